#include "yaml/reader.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "yaml/encoding.h"

/* How much text aliases may add: so many times that of the file, and some more. No file that people write has so many anchors. */
enum { ALIAS_GROWTH_MAX = 4, ALIAS_BYTES_MAX = 1 << 20, ANCHORS_MAX = 10000 };

/* How much a node is, with all below it, aliases expanded. */
struct weight {
    size_t n_nodes, n_bytes; /* of texts */
};

struct anchor {
    struct str name;
    struct yaml_node *node;
    struct weight weight;
    bool is_open; /* its end has not been read: an alias to it would contain itself */
};

/* A list or map whose end has not been read yet. */
struct level {
    struct yaml_node *node;
    size_t first_child; /* where its children begin on the stack of children */
    size_t anchor;      /* its anchor's place, or NO_ANCHOR */
    struct weight weight;
};

/* The place of no anchor. */
#define NO_ANCHOR ((size_t)-1)

struct reader {
    yaml_parser_t parser;
    struct str text;
    const char *file;
    struct arena *strings, *nodes;
    struct diag_list *diags;
    struct yaml_node *root;
    struct level levels[YAML_DEPTH_MAX];
    size_t depth;
    struct yaml_node **children; /* of all open levels, one run behind the other */
    size_t n_children, children_capacity;
    struct anchor *anchors;
    size_t n_anchors, anchors_capacity;
    struct weight aliased;   /* what all aliases stand for */
    size_t line, line_start; /* how far folded texts have been looked for, and the byte where that line begins */
};

static struct diag_place place_of_mark(const struct reader *r, yaml_mark_t mark) {
    return (struct diag_place){r->file, mark.line + 1, mark.column + 1};
}

static struct diag_place place_of_node(const struct reader *r, const struct yaml_node *node) {
    return (struct diag_place){r->file, node->line, node->column};
}

static struct yaml_node *make_node(struct reader *r, enum yaml_kind kind, yaml_mark_t mark) {
    struct yaml_node *node = arena_alloc(r->nodes, sizeof *node);
    node->kind = kind;
    node->line = (uint32_t)(mark.line + 1);
    node->column = (uint32_t)(mark.column + 1);
    return node;
}

static struct weight sum(struct weight a, struct weight b) {
    return (struct weight){a.n_nodes + b.n_nodes, a.n_bytes + b.n_bytes};
}

/* Puts a finished node, and the weight of it and of all that hangs below it, where it belongs. */
static void place_node(struct reader *r, struct yaml_node *node, struct weight weight) {
    if (r->depth == 0) {
        if (r->root == NULL)
            r->root = node;
        return;
    }
    ARRAY_RESERVE_ONE(r->children, r->n_children, r->children_capacity);
    r->children[r->n_children++] = node;
    r->levels[r->depth - 1].weight = sum(r->levels[r->depth - 1].weight, weight);
}

/* Notes the node under its anchor, a later one of the same name hiding the earlier. */
static size_t add_anchor(struct reader *r, const yaml_char_t *name, struct yaml_node *node, struct weight weight, bool is_open) {
    if (name == NULL)
        return NO_ANCHOR;
    ARRAY_RESERVE_ONE(r->anchors, r->n_anchors, r->anchors_capacity);
    struct str copy = arena_copy(r->nodes, str_of((const char *)name));
    r->anchors[r->n_anchors] = (struct anchor){.name = copy, .node = node, .weight = weight, .is_open = is_open};
    return r->n_anchors++;
}

static struct anchor *find_anchor(struct reader *r, const yaml_char_t *name) {
    for (size_t i = r->n_anchors; i-- > 0;)
        if (str_equal(r->anchors[i].name, str_of((const char *)name)))
            return &r->anchors[i];
    return NULL;
}

/* Adds to what aliases stand for; false, and a fault, where it is too much for the file, however small it is. */
static bool weigh_alias(struct reader *r, struct weight weight, struct diag_place place) {
    r->aliased = sum(r->aliased, weight);
    if (r->aliased.n_nodes > YAML_ALIAS_NODES_MAX)
        diag_add(r->diags, DIAG_ALIAS, place, NULL, "aliases expand to more than %d values", (int)YAML_ALIAS_NODES_MAX);
    else if (r->aliased.n_bytes > ALIAS_BYTES_MAX + ALIAS_GROWTH_MAX * r->text.n)
        diag_add(r->diags, DIAG_ALIAS, place, NULL, "aliases expand to far more text than there is in the file");
    else
        return true;
    return false;
}

static bool read_alias(struct reader *r, const yaml_event_t *event) {
    static const struct weight alone = {1, 0};
    const char *name = (const char *)event->data.alias.anchor;
    struct diag_place place = place_of_mark(r, event->start_mark);
    struct anchor *anchor = find_anchor(r, event->data.alias.anchor);
    bool is_sound = anchor != NULL && !anchor->is_open;
    if (anchor == NULL)
        diag_add(r->diags, DIAG_ALIAS, place, "an anchor that stands before it", "alias *%s names no anchor", name);
    else if (anchor->is_open)
        diag_add(r->diags, DIAG_ALIAS, place, NULL, "alias *%s stands within the very value that it names", name);
    struct weight weight = is_sound ? anchor->weight : alone;
    if (!weigh_alias(r, weight, place))
        return false;
    /* Something must stand there, or keys and values would change places. */
    place_node(r, is_sound ? anchor->node : make_node(r, YAML_TEXT, event->start_mark), weight);
    return true;
}

static enum yaml_style style_of(yaml_scalar_style_t style) {
    switch (style) {
    case YAML_LITERAL_SCALAR_STYLE:
        return YAML_STYLE_LITERAL;
    case YAML_FOLDED_SCALAR_STYLE:
        return YAML_STYLE_FOLDED;
    case YAML_SINGLE_QUOTED_SCALAR_STYLE:
    case YAML_DOUBLE_QUOTED_SCALAR_STYLE:
        return YAML_STYLE_QUOTED;
    default:
        return YAML_STYLE_PLAIN;
    }
}

/* Behind the break that ends the line at byte `at`: what YAML 1.1 (4.2, "b-char") takes for one. */
static size_t next_line(struct str text, size_t at) {
    static const struct str breaks[] = {{"\r\n", 2}, {"\r", 1}, {"\n", 1}, {"\xC2\x85", 2}, {"\u2028", 3}, {"\u2029", 3}};
    for (; at < text.n; at++) {
        unsigned char byte = (unsigned char)text.p[at];
        if (byte > '\r' && byte < 0xC2) /* as nearly all are */
            continue;
        for (size_t i = 0; i < sizeof breaks / sizeof *breaks; i++)
            if (str_starts(str_slice(text, at, text.n), breaks[i]))
                return at + breaks[i].n;
    }
    return text.n;
}

/* The byte where a line, from 0, begins. Lines are asked for in their order: the characters, which libyaml counts
   too, are not counted rightly behind CR LF. */
static size_t find_line(struct reader *r, size_t line) {
    for (; r->line < line && r->line_start < r->text.n; r->line++)
        r->line_start = next_line(r->text, r->line_start);
    return r->line_start;
}

/* A copy of the lines behind the ">" of a folded text. */
static struct str copy_folded_lines(struct reader *r, const yaml_event_t *event) {
    size_t start = find_line(r, event->start_mark.line);
    size_t end = find_line(r, event->end_mark.line + (event->end_mark.column != 0));
    struct str lines = str_slice(r->text, start, end);
    return arena_copy(r->nodes, str_slice(lines, next_line(lines, str_index(lines, '>')), lines.n));
}

static bool read_text(struct reader *r, const yaml_event_t *event) {
    struct yaml_node *node = make_node(r, YAML_TEXT, event->start_mark);
    node->style = style_of(event->data.scalar.style);
    if (node->style == YAML_STYLE_FOLDED)
        node->unfolded = copy_folded_lines(r, event);
    node->u.text = arena_copy(r->strings, (struct str){(const char *)event->data.scalar.value, event->data.scalar.length});
    if (str_index(node->u.text, '\0') != node->u.text.n)
        diag_add(r->diags, DIAG_CONTROL, place_of_node(r, node), "no such escape", "a text with the character U+0000 in it");
    struct weight weight = {1, node->u.text.n};
    add_anchor(r, event->data.scalar.anchor, node, weight, false);
    place_node(r, node, weight);
    return true;
}

static bool open_level(struct reader *r, const yaml_event_t *event, enum yaml_kind kind, const yaml_char_t *anchor) {
    if (r->depth == YAML_DEPTH_MAX) {
        diag_add(r->diags, DIAG_DEPTH, place_of_mark(r, event->start_mark), NULL, "lists and maps nested more than %d deep",
                 (int)YAML_DEPTH_MAX);
        return false;
    }
    struct yaml_node *node = make_node(r, kind, event->start_mark);
    static const struct weight empty = {1, 0};
    size_t place = add_anchor(r, anchor, node, empty, true);
    r->levels[r->depth++] = (struct level){.node = node, .first_child = r->n_children, .anchor = place, .weight = empty};
    return true;
}

static int compare_pairs(const void *a, const void *b) {
    const struct yaml_node *left = ((const struct yaml_pair *)a)->key, *right = ((const struct yaml_pair *)b)->key;
    int order = str_compare(left->u.text, right->u.text);
    if (order == 0)
        order = left->line != right->line ? (left->line > right->line) - (left->line < right->line)
                                          : (left->column > right->column) - (left->column < right->column);
    return order;
}

/* Sorted, and not pair by pair: a hostile map may have a hundred thousand keys. */
static void find_duplicate_keys(struct reader *r, const struct yaml_node *map) {
    size_t n = map->u.map.n;
    if (n < 2)
        return;
    struct yaml_pair *sorted = memory_resize(NULL, n, sizeof *sorted);
    memcpy(sorted, map->u.map.pairs, n * sizeof *sorted);
    qsort(sorted, n, sizeof *sorted, compare_pairs);
    for (size_t i = 1; i < n; i++) {
        const struct yaml_node *first = sorted[i - 1].key, *second = sorted[i].key;
        if (str_equal(first->u.text, second->u.text))
            diag_add(r->diags, DIAG_DUPLICATE_KEY, place_of_node(r, second), NULL,
                     "key \"%.*s\" again; it stands at line %u already", STR_ARG(second->u.text), (unsigned)first->line);
    }
    free(sorted);
}

/* Makes pairs of a map's children; a key that is no text is a fault and its pair is left out, and so is a key whose value was
   not read. */
static void fill_map(struct reader *r, struct yaml_node *map, struct yaml_node **children, size_t n) {
    map->u.map.pairs = arena_array(r->nodes, n / 2, sizeof *map->u.map.pairs);
    for (size_t i = 0; i + 1 < n; i += 2) {
        if (children[i]->kind != YAML_TEXT) {
            diag_add(r->diags, DIAG_TYPE, place_of_node(r, children[i]), "a text", "%s as a key",
                     yaml_kind_name(children[i]->kind));
            continue;
        }
        map->u.map.pairs[map->u.map.n++] = (struct yaml_pair){children[i], children[i + 1]};
    }
    find_duplicate_keys(r, map);
}

static void fill_list(struct reader *r, struct yaml_node *list, struct yaml_node **children, size_t n) {
    list->u.list.items = arena_array(r->nodes, n, sizeof *list->u.list.items);
    if (n != 0)
        memcpy(list->u.list.items, children, n * sizeof *children);
    list->u.list.n = n;
}

static bool close_level(struct reader *r) {
    struct level level = r->levels[--r->depth];
    struct yaml_node **children = r->children + level.first_child;
    size_t n = r->n_children - level.first_child;
    if (level.node->kind == YAML_MAP)
        fill_map(r, level.node, children, n);
    else
        fill_list(r, level.node, children, n);
    r->n_children = level.first_child;
    if (level.anchor != NO_ANCHOR) {
        r->anchors[level.anchor].is_open = false;
        r->anchors[level.anchor].weight = level.weight;
    }
    place_node(r, level.node, level.weight);
    return true;
}

static bool open_document(struct reader *r, const yaml_event_t *event) {
    if (r->root == NULL)
        return true;
    diag_add(r->diags, DIAG_DOCUMENTS, place_of_mark(r, event->start_mark), "one document a file", "a second document begins here");
    return false;
}

/* Takes one event; false where reading cannot go on. */
static bool take_event(struct reader *r, const yaml_event_t *event) {
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        return open_document(r, event);
    case YAML_ALIAS_EVENT:
        return read_alias(r, event);
    case YAML_SCALAR_EVENT:
        return read_text(r, event);
    case YAML_SEQUENCE_START_EVENT:
        return open_level(r, event, YAML_LIST, event->data.sequence_start.anchor);
    case YAML_MAPPING_START_EVENT:
        return open_level(r, event, YAML_MAP, event->data.mapping_start.anchor);
    case YAML_SEQUENCE_END_EVENT:
    case YAML_MAPPING_END_EVENT:
        return close_level(r);
    default:
        return true;
    }
}

/* Are there more anchors than can be looked through for every alias? Then a fault. */
static bool has_many_anchors(const struct reader *r, const yaml_event_t *event) {
    if (r->n_anchors <= ANCHORS_MAX)
        return false;
    diag_add(r->diags, DIAG_ALIAS, place_of_mark(r, event->start_mark), NULL, "more than %d anchors", (int)ANCHORS_MAX);
    return true;
}

/* Does a tab stand at this place of the text? libyaml then says only that no token can begin so. */
static bool is_tab_at(const struct reader *r, yaml_mark_t mark) {
    size_t at = 0;
    for (size_t line = 0; line < mark.line; line++)
        at = next_line(r->text, at);
    for (size_t column = 0; column < mark.column && at < r->text.n; column++)
        for (at++; at < r->text.n && ((unsigned char)r->text.p[at] & 0xC0) == 0x80;)
            at++;
    return at < r->text.n && r->text.p[at] == '\t';
}

static bool same_mark(yaml_mark_t a, yaml_mark_t b) {
    return a.line == b.line && a.column == b.column;
}

/* Where the file ends too early, the fault is not at its end but where that began which is not ended. */
static void add_syntax_fault(struct reader *r) {
    const yaml_parser_t *p = &r->parser;
    if (p->error == YAML_MEMORY_ERROR)
        memory_exhausted();
    if (p->error == YAML_READER_ERROR) {
        diag_add(r->diags, DIAG_SYNTAX, yaml_place_of(r->text, p->problem_offset, r->file), NULL, "%s", p->problem);
        return;
    }
    struct diag_place place = place_of_mark(r, p->problem_mark);
    const char *problem = p->problem != NULL ? p->problem : "cannot be parsed";
    bool has_context = p->context != NULL && !same_mark(p->context_mark, p->problem_mark);
    if (is_tab_at(r, p->problem_mark))
        diag_add(r->diags, DIAG_SYNTAX, place, "spaces", "a tab in the indentation");
    else if (has_context && strstr(problem, "end of stream") != NULL)
        diag_add(r->diags, DIAG_SYNTAX, place_of_mark(r, p->context_mark), NULL, "%s, %s that begins here", problem, p->context);
    else if (has_context)
        diag_add(r->diags, DIAG_SYNTAX, place, NULL, "%s, %s that begins at %zu:%zu", problem, p->context, p->context_mark.line + 1,
                 p->context_mark.column + 1);
    else
        diag_add(r->diags, DIAG_SYNTAX, place, NULL, "%s", problem);
}

/* Reads events to the end of the stream; false where it came to a halt before. */
static bool read_events(struct reader *r) {
    for (;;) {
        yaml_event_t event;
        if (!yaml_parser_parse(&r->parser, &event)) {
            add_syntax_fault(r);
            return false;
        }
        bool is_end = event.type == YAML_STREAM_END_EVENT;
        bool ok = take_event(r, &event) && !has_many_anchors(r, &event);
        yaml_event_delete(&event);
        if (!ok || is_end)
            return ok;
    }
}

static void add_empty_fault(struct reader *r) {
    diag_add(r->diags, DIAG_EMPTY, (struct diag_place){r->file, 1, 1}, "an agreement", "the file is empty");
}

static struct yaml_document read_well_encoded(struct str text, const char *file, struct arena *strings, struct arena *nodes,
                                              struct diag_list *diags) {
    struct reader r = {.text = text, .file = file, .strings = strings, .nodes = nodes, .diags = diags};
    ARRAY_RESERVE_ONE(r.children, r.n_children, r.children_capacity);
    if (!yaml_parser_initialize(&r.parser))
        memory_exhausted();
    yaml_parser_set_encoding(&r.parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&r.parser, (const unsigned char *)text.p, text.n);
    bool is_complete = read_events(&r);
    while (r.depth != 0)
        close_level(&r);
    yaml_parser_delete(&r.parser);
    free(r.children);
    free(r.anchors);
    if (r.root == NULL && is_complete)
        add_empty_fault(&r);
    return (struct yaml_document){.root = r.root, .is_complete = is_complete};
}

struct yaml_document yaml_read(struct str text, const char *file, struct arena *strings, struct arena *nodes,
                               struct diag_list *diags) {
    static const char signature[] = "\xEF\xBB\xBF";
    struct buf mended = {0};
    if (str_starts(text, STR(signature)))
        text = str_slice(text, sizeof signature - 1, text.n);
    struct yaml_document document = {.root = NULL, .is_complete = false};
    bool is_clean = yaml_check_encoding(text, file, &mended, diags);
    if (is_clean || mended.n != 0)
        document = read_well_encoded(is_clean ? text : buf_str(&mended), file, strings, nodes, diags);
    document.is_complete = document.is_complete && is_clean;
    buf_free(&mended);
    return document;
}

void yaml_add_version(struct buf *out) {
    buf_printf(out, "libyaml %s", yaml_get_version_string());
}
