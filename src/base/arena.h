/*
 * Memory that is freed all at once, and what happens when there is none.
 *
 * One arena belongs to each loaded agreement and to each other thing that lives and dies as a whole. What is allocated in an
 * arena lives exactly as long as it. No allocation here returns NULL: where memory is exhausted the program ends in one place
 * (memory_exhausted), through exit(), so that whoever changed the terminal has restored it by then.
 */
#ifndef PACTA_BASE_ARENA_H
#define PACTA_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

#include "base/str.h"

struct arena;

/* Makes an empty arena. */
struct arena *arena_new(void);

/* Frees the arena and all that was allocated in it; NULL is let be. */
void arena_free(struct arena *arena);

/* n_bytes zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *arena, size_t n_bytes) __attribute__((returns_nonnull));

/* A zeroed array; memory ends also where count * size would overflow. */
void *arena_array(struct arena *arena, size_t count, size_t size) __attribute__((returns_nonnull));

/* A copy of s, NUL-terminated behind its end. */
struct str arena_copy(struct arena *arena, struct str s);

/* A formatted string, NUL-terminated. */
char *arena_printf(struct arena *arena, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

/* How many bytes the arena holds from the system. */
size_t arena_size(const struct arena *arena);

/* malloc and reallocarray that never return NULL; what they return is freed with free(). */
void *memory_alloc(size_t n_bytes) __attribute__((returns_nonnull));
void *memory_resize(void *old, size_t count, size_t size) __attribute__((returns_nonnull));

/* To be called first thing in main(): has the message about exhausted memory printed at exit, behind every other handler. */
void memory_start(void);

/* Ends the program for want of memory. */
_Noreturn void memory_exhausted(void);

/* A growing array `items` of `n` elements with room for `capacity`: makes room for one more. */
#define ARRAY_RESERVE_ONE(items, n, capacity)                              \
    do {                                                                   \
        if ((n) == (capacity)) {                                           \
            (capacity) = (capacity) != 0 ? (capacity)*2 : 8;               \
            (items) = memory_resize((items), (capacity), sizeof *(items)); \
        }                                                                  \
    } while (0)

#endif
