/*
 * Reads YAML 1.1, as libyaml does, into a tree, whatever the bytes: what cannot be read becomes diagnostics.
 */
#ifndef PACTA_YAML_READER_H
#define PACTA_YAML_READER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/str.h"
#include "yaml/node.h"

/* How deep lists and maps may be nested, and how many nodes aliases may add to those that are written out. */
enum { YAML_DEPTH_MAX = 64, YAML_ALIAS_NODES_MAX = 10000 };

struct yaml_document {
    struct yaml_node *root; /* NULL where nothing could be read */
    bool is_complete;       /* false: reading ended at a fault, and the tree holds what came before it */
};

/* Reads one document from `text`. The bytes of the scalars are copied into `strings`, the tree is made in `nodes`, so that it
   can be freed while the strings stay. `file` is the name for diagnostics. A signature (U+FEFF) at the beginning is not part of
   the text. Every fault is added to diags, also one that the tree does not show (a second document, a duplicate key). */
struct yaml_document yaml_read(struct str text, const char *file, struct arena *strings, struct arena *nodes,
                               struct diag_list *diags);

/* "libyaml 0.2.5" */
void yaml_add_version(struct buf *out);

#endif
