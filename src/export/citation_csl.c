/*
 * CSL-JSON: what reference managers and pandoc read. An item is the work; the place in it is said where it is cited.
 */
#include "export/citation_parts.h"
#include "export/json.h"

static void add_field(const char *name, struct str text, struct buf *out) {
    if (text.n == 0)
        return;
    buf_printf(out, ",\"%s\":", name);
    json_add_string(out, text);
}

/* Appends a date as the list of its parts, as many as there are. */
static void add_date(const char *name, struct date date, struct buf *out) {
    if (date.year == 0)
        return;
    buf_printf(out, ",\"%s\":{\"date-parts\":[[%d", name, date.year);
    if (date.month != 0)
        buf_printf(out, ",%d", date.month);
    if (date.month != 0 && date.day != 0)
        buf_printf(out, ",%d", date.day);
    buf_add(out, STR("]]}"));
}

/* Styles print the authors of a treaty as its parties, joined by a hyphen: so there are none that the title names. */
static void add_parties(const struct agreement *agreement, struct buf *out) {
    if (!citation_must_name_parties(agreement))
        return;
    buf_add(out, STR(",\"author\":["));
    for (size_t i = 0; i < agreement->n_parties; i++) {
        buf_add(out, i == 0 ? STR("{\"literal\":") : STR(",{\"literal\":"));
        json_add_string(out, citation_party_abbreviation(&agreement->parties[i]));
        buf_add_char(out, '}');
    }
    buf_add_char(out, ']');
}

static void add_item(const struct agreement *agreement, struct buf *out) {
    const struct event *event = agreement_date(agreement);
    const struct source *web = citation_web_source(agreement);
    buf_add(out, STR("{\"id\":"));
    json_add_string(out, agreement->id);
    add_field("type", STR("treaty"), out);
    add_field("title", agreement_title(agreement, STR("")), out);
    add_field("title-short", agreement->short_title, out);
    add_parties(agreement, out);
    add_date("issued", event->date, out);
    add_field("event-place", event->place, out);
    if (agreement->n_series != 0) {
        add_field("volume", agreement->series[0].volume, out);
        add_field("container-title", agreement->series[0].name, out);
        add_field("page", agreement->series[0].page, out);
    }
    if (web != NULL) {
        add_field("URL", web->url, out);
        add_date("accessed", web->accessed, out);
    }
    add_field("language", agreement->language, out);
    buf_add_char(out, '}');
}

/* Is the agreement of the i-th place the agreement of one before it? */
static bool has_occurred(const struct citation_place *places, size_t i) {
    for (size_t before = 0; before < i; before++)
        if (places[before].agreement == places[i].agreement)
            return true;
    return false;
}

void citation_add_csl_json(const struct citation_place *places, size_t n, struct buf *out) {
    for (size_t i = 0; i < n; i++) {
        if (has_occurred(places, i))
            continue;
        buf_add(out, i == 0 ? STR("[") : STR(",\n "));
        add_item(places[i].agreement, out);
    }
    if (n != 0)
        buf_add_char(out, ']');
}
