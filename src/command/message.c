#include "command/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/str.h"
#include "text/display.h"

/* Prints a line; what is on its way to standard output comes before it. */
static void print_line(struct str line) {
    struct display display = display_make(DISPLAY_SCREEN);
    fflush(stdout);
    display_write(&display, stderr, line);
    fputc('\n', stderr);
}

/* Prints a prefix and what is formatted behind it. */
static void print_formatted(struct str prefix, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

static void print_formatted(struct str prefix, const char *format, va_list arguments) {
    struct buf line = {0};
    buf_add(&line, prefix);
    buf_vprintf(&line, format, arguments);
    print_line(buf_str(&line));
    buf_free(&line);
}

void message(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    print_formatted(STR("pacta: "), format, arguments);
    va_end(arguments);
}

void message_more(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    print_formatted(STR("  "), format, arguments);
    va_end(arguments);
}

void message_see_help(const struct command *command) {
    if (command == commands[0])
        message_more("see \"pacta --help\"");
    else
        message_more("see \"pacta %s --help\"", command->name);
}

/* Is the warning about the library rather than about what is in a file? */
static bool is_about_library(enum diag_code code) {
    return code == DIAG_SKIPPED || code == DIAG_FILE_NAME || code == DIAG_HIDDEN;
}

void message_diags(const struct diag_list *diags, bool with_warnings) {
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->items[i];
        if (diag->severity == SEVERITY_WARNING && !with_warnings && !is_about_library(diag->code))
            continue;
        char *line = diag_format(diag);
        if (diag->file != NULL)
            print_line(str_of(line));
        else
            message("%s", line);
        free(line);
    }
}
