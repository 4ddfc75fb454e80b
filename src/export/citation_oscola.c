/*
 * OSCOLA: the rules of its section on international law (2006), used with the fourth edition.
 */
#include "export/citation_parts.h"

static const struct citation_marks marks = {.form = CITATION_BARE, .open = "‘", .close = "’", .dash = "–"};

static void add_parties(const struct agreement *agreement, struct buf *out) {
    const struct party *parties = agreement->parties;
    if (citation_is_bilateral(agreement))
        buf_printf(out, " (%.*s–%.*s)", STR_ARG(citation_party_name(&parties[0])), STR_ARG(citation_party_name(&parties[1])));
}

/* Appends " (adopted 23 May 1969, entered into force 27 January 1980)", as much of it as is known. */
static void add_dates(const struct agreement *agreement, struct buf *out) {
    const struct event *event = citation_opening(agreement);
    const struct event *in_force = citation_entry_into_force(agreement, event);
    if (event->date.year == 0)
        return;
    buf_printf(out, " (%s ", citation_verb(agreement, event));
    date_add(out, event->date, false);
    if (in_force != NULL) {
        buf_add(out, STR(", entered into force "));
        date_add(out, in_force->date, false);
    }
    buf_add_char(out, ')');
}

/* Abbreviations have no full stops: "15 Stat 539". The United Nations' series goes before a party's own. */
static void add_series(const struct agreement *agreement, struct buf *out) {
    static const char *const preferred[] = {"UNTS"};
    const struct series *series = citation_series(agreement, preferred, sizeof preferred / sizeof *preferred);
    struct buf name = {0};
    if (series == NULL)
        return;
    for (size_t i = 0; i < series->name.n; i++)
        if (series->name.p[i] != '.')
            buf_add_char(&name, series->name.p[i]);
    buf_add_char(out, ' ');
    citation_add_series(series, buf_str(&name), out);
    buf_free(&name);
}

/* Appends "Author, ‘Title’ Paper (22 February 2022) 3 <https://...> accessed 5 July 2025". */
static void add_source(const struct contribution *contribution, struct buf *out) {
    const struct source *source = contribution->source;
    if (source->author.n != 0)
        buf_printf(out, "%.*s, ", STR_ARG(source->author));
    if (source->title.n != 0)
        buf_printf(out, "‘%.*s’", STR_ARG(source->title));
    if (source->title.n != 0 && source->publisher.n != 0)
        buf_add_char(out, ' ');
    if (source->title.n == 0 || source->publisher.n != 0)
        buf_add(out, citation_publisher(source));
    if (source->date.year != 0) {
        buf_add(out, STR(" ("));
        date_add(out, source->date, false);
        buf_add_char(out, ')');
    }
    if (contribution->page.n != 0)
        buf_printf(out, " %.*s", STR_ARG(contribution->page));
    if (contribution->is_translation)
        buf_add(out, STR(" (translation)"));
    if (source->url.n == 0)
        return;
    buf_printf(out, " <%.*s>", STR_ARG(source->url));
    if (source->accessed.year != 0)
        buf_add(out, STR(" accessed "));
    date_add(out, source->accessed, false);
}

void citation_add_oscola(const struct citation_place *place, struct buf *out) {
    const struct agreement *agreement = place->agreement;
    buf_add(out, agreement_title(agreement, STR("")));
    add_parties(agreement, out);
    add_dates(agreement, out);
    add_series(agreement, out);
    if (agreement->short_title.n != 0)
        buf_printf(out, " (%.*s)", STR_ARG(agreement->short_title));
    if (place->first->kind != NODE_AGREEMENT) {
        buf_add_char(out, ' ');
        citation_add_pinpoint(place, &marks, out);
    }
    citation_add_contributions(place, add_source, out);
}
