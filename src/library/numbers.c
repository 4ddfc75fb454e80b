#include "library/numbers.h"

#include "agreement/label.h"
#include "agreement/number_words.h"
#include "library/headings.h"
#include "text/fold.h"
#include "text/utf8.h"

/* The value of a digit at byte `at`, and its length; -1 where there is none. */
static int digit_at(struct str s, size_t at, size_t *n) {
    uint32_t c;
    if (at >= s.n)
        return -1;
    *n = utf8_decode(s, at, &c, NULL);
    return label_digit(c);
}

static size_t digits_length(struct str s, size_t at) {
    size_t start = at, n;
    while (digit_at(s, at, &n) >= 0)
        at += n;
    return at - start;
}

/* How many bytes the word at byte `at` takes, where it is one of the list. */
static size_t listed_length(struct str s, size_t at, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++) {
        size_t length = fold_prefix(str_slice(s, at, s.n), list[i]);
        if (length != 0 && !number_is_letter_at(s, at + length))
            return length;
    }
    return 0;
}

/* "¹", "²", "³" ... behind a number make another of it. */
static size_t superscript_length(struct str s, size_t at) {
    size_t start = at;
    while (at < s.n) {
        uint32_t c;
        size_t n = utf8_decode(s, at, &c, NULL);
        if (c != 0xB9 && c != 0xB2 && c != 0xB3 && c != 0x2070 && (c < 0x2074 || c > 0x2079))
            break;
        at += n;
    }
    return at - start;
}

/* What goes with a number: "¹"; ".º"; "er", "st", "º"; "bis"; a letter. Returns where it ends. */
static size_t skip_suffix(struct str s, size_t at) {
    static const char *const ordinals[] = {"er", "re", "ère", "st", "nd", "rd", "th", "º", "ª", "°", "ο"};
    static const char *const inserted[] = {"bis",    "ter",    "quater",   "quinquies", "sexies", "septies", "octies",
                                           "nonies", "decies", "undecies", "duodecies", "مكرر",   "مكررا"};
    at += superscript_length(s, at);
    at += number_ordinal_sign_length(str_slice(s, at, s.n));
    at += listed_length(s, at, ordinals, sizeof ordinals / sizeof *ordinals);
    size_t behind = at;
    while (behind < s.n && (s.p[behind] == ' ' || s.p[behind] == '-'))
        behind++;
    size_t n = listed_length(s, behind, inserted, sizeof inserted / sizeof *inserted);
    if (n != 0)
        return behind + n;
    bool has_dash = at + 1 < s.n && s.p[at] == '-';
    size_t letter = at + has_dash;
    bool is_letter = letter < s.n && ((s.p[letter] >= 'A' && s.p[letter] <= 'Z') || (s.p[letter] >= 'a' && s.p[letter] <= 'z'));
    bool is_alone = is_letter && !number_is_letter_at(s, letter + 1) && (letter + 1 >= s.n || s.p[letter + 1] != '\'');
    return is_alone ? letter + 1 : at;
}

/* How many bytes stand before the digits of a number: the letter of "A-03", of "A1", and of "L. 110-1" in French codes. */
static size_t lead_length(struct str s) {
    if (s.n < 2 || s.p[0] < 'A' || s.p[0] > 'Z')
        return 0;
    bool is_french = str_starts(s, STR("L. ")) || str_starts(s, STR("R. ")) || str_starts(s, STR("D. "));
    return is_french ? 3 : s.p[1] == '-' || s.p[1] == '.' ? 2 : 1;
}

/* "16", "2.11", "1-01", "A-03", with what goes with it. */
static size_t arabic_length(struct str s) {
    size_t at = lead_length(s);
    size_t n = digits_length(s, at);
    if (n == 0)
        return 0;
    at += n;
    while (at + 1 < s.n && (s.p[at] == '.' || s.p[at] == '-' || s.p[at] == '/') && (n = digits_length(s, at + 1)) != 0)
        at += 1 + n;
    return skip_suffix(s, at);
}

static size_t roman_length(struct str s) {
    size_t n = 0, value;
    while (n < s.n && ((s.p[n] >= 'A' && s.p[n] <= 'Z') || (s.p[n] >= 'a' && s.p[n] <= 'z')))
        n++;
    bool is_word = n != 0 && !number_is_letter_at(s, n) && label_parse_roman(str_slice(s, 0, n), &value);
    if (is_word && (n > 1 || s.p[0] == 'i' || s.p[0] <= 'Z'))
        return skip_suffix(s, n);
    if (n == sizeof "Ier" - 1 &&
        (str_equal_nocase(str_slice(s, 0, n), STR("Ier")) || str_equal_nocase(str_slice(s, 0, n), STR("Ire"))))
        return n;
    static const char *const inserted[] = {"bis", "ter", "quater"};
    for (size_t i = 0; i < sizeof inserted / sizeof *inserted; i++) { /* "Vbis" */
        struct str suffix = str_of(inserted[i]);
        if (n > suffix.n && str_equal(str_slice(s, n - suffix.n, n), suffix) &&
            label_parse_roman(str_slice(s, 0, n - suffix.n), &value))
            return n;
    }
    return 0;
}

size_t number_ordinal_sign_length(struct str s) {
    static const char *const signs[] = {".º", ".ª", ".°"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(s, str_of(signs[i])))
            return str_of(signs[i]).n;
    return 0;
}

size_t number_inserted_length(struct str s) {
    size_t n = fold_prefix(s, "之"), value;
    if (n == 0)
        return 0;
    size_t n_number = number_chinese_length(str_slice(s, n, s.n), &value);
    return n_number != 0 ? n + n_number : 0;
}

size_t number_length(struct str s) {
    size_t value, n = arabic_length(s);
    if (n == 0)
        n = roman_length(s);
    if (n == 0)
        n = number_chinese_length(s, &value);
    if (n == 0)
        n = number_words_length(s, &value);
    if (n == 0 && s.n != 0 && s.p[0] >= 'A' && s.p[0] <= 'Z' && !number_is_letter_at(s, 1) && (s.n == 1 || s.p[1] != '\''))
        n = 1;
    return n;
}

size_t number_value(struct str s) {
    struct label_value read;
    return label_value(s, &read) ? read.number : 0;
}

bool number_is_plain(struct str s) {
    struct label_value read;
    return !label_value(s, &read) || read.rest.n == 0;
}
