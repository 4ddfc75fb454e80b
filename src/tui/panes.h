/*
 * Drawing the two panes: the text and the outline.
 */
#ifndef PACTA_TUI_PANES_H
#define PACTA_TUI_PANES_H

#include "tui/app.h"

/* Draws the text with its sticky heading; returns the row of the focus line and, in *column, where it begins. */
int panes_draw_text(struct app *app, int *column);

/* Draws the outline and its divider; returns the row of its cursor. */
int panes_draw_outline(struct app *app);

/* Appends the place of a node as a path: "Moscow Declaration › Military-political cooperation › Art. 16". */
void panes_add_path(const struct app *app, const struct node *node, struct buf *out);

#endif
