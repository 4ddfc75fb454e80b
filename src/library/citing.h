/*
 * Cited-by: which places of the library refer to a place.
 */
#ifndef PACTA_LIBRARY_CITING_H
#define PACTA_LIBRARY_CITING_H

#include "agreement/agreement.h"
#include "library/library.h"

/* A place that refers to the one that was asked about. */
struct citing {
    const struct agreement *agreement;
    const struct node *node; /* what has the reference */
    const struct reference *reference;
};

/* All places of the library, and of `agreement` itself where it is not in it, that refer to the node or to something in it, or to
   a range around it; in the order of the library, then of the documents. The caller frees the array. */
struct citing *citing_find(struct library *library, const struct agreement *agreement, const struct node *node, size_t *n,
                           struct diag_list *diags);

#endif
