/* The browser whole: quotations, keywords, filters, going and coming back, taking away, what is kept, and how it looks. */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* The sizes at which the reader must be a whole one. */
static const int sizes[][2] = {{30, 100}, {24, 80}, {20, 60}, {5, 20}};

enum { N_SIZES = sizeof sizes / sizeof *sizes };

static struct emulator *open_with(void **state, int rows, int columns, const char *const *arguments,
                                  const char *const *environment) {
    struct emulator_options options = {.rows = rows, .columns = columns, .arguments = arguments, .environment = environment};
    return open_reader_with(state, &options);
}

static struct emulator *open_concord(void **state, int rows, int columns) {
    static char path[512];
    static const char *arguments[] = {path, NULL};
    snprintf(path, sizeof path, "%s/tests/data/lake-concord.yaml", getenv("PACTA_SRCDIR"));
    return open_with(state, rows, columns, arguments, NULL);
}

/* --- Quotations --------------------------------------------------------------------------------------------------------- */

static void test_one_quotation_a_screen_at_any_size(void **state) {
    for (size_t i = 0; i < N_SIZES; i++) {
        struct emulator *e = open_reader(state, sizes[i][0], sizes[i][1]);
        press(e, "16G\"");
        expect_shows(e, area_all, "“In");
        expect_lacks(e, area_all, "│");
        expect_lacks(e, area_all, "┃");
        press(e, ESC);
        expect_shows(e, area_text, "Art. 16");
        press(e, "q");
        expect_end(e, 0);
    }
}

static void test_walking_through_the_quotations(void **state) {
    struct emulator *e = open_reader(state, 24, 80);
    press(e, "16Gv");
    expect_shows(e, area_hint, "3 of 5");
    expect_shows(e, area_all, "— Article 16, [Military assistance], [Military-political");
    expect_shows(e, area_all, "quoted in AzerNEWS, 22 Feb 2022");
    press(e, ")");
    expect_shows(e, area_hint, "4 of 5");
    expect_shows(e, area_all, "Article 25");
    press(e, "((");
    expect_shows(e, area_hint, "2 of 5");
    press(e, "(((((");
    expect_shows(e, area_hint, "1 of 5");
    expect_shows(e, area_status, "that was the first quotation");
    press(e, "  ");
    press(e, ENTER);
    expect_focus(e, "┃ In order to ensure");
    press(e, CTRL('O'));
    expect_focus(e, "Art. 16");
}

/* --- Keywords ----------------------------------------------------------------------------------------------------------- */

static void test_groups_are_lit_and_told_apart(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    expect_look(e, area_text, "security", PLAIN);
    press(e, "t");
    expect_shows(e, area_hint, "1 Security");
    expect_shows(e, area_hint, "2 Military");
    expect_lacks(e, area_hint, "16G article");
    press(e, "1");
    expect_shows(e, area_status, "lit:  1 Security");
    expect_look(e, area_text, "security", UNDERLINE | COLOUR);
    expect_look(e, area_text, "Russian Federation and", PLAIN);
    press(e, "t1");
    expect_shows(e, area_status, "no keyword is lit");
    expect_look(e, area_text, "security", PLAIN);
    press(e, "ta");
    expect_look(e, area_text, "security", UNDERLINE | COLOUR);
    press(e, "t0");
    expect_look(e, area_text, "security", PLAIN);
    press(e, "t9");
    expect_shows(e, area_status, "t9 is not bound");
}

static void test_without_colour_digits_tell_the_groups(void **state) {
    static const char *const environment[] = {"NO_COLOR=1", NULL};
    struct emulator *e = open_with(state, 30, 120, NULL, environment);
    press(e, "16Gt1t2");
    expect_look(e, area_text, "security", UNDERLINE);
    struct place word;
    expect(e, find_text(e, area_text, "In order to ensure", &word));
    struct line line = line_at(e, area_text, word.row);
    expect(e, line.text[strlen(line.text) - 1] == '1');
    expect(e, find_text(e, area_text, "military assistance on", &word));
    line = line_at(e, area_text, word.row);
    expect(e, line.text[strlen(line.text) - 1] == '2');
}

static void test_the_outline_shows_where_a_subject_lives(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    expect_lacks(e, area_outline, "█");
    press(e, "t5:energy-security" ENTER);
    expect_shows(e, area_outline, "█");
    struct place row;
    expect(e, find_text(e, area_outline, "International energy", &row));
    expect(e, strstr(line_at(e, area_outline, row.row).text, "█") != NULL);
    expect(e, find_text(e, area_outline, "Transport and transit", &row));
    expect(e, strstr(line_at(e, area_outline, row.row).text, "█") == NULL);
    press(e, "t0");
    expect_lacks(e, area_outline, "█");
}

static void test_the_panel_counts_and_switches(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16Gtt");
    expect_shows(e, area_all, "[ ] 1  Security");
    expect_shows(e, area_hint, "Esc close");
    press(e, "1");
    expect_shows(e, area_all, "[x] 1  Security");
    press(e, "j" ENTER);
    expect_shows(e, area_all, "[x] 2  Military");
    press(e, ESC);
    expect_lacks(e, area_all, "[x]");
    expect_look(e, area_text, "security", UNDERLINE | COLOUR);
}

static void test_a_word_of_ones_own(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16Gt/federation" ENTER);
    expect_shows(e, area_status, "\"federation\": ");
    expect_look(e, area_text, "Federation", UNDERLINE | BOLD);
}

/* --- Filters ------------------------------------------------------------------------------------------------------------ */

static void test_only_what_matches(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G/consult" ENTER);
    press(e, "&");
    expect_shows(e, area_status, "&/consult");
    expect_shows(e, area_text, "Art. 6");
    expect_lacks(e, area_text, "Art. 16");
    press(e, "&");
    expect_shows(e, area_text, "consult");
    press(e, ESC);
    expect_lacks(e, area_status, "/consult");
}

/* The word that was in focus is in focus again, when what hid it goes. */
static void test_a_filter_gives_the_place_back(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "/consult" ENTER);
    press(e, ":25" ENTER);
    char *before = copy_of(e, area_text);
    press(e, "&");
    expect_lacks(e, area_text, "Art. 25");
    press(e, "&");
    expect_same(e, area_text, before);
    free(before);
}

static void test_the_outline_filters_as_one_types(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, TAB "/milit");
    expect_shows(e, area_outline, "Military-political");
    expect_shows(e, area_outline, "Art. 16 Military assistance");
    expect_lacks(e, area_outline, "Caucasus");
    press(e, ENTER ENTER);
    expect_shows(e, area_text, "Military");
    press(e, ESC);
    expect_shows(e, area_outline, "Art. 16");
}

/* --- Going and coming back ---------------------------------------------------------------------------------------------- */

static void test_references_are_followed_and_come_back(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G" ENTER);
    expect_focus(e, "Art. 6");
    press(e, CTRL('O'));
    expect_focus(e, "Art. 16");
    press(e, CTRL('N'));
    expect_focus(e, "Art. 6");
    press(e, BACKSPACE);
    expect_focus(e, "Art. 16");
    press(e, "''");
    press(e, "''");
    expect_focus(e, "Art. 16");
}

static void test_several_references_are_a_list(void **state) {
    struct emulator *e = open_concord(state, 30, 100);
    press(e, "2G" ENTER);
    expect_shows(e, area_all, "References");
    press(e, "3");
    expect_lacks(e, area_all, "References");
    expect_focus(e, "Art. 44");
    press(e, CTRL('O'));
    press(e, "2" ENTER);
    expect_focus(e, "Art. 36");
}

static void test_peeking_keeps_the_place(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *before = copy_of(e, area_text);
    press(e, "p");
    expect_shows(e, area_text, "Article 6");
    expect_shows(e, area_text, "urgent consultations");
    press(e, ESC);
    expect_same(e, area_text, before);
    press(e, "p" ENTER);
    expect_focus(e, "Art. 6");
    free(before);
}

static void test_marks(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16Gm");
    expect_shows(e, area_hint, "a-z");
    press(e, "a");
    press(e, "g'a");
    expect_focus(e, "Art. 16");
    press(e, "'b");
    expect_shows(e, area_status, "no such mark");
    press(e, "m" ESC);
    expect_shows(e, area_hint, "16G article");
}

static void test_ambiguous_references_are_offered(void **state) {
    struct emulator *e = open_concord(state, 30, 100);
    press(e, ":chapter I" ENTER);
    expect_shows(e, area_all, "Part III, Chapter I");
    press(e, "2");
    expect_shows(e, area_sticky, "");
    expect_shows(e, area_text, "Chapter I — Navigation");
}

static void test_the_line_is_completed_and_remembered(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, ":milit" TAB);
    expect_shows(e, area_hint, ":military-political");
    press(e, ENTER);
    expect_shows(e, area_status, "Military-political");
    press(e, ":" UP);
    expect_shows(e, area_hint, ":military-political");
    press(e, DOWN);
    expect_lacks(e, area_hint, "military-political");
    press(e, ESC ":theme " TAB);
    expect_shows(e, area_hint, ":theme d");
    press(e, ESC);
}

/* --- Taking away -------------------------------------------------------------------------------------------------------- */

static bool file_holds(const struct emulator *e, const char *name, const char *text) {
    char path[512], content[4096] = "";
    snprintf(path, sizeof path, "%s/%s", emulator_directory(e), name);
    FILE *f = fopen(path, "r");
    size_t n = f != NULL ? fread(content, 1, sizeof content - 1, f) : 0;
    if (f != NULL)
        fclose(f);
    content[n] = '\0';
    return strstr(content, text) != NULL;
}

static void test_copies_say_which_way_they_went(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    size_t n;
    press(e, ":16" ENTER "jjY");
    expect_shows(e, area_all, "OSC 52");
    expect_shows(e, area_all, "cannot tell whether the terminal");
    expect(e, strstr(emulator_raw(e, &n), "\x1b]52;c;") != NULL);
    expect(e, file_holds(e, ".local/state/pacta/copy.txt", "“In order to ensure security"));
    expect(e, file_holds(e, ".local/state/pacta/copy.txt", "[az-ru-2022#art_16]"));
    press(e, ":1" ENTER "jjy");
    expect(e, file_holds(e, ".local/state/pacta/copy.txt", "[summary, AZERTAC"));
}

/* --- What is kept ------------------------------------------------------------------------------------------------------- */

static void test_the_state_is_written_while_reading(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16Gt1");
    long end = emulator_now() + emulator_patience();
    while (!file_holds(e, ".local/state/pacta/state.yaml", "art_16") && emulator_now() < end)
        emulator_pump(e, 50);
    expect(e, file_holds(e, ".local/state/pacta/state.yaml", "address: art_16"));
    press(e, "q");
    expect_end(e, 0);
    expect(e, file_holds(e, ".local/state/pacta/state.yaml", "security"));
}

/* --- Showing ------------------------------------------------------------------------------------------------------------ */

static void test_the_card_has_the_coverage_ruler(void **state) {
    struct emulator *e = open_reader(state, 60, 120);
    press(e, "i");
    expect_shows(e, area_all, "Ilham Aliyev, President");
    expect_shows(e, area_all, "≈····“··≈≈·····“········“····“·············");
    expect_shows(e, area_all, "“ quoted 4");
    expect_shows(e, area_all, "· not in this edition 36");
    press(e, ESC);
    expect_lacks(e, area_all, "Ilham Aliyev");
}

static void test_help_can_be_filtered(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "h/peek");
    expect_shows(e, area_all, "peek at the reference");
    expect_lacks(e, area_all, "next line");
    press(e, ENTER ESC);
    expect_lacks(e, area_all, "peek at");
}

static void test_languages(void **state) {
    struct emulator *e = open_concord(state, 30, 100);
    press(e, "3G");
    expect_shows(e, area_text, "English");
    press(e, "L");
    expect_shows(e, area_all, "of ");
    press(e, "3");
    expect_shows(e, area_status, "language fr: ");
    expect_shows(e, area_text, "Eau commune");
    expect_lacks(e, area_text, "English");
    expect_shows(e, area_text, "Art. 3");
}

static void test_where_am_i(void **state) {
    struct emulator *e = open_concord(state, 30, 100);
    press(e, ":16(2)(b)" ENTER "=");
    expect_shows(e, area_all, "lake-concord#art_16__para_2__point_b");
    press(e, "j");
    expect_shows(e, area_status, "Art. 16(2)(b)(i)");
}

static void test_linear_has_one_pane_and_no_ornament(void **state) {
    static const char *const arguments[] = {"--linear", "az-ru-2022", "16", NULL};
    struct emulator *e = open_with(state, 24, 80, arguments, NULL);
    expect_shows(e, area_all, "Quotation, Article 16, AzerNEWS:");
    expect_lacks(e, area_all, "│");
    expect_lacks(e, area_all, "┃");
    expect_lacks(e, area_all, "“");
    expect_lacks(e, area_all, "16G article");
    expect(e, cursor_place(e).column == 0);
    press(e, "=");
    expect_shows(e, area_all, "az-ru-2022#art_16");
    press(e, "j");
    expect_lacks(e, area_all, "az-ru-2022#art_16");
}

static void test_themes(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    expect(e, !emulator_cell(e, 10, 60).has_background);
    press(e, ":theme light" ENTER);
    expect_shows(e, area_status, "theme light");
    expect(e, emulator_cell(e, 10, 60).has_background);
    expect(e, emulator_cell(e, 0, 99).has_background);
    press(e, ":theme drak" ENTER);
    expect_shows(e, area_status, "drak");
    expect(e, emulator_cell(e, 10, 60).has_background);
    press(e, ":theme mono" ENTER);
    expect(e, !emulator_cell(e, 10, 60).has_background);
    press(e, "T");
    expect_shows(e, area_all, "high-contrast");
}

static void test_the_mouse_is_off_until_asked_for(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    size_t n;
    expect(e, strstr(emulator_raw(e, &n), "\x1b[?1000h") == NULL);
    press(e, "M");
    expect(e, strstr(emulator_raw(e, &n), "\x1b[?1000h") != NULL || strstr(emulator_raw(e, &n), "\x1b[?1006;1000h") != NULL);
}

/* --- The library -------------------------------------------------------------------------------------------------------- */

static struct emulator *open_library(void **state, int rows, int columns) {
    static char path[512];
    static const char *const arguments[] = {"az-ru-2022", NULL};
    static const char *environment[] = {path, NULL};
    snprintf(path, sizeof path, "PACTA_PATH=%s/tests/data", getenv("PACTA_SRCDIR"));
    return open_with(state, rows, columns, arguments, environment);
}

static void test_the_library_is_a_list(void **state) {
    struct emulator *e = open_library(state, 30, 100);
    press(e, "16GO");
    expect_shows(e, area_all, "Lake Concord");
    expect_shows(e, area_all, "by date");
    press(e, "s");
    expect_shows(e, area_all, "by title");
    press(e, "/lake" ENTER ENTER);
    expect_shows(e, area_outline, "Lake Concord");
    press(e, CTRL('O'));
    expect_shows(e, area_outline, "Moscow Declaration");
    expect_focus(e, "Art. 16");
}

static void test_searching_all_of_it(void **state) {
    struct emulator *e = open_library(state, 30, 100);
    press(e, ":grep arbitration" ENTER);
    expect_shows(e, area_all, "[heading] Arbitration");
    press(e, ENTER);
    expect_shows(e, area_status, "1 of ");
    expect_shows(e, area_outline, "Lake Concord");
    press(e, "n");
    expect_shows(e, area_status, "2 of ");
    press(e, ":grep zzzz" ENTER);
    expect_shows(e, area_status, "no match for \"zzzz\"");
}

static void test_what_cites_this(void **state) {
    struct emulator *e = open_library(state, 30, 100);
    press(e, "16Gx");
    expect_shows(e, area_all, "lake-concord#art_16");
    press(e, ENTER);
    expect_shows(e, area_outline, "Lake Concord");
    press(e, CTRL('O'));
    expect_focus(e, "Art. 16");
}

/* --- Any size ----------------------------------------------------------------------------------------------------------- */

/* Everything that can lie on top is opened and closed at every size, and leaves what was below as it was. */
static void test_layers_leave_no_trace(void **state) {
    static const char *const layers[] = {"h", "i", "tt", "T", "L", "p", "e", "O", ":", "/", "?", "t/", "\""};
    for (size_t i = 0; i < N_SIZES; i++) {
        struct emulator *e = open_reader(state, sizes[i][0], sizes[i][1]);
        press(e, "16G");
        char *before = copy_of(e, area_all);
        for (size_t layer = 0; layer < sizeof layers / sizeof *layers; layer++) {
            press(e, layers[layer]);
            press(e, ESC);
            expect_same(e, area_all, before);
        }
        free(before);
        press(e, "q");
        expect_end(e, 0);
    }
}

int main(void) {
#define TEST(name) cmocka_unit_test_teardown(name, close_reader)
    const struct CMUnitTest tests[] = {
        TEST(test_one_quotation_a_screen_at_any_size),
        TEST(test_walking_through_the_quotations),
        TEST(test_groups_are_lit_and_told_apart),
        TEST(test_without_colour_digits_tell_the_groups),
        TEST(test_the_outline_shows_where_a_subject_lives),
        TEST(test_the_panel_counts_and_switches),
        TEST(test_a_word_of_ones_own),
        TEST(test_only_what_matches),
        TEST(test_a_filter_gives_the_place_back),
        TEST(test_the_outline_filters_as_one_types),
        TEST(test_references_are_followed_and_come_back),
        TEST(test_several_references_are_a_list),
        TEST(test_peeking_keeps_the_place),
        TEST(test_marks),
        TEST(test_ambiguous_references_are_offered),
        TEST(test_the_line_is_completed_and_remembered),
        TEST(test_copies_say_which_way_they_went),
        TEST(test_the_state_is_written_while_reading),
        TEST(test_the_card_has_the_coverage_ruler),
        TEST(test_help_can_be_filtered),
        TEST(test_languages),
        TEST(test_where_am_i),
        TEST(test_linear_has_one_pane_and_no_ornament),
        TEST(test_themes),
        TEST(test_the_mouse_is_off_until_asked_for),
        TEST(test_the_library_is_a_list),
        TEST(test_searching_all_of_it),
        TEST(test_what_cites_this),
        TEST(test_layers_leave_no_trace),
    };
    return cmocka_run_group_tests_name("browser", tests, NULL, NULL);
}
