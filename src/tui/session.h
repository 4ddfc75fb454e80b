/*
 * The session: what the reader keeps from run to run, and across the reloading of an edited file.
 */
#ifndef PACTA_TUI_SESSION_H
#define PACTA_TUI_SESSION_H

#include "tui/app.h"

/* Reads what was kept; a fault is said, and reading goes on without. */
void session_open(struct app *app);

/* Notes where the open agreement is being read, and what is lit in it. */
void session_note(struct app *app);

/* Brings back what was noted of the agreement that has just been opened: what is lit, and with `with_place` the place. */
void session_restore(struct app *app, bool with_place);

/* Writes what has changed, if anything has; a fault is said once. */
void session_save(struct app *app);

/* Notes, writes and frees. */
void session_close(struct app *app);

/* Reads the open agreement's file again, the word in focus where it was. */
void session_reload(struct app *app);

/* Sets the mark of a letter here; goes to the mark of a letter, in whichever agreement, or says that there is none. */
void session_mark(struct app *app, int letter);
void session_go_mark(struct app *app, int letter);

#endif
