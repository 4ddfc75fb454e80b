/*
 * Plain text: what the reader shows, line by line, for a file, a pipe or a terminal.
 */
#ifndef PACTA_EXPORT_PLAIN_H
#define PACTA_EXPORT_PLAIN_H

#include <stdio.h>

#include "layout/flow.h"
#include "text/display.h"

struct plain_style {
    int width_cells; /* 0: one line a paragraph */
    struct display display;
    bool colour; /* bold, underline and the like as ECMA-48 sequences */
};

/* Writes the whole flow. Write errors stay in the stream. */
void plain_write(const struct flow *flow, const struct plain_style *style, FILE *out);

#endif
