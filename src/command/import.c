#include "library/import.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "command/files.h"
#include "command/message.h"
#include "command/options.h"
#include "command/print.h"
#include "command/terminal.h"
#include "export/commented.h"

/* How many doubts about a file are printed; all of them stand in what is written. */
enum { DOUBTS_PRINTED = 20 };

/* The files that one run has written, each with the source that it was made of. */
struct written {
    struct written_file {
        char *path;
        const char *source;
    } * items;
    size_t n, capacity;
};

/* One import. */
struct job {
    const struct invocation *invocation;
    const char *source; /* "-" for standard input */
    const char *name;   /* of it, for messages */
    const char *output; /* a file or a directory; NULL for standard output */
    bool is_to_directory;
    struct written *written;
};

/* The last part of a path, without the ending. */
static struct str stem_of(const char *path) {
    struct str name = str_of(path);
    while (name.n > 1 && name.p[name.n - 1] == '/')
        name.n--;
    for (size_t i = name.n; i-- > 0;)
        if (name.p[i] == '/') {
            name = str_slice(name, i + 1, name.n);
            break;
        }
    for (size_t i = name.n; i-- > 1;)
        if (name.p[i] == '.')
            return str_slice(name, 0, i);
    return name;
}

/* What the agreement's id is made of. */
static struct str id_for(const struct job *job) {
    const char *id = option_text(job->invocation, OPTION_ID);
    if (id != NULL)
        return str_of(id);
    if (job->output != NULL && !job->is_to_directory)
        return stem_of(job->output);
    return strcmp(job->source, "-") == 0 ? STR("imported") : stem_of(job->source);
}

static bool read_input(struct buf *content, struct diag_list *diags) {
    enum { PIECE = 64 << 10 };
    struct diag_place place = {.file = "(standard input)"};
    while (content->n <= FILE_SIZE_MAX) {
        buf_reserve(content, PIECE);
        size_t n = fread(content->p + content->n, 1, PIECE, stdin);
        content->n += n;
        content->p[content->n] = '\0';
        if (n == 0)
            break;
    }
    if (ferror(stdin))
        diag_add(diags, DIAG_IO, place, NULL, "cannot be read: %s", strerror(errno));
    else if (content->n > FILE_SIZE_MAX)
        diag_add(diags, DIAG_TOO_LARGE, place, "256 MiB at most", "is too large");
    return diags->n_errors == 0;
}

static bool read_source(const struct job *job, struct buf *content, struct diag_list *diags) {
    if (strcmp(job->source, "-") == 0)
        return read_input(content, diags);
    return file_read(job->source, content, diags);
}

/* Prints the file on a terminal, where nothing may be taken for a command to it. */
static bool write_shown(const struct job *job, const struct import_result *result, struct diag_list *diags) {
    char *text = NULL;
    size_t n = 0;
    FILE *memory = open_memstream(&text, &n);
    if (memory == NULL)
        memory_exhausted();
    bool ok = commented_write(result, job->name, memory, diags);
    fclose(memory);
    struct str rest = {text, n}, line;
    while (ok && str_split(&rest, '\n', &line) && rest.p != NULL) {
        print_text(&job->invocation->display, line);
        putchar('\n');
    }
    free(text);
    return ok;
}

/* The path to write to, which the caller frees: the one that was given, or in a directory the one of the id. */
static char *output_path(const struct job *job, const struct agreement *agreement) {
    struct buf path = {0};
    buf_printf(&path, "%s", job->output);
    if (job->is_to_directory)
        buf_printf(&path, "%s%.*s.yaml", str_ends(buf_str(&path), STR("/")) ? "" : "/", STR_ARG(agreement->id));
    return buf_take(&path);
}

/* May the path be written? Two files of one name, in two folders, must not become one: --force is about what stood there before. */
static bool is_free(const struct job *job, const char *path, struct diag_list *diags) {
    for (size_t i = 0; i < job->written->n; i++) {
        const struct written_file *file = &job->written->items[i];
        if (strcmp(file->path, path) != 0)
            continue;
        diag_add(diags, DIAG_IO, (struct diag_place){.file = job->name}, "another name, or an import of its own with --id",
                 "would replace %s, which was made of %s just now", path, file->source);
        return false;
    }
    return true;
}

/* Takes over the path of the file. */
static void note_written(struct written *written, struct written_file file) {
    ARRAY_RESERVE_ONE(written->items, written->n, written->capacity);
    written->items[written->n++] = file;
}

static void free_written(struct written *written) {
    for (size_t i = 0; i < written->n; i++)
        free(written->items[i].path);
    free(written->items);
}

static bool write_file(const struct job *job, const struct import_result *result, struct diag_list *diags) {
    char *path = output_path(job, result->agreement);
    if (!is_free(job, path, diags)) {
        free(path);
        return false;
    }
    struct atomic_file *file = atomic_open(path, option_given(job->invocation, OPTION_FORCE), diags);
    bool ok = false;
    if (file != NULL && commented_write(result, job->name, atomic_stream(file), diags)) {
        ok = atomic_commit(file, diags);
    } else if (file != NULL) {
        if (diags->n_errors == 0)
            diag_add(diags, DIAG_IO, (struct diag_place){.file = path}, NULL, "cannot be written: %s", strerror(errno));
        atomic_abort(file);
    }
    if (ok)
        note_written(job->written, (struct written_file){path, job->name});
    else
        free(path);
    return ok;
}

static bool write_result(const struct job *job, const struct import_result *result, struct diag_list *diags) {
    if (job->output != NULL)
        return write_file(job, result, diags);
    return terminal_is_output() ? write_shown(job, result, diags) : commented_write(result, job->name, stdout, diags);
}

/* Prints the errors and the first doubts. */
static void report(struct diag_list *diags) {
    diag_sort(diags);
    bool is_cut = diags->n_errors == 0 && diags->n > DOUBTS_PRINTED;
    struct diag_list printed = *diags;
    printed.n = is_cut ? DOUBTS_PRINTED : diags->n;
    message_diags(&printed, true);
    if (is_cut)
        message_more("and %zu more doubts; all of them stand as comments in what was written", diags->n - DOUBTS_PRINTED);
    for (size_t i = 0; i < diags->n; i++)
        if (diags->items[i].code == DIAG_EXISTS)
            message_more("--force replaces it");
}

/* Imports one file. */
static bool import_one(const struct job *job) {
    struct diag_list diags = {0};
    struct buf content = {0};
    bool ok = read_source(job, &content, &diags);
    if (ok) {
        const char *format = option_text(job->invocation, OPTION_FROM);
        struct import_result result = import_read(buf_str(&content), format, job->name, id_for(job), &diags);
        buf_free(&content);
        if (result.agreement != NULL && option_given(job->invocation, OPTION_ID))
            import_set_id(result.agreement, id_for(job));
        ok = result.agreement != NULL && write_result(job, &result, &diags);
        import_result_free(&result);
    }
    buf_free(&content);
    report(&diags);
    diag_list_free(&diags);
    return ok;
}

static bool is_known_format(const char *name) {
    for (size_t i = 0; name != NULL && i < n_import_formats; i++)
        if (strcmp(name, import_formats[i].name) == 0)
            return true;
    if (name == NULL)
        return true;
    message("there is no format \"%s\" to import from; there are:", name);
    for (size_t i = 0; i < n_import_formats; i++)
        message_more("%-4s  %s", import_formats[i].name, import_formats[i].description);
    return false;
}

/* Is there one place to write for each file, and one id? */
static bool is_sound(const struct invocation *invocation, const struct job *job) {
    if (!is_known_format(option_text(invocation, OPTION_FROM)))
        return false;
    if (invocation->n_operands == 1)
        return true;
    if (!job->is_to_directory)
        message("several files need \"-o DIRECTORY\"");
    else if (option_given(invocation, OPTION_ID))
        message("several files cannot have one id");
    else
        return true;
    message_see_help(invocation->command);
    return false;
}

/* Says how far it is, on a terminal, in a line that is wiped out at the end. */
static void show_progress(size_t done, size_t n) {
    enum { MANY = 4 };
    if (n < MANY || !isatty(STDERR_FILENO))
        return;
    if (done < n)
        fprintf(stderr, "\rimporting %zu of %zu ", done + 1, n);
    else
        fprintf(stderr, "\r%40s\r", "");
    fflush(stderr);
}

static enum exit_status run_import(const struct invocation *invocation) {
    const char *output = option_text(invocation, OPTION_OUTPUT);
    struct written written = {0};
    struct job job = {
        .invocation = invocation, .output = output != NULL && strcmp(output, "-") != 0 ? output : NULL, .written = &written};
    job.is_to_directory = job.output != NULL && (files_is_directory(output) || str_ends(str_of(output), STR("/")));
    if (!is_sound(invocation, &job))
        return STATUS_TROUBLE;
    enum exit_status status = STATUS_DONE;
    for (size_t i = 0; i < invocation->n_operands && !print_has_failed(); i++) {
        show_progress(i, invocation->n_operands);
        job.source = invocation->operands[i];
        job.name = strcmp(job.source, "-") == 0 ? "(standard input)" : job.source;
        if (!import_one(&job))
            status = STATUS_TROUBLE;
    }
    show_progress(invocation->n_operands, invocation->n_operands);
    free_written(&written);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_FORCE, "force", 0, ARGUMENT_NONE, NULL, "replace FILE where it exists"},
    {OPTION_FROM, "from", 0, ARGUMENT_TEXT, "FORMAT", "the format: text, akn or tota (default: what the content looks like)"},
    {OPTION_ID, "id", 0, ARGUMENT_TEXT, "ID", "the id of the agreement (default: the name of the file, made to fit)"},
    {OPTION_OUTPUT, "output", 'o', ARGUMENT_FILE, "FILE",
     "write FILE, or in the directory FILE a file named after the id (default, and \"-\": standard output)"},
};

const struct command command_import = {
    .name = "import",
    .operands = "FILE...",
    .summary = "Make an agreement of a text, Markdown, Akoma Ntoso or ToTA file.",
    .description =
        "The result is the YAML that pacta reads. Nothing of the text is left out, and what is doubtful stands there as a "
        "comment. \"-\" is standard input.",
    .options = OPTION_TABLE(rows),
    .n_operands_min = 1,
    .n_operands_max = ANY_NUMBER,
    .run = run_import,
};
