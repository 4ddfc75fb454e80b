#include "export/citation_parts.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/name.h"
#include "base/arena.h"
#include "text/match.h"

/* --- The parties --- */

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

bool citation_is_bilateral(const struct agreement *agreement) {
    return agreement->n_parties == 2;
}

bool citation_must_name_parties(const struct agreement *agreement) {
    struct str title = agreement_title(agreement, STR(""));
    if (!citation_is_bilateral(agreement))
        return false;
    for (size_t i = 0; i < agreement->n_parties; i++)
        if (!names_party(title, agreement->parties[i].name) && !names_party(title, agreement->parties[i].short_name))
            return true;
    return false;
}

struct str citation_party_name(const struct party *party) {
    return party->short_name.n != 0 ? party->short_name : party->name;
}

struct str citation_party_abbreviation(const struct party *party) {
    static const struct {
        const char *code, *abbreviation;
    } table[] = {
        {"AFG", "Afg."},   {"ALB", "Alb."},   {"DZA", "Alg."},   {"ARG", "Arg."},   {"ARM", "Arm."},    {"AUS", "Austl."},
        {"AZE", "Azer."},  {"BLR", "Belr."},  {"BEL", "Belg."},  {"BRA", "Braz."},  {"BGR", "Bulg."},   {"CAN", "Can."},
        {"HRV", "Croat."}, {"DNK", "Den."},   {"EST", "Est."},   {"FIN", "Fin."},   {"FRA", "Fr."},     {"DEU", "Ger."},
        {"HUN", "Hung."},  {"ISL", "Ice."},   {"IDN", "Indon."}, {"IRL", "Ir."},    {"ISR", "Isr."},    {"KAZ", "Kaz."},
        {"KGZ", "Kyrg."},  {"LVA", "Lat."},   {"LTU", "Lith."},  {"MEX", "Mex."},   {"MDA", "Mold."},   {"NLD", "Neth."},
        {"NZL", "N.Z."},   {"NOR", "Nor."},   {"PAK", "Pak."},   {"POL", "Pol."},   {"PRT", "Port."},   {"ROU", "Rom."},
        {"RUS", "Russ."},  {"SRB", "Serb."},  {"SVK", "Slovk."}, {"SVN", "Slovn."}, {"ZAF", "S. Afr."}, {"KOR", "S. Kor."},
        {"SWE", "Swed."},  {"CHE", "Switz."}, {"TJK", "Taj."},   {"TUR", "Turk."},  {"TKM", "Turkm."},  {"UKR", "Ukr."},
        {"GBR", "U.K."},   {"USA", "U.S."},   {"UZB", "Uzb."},
    };
    if (party->abbr.n != 0)
        return party->abbr;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        if (str_equal(party->code, str_of(table[i].code)))
            return str_of(table[i].abbreviation);
    return citation_party_name(party);
}

/* --- The dates --- */

const struct event *citation_opening(const struct agreement *agreement) {
    return agreement->opened_for_signature.date.year != 0 ? &agreement->opened_for_signature : agreement_date(agreement);
}

const char *citation_verb(const struct agreement *agreement, const struct event *event) {
    return event == &agreement->signed_on              ? "signed"
           : event == &agreement->adopted              ? "adopted"
           : event == &agreement->opened_for_signature ? "opened for signature"
                                                       : "entered into force";
}

const struct event *citation_entry_into_force(const struct agreement *agreement, const struct event *event) {
    const struct event *in_force = &agreement->entry_into_force;
    return event != in_force && in_force->date.year != 0 ? in_force : NULL;
}

void citation_add_american_date(struct date date, bool is_short, struct buf *out) {
    static const char *const months[][2] = {{"January", "Jan."}, {"February", "Feb."}, {"March", "Mar."},
                                            {"April", "Apr."},   {"May", "May"},       {"June", "June"},
                                            {"July", "July"},    {"August", "Aug."},   {"September", "Sept."},
                                            {"October", "Oct."}, {"November", "Nov."}, {"December", "Dec."}};
    if (date.year == 0)
        return;
    if (date.month != 0)
        buf_printf(out, "%s ", months[date.month - 1][is_short]);
    if (date.month != 0 && date.day != 0)
        buf_printf(out, "%d, ", date.day);
    buf_printf(out, "%d", date.year);
}

/* --- Where it is printed --- */

const struct series *citation_series(const struct agreement *agreement, const char *const *names, size_t n_names) {
    for (size_t name = 0; name < n_names; name++)
        for (size_t i = 0; i < agreement->n_series; i++)
            if (str_equal(agreement->series[i].name, str_of(names[name])))
                return &agreement->series[i];
    return agreement->n_series != 0 ? &agreement->series[0] : NULL;
}

void citation_add_series(const struct series *series, struct str name, struct buf *out) {
    if (series->volume.n != 0)
        buf_printf(out, "%.*s ", STR_ARG(series->volume));
    buf_add(out, name);
    if (series->page.n != 0)
        buf_printf(out, " %.*s", STR_ARG(series->page));
}

const struct source *citation_web_source(const struct agreement *agreement) {
    for (size_t i = 0; i < agreement->n_sources && agreement->n_series == 0; i++)
        if (agreement->sources[i].url.n != 0)
            return &agreement->sources[i];
    return NULL;
}

/* --- The place in it --- */

static const enum name_form name_forms[] = {
    [CITATION_LONG] = NAME_FULL, [CITATION_ABBREVIATED] = NAME_CITED, [CITATION_BARE] = NAME_CITED_BARE};

/* Appends the name of a place; a title in quotation marks, or, where it is the editor's, in brackets. */
static void add_name(const struct agreement *agreement, const struct node *node, const struct citation_marks *marks,
                     struct buf *out) {
    bool is_title = name_is_title(node);
    if (is_title)
        buf_add(out, node->is_editorial ? STR("[") : str_of(marks->open));
    name_add_form(agreement, node, name_forms[marks->form], out);
    if (is_title)
        buf_add(out, node->is_editorial ? STR("]") : str_of(marks->close));
}

void citation_add_pinpoint(const struct citation_place *place, const struct citation_marks *marks, struct buf *out) {
    const struct agreement *agreement = place->agreement;
    if (place->first == place->last) {
        add_name(agreement, place->first, marks, out);
        return;
    }
    if (name_add_articles(agreement, place->first, place->last, name_forms[marks->form], str_of(marks->dash), out))
        return;
    add_name(agreement, place->first, marks, out);
    buf_add(out, STR(" to "));
    add_name(agreement, place->last, marks, out);
}

/* --- Where its words are from --- */

/* What blocks of a source do for the place, as bits. */
enum { QUOTED = 1, SUMMARISED = 2 };

static const char *const verbs[] = {
    [QUOTED] = "quoted in", [SUMMARISED] = "summarised from", [QUOTED | SUMMARISED] = "quoted in and summarised from"};

static unsigned uses_of(const struct contribution *contribution) {
    unsigned uses = 0;
    for (unsigned i = QUOTED; i < sizeof verbs / sizeof *verbs; i++)
        if (contribution->verb == verbs[i])
            uses = i;
    return uses;
}

static struct contribution *find_contribution(struct contributions *all, const struct source *source) {
    for (size_t i = 0; i < all->n; i++)
        if (all->items[i].source == source)
            return &all->items[i];
    return NULL;
}

static void add_block(const struct agreement *agreement, const struct block *block, struct contributions *all) {
    if (block->source == NULL || block->kind == BLOCK_NOTE || (block->kind == BLOCK_TEXT && agreement->n_series != 0))
        return;
    struct contribution *contribution = find_contribution(all, block->source);
    if (contribution == NULL) {
        ARRAY_RESERVE_ONE(all->items, all->n, all->capacity);
        contribution = &all->items[all->n++];
        *contribution = (struct contribution){.source = block->source, .page = block->page};
    } else {
        contribution->page = STR("");
    }
    contribution->verb = verbs[uses_of(contribution) | (block_kind_is_verbatim(block->kind) ? QUOTED : SUMMARISED)];
    contribution->is_translation |= block_is_translation(agreement, block);
}

struct contributions citation_contributions(const struct citation_place *place) {
    struct contributions all = {0};
    const struct agreement *agreement = place->agreement;
    const struct node *behind = node_skip(place->last);
    size_t end = behind != NULL ? behind->order : agreement->n_nodes;
    if (place->first->kind == NODE_AGREEMENT)
        return all;
    if (place->first->kind == NODE_PARAGRAPH)
        add_block(agreement, place->first->block, &all);
    for (size_t i = place->first->order; i < end; i++)
        if (agreement->nodes[i]->kind == NODE_BLOCK)
            add_block(agreement, agreement->nodes[i]->block, &all);
    return all;
}

void citation_add_contributions(const struct citation_place *place,
                                void (*add_source)(const struct contribution *contribution, struct buf *out), struct buf *out) {
    struct contributions all = citation_contributions(place);
    for (size_t i = 0; i < all.n; i++) {
        buf_printf(out, "%s%s ", i == 0 ? ", " : "; ", all.items[i].verb);
        add_source(&all.items[i], out);
    }
    free(all.items);
}

void citation_add_stop(struct buf *out) {
    if (out->n == 0 || strchr(".?!", out->p[out->n - 1]) == NULL)
        buf_add_char(out, '.');
}

struct str citation_publisher(const struct source *source) {
    return source->publisher.n != 0 ? source->publisher : source->title.n != 0 ? source->title : source->id;
}
