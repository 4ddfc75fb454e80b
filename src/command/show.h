/*
 * Showing a part of an agreement as text.
 */
#ifndef PACTA_COMMAND_SHOW_H
#define PACTA_COMMAND_SHOW_H

#include "command/command.h"
#include "command/operands.h"

/* Prints what is selected, in the way that the options of the invocation say. */
enum exit_status show_selection(const struct invocation *invocation, const struct selection *selection);

#endif
