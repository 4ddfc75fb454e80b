/*
 * The importers behind the table of formats. For import.c alone.
 */
#ifndef PACTA_LIBRARY_IMPORTER_H
#define PACTA_LIBRARY_IMPORTER_H

#include "library/draft.h"
#include "library/xml.h"

/* Fills the draft from a document; false, with a fault, where nothing can be made of it. */
bool import_text(struct draft *draft, struct str content);
bool import_akn(struct draft *draft, const struct xml_node *root);
bool import_tota(struct draft *draft, const struct xml_node *root);

#endif
