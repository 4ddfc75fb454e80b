/*
 * The prompt: one line that is typed at the foot of the screen.
 */
#ifndef PACTA_TUI_PROMPT_H
#define PACTA_TUI_PROMPT_H

#include <stdbool.h>

#include "tui/paint.h"

enum prompt_result {
    PROMPT_GOES_ON,
    PROMPT_CHANGED, /* the text is another than before the key */
    PROMPT_ACCEPTED,
    PROMPT_CANCELLED,
};

struct prompt {
    struct buf text;
    size_t cursor;    /* a byte of the text, on a cluster boundary */
    struct buf label; /* what stands before it: "/", "Export Art. 16 to " */
};

/* Begins with a label and a text to start from, the cursor behind it. */
void prompt_start(struct prompt *prompt, struct str label, struct str text);

/* Takes a key: characters, arrows, ^A ^E Home End, Backspace, Delete, ^W, ^U, Enter, Escape. Backspace in an empty prompt
   cancels it. */
enum prompt_result prompt_take(struct prompt *prompt, int key);

/* Paints the prompt on a row, between these columns, and returns the column where the cursor is to stand; a long text is shown
   around it. */
int prompt_paint(const struct prompt *prompt, const struct painter *painter, int row, int left, int end_column);

void prompt_end(struct prompt *prompt);

#endif
