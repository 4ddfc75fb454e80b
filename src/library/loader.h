/*
 * From a YAML file to an agreement.
 */
#ifndef PACTA_LIBRARY_LOADER_H
#define PACTA_LIBRARY_LOADER_H

#include "agreement/agreement.h"
#include "base/diag.h"

/* Loads a file to read it. What is wrong with it is added to diags, sorted by place; where there is an error among it the agreement
   is not usable and NULL is returned. The caller frees what is returned with agreement_free(). */
struct agreement *agreement_load(const char *path, struct diag_list *diags);

/* The same for whoever writes the file: also looks through the whole text for keywords that match nothing. */
struct agreement *agreement_check(const char *path, struct diag_list *diags);

/* As agreement_load(), from a text that is in memory; `path` is only its name in diagnostics. */
struct agreement *agreement_load_text(struct str text, const char *path, struct diag_list *diags);

/* Is it the name of a command, which no agreement may have as its id? */
bool agreement_id_is_reserved(struct str id);

#endif
