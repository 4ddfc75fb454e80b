/*
 * Pop-ups: a framed list of lines over the text, which can be scrolled.
 */
#ifndef PACTA_TUI_POPUP_H
#define PACTA_TUI_POPUP_H

#include <stdbool.h>

#include "tui/paint.h"

struct popup_line {
    enum role role;
    char *left;  /* painted in its role, in a column as wide as the widest */
    char *right; /* or NULL */
};

struct popup {
    bool is_open;
    char *title;
    struct popup_line *lines;
    size_t n_lines, capacity;
    size_t top;
};

/* Opens an empty pop-up in place of the one there is. */
void popup_open(struct popup *popup, const char *title);

/* Adds a line; the texts are copied. */
void popup_add(struct popup *popup, enum role role, struct str left, struct str right);

/* Scrolls; the last line stays at the foot. Closes itself at the keys that close: the caller asks is_open afterwards. */
void popup_take(struct popup *popup, int key);

/* Paints it within the rows from `top` and the columns up to `right`, no larger than its content; where there is no room for a
   frame, without one. */
void popup_paint(struct popup *popup, const struct painter *painter, bool ascii, int top, int left, int bottom, int right);

void popup_close(struct popup *popup);

#endif
