#include "tui/state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/file.h"
#include "text/utf8.h"
#include "tui/state_content.h"
#include "tui/xdg.h"

/* How long another process may hold the lock before it is passed over: an update may then be lost, but nothing hangs. */
enum { LOCK_TRIES = 500, LOCK_WAIT_MS = 2 };

struct state {
    char *path; /* NULL: there is no home to keep it in */
    struct content content;
    bool is_faulty;      /* the file was, when it was last read */
    bool has_complained; /* about not being able to write */
};

/* Says in one warning what is wrong first. */
static void warn(struct diag_list *diags, const struct diag_list *found, const char *path, const char *what) {
    struct diag_place place = {.file = path};
    const char *why = "there is no home directory";
    if (found->n != 0) {
        place.line = found->items[0].line;
        place.column = found->items[0].column;
        why = found->items[0].message;
    }
    diag_add(diags, DIAG_STATE, place, NULL, "%s; %s", why, what);
}

/* Reads the file, if there is one. */
static void read_file(struct state *state, struct content *content, struct diag_list *found) {
    struct buf text = {0};
    state->is_faulty = false;
    if (state->path == NULL || (access(state->path, F_OK) != 0 && (errno == ENOENT || errno == ENOTDIR)))
        return;
    if (file_read(state->path, &text, found) && text.n != 0)
        content_read(content, buf_str(&text), state->path, found);
    state->is_faulty = found->n != 0;
    buf_free(&text);
}

struct state *state_open(struct diag_list *diags) {
    struct state *state = memory_alloc(sizeof *state);
    struct diag_list found = {0};
    *state = (struct state){.path = xdg_state_file("state.yaml")};
    read_file(state, &state->content, &found);
    if (state->is_faulty)
        warn(diags, &found, state->path, "what can be read of the state is used, and the file will be set aside as state.yaml.bad");
    diag_list_free(&found);
    return state;
}

void state_free(struct state *state) {
    if (state == NULL)
        return;
    content_free(&state->content);
    free(state->path);
    free(state);
}

bool state_has_news(const struct state *state) {
    return content_has_news(&state->content);
}

void state_refresh(struct state *state) {
    struct content content = {0};
    struct diag_list found = {0};
    read_file(state, &content, &found);
    content_apply_news(&content, &state->content);
    content_free(&state->content);
    state->content = content;
    diag_list_free(&found);
}

/* The path with something behind it; the caller frees it. */
static char *path_with(const struct state *state, const char *ending) {
    struct buf path = {0};
    buf_printf(&path, "%s%s", state->path, ending);
    return buf_take(&path);
}

/* Keeps other processes from writing meanwhile: a descriptor to be closed, or -1 where that cannot be had. */
static int take_lock(const struct state *state) {
    char *path = path_with(state, ".lock");
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    free(path);
    struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
    struct timespec wait = {.tv_nsec = LOCK_WAIT_MS * 1000000L};
    for (int i = 0; fd >= 0 && i < LOCK_TRIES; i++) {
        if (fcntl(fd, F_SETLK, &lock) == 0 || (errno != EACCES && errno != EAGAIN && errno != EINTR))
            break;
        nanosleep(&wait, NULL);
    }
    return fd;
}

static void release_lock(int fd) {
    if (fd >= 0)
        close(fd);
}

/* A file that cannot be read is not written over. */
static bool set_aside(const struct state *state, struct diag_list *found) {
    if (!state->is_faulty)
        return true;
    char *bad = path_with(state, ".bad");
    bool ok = rename(state->path, bad) == 0;
    if (!ok)
        diag_add(found, DIAG_IO, (struct diag_place){.file = state->path}, NULL, "cannot be set aside: %s", strerror(errno));
    free(bad);
    return ok;
}

static bool write_file(const struct state *state, bool waits_for_disk, struct diag_list *found) {
    struct atomic_file *file = atomic_open_private(state->path, true, found);
    if (file == NULL)
        return false;
    if (content_write(&state->content, atomic_stream(file)))
        return waits_for_disk ? atomic_commit(file, found) : atomic_commit_unsynced(file, found);
    diag_add(found, DIAG_IO, (struct diag_place){.file = state->path}, NULL, "cannot be written");
    atomic_abort(file);
    return false;
}

/* Writes under the lock. */
static bool save(struct state *state, bool waits_for_disk, struct diag_list *found) {
    if (state->path == NULL)
        return false;
    if (!xdg_make_folders(state->path)) {
        diag_add(found, DIAG_IO, (struct diag_place){.file = state->path}, NULL, "its folder cannot be made: %s", strerror(errno));
        return false;
    }
    int lock = take_lock(state);
    state_refresh(state);
    content_trim(&state->content);
    bool ok = set_aside(state, found) && write_file(state, waits_for_disk, found);
    release_lock(lock);
    return ok;
}

bool state_save(struct state *state, bool waits_for_disk, struct diag_list *diags) {
    struct diag_list found = {0};
    if (!state_has_news(state))
        return true;
    bool ok = save(state, waits_for_disk, &found);
    if (ok)
        content_settle(&state->content);
    else if (!state->has_complained)
        warn(diags, &found, state->path, "places, marks and typed lines are kept only until the end of this run");
    state->has_complained = state->has_complained || !ok;
    diag_list_free(&found);
    return ok;
}

/* --- The entries -------------------------------------------------------------------------------------------------------- */

/* The time of a change. */
static struct str now(char text[32]) {
    time_t seconds = time(NULL);
    struct tm parts;
    bool is_known = gmtime_r(&seconds, &parts) != NULL;
    return (struct str){text, is_known ? strftime(text, 32, "%Y-%m-%dT%H:%M:%SZ", &parts) : 0};
}

/* What is no UTF-8 (a path may be anything) cannot be kept. */
static bool can_be_kept(struct str text) {
    return text.n != 0 && utf8_find_invalid(text) == text.n;
}

const char *state_last(const struct state *state) {
    return state->content.last;
}

void state_set_last(struct state *state, struct str name) {
    if (can_be_kept(name) && !str_equal(str_of(state->content.last), name))
        content_set_last(&state->content, name);
}

const struct kept_place *state_place(const struct state *state, struct str agreement) {
    const struct agreement_entry *entry = content_find(&state->content, agreement);
    return entry != NULL && entry->has_place ? &entry->place : NULL;
}

void state_set_place(struct state *state, struct str agreement, const struct kept_place *place) {
    const struct kept_place *old = state_place(state, agreement);
    char text[32];
    if (old == NULL || !place_equal(old, place))
        content_set_place(&state->content, agreement, now(text), place);
}

const char *const *state_groups(const struct state *state, struct str agreement, size_t *n) {
    const struct agreement_entry *entry = content_find(&state->content, agreement);
    *n = entry != NULL ? entry->n_groups : 0;
    return entry != NULL ? (const char *const *)entry->groups : NULL;
}

void state_set_groups(struct state *state, struct str agreement, const struct str *groups, size_t n) {
    size_t n_old;
    const char *const *old = state_groups(state, agreement, &n_old);
    bool is_same = n == n_old;
    char text[32];
    for (size_t i = 0; i < n && is_same; i++)
        is_same = str_equal(str_of(old[i]), groups[i]);
    if (!is_same)
        content_set_groups(&state->content, agreement, now(text), groups, n);
}

const struct kept_mark *state_mark(const struct state *state, int letter) {
    if (letter < 'a' || letter > 'z' || state->content.marks[letter - 'a'].mark.agreement == NULL)
        return NULL;
    return &state->content.marks[letter - 'a'].mark;
}

void state_set_mark(struct state *state, int letter, struct str agreement, const struct kept_place *place) {
    if (letter >= 'a' && letter <= 'z')
        content_set_mark(&state->content, (size_t)(letter - 'a'), agreement, place);
}

size_t state_count_lines(const struct state *state, enum history history) {
    return state->content.histories[history].n;
}

const char *state_line(const struct state *state, enum history history, size_t i) {
    return state->content.histories[history].items[i].text;
}

void state_add_line(struct state *state, enum history history, struct str line) {
    if (can_be_kept(line))
        content_add_line(&state->content, history, line);
}
