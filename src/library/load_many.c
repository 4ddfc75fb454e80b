#include "library/load_many.h"

#include "base/file.h"
#include "base/parallel.h"
#include "library/loader.h"

enum { FILES_PER_THREAD_MIN = 4 };

struct loading {
    const char *const *paths;
    struct loaded *results;
    const struct sieve *sieve;
    struct buf texts[PARALLEL_THREADS_MAX]; /* one after the other read into the same memory: the files may be many */
};

/* A file of another name is to be told of. */
static bool is_named(const char *path, struct str id) {
    struct buf name = {0};
    buf_printf(&name, "/%.*s.yaml", STR_ARG(id));
    bool is = str_ends(str_of(path), buf_str(&name));
    buf_free(&name);
    return is;
}

static void load_file(void *context, size_t thread, size_t i) {
    struct loading *loading = context;
    struct loaded *result = &loading->results[i];
    struct buf *text = &loading->texts[thread];
    struct str id;
    buf_clear(text);
    *result = (struct loaded){.agreement = NULL};
    if (!file_read(loading->paths[i], text, &result->faults))
        return;
    if (loading->sieve != NULL && sieve_holds_back(loading->sieve, buf_str(text), &id) && is_named(loading->paths[i], id)) {
        struct buf copy = {0};
        buf_add(&copy, id);
        result->held_back_id = buf_take(&copy);
    } else {
        result->agreement = agreement_load_text(buf_str(text), loading->paths[i], &result->faults);
    }
}

void load_many(const char *const *paths, size_t n, const struct sieve *sieve, struct loaded *results) {
    struct loading loading = {.paths = paths, .results = results, .sieve = sieve};
    parallel_run(n, FILES_PER_THREAD_MIN, load_file, &loading);
    for (size_t i = 0; i < PARALLEL_THREADS_MAX; i++)
        buf_free(&loading.texts[i]);
}
