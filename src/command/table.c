#include "command/command.h"

#include "base/arena.h"
#include "base/suggest.h"

const struct command *const commands[] = {
    &command_read,     &command_list, &command_outline, &command_show,   &command_quotes, &command_search, &command_refs,
    &command_keywords, &command_cite, &command_export,  &command_import, &command_check,  &command_help,   &command_version,
};
const size_t n_commands = sizeof commands / sizeof *commands;

static const struct option_row common_rows[] = {
    {OPTION_COLOR, "color", 0, ARGUMENT_TEXT, "WHEN", "colours: auto (the default), always or never"},
    {OPTION_HELP, "help", 'h', ARGUMENT_NONE, NULL, "say how the command is used"},
    {OPTION_VERSION, "version", 0, ARGUMENT_NONE, NULL, "say which version this is, and of which libraries"},
};
const struct option_table common_options = OPTION_TABLE(common_rows);

/* The command that is run where none is named has no name to be called by. */
const struct command *command_find(struct str name) {
    for (size_t i = 1; i < n_commands; i++)
        if (str_equal(name, str_of(commands[i]->name)))
            return commands[i];
    return NULL;
}

const char *command_nearest(struct str name) {
    const char *names[sizeof commands / sizeof *commands];
    for (size_t i = 1; i < n_commands; i++)
        names[i - 1] = commands[i]->name;
    return suggest_nearest(name, names, n_commands - 1);
}
