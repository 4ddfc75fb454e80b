/*
 * The lit words: which groups of keywords, and which word of the reader's own, are highlighted; and how many there are where.
 */
#ifndef PACTA_TUI_LIT_H
#define PACTA_TUI_LIT_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/keyword.h"

/* The reader's own word is lit as one group more. */
enum { LIT_USER = KEYWORD_GROUPS_MAX, LIT_GROUPS_MAX };

struct lit;

/* A lit word in a text. */
struct lit_span {
    size_t start, end; /* bytes of the text */
    size_t group;
};

/* Nothing is lit at first. The agreement must outlive it. */
struct lit *lit_new(const struct agreement *agreement);
void lit_free(struct lit *lit);

/* Which groups are lit, as a set of bits; and lighting others. */
unsigned lit_groups(const struct lit *lit);
void lit_set_groups(struct lit *lit, unsigned groups);

/* Lights a word of the reader's own (or, where it is empty, none); false, with a fault, where there is nothing to look for in
   it. */
bool lit_set_user(struct lit *lit, struct str word, struct diag_list *diags);
const char *lit_user(const struct lit *lit);

/* Puts into spans[0..max) the lit words of text that begin at or behind byte `from` and before `to`, in order, no two overlapping:
   where two groups light the same place, the first word stands, and of two that begin together the longer. Returns how many. */
size_t lit_find(const struct lit *lit, struct str text, size_t from, size_t to, struct lit_span *spans, size_t max);

/* How often a group occurs at or below a node, in the instrument's own words and in the curator's; counted once, when first
   asked. */
struct keyword_count lit_count(struct lit *lit, size_t group, const struct node *node);

/* The same for all that is lit, together. */
size_t lit_count_all(struct lit *lit, const struct node *node);

#endif
