#include "library/text_import.h"

#include <stdlib.h>

/* Two documents of the same articles in two languages become one. */

struct list {
    struct draft_node **items;
    size_t n, capacity;
};

static void add(struct list *list, struct draft_node *node) {
    ARRAY_RESERVE_ONE(list->items, list->n, list->capacity);
    list->items[list->n++] = node;
}

/* The numbered articles of a document, its annexes apart. */
static struct list articles_of(const struct draft_node *component) {
    struct list list = {0};
    for (struct draft_node *node = component->first; node != NULL;) {
        bool is_annex = node->kind == NODE_ANNEX;
        if (node->kind == NODE_PROVISION && node->label.n != 0)
            add(&list, node);
        if (!is_annex) {
            node = draft_next(node, component);
            continue;
        }
        while (node != component && node->next == NULL)
            node = node->parent;
        node = node != component ? node->next : NULL;
    }
    return list;
}

/* Pairs the articles of b with those of a, in order: partner[i] is the place in a of the article i of b, or (size_t)-1. Returns how
   many have one. */
static size_t pair_up(const struct list *a, const struct list *b, size_t *partner) {
    enum { LOOK_AHEAD = 12 };
    size_t next = 0, n = 0;
    for (size_t i = 0; i < b->n; i++) {
        partner[i] = (size_t)-1;
        for (size_t k = next; k < a->n && k < next + LOOK_AHEAD; k++) {
            if (!heading_same_number(a->items[k]->label, b->items[i]->label))
                continue;
            partner[i] = k;
            next = k + 1;
            n++;
            break;
        }
    }
    return n;
}

static void move_blocks(struct draft *draft, const struct draft_node *from, struct draft_node *into, struct str language) {
    for (const struct draft_block *block = from->blocks; block != NULL; block = block->next)
        for (const struct draft_line *line = block->first; line != NULL; line = line->next)
            draft_add_line(draft, into, block->kind, language, line->text);
}

/* Moves the text and the titles of a part into its partner. */
static void move_text(struct draft *draft, struct draft_node *from, struct draft_node *into, struct str language) {
    for (const struct draft_title *title = from->titles; title != NULL; title = title->next)
        draft_set_title(draft, into, language, title->title.text);
    move_blocks(draft, from, into, language);
    if (from->doubts == NULL)
        return;
    if (into->last_doubt != NULL)
        into->last_doubt->next = from->doubts;
    else
        into->doubts = from->doubts;
    into->last_doubt = from->last_doubt;
}

static const struct draft_node *first_article(const struct draft_node *section) {
    for (const struct draft_node *node = section->first; node != NULL; node = draft_next(node, section))
        if (node->kind == NODE_PROVISION && node->label.n != 0)
            return node;
    return NULL;
}

/* The division of the first document that begins with the article, and is of the same kind. */
static struct draft_node *division_like(const struct draft_node *division, struct draft_node *article) {
    for (struct draft_node *up = article->parent; up != NULL && up->kind == NODE_SECTION; up = up->parent)
        if (up->division == division->division && first_article(up) == article)
            return up;
    return NULL;
}

/* A heading that the first document does not have stays a line before the article that it stands before, and so does its text. */
static void keep_heading(struct draft *draft, struct draft_node *division, struct draft_node *article, struct str language) {
    struct buf line = {0};
    buf_add(&line, division->division != DIVISION_NONE ? division->heading : STR(""));
    for (const struct draft_title *title = division->titles; title != NULL; title = title->next)
        buf_printf(&line, "%s%.*s", line.n != 0 ? ". " : "", STR_ARG(title->title.text));
    draft_add_line(draft, article, BLOCK_TEXT, language, buf_str(&line));
    move_blocks(draft, division, article, language);
    draft_doubt(draft, article, division->line, "\"%s\" (%.*s) heads other articles than in the first language; it is kept as text",
                line.n != 0 ? line.p : "", STR_ARG(language));
    buf_free(&line);
}

/* Merges the divisions of the second document that begin with the article. */
static void merge_divisions(struct draft *draft, struct draft_node *article, struct draft_node *into, struct str language) {
    struct list divisions = {0};
    for (struct draft_node *up = article->parent; up != NULL && up->kind == NODE_SECTION && first_article(up) == article;
         up = up->parent)
        add(&divisions, up);
    for (size_t i = divisions.n; i-- > 0;) {
        struct draft_node *like = division_like(divisions.items[i], into);
        bool has_title = false;
        for (const struct draft_title *title = like != NULL ? like->titles : NULL; title != NULL; title = title->next)
            has_title = has_title || str_equal(title->title.language, language);
        if (like != NULL && !has_title)
            move_text(draft, divisions.items[i], like, language);
        else
            keep_heading(draft, divisions.items[i], into, language);
    }
    free(divisions.items);
}

static struct draft_node *child_of(const struct draft_node *parent, enum node_kind kind) {
    for (struct draft_node *child = parent->first; child != NULL; child = child->next)
        if (child->kind == kind)
            return child;
    return NULL;
}

static void merge_part(struct draft *draft, struct draft_node *into, struct draft_node *from, enum node_kind kind,
                       struct str language) {
    struct draft_node *part = child_of(from, kind), *other = child_of(into, kind);
    if (part == NULL)
        return;
    if (other == NULL)
        other = draft_add(draft, into, kind, part->line);
    move_text(draft, part, other, language);
}

/* An article that the first document lacks goes behind the one before it. */
static void insert_article(struct draft *draft, struct draft_node *article, struct draft_node *behind, struct draft_node *into) {
    struct draft_node *parent = behind != NULL ? behind->parent : into;
    struct draft_node *next = behind != NULL ? behind->next : NULL;
    draft_move(article, parent);
    while (next != NULL && next != article) { /* all that stood behind goes behind it again */
        struct draft_node *after = next->next;
        draft_move(next, parent);
        next = after;
    }
    draft_doubt(draft, article, article->line, "the other language has no article %.*s", STR_ARG(article->label));
}

/* Finds what stands in no article: loose text, and divisions that hold no article, each as a whole. */
static void find_loose(const struct draft_node *parent, struct list *loose) {
    for (struct draft_node *child = parent->first; child != NULL; child = child->next) {
        bool is_loose_text = child->kind == NODE_PROVISION && child->label.n == 0;
        bool is_section = child->kind == NODE_SECTION;
        if (is_loose_text || (is_section && first_article(child) == NULL))
            add(loose, child);
        else if (is_section)
            find_loose(child, loose);
    }
}

static void keep_loose(struct draft *draft, struct draft_node *into, struct draft_node *from) {
    struct list loose = {0};
    find_loose(from, &loose);
    for (size_t i = 0; i < loose.n; i++) {
        draft_move(loose.items[i], into);
        draft_doubt(draft, loose.items[i], loose.items[i]->line, "this text stands in no article of the second language");
    }
    free(loose.items);
}

static void merge_annexes(struct draft *draft, struct draft_node *into, struct draft_node *from, struct str language) {
    struct list own = {0}, other = {0};
    for (struct draft_node *child = into->first; child != NULL; child = child->next)
        if (child->kind == NODE_ANNEX && child != from)
            add(&own, child);
    for (struct draft_node *child = from->first; child != NULL; child = child->next)
        if (child->kind == NODE_ANNEX)
            add(&other, child);
    for (size_t i = 0; i < other.n; i++)
        if (own.n != other.n || !text_merge(draft, own.items[i], other.items[i], language))
            draft_move(other.items[i], into);
    free(own.items);
    free(other.items);
}

static void merge_articles(struct draft *draft, const struct list *a, const struct list *b, const size_t *partner,
                           struct draft_node *into, struct str language) {
    struct draft_node *behind = NULL;
    for (size_t i = 0; i < b->n; i++) {
        bool has_partner = partner[i] != (size_t)-1 && a->items != NULL;
        if (!has_partner) {
            insert_article(draft, b->items[i], behind, into);
            behind = b->items[i];
            continue;
        }
        behind = a->items[partner[i]];
        merge_divisions(draft, b->items[i], behind, language);
        move_text(draft, b->items[i], behind, language);
    }
}

bool text_merge(struct draft *draft, struct draft_node *into, struct draft_node *from, struct str language) {
    struct list a = articles_of(into), b = articles_of(from);
    size_t *partner = arena_array(draft->arena, b.n + 1, sizeof *partner);
    size_t n = pair_up(&a, &b, partner);
    bool agree = n * 5 >= b.n * 4 && n * 5 >= a.n * 4;
    if (agree) {
        if (into->kind == NODE_ANNEX)
            move_text(draft, from, into, language);
        merge_part(draft, into, from, NODE_PREAMBLE, language);
        merge_articles(draft, &a, &b, partner, into, language);
        keep_loose(draft, into, from);
        merge_part(draft, into, from, NODE_CLOSING, language);
        merge_annexes(draft, into, from, language);
    }
    free(a.items);
    free(b.items);
    return agree;
}
