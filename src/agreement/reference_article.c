#include "agreement/address.h"
#include "agreement/coverage.h"
#include "agreement/label.h"
#include "agreement/reference_search.h"

/* The article whose address the label gives, where no other could have the same label: far quicker than looking at them all. */
static const struct node *find_by_address(const struct agreement *agreement, const struct node *scope, struct str label) {
    const struct node *annex = node_ancestor(scope, NODE_ANNEX);
    struct buf eid = {0};
    if (agreement->numbering == NUMBERING_BY_DIVISION)
        return NULL;
    if (annex != NULL)
        buf_printf(&eid, "%.*s__", STR_ARG(annex->eid));
    buf_printf(&eid, "%s_", unit_row(agreement->unit)->element);
    label_add_number(&eid, label);
    const struct node *node = address_find(agreement, buf_str(&eid));
    buf_free(&eid);
    bool is_it = node != NULL && node_is_article(node) && node_is_within(node, scope) && label_equal(node->label, label);
    return is_it ? node : NULL;
}

/* Adds the articles of the scope with this label (without a leading word), else those whose roman number it is, or whose arabic;
   each with the pinpoint. False where there is no such article. */
static bool add_labelled(struct search *search, const struct node *scope, struct str label, bool has_word,
                         const struct pinpoint *pinpoint) {
    static bool (*const same[])(struct str, struct str) = {label_is_number, label_equal_across};
    struct label_value value;
    bool is_number =
        label_value(label, &value) && (has_word || value.figures != FIGURES_WORDS); /* "unique" is more than a number */
    size_t n_ways = is_number ? 2 : 1;
    const struct node *known = find_by_address(search->agreement, scope, label);
    bool is_found = known != NULL;
    if (is_found)
        search_add_pinpoint(search, known, pinpoint);
    for (size_t i = 0; i < n_ways && !is_found; i++) {
        for (const struct node *node = coverage_first_article(scope); node != NULL; node = coverage_next_article(scope, node)) {
            search->cost++;
            if (same[i](node->label, label)) {
                is_found = true;
                search_add_pinpoint(search, node, pinpoint);
            }
        }
    }
    return is_found;
}

/* Does it end in a dash, as the first half of "16 - 18" does? */
static bool ends_in_dash(struct str s) {
    static const char *const dashes[] = {"-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "->"};
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_ends(s, str_of(dashes[i])))
            return true;
    return false;
}

/* The last place before `end` at which a label may end and a pinpoint begin; 0 where there is none. */
static size_t label_end(struct str text, size_t end) {
    while (end-- > 1)
        if ((text.p[end] == '(' || text.p[end] == '.' || text.p[end] == ',' || text.p[end] == ' ' || text.p[end] == '\t') &&
            !ends_in_dash(str_trim(str_slice(text, 0, end))))
            return end;
    return 0;
}

/* The longest label first: "2.11" is an article where there is one, else the paragraph 11 of Article 2. */
static bool add_longest_labelled(struct search *search, const struct node *scope, struct str text, bool has_word) {
    struct pinpoint pinpoint;
    for (size_t end = text.n; end != 0; end = label_end(text, end))
        if (pinpoint_parse(str_slice(text, end, text.n), &pinpoint) &&
            add_labelled(search, scope, str_slice(text, 0, end), has_word, &pinpoint))
            return true;
    return false;
}

void search_article_within(struct search *search, const struct node *scope, struct str text) {
    enum { TEXT_MAX = 100 };
    bool has_unit = label_skip_unit(&text);
    if (text.n > TEXT_MAX || add_longest_labelled(search, scope, text, has_unit))
        return;
    if (!has_unit && label_skip_word(&text))
        add_longest_labelled(search, scope, text, true);
}

void search_article(struct search *search, struct str text) {
    const struct node *root = search->agreement->root;
    if (coverage_first_article(root) != NULL) {
        search_article_within(search, root, text);
        return;
    }
    for (const struct node *node = root->first; node != NULL; node = node->next)
        if (node->kind == NODE_ANNEX)
            search_article_within(search, node, text);
}

bool search_article_label(struct str text, struct str *label) {
    struct pinpoint pinpoint;
    bool has_unit = label_skip_unit(&text);
    for (size_t end = text.n; end != 0; end = label_end(text, end)) {
        *label = str_slice(text, 0, end);
        if ((has_unit || label_looks_like_article(*label)) && pinpoint_parse(str_slice(text, end, text.n), &pinpoint))
            return true;
    }
    return false;
}
