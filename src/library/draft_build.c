#include "library/draft.h"

#include "agreement/build.h"

/* From the settled draft to the model. */

struct building {
    struct draft *draft;
    struct agreement *agreement;
    struct import_result *result;
};

static struct str keep(const struct building *b, struct str s) {
    return s.n != 0 ? arena_copy(b->agreement->arena, s) : (struct str){0};
}

static void build_titles(const struct building *b, const struct draft_title *from, struct title **titles, size_t *n) {
    size_t count = 0;
    for (const struct draft_title *title = from; title != NULL; title = title->next)
        count++;
    *titles = arena_array(b->agreement->arena, count, sizeof **titles);
    for (*n = 0; from != NULL; from = from->next)
        (*titles)[(*n)++] = (struct title){keep(b, from->title.language), keep(b, from->title.text)};
}

static struct str join_lines(const struct building *b, const struct draft_block *block) {
    size_t n = 0;
    for (const struct draft_line *line = block->first; line != NULL; line = line->next)
        n += line->text.n + 1;
    struct buf joined = {0};
    buf_reserve(&joined, n + 1);
    for (const struct draft_line *line = block->first; line != NULL; line = line->next) {
        buf_add(&joined, line->text);
        if (line->next != NULL)
            buf_add_char(&joined, '\n');
    }
    struct str text = keep(b, buf_str(&joined));
    buf_free(&joined);
    return text;
}

static void build_blocks(const struct building *b, const struct draft_node *from, struct node *node) {
    for (const struct draft_block *block = from->blocks; block != NULL; block = block->next) {
        if (block->first == NULL)
            continue;
        struct block made = {.kind = block->kind, .source = block->source};
        made.text = join_lines(b, block);
        made.language = keep(b, block->language.n != 0 ? block->language : b->agreement->language);
        build_block(b->agreement, node, made, node->place);
    }
}

static void add_comment(const struct building *b, const struct node *node, const struct draft_doubt *doubt) {
    struct import_result *result = b->result;
    struct buf text = {0};
    if (doubt->line != 0)
        buf_printf(&text, "line %zu: ", doubt->line);
    buf_add(&text, doubt->text);
    ARRAY_RESERVE_ONE(result->comments, result->n_comments, result->capacity);
    result->comments[result->n_comments++] = (struct import_comment){node, buf_take(&text)};
}

/* Fills a node from its draft; what hangs below follows in document order. */
static void fill(const struct building *b, const struct draft_node *from, struct node *node) {
    node->division = from->division;
    node->is_editorial = from->is_editorial;
    node->label = keep(b, from->label);
    node->id = keep(b, from->id);
    build_titles(b, from->titles, &node->titles, &node->n_titles);
    build_blocks(b, from, node);
    for (const struct draft_doubt *doubt = from->doubts; doubt != NULL; doubt = doubt->next)
        add_comment(b, node, doubt);
}

static void build_below(const struct building *b, const struct draft_node *from, struct node *node) {
    for (const struct draft_node *child = from->first; child != NULL; child = child->next) {
        struct node *made = build_node(b->agreement, node, child->kind, (struct place){(uint32_t)child->line, 1});
        fill(b, child, made);
        build_below(b, child, made);
    }
}

struct agreement *draft_build(struct draft *draft, struct import_result *result) {
    struct building b = {draft, draft->agreement, result};
    struct agreement *agreement = draft->agreement;
    build_titles(&b, draft->root->titles, &agreement->titles, &agreement->n_titles);
    for (const struct draft_doubt *doubt = draft->root->doubts; doubt != NULL; doubt = doubt->next)
        add_comment(&b, agreement->root, doubt);
    build_below(&b, draft->root, agreement->root);
    agreement_finish(agreement, false, draft->diags);
    draft->agreement = NULL;
    return agreement;
}
