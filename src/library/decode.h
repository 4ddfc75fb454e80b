/*
 * Text files in encodings other than UTF-8, where they say so.
 */
#ifndef PACTA_LIBRARY_DECODE_H
#define PACTA_LIBRARY_DECODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/diag.h"
#include "base/str.h"

/* The letters of Windows-1252 from 0x80 to 0x9F, a control character where it has none; files that say Latin-1 mean these too. */
extern const uint16_t windows_letters[32];

/* Appends the content as UTF-8, without a byte order mark: from UTF-8, from UTF-16 where a byte order mark says so or (with a
   warning) zero bytes show it, from Latin-1 or Windows-1252 where the first lines declare it ("charset=iso-8859-1", "coding:
   latin-1"). On a byte that is none of a character, or where the content is no text, adds a fault at its place and returns
   false. */
bool decode_text(struct str content, const char *file, struct buf *out, struct diag_list *diags);

#endif
