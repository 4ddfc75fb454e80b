#include "completions.h"

#include <stdio.h>

static const char *const head[] = {
    "#compdef pacta",
    "# zsh completion for pacta; made when pacta was built.",
    "",
    "# The ids of all agreements; the addresses in one, or (no argument) in the only one.",
    "_pacta_ids() {",
    "    local -a ids",
    "    ids=(${(f)\"$(pacta list 2>/dev/null | awk '{ print $1 }')\"})",
    "    compadd -a ids",
    "}",
    "",
    "_pacta_places() {",
    "    local -a places",
    "    places=(${(f)\"$(pacta outline $1 2>/dev/null | awk '{ for (i = NF; i > 0; i--)",
    "        if ($i ~ /^(.+__)?(preamble|closing|[a-z]+_[^ ]+)$/) { print $i; break } }')\"})",
    "    compadd -a places",
    "}",
    "",
    "# The second operand of a command is in the agreement that the first one names.",
    "_pacta_operands() {",
    "    local -a operands",
    "    operands=(${words[2,CURRENT-1]:#-*})",
    "    if (( $#operands )); then",
    "        _pacta_places $operands[1]",
    "    elif [[ $PREFIX == */* || $PREFIX == .* ]]; then",
    "        _files",
    "    else",
    "        _pacta_ids; _pacta_places",
    "    fi",
    "}",
    "",
    "_pacta_first() {",
    "    _describe command commands",
    "    _pacta_operands",
    "}",
    "",
};

/* Prints "'(-f --format)'{-f+,--format=}'[meaning]:FORMAT:(txt md)'". */
static void print_option(const struct option_row *row) {
    struct buf choices = {0};
    const char *sign = row->kind != ARGUMENT_NONE ? "=" : "";
    completions_add_choices(row, &choices);
    fputs("            ", stdout);
    if (row->letter != 0)
        printf("'(-%c --%s)'{-%c%s,--%s%s}", row->letter, row->name, row->letter, row->kind != ARGUMENT_NONE ? "+" : "", row->name,
               sign);
    else
        printf("--%s%s", row->name, sign);
    fputs("'[", stdout);
    completions_print_quoted(row->meaning, "[]:\\");
    fputs("]", stdout);
    if (row->kind != ARGUMENT_NONE)
        printf(":%s:", row->argument);
    if (choices.n != 0)
        printf("(%s)", choices.p);
    else if (row->kind == ARGUMENT_FILE)
        fputs("_files", stdout);
    else if (row->kind == ARGUMENT_AGREEMENT)
        fputs("_pacta_ids", stdout);
    puts("' \\");
    buf_free(&choices);
}

static void print_command(const struct command *command, const char *operands) {
    puts("        _arguments -s \\");
    for (size_t row = 0; row < command->options.n; row++)
        print_option(&command->options.rows[row]);
    for (size_t row = 0; row < common_options.n; row++)
        print_option(&common_options.rows[row]);
    printf("            %s ;;\n", operands);
}

void completions_print_zsh(void) {
    static const char *const operands[] = {[COMPLETIONS_NONE] = "",
                                           [COMPLETIONS_PLACES] = "'*:place:_pacta_operands'",
                                           [COMPLETIONS_FILES] = "'*:file:_files'",
                                           [COMPLETIONS_COMMANDS] = "'*:command:(( $commands ))'"};
    for (size_t i = 0; i < sizeof head / sizeof *head; i++)
        puts(head[i]);
    puts("_pacta() {\n    local command=read\n    local -a commands\n    integer i\n    commands=(");
    for (size_t i = 1; i < n_commands; i++) {
        printf("        '%s:", commands[i]->name);
        completions_print_quoted(commands[i]->summary, ":\\");
        puts("'");
    }
    puts("    )\n    for (( i = 2; i < CURRENT; i++ )); do\n        [[ $words[i] == -* ]] && continue");
    puts("        if (( ${commands[(I)$words[i]:*]} )); then\n            command=$words[i]\n            "
         "words=(\"${(@)words[i,-1]}\")");
    puts("            (( CURRENT -= i - 1 ))\n        fi\n        break\n    done\n    case $command in\n    read)");
    print_command(commands[0], "'1:place:_pacta_first' '*:place:_pacta_operands'");
    for (size_t i = 1; i < n_commands; i++) {
        enum completions_operands kind = completions_operands_of(commands[i]);
        printf("    %s)\n", commands[i]->name);
        print_command(commands[i], kind == COMPLETIONS_COMMANDS ? "'*:command:{_describe command commands}'" : operands[kind]);
    }
    puts("    esac\n}\n\n_pacta \"$@\"");
}
