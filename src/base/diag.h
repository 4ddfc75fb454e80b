/*
 * Diagnostics: what is wrong, where, and what was expected.
 *
 * A function that can fail takes a struct diag_list and adds to it; it never prints. Whoever made the list (a command, the
 * reader) turns it into messages and an exit status. A list owns the texts in it. Lines and columns count from 1, columns in
 * characters (code points); 0 stands for "no such place".
 */
#ifndef PACTA_BASE_DIAG_H
#define PACTA_BASE_DIAG_H

#include <stdbool.h>
#include <stddef.h>

enum severity { SEVERITY_ERROR, SEVERITY_WARNING };

/* Every kind of fault there is; diag_code_row() has each one's name and what it means. */
enum diag_code {
    DIAG_IO,
    DIAG_NOT_REGULAR,
    DIAG_TOO_LARGE,
    DIAG_CHANGED,
    DIAG_EXISTS,
    DIAG_ENCODING,
    DIAG_CONTROL,
    DIAG_SYNTAX,
    DIAG_DEPTH,
    DIAG_ALIAS,
    DIAG_EMPTY,
    DIAG_DOCUMENTS,
    DIAG_TYPE,
    DIAG_DUPLICATE_KEY,
    DIAG_UNKNOWN_KEY,
    DIAG_MISSING_KEY,
    DIAG_VERSION,
    DIAG_VALUE,
    DIAG_DATE,
    DIAG_ID,
    DIAG_DUPLICATE_ID,
    DIAG_DUPLICATE_ARTICLE,
    DIAG_EMPTY_TEXT,
    DIAG_NO_SOURCE,
    DIAG_UNKNOWN_SOURCE,
    DIAG_REFERENCE,
    DIAG_ABSENT_ARTICLE,
    DIAG_ELSEWHERE,
    DIAG_KEYWORD,
    DIAG_MARKERS,
    DIAG_FILE_NAME,
    DIAG_EID,
    DIAG_HIDDEN,
    DIAG_SKIPPED,
    DIAG_STATE,
    DIAG_FORMAT,
    DIAG_DOUBT,
    DIAG_TOO_MANY,
    DIAG_CODE_COUNT
};

/* A row of the table of faults. */
struct diag_code_row {
    const char *name; /* as printed by check --json, e.g. "unknown-key" */
    enum severity severity;
    const char *meaning; /* one sentence, for the manual */
};

struct diag {
    enum diag_code code;
    enum severity severity;
    char *file;     /* NULL: no file */
    size_t line;    /* 0: none */
    size_t column;  /* 0: none */
    char *message;  /* what is wrong */
    char *expected; /* what was expected, or NULL */
    bool is_rest;   /* stands for all that are not kept, as severe as the worst of them, and comes behind the others */
};

struct diag_list {
    struct diag *items;
    size_t n;
    size_t capacity;
    size_t n_errors;
    size_t n_warnings;
};

/* A place in a file. */
struct diag_place {
    const char *file; /* NULL: no file */
    size_t line;
    size_t column;
};

/* The row of a code. */
const struct diag_code_row *diag_code_row(enum diag_code code);

/* Adds a fault. The texts are copied; `expected` may be NULL. After some thousands a last one, DIAG_TOO_MANY, says that
   there are more, and the rest is counted but not kept. */
void diag_add(struct diag_list *list, enum diag_code code, struct diag_place place, const char *expected, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

/* Sorts by file (in order of first appearance), line and column, and keeps the order of those that are equal. */
void diag_sort(struct diag_list *list);

/* Adds a copy of all of `from` to the end of `to`. */
void diag_copy(struct diag_list *to, const struct diag_list *from);

/* Moves all of `from` to the end of `to` and leaves `from` empty. */
void diag_move(struct diag_list *to, struct diag_list *from);

/* "file:line:column: error: message (expected what)", without what there is not. The caller frees it. The text is as it came
   from the file: make it safe before it goes to a terminal. */
char *diag_format(const struct diag *diag);

/* Frees what the list holds and leaves it empty. */
void diag_list_free(struct diag_list *list);

#endif
