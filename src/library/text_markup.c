#include "library/text_markup.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/paragraph.h"

/* Markdown: what marks a heading is noted, the rest is taken away. */

void text_read_lines(struct text *text, struct str content, size_t first_number) {
    struct page_lines lines = {0};
    page_lines_add(&lines, content, first_number);
    if (text_part_columns(&lines))
        draft_doubt(text->draft, text->draft->root, first_number,
                    "the text stands in two columns, in two languages; the left one is read before the right one");
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

/* The line without what marks it up. A dash, a star or a plus before the number of an item says no more than the number. */
static struct str strip(struct text *text, struct str s) {
    struct marker marker;
    bool is_plus = str_starts(s, STR("+ ")); /* or a sum */
    bool is_item = is_plus || str_starts(s, STR("* ")) || str_starts(s, STR("- "));
    s = text_strip_inline(text->draft->arena, is_item ? str_trim(str_slice(s, 2, s.n)) : s);
    if (!is_item)
        return s;
    if (marker_is_sure(s) && marker_look(s, &marker) && marker.number.n != 0 && marker.form != MARKER_DECIMAL)
        return s;
    return str_of(arena_printf(text->draft->arena, "%c %.*s", is_plus ? '+' : '-', STR_ARG(s)));
}

static void drop(struct text_line *line) {
    line->page.text.n = 0;
    line->is_dropped = true;
}

/* Takes away the marks of a quotation. A heading that is quoted is none of this document. */
static void read_quote(struct text_line *line) {
    struct str s = line->page.text;
    bool is_quoted = false;
    for (; str_starts(s, STR(">")); is_quoted = true)
        s = str_trim(str_slice(s, 1, s.n));
    if (!is_quoted)
        return;
    size_t n = run_length(s, '#');
    line->is_quoted = n != 0 && n < s.n && s.p[n] == ' ';
    line->page.text = line->is_quoted ? str_trim(str_slice(s, n, s.n)) : s;
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
    struct str bold = str_slice(s, 0, 2);
    struct heading heading;
    bool is_bold = str_equal(bold, STR("**")) || (str_equal(bold, STR("__")) && run_length(s, '_') == 2);
    if (is_bold && (str_ends(s, bold) || heading_read(str_slice(s, 2, s.n), &heading)))
        line->is_marked = true;
    line->page.text = s;
    bool is_short = s.n != 0 && s.n < 200;
    if (i + 1 < text->n && is_short && is_underline(text->lines[i + 1].page.text)) {
        line->is_marked = true;
        line->level = text->lines[i + 1].page.text.p[0] == '=' ? 1 : 2;
        drop(&text->lines[i + 1]);
    }
}

/* Takes away the backslash at the end of a line, behind which the next one begins anew. */
static void read_break(struct text *text, size_t i) {
    struct text_line *line = &text->lines[i];
    struct str *s = &line->page.text;
    bool is_break = str_ends(*s, STR("\\")) && !str_ends(*s, STR("\\\\"));
    if (!is_break || i + 1 >= text->n || text->lines[i + 1].page.text.n == 0)
        return;
    *s = str_trim(str_slice(*s, 0, s->n - 1));
    line->page.ends_paragraph = true;
}

/* How many "`" or "~" a line has with which a block of literal text begins or, with nothing behind them, ends; 0: it is none. */
static size_t fence_length(struct str s, bool is_end) {
    size_t n = s.n != 0 && (s.p[0] == '`' || s.p[0] == '~') ? run_length(s, s.p[0]) : 0;
    struct str rest = str_slice(s, n, s.n);
    return n >= 3 && (is_end ? rest.n == 0 : str_index(rest, s.p[0]) == rest.n) ? n : 0;
}

/* Finds blocks of literal text: their lines stay as they are, and are not joined. One that does not end is none. */
static void read_fences(struct text *text) {
    for (size_t i = 0; i < text->n; i++) {
        struct str *start = &text->lines[i].page.text;
        size_t n = fence_length(*start, false), end = i + 1;
        if (n == 0)
            continue;
        while (end < text->n &&
               (fence_length(text->lines[end].page.text, true) < n || text->lines[end].page.text.p[0] != start->p[0]))
            end++;
        if (end == text->n)
            return;
        start->n = text->lines[end].page.text.n = 0;
        for (i++; i < end; i++)
            text->lines[i].is_literal = text->lines[i].page.ends_paragraph = true;
    }
}

/* Reads the marks of a line. */
static void read_line(struct text *text, size_t i) {
    struct text_line *line = &text->lines[i];
    text_join_html_row(text, i);
    read_quote(line);
    if (!line->is_quoted)
        read_mark(text, i);
    read_break(text, i);
    line->page.text = strip(text, line->page.text);
    if (str_equal(line->page.text, STR("|"))) { /* a row of a table in HTML without a cell */
        drop(line);
    } else if (str_starts(line->page.text, STR("| "))) {
        line->page.text = draft_clean(text->draft, line->page.text);
        line->page.ends_paragraph = line->is_row = true;
    }
}

void text_drop_markup(struct text *text) {
    bool has_markup = is_markdown(text);
    if (has_markup) {
        read_fences(text);
        text_number_lists(text);
    }
    for (size_t i = 0; i < text->n; i++) {
        struct text_line *line = &text->lines[i];
        if (line->is_literal)
            continue;
        if (text_is_table(text, i)) {
            i = text_read_table(text, i, has_markup) - 1;
            continue;
        }
        if (has_markup && line->page.text.n != 0)
            read_line(text, i);
        if (is_rule(line->page.text))
            drop(line);
    }
}
