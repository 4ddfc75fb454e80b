/*
 * Importers: from what people have (plain text and Markdown, Akoma Ntoso, ToTA XML) to an agreement.
 *
 * No word is lost and no number changed: what an importer does not understand is kept as text in its place, with a doubt. What
 * is left out is only what belongs to the page and not to the text: page numbers, running heads, marks of markup.
 */
#ifndef PACTA_LIBRARY_IMPORT_H
#define PACTA_LIBRARY_IMPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "base/diag.h"
#include "base/str.h"

/* A remark of the importer's about a place in what it made. */
struct import_comment {
    const struct node *node;
    char *text; /* one line */
};

struct import_result {
    struct agreement *agreement; /* NULL: nothing could be made of it */
    struct import_comment *comments;
    size_t n_comments, capacity;
};

struct import_format {
    const char *name;        /* as --from takes it */
    const char *description; /* "Akoma Ntoso 2.0 and 3.0" */
};

/* The table of formats. */
extern const struct import_format import_formats[];
extern const size_t n_import_formats;

/* Makes an agreement of a file's content, by the format of that name, or (NULL) by the one that the content is in. `name` is the
   file's name for diagnostics; the agreement's id is made of `id`, unless the file is an export of this program's (Akoma Ntoso,
   JSON, YAML), which has one. What is doubtful is a warning; on an error the result has
   no agreement. The result is freed with import_result_free(), and the agreement with it. */
struct import_result import_read(struct str content, const char *format, const char *name, struct str id, struct diag_list *diags);
void import_result_free(struct import_result *result);

/* Gives an agreement another id: made to fit, and no command's name. */
void import_set_id(struct agreement *agreement, struct str id);

/* "expat 2.5.0" */
void import_add_version(struct buf *out);

#endif
