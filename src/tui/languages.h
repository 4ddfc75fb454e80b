/*
 * Choosing the language of the texts, and the theme.
 */
#ifndef PACTA_TUI_LANGUAGES_H
#define PACTA_TUI_LANGUAGES_H

#include "tui/app.h"

void languages_fill(struct app *app);
void languages_choose(struct app *app, int value);

#endif
