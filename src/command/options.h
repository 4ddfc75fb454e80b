/*
 * Options: taking a command line apart by the tables, and asking what was given.
 */
#ifndef PACTA_COMMAND_OPTIONS_H
#define PACTA_COMMAND_OPTIONS_H

#include "command/command.h"

/* Reads the options and operands of invocation->command from `argv`, from argv[1] on; argv is put in another order, and must
   outlive the invocation. On a fault prints a message and returns false. What is filled in is freed with options_free(). */
bool options_parse(struct invocation *invocation, int argc, char **argv);
void options_free(struct invocation *invocation);

/* Was the option given? */
bool option_given(const struct invocation *invocation, enum option_id id);

/* The argument of the option, the last one where it was given more than once; NULL, or `fallback`, where it was not given. */
const char *option_text(const struct invocation *invocation, enum option_id id);
int option_number(const struct invocation *invocation, enum option_id id, int fallback);

#endif
