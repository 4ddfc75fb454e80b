#include "library/body.h"

#include <stdint.h>

#include "agreement/build.h"
#include "agreement/paragraph.h"

/* No number is longer, be it in words. */
enum { LABEL_MAX = 64 };

/* The block that is being read, in its long form. */
struct block_draft {
    struct block block;
    const struct yaml_node *text;
};

static void read_source(struct load *load, const struct yaml_node *value, const struct source **source) {
    struct str id;
    if (!load_text(load, value, &id))
        return;
    const struct source *found = agreement_source(load->agreement, id);
    if (found != NULL)
        *source = found;
    else if (!load->is_partial)
        load_fault(load, DIAG_UNKNOWN_SOURCE, value, "the id of one of the sources",
                   "source \"%.*s\" is not in the list of sources", STR_ARG(id));
}

static void read_block_source(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    read_source(load, value, &((struct block_draft *)target)->block.source);
}

static void read_block_text(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct block_draft *draft = target;
    (void)field;
    if (load_text(load, value, &draft->block.text))
        draft->text = value;
}

static const struct field block_fields[] = {
    {.key = "text", .read = read_block_text, .is_required = true},
    {.key = "source", .read = read_block_source},
    {.key = "language", .read = field_language, .offset = offsetof(struct block_draft, block.language)},
    {.key = "page", .read = field_text, .offset = offsetof(struct block_draft, block.page)},
    {.key = "eId", .read = field_skip},
};
static const struct field_table block_table = FIELD_TABLE("a block", block_fields);

static size_t indentation(struct str line) {
    size_t n = 0;
    while (n < line.n && line.p[n] == ' ')
        n++;
    return n;
}

static bool is_blank(struct str line) {
    return str_trim(line).n == 0;
}

/* Are there two lines with a marker of a list among those that folding joins? It leaves apart what a blank line parts and what is
   indented more than the rest. */
static bool swallows_markers(struct str unfolded) {
    size_t least = SIZE_MAX, n_markers = 0;
    struct str rest = unfolded, line;
    while (str_split(&rest, '\n', &line))
        if (!is_blank(line) && indentation(line) < least)
            least = indentation(line);
    for (rest = unfolded; n_markers < 2 && str_split(&rest, '\n', &line);) {
        struct marker_levels levels = {.n = 0};
        struct marker marker;
        marker_read(line, &levels, &marker);
        if (is_blank(line) || indentation(line) > least)
            n_markers = 0;
        else if (marker.form != MARKER_NONE)
            n_markers++;
    }
    return n_markers >= 2;
}

static void check_block(struct load *load, const struct yaml_node *node, const struct block_draft *draft) {
    const struct block *block = &draft->block;
    if (draft->text == NULL)
        return;
    if (str_trim(block->text).n == 0)
        load_fault(load, DIAG_EMPTY_TEXT, draft->text, "a text", "an empty %s", block_kind_names.names[block->kind]);
    if (block->kind == BLOCK_QUOTE && block->source == NULL && !load->is_partial)
        load_fault(load, DIAG_NO_SOURCE, node, "the id of a source in \"source\"", "a quotation without a source");
    if (block_kind_is_verbatim(block->kind) && swallows_markers(draft->text->unfolded))
        load_fault(load, DIAG_MARKERS, draft->text, "a literal block, \"|\"", "a folded text has swallowed the lines of a list");
}

static void read_block(struct load *load, const struct yaml_node *node, enum block_kind kind, struct holder *holder) {
    struct block_draft draft = {.block = {.kind = kind, .source = holder->source, .language = holder->language}};
    if (node->kind == YAML_MAP)
        fields_read(load, node, &block_table, &draft);
    else if (load_text(load, node, &draft.block.text))
        draft.text = node;
    check_block(load, node, &draft);
    if (draft.text != NULL)
        build_block(load->agreement, holder->node, draft.block, load_place(node));
}

/* The kind of block is the key, which the field names. */
static void read_blocks(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    int kind = BLOCK_NOTE;
    name_table_find(&block_kind_names, str_of(field->key), &kind);
    if (value->kind == YAML_LIST && value->u.list.n == 0)
        load_fault(load, DIAG_EMPTY_TEXT, value, "a text", "an empty list of blocks");
    for (size_t i = 0; i < load_count_items(value); i++)
        read_block(load, load_item(value, i), (enum block_kind)kind, target);
}

void body_source(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    read_source(load, value, &((struct holder *)target)->source);
}

static void read_language(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    static const struct field at_language = {.offset = offsetof(struct holder, language)};
    (void)field;
    field_language(load, value, &at_language, target);
}

static void read_titles(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct node *node = ((struct holder *)target)->node;
    (void)field;
    load_titles(load, value, &node->titles, &node->n_titles);
}

static void read_id(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct node *node = ((struct holder *)target)->node;
    struct str id;
    (void)field;
    if (!load_text(load, value, &id) || !load_check_id(load, value, id))
        return;
    node->id = id;
    if (node->label.n == 0)
        node->place = load_place(value);
}

/* The number of an article, division, recital or annex: short, since every address below it begins with it. */
static void read_label(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct node *node = ((struct holder *)target)->node;
    struct str label;
    if (!load_text(load, value, &label))
        return;
    label = str_trim(label);
    if (label.n == 0)
        load_fault(load, DIAG_EMPTY_TEXT, value, "a number", "an empty %s", field->key);
    if (label.n > LABEL_MAX)
        load_fault(load, DIAG_VALUE, value, "a number of 64 bytes at most", "%zu bytes as the value of %s", label.n, field->key);
    node->label = str_slice(label, 0, LABEL_MAX);
    node->place = load_place(value);
}

static void read_division(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct node *node = ((struct holder *)target)->node;
    struct field in_node = *field;
    int division = DIVISION_NONE;
    in_node.offset = 0;
    field_name(load, value, &in_node, &division);
    node->division = (enum division)division;
}

static void read_headings(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct holder *holder = target;
    struct field alone = *field;
    int headings = holder->is_editorial ? HEADINGS_EDITORIAL : HEADINGS_INSTRUMENT;
    alone.offset = 0;
    field_name(load, value, &alone, &headings);
    holder->is_editorial = headings == HEADINGS_EDITORIAL;
    holder->node->is_editorial = holder->is_editorial;
}

static void read_see(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct node *node = ((struct holder *)target)->node;
    size_t n = load_count_items(value);
    (void)field;
    node->see = arena_array(load->agreement->arena, n, sizeof *node->see);
    for (size_t i = 0; i < n; i++) {
        struct reference *reference = &node->see[node->n_see];
        const struct yaml_node *item = load_item(value, i);
        if (!load_text(load, item, &reference->text))
            continue;
        reference->text = str_trim(reference->text);
        reference->place = load_place(item);
        node->n_see++;
    }
}

/* Compared with the true address at the end, when that is known. */
static void read_eid(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str eid;
    (void)field;
    if (!load_text(load, value, &eid))
        return;
    ARRAY_RESERVE_ONE(load->claims, load->n_claims, load->claims_capacity);
    load->claims[load->n_claims++] = (struct eid_claim){((struct holder *)target)->node, value};
}

static void read_recitals(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

/* The keys of all that holds blocks. */
#define BLOCK_KEYS                                                                                                      \
    {.key = "title", .read = read_titles}, {.key = "id", .read = read_id}, {.key = "source", .read = body_source},      \
        {.key = "language", .read = read_language}, {.key = "see", .read = read_see}, {.key = "eId", .read = read_eid}, \
        {.key = "headings", .read = read_headings, .names = &headings_names},                                           \
        {.key = "quote", .read = read_blocks, .is_late = true}, {.key = "text", .read = read_blocks, .is_late = true},  \
        {.key = "summary", .read = read_blocks, .is_late = true}, {                                                     \
        .key = "note", .read = read_blocks, .is_late = true                                                             \
    }

static const struct field provision_fields[] = {{.key = "article", .read = read_label}, BLOCK_KEYS};
static const struct field_table provision_table = FIELD_TABLE("a provision", provision_fields);

static const struct field recital_fields[] = {{.key = "number", .read = read_label}, BLOCK_KEYS};
static const struct field_table recital_table = FIELD_TABLE("a recital", recital_fields);

static const struct field preamble_fields[] = {BLOCK_KEYS, {.key = "recitals", .read = read_recitals, .is_late = true}};
static const struct field_table preamble_table = FIELD_TABLE("a preamble", preamble_fields);

static const struct field closing_fields[] = {BLOCK_KEYS};
static const struct field_table closing_table = FIELD_TABLE("a closing", closing_fields);

static const struct field section_fields[] = {
    BLOCK_KEYS,
    {.key = "division", .read = read_division, .names = &division_names},
    {.key = "number", .read = read_label},
    {.key = "sections", .read = body_sections, .is_late = true},
    {.key = "provisions", .read = body_provisions, .is_late = true},
};
static const struct field_table section_table = FIELD_TABLE("a section", section_fields);

static const struct field annex_fields[] = {
    BLOCK_KEYS,
    {.key = "number", .read = read_label},
    {.key = "preamble", .read = body_preamble, .is_late = true},
    {.key = "sections", .read = body_sections, .is_late = true},
    {.key = "provisions", .read = body_provisions, .is_late = true},
    {.key = "closing", .read = body_closing, .is_late = true},
};
static const struct field_table annex_table = FIELD_TABLE("an annex", annex_fields);

/* Reads one part below the holder into a node of its own. */
static void read_part(struct load *load, const struct yaml_node *value, enum node_kind kind, const struct field_table *table,
                      struct holder *parent) {
    struct node *node = build_node(load->agreement, parent->node, kind, load_place(value));
    struct holder holder = *parent;
    holder.node = node;
    node->is_editorial = holder.is_editorial;
    if (!fields_read(load, value, table, &holder) || load->is_partial)
        return;
    if (kind == NODE_PROVISION && node->label.n == 0 && node->id.n == 0)
        load_fault(load, DIAG_MISSING_KEY, value, "\"article\" or \"id\"", "a provision without a number and without an id");
}

/* Reads each part of a list. */
static void read_parts(struct load *load, const struct yaml_node *value, enum node_kind kind, const struct field_table *table,
                       struct holder *parent) {
    if (value->kind != YAML_LIST) {
        struct buf expected = {0};
        buf_printf(&expected, "a list, each item of which is %s", table->what);
        load_fault(load, DIAG_TYPE, value, expected.p, "%s", yaml_kind_name(value->kind));
        buf_free(&expected);
        return;
    }
    for (size_t i = 0; i < value->u.list.n; i++)
        read_part(load, value->u.list.items[i], kind, table, parent);
}

static void read_recitals(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    read_parts(load, value, NODE_RECITAL, &recital_table, target);
}

/* A list of recitals is a preamble that has nothing else. */
void body_preamble(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct holder *parent = target;
    (void)field;
    if (value->kind != YAML_LIST) {
        read_part(load, value, NODE_PREAMBLE, &preamble_table, parent);
        return;
    }
    struct holder holder = *parent;
    holder.node = build_node(load->agreement, parent->node, NODE_PREAMBLE, load_place(value));
    holder.node->is_editorial = parent->is_editorial;
    read_parts(load, value, NODE_RECITAL, &recital_table, &holder);
}

void body_sections(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    read_parts(load, value, NODE_SECTION, &section_table, target);
}

void body_provisions(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    read_parts(load, value, NODE_PROVISION, &provision_table, target);
}

void body_annexes(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    read_parts(load, value, NODE_ANNEX, &annex_table, target);
}

void body_closing(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    read_part(load, value, NODE_CLOSING, &closing_table, target);
}
