/*
 * Texts in JSON (RFC 8259).
 */
#ifndef PACTA_EXPORT_JSON_H
#define PACTA_EXPORT_JSON_H

#include "base/str.h"

/* Appends s as a string with its quotation marks. What a terminal obeys, and what YAML or JavaScript do not read as it stands, is
   escaped; bytes that are not UTF-8 become U+FFFD. */
void json_add_string(struct buf *out, struct str s);

#endif
