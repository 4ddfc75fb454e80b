/*
 * OSC 52: the control sequence by which a program hands the terminal a text for its clipboard.
 */
#ifndef PACTA_TUI_OSC52_H
#define PACTA_TUI_OSC52_H

#include <stdbool.h>

#include "base/str.h"

/* The most bytes of text that terminals commonly take: what comes to 100,000 bytes in all. */
enum { OSC52_TEXT_MAX = 74994 };

/* Appends the text in base64 (RFC 4648). */
void base64_add(struct str text, struct buf *out);

/* Appends the sequence. Within screen, which would swallow it, it is wrapped to be handed on, in pieces as screen takes them. */
void osc52_add(struct str text, bool is_in_screen, struct buf *out);

#endif
