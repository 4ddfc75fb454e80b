/* agreement/date: dates that may lack the day or the month, and days that do not exist. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/date.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void assert_written(struct date date, const char *iso, const char *full, const char *brief) {
    const char *const expected[] = {iso, full, brief};
    for (size_t i = 0; i < COUNT(expected); i++) {
        struct buf out = {0};
        if (i == 0)
            date_add_iso(&out, date);
        else
            date_add(&out, date, i == 2);
        assert_true(str_equal(buf_str(&out), str_of(expected[i])));
        buf_free(&out);
    }
}

static void test_read_and_written(void **state) {
    (void)state;
    static const struct {
        const char *text;
        struct date date;
        const char *full, *brief;
    } rows[] = {
        {"2022-02-22", {2022, 2, 22}, "22 February 2022", "22 Feb 2022"},
        {"1987-06", {1987, 6, 0}, "June 1987", "Jun 1987"},
        {"1867", {1867, 0, 0}, "1867", "1867"},
        {"0794-11-19", {794, 11, 19}, "19 November 794", "19 Nov 794"},
        {"2024-02-29", {2024, 2, 29}, "29 February 2024", "29 Feb 2024"},
        {"2000-02-29", {2000, 2, 29}, "29 February 2000", "29 Feb 2000"},
        {"1969-05-23", {1969, 5, 23}, "23 May 1969", "23 May 1969"},
        {"9999-12-31", {9999, 12, 31}, "31 December 9999", "31 Dec 9999"},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        struct date date = {0, 0, 0};
        assert_true(date_parse(str_of(rows[i].text), &date));
        assert_int_equal(date.year, rows[i].date.year);
        assert_int_equal(date.month, rows[i].date.month);
        assert_int_equal(date.day, rows[i].date.day);
        assert_written(date, rows[i].text, rows[i].full, rows[i].brief);
    }
}

static void test_none(void **state) {
    (void)state;
    static const char *const none[] = {
        "",           "0000",       "0000-01-01", "22",          "202",        "20222",       "2022-",
        "2022-2",     "2022-13",    "2022-00",    "2022-02-30",  "2023-02-29", "1900-02-29",  "2022-04-31",
        "2022-02-00", "2022-02-2",  "2022-02-",   "2022-02-222", "2022/02/22", "2022-02-22T", " 2022",
        "2022 ",      "22.02.2022", "2022-0a-01", "-022-01-01",  "2022--01-1", "٢٠٢٢",
    };
    for (size_t i = 0; i < COUNT(none); i++) {
        struct date date = {1, 2, 3};
        if (date_parse(str_of(none[i]), &date))
            fail_msg("\"%s\" is no date", none[i]);
        assert_int_equal(date.year, 1);
        assert_int_equal(date.day, 3);
    }
    assert_written((struct date){0, 0, 0}, "", "", "");
}

/* Every day of some years, counted: there are 365 or 366 of them, and each is written as it is read. */
static void test_all_days(void **state) {
    (void)state;
    static const struct {
        int year;
        size_t n_days;
    } rows[] = {{1900, 365}, {2000, 366}, {2023, 365}, {2024, 366}};
    for (size_t i = 0; i < COUNT(rows); i++) {
        size_t n = 0;
        for (int month = 0; month < 100; month++) {
            for (int day = 0; day < 100; day++) {
                char text[64];
                struct date date;
                struct buf out = {0};
                snprintf(text, sizeof text, "%04d-%02d-%02d", rows[i].year, month, day);
                if (!date_parse(str_of(text), &date))
                    continue;
                n++;
                date_add_iso(&out, date);
                assert_true(str_equal(buf_str(&out), str_of(text)));
                buf_free(&out);
            }
        }
        assert_int_equal(n, rows[i].n_days);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_read_and_written),
        cmocka_unit_test(test_none),
        cmocka_unit_test(test_all_days),
    };
    return cmocka_run_group_tests_name("date", tests, NULL, NULL);
}
