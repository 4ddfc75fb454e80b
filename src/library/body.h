/*
 * The readers of an agreement's text: preamble, sections, provisions, annexes, closing and their blocks.
 */
#ifndef PACTA_LIBRARY_BODY_H
#define PACTA_LIBRARY_BODY_H

#include "library/fields.h"

/* What is being filled: a node, and what the blocks in it inherit. */
struct holder {
    struct node *node;
    const struct source *source;
    struct str language;
    bool is_editorial; /* headings in it are the curator's */
};

/* Readers whose target is a struct holder: the parts of an agreement or annex, and the source of all that is in it. */
void body_preamble(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void body_sections(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void body_provisions(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void body_annexes(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void body_closing(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void body_source(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

#endif
