/* Moving by lines, pages and percent: where the focus goes, and what stays in view. */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The number before the percent sign of the status line; -1 where there is none. */
static int percent(const struct emulator *e) {
    struct line line = line_at(e, area_status, area_status(e).top);
    const char *sign = strchr(line.text, '%');
    if (sign == NULL)
        return -1;
    while (sign > line.text && sign[-1] >= '0' && sign[-1] <= '9')
        sign--;
    return atoi(sign);
}

static void test_lines_down_and_up(void **state) {
    static const char *const downs[] = {"j", DOWN}, *const ups[] = {"k", UP};
    for (size_t i = 0; i < 2; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        press(e, "16G");
        char *screen = copy_of(e, area_all);
        press(e, downs[i]);
        expect_focus(e, "“ quotation · AzerNEWS");
        press(e, downs[i]);
        expect_focus(e, "┃ In order to ensure security");
        expect_sound(e);
        press(e, ups[i]);
        press(e, ups[i]);
        expect_focus(e, "Art. 16  [Military assistance]");
        expect_same(e, area_all, screen);
        free(screen);
    }
}

static void test_count_before_a_line_key(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G3j");
    expect_focus(e, "┃ the Russian Federation and the Republic");
    expect_lacks(e, area_status, " 3 ");
    press(e, "2k");
    expect_focus(e, "“ quotation · AzerNEWS");
}

static void test_blank_rows_are_passed_over(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    for (int i = 0; i < 9; i++) {
        struct place before = cursor_place(e);
        press(e, "j");
        struct place after = cursor_place(e);
        expect(e, after.row > before.row);
        expect(e, strcmp(emulator_cell(e, after.row, after.column).text, " ") != 0);
    }
    expect_focus(e, "[Common threats]");
}

/* What came last on a page comes first on the next. */
static void test_page_keeps_the_thread(void **state) {
    static const char *const downs[] = {" ", "f", PAGE_DOWN}, *const ups[] = {"b", PAGE_UP, "b"};
    for (size_t i = 0; i < sizeof downs / sizeof *downs; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        struct area a = area_text(e);
        struct line last = line_at(e, area_text, a.bottom - 1);
        int before = percent(e);
        press(e, downs[i]);
        expect(e, strlen(last.text) > 20);
        struct place place;
        expect(e, find_text(e, area_text, last.text, &place));
        expect(e, place.row <= a.top + 5);
        expect(e, percent(e) > before);
        expect_sound(e);
        press(e, ups[i]);
        press(e, ups[i]);
        expect_shows(e, area_text, "Declaration on Allied Interaction");
        expect(e, percent(e) == before);
    }
}

static void test_half_pages(void **state) {
    static const char down[] = {'d' & 31, '\0'}, up[] = {'u' & 31, '\0'};
    const char *const downs[] = {"d", down}, *const ups[] = {"u", up};
    for (size_t i = 0; i < 2; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        struct area a = area_text(e);
        struct line middle = line_at(e, area_text, a.top + 17);
        expect(e, strlen(middle.text) > 20);
        press(e, downs[i]);
        struct place place;
        expect(e, find_text(e, area_text, middle.text, &place));
        expect(e, place.row > a.top + 1 && place.row < a.top + 8);
        press(e, ups[i]);
        press(e, ups[i]);
        expect_shows(e, area_text, "Declaration on Allied Interaction");
    }
}

/* All of the text is met by paging through it: no page skips a line that the line keys would show. */
static void test_paging_skips_nothing(void **state) {
    struct emulator *e = open_reader(state, 24, 80);
    char *seen = calloc(1, 1 << 16);
    expect(e, seen != NULL);
    struct area a = area_text(e);
    for (int page = 0; page < 60; page++) {
        for (int row = a.top; row < a.bottom; row++) {
            struct line line = line_at(e, area_text, row);
            strcat(seen, line.text + (strncmp(line.text, "▶", strlen("▶")) == 0 ? strlen("▶") : 1));
            strcat(seen, "\n");
        }
        expect(e, strlen(seen) < (1 << 16) - 4096);
        if (percent(e) == 100)
            break;
        press(e, " ");
    }
    expect(e, percent(e) == 100);
    press(e, "g");
    for (int line = 0; line < emulator_rounds(700); line++) {
        struct line text;
        struct place cursor = cursor_place(e);
        text = line_at(e, area_text, cursor.row);
        must(e, strstr(seen, text.text + strlen("▶")) != NULL, "paging skips: ", text.text, __FILE__, __LINE__);
        char *before = copy_of(e, area_text);
        press(e, "j");
        char *after = copy_of(e, area_text);
        bool is_end = strcmp(before, after) == 0;
        free(before);
        free(after);
        if (is_end)
            break;
    }
    expect(e, emulator_rounds(700) < 700 || percent(e) == 100);
    free(seen);
}

static void test_scrolling_keeps_the_focus(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G5j");
    expect_focus(e, "┃ military assistance on the basis");
    int row = cursor_place(e).row;
    press(e, CTRL('e'));
    expect_focus(e, "┃ military assistance on the basis");
    expect(e, cursor_place(e).row == row - 1);
    press(e, CTRL('y'));
    press(e, CTRL('y'));
    expect_focus(e, "┃ military assistance on the basis");
    expect(e, cursor_place(e).row == row + 1);
    expect_sound(e);
}

static void test_scrolling_takes_the_focus_along_at_the_edge(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    for (int i = 0; i < 12; i++)
        press(e, CTRL('e'));
    expect_lacks(e, area_text, "[Military assistance]");
    expect_shows(e, area_text, "▶ ");
    struct place cursor = cursor_place(e);
    expect(e, cursor.row >= area_text(e).top && cursor.row < area_text(e).bottom);
    expect_sound(e);
    press(e, "40");
    press(e, CTRL('y'));
    expect_shows(e, area_text, "[Weapons and equipment]");
    expect_shows(e, area_text, "▶ ");
}

static void test_ends(void **state) {
    static const char *const bottoms[] = {"G", END}, *const tops[] = {"g", HOME};
    for (size_t i = 0; i < 2; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        char *top = copy_of(e, area_all);
        press(e, "k");
        expect_same(e, area_all, top);
        press(e, bottoms[i]);
        expect_shows(e, area_text, "Moscow Declaration is a short name in use for it");
        expect_shows(e, area_text, "Moscow Declaration has 43 articles; this edition has 1, 6, 9,");
        expect_focus(e, "10, 16, 25, 30. 36 of them are not in this edition.");
        expect(e, percent(e) == 100);
        expect(e, cursor_place(e).row == area_text(e).bottom - 1);
        expect_sound(e);
        char *bottom = copy_of(e, area_all);
        press(e, "jj ");
        expect_same(e, area_all, bottom);
        press(e, tops[i]);
        expect_same(e, area_all, top);
        free(top);
        free(bottom);
    }
}

static void test_percent(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "50%");
    expect(e, percent(e) >= 45 && percent(e) <= 65);
    expect_shows(e, area_text, "▶ ");
    press(e, "100%");
    expect(e, percent(e) == 100);
    press(e, "999%");
    expect(e, percent(e) == 100);
    press(e, "1%");
    expect(e, percent(e) < 12);
    char *text = copy_of(e, area_text);
    press(e, "%");
    expect_look(e, area_status, "type a number before %, such as 50%", BOLD | REVERSE);
    expect_same(e, area_text, text);
    free(text);
}

static void test_lines_scroll_with_a_margin(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    struct area a = area_text(e);
    for (int i = 0; i < 40; i++) {
        press(e, "j");
        expect(e, cursor_place(e).row < a.bottom - 1);
    }
    expect_lacks(e, area_text, "Declaration on Allied Interaction");
    expect_sound(e);
    for (int i = 0; i < 12; i++)
        press(e, "k");
    expect(e, cursor_place(e).row > a.top);
}

static void test_smallest_screen_can_be_read(void **state) {
    struct emulator *e = open_reader(state, 5, 20);
    press(e, "25G");
    expect_focus(e, "Art. 25");
    press(e, "jjjjjjjj");
    expect_shows(e, area_text, "┃ ");
    expect_sound(e);
    press(e, " ");
    expect_sound(e);
    press(e, "G");
    expect(e, percent(e) == 100);
    expect_sound(e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_lines_down_and_up, close_reader),
        cmocka_unit_test_teardown(test_count_before_a_line_key, close_reader),
        cmocka_unit_test_teardown(test_blank_rows_are_passed_over, close_reader),
        cmocka_unit_test_teardown(test_page_keeps_the_thread, close_reader),
        cmocka_unit_test_teardown(test_half_pages, close_reader),
        cmocka_unit_test_teardown(test_paging_skips_nothing, close_reader),
        cmocka_unit_test_teardown(test_scrolling_keeps_the_focus, close_reader),
        cmocka_unit_test_teardown(test_scrolling_takes_the_focus_along_at_the_edge, close_reader),
        cmocka_unit_test_teardown(test_ends, close_reader),
        cmocka_unit_test_teardown(test_percent, close_reader),
        cmocka_unit_test_teardown(test_lines_scroll_with_a_margin, close_reader),
        cmocka_unit_test_teardown(test_smallest_screen_can_be_read, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
