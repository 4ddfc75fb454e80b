#include <stdio.h>

#include "command/message.h"
#include "command/operands.h"
#include "command/options.h"
#include "command/print.h"
#include "command/terminal.h"
#include "export/citation.h"
#include "export/plain.h"
#include "layout/flow.h"

/* How far the citation under a quotation stands in. */
enum { CITATION_INDENT = 4 };

/* How each quotation is shown. */
struct quotes {
    const struct invocation *invocation;
    const struct agreement *agreement;
    struct flow_options options;
    struct plain_style style;
    size_t n; /* shown so far */
};

static void print_citation(const struct quotes *quotes, const struct node *block) {
    const struct display *display = &quotes->invocation->display;
    const struct citation_place place = {quotes->agreement, block, block};
    struct buf citation = {0};
    citation_add(citation_style_find(STR("plain")), &place, 1, &citation);
    print_text(display, quotes->options.ascii ? STR("\n  - ") : STR("  — "));
    print_paragraph(display, buf_str(&citation), quotes->style.width_cells, CITATION_INDENT, CITATION_INDENT);
    buf_free(&citation);
}

static void print_quote(struct quotes *quotes, const struct node *block) {
    if (quotes->n++ != 0)
        putchar('\n');
    struct flow *flow = flow_new(quotes->agreement, block, block, &quotes->options);
    plain_write(flow, &quotes->style, stdout);
    flow_free(flow);
    print_citation(quotes, block);
}

static bool is_wanted(const struct quotes *quotes, const struct node *node) {
    struct str language = quotes->options.language;
    return node->kind == NODE_BLOCK && node->block->kind == BLOCK_QUOTE &&
           (language.n == 0 || str_equal_nocase(node->block->language, language));
}

static enum exit_status print_quotes(const struct invocation *invocation, const struct selection *selection) {
    bool is_ascii = !invocation->display.utf8;
    struct quotes quotes = {
        .invocation = invocation,
        .agreement = selection->agreement,
        .options = {.language = str_of(option_text(invocation, OPTION_LANGUAGE)),
                    .ascii = is_ascii,
                    .linear = terminal_is_linear(invocation)},
        .style = {.width_cells = terminal_wrap_width(invocation), .display = invocation->display, .colour = invocation->colour},
    };
    if (!operands_have_language(selection->agreement, option_text(invocation, OPTION_LANGUAGE)))
        return STATUS_NOTHING;
    const struct node *end = node_skip(selection->last);
    for (const struct node *node = selection->first; node != NULL && node != end; node = node_next(node))
        if (is_wanted(&quotes, node))
            print_quote(&quotes, node);
    if (quotes.n == 0)
        message("no quotation here: what is held as the full text, or as a summary, \"pacta show\" prints");
    return quotes.n != 0 ? STATUS_DONE : STATUS_NOTHING;
}

static enum exit_status run_quotes(const struct invocation *invocation) {
    struct library *library = library_open();
    struct selection selection;
    enum exit_status status = operands_select(library, invocation, &selection);
    if (status == STATUS_DONE)
        status = print_quotes(invocation, &selection);
    library_free(library);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_LANGUAGE, "language", 0, ARGUMENT_TEXT, "TAG", "only the quotations in this language (such as fr)"},
    {OPTION_LINEAR, "linear", 0, ARGUMENT_NONE, NULL, "for screen readers: no signs, bars and indents"},
    {OPTION_WIDTH, "width", 'w', ARGUMENT_NUMBER, "N",
     "wrap at N columns; 0: one line a paragraph (default: the terminal, else 80)"},
};

const struct command command_quotes = {
    .name = "quotes",
    .operands = "[AGREEMENT] [REF]",
    .summary = "Print the verbatim quotations, each with its citation.",
    .description = "",
    .options = OPTION_TABLE(rows),
    .n_operands_max = ANY_NUMBER,
    .run = run_quotes,
};
