#include "base/diag.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/str.h"

/* More faults than this help nobody, and a hostile file could make millions. */
enum { KEPT_MAX = 2000 };

static const struct diag_code_row code_rows[DIAG_CODE_COUNT] = {
    [DIAG_IO] = {"io", SEVERITY_ERROR, "A file cannot be read or written."},
    [DIAG_NOT_REGULAR] = {"not-regular", SEVERITY_ERROR, "A directory, device, FIFO or socket stands where a file was expected."},
    [DIAG_TOO_LARGE] = {"too-large", SEVERITY_ERROR, "A file is larger than any agreement can be."},
    [DIAG_CHANGED] = {"changed", SEVERITY_ERROR, "A file changed while it was read."},
    [DIAG_EXISTS] = {"exists", SEVERITY_ERROR, "A file that would be written is there already."},
    [DIAG_ENCODING] = {"encoding", SEVERITY_ERROR, "Bytes are not UTF-8."},
    [DIAG_CONTROL] = {"control", SEVERITY_ERROR, "A control character stands in the file as it is, or U+0000 as an escape."},
    [DIAG_SYNTAX] = {"syntax", SEVERITY_ERROR, "The file is not well-formed YAML."},
    [DIAG_DEPTH] = {"depth", SEVERITY_ERROR, "Lists and maps are nested too deeply."},
    [DIAG_ALIAS] = {"alias", SEVERITY_ERROR, "A YAML alias names no anchor, contains itself, or expands without bound."},
    [DIAG_EMPTY] = {"empty", SEVERITY_ERROR, "The file holds no document."},
    [DIAG_DOCUMENTS] = {"documents", SEVERITY_ERROR, "The file holds more than one document."},
    [DIAG_TYPE] = {"type", SEVERITY_ERROR, "A list, a map or a text stands where another of them was expected."},
    [DIAG_DUPLICATE_KEY] = {"duplicate-key", SEVERITY_ERROR, "A map holds the same key twice."},
    [DIAG_UNKNOWN_KEY] = {"unknown-key", SEVERITY_ERROR, "A key is none of the format."},
    [DIAG_MISSING_KEY] = {"missing-key", SEVERITY_ERROR, "A required key is not there."},
    [DIAG_VERSION] = {"version", SEVERITY_ERROR, "The format version is not one that this program reads."},
    [DIAG_VALUE] = {"value", SEVERITY_ERROR, "A value is not among those that its key takes."},
    [DIAG_DATE] = {"date", SEVERITY_ERROR, "A date is no day, month or year of the calendar."},
    [DIAG_ID] = {"id", SEVERITY_ERROR, "An id is not formed as one, or can be taken for an article or a command."},
    [DIAG_DUPLICATE_ID] = {"duplicate-id", SEVERITY_ERROR,
                           "Two sections, provisions, sources or keyword groups have the same id or address."},
    [DIAG_DUPLICATE_ARTICLE] = {"duplicate-article", SEVERITY_ERROR,
                                "Two provisions have the same article number within one numbering."},
    [DIAG_EMPTY_TEXT] = {"empty-text", SEVERITY_ERROR, "A title, a block or a keyword group has no text."},
    [DIAG_NO_SOURCE] = {"no-source", SEVERITY_ERROR, "A quotation names no source, and nothing around it does."},
    [DIAG_UNKNOWN_SOURCE] = {"unknown-source", SEVERITY_ERROR, "A source is named that the list of sources does not hold."},
    [DIAG_REFERENCE] = {"reference", SEVERITY_ERROR, "A reference leads nowhere, or to several places."},
    [DIAG_ABSENT_ARTICLE] = {"absent-article", SEVERITY_WARNING,
                             "A reference names an article of the instrument that this edition does not hold."},
    [DIAG_ELSEWHERE] = {"elsewhere", SEVERITY_WARNING,
                        "A reference to another agreement leads nowhere in this library; only check looks."},
    [DIAG_KEYWORD] = {"keyword", SEVERITY_WARNING, "A word of a keyword group matches nothing in the agreement."},
    [DIAG_MARKERS] = {"markers", SEVERITY_WARNING, "A folded scalar has swallowed the line breaks before numbered paragraphs."},
    [DIAG_FILE_NAME] = {"file-name", SEVERITY_WARNING, "A library file is not named after its agreement's id."},
    [DIAG_EID] = {"eid", SEVERITY_WARNING, "An address written in the file is not the one that the place has."},
    [DIAG_HIDDEN] = {"hidden", SEVERITY_WARNING, "An agreement has an id or an alias that another one of the same folder has."},
    [DIAG_SKIPPED] = {"skipped", SEVERITY_WARNING,
                      "A file of the library has errors, or a folder cannot be read, and is left out."},
    [DIAG_STATE] = {"state", SEVERITY_WARNING, "What is kept from run to run cannot be read or written."},
    [DIAG_FORMAT] = {"format", SEVERITY_ERROR, "A file to import is in none of the formats that can be."},
    [DIAG_DOUBT] = {"doubt", SEVERITY_WARNING, "An importer is not sure that it has understood its source."},
    [DIAG_TOO_MANY] = {"too-many", SEVERITY_ERROR, "There are more faults than are listed."},
};

const struct diag_code_row *diag_code_row(enum diag_code code) {
    return &code_rows[code];
}

static char *copy_text(const char *s) {
    if (s == NULL)
        return NULL;
    size_t n = strlen(s) + 1;
    return memcpy(memory_alloc(n), s, n);
}

static void append(struct diag_list *list, struct diag diag) {
    ARRAY_RESERVE_ONE(list->items, list->n, list->capacity);
    list->items[list->n++] = diag;
}

static void free_texts(struct diag *diag) {
    free(diag->file);
    free(diag->message);
    free(diag->expected);
}

/* The one that stands for all that are not kept, which is last but for sorting; NULL where all are kept. */
static struct diag *find_rest(const struct diag_list *list) {
    for (size_t i = list->n; i-- > 0;)
        if (list->items[i].is_rest)
            return &list->items[i];
    return NULL;
}

/* Has a fault that is not kept stand in the list under the one for the rest, which is as severe as the worst of them. */
static void note_rest(struct diag_list *list, enum severity severity, const char *file) {
    struct diag *rest = find_rest(list);
    if (rest == NULL)
        append(list, (struct diag){.code = DIAG_TOO_MANY,
                                   .severity = severity,
                                   .file = copy_text(file),
                                   .message = copy_text("more faults follow, not listed"),
                                   .is_rest = true});
    else if (severity == SEVERITY_ERROR)
        rest->severity = SEVERITY_ERROR;
}

/* Takes the fault over, or, where there are too many, only that there is one more. */
static void take(struct diag_list *list, struct diag diag) {
    if (list->n < KEPT_MAX && !diag.is_rest) {
        append(list, diag);
        return;
    }
    note_rest(list, diag.severity, diag.file);
    free_texts(&diag);
}

void diag_add(struct diag_list *list, enum diag_code code, struct diag_place place, const char *expected, const char *format, ...) {
    enum severity severity = code_rows[code].severity;
    ++*(severity == SEVERITY_ERROR ? &list->n_errors : &list->n_warnings);
    if (list->n >= KEPT_MAX) {
        note_rest(list, severity, place.file);
        return;
    }
    struct buf message = {0};
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(&message, format, arguments);
    va_end(arguments);
    append(list, (struct diag){.code = code,
                               .severity = severity,
                               .file = copy_text(place.file),
                               .line = place.line,
                               .column = place.column,
                               .message = buf_take(&message),
                               .expected = copy_text(expected)});
}

static bool same_file(const struct diag *a, const struct diag *b) {
    return a->file == b->file || (a->file != NULL && b->file != NULL && strcmp(a->file, b->file) == 0);
}

/* Is b to stand before a, both being of one file? */
static bool is_before(const struct diag *b, const struct diag *a) {
    if (a->is_rest || b->is_rest)
        return !b->is_rest;
    return b->line != a->line ? b->line < a->line : b->column < a->column;
}

/* Merges two sorted neighbours, [0, n_left) and [n_left, n), keeping the order of equals. */
static void merge(struct diag *items, size_t n_left, size_t n, struct diag *scratch) {
    size_t left = 0, right = n_left;
    for (size_t i = 0; i < n; i++) {
        bool take_right = left == n_left || (right < n && is_before(&items[right], &items[left]));
        scratch[i] = take_right ? items[right++] : items[left++];
    }
    memcpy(items, scratch, n * sizeof *items);
}

/* A merge sort, because qsort() does not keep the order of equals. */
static void sort_run(struct diag *items, size_t n, struct diag *scratch) {
    if (n < 2)
        return;
    sort_run(items, n / 2, scratch);
    sort_run(items + n / 2, n - n / 2, scratch);
    merge(items, n / 2, n, scratch);
}

void diag_sort(struct diag_list *list) {
    struct diag *scratch = memory_resize(NULL, list->n, sizeof *scratch);
    size_t start = 0;
    while (start < list->n) {
        size_t end = start + 1;
        while (end < list->n && same_file(&list->items[start], &list->items[end]))
            end++;
        sort_run(list->items + start, end - start, scratch);
        start = end;
    }
    free(scratch);
}

void diag_copy(struct diag_list *to, const struct diag_list *from) {
    for (size_t i = 0; i < from->n; i++) {
        struct diag copy = from->items[i];
        copy.file = copy_text(copy.file);
        copy.message = copy_text(copy.message);
        copy.expected = copy_text(copy.expected);
        take(to, copy);
    }
    to->n_errors += from->n_errors;
    to->n_warnings += from->n_warnings;
}

void diag_move(struct diag_list *to, struct diag_list *from) {
    for (size_t i = 0; i < from->n; i++)
        take(to, from->items[i]);
    to->n_errors += from->n_errors;
    to->n_warnings += from->n_warnings;
    free(from->items);
    *from = (struct diag_list){0};
}

char *diag_format(const struct diag *diag) {
    struct buf out = {0};
    if (diag->file != NULL)
        buf_printf(&out, "%s:", diag->file);
    if (diag->file != NULL && diag->line != 0)
        buf_printf(&out, "%zu:", diag->line);
    if (diag->file != NULL && diag->column != 0)
        buf_printf(&out, "%zu:", diag->column);
    if (out.n != 0)
        buf_add_char(&out, ' ');
    buf_printf(&out, "%s: %s", diag->severity == SEVERITY_ERROR ? "error" : "warning", diag->message);
    if (diag->expected != NULL)
        buf_printf(&out, " (expected %s)", diag->expected);
    return buf_take(&out);
}

void diag_list_free(struct diag_list *list) {
    for (size_t i = 0; i < list->n; i++)
        free_texts(&list->items[i]);
    free(list->items);
    *list = (struct diag_list){0};
}
