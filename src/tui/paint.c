#include "tui/paint.h"

/* What a role looks like where it lies over another. */
static struct ink find_ink(const struct painter *painter, enum role role, enum role under) {
    const struct theme *theme = painter->theme;
    return (struct ink){theme->attributes[role] | (theme->attributes[under] & A_BOLD), theme->pairs[role]};
}

int paint_text(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text) {
    return paint_over(painter, row, column, end_column, role, role, text);
}

int paint_over(const struct painter *painter, int row, int column, int end_column, enum role role, enum role under,
               struct str text) {
    int width = 0;
    size_t n = column < end_column ? display_fit(&painter->display, text, end_column - column, &width) : 0;
    if (n != 0)
        canvas_add_text(painter->canvas, row, column, find_ink(painter, role, under), str_slice(text, 0, n));
    return column + width;
}

int paint_cut(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text) {
    struct buf cut = {0};
    if (column >= end_column)
        return column;
    if (display_fit(&painter->display, text, end_column - column, NULL) == text.n)
        return paint_text(painter, row, column, end_column, role, text);
    display_add_cut(&painter->display, &cut, text, end_column - column);
    column = paint_text(painter, row, column, end_column, role, buf_str(&cut));
    buf_free(&cut);
    return column;
}

void paint_blank(const struct painter *painter, int row, int column, int end_column, enum role role) {
    canvas_add_blank(painter->canvas, row, column, end_column - column, find_ink(painter, role, role));
}
