/*
 * Commands of the ":" line that take an argument, beside actions and references.
 */
#ifndef PACTA_TUI_LINE_COMMANDS_H
#define PACTA_TUI_LINE_COMMANDS_H

#include "tui/app.h"
#include "tui/completion.h"

struct line_command {
    const char *name;
    const char *argument; /* what it is, for the help */
    const char *help;
    enum completion_kind completes; /* its argument */
    void (*run)(struct app *app, struct str argument);
};

extern const struct line_command line_commands[];
extern const size_t n_line_commands;

/* Splits a line into a command and its argument; NULL where it begins with none. */
const struct line_command *line_command_find(struct str line, struct str *argument);

/* Runs a line: "#..." is a reference; else a command, an action by its name, a reference, in this order. */
void line_run(struct app *app, struct str line);

#endif
