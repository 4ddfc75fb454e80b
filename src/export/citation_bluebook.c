/*
 * The Bluebook, rule 21.4 (treaties), as law libraries teach it.
 */
#include "export/citation_parts.h"

static const struct citation_marks marks = {.form = CITATION_ABBREVIATED, .open = "“", .close = "”", .dash = "-"};

/* Series by the names that the Bluebook gives them; others are cited as the file has them. */
static const struct {
    const char *name, *abbreviation;
} series_names[] = {
    {"UNTS", "U.N.T.S."}, {"LNTS", "L.N.T.S."}, {"ILM", "I.L.M."},    {"UST", "U.S.T."},
    {"TIAS", "T.I.A.S."}, {"ETS", "E.T.S."},    {"CETS", "C.E.T.S."}, {"Stat", "Stat."},
};

/* Takes `word` off the end of *s. */
static bool drop_end(struct str *s, struct str word) {
    if (word.n == 0 || !str_ends(*s, word))
        return false;
    s->n -= word.n;
    return true;
}

/* Takes a party's name, with or without its article, off the end of *s. */
static bool drop_party(struct str *s, const struct party *party) {
    if (!drop_end(s, party->name))
        return false;
    drop_end(s, STR("the "));
    return true;
}

/* The form and the subject of the agreement: its title without "between the P1 and the P2" where those are the parties. */
static struct str short_form(const struct agreement *agreement) {
    struct str title = agreement_title(agreement, STR(""));
    for (size_t last = 0; last < 2 && citation_is_bilateral(agreement); last++) {
        struct str s = title;
        if (drop_party(&s, &agreement->parties[last]) && drop_end(&s, STR(" and ")) &&
            drop_party(&s, &agreement->parties[1 - last]) && drop_end(&s, STR(" between ")) && s.n != 0)
            return s;
    }
    return title;
}

/* Appends "Feb. 22, 2022"; of what states may accede to, what was done then too. */
static void add_date(const struct agreement *agreement, struct buf *out) {
    const struct event *event = citation_opening(agreement);
    if (event->date.year == 0)
        return;
    buf_add(out, STR(", "));
    if (event != &agreement->signed_on)
        buf_printf(out, "%s ", citation_verb(agreement, event));
    citation_add_american_date(event->date, true, out);
}

static bool is_party(const struct agreement *agreement, const char *code) {
    for (size_t i = 0; i < agreement->n_parties; i++)
        if (str_equal(agreement->parties[i].code, str_of(code)))
            return true;
    return false;
}

/* Of a treaty with the United States its own series comes first, of any other one that of the United Nations. */
static void add_series(const struct agreement *agreement, struct buf *out) {
    static const char *const american[] = {"UST", "U.S.T.", "Stat.", "TIAS", "T.I.A.S."}, *const other[] = {"UNTS", "U.N.T.S."};
    bool is_american = citation_is_bilateral(agreement) && is_party(agreement, "USA");
    const struct series *series = is_american ? citation_series(agreement, american, sizeof american / sizeof *american)
                                              : citation_series(agreement, other, sizeof other / sizeof *other);
    if (series == NULL)
        return;
    struct str name = series->name;
    for (size_t i = 0; i < sizeof series_names / sizeof *series_names; i++)
        if (str_equal(series->name, str_of(series_names[i].name)))
            name = str_of(series_names[i].abbreviation);
    buf_add(out, STR(", "));
    citation_add_series(series, name, out);
}

/* Appends "Author, Title, Paper, at 3 (Feb. 22, 2022), https://...". */
static void add_source(const struct contribution *contribution, struct buf *out) {
    const struct source *source = contribution->source;
    if (source->author.n != 0)
        buf_printf(out, "%.*s, ", STR_ARG(source->author));
    if (source->title.n != 0 && source->publisher.n != 0)
        buf_printf(out, "%.*s, ", STR_ARG(source->title));
    buf_add(out, citation_publisher(source));
    if (contribution->page.n != 0)
        buf_printf(out, ", at %.*s", STR_ARG(contribution->page));
    if (source->date.year != 0) {
        buf_add(out, STR(" ("));
        citation_add_american_date(source->date, true, out);
        buf_add_char(out, ')');
    }
    if (contribution->is_translation)
        buf_add(out, STR(" (translation)"));
    if (source->url.n != 0)
        buf_printf(out, ", %.*s", STR_ARG(source->url));
}

void citation_add_bluebook(const struct citation_place *place, struct buf *out) {
    const struct agreement *agreement = place->agreement;
    const struct party *parties = agreement->parties;
    buf_add(out, short_form(agreement));
    if (citation_is_bilateral(agreement))
        buf_printf(out, ", %.*s-%.*s", STR_ARG(citation_party_abbreviation(&parties[0])),
                   STR_ARG(citation_party_abbreviation(&parties[1])));
    if (place->first->kind != NODE_AGREEMENT) {
        buf_add(out, citation_is_bilateral(agreement) ? STR(", ") : STR(" "));
        citation_add_pinpoint(place, &marks, out);
    }
    add_date(agreement, out);
    add_series(agreement, out);
    citation_add_contributions(place, add_source, out);
    citation_add_stop(out);
}
