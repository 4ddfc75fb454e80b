/* Prints the completions of the shell that its argument names. */
#include "completions.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "agreement/kinds.h"
#include "export/citation.h"
#include "export/export.h"
#include "library/import.h"
#include "tui/theme_list.h"

static void add_word(struct buf *out, const char *word) {
    if (out->n != 0)
        buf_add_char(out, ' ');
    buf_add(out, str_of(word));
}

/* The themes that are there when the program is built: those that ship. */
static void add_themes(struct buf *out) {
    struct arena *arena = arena_new();
    size_t n;
    const struct theme_entry *themes = theme_list(arena, &n);
    for (size_t i = 0; i < n; i++)
        add_word(out, themes[i].name);
    arena_free(arena);
}

void completions_add_choices(const struct option_row *row, struct buf *out) {
    static const char *const whens[] = {"auto", "always", "never"};
    for (size_t i = 0; row->id == OPTION_COLOR && i < sizeof whens / sizeof *whens; i++)
        add_word(out, whens[i]);
    for (size_t i = 0; row->id == OPTION_FORMAT && i < n_export_formats; i++)
        add_word(out, export_formats[i].name);
    for (size_t i = 0; row->id == OPTION_FROM && i < n_import_formats; i++)
        add_word(out, import_formats[i].name);
    for (size_t i = 0; row->id == OPTION_STYLE && i < n_citation_styles; i++)
        add_word(out, citation_styles[i].name);
    for (size_t i = 0; row->id == OPTION_IN && i < block_kind_names.n; i++)
        add_word(out, block_kind_names.names[i]);
    if (row->id == OPTION_IN)
        add_word(out, "heading");
    if (row->id == OPTION_THEME)
        add_themes(out);
}

enum completions_operands completions_operands_of(const struct command *command) {
    return strstr(command->operands, "FILE") != NULL      ? COMPLETIONS_FILES
           : strstr(command->operands, "REF") != NULL     ? COMPLETIONS_PLACES
           : strstr(command->operands, "COMMAND") != NULL ? COMPLETIONS_COMMANDS
                                                          : COMPLETIONS_NONE;
}

void completions_print_quoted(const char *text, const char *escaped) {
    for (; *text != '\0'; text++) {
        if (*text == '\'')
            fputs("'\\'", stdout);
        else if (strchr(escaped, *text) != NULL)
            putchar('\\');
        putchar(*text);
    }
}

int main(int argc, char **argv) {
    static const struct {
        const char *shell;
        void (*print)(void);
    } shells[] = {{"bash", completions_print_bash}, {"zsh", completions_print_zsh}, {"fish", completions_print_fish}};
    for (size_t i = 0; i < sizeof shells / sizeof *shells && argc == 2; i++) {
        if (strcmp(argv[1], shells[i].shell) != 0)
            continue;
        shells[i].print();
        return fflush(stdout) == 0 && !ferror(stdout) ? EXIT_SUCCESS : EXIT_FAILURE;
    }
    fputs("usage: generate bash|zsh|fish\n", stderr);
    return EXIT_FAILURE;
}
