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

/* A file that is being written, under a name of its own or, so that nothing is left of it whatever ends the program, under none. */
struct atomic_file {
    char *path;
    char *temporary; /* NULL: it has no name yet */
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

/* The folder of a path, with the slash behind it; nothing where the path names none. */
static struct str folder_of(const char *path) {
    size_t n = strlen(path);
    while (n != 0 && path[n - 1] != '/')
        n--;
    return (struct str){path, n};
}

/* Puts what the link says in place of *path; false where it is no link. */
static bool follow_link(struct buf *path) {
    char target[4096];
    ssize_t n = readlink(path->p, target, sizeof target);
    if (n <= 0 || (size_t)n == sizeof target)
        return false;
    path->n = target[0] != '/' ? folder_of(path->p).n : 0;
    buf_add(path, (struct str){target, (size_t)n});
    return true;
}

/* The file that `path` leads to, be it there or not: a symbolic link is written through, not replaced. The caller frees it; NULL
   where links lead in a circle. */
static char *resolve_target(const char *path) {
    enum { LINKS_MAX = 40 };
    char *target = realpath(path, NULL);
    if (target != NULL)
        return target;
    struct buf at = {0};
    buf_add(&at, str_of(path));
    for (int i = 0; i < LINKS_MAX; i++)
        if (!follow_link(&at))
            return buf_take(&at);
    buf_free(&at);
    errno = ELOOP;
    return NULL;
}

/* Checks that `path` may be written to as asked. */
static bool is_writable_target(const char *path, bool overwrite, struct diag_list *diags) {
    struct stat status;
    bool is_there = stat(path, &status) == 0;
    if (is_there && !S_ISREG(status.st_mode)) {
        diag_add(diags, DIAG_NOT_REGULAR, (struct diag_place){.file = path}, "a file", "is %s", name_file_type(status.st_mode));
        return false;
    }
    if (overwrite || (!is_there && lstat(path, &status) != 0))
        return true;
    add_exists(diags, path);
    return false;
}

#ifdef O_TMPFILE

/* How the system calls an open file that has no name. */
static void format_link(char *link, size_t size, int fd) {
    snprintf(link, size, "/proc/self/fd/%d", fd);
}

/* Opens a file without a name that can be given one later; negative where the system or the file system has none. */
static int open_nameless(const char *path) {
    char link[40];
    struct buf folder = {0};
    buf_add(&folder, folder_of(path).n != 0 ? folder_of(path) : STR("."));
    int fd = open(folder.p, O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    buf_free(&folder);
    if (fd < 0)
        return fd;
    format_link(link, sizeof link, fd);
    if (access(link, F_OK) == 0)
        return fd;
    close(fd);
    return -1;
}

static bool give_name(int fd, const char *path) {
    char link[40];
    format_link(link, sizeof link, fd);
    return linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0;
}

#else

static int open_nameless(const char *path) {
    (void)path;
    return -1;
}

static bool give_name(int fd, const char *path) {
    (void)fd, (void)path;
    return false;
}

#endif

/* Opens the temporary file, which nobody else can read yet. Where a file is to be replaced it needs a name, for rename(); a short
   one, since that of the target may be as long as names can be. */
static int open_temporary(struct atomic_file *file) {
    int fd = file->overwrite ? -1 : open_nameless(file->path);
    if (fd >= 0)
        return fd;
    struct buf temporary = {0};
    buf_add(&temporary, folder_of(file->path));
    buf_add(&temporary, STR(".pacta-XXXXXX"));
    file->temporary = buf_take(&temporary);
    return mkstemp(file->temporary);
}

static void unlink_temporary(const struct atomic_file *file) {
    if (file->temporary != NULL)
        unlink(file->temporary);
}

static struct atomic_file *open_atomic(const char *path, bool overwrite, bool is_private, struct diag_list *diags) {
    if (!is_writable_target(path, overwrite, diags))
        return NULL;
    struct atomic_file *file = memory_alloc(sizeof *file);
    *file = (struct atomic_file){.path = resolve_target(path), .overwrite = overwrite};
    int fd = file->path != NULL ? open_temporary(file) : -1;
    if (fd >= 0 && (is_private || fchmod(fd, choose_mode(file->path)) == 0))
        file->stream = fdopen(fd, "w");
    if (file->stream == NULL) {
        add_io(diags, path, "cannot be written", errno);
        if (fd >= 0) {
            close(fd);
            unlink_temporary(file);
        }
        free_atomic(file);
        return NULL;
    }
    return file;
}

struct atomic_file *atomic_open(const char *path, bool overwrite, struct diag_list *diags) {
    return open_atomic(path, overwrite, false, diags);
}

struct atomic_file *atomic_open_private(const char *path, bool overwrite, struct diag_list *diags) {
    return open_atomic(path, overwrite, true, diags);
}

FILE *atomic_stream(struct atomic_file *file) {
    return file->stream;
}

/* Renames where the file system has no hard links: whether a file has appeared there meanwhile is then only looked at. */
static bool rename_unless_there(const struct atomic_file *file) {
    struct stat status;
    if (lstat(file->path, &status) != 0)
        return rename(file->temporary, file->path) == 0;
    errno = EEXIST;
    return false;
}

/* Puts the temporary file in its place. link() and not rename() where nothing may be overwritten: it fails if a file has
   appeared there meanwhile. */
static bool put_in_place(const struct atomic_file *file) {
    if (file->temporary == NULL)
        return give_name(fileno(file->stream), file->path);
    if (file->overwrite)
        return rename(file->temporary, file->path) == 0;
    if (link(file->temporary, file->path) == 0) {
        unlink_temporary(file); /* the target is whole, whether the other name goes or not */
        return true;
    }
    return (errno == EPERM || errno == ENOTSUP || errno == ENOSYS) && rename_unless_there(file);
}

/* Makes the new directory entry last through a crash; where the system cannot, the content at least is safe. */
static void sync_folder(const char *path) {
    struct buf folder = {0};
    buf_add(&folder, folder_of(path).n != 0 ? folder_of(path) : STR("."));
    int fd = open(folder.p, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    buf_free(&folder);
    if (fd < 0)
        return;
    fsync(fd);
    close(fd);
}

static bool commit(struct atomic_file *file, bool waits_for_disk, struct diag_list *diags) {
    /* Before the stream is closed, since a file without a name goes with it; what is on the disk cannot fail any more. */
    bool ok = fflush(file->stream) == 0 && ferror(file->stream) == 0 && (!waits_for_disk || fsync(fileno(file->stream)) == 0) &&
              put_in_place(file);
    int error = errno;
    fclose(file->stream);
    if (ok && waits_for_disk) {
        sync_folder(file->path);
    } else if (!ok) {
        unlink_temporary(file);
        if (error == EEXIST)
            add_exists(diags, file->path);
        else
            add_io(diags, file->path, "cannot be written", error);
    }
    free_atomic(file);
    return ok;
}

bool atomic_commit(struct atomic_file *file, struct diag_list *diags) {
    return commit(file, true, diags);
}

bool atomic_commit_unsynced(struct atomic_file *file, struct diag_list *diags) {
    return commit(file, false, diags);
}

void atomic_abort(struct atomic_file *file) {
    if (file == NULL)
        return;
    fclose(file->stream);
    unlink_temporary(file);
    free_atomic(file);
}
