#include "library/folders.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "library/library.h"

/* The folders found so far. */
struct finding {
    struct arena *arena;
    const char **paths;
    struct stat *statuses;
    size_t n, capacity, statuses_capacity;
};

/* Adds a folder, if it is one and not there under another name already. */
static void add_folder(struct finding *f, struct str path) {
    struct stat status;
    const char *copy = arena_copy(f->arena, path).p;
    if (path.n == 0 || stat(copy, &status) != 0 || !S_ISDIR(status.st_mode))
        return;
    for (size_t i = 0; i < f->n; i++)
        if (f->statuses[i].st_dev == status.st_dev && f->statuses[i].st_ino == status.st_ino)
            return;
    size_t n_statuses = f->n;
    ARRAY_RESERVE_ONE(f->statuses, n_statuses, f->statuses_capacity);
    ARRAY_RESERVE_ONE(f->paths, f->n, f->capacity);
    f->statuses[f->n] = status;
    f->paths[f->n++] = copy;
}

/* The user's own folder (XDG Base Directory Specification): a relative $XDG_DATA_HOME is to be ignored. */
static void add_own_folder(struct finding *f) {
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data != NULL && data[0] == '/')
        add_folder(f, str_of(arena_printf(f->arena, "%s/pacta", data)));
    else if (home != NULL && home[0] != '\0')
        add_folder(f, str_of(arena_printf(f->arena, "%s/.local/share/pacta", home)));
}

const char **folders_find(struct arena *arena, size_t *n) {
    struct finding f = {.arena = arena};
    struct str rest = str_of(getenv("PACTA_PATH")), folder;
    while (str_split(&rest, ':', &folder))
        add_folder(&f, folder);
    add_own_folder(&f);
    add_folder(&f, str_of(arena_printf(arena, "%s/content", library_data_folder())));
    const char **paths = arena_array(arena, f.n, sizeof *paths);
    if (f.n != 0)
        memcpy(paths, f.paths, f.n * sizeof *paths);
    *n = f.n;
    free(f.paths);
    free(f.statuses);
    return paths;
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **folders_list(struct arena *arena, const char *folder, size_t *n) {
    const char **found = NULL;
    size_t capacity = 0;
    *n = 0;
    DIR *dir = opendir(folder);
    if (dir == NULL)
        return NULL;
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (entry->d_name[0] == '.' || !str_ends(str_of(entry->d_name), STR(".yaml")))
            continue;
        ARRAY_RESERVE_ONE(found, *n, capacity);
        found[(*n)++] = arena_printf(arena, "%s/%s", folder, entry->d_name);
    }
    closedir(dir);
    if (*n != 0)
        qsort(found, *n, sizeof *found, compare_paths);
    const char **paths = arena_array(arena, *n, sizeof *paths);
    if (*n != 0)
        memcpy(paths, found, *n * sizeof *paths);
    free(found);
    return paths;
}
