#include "tui/paint.h"

#include <wchar.h>

#include "text/grapheme.h"
#include "text/utf8.h"

/* What one cell of curses can hold: a spacing character and the marks on it. */
struct cell {
    wchar_t characters[CCHARW_MAX + 1];
    size_t n;
};

static void put_cell(const struct painter *painter, enum role role, struct cell *cell) {
    cchar_t character;
    if (cell->n == 0)
        return;
    cell->characters[cell->n] = L'\0';
    if (setcchar(&character, cell->characters, painter->theme->attributes[role], painter->theme->pairs[role], NULL) == OK)
        add_wch(&character);
    cell->n = 0;
}

/* Marks beyond what a cell can hold are left out: curses has no place for them. */
int paint_cluster(const struct painter *painter, int row, int column, int end_column, enum role role, struct str cluster) {
    struct glyph glyph;
    struct cell cell = {.n = 0};
    display_cluster(&painter->display, cluster, &glyph);
    if (glyph.width_cells == 0 || column + glyph.width_cells > end_column || move(row, column) == ERR)
        return column;
    for (size_t at = 0; at < glyph.text.n;) {
        uint32_t code_point;
        at += utf8_decode(glyph.text, at, &code_point, NULL);
        if (wcwidth((wchar_t)code_point) > 0)
            put_cell(painter, role, &cell);
        if (cell.n < CCHARW_MAX)
            cell.characters[cell.n++] = (wchar_t)code_point;
    }
    put_cell(painter, role, &cell);
    return column + glyph.width_cells;
}

int paint_text(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text) {
    for (size_t at = 0; at < text.n;) {
        size_t next = grapheme_next(text, at);
        struct str cluster = str_slice(text, at, next);
        int width = display_width(&painter->display, cluster);
        if (column + width > end_column)
            break;
        column = paint_cluster(painter, row, column, end_column, role, cluster);
        at = next;
    }
    return column;
}

int paint_cut(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text) {
    struct buf cut = {0};
    if (column >= end_column)
        return column;
    display_add_cut(&painter->display, &cut, text, end_column - column);
    column = paint_text(painter, row, column, end_column, role, buf_str(&cut));
    buf_free(&cut);
    return column;
}

void paint_blank(const struct painter *painter, int row, int column, int end_column, enum role role) {
    while (column < end_column)
        column = paint_cluster(painter, row, column, end_column, role, STR(" "));
}
