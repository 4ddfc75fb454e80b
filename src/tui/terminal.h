/*
 * The terminal: curses, keys and signals. Nothing else in the program touches the terminal's modes.
 *
 * There is one terminal open at a time, and exit() closes it: whoever ends the program leaves the terminal as it was.
 */
#ifndef PACTA_TUI_TERMINAL_H
#define PACTA_TUI_TERMINAL_H

#include <stdbool.h>

#include "base/diag.h"
#include "base/str.h"

/* A key: a code point for what types a character (controls too: 1 is ^A), or one of these. */
enum {
    KEY_NOTHING = -1,        /* no key came in time */
    KEY_SPECIAL = 0x1000000, /* added to the code that curses gives a function key */
    KEY_ALT = 0x2000000,     /* added to a key that came behind an Escape at once */
    KEY_ESCAPE = 27,
};

/* Puts the terminal in full-screen mode, keys read from standard input or, where that is no terminal, from /dev/tty. On
   failure adds a fault and returns false. */
bool terminal_open(bool colour, struct diag_list *diags);

/* Gives the terminal back as it was; nothing where none is open. */
void terminal_close(void);

/* Waits for a key, at most timeout_ms (-1: without end), and returns it, KEY_NOTHING when the time is up or a signal came. */
int terminal_read_key(int timeout_ms);

/* How many columns can be drawn in. On a terminal that goes on to the next line at once when the last column is written, that
   column is left alone: emulators do not agree about it. */
int terminal_columns(void);

/* Shows what was drawn: sends the difference to what the terminal shows in one piece. */
void terminal_show(void);

/* Has the next drawing send the whole screen, whatever the terminal is thought to show. */
void terminal_redraw(void);

/* Has the terminal report the mouse, or leave it to the terminal's own selection. A report is KEY_SPECIAL + KEY_MOUSE. */
void terminal_set_mouse(bool on);

/* What the mouse did: a click at a cell, or a turn of the wheel (n_lines not 0). False where it was nothing of the kind. */
struct mouse_event {
    int row, column;
    int n_lines;
};
bool terminal_read_mouse(struct mouse_event *event);

/* Sends bytes to the terminal past the screen, as a control sequence; false on failure. */
bool terminal_send(struct str bytes);

/* Has a signal asked to end (SIGTERM, SIGHUP, the terminal gone)? */
bool terminal_must_end(void);

/* Was ^C typed since this was last asked? */
bool terminal_was_interrupted(void);

#endif
