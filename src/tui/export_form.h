/*
 * The form for an export: format and file.
 */
#ifndef PACTA_TUI_EXPORT_FORM_H
#define PACTA_TUI_EXPORT_FORM_H

#include "tui/app.h"

/* Begins a form for the part in focus, with a file name offered. */
void export_form_open(struct app *app);

/* Takes the keys that change the format (Tab and back, Up and Down); false for all others, which are for the file's name. */
bool export_form_take(struct app *app, int key);

/* The file's name has changed: its ending may ask for another format. */
void export_form_changed(struct app *app, struct str path);

/* Writes the file, or asks before one that is there is written over. */
void export_form_accepted(struct app *app, struct str path);

/* The question whether to write over a file, and its answer. */
void export_form_ask(struct app *app);
void export_form_answered(struct app *app, struct str answer);

/* Draws the form; returns the row of the file's name and the column of its cursor. */
int export_form_draw(struct app *app, int *column);

#endif
