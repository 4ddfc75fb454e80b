/*
 * Addresses of the web, made fit to stand between quotation marks or braces. For the writers of HTML and of citations.
 */
#ifndef PACTA_EXPORT_URL_H
#define PACTA_EXPORT_URL_H

#include "base/str.h"

/* Adds an address, every byte percent-encoded that RFC 3986 has in none (space, controls, beyond ASCII, and "<>\^`{|}). */
void url_add(struct str url, struct buf *out);

#endif
