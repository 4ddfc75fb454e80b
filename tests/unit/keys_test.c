/* tui/keys: the table of actions, the keys that are bound, and the documents that tell of them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "tui/config.h"
#include "tui/keys.h"

static struct key_sequence read_keys(const char *name) {
    struct key_sequence sequence;
    assert_true(keymap_read_keys(str_of(name), &sequence));
    return sequence;
}

static void test_names_of_keys(void **state) {
    static const char *const names[] = {"j", "Down", "^E", "Alt-x", "Alt-Left", "zc", "t1", "F1", "Space", "é", "Esc"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct key_sequence sequence = read_keys(names[i]);
        struct buf name = {0};
        keymap_add_sequence(&sequence, &name);
        assert_string_equal(name.p, names[i]);
        buf_free(&name);
    }
    struct key_sequence sequence;
    assert_false(keymap_read_keys(STR(""), &sequence));
    assert_false(keymap_read_keys(STR("abcd"), &sequence));
    assert_false(keymap_read_keys(STR("\xFF"), &sequence));
}

static void test_no_two_actions_share_a_key_or_a_name(void **state) {
    struct keymap *keymap = keymap_new(NULL);
    (void)state;
    for (size_t i = 0; i < n_actions; i++) {
        assert_ptr_equal(action_find(str_of(actions[i].name)), &actions[i]);
        struct str rest = str_of(actions[i].keys), name;
        size_t n = 0;
        while (str_split(&rest, ' ', &name)) {
            char key[16];
            const struct action *found = NULL;
            snprintf(key, sizeof key, "%.*s", STR_ARG(name));
            struct key_sequence sequence = read_keys(key);
            assert_int_equal(keymap_look_up(keymap, &sequence, &found), KEY_MEANS_ACTION);
            assert_ptr_equal(found, &actions[i]);
            n++;
        }
        assert_true(n != 0);
    }
    keymap_free(keymap);
}

static void test_a_prefix_waits_for_more(void **state) {
    struct keymap *keymap = keymap_new(NULL);
    struct key_sequence sequence = read_keys("z"), rest;
    const struct action *action = NULL;
    (void)state;
    assert_int_equal(keymap_look_up(keymap, &sequence, &action), KEY_MEANS_MORE);
    size_t n = 0;
    while ((action = keymap_following(keymap, &sequence, n, &rest)) != NULL) {
        assert_int_equal(rest.n, 1);
        n++;
    }
    assert_int_equal(n, 4);
    sequence = read_keys("zx");
    assert_int_equal(keymap_look_up(keymap, &sequence, &action), KEY_MEANS_NOTHING);
    keymap_free(keymap);
}

static void test_the_configuration_comes_first(void **state) {
    struct diag_list diags = {0};
    struct config *config =
        config_load_text(STR("keys:\n  line-down: [n, '^E']\n  quotes: z\n  quit: none\n"), "config.yaml", &diags);
    config_check_keys(config, keymap_read_keys, &diags);
    assert_int_equal(diags.n, 0);
    struct keymap *keymap = keymap_new(config);
    const struct action *action = NULL;
    static const struct {
        const char *keys, *action;
    } expected[] = {{"n", "line-down"}, {"^E", "line-down"}, {"z", "quotes"}, {"k", "line-up"}};
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct key_sequence sequence = read_keys(expected[i].keys);
        assert_int_equal(keymap_look_up(keymap, &sequence, &action), KEY_MEANS_ACTION);
        assert_string_equal(action->name, expected[i].action);
    }
    struct key_sequence freed = read_keys("j"), none = read_keys("q");
    assert_int_equal(keymap_look_up(keymap, &freed, &action), KEY_MEANS_NOTHING);
    assert_int_equal(keymap_look_up(keymap, &none, &action), KEY_MEANS_NOTHING);
    keymap_free(keymap);
    config_free(config);
    diag_list_free(&diags);
}

/* The source of the manual, with its escapes for signs undone. */
static char *read_manual(void) {
    static const struct {
        const char *escape, *sign;
    } escapes[] = {{"\\(ha", "^"}, {"\\(dq", "\""}, {"\\(aq", "'"}, {"\\-", "-"}, {"\\&", ""}, {"\\e", "\\"}};
    struct buf path = {0}, text = {0}, out = {0};
    struct diag_list diags = {0};
    buf_printf(&path, "%s/man/pacta.1", getenv("PACTA_SRCDIR"));
    assert_true(file_read(path.p, &text, &diags));
    for (size_t at = 0; at < text.n;) {
        size_t n = sizeof escapes / sizeof *escapes, i = 0;
        while (i < n && !str_starts(str_slice(buf_str(&text), at, text.n), str_of(escapes[i].escape)))
            i++;
        buf_add(&out, i < n ? str_of(escapes[i].sign) : str_slice(buf_str(&text), at, at + 1));
        at += i < n ? strlen(escapes[i].escape) : 1;
    }
    buf_free(&path);
    buf_free(&text);
    return buf_take(&out);
}

static void test_the_manual_has_every_action_and_key(void **state) {
    char *manual = read_manual();
    (void)state;
    for (size_t i = 0; i < n_actions; i++) {
        struct buf name = {0};
        buf_printf(&name, ".Pq Cm %s\n", actions[i].name);
        if (strstr(manual, name.p) == NULL)
            print_error("the manual lacks %s\n", actions[i].name);
        assert_non_null(strstr(manual, name.p));
        struct str rest = str_of(actions[i].keys), key;
        while (str_split(&rest, ' ', &key)) {
            buf_clear(&name);
            buf_printf(&name, "Ic %.*s", STR_ARG(key));
            if (strstr(manual, name.p) == NULL)
                print_error("the manual lacks the key %s of %s\n", name.p, actions[i].name);
            assert_non_null(strstr(manual, name.p));
        }
        buf_free(&name);
    }
    free(manual);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names_of_keys),
        cmocka_unit_test(test_no_two_actions_share_a_key_or_a_name),
        cmocka_unit_test(test_a_prefix_waits_for_more),
        cmocka_unit_test(test_the_configuration_comes_first),
        cmocka_unit_test(test_the_manual_has_every_action_and_key),
    };
    return cmocka_run_group_tests_name("keys", tests, NULL, NULL);
}
