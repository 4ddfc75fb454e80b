#include "agreement/keyword.h"

#include <stdlib.h>

#include "base/arena.h"

/* The compiled words of a group; NULL for a word in which there is nothing to find. */
struct group {
    struct matcher **matchers;
    size_t n;
};

struct keyword_set {
    struct group *groups;
    size_t n;
};

/* Compiles a word; NULL where that is a fault. */
static struct matcher *compile(struct str word) {
    struct diag_list diags = {0};
    struct matcher *matcher = matcher_new(word, MATCH_WORDS, &diags);
    diag_list_free(&diags);
    return matcher;
}

struct keyword_set *keyword_set_new(const struct agreement *agreement) {
    struct keyword_set *set = memory_alloc(sizeof *set);
    *set = (struct keyword_set){NULL, agreement->n_keywords};
    set->groups = memory_resize(NULL, set->n + 1, sizeof *set->groups);
    for (size_t i = 0; i < set->n; i++) {
        const struct keyword_group *words = &agreement->keywords[i];
        struct group *group = &set->groups[i];
        *group = (struct group){memory_resize(NULL, words->n_words + 1, sizeof *group->matchers), words->n_words};
        for (size_t j = 0; j < group->n; j++)
            group->matchers[j] = compile(words->words[j]);
    }
    return set;
}

void keyword_set_free(struct keyword_set *set) {
    if (set == NULL)
        return;
    for (size_t i = 0; i < set->n; i++) {
        for (size_t j = 0; j < set->groups[i].n; j++)
            matcher_free(set->groups[i].matchers[j]);
        free(set->groups[i].matchers);
    }
    free(set->groups);
    free(set);
}

static bool is_before(struct match a, struct match b) {
    return a.start < b.start || (a.start == b.start && a.end > b.end);
}

bool keyword_find(const struct keyword_set *set, size_t group, struct str text, size_t from, struct match *match) {
    bool is_found = false;
    for (size_t i = 0; i < set->groups[group].n; i++) {
        struct match found;
        const struct matcher *matcher = set->groups[group].matchers[i];
        if (matcher == NULL || !matcher_find(matcher, text, from, &found))
            continue;
        if (!is_found || is_before(found, *match))
            *match = found;
        is_found = true;
    }
    return is_found;
}

/* Finds a word in a text from where some match in it has ended. */
static bool find_behind(const struct matcher *matcher, struct str text, size_t at, struct match *match) {
    struct matcher_cursor cursor = {.text = text, .from = at};
    return matcher_next(matcher, &cursor, match);
}

/* Counts the matches of a group that do not overlap, as keyword_find() would come upon them one after the other; but each word
   is looked for only from where it was last found, so that a word that is rare or absent costs one pass over the text. */
static size_t count_in_text(const struct group *group, struct match *next, struct str text) {
    size_t count = 0, at = 0;
    for (size_t i = 0; i < group->n; i++)
        next[i] = (struct match){0, 0};
    for (;;) {
        const struct match *first = NULL;
        for (size_t i = 0; i < group->n; i++) {
            bool is_stale = next[i].start < at || next[i].end == 0;
            if (is_stale && (group->matchers[i] == NULL || !find_behind(group->matchers[i], text, at, &next[i])))
                next[i] = (struct match){text.n, text.n};
            if (next[i].start < text.n && (first == NULL || is_before(next[i], *first)))
                first = &next[i];
        }
        if (first == NULL)
            return count;
        count++;
        at = first->end;
    }
}

struct keyword_count keyword_count_node(const struct keyword_set *set, size_t group, const struct node *node) {
    struct keyword_count count = {0, 0};
    const struct node *end = node_skip(node);
    struct match *next = memory_resize(NULL, set->groups[group].n + 1, sizeof *next);
    while (node != NULL && node != end) {
        if (node->kind == NODE_BLOCK) {
            size_t n = count_in_text(&set->groups[group], next, node->block->text);
            *(block_kind_is_verbatim(node->block->kind) ? &count.verbatim : &count.curator) += n;
        }
        node = node->kind == NODE_BLOCK ? node_skip(node) : node_next(node);
    }
    free(next);
    return count;
}

static bool occurs_in_titles(const struct matcher *matcher, const struct title *titles, size_t n) {
    struct match match;
    for (size_t i = 0; i < n; i++)
        if (matcher_find(matcher, titles[i].text, 0, &match))
            return true;
    return false;
}

static bool occurs(const struct agreement *agreement, const struct matcher *matcher) {
    struct match match;
    if (occurs_in_titles(matcher, agreement->titles, agreement->n_titles))
        return true;
    for (const struct node *node = agreement->root; node != NULL;) {
        bool is_block = node->kind == NODE_BLOCK;
        if ((is_block && matcher_find(matcher, node->block->text, 0, &match)) ||
            occurs_in_titles(matcher, node->titles, node->n_titles))
            return true;
        node = is_block ? node_skip(node) : node_next(node);
    }
    return false;
}

void keyword_check(const struct agreement *agreement, struct diag_list *diags) {
    struct keyword_set *set = keyword_set_new(agreement);
    for (size_t i = 0; i < set->n; i++) {
        const struct keyword_group *group = &agreement->keywords[i];
        for (size_t j = 0; j < group->n_words; j++) {
            const struct matcher *matcher = set->groups[i].matchers[j];
            struct diag_place place = {agreement->path.p, group->places[j].line, group->places[j].column};
            if (matcher == NULL)
                diag_add(diags, DIAG_KEYWORD, place, "a word or a phrase", "in the keyword \"%.*s\" there is nothing to find",
                         STR_ARG(group->words[j]));
            else if (!occurs(agreement, matcher))
                diag_add(diags, DIAG_KEYWORD, place, NULL, "the keyword \"%.*s\" matches nothing in this agreement",
                         STR_ARG(group->words[j]));
        }
    }
    keyword_set_free(set);
}
