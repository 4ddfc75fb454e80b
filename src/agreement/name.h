/*
 * What a place is called, for people.
 */
#ifndef PACTA_AGREEMENT_NAME_H
#define PACTA_AGREEMENT_NAME_H

#include "agreement/agreement.h"

/* Appends the name by which a lawyer cites the place within its agreement: "Article 16", "Article 31(1)(b)", "Annex 1, Article 2",
   "Preamble, recital 3", "Part III"; of what has no number, its title, else its id. With `is_short`, "Art. 16". Nothing for the
   root. */
void name_add(const struct agreement *agreement, const struct node *node, bool is_short, struct buf *out);

/* The forms in which places are named. */
enum name_form {
    NAME_FULL,       /* "Article 16" */
    NAME_SHORT,      /* "Art. 16" */
    NAME_CITED,      /* "art. 16", as in footnotes: no capital but in titles */
    NAME_CITED_BARE, /* "art 16", without full stops too */
    NAME_FORM_COUNT
};

/* The same in any of the forms; full and short are those of name_add(). */
void name_add_form(const struct agreement *agreement, const struct node *node, enum name_form form, struct buf *out);

/* Appends "Articles 16-18", or "arts 16–18" with that dash, where both are articles of the main body that go by their numbers
   alone. Else false, and nothing is appended. */
bool name_add_articles(const struct agreement *agreement, const struct node *first, const struct node *last, enum name_form form,
                       struct str dash, struct buf *out);

/* Is the place named by its title, since it has no number, or none that it goes by? */
bool name_is_title(const struct node *node);

/* Appends how many articles the instrument has and which of them this edition holds: "Moscow Declaration has 43 articles; this
   edition has 1, 6, 9, 10, 16, 25, 30". Runs of four and more articles in a row are given as "5-9". */
void name_add_holdings(const struct agreement *agreement, struct buf *out);

/* How many bytes of an annex's number are a word of its own, as in "Appendix 1" or "Annex II", by which it is called; 0: none. */
size_t annex_word_length(const struct node *annex);

#endif
