/*
 * Writes YAML that a person can read and correct: block style, texts of several lines as literal blocks, long ones of one line
 * folded, and everything else in whichever style keeps it what it is.
 */
#ifndef PACTA_YAML_EMITTER_H
#define PACTA_YAML_EMITTER_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

struct yaml_emitter;

/* Begins a document on `out`. */
struct yaml_emitter *yaml_emitter_new(FILE *out);

/* Ends the document and frees; false if anything could not be written. */
bool yaml_emitter_finish(struct yaml_emitter *emitter);

/* Maps and lists; `is_inline` writes them on one line, as {a: b} and [a, b]. Within a map, texts are keys and values in turn. */
void yaml_emit_map_start(struct yaml_emitter *emitter, bool is_inline);
void yaml_emit_map_end(struct yaml_emitter *emitter);
void yaml_emit_list_start(struct yaml_emitter *emitter, bool is_inline);
void yaml_emit_list_end(struct yaml_emitter *emitter);

/* A text, valid UTF-8; what YAML cannot hold as it stands is escaped. Read again it is the same, byte for byte. */
void yaml_emit_text(struct yaml_emitter *emitter, struct str text);

#endif
