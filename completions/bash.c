#include "completions.h"

#include <stdio.h>

/* The rest of the script, which no table says anything of. "=" is a word of its own to bash. */
static const char *const head[] = {
    "# bash completion for pacta; made when pacta was built.",
    "",
    "# The ids of all agreements; the addresses in one, or (no argument) in the only one.",
    "_pacta_ids() {",
    "    pacta list 2>/dev/null | awk '{ print $1 }'",
    "}",
    "",
    "_pacta_places() {",
    "    pacta outline ${1:+\"$1\"} 2>/dev/null | awk '{ for (i = NF; i > 0; i--)",
    "        if ($i ~ /^(.+__)?(preamble|closing|[a-z]+_[^ ]+)$/) { print $i; break } }'",
    "}",
    "",
    "# Completes the word with lines of standard input, as they are.",
    "_pacta_take() {",
    "    local line",
    "    while IFS= read -r line; do",
    "        [[ $line == \"$1\"* ]] && COMPREPLY+=(\"$line\")",
    "    done",
    "}",
    "",
    "_pacta_files() {",
    "    compopt -o filenames 2>/dev/null",
    "    _pacta_take \"\" < <(compgen -f -- \"$1\")",
    "}",
    "",
};

static const char *const places[] = {
    "    if [[ $cur == *'#'* ]]; then",
    "        _pacta_take \"$cur\" < <(_pacta_places \"${cur%%#*}\" | sed \"s|^|${cur%%#*}#|\")",
    "    elif [[ -n $agreement ]]; then",
    "        _pacta_take \"$cur\" < <(_pacta_places \"$agreement\")",
    "    elif [[ $cur == */* || $cur == .* ]]; then",
    "        _pacta_files \"$cur\"",
    "    else",
    "        _pacta_take \"$cur\" < <(_pacta_ids; _pacta_places)",
    "    fi",
    "}",
    "",
    "complete -F _pacta pacta",
};

static void print_lines(const char *const *lines, size_t n) {
    for (size_t i = 0; i < n; i++)
        puts(lines[i]);
}

static void print_command_names(void) {
    for (size_t i = 1; i < n_commands; i++)
        printf("%s%s", i == 1 ? "" : " ", commands[i]->name);
}

/* How the script calls a command. */
static const char *name_of(const struct command *command) {
    return command == commands[0] ? "read" : command->name;
}

/* Prints the patterns that an option, in either form, matches together with its command: "'export -f' | 'export --format'". */
static void print_patterns(const struct command *command, const struct option_row *row) {
    const char *open = command != NULL ? "'" : "*'";
    const char *name = command != NULL ? name_of(command) : "";
    if (row->letter != 0)
        printf("%s%s -%c' | ", open, name, row->letter);
    printf("%s%s --%s'", open, name, row->name);
}

/* Prints the case for the argument of an option. */
static void print_argument(const struct command *command, const struct option_row *row) {
    struct buf choices = {0};
    if (row->kind == ARGUMENT_NONE)
        return;
    completions_add_choices(row, &choices);
    fputs("    ", stdout);
    print_patterns(command, row);
    puts(")");
    if (choices.n != 0)
        printf("        _pacta_take \"$cur\" < <(printf '%%s\\n' %s)\n", choices.p);
    else if (row->kind == ARGUMENT_FILE)
        puts("        _pacta_files \"$cur\"");
    else if (row->kind == ARGUMENT_AGREEMENT)
        puts("        _pacta_take \"$cur\" < <(_pacta_ids)");
    puts("        return ;;");
    buf_free(&choices);
}

static void print_arguments(void) {
    puts("    case \"$command $prev\" in");
    for (size_t i = 0; i < n_commands; i++)
        for (size_t row = 0; row < commands[i]->options.n; row++)
            print_argument(commands[i], &commands[i]->options.rows[row]);
    for (size_t row = 0; row < common_options.n; row++)
        print_argument(NULL, &common_options.rows[row]);
    puts("    esac");
}

static void print_option_names(const struct option_table *table) {
    for (size_t row = 0; row < table->n; row++) {
        if (table->rows[row].letter != 0)
            printf(" -%c", table->rows[row].letter);
        printf(" --%s", table->rows[row].name);
    }
}

static void print_options(void) {
    puts("    if [[ $cur == -* ]]; then\n        case $command in");
    for (size_t i = 0; i < n_commands; i++) {
        printf("        %s) _pacta_take \"$cur\" < <(printf '%%s\\n'", name_of(commands[i]));
        print_option_names(&commands[i]->options);
        print_option_names(&common_options);
        puts(") ;;");
    }
    puts("        esac\n        return\n    fi");
}

/* Prints the patterns of all options that have their argument in the next word. */
static void print_taking_options(void) {
    for (size_t i = 0; i < n_commands; i++) {
        for (size_t row = 0; row < commands[i]->options.n; row++) {
            if (commands[i]->options.rows[row].kind == ARGUMENT_NONE)
                continue;
            print_patterns(commands[i], &commands[i]->options.rows[row]);
            fputs(" | ", stdout);
        }
    }
    puts("*' --color')");
}

/* Prints what finds the command and the agreement among the words before the cursor. */
static void print_words(void) {
    puts("_pacta() {");
    puts("    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} command=read agreement='' word i");
    puts("    COMPREPLY=()");
    puts("    if [[ $cur == '=' ]]; then cur=''; elif [[ $prev == '=' ]]; then prev=${COMP_WORDS[COMP_CWORD - 2]}; fi");
    puts("    for ((i = 1; i < COMP_CWORD; i++)); do");
    puts("        word=${COMP_WORDS[i]}");
    puts("        case \"$command $word\" in");
    puts("        *' =') ((i++)) ;;");
    fputs("        ", stdout);
    print_taking_options();
    puts("            [[ ${COMP_WORDS[i + 1]} == '=' ]] || ((i++)) ;;");
    puts("        *' -'*) ;;");
    fputs("        *) if [[ $command == read && -z $agreement && ' ", stdout);
    print_command_names();
    puts(" ' == *\" $word \"* ]]; then command=$word; elif [[ -z $agreement ]]; then agreement=$word; fi ;;");
    puts("        esac");
    puts("    done");
}

static void print_operands(void) {
    puts("    case $command in");
    for (size_t i = 1; i < n_commands; i++) {
        enum completions_operands operands = completions_operands_of(commands[i]);
        if (operands == COMPLETIONS_PLACES)
            continue;
        printf("    %s) ", commands[i]->name);
        if (operands == COMPLETIONS_FILES)
            fputs("_pacta_files \"$cur\"; ", stdout);
        if (operands == COMPLETIONS_COMMANDS) {
            fputs("_pacta_take \"$cur\" < <(printf '%s\\n' ", stdout);
            print_command_names();
            fputs("); ", stdout);
        }
        puts("return ;;");
    }
    fputs("    read) [[ -n $agreement ]] || _pacta_take \"$cur\" < <(printf '%s\\n' ", stdout);
    print_command_names();
    puts(") ;;\n    esac");
}

void completions_print_bash(void) {
    print_lines(head, sizeof head / sizeof *head);
    print_words();
    print_arguments();
    print_options();
    print_operands();
    print_lines(places, sizeof places / sizeof *places);
}
