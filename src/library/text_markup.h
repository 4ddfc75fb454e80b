/*
 * The parts of reading Markdown. For text_markup.c, and the files that it is parted into, alone.
 */
#ifndef PACTA_LIBRARY_TEXT_MARKUP_H
#define PACTA_LIBRARY_TEXT_MARKUP_H

#include "library/text_import.h"

/* The text without what marks it up: emphasis, links, tags, entities, backslashes before signs. */
struct str text_strip_inline(struct arena *arena, struct str s);

/* Appends the character that an entity at the start of s, which is an "&", stands for; returns its length, 0 where it is none. */
size_t text_entity(struct str s, struct buf *out);

/* Lists whose items all have one number, which Markdown counts up from it, get the numbers that they are shown with. */
void text_number_lists(struct text *text);

#endif
