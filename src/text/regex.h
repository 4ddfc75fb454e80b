/*
 * Regular expressions: PCRE2 with UTF and UCP, where the build has it.
 */
#ifndef PACTA_TEXT_REGEX_H
#define PACTA_TEXT_REGEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"
#include "text/match.h"

struct regex;

/* Compiles a pattern; case is ignored unless it holds a capital outside an escape. On a fault adds to diags and returns NULL.
   Freed with regex_free(), which lets NULL be. */
struct regex *regex_new(struct str pattern, struct diag_list *diags);
void regex_free(struct regex *regex);

/* The first match that begins at or after byte `from` (a cluster boundary), is not empty and cuts no cluster. `well_formed`:
   text is known to be valid UTF-8. */
bool regex_find(struct regex *regex, struct str text, bool well_formed, size_t from, struct match *match);

/* Has a match taken more steps than are allowed? From then on nothing is found. */
bool regex_gave_up(const struct regex *regex);

#endif
