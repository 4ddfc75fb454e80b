/*
 * The quote view: one verbatim quotation a screen.
 */
#ifndef PACTA_TUI_QUOTES_H
#define PACTA_TUI_QUOTES_H

#include "tui/app.h"

/* Opens the view at the quotation in focus, else the next one behind it; complains where the edition has none. */
void quotes_open(struct app *app);
void quotes_close(struct app *app);

/* Goes n quotations on (back), as far as there are some. */
void quotes_move(struct app *app, long n);

/* The block that is shown. */
const struct node *quotes_block(const struct app *app);

/* Takes a key that has a meaning of its own in the view; false for all others. */
bool quotes_take(struct app *app, int key);

/* Draws the view over the whole screen above the status line. */
void quotes_draw(struct app *app);

#endif
