#include "tui/app.h"

#include <stdarg.h>
#include <stdlib.h>

#include "agreement/reference.h"
#include "tui/popups.h"
#include "tui/prompts.h"
#include "tui/quotes.h"
#include "tui/session.h"
#include "tui/shelf.h"
#include "tui/terminal.h"

/* The sizes that decide what is shown (in cells). */
enum {
    ROWS_MIN = 5,
    COLUMNS_MIN = 20,
    ROWS_FOR_HINT = 10,
    ROWS_FOR_STICKY = 8,
    COLUMNS_FOR_OUTLINE = 80,
    OUTLINE_WIDTH_MIN = 28,
    OUTLINE_WIDTH_MAX = 36,
    GUTTER_LEFT = 2, /* the mark of the focus line, and a blank */
    GUTTER_RIGHT = 1,
    GUTTER_RIGHT_DIGITS = 4, /* without colour: a blank, and the digits of lit groups */
    COLUMNS_FOR_DIGITS = 40, /* a narrower terminal has no room for more than one */
    COUNT_MAX = 99999,
};

/* --- What is read ------------------------------------------------------------------------------------------------------- */

/* What the filter leaves out: every part and block with no hit in it, unless it is a block of a provision that has one. */
static bool *find_hidden(const struct app *app) {
    const struct agreement *agreement = app->agreement;
    const struct flow *flow = view_flow(app->view);
    bool *hidden = memory_resize(NULL, agreement->n_nodes, sizeof *hidden);
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        const struct node *node = agreement->nodes[i];
        const struct node *holder = node_holder(node);
        bool is_whole = holder->kind == NODE_PROVISION || holder->kind == NODE_RECITAL;
        hidden[i] = search_count(&app->search, flow, is_whole ? holder : node) == 0;
    }
    return hidden;
}

static struct flow *make_flow(const struct app *app, const bool *hidden) {
    struct flow_options options = {.ascii = app->ascii,
                                   .linear = app->is_linear,
                                   .absences = hidden == NULL,
                                   .language = str_of(app->language),
                                   .hidden = hidden};
    return flow_new(app->agreement, app->agreement->root, app->agreement->root, &options);
}

/* Looks for the hits in the new flow, and keeps the number of the current one near the focus. */
static void search_new_flow(struct app *app) {
    struct position focus = view_focus(app->view);
    bool had_current = app->search.current < app->search.n_hits;
    search_again(&app->search, view_flow(app->view));
    if (had_current && app->search.n_hits != 0)
        app->search.current = search_next(&app->search, focus.item, focus.byte);
}

void app_reflow(struct app *app) {
    bool *hidden = NULL;
    view_replace_flow(app->view, make_flow(app, NULL));
    search_new_flow(app);
    if (app->is_filtered && app->search.n_hits != 0) {
        hidden = find_hidden(app);
        view_replace_flow(app->view, make_flow(app, hidden));
        search_new_flow(app);
    }
    free(hidden);
}

static void close_agreement(struct app *app) {
    view_free(app->view);
    outline_free(app->outline);
    lit_free(app->lit);
    quotes_close(app);
    app->is_filtered = false;
}

void app_show(struct app *app, const struct agreement *agreement) {
    close_agreement(app);
    canvas_forget(app->painter.canvas);
    app->agreement = agreement;
    app->view = view_new(make_flow(app, NULL), &app->painter.display);
    app->outline = outline_new(agreement);
    app->lit = lit_new(agreement);
    app->pane = PANE_TEXT;
    search_again(&app->search, view_flow(app->view));
    app_resize(app, app->geometry.rows, app->geometry.columns);
}

void app_open(struct app *app, const struct agreement *agreement, const struct node *node) {
    session_note(app);
    app_show(app, agreement);
    session_restore(app, node == NULL);
    if (node != NULL)
        app_go(app, node);
}

void app_free(struct app *app) {
    close_agreement(app);
    free(app->quotes.blocks);
    search_end(&app->search);
    jumps_free(&app->jumps);
    prompt_end(&app->prompt);
    popups_close(app);
    keymap_free(app->keymap);
    canvas_free(app->painter.canvas);
    buf_free(&app->message);
    free(app->targets);
    free(app->shelf);
    free(app->citing);
    shelf_grep_end(app);
    free(app->export_path);
    free(app->language);
    free(app->theme_name);
    completion_end(&app->completion);
}

/* --- Where it is on the screen ------------------------------------------------------------------------------------------ */

static int clamp(int value, int least, int most) {
    return value < least ? least : value > most ? most : value;
}

/* The outline's columns, and whether it lies over the text. */
static void place_outline(const struct app *app, struct geometry *g) {
    bool is_wide = g->columns >= COLUMNS_FOR_OUTLINE && !app->is_linear;
    bool is_shown = app->outline_wish == OUTLINE_SHOWN || (app->outline_wish == OUTLINE_BY_WIDTH && is_wide);
    int width = clamp(g->columns * 34 / 100, OUTLINE_WIDTH_MIN, OUTLINE_WIDTH_MAX);
    if (!is_shown)
        return;
    g->is_overlaid = !is_wide;
    if (app->is_linear)
        width = g->columns;
    g->outline_right = width < g->columns ? width : g->columns;
}

/* The measure: in the middle of its pane; in linear mode at the left edge, with no gutters. */
static void place_measure(const struct app *app, struct geometry *g) {
    bool has_digits = !app->theme.tells_keywords && g->columns >= COLUMNS_FOR_DIGITS;
    int left = app->is_linear ? 0 : GUTTER_LEFT, right = has_digits ? GUTTER_RIGHT_DIGITS : GUTTER_RIGHT;
    int room = g->text_right - g->text_left - left - (app->is_linear ? 0 : right);
    g->measure_width = clamp(room, 1, app->measure);
    g->measure_left = g->text_left + left + (app->is_linear ? 0 : (room - g->measure_width) / 2);
}

static struct geometry place_all(const struct app *app, int rows, int columns) {
    struct geometry g = {.rows = rows, .columns = columns, .sticky_row = -1, .hint_row = -1};
    g.is_too_small = rows < ROWS_MIN || columns < COLUMNS_MIN;
    if (g.is_too_small)
        return g;
    place_outline(app, &g);
    g.text_left = g.outline_right != 0 && !g.is_overlaid ? g.outline_right + 1 : 0;
    g.text_right = columns;
    place_measure(app, &g);
    g.sticky_row = rows >= ROWS_FOR_STICKY && !app->is_linear ? 0 : -1;
    g.text_top = g.sticky_row + 1;
    g.hint_row = rows >= ROWS_FOR_HINT && !app->is_linear ? rows - 1 : -1;
    g.status_row = g.hint_row >= 0 ? rows - 2 : rows - 1;
    g.text_height = g.status_row - g.text_top;
    return g;
}

void app_resize(struct app *app, int rows, int columns) {
    bool is_other_size = app->geometry.rows != rows || app->geometry.columns != columns;
    app->geometry = place_all(app, rows, columns);
    if (app->geometry.is_too_small)
        return;
    view_resize(app->view, app->geometry.measure_width, app->geometry.text_height);
    if (app->geometry.outline_right == 0)
        app->pane = PANE_TEXT;
    if (is_other_size)
        popups_refresh(app);
}

/* --- Saying things ------------------------------------------------------------------------------------------------------ */

static void set_message(struct app *app, bool is_error, const char *format, va_list arguments) {
    buf_clear(&app->message);
    buf_vprintf(&app->message, format, arguments);
    app->message_is_error = is_error;
}

void app_say(struct app *app, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    set_message(app, false, format, arguments);
    va_end(arguments);
}

void app_complain(struct app *app, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    set_message(app, true, format, arguments);
    va_end(arguments);
}

void app_complain_of(struct app *app, struct diag_list *diags) {
    enum { SAID_MAX = 6 };
    struct buf text = {0};
    for (size_t i = 0; i < diags->n && i < SAID_MAX; i++) {
        char *line = diags->items[i].file != NULL ? diag_format(&diags->items[i]) : NULL;
        buf_printf(&text, "%s%s", i != 0 ? "\n" : "", line != NULL ? line : diags->items[i].message);
        if (line == NULL && diags->items[i].expected != NULL)
            buf_printf(&text, " (expected %s)", diags->items[i].expected);
        free(line);
    }
    if (diags->n > SAID_MAX)
        buf_printf(&text, "\nand %zu more", diags->n - SAID_MAX);
    if (text.n != 0)
        app_complain(app, "%s", text.p);
    buf_free(&text);
    diag_list_free(diags);
}

/* --- Going -------------------------------------------------------------------------------------------------------------- */

const struct node *app_part(const struct app *app) {
    return node_holder(view_node(app->view));
}

struct jump app_here(const struct app *app) {
    return (struct jump){app->agreement, view_anchor(app->view), view_focus_row(app->view)};
}

void app_leave(struct app *app) {
    jumps_add(&app->jumps, app_here(app));
}

void app_return(struct app *app, const struct jump *jump) {
    if (jump->agreement != app->agreement)
        app_open(app, jump->agreement, NULL);
    view_go_anchor(app->view, jump->anchor, jump->row);
    outline_go(app->outline, view_node(app->view));
}

/* A heading is shown near the top, what it heads below it. */
void app_go(struct app *app, const struct node *node) {
    struct anchor anchor = {.node = node, .byte = node->kind == NODE_PARAGRAPH ? node->start : 0};
    view_go_anchor(app->view, anchor, 0);
    outline_go(app->outline, node);
}

/* The agreement that a reference names before the place in it, and the rest; false where it is not to be had. */
static bool find_agreement(struct app *app, struct str name, const struct agreement **agreement) {
    struct diag_list diags = {0};
    if (str_equal(name, app->agreement->id)) {
        *agreement = app->agreement;
        return true;
    }
    enum library_status status = library_find(app->library, name, agreement, &diags);
    if (status == LIBRARY_BROKEN && diags.n != 0)
        app_complain_of(app, &diags);
    else if (status != LIBRARY_FOUND)
        app_complain(app, "there is no agreement \"%.*s\" in the library", STR_ARG(name));
    diag_list_free(&diags);
    return status == LIBRARY_FOUND;
}

static void jump_to(struct app *app, const struct agreement *agreement, const struct node *node) {
    app_leave(app);
    app->pane = PANE_TEXT;
    if (agreement != app->agreement)
        app_open(app, agreement, node);
    else
        app_go(app, node);
}

void app_go_reference(struct app *app, struct str reference) {
    const struct agreement *agreement = app->agreement;
    struct resolution resolution = reference_resolve(agreement, reference);
    struct str name, rest;
    if (resolution.status == RESOLUTION_ABSENT && reference_split(reference, &name, &rest)) {
        if (!find_agreement(app, name, &agreement)) {
            resolution_free(&resolution);
            return;
        }
        resolution_free(&resolution);
        resolution = reference_resolve(agreement, rest);
    }
    if (resolution.status == RESOLUTION_FOUND)
        jump_to(app, agreement, resolution.node);
    else if (resolution.status == RESOLUTION_AMBIGUOUS && agreement == app->agreement)
        popups_candidates(app, reference, &resolution);
    else
        app_complain(app, "%s", resolution.message);
    resolution_free(&resolution);
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

static void drop_pending(struct app *app) {
    app->count = 0;
    app->pending.n = 0;
    app->letter_action = NULL;
}

static bool is_pending(const struct app *app) {
    return app->count != 0 || app->pending.n != 0 || app->letter_action != NULL;
}

bool app_close_top(struct app *app) {
    if (app->popup.is_open || app->peek != NULL)
        popups_close(app);
    else if (app->quotes.is_open)
        quotes_close(app);
    else if (app->geometry.is_overlaid)
        app->outline_wish = app->geometry.columns >= COLUMNS_FOR_OUTLINE ? OUTLINE_HIDDEN : OUTLINE_BY_WIDTH;
    else
        return false;
    return true;
}

/* Escape drops what is pending, else closes what lies on top, else ends the filter, the search or the outline's filter. */
static void escape(struct app *app) {
    if (is_pending(app)) {
        drop_pending(app);
    } else if (!app_close_top(app)) {
        app->is_filtered = false;
        search_end(&app->search);
        shelf_grep_end(app);
        app_reflow(app);
        outline_filter(app->outline, STR(""));
        app->pane = PANE_TEXT;
    }
}

/* A digit is part of a count, unless a sequence has begun, whose own key it is. */
static bool take_digit(struct app *app, int key) {
    if (app->pending.n != 0 || key < (app->count != 0 ? '0' : '1') || key > '9')
        return false;
    int count = app->count * 10 + (key - '0');
    app->count = count < COUNT_MAX ? count : COUNT_MAX;
    return true;
}

static void run_action(struct app *app, const struct action *action, int count) {
    if (action->takes_letter && app->letter_action == NULL) {
        app->letter_action = action;
        return;
    }
    drop_pending(app);
    action->run(app, count != 0 ? count : action->preset);
}

static void take_letter(struct app *app, int key) {
    const struct action *action = app->letter_action;
    app->letter = key;
    run_action(app, action, app->count);
}

/* Adds the key to the sequence that has begun, and runs the action when it is whole. */
static void take_bound_key(struct app *app, int key) {
    const struct action *action = NULL;
    app->pending.keys[app->pending.n++] = key;
    enum key_meaning meaning = keymap_look_up(app->keymap, &app->pending, &action);
    if (meaning == KEY_MEANS_MORE && app->pending.n < KEY_SEQUENCE_MAX)
        return;
    int count = app->count;
    struct key_sequence typed = app->pending;
    drop_pending(app);
    if (meaning == KEY_MEANS_ACTION) {
        run_action(app, action, count);
        return;
    }
    struct buf name = {0};
    keymap_add_sequence(&typed, &name);
    app_complain(app, "%s is not bound to anything; h for help", name.p);
    buf_free(&name);
}

void app_take_key(struct app *app, int key) {
    buf_clear(&app->message);
    if (app->purpose != PROMPT_NONE)
        prompts_take(app, key);
    else if (app->popup.is_open || app->peek != NULL)
        popups_take(app, key);
    else if (key == KEY_ESCAPE)
        escape(app);
    else if (app->letter_action != NULL)
        take_letter(app, key);
    else if (!take_digit(app, key) && !(app->quotes.is_open && quotes_take(app, key)))
        take_bound_key(app, key);
    app_resize(app, app->geometry.rows, app->geometry.columns);
}
