#include "tui/terminal.h"

#include <curses.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/select.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#include "tui/output.h"

/* A lone Escape is told from the start of a key's sequence by this wait, well under the 50 ms in which it must act. */
enum { ESCAPE_DELAY_MS = 25 };

/* The one object of the terminal: a signal handler and exit() must find it. */
static struct {
    bool is_open;
    SCREEN *screen;
    WINDOW *input; /* which keys are read through: curses refreshes the window of a reading first, but not a pad */
    struct output output;
    FILE *keys; /* where keys are read, where that is not stdin */
    int keys_fd;
    mbstate_t character;  /* of which only the first bytes have come */
    struct termios saved; /* modes to go back to, also from a crash */
    char leave[128];      /* what a crash has to send to leave full-screen mode */
    size_t n_leave;
    volatile sig_atomic_t must_end;
    volatile sig_atomic_t was_interrupted;
    struct sigaction before[16];
    bool is_registered; /* with atexit() */
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

/* The signals that are handled while the terminal is open, each with its handler. */
static const struct {
    int number;
    void (*handler)(int);
} signals[] = {
    {SIGTERM, on_end},  {SIGHUP, on_end},   {SIGINT, on_interrupt}, {SIGQUIT, SIG_IGN},  {SIGSEGV, on_crash},
    {SIGBUS, on_crash}, {SIGFPE, on_crash}, {SIGILL, on_crash},     {SIGABRT, on_crash},
};

enum { N_SIGNALS = sizeof signals / sizeof *signals };

/* A hangup that is ignored (nohup) stays so. */
static void handle_signals(void) {
    for (size_t i = 0; i < N_SIGNALS; i++) {
        struct sigaction action = {.sa_handler = signals[i].handler};
        sigemptyset(&action.sa_mask);
        sigaction(signals[i].number, NULL, &terminal.before[i]);
        bool stays = signals[i].number == SIGHUP && terminal.before[i].sa_handler == SIG_IGN;
        if (!stays)
            sigaction(signals[i].number, &action, NULL);
    }
}

static void restore_signals(void) {
    for (size_t i = 0; i < N_SIGNALS; i++)
        sigaction(signals[i].number, &terminal.before[i], NULL);
}

/* Those that must not come between the last look at their flags and the wait for a key. */
static sigset_t awaited_signals(void) {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGHUP);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGWINCH);
    return set;
}

/* Keeps what leaves full-screen mode, for on_crash(): reset attributes, show the cursor, leave keypad and alternate screen. */
static void keep_leave_sequence(void) {
    static const char *const names[] = {"sgr0", "cnorm", "rmkx", "rmcup"};
    terminal.n_leave = 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *sequence = tigetstr(names[i]);
        if (sequence == NULL || sequence == (const char *)(intptr_t)-1)
            continue;
        size_t n = strlen(sequence);
        if (terminal.n_leave + n > sizeof terminal.leave)
            continue;
        /* "$<2>" asks for a pause, which is not for the terminal to see. */
        n = strstr(sequence, "$<") != NULL ? (size_t)(strstr(sequence, "$<") - sequence) : n;
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

static void close_streams(void) {
    output_close(&terminal.output);
    if (terminal.keys != NULL)
        fclose(terminal.keys);
    terminal.keys = NULL;
}

bool terminal_open(bool colour, struct diag_list *diags) {
    FILE *keys = open_keys();
    if (keys == NULL) {
        add_fault(diags, "the terminal cannot be opened for keys");
        return false;
    }
    terminal.keys_fd = fileno(keys);
    tcgetattr(terminal.keys_fd, &terminal.saved);
    terminal.screen = output_open(&terminal.output, STDOUT_FILENO) ? newterm(NULL, terminal.output.stream, keys) : NULL;
    terminal.input = terminal.screen != NULL ? newpad(1, 1) : NULL;
    if (terminal.input == NULL) {
        close_streams();
        add_fault(diags, "the terminal cannot be used in full-screen mode");
        return false;
    }
    if (!terminal.is_registered && atexit(terminal_close) == 0)
        terminal.is_registered = true;
    terminal.is_open = true;
    keep_leave_sequence();
    handle_signals();
    if (getenv("ESCDELAY") == NULL)
        set_escdelay(ESCAPE_DELAY_MS);
    cbreak();
    noecho();
    nonl();
    intrflush(terminal.input, FALSE);
    keypad(terminal.input, TRUE);
    nodelay(terminal.input, TRUE);
    typeahead(-1); /* a screen is shown whole: the keys that wait are taken before it is drawn */
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
    delwin(terminal.input);
    delscreen(terminal.screen);
    restore_signals();
    close_streams();
}

/* Arrow keys with Alt, for which curses has codes without names of their own (xterm's "modified" keys). */
static const struct {
    const char *name;
    int key;
} modified_keys[] = {{"kLFT3", KEY_LEFT}, {"kRIT3", KEY_RIGHT}, {"kUP3", KEY_UP}, {"kDN3", KEY_DOWN}};

static int key_of_code(int code) {
    const char *name = code > KEY_MAX ? keyname(code) : NULL;
    for (size_t i = 0; name != NULL && i < sizeof modified_keys / sizeof *modified_keys; i++)
        if (strcmp(name, modified_keys[i].name) == 0)
            return KEY_ALT + KEY_SPECIAL + modified_keys[i].key;
    return KEY_SPECIAL + code;
}

/* Adds a byte to the character that comes, and returns the character when it is whole, else KEY_NOTHING. A byte that does not go on
   with what came before begins anew; one that begins nothing is left out. */
static int take_byte(char byte) {
    wchar_t character = 0;
    size_t n = mbrtowc(&character, &byte, 1, &terminal.character);
    if (n == (size_t)-1) {
        terminal.character = (mbstate_t){0};
        n = mbrtowc(&character, &byte, 1, &terminal.character);
    }
    if (n == (size_t)-1)
        terminal.character = (mbstate_t){0};
    return n <= 1 ? (int)character : KEY_NOTHING;
}

/* The next key that curses has, or KEY_NOTHING. Read byte by byte: wget_wch() would drop what comes behind a byte that is no
   character. */
static int take_key(void) {
    int code, key = KEY_NOTHING;
    while (key == KEY_NOTHING && (code = wgetch(terminal.input)) != ERR) {
        if (code > UCHAR_MAX)
            return key_of_code(code);
        key = take_byte((char)code);
    }
    return key;
}

/* Has a change of the size told before the keys that wait: they were typed for the new screen, and curses tells it behind them.
   $LINES and $COLUMNS, where they are set, are the size for curses, whatever the terminal's is. */
static void tell_new_size(void) {
    struct winsize size;
    if (getenv("LINES") == NULL && getenv("COLUMNS") == NULL && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row != 0 &&
        size.ws_col != 0 && is_term_resized(size.ws_row, size.ws_col))
        resizeterm(size.ws_row, size.ws_col);
}

/* The next key, an Alt key as one where the Escape and what belongs to it come together. Another Escape, or news of another size,
   does not belong to it. */
static int take_whole_key(void) {
    tell_new_size();
    int key = take_key();
    if (key != KEY_ESCAPE)
        return key;
    int next = take_key();
    bool is_event = next == KEY_SPECIAL + KEY_RESIZE || next == KEY_SPECIAL + KEY_MOUSE;
    if (next == KEY_ESCAPE)
        ungetch(KEY_ESCAPE);
    else if (is_event)
        ungetch(next - KEY_SPECIAL);
    return next == KEY_NOTHING || next == KEY_ESCAPE || is_event ? KEY_ESCAPE : KEY_ALT + next;
}

/* Waits for input, for a signal (one that came since the last wait too), or for the time to be up. */
static int wait_for_input(int timeout_ms, bool *is_gone) {
    struct pollfd input = {.fd = terminal.keys_fd, .events = POLLIN};
    struct timespec time = {.tv_sec = timeout_ms / 1000, .tv_nsec = timeout_ms % 1000 * 1000000L};
    sigset_t awaited = awaited_signals(), old;
    int n = 0;
    fd_set readable;
    sigprocmask(SIG_BLOCK, &awaited, &old);
    bool has_news = terminal.must_end || terminal.was_interrupted;
    if (!has_news) {
        FD_ZERO(&readable);
        FD_SET(terminal.keys_fd, &readable);
        n = pselect(terminal.keys_fd + 1, &readable, NULL, NULL, timeout_ms >= 0 ? &time : NULL, &old);
    }
    sigprocmask(SIG_SETMASK, &old, NULL);
    *is_gone = n > 0 && poll(&input, 1, 0) > 0 && (input.revents & (POLLHUP | POLLERR | POLLNVAL)) != 0;
    return n;
}

/* A terminal that is gone has input without end, and no key in it. */
int terminal_read_key(int timeout_ms) {
    bool is_gone = false;
    int key = take_whole_key();
    if (key != KEY_NOTHING || timeout_ms == 0 || terminal.must_end)
        return key;
    int n = wait_for_input(timeout_ms, &is_gone);
    key = take_whole_key();
    if (n > 0 && key == KEY_NOTHING && is_gone)
        terminal.must_end = 1;
    return key;
}

int terminal_columns(void) {
    bool wraps_at_once = auto_right_margin && !eat_newline_glitch;
    return wraps_at_once && COLS > 1 ? COLS - 1 : COLS;
}

void terminal_redraw(void) {
    clearok(curscr, TRUE);
}

/* ^Z is held off: what it has curses write is for the terminal. */
void terminal_show(void) {
    sigset_t stop, old;
    sigemptyset(&stop);
    sigaddset(&stop, SIGTSTP);
    sigprocmask(SIG_BLOCK, &stop, &old);
    output_gather(&terminal.output);
    refresh();
    if (!output_send(&terminal.output, terminal_must_end))
        terminal.must_end = 1;
    sigprocmask(SIG_SETMASK, &old, NULL);
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
