#include "library/citing.h"

#include <stdlib.h>

#include "agreement/reference.h"

/* What is looked for, and what has been found. */
struct search {
    const struct agreement *agreement;
    const struct node *node;
    struct citing *items;
    size_t n, capacity;
};

/* Does the name mean the agreement, as its id or an alias? */
static bool is_called(const struct agreement *agreement, struct str name) {
    bool is = str_equal(agreement->id, name);
    for (size_t i = 0; i < agreement->n_aliases; i++)
        is = is || str_equal(agreement->aliases[i], name);
    return is;
}

/* Do the nodes from `first` to `last` lie in the one that is looked for, or, as a range, around it? A reference to the whole of
   what is around it is not one to it. */
static bool meets(const struct search *search, const struct node *first, const struct node *last) {
    size_t order = search->node->order;
    return node_is_within(first, search->node) || (first != last && first->order <= order && order <= last->order);
}

static bool refers(const struct search *search, const struct agreement *from, const struct reference *reference) {
    if (reference->target != NULL)
        return from == search->agreement && meets(search, reference->target, reference->last);
    if (reference->agreement.n == 0 || !is_called(search->agreement, reference->agreement))
        return false;
    struct resolution resolution = reference_resolve(search->agreement, reference->rest);
    bool does = resolution.status == RESOLUTION_FOUND && meets(search, resolution.node, resolution.last);
    resolution_free(&resolution);
    return does;
}

static void search_agreement(struct search *search, const struct agreement *from) {
    for (size_t i = 0; i < from->n_nodes; i++) {
        const struct node *node = from->nodes[i];
        for (size_t j = 0; j < node->n_see; j++) {
            if (!refers(search, from, &node->see[j]))
                continue;
            ARRAY_RESERVE_ONE(search->items, search->n, search->capacity);
            search->items[search->n++] = (struct citing){from, node, &node->see[j]};
        }
    }
}

struct citing *citing_find(struct library *library, const struct agreement *agreement, const struct node *node, size_t *n,
                           struct diag_list *diags) {
    struct search search = {.agreement = agreement, .node = node};
    size_t n_entries;
    bool is_member = false;
    const struct library_entry *entries = library_entries(library, &n_entries, diags);
    for (size_t i = 0; i < n_entries; i++) {
        is_member = is_member || entries[i].agreement == agreement;
        if (entries[i].hidden_by == NULL)
            search_agreement(&search, entries[i].agreement);
    }
    if (!is_member)
        search_agreement(&search, agreement);
    *n = search.n;
    return search.items;
}
