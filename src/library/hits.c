#include "library/hits.h"

#include "text/grapheme.h"

const char *const hit_place_names[BLOCK_KIND_COUNT + 1] = {
    [BLOCK_QUOTE] = "quote", [BLOCK_TEXT] = "text",          [BLOCK_SUMMARY] = "summary",
    [BLOCK_NOTE] = "note",   [BLOCK_KIND_COUNT] = "heading",
};

/* The titles of a node, the agreement's own for its root. */
static const struct title *titles_of(const struct hit_search *search, size_t *n) {
    bool is_root = search->node->kind == NODE_AGREEMENT;
    *n = is_root ? search->agreement->n_titles : search->node->n_titles;
    return is_root ? search->agreement->titles : search->node->titles;
}

/* The text that is to be searched now; false where the node has none any more, or none of those that are looked through. */
static bool current_text(const struct hit_search *search, struct hit *hit) {
    const struct node *node = search->node;
    size_t n_titles;
    const struct title *titles = titles_of(search, &n_titles);
    if (node->kind == NODE_BLOCK && search->title == 0) {
        *hit =
            (struct hit){node, node, (int)node->block->kind, node->block->source, node->block->language, node->block->text, {0, 0}};
    } else if (node->kind != NODE_BLOCK && search->title < n_titles) {
        const struct title *title = &titles[search->title];
        *hit = (struct hit){node, node, BLOCK_KIND_COUNT, NULL, title->language, title->text, {0, 0}};
    } else {
        return false;
    }
    return true;
}

/* The innermost numbered paragraph of the block that the byte is in, else what holds the block. Its paragraphs stand in the order
   of their beginnings: the last that begins before the byte is the innermost that it is in. */
static const struct node *place_of(const struct agreement *agreement, const struct node *block, size_t byte) {
    const struct node *behind = node_skip(block);
    size_t low = block->order, high = behind != NULL ? behind->order : agreement->n_nodes;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (agreement->nodes[middle]->start <= byte)
            low = middle;
        else
            high = middle;
    }
    const struct node *place = agreement->nodes[low];
    while (place != block && place->eid.n == 0)
        place = place->parent;
    return place != block ? place : node_holder(block);
}

/* Moves on to the next node that may have texts: paragraphs are parts of their blocks. */
static void move_on(struct hit_search *search) {
    search->node = search->node->kind == NODE_BLOCK ? node_skip(search->node) : node_next(search->node);
    search->title = 0;
    search->has_cursor = false;
}

/* Looks for the next match in the text that is being searched. */
static bool find_in_text(struct hit_search *search, struct hit *hit) {
    if ((search->places & 1U << hit->place) == 0)
        return false;
    if (!search->has_cursor)
        search->cursor = matcher_begin(search->matcher, hit->text);
    search->has_cursor = true;
    return matcher_next(search->matcher, &search->cursor, &hit->match);
}

bool hits_next(struct hit_search *search, struct hit *hit) {
    if (!search->is_begun)
        search->node = search->agreement->root;
    search->is_begun = true;
    while (search->node != NULL) {
        if (!current_text(search, hit)) {
            move_on(search);
        } else if (find_in_text(search, hit)) {
            if (hit->node->kind == NODE_BLOCK)
                hit->node = place_of(search->agreement, hit->node, hit->match.start);
            return true;
        } else {
            search->title++;
            search->has_cursor = false;
        }
    }
    return false;
}

/* Moves the beginning of an excerpt that cuts a word to the next one, if that is before the match. */
static size_t begin_at_word(struct str text, size_t start, size_t match_start) {
    if (start == 0 || text.p[start - 1] == ' ' || text.p[start - 1] == '\n')
        return start;
    for (size_t at = start; at + 1 < match_start; at++)
        if (text.p[at] == ' ' || text.p[at] == '\n')
            return at + 1;
    return start;
}

/* Moves the end of an excerpt that cuts a word to the end of the one before it, if that is behind the match. */
static size_t end_at_word(struct str text, size_t end, size_t match_end) {
    if (end == text.n || text.p[end] == ' ' || text.p[end] == '\n')
        return end;
    for (size_t at = end; at > match_end; at--)
        if (text.p[at - 1] == ' ' || text.p[at - 1] == '\n')
            return at - 1;
    return end;
}

struct excerpt hit_excerpt(const struct hit *hit, int context_cells, const struct display *display) {
    size_t start = hit->match.start;
    int cells = context_cells, width;
    while (start > 0) {
        size_t before = grapheme_previous(hit->text, start);
        display_next(display, hit->text, before, &width);
        if (width > cells)
            break;
        cells -= width;
        start = before;
    }
    size_t end = hit->match.end;
    end += display_fit(display, str_slice(hit->text, end, hit->text.n), context_cells, NULL);
    return (struct excerpt){begin_at_word(hit->text, start, hit->match.start), end_at_word(hit->text, end, hit->match.end)};
}
