/*
 * Themes: what each role looks like on this terminal.
 */
#ifndef PACTA_TUI_THEME_H
#define PACTA_TUI_THEME_H

#include <curses.h>
#include <stdbool.h>

#include "base/diag.h"
#include "layout/role.h"

/* How a role is shown: attributes, and the number of a pair of colours. */
struct theme {
    attr_t attributes[ROLE_COUNT];
    short pairs[ROLE_COUNT];
    bool tells_keywords; /* the eight groups of keywords differ in colour; otherwise signs have to tell them apart */
};

/* All of these are to be called when the terminal is open. `colour` false: attributes only. */

/* The theme that is built in. */
void theme_set_default(struct theme *theme, bool colour);

/* The theme of a name (see theme_list.h). False if there is none, or it has errors, which are added to diags: the theme is then
   made of what could be used, and of the built-in one. It may have warnings all the same. */
bool theme_load(struct theme *theme, struct str name, bool colour, struct diag_list *diags);

/* Gives the whole screen the background of the theme, or that of the terminal where it has none of its own: what is erased or
   never painted has it from now on. */
void theme_apply_background(const struct theme *theme);

#endif
