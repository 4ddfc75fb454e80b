#include "tui/output.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

/* A file in memory; -1 where there is none to be had. One on a disk might be full, and one of limited size end the program. */
static int open_file_in_memory(void) {
#ifdef HAVE_MEMFD_CREATE
    struct rlimit limit;
    if (getrlimit(RLIMIT_FSIZE, &limit) == 0 && limit.rlim_cur == RLIM_INFINITY)
        return memfd_create("pacta-screen", MFD_CLOEXEC);
#endif
    return -1;
}

bool output_open(struct output *output, int terminal_fd) {
    *output = (struct output){.terminal_fd = terminal_fd, .file_fd = -1};
    int fd = fcntl(terminal_fd, F_DUPFD_CLOEXEC, 0);
    output->stream = fd >= 0 ? fdopen(fd, "w") : NULL;
    if (output->stream != NULL)
        output->file_fd = open_file_in_memory();
    else if (fd >= 0)
        close(fd);
    return output->stream != NULL;
}

/* Has the stream's descriptor stand for another file; no child is to have it, as none has the first. */
static bool redirect(const struct output *output, int fd) {
    int result, stream_fd = fileno(output->stream);
    do {
        result = dup2(fd, stream_fd);
    } while (result < 0 && errno == EINTR);
    return result >= 0 && fcntl(stream_fd, F_SETFD, FD_CLOEXEC) == 0;
}

void output_gather(struct output *output) {
    if (output->file_fd >= 0 && lseek(output->file_fd, 0, SEEK_SET) == 0)
        redirect(output, output->file_fd);
}

/* Sees to it that what was gathered can be seen in memory; false on failure. */
static bool map_gathered(struct output *output, size_t n) {
    enum { STEP = 1 << 16 };
    if (n <= output->n_seen)
        return true;
    if (output->seen != NULL)
        munmap(output->seen, output->n_seen);
    output->n_seen = (n + STEP - 1) / STEP * STEP;
    output->seen = mmap(NULL, output->n_seen, PROT_READ, MAP_SHARED, output->file_fd, 0);
    if (output->seen != MAP_FAILED)
        return true;
    output->seen = NULL;
    output->n_seen = 0;
    return false;
}

/* Waits until the terminal takes something; not longer than it takes to see that the program is to end. */
static void wait_for_room(int fd) {
    enum { LOOK_MS = 100 };
    struct pollfd terminal = {.fd = fd, .events = POLLOUT};
    poll(&terminal, 1, LOOK_MS);
}

static bool write_all(int fd, struct str bytes, bool (*must_stop)(void)) {
    while (bytes.n != 0) {
        ssize_t n = write(fd, bytes.p, bytes.n);
        if (n < 0 && ((errno != EINTR && errno != EAGAIN) || must_stop()))
            return false;
        if (n < 0)
            wait_for_room(fd);
        bytes = str_slice(bytes, n > 0 ? (size_t)n : 0, bytes.n);
    }
    return true;
}

bool output_send(struct output *output, bool (*must_stop)(void)) {
    if (output->file_fd < 0)
        return true;
    bool is_back = redirect(output, output->terminal_fd);
    off_t end = lseek(output->file_fd, 0, SEEK_CUR);
    bool is_seen = end >= 0 && map_gathered(output, (size_t)end);
    return is_seen && write_all(output->terminal_fd, (struct str){output->seen, (size_t)end}, must_stop) && is_back;
}

void output_close(struct output *output) {
    if (output->stream != NULL)
        fclose(output->stream);
    if (output->file_fd >= 0)
        close(output->file_fd);
    if (output->seen != NULL)
        munmap(output->seen, output->n_seen);
    *output = (struct output){.file_fd = -1};
}
