/* text/grapheme: clusters as a reader sees them, the same forwards, backwards and from any byte. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "random_text.h"
#include "text/grapheme.h"

/* Each row is a text, given as the clusters that it must be cut into. */
static void test_named_texts(void **state) {
    (void)state;
    static const char *const rows[][8] = {
        {"a", "b", " ", "\n", "c"},
        {"a", "\r\n", "\n", "\r", "b"},
        {"E", "x", "u", "p", "e\xCC\x81", "r", "y"},
        /* ą with an ogonek of its own, and an acute */
        {"a\xCC\xA8", "ą\xCC\x81", "x"},
        /* marks with nothing to stand on */
        {"\xCC\x81", "\n", "\xCC\x81", "a"},
        /* an ill-formed byte carries no mark */
        {"\xFF", "\xCC\x81", "\xC3", "a"},
        /* a U+FFFD of the text does */
        {"\xEF\xBF\xBD\xCC\x81"},
        /* Hebrew points */
        {"ש\xD7\x81\xD6\xB8", "ל", "ו\xD6\xB9", "ם"},
        /* Arabic vowel signs */
        {"م\xD9\x8F", "ح", "م\xD9\x91\xD9\x8E", "د"},
        /* Devanagari: vowel sign, virama */
        {"न\xE0\xA4\xBF", "य", "म\xE0\xA5\x8D"},
        /* Thai sara am */
        {"ก\xE0\xB8\xB3", "ล\xE0\xB8\xB1", "ง"},
        /* Hangul letters L V T, and L */
        {"\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8", "\xE1\x84\x80", "a"},
        {"가\xE1\x86\xA8", "한", "국"},
        /* flags: AZ, RU */
        {"\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF", "\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA", "!"},
        /* and a half */
        {"\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF", "\xF0\x9F\x87\xB7", "a"},
        /* a family */
        {"👨\xE2\x80\x8D👩\xE2\x80\x8D👧", "👩"},
        /* skin tones, a profession */
        {"👩🏽", "👩🏽\xE2\x80\x8D⚖\xEF\xB8\x8F", "x"},
        /* joined through a mark, to a sign of Latin-1 */
        {"👩\xCC\x81\xE2\x80\x8D©", "b"},
        /* a joiner joins no letter to an emoji */
        {"a\xE2\x80\x8D", "😀"},
        /* a keycap */
        {"1\xEF\xB8\x8F\xE2\x83\xA3", "2"},
        /* a sign that stands before digits */
        {"\xD8\x80١", "a"},
        /* a soft hyphen stands by itself */
        {"c", "o", "\xC2\xAD", "o", "p"},
        {"a", "\xE2\x80\x8B", "\xE2\x80\x8E", "b"},
        {"©", "®", "é", "ÿ"},
    };
    struct buf text = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        buf_clear(&text);
        for (size_t k = 0; k < 8 && rows[i][k] != NULL; k++)
            buf_add(&text, str_of(rows[i][k]));
        struct str s = buf_str(&text);
        size_t at = 0;
        for (size_t k = 0; k < 8 && rows[i][k] != NULL; k++) {
            size_t end = grapheme_next(s, at);
            if (end - at != str_of(rows[i][k]).n)
                fail_msg("row %zu, cluster %zu: %zu bytes", i, k, end - at);
            assert_int_equal(grapheme_previous(s, end), at);
            at = end;
        }
        assert_int_equal(at, s.n);
    }
    assert_int_equal(grapheme_previous(STR("ab"), 0), 0);
    buf_free(&text);
}

/* Holds all the other functions to grapheme_next(), from every byte of s; returns how many clusters s has. */
static size_t assert_consistent(struct str s, struct prng *prng) {
    struct grapheme_walk every = {s, 0};
    struct grapheme_walk some = {s, 0};
    size_t n_clusters = 0;
    for (size_t at = 0; at < s.n; n_clusters++) {
        size_t end = grapheme_next(s, at);
        assert_true(end > at && end <= s.n);
        assert_int_equal(grapheme_previous(s, end), at);
        for (size_t inside = at; inside < end; inside++) {
            assert_int_equal(grapheme_floor(s, inside), at);
            assert_int_equal(grapheme_walk_at(&every, inside), inside == at);
            if (prng_below(prng, 3) == 0)
                assert_int_equal(grapheme_walk_at(&some, inside), inside == at);
        }
        at = end;
    }
    assert_int_equal(grapheme_floor(s, s.n), s.n);
    assert_true(grapheme_walk_at(&every, s.n));
    return n_clusters;
}

static void test_random_texts(void **state) {
    (void)state;
    struct prng prng = {11};
    struct buf text = {0};
    size_t n_clusters = 0, n_bytes = 0;
    for (size_t round = rounds(6000); round > 0; round--) {
        random_text(&prng, &text, 1 + prng_below(&prng, 24));
        struct str s = exact_copy(buf_str(&text));
        n_clusters += assert_consistent(s, &prng);
        n_bytes += s.n;
        free((char *)s.p);
    }
    assert_true(n_clusters > 1000 && n_clusters < n_bytes / 2); /* there were clusters, and long ones */
    buf_free(&text);
}

/* No two code points below U+0300 make a cluster but CR LF: the shortcut for most text, held to for all of them. */
static void test_latin_letters_stand_alone(void **state) {
    (void)state;
    for (uint32_t left = 0; left < 0x300; left++)
        for (uint32_t right = 0; right < 0x300; right++) {
            char bytes[8];
            size_t n_left = utf8_encode(left, bytes);
            size_t n = n_left + utf8_encode(right, bytes + n_left);
            bool joined = grapheme_next((struct str){bytes, n}, 0) != n_left;
            if (joined != (left == '\r' && right == '\n'))
                fail_msg("U+%04X U+%04X", left, right);
        }
}

/* Long clusters and runs of flags, asked about at every byte, take no time that grows with the square of their length. */
static void test_a_walk_takes_linear_time(void **state) {
    (void)state;
    static const char *const units[] = {"👩\xE2\x80\x8D", "\xF0\x9F\x87\xA6", "\xCC\x81", "क\xE0\xA5\x8D", "\xE1\x84\x80"};
    const size_t n_units = rounds(100000);
    alarm(120);
    struct buf text = {0};
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        buf_clear(&text);
        buf_add_char(&text, 'x');
        for (size_t k = 0; k < n_units; k++)
            buf_add(&text, str_of(units[i]));
        struct grapheme_walk walk = {buf_str(&text), 0};
        size_t n_boundaries = 0;
        for (size_t at = 0; at <= text.n; at++)
            n_boundaries += grapheme_walk_at(&walk, at);
        assert_in_range(n_boundaries, 2, n_units + 2);
    }
    alarm(0);
    buf_free(&text);
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_named_texts),
        cmocka_unit_test(test_random_texts),
        cmocka_unit_test(test_latin_letters_stand_alone),
        cmocka_unit_test(test_a_walk_takes_linear_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
