#include "agreement/address.h"

/* Is the node named by its curator, and not by a number? */
static bool is_curated(const struct node *node) {
    return (node->kind == NODE_SECTION && node->division == DIVISION_NONE && node->id.n != 0) ||
           (node->kind == NODE_PROVISION && node->label.n == 0);
}

/* The place of a provision, from 1, among those without a number beside it. */
static size_t count_unnumbered(const struct node *node) {
    size_t n = 1;
    for (const struct node *before = node->previous; before != NULL; before = before->previous)
        n += before->kind == NODE_PROVISION && before->label.n == 0;
    return n;
}

/* Appends the name of a curated node. Where another node has it for its eId, a second number tells them apart. */
static void add_curated(const struct agreement *agreement, const struct node *node, struct buf *out) {
    size_t start = out->n;
    size_t number = node->kind == NODE_SECTION ? node->ordinal : count_unnumbered(node);
    if (node->parent->eid.n != 0) {
        address_add_akn(agreement, node->parent, out);
        buf_add(out, STR("__"));
    }
    buf_printf(out, "%s_%zu", node->kind == NODE_SECTION ? "sec" : "hcontainer", number);
    if (address_find(agreement, str_slice(buf_str(out), start, out->n)) != NULL)
        buf_printf(out, "-%zu", number);
}

/* The nearest node at or above this one that is curated and that its eId begins with; NULL where there is none. */
static const struct node *curated_context(const struct node *node) {
    for (const struct node *up = node; up != NULL; up = up->parent)
        if (is_curated(up) && up->eid.n != 0 && str_starts(node->eid, up->eid))
            return up;
    return NULL;
}

void address_add_akn(const struct agreement *agreement, const struct node *node, struct buf *out) {
    const struct node *context = curated_context(node);
    if (context == NULL) {
        buf_add(out, node->eid);
        return;
    }
    add_curated(agreement, context, out);
    buf_add(out, str_slice(node->eid, context->eid.n, node->eid.n));
}

/* The node whose name goes on from that of a curated one as its eId does from that one's eId. */
static const struct node *find_within(const struct agreement *agreement, const struct node *context, struct str rest) {
    struct buf eid = {0};
    buf_printf(&eid, "%.*s%.*s", STR_ARG(context->eid), STR_ARG(rest));
    const struct node *node = address_find(agreement, buf_str(&eid));
    buf_free(&eid);
    return node;
}

/* Could it be such a name, so that looking at all nodes is worth the while? */
static bool has_counted_element(struct str name) {
    for (size_t at = 0; at < name.n; at++) {
        struct str rest = str_slice(name, at, name.n);
        bool is_start = at == 0 || name.p[at - 1] == '_';
        if (is_start &&
            (str_equal_nocase(str_slice(rest, 0, 4), STR("sec_")) || str_equal_nocase(str_slice(rest, 0, 11), STR("hcontainer_"))))
            return true;
    }
    return false;
}

const struct node *address_find_akn(const struct agreement *agreement, struct str name) {
    const struct node *found = NULL;
    struct buf own = {0};
    for (size_t i = 1; i < agreement->n_nodes && found == NULL && has_counted_element(name); i++) {
        const struct node *node = agreement->nodes[i];
        if (!is_curated(node))
            continue;
        buf_clear(&own);
        add_curated(agreement, node, &own);
        struct str rest = str_slice(name, own.n, name.n);
        if (str_equal_nocase(str_slice(name, 0, own.n), buf_str(&own)) && (rest.n == 0 || str_starts(rest, STR("__"))))
            found = rest.n == 0 ? node : find_within(agreement, node, rest);
    }
    buf_free(&own);
    return found;
}
