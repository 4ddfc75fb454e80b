/*
 * Where the user's own files are kept (XDG Base Directory Specification).
 */
#ifndef PACTA_TUI_XDG_H
#define PACTA_TUI_XDG_H

#include <stdbool.h>

/* The path of a file of pacta's: in $XDG_CONFIG_HOME/pacta (else ~/.config/pacta), in $XDG_STATE_HOME/pacta (else
   ~/.local/state/pacta). A variable that holds no absolute path counts as not set. NULL where there is no home; the caller frees
   it. */
char *xdg_config_file(const char *name);
char *xdg_state_file(const char *name);

/* Makes the folders that the file `path` is in, as far as they are missing, for the user alone. False, with errno, where one
   cannot be made. */
bool xdg_make_folders(const char *path);

#endif
