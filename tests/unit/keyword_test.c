/* agreement/keyword: the standing highlights, found and counted. */
#include "accord.h"

#include "agreement/address.h"
#include "agreement/keyword.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static const char peace[] =
    "keywords:\n"
    "  - {id: peace, label: Peace, match: [peace, \"peace treaty\", \"threat*\", \"état\"]}\n"
    "  - {id: trade, label: Trade, match: [trade]}\n"
    "sections:\n"
    "  - id: a\n"
    "    title: Peace in a title\n"
    "    provisions:\n"
    "      - {article: 1, text: \"Peace, peace and a peace treaty. Peaceful threats threaten.\", summary: peace}\n"
    "      - {article: 2, quote: \"1. No threat.\\n2. Trade.\", note: \"trade and trader\"}\n"
    "  - {id: b, title: B, provisions: [{article: 3, summary: \"PEACE, un \\u00e9tat\"}]}\n";

static void assert_count(const struct keyword_set *set, size_t group, const struct node *node, size_t verbatim, size_t curator) {
    struct keyword_count count = keyword_count_node(set, group, node);
    assert_int_equal(count.verbatim, verbatim);
    assert_int_equal(count.curator, curator);
}

static void test_counts(void **state) {
    (void)state;
    struct agreement *agreement = accord_text(peace);
    struct keyword_set *set = keyword_set_new(agreement);
    assert_count(set, 0, address_find(agreement, STR("art_1")), 5, 1); /* Peace, peace, peace treaty, threats, threaten */
    assert_count(set, 0, address_find(agreement, STR("art_2")), 1, 0);
    assert_count(set, 0, address_find(agreement, STR("art_3")), 0, 2);
    assert_count(set, 0, address_find(agreement, STR("sec_a")), 6, 1);
    assert_count(set, 0, agreement->root, 6, 3);
    assert_count(set, 1, agreement->root, 1, 1);
    assert_count(set, 1, address_find(agreement, STR("art_1")), 0, 0);
    keyword_set_free(set);
    agreement_free(agreement);
}

static void test_find(void **state) {
    (void)state;
    struct agreement *agreement = accord_text(peace);
    struct keyword_set *set = keyword_set_new(agreement);
    struct str text = STR("No trade; a peace treaty, threats.");
    struct match match;
    assert_true(keyword_find(set, 0, text, 0, &match));
    assert_true(str_equal(str_slice(text, match.start, match.end), STR("peace treaty")));
    assert_true(keyword_find(set, 0, text, match.start + 1, &match));
    assert_true(str_equal(str_slice(text, match.start, match.end), STR("threats")));
    assert_false(keyword_find(set, 0, text, match.end, &match));
    assert_true(keyword_find(set, 1, text, 0, &match));
    assert_int_equal(match.start, 3);
    assert_false(keyword_find(set, 1, STR(""), 0, &match));
    keyword_set_free(set);
    agreement_free(agreement);
    keyword_set_free(NULL);
}

/* What is counted in a node is what keyword_find() comes upon, one after the other, in all blocks below it. */
static void test_counts_are_finds(void **state) {
    (void)state;
    struct agreement *lake = accord_lake();
    struct keyword_set *set = keyword_set_new(lake);
    assert_int_equal(lake->n_keywords, 5);
    for (size_t group = 0; group < lake->n_keywords; group++) {
        struct keyword_count expected = {0, 0};
        for (size_t i = 0; i < lake->n_nodes; i++) {
            const struct block *block = lake->nodes[i]->block;
            struct match match = {0, 0};
            if (lake->nodes[i]->kind != NODE_BLOCK)
                continue;
            for (size_t n = 0; keyword_find(set, group, block->text, match.end, &match); n++)
                *(block_kind_is_verbatim(block->kind) ? &expected.verbatim : &expected.curator) += 1;
        }
        assert_true(expected.verbatim > 10);
        assert_count(set, group, lake->root, expected.verbatim, expected.curator);
    }
    keyword_set_free(set);
    agreement_free(lake);
}

/* A word that is in no text and no title is told by its place; one that is only in a title is not. */
static void test_check(void **state) {
    (void)state;
    struct diag_list diags = {0};
    struct agreement *agreement = accord_load("keywords:\n"
                                              "  - {id: k, label: K, match: [accord, maps, absent, \"ab*\", present]}\n"
                                              "  - id: other\n"
                                              "    label: L\n"
                                              "    match:\n"
                                              "      - \"*\"\n"
                                              "      - text\n"
                                              "provisions: [{article: 1, title: Maps, text: Present text.}]\n",
                                              &diags);
    static const struct {
        size_t line, column;
        const char *message;
    } rows[] = {{8, 45, "the keyword \"absent\" matches nothing in this agreement"},
                {8, 53, "the keyword \"ab*\" matches nothing in this agreement"},
                {12, 9, "in the keyword \"*\" there is nothing to find"}};
    assert_non_null(agreement);
    assert_int_equal(diags.n, 0);
    keyword_check(agreement, &diags);
    assert_int_equal(diags.n, COUNT(rows));
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_int_equal(diags.items[i].code, DIAG_KEYWORD);
        assert_int_equal(diags.items[i].severity, SEVERITY_WARNING);
        assert_int_equal(diags.items[i].line, rows[i].line);
        assert_int_equal(diags.items[i].column, rows[i].column);
        assert_string_equal(diags.items[i].message, rows[i].message);
    }
    agreement_free(agreement);
    diag_list_free(&diags);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_counts),
        cmocka_unit_test(test_find),
        cmocka_unit_test(test_counts_are_finds),
        cmocka_unit_test(test_check),
    };
    return cmocka_run_group_tests_name("keyword", tests, NULL, NULL);
}
