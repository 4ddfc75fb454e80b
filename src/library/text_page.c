#include "library/text_import.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/paragraph.h"

/* What belongs to the page: numbers that count its pages, and heads and feet that stand on many of them. */

enum { NUMBERS_MIN = 3, PAGE_LINES_MIN = 4, HEADS_MIN = 3, HEAD_MAX = 120, PAGES_GAP_MAX = 12, NEAR_LINES = 3 };

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* The number of a line that has nothing else but "Page", "of 40", dashes and brackets; 0 where it has. */
static size_t page_number(struct str s) {
    static const char *const words[] = {"page", "p.", "pagina", "página", "seite", "стр."};
    while (s.n != 0 && strchr("-[(|* ", s.p[0]) != NULL)
        s = str_slice(s, 1, s.n);
    s = heading_skip_signs(s);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        s = str_slice(s, heading_word(s, words[i]), s.n);
    s = str_trim(s);
    size_t n = 0, value;
    while (n < s.n && is_digit(s.p[n]))
        n++;
    if (n == 0 || n > 4 || !str_to_size(str_slice(s, 0, n), &value))
        return 0;
    s = heading_skip_signs(str_slice(s, n, s.n));
    size_t n_of = heading_word(s, "of") + heading_word(s, "de") + heading_word(s, "von");
    s = str_slice(s, n_of + (s.n != 0 && s.p[0] == '/'), s.n);
    while (s.n != 0 && (strchr("-])|* ", s.p[0]) != NULL || (n_of != 0 && is_digit(s.p[0]))))
        s = str_slice(s, 1, s.n);
    return heading_skip_signs(s).n == 0 ? value : 0;
}

/* Is there a blank line, or the end of a page, on a side of the line? */
static bool stands_apart(const struct text *text, size_t i) {
    bool is_first = i == 0 || text->lines[i].page.begins_page || text->lines[i - 1].page.text.n == 0;
    bool is_last = i + 1 == text->n || text->lines[i + 1].page.begins_page || text->lines[i + 1].page.text.n == 0;
    return is_first || is_last;
}

/* Marks the lines that count pages: each number above the last, by little; there are many more lines than pages. */
static void find_page_numbers(const struct text *text, bool *is_number) {
    size_t last = 0, n = 0, n_lines = 0;
    for (size_t i = 0; i < text->n; i++) {
        n_lines += text->lines[i].page.text.n != 0;
        size_t value = text->lines[i].page.text.n <= 40 ? page_number(text->lines[i].page.text) : 0;
        if (value == 0 || !stands_apart(text, i))
            continue;
        if (last != 0 && (value <= last || value > last + PAGES_GAP_MAX))
            continue;
        is_number[i] = true;
        last = value;
        n++;
    }
    if (n < NUMBERS_MIN || n * PAGE_LINES_MIN > n_lines)
        memset(is_number, 0, text->n * sizeof *is_number);
}

/* A line that may be a head: what it says without its digits, and the number in it. */
struct head {
    struct str text;
    size_t line;
    size_t number; /* 0: none, or several */
};

static int compare_heads(const void *a, const void *b) {
    const struct head *x = a, *y = b;
    int order = str_compare(x->text, y->text);
    if (order != 0)
        return order;
    return x->line < y->line ? -1 : x->line > y->line;
}

static struct head make_head(struct text *text, size_t i) {
    struct head head = {.line = i};
    struct str s = text->lines[i].page.text;
    struct buf key = {0};
    size_t n_numbers = 0;
    for (size_t at = 0; at < s.n; at++) {
        if (!is_digit(s.p[at])) {
            if (s.p[at] != ' ')
                buf_add_char(&key, s.p[at]);
            continue;
        }
        size_t start = at;
        while (at + 1 < s.n && is_digit(s.p[at + 1]))
            at++;
        n_numbers++;
        if (!str_to_size(str_slice(s, start, at + 1), &head.number))
            head.number = 0;
        buf_add_char(&key, '#');
    }
    head.number = n_numbers == 1 ? head.number : 0;
    head.text = arena_copy(text->draft->arena, buf_str(&key));
    buf_free(&key);
    return head;
}

static bool may_be_head(const struct text *text, size_t i) {
    const struct text_line *line = &text->lines[i];
    struct marker_levels levels = {.n = 0};
    struct marker marker;
    struct heading heading;
    if (line->page.text.n < 4 || line->page.text.n > HEAD_MAX || line->is_marked || !stands_apart(text, i))
        return false;
    marker_read(line->page.text, &levels, &marker);
    return marker.form == MARKER_NONE && !heading_read(line->page.text, &heading);
}

/* Is there the end of a page, or its number, near the line? */
static bool is_at_page_end(const struct text *text, const bool *is_number, size_t i) {
    for (size_t k = i > NEAR_LINES ? i - NEAR_LINES : 0; k <= i + NEAR_LINES && k < text->n; k++)
        if (is_number[k] || (text->lines[k].page.begins_page && k <= i + 1))
            return true;
    return false;
}

/* Do the lines of a group of equals stand on pages: nearly all of them at the end of one, or with a number that grows? */
static bool is_running_head(const struct text *text, const bool *is_number, const struct head *heads, size_t n) {
    enum { GAP_MIN = 15 };
    size_t n_at_end = 0, n_growing = 0, n_apart = 0;
    for (size_t i = 0; i < n; i++) {
        n_at_end += is_at_page_end(text, is_number, heads[i].line);
        n_growing += i != 0 && heads[i].number > heads[i - 1].number && heads[i - 1].number != 0;
        n_apart += i != 0 && heads[i].line - heads[i - 1].line >= GAP_MIN;
    }
    return n_at_end * 5 >= n * 4 || (n_growing == n - 1 && n_apart == n - 1);
}

/* Marks the lines that stand on page after page. */
static void find_heads(struct text *text, const bool *is_number, bool *is_head) {
    struct head *heads = NULL;
    size_t n = 0, capacity = 0;
    for (size_t i = 0; i < text->n; i++) {
        if (!may_be_head(text, i))
            continue;
        ARRAY_RESERVE_ONE(heads, n, capacity);
        heads[n++] = make_head(text, i);
    }
    if (n != 0)
        qsort(heads, n, sizeof *heads, compare_heads);
    for (size_t i = 0, end; i < n; i = end) {
        end = i + 1;
        while (end < n && str_equal(heads[end].text, heads[i].text))
            end++;
        if (end - i < HEADS_MIN || !is_running_head(text, is_number, heads + i, end - i))
            continue;
        for (size_t k = i; k < end; k++)
            is_head[heads[k].line] = true;
    }
    free(heads);
}

void text_drop_page(struct text *text) {
    if (text->n == 0)
        return;
    bool *is_number = arena_array(text->draft->arena, text->n, sizeof *is_number);
    bool *is_head = arena_array(text->draft->arena, text->n, sizeof *is_head);
    find_page_numbers(text, is_number);
    find_heads(text, is_number, is_head);
    size_t n = 0, first = 0;
    struct str example = {0};
    for (size_t i = 0; i < text->n; i++) {
        if (!is_number[i] && !is_head[i])
            continue;
        if (n++ == 0)
            first = text->lines[i].page.number;
        if (is_head[i] && example.n == 0)
            example = text->lines[i].page.text;
        text->lines[i].page.text.n = 0;
        text->lines[i].is_dropped = true;
    }
    if (n != 0)
        draft_doubt(text->draft, text->draft->root, first, "%zu lines are left out as page numbers and running heads%s%.*s%s", n,
                    example.n != 0 ? ", such as \"" : "", STR_ARG(example), example.n != 0 ? "\"" : "");
}
