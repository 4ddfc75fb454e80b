#include "command/show.h"

#include <stdio.h>

#include "command/options.h"
#include "command/terminal.h"
#include "export/plain.h"
#include "layout/flow.h"

enum exit_status show_selection(const struct invocation *invocation, const struct selection *selection) {
    const char *language = option_text(invocation, OPTION_LANGUAGE);
    if (!operands_have_language(selection->agreement, language))
        return STATUS_NOTHING;
    struct flow_options options = {
        .language = str_of(language),
        .linear = terminal_is_linear(invocation),
        .ascii = !invocation->display.utf8,
        .addresses = true,
        .absences = true,
    };
    struct plain_style style = {
        .width_cells = terminal_wrap_width(invocation),
        .display = invocation->display,
        .colour = invocation->colour,
    };
    struct flow *flow = flow_new(selection->agreement, selection->first, selection->last, &options);
    plain_write(flow, &style, stdout);
    flow_free(flow);
    return STATUS_DONE;
}

static enum exit_status run_show(const struct invocation *invocation) {
    struct library *library = library_open();
    struct selection selection;
    enum exit_status status = operands_select(library, invocation, &selection);
    if (status == STATUS_DONE)
        status = show_selection(invocation, &selection);
    library_free(library);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_LANGUAGE, "language", 0, ARGUMENT_TEXT, "TAG", "of a text in several languages, only this one (such as fr)"},
    {OPTION_LINEAR, "linear", 0, ARGUMENT_NONE, NULL,
     "for screen readers: no signs and indents, the kind of each text spelled first"},
    {OPTION_WIDTH, "width", 'w', ARGUMENT_NUMBER, "N",
     "wrap at N columns; 0: one line a paragraph (default: the terminal, else 80)"},
};

const struct command command_show = {
    .name = "show",
    .operands = "[AGREEMENT] [REF]",
    .summary = "Print a provision, a section or all of an agreement as text.",
    .description = "Every text is marked with its kind (quotation, full text, summary or note), its source and its address.",
    .options = OPTION_TABLE(rows),
    .n_operands_max = ANY_NUMBER,
    .run = run_show,
};
