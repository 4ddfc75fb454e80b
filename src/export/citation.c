#include "export/citation.h"

#include <stdlib.h>

#include "agreement/label.h"
#include "agreement/name.h"
#include "base/arena.h"
#include "text/match.h"

static void add_plain(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out);

const struct citation_style citation_styles[] = {
    {"plain", "title, date, place, source and address, in full words", add_plain},
};

const size_t n_citation_styles = sizeof citation_styles / sizeof *citation_styles;

const struct citation_style *citation_style_find(struct str name) {
    for (size_t i = 0; i < n_citation_styles; i++)
        if (str_equal(name, str_of(citation_styles[i].name)))
            return &citation_styles[i];
    return NULL;
}

/* --- The instrument --- */

/* Does the title name the party, in whole words? */
static bool names_party(struct str title, struct str name) {
    if (name.n == 0)
        return false;
    struct diag_list diags = {0};
    struct match match;
    struct matcher *matcher = matcher_new(name, MATCH_WORDS, &diags);
    bool found = matcher != NULL && matcher_find(matcher, title, 0, &match);
    matcher_free(matcher);
    diag_list_free(&diags);
    return found;
}

static struct str party_name(const struct party *party) {
    return party->short_name.n != 0 ? party->short_name : party->name;
}

/* Two parties are named, more are not; nor are two that the title names. */
static bool must_name_parties(const struct agreement *agreement, struct str title) {
    if (agreement->n_parties != 2)
        return false;
    for (size_t i = 0; i < 2; i++)
        if (!names_party(title, agreement->parties[i].name) && !names_party(title, agreement->parties[i].short_name))
            return true;
    return false;
}

static void add_title(const struct agreement *agreement, struct buf *out) {
    struct str title = agreement_title(agreement, STR(""));
    buf_add(out, title);
    if (agreement->short_title.n != 0)
        buf_printf(out, " (%.*s)", STR_ARG(agreement->short_title));
    else if (must_name_parties(agreement, title))
        buf_printf(out, " (%.*s–%.*s)", STR_ARG(party_name(&agreement->parties[0])), STR_ARG(party_name(&agreement->parties[1])));
}

/* Appends ", signed at Moscow on 22 February 2022"; a month or a year is what something happened in. */
static void add_event(const char *verb, const struct event *event, struct buf *out) {
    if (event->date.year == 0 && event->place.n == 0)
        return;
    buf_printf(out, ", %s", verb);
    if (event->place.n != 0)
        buf_printf(out, " at %.*s", STR_ARG(event->place));
    if (event->date.year != 0)
        buf_add(out, event->date.day != 0 ? STR(" on ") : STR(" in "));
    date_add(out, event->date, false);
}

static void add_instrument(const struct agreement *agreement, struct buf *out) {
    const struct event *event = agreement_date(agreement);
    const struct event *in_force = &agreement->entry_into_force;
    const char *verb = event == &agreement->signed_on              ? "signed"
                       : event == &agreement->adopted              ? "adopted"
                       : event == &agreement->opened_for_signature ? "opened for signature"
                                                                   : "entered into force";
    add_title(agreement, out);
    add_event(verb, event, out);
    if (event != in_force && in_force->date.year != 0)
        add_event("entered into force", in_force, out);
}

/* --- The place in it --- */

/* Has the place no number, and so a title for its name? */
static bool is_named_by_title(const struct node *node) {
    if (node->n_titles == 0 || (node->kind != NODE_SECTION && node->kind != NODE_PROVISION))
        return false;
    return node->label.n == 0 || (node->kind == NODE_SECTION && node->division == DIVISION_NONE);
}

/* Appends the name of a place; a title in quotation marks, or, where it is the editor's, in brackets. */
static void add_name(const struct agreement *agreement, const struct node *node, struct buf *out) {
    struct str open = STR(""), close = STR("");
    if (is_named_by_title(node)) {
        open = node->is_editorial ? STR("[") : STR("“");
        close = node->is_editorial ? STR("]") : STR("”");
    }
    buf_add(out, open);
    name_add(agreement, node, false, out);
    buf_add(out, close);
}

/* Appends "Articles 16-18", of other places "Part I to Part III". */
static void add_range(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out) {
    bool is_plain = node_is_article(node) && node_is_article(last) && node_ancestor(node, NODE_ANNEX) == NULL &&
                    node_ancestor(last, NODE_ANNEX) == NULL && agreement->numbering == NUMBERING_CONTINUOUS;
    if (is_plain) {
        struct str from = node->label, to = last->label;
        label_skip_unit(&from);
        label_skip_unit(&to);
        buf_printf(out, "%ss %.*s-%.*s", unit_row(agreement->unit)->name, STR_ARG(from), STR_ARG(to));
        return;
    }
    add_name(agreement, node, out);
    buf_add(out, STR(" to "));
    add_name(agreement, last, out);
}

static void add_pinpoint(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out) {
    if (node->kind == NODE_AGREEMENT)
        return;
    buf_add(out, STR(", "));
    if (node == last)
        add_name(agreement, node, out);
    else
        add_range(agreement, node, last, out);
}

void citation_add_address(const struct agreement *agreement, const struct node *node, struct buf *out) {
    struct str eid = node_holder(node)->eid;
    if (node->eid.n != 0)
        eid = node->eid;
    buf_add(out, agreement->id);
    if (eid.n != 0)
        buf_printf(out, "#%.*s", STR_ARG(eid));
}

static void add_bracket(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out) {
    buf_add(out, STR(" ["));
    citation_add_address(agreement, node, out);
    if (node != last && last->eid.n != 0)
        buf_printf(out, "-%.*s", STR_ARG(last->eid));
    buf_add_char(out, ']');
}

/* --- Where its words are from --- */

enum { QUOTED = 1, SUMMARISED = 2, TRANSLATED = 4 };

/* What a source gave of the place. */
struct contribution {
    const struct source *source;
    unsigned uses;
    struct str page; /* "" where there are several */
    size_t n_blocks;
};

struct contributions {
    struct contribution *items;
    size_t n, capacity;
};

static struct contribution *find_contribution(struct contributions *all, const struct source *source) {
    for (size_t i = 0; i < all->n; i++)
        if (all->items[i].source == source)
            return &all->items[i];
    ARRAY_RESERVE_ONE(all->items, all->n, all->capacity);
    all->items[all->n] = (struct contribution){.source = source};
    return &all->items[all->n++];
}

/* Counts a block in. An editor's remark is no words of the instrument; and the full text of one that is printed in a series is
   cited from there. */
static void add_block(const struct agreement *agreement, const struct block *block, struct contributions *all) {
    if (block->source == NULL || block->kind == BLOCK_NOTE || (block->kind == BLOCK_TEXT && agreement->n_series != 0))
        return;
    struct contribution *contribution = find_contribution(all, block->source);
    contribution->uses |= block_kind_is_verbatim(block->kind) ? QUOTED : SUMMARISED;
    if (block_is_translation(agreement, block))
        contribution->uses |= TRANSLATED;
    contribution->page = contribution->n_blocks++ == 0 ? block->page : STR("");
}

static struct contributions collect(const struct agreement *agreement, const struct node *node, const struct node *last) {
    struct contributions all = {0};
    const struct node *behind = node_skip(last);
    size_t end = behind != NULL ? behind->order : agreement->n_nodes;
    if (node->kind == NODE_PARAGRAPH)
        add_block(agreement, node->block, &all);
    for (size_t i = node->order; i < end; i++)
        if (agreement->nodes[i]->kind == NODE_BLOCK)
            add_block(agreement, agreement->nodes[i]->block, &all);
    return all;
}

static void add_contribution(const struct contribution *contribution, struct buf *out) {
    static const char *const verbs[] = {
        [QUOTED] = "quoted in", [SUMMARISED] = "summarised from", [QUOTED | SUMMARISED] = "quoted in and summarised from"};
    const struct source *source = contribution->source;
    struct str name = source->publisher.n != 0 ? source->publisher : source->title.n != 0 ? source->title : source->id;
    buf_printf(out, "%s %.*s", verbs[contribution->uses & (QUOTED | SUMMARISED)], STR_ARG(name));
    if ((contribution->uses & TRANSLATED) != 0)
        buf_add(out, STR(" (translation)"));
    if (source->date.year != 0)
        buf_add(out, STR(", "));
    date_add(out, source->date, false);
    if (contribution->page.n != 0)
        buf_printf(out, ", p. %.*s", STR_ARG(contribution->page));
    if (source->url.n != 0)
        buf_printf(out, ", %.*s", STR_ARG(source->url));
}

/* Appends "1155 UNTS 331", of the first series, as much as is known. */
static void add_series(const struct agreement *agreement, struct buf *out) {
    if (agreement->n_series == 0)
        return;
    const struct series *series = &agreement->series[0];
    buf_add(out, STR(","));
    if (series->volume.n != 0)
        buf_printf(out, " %.*s", STR_ARG(series->volume));
    buf_printf(out, " %.*s", STR_ARG(series->name));
    if (series->page.n != 0)
        buf_printf(out, " %.*s", STR_ARG(series->page));
}

/* --- The styles --- */

void citation_add_origin(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out) {
    add_instrument(agreement, out);
    add_pinpoint(agreement, node, last, out);
    add_bracket(agreement, node, last, out);
}

static void add_plain(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out) {
    add_instrument(agreement, out);
    add_pinpoint(agreement, node, last, out);
    add_series(agreement, out);
    if (node->kind != NODE_AGREEMENT) {
        struct contributions all = collect(agreement, node, last);
        for (size_t i = 0; i < all.n; i++) {
            buf_add(out, i == 0 ? STR(", ") : STR("; "));
            add_contribution(&all.items[i], out);
        }
        free(all.items);
    }
    add_bracket(agreement, node, last, out);
}
