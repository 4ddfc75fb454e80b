/*
 * What the prompt is used for: going to a reference or running a command, searching, naming a file for an export.
 */
#ifndef PACTA_TUI_PROMPTS_H
#define PACTA_TUI_PROMPTS_H

#include "tui/app.h"

/* Open the prompt for each purpose. */
void prompts_go(struct app *app);
void prompts_search(struct app *app, bool is_backward);
void prompts_export(struct app *app);

/* Takes a key while the prompt is open. */
void prompts_take(struct app *app, int key);

/* Closes the prompt without doing anything; a search that was being typed goes back to where it began. */
void prompts_cancel(struct app *app);

#endif
