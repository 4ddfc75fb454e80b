/* Another size in the middle of reading: the word that was read stays the word that is read. */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const int sizes[][2] = {{30, 100}, {24, 80},  {20, 60}, {24, 79}, {5, 20},   {4, 19},  {9, 33},  {60, 200},
                               {8, 20},   {7, 120},  {1, 1},   {10, 80}, {30, 28},  {50, 21}, {6, 200}, {40, 61},
                               {3, 300},  {24, 132}, {5, 80},  {12, 47}, {100, 40}, {2, 2},   {30, 100}};

static void resize(struct emulator *e, int rows, int columns) {
    emulator_resize(e, rows, columns);
    emulator_settle(e);
}

static bool is_large_enough(const int size[2]) {
    return size[0] >= 5 && size[1] >= 20;
}

/* The row of the focus and what follows it, as one text. */
static void read_from_focus(const struct emulator *e, char *text, size_t size) {
    struct area a = area_text(e);
    text[0] = '\0';
    for (int row = cursor_place(e).row; row < a.bottom; row++) {
        struct line line = line_at(e, area_text, row);
        snprintf(text + strlen(text), size - strlen(text), "%s ", line.text + strspn(line.text, " "));
    }
}

static void test_heading_stays_in_focus(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        resize(e, sizes[i][0], sizes[i][1]);
        if (is_large_enough(sizes[i])) {
            expect_focus(e, "Art. 16");
            expect_sound(e);
        } else {
            expect_lacks(e, area_all, "16");
        }
    }
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_word_in_a_quotation_stays_in_focus(void **state) {
    static const char word[] = "possibility";
    struct emulator *e = open_reader(state, 30, 20);
    press(e, "16G");
    for (int i = 0; i < 40; i++) {
        struct line line = line_at(e, area_all, cursor_place(e).row);
        if (strstr(line.text, word) != NULL)
            break;
        press(e, "j");
    }
    expect_focus(e, "┃ possibility of");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        resize(e, sizes[i][0], sizes[i][1]);
        if (!is_large_enough(sizes[i]))
            continue;
        struct line line = line_at(e, area_text, cursor_place(e).row);
        must(e, strstr(line.text, word) != NULL, "no longer in focus: ", word, __FILE__, __LINE__);
        expect_sound(e);
    }
    resize(e, 30, 20);
    expect_focus(e, "┃ possibility of");
}

static void test_end_stays_in_focus(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "G");
    char *screen = copy_of(e, area_all);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        char text[4096];
        resize(e, sizes[i][0], sizes[i][1]);
        if (!is_large_enough(sizes[i]))
            continue;
        read_from_focus(e, text, sizeof text);
        must(e, strstr(text, "edition.") != NULL || strlen(text) > 40, "not the end: ", text, __FILE__, __LINE__);
        expect_sound(e);
    }
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_prompt_lives_through_it(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, ":art. 16");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        resize(e, sizes[i][0], sizes[i][1]);
    expect_shows(e, area_hint, ":art. 16");
    expect(e, cursor_place(e).row == 29 && cursor_place(e).column == 8);
    press(e, ENTER);
    expect_focus(e, "Art. 16  [Military assistance]");
}

static void test_help_lives_through_it(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    char *screen = copy_of(e, area_all);
    press(e, "h");
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        resize(e, sizes[i][0], sizes[i][1]);
        if (is_large_enough(sizes[i]))
            expect_shows(e, area_all, "Move");
    }
    expect_shows(e, area_text, "┌─ Keys ");
    press(e, ESC);
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_search_lives_through_it(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "6G/peace" ENTER);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        resize(e, sizes[i][0], sizes[i][1]);
        if (!is_large_enough(sizes[i]))
            continue;
        struct line lit = lit_text(e, area_text);
        expect(e, strstr(lit.text, "<peace>") != NULL);
    }
    expect_shows(e, area_status, "/peace 3/8 ");
    expect_lit(e, "<peace>|peace");
}

static void test_outline_comes_and_goes_with_the_width(void **state) {
    struct emulator *e = open_reader(state, 24, 80);
    press(e, "16G");
    expect(e, divider_column(e) == 28);
    resize(e, 24, 79);
    expect(e, divider_column(e) == -1);
    expect_focus(e, "Art. 16");
    resize(e, 24, 80);
    expect(e, divider_column(e) == 28);
    press(e, TAB);
    expect_lacks(e, area_text, "▶");
    resize(e, 24, 60);
    resize(e, 24, 100);
    expect(e, divider_column(e) == 34);
    expect_sound(e);
    press(e, "16G");
    expect_focus(e, "Art. 16");
}

static void test_keys_right_behind_it_are_taken_at_the_new_size(void **state) {
    struct emulator *e = open_reader(state, 24, 80);
    for (int i = 0; i < 5; i++) {
        resize(e, 4, 19);
        emulator_resize(e, 24, 80);
        press(e, "16G");
        expect_focus(e, "Art. 16");
        resize(e, 4, 19);
        emulator_resize(e, 24, 80);
        press(e, "6G");
        expect_focus(e, "Art. 6");
    }
}

/* Sizes faster than the program can draw, keys in between. */
static void test_storm(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    unsigned seed = 30;
    for (int i = 0; i < emulator_rounds(300); i++) {
        seed = seed * 1103515245U + 12345U;
        unsigned random = seed >> 8;
        emulator_resize(e, 1 + (int)(random % 60), 1 + (int)(random / 64 % 180));
        if (i % 3 == 0)
            emulator_type(e, i % 2 != 0 ? "j" : "]");
    }
    emulator_settle(e);
    resize(e, 30, 100);
    expect(e, !emulator_has_ended(e));
    press(e, "16G");
    expect_focus(e, "Art. 16  [Military assistance]");
    expect_shows(e, area_outline, "Quotes Arts. 6, 16, 25, 30 of 43");
    expect_sound(e);
    struct emulator *fresh;
    char *screen = copy_of(e, area_text);
    fresh = open_reader(state, 30, 100);
    press(fresh, "16G");
    expect_same(fresh, area_text, screen);
    free(screen);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_heading_stays_in_focus, close_reader),
        cmocka_unit_test_teardown(test_word_in_a_quotation_stays_in_focus, close_reader),
        cmocka_unit_test_teardown(test_end_stays_in_focus, close_reader),
        cmocka_unit_test_teardown(test_prompt_lives_through_it, close_reader),
        cmocka_unit_test_teardown(test_help_lives_through_it, close_reader),
        cmocka_unit_test_teardown(test_search_lives_through_it, close_reader),
        cmocka_unit_test_teardown(test_outline_comes_and_goes_with_the_width, close_reader),
        cmocka_unit_test_teardown(test_keys_right_behind_it_are_taken_at_the_new_size, close_reader),
        cmocka_unit_test_teardown(test_storm, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
