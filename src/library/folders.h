/*
 * The folders in which agreements are looked for.
 */
#ifndef PACTA_LIBRARY_FOLDERS_H
#define PACTA_LIBRARY_FOLDERS_H

#include <stddef.h>

#include "base/arena.h"

/* The folders of a library in the order in which they win, each once, in the arena; those that are not there are left out. */
const char **folders_find(struct arena *arena, size_t *n);

/* The paths of the files of a folder whose names end in .yaml, sorted, in the arena; NULL, and errno set, where the
   folder cannot be read. */
const char **folders_list(struct arena *arena, const char *folder, size_t *n);

#endif
