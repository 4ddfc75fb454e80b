#include "job.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

/* What the shell says of the program. */
enum event_kind { EVENT_STARTED, EVENT_STOPPED, EVENT_ENDED };

struct event {
    enum event_kind kind;
    pid_t program;
    int status;
};

static void say(int events, enum event_kind kind, pid_t program, int status) {
    struct event event = {kind, program, status};
    if (write(events, &event, sizeof event) != (ssize_t)sizeof event)
        _exit(127);
}

/* --- The program -------------------------------------------------------------------------------------------------------- */

static void set_environment(const char *const *environment) {
    for (size_t i = 0; environment[i] != NULL; i++) {
        const char *equals = strchr(environment[i], '=');
        char *name = strdup(environment[i]);
        if (name == NULL)
            _exit(127);
        if (equals != NULL) {
            name[equals - environment[i]] = '\0';
            setenv(name, equals + 1, 1);
        } else {
            unsetenv(name);
        }
        free(name);
    }
}

/* Becomes the program, in a foreground process group of its own. */
static void become_program(const struct job_options *options) {
    setpgid(0, 0);
    tcsetpgrp(STDIN_FILENO, getpid());
    signal(SIGTTOU, SIG_DFL);
    signal(SIGHUP, SIG_DFL);
    int file = options->stdin_is_file ? open("/dev/null", O_RDONLY) : -1;
    if (file >= 0) {
        dup2(file, STDIN_FILENO);
        close(file);
    }
    set_environment(options->environment);
    size_t n = 0;
    while (options->argv[n] != NULL)
        n++;
    char **argv = calloc(n + 1, sizeof *argv);
    if (argv == NULL || chdir(options->directory) != 0)
        _exit(127);
    for (size_t i = 0; i < n; i++)
        argv[i] = strdup(options->argv[i]);
    execvp(argv[0], argv);
    perror(argv[0]);
    _exit(127);
}

/* --- The shell ---------------------------------------------------------------------------------------------------------- */

/* Waits for the program and reports on it; brings it back when told to; goes when there is nobody left to tell. */
static void watch(pid_t program, int events, int control) {
    int status;
    char order;
    while (waitpid(program, &status, WUNTRACED) == program && WIFSTOPPED(status)) {
        tcsetpgrp(STDIN_FILENO, getpgrp());
        say(events, EVENT_STOPPED, program, status);
        if (read(control, &order, 1) != 1)
            break;
        tcsetpgrp(STDIN_FILENO, program);
        kill(-program, SIGCONT);
    }
    say(events, EVENT_ENDED, program, status);
    /* The session, and the terminal with it, lives as long as its leader. */
    if (read(control, &order, 1) != 0)
        _exit(127);
    _exit(0);
}

static void take_terminal(const char *name) {
    int terminal = setsid() >= 0 ? open(name, O_RDWR) : -1;
    if (terminal < 0)
        _exit(127);
#ifdef TIOCSCTTY
    ioctl(terminal, TIOCSCTTY, 0);
#endif
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        dup2(terminal, fd);
    if (terminal > STDERR_FILENO)
        close(terminal);
}

static void become_shell(const struct job_options *options, const char *terminal, int events, int control) {
    take_terminal(terminal);
    signal(SIGTTOU, SIG_IGN);
    signal(SIGHUP, SIG_IGN);
    pid_t program = fork();
    if (program < 0)
        _exit(127);
    if (program == 0) {
        close(events);
        close(control);
        become_program(options);
    }
    setpgid(program, program);
    say(events, EVENT_STARTED, program, 0);
    watch(program, events, control);
}

/* --- From outside ------------------------------------------------------------------------------------------------------- */

static bool open_terminal(struct job *job, const struct job_options *options) {
    job->master = posix_openpt(O_RDWR | O_NOCTTY);
    if (job->master < 0 || grantpt(job->master) != 0 || unlockpt(job->master) != 0)
        return false;
    job->slave = open(ptsname(job->master), O_RDWR | O_NOCTTY);
    struct winsize size = {.ws_row = (unsigned short)options->rows, .ws_col = (unsigned short)options->columns};
    return job->slave >= 0 && ioctl(job->master, TIOCSWINSZ, &size) == 0;
}

bool job_start(struct job *job, const struct job_options *options) {
    int events[2], control[2];
    *job = (struct job){.master = -1, .slave = -1};
    if (!open_terminal(job, options) || pipe(events) != 0 || pipe(control) != 0)
        return false;
    job->shell = fork();
    if (job->shell < 0)
        return false;
    if (job->shell == 0) {
        char *name = strdup(ptsname(job->master));
        close(job->master);
        close(job->slave);
        close(events[0]);
        close(control[1]);
        if (name != NULL)
            become_shell(options, name, events[1], control[0]);
        _exit(127);
    }
    close(events[1]);
    close(control[0]);
    job->events = events[0];
    job->control = control[1];
    return true;
}

void job_take_event(struct job *job) {
    struct event event;
    if (read(job->events, &event, sizeof event) != (ssize_t)sizeof event) {
        job->has_ended = true;
        job->status = -1;
        return;
    }
    job->program = event.program;
    job->status = event.status;
    job->is_stopped = event.kind == EVENT_STOPPED;
    job->has_ended = event.kind == EVENT_ENDED;
}

void job_continue(struct job *job) {
    job->is_stopped = false;
    if (write(job->control, "c", 1) != 1)
        job->has_ended = true;
}

/* The letter of the process's state where the system tells it ("S": it sleeps), else a blank. */
static char process_state(pid_t process) {
    char name[64], line[512] = "";
    snprintf(name, sizeof name, "/proc/%ld/stat", (long)process);
    FILE *file = fopen(name, "r");
    if (file == NULL)
        return ' ';
    const char *bracket = fgets(line, (int)sizeof line, file) != NULL ? strrchr(line, ')') : NULL;
    fclose(file);
    return bracket != NULL && strlen(bracket) > 2 ? bracket[2] : ' ';
}

bool job_count_traffic(const struct job *job, unsigned long *n_read, unsigned long *n_written) {
    char name[64];
    snprintf(name, sizeof name, "/proc/%ld/io", (long)job->program);
    FILE *file = job->program > 0 && !job->has_ended ? fopen(name, "r") : NULL;
    if (file == NULL)
        return false;
    bool is_known = fscanf(file, "rchar: %lu wchar: %lu", n_read, n_written) == 2;
    fclose(file);
    return is_known;
}

bool job_is_waiting(const struct job *job) {
    int n_typed = 0;
    if (job->has_ended || job->is_stopped)
        return true;
    if (job->program == 0 || (ioctl(job->slave, FIONREAD, &n_typed) == 0 && n_typed != 0))
        return false;
    char state = process_state(job->program);
    return state == 'S' || state == ' ';
}

void job_hang_up(struct job *job) {
    close(job->master);
    job->master = -1;
}

void job_end(struct job *job) {
    if (job->program > 0 && !job->has_ended)
        kill(job->program, SIGKILL);
    close(job->control);
    close(job->events);
    if (job->shell > 0)
        waitpid(job->shell, NULL, 0);
    close(job->slave);
    if (job->master >= 0)
        close(job->master);
}
