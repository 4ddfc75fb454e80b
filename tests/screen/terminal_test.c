/* Terminals of every kind: what the reader needs of them, and what it does where it does not get it. */
#include "screen.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

static struct emulator *open_on(void **state, const char *term, const char *const *environment) {
    return open_reader_with(state,
                            &(struct emulator_options){.rows = 30, .columns = 100, .term = term, .environment = environment});
}

/* Does the output from a byte on set a colour: SGR 30-38, 40-48, 90-97, 100-107? */
static bool sets_colour(const struct emulator *e) {
    size_t n;
    const char *raw = emulator_raw(e, &n);
    for (size_t i = 0; i + 2 < n; i++) {
        if (raw[i] != '\x1b' || raw[i + 1] != '[')
            continue;
        size_t at = i + 2, end = at;
        while (end < n && (isdigit((unsigned char)raw[end]) || raw[end] == ';'))
            end++;
        if (end == n || raw[end] != 'm')
            continue;
        while (at < end) {
            int number = 0;
            for (; at < end && raw[at] != ';'; at++)
                number = number * 10 + (raw[at] - '0');
            at++;
            if ((number >= 30 && number <= 38) || (number >= 40 && number <= 48) || (number >= 90 && number <= 107))
                return true;
        }
    }
    return false;
}

static bool is_ascii(const struct emulator *e) {
    size_t n;
    const char *raw = emulator_raw(e, &n);
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)raw[i] >= 0x80)
            return false;
    return true;
}

static const char *const unicode_terms[] = {"xterm-256color",  "xterm", "tmux-256color", "screen",
                                            "screen-256color", "vt100", "vt220"};

static void test_terminals_with_signs(void **state) {
    for (size_t i = 0; i < sizeof unicode_terms / sizeof *unicode_terms; i++) {
        struct emulator *e = open_on(state, unicode_terms[i], NULL);
        expect_shows(e, area_outline, "▾ Regional and global security");
        press(e, "16G");
        expect_focus(e, "Art. 16  [Military assistance]");
        expect_look(e, area_text, "[Military assistance]", BOLD);
        expect_look(e, area_outline, "Art. 16 Military assistance", BOLD | UNDERLINE);
        expect_shows(e, area_text, "┃ In order to ensure security");
        expect_sound(e);
        press(e, "/charter" ENTER);
        expect_lit(e, "<Charter>");
        press(e, ESC " b");
        expect_sound(e);
        press(e, "q");
        expect_end(e, 0);
    }
}

/* This terminal goes to the next line with the last column, as the emulator does not: the right edge is not looked at. */
static void test_ansi(void **state) {
    struct emulator *e = open_on(state, "ansi", NULL);
    press(e, "16G");
    expect_focus(e, "Art. 16  [Military assistance]");
    expect_look(e, area_text, "[Military assistance]", BOLD);
    expect_shows(e, area_text, "┃ In order to ensure security");
    expect_shows(e, area_outline, "“ Art. 16 Military assistance");
    emulator_type(e, "q");
    expect_end(e, 0);
}

static void test_terminals_without_colour(void **state) {
    static const char *const terms[] = {"vt100", "vt220"};
    for (size_t i = 0; i < 2; i++) {
        struct emulator *e = open_on(state, terms[i], NULL);
        press(e, "16G/peace" ENTER);
        expect_lit(e, "<peace>");
        expect(e, !sets_colour(e));
    }
}

static void test_console_of_linux_takes_ascii_signs(void **state) {
    static const char *const signs[] = {"“", "≈", "†", "┃", "▸", "▾", "●", "│", "›", "▶", "…"};
    struct emulator *e = open_on(state, "linux", NULL);
    expect_shows(e, area_outline, "- Regional and global security");
    expect_shows(e, area_outline, "~ Art. 1 Mutual respect");
    press(e, "16G");
    expect_focus(e, "Art. 16  [Military assistance]");
    expect_shows(e, area_outline, "*   \" Art. 16 Military assistance");
    expect_shows(e, area_text, "\" quotation");
    expect_shows(e, area_text, "| In order to ensure security");
    expect_shows(e, area_text, "> Art. 16");
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        expect_lacks(e, area_all, signs[i]);
    press(e, "h");
    expect_shows(e, area_text, "+- Keys -");
    press(e, ESC "q");
}

static void test_locale_without_unicode(void **state) {
    static const char *const environment[] = {"LC_ALL=C", NULL};
    struct emulator *e = open_on(state, NULL, environment);
    expect_shows(e, area_outline, "- Regional and global security");
    press(e, "16G");
    expect_focus(e, "Art. 16  [Military assistance]");
    expect_shows(e, area_outline, "*   \" Art. 16 Military assistance");
    expect_shows(e, area_text, "| In order to ensure security");
    expect_lacks(e, area_all, "<U+");
    press(e, "h");
    press(e, ESC);
    press(e, "G");
    expect_lacks(e, area_all, "<U+");
    expect_sound(e);
    expect(e, is_ascii(e));
    press(e, "q");
    expect_end(e, 0);
}

static void test_letters_that_the_locale_lacks(void **state) {
    static const char *const environment[] = {"LC_ALL=C", NULL};
    char path[512];
    snprintf(path, sizeof path, "%s/tests/data/lake-concord.yaml", getenv("PACTA_SRCDIR"));
    struct emulator *e = open_reader_with(
        state, &(struct emulator_options){
                   .rows = 30, .columns = 100, .arguments = (const char *const[]){path, NULL}, .environment = environment});
    expect_shows(e, area_text, "Ors<U+00E8>ne");
    press(e, "  ");
    expect_sound(e);
    expect(e, is_ascii(e));
}

/* Where nothing says which locale, it is a UTF-8 one. */
static void test_no_locale_named(void **state) {
    static const char *const environment[] = {"LC_ALL", "LC_CTYPE", "LANG", NULL};
    struct emulator *e = open_on(state, NULL, environment);
    expect_shows(e, area_outline, "▾ Regional and global security");
}

static void test_no_colour(void **state) {
    static const char *const environment[] = {"NO_COLOR=1", NULL};
    struct emulator *e = open_on(state, NULL, NULL);
    press(e, "16G/peace" ENTER);
    expect(e, sets_colour(e));
    e = open_on(state, NULL, environment);
    press(e, "16G/peace" ENTER);
    expect(e, !sets_colour(e));
    expect_lit(e, "<peace>");
    expect_shows(e, area_text, "Art. 16  [Military assistance]");
    expect_look(e, area_text, "[Military assistance]", BOLD);
    press(e, "ho");
    press(e, ESC);
    expect(e, !sets_colour(e));
}

static void test_colour_option(void **state) {
    static const char *const never[] = {"--color=never", "az-ru-2022", NULL};
    struct emulator *e = open_reader_with(state, &(struct emulator_options){.rows = 30, .columns = 100, .arguments = never});
    press(e, "16G/peace" ENTER);
    expect_lit(e, "<peace>");
    expect(e, !sets_colour(e));
}

static void test_keys_from_the_terminal_where_stdin_is_none(void **state) {
    struct emulator *e = open_reader_with(state, &(struct emulator_options){.rows = 30, .columns = 100, .stdin_is_file = true});
    press(e, "16G");
    expect_focus(e, "Art. 16  [Military assistance]");
    press(e, "/peace" ENTER);
    expect_lit(e, "<peace>");
    emulator_type(e, "q");
    expect_end(e, 0);
}

static void test_opens_where_it_is_told(void **state) {
    static const struct {
        const char *const arguments[4];
        const char *focus;
    } rows[] = {
        {{"16", NULL}, "Art. 16  [Military assistance]"},
        {{"az-ru-2022", "16", NULL}, "Art. 16  [Military assistance]"},
        {{"az-ru-2022#art_16", NULL}, "Art. 16  [Military assistance]"},
        {{"moscow-declaration", "military", NULL}, "[Military-political cooperation]"},
        {{NULL}, "Declaration on Allied Interaction"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct emulator *e =
            open_reader_with(state, &(struct emulator_options){.rows = 30, .columns = 100, .arguments = rows[i].arguments});
        expect_focus(e, rows[i].focus);
        expect_sound(e);
    }
}

static void test_does_not_open_for_what_is_not_there(void **state) {
    static const char *const arguments[] = {"az-ru-2022", "12", NULL};
    struct emulator *e = open_reader_with(state, &(struct emulator_options){.rows = 30, .columns = 120, .arguments = arguments});
    expect_end(e, 1);
    expect_shows(e, area_all, "before");
    expect_shows(e, area_all, "Moscow Declaration has 43 articles; this edition has 1, 6, 9, 10, 16, 25, 30");
    size_t n;
    const char *raw = emulator_raw(e, &n);
    expect(e, memchr(raw, '\x1b', n) == NULL);
}

/* All that is written, as a string: no terminal is so long. */
static const char *output_of(struct emulator *e, int exit_status, char *text, size_t size) {
    size_t n;
    expect_end(e, exit_status);
    const char *raw = emulator_raw(e, &n);
    snprintf(text, size, "%.*s", (int)n, raw);
    return text;
}

static void test_terminal_that_cannot_move_its_cursor(void **state) {
    static char text[1 << 17];
    struct emulator *e = open_on(state, "dumb", NULL);
    output_of(e, 0, text, sizeof text);
    expect(e, strstr(text, "Art. 16  [Military assistance]") != NULL);
    expect(e, strstr(text, "short name in use") != NULL);
    expect(e, strstr(text, "xterm-256color") == NULL);
    expect(e, strchr(text, '\x1b') == NULL);
}

static void test_terminal_that_is_not_known(void **state) {
    static char text[1 << 17];
    static const char *const terms[] = {"nonesuch-9000", ""};
    for (size_t i = 0; i < 2; i++) {
        struct emulator *e = open_on(state, terms[i], NULL);
        output_of(e, 0, text, sizeof text);
        expect(e, terms[i][0] == '\0' || strstr(text, "nonesuch-9000") != NULL);
        expect(e, strstr(text, "TERM=xterm-256color") != NULL);
        const char *told = strstr(text, "TERM=xterm-256color");
        expect(e, strstr(told + 1, "TERM=xterm-256color") == NULL);
        expect(e, strchr(text, '\x1b') == NULL);
        expect(e, strstr(text, "Art. 16  [Military assistance]") != NULL);
    }
}

/* The name of a terminal comes from outside: it is no way to command one. */
static void test_terminal_with_a_hostile_name(void **state) {
    static char text[1 << 17];
    struct emulator *e = open_on(state, "x\x1b[31m", NULL);
    output_of(e, 0, text, sizeof text);
    expect(e, strstr(text, "\x1b[31m") == NULL);
    expect(e, strstr(text, "TERM=xterm-256color") != NULL);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_terminals_with_signs, close_reader),
        cmocka_unit_test_teardown(test_ansi, close_reader),
        cmocka_unit_test_teardown(test_terminals_without_colour, close_reader),
        cmocka_unit_test_teardown(test_console_of_linux_takes_ascii_signs, close_reader),
        cmocka_unit_test_teardown(test_locale_without_unicode, close_reader),
        cmocka_unit_test_teardown(test_letters_that_the_locale_lacks, close_reader),
        cmocka_unit_test_teardown(test_no_locale_named, close_reader),
        cmocka_unit_test_teardown(test_no_colour, close_reader),
        cmocka_unit_test_teardown(test_colour_option, close_reader),
        cmocka_unit_test_teardown(test_keys_from_the_terminal_where_stdin_is_none, close_reader),
        cmocka_unit_test_teardown(test_opens_where_it_is_told, close_reader),
        cmocka_unit_test_teardown(test_does_not_open_for_what_is_not_there, close_reader),
        cmocka_unit_test_teardown(test_terminal_that_cannot_move_its_cursor, close_reader),
        cmocka_unit_test_teardown(test_terminal_that_is_not_known, close_reader),
        cmocka_unit_test_teardown(test_terminal_with_a_hostile_name, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
