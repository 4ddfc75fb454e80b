/* agreement/label: the numbers of articles in all their spellings. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/label.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_number(const char *label, const char *expected) {
    struct buf out = {0};
    label_add_number(&out, str_of(label));
    if (!str_equal(buf_str(&out), str_of(expected)))
        fail_msg("\"%s\" gives \"%.*s\", not \"%s\"", label, STR_ARG(buf_str(&out)), expected);
    buf_free(&out);
}

static void test_number_of_an_address(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"16", "16"},
        {"16 bis", "16bis"},
        {"Art. 16 bis", "16bis"},
        {"Art. 11.2 bis", "11-2bis"},
        {"2.11", "2-11"},
        {"XX", "XX"},
        {"A-03", "A-03"},
        {"Article XVI.", "XVI"},
        {"16.", "16"},
        {"(a)", "a"},
        {"1.1", "1-1"},
        {"1.1.", "1-1"},
        {"-", ""},
        {"\u2022", ""},
        {"16\u00a0bis", "16bis"},
        {"16\u2011A", "16-A"},
        {"16/2", "16-2"},
        {"$(rm)", "rm"},
        {"5(a)", "5-a"},
        {"16'; ls", "16-ls"},
        {"§ 9", "9"},
        {"المادة ١٦", "16"},
        {"", ""},
        {"Статья 3", "3"},
        {"статья 3а", "3а"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_number(rows[i][0], rows[i][1]);
}

static void test_equal(void **state) {
    (void)state;
    static const char *const same[][2] = {
        {"16 bis", "16bis"},
        {"16 bis", "16-bis"},
        {"16 bis", "16.bis"},
        {"16 bis", "Article 16 BIS"},
        {"16", "art. 16"},
        {"16", "Art.16"},
        {"16", "art16"},
        {"16", "art-16"},
        {"16", "art_16"},
        {"16", "artículo 16"},
        {"16", "Articulo 16"},
        {"16", "arti\u0301culo 16"},
        {"16", "Статья 16"},
        {"16", "СТАТЬЯ 16"},
        {"16", "ст. 16"},
        {"16", "المادة 16"},
        {"16", "المادة ١٦"},
        {"16", "第16条"},
        {"16", "§16"},
        {"16", "§ 16"},
        {"16", "16."},
        {"16", " 16 "},
        {"16", "(16)"},
        {"1", "1er"},
        {"1", "Article 1er"},
        {"1", "01"},
        {"8.º", "8"},
        {"8", "art. 8.ª"},
        {"8.º bis", "8bis"},
        {"16", "artykuł 16"},
        {"16", "ARTYKUŁ 16"},
        {"16", "Άρθρο 16"},
        {"16", "Članak 16"},
        {"2.11", "2-11"},
        {"2.11", "Section 2.11"},
        {"A-03", "a3"},
        {"A-03", "A 03"},
        {"XVI", "article xvi"},
        {"XVI bis", "xvibis"},
        {"5(a)", "5 (A)"},
        {"5(a)", "art. 5(a)"},
        {"16", "Article No. 16"},
        {"16", "n° 16"},
        {"16", "16\u00ad"},
        {"10", "10"},
        {"100", "Art. 100"},
    };
    static const char *const different[][2] = {
        {"2.11", "211"}, {"16", "XVI"},     {"16", "16 bis"}, {"16 bis", "16 ter"}, {"5a", "5(a)"}, {"16", "61"},
        {"1", "10"},     {"16(2)", "16.2"}, {"", ""},         {"-", "-"},           {"16", ""},     {"16", "art"},
        {"1.1", "11"},   {"1er", "er"},     {"8.º", "8.1"},   {"8.a", "8"},
    };
    for (size_t i = 0; i < COUNT(same); i++)
        if (!label_equal(str_of(same[i][0]), str_of(same[i][1])) || !label_equal(str_of(same[i][1]), str_of(same[i][0])))
            fail_msg("\"%s\" and \"%s\" are to be the same", same[i][0], same[i][1]);
    for (size_t i = 0; i < COUNT(different); i++)
        if (label_equal(str_of(different[i][0]), str_of(different[i][1])) ||
            label_equal(str_of(different[i][1]), str_of(different[i][0])))
            fail_msg("\"%s\" and \"%s\" are to be different", different[i][0], different[i][1]);
}

/* Numbers with and without suffix, each spelled in several ways: the same number always, another never. */
static void test_equal_of_all_numbers(void **state) {
    (void)state;
    static const char *const suffixes[] = {"", "bis", "a", "ter"};
    static const char *const spellings[] = {"%zu%s", "%zu %s", "Art. %zu-%s", "article %zu %s.", "§%zu%s"};
    size_t n_compared = 0;
    for (size_t i = 1; i <= 120; i++) {
        for (size_t s = 0; s < COUNT(suffixes); s++) {
            char plain[64], other[64], next[64];
            snprintf(plain, sizeof plain, "%zu%s", i, suffixes[s]);
            snprintf(next, sizeof next, "%zu%s", i + 1, suffixes[s]);
            for (size_t k = 0; k < COUNT(spellings); k++, n_compared++) {
                snprintf(other, sizeof other, spellings[k], i, suffixes[s]);
                assert_true(label_equal(str_of(plain), str_of(other)));
                assert_false(label_equal(str_of(next), str_of(other)));
                assert_true(label_looks_like_article(str_of(other)));
            }
        }
    }
    assert_int_equal(n_compared, 120 * 4 * 5);
}

/* A roman number, made in the plainest way. */
static void write_roman(char *out, size_t value) {
    static const struct {
        size_t value;
        const char *sign;
    } signs[] = {{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"},
                 {40, "XL"},  {10, "X"},   {9, "IX"},  {5, "V"},    {4, "IV"},  {1, "I"}};
    *out = '\0';
    for (size_t i = 0; i < COUNT(signs); i++)
        for (; value >= signs[i].value; value -= signs[i].value)
            strcat(out, signs[i].sign);
}

static void test_roman(void **state) {
    (void)state;
    static const char *const irregular[] = {"",     "IIII",  "VV",    "IC",  "CMC", "CMD", "DCD",
                                            "MMMM", "civil", "civic", "IVI", "X ",  "IXI", "16"};
    for (size_t i = 1; i < 4000; i++) {
        char roman[32], arabic[32];
        size_t value = 0;
        write_roman(roman, i);
        snprintf(arabic, sizeof arabic, "%zu", i);
        assert_true(label_parse_roman(str_of(roman), &value));
        assert_int_equal(value, i);
        assert_true(label_equal_across(str_of(roman), str_of(arabic)));
        assert_false(label_equal(str_of(roman), str_of(arabic)));
    }
    for (size_t i = 0; i < COUNT(irregular); i++) {
        size_t value = 7;
        assert_false(label_parse_roman(str_of(irregular[i]), &value));
        assert_int_equal(value, 7);
    }
}

static void test_equal_across(void **state) {
    (void)state;
    assert_true(label_equal_across(STR("Art. 16 bis"), STR("XVI-bis")));
    assert_true(label_equal_across(STR("xvi"), STR("§ 16")));
    assert_false(label_equal_across(STR("16"), STR("16")));
    assert_false(label_equal_across(STR("XVI"), STR("xvi")));
    assert_false(label_equal_across(STR("16 bis"), STR("XVI")));
    assert_false(label_equal_across(STR("16 bis"), STR("XVI ter")));
    assert_false(label_equal_across(STR("civil"), STR("105")));
    assert_true(label_equal_across(STR("premier"), STR("1")));
    assert_true(label_equal_across(STR("3"), STR("第三条")));
    assert_false(label_equal_across(STR("12"), STR("第十二条之一")));
    assert_false(label_looks_like_article(STR("second")));
}

static void test_value(void **state) {
    (void)state;
    static const struct {
        const char *label;
        size_t number;
        enum label_figures figures;
        const char *rest;
    } rows[] = {{"16", 16, FIGURES_ARABIC, ""},           {"Art. 16 bis", 16, FIGURES_ARABIC, "bis"},
                {"2.11", 2, FIGURES_ARABIC, ".11"},       {"XVI-bis", 16, FIGURES_ROMAN, "bis"},
                {"1er", 1, FIGURES_ARABIC, ""},           {"١٦", 16, FIGURES_ARABIC, ""},
                {"007", 7, FIGURES_ARABIC, ""},           {"8.º", 8, FIGURES_ARABIC, ""},
                {"8.º bis", 8, FIGURES_ARABIC, "bis"},    {"16(2)", 16, FIGURES_ARABIC, "(2)"},
                {"Article IV", 4, FIGURES_ROMAN, ""},     {"premier", 1, FIGURES_WORDS, ""},
                {"SEGUNDO bis", 2, FIGURES_WORDS, "bis"}, {"TWENTY-ONE", 21, FIGURES_WORDS, ""},
                {"第三条", 3, FIGURES_WORDS, ""},         {"第十二条之一", 12, FIGURES_WORDS, "之一"}};
    static const char *const none[] = {"", "A-03", "foo", "article", "-", "99999999999999999999"};
    struct label_value value;
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_true(label_value(str_of(rows[i].label), &value));
        assert_int_equal(value.number, rows[i].number);
        assert_int_equal(value.figures, rows[i].figures);
        assert_true(str_equal(value.rest, str_of(rows[i].rest)));
    }
    for (size_t i = 0; i < COUNT(none); i++)
        assert_false(label_value(str_of(none[i]), &value));
}

static void test_skip_unit(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"Article 16", "16"},     {"art.16 bis", "16 bis"}, {"ARTS. 16-18", "16-18"}, {"Article XVI", "XVI"}, {"§§ 5", "5"},
        {"article A-03", "A-03"}, {"point b", "b"},         {"Article No. 5", "5"},   {"第5条", "5条"},       {"sec_2", "2"},
    };
    static const char *const none[] = {"16",           "",       "article",         "Article ",  "art-of-war",
                                       "section iron", "part 3", "points of order", "articlexvi"};
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct str s = str_of(rows[i][0]);
        assert_true(label_skip_unit(&s));
        assert_true(str_equal(s, str_of(rows[i][1])));
    }
    for (size_t i = 0; i < COUNT(none); i++) {
        struct str s = str_of(none[i]);
        assert_false(label_skip_unit(&s));
        assert_true(str_equal(s, str_of(none[i])));
    }
}

static void test_looks_like_article(void **state) {
    (void)state;
    static const char *const yes[] = {"16",      "16bis", "16-bis", "16 ter", "16a", "2.11",           "2.11.3", "xvi",    "XVI",
                                      "xvi-bis", "art-3", "art3",   "art-i",  "§ 5", "article-16-bis", " 16 ",   "cccxcix"};
    static const char *const no[] = {"military",   "civil",      "mix",         "di",          "az-ru-2022", "g20",
                                     "un-charter", "art-of-war", "part-2",      "2022 summit", "",           "article",
                                     "scope",      "vclt-1969",  "16 military", "lake"};
    for (size_t i = 0; i < COUNT(yes); i++)
        if (!label_looks_like_article(str_of(yes[i])))
            fail_msg("\"%s\" reads as an article", yes[i]);
    for (size_t i = 0; i < COUNT(no); i++)
        if (label_looks_like_article(str_of(no[i])))
            fail_msg("\"%s\" does not read as an article", no[i]);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_number_of_an_address),
        cmocka_unit_test(test_equal),
        cmocka_unit_test(test_equal_of_all_numbers),
        cmocka_unit_test(test_roman),
        cmocka_unit_test(test_equal_across),
        cmocka_unit_test(test_value),
        cmocka_unit_test(test_skip_unit),
        cmocka_unit_test(test_looks_like_article),
    };
    return cmocka_run_group_tests_name("label", tests, NULL, NULL);
}
