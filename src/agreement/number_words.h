/*
 * Numbers in words, "PREMIER", "TWENTY-ONE", "二十一", and the letters by which a word is told to be over.
 */
#ifndef PACTA_AGREEMENT_NUMBER_WORDS_H
#define PACTA_AGREEMENT_NUMBER_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* How many bytes at the start of s are a number in words of a European language or of Arabic, "PREMIER", "TWENTY", "TWENTY-ONE",
   whatever its case and accents, and what it counts; 0 where there is none. */
size_t number_words_length(struct str s, size_t *value);

/* The same for Chinese numerals: "二十一" is 21, "一百零三" 103, "一二三" 123. */
size_t number_chinese_length(struct str s, size_t *value);

/* Is it a letter, of any script? And is there one at a byte of s? */
bool number_is_letter(uint32_t code_point);
bool number_is_letter_at(struct str s, size_t at);

#endif
