#include "export/citation.h"
#include "tui/actions.h"
#include "tui/panes.h"
#include "tui/popups.h"
#include "tui/session.h"
#include "tui/shelf.h"
#include "tui/terminal.h"

/* --- The outline -------------------------------------------------------------------------------------------------------- */

void action_other_pane(struct app *app, int count) {
    (void)count;
    if (app->geometry.outline_right == 0)
        app->outline_wish = OUTLINE_SHOWN;
    else if (app->pane == PANE_OUTLINE && app->geometry.is_overlaid)
        app->outline_wish = OUTLINE_BY_WIDTH;
    app->pane = app->pane == PANE_TEXT ? PANE_OUTLINE : PANE_TEXT;
    app_resize(app, app->geometry.rows, app->geometry.columns);
    if (app->pane == PANE_OUTLINE)
        outline_go(app->outline, view_node(app->view));
}

void action_outline(struct app *app, int count) {
    bool is_shown = app->geometry.outline_right != 0;
    (void)count;
    app->outline_wish = is_shown ? OUTLINE_HIDDEN : OUTLINE_SHOWN;
    app_resize(app, app->geometry.rows, app->geometry.columns);
    if (app->geometry.is_overlaid)
        app->pane = PANE_OUTLINE;
}

void action_fold(struct app *app, int count) {
    (void)count;
    if (app->pane == PANE_OUTLINE)
        outline_fold(app->outline);
}

void action_unfold(struct app *app, int count) {
    (void)count;
    if (app->pane == PANE_OUTLINE)
        outline_unfold(app->outline);
}

void action_fold_all(struct app *app, int count) {
    (void)count;
    outline_fold_all(app->outline, true);
}

void action_unfold_all(struct app *app, int count) {
    (void)count;
    outline_fold_all(app->outline, false);
}

/* --- What is shown of the text, and how --------------------------------------------------------------------------------- */

void action_card(struct app *app, int count) {
    (void)count;
    popups_open(app, POPUP_CARD);
}

void action_language(struct app *app, int count) {
    (void)count;
    popups_open(app, POPUP_LANGUAGES);
}

/* A number before the key is the measure; without one, the next of a few. */
void action_measure(struct app *app, int count) {
    static const int measures[] = {50, 60, LAYOUT_MEASURE, 90, 999};
    size_t next = 0;
    while (next + 1 < sizeof measures / sizeof *measures && measures[next] <= app->measure)
        next++;
    if (app->measure >= measures[sizeof measures / sizeof *measures - 1])
        next = 0;
    app->measure = count != 0 ? (count < 20 ? 20 : count) : measures[next];
    app_resize(app, app->geometry.rows, app->geometry.columns);
    app_say(app, "measure: %d cells", app->geometry.measure_width);
}

void action_where(struct app *app, int count) {
    struct buf path = {0}, address = {0};
    (void)count;
    panes_add_path(app, view_node(app->view), &path);
    const struct node *node = view_node(app->view);
    citation_add_address(app->agreement, node->eid.n != 0 ? node : app_part(app), &address);
    app_say(app, "%s  %d%%  %s", address.p, view_percent(app->view), path.p);
    buf_free(&path);
    buf_free(&address);
}

void action_redraw(struct app *app, int count) {
    (void)app, (void)count;
    terminal_redraw();
}

void action_help(struct app *app, int count) {
    (void)count;
    popups_open(app, POPUP_HELP);
}

void action_mouse(struct app *app, int count) {
    (void)count;
    app->has_mouse = !app->has_mouse;
    terminal_set_mouse(app->has_mouse);
    app_say(app, app->has_mouse ? "mouse on: the wheel scrolls, a click in the outline goes there" : "mouse off");
}

void action_reload(struct app *app, int count) {
    (void)count;
    session_reload(app);
}

void action_theme(struct app *app, int count) {
    (void)count;
    popups_open(app, POPUP_THEMES);
}

void action_library(struct app *app, int count) {
    (void)count;
    popups_open(app, POPUP_LIBRARY);
}

void action_citing(struct app *app, int count) {
    (void)count;
    shelf_citing(app);
}
