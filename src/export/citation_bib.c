/*
 * Entries for BibTeX, which knows no treaties, and for BibLaTeX with the fields of its style for OSCOLA.
 *
 * An entry is the work, and so is the key: the places in it stand in comments, as the commands that cite them.
 */
#include "export/citation_parts.h"
#include "export/url.h"
#include "text/utf8.h"

static const struct citation_marks marks = {.form = CITATION_ABBREVIATED, .open = "“", .close = "”", .dash = "–"};

/* --- LaTeX --- */

/* What stands for a character that means something to LaTeX or, such as a brace, to BibTeX; NULL where it stands for itself. */
static const char *latex_of(uint32_t c) {
    static const struct {
        uint32_t c;
        const char *latex;
    } table[] = {
        {'\\', "\\textbackslash{}"},
        {'{', "\\textbraceleft{}"},
        {'}', "\\textbraceright{}"},
        {'~', "\\textasciitilde{}"},
        {'^', "\\textasciicircum{}"},
        {'$', "\\$"},
        {'&', "\\&"},
        {'#', "\\#"},
        {'_', "\\_"},
        {'%', "\\%"},
        {0xA0, "~"},
        {0x202F, "~"},
        {0xAD, "\\-"},
        {0x2013, "--"},
        {0x2014, "---"},
        {'\n', " "},
        {'\t', " "},
        {'\r', " "},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (table[i].c == c)
            return table[i].latex;
    return NULL;
}

static void add_latex(struct str s, struct buf *out) {
    for (size_t at = 0; at < s.n;) {
        uint32_t c;
        size_t n = utf8_decode(s, at, &c, NULL);
        const char *latex = latex_of(c);
        buf_add(out, latex != NULL ? str_of(latex) : str_slice(s, at, at + n));
        at += n;
    }
}

/* --- Fields --- */

/* Appends ", name = " and a text, escaped, in braces; nothing where it is empty. */
static void add_field(const char *name, struct str text, struct buf *out) {
    if (text.n == 0)
        return;
    buf_printf(out, ", %s = {", name);
    add_latex(text, out);
    buf_add_char(out, '}');
}

/* A title has two pairs of braces, so that no style puts it into small letters. */
static void add_title(const struct agreement *agreement, struct buf *out) {
    buf_add(out, STR("title = {{"));
    add_latex(agreement_title(agreement, STR("")), out);
    buf_add(out, STR("}}"));
}

static void add_date_field(const char *name, struct date date, struct buf *out) {
    struct buf iso = {0};
    date_add_iso(&iso, date);
    add_field(name, buf_str(&iso), out);
    buf_free(&iso);
}

static void add_web(const struct agreement *agreement, struct buf *out) {
    const struct source *source = citation_web_source(agreement);
    if (source == NULL)
        return;
    buf_add(out, STR(", url = {"));
    url_add(source->url, out);
    buf_add_char(out, '}');
    add_date_field("urldate", source->accessed, out);
}

/* --- BibTeX --- */

/* Appends "Signed at Moscow, 22 February 2022", without the place where that is not asked for. */
static void add_event(const struct agreement *agreement, const struct event *event, bool has_place, struct buf *out) {
    size_t start = out->n;
    buf_add(out, str_of(citation_verb(agreement, event)));
    out->p[start] = (char)(out->p[start] - 'a' + 'A');
    if (has_place && event->place.n != 0)
        buf_printf(out, " at %.*s", STR_ARG(event->place));
    if (event->date.year != 0)
        buf_add(out, has_place && event->place.n != 0 ? STR(", ") : STR(" "));
    date_add(out, event->date, false);
}

/* Where the agreement is printed; else what made it public. */
static void add_howpublished(const struct agreement *agreement, struct buf *out) {
    const struct event *event = agreement_date(agreement);
    struct buf text = {0};
    if (agreement->n_series != 0)
        citation_add_series(&agreement->series[0], agreement->series[0].name, &text);
    else if (event->date.year != 0 || event->place.n != 0)
        add_event(agreement, event, true, &text);
    add_field("howpublished", buf_str(&text), out);
    buf_free(&text);
}

/* What has no field: parties that the title does not name, and the dates that are not said yet. */
static void add_note(const struct agreement *agreement, struct buf *out) {
    const struct party *parties = agreement->parties;
    const struct event *event = agreement_date(agreement);
    const struct event *in_force = citation_entry_into_force(agreement, event);
    struct buf text = {0};
    if (citation_must_name_parties(agreement))
        buf_printf(&text, "%.*s–%.*s", STR_ARG(citation_party_name(&parties[0])), STR_ARG(citation_party_name(&parties[1])));
    bool is_dated = agreement->n_series != 0 && event->date.year != 0;
    if (text.n != 0 && (is_dated || in_force != NULL))
        buf_add(&text, STR(". "));
    if (is_dated)
        add_event(agreement, event, false, &text);
    if (is_dated && in_force != NULL) {
        buf_add(&text, STR(", entered into force "));
        date_add(&text, in_force->date, false);
    } else if (in_force != NULL) {
        add_event(agreement, in_force, false, &text);
    }
    add_field("note", buf_str(&text), out);
    buf_free(&text);
}

static void add_bibtex_entry(const struct agreement *agreement, struct buf *out) {
    static const char *const months[] = {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
    struct date date = agreement_date(agreement)->date;
    buf_printf(out, "@misc{%.*s, ", STR_ARG(agreement->id));
    add_title(agreement, out);
    add_howpublished(agreement, out);
    if (date.year != 0)
        buf_printf(out, ", year = {%d}", date.year);
    if (date.month != 0)
        buf_printf(out, ", month = %s", months[date.month - 1]);
    add_note(agreement, out);
    add_web(agreement, out);
    buf_add_char(out, '}');
}

/* --- BibLaTeX --- */

/* Appends a name for a list of names that "and" parts: in braces where it is of several words. */
static void add_list_name(struct str name, struct buf *out) {
    bool is_one_word = str_index(name, ' ') == name.n;
    if (!is_one_word)
        buf_add_char(out, '{');
    add_latex(name, out);
    if (!is_one_word)
        buf_add_char(out, '}');
}

static void add_parties(const struct agreement *agreement, struct buf *out) {
    if (!citation_is_bilateral(agreement))
        return;
    buf_add(out, STR(", parties = {"));
    add_list_name(citation_party_name(&agreement->parties[0]), out);
    buf_add(out, STR(" and "));
    add_list_name(citation_party_name(&agreement->parties[1]), out);
    buf_add_char(out, '}');
}

/* Appends "adopted=1969-05-23 and inforce=1980-01-27". */
static void add_execution(const struct agreement *agreement, const struct event *event, struct buf *out) {
    const struct event *in_force = citation_entry_into_force(agreement, event);
    const char *verb = event == &agreement->opened_for_signature ? "opened"
                       : event == &agreement->entry_into_force   ? "inforce"
                                                                 : citation_verb(agreement, event);
    if (event->date.year == 0)
        return;
    buf_printf(out, ", execution = {%s=", verb);
    date_add_iso(out, event->date);
    if (in_force != NULL) {
        buf_add(out, STR(" and inforce="));
        date_add_iso(out, in_force->date);
    }
    buf_add_char(out, '}');
}

static void add_biblatex_entry(const struct agreement *agreement, struct buf *out) {
    static const char *const paginations[UNIT_COUNT] = {
        [UNIT_ARTICLE] = "article", [UNIT_PARAGRAPH] = "paragraph", [UNIT_POINT] = "", [UNIT_SECTION] = "section"};
    const struct event *event = citation_opening(agreement);
    buf_printf(out, "@legal{%.*s, entrysubtype = {piltreaty}, ", STR_ARG(agreement->id));
    add_title(agreement, out);
    add_field("shorttitle", agreement->short_title, out);
    add_parties(agreement, out);
    add_execution(agreement, event, out);
    add_date_field("date", event->date, out);
    if (agreement->n_series != 0) {
        add_field("journaltitle", agreement->series[0].name, out);
        add_field("volume", agreement->series[0].volume, out);
        add_field("pages", agreement->series[0].page, out);
    }
    add_field("pagination", str_of(paginations[agreement->unit]), out);
    add_web(agreement, out);
    buf_add_char(out, '}');
}

/* --- Lists --- */

/* Appends "% \cite[art.~16]{az-ru-2022}"; a place whose name has brackets is in braces. */
static void add_comment(const struct citation_place *place, struct buf *out) {
    struct buf name = {0}, latex = {0};
    citation_add_pinpoint(place, &marks, &name);
    add_latex(buf_str(&name), &latex);
    bool has_bracket = str_index(buf_str(&latex), ']') < latex.n;
    buf_add(out, has_bracket ? STR("% \\cite[{") : STR("% \\cite["));
    for (size_t i = 0; i < latex.n; i++)
        buf_add_char(out, latex.p[i] == ' ' && i != 0 && latex.p[i - 1] == '.' ? '~' : latex.p[i]);
    buf_printf(out, "%s]{%.*s}\n", has_bracket ? "}" : "", STR_ARG(place->agreement->id));
    buf_free(&name);
    buf_free(&latex);
}

/* Is an agreement among the first n places? */
static bool is_among(const struct agreement *agreement, const struct citation_place *places, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (places[i].agreement == agreement)
            return true;
    return false;
}

static void add_entries(const struct citation_place *places, size_t n,
                        void (*add_entry)(const struct agreement *agreement, struct buf *out), struct buf *out) {
    for (size_t i = 0; i < n; i++) {
        const struct agreement *agreement = places[i].agreement;
        if (is_among(agreement, places, i))
            continue;
        if (i != 0)
            buf_add_char(out, '\n');
        for (size_t other = i; other < n; other++)
            if (places[other].agreement == agreement && places[other].first->kind != NODE_AGREEMENT)
                add_comment(&places[other], out);
        add_entry(agreement, out);
    }
}

void citation_add_bibtex(const struct citation_place *places, size_t n, struct buf *out) {
    add_entries(places, n, add_bibtex_entry, out);
}

void citation_add_biblatex(const struct citation_place *places, size_t n, struct buf *out) {
    add_entries(places, n, add_biblatex_entry, out);
}
