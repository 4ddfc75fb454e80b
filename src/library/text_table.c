#include "library/text_markup.h"

#include <string.h>

/* Tables of Markdown: each row stays a line of its own, "| cell | cell |". */

static bool has_bar(const struct text *text, size_t i) {
    struct str s = text->lines[i].page.text;
    return str_index(s, '|') < s.n && !text->lines[i].is_literal;
}

/* Is it the line between the head of a table and its rows? */
static bool is_delimiter(const struct text *text, size_t i) {
    struct str s = text->lines[i].page.text;
    for (size_t at = 0; at < s.n; at++)
        if (strchr("|:- \t", s.p[at]) == NULL)
            return false;
    return has_bar(text, i) && str_index(s, '-') < s.n;
}

bool text_is_table(const struct text *text, size_t i) {
    return i + 1 < text->n && has_bar(text, i) && is_delimiter(text, i + 1);
}

/* Takes the next cell from *rest; a bar behind a backslash is of its text. */
static struct str next_cell(struct str *rest) {
    size_t end = 0;
    while (end < rest->n && rest->p[end] != '|')
        end += rest->p[end] == '\\' && end + 1 < rest->n ? 2 : 1;
    struct str cell = str_trim(str_slice(*rest, 0, end));
    *rest = str_slice(*rest, end + 1, rest->n);
    return cell;
}

/* Appends a cell. A bar in it keeps its backslash, which alone tells it from one between cells. */
static void add_cell(struct text *text, struct str cell, bool has_markup, struct buf *out) {
    if (has_markup)
        cell = text_strip_inline(text->draft->arena, cell);
    cell = draft_clean(text->draft, cell);
    for (size_t i = 0; i < cell.n; i++) {
        bool is_bare_bar = cell.p[i] == '|' && (i == 0 || cell.p[i - 1] != '\\');
        if (is_bare_bar)
            buf_add_char(out, '\\');
        buf_add_char(out, cell.p[i]);
    }
    buf_add(out, cell.n != 0 ? STR(" | ") : STR("| "));
}

/* Reads a row; one of empty cells alone is none. */
static void read_row(struct text *text, size_t i, bool has_markup) {
    struct text_line *line = &text->lines[i];
    struct str rest = line->page.text;
    struct buf row = {0};
    size_t n_empty = 0, n = 0;
    if (str_starts(rest, STR("|")))
        rest = str_slice(rest, 1, rest.n);
    buf_add(&row, STR("| "));
    for (; rest.n != 0; n++) {
        size_t before = row.n;
        add_cell(text, next_cell(&rest), has_markup, &row);
        n_empty += row.n == before + 2;
    }
    line->page.text = n_empty < n ? arena_copy(text->draft->arena, str_trim(buf_str(&row))) : (struct str){0};
    line->page.ends_paragraph = line->is_row = line->page.text.n != 0;
    buf_free(&row);
}

size_t text_read_table(struct text *text, size_t i, bool has_markup) {
    if (i != 0)
        text->lines[i - 1].page.ends_paragraph = true;
    read_row(text, i, has_markup);
    text->lines[i + 1].page.text.n = 0;
    text->lines[i + 1].is_dropped = true;
    for (i += 2; i < text->n && has_bar(text, i); i++)
        read_row(text, i, has_markup);
    return i;
}

/* Does the text hold the beginning of a tag, in small letters or capitals? */
static bool has_tag(struct str s, const char *tag) {
    struct str start = str_of(tag);
    for (size_t at = str_index(s, '<'); at < s.n; at += 1 + str_index(str_slice(s, at + 1, s.n), '<'))
        if (str_equal_nocase(str_slice(s, at, at + start.n), start))
            return true;
    return false;
}

void text_join_html_row(struct text *text, size_t i) {
    enum { LINES_MAX = 200 };
    struct text_line *line = &text->lines[i];
    size_t end = i;
    if (!has_tag(line->page.text, "<tr"))
        return;
    while (end < text->n && end < i + LINES_MAX && !has_tag(text->lines[end].page.text, "</tr"))
        end++;
    if (end == text->n || end == i + LINES_MAX)
        return;
    struct buf row = {0};
    for (size_t k = i; k <= end; k++) {
        buf_printf(&row, "%.*s ", STR_ARG(text->lines[k].page.text));
        text->lines[k].page.text.n = 0;
    }
    line->page.text = arena_copy(text->draft->arena, str_trim(buf_str(&row)));
    buf_free(&row);
}
