#include "agreement/agreement.h"

void agreement_free(struct agreement *agreement) {
    if (agreement != NULL)
        arena_free(agreement->arena);
}

/* The title in a language, else in the second, else the first there is. */
static struct str choose_title(const struct title *titles, size_t n, struct str language, struct str fallback) {
    struct str found = n != 0 ? titles[0].text : STR("");
    bool has_fallback = false;
    for (size_t i = 0; i < n; i++) {
        if (language.n != 0 && str_equal_nocase(titles[i].language, language))
            return titles[i].text;
        if (!has_fallback && str_equal_nocase(titles[i].language, fallback)) {
            found = titles[i].text;
            has_fallback = true;
        }
    }
    return found;
}

struct str agreement_title(const struct agreement *agreement, struct str language) {
    return choose_title(agreement->titles, agreement->n_titles, language, agreement->language);
}

struct str node_title(const struct agreement *agreement, const struct node *node, struct str language) {
    return choose_title(node->titles, node->n_titles, language, agreement->language);
}

struct str agreement_name(const struct agreement *agreement) {
    struct str title = agreement_title(agreement, STR(""));
    if (agreement->short_title.n != 0)
        return agreement->short_title;
    return title.n != 0 ? title : agreement->id;
}

const struct event *agreement_date(const struct agreement *agreement) {
    const struct event *const events[] = {&agreement->signed_on, &agreement->adopted, &agreement->opened_for_signature,
                                          &agreement->entry_into_force};
    for (size_t i = 0; i < sizeof events / sizeof *events; i++)
        if (events[i]->date.year != 0)
            return events[i];
    return &agreement->signed_on;
}

const struct node *node_skip(const struct node *node) {
    while (node != NULL && node->next == NULL)
        node = node->parent;
    return node != NULL ? node->next : NULL;
}

const struct node *node_next(const struct node *node) {
    return node->first != NULL ? node->first : node_skip(node);
}

bool node_is_within(const struct node *node, const struct node *ancestor) {
    while (node != NULL && node != ancestor)
        node = node->parent;
    return node != NULL;
}

const struct node *node_holder(const struct node *node) {
    while (node->parent != NULL && (node->kind == NODE_BLOCK || node->kind == NODE_PARAGRAPH))
        node = node->parent;
    return node;
}

const struct node *node_ancestor(const struct node *node, enum node_kind kind) {
    while (node != NULL && node->kind != kind)
        node = node->parent;
    return node;
}

bool node_is_article(const struct node *node) {
    return node->kind == NODE_PROVISION && node->label.n != 0;
}

bool block_is_translation(const struct agreement *agreement, const struct block *block) {
    if (agreement->n_authentic == 0 || !block_kind_is_verbatim(block->kind))
        return false;
    for (size_t i = 0; i < agreement->n_authentic; i++)
        if (str_equal_nocase(agreement->authentic[i], block->language))
            return false;
    return true;
}

const struct source *agreement_source(const struct agreement *agreement, struct str id) {
    for (size_t i = 0; i < agreement->n_sources; i++)
        if (str_equal(agreement->sources[i].id, id))
            return &agreement->sources[i];
    return NULL;
}
