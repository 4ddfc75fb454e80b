#include "export/akn.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "export/document.h"

/* The three letters of ISO 639-2 for the two of ISO 639-1. */
static struct str language_code(struct str tag) {
    static const char codes[][2][4] = {
        {"ar", "ara"}, {"az", "aze"}, {"be", "bel"}, {"bg", "bul"}, {"cs", "ces"}, {"da", "dan"}, {"de", "deu"}, {"el", "ell"},
        {"en", "eng"}, {"es", "spa"}, {"et", "est"}, {"fa", "fas"}, {"fi", "fin"}, {"fr", "fra"}, {"he", "heb"}, {"hi", "hin"},
        {"hr", "hrv"}, {"hu", "hun"}, {"hy", "hye"}, {"id", "ind"}, {"it", "ita"}, {"ja", "jpn"}, {"ka", "kat"}, {"kk", "kaz"},
        {"ko", "kor"}, {"la", "lat"}, {"lt", "lit"}, {"lv", "lav"}, {"nl", "nld"}, {"no", "nor"}, {"pl", "pol"}, {"pt", "por"},
        {"ro", "ron"}, {"ru", "rus"}, {"sk", "slk"}, {"sl", "slv"}, {"sr", "srp"}, {"sv", "swe"}, {"th", "tha"}, {"tr", "tur"},
        {"uk", "ukr"}, {"ur", "urd"}, {"vi", "vie"}, {"zh", "zho"},
    };
    struct str primary = str_slice(tag, 0, str_index(tag, '-'));
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_equal_nocase(primary, str_of(codes[i][0])))
            return str_of(codes[i][1]);
    return primary.n == 3 ? primary : STR("und");
}

/* --- Names of the work --- */

const char *akn_document_element(const struct agreement *agreement) {
    static const char *const elements[AGREEMENT_KIND_COUNT] = {
        [KIND_TREATY] = "act",
        [KIND_CONVENTION] = "act",
        [KIND_AGREEMENT] = "act",
        [KIND_PROTOCOL] = "act",
        [KIND_CHARTER] = "act",
        [KIND_COVENANT] = "act",
        [KIND_ACT] = "act",
        [KIND_DECLARATION] = "statement",
        [KIND_STATEMENT] = "statement",
        [KIND_MEMORANDUM] = "statement",
        [KIND_EXCHANGE_OF_NOTES] = "doc",
        [KIND_OTHER] = "doc",
    };
    return elements[agreement->kind];
}

/* Codes are of countries, and an agreement has several: once the United Nations print it, it is theirs; else nobody's. */
static const char *country_of(const struct agreement *agreement) {
    for (size_t i = 0; i < agreement->n_series; i++)
        if (str_equal(agreement->series[i].name, STR("UNTS")))
            return "un";
    return "xx";
}

void akn_add_work(const struct agreement *agreement, struct buf *out) {
    const struct event *event = agreement_date(agreement);
    buf_printf(out, "/akn/%s/%s/%s/", country_of(agreement), akn_document_element(agreement),
               agreement_kind_names.names[agreement->kind]);
    date_add_iso(out, event->date);
    if (event->date.year != 0)
        buf_add_char(out, '/');
    buf_add(out, agreement->id);
}

/* --- Who is referred to --- */

/* Appends what stands for a party: "aze". */
static void add_party(const struct agreement *agreement, size_t party, struct buf *out) {
    struct str code = agreement->parties[party].code;
    for (size_t i = 0; i < code.n; i++)
        buf_add_char(out, code.p[i] >= 'A' && code.p[i] <= 'Z' ? (char)(code.p[i] - 'A' + 'a') : code.p[i]);
    if (code.n == 0)
        buf_printf(out, "party-%zu", party + 1);
}

/* Has something else in the document the name: a part, a party, the program? */
static bool is_taken(const struct agreement *agreement, struct str name) {
    static const char *const names[] = {"pacta", "preamble", "recs", "closing", "unknown"};
    bool found = str_starts(name, STR("party-"));
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        found |= str_equal(name, str_of(names[i]));
    for (size_t i = 0; i < agreement->n_parties && !found; i++)
        found |= str_equal_nocase(name, agreement->parties[i].code);
    return found;
}

void akn_add_source(const struct agreement *agreement, const struct source *source, struct buf *out) {
    if (is_taken(agreement, source->id))
        buf_add(out, STR("source-"));
    buf_add(out, source->id);
}

/* Writes an element that is nothing but attributes. */
static void write_value(const struct akn *akn, const char *element, const char *attribute, struct str value) {
    akn_line(akn);
    fprintf(akn->out, "<%s", element);
    markup_write_attribute(akn->out, attribute, value);
    fputs("/>", akn->out);
}

static void write_organization(const struct akn *akn, struct str id, struct str name) {
    akn_line(akn);
    fputs("<TLCOrganization", akn->out);
    markup_write_attribute(akn->out, "eId", id);
    fputs(" href=\"/akn/ontology/organization/", akn->out);
    markup_write(akn->out, id);
    putc('"', akn->out);
    markup_write_attribute(akn->out, "showAs", name.n != 0 ? name : id);
    fputs("/>", akn->out);
}

/* Every name with "#" before it has its entry here. */
static void write_references(struct akn *akn) {
    const struct agreement *agreement = akn->agreement;
    struct buf id = {0};
    akn_line(akn);
    fputs("<references source=\"#pacta\">", akn->out);
    akn->depth++;
    write_organization(akn, STR("pacta"), STR("pacta"));
    if (agreement->n_parties == 0 || agreement->n_sources == 0)
        write_organization(akn, STR("unknown"), STR("not named"));
    for (size_t i = 0; i < agreement->n_parties; i++) {
        buf_clear(&id);
        add_party(agreement, i, &id);
        write_organization(akn, buf_str(&id), agreement->parties[i].name);
    }
    for (size_t i = 0; i < agreement->n_sources; i++) {
        const struct source *source = &agreement->sources[i];
        buf_clear(&id);
        akn_add_source(agreement, source, &id);
        write_organization(akn, buf_str(&id), source->publisher.n != 0 ? source->publisher : source->title);
    }
    akn->depth--;
    akn_line(akn);
    fputs("</references>", akn->out);
    buf_free(&id);
}

/* --- Identification --- */

/* The day of the export, which the environment may set for builds that can be repeated. */
static void add_today(struct buf *out) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t now = epoch != NULL ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm utc = {0};
    gmtime_r(&now, &utc);
    buf_printf(out, "%04d-%02d-%02d", utc.tm_year + 1900, utc.tm_mon + 1, utc.tm_mday);
}

static void write_date(const struct akn *akn, struct str iso, const char *name) {
    akn_line(akn);
    fputs("<FRBRdate", akn->out);
    markup_write_attribute(akn->out, "date", iso);
    fprintf(akn->out, " name=\"%s\"/>", name);
}

static void write_today(const struct akn *akn) {
    struct buf today = {0};
    add_today(&today);
    write_date(akn, buf_str(&today), "markup");
    buf_free(&today);
}

/* Writes the date of the agreement. The schema wants a day: of what is known by its month or year the first one, and its name says
   so; where nothing is known the day of the export, as such. */
static void write_event_date(const struct akn *akn) {
    const struct agreement *agreement = akn->agreement;
    const struct event *event = agreement_date(agreement);
    struct date date = event->date;
    struct buf iso = {0}, name = {0};
    if (date.year == 0) {
        write_today(akn);
        return;
    }
    buf_add(&name, event == &agreement->signed_on              ? STR("signature")
                   : event == &agreement->adopted              ? STR("adoption")
                   : event == &agreement->opened_for_signature ? STR("opening")
                                                               : STR("entry-into-force"));
    if (date.day == 0)
        buf_add(&name, date.month == 0 ? STR("-year") : STR("-month"));
    date_add_iso(&iso, (struct date){date.year, date.month != 0 ? date.month : 1, date.day != 0 ? date.day : 1});
    write_date(akn, buf_str(&iso), name.p);
    buf_free(&iso);
    buf_free(&name);
}

/* What every level begins with: this very component, and the whole. */
static void write_names(const struct akn *akn, const struct node *annex, const char *suffix, const char *file_suffix) {
    struct buf uri = {0}, name = {0};
    akn_add_work(akn->agreement, &uri);
    if (suffix[0] != '\0')
        buf_printf(&uri, "/%.*s%s", STR_ARG(language_code(akn->agreement->language)), suffix);
    buf_printf(&name, "%.*s/!%.*s%s", STR_ARG(buf_str(&uri)), STR_ARG(annex != NULL ? annex->eid : STR("main")), file_suffix);
    write_value(akn, "FRBRthis", "value", buf_str(&name));
    buf_add(&uri, str_of(file_suffix));
    write_value(akn, "FRBRuri", "value", buf_str(&uri));
    buf_free(&uri);
    buf_free(&name);
}

static void write_author(const struct akn *akn, struct str id) {
    struct buf reference = {0};
    buf_printf(&reference, "#%.*s", STR_ARG(id));
    write_value(akn, "FRBRauthor", "href", buf_str(&reference));
    buf_free(&reference);
}

static void write_work(struct akn *akn, const struct node *annex) {
    const struct agreement *agreement = akn->agreement;
    struct buf id = {0};
    write_names(akn, annex, "", "");
    write_event_date(akn);
    for (size_t i = 0; i < agreement->n_parties; i++) {
        buf_clear(&id);
        add_party(agreement, i, &id);
        write_author(akn, buf_str(&id));
    }
    if (agreement->n_parties == 0)
        write_author(akn, STR("unknown"));
    write_value(akn, "FRBRcountry", "value", str_of(country_of(agreement)));
    write_value(akn, "FRBRsubtype", "value", str_of(agreement_kind_names.names[agreement->kind]));
    write_value(akn, "FRBRname", "value", agreement->id);
    buf_free(&id);
}

/* No edition of this program's is an authoritative one. */
static void write_expression(struct akn *akn, const struct node *annex) {
    const struct agreement *agreement = akn->agreement;
    struct buf id = {0};
    write_names(akn, annex, "@", "");
    write_event_date(akn);
    if (agreement->n_sources != 0)
        akn_add_source(agreement, &agreement->sources[0], &id);
    write_author(akn, agreement->n_sources != 0 ? buf_str(&id) : STR("unknown"));
    write_value(akn, "FRBRauthoritative", "value", STR("false"));
    write_value(akn, "FRBRlanguage", "language", language_code(agreement->language));
    buf_free(&id);
}

static void write_manifestation(struct akn *akn, const struct node *annex) {
    write_names(akn, annex, "@", ".xml");
    write_today(akn);
    write_author(akn, STR("pacta"));
    write_value(akn, "FRBRformat", "value", STR("xml"));
}

static void write_identification(struct akn *akn, const struct node *annex) {
    static const struct {
        const char *element;
        void (*write)(struct akn *akn, const struct node *annex);
    } levels[] = {{"FRBRWork", write_work}, {"FRBRExpression", write_expression}, {"FRBRManifestation", write_manifestation}};
    akn_line(akn);
    fputs("<identification source=\"#pacta\">", akn->out);
    akn->depth++;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        akn_line(akn);
        fprintf(akn->out, "<%s>", levels[i].element);
        akn->depth++;
        levels[i].write(akn, annex);
        akn->depth--;
        akn_line(akn);
        fprintf(akn->out, "</%s>", levels[i].element);
    }
    akn->depth--;
    akn_line(akn);
    fputs("</identification>", akn->out);
}

/* --- What Akoma Ntoso has no names for: the metadata as a document of elements --- */

/* The elements that are open, for their end tags. No metadata is nested deeper. */
enum { DEPTH_MAX = 8 };
struct elements {
    struct akn *akn;
    struct {
        char key[32]; /* the names of the format and language tags are shorter */
        bool is_list;
    } open[DEPTH_MAX];
    size_t n;
    char key[32]; /* of the value that comes next */
};

/* Writes the start tag of a value: its key, or, in a list, "item". */
static void start_element(struct elements *e, bool is_list) {
    const char *key = e->n != 0 && e->open[e->n - 1].is_list ? "item" : e->key;
    akn_line(e->akn);
    fprintf(e->akn->out, "<pacta:%s>", key);
    snprintf(e->open[e->n].key, sizeof e->open[e->n].key, "%s", key);
    e->open[e->n++].is_list = is_list;
    e->akn->depth++;
}

static void end_element(struct elements *e, bool has_lines) {
    e->akn->depth--;
    e->n--;
    if (has_lines)
        akn_line(e->akn);
    fprintf(e->akn->out, "</pacta:%s>", e->open[e->n].key);
}

static void start_map(void *state, bool is_inline) {
    (void)is_inline;
    start_element(state, false);
}

static void start_list(void *state, bool is_inline) {
    (void)is_inline;
    start_element(state, true);
}

static void end_group(void *state) {
    end_element(state, true);
}

static void put_key(void *state, const char *key) {
    struct elements *e = state;
    snprintf(e->key, sizeof e->key, "%s", key);
}

static void put_text(void *state, struct str text) {
    struct elements *e = state;
    start_element(e, false);
    markup_write(e->akn->out, text);
    end_element(e, false);
}

static void put_number(void *state, size_t number) {
    struct buf digits = {0};
    buf_printf(&digits, "%zu", number);
    put_text(state, buf_str(&digits));
    buf_free(&digits);
}

static const struct document_syntax element_syntax = {
    .map_start = start_map,
    .map_end = end_group,
    .list_start = start_list,
    .list_end = end_group,
    .key = put_key,
    .text = put_text,
    .lines = put_text,
    .number = put_number,
};

/* Where a part below a document's root stands: outside of the body under this name, or (NULL) in the body. */
static const char *place_of(const struct node *node) {
    static const char *const names[NODE_KIND_COUNT] = {
        [NODE_PREAMBLE] = "preamble", [NODE_ANNEX] = "annexes", [NODE_CLOSING] = "closing"};
    return names[node->kind];
}

/* The key of what stands in the body. */
static const char *body_key(const struct node *node) {
    if (node->kind == NODE_BLOCK)
        return block_kind_names.names[node->block->kind];
    return node->kind == NODE_SECTION ? "sections" : "provisions";
}

/* Appends the kinds of parts below a document's root in their order; those of its body by their keys, if `is_split`. Gives the
   number of runs that the parts of the body are in. */
static size_t add_order(const struct akn *akn, const struct node *document, bool is_split, struct buf *out) {
    const char *last = "";
    size_t n_runs = 0;
    for (const struct node *node = document->first; node != NULL; node = node->next) {
        const char *place = place_of(node), *name = place != NULL ? place : is_split ? body_key(node) : "body";
        if (!markup_overlaps(&akn->range, akn->agreement, node) || strcmp(name, last) == 0)
            continue;
        buf_printf(out, "%s%s", last[0] != '\0' ? " " : "", name);
        last = name;
        n_runs += place == NULL;
    }
    return n_runs;
}

/* The order of the parts below a document's root, which the elements cannot keep. */
static void take_order(const struct akn *akn, const struct node *document, struct buf *out) {
    if (add_order(akn, document, false, out) <= 1)
        return;
    buf_clear(out);
    add_order(akn, document, true, out);
}

static void write_order(const struct akn *akn, struct str order) {
    akn_line(akn);
    fprintf(akn->out, "<pacta:order>%.*s</pacta:order>", STR_ARG(order));
}

/* Can the reference still be followed in a part: within it, or into another agreement? */
static bool is_kept(const struct akn *akn, const struct reference *reference) {
    return akn->is_whole || reference->agreement.n != 0 ||
           (reference->target != NULL && markup_is_within(&akn->range, reference->target));
}

static void write_see(struct akn *akn, const struct node *node) {
    size_t n_kept = 0;
    for (size_t i = 0; i < node->n_see; i++)
        n_kept += is_kept(akn, &node->see[i]);
    if (n_kept == 0)
        return;
    akn_line(akn);
    fputs("<pacta:see", akn->out);
    markup_write_attribute(akn->out, "of", node->eid);
    putc('>', akn->out);
    for (size_t i = 0; i < node->n_see; i++) {
        if (!is_kept(akn, &node->see[i]))
            continue;
        fputs("<pacta:item>", akn->out);
        markup_write(akn->out, node->see[i].text);
        fputs("</pacta:item>", akn->out);
    }
    fputs("</pacta:see>", akn->out);
}

static void write_proprietary(struct akn *akn) {
    struct elements elements = {.akn = akn, .key = "agreement"};
    akn_line(akn);
    fputs("<proprietary source=\"#pacta\">", akn->out);
    akn->depth++;
    document_write_metadata(akn->request, &element_syntax, &elements);
    struct buf order = {0};
    take_order(akn, akn->agreement->root, &order);
    write_order(akn, buf_str(&order));
    buf_free(&order);
    for (size_t i = akn->range.from; i < akn->range.to; i++)
        write_see(akn, akn->agreement->nodes[i]);
    akn->depth--;
    akn_line(akn);
    fputs("</proprietary>", akn->out);
}

/* The order of the parts of an annex, where it is not the usual one. */
static void write_annex_order(struct akn *akn, const struct node *annex) {
    static const char *const usual[] = {
        "", "preamble", "body", "closing", "preamble body", "body closing", "preamble closing", "preamble body closing"};
    struct buf order = {0};
    bool is_usual = false;
    take_order(akn, annex, &order);
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        is_usual = is_usual || str_equal(buf_str(&order), str_of(usual[i]));
    if (!is_usual) {
        akn_line(akn);
        fputs("<proprietary source=\"#pacta\">", akn->out);
        akn->depth++;
        write_order(akn, buf_str(&order));
        akn->depth--;
        akn_line(akn);
        fputs("</proprietary>", akn->out);
    }
    buf_free(&order);
}

void akn_write_meta(struct akn *akn, const struct node *annex) {
    akn_line(akn);
    fputs("<meta>", akn->out);
    akn->depth++;
    write_identification(akn, annex);
    if (annex == NULL) {
        write_references(akn);
        write_proprietary(akn);
    } else {
        write_annex_order(akn, annex);
    }
    akn->depth--;
    akn_line(akn);
    fputs("</meta>", akn->out);
}
