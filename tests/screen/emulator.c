#include "emulator.h"

#include <ftw.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <vterm.h>

#include "job.h"
#include "repeat.h"

enum {
    PATIENCE_MS = 5000,
    SLOWER = 12, /* so many times more where a checker slows the program down */
    QUIET_MS = 5,
    /* So many times nothing may come before the program is taken to be at rest: it is known to have written no more than what
       has come, or it is not. */
    QUIETS_SURE = 1,
    QUIETS_UNSURE = 30,
};

struct emulator {
    struct job job;
    VTerm *vterm;
    VTermScreen *screen;
    struct repeat repeat;
    int rows, columns;
    struct termios modes; /* before the program started */
    bool is_alternate, shows_cursor;
    bool was_resized; /* since it last showed something */
    size_t n_bells;
    char *raw;
    size_t n_raw, raw_capacity;
    unsigned long n_to_read;       /* how many bytes the program has read when it has taken all that was typed */
    unsigned long settled_written; /* what it had written to whatever place when it was last surely at rest */
    size_t settled_raw;            /* and what of it had come */
    char directory[64];
};

static bool is_slow(void) {
    return getenv("PACTA_TEST_SLOW") != NULL;
}

long emulator_patience(void) {
    return is_slow() ? PATIENCE_MS * SLOWER : PATIENCE_MS;
}

int emulator_rounds(int n_rounds) {
    return is_slow() ? n_rounds / 8 : n_rounds;
}

long emulator_now(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)(now.tv_sec * 1000 + now.tv_nsec / 1000000);
}

static void die(const char *what) {
    perror(what);
    abort();
}

/* --- The terminal ------------------------------------------------------------------------------------------------------- */

static int on_property(VTermProp property, VTermValue *value, void *user) {
    struct emulator *emulator = user;
    if (property == VTERM_PROP_ALTSCREEN)
        emulator->is_alternate = value->boolean != 0;
    if (property == VTERM_PROP_CURSORVISIBLE)
        emulator->shows_cursor = value->boolean != 0;
    return 1;
}

static int on_bell(void *user) {
    struct emulator *emulator = user;
    emulator->n_bells++;
    return 1;
}

static const VTermScreenCallbacks callbacks = {.settermprop = on_property, .bell = on_bell};

static void open_screen(struct emulator *emulator) {
    static const char before[] = "before\r\n";
    emulator->vterm = vterm_new(emulator->rows, emulator->columns);
    vterm_set_utf8(emulator->vterm, 1);
    emulator->screen = vterm_obtain_screen(emulator->vterm);
    vterm_screen_set_callbacks(emulator->screen, &callbacks, emulator);
    vterm_screen_enable_altscreen(emulator->screen, 1);
    vterm_screen_reset(emulator->screen, 1);
    vterm_input_write(emulator->vterm, before, sizeof before - 1);
}

static void keep_raw(struct emulator *emulator, const char *bytes, size_t n) {
    if (emulator->n_raw + n > emulator->raw_capacity) {
        emulator->raw_capacity = 2 * (emulator->n_raw + n);
        emulator->raw = realloc(emulator->raw, emulator->raw_capacity);
        if (emulator->raw == NULL)
            die("memory");
    }
    memcpy(emulator->raw + emulator->n_raw, bytes, n);
    emulator->n_raw += n;
}

/* Sends what the terminal answers to a question of the program. */
static void send_answers(struct emulator *emulator) {
    char bytes[256];
    size_t n;
    while ((n = vterm_output_read(emulator->vterm, bytes, sizeof bytes)) > 0)
        if (write(emulator->job.master, bytes, n) != (ssize_t)n)
            return;
}

/* With another size a terminal scrolls as a whole again, which libvterm forgets. */
static void forget_margins(struct emulator *emulator) {
    char sequence[64];
    VTermPos cursor;
    vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &cursor);
    int n = snprintf(sequence, sizeof sequence, "\x1b[r\x1b[%d;%dH", cursor.row + 1, cursor.col + 1);
    vterm_input_write(emulator->vterm, sequence, (size_t)n);
    emulator->was_resized = false;
}

/* Shows a sequence or a byte; within a character nothing may come between. */
static void show(void *user, const char *bytes, size_t n) {
    struct emulator *emulator = user;
    if (emulator->was_resized && (bytes[0] & 0xC0) != 0x80)
        forget_margins(emulator);
    vterm_input_write(emulator->vterm, bytes, n);
}

static bool take_output(struct emulator *emulator) {
    char bytes[4096];
    ssize_t n = read(emulator->job.master, bytes, sizeof bytes);
    if (n <= 0)
        return false;
    keep_raw(emulator, bytes, (size_t)n);
    repeat_write_out(&emulator->repeat, bytes, (size_t)n, show, emulator);
    send_answers(emulator);
    return true;
}

bool emulator_pump(struct emulator *emulator, int timeout_ms) {
    struct pollfd waits[] = {{.fd = emulator->job.master, .events = POLLIN},
                             {.fd = emulator->job.has_ended ? -1 : emulator->job.events, .events = POLLIN}};
    if (poll(waits, 2, timeout_ms) <= 0)
        return false;
    if (waits[1].revents != 0)
        job_take_event(&emulator->job);
    bool has_output = (waits[0].revents & POLLIN) != 0 && take_output(emulator);
    return has_output || waits[1].revents != 0;
}

/* --- Opening and closing ------------------------------------------------------------------------------------------------ */

static const char *variable(const char *name) {
    const char *value = getenv(name);
    if (value == NULL || value[0] == '\0') {
        fprintf(stderr, "%s is not set: run this test by \"make check\"\n", name);
        exit(99);
    }
    return value;
}

static void make_directory(struct emulator *emulator) {
    const char *parent = getenv("TMPDIR");
    snprintf(emulator->directory, sizeof emulator->directory, "%s/pacta-screen-XXXXXX",
             parent != NULL && strlen(parent) < 32 ? parent : "/tmp");
    if (mkdtemp(emulator->directory) == NULL)
        die(emulator->directory);
}

static void start_job(struct emulator *emulator, const struct emulator_options *options) {
    enum { MOST = 16 };
    static const char *const declaration[] = {"az-ru-2022", NULL}, *const nothing[] = {NULL};
    const char *const *arguments = options->arguments != NULL ? options->arguments : declaration;
    const char *const *more = options->environment != NULL ? options->environment : nothing;
    char term[64], home[80];
    snprintf(term, sizeof term, "TERM=%s", options->term != NULL ? options->term : "xterm-256color");
    snprintf(home, sizeof home, "HOME=%s", emulator->directory);
    const char *argv[MOST] = {variable("PACTA")};
    const char *environment[MOST] = {term, home, "ESCDELAY", "COLUMNS", "LINES", "NO_COLOR"};
    for (size_t i = 0, n = 1; arguments[i] != NULL && n + 1 < MOST; i++)
        argv[n++] = arguments[i];
    for (size_t i = 0, n = 6; more[i] != NULL && n + 1 < MOST; i++)
        environment[n++] = more[i];
    struct job_options job_options = {.argv = argv,
                                      .environment = environment,
                                      .directory = emulator->directory,
                                      .rows = options->rows,
                                      .columns = options->columns,
                                      .stdin_is_file = options->stdin_is_file};
    if (!job_start(&emulator->job, &job_options) || tcgetattr(emulator->job.slave, &emulator->modes) != 0)
        die("a terminal for the program");
}

struct emulator *emulator_open(const struct emulator_options *options) {
    struct emulator *emulator = calloc(1, sizeof *emulator);
    if (emulator == NULL)
        die("memory");
    emulator->rows = options->rows;
    emulator->columns = options->columns;
    emulator->shows_cursor = true;
    make_directory(emulator);
    open_screen(emulator);
    start_job(emulator, options);
    return emulator;
}

static int remove_entry(const char *path, const struct stat *status, int type, struct FTW *place) {
    (void)status;
    (void)type;
    (void)place;
    return remove(path);
}

void emulator_close(struct emulator *emulator) {
    if (emulator == NULL)
        return;
    job_end(&emulator->job);
    nftw(emulator->directory, remove_entry, 8, FTW_DEPTH | FTW_PHYS);
    vterm_free(emulator->vterm);
    free(emulator->raw);
    free(emulator);
}

/* --- Typing, waiting ---------------------------------------------------------------------------------------------------- */

void emulator_type(struct emulator *emulator, const char *bytes) {
    size_t n = strlen(bytes);
    unsigned long n_read = 0, n_written = 0, n_signals = 0;
    for (size_t i = 0; i < n; i++)
        n_signals += strchr("\x03\x1a\x1c", bytes[i]) != NULL;
    job_count_traffic(&emulator->job, &n_read, &n_written);
    emulator->n_to_read = (n_read > emulator->n_to_read ? n_read : emulator->n_to_read) + n - n_signals;
    if (write(emulator->job.master, bytes, n) != (ssize_t)n)
        die("typing");
}

void emulator_settle(struct emulator *emulator) {
    long end = emulator_now() + emulator_patience();
    bool is_unsure = true;
    for (int n_quiet = 0; n_quiet < (is_unsure ? QUIETS_UNSURE : QUIETS_SURE) && emulator_now() < end;) {
        unsigned long n_read = 0, n_written = 0;
        bool is_quiet = !emulator_pump(emulator, QUIET_MS) && job_is_waiting(&emulator->job);
        bool is_counted = job_count_traffic(&emulator->job, &n_read, &n_written);
        /* What goes to the terminal is written twice: to be gathered, and then there. */
        is_unsure = !is_counted || n_written - emulator->settled_written > 2 * (emulator->n_raw - emulator->settled_raw);
        n_quiet = is_quiet && (!is_counted || n_read >= emulator->n_to_read) ? n_quiet + 1 : 0;
        if (is_counted && is_unsure && n_quiet == QUIETS_UNSURE) {
            emulator->settled_written = n_written;
            emulator->settled_raw = emulator->n_raw;
        }
    }
}

void emulator_resize(struct emulator *emulator, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    while (emulator_pump(emulator, 0))
        continue;
    emulator->rows = rows;
    emulator->columns = columns;
    vterm_set_size(emulator->vterm, rows, columns);
    emulator->was_resized = true;
    if (ioctl(emulator->job.master, TIOCSWINSZ, &size) != 0)
        die("resizing");
}

void emulator_signal(struct emulator *emulator, int signal_number) {
    kill(emulator->job.program, signal_number);
}

void emulator_continue(struct emulator *emulator) {
    job_continue(&emulator->job);
}

void emulator_hang_up(struct emulator *emulator) {
    job_hang_up(&emulator->job);
}

static bool wait_for(struct emulator *emulator, const bool *holds) {
    long end = emulator_now() + emulator_patience();
    while (!*holds && emulator_now() < end)
        emulator_pump(emulator, 20);
    while (emulator_pump(emulator, 20))
        continue;
    return *holds;
}

bool emulator_wait_for_end(struct emulator *emulator, int *status) {
    bool has_ended = wait_for(emulator, &emulator->job.has_ended);
    *status = emulator->job.status;
    return has_ended;
}

bool emulator_wait_for_stop(struct emulator *emulator) {
    return wait_for(emulator, &emulator->job.is_stopped);
}

bool emulator_has_ended(const struct emulator *emulator) {
    return emulator->job.has_ended;
}

/* --- What there is ------------------------------------------------------------------------------------------------------ */

bool emulator_has_sane_modes(const struct emulator *emulator) {
    struct termios now;
    if (tcgetattr(emulator->job.slave, &now) != 0)
        return false;
    const struct termios *before = &emulator->modes;
    return now.c_iflag == before->c_iflag && now.c_oflag == before->c_oflag && now.c_cflag == before->c_cflag &&
           now.c_lflag == before->c_lflag && memcmp(now.c_cc, before->c_cc, sizeof now.c_cc) == 0;
}

const char *emulator_raw(const struct emulator *emulator, size_t *n_bytes) {
    *n_bytes = emulator->n_raw;
    return emulator->raw != NULL ? emulator->raw : "";
}

const char *emulator_directory(const struct emulator *emulator) {
    return emulator->directory;
}

int emulator_rows(const struct emulator *emulator) {
    return emulator->rows;
}

int emulator_columns(const struct emulator *emulator) {
    return emulator->columns;
}

void emulator_cursor(const struct emulator *emulator, int *row, int *column) {
    VTermPos position;
    vterm_state_get_cursorpos(vterm_obtain_state(emulator->vterm), &position);
    *row = position.row;
    *column = position.col;
}

bool emulator_shows_cursor(const struct emulator *emulator) {
    return emulator->shows_cursor;
}

bool emulator_is_alternate(const struct emulator *emulator) {
    return emulator->is_alternate;
}

size_t emulator_bells(const struct emulator *emulator) {
    return emulator->n_bells;
}

bool emulator_pen_is_plain(const struct emulator *emulator) {
    static const VTermAttr attributes[] = {VTERM_ATTR_BOLD, VTERM_ATTR_UNDERLINE, VTERM_ATTR_REVERSE, VTERM_ATTR_BLINK};
    const VTermState *state = vterm_obtain_state(emulator->vterm);
    VTermValue value;
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        if (!vterm_state_get_penattr(state, attributes[i], &value) || value.number != 0)
            return false;
    if (!vterm_state_get_penattr(state, VTERM_ATTR_FOREGROUND, &value) || !VTERM_COLOR_IS_DEFAULT_FG(&value.color))
        return false;
    return vterm_state_get_penattr(state, VTERM_ATTR_BACKGROUND, &value) && VTERM_COLOR_IS_DEFAULT_BG(&value.color);
}

static size_t encode(uint32_t c, char *out) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    size_t n = c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    static const unsigned char leads[] = {0, 0, 0xC0, 0xE0, 0xF0};
    for (size_t i = n - 1; i > 0; i--, c >>= 6)
        out[i] = (char)(0x80 | (c & 0x3F));
    out[0] = (char)(leads[n] | c);
    return n;
}

struct cell emulator_cell(const struct emulator *emulator, int row, int column) {
    enum { RIGHT_HALF = -1 };
    VTermScreenCell shown;
    struct cell cell = {.text = " ", .width = 1};
    if (!vterm_screen_get_cell(emulator->screen, (VTermPos){row, column}, &shown))
        return cell;
    cell.bold = shown.attrs.bold != 0;
    cell.underline = shown.attrs.underline != 0;
    cell.reverse = shown.attrs.reverse != 0;
    cell.blink = shown.attrs.blink != 0;
    cell.italic = shown.attrs.italic != 0;
    cell.has_colour = !VTERM_COLOR_IS_DEFAULT_FG(&shown.fg);
    cell.has_background = !VTERM_COLOR_IS_DEFAULT_BG(&shown.bg);
    if (shown.chars[0] == (uint32_t)RIGHT_HALF) {
        cell.width = 0;
        cell.text[0] = '\0';
        return cell;
    }
    cell.width = shown.width;
    size_t n = 0;
    for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && shown.chars[i] != 0; i++)
        n += encode(shown.chars[i], cell.text + n);
    if (n != 0)
        cell.text[n] = '\0';
    return cell;
}

static unsigned rgb(const struct emulator *emulator, VTermColor colour, unsigned own) {
    if (VTERM_COLOR_IS_DEFAULT_FG(&colour) || VTERM_COLOR_IS_DEFAULT_BG(&colour))
        return own;
    vterm_screen_convert_color_to_rgb(emulator->screen, &colour);
    return (unsigned)colour.rgb.red << 16 | (unsigned)colour.rgb.green << 8 | colour.rgb.blue;
}

void emulator_colours(const struct emulator *emulator, int row, int column, unsigned own_foreground, unsigned own_background,
                      unsigned *foreground, unsigned *background) {
    VTermScreenCell shown;
    *foreground = own_foreground;
    *background = own_background;
    if (!vterm_screen_get_cell(emulator->screen, (VTermPos){row, column}, &shown))
        return;
    unsigned fg = rgb(emulator, shown.fg, own_foreground), bg = rgb(emulator, shown.bg, own_background);
    *foreground = shown.attrs.reverse ? bg : fg;
    *background = shown.attrs.reverse ? fg : bg;
}
