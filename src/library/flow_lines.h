/*
 * From the lines of a page to the paragraphs of a text: lines that were broken for want of room are joined.
 */
#ifndef PACTA_LIBRARY_FLOW_LINES_H
#define PACTA_LIBRARY_FLOW_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "library/draft.h"

/* A line without the white space at its ends; an empty one is blank. */
struct page_line {
    struct str text;
    size_t indent; /* how many columns of white space stood before it */
    size_t number; /* in the file, from 1 */
    bool begins_page;
    bool ends_paragraph; /* the next line does not go on with it, whatever it looks like */
};

struct page_lines {
    struct page_line *items;
    size_t n, capacity;
};

/* Cuts a text into lines, at LF, CR, CR LF, form feed and the line separators of Unicode, and adds them; freed with free(). */
void page_lines_add(struct page_lines *lines, struct str text, size_t first_number);

/* At which column the lines are broken: where nearly all of them end before it; 0 where a line is a paragraph. */
size_t page_lines_width(const struct page_lines *lines);

/* Adds lines as paragraphs to a part. */
void flow_add(struct draft *draft, struct draft_node *node, struct str language, const struct page_line *lines, size_t n,
              size_t width);

/* Does the text end a sentence or clause? */
bool flow_ends_clause(struct str text);

/* Does it end with a word of a few small letters, behind which a sentence must go on? How many they may be, and mostly are. */
bool flow_ends_in_small_word(struct str text, size_t longest);
enum { FLOW_SMALL_WORD = 3 };

/* Does it begin with the marker of a first paragraph: "1.", "(a)", "1°"? */
bool flow_begins_list(struct str text);

/* Does it end so, or with "article" and the like, that what follows goes on with it? */
bool flow_expects_more(struct str text);

/* Is it a short line whose letters are capitals? */
bool flow_is_in_capitals(struct str text);

/* The words of a text, as blanks part them; and how many a title has at most. */
size_t flow_count_words(struct str text);
enum { FLOW_TITLE_WORDS_MAX = 16 };

/* Is it written in letters between which there are no blanks (Chinese, Japanese, Thai)? By its first. */
bool flow_is_unspaced(struct str text);

/* Are there columns in the line, with a wide gap or a tab between them? */
bool flow_has_columns(struct str text);

/* Does it begin with a small letter? */
bool flow_begins_small(struct str text);

#endif
