#include "command/help.h"

#include <stdio.h>

#include "base/suggest.h"
#include "command/message.h"
#include "command/print.h"
#include "command/terminal.h"

/* The longest line of help, and how far to the right the meaning of an option may begin. */
enum { HELP_WIDTH = 96, TERM_WIDTH = 24 };

struct status_row {
    enum exit_status status;
    const char *meaning;
};

static const struct status_row status_rows[] = {
    {STATUS_DONE, "done, or found"},
    {STATUS_NOTHING, "nothing found: no such agreement or article, no hit"},
    {STATUS_TROUBLE, "usage, bad content, an ambiguous reference, or a failure to read or write"},
};

static const char operands_help[] =
    "AGREEMENT is an id, an alias, or a path (anything with a \"/\" or ending in .yaml). It may be left out where the library "
    "holds only one. REF is an address (art_16), a number (16, \"art. 16\", \"16(2)(b)\"), a range (16-18), or the beginning of an "
    "id or of "
    "a title's words. Both in one word are AGREEMENT#REF. Behind \"--\" no word is a command or an option.";

static int help_width(void) {
    int width = terminal_width();
    return width < HELP_WIDTH ? width : HELP_WIDTH;
}

/* Prints a term and what it means, the meanings one below the other. */
static void print_row(struct str term, const char *meaning) {
    struct display display = display_make(DISPLAY_SCREEN);
    print_blanks(2);
    print_text(&display, term);
    if ((int)term.n > TERM_WIDTH) {
        putchar('\n');
        print_blanks(2 + TERM_WIDTH + 2);
    } else {
        print_blanks(TERM_WIDTH - (int)term.n + 2);
    }
    print_paragraph(&display, str_of(meaning), help_width(), 2 + TERM_WIDTH + 2, 2 + TERM_WIDTH + 2);
}

static void print_prose(const char *text) {
    struct display display = display_make(DISPLAY_SCREEN);
    print_paragraph(&display, str_of(text), help_width(), 0, 0);
}

static void print_options(const struct option_table *table) {
    for (size_t i = 0; i < table->n; i++) {
        const struct option_row *row = &table->rows[i];
        struct buf term = {0};
        if (row->letter != 0)
            buf_printf(&term, "-%c, ", row->letter);
        else
            buf_add(&term, STR("    "));
        buf_printf(&term, "--%s%s%s", row->name, row->argument != NULL ? "=" : "", row->argument != NULL ? row->argument : "");
        print_row(buf_str(&term), row->meaning);
        buf_free(&term);
    }
}

static void print_commands(void) {
    printf("\nCommands:\n");
    for (size_t i = 1; i < n_commands; i++) {
        struct buf term = {0};
        buf_printf(&term, "%s %s", commands[i]->name, commands[i]->operands);
        print_row(str_trim(buf_str(&term)), commands[i]->summary);
        buf_free(&term);
    }
    printf("\n");
    print_prose(operands_help);
}

/* "usage: pacta show [OPTION]... [AGREEMENT] [REF]" */
static void print_usage(const struct command *command) {
    printf("usage: pacta%s%s [OPTION]...%s%s\n", command->name[0] != '\0' ? " " : "", command->name,
           command->operands[0] != '\0' ? " " : "", command->operands);
    if (command == commands[0])
        printf("       pacta COMMAND [OPTION]... [OPERAND]...\n");
}

void help_print(const struct command *command) {
    print_usage(command);
    printf("\n");
    print_prose(command->summary);
    if (command->description[0] != '\0')
        print_prose(command->description);
    if (command == commands[0])
        print_commands();
    printf("\nOptions:\n");
    print_options(&command->options);
    print_options(&common_options);
    printf("\nExit status:\n");
    for (size_t i = 0; i < sizeof status_rows / sizeof *status_rows; i++) {
        const char digit[] = {(char)('0' + (int)status_rows[i].status), '\0'};
        print_row(str_of(digit), status_rows[i].meaning);
    }
    printf("\nSee pacta(1) for more, and pacta(5) for the format of agreements.\n");
}

static enum exit_status run_help(const struct invocation *invocation) {
    if (invocation->n_operands == 0) {
        help_print(commands[0]);
        return STATUS_DONE;
    }
    struct str name = str_of(invocation->operands[0]);
    const struct command *command = command_find(name);
    const char *nearest = command_nearest(name);
    if (command != NULL)
        help_print(command);
    else if (nearest != NULL)
        message("there is no command \"%.*s\": is \"%s\" meant?", STR_ARG(name), nearest);
    else
        message("there is no command \"%.*s\"; \"pacta --help\" lists them", STR_ARG(name));
    return command != NULL ? STATUS_DONE : STATUS_TROUBLE;
}

const struct command command_help = {
    .name = "help",
    .operands = "[COMMAND]",
    .summary = "Say how pacta, or one of its commands, is used.",
    .description = "",
    .options = NO_OPTIONS,
    .n_operands_max = 1,
    .run = run_help,
};
