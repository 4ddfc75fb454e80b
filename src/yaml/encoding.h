/*
 * The characters of a YAML file: found faulty here, all of them at once, before libyaml gives up at the first.
 */
#ifndef PACTA_YAML_ENCODING_H
#define PACTA_YAML_ENCODING_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

/* Looks for bytes that are not UTF-8 and for characters that YAML 1.1 (5.1, "c-printable") forbids, and adds a fault for each,
   up to a score of them. Where there are any, *mended gets a copy of the text in which "x" stands for them, so that the rest
   can still be read (nothing of UTF-16 can); true where there are none. */
bool yaml_check_encoding(struct str text, const char *file, struct buf *mended, struct diag_list *diags);

/* The line and column, from 1, of a byte of the text. Lines end with LF, CR or CR LF; a byte that is not part of a character is a
   column of its own. */
struct diag_place yaml_place_of(struct str text, size_t at, const char *file);

#endif
