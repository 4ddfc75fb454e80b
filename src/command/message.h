/*
 * Messages on standard error: safe for a terminal, whatever they quote.
 */
#ifndef PACTA_COMMAND_MESSAGE_H
#define PACTA_COMMAND_MESSAGE_H

#include <stdbool.h>

#include "base/diag.h"
#include "command/command.h"

/* Prints "pacta: ..." as one line. */
void message(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints a further line of the message before it, indented. */
void message_more(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Points to the help of a command. */
void message_see_help(const struct command *command);

/* Prints diagnostics, each with its file. Warnings about what is in a file that the user did not name are no matter of theirs:
   without `with_warnings` only errors, and warnings about the library itself, are printed. */
void message_diags(const struct diag_list *diags, bool with_warnings);

#endif
