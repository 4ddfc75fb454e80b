/*
 * The search in the text that is open: all its hits, in reading order.
 */
#ifndef PACTA_TUI_SEARCH_H
#define PACTA_TUI_SEARCH_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/flow.h"
#include "text/match.h"

struct flow_hit {
    size_t item;       /* of the flow, where the hit begins */
    size_t start, end; /* bytes of the item's text */
};

struct search {
    struct matcher *matcher; /* NULL: nothing is searched for */
    char *pattern;
    struct flow_hit *hits;
    size_t n_hits, capacity;
    size_t current; /* the hit gone to last; n_hits: none */
};

/* Looks for a pattern in all of the flow; an empty one ends the search. False, with a fault, where it cannot be compiled. */
bool search_start(struct search *search, const struct flow *flow, struct str pattern, bool is_regex, struct diag_list *diags);

/* Looks again, in a flow that has taken the place of the old one. */
void search_again(struct search *search, const struct flow *flow);

void search_end(struct search *search);

/* The first hit at or behind a place, going on at the beginning behind the last; n_hits where there is none at all. */
size_t search_next(const struct search *search, size_t item, size_t byte);

/* The last hit before a place, going on at the end before the first. */
size_t search_previous(const struct search *search, size_t item, size_t byte);

/* How many hits there are at or below a node. */
size_t search_count(const struct search *search, const struct flow *flow, const struct node *node);

/* The first hit that may reach into an item: its place among the hits, from which on those that matter follow. */
size_t search_first_in(const struct search *search, size_t item);

#endif
