#include "agreement/address.h"

#include "agreement/label.h"
#include "agreement/paragraph.h"

/* Open addressing with linear probing; at most half full. Keyed by address, or by id. */
struct address_table {
    struct node **slots;
    size_t n_slots; /* a power of two */
    bool is_by_id;
};

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* FNV-1a over the bytes, ASCII letters in lower case. */
static size_t hash(struct str key) {
    size_t h = 2166136261u;
    for (size_t i = 0; i < key.n; i++)
        h = (h ^ (unsigned char)lower(key.p[i])) * 16777619u;
    return h;
}

static struct address_table *make_table(struct arena *arena, size_t n_nodes) {
    struct address_table *table = arena_alloc(arena, sizeof *table);
    table->n_slots = 16;
    while (table->n_slots < 2 * n_nodes)
        table->n_slots *= 2;
    table->slots = arena_array(arena, table->n_slots, sizeof *table->slots);
    return table;
}

static struct str key_of(const struct address_table *table, const struct node *node) {
    return table->is_by_id ? node->id : node->eid;
}

/* The slot with this key, or the empty one where it would go. */
static struct node **find_slot(const struct address_table *table, struct str key) {
    size_t at = hash(key) & (table->n_slots - 1);
    while (table->slots[at] != NULL && !str_equal_nocase(key_of(table, table->slots[at]), key))
        at = (at + 1) & (table->n_slots - 1);
    return &table->slots[at];
}

const struct node *address_find(const struct agreement *agreement, struct str eid) {
    return eid.n != 0 ? *find_slot(agreement->addresses, eid) : NULL;
}

const struct node *address_find_id(const struct agreement *agreement, struct str id) {
    return id.n != 0 ? *find_slot(agreement->ids, id) : NULL;
}

/* What assigning needs on its way down the tree. */
struct assigner {
    struct agreement *agreement;
    struct diag_list *diags;
    struct buf scratch;
    const struct node *preamble; /* the one last looked at, and whether it has recitals */
    bool has_recitals;
};

/* The nodes whose numbering starts anew: the root and each annex. */
static const struct node *component_of(const struct node *node) {
    while (node->parent != NULL && (node->kind != NODE_ANNEX))
        node = node->parent;
    return node;
}

/* Appends the address of the context and "__", where there is one. */
static void add_context(struct buf *out, const struct node *context) {
    if (context != NULL && context->eid.n != 0) {
        buf_add(out, context->eid);
        buf_add(out, STR("__"));
    }
}

/* Appends the name of an element and "_". (There may be tens of thousands: printf takes longer than all else of an address.) */
static void add_name(struct buf *out, const char *element) {
    buf_add(out, str_of(element));
    buf_add_char(out, '_');
}

/* Appends "chp_II": the element, and the number that the instrument prints, else the node's place among its like. */
static void add_element(struct buf *out, const char *element, const struct node *node) {
    add_name(out, element);
    size_t before = out->n;
    label_add_number(out, node->label);
    if (out->n == before)
        buf_printf(out, "%zu", node->ordinal);
}

/* Appends the address of a section within its component. */
static bool is_named_by_id(const struct node *section) {
    return section->division == DIVISION_NONE && section->id.n != 0;
}

static void add_section(struct buf *out, const struct node *node) {
    if (is_named_by_id(node))
        buf_printf(out, "sec_%.*s", STR_ARG(node->id));
    else
        add_element(out, division_row(node->division)->element, node);
}

/* The division that an article's number belongs to, where numbering starts anew in each. */
static const struct node *numbering_context(const struct agreement *agreement, const struct node *node) {
    if (agreement->numbering == NUMBERING_BY_DIVISION)
        for (const struct node *up = node->parent; up != NULL && up->kind == NODE_SECTION; up = up->parent)
            if (up->division != DIVISION_NONE)
                return up;
    return component_of(node->parent);
}

static void add_provision(struct assigner *a, const struct node *node) {
    struct buf *out = &a->scratch;
    if (node->label.n != 0) {
        add_context(out, numbering_context(a->agreement, node));
        add_element(out, unit_row(a->agreement->unit)->element, node);
    } else {
        add_context(out, component_of(node->parent));
        if (node->id.n != 0)
            buf_printf(out, "prov_%.*s", STR_ARG(node->id));
        else
            add_element(out, "prov", node);
    }
}

/* Appends the address of what is neither a paragraph nor without an address. */
static void add_part(struct assigner *a, const struct node *node) {
    struct buf *out = &a->scratch;
    const struct node *component = node->parent != NULL ? component_of(node->parent) : NULL;
    if (node->kind == NODE_PROVISION) {
        add_provision(a, node);
        return;
    }
    add_context(out, component);
    if (node->kind == NODE_SECTION)
        add_section(out, node);
    else if (node->kind == NODE_ANNEX)
        add_element(out, "annex", node);
    else if (node->kind == NODE_RECITAL)
        add_element(out, "rec", node);
    else
        buf_add(out, node->kind == NODE_PREAMBLE ? STR("preamble") : STR("closing"));
}

static void take_scratch(struct assigner *a, struct node *node) {
    node->eid = arena_copy(a->agreement->arena, buf_str(&a->scratch));
    buf_clear(&a->scratch);
}

static void add_duplicate_fault(struct assigner *a, const struct node *node, const struct node *first) {
    struct diag_place place = {a->agreement->path.p, node->place.line, node->place.column};
    bool is_article = node->kind == NODE_PROVISION && node->label.n != 0;
    struct str name = is_article ? node->label : node->id.n != 0 ? node->id : node->eid;
    diag_add(a->diags, is_article ? DIAG_DUPLICATE_ARTICLE : DIAG_DUPLICATE_ID, place, NULL,
             "%s \"%.*s\" again; it stands at line %u already",
             is_article        ? "article"
             : node->id.n != 0 ? "id"
                               : "address",
             STR_ARG(name), (unsigned)first->place.line);
}

static void insert_part(struct assigner *a, struct node *node) {
    struct node **slot = find_slot(a->agreement->addresses, node->eid);
    if (*slot == NULL)
        *slot = node;
    else
        add_duplicate_fault(a, node, *slot);
}

static bool has_byte_between(struct str s, char from, char to) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] >= from && s.p[i] <= to)
            return true;
    return false;
}

static bool has_letter(struct str s) {
    return has_byte_between(s, 'a', 'z') || has_byte_between(s, 'A', 'Z');
}

/* Is the marker a dash or a bullet? */
static bool is_indent(const struct node *node) {
    return node->label.n != 0 && marker_number(node->label).n == 0;
}

/* The element of a numbered paragraph (Akoma Ntoso has para, subpara, point and indent). */
static const char *paragraph_element(const struct node *node) {
    if (has_letter(node->label))
        return "point";
    if (is_indent(node))
        return "indent";
    if (node->parent->kind == NODE_BLOCK)
        return "para";
    return str_index(marker_number(node->label), '.') < marker_number(node->label).n ? "subpara" : "point";
}

/* Does the preamble list its recitals one by one? Looked for once, and not for each of its paragraphs. */
static bool has_recitals(struct assigner *a, const struct node *preamble) {
    if (a->preamble == preamble)
        return a->has_recitals;
    a->preamble = preamble;
    a->has_recitals = false;
    for (const struct node *child = preamble->first; child != NULL && !a->has_recitals; child = child->next)
        a->has_recitals = child->kind == NODE_RECITAL;
    return a->has_recitals;
}

/* The paragraphs of a preamble's text are its recitals, unless the file lists these one by one. */
static bool is_recital_paragraph(struct assigner *a, const struct node *node) {
    const struct node *block = node->parent;
    return block->kind == NODE_BLOCK && block->parent->kind == NODE_PREAMBLE && block_kind_is_verbatim(node->block->kind) &&
           !has_recitals(a, block->parent);
}

static void add_paragraph(struct assigner *a, const struct node *node) {
    struct buf *out = &a->scratch;
    const struct node *context = node->parent->kind == NODE_BLOCK ? node_holder(node) : node->parent;
    if (is_recital_paragraph(a, node)) {
        add_context(out, component_of(node->parent));
        buf_add(out, STR("rec_"));
        if (node->label.n != 0)
            label_add_number(out, marker_number(node->label));
        else
            buf_printf(out, "%zu", node->ordinal);
        return;
    }
    add_context(out, context);
    add_name(out, paragraph_element(node));
    if (is_indent(node))
        buf_printf(out, "%zu", node->ordinal);
    else
        label_add_number(out, marker_number(node->label));
}

/* Gives a numbered paragraph its address. The same number in another block (another language, a quotation beside the full text)
   is the same address, and the first one keeps it; twice in one block, the second is told apart by a suffix. */
static void assign_paragraph(struct assigner *a, struct node *node) {
    if (node->label.n == 0 && !is_recital_paragraph(a, node))
        return;
    add_paragraph(a, node);
    size_t n = a->scratch.n;
    struct node **slot = find_slot(a->agreement->addresses, buf_str(&a->scratch));
    for (size_t i = 0; *slot != NULL && (*slot)->block == node->block; i++) {
        a->scratch.n = n;
        buf_printf(&a->scratch, "-%zu", node->ordinal + i);
        slot = find_slot(a->agreement->addresses, buf_str(&a->scratch));
    }
    take_scratch(a, node);
    if (*slot == NULL)
        *slot = node;
}

/* Divisions first, since they are the context of what is in them: those whose address another division of the component has
   too get the address of the division around them before their own. */
static void assign_divisions(struct assigner *a) {
    struct agreement *agreement = a->agreement;
    struct address_table *counts = make_table(agreement->arena, agreement->n_nodes);
    bool *is_repeated = arena_array(agreement->arena, agreement->n_nodes, sizeof *is_repeated);
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        struct node *node = agreement->nodes[i];
        if (node->kind != NODE_SECTION && node->kind != NODE_ANNEX)
            continue;
        add_part(a, node);
        take_scratch(a, node);
        struct node **slot = find_slot(counts, node->eid);
        if (*slot != NULL)
            is_repeated[node->order] = is_repeated[(*slot)->order] = true;
        else
            *slot = node;
    }
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        struct node *node = agreement->nodes[i];
        if (!is_repeated[i] || node->kind != NODE_SECTION || node->parent->kind != NODE_SECTION || is_named_by_id(node))
            continue;
        add_context(&a->scratch, node->parent);
        add_section(&a->scratch, node);
        take_scratch(a, node);
    }
}

/* An id is one name in the whole agreement, whether a section or a provision has it. */
static void check_ids(struct assigner *a) {
    struct address_table *ids = make_table(a->agreement->arena, a->agreement->n_nodes);
    ids->is_by_id = true;
    a->agreement->ids = ids;
    for (size_t i = 0; i < a->agreement->n_nodes; i++) {
        struct node *node = a->agreement->nodes[i];
        if (node->id.n == 0)
            continue;
        struct node **slot = find_slot(ids, node->id);
        if (*slot == NULL)
            *slot = node;
        else if (!str_equal_nocase(node->eid, (*slot)->eid))
            add_duplicate_fault(a, node, *slot);
    }
}

/* What is counted together: paragraphs (dashes and bullets apart from all others), sections of one division, else nodes of one
   kind. */
static size_t counter_of(const struct node *node) {
    if (node->kind == NODE_SECTION)
        return NODE_KIND_COUNT + 1 + (size_t)node->division;
    return node->kind == NODE_PARAGRAPH && is_indent(node) ? NODE_KIND_COUNT : (size_t)node->kind;
}

static void count_children(struct node *parent) {
    size_t counters[NODE_KIND_COUNT + 1 + DIVISION_COUNT] = {0};
    for (struct node *child = parent->first; child != NULL; child = child->next)
        child->ordinal = ++counters[counter_of(child)];
}

void address_assign(struct agreement *agreement, struct diag_list *diags) {
    struct assigner a = {.agreement = agreement, .diags = diags};
    agreement->addresses = make_table(agreement->arena, agreement->n_nodes);
    for (size_t i = 0; i < agreement->n_nodes; i++)
        count_children(agreement->nodes[i]);
    assign_divisions(&a);
    for (size_t i = 1; i < agreement->n_nodes; i++) {
        struct node *node = agreement->nodes[i];
        if (node->kind == NODE_PARAGRAPH) {
            assign_paragraph(&a, node);
        } else if (node->kind != NODE_BLOCK) {
            if (node->eid.n == 0) {
                add_part(&a, node);
                take_scratch(&a, node);
            }
            insert_part(&a, node);
        }
    }
    check_ids(&a);
    buf_free(&a.scratch);
}
