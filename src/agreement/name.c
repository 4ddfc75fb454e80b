#include "agreement/name.h"

#include "agreement/coverage.h"
#include "agreement/label.h"
#include "agreement/paragraph.h"

/* The place that the node's own number is told within: the nearest one above whose address its address goes on from. NULL where
   the number alone is enough. */
static const struct node *context_of(const struct node *node) {
    for (const struct node *up = node->parent; up != NULL; up = up->parent)
        if (up->eid.n != 0 && str_starts(node->eid, up->eid) && str_starts(str_slice(node->eid, up->eid.n, node->eid.n), STR("__")))
            return up;
    return NULL;
}

/* Appends a word as the form has it: with a small letter, without full stops. */
static void add_word(struct str word, enum name_form form, struct buf *out) {
    bool is_cited = form == NAME_CITED || form == NAME_CITED_BARE;
    for (size_t i = 0; i < word.n; i++) {
        char c = word.p[i];
        if (i == 0 && is_cited && c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (form != NAME_CITED_BARE || c != '.')
            buf_add_char(out, c);
    }
}

/* Appends the title, else the id, else the address. */
static void add_title(const struct agreement *agreement, const struct node *node, struct buf *out) {
    struct str title = node_title(agreement, node, agreement->language);
    buf_add(out, title.n != 0 ? title : node->id.n != 0 ? node->id : node->eid);
}

/* Appends "Part III"; of a division that the instrument does not number, its title. */
static void add_section(const struct agreement *agreement, const struct node *node, enum name_form form, struct buf *out) {
    if (node->division == DIVISION_NONE || (node->label.n == 0 && node->n_titles != 0)) {
        add_title(agreement, node, out);
        return;
    }
    add_word(str_of(division_row(node->division)->name), form, out);
    if (node->label.n != 0)
        buf_printf(out, " %.*s", STR_ARG(node->label));
    else
        buf_printf(out, " %zu", node->ordinal);
}

/* The word for a provision with a number. */
static struct str unit_word(const struct agreement *agreement, enum name_form form) {
    const struct unit_row *unit = unit_row(agreement->unit);
    return str_of(form == NAME_FULL ? unit->name : unit->abbreviation);
}

static void add_provision(const struct agreement *agreement, const struct node *node, enum name_form form, struct buf *out) {
    struct str label = node->label;
    label_skip_unit(&label);
    if (label.n == 0) {
        add_title(agreement, node, out);
        return;
    }
    add_word(unit_word(agreement, form), form, out);
    buf_printf(out, " %.*s", STR_ARG(label));
}

size_t annex_word_length(const struct node *annex) {
    enum { WORD_MIN = 4 };
    static const char own[] = "Annex";
    size_t n = label_word_length(annex->label), value;
    if (str_equal_nocase(str_slice(annex->label, 0, sizeof own - 1), STR("Annex")))
        return sizeof own - 1;
    bool is_word = n >= WORD_MIN && n < annex->label.n && !label_parse_roman(str_slice(annex->label, 0, n), &value);
    return is_word ? n : 0;
}

/* Appends "Annex 1"; the one annex of an instrument that does not number it is "Annex". */
static void add_annex(const struct node *node, enum name_form form, struct buf *out) {
    bool is_alone = node->ordinal == 1 && (node->next == NULL || node->next->kind != NODE_ANNEX);
    size_t n_word = annex_word_length(node);
    if (n_word != 0) {
        add_word(str_slice(node->label, 0, n_word), form, out);
        buf_add(out, str_slice(node->label, n_word, node->label.n));
        return;
    }
    add_word(STR("Annex"), form, out);
    if (node->label.n != 0)
        buf_printf(out, " %.*s", STR_ARG(node->label));
    else if (!is_alone)
        buf_printf(out, " %zu", node->ordinal);
}

/* Appends "Preamble, recital 3". */
static void add_recital(const struct node *node, enum name_form form, struct buf *out) {
    struct str number = node->kind == NODE_PARAGRAPH ? marker_number(node->label) : node->label;
    add_word(STR("Preamble, recital "), form, out);
    if (number.n != 0)
        buf_add(out, number);
    else
        buf_printf(out, "%zu", node->ordinal);
}

/* What a paragraph's number is told behind: the paragraph above it, or what holds the block. Of "1.1" under "1" not that one,
   since its number says it already. */
static const struct node *paragraph_context(const struct node *node) {
    struct str number = marker_number(node->label);
    const struct node *up = node->parent;
    while (up->kind == NODE_PARAGRAPH) {
        struct str above = marker_number(up->label);
        if (above.n == 0 || !str_starts(number, above) || !str_starts(str_slice(number, above.n, number.n), STR(".")))
            break;
        up = up->parent;
    }
    return up->kind == NODE_BLOCK ? node_holder(up) : up;
}

static void add_paragraph(const struct agreement *agreement, const struct node *node, enum name_form form, struct buf *out) {
    struct str number = marker_number(node->label);
    name_add_form(agreement, paragraph_context(node), form, out);
    if (number.n != 0)
        buf_printf(out, "(%.*s)", STR_ARG(number));
    else if (node->label.n != 0)
        buf_printf(out, ", indent %zu", node->ordinal);
}

/* A recital, or a paragraph of the preamble's text that counts as one: its address does not go on from the preamble's. */
static bool is_recital(const struct node *node) {
    if (node->kind == NODE_RECITAL)
        return true;
    if (node->kind != NODE_PARAGRAPH || node->parent->kind != NODE_BLOCK || node->eid.n == 0)
        return false;
    const struct node *holder = node_holder(node);
    return holder->kind == NODE_PREAMBLE && context_of(node) != holder;
}

void name_add_form(const struct agreement *agreement, const struct node *node, enum name_form form, struct buf *out) {
    if (node->kind == NODE_AGREEMENT)
        return;
    if (node->kind == NODE_BLOCK) {
        name_add_form(agreement, node_holder(node), form, out);
        return;
    }
    if (node->kind == NODE_PARAGRAPH && !is_recital(node)) {
        add_paragraph(agreement, node, form, out);
        return;
    }
    const struct node *context = context_of(node);
    if (context != NULL) {
        name_add_form(agreement, context, form, out);
        buf_add(out, STR(", "));
    }
    if (is_recital(node))
        add_recital(node, form, out);
    else if (node->kind == NODE_SECTION)
        add_section(agreement, node, form, out);
    else if (node->kind == NODE_PROVISION)
        add_provision(agreement, node, form, out);
    else if (node->kind == NODE_ANNEX)
        add_annex(node, form, out);
    else
        add_word(node->kind == NODE_PREAMBLE ? STR("Preamble") : STR("Closing"), form, out);
}

void name_add(const struct agreement *agreement, const struct node *node, bool is_short, struct buf *out) {
    name_add_form(agreement, node, is_short ? NAME_SHORT : NAME_FULL, out);
}

/* Does the number of the article, and no place around it, name it? */
static bool goes_by_number(const struct agreement *agreement, const struct node *node) {
    return node_is_article(node) && node_ancestor(node, NODE_ANNEX) == NULL && agreement->numbering == NUMBERING_CONTINUOUS;
}

/* Appends the word for provisions with numbers, when there are several. */
static void add_units(const struct agreement *agreement, enum name_form form, struct buf *out) {
    struct str word = unit_word(agreement, form);
    bool has_stop = str_ends(word, STR("."));
    add_word(str_slice(word, 0, word.n - has_stop), form, out);
    buf_add_char(out, 's');
    if (has_stop && form != NAME_CITED_BARE)
        buf_add_char(out, '.');
}

bool name_add_articles(const struct agreement *agreement, const struct node *first, const struct node *last, enum name_form form,
                       struct str dash, struct buf *out) {
    struct str from = first->label, to = last->label;
    if (!goes_by_number(agreement, first) || !goes_by_number(agreement, last))
        return false;
    label_skip_unit(&from);
    label_skip_unit(&to);
    add_units(agreement, form, out);
    buf_printf(out, " %.*s%.*s%.*s", STR_ARG(from), STR_ARG(dash), STR_ARG(to));
    return true;
}

bool name_is_title(const struct node *node) {
    if (node->n_titles == 0 || (node->kind != NODE_SECTION && node->kind != NODE_PROVISION))
        return false;
    return node->label.n == 0 || (node->kind == NODE_SECTION && node->division == DIVISION_NONE);
}

/* Appends which articles there are; of very many numberings the first, and up to where they go. */
static void add_articles(const struct agreement *agreement, struct buf *out) {
    enum { LONGEST = 300 };
    struct buf articles = {0};
    coverage_add_articles(agreement, 0, &articles);
    size_t end = articles.n, last = articles.n;
    while (last > 0 && articles.p[last - 1] != ' ' && articles.p[last - 1] != '-')
        last--;
    if (end > LONGEST)
        for (end = LONGEST; end > 0 && articles.p[end - 1] != ',';)
            end--;
    buf_add(out, str_slice(buf_str(&articles), 0, end));
    if (end < articles.n)
        buf_printf(out, " and so on to %s", articles.p + last);
    buf_free(&articles);
}

void name_add_holdings(const struct agreement *agreement, struct buf *out) {
    const char *unit = unit_names.names[agreement->unit];
    size_t n_instrument = agreement->n_articles, n_here = coverage_count_articles(agreement);
    buf_add(out, agreement_name(agreement));
    if (n_instrument != 0)
        buf_printf(out, " has %zu %s%s; this edition has ", n_instrument, unit, n_instrument == 1 ? "" : "s");
    else if (n_here != 0)
        buf_printf(out, ": this edition has %s%s ", unit, n_here == 1 ? "" : "s");
    else
        buf_printf(out, ": this edition has no %ss", unit);
    if (n_here != 0)
        add_articles(agreement, out);
    else if (n_instrument != 0)
        buf_add(out, STR("none"));
}
