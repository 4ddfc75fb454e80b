/*
 * What HTML and XML have in common: texts between tags and in attributes. For the writers of both alone.
 */
#ifndef PACTA_EXPORT_MARKUP_H
#define PACTA_EXPORT_MARKUP_H

#include <stdbool.h>
#include <stdio.h>

#include "agreement/agreement.h"

/* Writes a text so that it means just what it says: as it is shown in a file, and without what XML cannot hold. */
void markup_write(FILE *out, struct str text);

/* Writes ` name="value"`, its newlines too; nothing where there is no value. */
void markup_write_attribute(FILE *out, const char *name, struct str value);

/* Is the address one of the web, so that following it can do no harm? */
bool markup_is_web(struct str url);

/* Is the language, by its tag, written from right to left? */
bool markup_is_rtl(struct str language);

/* The nodes that an export is of: from `from` up to, not including, `to`, in document order; parts of a provision are not
   exported without it. */
struct markup_range {
    size_t from, to;
};

/* Is the node within the range, and does it or anything below it stand in it? */
bool markup_is_within(const struct markup_range *range, const struct node *node);
bool markup_overlaps(const struct markup_range *range, const struct agreement *agreement, const struct node *node);

#endif
