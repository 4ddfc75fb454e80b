#include "library/decode.h"

#include <stdint.h>

#include "text/utf8.h"
#include "yaml/encoding.h"

enum { DECLARED_WITHIN = 1024, UNITS_SEEN = 4096 };

enum encoding { ENCODING_UTF8, ENCODING_UTF16_LE, ENCODING_UTF16_BE, ENCODING_LATIN1, ENCODING_UNKNOWN };

static const struct {
    const char *name;
    enum encoding encoding;
} encoding_names[] = {
    {"utf-8", ENCODING_UTF8},        {"utf8", ENCODING_UTF8},           {"us-ascii", ENCODING_UTF8},
    {"iso-8859-1", ENCODING_LATIN1}, {"iso8859-1", ENCODING_LATIN1},    {"latin-1", ENCODING_LATIN1},
    {"latin1", ENCODING_LATIN1},     {"windows-1252", ENCODING_LATIN1}, {"cp1252", ENCODING_LATIN1},
};

/* What files begin with that are no text. */
static const struct {
    const char *start, *what;
} signatures[] = {
    {"%PDF", "a PDF file"},
    {"PK\x03\x04", "a ZIP archive or an office document"},
    {"\x7F"
     "ELF",
     "a program"},
    {"\x89PNG", "a picture"},
    {"GIF8", "a picture"},
    {"\xFF\xD8\xFF", "a picture"},
    {"\xD0\xCF\x11\xE0", "an office document"},
    {"{\\rtf", "an RTF document"},
    {"\x1F\x8B", "a compressed file"},
};

const uint16_t windows_letters[32] = {0x20AC, 0x81,   0x201A, 0x192,  0x201E, 0x2026, 0x2020, 0x2021, 0x2C6,  0x2030, 0x160,
                                      0x2039, 0x152,  0x8D,   0x17D,  0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                      0x2013, 0x2014, 0x2DC,  0x2122, 0x161,  0x203A, 0x153,  0x9D,   0x17E,  0x178};

static void add_code_point(struct buf *out, uint32_t c) {
    char bytes[4];
    size_t n = utf8_encode(c, bytes);
    buf_add(out, (struct str){bytes, n});
}

/* The encoding whose name stands at the start of s. */
static enum encoding encoding_named(struct str s) {
    while (s.n != 0 && (s.p[0] == ' ' || s.p[0] == '"' || s.p[0] == '\''))
        s = str_slice(s, 1, s.n);
    for (size_t i = 0; i < sizeof encoding_names / sizeof *encoding_names; i++) {
        struct str name = str_of(encoding_names[i].name);
        if (str_equal_nocase(str_slice(s, 0, name.n), name))
            return encoding_names[i].encoding;
    }
    return ENCODING_UNKNOWN;
}

/* What the first lines declare: "charset=NAME", "coding: NAME". */
static enum encoding declared_encoding(struct str content) {
    static const char *const keys[] = {"charset=", "coding=", "coding:"};
    struct str head = str_slice(content, 0, DECLARED_WITHIN);
    for (size_t at = 0; at < head.n; at++)
        for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
            struct str key = str_of(keys[i]);
            enum encoding encoding = ENCODING_UNKNOWN;
            if (str_equal_nocase(str_slice(head, at, at + key.n), key))
                encoding = encoding_named(str_slice(head, at + key.n, head.n));
            if (encoding != ENCODING_UNKNOWN)
                return encoding;
        }
    return ENCODING_UTF8;
}

/* UTF-16 that does not say so: no text has a zero byte, but each blank and Latin letter of UTF-16 has one, always on the same
   side. */
static enum encoding bare_utf16(struct str content) {
    enum { ZEROES_MIN = 4, SHARE = 16 };
    size_t n_units = content.n / 2 < UNITS_SEEN ? content.n / 2 : UNITS_SEEN, n_first = 0, n_second = 0;
    for (size_t i = 0; i < n_units; i++) {
        n_first += content.p[2 * i] == '\0';
        n_second += content.p[2 * i + 1] == '\0';
    }
    size_t n = n_first + n_second;
    if ((n_first != 0 && n_second != 0) || n < ZEROES_MIN || n * SHARE < n_units)
        return ENCODING_UNKNOWN;
    return n_second != 0 ? ENCODING_UTF16_LE : ENCODING_UTF16_BE;
}

static enum encoding encoding_of(struct str content, bool *is_guessed) {
    *is_guessed = false;
    if (str_starts(content, STR("\xFF\xFE")))
        return ENCODING_UTF16_LE;
    if (str_starts(content, STR("\xFE\xFF")))
        return ENCODING_UTF16_BE;
    enum encoding bare = bare_utf16(content);
    *is_guessed = bare != ENCODING_UNKNOWN;
    return *is_guessed ? bare : declared_encoding(content);
}

static uint32_t unit_at(struct str s, size_t at, bool is_big) {
    uint32_t first = (unsigned char)s.p[at], second = (unsigned char)s.p[at + 1];
    return is_big ? first << 8 | second : second << 8 | first;
}

/* Converts UTF-16 from byte `start` on; a surrogate alone, or half a unit, is a fault. */
static bool decode_utf16(struct str s, size_t start, bool is_big, const char *file, struct buf *out, struct diag_list *diags) {
    size_t line = 1;
    for (size_t at = start; at < s.n; at += 2) {
        uint32_t c = at + 1 < s.n ? unit_at(s, at, is_big) : 0xDC00;
        uint32_t low = at + 3 < s.n ? unit_at(s, at + 2, is_big) : 0;
        bool is_pair = c >= 0xD800 && c < 0xDC00 && low >= 0xDC00 && low < 0xE000;
        if (c >= 0xD800 && c < 0xE000 && !is_pair) {
            diag_add(diags, DIAG_ENCODING, (struct diag_place){file, line, 0}, "UTF-16", "byte %zu is none of a character", at);
            return false;
        }
        add_code_point(out, is_pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : c);
        line += c == '\n';
        at += is_pair ? 2 : 0;
    }
    return true;
}

static void decode_latin1(struct str s, struct buf *out) {
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        add_code_point(out, c >= 0x80 && c < 0xA0 ? windows_letters[c - 0x80] : c);
    }
}

static bool decode_utf8(struct str s, const char *file, struct buf *out, struct diag_list *diags) {
    size_t n_signature = str_starts(s, STR("\xEF\xBB\xBF")) ? 3 : 0;
    struct str text = str_slice(s, n_signature, s.n);
    size_t at = utf8_find_invalid(text);
    if (at < text.n) {
        diag_add(diags, DIAG_ENCODING, yaml_place_of(text, at, file), "UTF-8, or a declaration such as \"charset=iso-8859-1\"",
                 "byte %zu (0x%02X) is no UTF-8", n_signature + at, (unsigned)(unsigned char)text.p[at]);
        return false;
    }
    buf_add(out, text);
    return true;
}

bool decode_text(struct str content, const char *file, struct buf *out, struct diag_list *diags) {
    struct diag_place place = {file, 1, 1};
    for (size_t i = 0; i < sizeof signatures / sizeof *signatures; i++)
        if (str_starts(content, str_of(signatures[i].start))) {
            diag_add(diags, DIAG_FORMAT, place, "its text", "is %s", signatures[i].what);
            return false;
        }
    bool is_guessed;
    enum encoding encoding = encoding_of(content, &is_guessed);
    bool is_big = encoding == ENCODING_UTF16_BE;
    if (is_guessed)
        diag_add(diags, DIAG_DOUBT, place, NULL, "no byte order mark says so, but it looks like UTF-16%s, and is read as such",
                 is_big ? "BE" : "LE");
    if (is_big || encoding == ENCODING_UTF16_LE) {
        if (!decode_utf16(content, is_guessed ? 0 : 2, is_big, file, out, diags))
            return false;
    } else if (encoding == ENCODING_LATIN1 && utf8_find_invalid(content) < content.n) {
        decode_latin1(content, out);
    } else if (!decode_utf8(content, file, out, diags)) {
        return false;
    }
    size_t nul = str_index(buf_str(out), '\0');
    if (nul < out->n) {
        diag_add(diags, DIAG_FORMAT, yaml_place_of(buf_str(out), nul, file), "text", "is no text: there is a NUL in it");
        return false;
    }
    return true;
}
