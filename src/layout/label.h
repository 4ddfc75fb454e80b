/*
 * The program's own words in a flow: what headings are numbered with, what labels, references and the lines under the title
 * say. Used by layout.c and by the Markdown writer.
 */
#ifndef PACTA_LAYOUT_LABEL_H
#define PACTA_LAYOUT_LABEL_H

#include "layout/flow.h"

/* Appends what stands before the title of a node: "Art. 16", "Part III", "Annex 2"; where it has no title, then what stands for
   one: "Preamble", "[scope]". */
void label_add_number_of(const struct flow *flow, const struct node *node, struct buf *out);

/* Appends the line about a block: "“ quotation · AzerNEWS, 22 Feb 2022", in linear display "Quotation, Article 16, AzerNEWS:". */
void label_add_block(const struct flow *flow, const struct node *node, struct buf *out);

/* Appends the name of a reference's target: "Art. 6", "un-charter 51"; of what is absent here, as it is written, and that. */
void label_add_reference(const struct flow *flow, const struct reference *reference, struct buf *out);

/* Appends the line under the title: kind, date and place, parties. */
void label_add_meta(const struct flow *flow, struct buf *out);

/* Appends what the edition has of the instrument. */
void label_add_holdings(const struct flow *flow, struct buf *out);

#endif
