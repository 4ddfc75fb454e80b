/*
 * Where a line of text may be broken (Unicode UAX #14, by libunibreak).
 */
#ifndef PACTA_TEXT_LINEBREAK_H
#define PACTA_TEXT_LINEBREAK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/display.h"

/* One line of a paragraph, in bytes of the paragraph. */
struct text_line {
    size_t start;    /* its first byte */
    size_t end;      /* behind the last byte that is shown: the white space at which the line breaks is behind it */
    size_t next;     /* where the next line begins */
    int width_cells; /* of start to end, and of the hyphen */
    bool hyphen;     /* the line breaks at a soft hyphen: whoever shows it adds a "-", for which there is room */
};

/* Has the library build its index, which for every paragraph anew would be a tenth of the time of an export. Whoever has a
   struct display need not call it: display_make() does. */
void text_breaker_prepare(void);

struct text_breaker;

/* Prepares to break `text`, one paragraph without newlines, in a language (BCP 47, for the few rules that depend on it; may be
   empty). The text must live as long as the breaker. Freed with text_breaker_free(). */
struct text_breaker *text_breaker_new(struct str text, struct str language, const struct display *display);
void text_breaker_free(struct text_breaker *breaker);

/* The line that begins at byte `start` (a value of `next`, or 0) and takes at most width_cells cells. A word that does not fit
   on a line of its own is broken between clusters, at least one cluster to a line, so that only a cluster that is wider makes
   a wider line. False when start is the end of the text. */
bool text_breaker_line(const struct text_breaker *breaker, size_t start, int width_cells, struct text_line *line);

#endif
