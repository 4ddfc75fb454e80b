/* text/display: what is shown is safe, as wide as it is said to be, and cut only between clusters. */
#include <limits.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include <cmocka.h>

#include "random_text.h"
#include "text/display.h"
#include "text/grapheme.h"

/* In a locale without UTF-8, and back. */
static struct display enter_ascii_locale(void) {
    assert_non_null(setlocale(LC_ALL, "C"));
    return display_make(DISPLAY_SCREEN);
}

static void leave_ascii_locale(void) {
    assert_non_null(setlocale(LC_ALL, "C.UTF-8"));
}

static void assert_shown(const struct display *display, const char *text, const char *expected, int width_cells) {
    struct buf out = {0};
    display_add(display, &out, str_of(text));
    buf_add_char(&out, '\0');
    assert_string_equal(out.p, expected);
    assert_int_equal(display_width(display, str_of(text)), width_cells);
    buf_free(&out);
}

static void test_text_that_is_safe_stays(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_SCREEN);
    assert_true(display.utf8);
    static const struct {
        const char *text;
        int width_cells;
    } rows[] = {
        {"", 0},
        {"Article 16", 10},
        {"Exupéry", 7},
        {"Exupe\xCC\x81ry", 7},
        {"a\xCC\xA8", 1},
        {"“quoted”", 8},
        {"条約", 4},
        {"한국", 4},
        {"ש\xD7\x81ל", 2},
        {"م\xD9\x8Fح", 2},
        {"a\xC2\xA0"
         "b",
         3},
        {"a\xE2\x80\x8D"
         "b\xE2\x80\x8C"
         "c\xE2\x80\x8E"
         "d\xE2\x80\x8F",
         4},
        {"👨\xE2\x80\x8D👩", 4},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_shown(&display, rows[i].text, rows[i].text, rows[i].width_cells);
}

static void test_nothing_commands_the_terminal(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_SCREEN);
    assert_shown(&display, "a\x1B[2Jb", "a<U+001B>[2Jb", 13);
    assert_shown(&display, "\x07\x7F\xC2\x9B", "<U+0007><U+007F><U+009B>", 24);
    assert_shown(&display, "\xE2\x80\xAEtxt\xE2\x80\xAC\xE2\x81\xA6x\xE2\x81\xA9", "<U+202E>txt<U+202C><U+2066>x<U+2069>", 36);
    assert_shown(&display,
                 "a\tb\nc\xE2\x80\xA8"
                 "d",
                 "a b c d", 7);
    assert_shown(&display, "a\r\n", "a<U+000D> ", 10);
    assert_shown(&display, "\xC3(\xED\xA0\x80", "\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD", 5);
    assert_shown(&display, "\xF4\x8F\xBF\xBF", "<U+10FFFF>", 10);
    assert_shown(&display, "co\xC2\xADop", "coop", 4);
}

/* Every code point alone: what is shown holds no control, has the width that is said, and the terminal agrees on it. */
static void test_every_code_point(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_SCREEN);
    size_t n_as_they_are = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        struct glyph glyph;
        struct str s = {bytes, utf8_encode(c, bytes)};
        display_cluster(&display, s, &glyph);
        int sum = 0;
        for (size_t at = 0; at < glyph.text.n;) {
            uint32_t shown;
            bool valid;
            at += utf8_decode(glyph.text, at, &shown, &valid);
            bool control = shown < 0x20 || (shown >= 0x7F && shown < 0xA0) || (shown >= 0x202A && shown <= 0x202E) ||
                           (shown >= 0x2066 && shown <= 0x2069);
            int width = wcwidth((wchar_t)shown);
            if (!valid || control || (width < 0 && (shown < 0x200C || shown > 0x200F)))
                fail_msg("U+%04X is shown with U+%04X in it", c, shown);
            sum += width > 0 ? width : 0;
        }
        assert_int_equal(glyph.width_cells, sum);
        n_as_they_are += str_equal(glyph.text, s);
    }
    assert_true(n_as_they_are > 100000);
}

static void test_a_lone_mark_is_given_a_space(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_SCREEN);
    assert_shown(&display, "\xCC\x81", "\xC2\xA0\xCC\x81", 1);
    assert_shown(&display, "a\n\xCC\x81", "a \xC2\xA0\xCC\x81", 3);
    assert_shown(&display, "\xE2\x80\x8E", "\xE2\x80\x8E", 0);
}

static void test_a_cluster_beyond_all_writing_is_cut(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_SCREEN);
    struct buf text = {0};
    buf_add_char(&text, 'e');
    for (size_t i = 0; i < 1000; i++)
        buf_add(&text, STR("\xCC\x81"));
    struct glyph glyph;
    display_cluster(&display, buf_str(&text), &glyph);
    assert_in_range(glyph.text.n, 50, sizeof glyph.bytes);
    assert_true(str_starts(glyph.text, STR("e\xCC\x81\xCC\x81")));
    assert_true(str_ends(glyph.text, STR("\xCC\x81\xEF\xBF\xBD")));
    assert_int_equal(glyph.width_cells, 2);
    struct display file = display_make(DISPLAY_FILE);
    display_cluster(&file, buf_str(&text), &glyph);
    assert_true(str_equal(glyph.text, buf_str(&text)));
    buf_free(&text);
}

static void test_a_file_keeps_what_it_can(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_FILE);
    assert_shown(&display,
                 "a\x1B[2J\x07"
                 "b\x7F\xC2\x9B",
                 "a[2Jb", 5);
    assert_shown(&display, "a\tb\nc\r\n", "a b\nc\n", 4);
    assert_shown(&display, "\xE2\x80\xAEtxt\xE2\x80\xAC", "\xE2\x80\xAEtxt\xE2\x80\xAC", 3);
    assert_shown(&display, "co\xC2\xADop", "co\xC2\xADop", 4);
    assert_shown(&display, "\xCC\x81", "\xCC\x81", 0);
    assert_shown(&display, "\xFFx", "\xEF\xBF\xBDx", 2);
    assert_shown(&display, "é条\xF4\x8F\xBF\xBD", "é条\xF4\x8F\xBF\xBD", 3 + 1);
}

static void test_a_file_is_the_same_in_every_locale(void **state) {
    (void)state;
    const char *text = "Exupéry, 条約 a\xCC\xA8 😀 \xE2\x80\x8D\x01";
    struct display display = display_make(DISPLAY_FILE);
    int width = display_width(&display, str_of(text));
    struct buf there = {0}, here = {0};
    display_add(&display, &here, str_of(text));
    enter_ascii_locale();
    display = display_make(DISPLAY_FILE);
    assert_true(display.utf8);
    display_add(&display, &there, str_of(text));
    assert_int_equal(display_width(&display, str_of(text)), width);
    assert_true(str_equal(buf_str(&here), buf_str(&there)));
    leave_ascii_locale();
    buf_free(&here);
    buf_free(&there);
}

/* What display_write() writes, in the locale in force; to be freed. */
static char *written(const struct display *display, const char *text) {
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    display_write(display, out, str_of(text));
    fclose(out);
    return bytes;
}

static void test_an_ascii_locale_names_what_it_lacks(void **state) {
    (void)state;
    struct display display = enter_ascii_locale();
    assert_false(display.utf8);
    assert_shown(&display, "Exupéry", "Exup<U+00E9>ry", 14);
    assert_shown(&display, "e\xCC\x81", "e<U+0301>", 9);
    assert_shown(&display, "\xFF", "<U+FFFD>", 8);
    assert_shown(&display, "a\xC2\xAD\x1B\t😀", "a<U+001B> <U+1F600>", 19);
    assert_shown(&display, "\xE2\x80\x8D\xF3\xA0\x81\x81", "<U+200D><U+E0041>", 17);
    char *bytes = written(&display, "“Exupéry”\t\x1B");
    assert_string_equal(bytes, "<U+201C>Exup<U+00E9>ry<U+201D> <U+001B>");
    free(bytes);
    assert_true(display_can_show(&display, STR("...")));
    assert_false(display_can_show(&display, STR("…")));
    leave_ascii_locale();
}

static void test_writing_in_utf8(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_SCREEN);
    char *bytes = written(&display, "“Exupéry” \x1B 条約");
    assert_string_equal(bytes, "“Exupéry” <U+001B> 条約");
    free(bytes);
    assert_true(display_can_show(&display, STR("…│▏")));
    assert_false(display_can_show(&display, STR("a\x1B")));
    assert_false(display_can_show(&display, STR("\xFF")));
}

static void assert_cut(const struct display *display, const char *text, int width_cells, const char *expected) {
    struct buf out = {0};
    display_add_cut(display, &out, str_of(text), width_cells);
    buf_add_char(&out, '\0');
    assert_string_equal(out.p, expected);
    buf_free(&out);
}

static void test_cutting(void **state) {
    (void)state;
    struct display display = display_make(DISPLAY_SCREEN);
    assert_cut(&display, "Moscow Declaration", 18, "Moscow Declaration");
    assert_cut(&display, "Moscow Declaration", 17, "Moscow Declarati…");
    assert_cut(&display, "Moscow Declaration", 1, "…");
    assert_cut(&display, "Moscow Declaration", 0, "");
    assert_cut(&display, "条約条約", 6, "条約…");
    assert_cut(&display, "条約条約", 5, "条約…");
    assert_cut(&display,
               "e\xCC\x81"
               "e\xCC\x81"
               "e\xCC\x81",
               2, "e\xCC\x81…");
    assert_cut(&display, "ab\x1B", 5, "ab…");
    assert_cut(&display, "", 0, "");
    assert_int_equal(display_fit(&display, STR("条約"), 3, NULL), 3);
    assert_int_equal(display_fit(&display, STR("abc"), 0, NULL), 0);
    assert_int_equal(display_fit(&display, STR("abc"), -1, NULL), 0);
    assert_int_equal(display_fit(&display, STR("e\xCC\x81x"), 1, NULL), 3);
    display = enter_ascii_locale();
    assert_cut(&display, "Moscow Declaration", 10, "Moscow ...");
    assert_cut(&display, "Moscow Declaration", 2, "..");
    leave_ascii_locale();
}

/* The pieces agree with the whole: widths add up, and a prefix is as long as it can be. */
static void assert_widths_agree(const struct display *display, struct str s) {
    struct buf whole = {0}, pieces = {0};
    display_add(display, &whole, s);
    int sum = 0;
    for (size_t at = 0; at < s.n;) {
        int width;
        struct glyph glyph;
        assert_int_equal(display_fit(display, s, sum, NULL) >= at, 1);
        size_t end = display_next(display, s, at, &width);
        assert_int_equal(end, grapheme_next(s, at));
        display_cluster(display, str_slice(s, at, end), &glyph);
        assert_int_equal(width, glyph.width_cells);
        assert_true(width >= 0);
        buf_add(&pieces, glyph.text);
        sum += width;
        if (width > 0)
            assert_int_equal(display_fit(display, s, sum - 1, NULL), at);
        at = end;
    }
    assert_int_equal(display_width(display, s), sum);
    assert_int_equal(display_fit(display, s, sum, NULL), s.n);
    assert_true(str_equal(buf_str(&whole), buf_str(&pieces)));
    assert_int_equal(utf8_find_invalid(buf_str(&whole)), whole.n);
    buf_free(&whole);
    buf_free(&pieces);
}

/* A cut text is as wide as it may be at most, and nothing in it is half a cluster. */
static void assert_cut_fits(const struct display *display, struct str s, int width_cells) {
    struct buf cut = {0};
    display_add_cut(display, &cut, s, width_cells);
    assert_true(display_width(display, buf_str(&cut)) <= width_cells);
    buf_free(&cut);
}

static void test_random_texts(void **state) {
    (void)state;
    struct prng prng = {13};
    struct buf text = {0};
    const struct display displays[] = {display_make(DISPLAY_SCREEN), display_make(DISPLAY_FILE)};
    int widest = 0;
    for (size_t round = rounds(4000); round > 0; round--) {
        random_text(&prng, &text, 1 + prng_below(&prng, 16));
        struct str s = exact_copy(buf_str(&text));
        for (size_t i = 0; i < 2; i++)
            assert_widths_agree(&displays[i], s);
        int width = display_width(&displays[0], s);
        assert_cut_fits(&displays[0], s, (int)prng_below(&prng, (size_t)width + 2));
        widest = width > widest ? width : widest;
        free((char *)s.p);
    }
    assert_true(widest > 20);
    buf_free(&text);
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_text_that_is_safe_stays),
        cmocka_unit_test(test_nothing_commands_the_terminal),
        cmocka_unit_test(test_every_code_point),
        cmocka_unit_test(test_a_lone_mark_is_given_a_space),
        cmocka_unit_test(test_a_cluster_beyond_all_writing_is_cut),
        cmocka_unit_test(test_a_file_keeps_what_it_can),
        cmocka_unit_test(test_a_file_is_the_same_in_every_locale),
        cmocka_unit_test(test_an_ascii_locale_names_what_it_lacks),
        cmocka_unit_test(test_writing_in_utf8),
        cmocka_unit_test(test_cutting),
        cmocka_unit_test(test_random_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
