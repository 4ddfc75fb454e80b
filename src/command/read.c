#include <stdlib.h>

#include "command/list.h"
#include "command/message.h"
#include "command/operands.h"
#include "command/options.h"
#include "command/show.h"
#include "command/terminal.h"
#include "tui/reader.h"

/* Is a reader to be opened, rather than text to be printed? Where the terminal is the reason not to, a message says so. */
static bool wants_reader(void) {
    if (!terminal_is_output())
        return false;
    char *reason = NULL;
    bool is_possible = reader_is_possible(&reason);
    if (reason != NULL)
        message("%s", reason);
    free(reason);
    return is_possible;
}

static enum exit_status open_reader(const struct invocation *invocation, struct library *library, const struct selection *selection,
                                    bool shows_library) {
    struct diag_list diags = {0};
    bool is_whole = selection->first->parent == NULL;
    struct reader_request request = {.library = library,
                                     .agreement = selection->agreement,
                                     .node = is_whole ? NULL : selection->first,
                                     .shows_library = shows_library,
                                     .colour = invocation->colour,
                                     .linear = terminal_is_linear(invocation),
                                     .theme = option_text(invocation, OPTION_THEME)};
    enum reader_status status = reader_run(&request, &diags);
    message_diags(&diags, true);
    diag_list_free(&diags);
    return status == READER_DONE ? STATUS_DONE : show_selection(invocation, selection);
}

/* How many agreements there are to choose from; *first is the first of them. */
static size_t count_agreements(struct library *library, const struct agreement **first) {
    struct diag_list diags = {0};
    size_t n, n_shown = 0;
    const struct library_entry *entries = library_entries(library, &n, &diags);
    for (size_t i = 0; i < n; i++) {
        if (entries[i].hidden_by == NULL && n_shown++ == 0)
            *first = entries[i].agreement;
    }
    message_diags(&diags, false);
    diag_list_free(&diags);
    return n_shown;
}

/* Without operands: where the reader last was, else the only agreement, else the library to choose from. */
static enum exit_status read_on(const struct invocation *invocation, struct library *library) {
    const struct agreement *first = NULL;
    struct diag_list diags = {0};
    const struct agreement *last = NULL;
    bool opens = wants_reader();
    char *name = opens ? reader_last_read() : NULL;
    bool has_last = name != NULL && library_find(library, str_of(name), &last, &diags) == LIBRARY_FOUND;
    diag_list_free(&diags);
    free(name);
    if (has_last) {
        struct selection selection = operands_whole(last);
        return open_reader(invocation, library, &selection, false);
    }
    size_t n = count_agreements(library, &first);
    if (n > 1 && !opens)
        return list_print(invocation, library);
    struct selection selection;
    enum exit_status status = STATUS_DONE;
    if (n > 1)
        selection = operands_whole(first);
    else
        status = operands_select(library, invocation, &selection);
    if (status != STATUS_DONE)
        return status;
    return opens ? open_reader(invocation, library, &selection, n > 1) : show_selection(invocation, &selection);
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

static enum exit_status read_operands(const struct invocation *invocation, struct library *library) {
    struct selection selection;
    enum exit_status status = operands_select(library, invocation, &selection);
    if (status == STATUS_NOTHING)
        return suggest_command(invocation, status);
    if (status != STATUS_DONE)
        return status;
    return wants_reader() ? open_reader(invocation, library, &selection, false) : show_selection(invocation, &selection);
}

static enum exit_status run_read(const struct invocation *given) {
    struct library *library = library_open();
    struct invocation invocation = *given;
    invocation.find_last_read = terminal_is_output() ? reader_last_read : NULL;
    enum exit_status status = invocation.n_operands == 0 ? read_on(&invocation, library) : read_operands(&invocation, library);
    library_free(library);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_LINEAR, "linear", 0, ARGUMENT_NONE, NULL, "for screen readers: one pane, no bars, the kind of each part spelled first"},
    {OPTION_THEME, "theme", 0, ARGUMENT_TEXT, "NAME", "show the reader in this theme"},
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
