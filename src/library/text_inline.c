#include "library/text_markup.h"

#include <string.h>

/* What marks up words within a line of Markdown, and the HTML that stands in it. */

static const char *const html_tags[] = {"meta",  "br",      "p",     "b",     "i",     "em",     "strong", "a",    "span",
                                        "div",   "sup",     "sub",   "u",     "hr",    "center", "small",  "font", "blockquote",
                                        "table", "caption", "thead", "tbody", "tfoot", "tr",     "th",     "td"};

/* No link and no tag, and no emphasis by "_", is longer. */
enum { MARK_BYTES_MAX = 4096, EMPHASIS_BYTES_MAX = 1024 };

/* The length of an HTML tag at the start of s; 0 where it is none. */
static size_t tag_length(struct str s) {
    size_t start = s.n > 1 && s.p[1] == '/' ? 2 : 1;
    for (size_t i = 0; i < sizeof html_tags / sizeof *html_tags; i++) {
        struct str name = str_of(html_tags[i]);
        if (!str_equal_nocase(str_slice(s, start, start + name.n), name))
            continue;
        char behind = start + name.n < s.n ? s.p[start + name.n] : '\0';
        s = str_slice(s, 0, MARK_BYTES_MAX);
        size_t end = str_index(s, '>');
        if (end < s.n && (behind == '>' || behind == ' ' || behind == '/'))
            return end + 1;
    }
    return 0;
}

/* Appends a link without its marks: "[text](path)" as its text; an address of the web stays, in brackets. Returns its length, 0
   where it is none. */
static size_t add_link(struct str s, struct buf *out) {
    s = str_slice(s, 0, MARK_BYTES_MAX);
    size_t close = str_index(s, ']');
    if (close + 1 >= s.n || s.p[close + 1] != '(')
        return 0;
    size_t end = close + str_index(str_slice(s, close, s.n), ')');
    if (end >= s.n)
        return 0;
    struct str target = str_slice(s, close + 2, end);
    buf_add(out, str_slice(s, 1, close));
    if (str_starts(target, STR("http")))
        buf_printf(out, " (%.*s)", STR_ARG(target));
    return end + 1;
}

/* Is the "*" at byte `at` a mark, and not a bullet, a note's sign or a multiplication? One with a blank on both sides is none. */
static bool is_emphasis(struct str s, size_t at) {
    bool blank_before = at == 0 || s.p[at - 1] == ' ', blank_behind = at + 1 >= s.n || s.p[at + 1] == ' ';
    bool has_other = memchr(s.p, '*', at) != NULL || memchr(s.p + at + 1, '*', s.n - at - 1) != NULL;
    return !(blank_before && blank_behind) && has_other;
}

static bool is_word_byte(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Leaves out a mark; of one with words on both sides a blank stays. Returns its length. */
static size_t add_parting(struct str s, size_t at, struct buf *out) {
    size_t end = at;
    while (end < s.n && s.p[end] == '*')
        end++;
    if (at != 0 && end < s.n && is_word_byte(s.p[at - 1]) && is_word_byte(s.p[end]))
        buf_add_char(out, ' ');
    return end - at;
}

/* Is the sign before or behind a run of "_" one at which a word begins, or ends? */
static bool begins_at(struct str before) {
    static const char *const signs[] = {"“", "‘", "«", "—", "–"};
    if (before.n == 0 || strchr(" ([\"'*-", before.p[before.n - 1]) != NULL)
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_ends(before, str_of(signs[i])))
            return true;
    return false;
}

static bool ends_at(struct str behind) {
    static const char *const signs[] = {"”", "’", "»", "—", "–"};
    if (behind.n == 0 || strchr(" .,;:!?)]\"'*-", behind.p[0]) != NULL)
        return true;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (str_starts(behind, str_of(signs[i])))
            return true;
    return false;
}

/* Can the "_" from byte `at` up to `end` open emphasis, or close it? In "snake_case", and where a blank is to be filled in
   ("__/__"), they cannot. */
static bool opens_emphasis(struct str s, size_t at, size_t end) {
    bool has_inside = end < s.n && (is_word_byte(s.p[end]) || strchr("([\"'*", s.p[end]) != NULL);
    return has_inside && begins_at(str_slice(s, 0, at));
}

static bool closes_emphasis(struct str s, size_t at, size_t end) {
    bool has_inside = at != 0 && (is_word_byte(s.p[at - 1]) || strchr(".,;:!?)]\"'*", s.p[at - 1]) != NULL);
    return has_inside && ends_at(str_slice(s, end, s.n));
}

static size_t run_end(struct str s, size_t at) {
    while (at < s.n && s.p[at] == '_')
        at++;
    return at;
}

/* The length of "_" or "__" at byte `at` that has its like where the emphasis ends, or begins; 0 where it has none. */
static size_t emphasis_length(struct str s, size_t at) {
    size_t end = run_end(s, at), n = end - at;
    if (n > 2)
        return 0;
    s = str_slice(s, 0, at + EMPHASIS_BYTES_MAX);
    for (size_t i = end, to; opens_emphasis(s, at, end) && i < s.n; i = to) {
        i += str_index(str_slice(s, i, s.n), '_');
        to = run_end(s, i);
        if (to - i == n && closes_emphasis(s, i, to))
            return n;
    }
    for (size_t i = at, from; closes_emphasis(s, at, end) && i > 0 && at - i < EMPHASIS_BYTES_MAX; i = from) {
        for (from = i; from > 0 && s.p[from - 1] == '_'; from--)
            ;
        if (i != at && i - from == n && opens_emphasis(s, from, i))
            return n;
        from -= from == i;
    }
    return 0;
}

/* Appends what stands for a tag: cells are parted as those of other tables are. */
static size_t add_tag(struct str s, struct buf *out) {
    size_t n = tag_length(s);
    if (n == 0)
        return 0;
    struct str name = str_slice(s, 1, 3);
    if (str_equal_nocase(name, STR("br")))
        buf_add_char(out, ' ');
    else if (s.p[3] != 'e' && (str_equal_nocase(name, STR("td")) || str_equal_nocase(name, STR("th"))))
        buf_add(out, STR(" | "));
    else if (str_equal_nocase(str_slice(s, 0, 4), STR("</tr")))
        buf_add(out, STR(" |"));
    return n;
}

/* Appends what a mark at byte `at` leaves; returns its length, 0 where none is there. */
static size_t add_mark(struct str s, size_t at, struct buf *out) {
    static const char *const escaped = "\\`*_{}[]()#+-.!>|&<~";
    struct str rest = str_slice(s, at, s.n);
    switch (s.p[at]) {
    case '[':
        return add_link(rest, out);
    case '<':
        return add_tag(rest, out);
    case '&':
        return text_entity(rest, out);
    case '*':
        return is_emphasis(s, at) ? add_parting(s, at, out) : 0;
    case '_':
        return emphasis_length(s, at);
    case '\\':
        if (rest.n < 2 || strchr(escaped, rest.p[1]) == NULL)
            return 0;
        buf_add_char(out, rest.p[1]);
        return 2;
    default:
        return 0;
    }
}

struct str text_strip_inline(struct arena *arena, struct str s) {
    struct buf out = {0};
    for (size_t at = 0; at < s.n;) {
        size_t n = add_mark(s, at, &out);
        if (n == 0 && s.p[at] == '_') /* none of the run is a mark */
            for (; at < s.n && s.p[at] == '_'; at++)
                buf_add_char(&out, '_');
        else if (n == 0)
            buf_add_char(&out, s.p[at++]);
        at += n;
    }
    struct str stripped = str_trim(arena_copy(arena, buf_str(&out)));
    buf_free(&out);
    return stripped;
}
