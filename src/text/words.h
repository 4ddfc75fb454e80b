/*
 * Where words begin and end, for keywords and for searches.
 *
 * A word is a run of grapheme clusters that hold a letter, a digit or a mark; a hyphen and an apostrophe end it, a soft hyphen
 * and other code points that no comparison sees do not. In scripts that are written without spaces (Chinese, Japanese, Thai,
 * Lao, Khmer, Burmese) a program cannot tell words by their looks: there each cluster stands for itself.
 */
#ifndef PACTA_TEXT_WORDS_H
#define PACTA_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* May a word begin or end at byte `at`, a cluster boundary of s: does it not part two clusters of one word? */
bool word_boundary(struct str s, size_t at);

/* Where the word ends that begins or goes on at byte `at`, a cluster boundary: `at` itself where there is none. */
size_t word_end(struct str s, size_t at);

/* The longest word of s, in bytes, that begins and ends where clusters do in whatever text it stands, between spaces or signs;
   empty where there is none. Script plays no part here. */
struct str word_longest(struct str s);

#endif
