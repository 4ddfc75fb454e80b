/*
 * Texts in pop-ups: a label and what is said under it, broken into as many rows as the width needs.
 */
#ifndef PACTA_TUI_POPUP_TEXT_H
#define PACTA_TUI_POPUP_TEXT_H

#include "tui/app.h"

/* Adds a label and a text beside it (below it, where a narrow screen has no room for both). Labels of one pop-up are about
   label_width cells wide. */
void popup_text_add(struct app *app, enum role role, struct str label, int label_width, struct str text);

/* Adds a text on its own. */
void popup_text_add_line(struct app *app, enum role role, struct str text);

/* How wide the texts beside such labels are. */
int popup_text_width(const struct app *app, int label_width);

#endif
