/* tui/colour: colours as they are written, their contrast, and what is left of them on terminals with fewer. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "tui/colour.h"

static struct colour parse(const char *text) {
    struct colour colour = {COLOUR_RGB, 0x123456};
    if (!colour_parse(str_of(text), &colour))
        fail_msg("\"%s\" was not read", text);
    return colour;
}

static void assert_colour(struct colour colour, enum colour_kind kind, uint32_t value) {
    assert_int_equal(colour.kind, kind);
    if (kind != COLOUR_OWN)
        assert_int_equal(colour.value, value);
}

static void test_colours_are_read(void **state) {
    (void)state;
    assert_colour(parse("default"), COLOUR_OWN, 0);
    assert_colour(parse("black"), COLOUR_INDEX, 0);
    assert_colour(parse("white"), COLOUR_INDEX, 7);
    assert_colour(parse("bright-black"), COLOUR_INDEX, 8);
    assert_colour(parse("bright-magenta"), COLOUR_INDEX, 13);
    assert_colour(parse("0"), COLOUR_INDEX, 0);
    assert_colour(parse("255"), COLOUR_INDEX, 255);
    assert_colour(parse("#00fF9a"), COLOUR_RGB, 0x00ff9a);
}

static void test_what_is_no_colour_is_refused(void **state) {
    static const char *const texts[] = {"",     "256",    "-1",       "1.0",     "Red",     "red ",
                                        "grey", "#12345", "#1234567", "#12345g", "123456x", "99999999999999999999"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct colour colour = {COLOUR_RGB, 0x123456};
        if (colour_parse(str_of(texts[i]), &colour))
            fail_msg("\"%s\" was read", texts[i]);
        assert_colour(colour, COLOUR_RGB, 0x123456);
    }
    assert_string_equal(colour_suggest(STR("bleu")), "blue");
    assert_null(colour_suggest(STR("ultramarine")));
}

static void test_palette_is_that_of_xterm(void **state) {
    static const struct {
        uint32_t index, rgb;
    } rows[] = {{1, 0xcd0000},   {8, 0x7f7f7f},   {16, 0x000000},  {17, 0x00005f}, {46, 0x00ff00},
                {208, 0xff8700}, {231, 0xffffff}, {232, 0x080808}, {255, 0xeeeeee}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(colour_rgb((struct colour){COLOUR_INDEX, rows[i].index}), rows[i].rgb);
    assert_int_equal(colour_rgb(parse("#abcdef")), 0xabcdef);
}

/* The formula of the guidelines, in full. */
static double linear(uint32_t component) {
    double c = component / 255.0;
    return c <= 0.03928 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double luminance(uint32_t rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8 & 0xff) + 0.0722 * linear(rgb & 0xff);
}

static void test_contrast_is_that_of_the_guidelines(void **state) {
    uint32_t random = 1;
    (void)state;
    assert_true(fabs(colour_contrast(0x000000, 0xffffff) - 21) < 1e-6);
    assert_true(fabs(colour_contrast(0x777777, 0x777777) - 1) < 1e-9);
    for (int i = 0; i < 5000; i++) {
        random = random * 1664525 + 1013904223;
        uint32_t a = random >> 8;
        random = random * 1664525 + 1013904223;
        uint32_t b = random >> 8;
        double light = fmax(luminance(a), luminance(b)), dark = fmin(luminance(a), luminance(b));
        double expected = (light + 0.05) / (dark + 0.05);
        if (fabs(colour_contrast(a, b) - expected) > 0.001 * expected)
            fail_msg("%06x on %06x: %f instead of %f", (unsigned)a, (unsigned)b, colour_contrast(a, b), expected);
    }
}

static struct colour_pair reduce(const char *foreground, const char *background, enum colour_depth depth) {
    return colour_reduce((struct colour_pair){parse(foreground), parse(background)}, depth);
}

static void test_what_a_terminal_has_stays(void **state) {
    (void)state;
    struct colour_pair pair = reduce("bright-red", "17", DEPTH_256);
    assert_colour(pair.foreground, COLOUR_INDEX, 9);
    assert_colour(pair.background, COLOUR_INDEX, 17);
    assert_colour(reduce("bright-red", "default", DEPTH_16).foreground, COLOUR_INDEX, 9);
    assert_colour(reduce("black", "default", DEPTH_8).foreground, COLOUR_INDEX, 0);
    assert_colour(reduce("red", "#123456", DEPTH_DIRECT).foreground, COLOUR_INDEX, 1);
    assert_colour(reduce("red", "#123456", DEPTH_DIRECT).background, COLOUR_RGB, 0x123456);
    assert_colour(reduce("208", "default", DEPTH_DIRECT).foreground, COLOUR_RGB, 0xff8700);
}

static void test_the_nearest_colour_is_taken(void **state) {
    (void)state;
    struct colour_pair pair = reduce("#fefefe", "#1b1c1d", DEPTH_256);
    assert_colour(pair.foreground, COLOUR_INDEX, 231);
    assert_colour(pair.background, COLOUR_INDEX, 234);
    assert_colour(reduce("#ff8800", "default", DEPTH_256).foreground, COLOUR_INDEX, 208);
    pair = reduce("#ffff10", "#1000e0", DEPTH_16);
    assert_colour(pair.foreground, COLOUR_INDEX, 11);
    assert_colour(pair.background, COLOUR_INDEX, 4);
    assert_colour(reduce("bright-red", "default", DEPTH_8).foreground, COLOUR_INDEX, 1);
    pair = reduce("red", "#123456", DEPTH_NONE);
    assert_colour(pair.foreground, COLOUR_OWN, 0);
    assert_colour(pair.background, COLOUR_OWN, 0);
}

/* On a background that is not known, a colour of the middle must stay one; and no grey is guessed, it may be the background. */
static void test_the_terminals_own_takes_the_place_of_what_could_not_be_read(void **state) {
    (void)state;
    assert_colour(reduce("28", "default", DEPTH_8).foreground, COLOUR_OWN, 0);
    assert_colour(reduce("33", "default", DEPTH_8).foreground, COLOUR_OWN, 0);
    assert_colour(reduce("197", "default", DEPTH_8).foreground, COLOUR_INDEX, 1);
    for (int grey = 1; grey < 255; grey++) {
        struct colour_pair pair = {{COLOUR_RGB, (uint32_t)grey * 0x010101}, {.kind = COLOUR_OWN}};
        struct colour shown = colour_reduce(pair, DEPTH_16).foreground;
        assert_true(shown.kind == COLOUR_OWN || (shown.value >= 1 && shown.value <= 6));
    }
    assert_colour(reduce("default", "28", DEPTH_8).background, COLOUR_OWN, 0);
}

static int grade(double contrast) {
    return contrast >= 7 ? 3 : contrast >= 4.5 ? 2 : contrast >= 3 ? 1 : 0;
}

/* Whatever two colours: the contrast does not fall below the step of 3, 4.5 or 7 that it had, as long as black or white reach
   that on the background. */
static void test_contrast_outlives_reduction(void **state) {
    static const enum colour_depth depths[] = {DEPTH_8, DEPTH_16, DEPTH_256};
    uint32_t random = 7;
    int n_changed = 0;
    (void)state;
    for (int i = 0; i < 3000; i++) {
        random = random * 1664525 + 1013904223;
        struct colour foreground = {COLOUR_RGB, random >> 8};
        random = random * 1664525 + 1013904223;
        struct colour background = {COLOUR_RGB, random >> 8};
        int before = grade(colour_contrast(foreground.value, background.value));
        for (size_t k = 0; k < sizeof depths / sizeof *depths; k++) {
            struct colour_pair pair = colour_reduce((struct colour_pair){foreground, background}, depths[k]);
            uint32_t ground = colour_rgb(pair.background);
            uint32_t white = depths[k] == DEPTH_8 ? 0xe5e5e5 : 0xffffff;
            int possible = grade(fmax(colour_contrast(0x000000, ground), colour_contrast(white, ground)));
            int after = grade(colour_contrast(colour_rgb(pair.foreground), ground));
            n_changed += depths[k] == DEPTH_256 && colour_rgb(pair.foreground) != foreground.value;
            if (after < before && after < possible)
                fail_msg("%06x on %06x at depth %d", (unsigned)foreground.value, (unsigned)background.value, (int)depths[k]);
        }
    }
    assert_true(n_changed > 2500);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_colours_are_read),
        cmocka_unit_test(test_what_is_no_colour_is_refused),
        cmocka_unit_test(test_palette_is_that_of_xterm),
        cmocka_unit_test(test_contrast_is_that_of_the_guidelines),
        cmocka_unit_test(test_what_a_terminal_has_stays),
        cmocka_unit_test(test_the_nearest_colour_is_taken),
        cmocka_unit_test(test_the_terminals_own_takes_the_place_of_what_could_not_be_read),
        cmocka_unit_test(test_contrast_outlives_reduction),
    };
    return cmocka_run_group_tests_name("colour", tests, NULL, NULL);
}
