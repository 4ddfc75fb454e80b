/*
 * Folding: what text is reduced to before it is compared.
 *
 * Text is folded a grapheme cluster at a time, and nothing of one cluster depends on another, so that a part of a text folds
 * to a part of what the whole folds to, and a match can be told in bytes of the text. What is folded, text/match.h says.
 */
#ifndef PACTA_TEXT_FOLD_H
#define PACTA_TEXT_FOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What a folding leaves as it is. */
struct fold {
    bool keep_case;
    bool keep_accents;
};

/* How many code points of a cluster are folded at once, decomposed. More make no cluster of any writing system; where a
   hostile one has more, marks are put into canonical order only within each such part. */
#define FOLD_PART 64

/* A cluster, or a part of one, folded. A case folding makes at most three code points out of one. */
struct folded {
    uint32_t code_points[3 * FOLD_PART];
    size_t n;
};

/* Folds the cluster of s from byte `at` up to its end at byte `end`, and returns `end`; a place before it where the cluster
   is too long for one part: then fold on from there. White space of any kind gives a space, and what is passed over nothing. */
size_t fold_part(struct fold fold, struct str s, size_t at, size_t end, struct folded *folded);

/* What an ASCII character folds to where nothing follows it in its cluster. */
unsigned char fold_ascii(struct fold fold, unsigned char c);

/* Can a cluster that begins with this code point fold to something that begins with `first`? A true answer may be wrong. */
bool fold_may_begin(struct fold fold, uint32_t code_point, uint32_t first);

/* Is the code point passed over in every comparison (soft hyphen, ZWJ, variation selectors ...)? */
bool fold_ignores(uint32_t code_point);

/* How many bytes at the start of s are the word, both folded, accents passed over; 0 where it begins otherwise. */
size_t fold_prefix(struct str s, const char *word);

/* Is there a capital, or an accent, in s? */
bool fold_has_capital(struct str s);
bool fold_has_accent(struct str s);

#endif
