#include "tui/popup.h"

#include <stdlib.h>

#include "base/arena.h"
#include "tui/terminal.h"

static char *copy(struct str s) {
    struct buf b = {0};
    buf_add(&b, s);
    return buf_take(&b);
}

void popup_close(struct popup *popup) {
    for (size_t i = 0; i < popup->n_lines; i++) {
        free(popup->lines[i].left);
        free(popup->lines[i].right);
    }
    free(popup->lines);
    free(popup->title);
    *popup = (struct popup){0};
}

void popup_open(struct popup *popup, const char *title) {
    popup_close(popup);
    popup->is_open = true;
    popup->title = copy(str_of(title));
}

void popup_add(struct popup *popup, enum role role, struct str left, struct str right) {
    ARRAY_RESERVE_ONE(popup->lines, popup->n_lines, popup->capacity);
    popup->lines[popup->n_lines++] = (struct popup_line){role, copy(left), right.n != 0 ? copy(right) : NULL};
}

/* Scrolls by lines; how far down it can go, only painting knows. */
static void scroll_by(struct popup *popup, long n) {
    long top = (long)popup->top + n;
    popup->top = top > 0 ? (size_t)top : 0;
}

enum { PAGE = 10, WHOLE = 1 << 20 };

static const struct {
    int key;
    int n_lines;
} scroll_keys[] = {
    {'j', 1},
    {KEY_SPECIAL + KEY_DOWN, 1},
    {'\r', 1},
    {'k', -1},
    {KEY_SPECIAL + KEY_UP, -1},
    {' ', PAGE},
    {'f', PAGE},
    {KEY_SPECIAL + KEY_NPAGE, PAGE},
    {'b', -PAGE},
    {KEY_SPECIAL + KEY_PPAGE, -PAGE},
    {'d', PAGE / 2},
    {'u', -PAGE / 2},
    {'g', -WHOLE},
    {KEY_SPECIAL + KEY_HOME, -WHOLE},
    {'G', WHOLE},
    {KEY_SPECIAL + KEY_END, WHOLE},
};

void popup_take(struct popup *popup, int key) {
    for (size_t i = 0; i < sizeof scroll_keys / sizeof *scroll_keys; i++)
        if (scroll_keys[i].key == key)
            scroll_by(popup, scroll_keys[i].n_lines);
    if (key == KEY_ESCAPE || key == 'q' || key == 'h' || key == KEY_SPECIAL + KEY_F0 + 1)
        popup_close(popup);
}

/* The corners and sides of a frame. */
struct frame_signs {
    const char *top_left, *top_right, *bottom_left, *bottom_right, *horizontal, *vertical;
};

static const struct frame_signs unicode_frame = {"┌", "┐", "└", "┘", "─", "│"};
static const struct frame_signs ascii_frame = {"+", "+", "+", "+", "-", "|"};

static void paint_edge(const struct painter *painter, int row, int left, int right, const char *first, const char *middle,
                       const char *last) {
    int column = paint_text(painter, row, left, right, ROLE_FRAME, str_of(first));
    while (column < right - 1)
        column = paint_text(painter, row, column, right, ROLE_FRAME, str_of(middle));
    paint_text(painter, row, column, right, ROLE_FRAME, str_of(last));
}

/* How wide the widest left and right parts are. */
static void measure(const struct popup *popup, const struct painter *painter, int *left, int *right) {
    *left = *right = 0;
    for (size_t i = 0; i < popup->n_lines; i++) {
        const struct popup_line *line = &popup->lines[i];
        int width = display_width(&painter->display, str_of(line->left));
        if (line->right != NULL && width > *left)
            *left = width;
        int rest = line->right != NULL ? display_width(&painter->display, str_of(line->right)) : width - *left - 2;
        if (rest > *right)
            *right = rest;
    }
}

static void paint_line(const struct popup *popup, const struct painter *painter, size_t i, int row, int left, int right,
                       int split) {
    paint_blank(painter, row, left, right, ROLE_POPUP);
    if (i >= popup->n_lines)
        return;
    const struct popup_line *line = &popup->lines[i];
    int end = line->right != NULL && left + split < right ? left + split : right;
    paint_cut(painter, row, left, end, line->role, str_of(line->left));
    if (line->right != NULL)
        paint_cut(painter, row, left + split + 2, right, ROLE_POPUP, str_of(line->right));
}

void popup_paint(struct popup *popup, const struct painter *painter, bool ascii, int top, int left, int bottom, int right) {
    const struct frame_signs *signs = ascii ? &ascii_frame : &unicode_frame;
    int split, rest;
    measure(popup, painter, &split, &rest);
    bool has_frame = bottom - top >= 5 && right - left >= 24;
    int border = has_frame ? 1 : 0, pad = has_frame ? 2 : 0;
    int width = split + 2 + rest + 2 * pad, height = (int)popup->n_lines + 2 * border;
    width = width < right - left ? width : right - left;
    height = height < bottom - top ? height : bottom - top;
    left += (right - left - width) / 2;
    top += (bottom - top - height) / 2;
    right = left + width;
    size_t n_shown = (size_t)(height - 2 * border);
    if (popup->top + n_shown > popup->n_lines)
        popup->top = popup->n_lines > n_shown ? popup->n_lines - n_shown : 0;
    for (size_t i = 0; i < n_shown; i++) {
        int row = top + border + (int)i;
        paint_blank(painter, row, left, right, ROLE_POPUP);
        paint_line(popup, painter, popup->top + i, row, left + pad, right - pad, split);
        if (has_frame) {
            paint_text(painter, row, left, right, ROLE_FRAME, str_of(signs->vertical));
            paint_text(painter, row, right - 1, right, ROLE_FRAME, str_of(signs->vertical));
        }
    }
    if (!has_frame)
        return;
    paint_edge(painter, top, left, right, signs->top_left, signs->horizontal, signs->top_right);
    paint_edge(painter, top + height - 1, left, right, signs->bottom_left, signs->horizontal, signs->bottom_right);
    paint_cut(painter, top, left + 2, right - 2, ROLE_HEADING, str_of(popup->title));
}
