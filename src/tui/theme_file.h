/*
 * Theme files: YAML to a theme, with faults told as those of an agreement are.
 */
#ifndef PACTA_TUI_THEME_FILE_H
#define PACTA_TUI_THEME_FILE_H

#include "base/arena.h"
#include "base/diag.h"
#include "tui/theme_spec.h"

/* Reads a theme from the text of a file; `file` is its name for diagnostics. The strings of the theme live in the arena. False
   if there were errors: then the theme has what could be used, and for the rest is the built-in one. */
bool theme_file_read(struct str text, const char *file, struct arena *arena, struct theme_spec *spec, struct diag_list *diags);

#endif
