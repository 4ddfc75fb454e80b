/*
 * Akoma Ntoso as this program itself exports it: nothing of the agreement is lost there, and all of it comes back.
 */
#ifndef PACTA_LIBRARY_AKN_OWN_H
#define PACTA_LIBRARY_AKN_OWN_H

#include "agreement/agreement.h"
#include "library/xml.h"

/* Is it such an export? */
bool akn_own_is(const struct xml_node *root);

/* The agreement that was exported; NULL, with faults, where somebody has made it unsound since. */
struct agreement *akn_own_read(const struct xml_node *root, const char *file, struct diag_list *diags);

#endif
