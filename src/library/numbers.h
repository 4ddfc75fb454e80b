/*
 * Numbers as headings print them: in digits of any script, roman, in words ("TWENTY-ONE", "PREMIER"), Chinese, a letter.
 */
#ifndef PACTA_LIBRARY_NUMBERS_H
#define PACTA_LIBRARY_NUMBERS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* How many bytes at the start of s are a number, with all that belongs to it: "5 bis", "19A", "2.11", "1-01", "1er", "XVI"; 0 where
   it begins with none. */
size_t number_length(struct str s);

/* How many bytes at the start of s are an insertion behind a Chinese number: "之一". */
size_t number_inserted_length(struct str s);

/* How many bytes at the start of s are the sign of an ordinal behind a dot, ".º" of "1.º"; 0 where there is none. */
size_t number_ordinal_sign_length(struct str s);

/* What it counts; 0 where that cannot be told. */
size_t number_value(struct str s);

/* Has it nothing behind its number, as "5 bis" has? */
bool number_is_plain(struct str s);

#endif
