/*
 * Putting lines together: text is poured into lines of a width, span by span. Used by layout.c alone.
 */
#ifndef PACTA_LAYOUT_COMPOSE_H
#define PACTA_LAYOUT_COMPOSE_H

#include "layout/layout.h"

struct composer {
    struct arena *arena;
    const struct display *display;
    int width_cells;     /* 0: no limit */
    struct str bar;      /* drawn at the beginning of every line; may be empty */
    struct str language; /* of the text, for breaking lines */
    size_t item_start;   /* what lines without text of the item give as their place */
    struct span *spans;  /* of the line that is being made */
    size_t n_spans, spans_capacity;
    int column; /* where the next span goes */
    struct line *lines;
    size_t n_lines, lines_capacity;
};

/* A piece of text to be poured in. */
struct run {
    enum role role;
    bool is_source;  /* bytes of the item's text; else words of the program's own */
    struct str text; /* all of it, of which start to end are shown */
    size_t start, end;
    struct str prefix, suffix; /* brackets: never parted from its beginning and end, and not bytes of the text */
};

/* A run of the program's own words. */
struct run run_of_words(enum role role, struct str words);

/* Begins a line: the bar, and then nothing up to `column`. */
void compose_begin(struct composer *c, int column);

/* Ends the line and begins another one. */
void compose_break(struct composer *c, int column);

/* Has a span that shows nothing answer for these bytes of the item's text. */
void compose_unseen(struct composer *c, enum role role, size_t start, size_t end);

/* Pours a run in, behind what stands in the line; further lines begin at column `left`. */
void compose_run(struct composer *c, const struct run *run, int left);

/* The same for words that are to stay together: on a new line where they do not fit in this one. `gap` cells part them from
   what stands before them in the line. */
void compose_together(struct composer *c, const struct run *run, int gap, int left);

/* Ends the last line. With `is_centred` each line is moved to the middle of the width. */
struct layout compose_finish(struct composer *c, bool is_centred);

#endif
