#include <stdio.h>

#include "tui/actions.h"
#include "tui/quotes.h"

static long times(int count) {
    return count != 0 ? count : 1;
}

/* Moves the focus of the pane that has the keys; what is read then shows in the outline too. */
static void move_lines(struct app *app, long n_lines) {
    if (app->pane == PANE_OUTLINE) {
        outline_move(app->outline, n_lines);
        return;
    }
    view_move(app->view, n_lines);
    outline_go(app->outline, view_node(app->view));
}

static void move_pages(struct app *app, long n_rows) {
    if (app->pane == PANE_OUTLINE) {
        outline_move(app->outline, n_rows);
        return;
    }
    view_page(app->view, n_rows);
    outline_go(app->outline, view_node(app->view));
}

/* A page keeps two lines of the last one in view, as less does one: the thread is not lost. */
static long page(const struct app *app) {
    int height = view_height(app->view);
    return height > 4 ? height - 2 : height;
}

static long half_page(const struct app *app) {
    int height = view_height(app->view);
    return height > 1 ? height / 2 : 1;
}

void action_line_down(struct app *app, int count) {
    move_lines(app, times(count));
}

void action_line_up(struct app *app, int count) {
    move_lines(app, -times(count));
}

void action_page_down(struct app *app, int count) {
    move_pages(app, page(app) * times(count));
}

void action_page_up(struct app *app, int count) {
    move_pages(app, -page(app) * times(count));
}

void action_half_page_down(struct app *app, int count) {
    move_pages(app, half_page(app) * times(count));
}

void action_half_page_up(struct app *app, int count) {
    move_pages(app, -half_page(app) * times(count));
}

void action_scroll_down(struct app *app, int count) {
    for (long i = times(count); i > 0; i--)
        view_scroll(app->view, 1);
}

void action_scroll_up(struct app *app, int count) {
    for (long i = times(count); i > 0; i--)
        view_scroll(app->view, -1);
}

/* A number before g or G is an article, never a line. */
static void go_article(struct app *app, int count) {
    char number[16];
    snprintf(number, sizeof number, "%d", count);
    app_go_reference(app, str_of(number));
}

void action_top(struct app *app, int count) {
    if (count != 0)
        go_article(app, count);
    else if (app->pane == PANE_OUTLINE)
        outline_move(app->outline, -(long)outline_count(app->outline));
    else {
        app_leave(app);
        app_go(app, app->agreement->root);
    }
}

void action_end(struct app *app, int count) {
    const struct flow *flow = view_flow(app->view);
    if (count != 0) {
        go_article(app, count);
    } else if (app->pane == PANE_OUTLINE) {
        outline_move(app->outline, (long)outline_count(app->outline));
    } else {
        app_leave(app);
        size_t last = flow->n_items - 1;
        size_t byte = flow->items[last].end != flow->items[last].start ? flow->items[last].end - 1 : flow->items[last].start;
        view_go(app->view, (struct position){.item = last, .byte = byte, .line = (size_t)-1}, view_height(app->view));
        outline_go(app->outline, view_node(app->view));
    }
}

void action_percent(struct app *app, int count) {
    if (count == 0) {
        app_complain(app, "type a number before %%, such as 50%%");
        return;
    }
    app_leave(app);
    view_go(app->view, view_at_percent(app->view, count > 100 ? 100 : count), view_height(app->view) / 4);
    outline_go(app->outline, view_node(app->view));
}

static bool is_provision(const struct node *node) {
    return node->kind == NODE_PROVISION || node->kind == NODE_RECITAL;
}

static bool is_section(const struct node *node) {
    return node->kind == NODE_SECTION || node->kind == NODE_PREAMBLE || node->kind == NODE_ANNEX || node->kind == NODE_CLOSING;
}

static bool is_provision_heading(const struct flow_item *item) {
    return item->kind == FLOW_HEADING && is_provision(item->node);
}

static bool is_section_heading(const struct flow_item *item) {
    return item->kind == FLOW_HEADING && is_section(item->node);
}

static bool is_quotation(const struct flow_item *item) {
    return item->kind == FLOW_LABEL && item->node->block->kind == BLOCK_QUOTE;
}

/* Goes to the n-th such item from the focus, as far as there are some. */
static void go_item(struct app *app, bool (*is_wanted)(const struct flow_item *), long n) {
    const struct flow *flow = view_flow(app->view);
    size_t item = view_focus(app->view).item, found = item;
    while (n != 0 && (n > 0 ? item + 1 < flow->n_items : item > 0)) {
        item += n > 0 ? 1 : (size_t)-1;
        if (!is_wanted(&flow->items[item]))
            continue;
        found = item;
        n += n > 0 ? -1 : 1;
    }
    app->pane = PANE_TEXT;
    if (found == view_focus(app->view).item)
        app_say(app, "there are no more");
    else
        app_go(app, flow->items[found].node);
}

void action_next_provision(struct app *app, int count) {
    go_item(app, is_provision_heading, times(count));
}

void action_previous_provision(struct app *app, int count) {
    go_item(app, is_provision_heading, -times(count));
}

void action_next_section(struct app *app, int count) {
    go_item(app, is_section_heading, times(count));
}

void action_previous_section(struct app *app, int count) {
    go_item(app, is_section_heading, -times(count));
}

void action_next_quote(struct app *app, int count) {
    if (app->quotes.is_open)
        quotes_move(app, times(count));
    else
        go_item(app, is_quotation, times(count));
}

void action_previous_quote(struct app *app, int count) {
    if (app->quotes.is_open)
        quotes_move(app, -times(count));
    else
        go_item(app, is_quotation, -times(count));
}
