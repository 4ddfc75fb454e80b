/* library/loader: files made to do harm are refused or read, in bounded time and memory. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "library/loader.h"

/* Far more than any file here takes, and far less than it took where the work grew with the square of its size. */
enum { SECONDS_MAX = 10 };

/* A file up to its provisions that has nothing wrong with it. */
#define HEAD "pacta: 1\nid: t\ntitle: T\nsources: [{id: s, publisher: P}]\nsource: s\nlanguage: en\n"

/* Appends a text n times. */
static void add_times(struct buf *out, struct str text, size_t n) {
    while (n-- > 0)
        buf_add(out, text);
}

static bool has_fault(const struct diag_list *diags, enum diag_code code) {
    for (size_t i = 0; i < diags->n; i++)
        if (diags->items[i].code == code)
            return true;
    return false;
}

/* Loads a file within the time and frees it; does it have the fault? */
static bool load_has(struct buf *file, enum diag_code code) {
    struct diag_list diags = {0};
    clock_t start = clock();
    agreement_free(agreement_load_text(buf_str(file), "t.yaml", &diags));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    if (getenv("PACTA_TEST_SLOW") == NULL && seconds > SECONDS_MAX)
        fail_msg("took %.1f s", seconds);
    bool is_there = has_fault(&diags, code);
    diag_list_free(&diags);
    buf_free(file);
    return is_there;
}

static void test_a_key_given_twice_is_read_once(void **state) {
    (void)state;
    struct buf file = {0};
    buf_add(&file, STR(HEAD "provisions:\n- article: 1\n  text: x\n  see: ["));
    add_times(&file, STR("'1', "), 2000);
    buf_add(&file, STR("]\n  see: ['1']\n  text: y\n"));
    assert_true(load_has(&file, DIAG_DUPLICATE_KEY));
}

static void test_aliases_are_bounded_in_number_and_in_bytes(void **state) {
    (void)state;
    struct buf file = {0};
    buf_add(&file, STR(HEAD "provisions:\n- article: 1\n  note:\n  - &t |\n"));
    add_times(&file, STR("     x\n"), 20000);
    add_times(&file, STR("  - *t\n"), 9000);
    assert_true(load_has(&file, DIAG_ALIAS));
    buf_add(&file, STR(HEAD "subjects: ["));
    add_times(&file, STR("*nowhere, "), 500000);
    buf_add(&file, STR("]\nprovisions: [{article: 1, text: x}]\n"));
    assert_true(load_has(&file, DIAG_ALIAS));
    buf_add(&file, STR(HEAD "subjects: ["));
    for (size_t i = 0; i < 100000; i++)
        buf_printf(&file, "&a%zu x, ", i);
    add_times(&file, STR("*a0, "), 9000);
    buf_add(&file, STR("]\nprovisions: [{article: 1, text: x}]\n"));
    assert_true(load_has(&file, DIAG_ALIAS));
}

static void test_a_reasonable_use_of_aliases_is_none_of_it(void **state) {
    (void)state;
    struct buf file = {0};
    buf_add(&file, STR(HEAD "provisions:\n- article: 1\n  note:\n  - &t |\n"));
    add_times(&file, STR("     x\n"), 100);
    add_times(&file, STR("  - *t\n"), 1000);
    assert_false(load_has(&file, DIAG_ALIAS));
}

static void test_no_text_holds_a_nul(void **state) {
    (void)state;
    static const char *const texts[] = {"title: \"a\\0b\"\n", "short: \"\\x00\"\n", "\"sh\\u0000ort\": x\n"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf file = {0};
        buf_add(&file, STR(HEAD "provisions: [{article: 1, text: x}]\n"));
        buf_add(&file, str_of(texts[i]));
        assert_true(load_has(&file, DIAG_CONTROL));
    }
}

/* A number or id would stand in the address of each of so many paragraphs. */
static void test_numbers_and_ids_are_short(void **state) {
    (void)state;
    static const struct {
        const char *key;
        size_t n;
        enum diag_code code;
        bool is_fault;
    } cases[] = {
        {"article", 300000, DIAG_VALUE, true}, {"id", 300000, DIAG_ID, true}, {"article", 65, DIAG_VALUE, true},
        {"article", 64, DIAG_VALUE, false},    {"id", 200, DIAG_ID, false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf file = {0};
        buf_printf(&file, "%sprovisions:\n- %s: ", HEAD, cases[i].key);
        add_times(&file, STR("a"), cases[i].n);
        buf_add(&file, STR("\n  text: |\n"));
        for (size_t j = 0; j < 20000; j++)
            buf_printf(&file, "    %zu. x\n", j % 999 + 1);
        assert_int_equal(load_has(&file, cases[i].code), cases[i].is_fault);
    }
}

static void test_a_preamble_of_many_blocks(void **state) {
    (void)state;
    struct buf file = {0};
    buf_add(&file, STR(HEAD "preamble:\n  text:\n"));
    add_times(&file, STR("  - x\n"), 100000);
    assert_false(load_has(&file, DIAG_VALUE));
}

/* Each of the references is looked for in all ways, as a range too. */
static void test_references_that_lead_nowhere(void **state) {
    (void)state;
    static const char *const texts[] = {"a-b-c-d-e-f-g-h-i-j-k-l", "x -> a -> b -> c to d to e to f", "other-accord 5"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct buf file = {0};
        buf_add(&file, STR(HEAD "provisions:\n"));
        for (size_t j = 0; j < 5000; j++)
            buf_printf(&file, "- {article: %zu, title: the title of %zu, text: x, see: %s}\n", j + 1, j + 1, texts[i]);
        assert_true(load_has(&file, DIAG_REFERENCE));
    }
}

static void test_a_long_reference(void **state) {
    (void)state;
    struct buf file = {0};
    buf_add(&file, STR(HEAD "provisions: [{article: 1, text: x, see: \"abc "));
    add_times(&file, STR(". "), 100000);
    buf_add(&file, STR("\"}]\n"));
    assert_true(load_has(&file, DIAG_REFERENCE));
}

static void test_lists_that_are_compared_are_short(void **state) {
    (void)state;
    static const struct {
        const char *before, *item, *behind;
    } lists[] = {
        {"pacta: 1\nid: t\ntitle: T\nsources: [", "{id: s%zu, title: S}, ", "]\npreamble: x\n"},
        {HEAD "keywords: [", "{id: k%zu, match: x}, ", "]\npreamble: x\n"},
        {HEAD "keywords: [{id: k, match: [", "w%zu, ", "]}]\npreamble: x\n"},
    };
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct buf file = {0};
        buf_add(&file, str_of(lists[i].before));
        for (size_t j = 0; j < 100000; j++) {
            const char *number = strchr(lists[i].item, '%');
            buf_printf(&file, "%.*s%zu%s", (int)(number - lists[i].item), lists[i].item, j, number + 3);
        }
        buf_add(&file, str_of(lists[i].behind));
        assert_true(load_has(&file, DIAG_VALUE));
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_a_key_given_twice_is_read_once),
        cmocka_unit_test(test_aliases_are_bounded_in_number_and_in_bytes),
        cmocka_unit_test(test_a_reasonable_use_of_aliases_is_none_of_it),
        cmocka_unit_test(test_no_text_holds_a_nul),
        cmocka_unit_test(test_numbers_and_ids_are_short),
        cmocka_unit_test(test_a_preamble_of_many_blocks),
        cmocka_unit_test(test_lists_that_are_compared_are_short),
        cmocka_unit_test(test_references_that_lead_nowhere),
        cmocka_unit_test(test_a_long_reference),
    };
    return cmocka_run_group_tests_name("hostile", tests, NULL, NULL);
}
