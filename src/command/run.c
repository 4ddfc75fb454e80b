#include <string.h>

#include "command/command.h"
#include "command/help.h"
#include "command/message.h"
#include "command/options.h"
#include "command/print.h"
#include "command/terminal.h"

/* Does the option, a word of the command line, have its argument in the word behind it? True only of options that stand before
   a command, and so are common to all. */
static bool takes_next_word(struct str word) {
    for (size_t i = 0; i < common_options.n; i++) {
        const struct option_row *row = &common_options.rows[i];
        if (row->kind != ARGUMENT_NONE && str_starts(word, STR("--")) && str_equal(str_slice(word, 2, word.n), str_of(row->name)))
            return true;
    }
    return false;
}

/* The place of the command's name: that of the first operand, if it is one. 0 where no command is named. */
static int find_name(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        struct str word = str_of(argv[i]);
        if (str_equal(word, STR("--")))
            return 0;
        if (takes_next_word(word))
            i++;
        else if (word.n < 2 || word.p[0] != '-')
            return command_find(word) != NULL ? i : 0;
    }
    return 0;
}

/* Are there as many operands as the command takes? */
static bool check_operands(const struct invocation *invocation) {
    const struct command *command = invocation->command;
    if (invocation->n_operands < command->n_operands_min)
        message("%s: an operand is missing: %s", command->name, command->operands);
    else if (invocation->n_operands > command->n_operands_max && command->n_operands_max == 0)
        message("%s takes no operand, and \"%s\" is one", command->name, invocation->operands[0]);
    else if (invocation->n_operands > command->n_operands_max)
        message("%s: \"%s\" is one operand too many", command->name, invocation->operands[command->n_operands_max]);
    else
        return true;
    message_see_help(command);
    return false;
}

static enum exit_status run(struct invocation *invocation) {
    if (option_given(invocation, OPTION_HELP)) {
        help_print(invocation->command);
        return STATUS_DONE;
    }
    if (option_given(invocation, OPTION_VERSION))
        return command_version.run(invocation);
    if (!check_operands(invocation) || !terminal_choose_colour(invocation, &invocation->colour))
        return STATUS_TROUBLE;
    return invocation->command->run(invocation);
}

enum exit_status command_run(int argc, char **argv) {
    int at = find_name(argc, argv);
    struct invocation invocation = {.command = at != 0 ? command_find(str_of(argv[at])) : commands[0],
                                    .display = display_make(DISPLAY_SCREEN)};
    if (at != 0) {
        memmove(argv + at, argv + at + 1, (size_t)(argc - at) * sizeof *argv);
        argc--;
    }
    enum exit_status status = options_parse(&invocation, argc, argv) ? run(&invocation) : STATUS_TROUBLE;
    options_free(&invocation);
    return print_finish(status);
}
