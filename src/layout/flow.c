#include "layout/flow.h"

#include <stdlib.h>

#include "base/arena.h"

/* A flow that is being made: of the nodes whose order is from `from` up to, not including, `to`. */
struct builder {
    struct flow *flow;
    size_t capacity;
    size_t from, to;
};

/* Beside the heading or title of a node there may be other items about the same node; their anchors are bytes behind the end of
   its text, so that they are places too, which a reader can come back to. */
enum { BEYOND_TITLE = 1, BEYOND_META = 2 };

static void add_item(struct builder *b, struct flow_item item) {
    struct flow *flow = b->flow;
    ARRAY_RESERVE_ONE(flow->items, flow->n_items, b->capacity);
    if (flow->n_items == 0)
        item.gap_before = 0;
    item.position = flow->n_bytes;
    flow->n_bytes += item.end - item.start;
    flow->items[flow->n_items++] = item;
}

/* Is the last item of this kind? */
static bool is_behind(const struct builder *b, enum flow_kind kind) {
    return b->flow->n_items != 0 && b->flow->items[b->flow->n_items - 1].kind == kind;
}

/* Adds an item whose words are the program's own. */
static void add_words(struct builder *b, enum flow_kind kind, const struct node *node, int gap_before) {
    add_item(b, (struct flow_item){.kind = kind, .gap_before = gap_before, .node = node, .text = STR("")});
}

/* Where what hangs below a node ends. */
static size_t end_of(const struct flow *flow, const struct node *node) {
    const struct node *behind = node_skip(node);
    return behind != NULL ? behind->order : flow->agreement->n_nodes;
}

static bool overlaps(const struct builder *b, const struct node *node) {
    return node->order < b->to && end_of(b->flow, node) > b->from;
}

static bool is_in_range(const struct builder *b, const struct node *node) {
    return node->order >= b->from && node->order < b->to;
}

static bool is_hidden(const struct builder *b, const struct node *node) {
    const bool *hidden = b->flow->options.hidden;
    return hidden != NULL && hidden[node->order];
}

static void add_heading(struct builder *b, const struct node *node) {
    struct str title = node_title(b->flow->agreement, node, b->flow->options.language);
    bool is_small = node->kind == NODE_PROVISION || node->kind == NODE_RECITAL;
    int gap = is_small || is_behind(b, FLOW_HEADING) ? 1 : 2;
    add_item(b, (struct flow_item){.kind = FLOW_HEADING, .gap_before = gap, .node = node, .text = title, .end = title.n});
}

/* The blank lines before a paragraph: one before what is no item of a list. In a quotation the layout leaves the line itself,
   so that the bar is not interrupted. */
static int paragraph_gap(const struct builder *b, const struct node *node) {
    bool has_bar = node->block->kind == BLOCK_QUOTE && !b->flow->options.linear;
    return !is_behind(b, FLOW_LABEL) && !has_bar && node->label.n == 0;
}

static void add_paragraphs(struct builder *b, const struct node *parent) {
    for (const struct node *node = parent->first; node != NULL; node = node->next) {
        if (is_in_range(b, node))
            add_item(b, (struct flow_item){.kind = FLOW_PARAGRAPH,
                                           .gap_before = paragraph_gap(b, node),
                                           .node = node,
                                           .text = node->block->text,
                                           .start = node->start,
                                           .end = node->end});
        if (overlaps(b, node))
            add_paragraphs(b, node);
    }
}

/* Is the block in another language than is asked for, where the same holder has one of its kind in that language? */
static bool is_other_language(const struct flow *flow, const struct node *node) {
    struct str language = flow->options.language;
    if (language.n == 0 || str_equal_nocase(node->block->language, language))
        return false;
    for (const struct node *other = node->parent->first; other != NULL; other = other->next)
        if (other->kind == NODE_BLOCK && other->block->kind == node->block->kind &&
            str_equal_nocase(other->block->language, language))
            return true;
    return false;
}

/* Adds a block: a part of one, named itself, whatever its language. */
static void add_block(struct builder *b, const struct node *node) {
    if (is_in_range(b, node) && is_other_language(b->flow, node))
        return;
    add_words(b, FLOW_LABEL, node, is_behind(b, FLOW_HEADING) ? 0 : 1);
    add_paragraphs(b, node);
}

/* Is the range a part of one of the node's own blocks? Then its heading belongs to it, lest the words stand without a name. */
static bool holds_the_range(const struct builder *b, const struct node *node) {
    const struct node *first = b->flow->agreement->nodes[b->from];
    return (first->kind == NODE_PARAGRAPH || first->kind == NODE_BLOCK) && node_holder(first) == node;
}

static void add_part(struct builder *b, const struct node *node) {
    bool is_shown = node->kind != NODE_AGREEMENT && (is_in_range(b, node) || holds_the_range(b, node));
    bool has_see = node->n_see != 0 && is_in_range(b, node);
    if (is_shown)
        add_heading(b, node);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (has_see && child->kind != NODE_BLOCK) {
            add_words(b, FLOW_SEE, node, 0);
            has_see = false;
        }
        if (!overlaps(b, child) || is_hidden(b, child))
            continue;
        if (child->kind == NODE_BLOCK)
            add_block(b, child);
        else
            add_part(b, child);
    }
    if (has_see)
        add_words(b, FLOW_SEE, node, 0);
}

static void add_beginning(struct builder *b) {
    const struct agreement *agreement = b->flow->agreement;
    struct str title = agreement_title(agreement, b->flow->options.language);
    add_item(b, (struct flow_item){.kind = FLOW_TITLE, .node = agreement->root, .text = title, .end = title.n});
    const struct event *event = agreement_date(agreement);
    if (agreement->kind != KIND_OTHER || event->date.year != 0 || event->place.n != 0 || agreement->n_parties != 0)
        add_words(b, FLOW_META, agreement->root, 0);
}

struct flow *flow_new(const struct agreement *agreement, const struct node *first, const struct node *last,
                      const struct flow_options *options) {
    struct flow *flow = memory_alloc(sizeof *flow);
    *flow = (struct flow){.agreement = agreement, .options = *options};
    struct builder b = {.flow = flow, .from = first->order, .to = end_of(flow, last)};
    bool is_whole = first == agreement->root;
    if (is_whole)
        add_beginning(&b);
    add_part(&b, agreement->root);
    if (is_whole && options->absences && agreement->coverage == COVERAGE_EXCERPTS)
        add_words(&b, FLOW_HOLDINGS, agreement->root, 2);
    flow->options.hidden = NULL;
    return flow;
}

void flow_free(struct flow *flow) {
    if (flow == NULL)
        return;
    free(flow->items);
    free(flow);
}

static size_t item_byte(const struct flow_item *item, struct str title) {
    switch (item->kind) {
    case FLOW_META:
    case FLOW_SEE:
        return title.n + BEYOND_TITLE;
    case FLOW_HOLDINGS:
        return title.n + BEYOND_META;
    default:
        return item->start;
    }
}

/* The title that the flow shows for a node. */
static struct str shown_title(const struct flow *flow, const struct node *node) {
    return node->kind == NODE_AGREEMENT ? agreement_title(flow->agreement, flow->options.language)
                                        : node_title(flow->agreement, node, flow->options.language);
}

struct anchor flow_anchor(const struct flow *flow, size_t item) {
    const struct flow_item *shown = &flow->items[item];
    return (struct anchor){shown->node, item_byte(shown, shown_title(flow, shown->node))};
}

/* Does the anchor name a byte of the very block of the item's paragraph? The beginning of a block is its label. */
static bool is_in_block_of(const struct flow_item *item, struct anchor anchor) {
    return item->kind == FLOW_PARAGRAPH && anchor.node->block == item->node->block &&
           (anchor.node->kind == NODE_PARAGRAPH || anchor.byte != 0);
}

/* Does the item stand behind all that hangs below its node? */
static bool is_late(const struct flow_item *item) {
    return item->kind == FLOW_SEE || item->kind == FLOW_HOLDINGS;
}

/* Does the item stand at or before the anchor? What stands behind all that hangs below its node is before the node itself is
   over, but behind whatever has a higher order. */
static bool is_at_or_before(const struct flow *flow, const struct flow_item *item, struct anchor anchor) {
    if (is_in_block_of(item, anchor))
        return item->start <= anchor.byte;
    if (item->node == anchor.node)
        return item_byte(item, shown_title(flow, item->node)) <= anchor.byte;
    return !is_late(item) && item->node->order < anchor.node->order;
}

/* Behind the last item whose node has at most this order, of those that stand in the order of their nodes. */
static size_t end_of_order(const struct flow *flow, size_t order) {
    size_t low = 0, high = flow->n_items;
    while (low < high) {
        size_t middle = low + (high - low) / 2, at = middle;
        while (at > low && is_late(&flow->items[at]))
            at--;
        if (is_late(&flow->items[at]) || flow->items[at].node->order <= order)
            low = middle + 1;
        else
            high = at;
    }
    return low;
}

/* The last item at or before the anchor. It stands among the items up to the anchor's node, but for later paragraphs of the same
   block, and for what stands behind all that hangs below the node. */
size_t flow_find(const struct flow *flow, struct anchor anchor) {
    bool may_be_late = anchor.byte > shown_title(flow, anchor.node).n;
    size_t end = end_of_order(flow, may_be_late ? end_of(flow, anchor.node) - 1 : anchor.node->order);
    while (end < flow->n_items && is_in_block_of(&flow->items[end], anchor))
        end++;
    while (end > 0 && !is_at_or_before(flow, &flow->items[end - 1], anchor))
        end--;
    return end > 0 ? end - 1 : 0;
}
