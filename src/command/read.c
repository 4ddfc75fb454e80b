#include <stdlib.h>

#include "command/list.h"
#include "command/message.h"
#include "command/operands.h"
#include "command/show.h"
#include "command/terminal.h"
#include "tui/reader.h"

/* Is a reader to be opened, rather than text to be printed? Where the terminal is the reason not to, a message says so. */
static bool wants_reader(const struct invocation *invocation) {
    if (!terminal_is_output() || terminal_is_linear(invocation))
        return false;
    char *reason = NULL;
    bool is_possible = reader_is_possible(&reason);
    if (reason != NULL)
        message("%s", reason);
    free(reason);
    return is_possible;
}

static enum exit_status open_reader(const struct invocation *invocation, struct library *library,
                                    const struct selection *selection) {
    struct diag_list diags = {0};
    struct reader_request request = {
        .library = library, .agreement = selection->agreement, .node = selection->first, .colour = invocation->colour};
    enum reader_status status = reader_run(&request, &diags);
    message_diags(&diags, true);
    diag_list_free(&diags);
    return status == READER_DONE ? STATUS_DONE : show_selection(invocation, selection);
}

/* How many agreements there are to choose from. */
static size_t count_agreements(struct library *library) {
    struct diag_list diags = {0};
    size_t n, n_shown = 0;
    const struct library_entry *entries = library_entries(library, &n, &diags);
    for (size_t i = 0; i < n; i++)
        n_shown += entries[i].hidden_by == NULL;
    message_diags(&diags, false);
    diag_list_free(&diags);
    return n_shown;
}

/* Says that a first operand, which names neither an agreement nor a place, may have been meant as a command. */
static enum exit_status suggest_command(const struct invocation *invocation, enum exit_status status) {
    struct str word = str_of(invocation->operands[0]);
    const char *nearest = command_nearest(word);
    if (nearest == NULL)
        return status;
    message_more("is the command \"%s\" meant?", nearest);
    message_see_help(invocation->command);
    return STATUS_TROUBLE;
}

static enum exit_status run_read(const struct invocation *invocation) {
    struct library *library = library_open();
    struct selection selection;
    enum exit_status status;
    if (invocation->n_operands == 0 && count_agreements(library) > 1) {
        status = list_print(invocation, library);
    } else {
        status = operands_select(library, invocation, &selection);
        if (status == STATUS_NOTHING)
            status = suggest_command(invocation, status);
        else if (status == STATUS_DONE)
            status =
                wants_reader(invocation) ? open_reader(invocation, library, &selection) : show_selection(invocation, &selection);
    }
    library_free(library);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_LINEAR, "linear", 0, ARGUMENT_NONE, NULL, "for screen readers: print the text, the kind of each part spelled first"},
};

const struct command command_read = {
    .name = "",
    .operands = "[AGREEMENT] [REF]",
    .summary = "Read agreements between states: open the reader at a place of an agreement.",
    .description =
        "Where standard output is no terminal, or one that cannot move its cursor, the text is printed, as by \"pacta show\".",
    .options = OPTION_TABLE(rows),
    .n_operands_max = ANY_NUMBER,
    .run = run_read,
};
