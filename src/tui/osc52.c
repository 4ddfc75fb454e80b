#include "tui/osc52.h"

/* The longest string that old versions of screen hand on is 256 bytes. */
enum { SCREEN_PIECE = 240 };

void base64_add(struct str text, struct buf *out) {
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < text.n; i += 3) {
        size_t n = text.n - i < 3 ? text.n - i : 3;
        unsigned long group = 0;
        for (size_t j = 0; j < 3; j++)
            group = group << 8 | (j < n ? (unsigned char)text.p[i + j] : 0);
        for (size_t j = 0; j < 4; j++)
            buf_add_char(out, j <= n ? digits[group >> (18 - 6 * j) & 63] : '=');
    }
}

/* Appends the sequence as the terminal itself reads it. BEL, and not ST, ends it: in ST screen would see the end of what it hands
   on. */
static void add_plain(struct str text, struct buf *out) {
    buf_add(out, STR("\033]52;c;"));
    base64_add(text, out);
    buf_add_char(out, '\a');
}

void osc52_add(struct str text, bool is_in_screen, struct buf *out) {
    if (!is_in_screen) {
        add_plain(text, out);
        return;
    }
    struct buf sequence = {0};
    add_plain(text, &sequence);
    for (size_t i = 0; i < sequence.n; i += SCREEN_PIECE) {
        buf_add(out, STR("\033P"));
        buf_add(out, str_slice(buf_str(&sequence), i, i + SCREEN_PIECE));
        buf_add(out, STR("\033\\"));
    }
    buf_free(&sequence);
}
