/*
 * Completion: what a word in the prompt can become.
 */
#ifndef PACTA_TUI_COMPLETION_H
#define PACTA_TUI_COMPLETION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct app;

/* All zeroes: none is going on. */
struct completion {
    char **words; /* what the word can be; owned */
    size_t n_words, capacity;
    size_t start; /* where the word begins in the line */
    size_t at;    /* the one that is shown; n_words: none yet */
};

/* What a word stands for decides what can complete it. */
enum completion_kind {
    COMPLETE_NOTHING,
    COMPLETE_LINE,      /* a command, an action or a reference */
    COMPLETE_AGREEMENT, /* an agreement of the library */
    COMPLETE_THEME,
    COMPLETE_FILE,
};

/* Finds all words of a kind that begin as `word` does, which begins at byte `start` of the line. */
void completion_start(struct completion *completion, struct app *app, enum completion_kind kind, struct str word, size_t start);

/* The next (previous) word; NULL where there is none. */
const char *completion_next(struct completion *completion, bool is_back);

/* Appends the words for the status line, the one that is shown in brackets. */
void completion_add_list(const struct completion *completion, struct buf *out);

void completion_end(struct completion *completion);

#endif
