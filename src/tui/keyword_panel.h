/*
 * The keyword panel: the groups with their counts, to be switched on and off.
 */
#ifndef PACTA_TUI_KEYWORD_PANEL_H
#define PACTA_TUI_KEYWORD_PANEL_H

#include "tui/app.h"

void keyword_panel_fill(struct app *app);

/* Switches a group on or off; the panel stays open. */
void keyword_panel_choose(struct app *app, int group);

#endif
