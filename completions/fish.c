#include "completions.h"

#include <stdio.h>

static const char *const head[] = {
    "# fish completion for pacta; made when pacta was built.",
    "",
    "# The ids of all agreements; the addresses in those that the line names, or in the only one.",
    "function __pacta_ids",
    "    pacta list 2>/dev/null | awk '{ print $1 }'",
    "end",
    "",
    "function __pacta_addresses",
    "    pacta outline $argv 2>/dev/null | awk '{ for (i = NF; i > 0; i--)",
    "        if ($i ~ /^(.+__)?(preamble|closing|[a-z]+_[^ ]+)$/) { print $i; break } }'",
    "end",
    "",
    "function __pacta_places",
    "    set -l ids (__pacta_ids)",
    "    for word in (commandline -opc)[2..-1]",
    "        if contains -- $word $ids; or string match -q '*.yaml' -- $word",
    "            __pacta_addresses $word",
    "            return",
    "        end",
    "    end",
    "    printf '%s\\n' $ids",
    "    __pacta_addresses",
    "end",
    "",
    "complete -c pacta -f",
};

static void print_command_names(void) {
    for (size_t i = 1; i < n_commands; i++)
        printf(" %s", commands[i]->name);
}

static void print_condition(const struct command *command) {
    if (command == commands[0]) {
        fputs(" -n 'not __fish_seen_subcommand_from", stdout);
        print_command_names();
        putchar('\'');
    } else if (command != NULL) {
        printf(" -n '__fish_seen_subcommand_from %s'", command->name);
    }
}

static void print_option(const struct command *command, const struct option_row *row) {
    struct buf choices = {0};
    completions_add_choices(row, &choices);
    fputs("complete -c pacta", stdout);
    print_condition(command);
    if (row->letter != 0)
        printf(" -s %c", row->letter);
    printf(" -l %s", row->name);
    if (row->kind == ARGUMENT_FILE)
        fputs(" -r -F", stdout);
    else if (row->kind != ARGUMENT_NONE)
        fputs(" -x", stdout);
    if (choices.n != 0)
        printf(" -a '%s'", choices.p);
    else if (row->kind == ARGUMENT_AGREEMENT)
        fputs(" -a '(__pacta_ids)'", stdout);
    fputs(" -d '", stdout);
    completions_print_quoted(row->meaning, "\\");
    puts("'");
    buf_free(&choices);
}

static void print_operands(const struct command *command) {
    enum completions_operands operands = completions_operands_of(command);
    if (operands == COMPLETIONS_NONE)
        return;
    fputs("complete -c pacta", stdout);
    print_condition(command);
    if (operands == COMPLETIONS_FILES) {
        puts(" -F");
    } else if (operands == COMPLETIONS_PLACES) {
        puts(" -a '(__pacta_places)'");
    } else {
        fputs(" -a '", stdout);
        print_command_names();
        puts("'");
    }
}

void completions_print_fish(void) {
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        puts(head[i]);
    for (size_t i = 1; i < n_commands; i++) {
        printf("complete -c pacta -n __fish_use_subcommand -a %s -d '", commands[i]->name);
        completions_print_quoted(commands[i]->summary, "\\");
        puts("'");
    }
    for (size_t i = 0; i < n_commands; i++) {
        print_operands(commands[i]);
        for (size_t row = 0; row < commands[i]->options.n; row++)
            print_option(commands[i], &commands[i]->options.rows[row]);
    }
    for (size_t row = 0; row < common_options.n; row++)
        print_option(NULL, &common_options.rows[row]);
}
