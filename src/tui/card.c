#include "tui/card.h"

#include <stdlib.h>

#include "agreement/coverage.h"
#include "agreement/label.h"
#include "base/arena.h"
#include "tui/popup_text.h"

/* The longest label of the card. */
enum { LABEL_WIDTH = 10 };

/* Adds a label and a text beside it, broken into as many rows as it needs. */
static void add_text(struct app *app, const char *label, struct str text) {
    popup_text_add(app, ROLE_LABEL, str_of(label), LABEL_WIDTH, text);
}

static void add_gap(struct app *app) {
    popup_add(&app->popup, ROLE_POPUP, STR(""), STR(""), POPUP_NO_VALUE);
}

/* Adds a row where there is something to say, and empties the text. */
static void add_said(struct app *app, const char *label, struct buf *text) {
    if (text->n != 0)
        add_text(app, label, buf_str(text));
    buf_clear(text);
}

/* Appends a text behind a separator, where there is a text. */
static void add_part(struct buf *out, const char *separator, struct str text) {
    if (text.n == 0)
        return;
    if (out->n != 0)
        buf_add(out, str_of(separator));
    buf_add(out, text);
}

static void add_event(struct app *app, const char *label, const struct event *event) {
    struct buf text = {0};
    date_add(&text, event->date, false);
    add_part(&text, ", ", event->place);
    add_part(&text, ", ", event->note);
    add_said(app, label, &text);
    buf_free(&text);
}

static void add_name(struct app *app) {
    const struct agreement *a = app->agreement;
    struct buf text = {0};
    add_text(app, "Title", agreement_title(a, STR("")));
    buf_add(&text, a->short_title);
    add_said(app, "Short", &text);
    buf_add(&text, a->kind == KIND_OTHER ? STR("") : str_of(agreement_kind_names.names[a->kind]));
    add_said(app, "Kind", &text);
    add_event(app, "Signed", &a->signed_on);
    add_event(app, "Adopted", &a->adopted);
    add_event(app, "Opened", &a->opened_for_signature);
    buf_free(&text);
}

/* What is of use to few readers, and so comes last. */
static void add_more(struct app *app) {
    const struct agreement *a = app->agreement;
    struct buf text = {0};
    add_event(app, "In force", &a->entry_into_force);
    add_event(app, "Ended", &a->termination);
    buf_add(&text, str_of(agreement_status_names.names[a->status]));
    add_said(app, "Status", &text);
    buf_add(&text, a->registration_number);
    if (a->registration_date.year != 0)
        buf_add(&text, STR(", "));
    date_add(&text, a->registration_date, false);
    add_said(app, "Registered", &text);
    for (size_t i = 0; i < a->n_series; i++) {
        add_part(&text, "", a->series[i].volume);
        add_part(&text, " ", a->series[i].name);
        add_part(&text, " ", a->series[i].page);
        add_said(app, i == 0 ? "Series" : "", &text);
    }
    buf_add(&text, a->depositary);
    add_said(app, "Depositary", &text);
    for (size_t i = 0; i < a->n_authentic; i++)
        add_part(&text, ", ", a->authentic[i]);
    add_said(app, "Authentic", &text);
    for (size_t i = 0; i < a->n_relations; i++) {
        buf_printf(&text, "%s %.*s", relation_type_names.names[a->relations[i].type], STR_ARG(a->relations[i].target));
        add_said(app, i == 0 ? "Relations" : "", &text);
    }
    for (size_t i = 0; i < a->n_subjects; i++)
        add_part(&text, ", ", a->subjects[i]);
    add_said(app, "Subjects", &text);
    buf_add(&text, a->id);
    for (size_t i = 0; i < a->n_aliases; i++)
        add_part(&text, ", ", a->aliases[i]);
    add_said(app, "Id", &text);
    buf_free(&text);
}

static void add_parties(struct app *app) {
    struct buf text = {0};
    for (size_t i = 0; i < app->agreement->n_parties; i++) {
        const struct party *party = &app->agreement->parties[i];
        buf_add(&text, party->name);
        if (party->signatory.n != 0)
            buf_printf(&text, ": %.*s", STR_ARG(party->signatory));
        add_part(&text, ", ", party->office);
        if (party->signed_on.year != 0)
            buf_add(&text, STR(", signed "));
        date_add(&text, party->signed_on, false);
        add_part(&text, ", ", party->consent_means);
        if (party->consent_date.year != 0)
            buf_add(&text, STR(" "));
        date_add(&text, party->consent_date, false);
        add_said(app, i == 0 ? "Parties" : "", &text);
    }
    buf_free(&text);
}

/* How many blocks of each kind a source gave. */
static void count_blocks(const struct agreement *agreement, const struct source *source, size_t counts[BLOCK_KIND_COUNT]) {
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        const struct node *node = agreement->nodes[i];
        if (node->kind == NODE_BLOCK && node->block->source == source)
            counts[node->block->kind]++;
    }
}

static void add_sources(struct app *app) {
    static const char *const plurals[BLOCK_KIND_COUNT] = {"quotations", "full texts", "summaries", "notes"};
    struct buf text = {0};
    for (size_t i = 0; i < app->agreement->n_sources; i++) {
        const struct source *source = &app->agreement->sources[i];
        size_t counts[BLOCK_KIND_COUNT] = {0};
        layout_add_source(source, &text);
        add_part(&text, ", ", source->title);
        count_blocks(app->agreement, source, counts);
        for (int kind = 0, n = 0; kind < BLOCK_KIND_COUNT; kind++)
            if (counts[kind] != 0)
                buf_printf(&text, "%s%zu %s", n++ == 0 ? ": " : ", ", counts[kind],
                           counts[kind] == 1 ? layout_kind_word((enum block_kind)kind) : plurals[kind]);
        add_said(app, i == 0 ? "Sources" : "", &text);
        buf_add(&text, source->url);
        add_said(app, "", &text);
    }
    buf_free(&text);
}

/* --- The coverage ruler ------------------------------------------------------------------------------------------------- */

/* A ruler of more cells than this shows nothing any more. */
enum { RULER_MAX = 1000 };

/* The articles of the main body by their number, as far as they have a plain one; the caller frees the array. */
static const struct node **list_articles(const struct agreement *agreement, size_t n_articles) {
    const struct node **articles = memory_resize(NULL, n_articles + 1, sizeof *articles);
    for (size_t i = 0; i <= n_articles; i++)
        articles[i] = NULL;
    for (const struct node *node = agreement->root; node != NULL;
         node = node->kind == NODE_ANNEX ? node_skip(node) : node_next(node)) {
        size_t number;
        struct str label = node->label;
        label_skip_unit(&label);
        if (node_is_article(node) && str_to_size(label, &number) && number <= n_articles && articles[number] == NULL)
            articles[number] = node;
    }
    return articles;
}

/* Adds one cell an article, with its number above each fifth, for as many rows as the width needs. */
static void add_ruler(struct app *app, size_t n_articles) {
    size_t width = (size_t)popup_text_width(app, LABEL_WIDTH), per_row = width >= 10 ? width / 10 * 10 : width;
    size_t counts[BLOCK_KIND_COUNT + 1] = {0};
    const struct node **articles = list_articles(app->agreement, n_articles);
    for (size_t first = 1; first <= n_articles; first += per_row) {
        struct buf numbers = {0}, cells = {0};
        for (size_t article = first; article < first + per_row && article <= n_articles; article++) {
            enum block_kind kind;
            const struct node *node = articles[article];
            bool is_here = node != NULL && coverage_best_kind(node, &kind);
            counts[is_here ? (size_t)kind : BLOCK_KIND_COUNT]++;
            buf_add(&cells, is_here ? str_of(layout_kind_sign(kind, app->ascii)) : app->ascii ? STR(".") : STR("·"));
            bool has_number = article == 1 || article % 5 == 0 || article == n_articles;
            while (has_number && numbers.n < article - first)
                buf_add_char(&numbers, ' ');
            if (has_number && numbers.n == article - first)
                buf_printf(&numbers, "%zu", article);
        }
        add_text(app, first == 1 ? "Articles" : "", buf_str(&numbers));
        add_text(app, "", buf_str(&cells));
        buf_free(&numbers);
        buf_free(&cells);
    }
    free(articles);
    static const char *const words[BLOCK_KIND_COUNT + 1] = {"quoted", "in full", "summarised", "only a note",
                                                            "not in this edition"};
    struct buf legend = {0};
    for (int kind = 0; kind <= BLOCK_KIND_COUNT; kind++) {
        const char *sign = kind < BLOCK_KIND_COUNT ? layout_kind_sign((enum block_kind)kind, app->ascii) : app->ascii ? "." : "·";
        if (counts[kind] != 0)
            buf_printf(&legend, "%s%s %s %zu", legend.n != 0 ? "   " : "", sign, words[kind], counts[kind]);
    }
    add_said(app, "", &legend);
    buf_free(&legend);
}

/* Says how many provisions have no number, and so no cell in the ruler. */
static void add_coverage(struct app *app) {
    const struct agreement *a = app->agreement;
    struct buf text = {0};
    size_t n_here = coverage_count_articles(a), n_all = a->n_articles != 0 ? a->n_articles : n_here;
    size_t n_provisions = coverage_count_provisions(a->root), n_unnumbered = 0;
    for (size_t i = 0; i < a->n_nodes; i++)
        n_unnumbered += a->nodes[i]->kind == NODE_PROVISION && a->nodes[i]->label.n == 0;
    if (a->coverage == COVERAGE_EXCERPTS)
        buf_printf(&text, "excerpts: %zu of %zu article%s", n_here, n_all, n_all == 1 ? "" : "s");
    else
        buf_printf(&text, "full: %zu article%s", n_here, n_here == 1 ? "" : "s");
    if (n_unnumbered != 0)
        buf_printf(&text, ", and %zu of %zu provisions without a number", n_unnumbered, n_provisions);
    add_said(app, "Coverage", &text);
    buf_free(&text);
    if (n_all != 0 && n_all <= RULER_MAX)
        add_ruler(app, n_all);
}

void card_fill(struct app *app) {
    add_name(app);
    add_gap(app);
    add_coverage(app);
    add_gap(app);
    add_parties(app);
    add_gap(app);
    add_sources(app);
    add_gap(app);
    add_more(app);
}
