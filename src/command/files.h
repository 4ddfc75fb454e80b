/*
 * Finding the agreements below a directory.
 */
#ifndef PACTA_COMMAND_FILES_H
#define PACTA_COMMAND_FILES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"

/* Is there a directory of that name? */
bool files_is_directory(const char *path);

/* The paths of all files below a directory whose names end in .yaml (or .yml, which a library does not read), sorted, in the arena.
   Hidden files, and directories that are symbolic links, are left out. A directory that cannot be read is a fault. */
const char **files_below(struct arena *arena, const char *directory, size_t *n, struct diag_list *diags);

#endif
