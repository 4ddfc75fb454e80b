#include "library/draft.h"

#include <stdlib.h>

#include "agreement/label.h"
#include "library/name_set.h"

/* Making a sound agreement of what an importer found: every part where the format has a place for it, every number and id once. */

/* Moves a part to before another one of the same parent. */
static void move_before(struct draft_node *node, struct draft_node *sibling) {
    struct draft_node *parent = sibling->parent;
    draft_move(node, parent);
    parent->last = node->previous;
    parent->last->next = NULL;
    node->previous = sibling->previous;
    node->next = sibling;
    if (sibling->previous != NULL)
        sibling->previous->next = node;
    else
        parent->first = node;
    sibling->previous = node;
}

/* Puts a section of no division around the parts from `first` up to, not including, `end`. */
static void wrap(struct draft *draft, struct draft_node *first, const struct draft_node *end) {
    struct draft_node *section = draft_add(draft, first->parent, NODE_SECTION, first->line);
    move_before(section, first);
    for (struct draft_node *node = first, *next; node != end; node = next) {
        next = node->next;
        draft_move(node, section);
    }
}

void draft_merge(struct draft *draft, struct draft_node *from, struct draft_node *to) {
    for (const struct draft_title *title = from->titles; title != NULL; title = title->next)
        draft_add_line(draft, to, BLOCK_TEXT, title->title.language, title->title.text);
    if (from->label.n != 0)
        draft_add_line(draft, to, BLOCK_TEXT, STR(""), from->label);
    for (struct draft_block *block = from->blocks; block != NULL; block = block->next)
        for (const struct draft_line *line = block->first; line != NULL; line = line->next)
            draft_add_line(draft, to, block->kind, block->language, line->text);
    while (from->first != NULL)
        draft_move(from->first, to);
    draft_remove(from);
}

/* An agreement and an annex have one preamble and one closing; others may have neither. */
static void merge_doubles(struct draft *draft, struct draft_node *parent, enum node_kind kind) {
    struct draft_node *first = NULL;
    for (struct draft_node *child = parent->first, *next; child != NULL; child = next) {
        next = child->next;
        if (child->kind != kind)
            continue;
        if (first != NULL)
            draft_merge(draft, child, first);
        else
            first = child;
    }
}

/* All annexes are the agreement's own. */
static void lift_annexes(struct draft *draft) {
    struct draft_node **nested = NULL;
    size_t n = 0, capacity = 0;
    for (struct draft_node *node = draft->root; node != NULL; node = draft_next(node, draft->root)) {
        if (node->kind != NODE_ANNEX || node->parent == draft->root)
            continue;
        ARRAY_RESERVE_ONE(nested, n, capacity);
        nested[n++] = node;
    }
    for (size_t i = 0; i < n; i++)
        draft_move(nested[i], draft->root);
    free(nested);
}

static size_t count_children(const struct draft_node *parent, enum node_kind kind, bool with_loose) {
    size_t n = 0;
    for (const struct draft_node *child = parent->first; child != NULL; child = child->next)
        n += child->kind == kind && (with_loose || !child->is_loose);
    return n;
}

/* Can what stands before the preamble stay there: loose text, of a kind that nothing behind it is of? */
static bool may_stay_in_front(const struct draft_node *preamble) {
    for (const struct draft_node *node = preamble->previous; node != NULL; node = node->previous)
        if (!node->is_loose)
            return false;
    bool has_sections = count_children(preamble->parent, NODE_SECTION, false) != 0;
    bool has_provisions = count_children(preamble->parent, NODE_PROVISION, false) != 0;
    for (const struct draft_node *node = preamble->next; node != NULL; node = node->next)
        if (node->is_loose)
            return false;
    return !has_sections || !has_provisions;
}

/* Moves all parts of a kind behind the others. */
static void move_back(struct draft_node *parent, enum node_kind kind) {
    struct draft_node *last = parent->last;
    for (struct draft_node *child = parent->first, *next; child != NULL; child = next) {
        next = child != last ? child->next : NULL;
        if (child->kind == kind)
            draft_move(child, parent);
    }
}

/* The parts stand together: the preamble before them, annexes and closing behind them, first those that the source has first. */
static void gather_parts(struct draft_node *parent) {
    const struct draft_node *child = parent->first;
    while (child != NULL && child->kind != NODE_ANNEX && child->kind != NODE_CLOSING)
        child = child->next;
    bool is_annex_first = child != NULL && child->kind == NODE_ANNEX;
    move_back(parent, is_annex_first ? NODE_ANNEX : NODE_CLOSING);
    move_back(parent, is_annex_first ? NODE_CLOSING : NODE_ANNEX);
    for (struct draft_node *node = parent->first; node != NULL; node = node->next)
        if (node->kind == NODE_PREAMBLE && node->previous != NULL && !may_stay_in_front(node)) {
            move_before(node, parent->first);
            break;
        }
}

/* What is known of a parent and of what stands behind one of its children, while they are gone through from the last to the
   first. */
struct surroundings {
    bool has_sections, has_provisions; /* that are not loose */
    bool has_preamble_behind;
    enum node_kind behind; /* of the next part that is not loose; NODE_AGREEMENT: none */
};

/* What a loose text becomes: what stands behind it. In front of a preamble it must not be of the kind of what follows the preamble,
   or the order would be another. */
static enum node_kind loose_kind(const struct surroundings *around) {
    if (around->has_preamble_behind)
        return around->has_provisions && !around->has_sections ? NODE_SECTION : NODE_PROVISION;
    if (!around->has_sections || !around->has_provisions)
        return around->has_sections ? NODE_SECTION : NODE_PROVISION;
    return around->behind != NODE_AGREEMENT ? around->behind : NODE_PROVISION;
}

static void settle_loose(struct draft_node *parent) {
    struct surroundings around = {
        .has_sections = count_children(parent, NODE_SECTION, false) != 0,
        .has_provisions = count_children(parent, NODE_PROVISION, false) != 0,
        .behind = NODE_AGREEMENT,
    };
    for (struct draft_node *child = parent->last; child != NULL; child = child->previous) {
        if (child->is_loose)
            child->kind = loose_kind(&around);
        else if (draft_is_part(child))
            around.behind = child->kind;
        around.has_preamble_behind = around.has_preamble_behind || child->kind == NODE_PREAMBLE;
    }
    /* Behind all others it is as the one before it. */
    struct draft_node *last = parent->last;
    bool is_mixed = around.has_sections && around.has_provisions;
    if (last != NULL && last->is_loose && is_mixed && last->previous != NULL && draft_is_part(last->previous))
        last->kind = last->previous->kind;
}

/* Sections and provisions stand in one list each: where they alternate, provisions behind the first get a section around them. */
static void wrap_alternating(struct draft *draft, struct draft_node *parent) {
    size_t n_runs = 0;
    enum node_kind kind = NODE_AGREEMENT;
    for (const struct draft_node *child = parent->first; child != NULL; child = child->next)
        if (draft_is_part(child) && child->kind != kind) {
            kind = child->kind;
            n_runs++;
        }
    if (n_runs <= 2)
        return;
    struct draft_node *child = parent->first;
    while (child != NULL && (!draft_is_part(child) || child->kind == NODE_PROVISION))
        child = child->next;
    while (child != NULL) {
        struct draft_node *first = child;
        while (child != NULL && child->kind == NODE_PROVISION)
            child = child->next;
        if (child != first)
            wrap(draft, first, child);
        else
            child = child->next;
    }
}

/* Appends what makes a division one among others: "chapter 2". */
static void add_division_key(struct buf *out, const struct draft_node *node) {
    buf_printf(out, "%s ", division_names.names[node->division]);
    label_add_number(out, node->label);
}

/* Where a run of divisions ends that begins with this one: in front of a number that it has already, or of what is no such
   division. */
static struct draft_node *end_of_run(struct draft *draft, struct draft_node *first) {
    struct name_set seen = {.arena = draft->arena};
    struct buf key = {0};
    struct draft_node *end = first;
    bool is_new = true;
    while (end != NULL && end->kind == NODE_SECTION && end->division == first->division && is_new) {
        buf_clear(&key);
        add_division_key(&key, end);
        is_new = name_set_add(&seen, &key);
        end = is_new ? end->next : end;
    }
    name_set_free(&seen);
    buf_free(&key);
    return end;
}

/* Where the numbers of divisions begin anew among siblings, those behind get a section around them. */
static void wrap_repeated(struct draft *draft, struct draft_node *parent) {
    struct name_set seen = {.arena = draft->arena};
    struct buf key = {0};
    for (struct draft_node *child = parent->first, *next; child != NULL; child = next) {
        next = child->next;
        if (child->kind != NODE_SECTION || child->division == DIVISION_NONE)
            continue;
        buf_clear(&key);
        add_division_key(&key, child);
        if (name_set_add(&seen, &key))
            continue;
        draft_doubt(draft, child, child->line, "the numbers of divisions begin anew here, and nothing says of what they are");
        next = end_of_run(draft, child);
        wrap(draft, child, next);
    }
    name_set_free(&seen);
    buf_free(&key);
}

void draft_settle(struct draft *draft) {
    lift_annexes(draft);
    draft_settle_false_numbers(draft);
    for (struct draft_node *node = draft->root; node != NULL; node = draft_next(node, draft->root)) {
        if (node->kind == NODE_AGREEMENT || node->kind == NODE_ANNEX) {
            merge_doubles(draft, node, NODE_PREAMBLE);
            merge_doubles(draft, node, NODE_CLOSING);
            gather_parts(node);
        }
        settle_loose(node);
        wrap_repeated(draft, node);
        wrap_alternating(draft, node);
    }
    draft_settle_numbers(draft);
}
