#include "library/draft.h"

#include "agreement/label.h"
#include "library/headings.h"
#include "library/name_set.h"
#include "text/fold.h"

/* Numbers and ids: each once, and none that is not one. */

/* The longest number that the format has. */
enum { LABEL_MAX = 64 };

/* Is it an annex by another name, as an appendix or a protocol? */
static bool is_called_otherwise(const struct draft_node *annex) {
    static const char *const words[] = {"append", "apénd",  "sched", "proto",   "прото",    "addit",
                                        "separ",  "secret", "suppl", "article", "artículo", "decl"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (fold_prefix(annex->heading, words[i]) != 0)
            return true;
    return false;
}

void draft_number_annex(struct draft *draft, struct draft_node *node, struct str language, const struct heading *heading) {
    node->label = heading->label;
    node->heading = heading->printed;
    if (is_called_otherwise(node))
        draft_set_title(draft, node, language, heading->printed);
}

/* Is the label a number: not too long for one, and with something in it for an address? */
static bool has_number(const struct draft_node *node) {
    struct buf number = {0};
    label_add_number(&number, node->label);
    bool has_any = number.n != 0 && node->label.n <= LABEL_MAX;
    buf_free(&number);
    return has_any;
}

/* Makes what is printed the beginning of the title. */
static void put_before_title(struct draft *draft, struct draft_node *node, struct str printed) {
    if (node->titles == NULL) {
        draft_set_title(draft, node, (struct str){0}, printed);
        return;
    }
    struct title *title = &node->titles->title;
    title->text = str_of(arena_printf(draft->arena, "%.*s. %.*s", STR_ARG(printed), STR_ARG(title->text)));
}

/* Gives up a number that cannot be one. */
static void give_up_number(struct draft *draft, struct draft_node *node) {
    struct str printed = node->heading.n != 0 ? node->heading : node->label;
    node->label = (struct str){0};
    node->division = DIVISION_NONE;
    if (printed.n != 0)
        put_before_title(draft, node, printed);
}

void draft_settle_false_numbers(struct draft *draft) {
    for (struct draft_node *node = draft->root; node != NULL; node = draft_next(node, draft->root))
        if ((draft_is_part(node) || node->kind == NODE_ANNEX || node->kind == NODE_RECITAL) &&
            (node->label.n != 0 || node->division != DIVISION_NONE) && !has_number(node))
            give_up_number(draft, node);
}

/* Where an article's number must stand once: its division, where each begins anew, else the agreement or the annex. */
static const struct draft_node *numbering_of(struct draft_node *node, enum numbering numbering) {
    if (numbering == NUMBERING_BY_DIVISION)
        for (const struct draft_node *up = node->parent; up != NULL && up->kind == NODE_SECTION; up = up->parent)
            if (up->division != DIVISION_NONE)
                return up;
    return draft_component(node);
}

static bool is_article(const struct draft_node *node) {
    return node->kind == NODE_PROVISION && node->label.n != 0;
}

/* Goes through all articles; of one whose number stands twice, the second gives it up if `is_final`. Counts them. */
static size_t find_repeated(struct draft *draft, enum numbering numbering, bool is_final) {
    struct name_set seen = {.arena = draft->arena};
    struct buf key = {0};
    size_t n_repeated = 0;
    for (struct draft_node *node = draft->root->first; node != NULL; node = draft_next(node, draft->root)) {
        if (!is_article(node))
            continue;
        buf_clear(&key);
        buf_printf(&key, "%p ", (const void *)numbering_of(node, numbering));
        label_add_number(&key, node->label);
        if (name_set_add(&seen, &key))
            continue;
        n_repeated++;
        if (!is_final)
            continue;
        draft_doubt(draft, node, node->line, "the number %.*s stands twice; this one is kept as a title", STR_ARG(node->label));
        give_up_number(draft, node);
    }
    name_set_free(&seen);
    buf_free(&key);
    return n_repeated;
}

static void settle_articles(struct draft *draft) {
    size_t n_continuous = find_repeated(draft, NUMBERING_CONTINUOUS, false);
    if (n_continuous != 0 && find_repeated(draft, NUMBERING_BY_DIVISION, false) < n_continuous)
        draft->agreement->numbering = NUMBERING_BY_DIVISION;
    if (n_continuous != 0)
        find_repeated(draft, draft->agreement->numbering, true);
}

/* Recitals that would have the number of another one go on with the one before them. */
static void settle_recitals(struct draft *draft, struct draft_node *preamble) {
    struct name_set seen = {.arena = draft->arena};
    struct buf number = {0};
    size_t ordinal = 0;
    for (struct draft_node *child = preamble->first, *next; child != NULL; child = next) {
        next = child->next;
        if (child->kind != NODE_RECITAL)
            continue;
        buf_clear(&number);
        label_add_number(&number, child->label);
        if (number.n == 0)
            buf_printf(&number, "%zu", ordinal + 1);
        if (!name_set_add(&seen, &number))
            draft_merge(draft, child, child->previous != NULL ? child->previous : preamble);
        else
            ordinal++;
    }
    name_set_free(&seen);
    buf_free(&number);
}

/* A title that says what the number says ("ANNEX II"), which stands before it wherever it is shown, is none. One in another
   language ("Anlage 2"), or with a word of its own ("Protocol 2"), says more. */
static void drop_number_title(struct draft *draft, struct draft_node *annex) {
    bool is_alone = annex->titles != NULL && annex->titles->next == NULL;
    char *name = arena_printf(draft->arena, "Annex %.*s", STR_ARG(annex->label));
    if (annex->label.n != 0 && is_alone && str_equal_nocase(annex->titles->title.text, str_of(name)))
        annex->titles = NULL;
}

/* Those that are called annexes have a number before others, and those without one give way. */
enum { ANNEX_RANKS = 3 };

static int annex_rank(const struct draft_node *annex) {
    return annex->label.n == 0 ? 2 : is_called_otherwise(annex);
}

/* Tells an annex apart whose number is taken: by the word that is printed before it, "Appendix 1" beside "Annex 1", else by one
   number more. */
static void tell_annex_apart(struct draft *draft, struct name_set *seen, struct draft_node *annex, struct buf *number) {
    bool has_word = is_called_otherwise(annex) && annex->heading.n > annex->label.n && annex->heading.n <= LABEL_MAX;
    struct str printed = has_word ? annex->heading : annex->label.n != 0 ? annex->label : arena_copy(draft->arena, buf_str(number));
    buf_clear(number);
    label_add_number(number, printed);
    size_t n = number->n;
    name_set_add_unique(seen, number);
    annex->label = str_of(arena_printf(draft->arena, "%.*s%s", STR_ARG(printed), number->p + n));
    if (annex->label.n != printed.n || !has_word)
        draft_doubt(draft, annex, annex->line, "the number of this annex is that of another; it is told apart as \"%.*s\"",
                    STR_ARG(annex->label));
}

/* Makes the number of an annex, the `ordinal`-th, one of its own. */
static void settle_annex(struct draft *draft, struct name_set *seen, struct draft_node *annex, size_t ordinal) {
    struct buf number = {0};
    label_add_number(&number, annex->label);
    if (number.n == 0)
        buf_printf(&number, "%zu", ordinal);
    if (!name_set_add(seen, &number))
        tell_annex_apart(draft, seen, annex, &number);
    else if (is_called_otherwise(annex) && !(annex->titles != NULL && str_starts(annex->titles->title.text, annex->heading)))
        put_before_title(draft, annex, annex->heading);
    else
        drop_number_title(draft, annex);
    buf_free(&number);
}

static void settle_annexes(struct draft *draft) {
    struct name_set seen = {.arena = draft->arena};
    for (int rank = 0; rank < ANNEX_RANKS; rank++) {
        size_t ordinal = 0;
        for (struct draft_node *child = draft->root->first; child != NULL; child = child->next) {
            ordinal += child->kind == NODE_ANNEX;
            if (child->kind == NODE_ANNEX && annex_rank(child) == rank)
                settle_annex(draft, &seen, child, ordinal);
        }
    }
    name_set_free(&seen);
}

/* Gives a part an id of its own, made of its title. */
static void give_id(struct draft *draft, struct name_set *ids, struct draft_node *node) {
    struct buf id = {0};
    draft_add_id(&id, node->id.n != 0 ? node->id : node->titles != NULL ? node->titles->title.text : STR("text"));
    name_set_add_unique(ids, &id);
    node->id = arena_copy(draft->arena, buf_str(&id));
    buf_free(&id);
}

static void settle_ids(struct draft *draft) {
    struct name_set ids = {.arena = draft->arena};
    for (struct draft_node *node = draft->root->first; node != NULL; node = draft_next(node, draft->root)) {
        bool needs_id = draft_is_part(node) && node->label.n == 0;
        if (needs_id || node->id.n != 0)
            give_id(draft, &ids, node);
    }
    name_set_free(&ids);
}

void draft_settle_numbers(struct draft *draft) {
    for (struct draft_node *node = draft->root->first; node != NULL; node = draft_next(node, draft->root))
        if (node->kind == NODE_PREAMBLE)
            settle_recitals(draft, node);
    settle_annexes(draft);
    settle_articles(draft);
    settle_ids(draft);
}
