#include "agreement/address.h"
#include "agreement/label.h"
#include "agreement/name.h"
#include "agreement/reference_search.h"
#include "text/match.h"

/* A word for a part of an instrument. */
struct part_word {
    const char *word;
    enum node_kind kind;
    enum division division;
};

static const struct part_word part_words[] = {
    {"part", NODE_SECTION, DIVISION_PART},
    {"partie", NODE_SECTION, DIVISION_PART},
    {"parte", NODE_SECTION, DIVISION_PART},
    {"teil", NODE_SECTION, DIVISION_PART},
    {"часть", NODE_SECTION, DIVISION_PART},
    {"title", NODE_SECTION, DIVISION_TITLE},
    {"titre", NODE_SECTION, DIVISION_TITLE},
    {"titel", NODE_SECTION, DIVISION_TITLE},
    {"título", NODE_SECTION, DIVISION_TITLE},
    {"chapter", NODE_SECTION, DIVISION_CHAPTER},
    {"chap", NODE_SECTION, DIVISION_CHAPTER},
    {"chp", NODE_SECTION, DIVISION_CHAPTER},
    {"ch", NODE_SECTION, DIVISION_CHAPTER},
    {"chapitre", NODE_SECTION, DIVISION_CHAPTER},
    {"capítulo", NODE_SECTION, DIVISION_CHAPTER},
    {"kapitel", NODE_SECTION, DIVISION_CHAPTER},
    {"hoofdstuk", NODE_SECTION, DIVISION_CHAPTER},
    {"глава", NODE_SECTION, DIVISION_CHAPTER},
    {"section", NODE_SECTION, DIVISION_SECTION},
    {"sect", NODE_SECTION, DIVISION_SECTION},
    {"sec", NODE_SECTION, DIVISION_SECTION},
    {"sección", NODE_SECTION, DIVISION_SECTION},
    {"abschnitt", NODE_SECTION, DIVISION_SECTION},
    {"раздел", NODE_SECTION, DIVISION_SECTION},
    {"subsection", NODE_SECTION, DIVISION_SUBSECTION},
    {"subsec", NODE_SECTION, DIVISION_SUBSECTION},
    {"annex", NODE_ANNEX, DIVISION_NONE},
    {"annexe", NODE_ANNEX, DIVISION_NONE},
    {"anexo", NODE_ANNEX, DIVISION_NONE},
    {"anhang", NODE_ANNEX, DIVISION_NONE},
    {"anlage", NODE_ANNEX, DIVISION_NONE},
    {"bijlage", NODE_ANNEX, DIVISION_NONE},
    {"appendix", NODE_ANNEX, DIVISION_NONE},
    {"schedule", NODE_ANNEX, DIVISION_NONE},
    {"protocol", NODE_ANNEX, DIVISION_NONE},
    {"приложение", NODE_ANNEX, DIVISION_NONE},
    {"recital", NODE_RECITAL, DIVISION_NONE},
    {"rec", NODE_RECITAL, DIVISION_NONE},
    {"considérant", NODE_RECITAL, DIVISION_NONE},
    {"preamble", NODE_PREAMBLE, DIVISION_NONE},
    {"préambule", NODE_PREAMBLE, DIVISION_NONE},
    {"преамбула", NODE_PREAMBLE, DIVISION_NONE},
    {"closing", NODE_CLOSING, DIVISION_NONE},
};

/* How deep parts are looked for in parts; no instrument is divided further. */
enum { PARTS_MAX = 10 };

static struct str skip_bytes(struct str s, const char *bytes) {
    struct str set = str_of(bytes);
    while (s.n != 0 && str_index(set, s.p[0]) != set.n)
        s = str_slice(s, 1, s.n);
    return s;
}

/* The start of s up to the first of the bytes. */
static struct str up_to(struct str s, const char *bytes) {
    struct str set = str_of(bytes);
    size_t n = 0;
    while (n < s.n && str_index(set, s.p[n]) == set.n)
        n++;
    return str_slice(s, 0, n);
}

/* The row of the word that s begins with, which *rest goes on from; NULL where it is for no part. */
static const struct part_word *read_part_word(struct str s, struct str *rest) {
    struct str word = up_to(s, " \t.,_-()0123456789");
    *rest = str_slice(s, word.n, s.n);
    for (size_t i = 0; i < sizeof part_words / sizeof *part_words && word.n != 0; i++)
        if (match_same(word, str_of(part_words[i].word)))
            return &part_words[i];
    return NULL;
}

bool search_begins_with_part(struct str text) {
    struct str rest;
    return read_part_word(text, &rest) != NULL;
}

typedef bool same_number(struct str, struct str);

/* Is it the number of the part: the printed one, or, where none is printed, its place among its like? */
static bool has_number(const struct node *node, struct str number, same_number *same) {
    if (node->label.n != 0)
        return same(node->label, number);
    struct buf place = {0};
    buf_printf(&place, "%zu", node->ordinal);
    bool is_same = same(buf_str(&place), number);
    buf_free(&place);
    return is_same;
}

static void search_within(struct search *search, const struct node *scope, struct str text, size_t depth);

/* Goes on, behind a part without a number, in each such part of the scope. */
static void search_unnumbered(struct search *search, const struct node *scope, enum node_kind kind, struct str rest, size_t depth) {
    for (const struct node *node = scope->first; node != NULL; node = node->next)
        if (node->kind == kind)
            search_within(search, node, rest, depth);
}

/* A recital has its number from the preamble, be it a node of its own or a paragraph of the preamble's text. */
static void search_recital(struct search *search, const struct node *scope, struct str number, struct str rest, size_t depth) {
    const struct node *annex = node_ancestor(scope, NODE_ANNEX);
    struct buf eid = {0};
    if (annex != NULL)
        buf_printf(&eid, "%.*s__", STR_ARG(annex->eid));
    buf_add(&eid, STR("rec_"));
    label_add_number(&eid, number);
    const struct node *recital = address_find(search->agreement, buf_str(&eid));
    buf_free(&eid);
    if (recital != NULL && node_is_within(recital, scope))
        search_within(search, recital, rest, depth);
}

/* The next part of the scope behind a node; annexes and, where it `is_closed`, what is in the node are passed over. */
static const struct node *next_in_scope(const struct node *scope, const struct node *node, bool is_closed) {
    bool is_open = node == scope || (node->kind == NODE_SECTION && !is_closed);
    const struct node *next = is_open ? node_next(node) : node_skip(node);
    return next != node_skip(scope) ? next : NULL;
}

/* Is it a part of the kind that the word is for, with this number? */
static bool is_part_numbered(const struct node *node, const struct part_word *part, struct str number, same_number *same) {
    return node->kind == part->kind && node->division == part->division && has_number(node, number, same);
}

/* Goes on in each part with this number, or, where there is none, with this number in the other figures. A part of the same
   name in one that is found is not looked for: no instrument has it, and a hostile one could make it endless. */
static void search_numbered(struct search *search, const struct node *scope, const struct part_word *part, struct str number,
                            struct str rest, size_t depth) {
    static same_number *const same[] = {label_equal, label_equal_across};
    bool is_found = false;
    for (size_t i = 0; i < sizeof same / sizeof *same && !is_found; i++) {
        bool is_it;
        for (const struct node *node = next_in_scope(scope, scope, false); node != NULL; node = next_in_scope(scope, node, is_it)) {
            is_it = is_part_numbered(node, part, number, same[i]);
            if (is_it)
                search_within(search, node, rest, depth);
            is_found = is_found || is_it;
        }
    }
}

static bool is_same_number(struct str a, struct str b) {
    return label_equal(a, b) || label_equal_across(a, b);
}

/* Is the annex called by this word with this number: in its number, "Appendix 1", or in its title where its number is bare? */
static bool is_called(const struct node *annex, struct str word, struct str number) {
    size_t n_word = annex->kind == NODE_ANNEX ? annex_word_length(annex) : 0;
    if (n_word != 0)
        return match_same(str_slice(annex->label, 0, n_word), word) &&
               is_same_number(str_slice(annex->label, n_word, annex->label.n), number);
    struct str title = annex->n_titles != 0 ? annex->titles[0].text : STR("");
    return annex->kind == NODE_ANNEX && match_same(str_slice(title, 0, word.n), word) && has_number(annex, number, is_same_number);
}

/* Goes on in each annex that is called by the word; false where there is none. */
static bool search_called(struct search *search, const struct node *scope, struct str word, struct str number, struct str rest,
                          size_t depth) {
    bool is_found = false, is_it;
    for (const struct node *node = next_in_scope(scope, scope, false); node != NULL; node = next_in_scope(scope, node, is_it)) {
        is_it = is_called(node, word, number);
        if (is_it)
            search_within(search, node, rest, depth);
        is_found = is_found || is_it;
    }
    return is_found;
}

/* Is it the word for an annex by another name, which is looked for by that name alone? */
static bool is_own_word(struct str word) {
    static const char *const words[] = {"appendix", "schedule", "protocol"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (match_same(word, str_of(words[i])))
            return true;
    return false;
}

/* Goes on behind the word for a part. */
static void search_named_part(struct search *search, const struct node *scope, const struct part_word *part, struct str word,
                              struct str text, size_t depth) {
    struct str numbered = skip_bytes(text, " \t._-");
    struct str number = up_to(numbered, " \t,;(");
    struct str rest = str_slice(numbered, number.n, numbered.n);
    bool is_own = is_own_word(word), is_bare = number.n == 0 && !is_own;
    if (part->kind == NODE_PREAMBLE || part->kind == NODE_CLOSING || (part->kind == NODE_ANNEX && is_bare))
        search_unnumbered(search, scope, part->kind, text, depth);
    else if (part->kind == NODE_RECITAL)
        search_recital(search, scope, number, rest, depth);
    else if (number.n != 0 && part->kind == NODE_ANNEX && search_called(search, scope, word, number, rest, depth))
        return;
    else if (number.n != 0 && !is_own)
        search_numbered(search, scope, part, number, rest, depth);
}

/* Goes on within a place: to a part of it, an article, a paragraph; at the end of the text it is the place itself. */
static void search_within(struct search *search, const struct node *scope, struct str text, size_t depth) {
    struct str rest;
    struct pinpoint pinpoint;
    bool is_root = scope->kind == NODE_AGREEMENT;
    text = skip_bytes(text, " \t,;");
    if (text.n == 0) {
        search_add(search, scope);
        return;
    }
    const struct part_word *part = depth < PARTS_MAX ? read_part_word(text, &rest) : NULL;
    if (part != NULL)
        search_named_part(search, scope, part, str_slice(text, 0, text.n - rest.n), rest, depth + 1);
    if (!search_is_settled(search) && !is_root)
        search_article_within(search, scope, text);
    if (!search_is_settled(search) && scope->kind == NODE_PREAMBLE)
        search_recital(search, scope, text, STR(""), depth + 1);
    if (!search_is_settled(search) && !is_root && pinpoint_parse(text, &pinpoint))
        search_add_pinpoint(search, scope, &pinpoint);
}

/* Appends the pieces between " of " from the last to the first: "Article 2 of Annex 1" gives "Annex 1, Article 2". */
static void add_inside_out(struct buf *out, struct str text) {
    static const char of[] = " of ";
    size_t end = text.n;
    for (size_t at = text.n; at-- > 0;) {
        if (!str_equal_nocase(str_slice(text, at, at + sizeof of - 1), STR(of)))
            continue;
        buf_add(out, str_slice(text, at + sizeof of - 1, end));
        buf_add(out, STR(", "));
        end = at;
    }
    buf_add(out, str_slice(text, 0, end));
}

void search_part(struct search *search, struct str text) {
    search_within(search, search->agreement->root, text, 0);
    if (search_is_settled(search))
        return;
    buf_clear(&search->scratch);
    add_inside_out(&search->scratch, text);
    struct str turned = buf_str(&search->scratch);
    if (str_equal(turned, text))
        return;
    search_within(search, search->agreement->root, turned, 0);
    if (!search_is_settled(search))
        search_article(search, turned);
}
