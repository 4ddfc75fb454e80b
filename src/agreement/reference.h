/*
 * References: what a reader types or a curator writes to name a place, resolved within one agreement.
 *
 * Tried in this order: an eId; a part by its element and number ("Part III", "annex 1, art. 2"); an article's label, however
 * spelled; the id of a section or provision; a whole title; a prefix of an id; a prefix of the words of a title; a range "16-18"
 * of any of these. A pinpoint ("16(2)(b)", "16.2.b") may follow where it makes sense. A bare number means the main body, not an
 * annex. The first way in which anything is found decides; if it finds several places the reference is ambiguous.
 */
#ifndef PACTA_AGREEMENT_REFERENCE_H
#define PACTA_AGREEMENT_REFERENCE_H

#include "agreement/agreement.h"
#include "base/diag.h"

enum resolution_status {
    RESOLUTION_FOUND,
    RESOLUTION_AMBIGUOUS, /* several places: the candidates */
    RESOLUTION_ABSENT,    /* none here; the message says what there is */
};

struct resolution {
    enum resolution_status status;
    const struct node *node;        /* found: the place, the first of a range */
    const struct node *last;        /* found: the last of a range, else the same as node */
    const struct node **candidates; /* ambiguous: in document order */
    size_t n_candidates;
    const struct node *nearest; /* absent: the place where a pinpoint ended; NULL where not even that is here */
    size_t article;             /* absent: the number of the article meant, of "16 bis" 16; 0 where none is meant */
    char *message;              /* not found: one line for the user, not yet safe for a terminal */
    size_t cost;                /* how much of the agreement was looked at, in some measure */
};

/* Resolves a reference (without the name of an agreement). The result is freed with resolution_free(). */
struct resolution reference_resolve(const struct agreement *agreement, struct str reference);
void resolution_free(struct resolution *resolution);

/* Splits "un-charter#art_51", "un-charter 51" or "draft.yaml#16" into the agreement's name and the rest (empty where there is
   none). False where no name of an agreement stands before: there is no "#", and what is before the first space cannot be an
   id, or what is behind it cannot be the address or number of an article. */
bool reference_split(struct str reference, struct str *agreement, struct str *rest);

/* Resolves the references that a curator wrote (see:) in all nodes and adds a fault for those that lead nowhere. Called by
   agreement_finish(). */
void reference_resolve_all(struct agreement *agreement, struct diag_list *diags);

#endif
