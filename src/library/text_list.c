#include "library/text_markup.h"

#include <stdlib.h>

/* Numbered lists of Markdown. "1." before every item is how one writes 1, 2, 3 there; any other numbers are those of the text. */

/* "1." or "1)" with a blank behind it. */
struct item {
    struct str number;
    char sign;
};

struct run {
    size_t *lines;
    size_t n, capacity;
};

static bool read_item(const struct text_line *line, struct item *item) {
    enum { DIGITS_MAX = 9 };
    struct str s = line->page.text;
    size_t n = 0;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    if (n == 0 || n > DIGITS_MAX || n + 1 >= s.n || (s.p[n] != '.' && s.p[n] != ')') || s.p[n + 1] != ' ' || line->is_literal)
        return false;
    *item = (struct item){str_slice(s, 0, n), s.p[n]};
    return true;
}

/* Can no item go on with the line: one that is marked as a whole, or a heading, or the line under one? */
static bool is_heading_like(struct str s) {
    struct heading heading;
    bool is_rule = str_starts(s, STR("---")) || str_starts(s, STR("==="));
    return str_starts(s, STR("**")) || str_starts(s, STR("__")) || is_rule || (heading_read(s, &heading) && heading.label.n != 0);
}

/* The next item of the list that the one at line `at` is of; text->n where it is the last. What stands deeper belongs to the item,
   and so does a line that follows without a blank one. */
static size_t next_item(const struct text *text, size_t at, const struct item *item) {
    size_t indent = text->lines[at].page.indent;
    for (size_t i = at + 1; i < text->n; i++) {
        const struct text_line *line = &text->lines[i];
        struct str s = line->page.text;
        struct item other;
        if (s.n == 0 || line->page.indent > indent + 1)
            continue;
        if (read_item(line, &other))
            return other.sign == item->sign && line->page.indent + 1 >= indent ? i : text->n;
        bool is_other = str_starts(s, STR("#")) || str_starts(s, STR("- ")) || str_starts(s, STR("* ")) || is_heading_like(s);
        if (is_other || text->lines[i - 1].page.text.n == 0 || line->page.indent + 1 < indent)
            return text->n;
    }
    return text->n;
}

/* Counts the items of a list up from the number that all of them have. */
static void count_up(struct text *text, const struct run *run, struct str number) {
    size_t first;
    if (!str_to_size(number, &first))
        return;
    for (size_t i = 1; i < run->n; i++) {
        struct str *s = &text->lines[run->lines[i]].page.text;
        struct str rest = str_slice(*s, number.n, s->n);
        *s = str_of(arena_printf(text->draft->arena, "%zu%.*s", first + i, STR_ARG(rest)));
    }
    draft_doubt(text->draft, text->draft->root, text->lines[run->lines[1]].page.number,
                "the items of a list all have the number %.*s; they are counted up, as Markdown does", STR_ARG(number));
}

void text_number_lists(struct text *text) {
    bool *is_seen = arena_array(text->draft->arena, text->n, sizeof *is_seen);
    struct run run = {0};
    for (size_t i = 0; i < text->n; i++) {
        struct item first, item;
        bool is_one_number = true;
        if (is_seen[i] || !read_item(&text->lines[i], &first))
            continue;
        run.n = 0;
        for (size_t at = i; at < text->n && !is_seen[at]; at = next_item(text, at, &first)) {
            is_seen[at] = true;
            is_one_number = is_one_number && read_item(&text->lines[at], &item) && str_equal(item.number, first.number);
            ARRAY_RESERVE_ONE(run.lines, run.n, run.capacity);
            run.lines[run.n++] = at;
        }
        if (is_one_number && run.n > 1)
            count_up(text, &run, first.number);
    }
    free(run.lines);
}
