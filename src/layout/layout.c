#include "layout/layout.h"

#include "layout/compose.h"
#include "layout/label.h"

/* How far texts stand in, how wide the column of a numbered paragraph's marker is at least, and how many cells are kept for the
   text itself as long as there are any to spare. */
enum { INDENT = 2, GUTTER = 4, TEXT_LEAST = 10, SIBLINGS_MEASURED = 32 };

/* One item that is being laid out. */
struct work {
    const struct flow *flow;
    const struct flow_item *item;
    struct composer composer;
    bool follows; /* the item before it is a paragraph of the same block */
};

static struct str take(struct work *w, struct buf *words) {
    struct str copy = arena_copy(w->composer.arena, buf_str(words));
    buf_free(words);
    return copy;
}

/* The column, or one further to the left, so that enough cells are left for the text. */
static int shrink(const struct work *w, int column) {
    int width = w->composer.width_cells;
    int most = width > TEXT_LEAST ? width - TEXT_LEAST : 0;
    return width != 0 && column > most ? most : column;
}

static struct run source_run(const struct work *w, enum role role, size_t start, size_t end) {
    return (struct run){.role = role, .is_source = true, .text = w->item->text, .start = start, .end = end};
}

static struct layout lay_title(struct work *w) {
    struct run run = source_run(w, ROLE_TITLE, w->item->start, w->item->end);
    compose_begin(&w->composer, 0);
    compose_run(&w->composer, &run, 0);
    return compose_finish(&w->composer, !w->flow->options.linear);
}

static struct layout lay_words(struct work *w, void (*add)(const struct flow *, struct buf *), bool is_centred) {
    struct buf words = {0};
    add(w->flow, &words);
    struct run run = run_of_words(ROLE_META, take(w, &words));
    compose_begin(&w->composer, 0);
    compose_run(&w->composer, &run, 0);
    return compose_finish(&w->composer, is_centred);
}

static struct layout lay_heading(struct work *w) {
    const struct node *node = w->item->node;
    struct composer *c = &w->composer;
    bool is_small = node->kind == NODE_PROVISION || node->kind == NODE_RECITAL, is_linear = w->flow->options.linear;
    int left = is_small && !is_linear ? shrink(w, INDENT) : 0;
    struct buf words = {0};
    label_add_number_of(w->flow, node, &words);
    bool has_number = words.n != 0;
    if (has_number && w->item->text.n != 0)
        buf_add(&words, is_linear ? STR(":") : is_small ? STR("") : w->flow->options.ascii ? STR(" -") : STR(" —"));
    struct run number = run_of_words(ROLE_HEADING, take(w, &words));
    struct run title = source_run(w, ROLE_HEADING, w->item->start, w->item->end);
    if (title.text.n != 0 && node->is_editorial) {
        title.prefix = STR("[");
        title.suffix = STR("]");
    }
    compose_begin(c, 0);
    compose_run(c, &number, left);
    if (has_number)
        c->column += is_small && !is_linear ? 2 : 1;
    compose_run(c, &title, left);
    return compose_finish(c, !is_small && !is_linear);
}

static struct layout lay_label(struct work *w) {
    struct composer *c = &w->composer;
    int left = w->flow->options.linear ? 0 : shrink(w, INDENT);
    struct buf words = {0};
    label_add_block(w->flow, w->item->node, &words);
    struct run run = run_of_words(ROLE_LABEL, take(w, &words));
    compose_begin(c, 0);
    compose_run(c, &run, left);
    if (w->flow->options.addresses) {
        const struct agreement *agreement = w->flow->agreement;
        buf_printf(&words, "[%.*s#%.*s]", STR_ARG(agreement->id), STR_ARG(node_holder(w->item->node)->eid));
        struct run address = run_of_words(ROLE_ADDRESS, take(w, &words));
        compose_together(c, &address, 1, left);
    }
    return compose_finish(c, false);
}

static struct layout lay_see(struct work *w) {
    struct composer *c = &w->composer;
    const struct node *node = w->item->node;
    bool is_linear = w->flow->options.linear;
    struct str word = is_linear ? STR("See:") : STR("see");
    int start = is_linear ? 0 : shrink(w, INDENT), left = is_linear ? 0 : shrink(w, INDENT + (int)word.n + 1);
    struct run see = run_of_words(ROLE_LABEL, word);
    compose_begin(c, start);
    compose_run(c, &see, left);
    for (size_t i = 0; i < node->n_see; i++) {
        struct buf words = {0};
        buf_printf(&words, is_linear ? "%zu, " : "[%zu] ", i + 1);
        label_add_reference(w->flow, &node->see[i], &words);
        if (is_linear)
            buf_add(&words, i + 1 < node->n_see ? STR(";") : STR("."));
        struct run run = run_of_words(ROLE_REFERENCE, take(w, &words));
        compose_together(c, &run, i == 0 || is_linear ? 1 : 2, left);
    }
    return compose_finish(c, false);
}

static enum role block_role(enum block_kind kind) {
    static const enum role roles[BLOCK_KIND_COUNT] = {
        [BLOCK_QUOTE] = ROLE_QUOTE, [BLOCK_TEXT] = ROLE_TEXT, [BLOCK_SUMMARY] = ROLE_SUMMARY, [BLOCK_NOTE] = ROLE_NOTE};
    return roles[kind];
}

/* The cells that a marker takes: one space behind a dash or bullet, and behind a number enough for the next ones to stand in
   line with it. */
static int marker_cells(const struct work *w, const struct node *node) {
    int width = display_width(w->composer.display, node->label);
    return width > 1 && width + 1 < GUTTER ? GUTTER : width + 1;
}

/* The cells that the markers of a list take, alike for all of its paragraphs: of the first of them, which a list's widest
   ("(viii)") is among. */
static int gutter(const struct work *w, const struct node *node) {
    int widest = marker_cells(w, node);
    const struct node *sibling = node->parent->first;
    for (int i = 0; i < SIBLINGS_MEASURED && sibling != NULL; i++, sibling = sibling->next) {
        int cells = sibling->label.n != 0 ? marker_cells(w, sibling) : 0;
        if (cells > widest)
            widest = cells;
    }
    return widest;
}

/* The column at which the marker of a numbered paragraph stands: under the text of the one around it. */
static int marker_column(const struct work *w, const struct node *node, int base) {
    int column = base;
    for (const struct node *up = node->parent; up->kind == NODE_PARAGRAPH; up = up->parent)
        column += gutter(w, up);
    return column;
}

/* The bar of a quotation, as wide as there is room for it. */
static struct str quote_bar(const struct work *w) {
    int width = w->composer.width_cells;
    if (width != 0 && width < 3)
        return STR("");
    bool is_narrow = width != 0 && width < TEXT_LEAST + INDENT;
    if (w->flow->options.ascii)
        return is_narrow ? STR("|") : STR("| ");
    return is_narrow ? STR("┃") : STR("┃ ");
}

/* Pours in the marker and leaves the place behind it where the text goes on; gives the column for the further lines. */
static int pour_marker(struct work *w, int base) {
    struct composer *c = &w->composer;
    const struct node *node = w->item->node;
    bool is_linear = w->flow->options.linear;
    size_t start = (size_t)(node->label.p - w->item->text.p);
    int wanted = is_linear ? 0 : marker_column(w, node, base), own = display_width(c->display, node->label) + 1;
    int left = is_linear ? 0 : shrink(w, wanted + gutter(w, node));
    int column = wanted + own <= left ? wanted : left - own;
    if (column > c->column)
        c->column = column;
    struct run marker = source_run(w, ROLE_MARKER, start, node->body);
    compose_unseen(c, ROLE_MARKER, node->start, start);
    compose_run(c, &marker, left > base ? left : base);
    c->column = c->column + 1 > left ? c->column + 1 : left;
    return left > base ? left : base;
}

static struct layout lay_paragraph(struct work *w) {
    struct composer *c = &w->composer;
    const struct node *node = w->item->node;
    const struct block *block = node->block;
    enum role role = block_role(block->kind);
    int base = w->flow->options.linear ? 0 : shrink(w, INDENT);
    if (block->kind == BLOCK_QUOTE && !w->flow->options.linear)
        c->bar = quote_bar(w);
    if (base < display_width(c->display, c->bar))
        base = display_width(c->display, c->bar);
    c->language = block->language;
    compose_begin(c, base);
    if (c->bar.n != 0 && w->follows && node->label.n == 0)
        compose_break(c, base);
    int left = base;
    size_t start = node->body;
    if (node->label.n != 0)
        left = pour_marker(w, base);
    while (start < node->end && node->label.n == 0 && w->item->text.p[start] == ' ')
        start++;
    compose_unseen(c, role, node->body, start);
    struct run body = source_run(w, role, start, node->end);
    compose_run(c, &body, left);
    return compose_finish(c, false);
}

struct layout layout_item(const struct flow *flow, size_t item, int width_cells, const struct display *display,
                          struct arena *arena) {
    struct work w = {.flow = flow, .item = &flow->items[item]};
    w.composer = (struct composer){.arena = arena, .display = display, .width_cells = width_cells, .item_start = w.item->start};
    w.composer.language = flow->agreement->language;
    bool is_centred = !flow->options.linear;
    const struct flow_item *before = item != 0 ? w.item - 1 : NULL;
    w.follows = before != NULL && before->kind == FLOW_PARAGRAPH && before->node->block == w.item->node->block;
    switch (w.item->kind) {
    case FLOW_TITLE:
        return lay_title(&w);
    case FLOW_META:
        return lay_words(&w, label_add_meta, is_centred);
    case FLOW_HEADING:
        return lay_heading(&w);
    case FLOW_LABEL:
        return lay_label(&w);
    case FLOW_PARAGRAPH:
        return lay_paragraph(&w);
    case FLOW_SEE:
        return lay_see(&w);
    case FLOW_HOLDINGS:
        break;
    }
    return lay_words(&w, label_add_holdings, false);
}

size_t layout_find_line(const struct layout *layout, size_t byte) {
    size_t found = 0;
    for (size_t i = 0; i < layout->n_lines; i++) {
        const struct line *line = &layout->lines[i];
        bool is_shown = line->start < line->end;
        if (is_shown && line->start <= byte)
            found = i;
    }
    return found;
}
