/* Searching as one types: what is counted, what is lit and what is not, and where the reader is left. */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void test_as_one_types(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G/");
    expect_lit(e, "");
    expect_shows(e, area_hint, "/");
    press(e, "charte");
    expect_shows(e, area_hint, "/charte");
    expect_shows(e, area_status, "/charte 1/1 ");
    expect_lit(e, "<Charte>");
    press(e, "r");
    expect_lit(e, "<Charter>");
    expect(e, cursor_place(e).row == 29 && cursor_place(e).column == 8);
    press(e, ENTER);
    expect_lit(e, "<Charter>");
    expect_focus(e, "┃ military assistance on the basis of the UN Charter");
    expect_lacks(e, area_hint, "/charter");
    expect_shows(e, area_hint, "16G article");
    expect_shows(e, area_status, "/charter 1/1 ");
    expect_sound(e);
}

/* The current hit is reversed, the others underlined and bold; nothing else is. */
static void test_others_are_lit_too(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "6G/peace" ENTER);
    expect_lit(e, "<peace>|peace");
    expect_look(e, area_text, "threat to ", PLAIN);
    press(e, "n");
    expect_lit(e, "|peace<peace>");
    expect_shows(e, area_status, "/peace 4/8 ");
    press(e, "N");
    expect_lit(e, "<peace>|peace");
    expect_shows(e, area_status, "/peace 3/8 ");
}

static void test_match_across_a_line_break(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G/each other with military" ENTER);
    expect_lit(e, "<each other with><military>");
}

static void test_match_is_lit_at_any_width(void **state) {
    static const int widths[] = {20, 31, 47, 60, 79, 80, 100, 133};
    struct emulator *e = open_reader(state, 40, 100);
    press(e, "16G/each other with military assistance" ENTER);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        emulator_resize(e, 40, widths[i]);
        emulator_settle(e);
        struct line lit = lit_text(e, area_text);
        char joined[256] = "";
        for (const char *part = strtok(lit.text, "<>"); part != NULL; part = strtok(NULL, "<>"))
            snprintf(joined + strlen(joined), sizeof joined - strlen(joined), "%s%s", joined[0] != '\0' ? " " : "", part);
        must(e, strcmp(joined, "each other with military assistance") == 0, "lit: ", joined, __FILE__, __LINE__);
    }
}

static void test_it_ends_and_begins_anew(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "/peace" ENTER);
    expect_shows(e, area_status, "/peace 1/8 ");
    for (int i = 2; i <= 8; i++) {
        char count[32];
        snprintf(count, sizeof count, "/peace %d/8 ", i);
        press(e, "n");
        expect_shows(e, area_status, count);
        expect_shows(e, area_text, "▶ ");
    }
    struct place last = cursor_place(e);
    expect_lacks(e, area_status, "beginning");
    press(e, "n");
    expect_look(e, area_status, "search went on at the beginning", REVERSE);
    press(e, "j");
    expect_shows(e, area_status, "/peace 1/8 ");
    press(e, "kN");
    expect_shows(e, area_status, "search went on at the end");
    press(e, ESC);
    expect(e, last.row > 0);
    press(e, "3n");
    expect_sound(e);
}

static void test_count_before_n(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "/peace" ENTER "3n");
    expect_shows(e, area_status, "/peace 4/8 ");
    press(e, "2N");
    expect_shows(e, area_status, "/peace 2/8 ");
}

static void test_escape_puts_back_the_place(void **state) {
    static const char *const keys[] = {ESC, "\x03"};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G3j");
    char *text = copy_of(e, area_text), *status = copy_of(e, area_status);
    for (size_t i = 0; i < 2; i++) {
        press(e, "/bank cards");
        expect_lit(e, "<bank cards>|bank cards");
        press(e, keys[i]);
        expect_same(e, area_text, text);
        expect_same(e, area_status, status);
        expect_lit(e, "");
    }
    press(e, "?treaty of friendship");
    expect_lit(e, "<Treaty of Friendship>");
    press(e, ESC);
    expect_same(e, area_text, text);
    expect_same(e, area_status, status);
    free(text);
    free(status);
}

static void test_backspace_goes_back_step_by_step(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    press(e, "/peacex");
    expect_shows(e, area_status, "/peacex 0 ");
    expect_lit(e, "");
    press(e, BACKSPACE);
    expect_shows(e, area_status, "/8 ");
    press(e, BACKSPACE BACKSPACE BACKSPACE BACKSPACE BACKSPACE);
    expect_lit(e, "");
    expect_shows(e, area_text, "▶ Art. 16");
    press(e, BACKSPACE);
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_no_match(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *text = copy_of(e, area_text);
    press(e, "/zzzz");
    expect_shows(e, area_status, "/zzzz 0 ");
    expect_same(e, area_text, text);
    press(e, ENTER);
    expect_look(e, area_status, "no match for \"zzzz\"", BOLD | REVERSE);
    expect_same(e, area_text, text);
    press(e, "n");
    expect_shows(e, area_status, "no match for \"zzzz\"");
    expect_same(e, area_text, text);
    free(text);
}

static void test_n_without_a_search(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    char *text = copy_of(e, area_text);
    press(e, "n");
    expect_shows(e, area_status, "nothing is searched for");
    press(e, "/" ENTER "N");
    expect_shows(e, area_status, "nothing is searched for");
    expect_same(e, area_text, text);
    expect_lit(e, "");
    free(text);
}

static void test_escape_ends_the_search(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "6G/peace" ENTER);
    expect_lit(e, "<peace>|peace");
    struct place cursor = cursor_place(e);
    press(e, ESC);
    expect_lit(e, "");
    expect_lacks(e, area_status, "/peace");
    expect(e, cursor_place(e).row == cursor.row);
    press(e, ESC ESC);
    expect(e, !emulator_has_ended(e));
}

static void test_backward(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G?peace");
    expect_shows(e, area_hint, "?peace");
    press(e, ENTER);
    expect_shows(e, area_status, "5/8 ");
    press(e, "n");
    expect_shows(e, area_status, "4/8 ");
    press(e, "N");
    expect_shows(e, area_status, "5/8 ");
}

static void test_capitals(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G/Charter" ENTER);
    expect_lit(e, "<Charter>");
    press(e, "/CHARTER");
    expect_shows(e, area_status, "/CHARTER 0 ");
    expect_lit(e, "");
    press(e, ESC);
    expect_lit(e, "");
}

static void test_search_in_a_heading(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "/military assistance" ENTER);
    expect_focus(e, "Art. 16  [Military assistance]");
    expect_lit(e, "<Military assistance>|military assistance");
    expect_look(e, area_text, "Art. 16", BOLD);
}

static void test_outline_follows_the_hit(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "/UN Charter" ENTER);
    expect_look(e, area_outline, "Art. 16 Military assis", BOLD | UNDERLINE);
}

static void test_what_is_typed_cannot_break_the_screen(void **state) {
    static const char *const patterns[] = {"[", "(", "*", "\\", "%s%n", "é", "条約"};
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        press(e, "/");
        press(e, patterns[i]);
        expect_shows(e, area_hint, patterns[i]);
        expect_sound(e);
        press(e, ENTER);
        expect_sound(e);
        press(e, ESC);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_as_one_types, close_reader),
        cmocka_unit_test_teardown(test_others_are_lit_too, close_reader),
        cmocka_unit_test_teardown(test_match_across_a_line_break, close_reader),
        cmocka_unit_test_teardown(test_match_is_lit_at_any_width, close_reader),
        cmocka_unit_test_teardown(test_it_ends_and_begins_anew, close_reader),
        cmocka_unit_test_teardown(test_count_before_n, close_reader),
        cmocka_unit_test_teardown(test_escape_puts_back_the_place, close_reader),
        cmocka_unit_test_teardown(test_backspace_goes_back_step_by_step, close_reader),
        cmocka_unit_test_teardown(test_no_match, close_reader),
        cmocka_unit_test_teardown(test_n_without_a_search, close_reader),
        cmocka_unit_test_teardown(test_escape_ends_the_search, close_reader),
        cmocka_unit_test_teardown(test_backward, close_reader),
        cmocka_unit_test_teardown(test_capitals, close_reader),
        cmocka_unit_test_teardown(test_search_in_a_heading, close_reader),
        cmocka_unit_test_teardown(test_outline_follows_the_hit, close_reader),
        cmocka_unit_test_teardown(test_what_is_typed_cannot_break_the_screen, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
