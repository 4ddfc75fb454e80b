#include "tui/highlight.h"

#include "text/grapheme.h"

static void add(struct highlights *found, size_t start, size_t end, enum role role) {
    if (found->n < HIGHLIGHTS_MAX && start < end)
        found->items[found->n++] = (struct highlight){start, end, role};
}

/* The hits of the search that reach into the bytes. A hit that begins in an earlier paragraph of the same text may. */
static void find_hits(const struct app *app, const struct flow *flow, size_t item, size_t start, size_t end,
                      struct highlights *found) {
    const struct search *search = &app->search;
    const char *text = flow->items[item].text.p;
    if (search->n_hits == 0 || flow != view_flow(app->view))
        return;
    for (size_t i = search_first_in(search, item); i < search->n_hits && search->hits[i].item <= item; i++) {
        const struct flow_hit *hit = &search->hits[i];
        if (flow->items[hit->item].text.p == text && hit->start < end && hit->end > start)
            add(found, hit->start, hit->end, i == search->current ? ROLE_MATCH_CURRENT : ROLE_MATCH);
    }
}

static bool overlaps_any(const struct highlights *found, size_t n, const struct lit_span *span) {
    for (size_t i = 0; i < n; i++)
        if (found->items[i].start < span->end && found->items[i].end > span->start)
            return true;
    return false;
}

/* The keywords between the bytes, which are a line's. Looked for from some way before them, so that a phrase that begins on the
   line above is seen whole. */
static void find_keywords(const struct app *app, const struct flow *flow, size_t item, size_t start, size_t end,
                          struct highlights *found) {
    enum { BEFORE = 128, SPANS_MAX = 128 };
    const struct flow_item *shown = &flow->items[item];
    struct lit_span spans[SPANS_MAX];
    size_t n_hits = found->n;
    if (lit_groups(app->lit) == 0 || flow->agreement != app->agreement)
        return;
    size_t from = start > shown->start + BEFORE ? grapheme_floor(shown->text, start - BEFORE) : shown->start;
    struct str text = str_slice(shown->text, 0, shown->end);
    size_t n = lit_find(app->lit, text, from, end, spans, SPANS_MAX);
    for (size_t i = 0; i < n; i++) {
        const struct lit_span *span = &spans[i];
        if (span->end <= start || overlaps_any(found, n_hits, span))
            continue;
        add(found, span->start, span->end, (enum role)(ROLE_KEYWORD1 + span->group));
        found->groups |= 1u << span->group;
    }
}

void highlights_find(const struct app *app, const struct flow *flow, size_t item, size_t start, size_t end,
                     struct highlights *found) {
    found->n = 0;
    found->groups = 0;
    if (start == end)
        return;
    find_hits(app, flow, item, start, end, found);
    find_keywords(app, flow, item, start, end, found);
}

enum role highlights_role(const struct highlights *highlights, size_t byte, enum role role) {
    for (size_t i = 0; i < highlights->n; i++)
        if (byte >= highlights->items[i].start && byte < highlights->items[i].end)
            return highlights->items[i].role;
    return role;
}
