#include "tui/search.h"

#include <stdlib.h>

#include "base/arena.h"

void search_end(struct search *search) {
    struct search ended = *search;
    *search = (struct search){0};
    matcher_free(ended.matcher);
    free(ended.pattern);
    free(ended.hits);
}

/* The items from `first` that show parts of one text. */
static size_t end_of_text(const struct flow *flow, size_t first) {
    size_t item = first + 1;
    while (item < flow->n_items && flow->items[item].text.n != 0 && flow->items[item].text.p == flow->items[first].text.p)
        item++;
    return item;
}

/* Finds all hits in the text that the items [first, end) show. A hit that begins where no item shows the text (in a blank line) is
   given to the item before it. */
static void search_text(struct search *search, const struct flow *flow, size_t first, size_t end) {
    struct str text = flow->items[first].text;
    struct match match = {0};
    size_t item = first;
    for (size_t from = flow->items[first].start; matcher_find(search->matcher, text, from, &match); from = match.end) {
        while (item + 1 < end && match.start >= flow->items[item + 1].start)
            item++;
        if (match.start >= flow->items[end - 1].end)
            break;
        ARRAY_RESERVE_ONE(search->hits, search->n_hits, search->capacity);
        search->hits[search->n_hits++] = (struct flow_hit){item, match.start, match.end};
    }
}

void search_again(struct search *search, const struct flow *flow) {
    search->n_hits = 0;
    if (search->matcher != NULL)
        for (size_t item = 0, end; item < flow->n_items; item = end) {
            end = end_of_text(flow, item);
            if (flow->items[item].text.n != 0)
                search_text(search, flow, item, end);
        }
    search->current = search->n_hits;
}

bool search_start(struct search *search, const struct flow *flow, struct str pattern, bool is_regex, struct diag_list *diags) {
    search_end(search);
    if (pattern.n == 0)
        return true;
    search->matcher = matcher_new(pattern, is_regex ? MATCH_REGEX : MATCH_PHRASE, diags);
    if (search->matcher == NULL)
        return false;
    struct buf copy = {0};
    buf_add(&copy, pattern);
    search->pattern = buf_take(&copy);
    search_again(search, flow);
    return true;
}

/* How many hits come before a place. */
static size_t count_before(const struct search *search, size_t item, size_t byte) {
    size_t low = 0, high = search->n_hits;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct flow_hit *hit = &search->hits[middle];
        if (hit->item < item || (hit->item == item && hit->start < byte))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t search_next(const struct search *search, size_t item, size_t byte) {
    size_t n = count_before(search, item, byte);
    return n < search->n_hits || search->n_hits == 0 ? n : 0;
}

size_t search_previous(const struct search *search, size_t item, size_t byte) {
    size_t n = count_before(search, item, byte);
    return n != 0 ? n - 1 : search->n_hits != 0 ? search->n_hits - 1 : 0;
}

size_t search_first_in(const struct search *search, size_t item) {
    size_t n = count_before(search, item, 0);
    return n != 0 ? n - 1 : 0;
}

/* How many hits are in nodes before this place of the document. */
static size_t count_before_order(const struct search *search, const struct flow *flow, size_t order) {
    size_t low = 0, high = search->n_hits;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (flow->items[search->hits[middle].item].node->order < order)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

size_t search_count(const struct search *search, const struct flow *flow, const struct node *node) {
    const struct node *behind = node_skip(node);
    size_t end = behind != NULL ? behind->order : flow->agreement->n_nodes;
    return count_before_order(search, flow, end) - count_before_order(search, flow, node->order);
}
