#include "tui/app.h"

#include <stdarg.h>
#include <stdlib.h>

#include "agreement/reference.h"
#include "tui/prompts.h"
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
    COUNT_MAX = 99999,
};

static struct flow *make_flow(const struct app *app) {
    struct flow_options options = {.ascii = app->ascii, .absences = true};
    return flow_new(app->agreement, app->agreement->root, app->agreement->root, &options);
}

void app_open(struct app *app, const struct agreement *agreement, const struct node *node) {
    app->agreement = agreement;
    view_free(app->view);
    outline_free(app->outline);
    search_end(&app->search);
    app->view = view_new(make_flow(app), &app->painter.display);
    app->outline = outline_new(agreement);
    app->pane = PANE_TEXT;
    if (node != NULL)
        app_go(app, node);
}

void app_free(struct app *app) {
    view_free(app->view);
    outline_free(app->outline);
    search_end(&app->search);
    prompt_end(&app->prompt);
    popup_close(&app->popup);
    keymap_free(app->keymap);
    buf_free(&app->message);
    free(app->export_path);
}

static int clamp(int value, int least, int most) {
    return value < least ? least : value > most ? most : value;
}

/* The outline's columns, and whether it lies over the text. */
static void place_outline(const struct app *app, struct geometry *g) {
    bool is_wide = g->columns >= COLUMNS_FOR_OUTLINE;
    bool is_shown = app->outline_wish == OUTLINE_SHOWN || (app->outline_wish == OUTLINE_BY_WIDTH && is_wide);
    int width = clamp(g->columns * 34 / 100, OUTLINE_WIDTH_MIN, OUTLINE_WIDTH_MAX);
    if (!is_shown)
        return;
    g->is_overlaid = !is_wide;
    g->outline_right = width < g->columns ? width : g->columns;
}

static struct geometry place_all(const struct app *app, int rows, int columns) {
    struct geometry g = {.rows = rows, .columns = columns, .sticky_row = -1, .hint_row = -1};
    g.is_too_small = rows < ROWS_MIN || columns < COLUMNS_MIN;
    if (g.is_too_small)
        return g;
    place_outline(app, &g);
    g.text_left = g.outline_right != 0 && !g.is_overlaid ? g.outline_right + 1 : 0;
    g.text_right = columns;
    int room = g.text_right - g.text_left - GUTTER_LEFT - GUTTER_RIGHT;
    g.measure_width = clamp(room, 1, LAYOUT_MEASURE);
    g.measure_left = g.text_left + GUTTER_LEFT + (room - g.measure_width) / 2;
    g.sticky_row = rows >= ROWS_FOR_STICKY ? 0 : -1;
    g.text_top = g.sticky_row + 1;
    g.hint_row = rows >= ROWS_FOR_HINT ? rows - 1 : -1;
    g.status_row = g.hint_row >= 0 ? rows - 2 : rows - 1;
    g.text_height = g.status_row - g.text_top;
    return g;
}

void app_resize(struct app *app, int rows, int columns) {
    app->geometry = place_all(app, rows, columns);
    if (!app->geometry.is_too_small)
        view_resize(app->view, app->geometry.measure_width, app->geometry.text_height);
    if (app->geometry.outline_right == 0)
        app->pane = PANE_TEXT;
}

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
    if (diags->n != 0) {
        struct diag *first = &diags->items[0];
        app_complain(app, "%s%s%s", first->file != NULL ? first->file : "", first->file != NULL ? ": " : "", first->message);
    }
    diag_list_free(diags);
}

const struct node *app_part(const struct app *app) {
    return node_holder(view_node(app->view));
}

void app_go(struct app *app, const struct node *node) {
    const struct flow *flow = view_flow(app->view);
    size_t item = flow_find(flow, (struct anchor){.node = node, .byte = node->start});
    size_t byte = flow->items[item].node == node && node->kind == NODE_PARAGRAPH ? node->start : flow->items[item].start;
    /* A heading is shown near the top, what it heads below it. */
    view_go(app->view, (struct position){.item = item, .byte = byte}, 0);
    outline_go(app->outline, node);
}

static void complain_of_candidates(struct app *app, struct str reference, const struct resolution *resolution) {
    struct buf list = {0};
    for (size_t i = 0; i < resolution->n_candidates; i++)
        buf_printf(&list, "%s%.*s", i != 0 ? ", " : "", STR_ARG(resolution->candidates[i]->eid));
    app_complain(app, "\"%.*s\" is ambiguous: %s", STR_ARG(reference), list.n != 0 ? list.p : "");
    buf_free(&list);
}

void app_go_reference(struct app *app, struct str reference) {
    struct resolution resolution = reference_resolve(app->agreement, reference);
    if (resolution.status == RESOLUTION_FOUND)
        app_go(app, resolution.node);
    else if (resolution.status == RESOLUTION_AMBIGUOUS)
        complain_of_candidates(app, reference, &resolution);
    else
        app_complain(app, "%s", resolution.message);
    resolution_free(&resolution);
}

static void drop_pending(struct app *app) {
    app->count = 0;
    app->pending.n = 0;
}

/* A digit is part of a count, unless a sequence has begun, whose own key it is. */
static bool take_digit(struct app *app, int key) {
    if (app->pending.n != 0 || key < (app->count != 0 ? '0' : '1') || key > '9')
        return false;
    int count = app->count * 10 + (key - '0');
    app->count = count < COUNT_MAX ? count : COUNT_MAX;
    return true;
}

/* Escape drops what is pending, or else ends the search. */
static void escape(struct app *app) {
    if (app->count != 0 || app->pending.n != 0)
        drop_pending(app);
    else if (app->pane == PANE_OUTLINE && app->geometry.is_overlaid)
        app->outline_wish = OUTLINE_BY_WIDTH;
    else
        search_end(&app->search);
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
        action->run(app, count);
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
    else if (app->popup.is_open)
        popup_take(&app->popup, key);
    else if (key == KEY_ESCAPE)
        escape(app);
    else if (!take_digit(app, key))
        take_bound_key(app, key);
    app_resize(app, app->geometry.rows, app->geometry.columns);
}
