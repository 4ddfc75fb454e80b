/*
 * What pop-ups are used for: the help, lists of places to go to, the keyword panel, the card, the choice of language and theme;
 * and the box in which a reference is peeked at.
 */
#ifndef PACTA_TUI_POPUPS_H
#define PACTA_TUI_POPUPS_H

#include "agreement/reference.h"
#include "tui/app.h"

/* Opens a pop-up of a purpose that needs nothing else. */
void popups_open(struct app *app, enum popup_purpose purpose);

/* Opens an empty list of a purpose, to be filled by the caller and shown with popup_show(). */
void popups_open_list(struct app *app, enum popup_purpose purpose, struct str title);

/* Opens a list of the places that an ambiguous reference can mean, or of the references of a part. */
void popups_candidates(struct app *app, struct str reference, const struct resolution *resolution);
void popups_references(struct app *app, const struct node *part);

/* Opens a box with the text of a place. */
void popups_peek(struct app *app, const struct agreement *agreement, const struct node *first, const struct node *last);

/* May the pop-up lie over the outline too? */
bool popups_is_wide(const struct app *app);

/* Fills the open pop-up anew, after a change of what it shows or of the size of the screen. */
void popups_refresh(struct app *app);

/* Takes a key while a pop-up or box is open. */
void popups_take(struct app *app, int key);

/* Draws what is open; returns the row for the cursor. */
int popups_draw(struct app *app, int *column);

void popups_close(struct app *app);

#endif
