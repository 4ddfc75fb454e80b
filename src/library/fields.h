/*
 * Reading maps of the format by tables: a row a key, with the function that reads its value and where it goes.
 *
 * The table decides which keys there are; what is unknown, missing, of the wrong type or not among the names of a closed set
 * becomes a fault here, with its place, for every map of the format alike.
 */
#ifndef PACTA_LIBRARY_FIELDS_H
#define PACTA_LIBRARY_FIELDS_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "yaml/node.h"

struct holder;

/* An address that the file says a node has. */
struct eid_claim {
    const struct node *node;
    const struct yaml_node *value;
};

/* One loading. */
struct load {
    struct agreement *agreement;
    const char *path;
    struct diag_list *diags;
    bool is_thorough;    /* look for what reading can do without too */
    bool is_partial;     /* the file could not be read to its end: what is missing may only not have been read */
    struct holder *root; /* what the whole text hangs on */
    struct eid_claim *claims;
    size_t n_claims, claims_capacity;
};

struct field;

/* Reads a value into the place that the field names in `target`. */
typedef void field_reader(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

struct field {
    const char *key;
    field_reader *read;
    size_t offset;                  /* of the member of target that it fills; 0 where the reader knows better */
    const struct name_table *names; /* of a closed set */
    bool is_required;
    bool is_late; /* read after all that are not: what hangs below needs what stands beside it */
};

struct field_table {
    const char *what; /* "a provision", for messages */
    const struct field *fields;
    size_t n;
};

#define FIELD_TABLE(what, fields) \
    { (what), (fields), sizeof(fields) / sizeof *(fields) }

/* Reads all pairs of a map in the order of the file, the late ones last, each key once. Where `node` is no map, a fault and false.
   A table has 64 fields at most. */
bool fields_read(struct load *load, const struct yaml_node *node, const struct field_table *table, void *target);

/* Readers of single values: a text (struct str), a date (struct date), a name of a closed set (an enum, as int), a number above
   zero (size_t), a language tag (struct str), an id (struct str). */
void field_text(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void field_date(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void field_name(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void field_number(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void field_language(struct load *load, const struct yaml_node *value, const struct field *field, void *target);
void field_id(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

/* A reader for keys that are dealt with elsewhere. */
void field_skip(struct load *load, const struct yaml_node *value, const struct field *field, void *target);

/* The text of a node, or a fault and false. */
bool load_text(struct load *load, const struct yaml_node *node, struct str *text);

/* Is it the id of something that a reference can name: [a-z][a-z0-9-]*, and nothing that reads as an article's number? Else a fault
   and false. */
bool load_check_id(struct load *load, const struct yaml_node *node, struct str id);

/* Adds a fault at a node. */
void load_fault(struct load *load, enum diag_code code, const struct yaml_node *node, const char *expected, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

struct place load_place(const struct yaml_node *node);

/* How many items a list has, and each of them; any other value is its own one item, so that a list of one needs no brackets. */
size_t load_count_items(const struct yaml_node *node);
const struct yaml_node *load_item(const struct yaml_node *node, size_t i);

/* A title: a text, or a map of texts by language. */
void load_titles(struct load *load, const struct yaml_node *value, struct title **titles, size_t *n_titles);

#endif
