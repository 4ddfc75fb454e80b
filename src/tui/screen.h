/*
 * The screen: draws the state of the app, and changes nothing in it.
 */
#ifndef PACTA_TUI_SCREEN_H
#define PACTA_TUI_SCREEN_H

#include "tui/app.h"

/* Draws everything and leaves the cursor at the focus, or in the prompt. */
void screen_draw(struct app *app);

#endif
