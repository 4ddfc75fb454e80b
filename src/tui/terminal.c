#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

/* A lone Escape is told from the start of a key's sequence by this wait, well under the 50 ms in which it must act. */
enum { ESCAPE_DELAY_MS = 25 };

/* The one object of the terminal: a signal handler and exit() must find it. */
static struct {
    bool is_open;
    SCREEN *screen;
    FILE *keys; /* where keys are read, where that is not stdin */
    int keys_fd;
    struct termios saved; /* modes to go back to, also from a crash */
    char leave[128];      /* what a crash has to send to leave full-screen mode */
    size_t n_leave;
    volatile sig_atomic_t must_end;
    volatile sig_atomic_t was_interrupted;
} terminal;

static void on_end(int signal_number) {
    (void)signal_number;
    terminal.must_end = 1;
}

static void on_interrupt(int signal_number) {
    (void)signal_number;
    terminal.was_interrupted = 1;
}

/* Restores the terminal and dies of the signal again; only what may be called in a handler. */
static void on_crash(int signal_number) {
    if (terminal.is_open) {
        ssize_t n = write(STDOUT_FILENO, terminal.leave, terminal.n_leave);
        (void)n;
        tcsetattr(terminal.keys_fd, TCSANOW, &terminal.saved);
    }
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void handle(int signal_number, void (*handler)(int)) {
    struct sigaction action = {.sa_handler = handler};
    sigemptyset(&action.sa_mask);
    sigaction(signal_number, &action, NULL);
}

static void handle_signals(void) {
    static const int crashes[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};
    handle(SIGTERM, on_end);
    handle(SIGHUP, on_end);
    handle(SIGINT, on_interrupt);
    handle(SIGQUIT, SIG_IGN);
    for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++)
        handle(crashes[i], on_crash);
}

/* Keeps what leaves full-screen mode, for on_crash(): reset attributes, show the cursor, leave keypad and alternate screen. */
static void keep_leave_sequence(void) {
    static const char *const names[] = {"sgr0", "cnorm", "rmkx", "rmcup"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *sequence = tigetstr(names[i]);
        if (sequence == NULL || sequence == (const char *)(intptr_t)-1)
            continue;
        size_t n = strlen(sequence);
        if (terminal.n_leave + n > sizeof terminal.leave)
            continue;
        memcpy(terminal.leave + terminal.n_leave, sequence, n);
        terminal.n_leave += n;
    }
}

/* Keys such as ^V, ^O, ^S and ^Q are the reader's: the line discipline must not keep them. */
static void free_control_keys(void) {
    struct termios modes;
    if (tcgetattr(terminal.keys_fd, &modes) != 0)
        return;
    modes.c_lflag &= (tcflag_t)~IEXTEN;
    modes.c_iflag &= (tcflag_t) ~(IXON | IXOFF);
    tcsetattr(terminal.keys_fd, TCSANOW, &modes);
    def_prog_mode();
}

/* Opens where keys come from: standard input, or the terminal itself where something is piped in. */
static FILE *open_keys(void) {
    if (isatty(STDIN_FILENO))
        return stdin;
    terminal.keys = fopen("/dev/tty", "r");
    return terminal.keys;
}

static void add_fault(struct diag_list *diags, const char *what) {
    diag_add(diags, DIAG_IO, (struct diag_place){.file = NULL}, NULL, "%s", what);
}

bool terminal_open(bool colour, struct diag_list *diags) {
    static bool is_registered;
    FILE *keys = open_keys();
    if (keys == NULL) {
        add_fault(diags, "the terminal cannot be opened for keys");
        return false;
    }
    terminal.keys_fd = fileno(keys);
    tcgetattr(terminal.keys_fd, &terminal.saved);
    terminal.screen = newterm(NULL, stdout, keys);
    if (terminal.screen == NULL) {
        add_fault(diags, "the terminal cannot be used in full-screen mode");
        return false;
    }
    if (!is_registered && atexit(terminal_close) == 0)
        is_registered = true;
    terminal.is_open = true;
    keep_leave_sequence();
    handle_signals();
    if (getenv("ESCDELAY") == NULL)
        set_escdelay(ESCAPE_DELAY_MS);
    cbreak();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    nodelay(stdscr, TRUE);
    if (colour && has_colors()) {
        start_color();
        use_default_colors();
    }
    free_control_keys();
    return true;
}

void terminal_close(void) {
    if (!terminal.is_open)
        return;
    terminal.is_open = false;
    endwin();
    delscreen(terminal.screen);
    if (terminal.keys != NULL)
        fclose(terminal.keys);
    terminal.keys = NULL;
}

/* The next key that curses has, or KEY_NOTHING. */
static int take_key(void) {
    wint_t code = 0;
    int status = get_wch(&code);
    if (status == ERR)
        return KEY_NOTHING;
    return status == KEY_CODE_YES ? KEY_SPECIAL + (int)code : (int)code;
}

/* The next key, an Alt key as one where the Escape and what belongs to it come together. */
static int take_whole_key(void) {
    int key = take_key();
    if (key != KEY_ESCAPE)
        return key;
    int next = take_key();
    if (next == KEY_ESCAPE)
        unget_wch(KEY_ESCAPE);
    return next == KEY_NOTHING || next == KEY_ESCAPE ? KEY_ESCAPE : KEY_ALT + next;
}

/* A terminal that is gone has input without end, and no key in it. */
int terminal_read_key(int timeout_ms) {
    int key = take_whole_key();
    if (key != KEY_NOTHING || terminal.must_end)
        return key;
    struct pollfd input = {.fd = terminal.keys_fd, .events = POLLIN};
    int n = poll(&input, 1, timeout_ms);
    key = take_whole_key();
    if (n > 0 && key == KEY_NOTHING && (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0)
        terminal.must_end = 1;
    return key;
}

void terminal_redraw(void) {
    clearok(curscr, TRUE);
}

bool terminal_send(struct str bytes) {
    return fwrite(bytes.p, 1, bytes.n, stdout) == bytes.n && fflush(stdout) == 0;
}

void terminal_set_mouse(bool on) {
    mousemask(on ? BUTTON1_CLICKED | BUTTON1_PRESSED | BUTTON4_PRESSED | BUTTON5_PRESSED : 0, NULL);
    mouseinterval(0);
}

bool terminal_read_mouse(struct mouse_event *event) {
    enum { WHEEL_LINES = 3 };
    MEVENT report;
    if (getmouse(&report) != OK)
        return false;
    bool is_up = (report.bstate & BUTTON4_PRESSED) != 0, is_down = (report.bstate & BUTTON5_PRESSED) != 0;
    *event = (struct mouse_event){report.y, report.x, is_up ? -WHEEL_LINES : is_down ? WHEEL_LINES : 0};
    return is_up || is_down || (report.bstate & (BUTTON1_CLICKED | BUTTON1_PRESSED)) != 0;
}

bool terminal_must_end(void) {
    return terminal.must_end != 0;
}

bool terminal_was_interrupted(void) {
    bool was = terminal.was_interrupted != 0;
    terminal.was_interrupted = 0;
    return was;
}
