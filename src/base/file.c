#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"

enum { READ_SIZE = 64 << 10 };

static void add_io(struct diag_list *diags, const char *path, const char *what, int error) {
    diag_add(diags, DIAG_IO, (struct diag_place){.file = path}, NULL, "%s: %s", what, strerror(error));
}

static const char *name_file_type(mode_t mode) {
    if (S_ISDIR(mode))
        return "a directory";
    if (S_ISFIFO(mode))
        return "a FIFO";
    if (S_ISCHR(mode) || S_ISBLK(mode))
        return "a device";
    if (S_ISSOCK(mode))
        return "a socket";
    return "no regular file";
}

static bool is_readable_type(const char *path, const struct stat *status, struct diag_list *diags) {
    struct diag_place place = {.file = path};
    if (!S_ISREG(status->st_mode)) {
        diag_add(diags, DIAG_NOT_REGULAR, place, "a file", "is %s", name_file_type(status->st_mode));
        return false;
    }
    if ((size_t)status->st_size > FILE_SIZE_MAX) {
        diag_add(diags, DIAG_TOO_LARGE, place, "256 MiB at most", "is too large");
        return false;
    }
    return true;
}

static bool is_unchanged(const struct stat *before, const struct stat *after) {
    return before->st_size == after->st_size && before->st_mtim.tv_sec == after->st_mtim.tv_sec &&
           before->st_mtim.tv_nsec == after->st_mtim.tv_nsec;
}

/* Reads up to the end, or one byte past FILE_SIZE_MAX. */
static bool read_to_end(int fd, struct buf *content) {
    size_t start = content->n;
    while (content->n - start <= FILE_SIZE_MAX) {
        buf_reserve(content, READ_SIZE);
        ssize_t n = read(fd, content->p + content->n, READ_SIZE);
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0)
            return false;
        if (n == 0)
            break;
        content->n += (size_t)n;
    }
    content->p[content->n] = '\0';
    return true;
}

static bool read_open_file(int fd, const char *path, struct buf *content, struct diag_list *diags) {
    struct stat before, after;
    if (fstat(fd, &before) != 0) {
        add_io(diags, path, "cannot be read", errno);
        return false;
    }
    if (!is_readable_type(path, &before, diags))
        return false;
    size_t start = content->n;
    buf_reserve(content, (size_t)before.st_size + READ_SIZE);
    if (!read_to_end(fd, content) || fstat(fd, &after) != 0) {
        add_io(diags, path, "cannot be read", errno);
        return false;
    }
    if (content->n - start != (size_t)before.st_size || !is_unchanged(&before, &after)) {
        diag_add(diags, DIAG_CHANGED, (struct diag_place){.file = path}, NULL, "changed while it was read; try again");
        return false;
    }
    return true;
}

bool file_read(const char *path, struct buf *content, struct diag_list *diags) {
    /* O_NONBLOCK: opening a FIFO that nobody writes to must not wait. */
    int fd = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
    if (fd < 0) {
        add_io(diags, path, "cannot be opened", errno);
        return false;
    }
    size_t start = content->n;
    bool ok = read_open_file(fd, path, content, diags);
    close(fd);
    if (!ok && content->p != NULL) {
        content->n = start;
        content->p[start] = '\0';
    }
    return ok;
}

struct atomic_file {
    char *path;
    char *temporary;
    FILE *stream;
    bool overwrite;
};

static void free_atomic(struct atomic_file *file) {
    free(file->path);
    free(file->temporary);
    free(file);
}

static void add_exists(struct diag_list *diags, const char *path) {
    diag_add(diags, DIAG_EXISTS, (struct diag_place){.file = path}, NULL, "exists already, and is left as it is");
}

/* The permissions that the file is to have: an existing file's own, else what the umask leaves of rw-rw-rw-. */
static mode_t choose_mode(const char *path) {
    struct stat status;
    if (stat(path, &status) == 0)
        return status.st_mode & 0777;
    mode_t mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* The file that `path` leads to: a symbolic link is written through, not replaced. The caller frees it. */
static char *resolve_target(const char *path) {
    char *target = realpath(path, NULL);
    if (target != NULL)
        return target;
    struct buf copy = {0};
    buf_add(&copy, str_of(path));
    return buf_take(&copy);
}

/* Checks that `path` may be written to as asked. */
static bool is_writable_target(const char *path, bool overwrite, struct diag_list *diags) {
    struct stat status;
    if (stat(path, &status) != 0)
        return true;
    if (!S_ISREG(status.st_mode)) {
        diag_add(diags, DIAG_NOT_REGULAR, (struct diag_place){.file = path}, "a file", "is %s", name_file_type(status.st_mode));
        return false;
    }
    if (!overwrite)
        add_exists(diags, path);
    return overwrite;
}

struct atomic_file *atomic_open(const char *path, bool overwrite, struct diag_list *diags) {
    if (!is_writable_target(path, overwrite, diags))
        return NULL;
    struct atomic_file *file = memory_alloc(sizeof *file);
    *file = (struct atomic_file){.path = resolve_target(path), .overwrite = overwrite};
    struct buf temporary = {0};
    buf_printf(&temporary, "%s.XXXXXX", file->path);
    file->temporary = buf_take(&temporary);
    int fd = mkstemp(file->temporary);
    if (fd >= 0 && fchmod(fd, choose_mode(file->path)) == 0)
        file->stream = fdopen(fd, "w");
    if (file->stream == NULL) {
        add_io(diags, path, "cannot be written", errno);
        if (fd >= 0) {
            close(fd);
            unlink(file->temporary);
        }
        free_atomic(file);
        return NULL;
    }
    return file;
}

FILE *atomic_stream(struct atomic_file *file) {
    return file->stream;
}

/* Puts the temporary file in its place. link() and not rename() where nothing may be overwritten: it fails if a file has
   appeared there meanwhile. */
static bool put_in_place(const struct atomic_file *file) {
    if (file->overwrite)
        return rename(file->temporary, file->path) == 0;
    if (link(file->temporary, file->path) == 0)
        return unlink(file->temporary) == 0;
    /* A file system without hard links: the check at opening has to do. */
    return (errno == EPERM || errno == ENOTSUP || errno == ENOSYS) && access(file->path, F_OK) != 0 &&
           rename(file->temporary, file->path) == 0;
}

/* Makes the new directory entry last through a crash; where the system cannot, the content at least is safe. */
static void sync_folder(const char *path) {
    size_t n = strlen(path);
    while (n != 0 && path[n - 1] != '/')
        n--;
    struct buf folder = {0};
    buf_add(&folder, n != 0 ? (struct str){path, n} : STR("."));
    int fd = open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    buf_free(&folder);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

bool atomic_commit(struct atomic_file *file, struct diag_list *diags) {
    bool ok = fflush(file->stream) == 0 && ferror(file->stream) == 0 && fsync(fileno(file->stream)) == 0;
    int error = errno;
    if (fclose(file->stream) != 0 && ok) {
        ok = false;
        error = errno;
    }
    if (ok && !put_in_place(file)) {
        ok = false;
        error = errno;
    }
    if (ok) {
        sync_folder(file->path);
    } else {
        unlink(file->temporary);
        if (error == EEXIST)
            add_exists(diags, file->path);
        else
            add_io(diags, file->path, "cannot be written", error);
    }
    free_atomic(file);
    return ok;
}

void atomic_abort(struct atomic_file *file) {
    if (file == NULL)
        return;
    fclose(file->stream);
    unlink(file->temporary);
    free_atomic(file);
}
