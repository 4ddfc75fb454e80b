/*
 * The sieve: holds back the files that cannot hold what is searched for, without parsing them.
 *
 * A match of a phrase has the phrase's longest word in it. Where that word is nowhere in the bytes of a file, folded as in a
 * search, no text in it has it either: YAML writes a word of letters and digits as it is and in one piece, but in a scalar with
 * escapes.
 */
#ifndef PACTA_LIBRARY_SIEVE_H
#define PACTA_LIBRARY_SIEVE_H

#include <stdbool.h>

#include "base/str.h"

struct sieve;

/* The sieve for a phrase; NULL where it has no word to look for. The caller frees it with sieve_free(). */
struct sieve *sieve_new(struct str phrase);
void sieve_free(struct sieve *sieve);

/* Is it sure that no text of the agreement in this YAML holds a match? Then *id is the agreement's id. A file that is broken on its
   face is not held back; one with another error may be. May be called from several threads. */
bool sieve_holds_back(const struct sieve *sieve, struct str yaml, struct str *id);

#endif
