/*
 * Citations: a table of styles, one function a style.
 */
#ifndef PACTA_EXPORT_CITATION_H
#define PACTA_EXPORT_CITATION_H

#include "agreement/agreement.h"

/* A place that is cited: the root for the agreement as a whole; `last` is another node for a range. */
struct citation_place {
    const struct agreement *agreement;
    const struct node *first, *last;
};

struct citation_style {
    const char *name;
    const char *description;
    /* Appends the citation of a place, as one line; NULL for a style of lists. */
    void (*add)(const struct citation_place *place, struct buf *out);
    /* Of a style whose citations are entries of a list for another program: appends all of it, an entry for each agreement in the
       order in which they first occur, as lines. NULL for a style of single citations. */
    void (*add_list)(const struct citation_place *places, size_t n, struct buf *out);
};

extern const struct citation_style citation_styles[];
extern const size_t n_citation_styles;

/* The style of that name, or NULL. */
const struct citation_style *citation_style_find(struct str name);

/* Appends the citations of places in the style, whatever it is, as lines; no newline at the end. */
void citation_add(const struct citation_style *style, const struct citation_place *places, size_t n, struct buf *out);

/* Appends the address that can be pasted back: "az-ru-2022#art_16", for the root "az-ru-2022". */
void citation_add_address(const struct agreement *agreement, const struct node *node, struct buf *out);

/* Appends what a passage is from, whatever the style: the agreement, the place, the address of it. */
void citation_add_origin(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out);

#endif
