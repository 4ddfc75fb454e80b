/* The reader's ways of going to a place: articles by number, references, provisions and sections. */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>

static void test_number_and_G_go_to_the_article(void **state) {
    static const char *const keys[] = {"16G", "16g", "16" END, "16" HOME};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        expect_lacks(e, area_text, "[Military assistance]");
        press(e, keys[i]);
        expect_focus(e, "Art. 16  [Military assistance]");
        expect_look(e, area_text, "[Military assistance]", BOLD);
        expect_shows(e, area_text, "“ quotation · AzerNEWS, 22 Feb 2022");
        expect_shows(e, area_text, "┃ In order to ensure security");
        expect_look(e, area_text, "In order to ensure security", PLAIN);
        expect_shows(e, area_status, "Moscow Declaration › Military-political cooperation › Art. 16");
        expect_lacks(e, area_status, "16G");
        expect_sound(e);
    }
}

static void test_outline_marks_what_is_read(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    expect_look(e, area_outline, "Art. 16 Military assistance", BOLD | UNDERLINE);
    expect_look(e, area_outline, "Art. 10 Problems", PLAIN);
    expect_look(e, area_outline, "Military-political cooperation", BOLD);
    struct place mark, row;
    expect(e, find_text(e, area_outline, "●", &mark));
    expect(e, find_text(e, area_outline, "“ Art. 16 Military assistance", &row));
    expect(e, mark.row == row.row && mark.column == 0);
    press(e, "6G");
    expect_look(e, area_outline, "Art. 6 Urgent consultations", BOLD | UNDERLINE);
    expect_look(e, area_outline, "Art. 16 Military assistance", PLAIN);
    press(e, "j");
    expect_look(e, area_outline, "Art. 6 Urgent consultations", BOLD | UNDERLINE);
}

/* Above the first part and below the last one, none is being read. */
static void test_outline_marks_nothing_outside_its_rows(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    expect_focus(e, "Declaration on Allied Interaction");
    expect_lacks(e, area_outline, "●");
    press(e, "G");
    expect_lacks(e, area_outline, "● ≈ Preamble");
}

static void test_digits_show_until_they_are_used_or_dropped(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    char *text = copy_of(e, area_text);
    press(e, "1");
    expect_shows(e, area_status, " 1 ");
    press(e, "6");
    expect_shows(e, area_status, " 16 ");
    expect_same(e, area_text, text);
    press(e, ESC);
    expect_lacks(e, area_status, "16");
    expect_same(e, area_text, text);
    press(e, "G");
    expect_shows(e, area_status, "100%");
    expect_lacks(e, area_text, "[Military assistance]");
    free(text);
}

static void test_control_c_drops_digits(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16");
    expect_shows(e, area_status, " 16 ");
    press(e, CTRL('c'));
    expect_lacks(e, area_status, "16");
    press(e, "G");
    expect_shows(e, area_status, "100%");
}

static void test_article_that_is_not_here(void **state) {
    static const char there_is[] = "Moscow Declaration has 43 articles; this edition has 1, 6, 9, 10, 16, 25, 30";
    static const char *const keys[] = {"12G", "44G", "12g", "99999999999999999999G", ":12" ENTER, ":art. 44" ENTER};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "6G");
    expect_focus(e, "Art. 6  [Urgent consultations]");
    char *text = copy_of(e, area_text), *outline = copy_of(e, area_outline);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        press(e, keys[i]);
        expect_look(e, area_status, there_is, BOLD | REVERSE);
        expect_focus(e, "Art. 6  [Urgent consultations]");
        expect_same(e, area_text, text);
        expect_same(e, area_outline, outline);
        expect_sound(e);
        press(e, ESC);
        expect_lacks(e, area_status, "43 articles");
    }
    free(text);
    free(outline);
}

static void test_references(void **state) {
    static const struct {
        const char *reference, *focus;
    } rows[] = {
        {"16", "Art. 16  [Military assistance]"},
        {"art. 16", "Art. 16  [Military assistance]"},
        {" Article XVI ", "Art. 16  [Military assistance]"},
        {"art_16", "Art. 16  [Military assistance]"},
        {"#art_16", "Art. 16  [Military assistance]"},
        {"military", "[Military-political cooperation]"},
        {"sec_military-political", "[Military-political cooperation]"},
        {"#sec_economic", "[Economic cooperation]"},
        {"scope", "[Scope of the cooperation]"},
        {"prov_north-south", "[North-South corridor]"},
        {"closing", "[Signature, name and extent]"},
    };
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        press(e, "g");
        press(e, ":");
        press(e, rows[i].reference);
        press(e, ENTER);
        expect_focus(e, rows[i].focus);
        expect_shows(e, area_hint, "16G article");
        expect_sound(e);
    }
}

static void test_reference_that_names_the_agreement(void **state) {
    static const char *const references[] = {"az-ru-2022#art_16", "az-ru-2022 16", "moscow-declaration#art_16"};
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < sizeof references / sizeof *references; i++) {
        press(e, "g:");
        press(e, references[i]);
        press(e, ENTER);
        expect_focus(e, "Art. 16  [Military assistance]");
    }
}

static void test_reference_in_an_instrument_with_paragraphs(void **state) {
    static const struct {
        const char *reference, *focus;
    } rows[] = {
        {"7(2)(a)(ii)", "(ii) on the written order"},
        {"7.2.b", "(b) in an emergency"},
        {"16 bis", "Art. 16 bis  Register of accidents"},
        {"16bis", "Art. 16 bis  Register of accidents"},
        {"annex_1__art_1", "Art. 1  Gauges"},
        {"part_II", "Part II — The waters"},
        {"#rec_3", "Recital 3"},
    };
    char path[512];
    snprintf(path, sizeof path, "%s/tests/data/lake-concord.yaml", getenv("PACTA_SRCDIR"));
    struct emulator *e = open_reader_with(
        state, &(struct emulator_options){.rows = 30, .columns = 100, .arguments = (const char *const[]){path, NULL}});
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        press(e, "g:");
        press(e, rows[i].reference);
        press(e, ENTER);
        expect_focus(e, rows[i].focus);
        expect_sound(e);
    }
}

static void test_reference_that_leads_nowhere(void **state) {
    static const struct {
        const char *reference, *message;
    } rows[] = {
        {"nonsense", "nonsense"},
        {"16(7)", "16"},
        {"#nonsense", "nonsense"},
    };
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "6G");
    char *text = copy_of(e, area_text);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        press(e, ":");
        press(e, rows[i].reference);
        press(e, ENTER);
        expect_shows(e, area_status, rows[i].message);
        expect_lacks(e, area_status, "%");
        expect_same(e, area_text, text);
        expect_focus(e, "Art. 6  [Urgent consultations]");
    }
    free(text);
}

/* What is ambiguous lists what it can mean, and moves nothing until one is chosen. */
static void test_ambiguous_reference(void **state) {
    static const char *const candidates[] = {"Trilateral statements", "Trade, science and technology", "Transit and energy"};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "6G");
    char *text = copy_of(e, area_text);
    press(e, ":tr" ENTER);
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++)
        expect_shows(e, area_text, candidates[i]);
    expect_lacks(e, area_text, "Parliaments");
    expect_shows(e, area_text, "Art. 6  [Urgent consultations]");
    press(e, ESC);
    expect_same(e, area_text, text);
    press(e, ":tr" ENTER "3");
    expect_focus(e, "[Trade, science and technology]");
    press(e, ":tr" ENTER "j" ENTER);
    expect_focus(e, "[Trilateral statements]");
    free(text);
}

static void test_prompt_is_edited_and_dropped(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    char *screen = copy_of(e, area_all);
    press(e, ":arx");
    expect_shows(e, area_hint, ":arx");
    expect_lacks(e, area_hint, "16G article");
    expect(e, cursor_place(e).row == 29 && cursor_place(e).column == 4);
    press(e, BACKSPACE "t 16");
    expect_shows(e, area_hint, ":art 16");
    press(e, CTRL('a'));
    expect(e, cursor_place(e).column == 1);
    press(e, ESC);
    expect_same(e, area_all, screen);
    press(e, ":é条");
    expect_shows(e, area_hint, ":é条");
    expect(e, cursor_place(e).column == 4);
    press(e, BACKSPACE);
    expect(e, cursor_place(e).column == 2);
    press(e, BACKSPACE BACKSPACE);
    expect_same(e, area_all, screen);
    press(e, ":" ENTER);
    expect_same(e, area_all, screen);
    press(e, ":16");
    press(e, CTRL('c'));
    expect_same(e, area_all, screen);
    free(screen);
}

static void test_long_prompt_stays_on_its_row(void **state) {
    struct emulator *e = open_reader(state, 24, 80);
    char *text = copy_of(e, area_text);
    press(e, ":");
    for (int i = 0; i < 12; i++)
        press(e, "0123456789");
    press(e, "end");
    expect_shows(e, area_hint, "789end");
    expect_same(e, area_text, text);
    expect_shows(e, area_status, "Moscow Declaration");
    expect(e, cursor_place(e).row == 23 && cursor_place(e).column < 80);
    free(text);
}

static void test_an_action_by_its_name(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, ":end" ENTER);
    expect_shows(e, area_status, "100%");
    press(e, ":help" ENTER);
    expect_shows(e, area_all, " Keys");
    press(e, ESC);
    expect_lacks(e, area_all, " Keys");
    press(e, ":quit" ENTER);
    expect_end(e, 0);
}

static void test_next_and_previous_provision(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "6G");
    press(e, "]");
    expect_focus(e, "[Restraint]");
    press(e, "]");
    expect_focus(e, "[Consultation mechanism]");
    press(e, "[[");
    expect_focus(e, "Art. 6  [Urgent consultations]");
    press(e, "2]");
    expect_focus(e, "[Consultation mechanism]");
    press(e, "2[");
    expect_focus(e, "Art. 6  [Urgent consultations]");
    press(e, "jj[");
    expect_shows(e, area_text, "▶ ");
    press(e, "g[");
    expect_shows(e, area_status, "there are no more");
    expect_focus(e, "Declaration on Allied Interaction");
    press(e, "999]");
    expect_focus(e, "[Parliaments]");
    press(e, "]");
    expect_shows(e, area_status, "there are no more");
    expect_focus(e, "[Parliaments]");
    expect_sound(e);
}

static void test_next_and_previous_section(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    press(e, "}");
    expect_focus(e, "[Economic cooperation]");
    expect_look(e, area_outline, "Economic cooperation", BOLD | UNDERLINE);
    press(e, "}");
    expect_focus(e, "[Transit and energy]");
    press(e, "{");
    expect_focus(e, "[Economic cooperation]");
    press(e, "2{");
    expect_focus(e, "[Regional and global security]");
    press(e, "3}");
    expect_focus(e, "[Transit and energy]");
    press(e, "{{{{{{{{");
    expect_shows(e, area_status, "there are no more");
    expect_sound(e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_number_and_G_go_to_the_article, close_reader),
        cmocka_unit_test_teardown(test_outline_marks_what_is_read, close_reader),
        cmocka_unit_test_teardown(test_outline_marks_nothing_outside_its_rows, close_reader),
        cmocka_unit_test_teardown(test_digits_show_until_they_are_used_or_dropped, close_reader),
        cmocka_unit_test_teardown(test_control_c_drops_digits, close_reader),
        cmocka_unit_test_teardown(test_article_that_is_not_here, close_reader),
        cmocka_unit_test_teardown(test_references, close_reader),
        cmocka_unit_test_teardown(test_reference_that_names_the_agreement, close_reader),
        cmocka_unit_test_teardown(test_reference_in_an_instrument_with_paragraphs, close_reader),
        cmocka_unit_test_teardown(test_reference_that_leads_nowhere, close_reader),
        cmocka_unit_test_teardown(test_ambiguous_reference, close_reader),
        cmocka_unit_test_teardown(test_prompt_is_edited_and_dropped, close_reader),
        cmocka_unit_test_teardown(test_long_prompt_stays_on_its_row, close_reader),
        cmocka_unit_test_teardown(test_an_action_by_its_name, close_reader),
        cmocka_unit_test_teardown(test_next_and_previous_provision, close_reader),
        cmocka_unit_test_teardown(test_next_and_previous_section, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
