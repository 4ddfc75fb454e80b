/*
 * The model: an agreement as a tree of nodes, immutable once it is built.
 *
 * One arena owns everything: the structs, the strings, the tree; agreement_free() frees it all. Every struct str here is
 * valid UTF-8, lives as long as the agreement, and is the empty view where the file says nothing. Texts are as the curator
 * wrote them: make them safe (text/display.h) before they reach a terminal.
 */
#ifndef PACTA_AGREEMENT_AGREEMENT_H
#define PACTA_AGREEMENT_AGREEMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "agreement/date.h"
#include "agreement/kinds.h"
#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

struct address_table;

/* A title in one language. */
struct title {
    struct str language; /* the agreement's own where the file names none */
    struct str text;
};

/* When and where something was done to the agreement. */
struct event {
    struct date date;
    struct str place;
    struct str note;
};

struct party {
    struct str code, name, short_name, abbr, signatory, office;
    struct date signed_on;
    struct str consent_means;
    struct date consent_date;
};

struct source {
    struct str id, publisher, title, author, url, language;
    struct date date, accessed;
    enum source_kind kind;
};

struct series {
    struct str name, volume, page;
};

struct relation {
    enum relation_type type;
    struct str target;
};

/* A place in the file, for diagnostics: from 1, or 0. */
struct place {
    uint32_t line, column;
};

/* A group of words that is lit as one. */
struct keyword_group {
    struct str id, label;
    struct str *words;
    struct place *places; /* of the words */
    size_t n_words;
};

enum { KEYWORD_GROUPS_MAX = 8 };

struct block {
    enum block_kind kind;
    struct str text;             /* no newline at its end */
    const struct source *source; /* NULL: none given */
    struct str language;
    struct str page;
};

/* An editor's reference to another place. */
struct reference {
    struct str text;           /* as written */
    const struct node *target; /* the first node meant; NULL where it leads to another agreement or is absent here */
    const struct node *last;   /* the last node of a range, else the same as target */
    struct str agreement;      /* the other agreement's id or alias, or "" */
    struct str rest;           /* what it names there */
    struct place place;
};

enum node_kind {
    NODE_AGREEMENT, /* the root */
    NODE_PREAMBLE,
    NODE_RECITAL,
    NODE_SECTION,   /* a division of the instrument, or a section that the curator made */
    NODE_PROVISION, /* an article, or a provision without a number */
    NODE_ANNEX,
    NODE_CLOSING,
    NODE_BLOCK,
    NODE_PARAGRAPH, /* of a block: a line of its text, and the numbered paragraphs nested under it */
    NODE_KIND_COUNT
};

struct node {
    enum node_kind kind;
    enum division division; /* of a section */
    bool is_editorial;      /* the heading is the curator's, not the instrument's */
    struct node *parent, *first, *last, *next, *previous;
    size_t order;     /* its place in document order; the root has 0 */
    size_t ordinal;   /* its place, from 1, among those siblings that are counted together with it */
    struct str eid;   /* its address; "" for the root and for blocks */
    struct str id;    /* given by the curator */
    struct str label; /* the number as the instrument prints it: "16 bis", "II"; of a paragraph its marker, "(a)" */
    struct title *titles;
    size_t n_titles;
    struct reference *see;
    size_t n_see;
    const struct block *block; /* of a block itself, and of each of its paragraphs */
    size_t start, end;         /* a paragraph's bytes in block->text, its marker included, its newline not */
    size_t body;               /* where they go on behind the marker; `start` where there is none */
    struct place place;        /* where its number or id stands in the file, else where it begins */
};

struct agreement {
    struct arena *arena;
    struct str path; /* the file it came from, for diagnostics */
    struct str id, language, short_title, depositary, registration_number;
    enum agreement_kind kind;
    enum agreement_status status;
    enum unit unit;
    enum numbering numbering;
    enum coverage coverage;
    enum headings headings;
    struct title *titles;
    size_t n_titles;
    struct str *aliases;
    size_t n_aliases;
    struct party *parties;
    size_t n_parties;
    struct event signed_on, adopted, opened_for_signature, entry_into_force, termination;
    struct date registration_date;
    struct series *series;
    size_t n_series;
    struct str *authentic;
    size_t n_authentic;
    struct relation *relations;
    size_t n_relations;
    struct str *subjects;
    size_t n_subjects;
    struct source *sources;
    size_t n_sources;
    struct keyword_group *keywords;
    size_t n_keywords;
    size_t n_articles; /* how many the instrument has; 0: not said */
    struct node *root;
    struct node **nodes; /* all of them, in document order */
    size_t n_nodes;
    struct address_table *addresses, *ids;
};

/* Frees the agreement and all that hangs on it; NULL is let be. */
void agreement_free(struct agreement *agreement);

/* The title in a language, or, where it has none or `language` is empty, in the agreement's own, else the first. */
struct str agreement_title(const struct agreement *agreement, struct str language);
struct str node_title(const struct agreement *agreement, const struct node *node, struct str language);

/* The short title where there is one, else the title, else (in a faulty file) the id. */
struct str agreement_name(const struct agreement *agreement);

/* The event that dates the agreement: signed, else adopted, else opened for signature, else entry into force (all empty: one
   without a date). */
const struct event *agreement_date(const struct agreement *agreement);

/* The node behind this one in document order, or NULL at the end; node_skip() passes over what hangs below it. */
const struct node *node_next(const struct node *node);
const struct node *node_skip(const struct node *node);

/* Is `node` the same as `ancestor` or somewhere below it? */
bool node_is_within(const struct node *node, const struct node *ancestor);

/* The nearest node at or above this one that has an address of its own and is no paragraph: what a block belongs to. The root
   where there is none. */
const struct node *node_holder(const struct node *node);

/* The nearest node of this kind at or above, or NULL. */
const struct node *node_ancestor(const struct node *node, enum node_kind kind);

/* Is the node a provision with a number? */
bool node_is_article(const struct node *node);

/* Is the block in a language that the file does not count among the authentic ones, though it names such? */
bool block_is_translation(const struct agreement *agreement, const struct block *block);

/* Finds a source, or NULL. */
const struct source *agreement_source(const struct agreement *agreement, struct str id);

#endif
