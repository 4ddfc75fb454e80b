/*
 * The passage in focus as text to take away.
 *
 * Never can a summary be taken for the instrument's own words: whatever is not verbatim, and every translation, says so and from
 * which source. What a terminal obeys is left out, as in an export, since what is copied may be pasted into one.
 */
#ifndef PACTA_TUI_PASSAGE_H
#define PACTA_TUI_PASSAGE_H

#include "agreement/agreement.h"
#include "export/citation.h"

/* Appends the passage that a node stands for: a paragraph with those nested under it; a whole block; of what has a heading, the
   heading and its own blocks (of those in several languages the ones in `language`, unless it is ""). It ends without a newline. */
void passage_add(const struct agreement *agreement, const struct node *node, struct str language, struct buf *out);

/* The same with quotation marks around what is verbatim, and, on lines of its own, the citation. */
void passage_add_cited(const struct agreement *agreement, const struct node *node, struct str language,
                       const struct citation_style *style, struct buf *out);

#endif
