/* yaml/reader and library/loader: what a file says, and what is wrong with it, where. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "library/loader.h"

/* The head of a file that has nothing wrong with it: 7 lines. */
#define HEAD "pacta: 1\nid: t\ntitle: T\nsources: [{id: s, publisher: P}]\nsource: s\nlanguage: en\nsections:\n"

/* What some editors begin a file of UTF-8 with. */
#define BOM "\xEF\xBB\xBF"

/* A file up to the text of its one article, at 10:11. */
#define TEXT HEAD "- provisions:\n  - article: 1\n    text: "

static struct agreement *load(const char *text, size_t n, struct diag_list *diags) {
    return agreement_load_text((struct str){text, n}, "t.yaml", diags);
}

/* Loads a text that must be faultless. */
static struct agreement *load_sound(const char *text) {
    struct diag_list diags = {0};
    struct agreement *agreement = load(text, strlen(text), &diags);
    for (size_t i = 0; i < diags.n; i++)
        print_error("%zu:%zu %s\n", diags.items[i].line, diags.items[i].column, diags.items[i].message);
    assert_int_equal(diags.n, 0);
    assert_non_null(agreement);
    return agreement;
}

struct fault {
    enum diag_code code;
    size_t line, column;
};

struct faulty {
    const char *text;
    size_t n; /* 0: up to the NUL */
    struct fault faults[6];
};

static const struct faulty faulty_texts[] = {
    {"", 0, {{DIAG_EMPTY, 1, 1}}},
    {"# nothing\n", 0, {{DIAG_EMPTY, 1, 1}}},
    {"- a\n- b\n", 0, {{DIAG_TYPE, 1, 1}}},
    {"just text\n", 0, {{DIAG_TYPE, 1, 1}}},
    {"pacta: 1\nid: t\0\0\ntitle: T\n", 26, {{DIAG_CONTROL, 2, 6}, {DIAG_CONTROL, 2, 7}}},
    {"pacta: 1\nid: t\n\ttitle: T\n", 0, {{DIAG_SYNTAX, 3, 1}}},
    {"pacta: 1\nid: t\ntitle: \xE9t\xE9\n", 0, {{DIAG_ENCODING, 3, 8}, {DIAG_ENCODING, 3, 10}}},
    {"pacta: 1\nid: t\ntitle: \"\xC3\xA9\xC3\xA9\x1B[31m\"\n", 0, {{DIAG_CONTROL, 3, 11}}},
    {"pacta: 1\nid: t\ntitle: \xED\xA0\x80\n", 0, {{DIAG_ENCODING, 3, 8}, {DIAG_ENCODING, 3, 9}, {DIAG_ENCODING, 3, 10}}},
    {"\xFF\xFEp\0a\0", 6, {{DIAG_ENCODING, 1, 1}}},
    {"pacta: 1\nid: t\ntitle: \"unclosed\nsections: []\n", 0, {{DIAG_SYNTAX, 3, 8}}},
    {"pacta: 1\nid: t\ntitle: [a, b\nkind: act\n", 0, {{DIAG_TYPE, 3, 8}, {DIAG_SYNTAX, 4, 5}}},
    {"pacta: 1\nid: t\nid: u\ntitle: T\npreamble: [{text: x, source: z}]\n",
     0,
     {{DIAG_DUPLICATE_KEY, 3, 1}, {DIAG_UNKNOWN_SOURCE, 5, 30}}},
    {"pacta: 2\nid: t\nwhatever: x\n", 0, {{DIAG_VERSION, 1, 8}}},
    {"pacta: [1]\nid: t\n", 0, {{DIAG_VERSION, 1, 8}}},
    {"pacta: 1\nid: t\ntitle: T\npreamble: [{text: x}]\n---\nb: 1\n", 0, {{DIAG_DOCUMENTS, 5, 1}}},
    {"pacta: 1\nid: &i t\ntitle: *j\npreamble: &p [*p]\n",
     0,
     {{DIAG_ALIAS, 3, 8}, {DIAG_EMPTY_TEXT, 3, 8}, {DIAG_ALIAS, 4, 15}, {DIAG_TYPE, 4, 15}}},
    {"id: t\ntitle: T\nsections: []\n", 0, {{DIAG_MISSING_KEY, 1, 1}}},
    {"pacta: 1\nid: t\ntitle: T\n", 0, {{DIAG_MISSING_KEY, 1, 1}}},
    {"pacta: 1\nid: T-1\ntitle: ''\nsections: []\n", 0, {{DIAG_ID, 2, 5}, {DIAG_EMPTY_TEXT, 3, 8}}},
    {"pacta: 1\nid: art-3\ntitle: T\nsections: []\n", 0, {{DIAG_ID, 2, 5}}},
    {"pacta: 1\nid: export\ntitle: T\nsections: []\n", 0, {{DIAG_ID, 2, 5}}},
    {"pacta: 1\nid: t\ntitle: T\nsigned: {date: 2023-02-29}\nsections: []\n", 0, {{DIAG_DATE, 4, 16}}},
    {"pacta: 1\nid: t\ntitle: T\nkind: pact\nsections: {}\n", 0, {{DIAG_VALUE, 4, 7}, {DIAG_TYPE, 5, 11}}},
    {"pacta: 1\nid: t\ntitel: T\nsections: []\n", 0, {{DIAG_MISSING_KEY, 1, 1}, {DIAG_UNKNOWN_KEY, 3, 1}}},
    {HEAD "- title: A\n  provisions:\n  - {article: 1, text: x}\n  - {article: 1, text: y}\n",
     0,
     {{DIAG_DUPLICATE_ARTICLE, 11, 15}}},
    {HEAD "- {id: a, title: A}\n- {id: a, title: B}\n", 0, {{DIAG_DUPLICATE_ID, 9, 8}}},
    {HEAD "- provisions: [{article: 1, text: x, see: [1, 99]}]\n", 0, {{DIAG_REFERENCE, 8, 47}}},
    {HEAD "- provisions: [{summary: x}]\n", 0, {{DIAG_MISSING_KEY, 8, 16}}},
    {HEAD "- provisions: [{article: 1, text: ''}, {article: 2, text: {source: s}}]\n",
     0,
     {{DIAG_EMPTY_TEXT, 8, 35}, {DIAG_MISSING_KEY, 8, 59}}},
    {"pacta: 1\nid: t\ntitle: T\nprovisions: [{article: 1, quote: x}]\n", 0, {{DIAG_NO_SOURCE, 4, 34}}},
    {TEXT ">\n      1. a\n      2. b\n", 0, {{DIAG_MARKERS, 10, 11}}},
    {TEXT ">-\n\n      The Parties \u00e9\n      (a) first\n      (b) second\n", 0, {{DIAG_MARKERS, 10, 11}}},
    {TEXT ">  # so\r\n      - one\r\n      - two\r\n", 0, {{DIAG_MARKERS, 10, 11}}},
    {TEXT ">2\n      1. a\n        1. b\n      2. c\n      3. d\n", 0, {{DIAG_MARKERS, 10, 11}}},
    {TEXT "&a >\n      1. \xE9\n      2. b\n", 0, {{DIAG_MARKERS, 10, 11}, {DIAG_ENCODING, 11, 10}}},
    {TEXT ">\n      1. One thing. 2. Another.\n      And more.\n", 0, {{0}}},
    {TEXT ">\n      1. a\n\n      2. b\n\n      3. c\n", 0, {{0}}},
    {TEXT ">\n      The Parties:\n        1. a\n        2. b\n      agree.\n", 0, {{0}}},
    {TEXT "|\n      1. a\n      2. b\n", 0, {{0}}},
    {BOM "pacta: 1\nid: t\ntitel: T\nsections: []\n", 0, {{DIAG_MISSING_KEY, 1, 1}, {DIAG_UNKNOWN_KEY, 3, 1}}},
    {BOM "pacta: 2\nid: t\n", 0, {{DIAG_VERSION, 1, 8}}},
    {BOM "pact\xE9: 1\ntitle: \x01\n", 0, {{DIAG_UNKNOWN_KEY, 1, 1}, {DIAG_ENCODING, 1, 5}, {DIAG_CONTROL, 2, 8}}},
    {BOM TEXT ">\n      1. a\n      2. b\n", 0, {{DIAG_MARKERS, 10, 11}}},
    {BOM, 0, {{DIAG_EMPTY, 1, 1}}},
    {"pacta: 1\nid: t\ntitle: T\nkeywords: [{id: a, match: []}, {id: b, match: [T]}, {id: c, match: ''}]\npreamble: {text: T}\n",
     0,
     {{DIAG_EMPTY_TEXT, 4, 27}, {DIAG_EMPTY_TEXT, 4, 68}}},
};

static void test_faults_stand_where_they_are(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faulty_texts / sizeof *faulty_texts; i++) {
        const struct faulty *faulty = &faulty_texts[i];
        struct diag_list diags = {0};
        agreement_free(load(faulty->text, faulty->n != 0 ? faulty->n : strlen(faulty->text), &diags));
        size_t n = 0;
        while (n < 6 && faulty->faults[n].line != 0)
            n++;
        for (size_t j = 0; j < diags.n; j++)
            if (j >= n || diags.items[j].code != faulty->faults[j].code || diags.items[j].line != faulty->faults[j].line ||
                diags.items[j].column != faulty->faults[j].column)
                print_error("text %zu: %zu:%zu %s %s\n", i, diags.items[j].line, diags.items[j].column,
                            diag_code_row(diags.items[j].code)->name, diags.items[j].message);
        assert_int_equal(diags.n, n);
        for (size_t j = 0; j < n; j++) {
            assert_int_equal(diags.items[j].code, faulty->faults[j].code);
            assert_int_equal(diags.items[j].line, faulty->faults[j].line);
            assert_int_equal(diags.items[j].column, faulty->faults[j].column);
        }
        diag_list_free(&diags);
    }
}

static void test_depth_and_aliases_are_bounded(void **state) {
    struct diag_list diags = {0};
    struct buf text = {0};
    (void)state;
    buf_add(&text, STR("a: "));
    for (int i = 0; i < 5000; i++)
        buf_add_char(&text, '[');
    assert_null(load(text.p, text.n, &diags));
    assert_int_equal(diags.items[diags.n - 1].code, DIAG_DEPTH);
    assert_int_equal(diags.items[diags.n - 1].column, 67);
    diag_list_free(&diags);
    buf_clear(&text);
    buf_add(&text, STR("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"));
    for (int i = 1; i < 30; i++) {
        buf_printf(&text, "a%d: &a%d [", i, i);
        for (int j = 0; j < 10; j++)
            buf_printf(&text, "*a%d, ", i - 1);
        buf_add(&text, STR("]\n"));
    }
    assert_null(load(text.p, text.n, &diags));
    assert_int_equal(diags.items[diags.n - 1].code, DIAG_ALIAS);
    assert_int_equal(diags.items[diags.n - 1].line, 4);
    diag_list_free(&diags);
    buf_free(&text);
}

static void test_a_nearby_key_is_suggested(void **state) {
    struct diag_list diags = {0};
    const char *text = HEAD "- provisions: [{article: 1, sumary: x}]\n";
    (void)state;
    assert_null(load(text, strlen(text), &diags));
    assert_int_equal(diags.n, 1);
    assert_string_equal(diags.items[0].message, "unknown key \"sumary\" in a provision");
    assert_string_equal(diags.items[0].expected, "\"summary\"");
    diag_list_free(&diags);
}

static void test_the_model_is_what_the_file_says(void **state) {
    const char *text =
        "pacta: 1\nid: whole\nkind: convention\ntitle: {en: Treaty, fr: Traité}\narticles: 4\nlanguage: fr\nheadings: editorial\n"
        "sources: [{id: s, publisher: P}, {id: r, publisher: R}]\nsource: s\n"
        "preamble:\n  text: |\n    Les Parties,\n    Considérant,\n"
        "sections:\n- division: chapter\n  number: II\n  title: Two\n  source: r\n  provisions:\n"
        "  - article: 16 bis\n    text: |\n      1. One\n      (a) a\n      (i) i\n      2. Two\n"
        "    note: {text: n, source: s, language: de, page: 4}\n    see: 3\n"
        "  - {id: scope, summary: x}\n  - {article: 3, quote: [a, b]}\n"
        "annexes: [{provisions: [{article: 3, text: y}]}]\nclosing: {text: Done}\n";
    struct agreement *agreement = load_sound(text);
    (void)state;
    assert_int_equal(agreement->kind, KIND_CONVENTION);
    assert_int_equal(agreement->n_articles, 4);
    assert_true(str_equal(agreement_title(agreement, STR("")), STR("Traité")));
    assert_true(str_equal(agreement_title(agreement, STR("en")), STR("Treaty")));
    static const char *const addresses[] = {"preamble",
                                            "rec_1",
                                            "rec_2",
                                            "chp_II",
                                            "art_16bis",
                                            "art_16bis__para_1",
                                            "art_16bis__para_1__point_a",
                                            "art_16bis__para_1__point_a__point_i",
                                            "art_16bis__para_2",
                                            "prov_scope",
                                            "art_3",
                                            "annex_1",
                                            "annex_1__art_3",
                                            "closing"};
    size_t order = 0;
    for (size_t i = 0; i < sizeof addresses / sizeof *addresses; i++) {
        const struct node *node = address_find(agreement, str_of(addresses[i]));
        assert_non_null(node);
        assert_true(node->order > order);
        assert_true(str_equal(node->eid, str_of(addresses[i])));
        order = node->order;
    }
    assert_ptr_equal(address_find(agreement, STR("ART_16BIS")), address_find(agreement, STR("art_16bis")));
    const struct node *article = address_find(agreement, STR("art_16bis"));
    assert_true(article->is_editorial);
    assert_int_equal(article->n_see, 1);
    assert_ptr_equal(article->see[0].target, address_find(agreement, STR("art_3")));
    assert_string_equal(article->first->block->source->publisher.p, "R");
    assert_string_equal(article->last->block->source->publisher.p, "P");
    assert_true(str_equal(article->last->block->language, STR("de")));
    assert_true(str_equal(article->first->block->language, STR("fr")));
    assert_int_equal(agreement->n_nodes, agreement->nodes[agreement->n_nodes - 1]->order + 1);
    agreement_free(agreement);
}

static void test_restarting_numbers_are_told_apart(void **state) {
    const char *text =
        "pacta: 1\nid: t\ntitle: T\nnumbering: by-division\nsections:\n"
        "- {division: part, number: I, sections: [{division: chapter, number: 1, provisions: [{article: 1, text: a}]}]}\n"
        "- {division: part, number: II, sections: [{division: chapter, number: 1, provisions: [{article: 1, text: b}]}]}\n";
    struct agreement *agreement = load_sound(text);
    (void)state;
    assert_non_null(address_find(agreement, STR("part_I__chp_1__art_1")));
    assert_non_null(address_find(agreement, STR("part_II__chp_1__art_1")));
    assert_null(address_find(agreement, STR("chp_1")));
    agreement_free(agreement);
}

static void test_restarting_divisions_may_have_names(void **state) {
    const char *text = "pacta: 1\nid: t\ntitle: T\nsections:\n"
                       "- {division: part, number: I, sections: [{division: chapter, number: I, id: first}]}\n"
                       "- {division: part, number: II, sections: [{division: chapter, number: I, id: second}]}\n";
    struct agreement *agreement = load_sound(text);
    (void)state;
    assert_non_null(address_find(agreement, STR("part_I__chp_I")));
    assert_non_null(address_find(agreement, STR("part_II__chp_I")));
    agreement_free(agreement);
}

static void test_the_same_number_twice_in_one_text_stays_reachable(void **state) {
    const char *text = "pacta: 1\nid: t\ntitle: T\nprovisions:\n- article: 1\n  text: |\n    (a) one\n    and\n    (a) two\n";
    struct agreement *agreement = load_sound(text);
    const struct node *first = address_find(agreement, STR("art_1__point_a"));
    size_t n = 0;
    (void)state;
    assert_non_null(first);
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        const struct node *node = agreement->nodes[i];
        if (node->kind != NODE_PARAGRAPH || node->eid.n == 0)
            continue;
        assert_ptr_equal(address_find(agreement, node->eid), node);
        n++;
    }
    assert_int_equal(n, 2);
    agreement_free(agreement);
}

static void test_a_wrong_address_is_a_warning(void **state) {
    struct diag_list diags = {0};
    const char *text =
        "pacta: 1\nid: t\ntitle: T\nprovisions: [{article: 1, eId: art_2, text: x}, {article: 2, eId: art_2, text: y}]\n";
    struct agreement *agreement = load(text, strlen(text), &diags);
    (void)state;
    assert_non_null(agreement);
    assert_int_equal(diags.n, 1);
    assert_int_equal(diags.items[0].code, DIAG_EID);
    assert_int_equal(diags.items[0].column, 32);
    agreement_free(agreement);
    diag_list_free(&diags);
}

static void test_a_hostile_map_is_quick(void **state) {
    struct diag_list diags = {0};
    struct buf text = {0};
    (void)state;
    for (int i = 0; i < 100000; i++)
        buf_printf(&text, "k%d: x\n", i % 90000);
    assert_null(load(text.p, text.n, &diags));
    assert_true(diags.n_errors >= 100000);
    buf_free(&text);
    diag_list_free(&diags);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_faults_stand_where_they_are),
        cmocka_unit_test(test_depth_and_aliases_are_bounded),
        cmocka_unit_test(test_a_nearby_key_is_suggested),
        cmocka_unit_test(test_the_model_is_what_the_file_says),
        cmocka_unit_test(test_restarting_numbers_are_told_apart),
        cmocka_unit_test(test_restarting_divisions_may_have_names),
        cmocka_unit_test(test_the_same_number_twice_in_one_text_stays_reachable),
        cmocka_unit_test(test_a_wrong_address_is_a_warning),
        cmocka_unit_test(test_a_hostile_map_is_quick),
    };
    return cmocka_run_group_tests_name("loader", tests, NULL, NULL);
}
