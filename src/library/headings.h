/*
 * Headings: "ARTICLE XVI", "Capítulo 2. Disposiciones", "第三条", "المادة 3", in the languages of treaties.
 */
#ifndef PACTA_LIBRARY_HEADINGS_H
#define PACTA_LIBRARY_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/kinds.h"
#include "base/str.h"

/* What a heading opens, from the outermost to the innermost of a text. */
enum heading_class {
    HEADING_NONE,
    HEADING_ANNEX,  /* and protocol, schedule, appendix */
    HEADING_LETTER, /* of an exchange of letters, and the like: nothing but a number */
    HEADING_BOOK,
    HEADING_PART,
    HEADING_TITLE,
    HEADING_CHAPTER,
    HEADING_SECTION,
    HEADING_SUBSECTION,
    HEADING_ARTICLE,
    HEADING_PREAMBLE,
    HEADING_CONTENTS, /* a table of contents */
    HEADING_CLASS_COUNT
};

struct heading {
    enum heading_class class;
    const char *language; /* of the word, where it is of one language alone; else NULL */
    struct str printed;   /* the word with its number: "ARTICLE XVI" */
    struct str label;     /* "XVI"; empty where there is none */
    struct str last;      /* of "Articles 2 to 4" the "4"; empty where it is one article */
    struct str rest;      /* what follows in the line, separators and all */
};

/* Reads a heading at the start of a line. A number must follow the word, but for a preamble, a table of contents and (where
   the line has nothing else) an annex. */
bool heading_read(struct str line, struct heading *heading);

/* The same, and a heading of several articles, which ends with the last of their numbers, or a remark in brackets behind it:
   "Articles 2 to 4", "Article 8 - 9 (repealed)". */
bool heading_read_several(struct str line, struct heading *heading);

/* The division that a class of headings is for; DIVISION_NONE where the format has none. */
enum division heading_division(enum heading_class class);

/* What a number of any kind counts (of "XVI" 16, "Twenty-One" 21, "第三条" 3, "5 bis" 5); 0 where it cannot be told. */
size_t heading_value(struct str label);

/* Do two labels mean the same number, in whatever script: "第一条" and "1"? */
bool heading_same_number(struct str a, struct str b);

/* Does the text begin with words that open the closing of a treaty ("IN WITNESS WHEREOF", "Fait à")? */
bool heading_is_closing(struct str text);

/* s without the white space and signs (".", ":", dashes, brackets) at its start. */
struct str heading_skip_signs(struct str s);

#endif
