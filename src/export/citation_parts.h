/*
 * What citations are made of, in whatever style. For the styles alone.
 *
 * Nothing is recased or invented here: what the file does not say is left out.
 */
#ifndef PACTA_EXPORT_CITATION_PARTS_H
#define PACTA_EXPORT_CITATION_PARTS_H

#include "export/citation.h"

/* The styles that cite one place at a time (citation.h, `add`). */
void citation_add_plain(const struct citation_place *place, struct buf *out);
void citation_add_oscola(const struct citation_place *place, struct buf *out);
void citation_add_bluebook(const struct citation_place *place, struct buf *out);
void citation_add_chicago(const struct citation_place *place, struct buf *out);

/* The styles that make one list of all places (citation.h, `add_list`). */
void citation_add_bibtex(const struct citation_place *places, size_t n, struct buf *out);
void citation_add_biblatex(const struct citation_place *places, size_t n, struct buf *out);
void citation_add_csl_json(const struct citation_place *places, size_t n, struct buf *out);

/* --- The parties --- */

/* Are there two, so that they are named at all? And must they be beside the title, since it does not name both? */
bool citation_is_bilateral(const struct agreement *agreement);
bool citation_must_name_parties(const struct agreement *agreement);

/* The short name of a party, else its name; and its abbreviation as American law reviews have it, else the short name. */
struct str citation_party_name(const struct party *party);
struct str citation_party_abbreviation(const struct party *party);

/* --- The dates --- */

/* The event that a treaty is dated by where states may accede to it: its opening for signature, else agreement_date(). */
const struct event *citation_opening(const struct agreement *agreement);

/* What was done in the event, one of the agreement's own: "signed", "adopted", "opened for signature", "entered into force". */
const char *citation_verb(const struct agreement *agreement, const struct event *event);

/* The entry into force, where that is not the event already; else NULL, and so where its date is not known. */
const struct event *citation_entry_into_force(const struct agreement *agreement, const struct event *event);

/* Appends the date as American styles have it: "February 22, 2022", or with their abbreviated months "Feb. 22, 2022". */
void citation_add_american_date(struct date date, bool is_short, struct buf *out);

/* --- Where it is printed --- */

/* The first of the agreement's series that is among the names, in their order; else the first of all, NULL where there is none. */
const struct series *citation_series(const struct agreement *agreement, const char *const *names, size_t n_names);

/* Appends "1155 UNTS 331", as much as is known, with that name for the series. */
void citation_add_series(const struct series *series, struct str name, struct buf *out);

/* The page of the web that an agreement that is in no series is read on: its first source with an address. NULL: none. */
const struct source *citation_web_source(const struct agreement *agreement);

/* --- The place in it --- */

/* How a style writes of places. */
struct citation_marks {
    enum { CITATION_LONG, CITATION_ABBREVIATED, CITATION_BARE } form; /* "Article 16", "art. 16", "art 16" */
    const char *open, *close;                                         /* around a title of the instrument's own */
    const char *dash;                                                 /* between the ends of a range */
};

/* Appends the name of the place; of what has no number its title, in brackets where it is the editor's. */
void citation_add_pinpoint(const struct citation_place *place, const struct citation_marks *marks, struct buf *out);

/* --- Where its words are from --- */

/* What a source gave of the place. */
struct contribution {
    const struct source *source;
    const char *verb; /* "quoted in", "summarised from", or both */
    bool is_translation;
    struct str page; /* "" where there are several */
};

struct contributions {
    struct contribution *items;
    size_t n, capacity;
};

/* All contributions to a place, in its order; none to the agreement as a whole. Freed with free(items). An editor's remarks are
   no words of the instrument; and the full text of one that is printed in a series is cited from there. */
struct contributions citation_contributions(const struct citation_place *place);

/* Appends ", quoted in ...; summarised from ..." as add_source() has each source. */
void citation_add_contributions(const struct citation_place *place,
                                void (*add_source)(const struct contribution *contribution, struct buf *out), struct buf *out);

/* Ends a citation with a full stop, unless it ends in a mark already. */
void citation_add_stop(struct buf *out);

/* The publisher of a source; else its title, or its id. */
struct str citation_publisher(const struct source *source);

#endif
