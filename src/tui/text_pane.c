#include <stdlib.h>

#include "text/grapheme.h"
#include "tui/highlight.h"
#include "tui/panes.h"

/* The role of what begins at byte `at` of a span's text. */
static enum role role_at(const struct highlights *lit, const struct span *span, size_t at) {
    return span->is_source ? highlights_role(lit, span->start + at, span->role) : span->role;
}

static void paint_span(const struct app *app, const struct highlights *lit, int row, int column, int right,
                       const struct span *span) {
    for (size_t at = 0, end; at < span->text.n; at = end) {
        enum role role = role_at(lit, span, at);
        end = lit->n != 0 ? at : span->text.n;
        while (end < span->text.n && role_at(lit, span, end) == role)
            end = grapheme_next(span->text, end);
        column = paint_over(&app->painter, row, column, right, role, span->role, str_slice(span->text, at, end));
    }
}

/* Without colour, the row's gutter tells which groups are lit in it: "13". */
static void paint_digits(const struct app *app, unsigned groups, int row, int column, int right) {
    for (unsigned group = 0; group < LIT_GROUPS_MAX; group++) {
        char digit = group == LIT_USER ? '/' : (char)('1' + group);
        if ((groups >> group & 1) != 0)
            column = paint_text(&app->painter, row, column, right, ROLE_HINT_KEY, (struct str){&digit, 1});
    }
}

void panes_paint_line(const struct app *app, const struct view *view, int row, int left, int right,
                      const struct view_row *view_row) {
    const struct line *line = view_row->line;
    struct highlights lit;
    highlights_find(app, view_flow(view), view_row->item, line->start, line->end, &lit);
    for (size_t i = 0; i < line->n_spans; i++)
        paint_span(app, &lit, row, left + line->spans[i].column, right, &line->spans[i]);
    if (!app->theme.tells_keywords && lit.groups != 0)
        paint_digits(app, lit.groups, row, left + view_width(view) + 1, app->geometry.text_right);
}

/* Has the heading of a part scrolled off above the first row? */
static bool is_scrolled_off(const struct app *app, const struct node *part, const struct view_row *top) {
    size_t heading = flow_find(view_flow(app->view), (struct anchor){.node = part});
    return heading < top->item || (heading == top->item && top->line != NULL && top->line->start != 0);
}

/* Appends the headings of what is being read that have scrolled off, outermost first. */
static void add_sticky(const struct app *app, const struct node *part, const struct view_row *top, struct buf *out) {
    if (part == NULL || part->parent == NULL)
        return;
    add_sticky(app, part->parent, top, out);
    if (!is_scrolled_off(app, part, top))
        return;
    if (out->n != 0)
        buf_add(out, str_of(panes_signs(app)->separator));
    panes_add_heading(app, part, out);
}

/* Keeps the heading of what is being read on the first row once it has scrolled off. */
static void draw_sticky(const struct app *app, const struct view_row *top) {
    const struct geometry *g = &app->geometry;
    struct buf path = {0}, cut = {0};
    if (g->sticky_row >= 0)
        add_sticky(app, app_part(app), top, &path);
    display_add_cut(&app->painter.display, &cut, buf_str(&path), g->measure_width);
    int width = display_width(&app->painter.display, buf_str(&cut));
    if (width != 0)
        paint_text(&app->painter, g->sticky_row, g->measure_left + (g->measure_width - width) / 2, g->text_right, ROLE_STICKY,
                   buf_str(&cut));
    buf_free(&path);
    buf_free(&cut);
}

int panes_draw_text(struct app *app, int *column) {
    const struct geometry *g = &app->geometry;
    struct view_row *rows = memory_resize(NULL, (size_t)g->text_height, sizeof *rows);
    int focus = view_rows(app->view, rows);
    for (int i = 0; i < g->text_height; i++)
        if (rows[i].line != NULL)
            panes_paint_line(app, app->view, g->text_top + i, g->measure_left, g->text_right, &rows[i]);
    if (app->pane == PANE_TEXT && !app->is_linear)
        paint_text(&app->painter, g->text_top + focus, g->measure_left - 2, g->measure_left, ROLE_FOCUS,
                   str_of(panes_signs(app)->focus));
    draw_sticky(app, &rows[0]);
    const struct line *line = rows[focus].line;
    *column = g->measure_left + (line != NULL && line->n_spans != 0 ? line->spans[0].column : 0);
    free(rows);
    return g->text_top + focus;
}
