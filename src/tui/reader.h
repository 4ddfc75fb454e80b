/*
 * The reader: the full-screen browser over a library.
 */
#ifndef PACTA_TUI_READER_H
#define PACTA_TUI_READER_H

#include "agreement/agreement.h"
#include "base/diag.h"
#include "library/library.h"

struct reader_request {
    struct library *library;
    const struct agreement *agreement; /* what is opened; belongs to the library */
    const struct node *node;           /* where; NULL: at the beginning */
    bool shows_library;                /* with the list of agreements on top, to choose from */
    bool colour;                       /* false: NO_COLOR, --color=never */
    bool linear;                       /* for screen readers */
    const char *theme;                 /* its name; NULL: the configured one */
};

enum reader_status {
    READER_DONE,
    READER_NO_TERMINAL, /* the terminal cannot move its cursor, or is unknown; a line about it is in the message */
};

/* Can a reader be opened on standard output at all: is it a terminal, known and able to move its cursor? Where it is a terminal
   that the system does not know, *message gets a line to say so, which the caller frees; else NULL. */
bool reader_is_possible(char **message);

/* Runs the reader until it is quit. On a fault that kept it from starting returns READER_NO_TERMINAL and adds to diags. */
enum reader_status reader_run(const struct reader_request *request, struct diag_list *diags);

/* What the reader was last open on: the id of an agreement or the path of its file. NULL: nothing. The caller frees it. */
char *reader_last_read(void);

/* Appends the name and version of the screen library. */
void reader_add_version(struct buf *out);

#endif
