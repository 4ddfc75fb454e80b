#include "tui/lit.h"

#include <stdlib.h>

#include "base/arena.h"

/* The counts of one group, summed up in document order: those of a node and all below it are a difference of two. */
struct sums {
    struct keyword_count *until; /* until[i]: in the blocks of all nodes before the i-th; NULL: not counted yet */
};

struct lit {
    const struct agreement *agreement;
    struct keyword_set *set; /* NULL until it is needed */
    struct matcher *user;
    char *user_word;
    unsigned groups;
    struct sums sums[LIT_GROUPS_MAX];
};

struct lit *lit_new(const struct agreement *agreement) {
    struct lit *lit = memory_alloc(sizeof *lit);
    *lit = (struct lit){.agreement = agreement};
    return lit;
}

static void forget_counts(struct lit *lit, size_t group) {
    free(lit->sums[group].until);
    lit->sums[group].until = NULL;
}

void lit_free(struct lit *lit) {
    if (lit == NULL)
        return;
    for (size_t group = 0; group < LIT_GROUPS_MAX; group++)
        forget_counts(lit, group);
    keyword_set_free(lit->set);
    matcher_free(lit->user);
    free(lit->user_word);
    free(lit);
}

/* Compiles the keywords, which takes a while for many, when the first of them are to be found. */
static void compile_keywords(struct lit *lit) {
    if (lit->set == NULL)
        lit->set = keyword_set_new(lit->agreement);
}

unsigned lit_groups(const struct lit *lit) {
    return lit->groups;
}

void lit_set_groups(struct lit *lit, unsigned groups) {
    unsigned all = (1u << lit->agreement->n_keywords) - 1;
    lit->groups = groups & (all | (lit->user != NULL ? 1u << LIT_USER : 0));
    if ((lit->groups & all) != 0)
        compile_keywords(lit);
}

bool lit_set_user(struct lit *lit, struct str word, struct diag_list *diags) {
    forget_counts(lit, LIT_USER);
    matcher_free(lit->user);
    free(lit->user_word);
    lit->user_word = NULL;
    lit->user = word.n != 0 ? matcher_new(word, MATCH_WORDS, diags) : NULL;
    lit->groups &= ~(1u << LIT_USER);
    if (lit->user == NULL)
        return word.n == 0;
    struct buf copy = {0};
    buf_add(&copy, word);
    lit->user_word = buf_take(&copy);
    lit->groups |= 1u << LIT_USER;
    return true;
}

const char *lit_user(const struct lit *lit) {
    return lit->user_word;
}

static bool find_in_group(const struct lit *lit, size_t group, struct str text, size_t from, struct match *match) {
    return group == LIT_USER ? lit->user != NULL && matcher_find(lit->user, text, from, match)
                             : keyword_find(lit->set, group, text, from, match);
}

/* The next word of each group, kept while the others catch up. */
struct next_word {
    struct match match;
    bool is_there;
};

static bool is_before(const struct match *a, const struct match *b) {
    return a->start != b->start ? a->start < b->start : a->end > b->end;
}

size_t lit_find(const struct lit *lit, struct str text, size_t from, size_t to, struct lit_span *spans, size_t max) {
    struct next_word next[LIT_GROUPS_MAX] = {0};
    size_t n = 0;
    for (size_t group = 0; group < LIT_GROUPS_MAX; group++)
        next[group].is_there = (lit->groups >> group & 1) != 0 && find_in_group(lit, group, text, from, &next[group].match);
    while (n < max) {
        size_t first = LIT_GROUPS_MAX;
        for (size_t group = 0; group < LIT_GROUPS_MAX; group++) {
            while (next[group].is_there && next[group].match.start < from)
                next[group].is_there = find_in_group(lit, group, text, from, &next[group].match);
            if (next[group].is_there && (first == LIT_GROUPS_MAX || is_before(&next[group].match, &next[first].match)))
                first = group;
        }
        if (first == LIT_GROUPS_MAX || next[first].match.start >= to)
            break;
        spans[n++] = (struct lit_span){next[first].match.start, next[first].match.end, first};
        from = next[first].match.end;
    }
    return n;
}

static size_t count_in(const struct lit *lit, size_t group, struct str text) {
    size_t n = 0;
    struct match match = {0};
    while (find_in_group(lit, group, text, match.end, &match))
        n++;
    return n;
}

static void count_group(struct lit *lit, size_t group) {
    const struct agreement *agreement = lit->agreement;
    compile_keywords(lit);
    struct keyword_count *until = memory_resize(NULL, agreement->n_nodes + 1, sizeof *until);
    until[0] = (struct keyword_count){0};
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        const struct node *node = agreement->nodes[i];
        until[i + 1] = until[i];
        if (node->kind != NODE_BLOCK)
            continue;
        size_t n = count_in(lit, group, node->block->text);
        if (block_kind_is_verbatim(node->block->kind))
            until[i + 1].verbatim += n;
        else
            until[i + 1].curator += n;
    }
    lit->sums[group].until = until;
}

struct keyword_count lit_count(struct lit *lit, size_t group, const struct node *node) {
    if (lit->sums[group].until == NULL)
        count_group(lit, group);
    const struct keyword_count *until = lit->sums[group].until;
    const struct node *behind = node_skip(node);
    size_t end = behind != NULL ? behind->order : lit->agreement->n_nodes;
    return (struct keyword_count){until[end].verbatim - until[node->order].verbatim,
                                  until[end].curator - until[node->order].curator};
}

size_t lit_count_all(struct lit *lit, const struct node *node) {
    size_t sum = 0;
    for (size_t group = 0; group < LIT_GROUPS_MAX; group++) {
        if ((lit->groups >> group & 1) == 0)
            continue;
        struct keyword_count count = lit_count(lit, group, node);
        sum += count.verbatim + count.curator;
    }
    return sum;
}
