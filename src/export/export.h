/*
 * Exports: a table of writers, one a format.
 *
 * An export file is UTF-8 in any locale, holds the kind and the source of every block, and loses no word of the agreement.
 */
#ifndef PACTA_EXPORT_EXPORT_H
#define PACTA_EXPORT_EXPORT_H

#include <stdbool.h>
#include <stdio.h>

#include "agreement/agreement.h"
#include "text/display.h"

/* How wide plain text in a file is where nobody says. */
enum { EXPORT_WIDTH = 80 };

struct export_request {
    const struct agreement *agreement;
    const struct node *first, *last; /* what is exported: from the one to the end of the other; the root, twice, for all */
    int width_cells;                 /* of plain text; 0: one line a paragraph */
    struct str language;             /* plain text and Markdown: only this one where there is a choice; "": all */
    struct display display;          /* how text is made safe: for a file, or for a terminal */
};

struct export_format {
    const char *name;                                               /* as -f takes it, and the ending of the file's name: "md" */
    const char *description;                                        /* "Markdown" */
    bool (*write)(const struct export_request *request, FILE *out); /* false where writing failed */
};

/* The table of formats, and how many there are. */
extern const struct export_format export_formats[];
extern const size_t n_export_formats;

/* The format of that name, or NULL. */
const struct export_format *export_format_find(struct str name);

/* Appends the file name that is offered for an export: "az-ru-2022-art_16.txt", for the whole "az-ru-2022.txt". */
void export_add_file_name(const struct export_request *request, const struct export_format *format, struct buf *out);

#endif
