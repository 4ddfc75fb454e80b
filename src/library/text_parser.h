/*
 * What is known while a document is read between its headings. For text_parse.c and text_opening.c alone.
 */
#ifndef PACTA_LIBRARY_TEXT_PARSER_H
#define PACTA_LIBRARY_TEXT_PARSER_H

#include "library/text_import.h"

struct parser {
    struct text *text;
    struct text_range range;
    struct draft_node *component; /* the agreement, or the annex that is being read */
    struct draft_node *at;        /* the innermost open division, or the component */
    struct str language;
    int depth_of[HEADING_CLASS_COUNT]; /* how deep divisions of a class stand here; 0: none seen yet */
    size_t asked_from, telling;        /* from the one line to the other there is no heading of a part: see is_last() */
};

/* A line of the text. */
const struct text_line *parser_line(const struct parser *p, size_t at);

/* Is the line a heading of its own kind: marked, and none of those with a number? */
bool parser_is_bare_heading(const struct parser *p, size_t at);

/* Where the text of a part that begins at `from` ends: at a heading, or a bare one in front of such. */
size_t parser_find_end(const struct parser *p, size_t from);

/* Adds text, and what closes the document in it, to where it belongs. */
void parser_add_with_closing(struct parser *p, struct text_range body, struct draft_node *node);

/* Reads all before the first heading: titles, contents, preamble. Returns where that heading is. */
size_t parser_read_opening(struct parser *p);

#endif
