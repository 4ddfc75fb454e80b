#include "base/arena.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* AddressSanitizer knows blocks of malloc() only. Under it, what no allocation has of a chunk is poisoned, and a gap is left behind
   each, so that what runs over one is seen. */
#if defined __has_feature
#if __has_feature(address_sanitizer)
#define IS_GUARDED 1
#endif
#endif
#if defined __SANITIZE_ADDRESS__ || defined IS_GUARDED
#include <sanitizer/asan_interface.h>
enum { GAP = 16 };
#else
#define ASAN_POISON_MEMORY_REGION(address, n_bytes) ((void)(address), (void)(n_bytes))
#define ASAN_UNPOISON_MEMORY_REGION(address, n_bytes) ((void)(address), (void)(n_bytes))
enum { GAP = 0 };
#endif

/* The first chunk is small, so that a small agreement costs little; each further one doubles up to the largest. */
enum { CHUNK_FIRST = 16 << 10, CHUNK_LARGEST = 1 << 20 };

struct chunk {
    struct chunk *older;
    size_t n_bytes;
    _Alignas(max_align_t) char bytes[];
};

struct arena {
    struct chunk *newest;
    size_t used; /* bytes of the newest chunk */
    size_t next_size;
    size_t total;
};

/* Set by memory_exhausted() for the handler that reports it. */
static volatile sig_atomic_t is_exhausted;

static void report_exhaustion(void) {
    static const char message[] = "pacta: out of memory\n";
    if (is_exhausted && write(STDERR_FILENO, message, sizeof message - 1) < 0)
        return;
}

void memory_start(void) {
    if (atexit(report_exhaustion) != 0)
        memory_exhausted();
}

_Noreturn void memory_exhausted(void) {
    is_exhausted = 1;
    exit(2);
}

void *memory_alloc(size_t n_bytes) {
    void *p = malloc(n_bytes != 0 ? n_bytes : 1);
    if (p == NULL)
        memory_exhausted();
    return p;
}

void *memory_resize(void *old, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        memory_exhausted();
    size_t n_bytes = count * size;
    void *p = realloc(old, n_bytes != 0 ? n_bytes : 1);
    if (p == NULL)
        memory_exhausted();
    return p;
}

struct arena *arena_new(void) {
    struct arena *arena = memory_alloc(sizeof *arena);
    *arena = (struct arena){.next_size = CHUNK_FIRST};
    return arena;
}

void arena_free(struct arena *arena) {
    if (arena == NULL)
        return;
    struct chunk *chunk = arena->newest;
    while (chunk != NULL) {
        struct chunk *older = chunk->older;
        free(chunk);
        chunk = older;
    }
    free(arena);
}

/* Begins a chunk with room for n_bytes. */
static void add_chunk(struct arena *arena, size_t n_bytes) {
    size_t size = n_bytes > arena->next_size ? n_bytes : arena->next_size;
    if (size > SIZE_MAX - sizeof(struct chunk))
        memory_exhausted();
    struct chunk *chunk = memory_alloc(sizeof *chunk + size);
    chunk->older = arena->newest;
    chunk->n_bytes = size;
    arena->newest = chunk;
    arena->used = 0;
    arena->total += sizeof *chunk + size;
    ASAN_POISON_MEMORY_REGION(chunk->bytes, size);
    if (arena->next_size < CHUNK_LARGEST)
        arena->next_size *= 2;
}

/* n_bytes at an address that is a multiple of `alignment`, not zeroed. */
static void *take(struct arena *arena, size_t n_bytes, size_t alignment) {
    if (n_bytes > SIZE_MAX - GAP)
        memory_exhausted();
    size_t n_taken = n_bytes + GAP, multiple = GAP != 0 ? _Alignof(max_align_t) : alignment;
    size_t start = (arena->used + multiple - 1) / multiple * multiple;
    if (arena->newest == NULL || start > arena->newest->n_bytes || n_taken > arena->newest->n_bytes - start) {
        add_chunk(arena, n_taken);
        start = 0;
    }
    arena->used = start + n_taken;
    ASAN_UNPOISON_MEMORY_REGION(arena->newest->bytes + start, n_bytes);
    return arena->newest->bytes + start;
}

void *arena_alloc(struct arena *arena, size_t n_bytes) {
    return memset(take(arena, n_bytes, _Alignof(max_align_t)), 0, n_bytes);
}

void *arena_array(struct arena *arena, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size)
        memory_exhausted();
    return arena_alloc(arena, count * size);
}

struct str arena_copy(struct arena *arena, struct str s) {
    if (s.n == SIZE_MAX)
        memory_exhausted();
    char *p = take(arena, s.n + 1, 1);
    if (s.n != 0)
        memcpy(p, s.p, s.n);
    p[s.n] = '\0';
    return (struct str){p, s.n};
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    size_t size = n > 0 ? (size_t)n + 1 : 1;
    char *p = take(arena, size, 1);
    p[0] = '\0';
    if (n > 0)
        vsnprintf(p, size, format, arguments);
    return p;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *p = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return p;
}

size_t arena_size(const struct arena *arena) {
    return arena->total;
}
