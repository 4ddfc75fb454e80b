#include <string.h>

#include "agreement/coverage.h"
#include "tui/panes.h"

/* What the rows of one drawing have in common. */
struct drawing {
    struct app *app;
    size_t reading; /* the row of what is being read */
    size_t most[2]; /* the largest count of a row: of provisions, and of what holds provisions */
};

static enum role row_role(const struct drawing *d, size_t row, const struct outline_row *entry) {
    if (d->app->pane == PANE_OUTLINE && row == outline_cursor(d->app->outline))
        return ROLE_OUTLINE_CURSOR;
    if (row == d->reading)
        return ROLE_OUTLINE_READING;
    return entry->has_rows ? ROLE_OUTLINE_SECTION : ROLE_OUTLINE;
}

/* The sign before a row: of its fold, or of the kind of what it holds. */
static const char *row_sign(const struct app *app, const struct outline_row *entry) {
    enum block_kind kind;
    if (entry->has_rows)
        return entry->is_folded ? panes_signs(app)->folded : panes_signs(app)->unfolded;
    return coverage_best_kind(entry->node, &kind) ? layout_kind_sign(kind, app->ascii) : " ";
}

/* How much of the search, else of the lit keywords, a row holds. */
static size_t count_row(struct app *app, const struct node *node) {
    if (app->search.matcher != NULL)
        return search_count(&app->search, view_flow(app->view), node);
    return lit_count_all(app->lit, node);
}

static bool has_bars(const struct app *app) {
    return app->search.matcher != NULL || lit_groups(app->lit) != 0;
}

static void find_most(struct drawing *d) {
    size_t n = outline_count(d->app->outline);
    for (size_t row = 0; row < n && has_bars(d->app); row++) {
        struct outline_row entry = outline_row(d->app->outline, row);
        size_t count = count_row(d->app, entry.node);
        if (count > d->most[entry.has_rows])
            d->most[entry.has_rows] = count;
    }
}

/* What a row of the screen shows, and all that this depends on while the agreement and the theme are the same. */
struct row_look {
    struct outline_row entry; /* without a node: nothing */
    enum role role;
    bool is_read, has_bars;
    size_t bar; /* how high, from 1 to 8; 0: none */
    int end;    /* the column behind the row */
};

static size_t bar_height(const struct drawing *d, const struct outline_row *entry) {
    size_t most = d->most[entry->has_rows];
    return most != 0 ? (count_row(d->app, entry->node) * 8 + most - 1) / most : 0;
}

/* Fills in what a row shows, the gaps between the members with 0: it is compared as bytes. */
static void find_look(const struct drawing *d, size_t row, struct row_look *look) {
    memset(look, 0, sizeof *look);
    look->end = d->app->geometry.outline_right;
    if (row >= outline_count(d->app->outline))
        return;
    struct outline_row entry = outline_row(d->app->outline, row);
    look->entry.node = entry.node;
    look->entry.depth = entry.depth;
    look->entry.has_rows = entry.has_rows;
    look->entry.is_folded = entry.is_folded;
    look->entry.n_hidden = entry.n_hidden;
    look->role = row_role(d, row, &entry);
    look->is_read = row == d->reading;
    look->has_bars = has_bars(d->app) && !d->app->is_linear;
    look->bar = look->has_bars ? bar_height(d, &entry) : 0;
}

static void draw_entry(const struct app *app, int at, const struct row_look *look) {
    const struct painter *painter = &app->painter;
    struct buf text = {0}, count = {0};
    outline_add_text(app->outline, look->entry.node, &text);
    if (look->entry.is_folded)
        buf_printf(&count, " %zu", look->entry.n_hidden);
    int column = -1;
    if (!app->is_linear) {
        if (look->is_read)
            paint_text(painter, at, 0, look->end, ROLE_FOCUS, str_of(panes_signs(app)->reading));
        column = 2 + 2 * (look->entry.depth < 6 ? look->entry.depth : 6);
        column = paint_text(painter, at, column, look->end, ROLE_OUTLINE, str_of(row_sign(app, &look->entry)));
    }
    int room = look->end - display_width(&painter->display, buf_str(&count)) - (look->has_bars ? 2 : 0);
    paint_cut(painter, at, column + 1, room, look->role, buf_str(&text));
    column = paint_text(painter, at, room, look->end, ROLE_OUTLINE, buf_str(&count));
    if (look->bar != 0)
        paint_text(painter, at, column + 1, look->end, ROLE_FOCUS, str_of(panes_signs(app)->bars[look->bar - 1]));
    buf_free(&text);
    buf_free(&count);
}

static void draw_row(const struct app *app, int at, const struct row_look *look) {
    paint_blank(&app->painter, at, 0, look->end, ROLE_OUTLINE);
    paint_blank(&app->painter, at, look->end, look->end + (look->end < app->geometry.columns),
                ROLE_DIVIDER); /* it may be half of a sign */
    paint_text(&app->painter, at, look->end, app->geometry.columns, ROLE_DIVIDER, str_of(panes_signs(app)->divider));
    if (look->entry.node != NULL)
        draw_entry(app, at, look);
}

/* Appends "22 Feb 2022 · Azerbaijan, Russia". */
static void add_date_and_parties(const struct app *app, struct buf *out) {
    const struct agreement *agreement = app->agreement;
    date_add(out, agreement_date(agreement)->date, true);
    for (size_t i = 0; i < agreement->n_parties; i++) {
        const struct party *party = &agreement->parties[i];
        buf_add(out, i != 0 ? STR(", ") : out->n == 0 ? STR("") : app->ascii ? STR(" - ") : STR(" · "));
        buf_add(out, party->short_name.n != 0 ? party->short_name : party->name);
    }
}

/* Draws the name, date and parties above the rows, and what is quoted below them. */
static void draw_ends(const struct app *app, int bottom) {
    int end = app->geometry.outline_right;
    struct buf line = {0};
    paint_cut(&app->painter, 0, 1, end, ROLE_TITLE, agreement_name(app->agreement));
    add_date_and_parties(app, &line);
    paint_cut(&app->painter, 1, 1, end, ROLE_META, buf_str(&line));
    paint_cut(&app->painter, bottom - 1, 1, end, ROLE_META, outline_foot(app->outline));
    buf_free(&line);
}

/* Where the rows are between the ends. */
struct place_of_rows {
    bool has_ends;
    int top, height;
};

static struct place_of_rows place_rows(const struct app *app) {
    enum { HEAD = 3, FOOT = 2, ROWS_FOR_ENDS = HEAD + FOOT + 4 };
    int bottom = app->geometry.status_row;
    bool has_ends = bottom >= ROWS_FOR_ENDS && !app->is_linear;
    return (struct place_of_rows){has_ends, has_ends ? HEAD : 0, has_ends ? bottom - HEAD - FOOT : bottom};
}

/* No row, where what is read stands before the first. */
#define NO_ROW ((size_t)-1)

static size_t reading_row(const struct app *app) {
    const struct node *node = view_node(app->view);
    if (outline_count(app->outline) == 0 || node->order < outline_row(app->outline, 0).node->order)
        return NO_ROW;
    return outline_find(app->outline, node);
}

static size_t first_row(struct app *app, int height) {
    size_t wanted = app->pane == PANE_OUTLINE ? outline_cursor(app->outline) : reading_row(app);
    return outline_top(app->outline, wanted != NO_ROW ? wanted : 0, height);
}

int panes_draw_outline(struct app *app) {
    struct place_of_rows place = place_rows(app);
    struct drawing d = {.app = app, .reading = reading_row(app)};
    find_most(&d);
    size_t first = first_row(app, place.height), cursor = outline_cursor(app->outline);
    for (int at = 0; at < app->geometry.status_row; at++) {
        bool has_entry = at >= place.top && at < place.top + place.height;
        struct row_look look;
        find_look(&d, has_entry ? first + (size_t)(at - place.top) : NO_ROW, &look);
        if (!canvas_reuse_part(app->painter.canvas, at, (struct str){(const char *)&look, sizeof look}))
            draw_row(app, at, &look);
        canvas_end_part(app->painter.canvas);
    }
    if (place.has_ends)
        draw_ends(app, app->geometry.status_row);
    return place.top + (int)(cursor >= first ? cursor - first : 0);
}

void panes_click(struct app *app, int row, int column) {
    const struct geometry *g = &app->geometry;
    struct place_of_rows place = place_rows(app);
    if (column >= g->outline_right) {
        view_move(app->view, row - g->text_top - view_focus_row(app->view));
        return;
    }
    size_t wanted = first_row(app, place.height) + (size_t)(row - place.top);
    if (row < place.top || row >= place.top + place.height || wanted >= outline_count(app->outline))
        return;
    app_leave(app);
    app_go(app, outline_row(app->outline, wanted).node);
}
