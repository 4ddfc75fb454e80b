/*
 * Random keys and sizes: whatever is typed, the reader lives, and can be left.
 *
 * A few hundred keys by default; $PACTA_RANDOM_SECONDS lets it type for so long, and $PACTA_RANDOM_SEED begins elsewhere.
 */
#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* xorshift (Marsaglia): the same keys on every machine. */
static unsigned next_random(unsigned *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static const char *const keys[] = {"j",
                                   "k",
                                   " ",
                                   "b",
                                   "d",
                                   "u",
                                   "g",
                                   "G",
                                   "]",
                                   "[",
                                   "}",
                                   "{",
                                   ")",
                                   "(",
                                   "n",
                                   "N",
                                   "&",
                                   "t",
                                   "1",
                                   "2",
                                   "3",
                                   "6",
                                   "8",
                                   "0",
                                   "9",
                                   "/",
                                   ":",
                                   "?",
                                   "\"",
                                   "v",
                                   "i",
                                   "h",
                                   "L",
                                   "T",
                                   "w",
                                   "o",
                                   "O",
                                   "x",
                                   "p",
                                   "m",
                                   "'",
                                   "a",
                                   "s",
                                   "e",
                                   "y",
                                   "z",
                                   "c",
                                   "M",
                                   "R",
                                   "=",
                                   "%",
                                   "r",
                                   "F",
                                   "security",
                                   "article 16",
                                   "art_1",
                                   "theme dark",
                                   "grep peace",
                                   "open lake-concord",
                                   "(2)",
                                   "\xC3\xA9",
                                   "\xE2\x80\x9C",
                                   "\xFF",
                                   ENTER,
                                   ENTER,
                                   ENTER,
                                   ESC,
                                   ESC,
                                   ESC,
                                   ESC,
                                   TAB,
                                   BACKSPACE,
                                   UP,
                                   DOWN,
                                   LEFT,
                                   RIGHT,
                                   HOME,
                                   END,
                                   PAGE_UP,
                                   PAGE_DOWN,
                                   F1,
                                   "\x01",
                                   "\x03",
                                   "\x04",
                                   "\x05",
                                   "\x0C",
                                   "\x0E",
                                   "\x0F",
                                   "\x15",
                                   "\x17",
                                   "\x19",
                                   "\x1b[Z",
                                   "\x1bx",
                                   "\x1b[1;3D",
                                   "\x1b[M !!"};

static long setting(const char *name, long fallback) {
    const char *value = getenv(name);
    return value != NULL ? atol(value) : fallback;
}

/* Types one key or changes the size; what was typed goes to `log`, for whoever has to look for a fault. */
static void do_anything(struct emulator *e, unsigned *seed) {
    unsigned choice = next_random(seed) % 40;
    if (choice == 0) {
        int rows = (int)(1 + next_random(seed) % 60), columns = (int)(1 + next_random(seed) % 160);
        emulator_resize(e, rows, columns);
    } else {
        emulator_type(e, keys[next_random(seed) % (sizeof keys / sizeof *keys)]);
    }
    if (choice % 4 == 0)
        emulator_settle(e);
}

static void test_anything_typed(void **state) {
    static char path[512];
    static const char *const arguments[] = {"az-ru-2022", NULL};
    static const char *environment[] = {path, NULL};
    struct emulator_options options = {.rows = 24, .columns = 80, .arguments = arguments, .environment = environment};
    unsigned seed = (unsigned)setting("PACTA_RANDOM_SEED", 20220222);
    long end = emulator_now() + setting("PACTA_RANDOM_SECONDS", 0) * 1000;
    snprintf(path, sizeof path, "PACTA_PATH=%s/tests/data", getenv("PACTA_SRCDIR"));
    do {
        struct emulator *e = open_reader_with(state, &options);
        unsigned begin = seed;
        for (int i = 0; i < 400 && !emulator_has_ended(e); i++)
            do_anything(e, &seed);
        char what[64];
        snprintf(what, sizeof what, "PACTA_RANDOM_SEED=%u", begin);
        must(e, !emulator_has_ended(e), "the reader lives", what, __FILE__, __LINE__);
        emulator_resize(e, 24, 80);
        press(e, ESC ESC ESC ESC);
        press(e, "16G");
        expect_shows(e, area_all, "16");
        press(e, ESC);
        emulator_type(e, "Q");
        int status = -1;
        must(e, emulator_wait_for_end(e, &status) && status == 0, "it ends well", what, __FILE__, __LINE__);
    } while (emulator_now() < end);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test_teardown(test_anything_typed, close_reader)};
    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
