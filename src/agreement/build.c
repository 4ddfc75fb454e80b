#include "agreement/build.h"

#include "agreement/address.h"
#include "agreement/paragraph.h"
#include "agreement/reference.h"

struct agreement *agreement_new(struct arena *arena, struct str path) {
    struct agreement *agreement = arena_alloc(arena, sizeof *agreement);
    agreement->arena = arena;
    agreement->path = path;
    agreement->kind = KIND_OTHER;
    agreement->language = STR("en");
    agreement->root = build_node(agreement, NULL, NODE_AGREEMENT, (struct place){1, 1});
    return agreement;
}

struct node *build_node(struct agreement *agreement, struct node *parent, enum node_kind kind, struct place place) {
    struct node *node = arena_alloc(agreement->arena, sizeof *node);
    node->kind = kind;
    node->place = place;
    node->parent = parent;
    if (parent == NULL)
        return node;
    node->previous = parent->last;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

/* The paragraphs that the next one may hang under, by level; the block itself stands at the top. */
struct open_paragraphs {
    struct node *nodes[MARKER_LEVELS_MAX + 1];
    struct marker_levels levels;
};

static struct node *add_paragraph(struct agreement *agreement, struct open_paragraphs *open, struct str line, size_t start,
                                  bool has_markers, size_t *level_of_it) {
    struct marker marker = {.form = MARKER_NONE};
    size_t level = has_markers ? marker_read(line, &open->levels, &marker) : 0;
    const struct node *block = open->nodes[0];
    struct node *node = build_node(agreement, open->nodes[level], NODE_PARAGRAPH, block->place);
    node->block = block->block;
    node->start = start;
    node->end = start + line.n;
    node->body = start;
    if (marker.form != MARKER_NONE) {
        node->label = str_slice(block->block->text, start + (size_t)(marker.text.p - line.p),
                                start + (size_t)(marker.text.p - line.p) + marker.text.n);
        node->body = start + marker.body;
    }
    for (size_t deeper = level + 1; deeper <= MARKER_LEVELS_MAX; deeper++)
        open->nodes[deeper] = node;
    *level_of_it = level;
    return node;
}

/* Does a list begin with the body of a paragraph, below the level that it is on? */
static bool begins_list(const struct open_paragraphs *open, struct str marker, struct str body, size_t level) {
    struct marker_levels levels = open->levels;
    struct marker inner;
    return marker_begins_list(marker, body) && marker_read(body, &levels, &inner) > level;
}

/* Adds a line of a block. In "1. (a) Each Party" a list begins where a paragraph does: that is two, the first without words. */
static void add_line(struct agreement *agreement, struct open_paragraphs *open, struct str line, size_t start, bool has_markers) {
    size_t level;
    struct node *node = add_paragraph(agreement, open, line, start, has_markers, &level);
    struct str body = str_slice(line, node->body - start, line.n);
    while (node->label.n != 0 && begins_list(open, node->label, body, level)) {
        size_t body_start = node->body;
        node->end = body_start;
        node = add_paragraph(agreement, open, body, body_start, has_markers, &level);
        body = str_slice(body, node->body - body_start, body.n);
    }
}

/* The text without newlines at its end. */
static struct str trim_end(struct str text) {
    while (text.n != 0 && (text.p[text.n - 1] == '\n' || text.p[text.n - 1] == '\r'))
        text.n--;
    return text;
}

struct node *build_block(struct agreement *agreement, struct node *holder, struct block block, struct place place) {
    struct node *node = build_node(agreement, holder, NODE_BLOCK, place);
    struct block *copy = arena_alloc(agreement->arena, sizeof *copy);
    *copy = block;
    copy->text = trim_end(block.text);
    node->block = copy;
    node->end = copy->text.n;
    struct open_paragraphs open = {.nodes = {node}};
    for (size_t level = 1; level <= MARKER_LEVELS_MAX; level++)
        open.nodes[level] = node;
    struct str rest = copy->text, line;
    while (str_split(&rest, '\n', &line))
        if (str_trim(line).n != 0)
            add_line(agreement, &open, line, (size_t)(line.p - copy->text.p), block_kind_is_verbatim(block.kind));
    return node;
}

/* The node behind this one in document order, to be written to. */
static struct node *next_in_order(struct node *node) {
    if (node->first != NULL)
        return node->first;
    while (node != NULL && node->next == NULL)
        node = node->parent;
    return node != NULL ? node->next : NULL;
}

/* Numbers the nodes in document order and lists them. */
static void put_in_order(struct agreement *agreement) {
    size_t n = 0;
    for (struct node *node = agreement->root; node != NULL; node = next_in_order(node))
        node->order = n++;
    agreement->nodes = arena_array(agreement->arena, n, sizeof *agreement->nodes);
    for (struct node *node = agreement->root; node != NULL; node = next_in_order(node))
        agreement->nodes[agreement->n_nodes++] = node;
}

void agreement_finish(struct agreement *agreement, bool is_partial, struct diag_list *diags) {
    put_in_order(agreement);
    address_assign(agreement, diags);
    if (!is_partial)
        reference_resolve_all(agreement, diags);
}
