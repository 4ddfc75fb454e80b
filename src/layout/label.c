#include "layout/label.h"

#include "agreement/coverage.h"
#include "agreement/label.h"
#include "agreement/name.h"
#include "layout/layout.h"

/* How a kind of block is signed and named. */
struct kind_row {
    const char *sign;
    const char *ascii_sign;
    const char *word;
    const char *title; /* at the beginning of a sentence */
};

static const struct kind_row kind_rows[BLOCK_KIND_COUNT] = {
    [BLOCK_QUOTE] = {"“", "\"", "quotation", "Quotation"},
    [BLOCK_TEXT] = {"§", "=", "full text", "Full text"},
    [BLOCK_SUMMARY] = {"≈", "~", "summary", "Summary"},
    [BLOCK_NOTE] = {"†", "*", "note", "Note"},
};

const char *layout_kind_sign(enum block_kind kind, bool ascii) {
    return ascii ? kind_rows[kind].ascii_sign : kind_rows[kind].sign;
}

const char *layout_kind_word(enum block_kind kind) {
    return kind_rows[kind].word;
}

/* The languages that have a name here; any other is called by its tag. */
struct language_row {
    const char *tag;
    const char *name;
};

static const struct language_row languages[] = {
    {"ar", "Arabic"},   {"az", "Azerbaijani"}, {"be", "Belarusian"}, {"bg", "Bulgarian"}, {"cs", "Czech"},     {"da", "Danish"},
    {"de", "German"},   {"el", "Greek"},       {"en", "English"},    {"es", "Spanish"},   {"et", "Estonian"},  {"fa", "Persian"},
    {"fi", "Finnish"},  {"fr", "French"},      {"he", "Hebrew"},     {"hi", "Hindi"},     {"hr", "Croatian"},  {"hu", "Hungarian"},
    {"hy", "Armenian"}, {"id", "Indonesian"},  {"it", "Italian"},    {"ja", "Japanese"},  {"ka", "Georgian"},  {"kk", "Kazakh"},
    {"ko", "Korean"},   {"la", "Latin"},       {"lt", "Lithuanian"}, {"lv", "Latvian"},   {"nl", "Dutch"},     {"no", "Norwegian"},
    {"pl", "Polish"},   {"pt", "Portuguese"},  {"ro", "Romanian"},   {"ru", "Russian"},   {"sk", "Slovak"},    {"sl", "Slovene"},
    {"sr", "Serbian"},  {"sv", "Swedish"},     {"th", "Thai"},       {"tr", "Turkish"},   {"uk", "Ukrainian"}, {"vi", "Vietnamese"},
    {"zh", "Chinese"},
};

void layout_add_language(struct str tag, struct buf *out) {
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        if (str_equal_nocase(tag, str_of(languages[i].tag))) {
            buf_add(out, str_of(languages[i].name));
            return;
        }
    }
    buf_add(out, tag);
}

bool layout_names_language(const struct agreement *agreement, const struct node *block) {
    if (!str_equal_nocase(block->block->language, agreement->language))
        return true;
    for (const struct node *other = block->parent->first; other != NULL; other = other->next)
        if (other->kind == NODE_BLOCK && !str_equal_nocase(other->block->language, block->block->language))
            return true;
    return false;
}

void layout_add_source(const struct source *source, struct buf *out) {
    if (source == NULL)
        return;
    struct str name = source->publisher.n != 0 ? source->publisher : source->title.n != 0 ? source->title : source->id;
    buf_add(out, name);
    if (source->date.year != 0) {
        buf_add(out, STR(", "));
        date_add(out, source->date, true);
    }
}

/* Appends the number of a node as the instrument prints it, else its place among its like. */
static void add_label(const struct node *node, struct buf *out) {
    if (node->label.n != 0)
        buf_add(out, node->label);
    else
        buf_printf(out, "%zu", node->ordinal);
}

static void add_provision_number(const struct flow *flow, const struct node *node, struct buf *out) {
    const struct unit_row *unit = unit_row(flow->agreement->unit);
    struct str label = node->label;
    if (label.n == 0)
        return;
    label_skip_unit(&label);
    buf_printf(out, "%s %.*s", flow->options.linear ? unit->name : unit->abbreviation, STR_ARG(label));
}

static void add_section_number(const struct node *node, struct buf *out) {
    if (node->division != DIVISION_NONE && (node->label.n != 0 || node->n_titles == 0)) {
        buf_printf(out, "%s ", division_row(node->division)->name);
        add_label(node, out);
    } else {
        buf_add(out, node->label);
    }
}

/* The one annex of an instrument that does not number it is "Annex". */
static void add_annex_number(const struct node *node, struct buf *out) {
    bool is_alone = node->label.n == 0 && node->ordinal == 1 && (node->next == NULL || node->next->kind != NODE_ANNEX);
    if (annex_word_length(node) == 0)
        buf_add(out, is_alone ? STR("Annex") : STR("Annex "));
    if (!is_alone)
        add_label(node, out);
}

void label_add_number_of(const struct flow *flow, const struct node *node, struct buf *out) {
    size_t before = out->n;
    if (node->kind == NODE_PROVISION) {
        add_provision_number(flow, node, out);
    } else if (node->kind == NODE_SECTION) {
        add_section_number(node, out);
    } else if (node->kind == NODE_ANNEX) {
        add_annex_number(node, out);
    } else if (node->kind == NODE_RECITAL && (node->label.n != 0 || node->n_titles == 0)) {
        buf_add(out, STR("Recital "));
        add_label(node, out);
    } else if (node->n_titles == 0) {
        buf_add(out, node->kind == NODE_PREAMBLE ? STR("Preamble") : STR("Closing"));
    }
    if (out->n == before && node->n_titles == 0)
        buf_printf(out, "[%.*s]", STR_ARG(node->id));
}

/* Appends " · " or its like between the parts of a line. */
static void add_separator(const struct flow *flow, struct buf *out) {
    buf_add(out, flow->options.linear ? STR(", ") : flow->options.ascii ? STR(" - ") : STR(" · "));
}

/* Appends what is said of a block's words beside their kind and source: that they are a translation, their language. */
static void add_block_language(const struct flow *flow, const struct node *node, struct buf *out) {
    if (block_is_translation(flow->agreement, node->block))
        buf_add(out, STR(" (translation)"));
    if (layout_names_language(flow->agreement, node)) {
        add_separator(flow, out);
        layout_add_language(node->block->language, out);
    }
}

static void add_page(const struct block *block, struct buf *out) {
    if (block->page.n != 0)
        buf_printf(out, ", p. %.*s", STR_ARG(block->page));
}

static void add_linear_block(const struct flow *flow, const struct node *node, struct buf *out) {
    const struct source *source = node->block->source;
    buf_add(out, str_of(kind_rows[node->block->kind].title));
    add_block_language(flow, node, out);
    buf_add(out, STR(", "));
    name_add(flow->agreement, node_holder(node), false, out);
    if (source != NULL)
        buf_printf(out, ", %.*s", STR_ARG(source->publisher.n != 0 ? source->publisher : source->id));
    add_page(node->block, out);
    buf_add_char(out, ':');
}

void label_add_block(const struct flow *flow, const struct node *node, struct buf *out) {
    const struct block *block = node->block;
    if (flow->options.linear) {
        add_linear_block(flow, node, out);
        return;
    }
    buf_printf(out, "%s %s", layout_kind_sign(block->kind, flow->options.ascii), layout_kind_word(block->kind));
    add_block_language(flow, node, out);
    if (block->source != NULL) {
        add_separator(flow, out);
        layout_add_source(block->source, out);
    }
    add_page(block, out);
}

void label_add_reference(const struct flow *flow, const struct reference *reference, struct buf *out) {
    bool is_short = !flow->options.linear;
    if (reference->target == NULL) {
        buf_add(out, reference->text);
        if (reference->agreement.n == 0)
            buf_add(out, STR(" (not in this edition)"));
        return;
    }
    name_add(flow->agreement, reference->target, is_short, out);
    if (reference->last != NULL && reference->last != reference->target) {
        buf_add(out, STR(" to "));
        name_add(flow->agreement, reference->last, is_short, out);
    }
}

/* Appends a name of the format as it stands in a sentence: "Exchange of notes". */
static void add_kind(enum agreement_kind kind, struct buf *out) {
    size_t at = out->n;
    buf_add(out, str_of(agreement_kind_names.names[kind]));
    for (size_t i = at; i < out->n; i++)
        if (out->p[i] == '-')
            out->p[i] = ' ';
    if (out->n > at && out->p[at] >= 'a' && out->p[at] <= 'z')
        out->p[at] = (char)(out->p[at] - 'a' + 'A');
}

/* Appends "signed 22 February 2022, Moscow". */
static void add_event(const struct agreement *agreement, struct buf *out) {
    const struct event *event = agreement_date(agreement);
    const char *verb = event == &agreement->signed_on              ? "signed"
                       : event == &agreement->adopted              ? "adopted"
                       : event == &agreement->opened_for_signature ? "opened for signature"
                                                                   : "entered into force";
    buf_printf(out, "%s ", verb);
    date_add(out, event->date, false);
    if (event->place.n != 0)
        buf_printf(out, "%s%.*s", event->date.year != 0 ? ", " : "at ", STR_ARG(event->place));
}

void label_add_meta(const struct flow *flow, struct buf *out) {
    const struct agreement *agreement = flow->agreement;
    const struct event *event = agreement_date(agreement);
    if (agreement->kind != KIND_OTHER)
        add_kind(agreement->kind, out);
    if (event->date.year != 0 || event->place.n != 0) {
        if (out->n != 0)
            add_separator(flow, out);
        add_event(agreement, out);
    }
    for (size_t i = 0; i < agreement->n_parties; i++) {
        const struct party *party = &agreement->parties[i];
        if (i != 0)
            buf_add(out, STR(", "));
        else if (out->n != 0)
            add_separator(flow, out);
        buf_add(out, party->short_name.n != 0 ? party->short_name : party->name);
    }
}

void label_add_holdings(const struct flow *flow, struct buf *out) {
    const struct agreement *agreement = flow->agreement;
    name_add_holdings(agreement, out);
    buf_add_char(out, '.');
    size_t n_here = coverage_count_articles(agreement);
    if (agreement->n_articles > n_here)
        buf_printf(out, " %zu of them are not in this edition.", agreement->n_articles - n_here);
}
