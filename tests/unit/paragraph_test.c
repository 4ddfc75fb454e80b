/* agreement/paragraph: the markers of numbered paragraphs, and the levels that they make. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/paragraph.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_str(struct str actual, const char *expected) {
    if (!str_equal(actual, str_of(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(actual), expected);
}

static void test_forms(void **state) {
    (void)state;
    static const struct {
        const char *line;
        enum marker_form form;
        const char *text, *number, *rest;
    } rows[] = {
        {"1. The Parties", MARKER_NUMBER, "1.", "1", "The Parties"},
        {"12.  The", MARKER_NUMBER, "12.", "12", "The"},
        {"1) The", MARKER_NUMBER_PAREN, "1)", "1", "The"},
        {"(1) The", MARKER_NUMBER_PARENS, "(1)", "1", "The"},
        {"1.1 The", MARKER_DECIMAL, "1.1", "1.1", "The"},
        {"1.1. The", MARKER_DECIMAL, "1.1.", "1.1", "The"},
        {"2.10.3 The", MARKER_DECIMAL, "2.10.3", "2.10.3", "The"},
        {"a) bread", MARKER_LETTER_PAREN, "a)", "a", "bread"},
        {"(b) bread", MARKER_LETTER_PARENS, "(b)", "b", "bread"},
        {"(aa) bread", MARKER_LETTER_PARENS, "(aa)", "aa", "bread"},
        {"(A) bread", MARKER_CAPITAL_PARENS, "(A)", "A", "bread"},
        {"(IV) bread", MARKER_CAPITAL_PARENS, "(IV)", "IV", "bread"},
        {"ii) bread", MARKER_ROMAN_PAREN, "ii)", "ii", "bread"},
        {"(iii) bread", MARKER_ROMAN_PARENS, "(iii)", "iii", "bread"},
        {"(i) bread", MARKER_ROMAN_PARENS, "(i)", "i", "bread"},
        {"(v) bread", MARKER_LETTER_PARENS, "(v)", "v", "bread"},
        {"- bread", MARKER_DASH, "-", "", "bread"},
        {"\u2013 bread", MARKER_DASH, "\u2013", "", "bread"},
        {"\u2014\u00a0bread", MARKER_DASH, "\u2014", "", "bread"},
        {"\u2022 bread", MARKER_BULLET, "\u2022", "", "bread"},
        {"\u00b7 bread", MARKER_BULLET, "\u00b7", "", "bread"},
        {"а) хлеб", MARKER_LETTER_PAREN, "а)", "а", "хлеб"},
        {"  (a) bread", MARKER_LETTER_PARENS, "(a)", "a", "bread"},
        {"1.\u00a0The", MARKER_NUMBER, "1.", "1", "The"},
        {"(a)(i) bread", MARKER_LETTER_PARENS, "(a)", "a", "(i) bread"},
        {"(a)", MARKER_LETTER_PARENS, "(a)", "a", ""},
        {"3.", MARKER_NUMBER, "3.", "3", ""},
        {"3.- Una", MARKER_NUMBER, "3.-", "3", "Una"},
        {"3.\u2013 Una", MARKER_NUMBER, "3.\u2013", "3", "Una"},
        {"1 . The", MARKER_NUMBER, "1 .", "1", "The"},
        {"1° De", MARKER_NUMBER_DEGREE, "1°", "1", "De"},
        {"1º) De", MARKER_NUMBER_DEGREE, "1º)", "1", "De"},
        {"1- The", MARKER_NUMBER_DASH, "1-", "1", "The"},
        {"1 \u2013 The", MARKER_NUMBER_DASH, "1 \u2013", "1", "The"},
        {"§ 1. Les", MARKER_NUMBER_SIGN, "§ 1.", "1", "Les"},
        {"a. bread", MARKER_LETTER, "a.", "a", "bread"},
        {"i. bread", MARKER_ROMAN, "i.", "i", "bread"},
        {"A. Bread", MARKER_CAPITAL, "A.", "A", "Bread"},
        {"I. Bread", MARKER_CAPITAL_ROMAN, "I.", "I", "Bread"},
        {"一、进行", MARKER_HAN, "一、", "一", "进行"},
        {"（一）进行", MARKER_HAN_PARENS, "（一）", "一", "进行"},
        {"(一) 进行", MARKER_HAN_PARENS, "(一)", "一", "进行"},
        {"（１）　批准", MARKER_NUMBER_PARENS, "（１）", "１", "批准"},
        {"١- السلام", MARKER_NUMBER_DASH, "١-", "١", "السلام"},
        {"§ 1.º Um", MARKER_NUMBER_SIGN, "§ 1.º", "1", "Um"},
        {"（1）进行", MARKER_NUMBER_PARENS, "（1）", "1", "进行"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct marker_levels levels = {.n = 0};
        struct marker marker;
        struct str line = str_of(rows[i].line);
        assert_int_equal(marker_read(line, &levels, &marker), 0);
        if (marker.form != rows[i].form)
            fail_msg("\"%s\" has the form %d", rows[i].line, marker.form);
        assert_str(marker.text, rows[i].text);
        assert_str(marker.number, rows[i].number);
        assert_str(str_slice(line, marker.body, line.n), rows[i].rest);
        assert_str(marker_number(marker.text), rows[i].number);
        assert_int_equal(levels.n, 1);
    }
}

static void test_no_markers(void **state) {
    (void)state;
    static const char *const lines[] = {
        "",
        "The Parties",
        "2022. The year",
        "1.The",
        "(a",
        "b. bread",
        "i. e. bread",
        "a. m.",
        "B. Bread",
        "V. Bread",
        "2° north",
        "2- x",
        "1 - 2 x",
        "1° 30' N",
        "1-x",
        "1°x",
        "a.bread",
        "§ 2. Les",
        "-bread",
        "\u2022bread",
        "(s)he",
        "1st day",
        "2 000 tonnes",
        "12.5% of",
        "408.20 metres",
        "(the Lake) is",
        "(EC) means",
        "e",
        "A) bread",
        "1,5 metres",
        "()",
        "( a ) bread",
        "1234) x",
        "(abc) x",
        "...",
    };
    for (size_t i = 0; i < COUNT(lines); i++) {
        struct marker_levels levels = {.n = 3};
        struct marker marker;
        assert_int_equal(marker_read(str_of(lines[i]), &levels, &marker), 0);
        if (marker.form != MARKER_NONE)
            fail_msg("\"%s\" has the form %d", lines[i], marker.form);
        assert_int_equal(levels.n, 0);
        assert_int_equal(marker.body, 0);
        assert_int_equal(marker.text.n + marker.number.n, 0);
    }
}

/* Reads lines one after the other and writes the level and the form of each: "0n 1l 2r". */
static void assert_levels(const char *const *lines, size_t n, const char *expected) {
    static const char letters[MARKER_FORM_COUNT + 1] = "?npPdlLCrR-*ohsatAT@H";
    struct marker_levels levels = {.n = 0};
    struct buf out = {0};
    for (size_t i = 0; i < n; i++) {
        struct marker marker;
        size_t level = marker_read(str_of(lines[i]), &levels, &marker);
        buf_printf(&out, "%s%zu%c", i != 0 ? " " : "", level, letters[marker.form]);
    }
    assert_str(buf_str(&out), expected);
    buf_free(&out);
}

#define ASSERT_LEVELS(expected, ...)                  \
    do {                                              \
        const char *const lines[] = {__VA_ARGS__};    \
        assert_levels(lines, COUNT(lines), expected); \
    } while (0)

static void test_levels(void **state) {
    (void)state;
    ASSERT_LEVELS("0n 1d 1d 0n 1L 2R 2R 1L 0n", "1. a", "1.1 b", "1.2 c", "2. d", "(a) e", "(i) f", "(ii) g", "(b) h", "3. i");
    ASSERT_LEVELS("0n 1- 1- 1- 0n", "1. a", "- b", "- c", "- d", "2. e");
    ASSERT_LEVELS("0L 1R 2- 0L", "(a) a", "(i) b", "- c", "(b) d");
    ASSERT_LEVELS("0d 0d 1d 1d 0d", "1.1 a", "1.2 b", "1.2.1 c", "1.2.2 d", "1.3 e");
    ASSERT_LEVELS("0L 1R 2L 2L 1R 0L", "(a) a", "(i) b", "(aa) c", "(bb) d", "(ii) e", "(b) f");
    ASSERT_LEVELS("0L 0L 0L", "(y) a", "(z) b", "(aa) c");
    ASSERT_LEVELS("0n 0? 0L 0?", "1. a", "plain", "(a) b", "plain");
    ASSERT_LEVELS("0L 1n 1n 0L", "(a) a", "1. b", "2. c", "(b) d");
}

/* What a sentence may begin with is a marker where it is the next of its list. */
static void test_told_by_place(void **state) {
    (void)state;
    ASSERT_LEVELS("0a 0a 1t 1t 0a 0?", "a. a", "b. b", "i. c", "ii. d", "c. e", "e. f");
    ASSERT_LEVELS("0A 1a 1a 0A 0?", "A. a", "a. b", "b. c", "B. d", "J. Smith");
    ASSERT_LEVELS("0A 0A 0A 0A 0A 0A 0A 0A 0? 0A 0A", "A. a", "B. b", "C. c", "D. d", "E. e", "F. f", "G. g", "H. h", "plain",
                  "I. i", "J. j");
    ASSERT_LEVELS("0T 0T 0T 0T 0? 0T 0T", "I. a", "II. b", "III. c", "IV. d", "plain", "V. e", "VI. f");
    ASSERT_LEVELS("0T 1A 1A 0T 1A", "I. a", "A. b", "B. c", "II. d", "A. e");
    ASSERT_LEVELS("0a 0a 0a", "a. g", "b. h", "c. i");
    ASSERT_LEVELS("0n 1o 1o 0n 0?", "1. a", "1° b", "2° c", "2. d", "4° e");
    ASSERT_LEVELS("0h 0h 0? 0h", "1- a", "2- b", "plain", "3- c");
    ASSERT_LEVELS("0A 0? 0a 0a 0? 0A", "A. a", "plain", "a. b", "b. c", "plain", "B. d");
    ASSERT_LEVELS("0@ 1H 1H 0@ 0?", "一、 a", "（一） b", "（二） c", "二、 d", "x");
    ASSERT_LEVELS("0h 0h 0?", "1 - a", "2 - b", "5 - c");
}

static void test_letter_or_roman(void **state) {
    (void)state;
    ASSERT_LEVELS("0L 0L 0L 0L", "(g) a", "(h) b", "(i) c", "(j) d");
    ASSERT_LEVELS("0l 0l 0l", "h) a", "i) b", "j) c");
    ASSERT_LEVELS("0L 1R 1R 1R 1R 1R 1R", "(a) a", "(i) b", "(ii) c", "(iii) d", "(iv) e", "(v) f", "(vi) g");
    ASSERT_LEVELS("0L 0L 1R 0L 1R", "(a) a", "(b) b", "(i) c", "(c) d", "(i) e");
    ASSERT_LEVELS("0L 0L 0L 0L 0L", "(t) a", "(u) b", "(v) c", "(w) d", "(x) e");
    ASSERT_LEVELS("0R 0R 0R", "(viii) a", "(ix) b", "(x) c");
    ASSERT_LEVELS("0R 1L 1L 1L 1L", "(i) a", "(a) b", "(b) c", "(c) d", "(d) e");
    ASSERT_LEVELS("0n 1L 1L 1L", "1. a", "(k) b", "(l) c", "(m) d");
}

/* More levels than are kept: they go on at the deepest. */
static void test_too_many_levels(void **state) {
    (void)state;
    ASSERT_LEVELS("0n 1p 2P 3d 4l 5L 6C 7r 7R 7- 7* 0n", "1. a", "1) b", "(1) c", "1.1 d", "a) e", "(a) f", "(A) g", "i) h",
                  "(i) i", "- j", "\u2022 k", "2. l");
}

static void test_swallowed(void **state) {
    (void)state;
    static const char *const yes[] = {
        "1. The Parties shall meet. 2. They may invite others.",
        "The permit shall state: (a) the substances; (b) the place.",
        "It may: (a) inspect; and (b) report.",
        "(i) for drinking; (ii) for the land.",
        "a) bread; b) water",
        "(1) One. (2) Two.",
        "First line.\n(a) one; (b) two",
        "(A) one; or (B) two",
        "It says: (1) x; then: (2) y",
    };
    static const char *const no[] = {
        "",
        "The Parties may choose (a) or (b) as they please.",
        "either (i) this or (ii) that",
        "Under Article 1. The Parties agree.",
        "1. The only paragraph.",
        "1. One.\n2. Two.\n(a) three;\n(b) four.",
        "2. Two. 3. Three.",
        "(b) two; (c) three",
        "It was signed: 1. May, it entered into force: 3. June.",
        "The level is 1.5 metres. 2.5 metres is too much.",
        "- one; - two",
        "See paragraph (a); paragraph (b) applies as well.",
    };
    for (size_t i = 0; i < COUNT(yes); i++)
        if (!marker_is_swallowed(str_of(yes[i])))
            fail_msg("\"%s\" holds a list", yes[i]);
    for (size_t i = 0; i < COUNT(no); i++)
        if (marker_is_swallowed(str_of(no[i])))
            fail_msg("\"%s\" holds no list", no[i]);
}

/* Whatever the line, what is read lies in it, in order, and at a level that is open. */
static void test_any_line(void **state) {
    (void)state;
    static const char *const pieces[] = {"(", ")", ".",      "1",      "i",    "a",      "B",  "iv",
                                         " ", "-", "\u2022", "\u0430", "\xff", "\u00a0", "12", "x"};
    uint32_t random = 1;
    struct marker_levels levels = {.n = 0};
    size_t n_markers = 0;
    for (size_t i = 0; i < 200000; i++) {
        struct buf out = {0};
        for (size_t k = 0; k < 6; k++) {
            random = random * 1664525u + 1013904223u;
            buf_add(&out, str_of(pieces[(random >> 16) % COUNT(pieces)]));
        }
        struct str line = buf_str(&out);
        struct marker marker;
        size_t level = marker_read(line, &levels, &marker);
        assert_true(marker.form < MARKER_FORM_COUNT);
        assert_true(levels.n <= MARKER_LEVELS_MAX);
        assert_true(marker.body <= line.n);
        if (marker.form != MARKER_NONE) {
            n_markers++;
            assert_int_equal(level + 1, levels.n);
            assert_true(marker.text.p >= line.p && marker.text.p + marker.text.n <= line.p + marker.body);
            assert_true(marker.text.n != 0);
            if (marker.number.n != 0)
                assert_true(marker.number.p >= marker.text.p && marker.number.p + marker.number.n <= marker.text.p + marker.text.n);
        }
        (void)marker_is_swallowed(line);
        buf_free(&out);
    }
    assert_true(n_markers > 1000);
}

static void test_a_list_begins_with_a_paragraph(void **state) {
    static const struct {
        const char *marker, *body;
        bool begins;
    } rows[] = {
        {"1.", "(a) Each", true},  {"1.", "(i) Each", true},   {"(a)", "(i) Each", true}, {"(1)", "(a) Each", true},
        {"1.", "(b) Each", false}, {"(h)", "(i) Each", false}, {"1.", "Each", false},     {"-", "(a) Each", false},
        {"1.", "(a)", false},      {"(a)", "(a) Each", false}, {"1.", "a) Each", false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(marker_begins_list(str_of(rows[i].marker), str_of(rows[i].body)), rows[i].begins);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_forms),
        cmocka_unit_test(test_no_markers),
        cmocka_unit_test(test_levels),
        cmocka_unit_test(test_told_by_place),
        cmocka_unit_test(test_letter_or_roman),
        cmocka_unit_test(test_too_many_levels),
        cmocka_unit_test(test_swallowed),
        cmocka_unit_test(test_any_line),
        cmocka_unit_test(test_a_list_begins_with_a_paragraph),
    };
    return cmocka_run_group_tests_name("paragraph", tests, NULL, NULL);
}
