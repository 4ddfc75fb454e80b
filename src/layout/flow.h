/*
 * The flow: what an agreement, or a part of it, shows one below the other, before any width is known.
 *
 * A flow is a flat array of items in reading order, each one heading, one line about a block, or one paragraph. Items are laid
 * out one at a time (layout/layout.h), so a megabyte opens as fast as a page. A flow borrows from its agreement.
 *
 * A reading position is an anchor: a node and a byte of the node's text, never a line or an item. The text of a paragraph is
 * its block's whole text, so that its anchors and matches are bytes of the block; that of a heading is the title shown.
 */
#ifndef PACTA_LAYOUT_FLOW_H
#define PACTA_LAYOUT_FLOW_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "text/display.h"

enum flow_kind {
    FLOW_TITLE,     /* the agreement's title */
    FLOW_META,      /* kind, date and place, parties */
    FLOW_HEADING,   /* of a section, annex, preamble, closing, provision or recital */
    FLOW_LABEL,     /* a block's kind and source: "“ quotation · AzerNEWS, 22 Feb 2022" */
    FLOW_PARAGRAPH, /* a paragraph of a block */
    FLOW_SEE,       /* the references of a node */
    FLOW_HOLDINGS,  /* what of the instrument the edition holds */
};

struct flow_item {
    enum flow_kind kind;
    int gap_before;          /* blank lines before it */
    const struct node *node; /* heading, see: what has it; label: the block; paragraph: itself; title, meta, holdings: the root */
    struct str text;         /* the text that anchors and matches count in: of a title, heading or paragraph; else empty */
    size_t start, end;       /* the bytes of it that the item shows */
    size_t position;         /* the sum of the bytes shown before it in the flow, for percentages */
};

struct flow_options {
    struct str language; /* show the texts in this language where a holder has them; "": all */
    bool linear;         /* for screen readers: the kind spelled first, no signs, bars or indents */
    bool ascii;          /* signs in ASCII */
    bool addresses;      /* say each block's address in its label */
    bool absences;       /* end the whole with what the edition does not hold */
    const bool
        *hidden; /* by a node's order: what is left out, with all that hangs below it; NULL: nothing. Borrowed for flow_new() */
};

struct flow {
    const struct agreement *agreement;
    struct flow_options options;
    struct flow_item *items;
    size_t n_items;
    size_t n_bytes; /* all that is shown */
};

struct anchor {
    const struct node *node;
    size_t byte; /* of the text of the flow item that shows the node there */
};

/* The flow of the nodes from `first` to the end of what hangs below `last`, both included (the same node for one part; the root for
   the whole). */
struct flow *flow_new(const struct agreement *agreement, const struct node *first, const struct node *last,
                      const struct flow_options *options);
void flow_free(struct flow *flow);

/* The item that shows the anchor; the nearest one before it where the very node is not shown (as when its language is hidden). */
size_t flow_find(const struct flow *flow, struct anchor anchor);

/* The anchor of the beginning of an item. */
struct anchor flow_anchor(const struct flow *flow, size_t item);

#endif
