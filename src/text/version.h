/*
 * Which libraries this build does text with, for --version.
 */
#ifndef PACTA_TEXT_VERSION_H
#define PACTA_TEXT_VERSION_H

#include "base/str.h"

/* Appends ", "-separated names and versions: "utf8proc 2.8.0, libunibreak 6.1, PCRE2 10.42" (or "no PCRE2"; old
   versions of libunibreak know only that of the library before: "libunibreak (liblinebreak 2.2)"). */
void text_add_versions(struct buf *out);

#endif
