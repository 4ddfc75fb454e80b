/*
 * The control sequence REP (CSI n b, "the last character n times more") written out, for libvterm: it takes the cursor to be
 * behind the edge of the screen when a repetition ends one column before it.
 */
#ifndef PACTA_SCREEN_REPEAT_H
#define PACTA_SCREEN_REPEAT_H

#include <stddef.h>

struct repeat {
    char last[4]; /* the last character, in UTF-8 */
    size_t n_last;
    char sequence[32]; /* a control sequence that has begun */
    size_t n_sequence;
};

/* Sends the bytes on with every repetition written out; a sequence that goes on in the next bytes is kept back until then. */
void repeat_write_out(struct repeat *repeat, const char *bytes, size_t n, void (*send)(void *to, const char *bytes, size_t n),
                      void *to);

#endif
