#include "command/files.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/str.h"

/* No library is nested deeper than this. */
enum { DEPTH_MAX = 32 };

struct walk {
    struct arena *arena;
    const char **paths;
    size_t n, capacity;
    struct diag_list *diags;
};

bool files_is_directory(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static bool is_real_directory(const char *path) {
    struct stat status;
    return lstat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void walk_directory(struct walk *walk, const char *directory, int depth) {
    DIR *dir = opendir(directory);
    if (dir == NULL) {
        diag_add(walk->diags, DIAG_IO, (struct diag_place){.file = directory}, NULL, "cannot be read: %s", strerror(errno));
        return;
    }
    bool has_slash = str_ends(str_of(directory), STR("/"));
    for (struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        struct str name = str_of(entry->d_name);
        if (name.p[0] == '.')
            continue;
        const char *path = arena_printf(walk->arena, "%s%s%s", directory, has_slash ? "" : "/", entry->d_name);
        if (is_real_directory(path)) {
            if (depth < DEPTH_MAX)
                walk_directory(walk, path, depth + 1);
        } else if (str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml"))) {
            ARRAY_RESERVE_ONE(walk->paths, walk->n, walk->capacity);
            walk->paths[walk->n++] = path;
        }
    }
    closedir(dir);
}

static int compare_paths(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char **files_below(struct arena *arena, const char *directory, size_t *n, struct diag_list *diags) {
    struct walk walk = {.arena = arena, .diags = diags};
    walk_directory(&walk, directory, 0);
    const char **paths = arena_array(arena, walk.n, sizeof *paths);
    if (walk.n != 0) {
        qsort(walk.paths, walk.n, sizeof *walk.paths, compare_paths);
        memcpy(paths, walk.paths, walk.n * sizeof *paths);
    }
    free(walk.paths);
    *n = walk.n;
    return paths;
}
