#include "tui/panes.h"

#include <stdlib.h>

#include "agreement/coverage.h"
#include "agreement/name.h"
#include "text/grapheme.h"

/* The signs of the panes, in Unicode and in ASCII. */
struct pane_signs {
    const char *folded, *unfolded, *reading, *divider, *separator, *focus;
};

static const struct pane_signs unicode_signs = {"▸", "▾", "●", "│", " › ", "▶"};
static const struct pane_signs ascii_signs = {"+", "-", "*", "|", " > ", ">"};

static const struct pane_signs *signs(const struct app *app) {
    return app->ascii ? &ascii_signs : &unicode_signs;
}

/* --- Paths -------------------------------------------------------------------------------------------------------------- */

/* Appends what a part is called where room is short: an article by its number, anything else by its title. */
static void add_short_name(const struct app *app, const struct node *node, struct buf *out) {
    struct str title = node_title(app->agreement, node, STR(""));
    if (node->kind == NODE_SECTION && title.n != 0)
        buf_add(out, title);
    else if (node->kind == NODE_PARAGRAPH || node->label.n != 0 || title.n == 0)
        name_add(app->agreement, node, true, out);
    else
        buf_add(out, title);
}

/* Appends the parts around a node and itself, outermost first, with separators between them. */
static void add_parts(const struct app *app, const struct node *node, struct buf *out) {
    if (node->parent == NULL)
        return;
    size_t before = out->n;
    add_parts(app, node->parent, out);
    if (node->kind == NODE_BLOCK || node->kind == NODE_PARAGRAPH)
        return;
    if (out->n != before)
        buf_add(out, str_of(signs(app)->separator));
    add_short_name(app, node, out);
}

void panes_add_path(const struct app *app, const struct node *node, struct buf *out) {
    buf_add(out, agreement_name(app->agreement));
    if (node_holder(node)->parent != NULL)
        buf_add(out, str_of(signs(app)->separator));
    add_parts(app, node, out);
}

/* --- The text ----------------------------------------------------------------------------------------------------------- */

/* The role that a search gives to a byte of an item's text; moves *hit on to the last hit that may hold it. */
static enum role role_at(const struct app *app, size_t item, size_t byte, enum role role, size_t *hit) {
    const struct search *search = &app->search;
    const struct flow *flow = view_flow(app->view);
    while (*hit < search->n_hits && (search->hits[*hit].item < item || search->hits[*hit].end <= byte)) {
        const struct hit *at = &search->hits[*hit];
        if (at->item < item && at->end > byte && flow->items[at->item].text.p == flow->items[item].text.p)
            break;
        ++*hit;
    }
    if (*hit >= search->n_hits)
        return role;
    const struct hit *at = &search->hits[*hit];
    bool is_same_text = flow->items[at->item].text.p == flow->items[item].text.p;
    if (!is_same_text || at->start > byte || at->end <= byte)
        return role;
    return *hit == search->current ? ROLE_MATCH_CURRENT : ROLE_MATCH;
}

/* Paints a span of the text, cluster by cluster, with what the search lights in it. */
static void paint_span(const struct app *app, int row, int column, size_t item, const struct span *span) {
    size_t hit = app->search.n_hits != 0 ? search_first_in(&app->search, item) : 0;
    int end = app->geometry.text_right;
    for (size_t at = 0; at < span->text.n;) {
        size_t next = grapheme_next(span->text, at);
        enum role role = span->is_source ? role_at(app, item, span->start + at, span->role, &hit) : span->role;
        column = paint_cluster(&app->painter, row, column, end, role, str_slice(span->text, at, next));
        at = next;
    }
}

static void paint_line(const struct app *app, int row, const struct view_row *view_row) {
    const struct geometry *g = &app->geometry;
    for (size_t i = 0; i < view_row->line->n_spans; i++) {
        const struct span *span = &view_row->line->spans[i];
        paint_span(app, row, g->measure_left + span->column, view_row->item, span);
    }
    if (view_row->is_focus && app->pane == PANE_TEXT)
        paint_text(&app->painter, row, g->measure_left - 2, g->measure_left, ROLE_FOCUS, str_of(signs(app)->focus));
}

/* The heading of what stands at the top of the pane, if it has scrolled off: of the part that the first text row belongs to. */
static const struct node *find_sticky(const struct app *app, const struct view_row *rows, int n_rows) {
    const struct flow *flow = view_flow(app->view);
    int first = 0;
    while (first < n_rows && rows[first].line == NULL)
        first++;
    if (first == n_rows || flow->items[rows[first].item].kind == FLOW_TITLE)
        return NULL;
    const struct node *part = node_holder(flow->items[rows[first].item].node);
    if (flow->items[rows[first].item].kind == FLOW_HEADING)
        part = part->parent;
    return part != NULL && part->kind != NODE_AGREEMENT ? part : NULL;
}

static void draw_sticky(const struct app *app, const struct view_row *rows, int n_rows) {
    const struct geometry *g = &app->geometry;
    const struct node *part = g->sticky_row >= 0 ? find_sticky(app, rows, n_rows) : NULL;
    if (part == NULL)
        return;
    struct buf path = {0}, cut = {0};
    add_parts(app, part, &path);
    display_add_cut(&app->painter.display, &cut, buf_str(&path), g->measure_width);
    int width = display_width(&app->painter.display, buf_str(&cut));
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
            paint_line(app, g->text_top + i, &rows[i]);
    draw_sticky(app, rows, g->text_height);
    const struct line *line = rows[focus].line;
    *column = g->measure_left + (line != NULL && line->n_spans != 0 ? line->spans[0].column : 0);
    free(rows);
    return g->text_top + focus;
}

/* --- The outline -------------------------------------------------------------------------------------------------------- */

/* Appends a row's text: an article's number and title, anything else's title or name. */
static void add_row_text(const struct app *app, const struct node *node, struct buf *out) {
    struct str title = node_title(app->agreement, node, STR(""));
    if (node->label.n != 0 || title.n == 0)
        name_add(app->agreement, node, true, out);
    if (node->label.n != 0 && title.n != 0)
        buf_add(out, STR(" "));
    buf_add(out, title);
}

static enum role outline_role(const struct app *app, size_t row, size_t reading, const struct outline_row *entry) {
    if (app->pane == PANE_OUTLINE && row == outline_cursor(app->outline))
        return ROLE_OUTLINE_CURSOR;
    if (row == reading)
        return ROLE_OUTLINE_READING;
    return entry->has_rows ? ROLE_OUTLINE_SECTION : ROLE_OUTLINE;
}

/* The sign before a row: of its fold, or of the kind of what it holds. */
static const char *row_sign(const struct app *app, const struct outline_row *entry) {
    enum block_kind kind;
    if (entry->has_rows)
        return entry->is_folded ? signs(app)->folded : signs(app)->unfolded;
    return coverage_best_kind(entry->node, &kind) ? layout_kind_sign(kind, app->ascii) : " ";
}

static void draw_outline_row(const struct app *app, int at, size_t row, size_t reading) {
    const struct painter *painter = &app->painter;
    struct outline_row entry = outline_row(app->outline, row);
    enum role role = outline_role(app, row, reading, &entry);
    int end = app->geometry.outline_right;
    struct buf text = {0}, count = {0};
    add_row_text(app, entry.node, &text);
    if (entry.is_folded)
        buf_printf(&count, " %zu", entry.n_hidden);
    paint_text(painter, at, 0, end, ROLE_FOCUS, row == reading ? str_of(signs(app)->reading) : STR(" "));
    int column = 2 + 2 * (entry.depth < 6 ? entry.depth : 6);
    column = paint_text(painter, at, column, end, ROLE_OUTLINE, str_of(row_sign(app, &entry)));
    int room = end - display_width(&painter->display, buf_str(&count));
    paint_cut(painter, at, column + 1, room, role, buf_str(&text));
    paint_text(painter, at, room, end, ROLE_OUTLINE, buf_str(&count));
    buf_free(&text);
    buf_free(&count);
}

/* Appends "22 Feb 2022 · Azerbaijan, Russia". */
static void add_date_and_parties(const struct app *app, struct buf *out) {
    date_add(out, agreement_date(app->agreement)->date, true);
    for (size_t i = 0; i < app->agreement->n_parties; i++) {
        const struct party *party = &app->agreement->parties[i];
        buf_add(out, i != 0 ? STR(", ") : out->n != 0 ? STR(" · ") : STR(""));
        buf_add(out, party->short_name.n != 0 ? party->short_name : party->name);
    }
}

/* Appends what of the instrument is quoted: "Quotes Arts. 6, 16, 25, 30 of 43". */
static void add_foot(const struct app *app, struct buf *out) {
    const struct agreement *agreement = app->agreement;
    struct buf quoted = {0};
    coverage_add_articles(agreement, 1u << BLOCK_QUOTE | 1u << BLOCK_TEXT, &quoted);
    if (agreement->coverage == COVERAGE_EXCERPTS && quoted.n != 0) {
        buf_printf(out, "Quotes %ss. %s", "Art", quoted.p);
        if (agreement->n_articles != 0)
            buf_printf(out, " of %zu", agreement->n_articles);
    } else {
        buf_printf(out, "%zu articles", coverage_count_articles(agreement));
    }
    buf_free(&quoted);
}

int panes_draw_outline(struct app *app) {
    enum { HEAD = 3, FOOT = 2 };
    const struct painter *painter = &app->painter;
    int end = app->geometry.outline_right, bottom = app->geometry.status_row;
    bool has_ends = bottom >= HEAD + FOOT + 4;
    int top = has_ends ? HEAD : 0, height = bottom - top - (has_ends ? FOOT : 0);
    for (int row = 0; row < bottom; row++) {
        paint_blank(painter, row, 0, end, ROLE_OUTLINE);
        paint_text(painter, row, end, app->geometry.columns, ROLE_DIVIDER, str_of(signs(app)->divider));
    }
    struct buf line = {0};
    if (has_ends) {
        paint_cut(painter, 0, 1, end, ROLE_TITLE, agreement_name(app->agreement));
        add_date_and_parties(app, &line);
        paint_cut(painter, 1, 1, end, ROLE_META, buf_str(&line));
        buf_clear(&line);
        add_foot(app, &line);
        paint_cut(painter, bottom - 1, 1, end, ROLE_META, buf_str(&line));
    }
    buf_free(&line);
    size_t n = outline_count(app->outline), cursor = outline_cursor(app->outline);
    size_t reading = n != 0 ? outline_find(app->outline, view_node(app->view)) : 0;
    size_t first = outline_top(app->outline, app->pane == PANE_OUTLINE ? cursor : reading, height);
    for (int i = 0; i < height && first + (size_t)i < n; i++)
        draw_outline_row(app, top + i, first + (size_t)i, reading);
    return top + (int)(cursor >= first ? cursor - first : 0);
}
