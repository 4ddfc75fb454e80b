/*
 * What a person sees in the emulator, and what a test expects to see there.
 *
 * An expect_ function that waits for something has patience; one that says what must not be there looks at once, so it comes
 * after the program is at rest. Each fails the test with a picture of the screen.
 */
#ifndef PACTA_SCREEN_SCREEN_H
#define PACTA_SCREEN_SCREEN_H

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "emulator.h"

/* --- The reader under test ---------------------------------------------------------------------------------------------- */

/* Opens the reader on the Declaration, or as the options say, and waits for its first screen. What was open in *state is closed;
   close_reader() is the teardown of a test. */
struct emulator *open_reader(void **state, int rows, int columns);
struct emulator *open_reader_with(void **state, const struct emulator_options *options);
int close_reader(void **state);

/* Types keys and waits until the program is at rest. */
void press(struct emulator *e, const char *keys);

/* Keys that have no character. */
#define ESC "\x1b"
#define ENTER "\r"
#define TAB "\t"
#define BACKSPACE "\x7f"
#define UP "\x1bOA"
#define DOWN "\x1bOB"
#define RIGHT "\x1bOC"
#define LEFT "\x1bOD"
#define HOME "\x1bOH"
#define END "\x1bOF"
#define PAGE_UP "\x1b[5~"
#define PAGE_DOWN "\x1b[6~"
#define F1 "\x1bOP"
#define CTRL(letter) ((const char[]){(letter)&31, '\0'})

/* --- Parts of the screen ------------------------------------------------------------------------------------------------ */

/* Cells from (top, left) up to but not including (bottom, right). */
struct area {
    int top, left, bottom, right;
};

/* Finds a part of the screen as it is now. */
typedef struct area area_of(const struct emulator *e);

area_of area_all, area_text, area_outline, area_sticky, area_status, area_hint;

/* The column that divides outline and text; -1 where there is none on the first row. */
int divider_column(const struct emulator *e);

struct place {
    int row, column;
};

/* Where a text stands first in the area; false where it does not. */
bool find_text(const struct emulator *e, area_of *area, const char *text, struct place *place);

/* The text of a row of the area without the blanks at its end. */
struct line {
    char text[2048];
};
struct line line_at(const struct emulator *e, area_of *area, int row);

/* Where the cursor is. */
struct place cursor_place(const struct emulator *e);

/* A copy of an area with its attributes, for expect_same(); the caller frees it. */
char *copy_of(const struct emulator *e, area_of *area);

/* What is lit as a search lights it, in reading order, each run of cells behind a "|"; the current hit within "<" and ">". */
struct line lit_text(const struct emulator *e, area_of *area);

/* --- What is expected --------------------------------------------------------------------------------------------------- */

/* The whole screen to stderr. */
void show_screen(const struct emulator *e);

/* Fails the test at a place of its source. */
void must(const struct emulator *e, bool holds, const char *what, const char *detail, const char *file, int line);

/* Something that must hold, with a picture where it does not. */
#define expect(e, condition) must(e, condition, #condition, "", __FILE__, __LINE__)

/* The text stands in the area, or comes to stand there; it does not. */
void shows_at(struct emulator *e, area_of *area, const char *text, const char *file, int line);
void lacks_at(struct emulator *e, area_of *area, const char *text, const char *file, int line);
#define expect_shows(e, area, text) shows_at(e, area, text, __FILE__, __LINE__)
#define expect_lacks(e, area, text) lacks_at(e, area, text, __FILE__, __LINE__)

/* The focus line begins with the text, the cursor stands before it, and the mark of the focus is on this row and no other. */
void focus_at(struct emulator *e, const char *text, const char *file, int line);
#define expect_focus(e, text) focus_at(e, text, __FILE__, __LINE__)

/* Exactly this is lit: see lit_text(). */
void lit_at(struct emulator *e, const char *lit, const char *file, int line);
#define expect_lit(e, lit) lit_at(e, lit, __FILE__, __LINE__)

/* How cells are shown. */
enum look { PLAIN = 0, BOLD = 1, UNDERLINE = 2, REVERSE = 4, COLOUR = 8 };

/* Every cell of the text where it stands first in the area has exactly these attributes; COLOUR may come with any of them where
   `look` says so, and must not else. */
void look_at(struct emulator *e, area_of *area, const char *text, int look, const char *file, int line);
#define expect_look(e, area, text, look) look_at(e, area, text, look, __FILE__, __LINE__)

/* The area is as it was copied. */
void same_at(struct emulator *e, area_of *area, const char *copy, const char *file, int line);
#define expect_same(e, area, copy) same_at(e, area, copy, __FILE__, __LINE__)

/* What holds of every screen without a pop-up: the divider is straight, the status line goes from edge to edge, nothing stands in
   the right gutter, no line runs on into the next, the terminal's own background is everywhere, one row at most has the mark. */
void sound_at(struct emulator *e, const char *file, int line);
#define expect_sound(e) sound_at(e, __FILE__, __LINE__)

/* The program ends by itself with this exit status, and leaves the terminal as it was: modes, cursor, plain text, and (where the
   terminal has an alternate screen) what was on the screen before and nothing else. */
void ends_at(struct emulator *e, int exit_status, const char *file, int line);
#define expect_end(e, exit_status) ends_at(e, exit_status, __FILE__, __LINE__)
void sane_at(struct emulator *e, const char *file, int line);
#define expect_sane_terminal(e) sane_at(e, __FILE__, __LINE__)

#endif
