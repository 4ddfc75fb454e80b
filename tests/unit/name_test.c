/* agreement/name and agreement/coverage: what places are called, and what an edition holds. */
#include "accord.h"

#include "agreement/address.h"
#include "agreement/coverage.h"
#include "agreement/name.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_name(const struct agreement *agreement, const char *eid, bool is_short, const char *expected) {
    const struct node *node = address_find(agreement, str_of(eid));
    struct buf out = {0};
    if (node == NULL)
        fail_msg("there is no %s", eid);
    else
        name_add(agreement, node, is_short, &out);
    if (!str_equal(buf_str(&out), str_of(expected)))
        fail_msg("%s is called \"%.*s\", not \"%s\"", eid, STR_ARG(buf_str(&out)), expected);
    buf_free(&out);
}

static void assert_holdings(const struct agreement *agreement, const char *expected) {
    struct buf out = {0};
    name_add_holdings(agreement, &out);
    if (!str_equal(buf_str(&out), str_of(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(buf_str(&out)), expected);
    buf_free(&out);
}

static void assert_articles(const struct agreement *agreement, unsigned kinds, const char *expected) {
    struct buf out = {0};
    buf_add(&out, STR("has "));
    coverage_add_articles(agreement, kinds, &out);
    if (!str_equal(str_slice(buf_str(&out), 4, out.n), str_of(expected)))
        fail_msg("\"%.*s\" instead of \"%s\"", STR_ARG(buf_str(&out)), expected);
    buf_free(&out);
}

static void test_names(void **state) {
    (void)state;
    struct agreement *lake = accord_lake();
    static const char *const rows[][3] = {
        {"art_16", "Article 16", "Art. 16"},
        {"art_16bis", "Article 16 bis", "Art. 16 bis"},
        {"art_16__para_2__point_b", "Article 16(2)(b)", "Art. 16(2)(b)"},
        {"art_16__para_2__point_b__point_ii", "Article 16(2)(b)(ii)", "Art. 16(2)(b)(ii)"},
        {"art_7__para_1__subpara_1-1", "Article 7(1.1)", "Art. 7(1.1)"},
        {"art_6__para_1__indent_2", "Article 6(1), indent 2", "Art. 6(1), indent 2"},
        {"art_18__para_2__point_b", "Article 18(2)(b)", "Art. 18(2)(b)"},
        {"annex_1", "Annex 1", "Annex 1"},
        {"annex_1__art_2", "Annex 1, Article 2", "Annex 1, Art. 2"},
        {"annex_1__art_2__para_2__point_a", "Annex 1, Article 2(2)(a)", "Annex 1, Art. 2(2)(a)"},
        {"part_III", "Part III", "Part III"},
        {"part_II__chp_I", "Part II, Chapter I", "Part II, Chapter I"},
        {"preamble", "Preamble", "Preamble"},
        {"rec_3", "Preamble, recital 3", "Preamble, recital 3"},
        {"closing", "Closing", "Closing"},
        {"prov_agreed-understanding", "Agreed understanding", "Agreed understanding"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        assert_name(lake, rows[i][0], false, rows[i][1]);
        assert_name(lake, rows[i][0], true, rows[i][2]);
    }
    struct buf out = {0};
    name_add(lake, lake->root, false, &out);
    assert_int_equal(out.n, 0);
    const struct node *article = address_find(lake, STR("art_9"));
    name_add(lake, article->first, false, &out);        /* its block */
    name_add(lake, article->first->first, false, &out); /* a paragraph without a number */
    assert_true(str_equal(buf_str(&out), STR("Article 9Article 9")));
    buf_free(&out);
    agreement_free(lake);
}

/* No two places that have addresses of their own are called the same. */
static void test_names_are_unique(void **state) {
    (void)state;
    struct agreement *lake = accord_lake();
    char **names = calloc(lake->n_nodes, sizeof *names);
    size_t n = 0;
    for (size_t i = 1; i < lake->n_nodes; i++) {
        const struct node *node = lake->nodes[i];
        struct buf out = {0};
        if (node->eid.n == 0 || address_find(lake, node->eid) != node)
            continue;
        name_add(lake, node, false, &out);
        names[n++] = buf_take(&out);
        for (size_t k = 0; k + 1 < n; k++)
            assert_string_not_equal(names[k], names[n - 1]);
    }
    assert_true(n > 250);
    for (size_t i = 0; i < n; i++)
        free(names[i]);
    free(names);
    agreement_free(lake);
}

static void test_names_of_other_units(void **state) {
    (void)state;
    struct agreement *agreement =
        accord_text("unit: paragraph\narticles: 43\ncoverage: excerpts\nnumbering: by-division\n"
                    "preamble: {text: \"Considering;\\n2. Noting:\"}\n"
                    "sections:\n"
                    "  - {division: chapter, number: I, title: A, provisions: [{article: 1, quote: \"(a) A.\"}]}\n"
                    "  - {division: chapter, number: II, title: B, provisions: [{article: \"Article 1\", quote: B.}]}\n"
                    "  - {id: other, title: {de: Anderes, en: Other matters}, provisions: [\n"
                    "      {id: loose, title: Loose ends, summary: S.}, {article: 9, quote: N.}]}\n"
                    "  - {division: title, title: Untitled, provisions: [{id: last, title: Last, summary: S.}]}\n"
                    "annexes: [{title: Map, text: \"1. One.\"}]\n");
    assert_name(agreement, "chp_I__para_1", false, "Chapter I, Paragraph 1");
    assert_name(agreement, "chp_I__para_1", true, "Chapter I, Para. 1");
    assert_name(agreement, "chp_I__para_1__point_a", false, "Chapter I, Paragraph 1(a)");
    assert_name(agreement, "chp_II__para_1", false, "Chapter II, Paragraph 1");
    assert_name(agreement, "para_9", false, "Paragraph 9");
    assert_name(agreement, "sec_other", false, "Other matters");
    assert_name(agreement, "prov_loose", true, "Loose ends");
    assert_name(agreement, "rec_1", false, "Preamble, recital 1");
    assert_name(agreement, "rec_2", false, "Preamble, recital 2");
    assert_name(agreement, "annex_1", false, "Annex");
    assert_name(agreement, "annex_1__para_1", false, "Annex(1)");
    assert_name(agreement, "title_1", false, "Untitled");
    assert_holdings(agreement, "Test Accord has 43 paragraphs; this edition has 1, 1, 9");
    agreement_free(agreement);
}

static void test_runs(void **state) {
    (void)state;
    struct agreement *agreement =
        accord_text("coverage: excerpts\nprovisions: [\n"
                    "  {article: 1, text: T.}, {article: 2, text: T.}, {article: 3, quote: Q.}, {article: 5, text: T.}, {article: "
                    "6, text: T.},\n"
                    "  {article: 7, text: T.}, {article: 8, summary: S.}, {article: 9, text: T.}, {article: 9 bis, text: T.},\n"
                    "  {article: 10, text: T.}, {article: XI, text: T.}, {article: XII, text: T.}, {article: XIII, text: T.},\n"
                    "  {article: XIV, text: T.}, {article: \"15.1\", text: T.}, {id: loose, title: Loose, text: T.}]\n"
                    "annexes: [{title: Map, provisions: [{article: 11, text: T.}]}]\n");
    assert_articles(agreement, 0, "1, 2, 3, 5-9, 9 bis, 10, XI-XIV, 15.1");
    assert_articles(agreement, 1u << BLOCK_TEXT, "1, 2, 5, 6, 7, 9, 9 bis, 10, XI-XIV, 15.1");
    assert_articles(agreement, 1u << BLOCK_QUOTE | 1u << BLOCK_SUMMARY, "3, 8");
    assert_articles(agreement, 1u << BLOCK_NOTE, "");
    assert_int_equal(coverage_count_articles(agreement), 15);
    assert_int_equal(coverage_count_provisions(agreement->root), 17);
    assert_holdings(agreement, "Test Accord: this edition has articles 1, 2, 3, 5-9, 9 bis, 10, XI-XIV, 15.1");
    agreement_free(agreement);
}

static void test_holdings(void **state) {
    (void)state;
    static const char *const rows[][2] = {
        {"short: Accord\narticles: 43\nprovisions: [{article: 6, quote: Q.}, {article: 16, quote: Q.}]\n",
         "Accord has 43 articles; this edition has 6, 16"},
        {"articles: 43\nprovisions: [{id: loose, title: X, quote: Q.}]\n", "Test Accord has 43 articles; this edition has none"},
        {"provisions: [{id: loose, title: X, quote: Q.}]\n", "Test Accord: this edition has no articles"},
        {"provisions: [{article: 6, quote: Q.}]\n", "Test Accord: this edition has article 6"},
        {"articles: 1\nunit: section\nprovisions: [{article: 1, quote: Q.}]\n", "Test Accord has 1 section; this edition has 1"},
        {"provisions: [{article: 1, quote: Q.}, {article: 2, quote: Q.}, {article: 3, quote: Q.}, {article: 4, quote: Q.}]\n",
         "Test Accord: this edition has articles 1-4"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct agreement *agreement = accord_text(rows[i][0]);
        assert_holdings(agreement, rows[i][1]);
        agreement_free(agreement);
    }
}

static void test_kinds(void **state) {
    (void)state;
    struct agreement *agreement =
        accord_text("sections:\n"
                    "  - {id: a, title: A, note: N., provisions: [{article: 1, summary: S., quote: Q.}, {article: 2, note: N.}]}\n"
                    "  - {id: b, title: B, provisions: [{article: 3, quote: Q., text: T.}]}\n");
    static const struct {
        const char *eid;
        unsigned kinds;
        enum block_kind best;
        size_t n_provisions;
    } rows[] = {{"sec_a", 1u << BLOCK_NOTE, BLOCK_NOTE, 2},
                {"art_1", 1u << BLOCK_SUMMARY | 1u << BLOCK_QUOTE, BLOCK_QUOTE, 1},
                {"art_2", 1u << BLOCK_NOTE, BLOCK_NOTE, 1},
                {"sec_b", 0, BLOCK_KIND_COUNT, 1},
                {"art_3", 1u << BLOCK_QUOTE | 1u << BLOCK_TEXT, BLOCK_TEXT, 1}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        const struct node *node = address_find(agreement, str_of(rows[i].eid));
        enum block_kind kind = BLOCK_KIND_COUNT;
        assert_non_null(node);
        assert_int_equal(coverage_block_kinds(node), rows[i].kinds);
        assert_int_equal(coverage_best_kind(node, &kind), rows[i].kinds != 0);
        assert_int_equal(kind, rows[i].best);
        assert_int_equal(coverage_count_provisions(node), rows[i].n_provisions);
    }
    agreement_free(agreement);
}

/* The articles of a scope, one after the other, are those that a walk over all nodes comes upon. */
static void test_articles_of_a_scope(void **state) {
    (void)state;
    struct agreement *lake = accord_lake();
    static const char *const scopes[] = {"", "part_II", "part_II__chp_I", "annex_1", "annex_2", "part_VI", "preamble", "art_16"};
    static const size_t n_expected[] = {61, 15, 7, 5, 7, 7, 0, 1};
    for (size_t i = 0; i < COUNT(scopes); i++) {
        const struct node *scope = i == 0 ? lake->root : address_find(lake, str_of(scopes[i]));
        size_t n = 0;
        assert_non_null(scope);
        for (const struct node *node = coverage_first_article(scope); node != NULL; node = coverage_next_article(scope, node)) {
            assert_true(node_is_article(node) && node_is_within(node, scope));
            n++;
        }
        assert_int_equal(n, n_expected[i]);
    }
    agreement_free(lake);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_names_are_unique),
        cmocka_unit_test(test_names_of_other_units),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_holdings),
        cmocka_unit_test(test_kinds),
        cmocka_unit_test(test_articles_of_a_scope),
    };
    return cmocka_run_group_tests_name("name", tests, NULL, NULL);
}
