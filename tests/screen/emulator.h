/*
 * A terminal that tests can look at: the program runs on a pseudo-terminal (job.h), and what it writes is shown by libvterm.
 *
 * Whoever types waits with emulator_settle() until the program has taken the keys and drawn what they change. A test that
 * expects something to appear uses the expect_ functions of screen.h, which have patience of their own.
 */
#ifndef PACTA_SCREEN_EMULATOR_H
#define PACTA_SCREEN_EMULATOR_H

#include <stdbool.h>
#include <stddef.h>

struct emulator;

struct emulator_options {
    int rows, columns;
    const char *term;               /* NULL: xterm-256color */
    const char *const *arguments;   /* for the program, NULL at the end; NULL: the Declaration's id */
    const char *const *environment; /* NAME=VALUE sets, NAME alone unsets, NULL at the end; NULL: nothing more */
    bool stdin_is_file;             /* standard input is /dev/null */
};

/* Runs $PACTA in a directory of its own, which is its home too. What is on the screen before is one line, "before". */
struct emulator *emulator_open(const struct emulator_options *options);

/* Kills the program if it still runs, and removes its directory. */
void emulator_close(struct emulator *emulator);

/* Types bytes, without waiting for what they do. */
void emulator_type(struct emulator *emulator, const char *bytes);

/* Waits until the program has taken all that was typed, has drawn, and waits for more. */
void emulator_settle(struct emulator *emulator);

/* Waits for something new from the program, at most so long; false when nothing came. */
bool emulator_pump(struct emulator *emulator, int timeout_ms);

/* How long something may take that is expected to come, in milliseconds. */
long emulator_patience(void);

/* How many rounds of something there should be: fewer where a checker slows the program down. */
int emulator_rounds(int n_rounds);

/* Milliseconds of a clock that only goes forward. */
long emulator_now(void);

/* Another size, of which the program is told by SIGWINCH. */
void emulator_resize(struct emulator *emulator, int rows, int columns);

void emulator_signal(struct emulator *emulator, int signal_number);
void emulator_continue(struct emulator *emulator);
void emulator_hang_up(struct emulator *emulator);

/* Wait for the end, or for a stop by ^Z; false when it does not come. The status is that of waitpid(). */
bool emulator_wait_for_end(struct emulator *emulator, int *status);
bool emulator_wait_for_stop(struct emulator *emulator);
bool emulator_has_ended(const struct emulator *emulator);

/* Are the terminal's modes (termios) what they were before the program started? */
bool emulator_has_sane_modes(const struct emulator *emulator);

/* All that the program has written so far. */
const char *emulator_raw(const struct emulator *emulator, size_t *n_bytes);

/* The directory in which the program runs. */
const char *emulator_directory(const struct emulator *emulator);

int emulator_rows(const struct emulator *emulator);
int emulator_columns(const struct emulator *emulator);
void emulator_cursor(const struct emulator *emulator, int *row, int *column);
bool emulator_shows_cursor(const struct emulator *emulator);
bool emulator_is_alternate(const struct emulator *emulator);
size_t emulator_bells(const struct emulator *emulator);

/* Would text that comes next be shown plainly: no attribute, no colour? */
bool emulator_pen_is_plain(const struct emulator *emulator);

/* A cell as it is shown. The right half of a wide character has the width 0 and no text; a cell never written to is a blank. */
struct cell {
    char text[32]; /* UTF-8, the combining characters with it */
    int width;
    bool bold, underline, reverse, blink, italic;
    bool has_colour; /* another foreground than the terminal's own */
    bool has_background;
};

struct cell emulator_cell(const struct emulator *emulator, int row, int column);

/* The colours of a cell as 0xRRGGBB, reversed where the cell is; the terminal's own come out as those given. */
void emulator_colours(const struct emulator *emulator, int row, int column, unsigned own_foreground, unsigned own_background,
                      unsigned *foreground, unsigned *background);

#endif
