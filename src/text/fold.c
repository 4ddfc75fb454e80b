#include "text/fold.h"

#include <utf8proc.h>

#include "text/grapheme.h"
#include "text/utf8.h"

/* The longest compatibility decomposition of a code point is 18 long (U+FDFA). */
#define DECOMPOSITION_MAX 32

/* A code point of a decomposed cluster. */
struct decomposed {
    uint32_t code_point;
    int combining_class;
};

static utf8proc_category_t category_of(uint32_t code_point) {
    return utf8proc_category((int32_t)code_point);
}

static int combining_class_of(uint32_t code_point) {
    return utf8proc_get_property((int32_t)code_point)->combining_class;
}

bool fold_ignores(uint32_t code_point) {
    return utf8proc_get_property((int32_t)code_point)->ignorable;
}

/* The accents of Latin, Greek and Cyrillic, Hebrew points and Arabic vowel signs; not the marks that make another letter. */
static bool is_accent(uint32_t code_point, int combining_class) {
    bool in_range = combining_class == 1 || (combining_class >= 10 && combining_class <= 36) ||
                    (combining_class >= 200 && combining_class <= 240);
    return in_range && category_of(code_point) == UTF8PROC_CATEGORY_MN;
}

static bool is_single_quote(uint32_t code_point) {
    switch (code_point) {
    case '\'':
    case '`':
    case 0x00B4: /* acute accent */
    case 0x02B9: /* modifier letter prime */
    case 0x02BB: /* modifier letter turned comma, as in Hawaiian */
    case 0x02BC: /* modifier letter apostrophe, as in Ukrainian */
    case 0x02BD:
    case 0x02C8: /* modifier letter vertical line */
    case 0x055A: /* Armenian apostrophe */
    case 0x05F3: /* Hebrew geresh */
    case 0x2018:
    case 0x2019:
    case 0x201A:
    case 0x201B:
    case 0x2032: /* prime */
    case 0x2035:
    case 0x2039: /* single guillemets */
    case 0x203A:
        return true;
    default:
        return false;
    }
}

static bool is_double_quote(uint32_t code_point) {
    switch (code_point) {
    case '"':
    case 0x00AB: /* guillemets */
    case 0x00BB:
    case 0x02BA: /* modifier letter double prime */
    case 0x02EE:
    case 0x05F4: /* Hebrew gershayim */
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x201F:
    case 0x2033: /* double prime */
    case 0x2036:
    case 0x275D: /* ornaments */
    case 0x275E:
    case 0x2E42:
    case 0x301D: /* double prime quotation marks, as in Japanese */
    case 0x301E:
    case 0x301F:
        return true;
    default:
        return false;
    }
}

static bool is_white_space(uint32_t code_point) {
    return (code_point >= '\t' && code_point <= '\r') || code_point == 0x85 || code_point == 0x2028 || code_point == 0x2029 ||
           category_of(code_point) == UTF8PROC_CATEGORY_ZS;
}

static bool is_dash(uint32_t code_point) {
    return code_point == 0x2212 || code_point == 0x2043 || code_point == 0x02D7 || category_of(code_point) == UTF8PROC_CATEGORY_PD;
}

/* The one that stands for all that are alike to a reader; any other code point stands for itself. */
static uint32_t representative(uint32_t code_point) {
    if (is_white_space(code_point))
        return ' ';
    if (is_single_quote(code_point))
        return '\'';
    if (is_double_quote(code_point))
        return '"';
    return is_dash(code_point) ? '-' : code_point;
}

unsigned char fold_ascii(struct fold fold, unsigned char c) {
    if (c >= 'A' && c <= 'Z' && !fold.keep_case)
        return (unsigned char)(c - 'A' + 'a');
    return (unsigned char)representative(c);
}

/* The canonical decomposition of a code point, or with UTF8PROC_COMPAT the compatibility one; nothing for what is ignored. */
static size_t decompose_with(unsigned option, uint32_t code_point, int32_t out[DECOMPOSITION_MAX]) {
    utf8proc_option_t options = (utf8proc_option_t)(option | UTF8PROC_DECOMPOSE | UTF8PROC_IGNORE);
    utf8proc_ssize_t n = utf8proc_decompose_char((int32_t)code_point, out, DECOMPOSITION_MAX, options, NULL);
    if (n >= 0 && n <= DECOMPOSITION_MAX)
        return (size_t)n;
    out[0] = (int32_t)code_point;
    return 1;
}

/* The decomposition of a code point without what is ignored: how many code points. */
static size_t decompose(uint32_t code_point, uint32_t out[DECOMPOSITION_MAX]) {
    uint32_t alike = representative(code_point);
    if (alike < 0x80) {
        out[0] = alike;
        return 1;
    }
    int32_t parts[DECOMPOSITION_MAX];
    size_t n = decompose_with(UTF8PROC_COMPAT, code_point, parts);
    /* A spacing accent (U+00A8, U+FE70 ...) is no space with an accent on it: it is no white space to a reader. */
    if (n > 0 && parts[0] == ' ')
        n = decompose_with(0, code_point, parts);
    for (size_t i = 0; i < n; i++)
        out[i] = representative((uint32_t)parts[i]);
    return n;
}

/* Puts a code point behind the others, in canonical order: marks sort by class behind the letter that they stand on. */
static void insert_in_order(struct decomposed *items, size_t n, struct decomposed new) {
    size_t place = n;
    while (new.combining_class != 0 && place > 0 && items[place - 1].combining_class > new.combining_class) {
        items[place] = items[place - 1];
        place--;
    }
    items[place] = new;
}

/* Case comes last: U+0345 is a mark, to be put in order as one, that folds to a letter. */
static void add_case_folded(struct fold fold, uint32_t code_point, struct folded *folded) {
    int32_t *out = (int32_t *)&folded->code_points[folded->n];
    utf8proc_ssize_t room = (utf8proc_ssize_t)(sizeof folded->code_points / sizeof *folded->code_points - folded->n);
    utf8proc_ssize_t n = 0;
    if (!fold.keep_case)
        n = utf8proc_decompose_char((int32_t)code_point, out, room, UTF8PROC_CASEFOLD, NULL);
    if (n <= 0 || n > room) {
        out[0] = (int32_t)code_point;
        n = 1;
    }
    folded->n += (size_t)n;
}

size_t fold_part(struct fold fold, struct str s, size_t at, size_t end, struct folded *folded) {
    struct decomposed items[FOLD_PART];
    size_t n = 0;
    while (at < end && n + DECOMPOSITION_MAX <= FOLD_PART) {
        uint32_t code_point, parts[DECOMPOSITION_MAX];
        at += utf8_decode(s, at, &code_point, NULL);
        size_t n_parts = decompose(code_point, parts);
        for (size_t i = 0; i < n_parts; i++) {
            struct decomposed part = {parts[i], combining_class_of(parts[i])};
            if (fold.keep_accents || !is_accent(part.code_point, part.combining_class))
                insert_in_order(items, n++, part);
        }
    }
    folded->n = 0;
    for (size_t i = 0; i < n; i++)
        add_case_folded(fold, items[i].code_point, folded);
    return at;
}

/* Folding in one go, without what only the order of marks needs: a search asks this of every letter that is not ASCII. */
bool fold_may_begin(struct fold fold, uint32_t code_point, uint32_t first) {
    unsigned options = UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_IGNORE | (fold.keep_case ? 0 : UTF8PROC_CASEFOLD);
    int32_t parts[DECOMPOSITION_MAX];
    utf8proc_ssize_t n = utf8proc_decompose_char((int32_t)code_point, parts, DECOMPOSITION_MAX, (utf8proc_option_t)options, NULL);
    if (n <= 0 || parts[0] == ' ' || combining_class_of((uint32_t)parts[0]) != 0)
        return true;
    return (uint32_t)parts[0] == first || representative(code_point) == first || representative((uint32_t)parts[0]) == first;
}

bool fold_has_capital(struct str s) {
    for (size_t at = 0; at < s.n;) {
        uint32_t code_point;
        at += utf8_decode(s, at, &code_point, NULL);
        utf8proc_category_t category = category_of(code_point);
        if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT)
            return true;
    }
    return false;
}

bool fold_has_accent(struct str s) {
    for (size_t at = 0; at < s.n;) {
        uint32_t code_point, parts[DECOMPOSITION_MAX];
        at += utf8_decode(s, at, &code_point, NULL);
        size_t n_parts = decompose(code_point, parts);
        for (size_t i = 0; i < n_parts; i++)
            if (is_accent(parts[i], combining_class_of(parts[i])))
                return true;
    }
    return false;
}

/* Is the byte at `at` an ASCII character that nothing combines with? */
static bool is_plain_at(struct str s, size_t at) {
    return (unsigned char)s.p[at] < 0x80 && (at + 1 == s.n || (unsigned char)s.p[at + 1] < 0x80);
}

static char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* Do the clusters at these places fold to the same? Moves both places behind them. */
static bool same_cluster(struct str a, size_t *at_a, struct str b, size_t *at_b) {
    struct folded x, y;
    size_t end_a = grapheme_next(a, *at_a), end_b = grapheme_next(b, *at_b);
    fold_part((struct fold){0}, a, *at_a, end_a, &x);
    fold_part((struct fold){0}, b, *at_b, end_b, &y);
    *at_a = end_a;
    *at_b = end_b;
    if (x.n != y.n)
        return false;
    for (size_t i = 0; i < x.n; i++)
        if (x.code_points[i] != y.code_points[i])
            return false;
    return true;
}

/* Are the first letters of scripts that have none in common, from their first bytes? Those from Greek on are beyond Latin. */
static bool is_other_script(unsigned char a, unsigned char b) {
    return (a < 0x80 && b >= 0xCE && b < 0xEF) || (b < 0x80 && a >= 0xCE && a < 0xEF);
}

size_t fold_prefix(struct str s, const char *word) {
    if (s.n == 0 || is_other_script((unsigned char)s.p[0], (unsigned char)word[0]))
        return 0;
    struct str w = str_of(word);
    size_t at = 0, in_word = 0;
    while (in_word < w.n) {
        if (at >= s.n)
            return 0;
        if (is_plain_at(s, at) && is_plain_at(w, in_word)) {
            if (ascii_lower(s.p[at++]) != w.p[in_word++])
                return 0;
        } else if (!same_cluster(s, &at, w, &in_word)) {
            return 0;
        }
    }
    return at;
}
