#include "tui/view.h"

#include <stdlib.h>

/* A row of the text: a line of an item, or one of the blank lines before it (line -1 is the nearest to the item). */
struct row {
    size_t item;
    long line;
};

struct view {
    struct flow *flow;
    struct display display;
    struct arena *arena;    /* of the layouts, for one width */
    struct layout *layouts; /* by item; n_lines 0 where not laid out yet */
    size_t *laid_out;       /* the items that are: few of a large text */
    size_t n_laid_out, laid_out_capacity;
    int width, height;
    struct position focus;
    int wanted_row;     /* where the reader last put the focus: a small screen may not allow it, a larger one will again */
    int focus_row;      /* where it stands now */
    struct anchor away; /* the place that a flow without it has kept the reader from; node NULL: none */
};

/* Forgets all layouts, for another width. */
static void clear_layouts(struct view *view) {
    arena_free(view->arena);
    view->arena = arena_new();
    while (view->n_laid_out > 0)
        view->layouts[view->laid_out[--view->n_laid_out]] = (struct layout){0};
}

/* Takes another flow in the place of the one that there was. */
static void take_flow(struct view *view, struct flow *flow) {
    flow_free(view->flow);
    view->flow = flow;
    view->layouts = memory_resize(view->layouts, flow->n_items, sizeof *view->layouts);
    view->n_laid_out = 0;
    for (size_t i = 0; i < flow->n_items; i++)
        view->layouts[i] = (struct layout){0};
    clear_layouts(view);
}

struct view *view_new(struct flow *flow, const struct display *display) {
    struct view *view = memory_alloc(sizeof *view);
    *view = (struct view){.display = *display, .width = LAYOUT_MEASURE, .height = 1};
    take_flow(view, flow);
    return view;
}

void view_free(struct view *view) {
    if (view == NULL)
        return;
    arena_free(view->arena);
    free(view->layouts);
    free(view->laid_out);
    flow_free(view->flow);
    free(view);
}

const struct flow *view_flow(const struct view *view) {
    return view->flow;
}

int view_height(const struct view *view) {
    return view->height;
}

int view_width(const struct view *view) {
    return view->width;
}

int view_focus_row(const struct view *view) {
    return view->focus_row;
}

struct position view_focus(const struct view *view) {
    return view->focus;
}

const struct node *view_node(const struct view *view) {
    return view->flow->items[view->focus.item].node;
}

static const struct layout *lay_out(struct view *view, size_t item) {
    struct layout *layout = &view->layouts[item];
    if (layout->n_lines != 0)
        return layout;
    ARRAY_RESERVE_ONE(view->laid_out, view->n_laid_out, view->laid_out_capacity);
    view->laid_out[view->n_laid_out++] = item;
    *layout = layout_item(view->flow, item, view->width, &view->display, view->arena);
    return layout;
}

/* Does the item show bytes of a text, so that its places are bytes? */
static bool has_text(const struct view *view, size_t item) {
    return view->flow->items[item].end > view->flow->items[item].start;
}

/* The first lines of a heading may show only its number, and so have the same byte as the line on which its title begins: there
   position.line tells which is meant. */
static struct row row_of(struct view *view, struct position position) {
    const struct layout *layout = lay_out(view, position.item);
    bool is_byte = has_text(view, position.item) && position.byte != view->flow->items[position.item].start;
    size_t line = is_byte ? layout_find_line(layout, position.byte) : position.line;
    return (struct row){position.item, (long)(line < layout->n_lines ? line : layout->n_lines - 1)};
}

static struct position position_of(struct view *view, struct row row) {
    const struct line *line = &lay_out(view, row.item)->lines[row.line];
    size_t start = view->flow->items[row.item].start;
    bool is_byte = has_text(view, row.item) && line->start != start;
    return (struct position){row.item, is_byte ? line->start : start, is_byte ? 0 : (size_t)row.line};
}

/* Blank lines above the first item are not shown. */
static long n_blank_before(const struct view *view, size_t item) {
    return item == 0 ? 0 : view->flow->items[item].gap_before;
}

static bool next_row(struct view *view, struct row *row) {
    if (row->line + 1 < (long)lay_out(view, row->item)->n_lines) {
        row->line++;
        return true;
    }
    if (row->item + 1 >= view->flow->n_items)
        return false;
    row->item++;
    row->line = -n_blank_before(view, row->item);
    return true;
}

static bool previous_row(struct view *view, struct row *row) {
    if (row->line > -n_blank_before(view, row->item)) {
        row->line--;
        return true;
    }
    if (row->item == 0)
        return false;
    row->item--;
    row->line = (long)lay_out(view, row->item)->n_lines - 1;
    return true;
}

/* How many rows there are in a direction from a row, up to a limit. */
static int count_rows(struct view *view, struct row row, bool (*step)(struct view *, struct row *), int limit) {
    int n = 0;
    while (n < limit && step(view, &row))
        n++;
    return n;
}

static int margin(const struct view *view) {
    return view->height / 4 < 3 ? view->height / 4 : 3;
}

/* Puts the focus on the wanted row as far as the ends of the text allow: no empty rows above the beginning, and none below the end
   as long as there is text above to fill them. */
static void settle(struct view *view) {
    struct row focus = row_of(view, view->focus);
    int last = view->height - 1;
    view->focus_row = view->wanted_row;
    if (view->focus_row > last - margin(view))
        view->focus_row = last - margin(view);
    if (view->focus_row < margin(view))
        view->focus_row = margin(view);
    int below = count_rows(view, focus, next_row, last - view->focus_row);
    if (below < last - view->focus_row)
        view->focus_row = last - below;
    view->focus_row = count_rows(view, focus, previous_row, view->focus_row);
}

void view_resize(struct view *view, int width_cells, int height_rows) {
    if (width_cells != view->width) {
        view->width = width_cells;
        clear_layouts(view);
    }
    view->height = height_rows > 1 ? height_rows : 1;
    settle(view);
}

/* The place that a flow has for an anchor. */
static struct position find_position(const struct flow *flow, struct anchor anchor) {
    size_t item = flow_find(flow, anchor);
    bool is_inside = anchor.byte >= flow->items[item].start && anchor.byte <= flow->items[item].end;
    return (struct position){.item = item, .byte = is_inside ? anchor.byte : flow->items[item].start};
}

void view_replace_flow(struct view *view, struct flow *flow) {
    struct anchor anchor = view->away.node != NULL ? view->away : view_anchor(view);
    take_flow(view, flow);
    view->focus = find_position(flow, anchor);
    bool is_here = flow->items[view->focus.item].node == anchor.node;
    view->away = is_here ? (struct anchor){.node = NULL} : anchor;
    settle(view);
}

struct anchor view_anchor(const struct view *view) {
    struct anchor anchor = flow_anchor(view->flow, view->focus.item);
    if (has_text(view, view->focus.item))
        anchor.byte = view->focus.byte;
    return anchor;
}

/* The focus has been moved: from here on the row it stands on is the one it is wanted on. */
static void moved(struct view *view) {
    view->away.node = NULL;
    settle(view);
    view->wanted_row = view->focus_row;
}

void view_go(struct view *view, struct position position, int row) {
    view->focus = position;
    view->wanted_row = row;
    moved(view);
}

void view_go_anchor(struct view *view, struct anchor anchor, int row) {
    view_go(view, find_position(view->flow, anchor), row);
}

/* How many rows `to` is below `from` (negative: above), if that is less than a pane; else false. */
static bool count_between(struct view *view, struct row from, struct row to, int *n_rows) {
    bool is_down = to.item != from.item ? to.item > from.item : to.line > from.line;
    struct row row = from;
    for (int n = 0; n < view->height; n++) {
        if (row.item == to.item && row.line == to.line) {
            *n_rows = is_down ? n : -n;
            return true;
        }
        if (!(is_down ? next_row : previous_row)(view, &row))
            return false;
    }
    return false;
}

void view_show(struct view *view, struct position position) {
    int between;
    if (count_between(view, row_of(view, view->focus), row_of(view, position), &between) && view->focus_row + between >= 0 &&
        view->focus_row + between < view->height)
        view_go(view, position, view->focus_row + between);
    else
        view_go(view, position, view->height / 4);
}

/* Moves by one line that is not blank, and counts the rows that this takes. */
static bool step_line(struct view *view, struct row *row, bool is_down, int *n_rows) {
    struct row at = *row;
    int n = 0;
    do {
        if (!(is_down ? next_row : previous_row)(view, &at))
            return false;
        n++;
    } while (at.line < 0);
    *row = at;
    *n_rows += is_down ? n : -n;
    return true;
}

void view_move(struct view *view, long n_lines) {
    struct row row = row_of(view, view->focus);
    int n_rows = 0;
    for (long i = labs(n_lines); i > 0 && step_line(view, &row, n_lines > 0, &n_rows); i--)
        continue;
    view->focus = position_of(view, row);
    view->wanted_row = view->focus_row + n_rows;
    moved(view);
}

/* A blank row has no place in the text: the line below it has, or at the end the line above. */
static struct row skip_blank(struct view *view, struct row row) {
    while (row.line < 0 && next_row(view, &row))
        continue;
    return row;
}

void view_page(struct view *view, long n_rows) {
    struct row row = row_of(view, view->focus);
    struct row start = row;
    for (long i = labs(n_rows); i > 0; i--)
        if (!(n_rows > 0 ? next_row : previous_row)(view, &row))
            break;
    row = skip_blank(view, row);
    /* A page that ends in the blank lines above the focus must not come back to it. */
    int n_moved = 0;
    if (row.item == start.item && row.line == start.line && n_rows < 0)
        step_line(view, &row, false, &n_moved);
    view->focus = position_of(view, row);
    view->wanted_row = view->focus_row;
    moved(view);
}

void view_scroll(struct view *view, long n_rows) {
    int last = view->height - 1;
    view->focus_row -= (int)n_rows;
    view->wanted_row = view->focus_row;
    if (view->focus_row < margin(view))
        view_move(view, 1);
    else if (view->focus_row > last - margin(view))
        view_move(view, -1);
    else
        moved(view);
}

static struct row top_row(struct view *view) {
    struct row row = row_of(view, view->focus);
    for (int i = 0; i < view->focus_row && previous_row(view, &row); i++)
        continue;
    return row;
}

int view_rows(struct view *view, struct view_row *rows) {
    struct row row = top_row(view);
    bool is_end = false;
    for (int i = 0; i < view->height; i++) {
        const struct line *line = row.line >= 0 ? &lay_out(view, row.item)->lines[row.line] : NULL;
        rows[i] =
            (struct view_row){.item = row.item, .line = is_end ? NULL : line, .is_focus = i == view->focus_row, .is_end = is_end};
        is_end = is_end || !next_row(view, &row);
    }
    return view->focus_row;
}

int view_percent(struct view *view) {
    struct row row = row_of(view, view->focus);
    for (int i = view->focus_row; i < view->height - 1; i++)
        if (!next_row(view, &row))
            return 100;
    struct row beyond = row;
    if (!next_row(view, &beyond))
        return 100;
    const struct flow_item *item = &view->flow->items[row.item];
    size_t shown = row.line >= 0 && has_text(view, row.item) ? lay_out(view, row.item)->lines[row.line].end - item->start : 0;
    return view->flow->n_bytes != 0 ? (int)((item->position + shown) * 100 / view->flow->n_bytes) : 100;
}

struct position view_at_percent(const struct view *view, int percent) {
    const struct flow *flow = view->flow;
    size_t wanted = flow->n_bytes / 100 * (size_t)percent + flow->n_bytes % 100 * (size_t)percent / 100;
    size_t low = 0, high = flow->n_items;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (flow->items[middle].position <= wanted)
            low = middle;
        else
            high = middle;
    }
    const struct flow_item *item = &flow->items[low];
    size_t byte = item->start + (wanted - item->position);
    return (struct position){low, byte < item->end ? byte : item->start, 0};
}
