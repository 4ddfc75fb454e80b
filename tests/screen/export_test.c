/* Taking a part away: what is offered, what is written, and what is never written over. */
#include "screen.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* The content of a file of the program's directory, which the caller frees; NULL where there is none. */
static char *read_file(const struct emulator *e, const char *name) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", emulator_directory(e), name);
    FILE *file = fopen(path, "r");
    if (file == NULL)
        return NULL;
    char *content = calloc(1, 1 << 18);
    assert_non_null(content);
    size_t n = fread(content, 1, (1 << 18) - 1, file);
    content[n] = '\0';
    fclose(file);
    return content;
}

static void write_file(const struct emulator *e, const char *name, const char *content) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", emulator_directory(e), name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

#define expect_content(e, name, content) content_at(e, name, content, __FILE__, __LINE__)

static void content_at(const struct emulator *e, const char *name, const char *content, const char *file, int line) {
    char *found = read_file(e, name);
    must(e, found != NULL, "no file: ", name, file, line);
    bool is_same = strcmp(found, content) == 0;
    if (!is_same)
        fprintf(stderr, "%s holds:\n%s", name, found);
    free(found);
    must(e, is_same, "the file holds something else: ", name, file, line);
}

/* How many entries the directory has, but for what the reader keeps for itself: no temporary file is left either. */
static int count_files(const struct emulator *e) {
    int n = 0;
    DIR *directory = opendir(emulator_directory(e));
    assert_non_null(directory);
    for (struct dirent *entry; (entry = readdir(directory)) != NULL;)
        n += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0 && strcmp(entry->d_name, ".local") != 0;
    closedir(directory);
    return n;
}

/* What "pacta export -o" writes for a place, which the caller frees. */
static char *export_by_command(const struct emulator *e, const char *operands) {
    static const char name[] = "by-command";
    char command[512];
    snprintf(command, sizeof command, "exec \"$PACTA\" export -o '%s/%s' %s", emulator_directory(e), name, operands);
    assert_int_equal(system(command), 0);
    char *content = read_file(e, name);
    assert_non_null(content);
    snprintf(command, sizeof command, "%s/%s", emulator_directory(e), name);
    assert_int_equal(unlink(command), 0);
    assert_true(strlen(content) > 100);
    return content;
}

static void test_article_in_the_format_that_is_offered(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16G");
    char *text = copy_of(e, area_text);
    press(e, "e");
    expect_shows(e, area_all, "Export Article 16");
    expect_shows(e, area_all, "az-ru-2022-art_16.txt");
    struct place name;
    expect(e, find_text(e, area_all, "az-ru-2022-art_16.txt", &name));
    expect(e, cursor_place(e).row == name.row && cursor_place(e).column == name.column + 21);
    expect(e, count_files(e) == 0);
    press(e, ENTER);
    expect_look(e, area_status, "az-ru-2022-art_16.txt", REVERSE);
    expect_shows(e, area_status, "written");
    expect_shows(e, area_hint, "16G article");
    expect_same(e, area_text, text);
    expect(e, count_files(e) == 1);
    char *expected = export_by_command(e, "az-ru-2022 art_16");
    expect(e, strstr(expected, "In order to ensure security") != NULL);
    expect(e, strstr(expected, "urgent consultations") == NULL);
    expect_content(e, "az-ru-2022-art_16.txt", expected);
    free(expected);
    free(text);
}

static void test_part_in_focus_is_what_is_taken(void **state) {
    static const struct {
        const char *keys, *name;
    } rows[] = {
        {"16G5j", "az-ru-2022-art_16.txt"},
        {":military" ENTER, "az-ru-2022-sec_military-political.txt"},
        {":scope" ENTER "jj", "az-ru-2022-prov_scope.txt"},
        {"g", "az-ru-2022.txt"},
    };
    struct emulator *e = open_reader(state, 30, 100);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        press(e, rows[i].keys);
        press(e, "e");
        expect_shows(e, area_all, rows[i].name);
        press(e, ESC);
        expect_shows(e, area_hint, "16G article");
    }
    expect(e, count_files(e) == 0);
}

static void test_ending_of_the_file_decides_the_format(void **state) {
    static const char *const formats[] = {"md", "json", "yaml", "txt"};
    struct emulator *e = open_reader(state, 30, 100);
    press(e, ":economic" ENTER);
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        char name[32], operands[64];
        snprintf(name, sizeof name, "taken.%s", formats[i]);
        snprintf(operands, sizeof operands, "-f %s az-ru-2022 sec_economic", formats[i]);
        press(e, "e");
        press(e, CTRL('u'));
        press(e, name);
        press(e, ENTER);
        expect_shows(e, area_status, "written");
        char *expected = export_by_command(e, operands);
        expect_content(e, name, expected);
        free(expected);
    }
    expect(e, count_files(e) == 4);
}

static void test_existing_file_is_asked_about(void **state) {
    static const char *const refusals[] = {"n" ENTER, ENTER, "no" ENTER, "x" ENTER, ESC, "\x03"};
    struct emulator *e = open_reader(state, 30, 100);
    write_file(e, "az-ru-2022-art_16.txt", "mine\n");
    press(e, "16G");
    for (size_t i = 0; i < sizeof refusals / sizeof *refusals; i++) {
        press(e, "e" ENTER);
        expect_shows(e, area_all, "az-ru-2022-art_16.txt exists");
        press(e, refusals[i]);
        expect_shows(e, area_hint, "16G article");
        expect_content(e, "az-ru-2022-art_16.txt", "mine\n");
    }
    press(e, "e" ENTER);
    press(e, "y" ENTER);
    expect_shows(e, area_status, "written");
    char *expected = export_by_command(e, "az-ru-2022 art_16");
    expect_content(e, "az-ru-2022-art_16.txt", expected);
    expect(e, count_files(e) == 1);
    free(expected);
}

static void test_what_cannot_be_written_is_said(void **state) {
    static const char *const names[] = {"no/such/folder.txt", "/dev/null/file.txt", "/proc/no.txt"};
    struct emulator *e = open_reader(state, 30, 100);
    write_file(e, "keep.txt", "mine\n");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        press(e, "16Ge");
        press(e, CTRL('u'));
        press(e, names[i]);
        press(e, ENTER);
        expect_look(e, area_status, names[i], REVERSE | BOLD);
        expect_sound(e);
    }
    expect(e, count_files(e) == 1);
    expect_content(e, "keep.txt", "mine\n");
}

static void test_no_name_writes_nothing(void **state) {
    struct emulator *e = open_reader(state, 30, 100);
    press(e, "16Ge");
    press(e, CTRL('u'));
    press(e, ENTER);
    expect_shows(e, area_hint, "16G article");
    press(e, "e");
    press(e, CTRL('u'));
    press(e, "   " ENTER);
    expect_shows(e, area_hint, "16G article");
    expect(e, count_files(e) == 0);
}

static void test_prompt_on_the_smallest_screen(void **state) {
    struct emulator *e = open_reader(state, 5, 20);
    press(e, "16Ge");
    expect(e, count_files(e) == 0);
    expect(e, cursor_place(e).row < 5 && cursor_place(e).column < 20);
    press(e, ENTER);
    expect_shows(e, area_all, "written");
    expect(e, count_files(e) == 1);
    press(e, "r");
    expect_sound(e);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_article_in_the_format_that_is_offered, close_reader),
        cmocka_unit_test_teardown(test_part_in_focus_is_what_is_taken, close_reader),
        cmocka_unit_test_teardown(test_ending_of_the_file_decides_the_format, close_reader),
        cmocka_unit_test_teardown(test_existing_file_is_asked_about, close_reader),
        cmocka_unit_test_teardown(test_what_cannot_be_written_is_said, close_reader),
        cmocka_unit_test_teardown(test_no_name_writes_nothing, close_reader),
        cmocka_unit_test_teardown(test_prompt_on_the_smallest_screen, close_reader),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
