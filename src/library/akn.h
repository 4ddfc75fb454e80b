/*
 * What the parts of the Akoma Ntoso importer share. For import_akn.c and akn_*.c alone.
 */
#ifndef PACTA_LIBRARY_AKN_H
#define PACTA_LIBRARY_AKN_H

#include "library/draft.h"
#include "library/xml.h"

/* A note that stands in <meta>, for references in the text. */
struct akn_note {
    const struct xml_node *node;
    struct str id;
    bool is_kept; /* its words are in the draft */
};

/* All of a file, in the order of the source and of their ids. */
struct akn_notes {
    struct akn_note *items, **by_id;
    size_t n;
};

struct akn {
    struct draft *draft;
    struct akn_notes *notes;
    struct str language;           /* of the document that is being read, where it is not that of the agreement */
    const struct xml_node *titles; /* the element that is its title already, and no text */
    const char *unit;              /* the element that is a numbered unit; NULL: only articles are */
};

/* Reads what is said of the whole from <meta> and from the document's title. */
void akn_read_meta(struct akn *akn, const struct xml_node *document);

/* The language of a document, or the empty view. */
struct str akn_language(const struct xml_node *document);

/* The element that holds a document's title, outside of its body; NULL where there is none. */
const struct xml_node *akn_title(const struct xml_node *document);

/* Has the element a line for itself? A title within a sentence is text there all the same. */
bool akn_is_alone(const struct xml_node *node);

/* Is it a second number or heading of an element, which is text? The first of each is read for what it is. Asked of an element's children
   in their order; *seen, 0 at first, keeps which there were. */
bool akn_is_further_heading(const struct xml_node *node, unsigned *seen);

/* Has an element neither text nor a note? */
bool akn_is_blank(const struct xml_node *node);

/* Adds all text of an element to a part, a line each paragraph, with the numbers of what is numbered before it. With `is_inside`
   not the element's own number and heading. */
void akn_add_text(const struct akn *akn, struct draft_node *node, const struct xml_node *from, bool is_inside);

/* The text of a heading without the notes that stand in it. */
struct str akn_heading_text(const struct akn *akn, const struct xml_node *heading);

/* Adds the notes that an element's own number and heading hold or refer to. */
void akn_add_heading_notes(const struct akn *akn, struct draft_node *node, const struct xml_node *from);

/* Adds a note that nothing refers to. */
void akn_add_note(const struct akn *akn, struct draft_node *node, struct akn_note *note);

/* The notes in the metadata of all documents below. */
struct akn_notes akn_notes_of(const struct xml_node *root, struct arena *arena);

/* The note that a reference ("#n1") is to, or NULL. */
struct akn_note *akn_find_note(const struct akn_notes *notes, struct str href);

/* Does the note stand in the document, and in none within it? */
bool akn_note_is_of(const struct akn_note *note, const struct xml_node *document);

/* Is it an element that holds a document? */
bool akn_is_document(const struct xml_node *node);

#endif
