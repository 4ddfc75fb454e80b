/*
 * What the parts of the importer of plain text share. For import_text.c and text_*.c alone.
 *
 * A text is read in steps: its columns are parted (text_columns.c), its lines lose their markup (text_markup.c; text_list.c,
 * text_table.c, text_inline.c, text_entity.c) and what belongs to the page (text_page.c), headings are told from sentences that
 * begin like one (text_heads.c, text_settle.c), a document is built between headings (text_parse.c), and documents in several
 * languages become one (text_merge.c).
 */
#ifndef PACTA_LIBRARY_TEXT_IMPORT_H
#define PACTA_LIBRARY_TEXT_IMPORT_H

#include "library/draft.h"
#include "library/flow_lines.h"
#include "library/headings.h"

/* A line with what is known of it. */
struct text_line {
    struct page_line page;  /* without markup; blank where the line belongs to the page */
    struct heading heading; /* where it is one; HEADING_NONE for all else */
    bool is_marked;         /* marked as a heading, of any kind */
    int level;              /* of the mark: how many "#", or which underline; 0: none, or marked otherwise */
    bool is_row;            /* of a table */
    bool is_literal;        /* of a block in which nothing is marked up */
    bool is_inner;          /* heads a part of an article, and is text */
    bool is_quoted;         /* would be a heading, were it not quoted */
    bool is_contents;       /* of a table of contents */
    bool is_dropped;        /* belongs to the page */
};

struct text {
    struct draft *draft;
    struct text_line *lines;
    size_t n;
    size_t width;              /* at which lines are broken; 0: a line is a paragraph */
    struct str other_language; /* that a second document is in; "" where there is none */
};

/* A part of a text, from a line up to, not including, another. */
struct text_range {
    size_t from, to;
};

/* Puts the lines of the right of two columns behind those of the left, where these are texts in different languages; else false,
   and nothing is changed. */
bool text_part_columns(struct page_lines *lines);

/* Makes the lines of a text, without markup and what belongs to the page. */
void text_read_lines(struct text *text, struct str content, size_t first_number);
void text_drop_markup(struct text *text);
void text_drop_page(struct text *text);

/* Finds the headings, and the table of contents. */
void text_find_headings(struct text *text);

/* Makes text again of what are headings in other documents, and in this one stand within articles; finds those of letters, which
   are nothing but numbers. */
void text_settle_headings(struct text *text);

/* Reads a line as the heading of an article whose word, or number, is damaged, with nothing behind it. The label is the number as
   it must have been; empty where that cannot be told. */
bool text_read_damaged(struct draft *draft, struct str line, struct heading *heading);

/* The next line behind `at` that is not blank, or before it; range.to, or (size_t)-1, where there is none. */
size_t text_next(const struct text *text, struct text_range range, size_t at);
size_t text_previous(const struct text *text, size_t at);

/* Reads a document into a part (the root, or an annex): one that may have annexes of its own, or an annex. */
void text_parse(struct text *text, struct text_range range, struct draft_node *component, struct str language, bool has_annexes);

/* Adds the lines of a range as paragraphs. */
void text_add(const struct text *text, struct text_range range, struct draft_node *node, struct str language);

/* Takes a document in a second language into one of the same articles; false, and nothing is changed, where their numbers do not
   agree. */
bool text_merge(struct draft *draft, struct draft_node *into, struct draft_node *from, struct str language);

/* What stands before a text between lines of "---". */
struct text_front {
    struct str rest;          /* the text behind it */
    size_t rest_line;         /* the number of its first line */
    struct str language;      /* of the text */
    struct text_body *bodies; /* texts in other languages that stand in it */
    size_t n_bodies;
};

struct text_body {
    struct str language, text;
    size_t line;
};

/* Reads the front matter, where there is one: titles and sources go to the draft. Freed with free(bodies). */
struct text_front text_read_front(struct draft *draft, struct str content);

#endif
