#include "library/load_many.h"

#include <pthread.h>
#include <unistd.h>

#include "library/loader.h"

/* More threads than this wait for the disk and the memory, not for processors. */
enum { THREADS_MAX = 16, FILES_PER_THREAD_MIN = 4 };

/* Work that threads share: each takes the next file that nobody has taken. */
struct work {
    const char *const *paths;
    struct loaded *results;
    size_t n;
    size_t next;
    pthread_mutex_t lock; /* of next */
};

/* The number of a file to load; n where none is left. */
static size_t take(struct work *work) {
    pthread_mutex_lock(&work->lock);
    size_t i = work->next < work->n ? work->next++ : work->n;
    pthread_mutex_unlock(&work->lock);
    return i;
}

static void *load_files(void *context) {
    struct work *work = context;
    for (size_t i = take(work); i < work->n; i = take(work))
        work->results[i].agreement = agreement_load(work->paths[i], &work->results[i].faults);
    return NULL;
}

static size_t count_threads(size_t n_files) {
    long n_processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n = n_processors > 0 ? (size_t)n_processors : 1;
    n = n < THREADS_MAX ? n : THREADS_MAX;
    return n < n_files / FILES_PER_THREAD_MIN ? n : n_files / FILES_PER_THREAD_MIN;
}

/* This thread works too, so that it does not matter how many others could be had. */
void load_many(const char *const *paths, size_t n, struct loaded *results) {
    struct work work = {.paths = paths, .results = results, .n = n, .lock = PTHREAD_MUTEX_INITIALIZER};
    pthread_t threads[THREADS_MAX];
    size_t n_wanted = count_threads(n), n_threads = 0;
    for (size_t i = 0; i < n; i++)
        results[i] = (struct loaded){.agreement = NULL};
    while (n_threads + 1 < n_wanted && pthread_create(&threads[n_threads], NULL, load_files, &work) == 0)
        n_threads++;
    load_files(&work);
    for (size_t i = 0; i < n_threads; i++)
        pthread_join(threads[i], NULL);
}
