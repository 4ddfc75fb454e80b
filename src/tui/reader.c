#include "tui/reader.h"

#include <curses.h>
#include <stdlib.h>

#include "tui/app.h"
#include "tui/panes.h"
#include "tui/screen.h"
#include "tui/terminal.h"

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

static void run(struct app *app) {
    while (!app->must_quit && !terminal_must_end()) {
        app_resize(app, LINES, COLS);
        screen_draw(app);
        int key = terminal_read_key(-1);
        if (terminal_was_interrupted())
            key = KEY_ESCAPE;
        if (key == KEY_SPECIAL + KEY_MOUSE)
            take_mouse(app);
        else if (key != KEY_NOTHING && key != KEY_SPECIAL + KEY_RESIZE && !app->geometry.is_too_small)
            app_take_key(app, key);
    }
}

enum reader_status reader_run(const struct reader_request *request, struct diag_list *diags) {
    if (!terminal_open(request->colour, diags))
        return READER_NO_TERMINAL;
    struct app app = {.library = request->library, .measure = LAYOUT_MEASURE};
    theme_set_default(&app.theme, request->colour);
    app.colour = request->colour && has_colors();
    app.painter = (struct painter){.theme = &app.theme, .display = display_make(DISPLAY_SCREEN)};
    app.ascii = wants_ascii(&app.painter.display);
    app.keymap = keymap_new();
    app.geometry.rows = LINES;
    app.geometry.columns = COLS;
    app_open(&app, request->agreement, request->node);
    run(&app);
    app_free(&app);
    terminal_close();
    return READER_DONE;
}
