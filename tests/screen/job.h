/*
 * A program on a terminal of its own, run as an interactive shell runs it: in the foreground, in a process group that ^Z can stop.
 */
#ifndef PACTA_SCREEN_JOB_H
#define PACTA_SCREEN_JOB_H

#include <stdbool.h>
#include <sys/types.h>

struct job_options {
    const char *const *argv;        /* NULL at the end */
    const char *const *environment; /* NAME=VALUE sets, NAME alone unsets; NULL at the end */
    const char *directory;          /* where it runs */
    int rows, columns;
    bool stdin_is_file; /* standard input is /dev/null */
};

struct job {
    int master;      /* what the program writes is read here, and keys are written here; -1: hung up */
    int slave;       /* the program's side, for a look at its modes */
    int events;      /* readable when there is something for job_take_event() */
    int control;     /* to the shell */
    pid_t shell;     /* the leader of the session: it waits for the program */
    pid_t program;   /* 0: not started yet */
    bool is_stopped; /* by ^Z */
    bool has_ended;
    int status; /* as of waitpid() */
};

/* Starts the program; false where the system has no terminal or no process left. */
bool job_start(struct job *job, const struct job_options *options);

/* Takes what the shell says of the program: that it started, stopped, ended. */
void job_take_event(struct job *job);

/* Brings a program that was stopped back to the foreground. */
void job_continue(struct job *job);

/* Has it taken all that was typed, and does it wait for more? */
bool job_is_waiting(const struct job *job);

/* How many bytes the program has read and written in all, from and to whatever; false where the system does not tell. */
bool job_count_traffic(const struct job *job, unsigned long *n_read, unsigned long *n_written);

/* The terminal goes away, as when its window is closed. */
void job_hang_up(struct job *job);

/* Kills what is left, and gives back all that the job took. */
void job_end(struct job *job);

#endif
