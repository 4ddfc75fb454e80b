#include "tui/reader.h"

#include <curses.h>
#include <stdlib.h>

#include "tui/app.h"
#include "tui/panes.h"
#include "tui/screen.h"
#include "tui/session.h"
#include "tui/state.h"
#include "tui/terminal.h"
#include "tui/themes.h"

char *reader_last_read(void) {
    struct diag_list diags = {0};
    struct state *state = state_open(&diags);
    struct buf name = {0};
    const char *last = state_last(state);
    if (last != NULL)
        buf_add(&name, str_of(last));
    state_free(state);
    diag_list_free(&diags);
    return last != NULL ? buf_take(&name) : NULL;
}

void reader_add_version(struct buf *out) {
    buf_add(out, str_of(curses_version()));
}

/* The console of Linux shows few signs beyond ASCII, whatever its locale says. */
static bool wants_ascii(const struct display *display) {
    const char *name = getenv("TERM");
    return (name != NULL && str_equal(str_of(name), STR("linux"))) || !display_can_show(display, STR("“§≈†┃▸▾●│›▶"));
}

/* A click in the outline goes there; the wheel scrolls what is under it. */
static void take_mouse(struct app *app) {
    struct mouse_event event;
    if (!terminal_read_mouse(&event))
        return;
    if (event.n_lines != 0)
        view_page(app->view, event.n_lines);
    else
        panes_click(app, event.row, event.column);
}

/* How long the reader must be still before its place is written: after a jump not long, after moving about somewhat longer. */
enum { STILL_AFTER_JUMP_MS = 100, STILL_MS = 2000 };

/* Where the reader was when the state was last written. */
struct written {
    struct jump here;
    size_t n_jumps;
};

/* How long to wait for a key: without end where there is nothing to write. */
static int choose_timeout(const struct app *app, const struct written *written) {
    struct jump here = app_here(app);
    if (app->jumps.n != written->n_jumps)
        return STILL_AFTER_JUMP_MS;
    bool is_there = here.agreement == written->here.agreement && here.anchor.node == written->here.anchor.node &&
                    here.anchor.byte == written->here.anchor.byte;
    return is_there && !state_has_news(app->state) ? -1 : STILL_MS;
}

static void write_state(struct app *app, struct written *written) {
    session_note(app);
    session_save(app);
    *written = (struct written){app_here(app), app->jumps.n};
}

static void take(struct app *app, int key) {
    if (key == KEY_SPECIAL + KEY_MOUSE)
        take_mouse(app);
    else if (key != KEY_SPECIAL + KEY_RESIZE && !app->geometry.is_too_small)
        app_take_key(app, key);
}

static void run(struct app *app) {
    struct written written = {.n_jumps = app->jumps.n};
    while (!app->must_quit && !terminal_must_end()) {
        app_resize(app, LINES, COLS);
        screen_draw(app);
        int timeout = choose_timeout(app, &written), key = terminal_read_key(timeout);
        if (terminal_was_interrupted())
            key = KEY_ESCAPE;
        if (key != KEY_NOTHING)
            take(app, key);
        else if (timeout >= 0)
            write_state(app, &written);
    }
}

enum reader_status reader_run(const struct reader_request *request, struct diag_list *diags) {
    if (!terminal_open(request->colour, diags))
        return READER_NO_TERMINAL;
    struct app app = {.library = request->library, .measure = LAYOUT_MEASURE};
    app.colour = request->colour && has_colors();
    app.painter = (struct painter){.theme = &app.theme, .display = display_make(DISPLAY_SCREEN)};
    app.ascii = wants_ascii(&app.painter.display);
    app.keymap = keymap_new();
    app.geometry.rows = LINES;
    app.geometry.columns = COLS;
    app.is_linear = request->linear;
    themes_use(&app, str_of(request->theme != NULL ? request->theme : "default"));
    session_open(&app);
    app_open(&app, request->agreement, request->node);
    run(&app);
    session_close(&app);
    app_free(&app);
    terminal_close();
    return READER_DONE;
}
