#include "tui/popup.h"

#include <stdlib.h>

#include "base/arena.h"
#include "text/grapheme.h"
#include "text/match.h"
#include "text/utf8.h"
#include "tui/frame.h"
#include "tui/terminal.h"

static char *copy(struct str s) {
    struct buf b = {0};
    buf_add(&b, s);
    return buf_take(&b);
}

void popup_clear(struct popup *popup) {
    for (size_t i = 0; i < popup->n_rows; i++) {
        free(popup->rows[i].left);
        free(popup->rows[i].right);
    }
    popup->n_rows = popup->n_shown = 0;
}

void popup_close(struct popup *popup) {
    popup_clear(popup);
    free(popup->rows);
    free(popup->shown);
    free(popup->title);
    buf_free(&popup->filter);
    *popup = (struct popup){0};
}

void popup_open(struct popup *popup, struct str title, bool is_menu) {
    popup_close(popup);
    popup->is_open = true;
    popup->is_menu = is_menu;
    popup->title = copy(title);
}

void popup_add(struct popup *popup, enum role role, struct str left, struct str right, int value) {
    ARRAY_RESERVE_ONE(popup->rows, popup->n_rows, popup->capacity);
    popup->rows[popup->n_rows++] = (struct popup_row){role, copy(left), right.n != 0 ? copy(right) : NULL, value};
}

/* --- What is shown, and where the cursor is ----------------------------------------------------------------------------- */

static bool passes(const struct popup_row *row, const struct matcher *filter) {
    struct match match;
    if (filter == NULL)
        return true;
    bool has_heading = row->value == POPUP_NO_VALUE && row->right == NULL;
    return !has_heading &&
           (matcher_find(filter, str_of(row->left), 0, &match) || matcher_find(filter, str_of(row->right), 0, &match));
}

static const struct popup_row *row_at(const struct popup *popup, size_t i) {
    return &popup->rows[popup->shown[i]];
}

/* Moves the cursor by rows, over those that cannot be chosen; stops at the last that can. */
static void move_cursor(struct popup *popup, long n) {
    long step = n > 0 ? 1 : -1, at = (long)popup->cursor, found = at;
    for (long left = labs(n); left > 0;) {
        at += step;
        if (at < 0 || at >= (long)popup->n_shown)
            break;
        if (row_at(popup, (size_t)at)->value == POPUP_NO_VALUE)
            continue;
        found = at;
        left--;
    }
    popup->cursor = (size_t)found;
}

/* Puts the cursor on a row that can be chosen. */
static void settle_cursor(struct popup *popup) {
    if (popup->cursor >= popup->n_shown)
        popup->cursor = popup->n_shown != 0 ? popup->n_shown - 1 : 0;
    if (popup->n_shown != 0 && row_at(popup, popup->cursor)->value == POPUP_NO_VALUE)
        move_cursor(popup, 1);
    if (popup->n_shown != 0 && row_at(popup, popup->cursor)->value == POPUP_NO_VALUE)
        move_cursor(popup, -1);
}

void popup_show(struct popup *popup) {
    struct diag_list diags = {0};
    struct matcher *filter = popup->filter.n != 0 ? matcher_new(buf_str(&popup->filter), MATCH_PHRASE, &diags) : NULL;
    diag_list_free(&diags);
    popup->shown = memory_resize(popup->shown, popup->n_rows, sizeof *popup->shown);
    popup->n_shown = 0;
    for (size_t i = 0; i < popup->n_rows; i++)
        if (passes(&popup->rows[i], filter))
            popup->shown[popup->n_shown++] = i;
    matcher_free(filter);
    if (popup->is_menu)
        settle_cursor(popup);
}

void popup_point(struct popup *popup, int value) {
    for (size_t i = 0; i < popup->n_shown; i++)
        if (row_at(popup, i)->value == value)
            popup->cursor = i;
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

enum { PAGE = 1 << 10, HALF_PAGE = 1 << 11, WHOLE = 1 << 20 };

static const struct {
    int key;
    int n_rows;
} move_keys[] = {
    {'j', 1},
    {KEY_SPECIAL + KEY_DOWN, 1},
    {'k', -1},
    {KEY_SPECIAL + KEY_UP, -1},
    {' ', PAGE},
    {'f', PAGE},
    {KEY_SPECIAL + KEY_NPAGE, PAGE},
    {'b', -PAGE},
    {KEY_SPECIAL + KEY_PPAGE, -PAGE},
    {'d', HALF_PAGE},
    {'u', -HALF_PAGE},
    {'g', -WHOLE},
    {KEY_SPECIAL + KEY_HOME, -WHOLE},
    {'G', WHOLE},
    {KEY_SPECIAL + KEY_END, WHOLE},
};

/* The rows that a key moves by; 0 for one that does not move. */
static long rows_of_key(const struct popup *popup, int key) {
    for (size_t i = 0; i < sizeof move_keys / sizeof *move_keys; i++) {
        int n = move_keys[i].n_rows;
        if (move_keys[i].key != key)
            continue;
        if (abs(n) == PAGE)
            return n > 0 ? popup->height : -popup->height;
        return abs(n) == HALF_PAGE ? (n > 0 ? popup->height + 1 : -popup->height - 1) / 2 : n;
    }
    return 0;
}

/* How far down it can be scrolled, painting knows. */
static void move_by(struct popup *popup, long n) {
    if (popup->is_menu) {
        move_cursor(popup, n);
        return;
    }
    long top = (long)popup->top + n;
    popup->top = top > 0 ? (size_t)top : 0;
}

/* Takes a key while the filter is typed. */
static void take_filter_key(struct popup *popup, int key) {
    struct buf *filter = &popup->filter;
    bool is_erase = key == 127 || key == ('H' & 31) || key == KEY_SPECIAL + KEY_BACKSPACE;
    char bytes[4];
    if (key == '\r' || key == '\n' || key == KEY_SPECIAL + KEY_ENTER) {
        popup->is_filtering = false;
    } else if (key == KEY_ESCAPE || (is_erase && filter->n == 0)) {
        popup->is_filtering = false;
        buf_clear(filter);
    } else if (is_erase) {
        filter->n = grapheme_previous(buf_str(filter), filter->n);
        filter->p[filter->n] = '\0';
    } else if (key >= ' ' && key < KEY_SPECIAL) {
        buf_add(filter, (struct str){bytes, utf8_encode((uint32_t)key, bytes)});
    }
    popup_show(popup);
}

/* The row that a digit names, or that is under the cursor. */
static bool choose(struct popup *popup, int key, int *value) {
    size_t wanted = key >= '1' && key <= '9' ? (size_t)(key - '1') : popup->cursor;
    for (size_t i = 0, n = 0; key >= '1' && key <= '9' && i < popup->n_shown; i++)
        if (row_at(popup, i)->value != POPUP_NO_VALUE && n++ == (size_t)(key - '1'))
            popup->cursor = wanted = i;
    if (wanted >= popup->n_shown || row_at(popup, wanted)->value == POPUP_NO_VALUE)
        return false;
    *value = row_at(popup, wanted)->value;
    return true;
}

enum popup_result popup_take(struct popup *popup, int key, int *value) {
    bool is_enter = key == '\r' || key == '\n' || key == KEY_SPECIAL + KEY_ENTER;
    if (popup->is_filtering) {
        take_filter_key(popup, key);
        return POPUP_STAYS;
    }
    if (key == '/') {
        popup->is_filtering = true;
        return POPUP_STAYS;
    }
    if (popup->is_menu && (is_enter || (key >= '1' && key <= '9')))
        return choose(popup, key, value) ? POPUP_CHOSEN : POPUP_STAYS;
    if (key == KEY_ESCAPE || key == 'q') {
        popup_close(popup);
        return POPUP_CLOSED;
    }
    move_by(popup, is_enter ? 1 : rows_of_key(popup, key));
    return POPUP_STAYS;
}

/* --- Painting ----------------------------------------------------------------------------------------------------------- */

/* How wide the widest left part of a row in two parts is, and how wide the whole is to be. */
static int measure(const struct popup *popup, const struct painter *painter, int *split) {
    int right = 0, whole = display_width(&painter->display, str_of(popup->title)) + 2;
    *split = 0;
    for (size_t i = 0; i < popup->n_rows; i++) {
        const struct popup_row *row = &popup->rows[i];
        int width = display_width(&painter->display, str_of(row->left));
        if (row->right == NULL) {
            whole = width > whole ? width : whole;
            continue;
        }
        *split = width > *split ? width : *split;
        width = display_width(&painter->display, str_of(row->right));
        right = width > right ? width : right;
    }
    int parts = *split + 2 + right;
    return right != 0 && parts > whole ? parts : whole;
}

static void paint_row(const struct popup *popup, const struct painter *painter, size_t i, int at, const struct box *box,
                      int split) {
    const struct popup_row *row = row_at(popup, i);
    bool is_chosen = popup->is_menu && i == popup->cursor && row->value != POPUP_NO_VALUE;
    enum role left = is_chosen ? ROLE_SELECTED : row->role, right = is_chosen ? ROLE_SELECTED : ROLE_POPUP;
    if (is_chosen)
        paint_blank(painter, at, box->left, box->right, ROLE_SELECTED);
    int end = row->right != NULL && box->left + split < box->right ? box->left + split : box->right;
    paint_cut(painter, at, box->left, end, left, str_of(row->left));
    if (row->right != NULL)
        paint_cut(painter, at, box->left + split + 2, box->right, right, str_of(row->right));
}

/* Brings the top to where the cursor is seen and nothing empty is below the last row. */
static void settle_top(struct popup *popup, int height) {
    size_t rows = height > 0 ? (size_t)height : 0;
    popup->height = height;
    if (popup->is_menu && popup->cursor < popup->top)
        popup->top = popup->cursor;
    if (popup->is_menu && popup->cursor >= popup->top + rows)
        popup->top = popup->cursor + 1 - rows;
    if (popup->top + rows > popup->n_shown)
        popup->top = popup->n_shown > rows ? popup->n_shown - rows : 0;
}

/* Says in the frame that there is more above or below. */
static void paint_more(const struct popup *popup, const struct painter *painter, bool ascii, const struct box *outer) {
    bool is_above = popup->top != 0, is_below = popup->top + (size_t)popup->height < popup->n_shown;
    struct str above = ascii ? STR(" ^ ") : STR(" ▲ "), below = ascii ? STR(" v more ") : STR(" ▼ more ");
    if (is_above)
        paint_text(painter, outer->top, outer->right - 5, outer->right - 1, ROLE_FRAME, above);
    if (is_below)
        paint_text(painter, outer->bottom - 1, outer->right - 10, outer->right - 1, ROLE_FRAME, below);
}

int popup_paint(struct popup *popup, const struct painter *painter, bool ascii, const struct box *box, int *column) {
    struct box outer, content;
    struct buf title = {0};
    int split, width = measure(popup, painter, &split);
    bool is_filtered = popup->is_filtering || popup->filter.n != 0;
    bool has_frame = frame_place(painter, box, width, (int)(popup->n_shown != 0 ? popup->n_shown : 1), &outer, &content);
    buf_printf(&title, "%s%s%s", popup->title, is_filtered ? "  /" : "", buf_str(&popup->filter).p);
    for (int row = outer.top; row < outer.bottom; row++)
        paint_blank(painter, row, outer.left, outer.right, ROLE_POPUP);
    if (has_frame)
        frame_paint(painter, ascii, &outer, buf_str(&title));
    settle_top(popup, content.bottom - content.top);
    for (int row = content.top; row < content.bottom && popup->top + (size_t)(row - content.top) < popup->n_shown; row++)
        paint_row(popup, painter, popup->top + (size_t)(row - content.top), row, &content, split);
    if (has_frame)
        paint_more(popup, painter, ascii, &outer);
    *column = popup->is_filtering ? outer.left + 3 + display_width(&painter->display, buf_str(&title)) : content.left;
    buf_free(&title);
    if (popup->is_filtering)
        return outer.top;
    return popup->is_menu ? content.top + (int)(popup->cursor - popup->top) : content.top;
}
