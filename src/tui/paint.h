/*
 * Painting: text to cells of the canvas, cut where its room ends.
 */
#ifndef PACTA_TUI_PAINT_H
#define PACTA_TUI_PAINT_H

#include "text/display.h"
#include "tui/canvas.h"
#include "tui/theme.h"

/* Cells of the screen: rows up to but not including bottom, columns up to but not including right. */
struct box {
    int top, left, bottom, right;
};

struct painter {
    struct canvas *canvas;
    const struct theme *theme;
    struct display display;
    bool is_bare; /* for screen readers: no frames */
};

/* Paints text from a cell on, in whole clusters, up to but not including `end_column`; returns the column behind it. */
int paint_text(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text);

/* The same for a highlight that lies over another role, whose bold it keeps. */
int paint_over(const struct painter *painter, int row, int column, int end_column, enum role role, enum role under,
               struct str text);

/* As paint_text(), with an ellipsis where the text is cut. */
int paint_cut(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text);

/* Fills the cells from `column` up to `end_column` with blanks of a role. */
void paint_blank(const struct painter *painter, int row, int column, int end_column, enum role role);

#endif
