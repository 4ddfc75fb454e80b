/*
 * Output: what curses writes to the terminal.
 *
 * curses writes at each move of the cursor, a hundred times a screen, and each time wakes the terminal. Between output_gather() and
 * output_send() what it writes goes to a file in memory instead, and then to the terminal in one piece, so that a screen comes at
 * once and whole. Where there can be no such file, or the size of files is limited, it goes to the terminal as ever.
 *
 * The caller owns the struct; what output_open() opens, output_close() closes.
 */
#ifndef PACTA_TUI_OUTPUT_H
#define PACTA_TUI_OUTPUT_H

#include <stdbool.h>
#include <stdio.h>

#include "base/str.h"

struct output {
    FILE *stream;    /* for newterm(): a terminal, but while it is gathered */
    int terminal_fd; /* the terminal itself */
    int file_fd;     /* where it is gathered; -1: nowhere */
    char *seen;      /* the file as memory; NULL: not yet */
    size_t n_seen;
};

/* Opens a stream of its own to the terminal at a descriptor, which stays the caller's; false on failure. */
bool output_open(struct output *output, int terminal_fd);

/* Has what is written to the stream's descriptor kept until output_send(). */
void output_gather(struct output *output);

/* Writes what was gathered to the terminal, and has the stream go there again; false on failure. Where the terminal takes nothing,
   it waits until it does, or `must_stop` says so. */
bool output_send(struct output *output, bool (*must_stop)(void));

void output_close(struct output *output);

#endif
