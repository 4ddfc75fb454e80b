#include "agreement/label.h"

#include <stdint.h>
#include <string.h>

#include "agreement/number_words.h"
#include "text/utf8.h"

/* How capitals of the scripts in which articles are numbered become small ones; `step` 2: every other one is a capital. */
static const struct {
    uint32_t first, last, step, delta;
} capitals[] = {
    {0xC0, 0xDE, 1, 0x20},   {0x100, 0x136, 2, 1},    {0x139, 0x147, 2, 1},    {0x14A, 0x176, 2, 1},
    {0x179, 0x17D, 2, 1},    {0x386, 0x386, 1, 0x26}, {0x391, 0x3A9, 1, 0x20}, {0x400, 0x40F, 1, 0x50},
    {0x410, 0x42F, 1, 0x20}, {0x490, 0x490, 1, 1},    {0x531, 0x556, 1, 0x30}, {0x1E00, 0x1EFE, 2, 1},
};

/* The words for a numbered unit, in small letters; those that are often typed without their accents stand here in both ways.
   Behind a number, in languages that put the word there, see ordinal_endings. */
static const char *const unit_words[] = {
    "article",   "articles",  "art",        "arts",       "artikel",    "artikeln",   "artikels",  "artículo", "artículos",
    "articulo",  "articulos", "articolo",   "articoli",   "artigo",     "artigos",    "artykuł",   "artykul",  "articol",
    "articolul", "artikla",   "artikkel",   "artikkeli",  "artikolu",   "artikulu",   "airteagal", "статья",   "статьи",
    "статьях",   "статті",    "стаття",     "ст",         "артыкул",    "член",       "чл",        "члан",     "član",
    "clan",      "članak",    "clanak",     "člen",       "clen",       "článek",     "clanek",    "článok",   "clanok",
    "čl",        "madde",     "maddə",      "pants",      "straipsnis", "straipsnio", "άρθρο",     "άρθρα",    "αρθρο",
    "neni",      "հոդված",    "მუხლი",      "المادة",     "مادة",       "ماده",       "סעיף",      "अनुच्छेद",    "pasal",
    "điều",      "dieu",      "第",         "제",         "§",          "§§",         "¶",         "¶¶",       "para",
    "paras",     "paragraph", "paragraphs", "paragraphe", "paragraaf",  "paragrafo",  "parágrafo", "párrafo",  "parrafo",
    "par",       "пункт",     "пункта",     "параграф",   "п",          "point",      "points",    "punkt",    "punto",
    "ponto",     "section",   "sections",   "sec",        "secs",       "sect",
};

/* What may stand between such a word and the number, or alone. */
static const char *const number_words[] = {"no", "nos", "nr", "n", "n°", "nº", "num", "№"};

/* What may follow a number at once without making it another: "1er", "2nd", "16.º", "第16条". */
static const char *const ordinal_endings[] = {"er", "re", "ère", "st", "nd", "rd", "th", "º", "ª", "°", "条", "條", "조"};

static uint32_t lower(uint32_t c) {
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 0x20 : c;
    for (size_t i = 0; i < sizeof capitals / sizeof *capitals; i++)
        if (c >= capitals[i].first && c <= capitals[i].last && (c - capitals[i].first) % capitals[i].step == 0)
            return c + capitals[i].delta;
    return c;
}

int label_digit(uint32_t c) {
    static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0x966, 0xFF10};
    for (size_t i = 0; i < sizeof zeros / sizeof *zeros; i++)
        if (c >= zeros[i] && c <= zeros[i] + 9)
            return (int)(c - zeros[i]);
    return -1;
}

/* Marks and signs that nobody sees or types: combining accents, soft hyphen, zero-width and directional signs. */
static bool is_ignored(uint32_t c) {
    return c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

static bool is_space(uint32_t c) {
    return c == ' ' || (c >= '\t' && c <= '\r') || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F ||
           c == 0x3000;
}

/* White space and punctuation. */
static bool is_separator(uint32_t c) {
    bool is_ascii_word = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return (c < 0x80 && !is_ascii_word) || is_space(c) || c == 0xB7 || (c >= 0x2010 && c <= 0x205E) || c == 0x2212;
}

/* The next code point that counts, from byte *at on, as a small letter; 0 at the end. */
static uint32_t next_letter(struct str s, size_t *at) {
    while (*at < s.n) {
        uint32_t c = (unsigned char)s.p[*at];
        *at += c < 0x80 ? 1 : utf8_decode(s, *at, &c, NULL);
        if (c != 0 && !is_ignored(c))
            return lower(c);
    }
    return 0;
}

/* s without separators before it. */
static struct str skip_separators(struct str s) {
    for (size_t at = 0; s.n != 0; at = 0) {
        uint32_t c = next_letter(s, &at);
        if (c != 0 && !is_separator(c))
            break;
        s = str_slice(s, at, s.n);
    }
    return s;
}

/* The run of letters at the start of s, neither digits nor separators among them. */
static struct str first_word(struct str s) {
    size_t end = 0;
    for (size_t at = 0; at < s.n; end = at) {
        uint32_t c = next_letter(s, &at);
        if (c == 0 || is_separator(c) || label_digit(c) >= 0)
            break;
    }
    return str_slice(s, 0, end);
}

size_t label_word_length(struct str label) {
    return first_word(label).n;
}

/* Is the word one of the list, which is in small letters? */
static bool is_listed(struct str word, const char *const *list, size_t n) {
    size_t behind_first = 0;
    uint32_t first = next_letter(word, &behind_first);
    for (size_t i = 0; i < n && word.n != 0; i++) {
        struct str listed = str_of(list[i]);
        size_t at = behind_first, listed_at = 0;
        uint32_t c = first, listed_c = next_letter(listed, &listed_at);
        while (c == listed_c && c != 0) {
            c = next_letter(word, &at);
            listed_c = next_letter(listed, &listed_at);
        }
        if (c == listed_c)
            return true;
    }
    return false;
}

/* Does s begin with a digit, a roman number or a single letter? */
static bool begins_with_number(struct str s) {
    size_t at = 0, value;
    if (label_digit(next_letter(s, &at)) >= 0)
        return true;
    struct str word = first_word(s);
    return word.n != 0 && (at >= word.n || label_parse_roman(word, &value));
}

/* s without its first word where that is one of the list, and the separators behind it. */
static struct str skip_listed(struct str s, const char *const *list, size_t n) {
    struct str word = first_word(s);
    return word.n != 0 && is_listed(word, list, n) ? skip_separators(str_slice(s, word.n, s.n)) : s;
}

bool label_skip_unit(struct str *s) {
    struct str start = skip_separators(*s);
    struct str word = first_word(start);
    if (word.n == 0 || word.n == start.n)
        return false;
    struct str behind = skip_separators(str_slice(start, word.n, start.n));
    struct str rest = skip_listed(behind, number_words, sizeof number_words / sizeof *number_words);
    /* Most words are none because no number follows them, which is sooner seen than that they are not listed. */
    if (!begins_with_number(behind) && !begins_with_number(rest))
        return false;
    if (!is_listed(word, unit_words, sizeof unit_words / sizeof *unit_words))
        rest = is_listed(word, number_words, sizeof number_words / sizeof *number_words) ? behind : start;
    if (rest.n == start.n || !begins_with_number(rest))
        return false;
    *s = rest;
    return true;
}

bool label_skip_word(struct str *s) {
    struct str start = skip_separators(*s);
    struct str rest = skip_listed(start, unit_words, sizeof unit_words / sizeof *unit_words);
    if (rest.n == start.n || rest.n == 0)
        return false;
    *s = rest;
    return true;
}

/* A label read sign by sign in the one spelling that all of its spellings share: no leading zeros, no separators but a "." between
   digits that they part and a "(" inside. */
struct canonical {
    struct str s;
    size_t at;
    bool has_begun, in_digits;
};

/* Passes an ending such as "er" that stands at once behind a number; a dot may part only a sign from it: "16.º". */
static bool skip_ordinal_ending(struct canonical *label) {
    size_t n_dot = label->at < label->s.n && label->s.p[label->at] == '.';
    struct str word = first_word(str_slice(label->s, label->at + n_dot, label->s.n));
    if (n_dot != 0 && (word.n == 0 || (unsigned char)word.p[0] != 0xC2))
        return false;
    if (!is_listed(word, ordinal_endings, sizeof ordinal_endings / sizeof *ordinal_endings))
        return false;
    label->at += n_dot + word.n;
    return true;
}

static bool is_digit_at(struct str s, size_t at) {
    return label_digit(next_letter(s, &at)) >= 0;
}

/* The next sign, or 0 at the end. */
static uint32_t canonical_next(struct canonical *label) {
    bool is_parted = false;
    while (label->at < label->s.n) {
        size_t next = label->at;
        uint32_t c = next_letter(label->s, &next);
        int digit = label_digit(c);
        bool is_sign = !is_separator(c) || (c == '(' && label->has_begun);
        if (c == '.' && label->in_digits && !is_parted && skip_ordinal_ending(label)) {
            continue;
        } else if (c == 0 || !is_sign) {
            is_parted = true;
            label->at = next;
        } else if (digit >= 0 && label->in_digits && is_parted) {
            label->in_digits = false;
            return '.';
        } else if (digit == 0 && !label->in_digits && is_digit_at(label->s, next)) {
            label->at = next;
        } else if (digit >= 0 || !label->in_digits || is_parted || !skip_ordinal_ending(label)) {
            label->at = next;
            label->has_begun = true;
            label->in_digits = digit >= 0;
            return digit >= 0 ? (uint32_t)('0' + digit) : c;
        }
    }
    return 0;
}

bool label_is_number(struct str label, struct str number) {
    label_skip_unit(&label);
    struct canonical x = {.s = label}, y = {.s = number};
    uint32_t c, d;
    do {
        c = canonical_next(&x);
        d = canonical_next(&y);
    } while (c == d && c != 0);
    return c == d && x.has_begun;
}

bool label_equal(struct str a, struct str b) {
    label_skip_unit(&b);
    return label_is_number(a, b);
}

bool label_equal_across(struct str a, struct str b) {
    struct label_value x, y;
    if (!label_value(a, &x) || !label_value(b, &y) || x.number != y.number ||
        (x.figures == y.figures && x.figures != FIGURES_WORDS))
        return false;
    return (x.rest.n == 0 && y.rest.n == 0) || label_equal(x.rest, y.rest);
}

void label_add_number(struct buf *out, struct str label) {
    label_skip_unit(&label);
    bool is_parted = false, has_begun = false;
    for (size_t at = 0; at < label.n;) {
        uint32_t c;
        size_t n_bytes = utf8_decode(label, at, &c, NULL);
        int digit = label_digit(c);
        at += n_bytes;
        if (is_space(c) || is_ignored(c))
            continue;
        if (is_separator(c)) {
            is_parted = has_begun;
            continue;
        }
        if (is_parted)
            buf_add_char(out, '-');
        if (digit >= 0)
            buf_add_char(out, (char)('0' + digit));
        else
            buf_add(out, str_slice(label, at - n_bytes, at));
        is_parted = false;
        has_begun = true;
    }
}

/* How many bytes at the start of s one decimal place of a roman number takes; *digit is its value. */
static size_t roman_place(struct str s, const char *const *digits, size_t *digit) {
    size_t longest = 0;
    *digit = 0;
    for (size_t i = 1; i <= 9; i++) {
        struct str sign = str_of(digits[i]);
        if (sign.n > longest && str_equal_nocase(str_slice(s, 0, sign.n), sign)) {
            longest = sign.n;
            *digit = i;
        }
    }
    return longest;
}

bool label_parse_roman(struct str s, size_t *value) {
    static const char *const places[][10] = {
        {"", "M", "MM", "MMM", "", "", "", "", "", ""},
        {"", "C", "CC", "CCC", "CD", "D", "DC", "DCC", "DCCC", "CM"},
        {"", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"},
        {"", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"},
    };
    size_t sum = 0, at = 0, digit;
    if (s.n == 0 || strchr("IVXLCDMivxlcdm", s.p[0]) == NULL)
        return false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        at += roman_place(str_slice(s, at, s.n), places[i], &digit);
        sum = 10 * sum + digit;
    }
    if (at != s.n || sum == 0)
        return false;
    *value = sum;
    return true;
}

/* What follows a number, without white space and dashes before it; a dot or bracket counts and stays. */
static struct str number_rest(struct str s) {
    while (s.n != 0) {
        size_t at = 0;
        uint32_t c = next_letter(s, &at);
        if (c != 0 && !is_space(c) && c != '-' && !(c >= 0x2010 && c <= 0x2015))
            break;
        s = str_slice(s, at, s.n);
    }
    return s;
}

/* Reads a roman number, one in words, or "第三条", of which the sign behind the number is no more than the one before it. */
static bool read_in_letters(struct str label, struct label_value *value) {
    static const char *const signs[] = {"条", "條"};
    struct str word = first_word(label);
    struct label_value read = {.figures = FIGURES_ROMAN};
    size_t n = label_parse_roman(word, &read.number) ? word.n : 0;
    if (n == 0) {
        read.figures = FIGURES_WORDS;
        n = number_words_length(label, &read.number);
    }
    if (n == 0) {
        size_t n_sign = str_starts(label, STR("第")) ? sizeof "第" - 1 : 0;
        n = number_chinese_length(str_slice(label, n_sign, label.n), &read.number);
        n += n != 0 ? n_sign : 0;
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            if (n != 0 && n_sign != 0 && str_starts(str_slice(label, n, label.n), str_of(signs[i])))
                n += str_of(signs[i]).n;
    }
    read.rest = number_rest(str_slice(label, n, label.n));
    *value = read;
    return n != 0;
}

bool label_value(struct str label, struct label_value *value) {
    enum { NUMBER_MAX = 100000000 };
    label_skip_unit(&label);
    label = skip_separators(label);
    if (first_word(label).n != 0)
        return read_in_letters(label, value);
    struct label_value read = {.figures = FIGURES_ARABIC};
    struct canonical at = {.s = label};
    for (size_t next = 0; is_digit_at(label, next); at.at = next) {
        read.number = 10 * read.number + (size_t)label_digit(next_letter(label, &next));
        if (read.number > NUMBER_MAX)
            return false;
    }
    if (at.at == 0)
        return false;
    skip_ordinal_ending(&at);
    read.rest = number_rest(str_slice(label, at.at, label.n));
    *value = read;
    return true;
}

/* Is it what tells an article from the one before it: "bis", a letter, or more numbers behind dots? */
static bool is_article_suffix(struct str s) {
    static const char *const inserted[] = {"bis",    "ter",    "quater", "quinquies", "sexies",   "septies",
                                           "octies", "nonies", "novies", "decies",    "undecies", "duodecies"};
    if (s.p[0] == '.') {
        while (s.n != 0 && (s.p[0] == '.' || (s.p[0] >= '0' && s.p[0] <= '9')))
            s = str_slice(s, 1, s.n);
        return s.n == 0 || is_article_suffix(s);
    }
    size_t at = 0;
    uint32_t c = next_letter(s, &at);
    return is_listed(s, inserted, sizeof inserted / sizeof *inserted) || (at == s.n && !is_separator(c) && label_digit(c) < 0);
}

bool label_looks_like_article(struct str s) {
    enum { ROMAN_MAX = 399 }; /* beyond it there are no articles, but words: "mix", "di" */
    struct label_value value;
    s = str_trim(s);
    if (label_skip_unit(&s))
        return true;
    if (!label_value(s, &value) || value.figures == FIGURES_WORDS || (value.figures == FIGURES_ROMAN && value.number > ROMAN_MAX))
        return false;
    return value.rest.n == 0 || is_article_suffix(value.rest);
}
