#include "tui/jumps.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

enum { JUMPS_MAX = 200 };

static bool is_same(const struct jump *a, const struct jump *b) {
    return a->agreement == b->agreement && a->anchor.node == b->anchor.node && a->anchor.byte == b->anchor.byte;
}

/* At the end of a full list the oldest place makes room. */
static void append(struct jumps *jumps, struct jump jump) {
    if (jumps->n == JUMPS_MAX)
        memmove(jumps->items, jumps->items + 1, --jumps->n * sizeof *jumps->items);
    ARRAY_RESERVE_ONE(jumps->items, jumps->n, jumps->capacity);
    jumps->items[jumps->n++] = jump;
}

void jumps_add(struct jumps *jumps, struct jump from) {
    if (jumps->n == 0 || !is_same(&jumps->items[jumps->n - 1], &from))
        append(jumps, from);
    jumps->at = jumps->n;
}

bool jumps_back(struct jumps *jumps, struct jump here, struct jump *to) {
    size_t at = jumps->at;
    while (at > 0 && is_same(&jumps->items[at - 1], &here))
        at--;
    if (at == 0)
        return false;
    *to = jumps->items[at - 1];
    size_t from_end = jumps->n - at;
    if (jumps->at == jumps->n && !is_same(&jumps->items[jumps->n - 1], &here)) {
        append(jumps, here);
        from_end++;
    }
    jumps->at = jumps->n - from_end - 1;
    return true;
}

bool jumps_forward(struct jumps *jumps, struct jump *to) {
    if (jumps->at + 1 >= jumps->n)
        return false;
    *to = jumps->items[++jumps->at];
    return true;
}

bool jumps_last(struct jumps *jumps, struct jump here, struct jump *to) {
    if (jumps->n == 0)
        return false;
    *to = jumps->items[jumps->n - 1];
    jumps->items[jumps->n - 1] = here;
    jumps->at = jumps->n;
    return true;
}

void jumps_free(struct jumps *jumps) {
    free(jumps->items);
    *jumps = (struct jumps){0};
}
