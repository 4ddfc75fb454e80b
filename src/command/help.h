/*
 * Help, made from the tables of commands and options.
 */
#ifndef PACTA_COMMAND_HELP_H
#define PACTA_COMMAND_HELP_H

#include "command/command.h"

/* Prints the help of a command; of the one that is run where none is named, the help of the program. */
void help_print(const struct command *command);

#endif
