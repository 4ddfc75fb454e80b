/* What comes from a file, or from the keyboard, cannot command the terminal; and letters of any script stand where they should. */
#include "screen.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static struct emulator *open_hostile(void **state, int rows, int columns) {
    char path[512];
    snprintf(path, sizeof path, "%s/tests/data/hostile-signs.yaml", getenv("PACTA_SRCDIR"));
    return open_reader_with(
        state, &(struct emulator_options){.rows = rows, .columns = columns, .arguments = (const char *const[]){path, NULL}});
}

/* --- What may go to a terminal ------------------------------------------------------------------------------------------ */

/* The code point at *at, which goes on behind it; UINT32_MAX where the bytes are no UTF-8. */
static uint32_t decode(const unsigned char *bytes, size_t n, size_t *at) {
    unsigned char lead = bytes[(*at)++];
    int n_more = lead < 0x80 ? 0 : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
    if (n_more < 0)
        return UINT32_MAX;
    uint32_t c = n_more == 0 ? lead : lead & (0x3FU >> n_more);
    for (; n_more > 0; n_more--) {
        if (*at == n || (bytes[*at] & 0xC0) != 0x80)
            return UINT32_MAX;
        c = c << 6 | (bytes[(*at)++] & 0x3FU);
    }
    return c;
}

static bool is_safe_code_point(uint32_t c) {
    if (c < 0x20)
        return c == '\b' || c == '\t' || c == '\n' || c == '\r' || c == 0x0E || c == 0x0F;
    return !(c >= 0x7F && c <= 0x9F) && !(c >= 0x202A && c <= 0x202E) && !(c >= 0x2066 && c <= 0x2069) && c != UINT32_MAX;
}

/* Passes over an escape sequence; false where it is none that a screen library sends. */
static bool pass_escape(const unsigned char *bytes, size_t n, size_t *at) {
    static const char finals[] = "@ABCDGHJKLMPSTXZbdfghlmrt";
    size_t i = *at;
    if (i < n && strchr("=>78MDEHc", bytes[i]) != NULL) {
        *at = i + 1;
        return true;
    }
    if (i + 1 < n && strchr("()", bytes[i]) != NULL) {
        *at = i + 2;
        return true;
    }
    if (i == n || bytes[i++] != '[')
        return false;
    while (i < n && bytes[i] >= 0x20 && bytes[i] < 0x40)
        i++;
    *at = i + 1;
    return i < n && strchr(finals, bytes[i]) != NULL;
}

#define expect_safe(e) safe_at(e, __FILE__, __LINE__)

/* All that was written is UTF-8 without controls, but for the sequences that a screen library sends; and nothing of what the file
   would have them do has happened. */
static void safe_at(const struct emulator *e, const char *file, int line) {
    size_t n, at = 0;
    const unsigned char *raw = (const unsigned char *)emulator_raw(e, &n);
    while (at < n) {
        if (raw[at] == 0x1B) {
            at++;
            must(e, pass_escape(raw, n, &at), "an escape sequence of somebody else's", "", file, line);
            continue;
        }
        uint32_t c = decode(raw, n, &at);
        char detail[16];
        snprintf(detail, sizeof detail, "U+%04lX", (unsigned long)c);
        must(e, is_safe_code_point(c), "on its way to the terminal: ", detail, file, line);
    }
    must(e, emulator_bells(e) == 0, "the bell rang", "", file, line);
    for (int row = 0; row < emulator_rows(e); row++)
        for (int column = 0; column < emulator_columns(e); column++)
            must(e, !emulator_cell(e, row, column).blink, "something blinks", "", file, line);
}

/* --- The tests ---------------------------------------------------------------------------------------------------------- */

static void test_controls_are_shown(void **state) {
    static const char *const shown[] = {"Signs <U+001B>[5mblinking<U+001B>[0m and", "<U+202E>detrevni<U+202C>",
                                        "<U+001B>]0;owned<U+0007> a title"};
    struct emulator *e = open_hostile(state, 40, 120);
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        expect_shows(e, area_text, shown[i]);
    expect_shows(e, area_outline, "Hostile <U+001B>[41m");
    expect_shows(e, area_status, "Hostile <U+001B>[41m<U+009B>31m Signs");
    expect_sound(e);
    press(e, "2G");
    expect_shows(e, area_text, "ESC <U+001B>[5m BEL <U+0007>");
    expect_shows(e, area_text, "DEL <U+007F> CSI <U+009B>31m");
    expect_safe(e);
}

static void test_directions_are_shown_and_marks_stay(void **state) {
    struct emulator *e = open_hostile(state, 40, 120);
    press(e, "3G");
    expect_shows(e, area_text, "Before <U+202E>desrever<U+202C> <U+2067>tfel<U+2069>");
    expect_lacks(e, area_text, "<U+200E>");
    expect_lacks(e, area_text, "<U+200F>");
    expect_safe(e);
}

static void test_all_of_it_at_every_size(void **state) {
    static const int sizes[][2] = {{5, 20}, {8, 23}, {20, 60}, {24, 80}, {30, 100}, {60, 200}};
    struct emulator *e = open_hostile(state, 30, 100);
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        emulator_resize(e, sizes[i][0], sizes[i][1]);
        press(e, "g");
        expect_sound(e);
        for (int page = 0; page < 80; page++) {
            struct line status = line_at(e, area_status, area_status(e).top);
            if (strstr(status.text, "100%") != NULL)
                break;
            press(e, " ");
            expect_sound(e);
        }
        expect_shows(e, area_status, "100%");
    }
    press(e, TAB "G" TAB "h");
    press(e, ESC);
    expect_safe(e);
    press(e, "q");
    expect_end(e, 0);
    expect_safe(e);
}

/* Wide characters take two cells, and none is cut in half at the edge of the measure. */
static void test_wide_letters(void **state) {
    struct emulator *e = open_hostile(state, 40, 100);
    for (int columns = 40; columns < 64; columns += 3) {
        struct place place;
        emulator_resize(e, 40, columns);
        press(e, "4G");
        expect_focus(e, "Art. 4  Wide 条約 letters");
        expect_sound(e);
        expect(e, find_text(e, area_text, "条約は", &place));
        for (int column = place.column; column < place.column + 6; column += 2) {
            expect(e, emulator_cell(e, place.row, column).width == 2);
            expect(e, emulator_cell(e, place.row, column + 1).width == 0);
        }
    }
    emulator_resize(e, 40, 100);
    press(e, "4G");
    expect_shows(e, area_text, "Latin among 条約 wide 約 letters, so that a wide one meets");
    expect_shows(e, area_outline, "§ Art. 4 Wide 条約 letters");
}

static void test_combining_letters(void **state) {
    struct emulator *e = open_hostile(state, 40, 100);
    struct place place;
    press(e, "5G");
    expect_shows(e, area_text, "Que l'e\u0301te\u0301 soit e\u0301ternel, a\u0328 and");
    expect(e, find_text(e, area_text, "e\u0301te\u0301", &place));
    expect(e, strcmp(emulator_cell(e, place.row, place.column).text, "e\u0301") == 0);
    expect(e, strcmp(emulator_cell(e, place.row, place.column + 1).text, "t") == 0);
    expect_shows(e, area_outline, "Combining letters: e\u0301te\u0301");
    press(e, "/ete" ENTER);
    expect_lit(e, "<e\u0301te\u0301>|e\u0301te\u0301|e\u0301te");
}

static void test_letters_from_the_right(void **state) {
    struct emulator *e = open_hostile(state, 40, 100);
    press(e, "6G");
    expect_shows(e, area_text, "הסכמים יש לקיים");
    expect_shows(e, area_text, "يجب الوفاء بالمعاهدات");
    expect_sound(e);
    press(e, "/לקיים" ENTER);
    expect_lit(e, "<לקיים>");
    expect_safe(e);
}

static void test_words_without_an_end(void **state) {
    struct emulator *e = open_hostile(state, 40, 100);
    press(e, "7G");
    size_t n = 0;
    struct area a = area_text(e);
    for (int row = a.top; row < a.bottom; row++) {
        struct line line = line_at(e, area_text, row);
        const char *x = strstr(line.text, "xxx");
        n += x != NULL ? strspn(x, "x") : 0;
    }
    expect(e, n == 216);
    expect_sound(e);
}

/* What is typed is shown in prompts and messages: no way to command the terminal either. */
static void test_what_is_typed(void **state) {
    static const char *const typed[] = {"\302\23331m", "\u202Edetrevni", "\xc2\x85", "a\u0301\u0301\u0301b", "\u2066x"};
    static const char *const prompts[] = {"/", "?", ":"};
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < sizeof typed / sizeof *typed; i++) {
        for (size_t j = 0; j < sizeof prompts / sizeof *prompts; j++) {
            press(e, prompts[j]);
            press(e, typed[i]);
            press(e, "z");
            expect_shows(e, area_hint, "z");
            expect_sound(e);
            press(e, ENTER "r");
            expect_sound(e);
            press(e, "n");
            press(e, ESC);
        }
    }
    press(e, "\xff\xfe\xc3" ESC);
    press(e, "/\xff\xfe");
    press(e, ESC);
    press(e, "\xc2\x9b\u202e");
    expect_safe(e);
    press(e, ESC);
    press(e, "16G");
    expect_focus(e, "Art. 16");
    expect_safe(e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_controls_are_shown, close_reader),
        cmocka_unit_test_teardown(test_directions_are_shown_and_marks_stay, close_reader),
        cmocka_unit_test_teardown(test_all_of_it_at_every_size, close_reader),
        cmocka_unit_test_teardown(test_wide_letters, close_reader),
        cmocka_unit_test_teardown(test_combining_letters, close_reader),
        cmocka_unit_test_teardown(test_letters_from_the_right, close_reader),
        cmocka_unit_test_teardown(test_words_without_an_end, close_reader),
        cmocka_unit_test_teardown(test_what_is_typed, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
