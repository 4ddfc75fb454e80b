/*
 * Choosing a theme.
 */
#ifndef PACTA_TUI_THEMES_H
#define PACTA_TUI_THEMES_H

#include "tui/app.h"

/* Loads the first theme, when the reader is opened. */
void themes_load(struct app *app, struct str name, struct diag_list *diags);

/* Puts another theme in force; a faulty one is said, and is used as far as it goes. */
void themes_use(struct app *app, struct str name);

/* The ":theme" line: with no name, the list to choose from. */
void themes_run(struct app *app, struct str name);

/* The pop-up: a row a theme. */
void themes_fill(struct app *app);
void themes_choose(struct app *app, int value);

#endif
