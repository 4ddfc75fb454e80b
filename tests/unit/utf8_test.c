/* text/utf8: every scalar value survives, and what is ill-formed is cut as the Unicode Standard says. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "random_text.h"
#include "text/utf8.h"

static bool is_scalar(uint32_t c) {
    return c < 0xD800 || (c > 0xDFFF && c <= 0x10FFFF);
}

static void test_every_scalar_value_survives(void **state) {
    (void)state;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        char bytes[4];
        size_t n = utf8_encode(c, bytes);
        uint32_t decoded;
        bool valid = false;
        if (utf8_decode((struct str){bytes, n}, 0, &decoded, &valid) != n || !valid ||
            decoded != (is_scalar(c) ? c : UTF8_REPLACEMENT))
            fail_msg("U+%04X came back as U+%04X, valid %d", c, decoded, valid);
    }
}

static void test_encoding_uses_the_shortest_form(void **state) {
    (void)state;
    static const struct {
        uint32_t code_point;
        const char *bytes;
    } rows[] = {
        {0x7F, "\x7F"},
        {0x80, "\xC2\x80"},
        {0x7FF, "\xDF\xBF"},
        {0x800, "\xE0\xA0\x80"},
        {0xFFFF, "\xEF\xBF\xBF"},
        {0x10000, "\xF0\x90\x80\x80"},
        {0x10FFFF, "\xF4\x8F\xBF\xBF"},
        {0xD800, "\xEF\xBF\xBD"},
        {0x110000, "\xEF\xBF\xBD"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char bytes[4];
        size_t n = utf8_encode(rows[i].code_point, bytes);
        assert_int_equal(n, str_of(rows[i].bytes).n);
        assert_memory_equal(bytes, rows[i].bytes, n);
    }
}

/* Each row is cut into parts of these lengths, negative where the part is ill-formed. The first five are from the Standard. */
static void test_ill_formed_text_is_cut_at_maximal_subparts(void **state) {
    (void)state;
    static const struct {
        const char *bytes;
        int parts[12];
    } rows[] = {
        {"\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64", {1, -3, -2, -1, 1, -1, 1, -1, -1, 1}},
        {"\xC0\xAF\xE0\x80\xBF\xF0\x81\x82\x41", {-1, -1, -1, -1, -1, -1, -1, -1, 1}},
        {"\xED\xA0\x80\xED\xBF\xBF\xED\xAF\x41", {-1, -1, -1, -1, -1, -1, -1, -1, 1}},
        {"\xF4\x91\x92\x93\xFF\x41\x80\xBF\x42", {-1, -1, -1, -1, -1, 1, -1, -1, 1}},
        {"\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41", {-2, -1, -3, -2, 1}},
        {"\xE2\x80\x80\x80\x80", {3, -1, -1}},
        {"\xC3", {-1}},
        {"\xE2\x82", {-2}},
        {"\xF0\x9F\x98", {-3}},
        {"\xF5\x80\x80\x80", {-1, -1, -1, -1}},
        {"\xEF\xBF\xBD", {3}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct str s = exact_copy(str_of(rows[i].bytes));
        size_t at = 0, part = 0;
        for (; at < s.n; part++) {
            uint32_t code_point;
            bool valid;
            size_t n = utf8_decode(s, at, &code_point, &valid);
            assert_int_equal(valid ? (int)n : -(int)n, rows[i].parts[part]);
            assert_true(valid || code_point == UTF8_REPLACEMENT);
            at += n;
        }
        assert_int_equal(rows[i].parts[part], 0);
        assert_int_equal(utf8_count(s), part);
        free((char *)s.p);
    }
}

static void test_the_first_invalid_byte_is_found_at_every_place(void **state) {
    (void)state;
    for (size_t n = 0; n < 40; n++)
        for (size_t bad = 0; bad <= n; bad++) {
            char text[40];
            for (size_t i = 0; i < n; i++)
                text[i] = i == bad ? (char)0xBF : 'a';
            struct str s = exact_copy((struct str){text, n});
            assert_int_equal(utf8_find_invalid(s), bad);
            free((char *)s.p);
        }
    assert_int_equal(utf8_find_invalid(STR("Exupéry, ą, 条約, 😀")), sizeof "Exupéry, ą, 条約, 😀" - 1);
    assert_int_equal(utf8_find_invalid(STR("Exup\xC3"
                                           "ry")),
                     4);
    assert_int_equal(utf8_find_invalid(STR("\xEF\xBF\xBD")), 3);
}

static void test_going_back_meets_the_same_places(void **state) {
    (void)state;
    struct prng prng = {7};
    struct buf text = {0};
    size_t n_compared = 0;
    for (size_t round = rounds(4000); round > 0; round--) {
        random_text(&prng, &text, 1 + prng_below(&prng, 20));
        for (size_t i = prng_below(&prng, 4); i > 0 && text.n > 0; i--)
            text.p[prng_below(&prng, text.n)] = (char)prng_below(&prng, 256);
        struct str s = exact_copy(buf_str(&text));
        for (size_t at = 0; at < s.n;) {
            uint32_t code_point;
            size_t end = at + utf8_decode(s, at, &code_point, NULL);
            assert_int_equal(utf8_previous(s, end), at);
            for (size_t inside = at; inside < end; inside++)
                assert_int_equal(utf8_floor(s, inside), at);
            at = end;
            n_compared++;
        }
        assert_int_equal(utf8_floor(s, s.n), s.n);
        assert_int_equal(utf8_floor(s, s.n + 5), s.n);
        free((char *)s.p);
    }
    assert_true(n_compared > 1000);
    buf_free(&text);
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_scalar_value_survives),
        cmocka_unit_test(test_encoding_uses_the_shortest_form),
        cmocka_unit_test(test_ill_formed_text_is_cut_at_maximal_subparts),
        cmocka_unit_test(test_the_first_invalid_byte_is_found_at_every_place),
        cmocka_unit_test(test_going_back_meets_the_same_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
