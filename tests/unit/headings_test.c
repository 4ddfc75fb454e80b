/* Headings and numbers, in the languages of treaties. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "library/headings.h"
#include "library/languages.h"

static void assert_text(struct str s, const char *wanted) {
    assert_int_equal(s.n, str_of(wanted).n);
    assert_memory_equal(s.p, wanted, s.n);
}

static void test_headings_are_read(void **state) {
    static const struct {
        const char *line;
        enum heading_class class;
        const char *label, *rest;
    } rows[] = {
        {"ARTICLE XVI", HEADING_ARTICLE, "XVI", ""},
        {"Article 5 bis. Keys", HEADING_ARTICLE, "5 bis", ". Keys"},
        {"Article 2.11: Tolls", HEADING_ARTICLE, "2.11", ": Tolls"},
        {"Art. 19A", HEADING_ARTICLE, "19A", ""},
        {"Artículo 1º", HEADING_ARTICLE, "1º", ""},
        {"ARTICULO 4", HEADING_ARTICLE, "4", ""},
        {"СТАТЬЯ 3", HEADING_ARTICLE, "3", ""},
        {"المادة 12", HEADING_ARTICLE, "12", ""},
        {"第二十一条 和平", HEADING_ARTICLE, "第二十一条", " 和平"},
        {"第五條之一", HEADING_ARTICLE, "第五條之一", ""},
        {"3. cikk", HEADING_ARTICLE, "3", ""},
        {"PART TWENTY-ONE", HEADING_PART, "TWENTY-ONE", ""},
        {"Chapitre premier Dispositions", HEADING_CHAPTER, "premier", " Dispositions"},
        {"ARTICLE THE FIFTH", HEADING_ARTICLE, "FIFTH", ""},
        {"Art. L. 110-1", HEADING_ARTICLE, "L. 110-1", ""},
        {"Article A1", HEADING_ARTICLE, "A1", ""},
        {"Article L110-1", HEADING_ARTICLE, "L110-1", ""},
        {"Artigo 4.º-A", HEADING_ARTICLE, "4.º-A", ""},
        {"PROTOCOL (No 2)", HEADING_ANNEX, "2", ""},
        {"PROTOCOL (with annex)", HEADING_ANNEX, "", " (with annex)"},
        {"Erster Teil", HEADING_PART, "Erster", ""},
        {"Section A", HEADING_SECTION, "A", ""},
        {"ANNEX", HEADING_ANNEX, "", ""},
        {"Protocol No. 2", HEADING_ANNEX, "2", ""},
        {"Преамбула", HEADING_PREAMBLE, "", ""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct heading heading;
        assert_true(heading_read(str_of(rows[i].line), &heading));
        assert_int_equal(heading.class, rows[i].class);
        assert_text(heading.label, rows[i].label);
        assert_text(heading.rest, rows[i].rest);
    }
}

static void test_other_lines_are_no_headings(void **state) {
    static const char *const lines[] = {
        "", "Articles of agreement", "The Article 5", "Part of the sum", "Artful", "5", "Chapter", "第", "Titles"};
    struct heading heading;
    (void)state;
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        assert_false(heading_read(str_of(lines[i]), &heading));
}

static void test_several_articles(void **state) {
    static const struct {
        const char *line, *first, *last, *printed, *rest;
    } rows[] = {
        {"Articles 2 to 4", "2", "4", "Articles 2 to 4", ""},
        {"ARTICLES VI AND VII [Repealed]", "VI", "VII", "ARTICLES VI AND VII", " [Repealed]"},
        {"Article 8 \u2013 9", "8", "9", "Article 8 \u2013 9", ""},
        {"Artículos 5 al 7", "5", "7", "Artículos 5 al 7", ""},
        {"Статьи 3 и 4", "3", "4", "Статьи 3 и 4", ""},
    };
    static const char *const others[] = {"Articles 2 to 4 of this Treaty",
                                         "Articles 4 to 2",
                                         "Articles of agreement",
                                         "Article 2",
                                         "Article 2-4",
                                         "Article 2 - 1998",
                                         "Section 2 to 4"};
    struct heading heading;
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_true(heading_read_several(str_of(rows[i].line), &heading));
        assert_int_equal(heading.class, HEADING_ARTICLE);
        assert_text(heading.label, rows[i].first);
        assert_text(heading.last, rows[i].last);
        assert_text(heading.printed, rows[i].printed);
        assert_text(heading.rest, rows[i].rest);
    }
    assert_true(heading_read_several(STR("Article 2"), &heading));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_true(!heading_read_several(str_of(others[i]), &heading) || heading.last.n == 0);
}

static void test_numbers_count(void **state) {
    (void)state;
    assert_int_equal(heading_value(STR("XVI")), 16);
    assert_int_equal(heading_value(STR("Twenty One")), 21);
    assert_int_equal(heading_value(STR("第一百零三条")), 103);
    assert_int_equal(heading_value(STR("٣")), 3);
    assert_int_equal(heading_value(STR("5 bis")), 5);
    assert_int_equal(heading_value(STR("?")), 0);
    assert_true(heading_same_number(STR("第三条"), STR("3")));
    assert_true(heading_same_number(STR("III"), STR("3")));
    assert_false(heading_same_number(STR("3 bis"), STR("3")));
}

static void test_closings_are_known(void **state) {
    (void)state;
    assert_true(heading_is_closing(STR("IN WITNESS WHEREOF the undersigned")));
    assert_true(heading_is_closing(STR("Fait à Dakar")));
    assert_true(heading_is_closing(STR("En foi de quoi, les")));
    assert_false(heading_is_closing(STR("Done")));
    assert_false(heading_is_closing(STR("Facts in dispute")));
}

static void test_languages_are_told_apart(void **state) {
    (void)state;
    assert_text(language_guess(STR("The Parties shall be in peace and in the best of terms with each other.")), "en");
    assert_text(language_guess(STR("Les Parties sont en paix et dans les meilleurs termes les unes avec les autres.")), "fr");
    assert_text(language_guess(STR("Статья третья")), "ru");
    assert_text(language_guess(STR("和平条约")), "zh");
    assert_text(language_guess(STR("Xyzzy")), "");
    assert_true(language_compare(STR("het verdrag van de staten"), STR("nl"), STR("en")) > 0);
    assert_text(language_tag(STR("eng")), "en");
    assert_text(language_tag(STR("zh-cn")), "zh-cn");
    assert_text(language_tag(STR("no such tag")), "");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_headings_are_read),  cmocka_unit_test(test_other_lines_are_no_headings),
        cmocka_unit_test(test_several_articles),   cmocka_unit_test(test_numbers_count),
        cmocka_unit_test(test_closings_are_known), cmocka_unit_test(test_languages_are_told_apart),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
