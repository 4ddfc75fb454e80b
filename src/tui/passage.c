#include "tui/passage.h"

#include "agreement/name.h"
#include "layout/layout.h"

/* What a passage is put together from. */
struct passage {
    const struct agreement *agreement;
    struct str language;
    bool has_quotes; /* quotation marks around what is verbatim */
    struct buf text;
};

/* Appends " [summary, AzerNEWS, 22 Feb 2022, p. 3]" behind what is no word of the instrument's. */
static void add_mark(struct passage *p, const struct block *block) {
    bool is_translation = block_is_translation(p->agreement, block);
    if (block_kind_is_verbatim(block->kind) && !is_translation)
        return;
    buf_printf(&p->text, " [%s", is_translation ? "translation" : layout_kind_word(block->kind));
    if (block->source != NULL)
        buf_add(&p->text, STR(", "));
    layout_add_source(block->source, &p->text);
    if (block->source != NULL && block->page.n != 0)
        buf_printf(&p->text, ", p. %.*s", STR_ARG(block->page));
    buf_add_char(&p->text, ']');
}

/* Appends bytes of a block with what has to be said of them. */
static void add_words(struct passage *p, const struct block *block, size_t start, size_t end) {
    bool is_quoted = p->has_quotes && block_kind_is_verbatim(block->kind);
    buf_add(&p->text, is_quoted ? STR("“") : STR(""));
    buf_add(&p->text, str_slice(block->text, start, end));
    buf_add(&p->text, is_quoted ? STR("”") : STR(""));
    add_mark(p, block);
}

/* Where a paragraph ends with all that is nested under it. */
static size_t end_of(const struct node *paragraph) {
    while (paragraph->last != NULL)
        paragraph = paragraph->last;
    return paragraph->end;
}

/* Appends "Article 16 [Military assistance]": the number and the title, as far as there are such; the editor's in brackets. */
static void add_heading(struct passage *p, const struct node *node) {
    struct str title = node_title(p->agreement, node, p->language);
    size_t start = p->text.n;
    name_add(p->agreement, node, false, &p->text);
    struct str name = str_slice(buf_str(&p->text), start, p->text.n);
    if (title.n == 0)
        return;
    if (node->n_titles != 0 && str_equal(name, node_title(p->agreement, node, p->agreement->language)))
        p->text.n = start;
    else
        buf_add_char(&p->text, ' ');
    buf_printf(&p->text, node->is_editorial ? "[%.*s]" : "%.*s", STR_ARG(title));
}

/* Appends the heading of a node and the blocks of its own, with blank lines between them. */
static void add_part(struct passage *p, const struct node *node) {
    const struct flow_options options = {.language = p->language};
    add_heading(p, node);
    struct flow *flow = flow_new(p->agreement, node, node, &options);
    for (size_t i = 0; i < flow->n_items; i++) {
        const struct node *block = flow->items[i].node;
        if (flow->items[i].kind != FLOW_LABEL || block->parent != node)
            continue;
        buf_add(&p->text, STR("\n\n"));
        add_words(p, block->block, 0, block->block->text.n);
    }
    flow_free(flow);
}

static void add_passage(struct passage *p, const struct node *node) {
    if (node->kind == NODE_PARAGRAPH)
        add_words(p, node->block, node->start, end_of(node));
    else if (node->kind == NODE_BLOCK)
        add_words(p, node->block, 0, node->block->text.n);
    else if (node->kind == NODE_AGREEMENT)
        buf_add(&p->text, agreement_title(p->agreement, p->language));
    else
        add_part(p, node);
}

/* Hands over what was put together, without what a terminal obeys. */
static void finish(struct passage *p, struct buf *out) {
    struct display display = display_make(DISPLAY_FILE);
    display_add(&display, out, buf_str(&p->text));
    buf_free(&p->text);
}

void passage_add(const struct agreement *agreement, const struct node *node, struct str language, struct buf *out) {
    struct passage p = {.agreement = agreement, .language = language};
    add_passage(&p, node);
    finish(&p, out);
}

void passage_add_cited(const struct agreement *agreement, const struct node *node, struct str language,
                       const struct citation_style *style, struct buf *out) {
    struct passage p = {.agreement = agreement, .language = language, .has_quotes = true};
    const struct citation_place place = {agreement, node, node};
    add_passage(&p, node);
    buf_add_char(&p.text, '\n');
    citation_add(style, &place, 1, &p.text);
    finish(&p, out);
}
