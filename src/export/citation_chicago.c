/*
 * A note of the Chicago Manual of Style, as its citation styles for reference managers print a treaty.
 */
#include "export/citation_parts.h"

#include <string.h>

static const struct citation_marks marks = {.form = CITATION_ABBREVIATED, .open = "“", .close = "”", .dash = "–"};

/* Appends the date with what comes before it, or nothing where it is not known. */
static void add_date(struct date date, struct buf *out) {
    if (date.year == 0)
        return;
    buf_add(out, STR(", "));
    citation_add_american_date(date, false, out);
}

/* Appends "“Title,” " with the comma inside the quotation marks, unless the title ends in a mark of its own. */
static void add_article_title(struct str title, struct buf *out) {
    bool has_mark = strchr("?!", title.p[title.n - 1]) != NULL;
    buf_printf(out, "“%.*s%s” ", STR_ARG(title), has_mark ? "" : ",");
}

static void add_source(const struct contribution *contribution, struct buf *out) {
    const struct source *source = contribution->source;
    if (source->author.n != 0)
        buf_printf(out, "%.*s, ", STR_ARG(source->author));
    if (source->title.n != 0 && source->publisher.n != 0)
        add_article_title(source->title, out);
    buf_add(out, citation_publisher(source));
    add_date(source->date, out);
    if (contribution->page.n != 0)
        buf_printf(out, ", %.*s", STR_ARG(contribution->page));
    if (contribution->is_translation)
        buf_add(out, STR(" (translation)"));
    if (source->url.n != 0)
        buf_printf(out, ", %.*s", STR_ARG(source->url));
}

void citation_add_chicago(const struct citation_place *place, struct buf *out) {
    static const char *const preferred[] = {"UNTS"};
    const struct agreement *agreement = place->agreement;
    const struct party *parties = agreement->parties;
    const struct series *series = citation_series(agreement, preferred, sizeof preferred / sizeof *preferred);
    buf_add(out, agreement_title(agreement, STR("")));
    if (citation_must_name_parties(agreement))
        buf_printf(out, ", %.*s-%.*s", STR_ARG(citation_party_abbreviation(&parties[0])),
                   STR_ARG(citation_party_abbreviation(&parties[1])));
    add_date(agreement_date(agreement)->date, out);
    if (series != NULL) {
        buf_add(out, STR(", "));
        citation_add_series(series, series->name, out);
    }
    if (place->first->kind != NODE_AGREEMENT) {
        buf_add(out, STR(", "));
        citation_add_pinpoint(place, &marks, out);
    }
    citation_add_contributions(place, add_source, out);
    citation_add_stop(out);
}
