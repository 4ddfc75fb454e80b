#include "text/utf8.h"

#include <string.h>

/* What a lead byte tells: how many bytes follow, the bits it holds itself, and the range of the first that follows (narrower
   than 80-BF where an overlong form, a surrogate or a value past U+10FFFF would begin). */
struct lead {
    size_t n_following;
    uint32_t bits;
    unsigned char low;
    unsigned char high;
};

static unsigned char byte_at(struct str s, size_t at) {
    return (unsigned char)s.p[at];
}

static bool is_continuation(struct str s, size_t at) {
    return (byte_at(s, at) & 0xC0) == 0x80;
}

/* False for a byte that begins nothing. The Unicode Standard, table 3-7. */
static bool read_lead(unsigned char byte, struct lead *lead) {
    if (byte >= 0xC2 && byte <= 0xDF)
        *lead = (struct lead){1, byte & 0x1Fu, 0x80, 0xBF};
    else if (byte >= 0xE0 && byte <= 0xEF)
        *lead = (struct lead){2, byte & 0x0Fu, byte == 0xE0 ? 0xA0 : 0x80, byte == 0xED ? 0x9F : 0xBF};
    else if (byte >= 0xF0 && byte <= 0xF4)
        *lead = (struct lead){3, byte & 0x07u, byte == 0xF0 ? 0x90 : 0x80, byte == 0xF4 ? 0x8F : 0xBF};
    else
        return false;
    return true;
}

/* Decodes what begins with a byte above 7F. Where it is ill-formed, returns the length of its maximal subpart. */
static size_t decode_sequence(struct str s, size_t at, uint32_t *code_point, bool *valid) {
    struct lead lead;
    *valid = false;
    *code_point = UTF8_REPLACEMENT;
    if (!read_lead(byte_at(s, at), &lead))
        return 1;
    uint32_t bits = lead.bits;
    for (size_t i = 1; i <= lead.n_following; i++) {
        if (at + i >= s.n)
            return i;
        unsigned char byte = byte_at(s, at + i);
        if (byte < lead.low || byte > lead.high)
            return i;
        bits = bits << 6 | (byte & 0x3Fu);
        lead.low = 0x80;
        lead.high = 0xBF;
    }
    *valid = true;
    *code_point = bits;
    return lead.n_following + 1;
}

size_t utf8_decode(struct str s, size_t at, uint32_t *code_point, bool *valid) {
    bool is_valid = true;
    size_t n_bytes = 1;
    if (byte_at(s, at) < 0x80)
        *code_point = byte_at(s, at);
    else
        n_bytes = decode_sequence(s, at, code_point, &is_valid);
    if (valid != NULL)
        *valid = is_valid;
    return n_bytes;
}

size_t utf8_previous(struct str s, size_t at) {
    return utf8_floor(s, at - 1);
}

size_t utf8_floor(struct str s, size_t at) {
    if (at >= s.n)
        return s.n;
    /* A continuation byte belongs to the lead byte at most three before it, if that one reaches so far; else it stands alone. */
    size_t lead = at;
    while (lead > 0 && at - lead < 3 && is_continuation(s, lead))
        lead--;
    uint32_t code_point;
    return lead + utf8_decode(s, lead, &code_point, NULL) > at ? lead : at;
}

size_t utf8_encode(uint32_t code_point, char out[4]) {
    if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF))
        code_point = UTF8_REPLACEMENT;
    if (code_point < 0x80) {
        out[0] = (char)code_point;
        return 1;
    }
    size_t n_bytes = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    for (size_t i = n_bytes - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code_point & 0x3F));
        code_point >>= 6;
    }
    static const unsigned char lead_bits[] = {0, 0, 0xC0, 0xE0, 0xF0};
    out[0] = (char)(lead_bits[n_bytes] | code_point);
    return n_bytes;
}

/* The first byte from `at` on that is not ASCII, or s.n; eight bytes a step. */
static size_t skip_ascii(struct str s, size_t at) {
    uint64_t block;
    while (s.n - at >= sizeof block) {
        memcpy(&block, s.p + at, sizeof block);
        if ((block & UINT64_C(0x8080808080808080)) != 0)
            break;
        at += sizeof block;
    }
    while (at < s.n && byte_at(s, at) < 0x80)
        at++;
    return at;
}

size_t utf8_find_invalid(struct str s) {
    size_t at = skip_ascii(s, 0);
    while (at < s.n) {
        uint32_t code_point;
        bool valid;
        size_t n_bytes = utf8_decode(s, at, &code_point, &valid);
        if (!valid)
            return at;
        at += n_bytes;
        if (at < s.n && byte_at(s, at) < 0x80)
            at = skip_ascii(s, at);
    }
    return s.n;
}

size_t utf8_count(struct str s) {
    size_t n_code_points = 0;
    for (size_t at = 0; at < s.n; n_code_points++) {
        uint32_t code_point;
        at += utf8_decode(s, at, &code_point, NULL);
    }
    return n_code_points;
}
