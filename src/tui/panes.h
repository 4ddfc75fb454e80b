/*
 * Drawing the two panes: the text (text_pane.c) and the outline (outline_pane.c).
 */
#ifndef PACTA_TUI_PANES_H
#define PACTA_TUI_PANES_H

#include "tui/app.h"

/* The signs of the panes, in Unicode or in ASCII. */
struct pane_signs {
    const char *folded, *unfolded, *reading, *divider, *separator, *focus;
    const char *bars[8]; /* from a little to a lot */
};
const struct pane_signs *panes_signs(const struct app *app);

/* Draws the text with its sticky heading; returns the row of the focus line and, in *column, where it begins. */
int panes_draw_text(struct app *app, int *column);

/* Draws the outline and its divider; returns the row of its cursor. */
int panes_draw_outline(struct app *app);

/* Does what a click at a cell asks for: goes to a row of the outline, or puts the focus on a line of the text. */
void panes_click(struct app *app, int row, int column);

/* Paints a line of a view between two columns, with what is lit in it. */
void panes_paint_line(const struct app *app, const struct view *view, int row, int left, int right,
                      const struct view_row *view_row);

/* Appends the place of a node as a path: "Moscow Declaration › Military-political cooperation › Art. 16". */
void panes_add_path(const struct app *app, const struct node *node, struct buf *out);

/* Appends the heading of a part as the text pane has it, in short: in brackets where it is the curator's. */
void panes_add_heading(const struct app *app, const struct node *part, struct buf *out);

/* Appends the parts of the path alone: "Military-political cooperation › Art. 16". */
void panes_add_parts(const struct app *app, const struct node *node, struct buf *out);

#endif
