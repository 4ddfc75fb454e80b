/*
 * Completions: scripts for shells, made from the tables of commands, options, formats and styles when the program is built.
 */
#ifndef PACTA_COMPLETIONS_H
#define PACTA_COMPLETIONS_H

#include "command/command.h"

/* Print the script for a shell on standard output. */
void completions_print_bash(void);
void completions_print_zsh(void);
void completions_print_fish(void);

/* Appends the words that the option takes, with blanks between them; nothing where it takes others too. */
void completions_add_choices(const struct option_row *row, struct buf *out);

/* What the operands of a command are. */
enum completions_operands { COMPLETIONS_NONE, COMPLETIONS_PLACES, COMPLETIONS_FILES, COMPLETIONS_COMMANDS };
enum completions_operands completions_operands_of(const struct command *command);

/* Prints a text with a backslash before each of the characters, and "'\''" for a "'", so that it can stand between such. */
void completions_print_quoted(const char *text, const char *escaped);

#endif
