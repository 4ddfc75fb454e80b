/*
 * Loading many files at once, on as many processors as there are.
 */
#ifndef PACTA_LIBRARY_LOAD_MANY_H
#define PACTA_LIBRARY_LOAD_MANY_H

#include "agreement/agreement.h"
#include "base/diag.h"
#include "library/sieve.h"

/* What came of a file. */
struct loaded {
    struct agreement *agreement; /* NULL: it has errors, or is held back */
    char *held_back_id;          /* the id in a file that the sieve holds back, to be freed by the caller; else NULL */
    struct diag_list faults;     /* to be freed by the caller */
};

/* Loads each of the n files, but those that the sieve (NULL: none) holds back, into the place of the same number in `results`. */
void load_many(const char *const *paths, size_t n, const struct sieve *sieve, struct loaded *results);

#endif
