/*
 * References that lead to other agreements.
 */
#ifndef PACTA_LIBRARY_ELSEWHERE_H
#define PACTA_LIBRARY_ELSEWHERE_H

#include "library/library.h"

/* Does the agreement refer to another one? */
bool elsewhere_is_needed(const struct agreement *agreement);

/* Adds a warning for each reference to another agreement that leads nowhere: neither beside the agreement's own file nor in the
   library is there one of that name, or it has no such place. Another library may have it, so it is no error. */
void elsewhere_check(struct library *library, const struct agreement *agreement, struct diag_list *diags);

#endif
