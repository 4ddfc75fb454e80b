#include "library/text_import.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/paragraph.h"
#include "text/fold.h"

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
        s = str_slice(s, fold_prefix(s, words[i]), s.n);
    s = str_trim(s);
    size_t n = 0, value;
    while (n < s.n && is_digit(s.p[n]))
        n++;
    if (n == 0 || n > 4 || !str_to_size(str_slice(s, 0, n), &value))
        return 0;
    s = heading_skip_signs(str_slice(s, n, s.n));
    size_t n_of = fold_prefix(s, "of") + fold_prefix(s, "de") + fold_prefix(s, "von");
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

static bool is_heading_line(const struct text *text, size_t i) {
    struct heading heading;
    return i < text->n && heading_read(text->lines[i].page.text, &heading) && heading.label.n != 0;
}

/* Is the line all that stands between two headings, and so the text of the first? */
static bool is_only_text(const struct text *text, size_t i) {
    return is_heading_line(text, text_previous(text, i)) &&
           is_heading_line(text, text_next(text, (struct text_range){i, text->n}, i));
}

/* Marks the lines that count pages: each number above the last, by little; there are many more lines than pages. */
static void find_page_numbers(const struct text *text, bool *is_number) {
    size_t last = 0, n = 0, n_lines = 0;
    for (size_t i = 0; i < text->n; i++) {
        n_lines += text->lines[i].page.text.n != 0;
        size_t value = text->lines[i].page.text.n <= 40 ? page_number(text->lines[i].page.text) : 0;
        if (value == 0 || !stands_apart(text, i) || is_only_text(text, i))
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

/* A line that may be a head: what it says, and what it says without its digits. */
struct head {
    struct str printed, text;
    size_t line;
};

static int compare_heads(const void *a, const void *b) {
    const struct head *x = a, *y = b;
    int order = str_compare(x->text, y->text);
    if (order != 0)
        return order;
    return x->line < y->line ? -1 : x->line > y->line;
}

static struct head make_head(struct text *text, size_t i) {
    struct head head = {.line = i, .printed = text->lines[i].page.text};
    struct buf key = {0};
    for (size_t at = 0; at < head.printed.n; at++) {
        char c = head.printed.p[at];
        bool goes_on = at != 0 && is_digit(head.printed.p[at - 1]);
        if (is_digit(c) && !goes_on)
            buf_add_char(&key, '#');
        else if (!is_digit(c) && c != ' ')
            buf_add_char(&key, c);
    }
    head.text = arena_copy(text->draft->arena, buf_str(&key));
    buf_free(&key);
    return head;
}

/* Takes the next number off *s; false where there is none. */
static bool take_number(struct str *s, struct str *number) {
    size_t at = 0, n = 0;
    while (at < s->n && !is_digit(s->p[at]))
        at++;
    while (at + n < s->n && is_digit(s->p[at + n]))
        n++;
    *number = str_slice(*s, at, at + n);
    *s = str_slice(*s, at + n, s->n);
    return n != 0;
}

/* Of two lines that differ in nothing but digits: does one number differ, and is it larger in the second? */
static bool counts_on(struct str a, struct str b) {
    struct str x, y;
    size_t n_differing = 0, n_growing = 0, from, to;
    while (take_number(&a, &x) && take_number(&b, &y)) {
        n_differing += !str_equal(x, y);
        n_growing += str_to_size(x, &from) && str_to_size(y, &to) && to > from;
    }
    return n_differing == 1 && n_growing == 1;
}

/* Are parts of the line set apart, as the name of a book and the number of a page are? */
static bool has_gap(struct str s) {
    enum { GAP_MIN = 3 };
    size_t n = 0;
    for (size_t at = 0; at < s.n && n < GAP_MIN; at++)
        n = s.p[at] == ' ' ? n + 1 : s.p[at] == '\t' ? GAP_MIN : 0;
    return n >= GAP_MIN;
}

/* A head is no part of a sentence, nor a heading. */
static bool may_be_head(const struct text *text, size_t i) {
    const struct text_line *line = &text->lines[i];
    struct marker_levels levels = {.n = 0};
    struct marker marker;
    struct heading heading;
    if (line->page.text.n < 4 || line->page.text.n > HEAD_MAX || line->is_marked || !stands_apart(text, i))
        return false;
    if (flow_begins_small(line->page.text) || flow_ends_in_small_word(line->page.text, FLOW_SMALL_WORD))
        return false;
    marker_read(line->page.text, &levels, &marker);
    return (marker.form == MARKER_NONE || has_gap(line->page.text)) && !heading_read(line->page.text, &heading);
}

/* Is there the end of a page, or its number, near the line? */
static bool is_at_page_end(const struct text *text, const bool *is_number, size_t i) {
    for (size_t k = i > NEAR_LINES ? i - NEAR_LINES : 0; k <= i + NEAR_LINES && k < text->n; k++)
        if (is_number[k] || (text->lines[k].page.begins_page && k <= i + 1))
            return true;
    return false;
}

/* Does the line stand in the middle of a sentence? */
static bool interrupts(const struct text *text, size_t i) {
    size_t before = text_previous(text, i), behind = text_next(text, (struct text_range){i, text->n}, i);
    return before != (size_t)-1 && behind < text->n && !flow_ends_clause(text->lines[before].page.text) &&
           flow_begins_small(text->lines[behind].page.text);
}

/* Do the lines of a group of equals belong to pages? Those that are the same throughout stand at the ends of pages. Those with a
   number that grows might be the headings of articles by another name, "Rule 1", "Rule 2", and need to be told from them: they say
   no sentence, and stand at the ends of pages, too, or in the middle of sentences, or have a gap in them. */
static bool is_running_head(const struct text *text, const bool *is_number, const struct head *heads, size_t n) {
    enum { GAP_MIN = 15 };
    size_t n_at_end = 0, n_same = 1, n_growing = 1, n_apart = 1, n_interrupting = 0;
    for (size_t i = 0; i < n; i++) {
        n_at_end += is_at_page_end(text, is_number, heads[i].line);
        n_interrupting += interrupts(text, heads[i].line);
        n_same += i != 0 && str_equal(heads[i].printed, heads[i - 1].printed);
        n_growing += i != 0 && counts_on(heads[i - 1].printed, heads[i].printed);
        n_apart += i != 0 && heads[i].line - heads[i - 1].line >= GAP_MIN;
    }
    bool is_at_end = n_at_end * 5 >= n * 4;
    if (flow_ends_clause(heads->printed) && !has_gap(heads->printed) && !flow_is_in_capitals(heads->printed))
        return false;
    if (n_same == n)
        return is_at_end || (n_apart == n && n_interrupting * 3 >= n);
    return n_growing == n && (is_at_end || (n_apart == n && (n_interrupting * 3 >= n || has_gap(heads->printed))));
}

/* Marks the lines that stand on page after page, beside those of `is_number`; true where it found any. */
static bool find_heads(struct text *text, const bool *is_number, bool *is_head) {
    struct head *heads = NULL;
    size_t n = 0, capacity = 0;
    bool has_any = false;
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
        has_any = true;
    }
    free(heads);
    return has_any;
}

void text_drop_page(struct text *text) {
    if (text->n == 0)
        return;
    bool *is_number = arena_array(text->draft->arena, text->n, sizeof *is_number);
    bool *is_head = arena_array(text->draft->arena, text->n, sizeof *is_head);
    find_page_numbers(text, is_number);
    /* A head of two lines: where one has been told, the other stands at the end of a page. */
    if (find_heads(text, is_number, is_head)) {
        for (size_t i = 0; i < text->n; i++)
            is_number[i] = is_number[i] || is_head[i];
        find_heads(text, is_number, is_head);
    }
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
