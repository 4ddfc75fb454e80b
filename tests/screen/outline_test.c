/* The outline: its cursor, folding, and how it lies beside the text or over it. */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The cursor is in the outline, on the row that begins with this text behind its sign; the row is reversed, and no other. */
#define expect_outline_cursor(e, text) outline_cursor_at(e, text, __FILE__, __LINE__)

static void outline_cursor_at(struct emulator *e, const char *text, const char *file, int line) {
    struct place place;
    look_at(e, area_outline, text, REVERSE, file, line);
    must(e, find_text(e, area_outline, text, &place) && cursor_place(e).row == place.row, "the cursor is not on: ", text, file,
         line);
    must(e, cursor_place(e).column < divider_column(e), "the cursor is not in the outline", "", file, line);
    struct area a = area_outline(e);
    for (int row = a.top; row < a.bottom; row++)
        for (int column = a.left; column < a.right; column++)
            must(e, row == place.row || !emulator_cell(e, row, column).reverse, "another row is reversed", "", file, line);
    lacks_at(e, area_text, "▶", file, line);
}

static void test_tab_goes_there_and_back(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    press(e, TAB);
    expect_outline_cursor(e, "Art. 16 Military assistance");
    expect_sound(e);
    press(e, TAB);
    expect_same(e, area_all, screen);
    expect_focus(e, "Art. 16  [Military assistance]");
    free(screen);
}

static void test_moving_in_the_outline_leaves_the_text(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G" TAB);
    char *text = copy_of(e, area_text);
    press(e, "j");
    expect_outline_cursor(e, "Common threats");
    expect_look(e, area_outline, "Art. 16 Military assistance", BOLD | UNDERLINE);
    press(e, "kk");
    expect_outline_cursor(e, "Maintenance centres");
    press(e, UP DOWN DOWN);
    expect_outline_cursor(e, "Art. 16 Military assistance");
    press(e, "3k");
    expect_outline_cursor(e, "Armed forces and exercises");
    expect_same(e, area_text, text);
    free(text);
}

static void test_enter_goes_to_the_text(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, TAB);
    press(e, "G");
    expect_outline_cursor(e, "Signature, name and extent");
    press(e, "k");
    expect_outline_cursor(e, "Parliaments");
    press(e, ENTER);
    expect_focus(e, "[Parliaments]");
    expect_look(e, area_outline, "Parliaments", BOLD | UNDERLINE);
    press(e, TAB "g");
    expect_outline_cursor(e, "Preamble");
    press(e, ENTER);
    expect_focus(e, "Preamble");
    expect_sound(e);
}

static void test_enter_on_a_section(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G" TAB "5k");
    expect_outline_cursor(e, "Military-political cooperation");
    press(e, ENTER);
    expect_focus(e, "[Military-political cooperation]");
}

static void test_ends_of_the_outline(void **state) {
    struct emulator *e = open_reader(state, 14, 100);
    press(e, TAB "g");
    char *screen = copy_of(e, area_all);
    press(e, "k");
    expect_same(e, area_all, screen);
    for (int i = 0; i < 70; i++)
        press(e, "j");
    expect_outline_cursor(e, "Signature, name and extent");
    expect_sound(e);
    press(e, "g");
    expect_outline_cursor(e, "Preamble");
    free(screen);
}

static void test_folding(void **state) {
    static const char *const folds[] = {"zc", LEFT}, *const unfolds[] = {"zo", RIGHT};
    for (size_t i = 0; i < 2; i++) {
        struct emulator *e = open_reader(state, 40, 100);
        press(e, "16G" TAB "5k");
        char *screen = copy_of(e, area_outline);
        press(e, folds[i]);
        expect_outline_cursor(e, "Military-political cooperat");
        expect_shows(e, area_outline, "▸ Military-political");
        struct place place;
        expect(e, find_text(e, area_outline, "▸ Military-political", &place));
        struct line line = line_at(e, area_outline, place.row);
        expect(e, strcmp(line.text + strlen(line.text) - 2, " 6") == 0);
        expect_lacks(e, area_outline, "Art. 16 Military assistance");
        expect_lacks(e, area_outline, "Common threats");
        expect_shows(e, area_outline, "▾ Economic cooperation");
        expect_sound(e);
        press(e, unfolds[i]);
        expect_same(e, area_outline, screen);
        free(screen);
    }
}

static void test_folding_all(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, TAB "zM");
    static const char *const sections[] = {"▸ Regional and global", "▸ Military-political", "▸ Economic", "▸ Transit", "▸ Other"};
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        expect_shows(e, area_outline, sections[i]);
    expect_lacks(e, area_outline, "▾");
    expect_lacks(e, area_outline, "Art. 16 ");
    expect_sound(e);
    press(e, "zR");
    expect_lacks(e, area_outline, "▸");
    expect_shows(e, area_outline, "Art. 6 Urgent");
}

/* What is read while its row is folded away is marked at the row that hides it. */
static void test_mark_on_a_folded_row(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, TAB "zM" TAB "16G");
    struct place mark, row;
    expect_focus(e, "Art. 16  [Military assistance]");
    expect(e, find_text(e, area_outline, "●", &mark));
    expect(e, find_text(e, area_outline, "Military-political", &row));
    expect(e, mark.row == row.row);
}

static void test_sequence_shows_while_it_is_pending(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    char *screen = copy_of(e, area_all);
    press(e, "z");
    expect_shows(e, area_status, " z ");
    press(e, ESC);
    expect_same(e, area_all, screen);
    press(e, "zx");
    expect_shows(e, area_status, "zx is not bound");
    press(e, ESC);
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_hiding_it_gives_the_text_its_room(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    press(e, "o");
    expect(e, divider_column(e) == -1);
    expect_lacks(e, area_all, "│");
    expect_lacks(e, area_all, "●");
    expect_focus(e, "Art. 16  [Military assistance]");
    expect_sound(e);
    press(e, "o");
    expect_same(e, area_all, screen);
    press(e, "o");
    press(e, TAB);
    expect(e, divider_column(e) == 34);
    expect_outline_cursor(e, "Art. 16 Military assistance");
    free(screen);
}

static void test_under_80_columns_it_lies_over_the_text(void **state) {
    static const char *const opens[] = {"o", TAB}, *const closes[] = {ESC, "q", "o", TAB};
    struct emulator *e = open_reader(state, 24, 60);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    for (size_t i = 0; i < sizeof closes / sizeof *closes; i++) {
        press(e, opens[i % 2]);
        expect(e, divider_column(e) == 28);
        expect_outline_cursor(e, "Art. 16 Military assi");
        expect_shows(e, area_text, "deration and the Republic of");
        expect_sound(e);
        press(e, closes[i]);
        expect_same(e, area_all, screen);
    }
    press(e, "o");
    press(e, "j" ENTER);
    expect(e, divider_column(e) == -1);
    expect_focus(e, "[Common threats]");
    expect(e, !emulator_has_ended(e));
    free(screen);
}

static void test_overlay_on_the_smallest_screen(void **state) {
    struct emulator *e = open_reader(state, 5, 20);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    press(e, TAB);
    expect_shows(e, area_all, "Art. 16 Mil");
    expect(e, cursor_place(e).row < 4 && cursor_place(e).column < 20);
    press(e, TAB);
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_foot_counts_one_article(void **state) {
    char path[512];
    snprintf(path, sizeof path, "%s/tests/data/us-ru-1867.yaml", getenv("PACTA_SRCDIR"));
    const char *arguments[] = {path, NULL};
    struct emulator *e = open_reader_with(state, &(struct emulator_options){.rows = 24, .columns = 100, .arguments = arguments});
    expect_shows(e, area_all, "1 article ");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_tab_goes_there_and_back, close_reader),
        cmocka_unit_test_teardown(test_moving_in_the_outline_leaves_the_text, close_reader),
        cmocka_unit_test_teardown(test_enter_goes_to_the_text, close_reader),
        cmocka_unit_test_teardown(test_enter_on_a_section, close_reader),
        cmocka_unit_test_teardown(test_ends_of_the_outline, close_reader),
        cmocka_unit_test_teardown(test_folding, close_reader),
        cmocka_unit_test_teardown(test_folding_all, close_reader),
        cmocka_unit_test_teardown(test_mark_on_a_folded_row, close_reader),
        cmocka_unit_test_teardown(test_sequence_shows_while_it_is_pending, close_reader),
        cmocka_unit_test_teardown(test_hiding_it_gives_the_text_its_room, close_reader),
        cmocka_unit_test_teardown(test_under_80_columns_it_lies_over_the_text, close_reader),
        cmocka_unit_test_teardown(test_overlay_on_the_smallest_screen, close_reader),
        cmocka_unit_test_teardown(test_foot_counts_one_article, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
