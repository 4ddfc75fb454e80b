#include "tui/clipboard.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "tui/feed.h"
#include "tui/osc52.h"
#include "tui/xdg.h"

/* A copy-command hands the text over at once, or it will not. */
enum { COMMAND_TIMEOUT_MS = 2000 };

/* Begins what is said next. */
static void begin_clause(struct buf *how) {
    if (how->n != 0)
        buf_add(how, STR("; "));
}

/* Runs a program; what became of it is said in the words of `done`, or under the program's name why not. */
static bool copy_with(const struct clipboard *clipboard, const char *const *argv, struct str text, const char *done,
                      struct buf *how) {
    struct buf fault = {0};
    bool ok = feed_program(argv, text, COMMAND_TIMEOUT_MS, clipboard->must_stop, &fault);
    begin_clause(how);
    if (ok)
        buf_printf(how, "copied %s", done);
    else
        buf_printf(how, "%s: %s", argv[0], fault.p);
    buf_free(&fault);
    return ok;
}

static bool copy_by_command(const struct clipboard *clipboard, struct str text, struct buf *how) {
    if (clipboard->command == NULL || clipboard->command[0] == NULL)
        return false;
    struct buf done = {0};
    buf_printf(&done, "with %s", clipboard->command[0]);
    bool ok = copy_with(clipboard, clipboard->command, text, done.p, how);
    buf_free(&done);
    return ok;
}

static bool is_set(const char *variable) {
    const char *value = getenv(variable);
    return value != NULL && value[0] != '\0';
}

static bool copy_by_tmux(const struct clipboard *clipboard, struct str text, struct buf *how) {
    static const char *const argv[] = {"tmux", "load-buffer", "-w", "-", NULL};
    return is_set("TMUX") && copy_with(clipboard, argv, text, "through tmux", how);
}

/* Terminals that have no clipboard and may show the sequence as text. */
static bool has_clipboard(struct str term) {
    return term.n != 0 && !str_equal(term, STR("dumb")) && !str_starts(term, STR("linux")) && !str_starts(term, STR("vt"));
}

static bool copy_by_terminal(const struct clipboard *clipboard, struct str text, struct buf *how) {
    struct str term = str_of(getenv("TERM"));
    if (clipboard->send == NULL || !has_clipboard(term))
        return false;
    begin_clause(how);
    if (text.n > OSC52_TEXT_MAX) {
        buf_printf(how, "%zu bytes are too many for the terminal's clipboard (%d at most)", text.n, (int)OSC52_TEXT_MAX);
        return false;
    }
    struct buf sequence = {0};
    osc52_add(text, is_set("STY") && str_starts(term, STR("screen")), &sequence);
    bool ok = clipboard->send(clipboard->context, buf_str(&sequence));
    buf_add(how, ok ? STR("sent to the terminal by OSC 52, cannot tell whether the terminal took it")
                    : STR("the terminal cannot be written to"));
    buf_free(&sequence);
    return ok;
}

/* The ways to a clipboard, in the order in which they are tried. */
static bool (*const ways[])(const struct clipboard *clipboard, struct str text, struct buf *how) = {copy_by_command, copy_by_tmux,
                                                                                                    copy_by_terminal};

static bool write_file(const char *path, struct str text, struct diag_list *diags) {
    if (!xdg_make_folders(path)) {
        diag_add(diags, DIAG_IO, (struct diag_place){.file = path}, NULL, "%s", strerror(errno));
        return false;
    }
    struct atomic_file *file = atomic_open_private(path, true, diags);
    if (file == NULL)
        return false;
    /* A failure to write shows at the commit. */
    fwrite(text.p, 1, text.n, atomic_stream(file));
    return atomic_commit_unsynced(file, diags);
}

/* Appends a path as people write it, "~" for their home. */
static void add_path(const char *path, struct buf *how) {
    struct str shown = str_of(path), home = str_of(getenv("HOME"));
    if (home.n > 1 && str_starts(shown, home) && shown.p[home.n] == '/') {
        buf_add_char(how, '~');
        shown = str_slice(shown, home.n, shown.n);
    }
    buf_add(how, shown);
}

static bool copy_to_file(struct str text, bool is_copied, struct buf *how) {
    struct diag_list diags = {0};
    char *path = xdg_state_file("copy.txt");
    bool ok = path != NULL && write_file(path, text, &diags);
    begin_clause(how);
    if (ok)
        buf_add(how, is_copied ? STR("also in ") : STR("no clipboard was reached, it is in "));
    else
        buf_add(how, is_copied ? STR("not in ") : STR("not copied, and not in "));
    if (path != NULL)
        add_path(path, how);
    else
        buf_add(how, STR("a file (there is no home directory)"));
    if (diags.n != 0)
        buf_printf(how, " (%s)", diags.items[0].message);
    diag_list_free(&diags);
    free(path);
    return ok;
}

bool clipboard_copy(const struct clipboard *clipboard, struct str text, struct buf *how) {
    struct buf said = {0};
    bool is_copied = false;
    for (size_t i = 0; i < sizeof ways / sizeof *ways && !is_copied; i++)
        is_copied = ways[i](clipboard, text, &said);
    bool is_in_file = copy_to_file(text, is_copied, &said);
    buf_add(how, buf_str(&said));
    buf_free(&said);
    return is_copied || is_in_file;
}
