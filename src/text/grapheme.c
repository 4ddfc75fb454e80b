#include "text/grapheme.h"

#include <stdint.h>
#include <utf8proc.h>

#include "text/utf8.h"

/* No two code points below this one make a cluster, but for CR LF: the first combining mark. */
#define FIRST_MARK 0x300

/* The lead byte of FIRST_MARK: a byte below begins (or is, if ill-formed) something that joins nothing before it. */
#define FIRST_MARK_LEAD 0xCC

/* What can be said of the place between two code points that know nothing of what stands before them. */
enum pair {
    PAIR_BREAK,
    PAIR_JOIN,
    PAIR_UNSURE, /* it depends: flags pair up from their first one on, emoji and Indic conjuncts join through marks */
};

static bool is_cr_lf(uint32_t left, uint32_t right) {
    return left == '\r' && right == '\n';
}

/* The end of the cluster that begins with `first` and goes on at byte `at` at the earliest. */
static size_t extend_cluster(struct str s, size_t at, uint32_t first) {
    int32_t state = 0;
    int32_t left = (int32_t)first;
    while (at < s.n) {
        uint32_t right;
        bool valid;
        size_t n_bytes = utf8_decode(s, at, &right, &valid);
        if (!valid || utf8proc_grapheme_break_stateful(left, (int32_t)right, &state))
            break;
        at += n_bytes;
        left = (int32_t)right;
    }
    return at;
}

size_t grapheme_next(struct str s, size_t at) {
    uint32_t first;
    bool valid;
    size_t end = at + utf8_decode(s, at, &first, &valid);
    if (!valid || end == s.n)
        return end;
    unsigned char following = (unsigned char)s.p[end];
    if (first < FIRST_MARK && following < FIRST_MARK_LEAD)
        return end + is_cr_lf(first, following);
    return extend_cluster(s, end, first);
}

static utf8proc_boundclass_t bound_class(uint32_t code_point) {
    return (utf8proc_boundclass_t)utf8proc_get_property((int32_t)code_point)->boundclass;
}

/* What can be said of byte `at`, where a code point begins and another ends. */
static enum pair pair_at(struct str s, size_t at) {
    uint32_t left, right;
    bool left_valid, right_valid;
    utf8_decode(s, utf8_previous(s, at), &left, &left_valid);
    utf8_decode(s, at, &right, &right_valid);
    if (!left_valid || !right_valid)
        return PAIR_BREAK;
    if (left < FIRST_MARK && right < FIRST_MARK)
        return is_cr_lf(left, right) ? PAIR_JOIN : PAIR_BREAK;
    utf8proc_boundclass_t class = bound_class(left);
    if (class == UTF8PROC_BOUNDCLASS_REGIONAL_INDICATOR && class == bound_class(right))
        return PAIR_UNSURE;
    if (!utf8proc_grapheme_break((int32_t)left, (int32_t)right))
        return PAIR_JOIN;
    bool joins_through = class == UTF8PROC_BOUNDCLASS_EXTEND || class == UTF8PROC_BOUNDCLASS_ZWJ;
    return joins_through && right >= 0x80 ? PAIR_UNSURE : PAIR_BREAK;
}

size_t grapheme_previous(struct str s, size_t at) {
    return at == 0 ? 0 : grapheme_floor(s, at - 1);
}

size_t grapheme_floor(struct str s, size_t at) {
    at = utf8_floor(s, at);
    if (at == s.n)
        return at;
    size_t boundary = at;
    while (boundary > 0 && pair_at(s, boundary) != PAIR_BREAK)
        boundary = utf8_previous(s, boundary);
    for (size_t next = boundary; next <= at; next = grapheme_next(s, next))
        boundary = next;
    return boundary;
}

bool grapheme_walk_at(struct grapheme_walk *walk, size_t at) {
    if (at <= walk->boundary || at >= walk->text.n)
        return at == walk->boundary || at == walk->text.n;
    if (utf8_floor(walk->text, at) != at)
        return false;
    enum pair pair = pair_at(walk->text, at);
    if (pair == PAIR_BREAK)
        walk->boundary = at;
    while (pair == PAIR_UNSURE && walk->boundary < at)
        walk->boundary = grapheme_next(walk->text, walk->boundary);
    return walk->boundary == at;
}
