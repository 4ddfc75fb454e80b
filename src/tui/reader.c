#include "tui/reader.h"

#include <curses.h>
#include <stdlib.h>

#include "tui/actions.h"
#include "tui/app.h"
#include "tui/config.h"
#include "tui/panes.h"
#include "tui/popups.h"
#include "tui/prompts.h"
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
    buf_clear(&app->message);
    if (app->purpose != PROMPT_NONE || app->popup.is_open || app->peek != NULL || app->quotes.is_open)
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

/* On a screen that is too small to show anything, all that can be done is to quit. */
static void take_blindly(struct app *app, int key) {
    struct key_sequence sequence = {.keys = {key}, .n = 1};
    const struct action *action = NULL;
    if (keymap_look_up(app->keymap, &sequence, &action) == KEY_MEANS_ACTION &&
        (action->run == action_quit || action->run == action_quit_all))
        app->must_quit = true;
}

static void take(struct app *app, int key) {
    if (app->geometry.is_too_small)
        take_blindly(app, key);
    else if (key == KEY_SPECIAL + KEY_MOUSE)
        take_mouse(app);
    else
        app_take_key(app, key);
}

static void take_new_size(struct app *app) {
    app_resize(app, LINES, terminal_columns());
    canvas_forget(app->painter.canvas);
    /* What a terminal shows after a change of its size, nobody knows. */
    terminal_redraw();
}

/* Takes a key, and those that wait behind it: nobody sees the screens between them. A change of the size is one of them, for the
   keys behind it are meant for the screen that it makes. */
static void take_all(struct app *app, int key) {
    while (key != KEY_NOTHING && !app->must_quit) {
        if (key == KEY_SPECIAL + KEY_RESIZE)
            take_new_size(app);
        else
            take(app, key);
        key = terminal_read_key(0);
    }
}

static void run(struct app *app) {
    struct written written = {.n_jumps = app->jumps.n};
    while (!app->must_quit && !terminal_must_end()) {
        prompts_settle(app);
        app_resize(app, LINES, terminal_columns());
        screen_draw(app);
        int timeout = choose_timeout(app, &written), key = terminal_read_key(timeout);
        if (terminal_was_interrupted())
            key = KEY_ESCAPE;
        if (key == KEY_NOTHING && timeout >= 0)
            write_state(app, &written);
        take_all(app, key);
    }
}

/* Takes over the settings; what the command line says comes before the configuration. */
static void configure(struct app *app, const struct reader_request *request, struct diag_list *diags) {
    const struct config *config = app->config;
    struct str theme = request->theme != NULL ? str_of(request->theme) : config->theme.n != 0 ? config->theme : STR("default");
    app->colour = request->colour && has_colors();
    app->painter = (struct painter){.canvas = canvas_new(), .theme = &app->theme, .display = display_make(DISPLAY_SCREEN)};
    app->ascii = config->signs == SIGNS_ASCII || (config->signs != SIGNS_UNICODE && wants_ascii(&app->painter.display));
    app->painter.display.ascii = app->ascii;
    app->is_linear = request->linear || config->linear;
    app->painter.is_bare = app->is_linear;
    app->measure = config->measure != 0 ? (int)config->measure : LAYOUT_MEASURE;
    app->has_mouse = config->mouse;
    terminal_set_mouse(app->has_mouse);
    app->keymap = keymap_new(config);
    app->geometry.rows = LINES;
    app->geometry.columns = terminal_columns();
    themes_load(app, theme, diags);
}

/* What is on the screen as plain lines, for those who want it left there after quitting. */
static void add_shown_text(struct app *app, struct buf *out) {
    struct view_row *rows = memory_resize(NULL, (size_t)view_height(app->view), sizeof *rows);
    view_rows(app->view, rows);
    for (int i = 0; i < view_height(app->view) && !rows[i].is_end; i++) {
        const struct line *line = rows[i].line;
        for (size_t s = 0, column = 0; line != NULL && s < line->n_spans; s++) {
            for (; column < (size_t)line->spans[s].column; column++)
                buf_add_char(out, ' ');
            display_add(&app->painter.display, out, line->spans[s].text);
            column += (size_t)line->spans[s].width_cells;
        }
        buf_add_char(out, '\n');
    }
    free(rows);
}

static void close_reader(struct app *app) {
    struct buf text = {0};
    if (app->config->leave_text && !terminal_must_end())
        add_shown_text(app, &text);
    session_close(app);
    terminal_close();
    fwrite(buf_str(&text).p, 1, text.n, stdout);
    buf_free(&text);
    config_free(app->config);
    app_free(app);
}

enum reader_status reader_run(const struct reader_request *request, struct diag_list *diags) {
    struct diag_list faults = {0}, shown = {0};
    if (!terminal_open(request->colour, diags))
        return READER_NO_TERMINAL;
    struct app app = {.library = request->library, .config = config_load(&faults)};
    config_check_keys(app.config, keymap_read_keys, &faults);
    configure(&app, request, &faults);
    session_open(&app);
    app_open(&app, request->agreement, request->node);
    if (request->shows_library)
        popups_open(&app, POPUP_LIBRARY);
    /* What is wrong with the settings is shown now, and said again when the screen is gone. */
    diag_copy(&shown, &faults);
    if (shown.n != 0)
        app_complain_of(&app, &shown);
    diag_move(diags, &faults);
    run(&app);
    close_reader(&app);
    return READER_DONE;
}
