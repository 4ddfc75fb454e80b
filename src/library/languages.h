/*
 * Languages of documents: their tags, and how they can be told from one another by their commonest words.
 */
#ifndef PACTA_LIBRARY_LANGUAGES_H
#define PACTA_LIBRARY_LANGUAGES_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/kinds.h"
#include "base/str.h"

/* The tag of two letters for a language code of two or three, as "eng", "fra", "chi"; the empty view for what is no tag. The text
   lives as long as `code` or for ever. */
struct str language_tag(struct str code);

/* The language that a text is in, by its script and its commonest words; the empty view where it cannot be told. */
struct str language_guess(struct str text);

/* Which of two languages the text is rather in: above 0 the first, below 0 the second, 0 where it cannot be told. */
int language_compare(struct str text, struct str a, struct str b);

/* What kind of instrument a title or a document's type names; KIND_OTHER where it names none. */
enum agreement_kind language_kind(struct str text);

#endif
