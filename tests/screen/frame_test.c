/* The first screen at every size: what is where, and what gives way where room is short. */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char title[] = "Declaration on Allied Interaction between the Republic of Azerbaijan and the Russian Federation";

static void test_outline_and_text_at_100x30(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    expect_sound(e);
    expect(e, emulator_is_alternate(e));
    expect(e, emulator_bells(e) == 0);
    expect(e, divider_column(e) == 34);
    expect_look(e, area_outline, "Moscow Declaration", BOLD);
    expect_look(e, area_outline, "22 Feb 2022 · Azerbaijan, Russia", PLAIN);
    expect_look(e, area_outline, "Regional and global security", BOLD);
    expect_shows(e, area_outline, "▾ Regional and global security");
    expect_shows(e, area_outline, "≈ Art. 1 Mutual respect");
    expect_shows(e, area_outline, "“ Art. 6 Urgent consultations");
    expect_look(e, area_outline, "Art. 6 Urgent consultations", PLAIN);
    expect_shows(e, area_outline, "Quotes Arts. 6, 16, 25, 30 of 43");
    expect_lacks(e, area_outline, "[");
    expect_lacks(e, area_outline, "Art. 2 ");
    expect_look(e, area_text, "Declaration on Allied Interaction", BOLD);
    expect_shows(e, area_text, "signed 22 February 2022, Moscow");
    expect_shows(e, area_text, "≈ summary · AzerNEWS, 22 Feb 2022");
    expect_look(e, area_text, "The Declaration is meant to lift", PLAIN);
    expect_lacks(e, area_text, "┃");
    expect_look(e, area_status, "Moscow Declaration", REVERSE);
    expect_shows(e, area_status, "%");
    expect_focus(e, "Declaration on Allied Interaction");
    expect_lit(e, "");
}

static void test_hint_line_comes_from_the_keys(void **state) {
    static const char *const hints[][2] = {{"16G", "article"}, {"/", "search"}, {"Tab", "outline"},
                                           {"e", "export"},    {"h", "help"},   {"q", "quit"}};
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        char hint[32];
        snprintf(hint, sizeof hint, "%s %s", hints[i][0], hints[i][1]);
        expect_shows(e, area_hint, hint);
        expect_look(e, area_hint, hints[i][1], PLAIN);
    }
    expect_look(e, area_hint, "16G", BOLD);
}

static void test_outline_is_narrow_at_80x24(void **state) {
    struct emulator *e = open_reader(state, 24, 80);
    expect_sound(e);
    expect(e, divider_column(e) == 28);
    expect_shows(e, area_outline, "≈ Art. 1 Mutual respect");
    expect_shows(e, area_outline, "Regional and global sec…");
    expect_shows(e, area_hint, "q quit");
    expect_focus(e, "Declaration on Allied Interaction");
}

static void test_one_pane_at_60x20(void **state) {
    struct emulator *e = open_reader(state, 20, 60);
    expect_sound(e);
    expect(e, divider_column(e) == -1);
    expect_lacks(e, area_all, "│");
    expect_lacks(e, area_all, "▾");
    expect_focus(e, "Declaration on Allied Interaction");
    expect_shows(e, area_status, "Moscow Declaration");
    expect_shows(e, area_hint, "16G article");
}

/* No hint is cut: each is there whole or not at all. */
static void test_hints_that_fit_at_any_width(void **state) {
    static const int widths[] = {20, 27, 41, 55, 68};
    static const char *const words[] = {"article", "search", "go", "to", "outline", "export", "help", "quit"};
    struct emulator *e = open_reader(state, 12, 60);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        emulator_resize(e, 12, widths[i]);
        emulator_settle(e);
        expect_shows(e, area_hint, "16G article");
        struct line line = line_at(e, area_hint, 11);
        const char *last = strrchr(line.text, ' ') + 1;
        bool is_whole = false;
        for (size_t j = 0; j < sizeof words / sizeof *words; j++)
            is_whole = is_whole || strcmp(last, words[j]) == 0;
        expect(e, is_whole);
    }
}

static void test_20x5_wraps_at_words(void **state) {
    struct emulator *e = open_reader(state, 5, 20);
    char text[256] = "";
    expect_sound(e);
    expect_focus(e, "Declaration on");
    for (int row = 0; row < 4; row++) {
        struct line line = line_at(e, area_all, row);
        const char *words = line.text + strspn(line.text, " ");
        if (strncmp(words, "▶", strlen("▶")) == 0)
            words += strlen("▶");
        words += strspn(words, " ");
        snprintf(text + strlen(text), sizeof text - strlen(text), "%s%s", text[0] != '\0' ? " " : "", words);
    }
    expect(e, strlen(text) > 20);
    expect(e, strncmp(title, text, strlen(text)) == 0);
    expect(e, title[strlen(text)] == ' ' || title[strlen(text)] == '\0');
    expect_look(e, area_all, "Moscow", REVERSE);
    expect_lacks(e, area_all, "16G article");
}

/* The first and the last column that hold text, in the rows of the text pane. */
static void find_extent(const struct emulator *e, int *left, int *right) {
    struct area a = area_text(e);
    *left = a.right;
    *right = a.left;
    for (int row = a.top; row < a.bottom; row++) {
        for (int column = a.left; column < a.right; column++) {
            if (strcmp(emulator_cell(e, row, column).text, " ") == 0)
                continue;
            *left = column < *left ? column : *left;
            *right = column > *right ? column : *right;
        }
    }
}

static void test_200x60_keeps_the_measure(void **state) {
    struct emulator *e = open_reader(state, 60, 200);
    int left, right;
    expect_sound(e);
    expect(e, divider_column(e) == 36);
    press(e, "j");
    find_extent(e, &left, &right);
    expect(e, right - left + 1 <= 72 + 2);
    expect(e, right - left + 1 > 60);
    expect(e, abs((left - divider_column(e)) - (200 - right)) <= 6);
}

/* What stands behind the bar of the quotation in the text pane, its lines joined. */
static void join_quotation(const struct emulator *e, char *text, size_t size) {
    struct area a = area_text(e);
    text[0] = '\0';
    for (int row = a.top; row < a.bottom; row++) {
        struct line line = line_at(e, area_text, row);
        const char *bar = strstr(line.text, "┃ ");
        if (bar == NULL)
            continue;
        snprintf(text + strlen(text), size - strlen(text), "%s%s", text[0] != '\0' ? " " : "", bar + strlen("┃ "));
    }
}

static void test_quotation_is_whole_at_any_width(void **state) {
    static const char quote[] =
        "In order to ensure security, maintain peace and stability, the Russian Federation and the Republic of "
        "Azerbaijan may consider the possibility of providing each other with military assistance on the "
        "basis of the UN Charter, separate international treaties and taking into account the existing "
        "international legal obligations of each of the Parties";
    static const int widths[] = {20, 23, 31, 47, 60, 79, 80, 81, 100, 133, 200};
    struct emulator *e = open_reader(state, 50, 60);
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        char text[1024];
        emulator_resize(e, 50, widths[i]);
        press(e, "16G");
        expect_focus(e, "Art. 16");
        join_quotation(e, text, sizeof text);
        must(e, strcmp(text, quote) == 0, "the quotation is not whole: ", text, __FILE__, __LINE__);
        expect_sound(e);
    }
}

static void test_heading_that_scrolled_off_stays(void **state) {
    struct emulator *e = open_reader(state, 14, 100);
    press(e, "16G");
    expect_lacks(e, area_sticky, "Art. 16");
    press(e, "jjjj"
             "\x05\x05\x05\x05");
    expect_lacks(e, area_text, "[Military assistance]");
    expect_look(e, area_sticky, "Art. 16", UNDERLINE);
    emulator_resize(e, 7, 100);
    emulator_settle(e);
    expect_lacks(e, area_all, "› Art. 16\n");
    expect(e, area_sticky(e).bottom == 0);
    expect_sound(e);
}

static void test_below_20x5_it_says_so_and_waits(void **state) {
    static const int sizes[][2] = {{5, 19}, {4, 20}, {2, 80}, {1, 40}, {3, 11}};
    struct emulator *e = open_reader(state, 24, 80);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        emulator_resize(e, sizes[i][0], sizes[i][1]);
        emulator_settle(e);
        expect_shows(e, area_all, "pacta needs");
        expect_lacks(e, area_all, "Declaration");
        press(e, "j ");
        expect_shows(e, area_all, "pacta needs");
    }
    emulator_resize(e, 1, 1);
    emulator_settle(e);
    expect(e, !emulator_has_ended(e));
    emulator_resize(e, 24, 80);
    emulator_settle(e);
    expect_focus(e, "Declaration on Allied Interaction");
    expect_lacks(e, area_all, "pacta needs");
    expect_sound(e);
}

static void test_it_can_open_and_be_left_where_there_is_no_room(void **state) {
    struct emulator *e = open_reader(state, 3, 15);
    expect_shows(e, area_all, "pacta needs");
    press(e, "q");
    expect_end(e, 0);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_outline_and_text_at_100x30, close_reader),
        cmocka_unit_test_teardown(test_hint_line_comes_from_the_keys, close_reader),
        cmocka_unit_test_teardown(test_outline_is_narrow_at_80x24, close_reader),
        cmocka_unit_test_teardown(test_one_pane_at_60x20, close_reader),
        cmocka_unit_test_teardown(test_hints_that_fit_at_any_width, close_reader),
        cmocka_unit_test_teardown(test_20x5_wraps_at_words, close_reader),
        cmocka_unit_test_teardown(test_200x60_keeps_the_measure, close_reader),
        cmocka_unit_test_teardown(test_quotation_is_whole_at_any_width, close_reader),
        cmocka_unit_test_teardown(test_heading_that_scrolled_off_stays, close_reader),
        cmocka_unit_test_teardown(test_below_20x5_it_says_so_and_waits, close_reader),
        cmocka_unit_test_teardown(test_it_can_open_and_be_left_where_there_is_no_room, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
