#include "export/export.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "command/message.h"
#include "command/operands.h"
#include "command/options.h"
#include "command/terminal.h"

static void list_formats(void) {
    for (size_t i = 0; i < n_export_formats; i++)
        message_more("%s  %s", export_formats[i].name, export_formats[i].description);
}

/* What stands behind the last dot of a file's name; empty where there is none. */
static struct str ending_of(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *name = slash != NULL ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    return dot != NULL && dot != name ? str_of(dot + 1) : (struct str){0};
}

/* The format that is asked for, or that the file's name says, else plain text. NULL, with a message, where there is none such. */
static const struct export_format *choose_format(const struct invocation *invocation, const char *path) {
    const char *given = option_text(invocation, OPTION_FORMAT);
    struct str name = given != NULL ? str_of(given) : path != NULL ? ending_of(path) : (struct str){0};
    if (given == NULL && name.n == 0)
        return &export_formats[0];
    const struct export_format *format = export_format_find(name);
    if (format == NULL) {
        message("there is no format \"%.*s\"; there are:", STR_ARG(name));
        list_formats();
    }
    return format;
}

/* The file to write to; NULL for standard output. */
static const char *output_path(const struct invocation *invocation) {
    const char *path = option_text(invocation, OPTION_OUTPUT);
    return path == NULL || strcmp(path, "-") == 0 ? NULL : path;
}

/* Writes the file whole or not at all. */
static enum exit_status write_file(const struct invocation *invocation, const struct export_request *request,
                                   const struct export_format *format, const char *path) {
    struct diag_list diags = {0};
    bool is_written = false;
    struct atomic_file *file = atomic_open(path, option_given(invocation, OPTION_FORCE), &diags);
    if (file != NULL && format->write(request, atomic_stream(file))) {
        is_written = atomic_commit(file, &diags);
    } else if (file != NULL) {
        diag_add(&diags, DIAG_IO, (struct diag_place){.file = path}, NULL, "cannot be written: %s", strerror(errno));
        atomic_abort(file);
    }
    message_diags(&diags, true);
    if (diags.n != 0 && diags.items[0].code == DIAG_EXISTS)
        message_more("--force replaces it");
    diag_list_free(&diags);
    return is_written ? STATUS_DONE : STATUS_TROUBLE;
}

static enum exit_status export_selection(const struct invocation *invocation, const struct export_format *format,
                                         const struct selection *selection) {
    const char *path = output_path(invocation);
    const char *language = option_text(invocation, OPTION_LANGUAGE);
    bool is_for_file = path != NULL || !terminal_is_output();
    struct export_request request = {
        .agreement = selection->agreement,
        .first = selection->first,
        .last = selection->last,
        .width_cells = path != NULL ? option_number(invocation, OPTION_WIDTH, EXPORT_WIDTH) : terminal_wrap_width(invocation),
        .language = str_of(language),
        .display = display_make(is_for_file ? DISPLAY_FILE : DISPLAY_SCREEN),
    };
    if (!operands_have_language(selection->agreement, language))
        return STATUS_NOTHING;
    if (path != NULL)
        return write_file(invocation, &request, format, path);
    format->write(&request, stdout);
    return STATUS_DONE;
}

static enum exit_status run_export(const struct invocation *invocation) {
    const struct export_format *format = choose_format(invocation, output_path(invocation));
    if (format == NULL)
        return STATUS_TROUBLE;
    struct library *library = library_open();
    struct selection selection;
    enum exit_status status = operands_select(library, invocation, &selection);
    if (status == STATUS_DONE)
        status = export_selection(invocation, format, &selection);
    library_free(library);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_FORCE, "force", 0, ARGUMENT_NONE, NULL, "replace FILE where it exists"},
    {OPTION_FORMAT, "format", 'f', ARGUMENT_TEXT, "FORMAT",
     "the format: txt, md, html, json, akn or yaml (default: the ending of FILE, else txt)"},
    {OPTION_LANGUAGE, "language", 0, ARGUMENT_TEXT, "TAG", "in txt and md, of a text in several languages only this one"},
    {OPTION_OUTPUT, "output", 'o', ARGUMENT_FILE, "FILE", "write FILE, whole or not at all (default, and \"-\": standard output)"},
    {OPTION_WIDTH, "width", 'w', ARGUMENT_NUMBER, "N",
     "wrap txt at N columns; 0: one line a paragraph (default: the terminal, else 80)"},
};

const struct command command_export = {
    .name = "export",
    .operands = "[AGREEMENT] [REF]",
    .summary = "Write an agreement, or a part of it, in another format.",
    .description = "The kind and the source of every text go with it. YAML is the format that pacta reads.",
    .options = OPTION_TABLE(rows),
    .n_operands_max = ANY_NUMBER,
    .run = run_export,
};
