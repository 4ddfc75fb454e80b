#include "command/options.h"

#include <getopt.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/suggest.h"
#include "command/message.h"

/* What getopt_long() returns for row i is FIRST_VALUE + i: out of the way of letters. */
enum { FIRST_VALUE = 256 };

/* All options of a command in one row, and the same in the form that getopt_long() wants. */
struct parser {
    struct invocation *invocation;
    const struct option_row **rows;
    size_t n_rows;
    struct option *long_options;
    struct buf letters;
};

static void add_rows(struct parser *parser, const struct option_table *table) {
    for (size_t i = 0; i < table->n; i++) {
        const struct option_row *row = &table->rows[i];
        bool has_argument = row->kind != ARGUMENT_NONE;
        if (row->letter != 0) {
            buf_add_char(&parser->letters, row->letter);
            if (has_argument)
                buf_add_char(&parser->letters, ':');
        }
        parser->long_options[parser->n_rows] = (struct option){
            .name = row->name, .has_arg = has_argument ? required_argument : no_argument, .val = FIRST_VALUE + (int)parser->n_rows};
        parser->rows[parser->n_rows++] = row;
    }
}

static struct parser make_parser(struct invocation *invocation) {
    const struct option_table *own = &invocation->command->options;
    size_t n = common_options.n + own->n;
    struct parser parser = {.invocation = invocation,
                            .rows = memory_resize(NULL, n, sizeof *parser.rows),
                            .long_options = memory_resize(NULL, n + 1, sizeof *parser.long_options)};
    buf_add_char(&parser.letters, ':');
    add_rows(&parser, own);
    add_rows(&parser, &common_options);
    parser.long_options[n] = (struct option){0};
    return parser;
}

/* The row that a value of getopt_long(), or its optopt, stands for; NULL where there is none. */
static const struct option_row *find_row(const struct parser *parser, int value) {
    if (value >= FIRST_VALUE && (size_t)(value - FIRST_VALUE) < parser->n_rows)
        return parser->rows[value - FIRST_VALUE];
    for (size_t i = 0; i < parser->n_rows; i++)
        if (value != 0 && parser->rows[i]->letter == value)
            return parser->rows[i];
    return NULL;
}

/* The long option that was most likely meant, or NULL. */
static const char *find_nearest(const struct parser *parser, struct str name) {
    const char **names = memory_resize(NULL, parser->n_rows, sizeof *names);
    for (size_t i = 0; i < parser->n_rows; i++)
        names[i] = parser->rows[i]->name;
    const char *nearest = suggest_nearest(name, names, parser->n_rows);
    free(names);
    return nearest;
}

/* Says that a word is no option, or stands for several. */
static void report_unknown(const struct parser *parser, const char *word) {
    struct str name = str_slice(str_of(word), 2, strlen(word));
    name = str_slice(name, 0, str_index(name, '='));
    size_t n_begun = 0;
    for (size_t i = 0; i < parser->n_rows; i++)
        n_begun += str_starts(str_of(parser->rows[i]->name), name);
    const char *nearest = find_nearest(parser, name);
    if (n_begun > 1)
        message("\"--%.*s\" may be any of several options", STR_ARG(name));
    else if (nearest != NULL)
        message("there is no option \"--%.*s\": is \"--%s\" meant?", STR_ARG(name), nearest);
    else
        message("there is no option \"--%.*s\"", STR_ARG(name));
}

/* Says what getopt_long() found wrong: ':' for an argument that is missing, '?' for all else. */
static void report(const struct parser *parser, int value, char **argv) {
    const struct option_row *row = find_row(parser, optopt);
    const char *word = argv[optind - 1];
    if (row != NULL && value == ':')
        message("the option \"--%s\" needs an argument, %s", row->name, row->argument);
    else if (row != NULL)
        message("the option \"--%s\" takes no argument", row->name);
    else if (optopt != 0)
        message("there is no option \"-%c\"", optopt);
    else
        report_unknown(parser, word);
    message_see_help(parser->invocation->command);
}

/* Notes an option that was given; false where its argument is none. */
static bool note(struct parser *parser, const struct option_row *row, const char *argument, size_t *capacity) {
    struct invocation *invocation = parser->invocation;
    struct option_value value = {.id = row->id, .text = argument};
    if (row->kind == ARGUMENT_NUMBER) {
        size_t number;
        if (!str_to_size(str_of(argument), &number) || number > NUMBER_MAX) {
            message("--%s: \"%s\" is not a whole number from 0 to %d", row->name, argument, NUMBER_MAX);
            message_see_help(invocation->command);
            return false;
        }
        value.number = (int)number;
    }
    ARRAY_RESERVE_ONE(invocation->options, invocation->n_options, *capacity);
    invocation->options[invocation->n_options++] = value;
    return true;
}

static bool parse_options(struct parser *parser, int argc, char **argv) {
    size_t capacity = 0;
    opterr = 0;
    optind = 1;
    for (;;) {
        optopt = 0;
        int value = getopt_long(argc, argv, parser->letters.p, parser->long_options, NULL);
        if (value == -1)
            return true;
        const struct option_row *row = value == '?' || value == ':' ? NULL : find_row(parser, value);
        if (row == NULL)
            report(parser, value, argv);
        if (row == NULL || !note(parser, row, optarg, &capacity))
            return false;
    }
}

bool options_parse(struct invocation *invocation, int argc, char **argv) {
    struct parser parser = make_parser(invocation);
    bool ok = parse_options(&parser, argc, argv);
    invocation->operands = argv + optind;
    invocation->n_operands = argc > optind ? (size_t)(argc - optind) : 0;
    free(parser.rows);
    free(parser.long_options);
    buf_free(&parser.letters);
    return ok;
}

void options_free(struct invocation *invocation) {
    free(invocation->options);
    invocation->options = NULL;
    invocation->n_options = 0;
}

/* The last time that the option was given, or NULL. */
static const struct option_value *find_value(const struct invocation *invocation, enum option_id id) {
    for (size_t i = invocation->n_options; i > 0; i--)
        if (invocation->options[i - 1].id == id)
            return &invocation->options[i - 1];
    return NULL;
}

bool option_given(const struct invocation *invocation, enum option_id id) {
    return find_value(invocation, id) != NULL;
}

const char *option_text(const struct invocation *invocation, enum option_id id) {
    const struct option_value *value = find_value(invocation, id);
    return value != NULL ? value->text : NULL;
}

int option_number(const struct invocation *invocation, enum option_id id, int fallback) {
    const struct option_value *value = find_value(invocation, id);
    return value != NULL ? value->number : fallback;
}
