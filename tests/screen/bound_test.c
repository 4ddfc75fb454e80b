/* Every key of the table does something in the real program, and is in its help. */
#include "screen.h"

#include <stdio.h>
#include <string.h>

#include "tui/keys.h"

/* What a terminal sends for the keys that are named in the table. */
static const struct {
    const char *name, *bytes;
} sent[] = {
    {"Down", DOWN},
    {"Up", UP},
    {"Left", LEFT},
    {"Right", RIGHT},
    {"PgDn", PAGE_DOWN},
    {"PgUp", PAGE_UP},
    {"Home", HOME},
    {"End", END},
    {"F1", F1},
    {"Backspace", BACKSPACE},
    {"Enter", ENTER},
    {"Tab", TAB},
    {"Space", " "},
    {"Alt-Left", "\x1b[1;3D"},
    {"Alt-Right", "\x1b[1;3C"},
};

/* The bytes of a key of the table: of a name, of a control key, or the characters themselves. */
static void find_bytes(struct str key, char bytes[16]) {
    snprintf(bytes, 16, "%.*s", STR_ARG(key));
    for (size_t i = 0; i < sizeof sent / sizeof *sent; i++)
        if (str_equal(key, str_of(sent[i].name)))
            snprintf(bytes, 16, "%s", sent[i].bytes);
    if (key.n == 2 && key.p[0] == '^')
        snprintf(bytes, 16, "%c", key.p[1] & 31);
}

static void test_every_key_is_bound(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < n_actions; i++) {
        struct str rest = str_of(actions[i].keys), key;
        while (strncmp(actions[i].name, "quit", 4) != 0 && str_split(&rest, ' ', &key)) {
            char bytes[16];
            find_bytes(key, bytes);
            press(e, bytes);
            expect_lacks(e, area_all, "is not bound");
            must(e, !emulator_has_ended(e), "the reader lives after ", actions[i].name, __FILE__, __LINE__);
            press(e, ESC);
            press(e, ESC);
            press(e, ESC);
        }
    }
    press(e, "16G");
    expect_focus(e, "Art. 16");
}

static void test_every_action_is_in_help(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < n_actions; i++) {
        char filter[64], name[64];
        snprintf(filter, sizeof filter, "h/:%s" ENTER, actions[i].name);
        snprintf(name, sizeof name, ":%s", actions[i].name);
        press(e, filter);
        expect_shows(e, area_all, name);
        press(e, ESC);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_every_key_is_bound, close_reader),
        cmocka_unit_test_teardown(test_every_action_is_in_help, close_reader),
    };
    return cmocka_run_group_tests_name("bound", tests, NULL, NULL);
}
