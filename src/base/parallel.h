/*
 * Work that is done by several threads at once, on as many processors as there are.
 */
#ifndef PACTA_BASE_PARALLEL_H
#define PACTA_BASE_PARALLEL_H

#include <stddef.h>

/* More threads than this wait for the disk and the memory, not for processors. */
enum { PARALLEL_THREADS_MAX = 16 };

/* A piece of work: the i-th. Of those that have the same number `thread` (below PARALLEL_THREADS_MAX) no two run at the same time,
   so that what the context keeps for each thread needs no lock. */
typedef void parallel_job(void *context, size_t thread, size_t i);

/* Does the pieces from the 0th to the n-th, that one not, and returns when all are done. They are begun in their order. A thread is
   only made where it has `n_least` pieces to do. */
void parallel_run(size_t n, size_t n_least, parallel_job *job, void *context);

#endif
