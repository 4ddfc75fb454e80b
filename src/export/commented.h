/*
 * An imported agreement as the YAML file that a curator goes on with: the importer's doubts stand as comments where they belong.
 */
#ifndef PACTA_EXPORT_COMMENTED_H
#define PACTA_EXPORT_COMMENTED_H

#include <stdbool.h>
#include <stdio.h>

#include "library/import.h"

/* Writes the file. What is written has been read again first: where it would not be what was imported, that is a fault, and
   nothing is written. False where there is a fault, or writing failed. `name` is the source's, for the fault. */
bool commented_write(const struct import_result *result, const char *name, FILE *out, struct diag_list *diags);

#endif
