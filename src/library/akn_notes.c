#include <stdlib.h>
#include <string.h>

#include "library/akn.h"

/* The notes in the metadata of documents. */

static int compare_ids(const void *a, const void *b) {
    const struct akn_note *const *x = a, *const *y = b;
    size_t n_x = (*x)->id.n, n_y = (*y)->id.n;
    int order = memcmp((*x)->id.p, (*y)->id.p, n_x < n_y ? n_x : n_y);
    return order != 0 ? order : (n_x > n_y) - (n_x < n_y);
}

struct akn_note *akn_find_note(const struct akn_notes *notes, struct str href) {
    if (!str_starts(href, STR("#")) || notes->n == 0)
        return NULL;
    struct akn_note wanted = {.id = str_slice(href, 1, href.n)};
    const struct akn_note *key = &wanted;
    struct akn_note **found = bsearch(&key, notes->by_id, notes->n, sizeof *notes->by_id, compare_ids);
    return found != NULL ? *found : NULL;
}

struct akn_notes akn_notes_of(const struct xml_node *root, struct arena *arena) {
    struct akn_notes notes = {0};
    size_t n = xml_count(root, "note");
    notes.items = arena_array(arena, n, sizeof *notes.items);
    notes.by_id = arena_array(arena, n, sizeof(struct akn_note *));
    for (const struct xml_node *at = root; at != NULL; at = xml_next(at, root)) {
        if (!xml_is(at, "note") || !xml_is(at->parent, "notes"))
            continue;
        struct str id = xml_attribute(at, "eId");
        if (id.n == 0)
            id = xml_attribute(at, "id");
        notes.items[notes.n] = (struct akn_note){.node = at, .id = id.n != 0 ? id : STR("")};
        notes.by_id[notes.n] = &notes.items[notes.n];
        notes.n++;
    }
    if (notes.n != 0)
        qsort(notes.by_id, notes.n, sizeof *notes.by_id, compare_ids);
    return notes;
}

bool akn_note_is_of(const struct akn_note *note, const struct xml_node *document) {
    const struct xml_node *up = note->node->parent;
    while (up != NULL && !akn_is_document(up))
        up = up->parent;
    return up == document;
}
