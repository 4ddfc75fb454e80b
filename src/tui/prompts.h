/*
 * What the prompt is used for: going to a reference or running an action, searching, filtering, naming a file for an export.
 */
#ifndef PACTA_TUI_PROMPTS_H
#define PACTA_TUI_PROMPTS_H

#include "tui/app.h"

/* Opens the prompt for a purpose. */
void prompts_open(struct app *app, enum prompt_purpose purpose);

/* Closes the open prompt as if this had been typed and accepted. */
void prompts_accept(struct app *app, struct str text);

/* Takes a key while the prompt is open. */
void prompts_take(struct app *app, int key);

/* Does what is done as one types, as searching is, for all that has been typed since the last time. To be called before a
   drawing. */
void prompts_settle(struct app *app);

#endif
