#include "tui/paint.h"

#include <wchar.h>

#include "text/grapheme.h"
#include "text/utf8.h"

/* Cells of one role that stand side by side, handed to curses together: cell by cell that would take most of the time of a draw. */
enum { RUN_MAX = 128 };

struct run {
    const struct painter *painter;
    enum role role;
    attr_t weight;   /* of what a highlight lies on */
    int row, column; /* where it begins */
    int width;
    cchar_t cells[RUN_MAX];
    int n;
};

static void begin_run(struct run *run, const struct painter *painter, int row, int column, enum role role, enum role under) {
    run->painter = painter;
    run->role = role;
    run->weight = painter->theme->attributes[under] & A_BOLD;
    run->row = row;
    run->column = column;
    run->width = 0;
    run->n = 0;
}

static void put_run(struct run *run) {
    if (run->n != 0)
        mvadd_wchnstr(run->row, run->column, run->cells, run->n);
    run->column += run->width;
    run->width = 0;
    run->n = 0;
}

/* A spacing character and the marks on it: what one cell of curses can hold. */
struct cell {
    wchar_t characters[CCHARW_MAX + 1];
    size_t n;
    int width;
};

/* Adds a cell to the run. What has no width of its own goes on top of the cell before it, as curses does by itself where cells come
   one by one. */
static void add_cell(struct run *run, struct cell *cell) {
    const struct theme *theme = run->painter->theme;
    cchar_t character;
    if (cell->n == 0)
        return;
    cell->characters[cell->n] = L'\0';
    bool is_made =
        setcchar(&character, cell->characters, theme->attributes[run->role] | run->weight, theme->pairs[run->role], NULL) == OK;
    if (run->n == RUN_MAX || cell->width == 0)
        put_run(run);
    if (is_made && cell->width == 0 && move(run->row, run->column) != ERR)
        add_wch(&character);
    else if (is_made)
        run->cells[run->n++] = character;
    run->width += cell->width;
    *cell = (struct cell){.n = 0};
}

/* Adds a cluster cell by cell. Marks beyond what a cell can hold are left out: curses has no place for them. */
static void add_glyph(struct run *run, const struct glyph *glyph) {
    struct cell cell = {.n = 0};
    for (size_t at = 0; at < glyph->text.n;) {
        uint32_t code_point;
        at += utf8_decode(glyph->text, at, &code_point, NULL);
        int width = glyph->text.n == 1 ? 1 : wcwidth((wchar_t)code_point);
        if (width > 0) {
            add_cell(run, &cell);
            cell.width = width;
        }
        if (cell.n < CCHARW_MAX)
            cell.characters[cell.n++] = (wchar_t)code_point;
    }
    add_cell(run, &cell);
}

int paint_text(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text) {
    return paint_over(painter, row, column, end_column, role, role, text);
}

int paint_over(const struct painter *painter, int row, int column, int end_column, enum role role, enum role under,
               struct str text) {
    struct run run;
    begin_run(&run, painter, row, column, role, under);
    for (size_t at = 0; at < text.n;) {
        size_t next = grapheme_next(text, at);
        struct glyph glyph;
        display_cluster(&painter->display, str_slice(text, at, next), &glyph);
        if (column + glyph.width_cells > end_column)
            break;
        if (glyph.width_cells != 0)
            add_glyph(&run, &glyph);
        column += glyph.width_cells;
        at = next;
    }
    put_run(&run);
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
    cchar_t blank;
    if (column < end_column && setcchar(&blank, L" ", painter->theme->attributes[role], painter->theme->pairs[role], NULL) == OK)
        mvhline_set(row, column, &blank, end_column - column);
}
