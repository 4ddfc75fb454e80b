#include "tui/feed.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdio.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

/* POSIX has it declared by the program; some systems declare it too. */
extern char **environ; /* NOLINT(readability-redundant-declaration) */

/* How long to sleep between two looks at a program that runs. */
enum { LOOK_EVERY_MS = 2 };

static void add_error(struct buf *fault, const char *what, int error) {
    buf_printf(fault, "%s%s", what, strerror(error));
}

/* A nameless file with the text in it: unlike a pipe it takes all of it at once, whether it is read or not. */
static FILE *make_input(struct str input, struct buf *fault) {
    FILE *file = tmpfile();
    if (file != NULL && (input.n == 0 || fwrite(input.p, 1, input.n, file) == input.n) && fflush(file) == 0 &&
        lseek(fileno(file), 0, SEEK_SET) == 0)
        return file;
    add_error(fault, "no temporary file: ", errno);
    if (file != NULL)
        fclose(file);
    return NULL;
}

/* The program begins with the signals as they are by default, whatever is ignored, blocked or handled here. */
static void set_signals(posix_spawnattr_t *attributes) {
    sigset_t all, none;
    sigfillset(&all);
    sigemptyset(&none);
    posix_spawnattr_setsigdefault(attributes, &all);
    posix_spawnattr_setsigmask(attributes, &none);
    posix_spawnattr_setpgroup(attributes, 0);
    posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP);
}

static void set_files(posix_spawn_file_actions_t *actions, int input) {
    posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO);
    if (input != STDIN_FILENO)
        posix_spawn_file_actions_addclose(actions, input);
    posix_spawn_file_actions_addopen(actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
}

/* Starts the program; 0, or an error number. */
static int start(const char *const *argv, int input, pid_t *pid) {
    posix_spawnattr_t attributes;
    posix_spawn_file_actions_t actions;
    int error = posix_spawnattr_init(&attributes);
    if (error != 0)
        return error;
    error = posix_spawn_file_actions_init(&actions);
    if (error == 0) {
        set_signals(&attributes);
        set_files(&actions, input);
        error = posix_spawnp(pid, argv[0], &actions, &attributes, (char *const *)argv, environ);
        posix_spawn_file_actions_destroy(&actions);
    }
    posix_spawnattr_destroy(&attributes);
    return error;
}

static long now_ms(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static pid_t wait_for(pid_t pid, int *status, int options) {
    pid_t ended;
    do
        ended = waitpid(pid, status, options);
    while (ended < 0 && errno == EINTR);
    return ended;
}

/* Kills the program, with all that it started, and takes its end, so that no zombie is left. */
static void end_program(pid_t pid) {
    int status;
    kill(-pid, SIGKILL);
    kill(pid, SIGKILL);
    wait_for(pid, &status, 0);
}

/* Did the program end well? */
static bool judge(int status, struct buf *fault) {
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0)
        return true;
    /* How a system says it that notices only in the new process that there is no such program. */
    if (WIFEXITED(status) && WEXITSTATUS(status) == 127)
        buf_add(fault, STR("cannot be run"));
    else if (WIFEXITED(status))
        buf_printf(fault, "exit status %d", WEXITSTATUS(status));
    else
        buf_printf(fault, "ended by signal %d", WTERMSIG(status));
    return false;
}

static bool wait_in_time(pid_t pid, int timeout_ms, bool (*must_stop)(void), struct buf *fault) {
    const struct timespec pause = {.tv_nsec = LOOK_EVERY_MS * 1000000L};
    long end = now_ms() + timeout_ms;
    for (;;) {
        int status = 0;
        pid_t ended = wait_for(pid, &status, WNOHANG);
        /* Where whoever started this program has SIGCHLD ignored, all that can be told is that it ended. */
        if (ended != 0)
            return ended < 0 || judge(status, fault);
        bool is_stopped = must_stop != NULL && must_stop();
        if (is_stopped || now_ms() >= end) {
            end_program(pid);
            if (is_stopped)
                buf_add(fault, STR("interrupted"));
            else
                buf_printf(fault, "not done in %d s", timeout_ms / 1000);
            return false;
        }
        nanosleep(&pause, NULL);
    }
}

bool feed_program(const char *const *argv, struct str input, int timeout_ms, bool (*must_stop)(void), struct buf *fault) {
    pid_t pid;
    FILE *file = make_input(input, fault);
    if (file == NULL)
        return false;
    int error = start(argv, fileno(file), &pid);
    fclose(file);
    if (error != 0) {
        add_error(fault, "cannot be run: ", error);
        return false;
    }
    return wait_in_time(pid, timeout_ms, must_stop, fault);
}
