#include "tui/paint.h"

#include <wchar.h>

#include "text/grapheme.h"
#include "text/utf8.h"

/* Cells of one ink that stand side by side are handed to curses together: cell by cell that would take most of the time of a draw. */
enum { RUN_MAX = 128 };

struct ink {
    attr_t attributes;
    short pair;
};

/* What a role looks like where it lies over another. */
static struct ink find_ink(const struct painter *painter, enum role role, enum role under) {
    const struct theme *theme = painter->theme;
    return (struct ink){theme->attributes[role] | (theme->attributes[under] & A_BOLD), theme->pairs[role]};
}

/* Where text is to go. */
struct brush {
    const struct display *display;
    struct ink ink;
    int row, column, end_column;
};

/* --- What is not plain -------------------------------------------------------------------------------------------------- */

/* Wide cells. */
struct run {
    int row, column; /* where it begins */
    int width;
    struct ink ink;
    cchar_t cells[RUN_MAX];
    int n;
};

static void begin_run(struct run *run, const struct brush *brush) {
    run->row = brush->row;
    run->column = brush->column;
    run->ink = brush->ink;
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
    cchar_t character;
    if (cell->n == 0)
        return;
    cell->characters[cell->n] = L'\0';
    bool is_made = setcchar(&character, cell->characters, run->ink.attributes, run->ink.pair, NULL) == OK;
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
        int width = wcwidth((wchar_t)code_point);
        if (width > 0) {
            add_cell(run, &cell);
            cell.width = width;
        }
        if (cell.n < CCHARW_MAX)
            cell.characters[cell.n++] = (wchar_t)code_point;
    }
    add_cell(run, &cell);
}

/* How many bytes from `at` on are visible ASCII or a space, and each a cell of its own: so not one that a mark may follow. */
static size_t plain_length(struct str s, size_t at) {
    size_t end = at;
    while (end < s.n && s.p[end] >= ' ' && s.p[end] <= '~')
        end++;
    return end > at && end < s.n && (unsigned char)s.p[end] >= 0x80 ? end - at - 1 : end - at;
}

/* Puts clusters on the screen from byte `at` on, up to where the text is plain or there is no room; returns that place. */
static size_t put_clusters(struct brush *brush, struct str text, size_t at) {
    struct run run;
    begin_run(&run, brush);
    while (at < text.n && plain_length(text, at) == 0) {
        size_t next = grapheme_next(text, at);
        struct glyph glyph;
        display_cluster(brush->display, str_slice(text, at, next), &glyph);
        if (brush->column + glyph.width_cells > brush->end_column)
            break;
        if (glyph.width_cells != 0)
            add_glyph(&run, &glyph);
        brush->column += glyph.width_cells;
        at = next;
    }
    put_run(&run);
    return at;
}

/* --- What is plain ------------------------------------------------------------------------------------------------------ */

/* Puts plain bytes on the screen as far as there is room, as the simple cells that are enough for them and take a fraction of the time;
   returns how many. What they lie on has been blanked before, so that they halve no wide cell. */
static size_t put_plain(struct brush *brush, struct str s) {
    const chtype ink = brush->ink.attributes | (chtype)COLOR_PAIR(brush->ink.pair);
    chtype cells[RUN_MAX];
    int n_put = 0, room = brush->end_column - brush->column, n_all = s.n < (size_t)room ? (int)s.n : room;
    while (n_put < n_all) {
        int n = n_all - n_put < RUN_MAX ? n_all - n_put : RUN_MAX;
        for (int i = 0; i < n; i++)
            cells[i] = ink | (unsigned char)s.p[n_put + i];
        mvaddchnstr(brush->row, brush->column, cells, n);
        brush->column += n;
        n_put += n;
    }
    return (size_t)n_put;
}

/* --- Text --------------------------------------------------------------------------------------------------------------- */

int paint_text(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text) {
    return paint_over(painter, row, column, end_column, role, role, text);
}

int paint_over(const struct painter *painter, int row, int column, int end_column, enum role role, enum role under,
               struct str text) {
    struct brush brush = {&painter->display, find_ink(painter, role, under), row, column, end_column};
    for (size_t at = 0, next; at < text.n && brush.column < end_column; at = next) {
        size_t n_plain = plain_length(text, at);
        next = n_plain != 0 ? at + put_plain(&brush, str_slice(text, at, at + n_plain)) : put_clusters(&brush, text, at);
        if (next == at)
            break;
    }
    return brush.column;
}

int paint_cut(const struct painter *painter, int row, int column, int end_column, enum role role, struct str text) {
    struct buf cut = {0};
    if (column >= end_column)
        return column;
    if (display_fit(&painter->display, text, end_column - column) == text.n)
        return paint_text(painter, row, column, end_column, role, text);
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
