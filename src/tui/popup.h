/*
 * Pop-ups: a framed list of rows over the text, which can be scrolled, filtered and, where its rows stand for something, chosen
 * from.
 */
#ifndef PACTA_TUI_POPUP_H
#define PACTA_TUI_POPUP_H

#include <stdbool.h>

#include "tui/paint.h"

/* The value of a row that cannot be chosen. */
enum { POPUP_NO_VALUE = -1 };

struct popup_row {
    enum role role; /* of its left part */
    char *left;     /* in a column as wide as the widest */
    char *right;    /* or NULL: then the left part has the whole row */
    int value;      /* what choosing it means, or POPUP_NO_VALUE */
};

enum popup_result {
    POPUP_STAYS,
    POPUP_CLOSED,
    POPUP_CHOSEN, /* the row under the cursor, or the one whose digit was typed; the pop-up stays open until the caller closes it */
};

/* All zeroes is a closed one. */
struct popup {
    bool is_open;
    char *title;
    struct popup_row *rows;
    size_t n_rows, capacity;
    size_t *shown; /* the rows that the filter lets through */
    size_t n_shown;
    struct buf filter;
    bool is_filtering; /* keys go to the filter */
    bool is_menu;      /* a row can be chosen: there is a cursor */
    size_t cursor;     /* of the rows shown */
    size_t top;
    int height; /* rows of text at the last painting, for pages */
};

/* Opens an empty pop-up in place of the one there is. */
void popup_open(struct popup *popup, struct str title, bool is_menu);

/* Adds a row; the texts are copied. */
void popup_add(struct popup *popup, enum role role, struct str left, struct str right, int value);

/* Takes the rows out, to be added anew; cursor and filter stay. */
void popup_clear(struct popup *popup);

/* To be called when the rows are complete, and after each change of them. */
void popup_show(struct popup *popup);

/* Puts the cursor on the row with this value. */
void popup_point(struct popup *popup, int value);

/* Takes a key: j k and pages move, "/" filters, digits and Enter choose, Escape and q close. */
enum popup_result popup_take(struct popup *popup, int key, int *value);

/* Paints it within these rows and columns, no larger than its content; where there is no room for a frame, without one. Returns
   the row on which the cursor is to stand, and its column. */
int popup_paint(struct popup *popup, const struct painter *painter, bool ascii, const struct box *box, int *column);

void popup_close(struct popup *popup);

#endif
