/*
 * Markers of numbered paragraphs: "1.", "1.1", "(a)", "(iii)", "a)", "-", bullets; and some that are told from the beginning of a
 * sentence only by their place in a list: "1°", "a.", "A.", "1 -".
 */
#ifndef PACTA_AGREEMENT_PARAGRAPH_H
#define PACTA_AGREEMENT_PARAGRAPH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What a marker looks like decides its level: the first form met is the outermost, a new form opens a level below. */
enum marker_form {
    MARKER_NONE,
    MARKER_NUMBER,         /* 1. */
    MARKER_NUMBER_PAREN,   /* 1) */
    MARKER_NUMBER_PARENS,  /* (1) */
    MARKER_DECIMAL,        /* 1.1 */
    MARKER_LETTER_PAREN,   /* a) */
    MARKER_LETTER_PARENS,  /* (a) */
    MARKER_CAPITAL_PARENS, /* (A) */
    MARKER_ROMAN_PAREN,    /* i) */
    MARKER_ROMAN_PARENS,   /* (i) */
    MARKER_DASH,           /* - or a dash */
    MARKER_BULLET,
    MARKER_NUMBER_DEGREE, /* 1° */
    MARKER_NUMBER_DASH,   /* 1- */
    MARKER_NUMBER_SIGN,   /* § 1. */
    MARKER_LETTER,        /* a. */
    MARKER_ROMAN,         /* i. */
    MARKER_CAPITAL,       /* A. */
    MARKER_CAPITAL_ROMAN, /* I. */
    MARKER_HAN,           /* 一、 */
    MARKER_HAN_PARENS,    /* （一） */
    MARKER_FORM_COUNT
};

struct marker {
    enum marker_form form;
    struct str text;   /* the marker as it stands, "(a)" */
    struct str number; /* what stands in it, "a"; "" for dashes and bullets */
    size_t body;       /* where the line goes on behind the marker and its white space, in bytes of the line */
};

/* The open levels of a list, outermost first, while lines are read one after the other. All zeroes at its start. */
enum { MARKER_LEVELS_MAX = 8 };
struct marker_levels {
    struct {
        enum marker_form form;
        char last[16]; /* the number of the last marker, cut where longer */
    } levels[MARKER_LEVELS_MAX];
    size_t n;
    size_t last_of[MARKER_FORM_COUNT]; /* which of its list the last marker of each form was, whether its level is open or not */
};

/* Recognises the marker at the start of a line and the level it belongs to (0 the outermost), and notes it in *levels. A line
   without a marker gives MARKER_NONE, level 0, and closes all levels. "(i)" behind "(h)" on one level is a letter, else roman. What
   begins like a sentence too, "a." or "1°", is a marker where it is the first of a list or the next of one. */
size_t marker_read(struct str line, struct marker_levels *levels, struct marker *marker);

/* Does the body of a paragraph with this marker begin with the first marker of a list below it, as in "1. (a) Each Party"? */
bool marker_begins_list(struct str marker, struct str body);

/* Which of its list a number is, read in a form: of "3", "c" and "iii" 3; 0 where it cannot be told. */
size_t marker_position(enum marker_form form, struct str number);

/* Recognises a marker at the start of a line, whatever its place in a list; false where there is none. */
bool marker_look(struct str line, struct marker *marker);

/* Does the line begin with a marker that no sentence begins with? */
bool marker_is_sure(struct str line);

/* The number in a marker: "a" of "(a)", "1.1" of "1.1."; empty for dashes and bullets. */
struct str marker_number(struct str marker);

/* Does a text, written as one line, hold what look like the markers of a list: two or more that follow on one another ("1. ... 2.
   ...", "(a) ... (b) ...") at the beginning of sentences? */
bool marker_is_swallowed(struct str text);

#endif
