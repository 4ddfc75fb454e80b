#include "base/parallel.h"

#include <pthread.h>
#include <unistd.h>

/* Work that threads share: each takes the next piece that nobody has taken. */
struct work {
    parallel_job *job;
    void *context;
    size_t n, next;
    pthread_mutex_t lock; /* of next */
};

struct worker {
    struct work *work;
    size_t number;
    pthread_t thread;
};

/* The number of a piece to do; n where none is left. */
static size_t take(struct work *work) {
    pthread_mutex_lock(&work->lock);
    size_t i = work->next < work->n ? work->next++ : work->n;
    pthread_mutex_unlock(&work->lock);
    return i;
}

static void *do_pieces(void *context) {
    struct worker *worker = context;
    struct work *work = worker->work;
    for (size_t i = take(work); i < work->n; i = take(work))
        work->job(work->context, worker->number, i);
    return NULL;
}

static size_t count_threads(size_t n, size_t n_least) {
    long n_processors = sysconf(_SC_NPROCESSORS_ONLN);
    size_t n_threads = n_processors > 0 ? (size_t)n_processors : 1;
    n_threads = n_threads < PARALLEL_THREADS_MAX ? n_threads : PARALLEL_THREADS_MAX;
    return n_threads < n / n_least ? n_threads : n / n_least;
}

/* This thread works too, so that it does not matter how many others could be had. */
void parallel_run(size_t n, size_t n_least, parallel_job *job, void *context) {
    struct work work = {.job = job, .context = context, .n = n, .lock = PTHREAD_MUTEX_INITIALIZER};
    struct worker workers[PARALLEL_THREADS_MAX] = {{.work = &work}};
    size_t n_wanted = count_threads(n, n_least), n_workers = 1;
    for (; n_workers < n_wanted; n_workers++) {
        struct worker *worker = &workers[n_workers];
        *worker = (struct worker){.work = &work, .number = n_workers};
        if (pthread_create(&worker->thread, NULL, do_pieces, worker) != 0)
            break;
    }
    do_pieces(&workers[0]);
    for (size_t i = 1; i < n_workers; i++)
        pthread_join(workers[i].thread, NULL);
}
