/*
 * The ways in which a reference to one place may be meant, each a search that adds the places it finds. For the files of
 * reference.h alone.
 */
#ifndef PACTA_AGREEMENT_REFERENCE_SEARCH_H
#define PACTA_AGREEMENT_REFERENCE_SEARCH_H

#include "agreement/agreement.h"
#include "agreement/pinpoint.h"

/* What has been found so far. All zeroes but the agreement at its start; freed with search_free(). */
struct search {
    const struct agreement *agreement;
    const struct node **places;
    size_t n, capacity;
    const struct node *reached;   /* where a pinpoint leads nowhere: how far down it led */
    struct pinpoint_step missing; /* and the step that failed there; its text lives as long as the search and what it is for */
    struct buf scratch;           /* a text put into another order */
    size_t cost;                  /* how many ids, numbers and titles have been looked at, these counted several times */
};

void search_free(struct search *search);

/* Has a search come upon what the text means, be it only to learn that it is not here? */
bool search_is_settled(const struct search *search);

/* Adds a place; or the one in `node` to which a pinpoint leads, else notes where it ends. */
void search_add(struct search *search, const struct node *node);
void search_add_pinpoint(struct search *search, const struct node *node, const struct pinpoint *pinpoint);

/* An eId, with or without a "#" before it, also in its longer form with "__list_1" in it, or as Akoma Ntoso names what a curator
   named ("sec_2__hcontainer_1"), and with a pinpoint: "art_16(2)". */
void search_eid(struct search *search, struct str text);

/* A part by its element and number, or such parts one in the other, and an article in it: "Part III", "annex 1, article 2",
   "recital 3", "preamble"; also from the inside out, "article 2 of annex 1", "paragraph 2 of article 16". */
void search_part(struct search *search, struct str text);

/* Does the text begin with a word for a part, as "annex 4" does? */
bool search_begins_with_part(struct str text);

/* An article by its label, however spelled, with or without a pinpoint: of the main body, or only of those within a scope. */
void search_article(struct search *search, struct str text);
void search_article_within(struct search *search, const struct node *scope, struct str text);

/* The label of the article that the text would name, were it here; false where it does not read as an article's number. */
bool search_article_label(struct str text, struct str *label);

/* The id of a section, provision, annex or recital, with or without a pinpoint. */
void search_id(struct search *search, struct str text);

/* A title, whole; the beginning of an id; what begins with a word in a title, the last word of the text cut short or not. */
void search_title(struct search *search, struct str text);
void search_id_prefix(struct search *search, struct str text);
void search_title_words(struct search *search, struct str text);

/* The text in quotation marks, cut where it is too long for a message. */
void search_add_quoted(struct buf *out, struct str text);

#endif
