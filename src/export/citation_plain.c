/*
 * The house form: what a person reads in full words, and what a shell takes back.
 */
#include "export/citation_parts.h"

static const struct citation_marks marks = {.form = CITATION_LONG, .open = "“", .close = "”", .dash = "-"};

static void add_title(const struct agreement *agreement, struct buf *out) {
    const struct party *parties = agreement->parties;
    buf_add(out, agreement_title(agreement, STR("")));
    if (agreement->short_title.n != 0)
        buf_printf(out, " (%.*s)", STR_ARG(agreement->short_title));
    else if (citation_must_name_parties(agreement))
        buf_printf(out, " (%.*s–%.*s)", STR_ARG(citation_party_name(&parties[0])), STR_ARG(citation_party_name(&parties[1])));
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
    const struct event *in_force = citation_entry_into_force(agreement, event);
    add_title(agreement, out);
    add_event(citation_verb(agreement, event), event, out);
    if (in_force != NULL)
        add_event("entered into force", in_force, out);
}

static void add_place(const struct citation_place *place, struct buf *out) {
    if (place->first->kind == NODE_AGREEMENT)
        return;
    buf_add(out, STR(", "));
    citation_add_pinpoint(place, &marks, out);
}

static void add_bracket(const struct citation_place *place, struct buf *out) {
    buf_add(out, STR(" ["));
    citation_add_address(place->agreement, place->first, out);
    if (place->first != place->last && place->last->eid.n != 0)
        buf_printf(out, "-%.*s", STR_ARG(place->last->eid));
    buf_add_char(out, ']');
}

static void add_source(const struct contribution *contribution, struct buf *out) {
    const struct source *source = contribution->source;
    buf_add(out, citation_publisher(source));
    if (contribution->is_translation)
        buf_add(out, STR(" (translation)"));
    if (source->date.year != 0)
        buf_add(out, STR(", "));
    date_add(out, source->date, false);
    if (contribution->page.n != 0)
        buf_printf(out, ", p. %.*s", STR_ARG(contribution->page));
    if (source->url.n != 0)
        buf_printf(out, ", %.*s", STR_ARG(source->url));
}

void citation_add_origin(const struct agreement *agreement, const struct node *node, const struct node *last, struct buf *out) {
    const struct citation_place place = {agreement, node, last};
    add_instrument(agreement, out);
    add_place(&place, out);
    add_bracket(&place, out);
}

void citation_add_plain(const struct citation_place *place, struct buf *out) {
    const struct agreement *agreement = place->agreement;
    add_instrument(agreement, out);
    add_place(place, out);
    if (agreement->n_series != 0) {
        buf_add(out, STR(", "));
        citation_add_series(&agreement->series[0], agreement->series[0].name, out);
    }
    citation_add_contributions(place, add_source, out);
    add_bracket(place, out);
}
