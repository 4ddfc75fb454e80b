/*
 * Searching an agreement: hit by hit, in document order.
 */
#ifndef PACTA_LIBRARY_HITS_H
#define PACTA_LIBRARY_HITS_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "text/display.h"
#include "text/match.h"

/* Where to look: a set of bits, 1 << block_kind, and one more for titles. */
enum { HITS_IN_HEADINGS = 1 << BLOCK_KIND_COUNT, HITS_ANYWHERE = HITS_IN_HEADINGS | (HITS_IN_HEADINGS - 1) };

/* The names of these places as --in takes them, in the order of the bits. */
extern const char *const hit_place_names[BLOCK_KIND_COUNT + 1];

struct hit {
    const struct node *node;     /* the place: a numbered paragraph, or what holds the block or title */
    const struct node *holder;   /* whose text it is: the block, or what has the title */
    int place;                   /* in hit_place_names */
    const struct source *source; /* of a block; NULL: none */
    struct str language;
    struct str text;    /* the whole block or title */
    struct match match; /* in bytes of it */
};

/* A search in progress. To begin with, all but the first three are zero. */
struct hit_search {
    const struct agreement *agreement;
    const struct matcher *matcher;
    unsigned places;
    const struct node *node; /* the one being searched; NULL before the first and behind the last */
    size_t title;            /* its title being searched */
    struct matcher_cursor cursor;
    bool has_cursor; /* in the text being searched */
    bool is_begun;
};

/* The next hit; false where there is none any more. */
bool hits_next(struct hit_search *search, struct hit *hit);

/* The bytes of the text around the match to show: as many cells as are given on each side, less a word that would be cut. */
struct excerpt {
    size_t start, end;
};
struct excerpt hit_excerpt(const struct hit *hit, int context_cells, const struct display *display);

#endif
