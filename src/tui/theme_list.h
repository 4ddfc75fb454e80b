/*
 * Where themes come from: $XDG_CONFIG_HOME/pacta/themes (or ~/.config/pacta/themes), then the folder "themes" of the shipped
 * files. A theme is named as its file is, without ".yaml"; the first file of a name wins. "default" is always there.
 */
#ifndef PACTA_TUI_THEME_LIST_H
#define PACTA_TUI_THEME_LIST_H

#include "base/arena.h"
#include "base/diag.h"
#include "tui/theme_spec.h"

struct theme_entry {
    const char *name;
    const char *description; /* "" where it has none */
};

/* The themes that there are to choose from, the default first, then by name. Files with faults are among them. */
const struct theme_entry *theme_list(struct arena *arena, size_t *n);

/* Finds a theme by its name, or by the path of its file (it has a "/" or ends in .yaml). False if there is none or it has
   errors, which are added to diags: then the theme has what could be used, and for the rest is the built-in one. Its strings
   live in the arena. */
bool theme_find(struct str name, struct arena *arena, struct theme_spec *spec, struct diag_list *diags);

#endif
