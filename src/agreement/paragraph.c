#include "agreement/paragraph.h"

#include <stdint.h>
#include <string.h>

#include "agreement/label.h"
#include "agreement/number_words.h"
#include "text/utf8.h"

/* Longer numbers are years, weights and sums; longer words are words. */
enum { DIGITS_MAX = 3, DECIMAL_DIGITS_MAX = 2, LETTERS_MAX = 7, ROMAN_MAX = 99 };

/* What numbers a paragraph, and how it is dressed: "1.", "1)", "(1)". */
enum number_kind {
    NUMBER_NONE,
    NUMBER_DIGITS,
    NUMBER_DECIMAL,
    NUMBER_LETTER,
    NUMBER_ROMAN,
    NUMBER_CAPITAL,
    NUMBER_CAPITAL_ROMAN,
    NUMBER_HAN,
    NUMBER_KIND_COUNT
};
enum dressing { DRESSING_DOT, DRESSING_PAREN, DRESSING_PARENS, DRESSING_COUNT };

static const enum marker_form forms[NUMBER_KIND_COUNT][DRESSING_COUNT] = {
    [NUMBER_DIGITS] = {MARKER_NUMBER, MARKER_NUMBER_PAREN, MARKER_NUMBER_PARENS},
    [NUMBER_DECIMAL] = {MARKER_DECIMAL, MARKER_DECIMAL, MARKER_DECIMAL},
    [NUMBER_LETTER] = {MARKER_NONE, MARKER_LETTER_PAREN, MARKER_LETTER_PARENS},
    [NUMBER_ROMAN] = {MARKER_NONE, MARKER_ROMAN_PAREN, MARKER_ROMAN_PARENS},
    [NUMBER_CAPITAL] = {MARKER_NONE, MARKER_NONE, MARKER_CAPITAL_PARENS},
};

/* How many bytes of white space s begins with. */
static size_t space_length(struct str s) {
    size_t at = 0;
    while (at < s.n) {
        uint32_t c;
        size_t n = utf8_decode(s, at, &c, NULL);
        if (c != ' ' && !(c >= '\t' && c <= '\r') && c != 0xA0 && !(c >= 0x2000 && c <= 0x200A) && c != 0x202F && c != 0x3000)
            break;
        at += n;
    }
    return at;
}

static size_t digits_length(struct str s) {
    size_t n = 0;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    return n;
}

/* Reads "1" or "1.1", *n bytes at the start of s. */
static enum number_kind read_digits(struct str s, size_t *n) {
    size_t n_part = digits_length(s), n_longest = n_part;
    enum number_kind kind = NUMBER_DIGITS;
    for (*n = n_part; n_part != 0 && *n < s.n && s.p[*n] == '.'; *n += 1 + n_part) {
        n_part = digits_length(str_slice(s, *n + 1, s.n));
        if (n_part == 0)
            break;
        n_longest = n_part > n_longest ? n_part : n_longest;
        kind = NUMBER_DECIMAL;
    }
    bool is_number = *n != 0 && n_longest <= (kind == NUMBER_DIGITS ? DIGITS_MAX : DECIMAL_DIGITS_MAX);
    return is_number ? kind : NUMBER_NONE;
}

static bool is_all_between(struct str s, char first, char last) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < first || s.p[i] > last)
            return false;
    return s.n != 0;
}

/* Is it one small letter of the Greek or the Cyrillic alphabet? */
static bool is_small_letter_elsewhere(struct str s) {
    uint32_t c;
    return s.n == 2 && utf8_decode(s, 0, &c, NULL) == 2 && ((c >= 0x3B1 && c <= 0x3C9) || (c >= 0x430 && c <= 0x45F));
}

/* Reads the word before a bracket, *n bytes at the start of s. What is both a letter and a roman number counts as a letter. */
static enum number_kind read_letters(struct str s, size_t *n) {
    size_t value;
    *n = str_index(s, ')');
    if (*n == s.n || *n > LETTERS_MAX)
        return NUMBER_NONE;
    struct str word = str_slice(s, 0, *n);
    bool is_roman = label_parse_roman(word, &value) && value <= ROMAN_MAX;
    if (is_all_between(word, 'A', 'Z'))
        return *n == 1 || is_roman ? NUMBER_CAPITAL : NUMBER_NONE;
    if (is_small_letter_elsewhere(word))
        return NUMBER_LETTER;
    if (!is_all_between(word, 'a', 'z'))
        return NUMBER_NONE;
    if (*n == 1)
        return NUMBER_LETTER;
    if (is_roman)
        return NUMBER_ROMAN;
    return *n == 2 && word.p[0] == word.p[1] ? NUMBER_LETTER : NUMBER_NONE; /* "(aa)" */
}

/* How many bytes the dressing behind a number takes; false where it is none for the kind. */
static bool read_dressing(struct str behind, enum number_kind kind, bool is_open, enum dressing *dressing, size_t *n) {
    char c = behind.n != 0 ? behind.p[0] : '\0';
    *n = c == ')' || (c == '.' && !is_open);
    *dressing = c != ')' ? DRESSING_DOT : is_open ? DRESSING_PARENS : DRESSING_PAREN;
    return *n == 1 || (kind == NUMBER_DECIMAL && !is_open);
}

/* How many bytes a dash takes that stands behind the dot of a number, "1.-", with white space or nothing behind it. */
static size_t dash_length(struct str s) {
    size_t n = str_starts(s, STR("-")) ? 1 : str_starts(s, STR("–")) || str_starts(s, STR("—")) ? sizeof "–" - 1 : 0;
    return n != 0 && (n == s.n || space_length(str_slice(s, n, s.n)) != 0) ? n : 0;
}

/* Recognises a numbered marker at the start of s. A bracket may follow it at once, as in "(a)(i)". */
static bool read_numbered(struct str s, struct marker *marker) {
    bool is_open = s.n != 0 && s.p[0] == '(';
    struct str inner = str_slice(s, is_open, s.n);
    size_t n, n_dressing;
    enum number_kind kind = read_digits(inner, &n);
    enum dressing dressing;
    if (kind == NUMBER_NONE)
        kind = read_letters(inner, &n);
    if (kind == NUMBER_NONE || !read_dressing(str_slice(inner, n, inner.n), kind, is_open, &dressing, &n_dressing))
        return false;
    if (kind == NUMBER_DIGITS && dressing == DRESSING_DOT)
        n_dressing += dash_length(str_slice(inner, n + n_dressing, inner.n));
    struct str rest = str_slice(inner, n + n_dressing, inner.n);
    size_t n_space = space_length(rest);
    if (forms[kind][dressing] == MARKER_NONE || (rest.n != 0 && n_space == 0 && rest.p[0] != '('))
        return false;
    marker->form = forms[kind][dressing];
    marker->number = str_slice(inner, 0, n);
    marker->text = str_slice(s, 0, s.n - rest.n);
    marker->body = marker->text.n + n_space;
    return true;
}

/* Recognises a dash or a bullet at the start of s. */
static bool read_sign(struct str s, struct marker *marker) {
    static const uint32_t dashes[] = {'-', 0x2010, 0x2012, 0x2013, 0x2014, 0x2212};
    static const uint32_t bullets[] = {0xB7, 0x2022, 0x2023, 0x2043, 0x2219, 0x25A0, 0x25AA, 0x25CB, 0x25CF, 0x25E6};
    uint32_t c = 0;
    size_t n = s.n != 0 ? utf8_decode(s, 0, &c, NULL) : 0;
    struct str rest = str_slice(s, n, s.n);
    size_t n_space = space_length(rest);
    enum marker_form form = MARKER_NONE;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (c == dashes[i])
            form = MARKER_DASH;
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (c == bullets[i])
            form = MARKER_BULLET;
    if (form == MARKER_NONE || n_space == 0)
        return false;
    *marker = (struct marker){.form = form, .text = str_slice(s, 0, n), .number = STR(""), .body = n + n_space};
    return true;
}

/* --- Markers that begin like a sentence ------------------------------------------------------------------------------------ */

/* What stands before and behind the number of such a marker. A longer sign stands before one that it begins with. */
static const struct plain_row {
    enum number_kind kind;
    const char *before, *behind;
    enum marker_form form;
} plain_rows[] = {
    {NUMBER_DIGITS, "", "°)", MARKER_NUMBER_DEGREE},
    {NUMBER_DIGITS, "", "°", MARKER_NUMBER_DEGREE},
    {NUMBER_DIGITS, "", ".º", MARKER_NUMBER_DEGREE},
    {NUMBER_DIGITS, "", "º)", MARKER_NUMBER_DEGREE},
    {NUMBER_DIGITS, "", "º", MARKER_NUMBER_DEGREE},
    {NUMBER_DIGITS, "", "-", MARKER_NUMBER_DASH},
    {NUMBER_DIGITS, "", "–", MARKER_NUMBER_DASH},
    {NUMBER_DIGITS, "", " -", MARKER_NUMBER_DASH},
    {NUMBER_DIGITS, "", " –", MARKER_NUMBER_DASH},
    {NUMBER_DIGITS, "", " —", MARKER_NUMBER_DASH},
    {NUMBER_DIGITS, "", " .", MARKER_NUMBER},
    {NUMBER_DIGITS, "§ ", ".º", MARKER_NUMBER_SIGN},
    {NUMBER_DIGITS, "§ ", "º", MARKER_NUMBER_SIGN},
    {NUMBER_DIGITS, "§ ", "°", MARKER_NUMBER_SIGN},
    {NUMBER_DIGITS, "§ ", ".", MARKER_NUMBER_SIGN},
    {NUMBER_DIGITS, "", "、", MARKER_NUMBER},
    {NUMBER_DIGITS, "", "．", MARKER_NUMBER},
    {NUMBER_DIGITS, "", ".", MARKER_NUMBER}, /* in other digits than Latin ones, as in the next rows */
    {NUMBER_DIGITS, "", ")", MARKER_NUMBER_PAREN},
    {NUMBER_DIGITS, "(", ")", MARKER_NUMBER_PARENS},
    {NUMBER_DIGITS, "（", "）", MARKER_NUMBER_PARENS},
    {NUMBER_LETTER, "", ".", MARKER_LETTER},
    {NUMBER_ROMAN, "", ".", MARKER_ROMAN},
    {NUMBER_CAPITAL, "", ".", MARKER_CAPITAL},
    {NUMBER_CAPITAL_ROMAN, "", ".", MARKER_CAPITAL_ROMAN},
    {NUMBER_HAN, "", "、", MARKER_HAN},
    {NUMBER_HAN, "（", "）", MARKER_HAN_PARENS},
    {NUMBER_HAN, "(", ")", MARKER_HAN_PARENS},
};

/* How many bytes at the start of s are a roman number between these letters. */
static size_t roman_length(struct str s, char first, char last) {
    size_t n = 0, value;
    while (n < s.n && s.p[n] >= first && s.p[n] <= last)
        n++;
    return n <= LETTERS_MAX && label_parse_roman(str_slice(s, 0, n), &value) && value <= ROMAN_MAX ? n : 0;
}

/* How many bytes at the start of s are a number in the digits of any script, and what it counts; 0 where it is too long for one. */
static size_t any_digits_length(struct str s, size_t *value) {
    size_t at = 0, n_digits = 0;
    *value = 0;
    while (at < s.n) {
        uint32_t c;
        size_t n = utf8_decode(s, at, &c, NULL);
        int digit = label_digit(c);
        if (digit < 0)
            break;
        if (++n_digits > DIGITS_MAX)
            return 0;
        *value = *value * 10 + (size_t)digit;
        at += n;
    }
    return at;
}

/* How many bytes at the start of s are a number of this kind; what may be a letter or a roman number is a letter. */
static size_t plain_length(struct str s, enum number_kind kind) {
    size_t value;
    switch (kind) {
    case NUMBER_DIGITS:
        return any_digits_length(s, &value);
    case NUMBER_LETTER:
        return is_all_between(str_slice(s, 0, 1), 'a', 'z');
    case NUMBER_CAPITAL:
        return is_all_between(str_slice(s, 0, 1), 'A', 'Z');
    case NUMBER_ROMAN:
        return roman_length(s, 'a', 'z');
    case NUMBER_CAPITAL_ROMAN:
        return roman_length(s, 'A', 'Z');
    case NUMBER_HAN:
        return number_chinese_length(s, &value);
    default:
        return 0;
    }
}

/* May the marker stand in front of this: nothing, or a text behind white space, but for Chinese signs; no second number, of a range
   or of minutes. */
static bool is_followed(const struct plain_row *row, struct str rest, size_t n_space) {
    if (rest.n == 0)
        return true;
    bool is_wide = (unsigned char)row->behind[0] >= 0xE3;
    bool takes_number = row->form == MARKER_NUMBER_DASH || row->form == MARKER_NUMBER_DEGREE;
    struct str text = str_slice(rest, n_space, rest.n);
    bool is_abbreviated = row->kind >= NUMBER_LETTER && row->kind <= NUMBER_CAPITAL_ROMAN && n_space != 0 && text.n > 1 &&
                          text.p[1] == '.' && !is_all_between(str_slice(text, 0, 1), '0', '9'); /* "i. e.", "a. m." */
    if (is_abbreviated)
        return false;
    bool has_number = takes_number && digits_length(text) != 0;
    return (is_wide || row->kind == NUMBER_HAN || n_space != 0) && !has_number;
}

static bool read_plain_row(const struct plain_row *row, struct str s, struct marker *marker) {
    struct str before = str_of(row->before), behind = str_of(row->behind);
    if (!str_starts(s, before))
        return false;
    struct str inner = str_slice(s, before.n, s.n);
    size_t n = plain_length(inner, row->kind);
    struct str rest = str_slice(inner, n, inner.n);
    if (n == 0 || !str_starts(rest, behind))
        return false;
    rest = str_slice(rest, behind.n, rest.n);
    size_t n_space = space_length(rest);
    *marker = (struct marker){.form = row->form, .number = str_slice(inner, 0, n), .text = str_slice(s, 0, s.n - rest.n)};
    marker->body = marker->text.n + n_space;
    return is_followed(row, rest, n_space);
}

/* Recognises at the start of s a marker that the beginning of a sentence may be as well. */
static bool read_plain(struct str s, struct marker *marker) {
    bool is_letter = is_all_between(str_slice(s, 0, 1), 'a', 'z') || is_all_between(str_slice(s, 0, 1), 'A', 'Z');
    if (is_letter && str_index(str_slice(s, 0, LETTERS_MAX + 1), '.') > LETTERS_MAX) /* most lines, and soon told */
        return false;
    for (size_t i = 0; i < sizeof plain_rows / sizeof *plain_rows; i++)
        if (read_plain_row(&plain_rows[i], s, marker))
            return true;
    return false;
}

/* --- Levels ------------------------------------------------------------------------------------------------------------- */

/* The roman form that is dressed as this form of letters; MARKER_NONE for a form of anything else. */
static enum marker_form roman_form(enum marker_form letters) {
    static const enum marker_form romans[MARKER_FORM_COUNT] = {
        [MARKER_LETTER_PAREN] = MARKER_ROMAN_PAREN,
        [MARKER_LETTER_PARENS] = MARKER_ROMAN_PARENS,
        [MARKER_LETTER] = MARKER_ROMAN,
        [MARKER_CAPITAL] = MARKER_CAPITAL_ROMAN,
    };
    return romans[letters];
}

/* Is "(i)" the letter behind "(h)", or a roman number? Settled by the innermost open level that it continues, else by the last
   marker of either form. */
static void settle_letter(const struct marker_levels *levels, struct marker *marker) {
    size_t value, last;
    bool has_roman = false;
    enum marker_form roman = roman_form(marker->form);
    if (roman == MARKER_NONE || marker->number.n != 1 || !label_parse_roman(marker->number, &value))
        return;
    for (size_t i = levels->n; i-- > 0;) {
        struct str before = str_of(levels->levels[i].last);
        if (levels->levels[i].form == marker->form && before.n == 1 && before.p[0] + 1 == marker->number.p[0])
            return;
        if (levels->levels[i].form != roman)
            continue;
        has_roman = true;
        if (label_parse_roman(before, &last) && last + 1 == value)
            break;
    }
    size_t position = marker_position(marker->form, marker->number);
    if (!has_roman && position == levels->last_of[marker->form] + 1)
        return;
    bool goes_on = levels->last_of[roman] != 0 && value == levels->last_of[roman] + 1;
    if (has_roman || goes_on || str_equal_nocase(marker->number, STR("i")))
        marker->form = roman;
}

static size_t count_dots(struct str s) {
    size_t n = 0;
    for (size_t i = 0; i < s.n; i++)
        n += s.p[i] == '.';
    return n;
}

/* Do two numbers of one form stand on one level? "1.1.1" does not beside "1.1", nor "(aa)" beside "(a)", unless behind "(z)". */
static bool is_same_shape(enum marker_form form, struct str last, struct str number) {
    if (form == MARKER_DECIMAL)
        return count_dots(last) == count_dots(number);
    if (form == MARKER_LETTER_PAREN || form == MARKER_LETTER_PARENS)
        return last.n == number.n || str_equal(last, STR("z"));
    return true;
}

/* The open level that the marker belongs to, else the one that it opens. */
static size_t find_level(const struct marker_levels *levels, const struct marker *marker) {
    for (size_t i = levels->n; i-- > 0;)
        if (levels->levels[i].form == marker->form && is_same_shape(marker->form, str_of(levels->levels[i].last), marker->number))
            return i;
    return levels->n < MARKER_LEVELS_MAX ? levels->n : MARKER_LEVELS_MAX - 1;
}

/* Recognises a marker that no sentence begins with. */
static bool read_sure(struct str s, struct marker *marker) {
    return read_numbered(s, marker) || read_sign(s, marker);
}

/* Is the number of the marker the first of a list, or the next of the last one of its form? */
static bool is_in_place(const struct marker_levels *levels, const struct marker *marker) {
    size_t here = marker_position(marker->form, marker->number);
    return here == 1 || (here > 1 && here == levels->last_of[marker->form] + 1);
}

size_t marker_read(struct str line, struct marker_levels *levels, struct marker *marker) {
    size_t n_space = space_length(line);
    struct str s = str_slice(line, n_space, line.n);
    *marker = (struct marker){.form = MARKER_NONE, .text = STR(""), .number = STR("")};
    bool is_sure = read_sure(s, marker), is_marker = is_sure || read_plain(s, marker);
    settle_letter(levels, marker);
    if (!is_marker || (!is_sure && !is_in_place(levels, marker))) {
        *marker = (struct marker){.form = MARKER_NONE, .text = STR(""), .number = STR("")};
        levels->n = 0;
        return 0;
    }
    marker->body += n_space;
    size_t level = find_level(levels, marker);
    size_t n_kept = marker->number.n < sizeof levels->levels->last ? marker->number.n : sizeof levels->levels->last - 1;
    levels->n = level + 1;
    levels->levels[level].form = marker->form;
    levels->last_of[marker->form] = marker_position(marker->form, marker->number);
    memcpy(levels->levels[level].last, marker->number.p, n_kept);
    levels->levels[level].last[n_kept] = '\0';
    return level;
}

/* Is the number the first of a list? */
static bool is_first_number(struct str number) {
    static const char *const firsts[] = {"a", "A", "i", "I", "1", "α", "а"};
    for (size_t i = 0; i < sizeof firsts / sizeof *firsts; i++)
        if (str_equal(number, str_of(firsts[i])))
            return true;
    return false;
}

/* Does a text begin so that the number before it is one that is spoken of: "(a) and (b) of Article 3"? */
static bool goes_on_with_number(struct str text) {
    static const char *const words[] = {"and ", "or ", "to ", "of ", "et ", "ou ", "und ", "oder ", "y ", "o "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_starts(text, str_of(words[i])))
            return true;
    return false;
}

bool marker_begins_list(struct str marker, struct str body) {
    struct marker outer, inner;
    bool is_numbered = str_starts(body, STR("(")) && read_numbered(marker, &outer) && read_numbered(body, &inner);
    if (!is_numbered || inner.body >= body.n || !is_first_number(inner.number) ||
        goes_on_with_number(str_slice(body, inner.body, body.n)))
        return false;
    return inner.form != outer.form || (str_equal_nocase(inner.number, STR("i")) && !str_equal_nocase(outer.number, STR("h")));
}

bool marker_look(struct str line, struct marker *marker) {
    size_t n_space = space_length(line);
    struct str s = str_slice(line, n_space, line.n);
    if (!read_sure(s, marker) && !read_plain(s, marker))
        return false;
    settle_letter(&(struct marker_levels){.n = 0}, marker);
    marker->body += n_space;
    return true;
}

bool marker_is_sure(struct str line) {
    struct marker marker;
    return read_sure(str_slice(line, space_length(line), line.n), &marker);
}

struct str marker_number(struct str marker) {
    struct marker read;
    marker = str_trim(marker);
    return read_numbered(marker, &read) || read_plain(marker, &read) ? read.number : STR("");
}

size_t marker_position(enum marker_form form, struct str number) {
    size_t value = 0;
    switch (form) {
    case MARKER_NUMBER:
    case MARKER_NUMBER_PAREN:
    case MARKER_NUMBER_PARENS:
    case MARKER_NUMBER_DEGREE:
    case MARKER_NUMBER_DASH:
    case MARKER_NUMBER_SIGN:
        return any_digits_length(number, &value) == number.n ? value : 0;
    case MARKER_LETTER_PAREN:
    case MARKER_LETTER_PARENS:
    case MARKER_LETTER:
        return number.n == 1 ? (size_t)(number.p[0] - 'a' + 1) : 0;
    case MARKER_CAPITAL_PARENS:
    case MARKER_CAPITAL:
        return number.n == 1 ? (size_t)(number.p[0] - 'A' + 1) : 0;
    case MARKER_ROMAN_PAREN:
    case MARKER_ROMAN_PARENS:
    case MARKER_ROMAN:
    case MARKER_CAPITAL_ROMAN:
        return label_parse_roman(number, &value) ? value : 0;
    case MARKER_HAN:
    case MARKER_HAN_PARENS:
        return number_chinese_length(number, &value) != 0 ? value : 0;
    default:
        return 0;
    }
}

/* Notes a marker met; true once it is the second of a list. */
static bool continues_list(bool has_first[MARKER_FORM_COUNT], enum marker_form form, struct str number) {
    size_t position = marker_position(form, number);
    bool is_second = position == 2 && has_first[form];
    has_first[form] = has_first[form] || position == 1;
    return is_second;
}

/* Behind ".", ";" or ":" and white space, and an "and" or "or" there, the next item of a list could begin. */
static size_t next_clause(struct str line, size_t at) {
    static const char *const words[] = {"and ", "or "};
    for (; at < line.n; at++) {
        if (line.p[at] != '.' && line.p[at] != ';' && line.p[at] != ':')
            continue;
        size_t n_space = space_length(str_slice(line, at + 1, line.n));
        if (n_space == 0)
            continue;
        at += 1 + n_space;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (str_starts(str_slice(line, at, line.n), str_of(words[i])))
                return at + str_of(words[i]).n;
        return at;
    }
    return line.n;
}

static bool line_has_list(struct str line) {
    bool has_first[MARKER_FORM_COUNT] = {false};
    size_t at = space_length(line);
    while (at < line.n) {
        struct marker marker = {.form = MARKER_NONE};
        if (read_numbered(str_slice(line, at, line.n), &marker)) {
            bool is_letter = roman_form(marker.form) != MARKER_NONE;
            if (continues_list(has_first, marker.form, marker.number) ||
                (is_letter && continues_list(has_first, roman_form(marker.form), marker.number)))
                return true;
            at += marker.text.n;
        }
        at = next_clause(line, at);
    }
    return false;
}

bool marker_is_swallowed(struct str text) {
    struct str line;
    while (str_split(&text, '\n', &line))
        if (line_has_list(line))
            return true;
    return false;
}
