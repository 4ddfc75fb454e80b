/*
 * Listing the library.
 */
#ifndef PACTA_COMMAND_LIST_H
#define PACTA_COMMAND_LIST_H

#include "command/command.h"
#include "library/library.h"

/* Prints a line for each agreement of the library. */
enum exit_status list_print(const struct invocation *invocation, struct library *library);

#endif
