/* Keys apart from places and searches: help, what Escape and ^C do, what quits and what must not. */
#include "screen.h"

#include <stdlib.h>
#include <string.h>

static void test_help_is_the_key_table(void **state) {
    static const char *const lines[] = {"Move", "j, Down", "next line", "Space, f, PgDn", "b, PgUp"};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "h");
    expect_shows(e, area_text, "┌─ Keys ");
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        expect_shows(e, area_text, lines[i]);
    expect_look(e, area_text, "Move", BOLD);
    expect_look(e, area_text, "next line", PLAIN);
    expect_lacks(e, area_text, "draw the screen anew");
    expect_shows(e, area_outline, "Art. 16 Military assistance");
}

static void test_help_scrolls(void **state) {
    static const char *const downs[] = {"j", DOWN, " ", PAGE_DOWN}, *const ups[] = {"k", UP, "b", PAGE_UP};
    struct emulator *e = open_reader(state, 24, 80);
    press(e, "h");
    char *first = copy_of(e, area_text);
    for (size_t i = 0; i < sizeof downs / sizeof *downs; i++) {
        press(e, downs[i]);
        char *scrolled = copy_of(e, area_text);
        expect(e, strcmp(first, scrolled) != 0);
        free(scrolled);
        press(e, ups[i]);
        expect_same(e, area_text, first);
    }
    press(e, "G");
    expect_lacks(e, area_text, "next line");
    char *last = copy_of(e, area_text);
    press(e, "j ");
    expect_same(e, area_text, last);
    press(e, "k");
    press(e, "g");
    expect_same(e, area_text, first);
    free(first);
    free(last);
}

static void test_help_closes(void **state) {
    static const char *const closes[] = {ESC, "q", "\x03"}, *const opens[] = {"h", F1};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    for (size_t i = 0; i < sizeof closes / sizeof *closes; i++) {
        press(e, opens[i % 2]);
        expect_shows(e, area_text, " Keys");
        press(e, closes[i]);
        expect_same(e, area_all, screen);
        expect_focus(e, "Art. 16  [Military assistance]");
        expect(e, !emulator_has_ended(e));
    }
    free(screen);
}

/* The pop-up stays within the text pane and leaves the status line, whatever the size. */
static void test_help_at_any_size(void **state) {
    static const int sizes[][2] = {{60, 200}, {20, 60}, {10, 40}, {8, 30}, {6, 25}, {5, 20}};
    struct emulator *e = open_reader(state, 24, 80);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        emulator_resize(e, sizes[i][0], sizes[i][1]);
        emulator_settle(e);
        char *screen = copy_of(e, area_all);
        press(e, "h");
        expect_shows(e, area_text, "Move");
        expect_shows(e, area_status, "Moscow De");
        press(e, "G");
        expect_lacks(e, area_text, "Move");
        expect_lacks(e, area_text, "�");
        press(e, ESC);
        expect_same(e, area_all, screen);
        free(screen);
    }
}

static void test_q_and_Q_quit(void **state) {
    static const char *const keys[] = {"q", "Q", "16Gq", "/peace" ENTER "q", TAB "q", "3Q", "hqq"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        emulator_type(e, keys[i]);
        expect_end(e, 0);
        expect_shows(e, area_all, "before");
        expect_lacks(e, area_all, "Moscow");
        expect(e, cursor_place(e).row <= 2);
    }
}

static void test_escape_never_quits(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    char *screen = copy_of(e, area_all);
    for (int i = 0; i < 4; i++)
        press(e, ESC);
    press(e, ESC ESC ESC ESC);
    expect(e, !emulator_has_ended(e));
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_control_c_never_quits(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    char *screen = copy_of(e, area_all);
    for (int i = 0; i < 4; i++)
        press(e, CTRL('c'));
    expect(e, !emulator_has_ended(e));
    expect_same(e, area_all, screen);
    press(e, "z");
    expect_shows(e, area_status, " z ");
    press(e, CTRL('c'));
    expect_same(e, area_all, screen);
    free(screen);
}

static bool shows_digits(const struct emulator *e) {
    struct place place;
    return find_text(e, area_status, " 16 ", &place);
}

/* How long Escape takes to drop what is pending, in milliseconds. */
static long time_escape(struct emulator *e) {
    press(e, "16");
    expect(e, shows_digits(e));
    long start = emulator_now();
    emulator_type(e, ESC);
    while (shows_digits(e) && emulator_now() < start + emulator_patience())
        emulator_pump(e, 1);
    return emulator_now() - start;
}

/* A machine that has other things to do may be late now and then, but not always. */
static void test_escape_acts_at_once(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    long best = 10000;
    for (int i = 0; i < 20 && best >= 50; i++) {
        long took = time_escape(e);
        best = took < best ? took : best;
    }
    expect(e, best < 50 || getenv("PACTA_TEST_SLOW") != NULL);
}

static void test_escape_delay_of_ones_own_is_respected(void **state) {
    struct emulator *e = open_reader_with(
        state, &(struct emulator_options){.rows = 30, .columns = 100, .environment = (const char *const[]){"ESCDELAY=400", NULL}});
    expect(e, time_escape(e) >= 350);
}

static void test_function_keys_are_whole(void **state) {
    static const char *const sequences[] = {"\x1b[15~",  "\x1b[2~",    "\x1b[1;5C",     "\x1b[200~",
                                            "\x1b[M !!", "\x1b\x1b[A", "\x1b[99;99;99~"};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    for (size_t i = 0; i < sizeof sequences / sizeof *sequences; i++) {
        press(e, sequences[i]);
        press(e, ESC);
        expect(e, !emulator_has_ended(e));
        press(e, ESC);
        press(e, ESC);
        expect_sound(e);
    }
    press(e, "16G");
    expect_focus(e, "Art. 16  [Military assistance]");
}

/* A byte that is no character, as a paste in another encoding has them, takes nothing along. */
static void test_stray_bytes_take_no_key_along(void **state) {
    struct emulator *e = open_reader(state, 24, 80);
    press(e, "i");
    expect_shows(e, area_all, "Agreement");
    press(e, "\xFF" ESC);
    expect_lacks(e, area_all, "Agreement");
    press(e, "\xFF\xE2\x80"
             "16G");
    expect_focus(e, "Art. 16");
    press(e, "/\xC3");
    press(e, "\xA9\xFFt\xC3\xA9");
    expect_shows(e, area_all, "/\xC3\xA9t\xC3\xA9");
}

static void test_key_that_is_not_bound(void **state) {
    static const char *const keys[] = {"@", "é", "0", "\x1bx"};
    static const char *const names[] = {"@ is not bound", "é is not bound", "0 is not bound", "Alt-x is not bound"};
    struct emulator *e = open_reader(state, 30, 100);
    char *text = copy_of(e, area_text);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(e, keys[i]);
        expect_look(e, area_status, names[i], BOLD | REVERSE);
        expect_same(e, area_text, text);
    }
    free(text);
}

/* ^S ^Q ^V ^O ^\ are the reader's: the terminal's driver does not act on them. */
static void test_driver_keeps_no_key(void **state) {
    static const char keys[] = {'s', 'q', 'v', 'o', '\\'};
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < sizeof keys; i++) {
        press(e, CTRL(keys[i]));
        expect(e, !emulator_has_ended(e));
        press(e, "6G");
        expect_focus(e, "Art. 6");
        press(e, "16G");
        expect_focus(e, "Art. 16");
    }
}

static void test_redraw(void **state) {
    static const char *const keys[] = {"r", "\x0c"};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    for (size_t i = 0; i < 2; i++) {
        size_t before, after;
        emulator_raw(e, &before);
        press(e, keys[i]);
        emulator_raw(e, &after);
        expect(e, after > before + 1500);
        expect_same(e, area_all, screen);
    }
    free(screen);
}

/* Keys at random, of all that quit or stop nothing: the reader stays alive, and finds back. */
static void test_keys_at_random(void **state) {
    static const char *const keys[] = {
        "j",   "k",  " ", "b",  "d",  "u", "g",  "G", "1",    "2",    "6",    "5%",   "%",       "]",       "[",     "}",  "{",
        "/",   "?",  "n", "N",  ":",  "o", "zc", "z", "zM",   "zR",   "h",    "r",    "e",       "p",       "c",     ESC,  TAB,
        ENTER, LEFT, UP,  DOWN, HOME, END, F1,   "é", "\x05", "\x19", "\x04", "\x15", BACKSPACE, PAGE_DOWN, PAGE_UP, RIGHT};
    static const int sizes[][2] = {{30, 100}, {24, 80}, {20, 60}, {5, 20}, {12, 33}};
    struct emulator *e = open_reader(state, 30, 100);
    unsigned seed = 16;
    for (int i = 0; i < emulator_rounds(1200) && !emulator_has_ended(e); i++) {
        seed = seed * 1103515245U + 12345U;
        unsigned random = seed >> 8;
        if (i % 100 == 99)
            emulator_resize(e, sizes[random % 5][0], sizes[random % 5][1]);
        emulator_type(e, keys[random % (sizeof keys / sizeof *keys)]);
        emulator_pump(e, 0);
        if (i % 25 == 24)
            emulator_settle(e);
    }
    emulator_settle(e);
    emulator_resize(e, 30, 100);
    emulator_settle(e);
    expect(e, !emulator_has_ended(e));
    for (int i = 0; i < 4; i++)
        press(e, ESC);
    press(e, "16G");
    expect_focus(e, "Art. 16  [Military assistance]");
    expect_sound(e);
    press(e, "Q");
    expect_end(e, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_help_is_the_key_table, close_reader),
        cmocka_unit_test_teardown(test_help_scrolls, close_reader),
        cmocka_unit_test_teardown(test_help_closes, close_reader),
        cmocka_unit_test_teardown(test_help_at_any_size, close_reader),
        cmocka_unit_test_teardown(test_q_and_Q_quit, close_reader),
        cmocka_unit_test_teardown(test_escape_never_quits, close_reader),
        cmocka_unit_test_teardown(test_control_c_never_quits, close_reader),
        cmocka_unit_test_teardown(test_escape_acts_at_once, close_reader),
        cmocka_unit_test_teardown(test_escape_delay_of_ones_own_is_respected, close_reader),
        cmocka_unit_test_teardown(test_function_keys_are_whole, close_reader),
        cmocka_unit_test_teardown(test_stray_bytes_take_no_key_along, close_reader),
        cmocka_unit_test_teardown(test_key_that_is_not_bound, close_reader),
        cmocka_unit_test_teardown(test_driver_keeps_no_key, close_reader),
        cmocka_unit_test_teardown(test_redraw, close_reader),
        cmocka_unit_test_teardown(test_keys_at_random, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
