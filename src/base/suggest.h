/*
 * The nearest word to one that is not known, for messages.
 */
#ifndef PACTA_BASE_SUGGEST_H
#define PACTA_BASE_SUGGEST_H

#include <stddef.h>

#include "base/str.h"

/* The candidate that `word` was most likely meant to be: the one fewest edits away (letters put in, left out, replaced or
   swapped; ASCII case apart), if these are no more than a third of the word's length, or one; NULL where none is so near. The first
   of equals. */
const char *suggest_nearest(struct str word, const char *const *candidates, size_t n_candidates);

#endif
