/* Signals: whatever ends or stops the reader, the terminal is left as it was. */
#include "screen.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* A checker that runs the program may be unable to stop it. */
static bool can_stop(void) {
    return getenv("PACTA_TEST_SLOW") == NULL;
}

static void test_stop_and_go_on(void **state) {
    if (!can_stop())
        return;
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    for (int i = 0; i < 2; i++) {
        emulator_type(e, CTRL('z'));
        expect(e, emulator_wait_for_stop(e));
        expect_sane_terminal(e);
        expect_shows(e, area_all, "before");
        expect_lacks(e, area_all, "Military");
        emulator_continue(e);
        expect_focus(e, "Art. 16  [Military assistance]");
        emulator_settle(e);
        expect(e, emulator_is_alternate(e));
        expect(e, !emulator_has_sane_modes(e));
        expect_same(e, area_all, screen);
    }
    press(e, "j");
    expect_focus(e, "“ quotation");
    free(screen);
}

static void test_another_size_while_stopped(void **state) {
    if (!can_stop())
        return;
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    emulator_type(e, CTRL('z'));
    expect(e, emulator_wait_for_stop(e));
    emulator_resize(e, 24, 60);
    emulator_continue(e);
    expect_focus(e, "Art. 16  [Military assistance]");
    emulator_settle(e);
    expect(e, divider_column(e) == -1);
    expect_sound(e);
}

static void test_stop_within_a_prompt(void **state) {
    if (!can_stop())
        return;
    struct emulator *e = open_reader(state, 30, 100);
    press(e, ":art. 1");
    emulator_type(e, CTRL('z'));
    expect(e, emulator_wait_for_stop(e));
    expect_sane_terminal(e);
    emulator_continue(e);
    expect_shows(e, area_hint, ":art. 1");
    press(e, "6" ENTER);
    expect_focus(e, "Art. 16  [Military assistance]");
}

/* SIGTERM and SIGHUP end the program, from wherever it is. */
static void test_asked_to_end(void **state) {
    static const int signals[] = {SIGTERM, SIGHUP};
    static const char *const keys[] = {"16G", "16", "/peace", ":mil", "h", TAB, "e"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        int status;
        press(e, keys[i]);
        emulator_signal(e, signals[i % 2]);
        expect(e, emulator_wait_for_end(e, &status));
        expect_sane_terminal(e);
        expect_shows(e, area_all, "before");
        expect_lacks(e, area_all, "Moscow");
    }
}

/* A signal that comes while the program is stopped takes effect when it goes on. */
static void test_asked_to_end_while_stopped(void **state) {
    if (!can_stop())
        return;
    struct emulator *e = open_reader(state, 30, 100);
    int status;
    emulator_type(e, CTRL('z'));
    expect(e, emulator_wait_for_stop(e));
    emulator_signal(e, SIGTERM);
    emulator_continue(e);
    expect(e, emulator_wait_for_end(e, &status));
    expect_sane_terminal(e);
}

static void test_terminal_goes_away(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    int status;
    press(e, "16G");
    emulator_hang_up(e);
    expect(e, emulator_wait_for_end(e, &status));
}

static void test_interrupt_and_quit_from_outside(void **state) {
    static const int signals[] = {SIGINT, SIGQUIT};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *screen = copy_of(e, area_all);
    for (size_t i = 0; i < 2; i++) {
        emulator_signal(e, signals[i]);
        emulator_settle(e);
        press(e, "jk");
        expect(e, !emulator_has_ended(e));
        expect_same(e, area_all, screen);
    }
    free(screen);
}

/* A crash restores the terminal, and is still a crash to whoever started the program. */
static void test_crash(void **state) {
    static const int signals[] = {SIGSEGV, SIGBUS, SIGFPE, SIGABRT};
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++) {
        struct emulator *e = open_reader(state, 30, 100);
        int status;
        press(e, "16G");
        emulator_signal(e, signals[i]);
        expect(e, emulator_wait_for_end(e, &status));
        expect(e, WIFSIGNALED(status) && WTERMSIG(status) == signals[i]);
        expect(e, emulator_has_sane_modes(e));
        expect(e, !emulator_is_alternate(e));
        expect(e, emulator_shows_cursor(e));
        expect(e, emulator_pen_is_plain(e));
        expect_lacks(e, area_all, "Moscow");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_stop_and_go_on, close_reader),
        cmocka_unit_test_teardown(test_another_size_while_stopped, close_reader),
        cmocka_unit_test_teardown(test_stop_within_a_prompt, close_reader),
        cmocka_unit_test_teardown(test_asked_to_end, close_reader),
        cmocka_unit_test_teardown(test_asked_to_end_while_stopped, close_reader),
        cmocka_unit_test_teardown(test_terminal_goes_away, close_reader),
        cmocka_unit_test_teardown(test_interrupt_and_quit_from_outside, close_reader),
        cmocka_unit_test_teardown(test_crash, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
