/*
 * pacta: a terminal reader for agreements between states.
 */
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "command/command.h"

/* Whoever starts us may have closed a standard stream; no file that is opened later may take its number. Opened the wrong way
   round, so that using the stream fails as it would. */
static void hold_standard_streams(void) {
    for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++)
        if (fcntl(fd, F_GETFD) == -1)
            (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
}

/* What the environment says of a locale category; NULL where it says nothing. */
static const char *named_locale(void) {
    static const char *const variables[] = {"LC_ALL", "LC_CTYPE", "LANG"};
    for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) {
        const char *value = getenv(variables[i]);
        if (value != NULL && value[0] != '\0')
            return value;
    }
    return NULL;
}

/* Sets the locale of the environment, of which only the encoding matters here: each further category would be one more file to be
   read at every start. Where it names none, or one in UTF-8 that this system lacks, C.UTF-8 is as good. */
static void set_locale(void) {
    const char *name = named_locale();
    bool is_set = setlocale(LC_CTYPE, "") != NULL;
    bool is_utf8 = name != NULL && (strstr(name, "UTF-8") != NULL || strstr(name, "utf8") != NULL);
    if (name == NULL || (!is_set && is_utf8))
        setlocale(LC_CTYPE, "C.UTF-8");
}

static void on_broken_pipe(int signal) {
    (void)signal;
}

/* A closed pipe is a write that fails, and so ends quietly, with the exit status that it would have had. A handler and not
   SIG_IGN: what is run from here begins with the default again. */
static void take_broken_pipes(void) {
    struct sigaction action = {.sa_handler = on_broken_pipe, .sa_flags = SA_RESTART};
    sigemptyset(&action.sa_mask);
    sigaction(SIGPIPE, &action, NULL);
}

int main(int argc, char **argv) {
    memory_start();
    hold_standard_streams();
    set_locale();
    take_broken_pipes();
    return (int)command_run(argc, argv);
}
