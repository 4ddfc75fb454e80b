/*
 * The outline: sections and provisions as rows that can be folded, with a cursor of its own.
 */
#ifndef PACTA_TUI_OUTLINE_H
#define PACTA_TUI_OUTLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"

struct outline;

struct outline_row {
    const struct node *node;
    int depth;
    bool has_rows; /* there is something below it */
    bool is_folded;
    size_t n_hidden; /* folded: how many provisions are hidden */
};

struct outline *outline_new(const struct agreement *agreement);
void outline_free(struct outline *outline);

/* What of the instrument is quoted, for the foot of the pane: "Quotes Arts. 6, 16, 25, 30 of 43". */
struct str outline_foot(const struct outline *outline);

/* The rows that are not folded away. */
size_t outline_count(const struct outline *outline);
struct outline_row outline_row(const struct outline *outline, size_t row);

/* The row of the node, or of the nearest one around it that is shown. */
size_t outline_find(const struct outline *outline, const struct node *node);

/* The cursor's row; moving stops at the ends. */
size_t outline_cursor(const struct outline *outline);
void outline_move(struct outline *outline, long n_rows);
void outline_go(struct outline *outline, const struct node *node);

/* Folds or unfolds the row of the cursor. Where there is nothing to fold, folding folds the row around it. */
void outline_fold(struct outline *outline);
void outline_unfold(struct outline *outline);
void outline_fold_all(struct outline *outline, bool fold);

/* Shows only the rows whose text the pattern is found in, and those around them; an empty pattern shows all again. The text of a
   row is its number and its title. */
void outline_filter(struct outline *outline, struct str pattern);

/* Appends the text of a row: "Art. 16 Military assistance". */
void outline_add_text(const struct outline *outline, const struct node *node, struct buf *out);

/* The first row to be shown in a pane of `height` rows so that row `wanted` is in it, in the middle where the ends allow. It
   depends on nothing else, so that a pane that has been smaller shows what it showed before. */
size_t outline_top(const struct outline *outline, size_t wanted, int height);

#endif
