#include "screen.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

/* --- The reader under test ---------------------------------------------------------------------------------------------- */

struct emulator *open_reader_with(void **state, const struct emulator_options *options) {
    size_t n_raw = 0;
    close_reader(state);
    struct emulator *e = emulator_open(options);
    *state = e;
    long end = emulator_now() + emulator_patience();
    while (n_raw == 0 && !emulator_has_ended(e) && emulator_now() < end) {
        emulator_pump(e, 50);
        emulator_raw(e, &n_raw);
    }
    emulator_settle(e);
    return e;
}

struct emulator *open_reader(void **state, int rows, int columns) {
    return open_reader_with(state, &(struct emulator_options){.rows = rows, .columns = columns});
}

int close_reader(void **state) {
    emulator_close(*state);
    *state = NULL;
    return 0;
}

/* Some keys are given time: behind an Escape the program waits whether more comes and seems to be at rest, and a key that sends
   a signal is not seen to arrive. */
void press(struct emulator *e, const char *keys) {
    enum { LONGER_MS = 60 };
    size_t n = strlen(keys);
    bool takes_time = n > 0 && strchr("\x1b\x03\x1a\x1c", keys[n - 1]) != NULL;
    emulator_type(e, keys);
    for (long end = emulator_now() + LONGER_MS; takes_time && emulator_now() < end;)
        emulator_pump(e, LONGER_MS);
    emulator_settle(e);
}

/* --- Parts of the screen ------------------------------------------------------------------------------------------------ */

enum { ROWS_FOR_STICKY = 8, ROWS_FOR_HINT = 10, OUTLINE_MIN = 28, OUTLINE_MAX = 36 };

static int status_row(const struct emulator *e) {
    int rows = emulator_rows(e);
    return rows >= ROWS_FOR_HINT ? rows - 2 : rows - 1;
}

static bool is_divider(const struct emulator *e, int row, int column) {
    struct cell cell = emulator_cell(e, row, column);
    return strcmp(cell.text, "│") == 0 || strcmp(cell.text, "|") == 0;
}

int divider_column(const struct emulator *e) {
    for (int column = 0; column <= OUTLINE_MAX && column < emulator_columns(e); column++)
        if (is_divider(e, 0, column))
            return column;
    return -1;
}

struct area area_all(const struct emulator *e) {
    return (struct area){0, 0, emulator_rows(e), emulator_columns(e)};
}

struct area area_text(const struct emulator *e) {
    int top = emulator_rows(e) >= ROWS_FOR_STICKY ? 1 : 0;
    return (struct area){top, divider_column(e) + 1, status_row(e), emulator_columns(e)};
}

struct area area_sticky(const struct emulator *e) {
    return (struct area){0, divider_column(e) + 1, emulator_rows(e) >= ROWS_FOR_STICKY ? 1 : 0, emulator_columns(e)};
}

struct area area_outline(const struct emulator *e) {
    int right = divider_column(e);
    return (struct area){0, 0, status_row(e), right > 0 ? right : 0};
}

struct area area_status(const struct emulator *e) {
    return (struct area){status_row(e), 0, status_row(e) + 1, emulator_columns(e)};
}

struct area area_hint(const struct emulator *e) {
    return (struct area){status_row(e) + 1, 0, emulator_rows(e), emulator_columns(e)};
}

/* Writes the text of the cells to a line, cut where it is full. */
static void add_cells(const struct emulator *e, int row, int left, int right, struct line *line) {
    size_t n = 0;
    for (int column = left; column < right; column++) {
        struct cell cell = emulator_cell(e, row, column);
        size_t n_cell = strlen(cell.text);
        if (n + n_cell + 1 > sizeof line->text)
            break;
        memcpy(line->text + n, cell.text, n_cell);
        n += n_cell;
    }
    line->text[n] = '\0';
}

struct line line_at(const struct emulator *e, area_of *area, int row) {
    struct line line;
    struct area a = area(e);
    add_cells(e, row, a.left, a.right, &line);
    size_t n = strlen(line.text);
    while (n > 0 && line.text[n - 1] == ' ')
        line.text[--n] = '\0';
    return line;
}

/* The column of the cell that a byte of the row's text belongs to. */
static int column_of(const struct emulator *e, int row, int left, size_t byte) {
    size_t n = 0;
    int column = left;
    for (; n + strlen(emulator_cell(e, row, column).text) <= byte; column++)
        n += strlen(emulator_cell(e, row, column).text);
    return column;
}

bool find_text(const struct emulator *e, area_of *area, const char *text, struct place *place) {
    struct area a = area(e);
    for (int row = a.top; row < a.bottom; row++) {
        struct line line = line_at(e, area, row);
        const char *found = strstr(line.text, text);
        if (found == NULL)
            continue;
        *place = (struct place){row, column_of(e, row, a.left, (size_t)(found - line.text))};
        return true;
    }
    return false;
}

struct place cursor_place(const struct emulator *e) {
    struct place place;
    emulator_cursor(e, &place.row, &place.column);
    return place;
}

static int look_of(const struct cell *cell) {
    return (cell->bold ? BOLD : 0) | (cell->underline ? UNDERLINE : 0) | (cell->reverse ? REVERSE : 0) |
           (cell->has_colour ? COLOUR : 0);
}

char *copy_of(const struct emulator *e, area_of *area) {
    struct area a = area(e);
    size_t n = 0, n_most = (size_t)(a.bottom - a.top) * (size_t)(a.right - a.left) * (sizeof((struct cell *)0)->text + 1) + 1;
    char *copy = malloc(n_most);
    assert_non_null(copy);
    for (int row = a.top; row < a.bottom; row++) {
        for (int column = a.left; column < a.right; column++) {
            struct cell cell = emulator_cell(e, row, column);
            copy[n++] = (char)('a' + look_of(&cell));
            memcpy(copy + n, cell.text, strlen(cell.text));
            n += strlen(cell.text);
        }
    }
    copy[n] = '\0';
    return copy;
}

/* The looks that a search gives; nothing else in the text is underlined and bold, or reversed. */
static char lit_sign(const struct cell *cell) {
    int look = look_of(cell) & ~COLOUR;
    return look == (BOLD | UNDERLINE) ? '|' : (look & ~BOLD) == REVERSE ? '<' : ' ';
}

struct line lit_text(const struct emulator *e, area_of *area) {
    struct line line = {""};
    struct area a = area(e);
    size_t n = 0;
    for (int row = a.top; row < a.bottom; row++) {
        char sign = ' ';
        for (int column = a.left; column <= a.right && n + sizeof((struct cell *)0)->text + 3 < sizeof line.text; column++) {
            struct cell cell = emulator_cell(e, row, column < a.right ? column : a.right - 1);
            char next = column < a.right ? lit_sign(&cell) : ' ';
            if (next != sign && sign == '<')
                line.text[n++] = '>';
            if (next != sign && next != ' ')
                line.text[n++] = next;
            sign = next;
            if (next != ' ') {
                memcpy(line.text + n, cell.text, strlen(cell.text));
                n += strlen(cell.text);
            }
        }
    }
    line.text[n] = '\0';
    return line;
}

/* --- What is expected --------------------------------------------------------------------------------------------------- */

void show_screen(const struct emulator *e) {
    struct place cursor = cursor_place(e);
    struct line lit = lit_text(e, area_text);
    fprintf(stderr, "%d rows, %d columns, cursor at row %d, column %d%s; lit: %s\n", emulator_rows(e), emulator_columns(e),
            cursor.row, cursor.column, emulator_has_ended(e) ? "; the program has ended" : "", lit.text);
    for (int row = 0; row < emulator_rows(e); row++) {
        struct line line = line_at(e, area_all, row);
        fprintf(stderr, "%3d %s\n", row, line.text);
    }
}

void must(const struct emulator *e, bool holds, const char *what, const char *detail, const char *file, int line) {
    if (holds)
        return;
    fprintf(stderr, "%s:%d: %s%s\n", file, line, what, detail);
    show_screen(e);
    print_error("%s%s\n", what, detail);
    _fail(file, line);
}

/* Waits until something holds of the screen. */
static bool comes_true(struct emulator *e, bool (*holds)(struct emulator *e, area_of *area, const char *text), area_of *area,
                       const char *text) {
    long end = emulator_now() + emulator_patience();
    while (!holds(e, area, text) && emulator_now() < end && !emulator_has_ended(e))
        emulator_pump(e, 20);
    return holds(e, area, text);
}

static bool does_show(struct emulator *e, area_of *area, const char *text) {
    struct place place;
    return find_text(e, area, text, &place);
}

void shows_at(struct emulator *e, area_of *area, const char *text, const char *file, int line) {
    must(e, comes_true(e, does_show, area, text), "not shown: ", text, file, line);
}

void lacks_at(struct emulator *e, area_of *area, const char *text, const char *file, int line) {
    must(e, !does_show(e, area, text), "shown, though it must not be: ", text, file, line);
}

/* In how many rows of the text is the mark of the focus; *row is the last of them. */
static int count_marks(const struct emulator *e, int *row) {
    struct area a = area_text(e);
    int n = 0;
    for (int at = a.top; at < a.bottom; at++) {
        struct line line = line_at(e, area_text, at);
        if (strncmp(line.text + strspn(line.text, " "), "▶", strlen("▶")) != 0 && strncmp(line.text, ">", 1) != 0)
            continue;
        *row = at;
        n++;
    }
    return n;
}

static bool is_in_focus(struct emulator *e, area_of *area, const char *text) {
    (void)area;
    struct place cursor = cursor_place(e);
    struct line line;
    int marked = -1;
    if (count_marks(e, &marked) != 1 || marked != cursor.row)
        return false;
    add_cells(e, cursor.row, cursor.column, emulator_columns(e), &line);
    return strncmp(line.text, text, strlen(text)) == 0;
}

void focus_at(struct emulator *e, const char *text, const char *file, int line) {
    must(e, comes_true(e, is_in_focus, NULL, text), "not in focus: ", text, file, line);
    must(e, emulator_shows_cursor(e), "the cursor is hidden", "", file, line);
}

static bool is_lit(struct emulator *e, area_of *area, const char *text) {
    struct line lit = lit_text(e, area);
    return strcmp(lit.text, text) == 0;
}

void lit_at(struct emulator *e, const char *lit, const char *file, int line) {
    must(e, comes_true(e, is_lit, area_text, lit), "not lit exactly so: ", lit, file, line);
}

void look_at(struct emulator *e, area_of *area, const char *text, int look, const char *file, int line) {
    struct place place = {0, 0};
    shows_at(e, area, text, file, line);
    find_text(e, area, text, &place);
    for (size_t n = 0; n < strlen(text); place.column++) {
        struct cell cell = emulator_cell(e, place.row, place.column);
        must(e, look_of(&cell) == look, "has another look: ", text, file, line);
        n += strlen(cell.text);
    }
}

void same_at(struct emulator *e, area_of *area, const char *copy, const char *file, int line) {
    char *now = copy_of(e, area);
    bool is_same = strcmp(now, copy) == 0;
    free(now);
    must(e, is_same, "not as it was", "", file, line);
}

/* --- What holds of every screen ----------------------------------------------------------------------------------------- */

static bool has_own_background(const struct emulator *e) {
    for (int row = 0; row < emulator_rows(e); row++)
        for (int column = 0; column < emulator_columns(e); column++)
            if (emulator_cell(e, row, column).has_background)
                return false;
    return true;
}

static bool has_straight_divider(const struct emulator *e) {
    int column = divider_column(e);
    if (column < 0)
        return true;
    for (int row = 0; row < status_row(e); row++)
        if (!is_divider(e, row, column) || is_divider(e, row, column + 1))
            return false;
    return (column >= OUTLINE_MIN || column >= emulator_columns(e) - 1) && column <= OUTLINE_MAX;
}

/* A line that was too long would stand in the gutter, or go on at the left edge of the next row. */
static bool has_empty_gutter(const struct emulator *e) {
    struct area a = area_text(e);
    for (int row = 0; row < a.bottom; row++)
        if (strcmp(emulator_cell(e, row, a.right - 1).text, " ") != 0)
            return false;
    return true;
}

static bool has_whole_status(const struct emulator *e) {
    int row = status_row(e);
    for (int column = 0; column < emulator_columns(e); column++)
        if (!emulator_cell(e, row, column).reverse)
            return false;
    return true;
}

static bool is_plain_where_empty(const struct emulator *e) {
    struct area a = area_text(e);
    for (int row = a.top; row < a.bottom; row++)
        for (int column = a.left; column < a.right; column++) {
            struct cell cell = emulator_cell(e, row, column);
            if (strcmp(line_at(e, area_text, row).text, "") == 0 && look_of(&cell) != PLAIN)
                return false;
        }
    return true;
}

void sound_at(struct emulator *e, const char *file, int line) {
    int row;
    struct place cursor = cursor_place(e);
    must(e, has_own_background(e), "a background of its own", "", file, line);
    must(e, has_straight_divider(e), "the divider is not straight, or too far left or right", "", file, line);
    must(e, has_empty_gutter(e), "the right gutter is not empty", "", file, line);
    must(e, has_whole_status(e), "the status line does not go from edge to edge", "", file, line);
    must(e, is_plain_where_empty(e), "an empty row has attributes", "", file, line);
    must(e, count_marks(e, &row) <= 1, "more than one focus", "", file, line);
    must(e, cursor.row < emulator_rows(e) && cursor.column < emulator_columns(e), "the cursor is outside", "", file, line);
}

/* --- The end ------------------------------------------------------------------------------------------------------------ */

void sane_at(struct emulator *e, const char *file, int line) {
    must(e, emulator_has_sane_modes(e), "the terminal's modes are not as before", "", file, line);
    must(e, emulator_shows_cursor(e), "the cursor is hidden", "", file, line);
    must(e, emulator_pen_is_plain(e), "attributes are left on", "", file, line);
    must(e, !emulator_is_alternate(e), "the alternate screen is still on", "", file, line);
    must(e, cursor_place(e).column == 0, "the cursor is not at the beginning of a line", "", file, line);
}

void ends_at(struct emulator *e, int exit_status, const char *file, int line) {
    int status;
    char detail[64];
    must(e, emulator_wait_for_end(e, &status), "the program does not end", "", file, line);
    snprintf(detail, sizeof detail, "%s %d", WIFEXITED(status) ? "exit status" : "signal",
             WIFEXITED(status) ? WEXITSTATUS(status) : WTERMSIG(status));
    must(e, WIFEXITED(status) && WEXITSTATUS(status) == exit_status, "ended with ", detail, file, line);
    sane_at(e, file, line);
}
