/*
 * Loading many files at once, on as many processors as there are.
 */
#ifndef PACTA_LIBRARY_LOAD_MANY_H
#define PACTA_LIBRARY_LOAD_MANY_H

#include "agreement/agreement.h"
#include "base/diag.h"

/* What came of a file. */
struct loaded {
    struct agreement *agreement; /* NULL: it has errors */
    struct diag_list faults;     /* to be freed by the caller */
};

/* Loads each of the n files into the place of the same number in `results`. */
void load_many(const char *const *paths, size_t n, struct loaded *results);

#endif
