#include "layout/compose.h"

#include <string.h>

#include "text/linebreak.h"

struct run run_of_words(enum role role, struct str words) {
    return (struct run){.role = role, .text = words, .end = words.n};
}

/* Makes room for one more element in an array of the arena. */
static void *grow(struct arena *arena, void *items, size_t n, size_t *capacity, size_t size) {
    if (n < *capacity)
        return items;
    *capacity = *capacity != 0 ? *capacity * 2 : 4;
    void *grown = arena_array(arena, *capacity, size);
    if (n != 0)
        memcpy(grown, items, n * size);
    return grown;
}

static void put_span(struct composer *c, struct span span) {
    c->spans = grow(c->arena, c->spans, c->n_spans, &c->spans_capacity, sizeof *c->spans);
    span.column = c->column;
    c->spans[c->n_spans++] = span;
    c->column += span.width_cells;
}

static void put_words(struct composer *c, enum role role, struct str words) {
    if (words.n != 0)
        put_span(c, (struct span){.role = role, .text = words, .width_cells = display_width(c->display, words)});
}

void compose_begin(struct composer *c, int column) {
    c->column = 0;
    put_words(c, ROLE_BAR, c->bar);
    if (c->column < column)
        c->column = column;
}

/* Ends the line that is being made. Its width is that of its spans: no cell is counted that nothing stands in. */
static void end_line(struct composer *c) {
    struct line line = {.n_spans = c->n_spans, .start = c->item_start, .end = c->item_start};
    struct span *spans = arena_array(c->arena, c->n_spans, sizeof *spans);
    bool has_source = false;
    for (size_t i = 0; i < c->n_spans; i++) {
        const struct span *span = &c->spans[i];
        spans[i] = *span;
        line.width_cells = span->column + span->width_cells;
        if (!span->is_source)
            continue;
        if (!has_source)
            line.start = span->start;
        line.end = span->end;
        has_source = true;
    }
    line.spans = spans;
    c->lines = grow(c->arena, c->lines, c->n_lines, &c->lines_capacity, sizeof *c->lines);
    c->lines[c->n_lines++] = line;
    c->n_spans = 0;
}

void compose_break(struct composer *c, int column) {
    if (c->n_spans != 0)
        end_line(c);
    compose_begin(c, column);
}

/* The cells that are left in the line; at least one. */
static int room(const struct composer *c) {
    return c->column < c->width_cells ? c->width_cells - c->column : 1;
}

void compose_unseen(struct composer *c, enum role role, size_t start, size_t end) {
    if (start < end)
        put_span(c, (struct span){.role = role, .is_source = true, .text = STR(""), .start = start, .end = end});
}

/* Puts into the line the bytes start to shown_end of the run's text, and has the span answer for all up to `end`. */
static void put_run_part(struct composer *c, const struct run *run, size_t start, size_t shown_end, size_t end, int width_cells) {
    struct span span = {.role = run->role, .is_source = run->is_source, .text = str_slice(run->text, start, shown_end)};
    span.width_cells = width_cells;
    if (run->is_source) {
        span.start = start;
        span.end = end;
    }
    put_span(c, span);
}

/* A line of the run as the breaker has it: the soft hyphen at its end gives way to one that is seen. */
static void put_line(struct composer *c, const struct run *run, const struct text_line *line) {
    size_t end = run->start + line->end;
    if (line->hyphen && str_ends(str_slice(run->text, 0, end), STR("\u00AD")))
        end -= sizeof "\u00AD" - 1;
    put_run_part(c, run, run->start + line->start, end, run->start + line->next, line->width_cells - line->hyphen);
    if (line->hyphen)
        put_words(c, run->role, STR("-"));
}

/* Is nothing left of this line, or a first word that fits into a line of its own and not into what is left of this one? */
static bool must_begin_anew(const struct composer *c, const struct run *run, struct str text, int left) {
    int prefix_cells = display_width(c->display, run->prefix);
    int rest = c->width_cells - c->column - prefix_cells, full = c->width_cells - left - prefix_cells;
    if (c->column <= left || rest >= full)
        return false;
    if (rest <= 0)
        return true;
    struct str word = str_slice(text, 0, str_index(text, ' '));
    return display_fit(c->display, word, rest, NULL) < word.n && display_fit(c->display, word, full, NULL) == word.n;
}

/* Puts text that has nothing to break at or to measure, ASCII that fits into what is left of the line; false for any other. */
static bool put_short(struct composer *c, const struct run *run, struct str text) {
    size_t shown = 0;
    if (run->suffix.n != 0 || c->column >= c->width_cells || text.n > (size_t)(c->width_cells - c->column))
        return false;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] < ' ' || text.p[i] > '~')
            return false;
        if (text.p[i] != ' ')
            shown = i + 1;
    }
    put_run_part(c, run, run->start, run->start + shown, run->end, (int)shown);
    return true;
}

/* Pours text into lines of the width; the last one is kept short enough for the suffix. */
static void pour(struct composer *c, const struct run *run, struct str text, int left) {
    if (put_short(c, run, text))
        return;
    struct text_breaker *breaker = text_breaker_new(text, c->language, c->display);
    int suffix_cells = display_width(c->display, run->suffix);
    struct text_line line = {0};
    for (size_t at = 0; at < text.n; at = line.next) {
        if (at != 0 || c->column >= c->width_cells)
            compose_break(c, left);
        text_breaker_line(breaker, at, room(c), &line);
        if (line.width_cells > room(c) && c->column > left) {
            compose_break(c, left);
            text_breaker_line(breaker, at, room(c), &line);
        }
        if (line.next == text.n && line.width_cells + suffix_cells > room(c) && room(c) > suffix_cells)
            text_breaker_line(breaker, at, room(c) - suffix_cells, &line);
        put_line(c, run, &line);
    }
    text_breaker_free(breaker);
    if (suffix_cells != 0 && c->n_spans != 0 && c->column + suffix_cells > c->width_cells)
        compose_break(c, left);
}

/* Puts text into the one line that there is; a newline in it is a space there. */
static void put_unbroken(struct composer *c, const struct run *run) {
    size_t at = run->start;
    while (at < run->end) {
        size_t shown_end = at + str_index(str_slice(run->text, at, run->end), '\n');
        size_t end = shown_end < run->end ? shown_end + 1 : shown_end;
        put_run_part(c, run, at, shown_end, end, display_width(c->display, str_slice(run->text, at, shown_end)));
        if (shown_end < end)
            put_words(c, run->role, STR(" "));
        at = end;
    }
}

void compose_run(struct composer *c, const struct run *run, int left) {
    struct str text = str_slice(run->text, run->start, run->end);
    if (text.n == 0)
        return;
    if (c->width_cells != 0 && must_begin_anew(c, run, text, left))
        compose_break(c, left);
    put_words(c, run->role, run->prefix);
    if (c->width_cells == 0)
        put_unbroken(c, run);
    else
        pour(c, run, text, left);
    put_words(c, run->role, run->suffix);
}

void compose_together(struct composer *c, const struct run *run, int gap, int left) {
    int width = display_width(c->display, str_slice(run->text, run->start, run->end)) + display_width(c->display, run->suffix);
    if (c->n_spans > (c->bar.n != 0)) {
        if (c->width_cells != 0 && c->column + gap + width > c->width_cells)
            compose_break(c, left);
        else
            c->column += gap;
    }
    compose_run(c, run, left);
}

/* Moves the spans of a line to the middle. */
static void centre(struct arena *arena, struct line *line, int width_cells) {
    int shift = (width_cells - line->width_cells) / 2;
    if (shift <= 0)
        return;
    struct span *moved = arena_array(arena, line->n_spans, sizeof *moved);
    for (size_t i = 0; i < line->n_spans; i++) {
        moved[i] = line->spans[i];
        moved[i].column += shift;
    }
    line->spans = moved;
    line->width_cells += shift;
}

struct layout compose_finish(struct composer *c, bool is_centred) {
    end_line(c);
    for (size_t i = 0; is_centred && i < c->n_lines; i++)
        centre(c->arena, &c->lines[i], c->width_cells);
    return (struct layout){c->lines, c->n_lines};
}
