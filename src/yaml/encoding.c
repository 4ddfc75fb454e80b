#include "yaml/encoding.h"

#include <stdint.h>
#include <string.h>

/* More than a score of such faults in one file say no more than the first ones. */
enum { LISTED_MAX = 20 };

/* A strict decoder of its own: yaml/ does not know text/, and here the byte that is wrong matters, not what to show for it.
   The length of the well-formed sequence (RFC 3629) at `at`, and its code point; 0 where there is none. */
static size_t decode(struct str s, size_t at, uint32_t *code_point) {
    static const struct {
        unsigned char mask, lead;
        uint32_t least;
    } forms[] = {{0x80, 0x00, 0}, {0xE0, 0xC0, 0x80}, {0xF0, 0xE0, 0x800}, {0xF8, 0xF0, 0x10000}};
    unsigned char first = (unsigned char)s.p[at];
    for (size_t n = 1; n <= 4; n++) {
        if ((first & forms[n - 1].mask) != forms[n - 1].lead)
            continue;
        if (s.n - at < n)
            return 0;
        uint32_t value = first & (unsigned char)~forms[n - 1].mask;
        for (size_t i = 1; i < n; i++) {
            unsigned char next = (unsigned char)s.p[at + i];
            if ((next & 0xC0) != 0x80)
                return 0;
            value = value << 6 | (next & 0x3F);
        }
        bool is_scalar = value >= forms[n - 1].least && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
        *code_point = value;
        return is_scalar ? n : 0;
    }
    return 0;
}

static bool is_printable(uint32_t c) {
    return c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0x7E) || c == 0x85 ||
           (c >= 0xA0 && c != 0xFFFE && c != 0xFFFF);
}

/* Are eight bytes all printable ASCII? No byte above 7F, none of 7F, none that borrows when 20 is taken from it. */
static bool is_plain_block(const char *p) {
    const uint64_t ones = UINT64_C(0x0101010101010101), high = ones * 0x80;
    uint64_t block;
    memcpy(&block, p, sizeof block);
    return ((block | (block + ones) | (block - ones * 0x20)) & high) == 0;
}

/* The first byte from `at` on that is not printable ASCII or a line feed, which nearly all are; text.n if there is none. */
static size_t skip_plain(struct str text, size_t at) {
    while (at < text.n) {
        if (text.n - at >= sizeof(uint64_t) && is_plain_block(text.p + at))
            at += sizeof(uint64_t);
        else if ((text.p[at] >= 0x20 && text.p[at] <= 0x7E) || text.p[at] == '\n')
            at++;
        else
            break;
    }
    return at;
}

struct diag_place yaml_place_of(struct str text, size_t at, const char *file) {
    struct diag_place place = {.file = file, .line = 1, .column = 1};
    for (size_t i = 0; i < at && i < text.n;) {
        uint32_t code_point = 0;
        size_t n = decode(text, i, &code_point);
        bool is_crlf = text.p[i] == '\r' && i + 1 < text.n && text.p[i + 1] == '\n';
        if (text.p[i] == '\n' || (text.p[i] == '\r' && !is_crlf)) {
            place.line++;
            place.column = 1;
        } else if (!is_crlf) {
            place.column++;
        }
        i += n != 0 ? n : 1;
    }
    return place;
}

static void add_fault(struct str text, size_t at, size_t n_bytes, uint32_t code_point, const char *file, struct diag_list *diags) {
    struct diag_place place = yaml_place_of(text, at, file);
    if (n_bytes == 0)
        diag_add(diags, DIAG_ENCODING, place, "UTF-8", "byte 0x%02X is not part of a UTF-8 character", (unsigned char)text.p[at]);
    else
        diag_add(diags, DIAG_CONTROL, place, "an escape such as \"\\x1B\" in a double-quoted text, or nothing",
                 "control character U+%04X", (unsigned)code_point);
}

static bool is_utf16(struct str text) {
    return str_starts(text, STR("\xFF\xFE")) || str_starts(text, STR("\xFE\xFF"));
}

bool yaml_check_encoding(struct str text, const char *file, struct buf *mended, struct diag_list *diags) {
    if (is_utf16(text)) {
        diag_add(diags, DIAG_ENCODING, (struct diag_place){file, 1, 1}, "UTF-8", "the file is UTF-16");
        return false;
    }
    size_t n_faults = 0;
    for (size_t at = skip_plain(text, 0); at < text.n; at = skip_plain(text, at)) {
        uint32_t code_point = 0;
        size_t n = decode(text, at, &code_point);
        if (n != 0 && is_printable(code_point)) {
            at += n;
            continue;
        }
        if (n_faults == 0)
            buf_add(mended, text);
        if (n_faults++ < LISTED_MAX)
            add_fault(text, at, n, code_point, file, diags);
        size_t width = n != 0 ? n : 1;
        for (size_t i = 0; i < width; i++)
            mended->p[at + i] = 'x';
        at += width;
    }
    if (n_faults > LISTED_MAX)
        diag_add(diags, DIAG_ENCODING, (struct diag_place){.file = file}, NULL, "%zu more bytes or characters like these",
                 n_faults - LISTED_MAX);
    return n_faults == 0;
}
