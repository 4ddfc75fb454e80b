/*
 * The standing highlights: how often each group of keywords occurs, and where.
 */
#ifndef PACTA_AGREEMENT_KEYWORD_H
#define PACTA_AGREEMENT_KEYWORD_H

#include "agreement/agreement.h"
#include "base/diag.h"
#include "text/match.h"

struct keyword_set;

/* How often a group occurs: in the instrument's own words, and in the curator's. */
struct keyword_count {
    size_t verbatim;
    size_t curator;
};

/* Compiles the words of all groups of the agreement, which must outlive the set. */
struct keyword_set *keyword_set_new(const struct agreement *agreement);
void keyword_set_free(struct keyword_set *set);

/* The first word of the group in text that begins at or after byte `from`, the longest where two begin together. */
bool keyword_find(const struct keyword_set *set, size_t group, struct str text, size_t from, struct match *match);

/* Counts a group in the blocks of the node and of all below it; titles are not counted. */
struct keyword_count keyword_count_node(const struct keyword_set *set, size_t group, const struct node *node);

/* Adds a warning for each word that matches nothing in the whole agreement, its titles included. */
void keyword_check(const struct agreement *agreement, struct diag_list *diags);

#endif
