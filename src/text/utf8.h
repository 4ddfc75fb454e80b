/*
 * UTF-8 (RFC 3629): decoding that never fails and never reads past the end.
 */
#ifndef PACTA_TEXT_UTF8_H
#define PACTA_TEXT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What stands for bytes that are not UTF-8. */
#define UTF8_REPLACEMENT 0xFFFD

/* Decodes the code point at byte `at` of s (at < s.n) into *code_point and returns how many bytes it took, at least 1. Bytes
   that are not UTF-8 give U+FFFD, a maximal ill-formed subpart at a time (Unicode, 3.9, "U+FFFD substitution"); *valid, where
   not NULL, tells them from a U+FFFD that stands in the text. */
size_t utf8_decode(struct str s, size_t at, uint32_t *code_point, bool *valid);

/* The byte at which the code point before byte `at` begins; `at` must be where one begins, or s.n, and above 0. */
size_t utf8_previous(struct str s, size_t at);

/* The byte at or before `at` at which a code point (or an ill-formed subpart) begins; s.n for any `at` from there on. */
size_t utf8_floor(struct str s, size_t at);

/* Writes the code point (a scalar value; any other as U+FFFD) to out and returns the number of bytes, 1 to 4. */
size_t utf8_encode(uint32_t code_point, char out[4]);

/* The place of the first byte that is not UTF-8, or s.n. */
size_t utf8_find_invalid(struct str s);

/* How many code points s has; an ill-formed subpart counts as one. */
size_t utf8_count(struct str s);

#endif
