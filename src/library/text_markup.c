#include "library/text_import.h"

#include <stdlib.h>
#include <string.h>

/* Markdown, and the HTML that stands in it: what marks a heading is noted, the rest is taken away. */

static const char *const html_tags[] = {"meta", "br",  "p",   "b", "i",  "em",     "strong", "a",    "span",
                                        "div",  "sup", "sub", "u", "hr", "center", "small",  "font", "blockquote"};

/* No link and no tag is longer. */
enum { MARK_BYTES_MAX = 4096 };

void text_read_lines(struct text *text, struct str content, size_t first_number) {
    struct page_lines lines = {0};
    page_lines_add(&lines, content, first_number);
    text->width = page_lines_width(&lines);
    text->n = lines.n;
    text->lines = arena_array(text->draft->arena, lines.n, sizeof *text->lines);
    for (size_t i = 0; i < lines.n; i++)
        text->lines[i].page = lines.items[i];
    free(lines.items);
}

/* How many of the byte s begins with. */
static size_t run_length(struct str s, char byte) {
    size_t n = 0;
    while (n < s.n && s.p[n] == byte)
        n++;
    return n;
}

/* Is it a line of signs alone: a rule, an underline, the row under a table's head? */
static bool is_rule(struct str s) {
    for (size_t i = 0; i < s.n; i++)
        if (strchr("-=_*~|:+. ", s.p[i]) == NULL)
            return false;
    return s.n >= 3;
}

static bool is_underline(struct str s) {
    return s.n >= 3 && (run_length(s, '-') == s.n || run_length(s, '=') == s.n);
}

/* Does anything in the text say that it is Markdown? */
static bool is_markdown(const struct text *text) {
    for (size_t i = 0; i < text->n; i++) {
        struct str s = text->lines[i].page.text;
        size_t n = run_length(s, '#');
        if (n >= 1 && n <= 6 && n < s.n && s.p[n] != '#')
            return true;
        if (str_starts(s, STR("**")) || str_starts(s, STR("<meta")))
            return true;
        bool has_head = i != 0 && text->lines[i - 1].page.text.n != 0 && text->lines[i - 1].page.text.n < 100;
        if (has_head && is_underline(s) && text->lines[i - 1].page.text.n <= 2 * s.n)
            return true;
    }
    return false;
}

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

/* The line without what marks it up. */
static struct str strip(struct text *text, struct str s) {
    struct buf out = {0};
    if (str_starts(s, STR("* "))) {
        buf_add(&out, STR("- "));
        s = str_slice(s, 2, s.n);
    }
    for (size_t at = 0; at < s.n;) {
        struct str rest = str_slice(s, at, s.n);
        size_t n = 0;
        if (s.p[at] == '[')
            n = add_link(rest, &out);
        else if (s.p[at] == '<' && (n = tag_length(rest)) != 0 && str_equal_nocase(str_slice(rest, 0, 3), STR("<br")))
            buf_add_char(&out, ' ');
        else if (s.p[at] == '*' && is_emphasis(s, at))
            n = add_parting(s, at, &out);
        else if (s.p[at] == '\\' && rest.n > 1 && strchr("\\`*_{}[]()#+-.!>|", s.p[at + 1]) != NULL) {
            buf_add_char(&out, s.p[at + 1]);
            n = 2;
        }
        if (n == 0)
            buf_add_char(&out, s.p[at]);
        at += n != 0 ? n : 1;
    }
    struct str stripped = str_trim(arena_copy(text->draft->arena, buf_str(&out)));
    buf_free(&out);
    return stripped;
}

static void drop(struct text_line *line) {
    line->page.text.n = 0;
    line->is_dropped = true;
}

/* Notes that the line is marked as a heading, by "#", "**" or an underline, and takes the mark away. */
static void read_mark(struct text *text, size_t i) {
    struct text_line *line = &text->lines[i];
    struct str s = line->page.text;
    size_t n = run_length(s, '#');
    if (n >= 1 && n <= 6 && n < s.n) {
        line->is_marked = true;
        line->level = (int)n;
        s = str_trim(str_slice(s, n, s.n));
        while (s.n != 0 && s.p[s.n - 1] == '#')
            s = str_trim(str_slice(s, 0, s.n - 1));
    }
    struct heading heading;
    if (str_starts(s, STR("**")) && (str_ends(s, STR("**")) || heading_read(str_slice(s, 2, s.n), &heading)))
        line->is_marked = true;
    if (str_starts(s, STR("> ")))
        s = str_slice(s, 2, s.n);
    line->page.text = s;
    bool is_short = s.n != 0 && s.n < 200;
    if (i + 1 < text->n && is_short && is_underline(text->lines[i + 1].page.text)) {
        line->is_marked = true;
        line->level = text->lines[i + 1].page.text.p[0] == '=' ? 1 : 2;
        drop(&text->lines[i + 1]);
    }
}

void text_drop_markup(struct text *text) {
    bool has_markup = is_markdown(text);
    for (size_t i = 0; i < text->n; i++) {
        struct text_line *line = &text->lines[i];
        if (has_markup && line->page.text.n != 0) {
            read_mark(text, i);
            line->page.text = strip(text, line->page.text);
        }
        if (is_rule(line->page.text))
            drop(line);
    }
}
