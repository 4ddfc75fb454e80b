/*
 * The card: what an agreement is, who made it, where its text is from, and how much of it there is here.
 */
#ifndef PACTA_TUI_CARD_H
#define PACTA_TUI_CARD_H

#include "tui/app.h"

/* Fills the pop-up with the card, broken for the width there is. */
void card_fill(struct app *app);

#endif
