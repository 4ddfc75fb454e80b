/*
 * Running a program with a text on its standard input.
 */
#ifndef PACTA_TUI_FEED_H
#define PACTA_TUI_FEED_H

#include <stdbool.h>

#include "base/str.h"

/* Runs a program, which is looked for in $PATH, without a shell; what it prints goes nowhere. It gets its own process group, so
   that what it leaves running (a program that holds a clipboard) is not ended by keys. After timeout_ms, or when must_stop (may be
   NULL) says so, it is killed. True if it ended well in time; else *fault gets the reason. */
bool feed_program(const char *const *argv, struct str input, int timeout_ms, bool (*must_stop)(void), struct buf *fault);

#endif
