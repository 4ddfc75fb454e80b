/*
 * Themes: what each role looks like on this terminal.
 */
#ifndef PACTA_TUI_THEME_H
#define PACTA_TUI_THEME_H

#include <curses.h>
#include <stdbool.h>

#include "layout/role.h"

/* How a role is shown: attributes with the colour pair in them. */
struct theme {
    attr_t attributes[ROLE_COUNT];
    short pairs[ROLE_COUNT];
};

/* The default theme: the terminal's own foreground and background, colours only as an addition to bold, underline and reverse.
   To be called when the terminal is open. */
void theme_set_default(struct theme *theme, bool colour);

#endif
