/* tui/state: what is kept from run to run, by several readers at once, and whatever stands in the file. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "tui/state.h"
#include "yaml/reader.h"

/* A new, empty folder for the state of one test. */
static char root[256], path[300];

static int make_root(void **state) {
    const char *home = getenv("HOME");
    (void)state;
    snprintf(root, sizeof root, "%s/state-XXXXXX", home != NULL ? home : "/tmp");
    if (mkdtemp(root) == NULL)
        return -1;
    snprintf(path, sizeof path, "%s/new/pacta/state.yaml", root);
    char folder[300];
    snprintf(folder, sizeof folder, "%s/new", root);
    return setenv("XDG_STATE_HOME", folder, 1);
}

static int drop_root(void **state) {
    char command[600];
    (void)state;
    snprintf(command, sizeof command, "chmod -R u+rwx '%s' && rm -rf '%s'", root, root);
    return system(command);
}

static struct state *open_sound(void) {
    struct diag_list diags = {0};
    struct state *state = state_open(&diags);
    for (size_t i = 0; i < diags.n; i++)
        print_error("%s\n", diags.items[i].message);
    assert_int_equal(diags.n, 0);
    return state;
}

static void save_sound(struct state *state) {
    struct diag_list diags = {0};
    bool ok = state_save(state, true, &diags);
    for (size_t i = 0; i < diags.n; i++)
        print_error("%s\n", diags.items[i].message);
    assert_true(ok);
    assert_int_equal(diags.n, 0);
    assert_false(state_has_news(state));
}

static void write_text(const char *name, const char *text) {
    FILE *file = fopen(name, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* Makes the folder by saving something, then puts another text in the file's place. */
static void plant(const char *text) {
    struct state *state = open_sound();
    state_add_line(state, HISTORY_GO, STR("x"));
    save_sound(state);
    state_free(state);
    write_text(path, text);
}

static void assert_file(const char *name, const char *expected) {
    struct buf text = {0};
    struct diag_list diags = {0};
    assert_true(file_read(name, &text, &diags));
    assert_string_equal(text.p, expected);
    buf_free(&text);
}

/* Literals are not written to. */
static struct kept_place a_place(const char *address, size_t byte, const char *words) {
    return (struct kept_place){(char *)(uintptr_t)address, true, BLOCK_QUOTE, 2, byte, (char *)(uintptr_t)words, 3};
}

static void assert_place(const struct kept_place *place, const struct kept_place *expected) {
    assert_non_null(place);
    assert_true(place_equal(place, expected));
}

static void test_all_comes_back(void **unused) {
    static const char *const strange[] = {"plain",
                                          "no",
                                          "1.0",
                                          "~",
                                          "a: b # c",
                                          " blanks ",
                                          "“quotes” 'and' \"more\"",
                                          "tab\tnewline\nescape\x1B[31m",
                                          "\xE2\x80\xAE\xC2\x85",
                                          "- [x",
                                          "*a &b !c %d @e `f"};
    struct state *state = open_sound();
    struct str groups[] = {STR("security"), STR("y")};
    size_t n;
    (void)unused;
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        struct kept_place place = a_place("art_16", i, strange[i]);
        state_add_line(state, HISTORY_SEARCH, str_of(strange[i]));
        state_set_mark(state, 'a' + (int)i, str_of(strange[i]), &place);
        state_set_place(state, str_of(strange[i]), &place);
    }
    struct kept_place title = {(char *)(uintptr_t) "", false, BLOCK_QUOTE, 1, 2, (char *)(uintptr_t) "", 0};
    state_set_place(state, STR("plain"), &title);
    state_set_groups(state, STR("plain"), groups, 2);
    state_set_groups(state, STR("other"), groups, 1);
    state_set_last(state, STR("/tmp/a b.yaml"));
    save_sound(state);
    state_free(state);
    state = open_sound();
    for (size_t i = 0; i < sizeof strange / sizeof *strange; i++) {
        struct kept_place place = a_place("art_16", i, strange[i]);
        assert_string_equal(state_line(state, HISTORY_SEARCH, i), strange[i]);
        assert_string_equal(state_mark(state, 'a' + (int)i)->agreement, strange[i]);
        assert_place(&state_mark(state, 'a' + (int)i)->place, &place);
        assert_place(state_place(state, str_of(strange[i])), i == 0 ? &title : &place);
    }
    assert_int_equal(state_count_lines(state, HISTORY_SEARCH), sizeof strange / sizeof *strange);
    assert_int_equal(state_count_lines(state, HISTORY_GO), 0);
    assert_null(state_mark(state, 'z'));
    assert_null(state_mark(state, 'A'));
    assert_string_equal(state_last(state), "/tmp/a b.yaml");
    assert_string_equal(state_groups(state, STR("plain"), &n)[1], "y");
    assert_int_equal(n, 2);
    state_groups(state, STR("other"), &n);
    assert_int_equal(n, 1);
    assert_null(state_place(state, STR("other")));
    assert_null(state_place(state, STR("nowhere")));
    state_free(state);
}

static void test_files_are_private_and_written_only_for_news(void **unused) {
    struct stat status;
    struct state *state = open_sound();
    struct kept_place place = a_place("art_1", 5, "words");
    (void)unused;
    save_sound(state);
    assert_int_not_equal(stat(path, &status), 0);
    state_set_place(state, STR("t"), &place);
    assert_true(state_has_news(state));
    save_sound(state);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    char folder[300];
    snprintf(folder, sizeof folder, "%s/new/pacta", root);
    assert_int_equal(stat(folder, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0700);
    /* The same again is no news; and what was deleted is not written anew for nothing. */
    struct str group = STR("g");
    state_set_groups(state, STR("t"), &group, 1);
    state_set_last(state, STR("t"));
    save_sound(state);
    assert_int_equal(unlink(path), 0);
    state_set_place(state, STR("t"), &place);
    state_set_groups(state, STR("t"), &group, 1);
    state_set_last(state, STR("t"));
    assert_false(state_has_news(state));
    save_sound(state);
    assert_int_not_equal(stat(path, &status), 0);
    /* A file that others could read is closed to them. */
    write_text(path, "last: t\n");
    chmod(path, 0644);
    state_add_line(state, HISTORY_GO, STR("16"));
    save_sound(state);
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
    state_free(state);
}

static void test_bytes_that_are_no_text_are_not_kept(void **unused) {
    struct state *state = open_sound();
    (void)unused;
    state_set_last(state, STR("/tmp/\xFF.yaml"));
    state_add_line(state, HISTORY_GO, STR("\xC3"));
    state_add_line(state, HISTORY_GO, STR(""));
    assert_false(state_has_news(state));
    assert_null(state_last(state));
    state_free(state);
}

static void test_history_is_without_duplicates_and_bounded(void **unused) {
    struct state *state = open_sound();
    (void)unused;
    for (int i = 0; i < 250; i++) {
        char line[32];
        snprintf(line, sizeof line, "line %d", i);
        state_add_line(state, HISTORY_GO, str_of(line));
        state_add_line(state, HISTORY_GO, STR("again"));
    }
    state_add_line(state, HISTORY_GO, STR("line 200"));
    save_sound(state);
    state_free(state);
    state = open_sound();
    assert_int_equal(state_count_lines(state, HISTORY_GO), STATE_LINES_MAX);
    assert_string_equal(state_line(state, HISTORY_GO, STATE_LINES_MAX - 1), "line 200");
    assert_string_equal(state_line(state, HISTORY_GO, STATE_LINES_MAX - 2), "again");
    assert_string_equal(state_line(state, HISTORY_GO, STATE_LINES_MAX - 3), "line 249");
    assert_string_equal(state_line(state, HISTORY_GO, 0), "line 151");
    state_free(state);
}

static void test_the_oldest_agreements_go(void **unused) {
    struct buf text = {0};
    (void)unused;
    buf_add(&text, STR("agreements:\n"));
    for (int i = 0; i < STATE_AGREEMENTS_MAX + 500; i++)
        buf_printf(&text, "  t%d: {when: \"20%02d-01-01T00:00:%02dZ\", place: {address: art_%d, in: title}}\n", i, i / 60, i % 60,
                   i);
    plant(text.p);
    buf_free(&text);
    struct state *state = open_sound();
    struct kept_place place = a_place("art_1", 5, "words");
    state_set_place(state, STR("now"), &place);
    state_set_place(state, STR("t3"), &place);
    save_sound(state);
    state_free(state);
    state = open_sound();
    assert_non_null(state_place(state, STR("now")));
    assert_non_null(state_place(state, STR("t3")));
    assert_null(state_place(state, STR("t0")));
    assert_null(state_place(state, STR("t501")));
    assert_non_null(state_place(state, STR("t502")));
    assert_non_null(state_place(state, STR("t1499")));
    state_free(state);
}

static void test_two_readers_keep_what_both_did(void **unused) {
    struct state *one = open_sound(), *two = open_sound();
    struct kept_place here = a_place("art_1", 1, "here"), there = a_place("art_2", 2, "there"),
                      later = a_place("art_3", 3, "later");
    struct str group = STR("g");
    (void)unused;
    state_set_place(one, STR("a"), &here);
    state_set_place(one, STR("shared"), &here);
    state_set_mark(one, 'a', STR("a"), &here);
    state_add_line(one, HISTORY_GO, STR("1"));
    state_add_line(one, HISTORY_GO, STR("2"));
    state_set_last(one, STR("a"));
    save_sound(one);
    state_set_place(two, STR("b"), &there);
    state_set_place(two, STR("shared"), &there);
    state_set_mark(two, 'b', STR("b"), &there);
    state_add_line(two, HISTORY_GO, STR("1"));
    save_sound(two);
    /* What the one did not touch since, the other's word stands for. */
    state_set_groups(one, STR("shared"), &group, 1);
    save_sound(one);
    assert_place(state_place(one, STR("shared")), &there);
    assert_place(state_place(one, STR("b")), &there);
    assert_place(&state_mark(one, 'b')->place, &there);
    assert_string_equal(state_line(one, HISTORY_GO, 0), "2");
    assert_string_equal(state_line(one, HISTORY_GO, 1), "1");
    assert_string_equal(state_last(two), "a");
    /* What both change, the last one to write has; and a refresh forgets no news of one's own. */
    state_set_mark(two, 'a', STR("b"), &later);
    state_set_place(one, STR("shared"), &later);
    save_sound(one);
    state_refresh(two);
    assert_place(state_place(two, STR("shared")), &later);
    assert_place(&state_mark(two, 'a')->place, &later);
    assert_true(state_has_news(two));
    save_sound(two);
    state_free(one);
    one = open_sound();
    size_t n;
    assert_place(&state_mark(one, 'a')->place, &later);
    assert_string_equal(state_mark(one, 'a')->agreement, "b");
    assert_string_equal(state_groups(one, STR("shared"), &n)[0], "g");
    assert_place(state_place(one, STR("a")), &here);
    state_free(one);
    state_free(two);
}

enum { WRITERS = 3, LINES_EACH = 25 };

/* One of several processes that all write at the same time. */
static void write_many(int writer) {
    struct diag_list diags = {0};
    struct state *state = state_open(&diags);
    for (int i = 0; i < LINES_EACH; i++) {
        char line[64];
        snprintf(line, sizeof line, "writer %d line %d", writer, i);
        state_add_line(state, HISTORY_SEARCH, str_of(line));
        struct kept_place place = a_place("art_1", (size_t)i, line);
        state_set_place(state, str_of(line), &place);
        if (!state_save(state, true, &diags))
            _exit(1);
        /* No reader writes without a pause; one that did could keep the others waiting until they pass it over. */
        nanosleep(&(struct timespec){.tv_nsec = 20000000}, NULL);
    }
    state_free(state);
    _exit(diags.n != 0);
}

static void test_nothing_is_lost_between_processes(void **unused) {
    pid_t pids[WRITERS];
    (void)unused;
    for (int i = 0; i < WRITERS; i++) {
        pids[i] = fork();
        assert_true(pids[i] >= 0);
        if (pids[i] == 0)
            write_many(i);
    }
    for (int i = 0; i < WRITERS; i++) {
        int status;
        assert_int_equal(waitpid(pids[i], &status, 0), pids[i]);
        assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    struct state *state = open_sound();
    assert_int_equal(state_count_lines(state, HISTORY_SEARCH), WRITERS * LINES_EACH);
    for (int i = 0; i < WRITERS * LINES_EACH; i++) {
        char line[64];
        snprintf(line, sizeof line, "writer %d line %d", i / LINES_EACH, i % LINES_EACH);
        assert_non_null(state_place(state, str_of(line)));
    }
    state_free(state);
}

struct faulty {
    const char *text;
    size_t line, column; /* of the first fault */
    size_t n_lines;      /* of the history that are read all the same */
};

static const struct faulty faulty_files[] = {
    {"history: {go: [a, b]}\nmarks: [unclosed\n", 3, 1, 2},
    {"history: {go: [a, [b], c]}\n", 1, 19, 2},
    {"- a list\n", 1, 1, 0},
    {"agreements: {a: {place: {address: art_1, in: nowhere, byte: 1}}}\nhistory: {go: [a]}\n", 1, 46, 1},
    {"marks: {aa: {agreement: x, address: art_1, in: title}}\nhistory: {go: [a]}\n", 1, 9, 1},
    {"marks: {a: {address: art_1, in: title}}\nhistory: {go: [a]}\n", 1, 9, 1},
    {"marks: {a: {agreement: t, address: art_1, in: title, byte: -1}}\nhistory: {go: [a]}\n", 1, 60, 1},
    {"last: \xFF\nhistory: {go: [a]}\n", 1, 7, 1},
};

static void test_faulty_files_are_used_and_set_aside(void **unused) {
    char bad[400];
    (void)unused;
    snprintf(bad, sizeof bad, "%s.bad", path);
    for (size_t i = 0; i < sizeof faulty_files / sizeof *faulty_files; i++) {
        const struct faulty *faulty = &faulty_files[i];
        struct diag_list diags = {0};
        plant(faulty->text);
        struct state *state = state_open(&diags);
        assert_int_equal(diags.n, 1);
        assert_int_equal(diags.n_warnings, 1);
        assert_int_equal(diags.items[0].code, DIAG_STATE);
        assert_string_equal(diags.items[0].file, path);
        assert_int_equal(diags.items[0].line, faulty->line);
        assert_int_equal(diags.items[0].column, faulty->column);
        assert_int_equal(state_count_lines(state, HISTORY_GO), faulty->n_lines);
        diag_list_free(&diags);
        /* As long as there is nothing to write it stays as it is. */
        assert_true(state_save(state, true, &diags));
        assert_file(path, faulty->text);
        assert_int_not_equal(access(bad, F_OK), 0);
        state_add_line(state, HISTORY_GO, STR("new"));
        save_sound(state);
        assert_file(bad, faulty->text);
        state_free(state);
        state = open_sound();
        assert_int_equal(state_count_lines(state, HISTORY_GO), faulty->n_lines + 1);
        state_free(state);
        assert_int_equal(unlink(bad), 0);
        assert_int_equal(unlink(path), 0);
    }
}

/* The one diagnostic of a state that cannot be written; the next save says nothing. */
static void assert_complains_once(struct state *state) {
    struct diag_list diags = {0};
    struct kept_place place = a_place("art_1", 1, "w");
    state_set_mark(state, 'm', STR("t"), &place);
    assert_false(state_save(state, true, &diags));
    assert_int_equal(diags.n, 1);
    assert_int_equal(diags.items[0].code, DIAG_STATE);
    assert_int_equal(diags.items[0].severity, SEVERITY_WARNING);
    assert_false(state_save(state, true, &diags));
    assert_int_equal(diags.n, 1);
    assert_true(state_has_news(state));
    assert_place(&state_mark(state, 'm')->place, &place);
    diag_list_free(&diags);
    state_free(state);
}

static void test_unwritable_state_costs_one_warning(void **unused) {
    char folder[300];
    (void)unused;
    /* A file stands where the folder should be (no permission would keep root from writing). */
    snprintf(folder, sizeof folder, "%s/new", root);
    write_text(folder, "");
    assert_complains_once(open_sound());
    unlink(folder);
    /* There is no home at all. */
    unsetenv("XDG_STATE_HOME");
    char *home = strdup(getenv("HOME"));
    unsetenv("HOME");
    assert_complains_once(open_sound());
    setenv("XDG_STATE_HOME", "relative/is/ignored", 1);
    assert_complains_once(open_sound());
    setenv("HOME", home, 1);
    free(home);
}

static void test_a_folder_in_its_place_is_set_aside(void **unused) {
    struct diag_list diags = {0};
    (void)unused;
    plant("");
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    struct state *state = state_open(&diags);
    assert_int_equal(diags.n, 1);
    diag_list_free(&diags);
    state_add_line(state, HISTORY_GO, STR("new"));
    save_sound(state);
    state_free(state);
    state_free(open_sound());
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_all_comes_back, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_files_are_private_and_written_only_for_news, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_bytes_that_are_no_text_are_not_kept, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_history_is_without_duplicates_and_bounded, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_the_oldest_agreements_go, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_two_readers_keep_what_both_did, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_nothing_is_lost_between_processes, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_faulty_files_are_used_and_set_aside, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_unwritable_state_costs_one_warning, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_a_folder_in_its_place_is_set_aside, make_root, drop_root),
    };
    return cmocka_run_group_tests_name("state", tests, NULL, NULL);
}
