#include "tui/popups.h"

#include <stdlib.h>

#include "agreement/name.h"
#include "tui/actions.h"
#include "tui/card.h"
#include "tui/frame.h"
#include "tui/keyword_panel.h"
#include "tui/languages.h"
#include "tui/line_commands.h"
#include "tui/panes.h"
#include "tui/popup_text.h"
#include "tui/shelf.h"
#include "tui/terminal.h"
#include "tui/themes.h"

/* --- The help ----------------------------------------------------------------------------------------------------------- */

/* How wide the keys of all actions are, at most. */
static int keys_width(const struct app *app) {
    int most = 0;
    for (size_t i = 0; i < n_actions; i++) {
        struct buf keys = {0};
        keymap_add_keys(app->keymap, &actions[i], false, &keys);
        int width = display_width(&app->painter.display, buf_str(&keys));
        most = width > most ? width : most;
        buf_free(&keys);
    }
    return most;
}

static void add_line_commands(struct app *app, int width) {
    popup_add(&app->popup, ROLE_POPUP, STR(""), STR(""), POPUP_NO_VALUE);
    popup_add(&app->popup, ROLE_HEADING, STR("On the : line"), STR(""), POPUP_NO_VALUE);
    for (size_t i = 0; i < n_line_commands; i++) {
        struct buf left = {0};
        buf_printf(&left, ":%s %s", line_commands[i].name, line_commands[i].argument);
        popup_text_add(app, ROLE_HINT_KEY, buf_str(&left), width, str_of(line_commands[i].help));
        buf_free(&left);
    }
}

static void add_help_group(struct app *app, enum action_group group, int width) {
    popup_add(&app->popup, ROLE_HEADING, str_of(action_group_name(group)), STR(""), POPUP_NO_VALUE);
    for (size_t i = 0; i < n_actions; i++) {
        struct buf keys = {0}, text = {0};
        if (actions[i].group != group)
            continue;
        keymap_add_keys(app->keymap, &actions[i], false, &keys);
        buf_printf(&text, "%s  :%s", actions[i].help, actions[i].name);
        popup_text_add(app, ROLE_HINT_KEY, buf_str(&keys), width, buf_str(&text));
        buf_free(&keys);
        buf_free(&text);
    }
}

static void fill_help(struct app *app) {
    int width = keys_width(app);
    for (int group = 0; group < ACTION_GROUP_COUNT; group++) {
        if (group != 0)
            popup_add(&app->popup, ROLE_POPUP, STR(""), STR(""), POPUP_NO_VALUE);
        add_help_group(app, (enum action_group)group, width);
    }
    add_line_commands(app, width);
}

/* --- Places to go to ---------------------------------------------------------------------------------------------------- */

static void add_target(struct app *app, const struct node *node) {
    ARRAY_RESERVE_ONE(app->targets, app->n_targets, app->targets_capacity);
    app->targets[app->n_targets++] = node;
}

/* Adds a numbered row for a place. */
static void add_place(struct app *app, const struct node *node) {
    struct buf left = {0}, right = {0};
    buf_printf(&left, "%zu  ", app->n_targets + 1);
    name_add(app->agreement, node, true, &left);
    struct str title = node_title(app->agreement, node, STR(""));
    buf_add(&right, title.n != 0 ? title : node->eid);
    popup_add(&app->popup, ROLE_HINT_KEY, buf_str(&left), buf_str(&right), (int)app->n_targets);
    add_target(app, node);
    buf_free(&left);
    buf_free(&right);
}

void popups_candidates(struct app *app, struct str reference, const struct resolution *resolution) {
    struct buf title = {0};
    buf_printf(&title, "%.*s can be", STR_ARG(reference));
    popup_open(&app->popup, buf_str(&title), true);
    app->popup_purpose = POPUP_CANDIDATES;
    app->n_targets = 0;
    for (size_t i = 0; i < resolution->n_candidates; i++)
        add_place(app, resolution->candidates[i]);
    popup_show(&app->popup);
    buf_free(&title);
}

static void choose_candidate(struct app *app, int value) {
    const struct node *node = app->targets[value];
    popups_close(app);
    app_leave(app);
    app->pane = PANE_TEXT;
    app_go(app, node);
}

void popups_references(struct app *app, const struct node *part) {
    popup_open(&app->popup, STR("References"), true);
    app->popup_purpose = POPUP_REFERENCES;
    app->n_targets = 0;
    add_target(app, part);
    for (size_t i = 0; i < part->n_see; i++) {
        const struct reference *reference = &part->see[i];
        struct buf left = {0}, right = {0};
        buf_printf(&left, "%zu  ", i + 1);
        if (reference->target != NULL) {
            name_add(app->agreement, reference->target, true, &left);
            buf_add(&right, node_title(app->agreement, reference->target, STR("")));
        } else {
            buf_add(&left, reference->text);
            buf_add(&right, reference->agreement.n != 0 ? STR("in another agreement") : STR("not in this edition"));
        }
        popup_add(&app->popup, ROLE_HINT_KEY, buf_str(&left), buf_str(&right), (int)i);
        buf_free(&left);
        buf_free(&right);
    }
    popup_show(&app->popup);
}

static void choose_reference(struct app *app, int value) {
    const struct reference *reference = &app->targets[0]->see[value];
    popups_close(app);
    actions_follow(app, reference);
}

/* --- The table of purposes ---------------------------------------------------------------------------------------------- */

struct purpose {
    const char *title;
    bool is_menu;
    int columns_wanted;            /* where the text pane is narrower, it lies over the outline too */
    void (*fill)(struct app *app); /* NULL: filled when opened, and not anew */
    void (*choose)(struct app *app, int value);
    bool (*take)(struct app *app, int key); /* keys of its own; NULL: none */
};

static const struct purpose purposes[] = {
    [POPUP_HELP] = {"Keys", false, 60, fill_help, NULL, NULL},
    [POPUP_REFERENCES] = {NULL, true, 0, NULL, choose_reference, NULL},
    [POPUP_CANDIDATES] = {NULL, true, 0, NULL, choose_candidate, NULL},
    [POPUP_KEYWORDS] = {"Keywords", true, 0, keyword_panel_fill, keyword_panel_choose, NULL},
    [POPUP_CARD] = {"Agreement", false, 0, card_fill, NULL, NULL},
    [POPUP_LANGUAGES] = {"Language", true, 0, languages_fill, languages_choose, NULL},
    [POPUP_THEMES] = {"Theme", true, 0, themes_fill, themes_choose, NULL},
    [POPUP_LIBRARY] = {"Library", true, 120, shelf_fill, shelf_choose, shelf_take},
    [POPUP_GREP] = {NULL, true, 120, NULL, shelf_grep_choose, NULL},
    [POPUP_CITING] = {NULL, true, 120, NULL, shelf_citing_choose, NULL},
};

void popups_open(struct app *app, enum popup_purpose purpose) {
    popup_open(&app->popup, str_of(purposes[purpose].title), purposes[purpose].is_menu);
    app->popup_purpose = purpose;
    purposes[purpose].fill(app);
    popup_show(&app->popup);
}

bool popups_is_wide(const struct app *app) {
    int columns = app->geometry.text_right - app->geometry.text_left;
    return app->geometry.is_overlaid || (app->popup.is_open && columns < purposes[app->popup_purpose].columns_wanted);
}

void popups_open_list(struct app *app, enum popup_purpose purpose, struct str title) {
    popup_open(&app->popup, title, purposes[purpose].is_menu);
    app->popup_purpose = purpose;
}

void popups_refresh(struct app *app) {
    if (!app->popup.is_open || purposes[app->popup_purpose].fill == NULL)
        return;
    popup_clear(&app->popup);
    purposes[app->popup_purpose].fill(app);
    popup_show(&app->popup);
}

void popups_close(struct app *app) {
    popup_close(&app->popup);
    app->popup_purpose = POPUP_NONE;
    view_free(app->peek);
    free(app->peek_title);
    app->peek = NULL;
    app->peek_title = NULL;
}

/* --- The box ------------------------------------------------------------------------------------------------------------ */

void popups_peek(struct app *app, const struct agreement *agreement, const struct node *first, const struct node *last) {
    struct flow_options options = {.ascii = app->ascii, .linear = app->is_linear, .language = str_of(app->language)};
    struct buf title = {0};
    popups_close(app);
    if (agreement != app->agreement)
        buf_printf(&title, "%.*s, ", STR_ARG(agreement_name(agreement)));
    name_add(agreement, first, false, &title);
    app->peek = view_new(flow_new(agreement, first, last, &options), &app->painter.display);
    app->peek_title = buf_take(&title);
}

static const struct {
    int key;
    int n_rows;
} peek_keys[] = {
    {'j', 1},  {KEY_SPECIAL + KEY_DOWN, 1}, {' ', 8},  {KEY_SPECIAL + KEY_NPAGE, 8},
    {'k', -1}, {KEY_SPECIAL + KEY_UP, -1},  {'b', -8}, {KEY_SPECIAL + KEY_PPAGE, -8},
};

/* Scrolls, or goes where the box shows; any key that does neither closes it. */
static void take_peek_key(struct app *app, int key) {
    for (size_t i = 0; i < sizeof peek_keys / sizeof *peek_keys; i++) {
        if (peek_keys[i].key == key) {
            view_move(app->peek, peek_keys[i].n_rows);
            return;
        }
    }
    const struct flow *flow = view_flow(app->peek);
    bool is_enter = key == '\r' || key == '\n' || key == KEY_SPECIAL + KEY_ENTER;
    struct jump to = {flow->agreement, {.node = flow->items[0].node}, 0};
    popups_close(app);
    if (!is_enter)
        return;
    app_leave(app);
    app_return(app, &to);
}

static void draw_peek(struct app *app, const struct box *within) {
    enum { PEEK_WIDTH = 64 };
    struct box outer, content;
    int columns = within->right - within->left, rows = within->bottom - within->top;
    int width = columns - 4 < PEEK_WIDTH ? columns - 4 : PEEK_WIDTH;
    view_resize(app->peek, width > 8 ? width : columns, rows > 6 ? rows - 2 : rows);
    struct view_row *lines = memory_resize(NULL, (size_t)view_height(app->peek), sizeof *lines);
    view_rows(app->peek, lines);
    int height = 0;
    while (height < view_height(app->peek) && !lines[height].is_end)
        height++;
    bool has_frame = frame_place(&app->painter, within, width, height, &outer, &content);
    for (int row = outer.top; row < outer.bottom; row++)
        paint_blank(&app->painter, row, outer.left, outer.right, ROLE_POPUP);
    if (has_frame)
        frame_paint(&app->painter, app->ascii, &outer, str_of(app->peek_title));
    for (int i = 0; i < content.bottom - content.top && i < height; i++)
        if (lines[i].line != NULL)
            panes_paint_line(app, app->peek, content.top + i, content.left, content.right, &lines[i]);
    free(lines);
}

/* --- Keys and drawing --------------------------------------------------------------------------------------------------- */

void popups_take(struct app *app, int key) {
    int value = POPUP_NO_VALUE;
    if (!app->popup.is_open) {
        take_peek_key(app, key);
        return;
    }
    if (purposes[app->popup_purpose].take != NULL && purposes[app->popup_purpose].take(app, key))
        return;
    enum popup_result result = popup_take(&app->popup, key, &value);
    if (result == POPUP_CLOSED)
        popups_close(app);
    else if (result == POPUP_CHOSEN)
        purposes[app->popup_purpose].choose(app, value);
}

int popups_draw(struct app *app, int *column) {
    const struct geometry *g = &app->geometry;
    struct box box = {g->text_top, popups_is_wide(app) ? 0 : g->text_left, g->status_row, g->text_right};
    *column = box.left;
    if (app->popup.is_open)
        return popup_paint(&app->popup, &app->painter, app->ascii, &box, column);
    draw_peek(app, &box);
    return box.top;
}
