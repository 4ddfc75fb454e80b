#include "text/words.h"

#include <stdint.h>
#include <utf8proc.h>

#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"

/* A cluster as a part of a word. */
enum part {
    PART_NONE, /* no part of a word, or the end of the text */
    PART_OF_WORD,
    PART_ALONE,  /* of a script without spaces between words */
    PART_UNSEEN, /* it belongs to what stands around it */
};

struct range {
    uint32_t first;
    uint32_t last;
};

static bool is_without_spaces(uint32_t code_point) {
    static const struct range ranges[] = {
        {0x0E00, 0x0EFF},   /* Thai, Lao */
        {0x1000, 0x109F},   /* Burmese */
        {0x1780, 0x17FF},   /* Khmer */
        {0x3005, 0x3007},   /* signs among Han */
        {0x3040, 0x30FF},   /* Hiragana, Katakana */
        {0x31F0, 0x31FF},   /* more Katakana */
        {0x3400, 0x4DBF},   /* Han */
        {0x4E00, 0x9FFF},   /* Han */
        {0xF900, 0xFAFF},   /* Han, for compatibility */
        {0xFF66, 0xFF9F},   /* Katakana of half width */
        {0x20000, 0x3FFFF}, /* Han */
    };
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++)
        if (code_point >= ranges[i].first && code_point <= ranges[i].last)
            return true;
    return false;
}

static bool is_letter_digit_or_mark(uint32_t code_point) {
    utf8proc_category_t category = utf8proc_category((int32_t)code_point);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_NO;
}

/* The part that a code point plays by itself. A zero-width space is passed over in searches, but it is there to end a word. */
static enum part part_of_code_point(uint32_t code_point) {
    if (code_point == 0x200B)
        return PART_NONE;
    if (fold_ignores(code_point))
        return PART_UNSEEN;
    if (!is_letter_digit_or_mark(code_point))
        return PART_NONE;
    return is_without_spaces(code_point) ? PART_ALONE : PART_OF_WORD;
}

/* The part that a cluster plays: that of the first of its code points that is part of a word. */
static enum part part_of_cluster(struct str s, size_t at, size_t end) {
    enum part part = PART_UNSEEN;
    while (at < end && (part == PART_UNSEEN || part == PART_NONE)) {
        uint32_t code_point;
        at += utf8_decode(s, at, &code_point, NULL);
        enum part next = part_of_code_point(code_point);
        if (next != PART_UNSEEN)
            part = next;
    }
    return part;
}

/* The part that the first cluster before byte `at` plays that is seen. */
static enum part part_before(struct str s, size_t at) {
    enum part part = PART_UNSEEN;
    while (part == PART_UNSEEN && at > 0) {
        size_t start = grapheme_previous(s, at);
        part = part_of_cluster(s, start, at);
        at = start;
    }
    return part == PART_UNSEEN ? PART_NONE : part;
}

/* The same from byte `at` on; *end is behind that cluster. */
static enum part part_after(struct str s, size_t at, size_t *end) {
    enum part part = PART_UNSEEN;
    while (part == PART_UNSEEN && at < s.n) {
        size_t next = grapheme_next(s, at);
        part = part_of_cluster(s, at, next);
        at = next;
    }
    *end = at;
    return part == PART_UNSEEN ? PART_NONE : part;
}

bool word_boundary(struct str s, size_t at) {
    size_t end;
    return part_before(s, at) != PART_OF_WORD || part_after(s, at, &end) != PART_OF_WORD;
}

size_t word_end(struct str s, size_t at) {
    if (part_before(s, at) == PART_ALONE)
        return at;
    size_t end;
    while (part_after(s, at, &end) == PART_OF_WORD)
        at = end;
    return at;
}

/* The next run of letters, digits and marks from byte *at on, with what no comparison sees in it; empty behind the last. */
static struct str next_run(struct str s, size_t *at) {
    size_t start = s.n;
    while (*at < s.n) {
        uint32_t code_point;
        size_t next = *at + utf8_decode(s, *at, &code_point, NULL);
        bool is_seen = !fold_ignores(code_point), is_word = is_letter_digit_or_mark(code_point);
        if (is_seen && is_word && start == s.n)
            start = *at;
        if (is_seen && !is_word && start != s.n)
            break;
        *at = next;
    }
    return str_slice(s, start, *at);
}

/* Does a part of s begin and end where clusters do, here and between spaces? */
static bool is_apart(struct str s, struct str part) {
    size_t start = (size_t)(part.p - s.p), end = start + part.n;
    struct buf spaced = {0};
    buf_printf(&spaced, " %.*s ", STR_ARG(part));
    bool is = grapheme_floor(s, start) == start && grapheme_floor(s, end) == end && spaced.n == part.n + 2 &&
              grapheme_floor(buf_str(&spaced), 1) == 1 && grapheme_floor(buf_str(&spaced), 1 + part.n) == 1 + part.n;
    buf_free(&spaced);
    return is;
}

struct str word_longest(struct str s) {
    struct str longest = STR("");
    size_t at = 0;
    for (struct str run = next_run(s, &at); run.n != 0; run = next_run(s, &at))
        if (run.n > longest.n && is_apart(s, run))
            longest = run;
    return longest;
}
