/*
 * What standard output is: a terminal or not, how wide, in colour or not.
 */
#ifndef PACTA_COMMAND_TERMINAL_H
#define PACTA_COMMAND_TERMINAL_H

#include <stdbool.h>

#include "command/command.h"

/* Is standard output a terminal? */
bool terminal_is_output(void);

/* How wide it is in cells: what the terminal says, else $COLUMNS, else 80. */
int terminal_width(void);

/* The columns to wrap text at: --width, else the width of the terminal. */
int terminal_wrap_width(const struct invocation *invocation);

/* Is standard output to be coloured: what --color says; where it says "auto" or nothing, a terminal that a reader can be opened
   on is, if NO_COLOR is not set. False, with a message, where --color says something else. */
bool terminal_choose_colour(const struct invocation *invocation, bool *colour);

/* Is everything to be shown in the linear way, for screen readers? */
bool terminal_is_linear(const struct invocation *invocation);

#endif
