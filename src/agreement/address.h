/*
 * Addresses: every node's eId, in the style of the Akoma Ntoso Naming Convention 1.0, unique within the agreement.
 */
#ifndef PACTA_AGREEMENT_ADDRESS_H
#define PACTA_AGREEMENT_ADDRESS_H

#include "agreement/agreement.h"
#include "base/diag.h"

/* Gives every node of the tree its eId and makes the table to find them; two articles or ids that would have the same one are
   a fault. Called by agreement_finish(). */
void address_assign(struct agreement *agreement, struct diag_list *diags);

/* The node with this eId, in any case of its letters; NULL where there is none. */
const struct node *address_find(const struct agreement *agreement, struct str eid);

/* The node with this id, in any case of its letters; NULL where there is none. */
const struct node *address_find_id(const struct agreement *agreement, struct str id);

/* Appends the name that the node has in Akoma Ntoso: its eId, but for what a curator named. A curated section is counted among its
   like ("sec_2", in another one "sec_2__sec_1"), and so is a provision without a number ("sec_2__hcontainer_1"); what hangs
   below them is named in their context. */
void address_add_akn(const struct agreement *agreement, const struct node *node, struct buf *out);

/* The node with this name in Akoma Ntoso that is not its eId; NULL where there is none. */
const struct node *address_find_akn(const struct agreement *agreement, struct str name);

#endif
