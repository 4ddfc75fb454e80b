/*
 * The canvas: a screen as strokes, row by row, before curses has it.
 *
 * Of a new screen most rows are as they were. A row whose strokes are those of the screen before is not painted again, and curses
 * need not compare its cells: between two keys that is most of the work. The texts of strokes are copied; the caller owns what it
 * passes.
 */
#ifndef PACTA_TUI_CANVAS_H
#define PACTA_TUI_CANVAS_H

#include <curses.h>
#include <stdbool.h>

#include "base/str.h"
#include "text/display.h"

/* How cells look: attributes, and the number of a pair of colours. */
struct ink {
    attr_t attributes;
    short pair;
};

struct canvas;

struct canvas *canvas_new(void);

/* Frees the canvas; NULL is let be. */
void canvas_free(struct canvas *canvas);

/* Begins a screen of so many rows, all blank. What is added outside of them is left out. */
void canvas_begin(struct canvas *canvas, int n_rows);

/* Adds text, shown from a cell of the row on, to what was added to the row before; it must fit, and lies over what is there. */
void canvas_add_text(struct canvas *canvas, int row, int column, struct ink ink, struct str text);

/* Adds blanks of an ink. */
void canvas_add_blank(struct canvas *canvas, int row, int column, int n_cells, struct ink ink);

/* Begins a part of a row, of which `key` tells all that it depends on. Where the row had a part with this key on the screen before,
   it is added as it was, and true returned: there is nothing to add. Else what is added up to canvas_end_part() is the part. */
bool canvas_reuse_part(struct canvas *canvas, int row, struct str key);
void canvas_end_part(struct canvas *canvas);

/* Hands the rows that are not as they were to curses, texts made safe by `display`. */
void canvas_paint(struct canvas *canvas, const struct display *display);

/* Has all rows painted anew the next time, and no part used again: what curses has of them is not what was painted, or is to look
   otherwise, or what keys point to is gone. */
void canvas_forget(struct canvas *canvas);

#endif
