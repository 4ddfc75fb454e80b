/*
 * What a place is called, for people.
 */
#ifndef PACTA_AGREEMENT_NAME_H
#define PACTA_AGREEMENT_NAME_H

#include "agreement/agreement.h"

/* Appends the name by which a lawyer cites the place within its agreement: "Article 16", "Article 31(1)(b)", "Annex 1, Article 2",
   "Preamble, recital 3", "Part III"; of what has no number, its title, else its id. With `is_short`, "Art. 16". Nothing for the
   root. */
void name_add(const struct agreement *agreement, const struct node *node, bool is_short, struct buf *out);

/* Appends how many articles the instrument has and which of them this edition holds: "Moscow Declaration has 43 articles; this
   edition has 1, 6, 9, 10, 16, 25, 30". Runs of four and more articles in a row are given as "5-9". */
void name_add_holdings(const struct agreement *agreement, struct buf *out);

#endif
