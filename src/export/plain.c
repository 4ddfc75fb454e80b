#include "export/plain.h"

#include "base/arena.h"
#include "export/citation.h"
#include "export/writer.h"
#include "layout/layout.h"
#include "text/linebreak.h"

/* The ECMA-48 parameters of a role; those not named here look like the text around them. Only attributes: the terminal's own
   colours are left alone. */
static const char *const attributes[ROLE_COUNT] = {
    [ROLE_TITLE] = "1",
    [ROLE_HEADING] = "1",
    [ROLE_REFERENCE] = "4",
};

/* Makes spaces of the newlines that a file keeps: the lines are those of the layout. */
static void join_lines(struct buf *text) {
    for (size_t i = 0; i < text->n; i++)
        if (text->p[i] == '\n')
            text->p[i] = ' ';
}

/* A line that is being written. Spaces wait until something follows them, so that no line ends in one. */
struct printer {
    const struct plain_style *style;
    FILE *out;
    size_t n_spaces;  /* that wait */
    struct buf shown; /* scratch */
};

static void print_pending_spaces(struct printer *p) {
    for (; p->n_spaces != 0; p->n_spaces--)
        putc(' ', p->out);
}

static void print_text(struct printer *p, enum role role, struct str text) {
    const char *attribute = p->style->colour ? attributes[role] : NULL;
    buf_clear(&p->shown);
    display_add(&p->style->display, &p->shown, text);
    join_lines(&p->shown);
    struct str shown = buf_str(&p->shown);
    size_t n_spaces = 0;
    while (shown.n != 0 && shown.p[shown.n - 1] == ' ') {
        shown.n--;
        n_spaces++;
    }
    if (shown.n != 0) {
        print_pending_spaces(p);
        if (attribute != NULL)
            fprintf(p->out, "\033[%sm", attribute);
        display_write(&p->style->display, p->out, shown);
        if (attribute != NULL)
            fputs("\033[0m", p->out);
    }
    p->n_spaces += n_spaces;
}

static void print_line(struct printer *p, const struct line *line) {
    int column = 0;
    p->n_spaces = 0;
    for (size_t i = 0; i < line->n_spans; i++) {
        const struct span *span = &line->spans[i];
        if (span->column > column)
            p->n_spaces += (size_t)(span->column - column);
        print_text(p, span->role, span->text);
        column = span->column + span->width_cells;
    }
    putc('\n', p->out);
}

void plain_write(const struct flow *flow, const struct plain_style *style, FILE *out) {
    enum { ARENA_LARGEST = 1 << 20 };
    struct printer p = {.style = style, .out = out};
    struct arena *arena = arena_new();
    for (size_t i = 0; i < flow->n_items && !ferror(out); i++) {
        for (int gap = 0; gap < flow->items[i].gap_before; gap++)
            putc('\n', out);
        struct layout layout = layout_item(flow, i, style->width_cells, &style->display, arena);
        for (size_t line = 0; line < layout.n_lines; line++)
            print_line(&p, &layout.lines[line]);
        if (arena_size(arena) > ARENA_LARGEST) {
            arena_free(arena);
            arena = arena_new();
        }
    }
    arena_free(arena);
    buf_free(&p.shown);
}

/* Writes words of the program's own as a paragraph of the width. */
static void write_paragraph(struct str words, const struct plain_style *style, FILE *out) {
    struct text_breaker *breaker = text_breaker_new(words, STR("en"), &style->display);
    struct text_line line = {0};
    int width_cells = style->width_cells != 0 ? style->width_cells : 1 << 30;
    while (text_breaker_line(breaker, line.next, width_cells, &line)) {
        display_write(&style->display, out, str_slice(words, line.start, line.end));
        putc('\n', out);
    }
    text_breaker_free(breaker);
}

bool export_write_text(const struct export_request *request, FILE *out) {
    const struct flow_options options = {.language = request->language, .ascii = !request->display.utf8, .absences = true};
    const struct plain_style style = {.width_cells = request->width_cells, .display = request->display};
    if (export_is_part(request)) {
        struct buf origin = {0};
        citation_add_origin(request->agreement, request->first, request->last, &origin);
        write_paragraph(buf_str(&origin), &style, out);
        putc('\n', out);
        buf_free(&origin);
    }
    struct flow *flow = flow_new(request->agreement, request->first, request->last, &options);
    plain_write(flow, &style, out);
    flow_free(flow);
    return export_is_written(out);
}
