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

/* Does a table begin at line i: a row, and the line of dashes that is under the head of one? */
bool text_is_table(const struct text *text, size_t i);

/* Reads the table at line i, with what is in its cells stripped or not. Returns where it ends. */
size_t text_read_table(struct text *text, size_t i, bool has_markup);

/* Where a row of a table in HTML begins at line i, takes all lines of the row into that one. */
void text_join_html_row(struct text *text, size_t i);

#endif
