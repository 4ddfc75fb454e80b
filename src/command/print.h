/*
 * Printing in columns and paragraphs on standard output.
 */
#ifndef PACTA_COMMAND_PRINT_H
#define PACTA_COMMAND_PRINT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "command/command.h"
#include "text/display.h"

/* Prints text, made safe. */
void print_text(const struct display *display, struct str text);

/* Prints text cut to a number of cells, and, unless `is_last` in its line, blanks up to there and two more. */
void print_cell(const struct display *display, struct str text, int width_cells, bool is_last);

/* The same, but a longer text stands whole and pushes what is behind it aside. */
void print_whole_cell(const struct display *display, struct str text, int width_cells, bool is_last);

/* The widest that a column is made where nothing limits the line: one long cell must not make every line as long. */
enum { PRINT_COLUMN_MAX = 100 };

/* A column of a table, and the least width that it may be cut to. */
struct column_cut {
    int *width_cells;
    int least;
};

/* Makes columns narrower, one after the other, until together they are so by `excess` cells; no more where that is not above 0. */
void print_cut_columns(const struct column_cut *cuts, size_t n, int excess);

/* Prints n blanks. */
void print_blanks(int n);

/* Prints text as a paragraph of at most width_cells cells (0: one line): behind `n_done` cells that stand in its first line
   already, its further lines behind `indent` blanks. */
void print_paragraph(const struct display *display, struct str text, int width_cells, int n_done, int indent);

/* Flushes and closes standard output. Where what was printed did not all arrive, says so and returns STATUS_TROUBLE, else
   `status`. A pipe that its reader has closed is no trouble. */
enum exit_status print_finish(enum exit_status status);

/* Has writing failed, so that there is no point in going on? */
bool print_has_failed(void);

#endif
