#include "agreement/date.h"

#include <stddef.h>

/* Reads exactly n digits at byte `at` of s. */
static bool read_digits(struct str s, size_t at, size_t n, int *value) {
    if (at + n > s.n)
        return false;
    *value = 0;
    for (size_t i = at; i < at + n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        *value = 10 * *value + (s.p[i] - '0');
    }
    return true;
}

/* Reads "-" and two digits, from 1 to `max`. */
static bool read_part(struct str s, size_t at, int max, int *value) {
    return at < s.n && s.p[at] == '-' && read_digits(s, at + 1, 2, value) && *value >= 1 && *value <= max;
}

static int days_in_month(int year, int month) {
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool is_leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && is_leap);
}

bool date_parse(struct str s, struct date *date) {
    enum { YEAR_END = 4, MONTH_END = 7, DAY_END = 10 };
    struct date read = {0, 0, 0};
    if (!read_digits(s, 0, 4, &read.year) || read.year == 0)
        return false;
    if (s.n > YEAR_END && !read_part(s, YEAR_END, 12, &read.month))
        return false;
    if (s.n > MONTH_END && !read_part(s, MONTH_END, days_in_month(read.year, read.month), &read.day))
        return false;
    if (s.n > DAY_END)
        return false;
    *date = read;
    return true;
}

void date_add_iso(struct buf *out, struct date date) {
    if (date.year == 0)
        return;
    buf_printf(out, "%04d", date.year);
    if (date.month != 0)
        buf_printf(out, "-%02d", date.month);
    if (date.month != 0 && date.day != 0)
        buf_printf(out, "-%02d", date.day);
}

void date_add(struct buf *out, struct date date, bool is_short) {
    static const char *const months[][2] = {{"January", "Jan"},   {"February", "Feb"}, {"March", "Mar"},    {"April", "Apr"},
                                            {"May", "May"},       {"June", "Jun"},     {"July", "Jul"},     {"August", "Aug"},
                                            {"September", "Sep"}, {"October", "Oct"},  {"November", "Nov"}, {"December", "Dec"}};
    if (date.year == 0)
        return;
    if (date.month != 0 && date.day != 0)
        buf_printf(out, "%d ", date.day);
    if (date.month != 0)
        buf_printf(out, "%s ", months[date.month - 1][is_short]);
    buf_printf(out, "%d", date.year);
}
