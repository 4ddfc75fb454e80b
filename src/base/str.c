#include "base/str.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

struct str str_of(const char *s) {
    return s != NULL ? (struct str){s, strlen(s)} : (struct str){"", 0};
}

struct str str_slice(struct str s, size_t from, size_t to) {
    if (to > s.n)
        to = s.n;
    if (from > to)
        from = to;
    return (struct str){s.p != NULL ? s.p + from : "", to - from};
}

bool str_equal(struct str a, struct str b) {
    return a.n == b.n && (a.n == 0 || memcmp(a.p, b.p, a.n) == 0);
}

/* Not tolower(): a locale must not change what an identifier is equal to. */
static char ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool str_equal_nocase(struct str a, struct str b) {
    if (a.n != b.n)
        return false;
    for (size_t i = 0; i < a.n; i++)
        if (ascii_lower(a.p[i]) != ascii_lower(b.p[i]))
            return false;
    return true;
}

bool str_starts(struct str s, struct str prefix) {
    return prefix.n <= s.n && str_equal(str_slice(s, 0, prefix.n), prefix);
}

bool str_ends(struct str s, struct str suffix) {
    return suffix.n <= s.n && str_equal(str_slice(s, s.n - suffix.n, s.n), suffix);
}

int str_compare(struct str a, struct str b) {
    size_t n = a.n < b.n ? a.n : b.n;
    int order = n != 0 ? memcmp(a.p, b.p, n) : 0;
    return order != 0 ? order : (a.n > b.n) - (a.n < b.n);
}

size_t str_index(struct str s, char byte) {
    const char *at = s.n != 0 ? memchr(s.p, byte, s.n) : NULL;
    return at != NULL ? (size_t)(at - s.p) : s.n;
}

static bool is_space(char c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str str_trim(struct str s) {
    while (s.n != 0 && is_space(s.p[0]))
        s = str_slice(s, 1, s.n);
    while (s.n != 0 && is_space(s.p[s.n - 1]))
        s.n--;
    return s;
}

bool str_split(struct str *rest, char separator, struct str *part) {
    if (rest->p == NULL)
        return false;
    size_t at = str_index(*rest, separator);
    *part = str_slice(*rest, 0, at);
    *rest = at < rest->n ? str_slice(*rest, at + 1, rest->n) : (struct str){NULL, 0};
    return true;
}

bool str_to_size(struct str s, size_t *value) {
    size_t sum = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] < '0' || s.p[i] > '9')
            return false;
        size_t digit = (size_t)(s.p[i] - '0');
        if (sum > (SIZE_MAX - digit) / 10)
            return false;
        sum = sum * 10 + digit;
    }
    *value = sum;
    return s.n != 0;
}

void buf_reserve(struct buf *b, size_t n_more) {
    if (n_more >= SIZE_MAX / 2 - b->n)
        memory_exhausted();
    size_t needed = b->n + n_more + 1;
    if (needed <= b->capacity)
        return;
    size_t capacity = b->capacity != 0 ? b->capacity : 64;
    while (capacity < needed)
        capacity *= 2;
    b->p = memory_resize(b->p, capacity, 1);
    b->capacity = capacity;
}

void buf_add(struct buf *b, struct str s) {
    buf_reserve(b, s.n);
    if (s.n != 0)
        memcpy(b->p + b->n, s.p, s.n);
    b->n += s.n;
    b->p[b->n] = '\0';
}

void buf_add_char(struct buf *b, char c) {
    buf_add(b, (struct str){&c, 1});
}

void buf_vprintf(struct buf *b, const char *format, va_list arguments) {
    va_list again;
    va_copy(again, arguments);
    int n = vsnprintf(NULL, 0, format, again);
    va_end(again);
    if (n < 0)
        return;
    buf_reserve(b, (size_t)n);
    vsnprintf(b->p + b->n, (size_t)n + 1, format, arguments);
    b->n += (size_t)n;
}

void buf_printf(struct buf *b, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(b, format, arguments);
    va_end(arguments);
}

struct str buf_str(const struct buf *b) {
    return b->p != NULL ? (struct str){b->p, b->n} : STR("");
}

void buf_clear(struct buf *b) {
    b->n = 0;
    if (b->p != NULL)
        b->p[0] = '\0';
}

void buf_free(struct buf *b) {
    free(b->p);
    *b = (struct buf){0};
}

char *buf_take(struct buf *b) {
    buf_reserve(b, 0);
    char *p = b->p;
    p[b->n] = '\0';
    *b = (struct buf){0};
    return p;
}
