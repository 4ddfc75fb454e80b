#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "command/files.h"
#include "command/message.h"
#include "command/options.h"
#include "command/print.h"
#include "export/json.h"
#include "library/elsewhere.h"
#include "library/loader.h"

/* A name by which an agreement can be opened, and the file that has it. */
struct known_name {
    struct str name;
    const char *path;
};

/* A run over the files. */
struct check {
    const struct invocation *invocation;
    struct arena *arena;
    struct library *library;  /* NULL until a reference leads to another agreement */
    struct known_name *names; /* of the agreements of one directory */
    size_t n_names, capacity;
    size_t n_printed, n_errors, n_warnings;
};

static void add_member(struct buf *out, const char *name, struct str value) {
    buf_printf(out, ",\"%s\":", name);
    json_add_string(out, value);
}

/* Prints a fault as an object of JSON on a line of its own. */
static void print_json(const struct check *check, const struct diag *diag) {
    struct buf line = {0};
    buf_add(&line, STR("{\"file\":"));
    json_add_string(&line, str_of(diag->file));
    if (diag->line != 0)
        buf_printf(&line, ",\"line\":%zu", diag->line);
    if (diag->column != 0)
        buf_printf(&line, ",\"column\":%zu", diag->column);
    add_member(&line, "severity", diag->severity == SEVERITY_ERROR ? STR("error") : STR("warning"));
    add_member(&line, "code", str_of(diag_code_row(diag->code)->name));
    add_member(&line, "message", str_of(diag->message));
    if (diag->expected != NULL)
        add_member(&line, "expected", str_of(diag->expected));
    printf("%s\n%s}", check->n_printed != 0 ? "," : "", line.p);
    buf_free(&line);
}

static void print_diag(const struct check *check, const struct diag *diag) {
    char *line = diag_format(diag);
    print_text(&check->invocation->display, str_of(line));
    putchar('\n');
    free(line);
}

/* Prints the faults of a file, in order, and counts them. */
static void report(struct check *check, struct diag_list *diags) {
    diag_sort(diags);
    for (size_t i = 0; i < diags->n; i++) {
        if (option_given(check->invocation, OPTION_JSON))
            print_json(check, &diags->items[i]);
        else
            print_diag(check, &diags->items[i]);
        check->n_printed++;
    }
    check->n_errors += diags->n_errors;
    check->n_warnings += diags->n_warnings;
    diag_list_free(diags);
}

/* Warns of a name that another agreement of the directory has too. */
static void note_name(struct check *check, struct str name, const char *path, struct diag_list *diags) {
    for (size_t i = 0; i < check->n_names; i++) {
        if (!str_equal(check->names[i].name, name) || strcmp(check->names[i].path, path) == 0)
            continue;
        diag_add(diags, DIAG_HIDDEN, (struct diag_place){.file = path}, NULL, "is called \"%.*s\", as %s is", STR_ARG(name),
                 check->names[i].path);
        return;
    }
    ARRAY_RESERVE_ONE(check->names, check->n_names, check->capacity);
    check->names[check->n_names++] = (struct known_name){arena_copy(check->arena, name), path};
}

/* Checks what only a file of a library has to be. */
static void check_member(struct check *check, const struct agreement *agreement, const char *path, struct diag_list *diags) {
    const char *slash = strrchr(path, '/');
    struct buf name = {0};
    buf_printf(&name, "%.*s.yaml", STR_ARG(agreement->id));
    if (strcmp(slash != NULL ? slash + 1 : path, name.p) != 0)
        diag_add(diags, DIAG_FILE_NAME, (struct diag_place){.file = path}, name.p, "is not named after its agreement");
    buf_free(&name);
    note_name(check, agreement->id, path, diags);
    for (size_t i = 0; i < agreement->n_aliases; i++)
        note_name(check, agreement->aliases[i], path, diags);
}

/* Looks for what the file refers to in other agreements. */
static void check_elsewhere(struct check *check, const struct agreement *agreement, struct diag_list *diags) {
    if (!elsewhere_is_needed(agreement))
        return;
    if (check->library == NULL)
        check->library = library_open();
    elsewhere_check(check->library, agreement, diags);
}

static void check_file(struct check *check, const char *path, bool is_member) {
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_check(path, &diags);
    if (agreement != NULL && is_member)
        check_member(check, agreement, path, &diags);
    if (agreement != NULL)
        check_elsewhere(check, agreement, &diags);
    agreement_free(agreement);
    report(check, &diags);
}

static enum exit_status check_directory(struct check *check, const char *path) {
    struct diag_list diags = {0};
    size_t n;
    const char **paths = files_below(check->arena, path, &n, &diags);
    check->n_names = 0;
    for (size_t i = 0; i < n && !print_has_failed(); i++)
        check_file(check, paths[i], true);
    bool is_empty = n == 0 && diags.n == 0;
    if (is_empty)
        message("%s: there is no file here that ends in .yaml", path);
    report(check, &diags);
    return is_empty ? STATUS_NOTHING : STATUS_DONE;
}

static enum exit_status check_all(struct check *check) {
    const struct invocation *invocation = check->invocation;
    bool is_json = option_given(invocation, OPTION_JSON);
    enum exit_status status = STATUS_DONE;
    if (is_json)
        putchar('[');
    for (size_t i = 0; i < invocation->n_operands && !print_has_failed(); i++) {
        const char *path = invocation->operands[i];
        if (!files_is_directory(path))
            check_file(check, path, false);
        else if (check_directory(check, path) != STATUS_DONE)
            status = STATUS_NOTHING;
    }
    if (is_json)
        printf("%s]\n", check->n_printed != 0 ? "\n" : "");
    bool is_strict = option_given(invocation, OPTION_STRICT);
    return check->n_errors != 0 || (is_strict && check->n_warnings != 0) ? STATUS_TROUBLE : status;
}

static enum exit_status run_check(const struct invocation *invocation) {
    struct check check = {.invocation = invocation, .arena = arena_new()};
    enum exit_status status = check_all(&check);
    free(check.names);
    library_free(check.library);
    arena_free(check.arena);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_JSON, "json", 0, ARGUMENT_NONE, NULL, "print the faults as an array of JSON, an object a line"},
    {OPTION_STRICT, "strict", 0, ARGUMENT_NONE, NULL, "take warnings for errors"},
};

const struct command command_check = {
    .name = "check",
    .operands = "FILE...",
    .summary = "Print all that is wrong with files of agreements.",
    .description = "A fault is given as FILE:LINE:COLUMN: error: MESSAGE. A directory is read whole, with what is below it.",
    .options = OPTION_TABLE(rows),
    .n_operands_min = 1,
    .n_operands_max = ANY_NUMBER,
    .run = run_check,
};
