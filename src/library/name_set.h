/*
 * A set of names, for making each of them another one.
 */
#ifndef PACTA_LIBRARY_NAME_SET_H
#define PACTA_LIBRARY_NAME_SET_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

struct name_slot;

/* All zeroes but the arena that its names live in; freed with name_set_free(). */
struct name_set {
    struct arena *arena;
    struct name_slot *slots;
    size_t n_slots, n;
};

/* Adds a name, which becomes one of small letters; false where it is there already. */
bool name_set_add(struct name_set *set, struct buf *name);

/* Adds a name, with a number behind it where it is there already: "text-2". */
void name_set_add_unique(struct name_set *set, struct buf *name);

void name_set_free(struct name_set *set);

#endif
