/*
 * Strings: a borrowed view and a growable buffer.
 *
 * struct str never owns its bytes: whoever made it says how long they live (usually as long as an arena). struct buf owns
 * its bytes until buf_free() or buf_take(). Lengths are bytes everywhere; a view need not end in NUL, a buffer always does.
 */
#ifndef PACTA_BASE_STR_H
#define PACTA_BASE_STR_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct str {
    const char *p;
    size_t n;
};

/* A view of a string literal; and how to give a view to printf's "%.*s". */
#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_ARG(s) (int)(s).n, (s).p

/* The view of a NUL-terminated string; of NULL, the empty view. */
struct str str_of(const char *s);

/* The view of s from byte `from` up to, not including, byte `to`; both are cut to the length of s. */
struct str str_slice(struct str s, size_t from, size_t to);

/* Equality of bytes. */
bool str_equal(struct str a, struct str b);

/* Equality of bytes where ASCII letters that differ only in case are the same. */
bool str_equal_nocase(struct str a, struct str b);

/* Does s begin, or end, with these bytes? */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);

/* The order of bytes, a shorter prefix first: negative, zero or positive as memcmp. */
int str_compare(struct str a, struct str b);

/* The place of a byte in s, or s.n where it does not occur. */
size_t str_index(struct str s, char byte);

/* s without ASCII white space at its ends. */
struct str str_trim(struct str s);

/* Splits off the part of *rest up to the next `separator`, and moves *rest behind it; false once *rest is spent (p NULL).
   Two separators in a row give an empty part. */
bool str_split(struct str *rest, char separator, struct str *part);

/* Reads all of s as a decimal number; false if it is none, or too large for *value. */
bool str_to_size(struct str s, size_t *value);

/* A growable string. All zeroes is an empty one that needs no freeing. */
struct buf {
    char *p;
    size_t n;
    size_t capacity;
};

/* Makes room for n_more bytes behind the end; p may move. */
void buf_reserve(struct buf *b, size_t n_more);

/* Appends. */
void buf_add(struct buf *b, struct str s);
void buf_add_char(struct buf *b, char c);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list arguments) __attribute__((format(printf, 2, 0)));

/* The content as a view, good until the buffer next changes. */
struct str buf_str(const struct buf *b);

/* Empties b and keeps its memory for what comes next. */
void buf_clear(struct buf *b);

/* Frees the content and leaves b empty. */
void buf_free(struct buf *b);

/* Hands the NUL-terminated content over to the caller, who frees it, and leaves b empty. */
char *buf_take(struct buf *b);

#endif
