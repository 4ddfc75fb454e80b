/*
 * How text is shown: made safe, and how many cells it takes.
 *
 * Nothing from a file reaches a terminal but through display_cluster(): C0 and C1 controls, DEL, bidi controls (U+202A-202E,
 * U+2066-2069) and whatever the locale cannot show or give a width come out as a visible "<U+202E>", ill-formed UTF-8 as
 * U+FFFD, a tab, a newline or a line separator as a space; LRM, RLM, ZWJ and ZWNJ stay. A soft hyphen is left out: it is
 * for whoever breaks lines (text/linebreak.h) to show a hyphen. In an export file nothing is made visible: a tab is a space,
 * ill-formed UTF-8 is U+FFFD, other C0 (but newline), DEL and C1 are left out, and all else stays as it is.
 *
 * On a screen the width of a cluster is what curses gives it: the sum of wcwidth() over its code points in the locale of the
 * process. So the locale must be set (setlocale LC_CTYPE) before a struct display is made. In a file the width is the sum of
 * what Unicode says, so that a file is laid out the same in every locale.
 */
#ifndef PACTA_TEXT_DISPLAY_H
#define PACTA_TEXT_DISPLAY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

enum display_target {
    DISPLAY_SCREEN, /* a terminal, or what may end up on one: screen, show, search, messages */
    DISPLAY_FILE,   /* an export file: UTF-8 whatever the locale */
};

struct display {
    enum display_target target;
    bool utf8;  /* the locale's encoding is UTF-8 (always so for a file) */
    bool ascii; /* signs that are added to a text are ASCII, whatever the locale can show */
};

/* How text is shown in the locale in force; for DISPLAY_FILE the locale plays no part. */
struct display display_make(enum display_target target);

/* A cluster as it is shown. */
struct glyph {
    struct str text; /* UTF-8; either the cluster's own bytes or in `bytes` (so copy a glyph with care: call again) */
    int width_cells; /* 0 where it is left out, or is nothing but what has no cell of its own (LRM, a zero-width space) */
    char bytes[64];
};

/* How the cluster s (one cluster, as grapheme_next() cuts them) is shown. A cluster with an unsafe code point in it is shown
   code point by code point. On a screen, a cluster that begins with a combining mark is given a no-break space to stand on,
   and one that would not fit in `bytes` (no writing system makes such) is cut at a code point and ends in U+FFFD. */
void display_cluster(const struct display *display, struct str s, struct glyph *glyph);

/* The byte at which the cluster that begins at byte `at` of s (at < s.n) ends, and its width. */
size_t display_next(const struct display *display, struct str s, size_t at, int *width_cells);

/* The width of s in cells; INT_MAX where it is more. */
int display_width(const struct display *display, struct str s);

/* The longest prefix of s, in whole clusters, of at most width_cells cells: its length in bytes, and in *taken (not NULL) its
   width. */
size_t display_fit(const struct display *display, struct str s, int width_cells, int *taken);

/* How many bytes from `at` on are visible ASCII or a space, and each a cluster of its own (so not one that a mark may follow). */
size_t display_plain(struct str s, size_t at);

/* Appends s as it is shown (UTF-8). */
void display_add(const struct display *display, struct buf *out, struct str s);

/* Writes s as it is shown, in the encoding of the locale for DISPLAY_SCREEN; write errors stay in the stream. */
void display_write(const struct display *display, FILE *out, struct str s);

/* Appends s cut to width_cells cells, with an ellipsis ("…", or "..." in ASCII and where the locale lacks it) where something was
   cut. */
void display_add_cut(const struct display *display, struct buf *out, struct str s, int width_cells);

/* Does the text come out as it is, with an encoding and a width for each of its code points? For choosing signs. */
bool display_can_show(const struct display *display, struct str s);

#endif
