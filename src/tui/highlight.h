/*
 * Highlights: what the search and the keywords light in an item's text, laid over its spans when they are painted.
 */
#ifndef PACTA_TUI_HIGHLIGHT_H
#define PACTA_TUI_HIGHLIGHT_H

#include "tui/app.h"

enum { HIGHLIGHTS_MAX = 256 };

struct highlight {
    size_t start, end; /* bytes of the item's text */
    enum role role;
};

/* What is lit between two bytes of an item's text, in order and not overlapping; what the search lights comes before the
   keywords. */
struct highlights {
    struct highlight items[HIGHLIGHTS_MAX];
    size_t n;
    unsigned groups; /* the keyword groups among them, as bits */
};

void highlights_find(const struct app *app, const struct flow *flow, size_t item, size_t start, size_t end,
                     struct highlights *found);

/* The role of a byte: that of the highlight that holds it, else `role`. */
enum role highlights_role(const struct highlights *highlights, size_t byte, enum role role);

#endif
