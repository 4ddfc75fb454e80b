/*
 * The library in the reader: the list of agreements, a search over all of them, and what refers to a place.
 */
#ifndef PACTA_TUI_SHELF_H
#define PACTA_TUI_SHELF_H

#include "tui/app.h"

/* The pop-up with the agreements of the library: a row each, sorted by date, title or party; "s" sorts by the next of these. */
void shelf_fill(struct app *app);
void shelf_choose(struct app *app, int value);
bool shelf_take(struct app *app, int key);

/* Searches the whole library and opens the list of the hits; ^C stops it. The hits are then walked with n and N, from one
   agreement to the next. */
void shelf_grep(struct app *app, struct str pattern);
void shelf_grep_choose(struct app *app, int value);

/* Goes to the next (previous) hit of the search over the library; false where there is no such search. */
bool shelf_next_hit(struct app *app, bool is_forward);

/* Ends the search over the library. */
void shelf_grep_end(struct app *app);

/* Opens the list of what refers to the part in focus. */
void shelf_citing(struct app *app);
void shelf_citing_choose(struct app *app, int value);

#endif
