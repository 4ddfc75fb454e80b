/*
 * The view: which rows of a flow are on the screen, and which of them is in focus.
 *
 * The focus is a place in the text (an item of the flow and a byte of its text), which no change of width moves; focus_row says
 * on which row of the pane it is to stand. All else (the rows above and below) follows from the two, laid out when it is needed
 * and kept until the width changes. A view owns its flow.
 */
#ifndef PACTA_TUI_VIEW_H
#define PACTA_TUI_VIEW_H

#include "layout/layout.h"

struct view;

/* A place in the flow. */
struct position {
    size_t item;
    size_t byte; /* of the item's text */
    size_t line; /* at the item's first byte, or where it shows no text of its own (a label), which of its lines */
};

/* A row of the pane as it is shown. */
struct view_row {
    size_t item;
    const struct line *line; /* NULL: a blank line before the item, or below the end */
    bool is_focus;
    bool is_end; /* below the end of the text */
};

struct view *view_new(struct flow *flow, const struct display *display);
void view_free(struct view *view);

/* Says how large the pane is; the focus stays where it is, on its row as far as the size allows. */
void view_resize(struct view *view, int width_cells, int height_rows);

const struct flow *view_flow(const struct view *view);

/* Puts another flow of the same agreement (other language, filter) in place of the one there is, the focus at the same anchor;
   where the new flow does not show it, the nearest, until a flow comes that does or the focus is moved. */
void view_replace_flow(struct view *view, struct flow *flow);

/* The place in focus, and going to one: it is shown on pane row `row`, or as near to it as the ends of the text allow. */
struct position view_focus(const struct view *view);
void view_go(struct view *view, struct position position, int row);

/* Goes to a place that may stay on the row it is on, where it is on the screen already; else as view_go() with a row near the
   top. */
void view_show(struct view *view, struct position position);

/* The focus as an anchor, and going to one. */
struct anchor view_anchor(const struct view *view);
void view_go_anchor(struct view *view, struct anchor anchor, int row);

/* On which row of the pane the focus stands. */
int view_focus_row(const struct view *view);

/* The node in focus. */
const struct node *view_node(const struct view *view);

/* Moves the focus by lines (blank ones do not count), scrolling where it comes near an edge. */
void view_move(struct view *view, long n_lines);

/* Moves text and focus together by rows, for pages; the focus keeps its row. */
void view_page(struct view *view, long n_rows);

/* Scrolls without moving the focus, unless it would leave the pane. */
void view_scroll(struct view *view, long n_rows);

/* The height and width in force. */
int view_height(const struct view *view);
int view_width(const struct view *view);

/* Fills rows[0..height) with what is to be drawn; returns the row in focus. */
int view_rows(struct view *view, struct view_row *rows);

/* How far the text is read, 0 to 100: what is above the bottom of the pane. */
int view_percent(struct view *view);

/* The place `percent` of the way through the text. */
struct position view_at_percent(const struct view *view, int percent);

#endif
