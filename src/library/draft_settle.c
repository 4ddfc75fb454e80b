#include "library/draft.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/label.h"
#include "library/loader.h"

/* Making a sound agreement of what an importer found: every part where the format has a place for it, every number and id once. */

/* --- A set of texts --- */

struct name_slot {
    struct str name;  /* p NULL: empty */
    size_t n_further; /* how many names have been made of it with a number behind */
};

struct name_set {
    struct name_slot *slots;
    size_t n_slots, n;
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
    struct name_set larger = {.n_slots = set->n_slots != 0 ? 2 * set->n_slots : 64, .n = set->n};
    larger.slots = memory_alloc(larger.n_slots * sizeof *larger.slots);
    memset(larger.slots, 0, larger.n_slots * sizeof *larger.slots);
    for (size_t i = 0; i < set->n_slots; i++)
        if (set->slots[i].name.p != NULL)
            *find_slot(&larger, set->slots[i].name) = set->slots[i];
    free(set->slots);
    *set = larger;
}

static void to_lower(struct buf *b) {
    for (size_t i = 0; i < b->n; i++)
        if (b->p[i] >= 'A' && b->p[i] <= 'Z')
            b->p[i] = (char)(b->p[i] - 'A' + 'a');
}

/* Adds a text, which becomes one of small letters; false where it is there already. */
static bool add_name(struct draft *draft, struct name_set *set, struct buf *name) {
    if (2 * set->n >= set->n_slots)
        grow(set);
    to_lower(name);
    struct name_slot *slot = find_slot(set, buf_str(name));
    if (slot->name.p != NULL)
        return false;
    slot->name = arena_copy(draft->arena, buf_str(name));
    set->n++;
    return true;
}

/* Adds a text, with a number behind it where it is there already: "text-2". */
static void add_unique_name(struct draft *draft, struct name_set *set, struct buf *name) {
    size_t n = name->n;
    if (add_name(draft, set, name))
        return;
    do {
        struct name_slot *slot = find_slot(set, str_slice(buf_str(name), 0, n));
        name->n = n;
        buf_printf(name, "-%zu", ++slot->n_further + 1);
    } while (!add_name(draft, set, name));
}

/* --- Where parts stand --- */

static bool is_part(const struct draft_node *node) {
    return node->kind == NODE_SECTION || node->kind == NODE_PROVISION;
}

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

/* Moves the blocks and titles of one part to the end of another. */
static void merge_into(struct draft *draft, struct draft_node *from, struct draft_node *to) {
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
            merge_into(draft, child, first);
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

/* What a loose text becomes: what stands behind it, else before it. In front of a preamble it must not be of the kind of what follows
   the preamble, or the order would be another. */
static enum node_kind loose_kind(const struct draft_node *node) {
    bool has_sections = count_children(node->parent, NODE_SECTION, false) != 0;
    bool has_provisions = count_children(node->parent, NODE_PROVISION, false) != 0;
    for (const struct draft_node *behind = node->next; behind != NULL; behind = behind->next)
        if (behind->kind == NODE_PREAMBLE)
            return has_provisions && !has_sections ? NODE_SECTION : NODE_PROVISION;
    if (!has_sections || !has_provisions)
        return has_sections ? NODE_SECTION : NODE_PROVISION;
    for (const struct draft_node *behind = node->next; behind != NULL; behind = behind->next)
        if (is_part(behind) && !behind->is_loose)
            return behind->kind;
    return node->parent->last == node && node->previous != NULL && is_part(node->previous) ? node->previous->kind : NODE_PROVISION;
}

static void settle_loose(struct draft_node *parent) {
    for (struct draft_node *child = parent->first; child != NULL; child = child->next)
        if (child->is_loose)
            child->kind = loose_kind(child);
}

/* Sections and provisions stand in one list each: where they alternate, provisions behind the first get a section around them. */
static void wrap_alternating(struct draft *draft, struct draft_node *parent) {
    size_t n_runs = 0;
    enum node_kind kind = NODE_AGREEMENT;
    for (const struct draft_node *child = parent->first; child != NULL; child = child->next)
        if (is_part(child) && child->kind != kind) {
            kind = child->kind;
            n_runs++;
        }
    if (n_runs <= 2)
        return;
    struct draft_node *child = parent->first;
    while (child != NULL && (!is_part(child) || child->kind == NODE_PROVISION))
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

/* Where the numbers of divisions begin anew among siblings, those behind get a section around them. */
static void wrap_repeated(struct draft *draft, struct draft_node *parent) {
    struct name_set seen = {0};
    struct buf key = {0};
    for (struct draft_node *child = parent->first, *next; child != NULL; child = next) {
        next = child->next;
        if (child->kind != NODE_SECTION || child->division == DIVISION_NONE)
            continue;
        buf_clear(&key);
        add_division_key(&key, child);
        if (add_name(draft, &seen, &key))
            continue;
        draft_doubt(draft, child, child->line, "the numbers of divisions begin anew here, and nothing says of what they are");
        while (next != NULL && next->kind == NODE_SECTION && next->division == child->division) {
            if (label_equal(next->label, child->label))
                break;
            next = next->next;
        }
        wrap(draft, child, next);
    }
    free(seen.slots);
    buf_free(&key);
}

/* Does the label have a number in it for an address? */
static bool has_number(const struct draft_node *node) {
    struct buf number = {0};
    label_add_number(&number, node->label);
    bool has_any = number.n != 0;
    buf_free(&number);
    return has_any;
}

/* Gives up a number that cannot be one: what is printed becomes the beginning of the title. */
static void give_up_number(struct draft *draft, struct draft_node *node) {
    struct str printed = node->heading.n != 0 ? node->heading : node->label;
    node->label = (struct str){0};
    node->division = DIVISION_NONE;
    if (printed.n == 0)
        return;
    if (node->titles == NULL) {
        draft_set_title(draft, node, (struct str){0}, printed);
        return;
    }
    struct title *title = &node->titles->title;
    title->text = str_of(arena_printf(draft->arena, "%.*s. %.*s", STR_ARG(printed), STR_ARG(title->text)));
}

/* --- Numbers --- */

static const struct draft_node *component_of(const struct draft_node *node) {
    while (node->parent != NULL && node->kind != NODE_ANNEX)
        node = node->parent;
    return node;
}

/* Where an article's number must stand once: its division, where each begins anew, else the agreement or the annex. */
static const struct draft_node *numbering_of(const struct draft_node *node, enum numbering numbering) {
    if (numbering == NUMBERING_BY_DIVISION)
        for (const struct draft_node *up = node->parent; up != NULL && up->kind == NODE_SECTION; up = up->parent)
            if (up->division != DIVISION_NONE)
                return up;
    return component_of(node);
}

static bool is_article(const struct draft_node *node) {
    return node->kind == NODE_PROVISION && node->label.n != 0;
}

/* Goes through all articles; of one whose number stands twice, the second gives it up if `is_final`. Counts them. */
static size_t find_repeated(struct draft *draft, enum numbering numbering, bool is_final) {
    struct name_set seen = {0};
    struct buf key = {0};
    size_t n_repeated = 0;
    for (struct draft_node *node = draft->root->first; node != NULL; node = draft_next(node, draft->root)) {
        if (!is_article(node))
            continue;
        buf_clear(&key);
        buf_printf(&key, "%p ", (const void *)numbering_of(node, numbering));
        label_add_number(&key, node->label);
        if (add_name(draft, &seen, &key))
            continue;
        n_repeated++;
        if (!is_final)
            continue;
        draft_doubt(draft, node, node->line, "the number %.*s stands twice; this one is kept as a title", STR_ARG(node->label));
        give_up_number(draft, node);
    }
    free(seen.slots);
    buf_free(&key);
    return n_repeated;
}

static void settle_articles(struct draft *draft) {
    size_t n_continuous = find_repeated(draft, NUMBERING_CONTINUOUS, false);
    if (n_continuous != 0 && find_repeated(draft, NUMBERING_BY_DIVISION, false) < n_continuous)
        draft->agreement->numbering = NUMBERING_BY_DIVISION;
    if (n_continuous != 0)
        find_repeated(draft, draft->agreement->numbering, true);
}

/* Recitals that would have the number of another one go on with the one before them. */
static void settle_recitals(struct draft *draft, struct draft_node *preamble) {
    struct name_set seen = {0};
    struct buf number = {0};
    size_t ordinal = 0;
    for (struct draft_node *child = preamble->first, *next; child != NULL; child = next) {
        next = child->next;
        if (child->kind != NODE_RECITAL)
            continue;
        buf_clear(&number);
        label_add_number(&number, child->label);
        if (number.n == 0)
            buf_printf(&number, "%zu", ordinal + 1);
        if (!add_name(draft, &seen, &number))
            merge_into(draft, child, child->previous != NULL ? child->previous : preamble);
        else
            ordinal++;
    }
    free(seen.slots);
    buf_free(&number);
}

/* Annexes of one number are told apart. */
static void settle_annexes(struct draft *draft) {
    struct name_set seen = {0};
    struct buf number = {0};
    size_t ordinal = 0;
    for (struct draft_node *child = draft->root->first; child != NULL; child = child->next) {
        if (child->kind != NODE_ANNEX)
            continue;
        ordinal++;
        buf_clear(&number);
        label_add_number(&number, child->label);
        if (number.n == 0) {
            child->label = (struct str){0};
            buf_printf(&number, "%zu", ordinal);
        }
        size_t n = number.n;
        add_unique_name(draft, &seen, &number);
        if (number.n != n)
            child->label = arena_copy(draft->arena, buf_str(&number));
    }
    free(seen.slots);
    buf_free(&number);
}

/* --- Ids --- */

/* Gives a part an id of its own, made of its title. */
static void give_id(struct draft *draft, struct name_set *ids, struct draft_node *node) {
    struct buf id = {0};
    draft_add_id(&id, node->id.n != 0 ? node->id : node->titles != NULL ? node->titles->title.text : STR("text"));
    add_unique_name(draft, ids, &id);
    node->id = arena_copy(draft->arena, buf_str(&id));
    buf_free(&id);
}

static void settle_ids(struct draft *draft) {
    struct name_set ids = {0};
    for (struct draft_node *node = draft->root->first; node != NULL; node = draft_next(node, draft->root)) {
        bool needs_id = is_part(node) && node->label.n == 0;
        if (needs_id || node->id.n != 0)
            give_id(draft, &ids, node);
    }
    free(ids.slots);
}

static void give_up_false_numbers(struct draft *draft) {
    for (struct draft_node *node = draft->root; node != NULL; node = draft_next(node, draft->root))
        if (is_part(node) && (node->label.n != 0 || node->division != DIVISION_NONE) && !has_number(node))
            give_up_number(draft, node);
}

void draft_settle(struct draft *draft) {
    lift_annexes(draft);
    give_up_false_numbers(draft);
    for (struct draft_node *node = draft->root; node != NULL; node = draft_next(node, draft->root)) {
        if (node->kind == NODE_AGREEMENT || node->kind == NODE_ANNEX) {
            merge_doubles(draft, node, NODE_PREAMBLE);
            merge_doubles(draft, node, NODE_CLOSING);
        }
        settle_loose(node);
        if (node->kind == NODE_PREAMBLE)
            settle_recitals(draft, node);
        wrap_repeated(draft, node);
        wrap_alternating(draft, node);
    }
    settle_annexes(draft);
    settle_articles(draft);
    settle_ids(draft);
}
