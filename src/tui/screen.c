#include "tui/screen.h"

#include <curses.h>

#include "tui/panes.h"

/* Appends what stands at the right of the status line: what is typed so far, the search, how far the text is read. */
static void add_state(const struct app *app, struct buf *out) {
    const struct search *search = &app->search;
    if (app->count != 0 || app->pending.n != 0) {
        if (app->count != 0)
            buf_printf(out, "%d", app->count);
        keymap_add_sequence(&app->pending, out);
        buf_add(out, STR("   "));
    }
    if (search->matcher != NULL) {
        buf_printf(out, "/%s ", search->pattern);
        if (search->current < search->n_hits)
            buf_printf(out, "%zu/%zu   ", search->current + 1, search->n_hits);
        else
            buf_printf(out, "%zu   ", search->n_hits);
    }
    buf_printf(out, "%d%%", view_percent(app->view));
}

/* The left part gives way to the right one where there is no room for both. */
static void draw_status(const struct app *app) {
    const struct painter *painter = &app->painter;
    int row = app->geometry.status_row, columns = app->geometry.columns;
    struct buf left = {0}, right = {0};
    paint_blank(painter, row, 0, columns, ROLE_STATUS);
    if (app->message.n != 0) {
        paint_blank(painter, row, 0, columns, app->message_is_error ? ROLE_ERROR : ROLE_MESSAGE);
        paint_cut(painter, row, 1, columns, app->message_is_error ? ROLE_ERROR : ROLE_MESSAGE, buf_str(&app->message));
        buf_free(&left);
        return;
    }
    add_state(app, &right);
    panes_add_path(app, view_node(app->view), &left);
    int width = display_width(&painter->display, buf_str(&right));
    int split = columns - 1 - width;
    if (split < 0)
        split = 0;
    if (split > 8)
        paint_cut(painter, row, 1, split - 2, ROLE_STATUS, buf_str(&left));
    paint_cut(painter, row, split, columns, ROLE_STATUS, buf_str(&right));
    buf_free(&left);
    buf_free(&right);
}

/* The hints that fit: each a key as it is bound now, and a word. */
static void draw_hints(const struct app *app) {
    int column = 1, row = app->geometry.hint_row, end = app->geometry.columns;
    for (size_t i = 0; i < n_actions; i++) {
        if (actions[i].hint == NULL)
            continue;
        struct buf keys = {0};
        buf_add(&keys, str_of(actions[i].hint_count));
        keymap_add_keys(app->keymap, &actions[i], true, &keys);
        int width = display_width(&app->painter.display, buf_str(&keys)) + 1 +
                    display_width(&app->painter.display, str_of(actions[i].hint));
        if (column + width < end) {
            column = paint_text(&app->painter, row, column, end, ROLE_HINT_KEY, buf_str(&keys));
            column = paint_text(&app->painter, row, column + 1, end, ROLE_HINT, str_of(actions[i].hint)) + 2;
        }
        buf_free(&keys);
    }
}

static void draw_too_small(const struct app *app) {
    paint_text(&app->painter, 0, 0, app->geometry.columns, ROLE_TEXT, STR("pacta needs 20x5 cells"));
    move(0, 0);
}

/* Where the cursor is to stand: in the prompt, else where the focus is. */
static void draw_all(struct app *app) {
    const struct geometry *g = &app->geometry;
    int column = 0, row = panes_draw_text(app, &column);
    if (g->outline_right != 0) {
        int outline_row = panes_draw_outline(app);
        if (app->pane == PANE_OUTLINE) {
            row = outline_row;
            column = 0;
        }
    }
    draw_status(app);
    if (g->hint_row >= 0)
        draw_hints(app);
    if (app->popup.is_open)
        popup_paint(&app->popup, &app->painter, app->ascii, g->text_top, g->text_left, g->status_row, g->text_right);
    if (app->purpose != PROMPT_NONE) {
        row = g->hint_row >= 0 ? g->hint_row : g->status_row;
        column = prompt_paint(&app->prompt, &app->painter, row, g->columns);
    }
    move(row, column < g->columns ? column : g->columns - 1);
}

void screen_draw(struct app *app) {
    erase();
    if (app->geometry.is_too_small)
        draw_too_small(app);
    else
        draw_all(app);
    refresh();
}
