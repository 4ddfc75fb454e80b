/*
 * Random text for property tests: the same in every run, and full of what text is hard to treat right.
 */
#ifndef PACTA_TESTS_RANDOM_TEXT_H
#define PACTA_TESTS_RANDOM_TEXT_H

#include <stdint.h>
#include <stdlib.h>

#include "base/str.h"
#include "text/utf8.h"

/* A pseudo-random sequence (xorshift64*); seed it with anything but 0. */
struct prng {
    uint64_t state;
};

/* A number below `bound`. */
static inline size_t prng_below(struct prng *prng, size_t bound) {
    prng->state ^= prng->state >> 12;
    prng->state ^= prng->state << 25;
    prng->state ^= prng->state >> 27;
    return (size_t)((prng->state * UINT64_C(0x2545F4914F6CDD1D)) >> 33) % bound;
}

/* How many rounds of a test to play: fewer where a checker slows the program down. */
static inline size_t rounds(size_t n) {
    return getenv("PACTA_TEST_SLOW") != NULL ? n / 20 + 1 : n;
}

/* Pieces that join, stand alone, vanish, fold, or are no text at all, depending on what they stand beside. */
/* clang-format off */
static const char *const random_pieces[] = {
    "a", "b", "e", "i", "o", "s", "S", "A", "E", "f", "k", "K", " ", " ", "  ", "\n", "\t", "\r", "\r\n", "-", "'", "\"", ".", "1",
    "word ", "threat", "of the ",
    "é", "e\xCC\x81", "\xCC\x81", "\xCC\xA8", "ą", "ü", "ß", "ẞ", "ﬁ", "ﬃ", "…", "½", "²", "İ", "ı", "ſ", "Å", "ǆ",
    "‘", "’", "“", "”", "«", "»", "′", "–", "—", "‑", "−", "\xC2\xA0", "\xE2\x80\x83", "\xE3\x80\x80", "\xC2\xAD", "\xC2\xA8",
    "\xE2\x80\x8B", "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x8E", "\xE2\x80\xAC", "\xE2\x80\xA8", "\xEF\xBB\xBF", "\xEF\xB8\x8F",
    "Σ", "σ", "ς", "α\xCD\x85", "ᾳ", "ΐ", "й", "и", "Ё", "Ж",
    "ש", "\xD7\x81", "\xD6\xB8", "م", "\xD9\x91", "\xD9\x8E", "\xD8\x80",
    "क", "\xE0\xA5\x8D", "\xE0\xA4\xBF", "ष", "ก", "\xE0\xB8\xB3", "한", "\xE1\x84\x80", "\xE1\x85\xA1", "\xE1\x86\xA8", "가",
    "条", "約", "ガ", "カ\xE3\x82\x99", "ア", "。", "（", "Ａ",
    "👨", "👩", "👧", "😀", "🏽", "❤", "©", "\xF0\x9F\x87\xA6", "\xF0\x9F\x87\xBF", "\xF0\x9F\x87\xB7",
    "\xFF", "\x80", "\xC3", "\xE2\x80", "\xF0\x9F", "\xED\xA0\x80", "\xEF\xBF\xBF", "\xEF\xBF\xBD", "\x1B", "\x7F", "\xC2\x85",
};
/* clang-format on */

/* Puts a random text of about n pieces into *out. Now and then a piece is repeated, or any code point at all. */
static inline void random_text(struct prng *prng, struct buf *out, size_t n) {
    static const size_t n_pieces = sizeof random_pieces / sizeof *random_pieces;
    buf_clear(out);
    while (n-- > 0) {
        size_t kind = prng_below(prng, 16);
        struct str piece = str_of(random_pieces[prng_below(prng, n_pieces)]);
        if (kind == 0) {
            char bytes[4];
            buf_add(out, (struct str){bytes, utf8_encode((uint32_t)prng_below(prng, 0x110000), bytes)});
        } else {
            for (size_t times = kind == 1 ? prng_below(prng, 5) : 1; times > 0; times--)
                buf_add(out, piece);
        }
    }
}

/* A view of a copy of s that ends where its memory ends, so that a checker sees whoever reads behind it; free p. */
static inline struct str exact_copy(struct str s) {
    char *p = malloc(s.n != 0 ? s.n : 1);
    for (size_t i = 0; p != NULL && i < s.n; i++)
        p[i] = s.p[i];
    return (struct str){p, s.n};
}

#endif
