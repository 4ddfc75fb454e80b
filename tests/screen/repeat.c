#include "repeat.h"

#include <stdbool.h>
#include <stdlib.h>

typedef void sender(void *to, const char *bytes, size_t n);

enum { ESCAPE = 27 };

/* Is the control sequence whole: an escape and a byte, or a CSI up to its final byte? */
static bool is_whole(const struct repeat *repeat) {
    size_t n = repeat->n_sequence;
    char last = repeat->sequence[n - 1];
    if (n == sizeof repeat->sequence - 1)
        return true;
    return n > 1 && (repeat->sequence[1] != '[' || (n > 2 && last >= 0x40 && last <= 0x7E));
}

/* Sends a whole control sequence on, or what it stands for. */
static void send_sequence(struct repeat *repeat, sender *send, void *to) {
    size_t n = repeat->n_sequence;
    repeat->n_sequence = 0;
    if (repeat->sequence[1] != '[' || repeat->sequence[n - 1] != 'b' || repeat->n_last == 0) {
        send(to, repeat->sequence, n);
        return;
    }
    repeat->sequence[n - 1] = '\0';
    for (long i = n > 3 ? atol(repeat->sequence + 2) : 1; i > 0; i--)
        send(to, repeat->last, repeat->n_last);
}

/* Sends a byte on, and keeps it where it is part of a character. */
static void send_byte(struct repeat *repeat, char byte, sender *send, void *to) {
    bool goes_on = (byte & 0xC0) == 0x80;
    if (!goes_on)
        repeat->n_last = 0;
    if ((unsigned char)byte >= ' ' && repeat->n_last < sizeof repeat->last)
        repeat->last[repeat->n_last++] = byte;
    send(to, &byte, 1);
}

void repeat_write_out(struct repeat *repeat, const char *bytes, size_t n, sender *send, void *to) {
    for (size_t i = 0; i < n; i++) {
        if (repeat->n_sequence == 0 && bytes[i] != ESCAPE) {
            send_byte(repeat, bytes[i], send, to);
            continue;
        }
        repeat->sequence[repeat->n_sequence++] = bytes[i];
        if (is_whole(repeat))
            send_sequence(repeat, send, to);
    }
}
