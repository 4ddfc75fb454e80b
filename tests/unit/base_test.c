/* base: strings, arenas, diagnostics, suggestions, files. */
#include <errno.h>
#include <fcntl.h>
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

#include "base/arena.h"
#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"
#include "base/suggest.h"

static void assert_str(struct str s, const char *expected) {
    assert_int_equal(s.n, strlen(expected));
    assert_memory_equal(s.p, expected, s.n);
}

static void test_slices_stay_within(void **state) {
    (void)state;
    struct str s = STR("abcdef");
    assert_str(str_slice(s, 2, 4), "cd");
    assert_str(str_slice(s, 4, 99), "ef");
    assert_str(str_slice(s, 99, 100), "");
    assert_str(str_slice(s, 4, 2), "");
    assert_str(str_trim(STR(" \t a b \n")), "a b");
    assert_str(str_trim(STR("  ")), "");
}

static void test_comparison(void **state) {
    (void)state;
    assert_true(str_equal(STR("a"), STR("a")));
    assert_false(str_equal(STR("a"), STR("A")));
    assert_true(str_equal_nocase(STR("Art_16BIS"), STR("aRT_16bis")));
    assert_false(str_equal_nocase(STR("a"), STR("ab")));
    assert_true(str_compare(STR("a"), STR("b")) < 0);
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("b"), STR("ab")) > 0);
    assert_int_equal(str_compare(STR("ab"), STR("ab")), 0);
}

static void test_split_gives_every_part(void **state) {
    static const char *const expected[] = {"a", "", "b", ""};
    struct str rest = STR("a::b:"), part;
    size_t n = 0;
    (void)state;
    while (str_split(&rest, ':', &part)) {
        assert_true(n < 4);
        assert_str(part, expected[n++]);
    }
    assert_int_equal(n, 4);
}

static void test_numbers(void **state) {
    size_t value = 7;
    (void)state;
    assert_true(str_to_size(STR("43"), &value));
    assert_int_equal(value, 43);
    assert_false(str_to_size(STR(""), &value));
    assert_false(str_to_size(STR("4x"), &value));
    assert_false(str_to_size(STR("-4"), &value));
    assert_false(str_to_size(STR("99999999999999999999999999"), &value));
}

static void test_buffer_grows_and_is_taken(void **state) {
    struct buf b = {0};
    (void)state;
    assert_str(buf_str(&b), "");
    for (int i = 0; i < 1000; i++)
        buf_printf(&b, "%d,", i);
    assert_int_equal(b.n, 10 * 2 + 90 * 3 + 900 * 4);
    assert_int_equal(b.p[b.n], '\0');
    char *taken = buf_take(&b);
    assert_memory_equal(taken, "0,1,2,", 6);
    assert_null(b.p);
    free(taken);
}

static void test_arena_is_zeroed_and_aligned(void **state) {
    struct arena *arena = arena_new();
    (void)state;
    for (size_t n = 0; n < 300; n += 7) {
        unsigned char *p = arena_alloc(arena, n);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xFF, n);
        assert_str(arena_copy(arena, STR("odd")), "odd");
    }
    unsigned char *large = arena_alloc(arena, 3u << 20);
    memset(large, 1, 3u << 20);
    assert_string_equal(arena_printf(arena, "%s-%d", "x", 5), "x-5");
    assert_true(arena_size(arena) >= 3u << 20);
    arena_free(arena);
}

static void add_at(struct diag_list *list, const char *file, size_t line, size_t column, const char *message) {
    diag_add(list, DIAG_VALUE, (struct diag_place){file, line, column}, NULL, "%s", message);
}

static void test_diagnostics_are_sorted_by_place(void **state) {
    static const char *const expected[] = {"a", "b1", "b2", "c", "z"};
    struct diag_list list = {0};
    (void)state;
    add_at(&list, "one", 9, 1, "c");
    add_at(&list, "one", 3, 7, "b1");
    add_at(&list, "one", 3, 7, "b2");
    add_at(&list, "one", 3, 2, "a");
    add_at(&list, "two", 1, 1, "z");
    diag_sort(&list);
    for (size_t i = 0; i < 5; i++)
        assert_string_equal(list.items[i].message, expected[i]);
    assert_int_equal(list.n_errors, 5);
    diag_list_free(&list);
}

static void test_diagnostic_says_what_where_and_what_was_expected(void **state) {
    struct diag_list list = {0};
    (void)state;
    diag_add(&list, DIAG_DATE, (struct diag_place){"f.yaml", 3, 9}, "a day", "\"%s\" is no date", "x");
    diag_add(&list, DIAG_KEYWORD, (struct diag_place){"f.yaml", 0, 0}, NULL, "nothing");
    char *first = diag_format(&list.items[0]), *second = diag_format(&list.items[1]);
    assert_string_equal(first, "f.yaml:3:9: error: \"x\" is no date (expected a day)");
    assert_string_equal(second, "f.yaml: warning: nothing");
    assert_int_equal(list.n_warnings, 1);
    free(first);
    free(second);
    diag_list_free(&list);
}

static void test_a_flood_of_diagnostics_is_counted_not_kept(void **state) {
    struct diag_list list = {0};
    (void)state;
    for (size_t i = 0; i < 100000; i++)
        add_at(&list, "f", 100000 - i, 1, "m");
    assert_int_equal(list.n_errors, 100000);
    assert_true(list.n < 3000);
    diag_sort(&list);
    assert_int_equal(list.items[list.n - 1].code, DIAG_TOO_MANY);
    diag_list_free(&list);
}

/* The one that stands for those that are not kept; there is at most one, and it is last. */
static const struct diag *rest_of(struct diag_list *list) {
    diag_sort(list);
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        n += list->items[i].is_rest;
    assert_in_range(n, 0, 1);
    assert_int_equal(list->items[list->n - 1].is_rest, n);
    return n != 0 ? &list->items[list->n - 1] : NULL;
}

static void add_warnings(struct diag_list *list, size_t n) {
    while (n-- > 0)
        diag_add(list, DIAG_KEYWORD, (struct diag_place){"f", 1, 1}, NULL, "w");
}

static void test_the_rest_is_as_severe_as_its_worst(void **state) {
    (void)state;
    struct diag_list list = {0};
    add_warnings(&list, 5000);
    assert_int_equal(list.n_errors, 0);
    assert_int_equal(rest_of(&list)->severity, SEVERITY_WARNING);
    assert_int_equal(rest_of(&list)->code, DIAG_TOO_MANY);
    add_at(&list, "f", 1, 1, "e");
    assert_int_equal(list.n_errors, 1);
    assert_int_equal(rest_of(&list)->severity, SEVERITY_ERROR);
    diag_list_free(&list);
}

static void test_a_flood_is_bounded_when_moved_and_copied(void **state) {
    (void)state;
    struct diag_list list = {0};
    for (size_t i = 0; i < 4; i++) {
        struct diag_list more = {0}, copy = {0};
        add_warnings(&more, i == 3 ? 3000 : 700);
        diag_copy(&copy, &more);
        assert_int_equal(copy.n, more.n);
        diag_list_free(&copy);
        diag_move(&list, &more);
        assert_true((rest_of(&list) != NULL) == (i >= 2));
    }
    assert_int_equal(list.n_warnings, 5100);
    assert_in_range(list.n, 2000, 2001);
    add_at(&list, "f", 1, 1, "e");
    assert_int_equal(rest_of(&list)->severity, SEVERITY_ERROR);
    diag_list_free(&list);
}

static void test_every_code_has_a_row(void **state) {
    (void)state;
    for (int code = 0; code < DIAG_CODE_COUNT; code++) {
        assert_non_null(diag_code_row((enum diag_code)code)->name);
        assert_non_null(diag_code_row((enum diag_code)code)->meaning);
        for (int other = 0; other < code; other++)
            assert_string_not_equal(diag_code_row((enum diag_code)code)->name, diag_code_row((enum diag_code)other)->name);
    }
}

static void test_suggestions(void **state) {
    static const char *const words[] = {"title", "summary", "source", "sources", "see"};
    (void)state;
    assert_string_equal(suggest_nearest(STR("titel"), words, 5), "title");
    assert_string_equal(suggest_nearest(STR("Sumary"), words, 5), "summary");
    assert_string_equal(suggest_nearest(STR("sourcse"), words, 5), "source");
    assert_null(suggest_nearest(STR("frobnicate"), words, 5));
    assert_null(suggest_nearest(STR(""), words, 5));
}

/* A folder of the test's own. */
static const char *folder(void) {
    static char path[] = "base_test.XXXXXX";
    static bool is_made = false;
    if (!is_made)
        assert_non_null(mkdtemp(path));
    is_made = true;
    return path;
}

/* A path in it, good until the next call. */
static const char *in_folder(const char *name) {
    static char path[128];
    snprintf(path, sizeof path, "%s/%s", folder(), name);
    return path;
}

static void write_file(const char *path, const char *content) {
    FILE *f = fopen(path, "w");
    assert_non_null(f);
    fputs(content, f);
    fclose(f);
}

static void assert_content(const char *path, const char *expected) {
    struct buf content = {0};
    struct diag_list diags = {0};
    assert_true(file_read(path, &content, &diags));
    assert_str(buf_str(&content), expected);
    buf_free(&content);
}

static size_t count_files(void) {
    char command[160];
    unsigned n = 0;
    snprintf(command, sizeof command, "ls -A %s | wc -l", folder());
    FILE *f = popen(command, "r");
    assert_non_null(f);
    assert_int_equal(fscanf(f, "%u", &n), 1);
    pclose(f);
    return n;
}

static void assert_unreadable(const char *path, enum diag_code code) {
    struct buf content = {0};
    struct diag_list diags = {0};
    buf_add(&content, STR("before"));
    assert_false(file_read(path, &content, &diags));
    assert_int_equal(diags.n, 1);
    assert_int_equal(diags.items[0].code, code);
    assert_string_equal(diags.items[0].file, path);
    assert_str(buf_str(&content), "before");
    buf_free(&content);
    diag_list_free(&diags);
}

static void test_only_regular_files_are_read(void **state) {
    (void)state;
    assert_unreadable("/", DIAG_NOT_REGULAR);
    assert_unreadable("/dev/zero", DIAG_NOT_REGULAR);
    assert_unreadable("/nowhere/at/all", DIAG_IO);
    const char *fifo = in_folder("fifo");
    assert_int_equal(mkfifo(fifo, 0600), 0);
    assert_unreadable(fifo, DIAG_NOT_REGULAR);
    unlink(fifo);
}

static void test_a_commit_puts_the_whole_file_in_place(void **state) {
    struct diag_list diags = {0};
    const char *path = in_folder("new");
    (void)state;
    struct atomic_file *file = atomic_open(path, false, &diags);
    assert_non_null(file);
    fputs("content", atomic_stream(file));
    fflush(atomic_stream(file));
    assert_int_not_equal(access(path, F_OK), 0);
    assert_true(atomic_commit(file, &diags));
    assert_content(path, "content");
    assert_int_equal(count_files(), 1);
    unlink(path);
}

static void test_an_existing_file_stands_unless_told_otherwise(void **state) {
    struct diag_list diags = {0};
    const char *path = in_folder("old");
    (void)state;
    write_file(path, "old");
    chmod(path, 0640);
    assert_null(atomic_open(path, false, &diags));
    assert_int_equal(diags.items[0].code, DIAG_EXISTS);
    struct atomic_file *file = atomic_open(path, true, &diags);
    fputs("half of the n", atomic_stream(file));
    atomic_abort(file);
    assert_content(path, "old");
    file = atomic_open(path, true, &diags);
    fputs("new", atomic_stream(file));
    assert_true(atomic_commit(file, &diags));
    assert_content(path, "new");
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 0777, 0640);
    assert_int_equal(count_files(), 1);
    unlink(path);
    diag_list_free(&diags);
}

static void test_a_file_that_appears_meanwhile_stands(void **state) {
    struct diag_list diags = {0};
    const char *path = in_folder("race");
    (void)state;
    struct atomic_file *file = atomic_open(path, false, &diags);
    fputs("mine", atomic_stream(file));
    write_file(path, "theirs");
    assert_false(atomic_commit(file, &diags));
    assert_int_equal(diags.items[0].code, DIAG_EXISTS);
    assert_content(path, "theirs");
    assert_int_equal(count_files(), 1);
    unlink(path);
    diag_list_free(&diags);
}

static void test_a_link_is_written_through(void **state) {
    struct diag_list diags = {0};
    char target[128], name[128];
    (void)state;
    strcpy(target, in_folder("target"));
    strcpy(name, in_folder("link"));
    write_file(target, "old");
    assert_int_equal(symlink("target", name), 0);
    struct atomic_file *file = atomic_open(name, true, &diags);
    fputs("new", atomic_stream(file));
    assert_true(atomic_commit(file, &diags));
    assert_content(target, "new");
    struct stat status;
    assert_int_equal(lstat(name, &status), 0);
    assert_true(S_ISLNK(status.st_mode));
    unlink(name);
    unlink(target);
}

static void test_a_link_that_leads_nowhere_is_written_through(void **state) {
    struct diag_list diags = {0};
    char target[128], name[128];
    (void)state;
    strcpy(target, in_folder("target"));
    strcpy(name, in_folder("link"));
    assert_int_equal(symlink("target", name), 0);
    assert_null(atomic_open(name, false, &diags));
    assert_int_equal(diags.items[0].code, DIAG_EXISTS);
    struct atomic_file *file = atomic_open(name, true, &diags);
    assert_non_null(file);
    fputs("new", atomic_stream(file));
    assert_true(atomic_commit(file, &diags));
    assert_content(target, "new");
    unlink(name);
    unlink(target);
    assert_int_equal(symlink("link", name), 0);
    assert_null(atomic_open(name, true, &diags));
    assert_int_equal(diags.items[1].code, DIAG_IO);
    unlink(name);
    assert_int_equal(count_files(), 0);
    diag_list_free(&diags);
}

static void test_a_name_may_be_as_long_as_names_can_be(void **state) {
    (void)state;
    for (int overwrite = 0; overwrite < 2; overwrite++) {
        struct diag_list diags = {0};
        char path[400];
        snprintf(path, sizeof path, "%s/%0250d", folder(), 0);
        struct atomic_file *file = atomic_open(path, overwrite, &diags);
        assert_non_null(file);
        assert_true(atomic_commit(file, &diags));
        assert_content(path, "");
        unlink(path);
    }
}

static void test_a_private_file_is_its_owners_alone(void **state) {
    (void)state;
    for (int overwrite = 0; overwrite < 2; overwrite++) {
        struct diag_list diags = {0};
        struct stat status;
        const char *path = in_folder("private");
        struct atomic_file *file = atomic_open_private(path, overwrite, &diags);
        assert_non_null(file);
        assert_int_equal(fstat(fileno(atomic_stream(file)), &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
        assert_true(atomic_commit(file, &diags));
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 0777, 0600);
        unlink(path);
    }
}

static int remove_folder(void **state) {
    (void)state;
    return rmdir(folder());
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_slices_stay_within),
        cmocka_unit_test(test_comparison),
        cmocka_unit_test(test_split_gives_every_part),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_buffer_grows_and_is_taken),
        cmocka_unit_test(test_arena_is_zeroed_and_aligned),
        cmocka_unit_test(test_diagnostics_are_sorted_by_place),
        cmocka_unit_test(test_diagnostic_says_what_where_and_what_was_expected),
        cmocka_unit_test(test_a_flood_of_diagnostics_is_counted_not_kept),
        cmocka_unit_test(test_the_rest_is_as_severe_as_its_worst),
        cmocka_unit_test(test_a_flood_is_bounded_when_moved_and_copied),
        cmocka_unit_test(test_every_code_has_a_row),
        cmocka_unit_test(test_suggestions),
        cmocka_unit_test(test_only_regular_files_are_read),
        cmocka_unit_test(test_a_commit_puts_the_whole_file_in_place),
        cmocka_unit_test(test_an_existing_file_stands_unless_told_otherwise),
        cmocka_unit_test(test_a_file_that_appears_meanwhile_stands),
        cmocka_unit_test(test_a_link_is_written_through),
        cmocka_unit_test(test_a_link_that_leads_nowhere_is_written_through),
        cmocka_unit_test(test_a_name_may_be_as_long_as_names_can_be),
        cmocka_unit_test(test_a_private_file_is_its_owners_alone),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, remove_folder);
}
