#include "library/name_set.h"

#include <stdlib.h>
#include <string.h>

struct name_slot {
    struct str name;  /* p NULL: empty */
    size_t n_further; /* how many names have been made of it with a number behind */
};

static size_t hash(struct str key) {
    size_t h = 2166136261u;
    for (size_t i = 0; i < key.n; i++)
        h = (h ^ (unsigned char)key.p[i]) * 16777619u;
    return h;
}

static struct name_slot *find_slot(const struct name_set *set, struct str key) {
    size_t at = hash(key) & (set->n_slots - 1);
    while (set->slots[at].name.p != NULL && !str_equal(set->slots[at].name, key))
        at = (at + 1) & (set->n_slots - 1);
    return &set->slots[at];
}

static void grow(struct name_set *set) {
    struct name_slot *old = set->slots;
    size_t n_old = set->n_slots;
    set->n_slots = n_old != 0 ? 2 * n_old : 64;
    set->slots = memory_alloc(set->n_slots * sizeof *set->slots);
    memset(set->slots, 0, set->n_slots * sizeof *set->slots);
    for (size_t i = 0; i < n_old; i++)
        if (old[i].name.p != NULL)
            *find_slot(set, old[i].name) = old[i];
    free(old);
}

static void to_lower(struct buf *b) {
    for (size_t i = 0; i < b->n; i++)
        if (b->p[i] >= 'A' && b->p[i] <= 'Z')
            b->p[i] = (char)(b->p[i] - 'A' + 'a');
}

bool name_set_add(struct name_set *set, struct buf *name) {
    if (2 * set->n >= set->n_slots)
        grow(set);
    to_lower(name);
    struct name_slot *slot = find_slot(set, buf_str(name));
    if (slot->name.p != NULL)
        return false;
    slot->name = arena_copy(set->arena, buf_str(name));
    set->n++;
    return true;
}

void name_set_add_unique(struct name_set *set, struct buf *name) {
    size_t n = name->n;
    if (name_set_add(set, name))
        return;
    do {
        struct name_slot *slot = find_slot(set, str_slice(buf_str(name), 0, n));
        name->n = n;
        buf_printf(name, "-%zu", ++slot->n_further + 1);
    } while (!name_set_add(set, name));
}

void name_set_free(struct name_set *set) {
    free(set->slots);
}
