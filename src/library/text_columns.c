#include <stdlib.h>

#include "library/languages.h"
#include "library/text_import.h"
#include "text/utf8.h"

/* Two texts side by side, as treaties in two languages are printed: the columns are read one after the other. A table is not, since
   both of its columns are in one language. */

enum { COLUMN_MAX = 200, GAP_MIN = 2, LINES_MIN = 6 };

/* A line that is cut at a column. */
struct cut {
    struct str left, right;
    size_t right_indent; /* from the column on */
    bool is_across;      /* text runs over the column */
};

/* Notes where text begins behind a gap, in columns of the page. */
static void count_starts(const struct page_line *line, size_t counts[COLUMN_MAX]) {
    size_t column = line->indent, n_blank = 0;
    for (size_t at = 0; at < line->text.n && column < COLUMN_MAX; column++) {
        bool is_blank = line->text.p[at] == ' ';
        if (!is_blank && n_blank >= GAP_MIN)
            counts[column]++;
        n_blank = is_blank ? n_blank + 1 : 0;
        at += utf8_decode(line->text, at, &(uint32_t){0}, NULL);
    }
}

/* The column at which most lines begin anew behind a gap. */
static size_t find_column(const struct page_lines *lines) {
    size_t counts[COLUMN_MAX] = {0}, best = 0;
    for (size_t i = 0; i < lines->n; i++)
        count_starts(&lines->items[i], counts);
    for (size_t column = 1; column < COLUMN_MAX; column++)
        best = counts[column] > counts[best] ? column : best;
    return best;
}

static struct cut cut_line_at(const struct page_line *line, size_t column) {
    struct str s = line->text;
    size_t at = 0, here = line->indent, n_blank = here < column ? 0 : GAP_MIN;
    if (here >= column)
        return (struct cut){.right = s, .right_indent = here - column};
    for (; at < s.n && here < column; here++) {
        n_blank = s.p[at] == ' ' ? n_blank + 1 : 0;
        at += utf8_decode(s, at, &(uint32_t){0}, NULL);
    }
    if (at == s.n)
        return (struct cut){.left = s};
    if (n_blank < GAP_MIN)
        return (struct cut){.left = s, .is_across = true};
    struct str right = str_slice(s, at, s.n), trimmed = str_trim(right);
    return (struct cut){.left = str_trim(str_slice(s, 0, at)), .right = trimmed, .right_indent = (size_t)(trimmed.p - right.p)};
}

/* Cuts a line at the column, or at one or two beside it, as columns of a converted page are not always straight. */
static struct cut cut_line(const struct page_line *line, size_t column) {
    static const size_t besides[] = {1, 3, 0, 4}; /* less 2 */
    struct cut first = cut_line_at(line, column);
    for (size_t i = 0; i < sizeof besides / sizeof *besides && first.is_across && column > 2; i++) {
        struct cut cut = cut_line_at(line, column - 2 + besides[i]);
        if (!cut.is_across)
            return cut;
    }
    return first;
}

/* Do most lines, from the head of the text on, have text on both sides of the column, hardly one across it, and the sides in
   different languages? A glossary at the end does not. */
static bool has_two_texts(const struct page_lines *lines, size_t column) {
    enum { ACROSS_PERCENT = 10, BOTH_PERCENT = 55, ABOVE_PERCENT = 20, SAMPLE_BYTES = 64 << 10 };
    size_t n = 0, n_across = 0, n_both = 0, n_above = 0;
    struct buf left = {0}, right = {0};
    for (size_t i = 0; i < lines->n; i++) {
        struct cut cut = cut_line(&lines->items[i], column);
        n += lines->items[i].text.n != 0;
        n_across += cut.is_across;
        n_both += cut.left.n != 0 && cut.right.n != 0;
        n_above += n_both == 0 && lines->items[i].text.n != 0;
        if (cut.is_across || left.n + right.n > SAMPLE_BYTES)
            continue;
        buf_printf(&left, "%.*s ", STR_ARG(cut.left));
        buf_printf(&right, "%.*s ", STR_ARG(cut.right));
    }
    struct str a = language_guess(buf_str(&left)), b = language_guess(buf_str(&right));
    bool are_two = a.n != 0 && b.n != 0 && !str_equal(a, b);
    buf_free(&left);
    buf_free(&right);
    return n_both >= LINES_MIN && n_both * 100 >= n * BOTH_PERCENT && n_across * 100 <= n * ACROSS_PERCENT &&
           n_above * 100 <= n * ABOVE_PERCENT && are_two;
}

bool text_part_columns(struct page_lines *lines) {
    size_t column = find_column(lines);
    if (column == 0 || !has_two_texts(lines, column))
        return false;
    bool has_begun = false; /* what stands above the columns heads both of them */
    struct page_line *items = memory_resize(NULL, 2 * lines->n, sizeof *items);
    for (size_t i = 0; i < lines->n; i++) {
        struct cut cut = cut_line(&lines->items[i], column);
        has_begun = has_begun || (cut.left.n != 0 && cut.right.n != 0);
        if (!has_begun)
            cut = (struct cut){.left = lines->items[i].text};
        struct page_line *left = &items[i], *right = &items[lines->n + i];
        *left = *right = lines->items[i];
        left->text = cut.left;
        right->text = cut.right;
        right->indent = cut.right_indent;
    }
    free(lines->items);
    lines->items = items;
    lines->n = lines->capacity = 2 * lines->n;
    return true;
}
