/*
 * Jumps: where the reader was before each jump, to go back and forward.
 */
#ifndef PACTA_TUI_JUMPS_H
#define PACTA_TUI_JUMPS_H

#include <stdbool.h>
#include <stddef.h>

#include "layout/flow.h"

/* A place that was read: in which agreement, where, and on which row of the pane. */
struct jump {
    const struct agreement *agreement;
    struct anchor anchor;
    int row;
};

/* All zeroes is an empty list. Agreements are borrowed: they live as long as the library. */
struct jumps {
    struct jump *items;
    size_t n, capacity;
    size_t at; /* the item that is being read, after going back or forward; n: a place that is not in the list */
};

/* Notes the place that is about to be left. What was gone back over and not forward again stays, as in vim. The oldest of
   many are dropped. */
void jumps_add(struct jumps *jumps, struct jump from);

/* Goes back or forward: the place to go to, or false at the end of the list. `here` is noted on the first step back. */
bool jumps_back(struct jumps *jumps, struct jump here, struct jump *to);
bool jumps_forward(struct jumps *jumps, struct jump *to);

/* The place before the last jump, which is exchanged with `here`: twice brings back. */
bool jumps_last(struct jumps *jumps, struct jump here, struct jump *to);

void jumps_free(struct jumps *jumps);

#endif
