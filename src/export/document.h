/*
 * The agreement, or a part of it, as a document of the file format (pacta(5)), in any syntax that has maps, lists and texts.
 */
#ifndef PACTA_EXPORT_DOCUMENT_H
#define PACTA_EXPORT_DOCUMENT_H

#include "export/export.h"

/* A syntax: what document_write() calls, with the writer's own state in front. Within a map, a key comes before each value. */
struct document_syntax {
    void (*map_start)(void *state, bool is_inline);
    void (*map_end)(void *state);
    void (*list_start)(void *state, bool is_inline);
    void (*list_end)(void *state);
    void (*key)(void *state, const char *key);
    void (*text)(void *state, struct str text);
    void (*lines)(void *state, struct str text); /* a text of paragraphs, in which newlines at the end mean nothing */
    void (*number)(void *state, size_t number);
    bool has_addresses; /* every part says its address, "eId" */
};

/* Writes what is asked for. Read again it is the same model; a part reads as an agreement of which there are excerpts: all that
   is said of the agreement, and the part in the sections that it stands in. A paragraph comes with the provision that it is
   in. */
void document_write(const struct export_request *request, const struct document_syntax *syntax, void *state);

/* Writes only what is said of the agreement as a whole, as one map: all keys but those of its texts. */
void document_write_metadata(const struct export_request *request, const struct document_syntax *syntax, void *state);

#endif
