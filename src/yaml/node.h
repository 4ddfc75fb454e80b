/*
 * A YAML document as a tree whose nodes know where they stand.
 *
 * Every scalar is text here: what is a number or a date is for the reader of the tree to say. An alias is the very node of its
 * anchor, so the tree is a graph without cycles; the reader has made sure that walking it is bounded.
 */
#ifndef PACTA_YAML_NODE_H
#define PACTA_YAML_NODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

/* How a scalar is written. */
enum yaml_style { YAML_STYLE_PLAIN, YAML_STYLE_QUOTED, YAML_STYLE_LITERAL, YAML_STYLE_FOLDED };

struct yaml_pair;

struct yaml_node {
    enum yaml_kind kind;
    enum yaml_style style; /* of a text */
    uint32_t line, column; /* from 1; columns in code points */
    struct str unfolded;   /* of a folded text: its lines as they stand in the file */
    union {
        struct str text; /* YAML_TEXT: without escapes, folded where it is written so */
        struct {
            struct yaml_node **items;
            size_t n;
        } list;
        struct {
            struct yaml_pair *pairs;
            size_t n;
        } map;
    } u;
};

/* A pair of a map, in the order of the file; the key is a YAML_TEXT. */
struct yaml_pair {
    struct yaml_node *key;
    struct yaml_node *value;
};

/* The value of a key of a map, or NULL where there is none; the first, where a faulty file has two. */
struct yaml_node *yaml_map_get(const struct yaml_node *map, struct str key);

/* "a list", "a map" or "a text", for messages. */
const char *yaml_kind_name(enum yaml_kind kind);

#endif
