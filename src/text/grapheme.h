/*
 * Grapheme clusters (Unicode UAX #29): what a reader takes for one character.
 *
 * Everything that cuts, measures or matches text does so on cluster boundaries, found here and nowhere else.
 */
#ifndef PACTA_TEXT_GRAPHEME_H
#define PACTA_TEXT_GRAPHEME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The byte at which the cluster that begins at byte `at` of s ends. `at` must be a cluster boundary, at < s.n. A newline is a
   cluster of its own, and so is each ill-formed subpart. */
size_t grapheme_next(struct str s, size_t at);

/* The byte at which the last cluster before byte `at` (a boundary) begins; 0 for at 0. Looks back no further than it needs:
   to the nearest pair of characters between which there is a boundary whatever stands before them. */
size_t grapheme_previous(struct str s, size_t at);

/* The boundary at or before byte `at`. */
size_t grapheme_floor(struct str s, size_t at);

/* For questions that go forward through a text: all of them together take time linear in the text, whatever it holds, where
   a grapheme_floor() each could look back over the same long cluster again and again. */
struct grapheme_walk {
    struct str text;
    size_t boundary; /* one that is known, at or before what is asked next; 0 to begin with */
};

/* Is byte `at` a cluster boundary? Ask for growing places only. */
bool grapheme_walk_at(struct grapheme_walk *walk, size_t at);

#endif
