/*
 * What an edition holds of the instrument: which articles, in whose words.
 */
#ifndef PACTA_AGREEMENT_COVERAGE_H
#define PACTA_AGREEMENT_COVERAGE_H

#include "agreement/agreement.h"

/* The first article within the scope, and the one behind an article; NULL at the end. The articles of an annex are its own: only
   the annex, or a division of it, has them for its scope; the root is the scope of the main body. */
const struct node *coverage_first_article(const struct node *scope);
const struct node *coverage_next_article(const struct node *scope, const struct node *article);

/* The labels of the articles of the main body that this edition holds, as "1, 6, 9-12, 16" (four and more in a row as a range);
   only those that hold a block of such a kind where `kinds` (a set of bits, 1 << block_kind) is not 0. */
void coverage_add_articles(const struct agreement *agreement, unsigned kinds, struct buf *out);

/* How many articles of the main body this edition holds. */
size_t coverage_count_articles(const struct agreement *agreement);

/* Which kinds of block the node holds itself (not what is nested in it), as a set of bits, 1 << block_kind. */
unsigned coverage_block_kinds(const struct node *node);

/* The kind that stands for the node in an outline: the instrument's own words before the curator's (text, quote, summary,
   note). False where the node holds no block. */
bool coverage_best_kind(const struct node *node, enum block_kind *kind);

/* How many provisions there are at or below the node. */
size_t coverage_count_provisions(const struct node *node);

#endif
