/*
 * Places that are kept: a reading position that outlives the agreement that it was in.
 *
 * An anchor points into a loaded agreement. What is kept of it, in the state, for a mark, or while an edited file is read
 * again, is the address of what holds it, the text there that it is in, the byte of that text, and a few words around it: enough to
 * find the very word again, also where it has moved meanwhile.
 */
#ifndef PACTA_TUI_PLACE_H
#define PACTA_TUI_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "layout/flow.h"

struct kept_place {
    char *address;        /* the eId of the holder; "" for the agreement itself */
    bool is_in_block;     /* else in the holder's title */
    enum block_kind kind; /* of the block */
    size_t nth;           /* which of the holder's blocks of that kind, from 1 */
    size_t byte;          /* of the block's text or of the title; without words, of what stands behind the title */
    char *words;          /* those around the byte; "" for what shows no text: the label of a block, the lines under a title */
    size_t into;          /* the byte's place in the words */
};

/* How well a place was found again. */
enum place_found {
    PLACE_EXACT, /* where it was */
    PLACE_MOVED, /* its words, elsewhere */
    PLACE_NEAR,  /* near it: what is left of its words, else the beginning of what held them */
    PLACE_LOST,  /* the holder is gone too; what is around it, at worst the beginning */
};

/* Keeps an anchor. `language` is that of the titles that the reader shows (flow_options). */
struct kept_place place_keep(const struct agreement *agreement, struct anchor anchor, struct str language);

/* Finds a kept place in the agreement as it is now. */
enum place_found place_find(const struct agreement *agreement, const struct kept_place *place, struct str language,
                            struct anchor *anchor);

/* Finds the place of an anchor of `old` in `new`, the same agreement read again. Where its holder is gone, the nearest thing
   before it that is still there. */
enum place_found place_carry_over(const struct agreement *old, struct anchor anchor, const struct agreement *new,
                                  struct str language, struct anchor *found);

struct kept_place place_copy(const struct kept_place *place);
bool place_equal(const struct kept_place *a, const struct kept_place *b);

/* The anchor of a byte of a block's text: in the last of its paragraphs that begins there or before. */
struct anchor place_in_block(const struct node *block, size_t byte);

/* The title that the reader shows for a node, in which the bytes of a heading count. */
struct str place_title(const struct agreement *agreement, const struct node *node, struct str language);

/* Frees what the place holds and leaves it empty. */
void place_free(struct kept_place *place);

#endif
