#include "library/library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "library/folders.h"
#include "library/load_many.h"
#include "library/loader.h"

/* A file that has been loaded, or found broken. */
struct file {
    const char *path;
    struct agreement *agreement; /* NULL: broken */
};

struct library {
    struct arena *arena;
    const char **folders;
    size_t n_folders;
    struct file *files; /* all that were loaded, from the folders or by their paths */
    size_t n_files, files_capacity;
    struct agreement **outdated; /* those that were read again since: kept for what points into them */
    size_t n_outdated, outdated_capacity;
    struct library_entry *entries;
    size_t n_entries;
    bool is_read; /* the whole library has been */
};

const char *library_data_folder(void) {
    const char *folder = getenv("PACTA_DATADIR");
    return folder != NULL && folder[0] != '\0' ? folder : PACTA_DATADIR;
}

struct library *library_open(void) {
    struct library *library = memory_alloc(sizeof *library);
    *library = (struct library){.arena = arena_new()};
    library->folders = folders_find(library->arena, &library->n_folders);
    return library;
}

void library_free(struct library *library) {
    if (library == NULL)
        return;
    for (size_t i = 0; i < library->n_files; i++)
        agreement_free(library->files[i].agreement);
    for (size_t i = 0; i < library->n_outdated; i++)
        agreement_free(library->outdated[i]);
    free(library->outdated);
    free(library->files);
    free(library->entries);
    arena_free(library->arena);
    free(library);
}

bool library_is_path(struct str name) {
    return str_index(name, '/') < name.n || str_ends(name, STR(".yaml"));
}

/* The file at a path, if it has been loaded. */
static const struct file *find_file(const struct library *library, const char *path) {
    for (size_t i = 0; i < library->n_files; i++)
        if (strcmp(library->files[i].path, path) == 0)
            return &library->files[i];
    return NULL;
}

static void add_file(struct library *library, const char *path, struct agreement *agreement) {
    ARRAY_RESERVE_ONE(library->files, library->n_files, library->files_capacity);
    library->files[library->n_files++] = (struct file){arena_copy(library->arena, str_of(path)).p, agreement};
}

/* The file at a path, loaded once; its faults are added the first time. */
static struct agreement *load_file(struct library *library, const char *path, struct diag_list *diags) {
    const struct file *file = find_file(library, path);
    if (file != NULL)
        return file->agreement;
    struct agreement *agreement = agreement_load(path, diags);
    add_file(library, path, agreement);
    return agreement;
}

const struct agreement *library_reload(struct library *library, const struct agreement *old, struct diag_list *diags) {
    struct file *file = library->files;
    while (file != library->files + library->n_files && file->agreement != old)
        file++;
    if (file == library->files + library->n_files) {
        diag_add(diags, DIAG_IO, (struct diag_place){.file = old->path.p}, NULL, "is not what the library has");
        return NULL;
    }
    struct agreement *agreement = agreement_load(file->path, diags);
    if (agreement == NULL)
        return NULL;
    ARRAY_RESERVE_ONE(library->outdated, library->n_outdated, library->outdated_capacity);
    library->outdated[library->n_outdated++] = file->agreement;
    file->agreement = agreement;
    for (size_t i = 0; i < library->n_entries; i++)
        if (library->entries[i].agreement == old)
            library->entries[i].agreement = agreement;
    return agreement;
}

/* Is the file named after the id of the agreement in it? */
static bool is_named_after_id(const char *path, const struct agreement *agreement) {
    struct str name = str_of(path);
    while (str_index(name, '/') < name.n)
        name = str_slice(name, str_index(name, '/') + 1, name.n);
    return str_equal(str_slice(name, 0, name.n - (sizeof ".yaml" - 1)), agreement->id);
}

/* Brings the faults of a file of the library down to a warning: one broken file must not hide the others. */
static void warn_of_member(const char *path, const struct agreement *agreement, const struct diag_list *faults,
                           struct diag_list *diags) {
    struct diag_place place = {.file = path};
    if (agreement == NULL && faults->n_errors != 0) {
        const struct diag *first = faults->items;
        while (first->severity != SEVERITY_ERROR)
            first++;
        place.line = first->line;
        place.column = first->column;
        diag_add(diags, DIAG_SKIPPED, place, NULL, "left out of the library: %s%s", first->message,
                 faults->n_errors > 1 ? ", and more" : "");
    } else if (agreement != NULL && !is_named_after_id(path, agreement)) {
        diag_add(diags, DIAG_FILE_NAME, place, NULL, "holds the agreement \"%.*s\", and should be named after it",
                 STR_ARG(agreement->id));
    }
}

/* A file in the making of the catalogue. */
struct candidate {
    const char *path;
    size_t rank;
    struct agreement *agreement; /* NULL: it is broken, or the sieve holds it back */
    bool is_held_back;
    struct str id; /* none, where it is broken */
};

struct catalogue {
    const struct sieve *sieve;
    size_t n_known; /* so many of the library's files were loaded before */
    struct candidate *items;
    size_t n, capacity;
};

static const struct file *find_known(const struct library *library, const struct catalogue *catalogue, const char *path) {
    for (size_t i = 0; i < catalogue->n_known; i++)
        if (strcmp(library->files[i].path, path) == 0)
            return &library->files[i];
    return NULL;
}

/* Takes over what came of loading a file: what the sieve holds back is not among the library's files. */
static void take_loaded(struct library *library, struct candidate *candidate, struct loaded *loaded, struct diag_list *diags) {
    candidate->agreement = loaded->agreement;
    candidate->is_held_back = loaded->held_back_id != NULL;
    if (candidate->is_held_back) {
        candidate->id = arena_copy(library->arena, str_of(loaded->held_back_id));
    } else {
        add_file(library, candidate->path, loaded->agreement);
        warn_of_member(candidate->path, loaded->agreement, &loaded->faults, diags);
    }
    if (loaded->agreement != NULL)
        candidate->id = loaded->agreement->id;
    free(loaded->held_back_id);
    diag_list_free(&loaded->faults);
}

static void take_known(struct candidate *candidate, const struct file *file) {
    candidate->agreement = file->agreement;
    candidate->id = file->agreement != NULL ? file->agreement->id : STR("");
}

/* Adds files to the catalogue, in their order; loads those of them that have not been. */
static void add_candidates(struct library *library, struct catalogue *catalogue, const char *const *paths, size_t n_paths,
                           struct diag_list *diags) {
    const char **new_paths = arena_array(library->arena, n_paths, sizeof *new_paths);
    struct loaded *results = memory_resize(NULL, n_paths, sizeof *results);
    size_t n_new = 0;
    for (size_t i = 0; i < n_paths; i++)
        if (find_known(library, catalogue, paths[i]) == NULL)
            new_paths[n_new++] = paths[i];
    load_many(new_paths, n_new, catalogue->sieve, results);
    for (size_t i = 0, at = 0; i < n_paths; i++) {
        struct candidate candidate = {.path = paths[i], .rank = catalogue->n};
        if (at < n_new && new_paths[at] == paths[i])
            take_loaded(library, &candidate, &results[at++], diags);
        else
            take_known(&candidate, find_known(library, catalogue, paths[i]));
        ARRAY_RESERVE_ONE(catalogue->items, catalogue->n, catalogue->capacity);
        catalogue->items[catalogue->n++] = candidate;
    }
    free(results);
}

static void add_folder(struct library *library, struct catalogue *catalogue, const char *folder, struct diag_list *diags) {
    size_t n_paths;
    const char **paths = folders_list(library->arena, folder, &n_paths);
    if (paths == NULL)
        diag_add(diags, DIAG_SKIPPED, (struct diag_place){.file = folder}, NULL, "left out of the library: cannot be read: %s",
                 strerror(errno));
    else
        add_candidates(library, catalogue, paths, n_paths, diags);
}

/* By id, in the order of loading where ids are the same: so the one that wins comes first. */
static int compare_candidates(const void *a, const void *b) {
    const struct candidate *left = a, *right = b;
    int order = str_compare(left->id, right->id);
    return order != 0 ? order : (left->rank > right->rank) - (left->rank < right->rank);
}

/* Loads those after all that are held back, but come before one with the same id that is not: they hide it, if they are sound. The
   candidates are sorted. */
static void load_hiding(struct library *library, struct catalogue *catalogue, struct diag_list *diags) {
    for (size_t i = catalogue->n; i-- > 1;) {
        struct candidate *before = &catalogue->items[i - 1], *behind = &catalogue->items[i];
        struct loaded loaded;
        if (!before->is_held_back || behind->is_held_back || !str_equal(before->id, behind->id))
            continue;
        load_many(&before->path, 1, NULL, &loaded);
        take_loaded(library, before, &loaded, diags);
    }
}

/* Makes the entries of the sorted candidates that have an agreement, and marks each that has the id of one before it. */
static void make_entries(struct library *library, const struct catalogue *catalogue) {
    library->entries = memory_resize(library->entries, catalogue->n, sizeof *library->entries);
    library->n_entries = 0;
    for (size_t i = 0; i < catalogue->n; i++) {
        const struct candidate *candidate = &catalogue->items[i];
        if (candidate->agreement == NULL)
            continue;
        struct library_entry *entry = &library->entries[library->n_entries++];
        *entry = (struct library_entry){.agreement = candidate->agreement, .path = candidate->path, .rank = candidate->rank};
        const struct library_entry *before = entry - 1;
        if (library->n_entries > 1 && str_equal(before->agreement->id, entry->agreement->id))
            entry->hidden_by = before->hidden_by != NULL ? before->hidden_by : before->path;
    }
}

const struct library_entry *library_sift(struct library *library, const struct sieve *sieve, size_t *n, struct diag_list *diags) {
    struct catalogue catalogue = {.sieve = sieve, .n_known = library->n_files};
    for (size_t i = 0; i < library->n_folders && !library->is_read; i++)
        add_folder(library, &catalogue, library->folders[i], diags);
    if (!library->is_read && catalogue.n != 0) {
        qsort(catalogue.items, catalogue.n, sizeof *catalogue.items, compare_candidates);
        load_hiding(library, &catalogue, diags);
        make_entries(library, &catalogue);
    }
    free(catalogue.items);
    library->is_read = library->is_read || sieve == NULL;
    *n = library->n_entries;
    return library->entries;
}

const struct library_entry *library_entries(struct library *library, size_t *n, struct diag_list *diags) {
    return library_sift(library, NULL, n, diags);
}

/* The file named after the id in the first folder that has one; that it holds this id is still to be seen. */
static const char *find_named_file(struct library *library, struct str id) {
    for (size_t i = 0; i < library->n_folders; i++) {
        const char *path = arena_printf(library->arena, "%s/%.*s.yaml", library->folders[i], STR_ARG(id));
        if (access(path, F_OK) == 0)
            return path;
    }
    return NULL;
}

bool library_holds(struct library *library, const struct agreement *agreement) {
    const char *path = find_named_file(library, agreement->id);
    return path != NULL && strcmp(path, agreement->path.p) == 0;
}

static bool has_alias(const struct agreement *agreement, struct str name) {
    for (size_t i = 0; i < agreement->n_aliases; i++)
        if (str_equal(agreement->aliases[i], name))
            return true;
    return false;
}

/* Looks through the whole library for an id, and then for an alias. */
static enum library_status find_in_entries(struct library *library, struct str name, const struct agreement **agreement,
                                           struct diag_list *diags) {
    size_t n_entries, n_found = 0;
    const struct library_entry *entries = library_entries(library, &n_entries, diags);
    for (size_t i = 0; i < n_entries; i++) {
        if (entries[i].hidden_by == NULL && str_equal(entries[i].agreement->id, name)) {
            *agreement = entries[i].agreement;
            return LIBRARY_FOUND;
        }
    }
    for (size_t i = 0; i < n_entries; i++) {
        if (entries[i].hidden_by != NULL || !has_alias(entries[i].agreement, name))
            continue;
        *agreement = entries[i].agreement;
        n_found++;
    }
    return n_found == 0 ? LIBRARY_ABSENT : n_found == 1 ? LIBRARY_FOUND : LIBRARY_AMBIGUOUS;
}

enum library_status library_find(struct library *library, struct str name, const struct agreement **agreement,
                                 struct diag_list *diags) {
    bool is_path = library_is_path(name);
    const char *path = is_path ? arena_copy(library->arena, name).p : find_named_file(library, name);
    if (path != NULL) {
        const struct agreement *found = load_file(library, path, diags);
        if (found == NULL)
            return LIBRARY_BROKEN;
        if (is_path || str_equal(found->id, name)) {
            *agreement = found;
            return LIBRARY_FOUND;
        }
    }
    return find_in_entries(library, name, agreement, diags);
}
