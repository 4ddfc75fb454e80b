/*
 * Layout: a pure function of (item of a flow, width) to lines of styled spans. It knows no terminal and keeps no state.
 *
 * Each span that shows text of the agreement knows which bytes of the item's text it shows; the spans of an item's lines cover
 * its bytes from start to end exactly once, in order (white space at which a line breaks belongs to the span before it). Signs,
 * bars, brackets and labels are spans without a range. Highlights are laid over spans by whoever draws them.
 */
#ifndef PACTA_LAYOUT_LAYOUT_H
#define PACTA_LAYOUT_LAYOUT_H

#include "base/arena.h"
#include "layout/flow.h"
#include "layout/role.h"

struct span {
    enum role role;
    bool is_source; /* shows bytes of the item's text */
    int column;     /* its first cell in the line */
    int width_cells;
    struct str text;   /* what is shown, not yet safe: to be drawn through text/display.h */
    size_t start, end; /* is_source: the bytes of the item's text that it covers; text are the first of them */
};

struct line {
    const struct span *spans;
    size_t n_spans;
    int width_cells;
    size_t start, end; /* the bytes of the item's text that the line covers; both item->start where it covers none */
};

struct layout {
    const struct line *lines;
    size_t n_lines; /* at least 1 */
};

/* Lays out one item at most width_cells wide (0: as one line, however long) for the given kind of display. What is returned
   lives in the arena, and borrows from the agreement. No line is wider than width_cells, unless a single cluster is. The blank
   lines of gap_before are not among the lines. */
struct layout layout_item(const struct flow *flow, size_t item, int width_cells, const struct display *display,
                          struct arena *arena);

/* The line that shows byte `byte` of the item's text: its place among the lines. */
size_t layout_find_line(const struct layout *layout, size_t byte);

/* The widest measure that is comfortable to read: 72 cells. */
enum { LAYOUT_MEASURE = 72 };

/* The sign and the word of a kind of block: "“" or "\"" and "quotation"; "§" "full text"; "≈" "summary"; "†" "note". */
const char *layout_kind_sign(enum block_kind kind, bool ascii);
const char *layout_kind_word(enum block_kind kind);

/* Appends a source as it is named under a text: "AzerNEWS, 22 Feb 2022". Nothing for NULL. */
void layout_add_source(const struct source *source, struct buf *out);

/* Must the language of a block be named, since it is not the agreement's or another block beside it has another one? And
   appends the name of a language, "French"; of a rarer one, its tag. */
bool layout_names_language(const struct agreement *agreement, const struct node *block);
void layout_add_language(struct str tag, struct buf *out);

#endif
