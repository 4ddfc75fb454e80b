/* tui/clipboard and what it is made of: base64, OSC 52, running a program with a time limit, and the order of the ways. */
#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/file.h"
#include "tui/clipboard.h"
#include "tui/feed.h"
#include "tui/osc52.h"

/* A folder for one test: its commands stand in bin/, which comes first in PATH, and write to out. */
static char root[256], out_path[300], copy_path[300], old_path[4096];

static void set(const char *variable, const char *format, ...) {
    char value[5000];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(value, sizeof value, format, arguments);
    va_end(arguments);
    setenv(variable, value, 1);
}

static int make_root(void **state) {
    char bin[300];
    const char *home = getenv("HOME");
    (void)state;
    snprintf(root, sizeof root, "%s/clipboard-XXXXXX", home != NULL ? home : "/tmp");
    if (mkdtemp(root) == NULL)
        return -1;
    snprintf(bin, sizeof bin, "%s/bin", root);
    snprintf(out_path, sizeof out_path, "%s/out", root);
    snprintf(copy_path, sizeof copy_path, "%s/state/pacta/copy.txt", root);
    snprintf(old_path, sizeof old_path, "%s", getenv("PATH"));
    set("PATH", "%s:%s", bin, old_path);
    set("XDG_STATE_HOME", "%s/state", root);
    set("TERM", "xterm-256color");
    unsetenv("TMUX");
    unsetenv("STY");
    return mkdir(bin, 0700);
}

static int drop_root(void **state) {
    char command[600];
    (void)state;
    setenv("PATH", old_path, 1);
    snprintf(command, sizeof command, "rm -rf '%s'", root);
    return system(command);
}

/* Makes a command; "$out" in its script is the file to write to. */
static void make_command(const char *name, const char *script) {
    char path[600];
    snprintf(path, sizeof path, "%s/bin/%s", root, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "#!/bin/sh\nout='%s'\n%s\n", out_path, script);
    assert_int_equal(fclose(file), 0);
    assert_int_equal(chmod(path, 0700), 0);
}

static void assert_file(const char *path, struct str expected) {
    struct buf text = {0};
    struct diag_list diags = {0};
    assert_true(file_read(path, &text, &diags));
    assert_int_equal(text.n, expected.n);
    assert_memory_equal(text.p, expected.p, expected.n);
    buf_free(&text);
}

static void assert_private(const char *path, mode_t mode) {
    struct stat status;
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, mode);
}

static long milliseconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void assert_no_children(void) {
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1);
    assert_int_equal(errno, ECHILD);
}

/* --- base64 and OSC 52 --- */

static void test_base64(void **state) {
    /* RFC 4648, section 10, and all the digits. */
    static const struct {
        struct str text;
        const char *encoded;
    } vectors[] = {
        {{"", 0}, ""},
        {{"f", 1}, "Zg=="},
        {{"fo", 2}, "Zm8="},
        {{"foo", 3}, "Zm9v"},
        {{"foob", 4}, "Zm9vYg=="},
        {{"fooba", 5}, "Zm9vYmE="},
        {{"foobar", 6}, "Zm9vYmFy"},
        {{"\x00\x10\x83\x10\x51\x87\x20\x92\x8B\x30\xD3\x8F\x41\x14\x93\x51\x55\x97\x61\x96\x9B\x71\xD7\x9F\x82\x18\xA3\x92\x59\xA7"
          "\xA2\x9A\xAB\xB2\xDB\xAF\xC3\x1C\xB3\xD3\x5D\xB7\xE3\x9E\xBB\xF3\xDF\xBF",
          48},
         "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof vectors / sizeof *vectors; i++) {
        struct buf encoded = {0};
        base64_add(vectors[i].text, &encoded);
        assert_int_equal(encoded.n, strlen(vectors[i].encoded));
        assert_true(str_equal(buf_str(&encoded), str_of(vectors[i].encoded)));
        buf_free(&encoded);
    }
}

static void test_osc52_is_one_sequence(void **state) {
    struct buf sequence = {0};
    (void)state;
    osc52_add(STR("Art. 16 “é”"), false, &sequence);
    assert_string_equal(sequence.p, "\033]52;c;QXJ0LiAxNiDigJzDqeKAnQ==\a");
    buf_free(&sequence);
}

/* What is within the wrapping, put together again, is the very sequence; and no piece is longer than screen takes. */
static void test_osc52_within_screen_is_cut_in_pieces(void **state) {
    struct buf text = {0}, plain = {0}, wrapped = {0}, inner = {0};
    (void)state;
    for (int i = 0; i < 1000; i++)
        buf_add_char(&text, (char)('A' + i % 50));
    osc52_add(buf_str(&text), false, &plain);
    osc52_add(buf_str(&text), true, &wrapped);
    struct str rest = buf_str(&wrapped);
    while (rest.n != 0) {
        assert_true(str_starts(rest, STR("\033P")));
        size_t end = 2;
        while (!str_starts(str_slice(rest, end, rest.n), STR("\033\\")))
            assert_true(++end < rest.n);
        assert_true(end - 2 <= 255);
        buf_add(&inner, str_slice(rest, 2, end));
        rest = str_slice(rest, end + 2, rest.n);
    }
    assert_string_equal(inner.p, plain.p);
    buf_free(&text);
    buf_free(&plain);
    buf_free(&wrapped);
    buf_free(&inner);
}

/* --- Running a program --- */

static bool run(const char *command, struct str input, int timeout_ms, bool (*must_stop)(void), struct buf *fault) {
    const char *const argv[] = {command, "an argument; $(not) `a` shell", NULL};
    return feed_program(argv, input, timeout_ms, must_stop, fault);
}

static void test_a_program_gets_the_text(void **state) {
    struct buf fault = {0}, large = {0};
    (void)state;
    make_command("take", "printf '%s\\n' \"$1\" >\"$out\"; cat >>\"$out\"; echo noise; echo noise >&2");
    assert_true(run("take", STR("text\0with a NUL\n"), 5000, NULL, &fault));
    assert_int_equal(fault.n, 0);
    assert_file(out_path, STR("an argument; $(not) `a` shell\ntext\0with a NUL\n"));
    make_command("count", "wc -c | tr -d ' ' >\"$out\"");
    for (int i = 0; i < 100000; i++)
        buf_add(&large, STR("0123456789"));
    assert_true(run("count", buf_str(&large), 5000, NULL, &fault));
    assert_file(out_path, STR("1000000\n"));
    assert_true(run("count", STR(""), 5000, NULL, &fault));
    assert_file(out_path, STR("0\n"));
    /* One that reads nothing is no harm, and no SIGPIPE. */
    make_command("ignore", "exec <&-; exit 0");
    assert_true(run("ignore", buf_str(&large), 5000, NULL, &fault));
    assert_int_equal(fault.n, 0);
    assert_no_children();
    buf_free(&large);
}

static void assert_fault(const char *command, const char *expected) {
    struct buf fault = {0};
    assert_false(run(command, STR("text"), 5000, NULL, &fault));
    assert_non_null(fault.p);
    if (expected != NULL)
        assert_string_equal(fault.p, expected);
    assert_true(fault.n != 0);
    buf_free(&fault);
}

static void test_failures_are_told(void **state) {
    (void)state;
    make_command("fail", "exit 3");
    assert_fault("fail", "exit status 3");
    make_command("die", "kill -TERM $$");
    assert_fault("die", "ended by signal 15");
    assert_fault("there-is-no-such-program", NULL);
    assert_fault("/", NULL);
    assert_no_children();
}

static bool stop_at_once(void) {
    return true;
}

static void test_nothing_hangs(void **state) {
    struct buf fault = {0};
    long start = milliseconds();
    (void)state;
    /* A sleeper that ignores what asks it politely, and has a child. */
    make_command("hang", "trap '' TERM INT HUP; sleep 60 & wait; sleep 60");
    assert_false(run("hang", STR("text"), 1000, NULL, &fault));
    assert_string_equal(fault.p, "not done in 1 s");
    assert_in_range(milliseconds() - start, 1000, 20000);
    buf_clear(&fault);
    start = milliseconds();
    assert_false(run("hang", STR("text"), 60000, stop_at_once, &fault));
    assert_string_equal(fault.p, "interrupted");
    assert_in_range(milliseconds() - start, 0, 20000);
    buf_free(&fault);
    assert_no_children();
}

/* A program that goes on in the background, as those do that hold an X11 selection, is neither waited for nor killed. */
static void test_what_goes_on_is_left_alone(void **state) {
    struct buf fault = {0};
    (void)state;
    make_command("daemon", "exec 3<&0; (cat <&3 >\"$out.part\"; sleep 1; mv \"$out.part\" \"$out\") & exit 0");
    assert_true(run("daemon", STR("text"), 5000, NULL, &fault));
    for (int i = 0; i < 1000 && access(out_path, F_OK) != 0; i++)
        nanosleep(&(struct timespec){.tv_nsec = 10000000}, NULL);
    assert_file(out_path, STR("text"));
}

static void on_alarm(int signal_number) {
    (void)signal_number;
}

/* Signals are as they are by default in the program, and a handler here that interrupts every wait does no harm. */
static void test_signals(void **state) {
    struct buf fault = {0};
    struct sigaction action = {.sa_handler = on_alarm};
    sigset_t blocked;
    (void)state;
    make_command("raise", "kill -USR1 $$; sleep 1; echo survived >\"$out\"");
    signal(SIGUSR1, SIG_IGN);
    sigemptyset(&blocked);
    sigaddset(&blocked, SIGUSR1);
    sigprocmask(SIG_BLOCK, &blocked, NULL);
    assert_false(run("raise", STR("text"), 10000, NULL, &fault));
    assert_true(str_starts(buf_str(&fault), STR("ended by signal")));
    sigprocmask(SIG_UNBLOCK, &blocked, NULL);
    signal(SIGUSR1, SIG_DFL);
    buf_free(&fault);
    sigemptyset(&action.sa_mask);
    sigaction(SIGALRM, &action, NULL);
    make_command("slow", "sleep 2; cat >\"$out\"");
    alarm(1);
    assert_true(run("slow", STR("text"), 20000, NULL, &fault));
    assert_file(out_path, STR("text"));
    /* Where ended children are not kept for whoever asks, it counts as done. */
    signal(SIGCHLD, SIG_IGN);
    make_command("quick", "cat >\"$out\"");
    assert_true(run("quick", STR("again"), 20000, NULL, &fault));
    signal(SIGCHLD, SIG_DFL);
    assert_file(out_path, STR("again"));
}

/* --- The ways --- */

static bool send_to_buf(void *context, struct str bytes) {
    buf_add(context, bytes);
    return true;
}

static bool send_fails(void *context, struct str bytes) {
    (void)context, (void)bytes;
    return false;
}

static const char *const tool[] = {"tool", "-x", NULL};

/* A case: what there is, and what must come of it. %s in `said` stands for the path of the file. */
struct way_case {
    const char *const *command;
    const char *tool_script; /* NULL: there is none */
    const char *tmux_script; /* NULL: not within tmux */
    const char *term;
    bool (*send)(void *, struct str);
    const char *said;
    const char *out; /* what the command got; NULL: none ran */
    const char *sent;
};

#define TAKE "{ echo \"$@\"; cat; } >\"$out\""
#define OSC "\033]52;c;dGV4dA==\a"

static const struct way_case way_cases[] = {
    {tool, TAKE, TAKE, "xterm", send_to_buf, "copied with tool; also in %s", "-x\ntext", ""},
    {NULL, TAKE, TAKE, "xterm", send_to_buf, "copied through tmux; also in %s", "load-buffer -w -\ntext", ""},
    {tool, "exit 2", TAKE, "xterm", send_to_buf, "tool: exit status 2; copied through tmux; also in %s", "load-buffer -w -\ntext",
     ""},
    {tool, "exit 2", "exit 1", "xterm", send_to_buf,
     "tool: exit status 2; tmux: exit status 1; sent to the terminal by OSC 52, cannot tell whether the terminal took it; also in "
     "%s",
     NULL, OSC},
    {NULL, NULL, NULL, "xterm", send_to_buf, "sent to the terminal by OSC 52, cannot tell whether the terminal took it; also in %s",
     NULL, OSC},
    {NULL, NULL, NULL, "xterm", send_fails, "the terminal cannot be written to; no clipboard was reached, it is in %s", NULL, ""},
    {NULL, NULL, NULL, "linux", send_to_buf, "no clipboard was reached, it is in %s", NULL, ""},
    {NULL, NULL, NULL, "vt100", send_to_buf, "no clipboard was reached, it is in %s", NULL, ""},
    {NULL, NULL, NULL, "xterm", NULL, "no clipboard was reached, it is in %s", NULL, ""},
};

static void test_the_ways_are_tried_in_order(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof way_cases / sizeof *way_cases; i++) {
        const struct way_case *c = &way_cases[i];
        struct buf how = {0}, sent = {0}, expected = {0};
        struct clipboard clipboard = {.command = c->command, .send = c->send, .context = &sent};
        unlink(out_path);
        unlink(copy_path);
        make_command("tool", c->tool_script != NULL ? c->tool_script : "exit 9");
        make_command("tmux", c->tmux_script != NULL ? c->tmux_script : TAKE);
        if (c->tmux_script != NULL)
            set("TMUX", "/tmp/socket,1,0");
        else
            unsetenv("TMUX");
        set("TERM", "%s", c->term);
        assert_true(clipboard_copy(&clipboard, STR("text"), &how));
        const char *mark = strstr(c->said, "%s");
        buf_add(&expected, (struct str){c->said, (size_t)(mark - c->said)});
        const char *home = getenv("HOME");
        bool is_below_home = home != NULL && strncmp(copy_path, home, strlen(home)) == 0;
        buf_printf(&expected, "%s%s", is_below_home ? "~" : "", copy_path + (is_below_home ? strlen(home) : 0));
        assert_string_equal(how.p, expected.p);
        assert_file(copy_path, STR("text"));
        assert_private(copy_path, 0600);
        assert_string_equal(buf_str(&sent).p, c->sent);
        if (c->out != NULL)
            assert_file(out_path, str_of(c->out));
        else
            assert_int_not_equal(access(out_path, F_OK), 0);
        buf_free(&how);
        buf_free(&sent);
        buf_free(&expected);
    }
}

/* How much is known of why there is no such program depends on the system. */
static void test_a_missing_command_is_told(void **state) {
    static const char *const no_tool[] = {"there-is-no-such-program", NULL};
    struct buf how = {0}, sent = {0};
    struct clipboard clipboard = {.command = no_tool, .send = send_to_buf, .context = &sent};
    (void)state;
    assert_true(clipboard_copy(&clipboard, STR("text"), &how));
    assert_true(str_starts(buf_str(&how), STR("there-is-no-such-program: cannot be run")));
    assert_non_null(strstr(how.p, "; sent to the terminal by OSC 52"));
    assert_string_equal(sent.p, OSC);
    buf_free(&how);
    buf_free(&sent);
}

static void test_long_texts_stay_in_the_file(void **state) {
    struct buf how = {0}, sent = {0}, text = {0};
    struct clipboard clipboard = {.send = send_to_buf, .context = &sent};
    (void)state;
    for (int i = 0; i < OSC52_TEXT_MAX; i++)
        buf_add_char(&text, 'a');
    assert_true(clipboard_copy(&clipboard, buf_str(&text), &how));
    assert_true(sent.n > 99000 && sent.n <= 100008);
    buf_clear(&sent);
    buf_clear(&how);
    buf_add_char(&text, 'a');
    assert_true(clipboard_copy(&clipboard, buf_str(&text), &how));
    assert_int_equal(sent.n, 0);
    assert_true(
        str_starts(buf_str(&how), STR("74995 bytes are too many for the terminal's clipboard (74994 at most); no clipboard")));
    assert_file(copy_path, buf_str(&text));
    buf_free(&text);
    buf_free(&how);
    buf_free(&sent);
}

static void test_screen_gets_it_wrapped(void **state) {
    struct buf how = {0}, sent = {0};
    struct clipboard clipboard = {.send = send_to_buf, .context = &sent};
    (void)state;
    set("TERM", "screen-256color");
    set("STY", "1.pts");
    assert_true(clipboard_copy(&clipboard, STR("text"), &how));
    assert_string_equal(sent.p, "\033P" OSC "\033\\");
    buf_free(&how);
    buf_free(&sent);
}

static void test_an_unwritable_file_is_told(void **state) {
    struct buf how = {0}, sent = {0};
    struct clipboard clipboard = {.send = send_to_buf, .context = &sent};
    char blocked[300];
    (void)state;
    snprintf(blocked, sizeof blocked, "%s/state", root);
    FILE *file = fopen(blocked, "w");
    assert_non_null(file);
    fclose(file);
    assert_true(clipboard_copy(&clipboard, STR("text"), &how));
    assert_non_null(strstr(how.p, "OSC 52"));
    assert_non_null(strstr(how.p, "; not in "));
    assert_non_null(strstr(how.p, "(Not a directory)"));
    buf_clear(&how);
    clipboard.send = NULL;
    assert_false(clipboard_copy(&clipboard, STR("text"), &how));
    assert_true(str_starts(buf_str(&how), STR("not copied, and not in ")));
    buf_clear(&how);
    char *home = strdup(getenv("HOME"));
    unsetenv("HOME");
    unsetenv("XDG_STATE_HOME");
    assert_false(clipboard_copy(&clipboard, STR("text"), &how));
    assert_string_equal(how.p, "not copied, and not in a file (there is no home directory)");
    setenv("HOME", home, 1);
    free(home);
    buf_free(&how);
    buf_free(&sent);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_base64),
        cmocka_unit_test(test_osc52_is_one_sequence),
        cmocka_unit_test(test_osc52_within_screen_is_cut_in_pieces),
        cmocka_unit_test_setup_teardown(test_a_program_gets_the_text, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_failures_are_told, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_nothing_hangs, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_what_goes_on_is_left_alone, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_signals, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_the_ways_are_tried_in_order, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_a_missing_command_is_told, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_long_texts_stay_in_the_file, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_screen_gets_it_wrapped, make_root, drop_root),
        cmocka_unit_test_setup_teardown(test_an_unwritable_file_is_told, make_root, drop_root),
    };
    return cmocka_run_group_tests_name("clipboard", tests, NULL, NULL);
}
