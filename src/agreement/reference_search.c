#include "agreement/reference_search.h"

#include <stdlib.h>

#include "agreement/address.h"
#include "text/match.h"

/* How many times as long looking at a title takes as looking at an id or a number. */
enum { TITLE_COST = 16 };

void search_free(struct search *search) {
    free(search->places);
    buf_free(&search->scratch);
}

bool search_is_settled(const struct search *search) {
    return search->n != 0 || search->reached != NULL;
}

void search_add(struct search *search, const struct node *node) {
    if (search->n != 0 && search->places[search->n - 1] == node)
        return;
    ARRAY_RESERVE_ONE(search->places, search->n, search->capacity);
    search->places[search->n++] = node;
}

void search_add_pinpoint(struct search *search, const struct node *node, const struct pinpoint *pinpoint) {
    const struct node *reached;
    size_t n_steps;
    const struct node *found = pinpoint_find(node, pinpoint, &reached, &n_steps);
    if (found != NULL) {
        search_add(search, found);
    } else if (search->reached == NULL) {
        search->reached = reached;
        search->missing = pinpoint->steps[n_steps];
    }
}

/* Akoma Ntoso may put the element of a list between a paragraph and its points; appends the eId without it. */
static void add_without_lists(struct buf *out, struct str eid) {
    bool is_first = true;
    while (eid.n != 0) {
        size_t end = 0;
        while (end < eid.n && !str_starts(str_slice(eid, end, eid.n), STR("__")))
            end++;
        struct str segment = str_slice(eid, 0, end);
        if (!str_equal_nocase(str_slice(segment, 0, 5), STR("list_")) && !str_equal_nocase(segment, STR("list"))) {
            buf_add(out, is_first ? STR("") : STR("__"));
            buf_add(out, segment);
            is_first = false;
        }
        eid = str_slice(eid, end + 2, eid.n);
    }
}

static const struct node *find_eid(const struct agreement *agreement, struct str eid) {
    const struct node *node = address_find(agreement, eid);
    if (node == NULL) {
        struct buf shorter = {0};
        add_without_lists(&shorter, eid);
        node = address_find(agreement, buf_str(&shorter));
        if (node == NULL)
            node = address_find_akn(agreement, buf_str(&shorter));
        buf_free(&shorter);
    }
    return node;
}

/* The node that could have an id or a title behind this one: blocks and their paragraphs are passed over. */
static const struct node *next_part(const struct node *node) {
    node = node_next(node);
    while (node != NULL && node->kind == NODE_BLOCK)
        node = node_skip(node);
    return node;
}

/* Finds a name, or a name with a pinpoint in brackets behind it. */
static void search_name(struct search *search, struct str text, const struct node *(*find)(const struct agreement *, struct str)) {
    struct pinpoint pinpoint = {.n = 0};
    const struct node *node = find(search->agreement, text);
    size_t end = str_index(text, '(');
    if (node == NULL && end != text.n && pinpoint_parse(str_slice(text, end, text.n), &pinpoint))
        node = find(search->agreement, str_trim(str_slice(text, 0, end)));
    if (node != NULL)
        search_add_pinpoint(search, node, &pinpoint);
}

void search_eid(struct search *search, struct str text) {
    if (str_starts(text, STR("#")))
        text = str_trim(str_slice(text, 1, text.n));
    search_name(search, text, find_eid);
}

void search_id(struct search *search, struct str text) {
    search_name(search, text, address_find_id);
}

/* Does an id begin with the text, where a space may stand for each of its hyphens? */
static bool id_begins(struct str id, struct str text) {
    if (id.n < text.n)
        return false;
    for (size_t i = 0; i < text.n; i++)
        if (!str_equal_nocase(str_slice(id, i, i + 1), text.p[i] == ' ' ? STR("-") : str_slice(text, i, i + 1)))
            return false;
    return true;
}

void search_id_prefix(struct search *search, struct str text) {
    for (const struct node *node = next_part(search->agreement->root); node != NULL; node = next_part(node)) {
        search->cost++;
        if (id_begins(node->id, text))
            search_add(search, node);
    }
}

/* The text as a pattern that takes any ending, in small letters so that case does not count; NULL where there is nothing to
   find. */
static struct matcher *compile_words(struct str text) {
    struct buf pattern = {0};
    struct diag_list diags = {0};
    for (size_t i = 0; i < text.n; i++)
        buf_add_char(&pattern, (char)(text.p[i] >= 'A' && text.p[i] <= 'Z' ? text.p[i] - 'A' + 'a' : text.p[i]));
    buf_add_char(&pattern, '*');
    struct matcher *matcher = matcher_new(buf_str(&pattern), MATCH_WORDS, &diags);
    diag_list_free(&diags);
    buf_free(&pattern);
    return matcher;
}

/* Adds the nodes in whose titles the words occur, or only those that have them for a whole title. */
static void search_titles(struct search *search, struct str text, bool is_whole) {
    struct matcher *matcher = compile_words(text);
    struct match match;
    if (matcher == NULL)
        return;
    for (const struct node *node = next_part(search->agreement->root); node != NULL; node = next_part(node)) {
        search->cost++;
        for (size_t i = 0; i < node->n_titles; i++) {
            search->cost += TITLE_COST;
            struct str title = node->titles[i].text;
            if (matcher_find(matcher, title, 0, &match) && (!is_whole || match_same(title, text)))
                search_add(search, node);
        }
    }
    matcher_free(matcher);
}

void search_title(struct search *search, struct str text) {
    search_titles(search, text, true);
}

void search_title_words(struct search *search, struct str text) {
    search_titles(search, text, false);
}
