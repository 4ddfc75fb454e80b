/*
 * XML read whole into a light tree, whatever the bytes: entities and depth are bounded, and nothing outside the file is read.
 */
#ifndef PACTA_LIBRARY_XML_H
#define PACTA_LIBRARY_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"

/* How deep elements may be nested. */
enum { XML_DEPTH_MAX = 200 };

struct xml_attribute {
    struct str name, value;
};

/* An element, or a run of text (without a name). */
struct xml_node {
    struct str name; /* the local name, without a prefix */
    struct str text; /* of a run of text, as it stands */
    struct xml_attribute *attributes;
    size_t n_attributes;
    struct xml_node *parent, *first, *last, *next;
    size_t line; /* of the file, from 1 */
};

/* Reads a document; what it returns, the root element, lives in the arena. Any encoding that is declared or marked and known
   is converted. NULL, with a fault at its place, where the file is no well-formed XML, or uses entities that would grow without
   bound or stand outside it. */
struct xml_node *xml_read(struct str content, const char *file, struct arena *arena, struct diag_list *diags);

/* Writes the digits in each <sup> at and below a node (NULL: none) as superscripts: 10<sup>3</sup> is not 103. */
void xml_raise_digits(struct xml_node *node, struct arena *arena);

/* Is it an element of this name? */
bool xml_is(const struct xml_node *node, const char *name);

/* The first child element of that name, or NULL; xml_find() the first anywhere below, in document order. */
const struct xml_node *xml_child(const struct xml_node *node, const char *name);
const struct xml_node *xml_find(const struct xml_node *node, const char *name);

/* The node behind this one in document order that is still below `top`, or NULL; xml_skip() passes over what hangs below it. */
const struct xml_node *xml_next(const struct xml_node *node, const struct xml_node *top);
const struct xml_node *xml_skip(const struct xml_node *node, const struct xml_node *top);

/* How many elements of that name are below the node. */
size_t xml_count(const struct xml_node *node, const char *name);

/* The value of an attribute, or the empty view. */
struct str xml_attribute(const struct xml_node *node, const char *name);

/* All text at and below the node (NULL: none), as it stands, in the arena where there is more than one run of it. */
struct str xml_raw_text(const struct xml_node *node, struct arena *arena);

/* All text at and below the node, its white space reduced to single blanks and none at its ends, in the arena. */
struct str xml_text(const struct xml_node *node, struct arena *arena);

/* "expat 2.5.0" */
void xml_add_version(struct buf *out);

#endif
