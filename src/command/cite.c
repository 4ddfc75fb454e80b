#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/suggest.h"
#include "command/message.h"
#include "command/operands.h"
#include "command/options.h"
#include "command/print.h"
#include "export/citation.h"
#include "tui/config.h"

/* What is being cited, operand by operand. */
struct citing {
    const struct invocation *invocation;
    struct library *library;
    const struct citation_style *style;
    const struct agreement *agreement; /* the one that was named last; NULL: none yet */
    bool is_pending;                   /* it has been named, and no place in it yet */
    struct citation_place *places;     /* for a style of lists: what has been cited */
    size_t n_places, capacity;
};

/* The style of the configuration; what is wrong with that file, the reader says. */
static const struct citation_style *configured_style(void) {
    struct diag_list diags = {0};
    struct config *config = config_load(&diags);
    const struct citation_style *style = config->citation != NULL ? config->citation : &citation_styles[0];
    config_free(config);
    diag_list_free(&diags);
    return style;
}

static const struct citation_style *find_style(const struct invocation *invocation) {
    const char *name = option_text(invocation, OPTION_STYLE);
    if (name == NULL)
        return configured_style();
    const struct citation_style *style = citation_style_find(str_of(name));
    if (style != NULL)
        return style;
    message("there is no citation style \"%s\"; there are:", name);
    for (size_t i = 0; i < n_citation_styles; i++)
        message_more("%s  %s", citation_styles[i].name, citation_styles[i].description);
    return NULL;
}

/* Prints the citations of places, line by line. */
static void print_places(const struct citing *citing, const struct citation_place *places, size_t n) {
    struct buf citation = {0};
    citation_add(citing->style, places, n, &citation);
    struct str rest = buf_str(&citation), line;
    while (str_split(&rest, '\n', &line)) {
        print_text(&citing->invocation->display, line);
        putchar('\n');
    }
    buf_free(&citation);
}

/* Cites a place, so that it stands before the messages about what follows; in a style of lists, when all places are known. */
static void cite_place(struct citing *citing, const struct selection *selection) {
    const struct citation_place place = {selection->agreement, selection->first, selection->last};
    if (citing->style->add_list == NULL) {
        print_places(citing, &place, 1);
        return;
    }
    ARRAY_RESERVE_ONE(citing->places, citing->n_places, citing->capacity);
    citing->places[citing->n_places++] = place;
}

/* Cites the agreement that was named last as a whole, if no place in it was. */
static void finish_agreement(struct citing *citing) {
    struct selection whole;
    if (!citing->is_pending)
        return;
    whole = operands_whole(citing->agreement);
    cite_place(citing, &whole);
    citing->is_pending = false;
}

static enum exit_status cite_reference(struct citing *citing, struct str reference) {
    struct selection selection;
    enum exit_status status = STATUS_DONE;
    citing->is_pending = false;
    if (citing->agreement == NULL)
        status = operands_only(citing->library, reference, &citing->agreement);
    if (status == STATUS_DONE)
        status = operands_resolve(citing->agreement, reference, &selection);
    if (status == STATUS_DONE)
        cite_place(citing, &selection);
    return status;
}

/* Takes an agreement as the one that the following references are in. */
static void take_agreement(struct citing *citing, const struct agreement *agreement) {
    finish_agreement(citing);
    citing->agreement = agreement;
    citing->is_pending = true;
}

static enum exit_status cite_operand(struct citing *citing, struct str word) {
    struct operand operand;
    enum exit_status status = operands_take(citing->library, word, &operand);
    if (status != STATUS_DONE)
        return status;
    if (operand.agreement != NULL)
        take_agreement(citing, operand.agreement);
    return operand.reference.n != 0 ? cite_reference(citing, operand.reference) : STATUS_DONE;
}

static enum exit_status run_cite(const struct invocation *invocation) {
    struct citing citing = {.invocation = invocation, .style = find_style(invocation)};
    enum exit_status status = STATUS_DONE;
    if (citing.style == NULL)
        return STATUS_TROUBLE;
    citing.library = library_open();
    for (size_t i = 0; i < invocation->n_operands; i++) {
        enum exit_status one = cite_operand(&citing, str_of(invocation->operands[i]));
        status = one > status ? one : status;
    }
    finish_agreement(&citing);
    if (citing.n_places != 0)
        print_places(&citing, citing.places, citing.n_places);
    free(citing.places);
    library_free(citing.library);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_STYLE, "style", 's', ARGUMENT_TEXT, "STYLE",
     "plain (the default), oscola, bluebook, chicago, bibtex, biblatex or csl-json"},
};

const struct command command_cite = {
    .name = "cite",
    .operands = "[AGREEMENT] REF...",
    .summary = "Print a citation of each place.",
    .description =
        "Each operand is a REF of its own (quote one that holds a space), or names the agreement that those behind it are in. "
        "An agreement with no REF behind it is cited as a whole. bibtex, biblatex and csl-json have one entry for each agreement.",
    .options = OPTION_TABLE(rows),
    .n_operands_min = 1,
    .n_operands_max = ANY_NUMBER,
    .run = run_cite,
};
