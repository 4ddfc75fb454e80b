#include "library/text_markup.h"

#include <stdint.h>
#include <string.h>

#include "text/utf8.h"

/* Characters that HTML has a name for, or names by their number. */

/* Those from U+00A0 to U+00FF, in order. */
static const char *const latin_names[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",   "laquo",
    "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml",
};

enum { LATIN_FIRST = 0xA0, NAME_MAX = 8, DIGITS_MAX = 7 };

static const struct {
    const char *name;
    uint32_t code_point;
} other_names[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},     {"ndash", 0x2013},
    {"mdash", 0x2014},  {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201A},  {"ldquo", 0x201C},  {"rdquo", 0x201D},
    {"bdquo", 0x201E},  {"dagger", 0x2020}, {"Dagger", 0x2021}, {"bull", 0x2022},   {"hellip", 0x2026}, {"permil", 0x2030},
    {"prime", 0x2032},  {"Prime", 0x2033},  {"lsaquo", 0x2039}, {"rsaquo", 0x203A}, {"euro", 0x20AC},   {"trade", 0x2122},
    {"minus", 0x2212},  {"ne", 0x2260},     {"le", 0x2264},     {"ge", 0x2265},     {"ensp", 0x2002},   {"emsp", 0x2003},
    {"thinsp", 0x2009}, {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},
};

/* The character of a name; 0 where there is none. */
static uint32_t named(struct str name) {
    for (size_t i = 0; i < sizeof latin_names / sizeof *latin_names; i++)
        if (str_equal(name, str_of(latin_names[i])))
            return LATIN_FIRST + (uint32_t)i;
    for (size_t i = 0; i < sizeof other_names / sizeof *other_names; i++)
        if (str_equal(name, str_of(other_names[i].name)))
            return other_names[i].code_point;
    return 0;
}

static int digit_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;
}

/* The character of a number, "233" or "xE9"; 0 where it is none, or one that no text has. */
static uint32_t numbered(struct str s) {
    bool is_hexadecimal = s.n != 0 && (s.p[0] == 'x' || s.p[0] == 'X');
    uint32_t base = is_hexadecimal ? 16 : 10, value = 0;
    s = str_slice(s, is_hexadecimal, s.n);
    if (s.n > DIGITS_MAX)
        return 0;
    for (size_t i = 0; i < s.n; i++) {
        uint32_t digit = (uint32_t)digit_value(s.p[i]);
        if (digit >= base)
            return 0;
        value = value * base + digit;
    }
    bool is_control = value < 0x20 || (value >= 0x7F && value < LATIN_FIRST);
    return is_control || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? 0 : value;
}

size_t text_entity(struct str s, struct buf *out) {
    struct str inner = str_slice(s, 1, NAME_MAX + 2);
    size_t end = str_index(inner, ';');
    if (end == inner.n)
        return 0;
    inner = str_slice(inner, 0, end);
    uint32_t c = str_starts(inner, STR("#")) ? numbered(str_slice(inner, 1, inner.n)) : named(inner);
    if (c == 0)
        return 0;
    char bytes[4];
    buf_add(out, (struct str){bytes, utf8_encode(c, bytes)});
    return end + 2;
}
