/*
 * Roles: what a piece of the screen is, apart from how it looks. Layout gives a role to every span; a theme gives every role
 * its colours and attributes.
 */
#ifndef PACTA_LAYOUT_ROLE_H
#define PACTA_LAYOUT_ROLE_H

#include <stdbool.h>

#include "base/str.h"

enum role {
    ROLE_TEXT,    /* full verbatim provisions, and whatever is nothing else */
    ROLE_TITLE,   /* the agreement's title */
    ROLE_META,    /* date, place, parties, what the edition lacks */
    ROLE_HEADING, /* of sections and provisions */
    ROLE_QUOTE,
    ROLE_SUMMARY,
    ROLE_NOTE,
    ROLE_LABEL,     /* the line that says a block's kind and source */
    ROLE_BAR,       /* the bar beside a quotation */
    ROLE_MARKER,    /* the marker of a numbered paragraph */
    ROLE_REFERENCE, /* "see [1] Art. 6" */
    ROLE_ADDRESS,   /* an eId */
    ROLE_OUTLINE,
    ROLE_OUTLINE_SECTION,
    ROLE_OUTLINE_READING, /* the row of what is being read */
    ROLE_OUTLINE_CURSOR,
    ROLE_DIVIDER, /* between the panes */
    ROLE_STICKY,  /* the heading kept on the first row */
    ROLE_FOCUS,   /* the mark of the focus line */
    ROLE_STATUS,
    ROLE_MESSAGE,
    ROLE_ERROR,
    ROLE_HINT,
    ROLE_HINT_KEY,
    ROLE_FRAME, /* the border of a pop-up */
    ROLE_POPUP,
    ROLE_SELECTED, /* the chosen row of a list in a pop-up */
    ROLE_MATCH,
    ROLE_MATCH_CURRENT,
    ROLE_KEYWORD1,
    ROLE_KEYWORD2,
    ROLE_KEYWORD3,
    ROLE_KEYWORD4,
    ROLE_KEYWORD5,
    ROLE_KEYWORD6,
    ROLE_KEYWORD7,
    ROLE_KEYWORD8,
    ROLE_KEYWORD_USER,
    ROLE_COUNT
};

/* The name of a role in a theme file: "match-current". */
const char *role_name(enum role role);

/* Looks up a role by its name; false if there is none such. */
bool role_find(struct str name, enum role *role);

#endif
