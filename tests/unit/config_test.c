/* tui/config: what a configuration says, what is wrong with one, and that the rest of it is used all the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "tui/config.h"

static struct config *load(const char *text, struct diag_list *diags) {
    return config_load_text(str_of(text), "config.yaml", diags);
}

static struct config *load_sound(const char *text) {
    struct diag_list diags = {0};
    struct config *config = load(text, &diags);
    for (size_t i = 0; i < diags.n; i++)
        print_error("%zu:%zu %s\n", diags.items[i].line, diags.items[i].column, diags.items[i].message);
    assert_int_equal(diags.n, 0);
    return config;
}

/* Is it what there is where nothing is said? */
static void assert_silent(const struct config *config) {
    assert_int_equal(config->theme.n, 0);
    assert_int_equal(config->measure, 0);
    assert_int_equal(config->signs, SIGNS_BY_TERMINAL);
    assert_false(config->mouse);
    assert_false(config->linear);
    assert_false(config->leave_text);
    assert_string_equal(config->citation->name, "plain");
    assert_null(config->copy_command);
    assert_int_equal(config->n_bindings, 0);
}

static void test_every_setting_is_read(void **state) {
    struct config *config = load_sound("theme: dark\nmeasure: 60\nsigns: ascii\nmouse: true\nlinear: yes\nleave-text: On\n"
                                       "citation: plain\ncopy-command: xclip -selection  clipboard\n"
                                       "keys:\n  page-down: [Space, ^F]\n  fold: zc\n  help: none\n  quit: []\n  end: G End\n");
    (void)state;
    assert_true(str_equal(config->theme, STR("dark")));
    assert_int_equal(config->theme_place.line, 1);
    assert_int_equal(config->theme_place.column, 8);
    assert_int_equal(config->measure, 60);
    assert_int_equal(config->signs, SIGNS_ASCII);
    assert_true(config->mouse && config->linear && config->leave_text);
    assert_string_equal(config->copy_command[0], "xclip");
    assert_string_equal(config->copy_command[1], "-selection");
    assert_string_equal(config->copy_command[2], "clipboard");
    assert_null(config->copy_command[3]);
    assert_int_equal(config->n_bindings, 5);
    assert_string_equal(config->bindings[0].action->name, "page-down");
    assert_int_equal(config->bindings[0].n_keys, 2);
    assert_true(str_equal(config->bindings[0].keys[1].name, STR("^F")));
    assert_int_equal(config->bindings[0].keys[1].place.line, 10);
    assert_int_equal(config->bindings[0].keys[1].place.column, 22);
    assert_int_equal(config->bindings[1].n_keys, 1);
    assert_string_equal(config->bindings[2].action->name, "help");
    assert_int_equal(config->bindings[2].n_keys, 0);
    assert_int_equal(config->bindings[3].n_keys, 0);
    assert_int_equal(config->bindings[4].n_keys, 2);
    assert_true(str_equal(config->bindings[4].keys[1].name, STR("End")));
    config_free(config);
}

static void test_a_list_keeps_its_arguments_whole(void **state) {
    struct config *config = load_sound("copy-command: [sh, -c, 'cat > \"$HOME/a b\"', '']\nmouse: false\n");
    (void)state;
    assert_string_equal(config->copy_command[2], "cat > \"$HOME/a b\"");
    assert_string_equal(config->copy_command[3], "");
    assert_null(config->copy_command[4]);
    assert_false(config->mouse);
    config_free(config);
}

static void test_nothing_said_is_no_fault(void **state) {
    static const char *const texts[] = {"",          "# theme: dark\n", "---\n", "{}\n", "copy-command: ''\n", "copy-command: []\n",
                                        "keys: {}\n"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct config *config = load_sound(texts[i]);
        assert_silent(config);
        config_free(config);
    }
}

/* The example in the manual has nothing wrong with it, and every setting is described there. */
static void test_the_manual_is_right(void **state) {
    static const char *const settings[] = {"theme",      "measure",  "signs",        "mouse", "linear",
                                           "leave-text", "citation", "copy-command", "keys"};
    const char *srcdir = getenv("PACTA_SRCDIR");
    struct buf path = {0}, page = {0};
    struct diag_list diags = {0};
    (void)state;
    buf_printf(&path, "%s/man/pacta.5", srcdir != NULL ? srcdir : ".");
    assert_true(file_read(path.p, &page, &diags));
    char *section = strstr(page.p, "\n.Sh CONFIGURATION\n");
    assert_non_null(section);
    char *example = strstr(section, "\n.Bd -literal -offset indent\n");
    assert_non_null(example);
    example = strchr(example + 1, '\n') + 1;
    char *end = strstr(example, ".Ed\n");
    assert_non_null(end);
    *end = '\0';
    struct config *config = load_sound(example);
    assert_int_equal(config->n_bindings, 4);
    config_free(config);
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        char item[64];
        snprintf(item, sizeof item, "\n.It Cm %s :", settings[i]);
        assert_non_null(strstr(section, item));
    }
    buf_free(&path);
    buf_free(&page);
}

struct faulty {
    const char *text;
    enum diag_code code;
    size_t line, column;
    const char *expected; /* what is said to be expected; NULL: whatever */
};

static const struct faulty faulty_texts[] = {
    {"teme: dark\n", DIAG_UNKNOWN_KEY, 1, 1, "\"theme\""},
    {"theme: [dark]\n", DIAG_TYPE, 1, 8, "a text"},
    {"measure: 19\n", DIAG_VALUE, 1, 10, "20 to 200 columns"},
    {"measure: 201\n", DIAG_VALUE, 1, 10, "20 to 200 columns"},
    {"measure: wide\n", DIAG_VALUE, 1, 10, "20 to 200 columns"},
    {"signs: utf-8\n", DIAG_VALUE, 1, 8, NULL},
    {"signs: ''\n", DIAG_VALUE, 1, 8, NULL},
    {"mouse: maybe\n", DIAG_VALUE, 1, 8, "true or false"},
    {"mouse:\n", DIAG_VALUE, 1, 7, "true or false"},
    {"citation: apa\n", DIAG_VALUE, 1, 11, NULL},
    {"copy-command: {a: b}\n", DIAG_TYPE, 1, 15, "a text"},
    {"copy-command: ['', x]\n", DIAG_VALUE, 1, 15, "a program and its arguments"},
    {"keys: j\n", DIAG_TYPE, 1, 7, "a map of actions and their keys"},
    {"keys:\n  page-dwn: j\n", DIAG_UNKNOWN_KEY, 2, 3, "\"page-down\""},
    {"keys:\n  fly: j\n", DIAG_UNKNOWN_KEY, 2, 3, "the name of an action, as the help has them"},
    {"keys:\n  page-down: {a: b}\n", DIAG_TYPE, 2, 14, "a text"},
    {"- theme\n", DIAG_TYPE, 1, 1, "a map for the configuration"},
    {"mouse: \xFF\n", DIAG_ENCODING, 1, 8, NULL},
};

/* Each fault has its place; and what is good beside it is used. */
static void test_faults_stand_where_they_are(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faulty_texts / sizeof *faulty_texts; i++) {
        const struct faulty *faulty = &faulty_texts[i];
        struct diag_list diags = {0};
        struct config *config = load(faulty->text, &diags);
        if (diags.n == 0 || diags.items[0].code != faulty->code || diags.items[0].line != faulty->line ||
            diags.items[0].column != faulty->column)
            fail_msg("%s: %zu faults, the first at %zu:%zu: %s", faulty->text, diags.n, diags.n != 0 ? diags.items[0].line : 0,
                     diags.n != 0 ? diags.items[0].column : 0, diags.n != 0 ? diags.items[0].message : "");
        assert_string_equal(diags.items[0].file, "config.yaml");
        if (faulty->expected != NULL)
            assert_string_equal(diags.items[0].expected, faulty->expected);
        config_free(config);
        diag_list_free(&diags);
        if (strncmp(faulty->text, "- ", 2) == 0)
            continue;
        struct buf text = {0};
        buf_printf(&text, "%s%s", faulty->text,
                   strncmp(faulty->text, "theme", 5) == 0 ? "linear: true\n" : "theme: dark\nlinear: true\n");
        config = load(text.p, &diags);
        assert_true(config->linear);
        config_free(config);
        diag_list_free(&diags);
        buf_free(&text);
    }
    struct diag_list diags = {0};
    struct config *config = load("theme: dark\nmeasure: 60\nkeys: {help: h, fold: [zc\n", &diags);
    assert_int_equal(diags.items[0].code, DIAG_SYNTAX);
    assert_int_equal(config->measure, 60);
    config_free(config);
    diag_list_free(&diags);
}

/* A reader of keys for the test: each byte is a key, "?" is none. */
static bool read_bytes(struct str name, struct key_sequence *sequence) {
    *sequence = (struct key_sequence){.n = 0};
    for (size_t i = 0; i < name.n; i++) {
        if (i == KEY_SEQUENCE_MAX || name.p[i] == '?')
            return false;
        sequence->keys[sequence->n++] = name.p[i];
    }
    return true;
}

static void test_keys_that_cannot_be_are_taken_out(void **state) {
    struct diag_list diags = {0};
    struct config *config = load("keys:\n"
                                 "  help: [h, '?', H]\n"
                                 "  fold: [zc, 1x, zo]\n"
                                 "  quit: [H, z, zcx, long, '', q]\n"
                                 "  end: q\n",
                                 &diags);
    static const struct {
        size_t line, column;
        const char *message;
    } faults[] = {
        {2, 13, "\"?\" as a key"},
        {3, 14, "key \"1x\" begins with a digit, which is a count"},
        {4, 10, "key \"H\" is the same as \"H\", the key of help (line 2)"},
        {4, 13, "key \"z\" is the beginning of \"zc\", the key of fold (line 3)"},
        {4, 16, "key \"zcx\" begins with \"zc\", the key of fold (line 3)"},
        {4, 21, "\"long\" as a key"},
        {4, 27, "\"\" as a key"},
        {5, 8, "key \"q\" is the same as \"q\", the key of quit (line 4)"},
    };
    (void)state;
    assert_int_equal(diags.n, 0);
    config_check_keys(config, read_bytes, &diags);
    for (size_t i = 0; i < diags.n && i < sizeof faults / sizeof *faults; i++) {
        assert_string_equal(diags.items[i].message, faults[i].message);
        assert_int_equal(diags.items[i].line, faults[i].line);
        assert_int_equal(diags.items[i].column, faults[i].column);
        assert_string_equal(diags.items[i].file, "config.yaml");
    }
    assert_int_equal(diags.n, sizeof faults / sizeof *faults);
    assert_int_equal(config->bindings[0].n_keys, 2);
    assert_true(str_equal(config->bindings[0].keys[1].name, STR("H")));
    assert_int_equal(config->bindings[1].n_keys, 2);
    assert_true(str_equal(config->bindings[1].keys[1].name, STR("zo")));
    assert_int_equal(config->bindings[2].n_keys, 1);
    assert_true(str_equal(config->bindings[2].keys[0].name, STR("q")));
    assert_int_equal(config->bindings[3].n_keys, 0);
    config_free(config);
    diag_list_free(&diags);
}

static void write_text(const char *path, const char *text) {
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

static void test_the_file_is_found(void **state) {
    char root[256], path[400], command[1000];
    const char *home = getenv("HOME");
    struct diag_list diags = {0};
    (void)state;
    snprintf(root, sizeof root, "%s/config-XXXXXX", home != NULL ? home : "/tmp");
    assert_non_null(mkdtemp(root));
    char *old_home = strdup(home != NULL ? home : "/");
    setenv("HOME", root, 1);
    unsetenv("XDG_CONFIG_HOME");
    snprintf(path, sizeof path, "%s/.config/pacta", root);
    snprintf(command, sizeof command, "mkdir -p '%s' '%s/xdg/pacta'", path, root);
    assert_int_equal(system(command), 0);
    /* None at all. */
    struct config *config = config_load(&diags);
    assert_silent(config);
    config_free(config);
    snprintf(path, sizeof path, "%s/.config/pacta/config.yaml", root);
    write_text(path, "measure: 41\n");
    config = config_load(&diags);
    assert_int_equal(config->measure, 41);
    config_free(config);
    snprintf(path, sizeof path, "%s/xdg/pacta/config.yaml", root);
    write_text(path, "measure: 42\n");
    snprintf(path, sizeof path, "%s/xdg", root);
    setenv("XDG_CONFIG_HOME", path, 1);
    config = config_load(&diags);
    assert_int_equal(config->measure, 42);
    config_free(config);
    assert_int_equal(diags.n, 0);
    /* One that is there and cannot be read is a fault. */
    snprintf(path, sizeof path, "%s/xdg/pacta/config.yaml", root);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(mkdir(path, 0700), 0);
    config = config_load(&diags);
    assert_int_equal(diags.n, 1);
    assert_string_equal(diags.items[0].file, path);
    assert_silent(config);
    config_free(config);
    diag_list_free(&diags);
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    assert_int_equal(system(command), 0);
    setenv("HOME", old_home, 1);
    free(old_home);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_setting_is_read),       cmocka_unit_test(test_a_list_keeps_its_arguments_whole),
        cmocka_unit_test(test_nothing_said_is_no_fault),    cmocka_unit_test(test_the_manual_is_right),
        cmocka_unit_test(test_faults_stand_where_they_are), cmocka_unit_test(test_keys_that_cannot_be_are_taken_out),
        cmocka_unit_test(test_the_file_is_found),
    };
    return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
