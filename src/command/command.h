/*
 * Commands: one file a command, one table of them, one table of options for each.
 *
 * Parsing, help, the manual's check and completions are made from these tables. A command prints its result on standard
 * output, its messages through command/message.h, and returns the exit status; it never exits.
 */
#ifndef PACTA_COMMAND_COMMAND_H
#define PACTA_COMMAND_COMMAND_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/display.h"

enum exit_status {
    STATUS_DONE,    /* done, or found */
    STATUS_NOTHING, /* nothing found: no such article, no hit */
    STATUS_TROUBLE, /* usage, bad content or an I/O error */
};

enum option_id {
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COLOR,
    OPTION_AGREEMENT,
    OPTION_CONTEXT,
    OPTION_COUNTS,
    OPTION_FORCE,
    OPTION_FORMAT,
    OPTION_FROM,
    OPTION_ID,
    OPTION_IN,
    OPTION_JSON,
    OPTION_KWIC,
    OPTION_LANGUAGE,
    OPTION_LINEAR,
    OPTION_THEME,
    OPTION_LIST,
    OPTION_OUTPUT,
    OPTION_REGEX,
    OPTION_STRICT,
    OPTION_STYLE,
    OPTION_WIDTH,
};

/* What the argument of an option is. */
enum argument_kind {
    ARGUMENT_NONE,
    ARGUMENT_TEXT,
    ARGUMENT_NUMBER, /* a whole number, 0 to NUMBER_MAX */
    ARGUMENT_FILE,
    ARGUMENT_AGREEMENT,
};

enum { NUMBER_MAX = 1000000 };

struct option_row {
    enum option_id id;
    const char *name; /* of the long option, without its hyphens */
    char letter;      /* of the short one; 0: there is none */
    enum argument_kind kind;
    const char *argument; /* how help names the argument; NULL where there is none */
    const char *meaning;  /* what help says of it, without a full stop */
};

struct option_table {
    const struct option_row *rows;
    size_t n;
};

/* An option that was given. */
struct option_value {
    enum option_id id;
    const char *text; /* its argument; NULL where it takes none */
    int number;       /* its argument where that is a number */
};

struct command;

/* A command line, taken apart. */
struct invocation {
    const struct command *command;
    struct option_value *options;
    size_t n_options;
    char **operands;
    size_t n_operands;
    char *(*find_last_read)(void); /* gives, to be freed, which agreement is meant where none is named; NULL: none is */
    struct display display;        /* how text is shown on standard output */
    bool colour;                   /* is standard output to be coloured? */
};

struct command {
    const char *name;
    const char *operands;        /* the synopsis of them, "[AGREEMENT] [REF]"; may be empty */
    const char *summary;         /* one line, for the list of commands */
    const char *description;     /* more, for the command's own help; may be empty */
    struct option_table options; /* beside those that all commands have */
    size_t n_operands_min, n_operands_max;
    enum exit_status (*run)(const struct invocation *invocation);
};

/* For the field `options` of a command. */
#define OPTION_TABLE(rows) \
    { (rows), sizeof(rows) / sizeof(rows)[0] }
#define NO_OPTIONS \
    { NULL, 0 }

/* No limit to the number of operands. */
#define ANY_NUMBER ((size_t)-1)

/* All commands, in the order in which help lists them; the first is what pacta does where no command is named. */
extern const struct command *const commands[];
extern const size_t n_commands;

/* The command of that name, or NULL. */
const struct command *command_find(struct str name);

/* The name of the command that `name` was most likely meant to be, or NULL. */
const char *command_nearest(struct str name);

/* The options that every command has. */
extern const struct option_table common_options;

/* Takes the command line apart, runs the command that it names and returns the exit status. */
enum exit_status command_run(int argc, char **argv);

extern const struct command command_read, command_list, command_outline, command_show, command_quotes, command_search, command_refs,
    command_keywords, command_cite, command_export, command_import, command_check, command_help, command_version;

#endif
