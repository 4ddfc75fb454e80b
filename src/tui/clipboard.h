/*
 * Copying: to the configured copy-command, else through tmux, else to the terminal by OSC 52; and always to a file.
 */
#ifndef PACTA_TUI_CLIPBOARD_H
#define PACTA_TUI_CLIPBOARD_H

#include <stdbool.h>

#include "base/str.h"

struct clipboard {
    const char *const *command;                    /* the copy-command and its arguments, behind them NULL; NULL: none */
    bool (*send)(void *context, struct str bytes); /* writes to the terminal; NULL: there is none */
    void *context;
    bool (*must_stop)(void); /* has ^C been typed? May be NULL */
};

/* Copies the text, and appends to *how in one line which way it went, what failed before, and where else it is. Takes at most
   a few seconds. False where it could be put nowhere at all. */
bool clipboard_copy(const struct clipboard *clipboard, struct str text, struct buf *how);

#endif
