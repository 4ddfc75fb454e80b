/*
 * What an importer makes of a document, before it is an agreement: a tree of parts with their lines of text, and what is doubtful
 * about them.
 *
 * Importers add parts and text in the order of the source and need not care whether the result is a sound agreement: that
 * numbers and ids are unique and every list stands where the format has a place for it is the work of draft_finish().
 */
#ifndef PACTA_LIBRARY_DRAFT_H
#define PACTA_LIBRARY_DRAFT_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "base/arena.h"
#include "base/diag.h"
#include "library/import.h"

struct heading;

struct draft_line {
    struct str text;
    struct draft_line *next;
};

/* A block: lines of one kind, in one language, from one source. */
struct draft_block {
    enum block_kind kind;
    struct str language; /* "" for that of the agreement */
    const struct source *source;
    struct draft_line *first, *last;
    struct draft_block *next;
};

struct draft_title {
    struct title title;
    struct draft_title *next;
};

struct draft_doubt {
    size_t line; /* of the source; 0: none */
    struct str text;
    struct draft_doubt *next;
};

/* A part: what a node of the model is, but for blocks and paragraphs. */
struct draft_node {
    enum node_kind kind;
    enum division division;
    bool is_loose;      /* text that belongs to no part: a provision or a section, as what stands beside it is */
    bool is_editorial;  /* its heading is the curator's */
    struct str label;   /* its number, as printed */
    struct str heading; /* the number with its word, as printed: "ARTICLE XVI"; "" where there is none */
    struct str id;
    struct str language; /* of an annex in another one */
    struct draft_title *titles;
    struct draft_block *blocks, *last_block;
    struct draft_doubt *doubts, *last_doubt;
    size_t line;
    struct draft_node *parent, *first, *last, *previous, *next;
};

struct draft {
    struct arena *arena;         /* of the draft; freed before the agreement is */
    struct agreement *agreement; /* what is said of the whole is written here at once */
    struct draft_node *root;
    const struct source *source; /* of every block that is added from now on */
    const char *file;
    struct diag_list *diags;
};

/* An empty draft; draft_free() frees it, and the agreement where it has not been taken by draft_finish(). */
struct draft *draft_new(const char *file, struct diag_list *diags);
void draft_free(struct draft *draft);

/* Adds a part as the last child of `parent`. */
struct draft_node *draft_add(struct draft *draft, struct draft_node *parent, enum node_kind kind, size_t line);

/* The child of this kind, which is added where there is none (a preamble, a closing). */
struct draft_node *draft_only(struct draft *draft, struct draft_node *parent, enum node_kind kind, size_t line);

/* Moves a part, with all that is in it, to the end of another one. */
void draft_move(struct draft_node *node, struct draft_node *parent);

/* Moves what is in a part, its number and titles as text, to the end of another one, and takes it out of the tree. */
void draft_merge(struct draft *draft, struct draft_node *from, struct draft_node *to);

/* Takes a part, with all that is in it, out of the tree. */
void draft_remove(struct draft_node *node);

/* A copy of a text in the arena of the draft, in that of the agreement: cleaned of control characters, white space reduced. */
struct str draft_clean(struct draft *draft, struct str text);
struct str draft_keep(struct draft *draft, struct str text);

/* Sets the title in a language; one that is there already goes on with the text, behind a blank. */
void draft_set_title(struct draft *draft, struct draft_node *node, struct str language, struct str text);

/* Adds a paragraph of text as one line or, where the items of a list run on in it, as several. */
void draft_add_text(struct draft *draft, struct draft_node *node, struct str language, struct str text);

/* Adds a line as it is, to a block of this kind. */
void draft_add_line(struct draft *draft, struct draft_node *node, enum block_kind kind, struct str language, struct str text);

/* Begins a new block, so that what is added next does not go on with the last one. */
struct draft_block *draft_add_block(struct draft *draft, struct draft_node *node, enum block_kind kind, struct str language);

/* Notes a doubt at a part, which becomes a warning and a comment. */
void draft_doubt(struct draft *draft, struct draft_node *node, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* The part behind this one in document order below `top`, or NULL. */
struct draft_node *draft_next(const struct draft_node *node, const struct draft_node *top);

/* The agreement or annex that a part belongs to. */
struct draft_node *draft_component(struct draft_node *node);

/* Is it a section or a provision, which are the parts that stand in lists? */
bool draft_is_part(const struct draft_node *node);

/* Where text goes that stands beside divisions and articles: to the division, as long as it has no parts; then to a part of its
   own. */
struct draft_node *draft_text_holder(struct draft *draft, struct draft_node *parent, size_t line);

/* Does the part hold any text of its own, and any at all? */
bool draft_has_text(const struct draft_node *node);

/* Adds a source to those of the agreement. Its id is made of `id`. */
const struct source *draft_add_source(struct draft *draft, struct source source);

/* Appends an id made of a text: [a-z][a-z0-9-]*, and nothing that reads as an article; "text" where nothing is left of it. */
void draft_add_id(struct buf *out, struct str text);

/* Gives an annex the number of its heading. One that is called otherwise ("PROTOCOL 2") is titled so too, since its number alone
   does not say it. */
void draft_number_annex(struct draft *draft, struct draft_node *node, struct str language, const struct heading *heading);

/* Puts the parts in the order of the format, makes numbers and ids unique, and builds the agreement, which the caller frees. */
struct agreement *draft_finish(struct draft *draft, struct import_result *result);

/* For draft_finish() alone, its steps: parts to their places, with numbers that are none given up before and all made unique after;
   the agreement. */
void draft_settle(struct draft *draft);
void draft_settle_false_numbers(struct draft *draft);
void draft_settle_numbers(struct draft *draft);
struct agreement *draft_build(struct draft *draft, struct import_result *result);

#endif
