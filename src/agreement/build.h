/*
 * Making an agreement: nodes are added in document order, then agreement_finish() numbers, addresses and checks them.
 *
 * This is the one way to fill the model, whatever the file format; the strings given must live in agreement->arena.
 */
#ifndef PACTA_AGREEMENT_BUILD_H
#define PACTA_AGREEMENT_BUILD_H

#include "agreement/agreement.h"
#include "base/diag.h"

/* An empty agreement with its root, owning `arena`. */
struct agreement *agreement_new(struct arena *arena, struct str path);

/* Adds an empty node as the last child of `parent`. */
struct node *build_node(struct agreement *agreement, struct node *parent, enum node_kind kind, struct place place);

/* Adds a block to its holder, and a node for each of its paragraphs, with the markers of numbered paragraphs recognised where
   the block is verbatim. */
struct node *build_block(struct agreement *agreement, struct node *holder, struct block block, struct place place);

/* Puts the nodes in order, gives them their addresses, resolves their references, and adds a fault for each duplicate and
   each reference that leads nowhere. With `is_partial` (the file could not be read to its end) nothing is said of what may
   only not have been read. */
void agreement_finish(struct agreement *agreement, bool is_partial, struct diag_list *diags);

#endif
