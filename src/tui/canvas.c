#include "tui/canvas.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "base/arena.h"
#include "text/grapheme.h"
#include "text/utf8.h"

/* Cells of one ink that stand side by side are handed to curses together: cell by cell that would take most of the time of a
   draw. */
enum { RUN_MAX = 128 };

enum stroke_kind {
    STROKE_TEXT,
    STROKE_BLANK,
    STROKE_PART, /* paints nothing: the strokes behind it are a part */
};

/* A stroke stands in the row's bytes, and behind it its text or key. Rows are compared as bytes: whoever makes one sets all of it
   to 0 first, the gaps between its members too. */
struct stroke {
    enum stroke_kind kind;
    struct ink ink;
    int column;
    int n_cells;   /* of blanks */
    size_t n_part; /* bytes of the strokes that make the part */
    size_t n_bytes;
};

/* The strokes of a row now, and as curses has them. */
struct canvas_row {
    struct buf now, painted;
};

struct canvas {
    struct canvas_row *rows;
    int n_rows;           /* of the screen that is made */
    int n_prepared;       /* rows that there is room for */
    bool is_known;        /* curses has what `painted` says, and its parts are good */
    struct buf *part_row; /* whose last part is being made; NULL: none */
    size_t part_start;    /* the stroke that begins it */
};

struct canvas *canvas_new(void) {
    struct canvas *canvas = memory_resize(NULL, 1, sizeof *canvas);
    *canvas = (struct canvas){0};
    return canvas;
}

void canvas_free(struct canvas *canvas) {
    if (canvas == NULL)
        return;
    for (int i = 0; i < canvas->n_prepared; i++) {
        buf_free(&canvas->rows[i].now);
        buf_free(&canvas->rows[i].painted);
    }
    free(canvas->rows);
    free(canvas);
}

void canvas_begin(struct canvas *canvas, int n_rows) {
    if (n_rows > canvas->n_prepared) {
        canvas->rows = memory_resize(canvas->rows, (size_t)n_rows, sizeof *canvas->rows);
        for (int i = canvas->n_prepared; i < n_rows; i++)
            canvas->rows[i] = (struct canvas_row){0};
        canvas->n_prepared = n_rows;
    }
    if (n_rows != canvas->n_rows)
        canvas->is_known = false;
    canvas->n_rows = n_rows;
    for (int i = 0; i < n_rows; i++)
        buf_clear(&canvas->rows[i].now);
}

void canvas_forget(struct canvas *canvas) {
    canvas->is_known = false;
}

/* --- Adding ------------------------------------------------------------------------------------------------------------- */

static bool has_row(const struct canvas *canvas, int row) {
    return row >= 0 && row < canvas->n_rows;
}

static void add_stroke(struct buf *row, const struct stroke *wanted, struct str text) {
    struct stroke stroke;
    memset(&stroke, 0, sizeof stroke);
    stroke.kind = wanted->kind;
    stroke.ink.attributes = wanted->ink.attributes;
    stroke.ink.pair = wanted->ink.pair;
    stroke.column = wanted->column;
    stroke.n_cells = wanted->n_cells;
    stroke.n_bytes = text.n;
    buf_add(row, (struct str){(const char *)&stroke, sizeof stroke});
    buf_add(row, text);
}

void canvas_add_text(struct canvas *canvas, int row, int column, struct ink ink, struct str text) {
    if (has_row(canvas, row))
        add_stroke(&canvas->rows[row].now, &(struct stroke){.kind = STROKE_TEXT, .ink = ink, .column = column}, text);
}

void canvas_add_blank(struct canvas *canvas, int row, int column, int n_cells, struct ink ink) {
    if (has_row(canvas, row) && n_cells > 0)
        add_stroke(&canvas->rows[row].now, &(struct stroke){.kind = STROKE_BLANK, .ink = ink, .column = column, .n_cells = n_cells},
                   STR(""));
}

/* Takes the first stroke off *strokes, and the text or key that it has. */
static struct stroke take_stroke(struct str *strokes, struct str *text) {
    struct stroke stroke;
    memcpy(&stroke, strokes->p, sizeof stroke);
    *text = str_slice(*strokes, sizeof stroke, sizeof stroke + stroke.n_bytes);
    *strokes = str_slice(*strokes, sizeof stroke + stroke.n_bytes, strokes->n);
    return stroke;
}

/* The bytes of the part with this key, the stroke that begins it among them; none where there is no such part. */
static struct str find_part(struct str strokes, struct str key) {
    while (strokes.n != 0) {
        struct str start = strokes, text;
        struct stroke stroke = take_stroke(&strokes, &text);
        if (stroke.kind == STROKE_PART && str_equal(text, key))
            return str_slice(start, 0, start.n - strokes.n + stroke.n_part);
    }
    return STR("");
}

bool canvas_reuse_part(struct canvas *canvas, int row, struct str key) {
    canvas->part_row = NULL;
    if (!has_row(canvas, row))
        return true;
    struct buf *now = &canvas->rows[row].now;
    struct str part = canvas->is_known ? find_part(buf_str(&canvas->rows[row].painted), key) : STR("");
    if (part.n != 0) {
        buf_add(now, part);
        return true;
    }
    canvas->part_row = now;
    canvas->part_start = now->n;
    add_stroke(now, &(struct stroke){.kind = STROKE_PART}, key);
    return false;
}

void canvas_end_part(struct canvas *canvas) {
    struct stroke stroke;
    struct buf *row = canvas->part_row;
    if (row == NULL)
        return;
    memcpy(&stroke, row->p + canvas->part_start, sizeof stroke);
    stroke.n_part = row->n - canvas->part_start - sizeof stroke - stroke.n_bytes;
    memcpy(row->p + canvas->part_start, &stroke, sizeof stroke);
    canvas->part_row = NULL;
}

/* --- Text that is not plain, to curses ---------------------------------------------------------------------------------- */

/* Where text is to go. */
struct brush {
    const struct display *display;
    struct ink ink;
    int row, column;
};

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

/* Puts clusters on the screen from byte `at` on, up to where the text is plain; returns that place. */
static size_t put_clusters(struct brush *brush, struct str text, size_t at) {
    struct run run;
    begin_run(&run, brush);
    while (at < text.n && display_plain(text, at) == 0) {
        size_t next = grapheme_next(text, at);
        struct glyph glyph;
        display_cluster(brush->display, str_slice(text, at, next), &glyph);
        if (glyph.width_cells != 0)
            add_glyph(&run, &glyph);
        brush->column += glyph.width_cells;
        at = next;
    }
    put_run(&run);
    return at;
}

/* --- To curses ---------------------------------------------------------------------------------------------------------- */

/* Puts plain bytes on the screen, as the simple cells that are enough for them and take a fraction of the time. What they lie on
   has been blanked before, so that they halve no wide cell. */
static void put_plain(struct brush *brush, struct str s) {
    const chtype ink = brush->ink.attributes | (chtype)COLOR_PAIR(brush->ink.pair);
    chtype cells[RUN_MAX];
    while (s.n != 0) {
        int n = s.n < RUN_MAX ? (int)s.n : RUN_MAX;
        for (int i = 0; i < n; i++)
            cells[i] = ink | (unsigned char)s.p[i];
        mvaddchnstr(brush->row, brush->column, cells, n);
        brush->column += n;
        s = str_slice(s, (size_t)n, s.n);
    }
}

static void put_text(struct brush *brush, struct str text) {
    for (size_t at = 0; at < text.n;) {
        size_t n = display_plain(text, at);
        put_plain(brush, str_slice(text, at, at + n));
        at = put_clusters(brush, text, at + n);
    }
}

static void put_blank(int row, const struct stroke *stroke) {
    cchar_t blank;
    if (setcchar(&blank, L" ", stroke->ink.attributes, stroke->ink.pair, NULL) == OK)
        mvhline_set(row, stroke->column, &blank, stroke->n_cells);
}

static void put_row(const struct display *display, int row, struct str strokes) {
    move(row, 0);
    clrtoeol();
    while (strokes.n != 0) {
        struct str text;
        struct stroke stroke = take_stroke(&strokes, &text);
        struct brush brush = {display, stroke.ink, row, stroke.column};
        if (stroke.kind == STROKE_BLANK)
            put_blank(row, &stroke);
        else if (stroke.kind == STROKE_TEXT)
            put_text(&brush, text);
    }
}

void canvas_paint(struct canvas *canvas, const struct display *display) {
    for (int i = 0; i < canvas->n_rows; i++) {
        struct canvas_row *row = &canvas->rows[i];
        if (canvas->is_known && str_equal(buf_str(&row->now), buf_str(&row->painted)))
            continue;
        put_row(display, i, buf_str(&row->now));
        struct buf painted = row->painted;
        row->painted = row->now;
        row->now = painted;
    }
    canvas->is_known = true;
}
