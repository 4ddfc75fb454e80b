#include "tui/frame.h"

/* Cells of a frame: its line, and a blank beside the text. */
enum { BORDER = 1, PAD = 1 };

/* A frame takes room from the text: below this much room it is left out. */
enum { ROWS_FOR_FRAME = 5, COLUMNS_FOR_FRAME = 24 };

/* Fewer columns than this, on both sides together, would only show stray letters of the text behind. */
enum { SLIVER = 6 };

bool frame_place(const struct painter *painter, const struct box *within, int width, int height, struct box *outer,
                 struct box *content) {
    int rows = within->bottom - within->top, columns = within->right - within->left;
    bool has_frame = rows >= ROWS_FOR_FRAME && columns >= COLUMNS_FOR_FRAME && !painter->is_bare;
    int across = has_frame ? BORDER + PAD : 0, down = has_frame ? BORDER : 0;
    int outer_width = width + 2 * across + SLIVER < columns && !painter->is_bare ? width + 2 * across : columns;
    int outer_height = height + 2 * down < rows ? height + 2 * down : rows;
    outer->left = within->left + (columns - outer_width) / 2;
    outer->top = within->top + (rows - outer_height) / 2;
    outer->right = outer->left + outer_width;
    outer->bottom = outer->top + outer_height;
    *content = (struct box){outer->top + down, outer->left + across, outer->bottom - down, outer->right - across};
    return has_frame;
}

/* The corners and sides of a frame. */
struct frame_signs {
    const char *top_left, *top_right, *bottom_left, *bottom_right, *horizontal, *vertical;
};

static const struct frame_signs unicode_signs = {"┌", "┐", "└", "┘", "─", "│"};
static const struct frame_signs ascii_signs = {"+", "+", "+", "+", "-", "|"};

static void paint_edge(const struct painter *painter, int row, const struct box *box, const char *first, const char *middle,
                       const char *last) {
    int column = paint_text(painter, row, box->left, box->right, ROLE_FRAME, str_of(first));
    while (column < box->right - 1)
        column = paint_text(painter, row, column, box->right, ROLE_FRAME, str_of(middle));
    paint_text(painter, row, column, box->right, ROLE_FRAME, str_of(last));
}

void frame_paint(const struct painter *painter, bool ascii, const struct box *outer, struct str title) {
    const struct frame_signs *signs = ascii ? &ascii_signs : &unicode_signs;
    paint_edge(painter, outer->top, outer, signs->top_left, signs->horizontal, signs->top_right);
    for (int row = outer->top + 1; row < outer->bottom - 1; row++) {
        paint_text(painter, row, outer->left, outer->right, ROLE_FRAME, str_of(signs->vertical));
        paint_blank(painter, row, outer->left + 1, outer->right - 1, ROLE_POPUP);
        paint_text(painter, row, outer->right - 1, outer->right, ROLE_FRAME, str_of(signs->vertical));
    }
    paint_edge(painter, outer->bottom - 1, outer, signs->bottom_left, signs->horizontal, signs->bottom_right);
    int column = outer->left + 2;
    column = paint_text(painter, outer->top, column, outer->right - 2, ROLE_HEADING, STR(" "));
    column = paint_cut(painter, outer->top, column, outer->right - 3, ROLE_HEADING, title);
    paint_text(painter, outer->top, column, outer->right - 2, ROLE_HEADING, STR(" "));
}
