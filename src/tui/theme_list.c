#include "tui/theme_list.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "library/folders.h"
#include "library/library.h"
#include "tui/theme_file.h"
#include "tui/xdg.h"

#define DEFAULT_NAME "default"

/* The folders of themes: the user's own, and that of the themes that come with the program. */
enum { OWN, SHIPPED, N_FOLDERS };

/* The folders in the order in which they win; NULL where the user has no home. */
static void find_folders(struct arena *arena, const char *folders[N_FOLDERS]) {
    char *own = xdg_config_file("themes");
    folders[OWN] = own != NULL ? arena_copy(arena, str_of(own)).p : NULL;
    folders[SHIPPED] = arena_printf(arena, "%s/themes", library_data_folder());
    free(own);
}

/* Reads a file, and the built-in theme where it cannot be read. */
static bool read_file(const char *path, struct arena *arena, struct theme_spec *spec, struct diag_list *diags) {
    struct buf content = {0};
    theme_spec_default(spec);
    bool is_sound = file_read(path, &content, diags) && theme_file_read(buf_str(&content), path, arena, spec, diags);
    buf_free(&content);
    return is_sound;
}

/* The name of a theme: that of its file, without folder and ending. */
static struct str name_of_path(const char *path) {
    const char *slash = strrchr(path, '/');
    struct str name = str_of(slash != NULL ? slash + 1 : path);
    return str_slice(name, 0, name.n - STR(".yaml").n);
}

static bool is_listed(const struct theme_entry *entries, size_t n, struct str name) {
    for (size_t i = 0; i < n; i++)
        if (str_equal(name, str_of(entries[i].name)))
            return true;
    return false;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(((const struct theme_entry *)a)->name, ((const struct theme_entry *)b)->name);
}

/* Every theme by its name, not yet described. */
static struct theme_entry *list_names(struct arena *arena, size_t *n) {
    const char *folders[N_FOLDERS];
    struct theme_entry *entries = memory_alloc(sizeof *entries);
    size_t capacity = 1;
    entries[0] = (struct theme_entry){.name = DEFAULT_NAME};
    *n = 1;
    find_folders(arena, folders);
    for (size_t i = 0; i < N_FOLDERS; i++) {
        size_t n_paths = 0;
        const char **paths = folders[i] != NULL ? folders_list(arena, folders[i], &n_paths) : NULL;
        for (size_t k = 0; paths != NULL && k < n_paths; k++) {
            struct str name = name_of_path(paths[k]);
            if (is_listed(entries, *n, name))
                continue;
            ARRAY_RESERVE_ONE(entries, *n, capacity);
            entries[(*n)++] = (struct theme_entry){.name = arena_copy(arena, name).p};
        }
    }
    qsort(entries + 1, *n - 1, sizeof *entries, compare_names);
    struct theme_entry *listed = arena_array(arena, *n, sizeof *listed);
    memcpy(listed, entries, *n * sizeof *listed);
    free(entries);
    return listed;
}

/* Says that there is no such theme, and which are nearest. */
static void add_unknown_theme(struct str name, struct arena *arena, struct diag_list *diags) {
    size_t n;
    const struct theme_entry *entries = list_names(arena, &n);
    const char **names = arena_array(arena, n, sizeof *names);
    struct buf expected = {0};
    for (size_t i = 0; i < n; i++)
        names[i] = entries[i].name;
    const char *nearest = suggest_nearest(name, names, n);
    if (nearest != NULL)
        buf_printf(&expected, "\"%s\"", nearest);
    for (size_t i = 0; nearest == NULL && i < n; i++)
        buf_printf(&expected, "%s%s", i == 0 ? "" : i + 1 == n ? " or " : ", ", names[i]);
    diag_add(diags, DIAG_VALUE, (struct diag_place){.file = NULL}, expected.p, "no theme is named \"%.*s\"", STR_ARG(name));
    buf_free(&expected);
}

bool theme_find(struct str name, struct arena *arena, struct theme_spec *spec, struct diag_list *diags) {
    const char *folders[N_FOLDERS];
    if (library_is_path(name))
        return read_file(arena_copy(arena, name).p, arena, spec, diags);
    find_folders(arena, folders);
    /* The shipped default is the built-in theme, and need not be read at every start. */
    bool is_default = str_equal(name, STR(DEFAULT_NAME));
    for (size_t i = 0; i < N_FOLDERS && name.n != 0; i++) {
        if (folders[i] == NULL || (is_default && i == SHIPPED))
            continue;
        const char *path = arena_printf(arena, "%s/%.*s.yaml", folders[i], STR_ARG(name));
        if (access(path, F_OK) == 0)
            return read_file(path, arena, spec, diags);
    }
    theme_spec_default(spec);
    if (is_default)
        return true;
    add_unknown_theme(name, arena, diags);
    return false;
}

static const char *describe(struct str name, struct arena *arena) {
    struct theme_spec spec;
    struct diag_list diags = {0};
    theme_find(name, arena, &spec, &diags);
    diag_list_free(&diags);
    return arena_copy(arena, spec.description).p;
}

const struct theme_entry *theme_list(struct arena *arena, size_t *n) {
    struct theme_entry *entries = list_names(arena, n);
    for (size_t i = 0; i < *n; i++)
        entries[i].description = describe(str_of(entries[i].name), arena);
    return entries;
}
