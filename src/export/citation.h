/*
 * Citations: a table of styles, one function a style.
 */
#ifndef PACTA_EXPORT_CITATION_H
#define PACTA_EXPORT_CITATION_H

#include "agreement/agreement.h"

struct citation_style {
    const char *name;
    const char *description;
    /* Appends the citation of a place (the root for the agreement as a whole; `last` is another node for a range), as one line
       without its end. */
    void (*add)(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out);
};

extern const struct citation_style citation_styles[];
extern const size_t n_citation_styles;

/* The style of that name, or NULL. */
const struct citation_style *citation_style_find(struct str name);

/* Appends the address that can be pasted back: "az-ru-2022#art_16", for the root "az-ru-2022". */
void citation_add_address(const struct agreement *agreement, const struct node *node, struct buf *out);

/* Appends what a passage is from, whatever the style: the agreement, the place, the address of it. */
void citation_add_origin(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out);

#endif
