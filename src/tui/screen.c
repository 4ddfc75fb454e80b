#include "tui/screen.h"

#include <curses.h>
#include <stdlib.h>

#include "base/arena.h"
#include "text/linebreak.h"
#include "tui/export_form.h"
#include "tui/panes.h"
#include "tui/popups.h"
#include "tui/quotes.h"
#include "tui/terminal.h"

/* Appends what stands at the right of the status line: what is typed so far, the search, how far the text is read. */
static void add_state(const struct app *app, struct buf *out) {
    const struct search *search = &app->search;
    size_t before = out->n;
    if (app->count != 0)
        buf_printf(out, "%d", app->count);
    keymap_add_sequence(&app->pending, out);
    if (app->letter_action != NULL)
        keymap_add_keys(app->keymap, app->letter_action, true, out);
    if (out->n != before)
        buf_add(out, STR("   "));
    if (search->matcher != NULL) {
        buf_printf(out, "%s%s%s ", app->is_filtered ? "&" : "", app->search_is_backward ? "?" : "/", search->pattern);
        if (search->current < search->n_hits)
            buf_printf(out, "%zu/%zu   ", search->current + 1, search->n_hits);
        else
            buf_printf(out, "%zu   ", search->n_hits);
    }
    buf_printf(out, "%d%%", view_percent(app->view));
}

/* Draws a message over the rows above the status row, as many as it needs; it may have several lines of its own. */
static void draw_message(const struct app *app) {
    const struct painter *painter = &app->painter;
    enum role role = app->message_is_error ? ROLE_ERROR : ROLE_MESSAGE;
    int columns = app->geometry.columns, n_lines = 0, most = app->geometry.status_row;
    struct str rest = buf_str(&app->message), part;
    struct str *lines = memory_resize(NULL, (size_t)most + 1, sizeof *lines);
    while (str_split(&rest, '\n', &part)) {
        struct text_breaker *breaker = text_breaker_new(part, STR("en"), &painter->display);
        struct text_line line;
        for (size_t start = 0; n_lines <= most && text_breaker_line(breaker, start, columns - 2, &line); start = line.next)
            lines[n_lines++] = str_slice(part, line.start, line.end);
        text_breaker_free(breaker);
    }
    for (int i = 0; i < n_lines; i++) {
        int row = app->geometry.status_row - n_lines + 1 + i;
        paint_blank(painter, row, 0, columns, role);
        paint_text(painter, row, 1, columns, role, lines[i]);
    }
    free(lines);
}

/* The left part gives way to the right one where there is no room for both. */
static void draw_status(const struct app *app) {
    const struct painter *painter = &app->painter;
    int row = app->geometry.status_row, columns = app->geometry.columns;
    struct buf left = {0}, right = {0};
    paint_blank(painter, row, 0, columns, ROLE_STATUS);
    if (app->completion.n_words > 1) {
        completion_add_list(&app->completion, &left);
        paint_cut(painter, row, 1, columns, ROLE_STATUS, buf_str(&left));
        buf_free(&left);
        return;
    }
    add_state(app, &right);
    panes_add_path(app, app->quotes.is_open ? quotes_block(app) : view_node(app->view), &left);
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

/* Draws one hint, a key and what it does, where it fits; returns the column behind it. */
static int draw_hint(const struct app *app, int column, struct str keys, struct str words) {
    int row = app->geometry.hint_row, end = app->geometry.columns;
    int width = display_width(&app->painter.display, keys) + 1 + display_width(&app->painter.display, words);
    if (column + width >= end)
        return column;
    column = paint_text(&app->painter, row, column, end, ROLE_HINT_KEY, keys);
    return paint_text(&app->painter, row, column + 1, end, ROLE_HINT, words) + 2;
}

/* What an action is called in a hint; a keyword group by its own name. */
static struct str hint_words(const struct app *app, const struct action *action) {
    size_t group = (size_t)action->preset;
    if (group != 0 && group <= app->agreement->n_keywords)
        return app->agreement->keywords[group - 1].label;
    return str_of(action->hint != NULL ? action->hint : action->name);
}

/* What may follow the keys that are pending. */
static void draw_following(const struct app *app) {
    struct key_sequence rest;
    int column = 1;
    const struct action *action;
    if (app->letter_action != NULL) {
        draw_hint(app, column, STR("a-z"), hint_words(app, app->letter_action));
        return;
    }
    for (size_t i = 0; (action = keymap_following(app->keymap, &app->pending, i, &rest)) != NULL; i++) {
        struct buf keys = {0};
        if (action->preset != 0 && (size_t)action->preset > app->agreement->n_keywords)
            continue;
        keymap_add_sequence(&rest, &keys);
        column = draw_hint(app, column, buf_str(&keys), hint_words(app, action));
        buf_free(&keys);
    }
}

/* The hints of the actions that have one, each with a key as it is bound now. */
static void draw_resting_hints(const struct app *app) {
    int column = 1;
    for (size_t i = 0; i < n_actions; i++) {
        if (!actions[i].is_hinted)
            continue;
        struct buf keys = {0};
        keymap_add_keys(app->keymap, &actions[i], true, &keys);
        if (keys.n != 0) {
            struct buf whole = {0};
            buf_printf(&whole, "%s%s", actions[i].hint_count != NULL ? actions[i].hint_count : "", keys.p);
            column = draw_hint(app, column, buf_str(&whole), str_of(actions[i].hint));
            buf_free(&whole);
        }
        buf_free(&keys);
    }
}

/* A pair of a key and what it does, for what has keys that are not in the table of actions. */
struct fixed_hint {
    const char *key, *words;
};

static int draw_fixed_hints(const struct app *app, int column, const struct fixed_hint *hints, size_t n) {
    for (size_t i = 0; i < n; i++)
        column = draw_hint(app, column, str_of(hints[i].key), str_of(hints[i].words));
    return column;
}

static void draw_popup_hints(const struct app *app) {
    static const struct fixed_hint hints[] = {{"Enter", "choose"}, {"j k", "move"}, {"/", "filter"}, {"Esc", "close"}};
    size_t first = app->popup.is_menu ? 0 : 1;
    draw_fixed_hints(app, 1, hints + first, sizeof hints / sizeof *hints - first);
}

static void draw_form_hints(const struct app *app) {
    static const struct fixed_hint hints[] = {{"Tab", "format"}, {"Enter", "write"}, {"Esc", "leave"}};
    draw_fixed_hints(app, 1, hints, sizeof hints / sizeof *hints);
}

static void draw_peek_hints(const struct app *app) {
    static const struct fixed_hint hints[] = {{"Enter", "go there"}, {"j k", "scroll"}, {"Esc", "close"}};
    draw_fixed_hints(app, 1, hints, sizeof hints / sizeof *hints);
}

/* In the quote view, which one it is and what its keys are. */
static void draw_quote_hints(const struct app *app) {
    static const struct fixed_hint hints[] = {
        {")", "next"}, {"(", "previous"}, {"Y", "copy with citation"}, {"Enter", "show in place"}, {"Esc", "close"}};
    struct buf count = {0};
    buf_printf(&count, "%zu of %zu", app->quotes.at + 1, app->quotes.n_blocks);
    int column = draw_hint(app, 1, buf_str(&count), STR(""));
    draw_fixed_hints(app, column, hints, sizeof hints / sizeof *hints);
    buf_free(&count);
}

static void draw_hints(const struct app *app) {
    if (app->purpose == PROMPT_EXPORT)
        draw_form_hints(app);
    else if (app->popup.is_open)
        draw_popup_hints(app);
    else if (app->peek != NULL)
        draw_peek_hints(app);
    else if (app->pending.n != 0 || app->letter_action != NULL)
        draw_following(app);
    else if (app->quotes.is_open)
        draw_quote_hints(app);
    else
        draw_resting_hints(app);
}

/* Cell by cell where the words do not fit: that it is too small is all there is to say. */
static void draw_too_small(const struct app *app) {
    struct str text = STR("pacta needs 20x5 cells");
    struct text_breaker *breaker = text_breaker_new(text, STR("en"), &app->painter.display);
    struct text_line line;
    int row = 0, width = app->geometry.columns > 0 ? app->geometry.columns : 1;
    for (size_t start = 0; row < app->geometry.rows && text_breaker_line(breaker, start, width, &line); start = line.next)
        paint_text(&app->painter, row++, 0, width, ROLE_TEXT, str_slice(text, line.start, line.end));
    text_breaker_free(breaker);
}

/* Draws the panes, or the quote view in their place; returns the row for the cursor. */
static int draw_reading(struct app *app, int *column) {
    const struct geometry *g = &app->geometry;
    if (app->quotes.is_open) {
        quotes_draw(app);
        *column = 0;
        return 0;
    }
    int row = panes_draw_text(app, column);
    if (g->outline_right == 0)
        return row;
    int outline_row = panes_draw_outline(app);
    if (app->pane == PANE_TEXT)
        return row;
    *column = 0;
    return outline_row;
}

/* From below to the top; returns the row for the cursor, in what is uppermost. */
static int draw_all(struct app *app, int *column) {
    const struct geometry *g = &app->geometry;
    int row = draw_reading(app, column);
    if (app->message.n != 0 && app->completion.n_words <= 1)
        draw_message(app);
    else if (!app->is_linear)
        draw_status(app);
    if (g->hint_row >= 0)
        draw_hints(app);
    if (app->popup.is_open || app->peek != NULL)
        row = popups_draw(app, column);
    if (app->purpose == PROMPT_EXPORT) {
        row = export_form_draw(app, column);
    } else if (app->purpose != PROMPT_NONE) {
        row = g->hint_row >= 0 ? g->hint_row : g->status_row;
        *column = prompt_paint(&app->prompt, &app->painter, row, 0, g->columns);
    }
    return row;
}

void screen_draw(struct app *app) {
    const struct geometry *g = &app->geometry;
    int row = 0, column = 0;
    canvas_begin(app->painter.canvas, g->rows);
    if (g->is_too_small)
        draw_too_small(app);
    else
        row = draw_all(app, &column);
    canvas_paint(app->painter.canvas, &app->painter.display);
    move(row, column < g->columns ? column : g->columns - 1);
    terminal_show();
}
