#include <stdio.h>

#include "tui/app.h"
#include "tui/prompts.h"
#include "tui/terminal.h"

/* --- Moving ------------------------------------------------------------------------------------------------------------- */

static long times(int count) {
    return count != 0 ? count : 1;
}

/* Moves the focus of the pane that has the keys; what is read then shows in the outline too. */
static void move_lines(struct app *app, long n_lines) {
    if (app->pane == PANE_OUTLINE) {
        outline_move(app->outline, n_lines);
        return;
    }
    view_move(app->view, n_lines);
    outline_go(app->outline, view_node(app->view));
}

static void move_pages(struct app *app, long n_rows) {
    if (app->pane == PANE_OUTLINE) {
        outline_move(app->outline, n_rows);
        return;
    }
    view_page(app->view, n_rows);
    outline_go(app->outline, view_node(app->view));
}

/* A page keeps two lines of the last one in view, as less does one: the thread is not lost. */
static long page(const struct app *app) {
    int height = view_height(app->view);
    return height > 4 ? height - 2 : height;
}

static long half_page(const struct app *app) {
    int height = view_height(app->view);
    return height > 1 ? height / 2 : 1;
}

static void line_down(struct app *app, int count) {
    move_lines(app, times(count));
}

static void line_up(struct app *app, int count) {
    move_lines(app, -times(count));
}

static void page_down(struct app *app, int count) {
    move_pages(app, page(app) * times(count));
}

static void page_up(struct app *app, int count) {
    move_pages(app, -page(app) * times(count));
}

static void half_page_down(struct app *app, int count) {
    move_pages(app, half_page(app) * times(count));
}

static void half_page_up(struct app *app, int count) {
    move_pages(app, -half_page(app) * times(count));
}

static void scroll_down(struct app *app, int count) {
    for (long i = times(count); i > 0; i--)
        view_scroll(app->view, 1);
}

static void scroll_up(struct app *app, int count) {
    for (long i = times(count); i > 0; i--)
        view_scroll(app->view, -1);
}

/* A number before g or G is an article, never a line. */
static void go_article(struct app *app, int count) {
    char number[16];
    snprintf(number, sizeof number, "%d", count);
    app->pane = PANE_TEXT;
    app_go_reference(app, str_of(number));
}

static void go_top(struct app *app, int count) {
    if (count != 0)
        go_article(app, count);
    else if (app->pane == PANE_OUTLINE)
        outline_move(app->outline, -(long)outline_count(app->outline));
    else
        app_go(app, app->agreement->root);
}

static void go_end(struct app *app, int count) {
    const struct flow *flow = view_flow(app->view);
    if (count != 0) {
        go_article(app, count);
    } else if (app->pane == PANE_OUTLINE) {
        outline_move(app->outline, (long)outline_count(app->outline));
    } else {
        size_t last = flow->n_items - 1;
        size_t byte = flow->items[last].end != flow->items[last].start ? flow->items[last].end - 1 : flow->items[last].start;
        view_go(app->view, (struct position){.item = last, .byte = byte, .line = (size_t)-1}, view_height(app->view));
        outline_go(app->outline, view_node(app->view));
    }
}

static void go_percent(struct app *app, int count) {
    if (count == 0) {
        app_complain(app, "type a number before %%, such as 50%%");
        return;
    }
    view_go(app->view, view_at_percent(app->view, count > 100 ? 100 : count), view_height(app->view) / 4);
    outline_go(app->outline, view_node(app->view));
}

static bool is_provision(const struct node *node) {
    return node->kind == NODE_PROVISION || node->kind == NODE_RECITAL;
}

static bool is_section(const struct node *node) {
    return node->kind == NODE_SECTION || node->kind == NODE_PREAMBLE || node->kind == NODE_ANNEX || node->kind == NODE_CLOSING;
}

/* Goes to the count-th heading of such a node from the focus, as far as there are some. */
static void go_heading(struct app *app, bool (*is_wanted)(const struct node *), long n) {
    const struct flow *flow = view_flow(app->view);
    size_t item = view_focus(app->view).item, found = item;
    while (n != 0 && (n > 0 ? item + 1 < flow->n_items : item > 0)) {
        item += n > 0 ? 1 : (size_t)-1;
        if (flow->items[item].kind != FLOW_HEADING || !is_wanted(flow->items[item].node))
            continue;
        found = item;
        n += n > 0 ? -1 : 1;
    }
    app->pane = PANE_TEXT;
    if (found == view_focus(app->view).item)
        app_say(app, "there are no more");
    else
        app_go(app, flow->items[found].node);
}

static void next_provision(struct app *app, int count) {
    go_heading(app, is_provision, times(count));
}

static void previous_provision(struct app *app, int count) {
    go_heading(app, is_provision, -times(count));
}

static void next_section(struct app *app, int count) {
    go_heading(app, is_section, times(count));
}

static void previous_section(struct app *app, int count) {
    go_heading(app, is_section, -times(count));
}

/* --- Finding ------------------------------------------------------------------------------------------------------------ */

static void go_to(struct app *app, int count) {
    (void)count;
    prompts_go(app);
}

static void search_forward(struct app *app, int count) {
    (void)count;
    app->pane = PANE_TEXT;
    prompts_search(app, false);
}

static void search_backward(struct app *app, int count) {
    (void)count;
    app->pane = PANE_TEXT;
    prompts_search(app, true);
}

/* Goes to the next or previous hit from the focus, the current one itself left out. */
static void go_hit(struct app *app, bool is_forward) {
    struct search *search = &app->search;
    if (search->matcher == NULL)
        app_complain(app, "nothing is searched for; / begins a search");
    else if (search->n_hits == 0)
        app_complain(app, "no match for \"%s\"", search->pattern);
    if (search->n_hits == 0)
        return;
    struct position from = view_focus(app->view);
    bool is_at_hit = search->current < search->n_hits && search->hits[search->current].item == from.item &&
                     search->hits[search->current].start == from.byte;
    size_t hit = is_forward ? search_next(search, from.item, from.byte + (is_at_hit ? 1 : 0))
                            : search_previous(search, from.item, from.byte);
    bool has_wrapped = search->current < search->n_hits && (is_forward ? hit <= search->current : hit >= search->current);
    search->current = hit;
    view_show(app->view, (struct position){.item = search->hits[hit].item, .byte = search->hits[hit].start});
    outline_go(app->outline, view_node(app->view));
    if (has_wrapped && search->n_hits > 1)
        app_say(app, is_forward ? "search went on at the beginning" : "search went on at the end");
}

static void next_match(struct app *app, int count) {
    for (long i = times(count); i > 0; i--)
        go_hit(app, !app->search_is_backward);
}

static void previous_match(struct app *app, int count) {
    for (long i = times(count); i > 0; i--)
        go_hit(app, app->search_is_backward);
}

/* --- The outline -------------------------------------------------------------------------------------------------------- */

static void other_pane(struct app *app, int count) {
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

static void toggle_outline(struct app *app, int count) {
    bool is_shown = app->geometry.outline_right != 0;
    (void)count;
    app->outline_wish = is_shown ? OUTLINE_HIDDEN : OUTLINE_SHOWN;
    app_resize(app, app->geometry.rows, app->geometry.columns);
    if (app->geometry.is_overlaid)
        app->pane = PANE_OUTLINE;
}

static void fold(struct app *app, int count) {
    (void)count;
    if (app->pane == PANE_OUTLINE)
        outline_fold(app->outline);
}

static void unfold(struct app *app, int count) {
    (void)count;
    if (app->pane == PANE_OUTLINE)
        outline_unfold(app->outline);
}

static void fold_all(struct app *app, int count) {
    (void)count;
    outline_fold_all(app->outline, true);
}

static void unfold_all(struct app *app, int count) {
    (void)count;
    outline_fold_all(app->outline, false);
}

/* In the outline, reads what the cursor is on. */
static void enter(struct app *app, int count) {
    (void)count;
    if (app->pane != PANE_OUTLINE || outline_count(app->outline) == 0)
        return;
    const struct node *node = outline_row(app->outline, outline_cursor(app->outline)).node;
    app->pane = PANE_TEXT;
    if (app->geometry.is_overlaid)
        app->outline_wish = OUTLINE_BY_WIDTH;
    app_go(app, node);
}

/* --- Taking away, and the program --------------------------------------------------------------------------------------- */

static void export_part(struct app *app, int count) {
    (void)count;
    prompts_export(app);
}

static void redraw(struct app *app, int count) {
    (void)count;
    terminal_redraw();
    app_resize(app, app->geometry.rows, app->geometry.columns);
}

static void quit_all(struct app *app, int count) {
    (void)count;
    app->must_quit = true;
}

/* Closes what lies on top, else quits. */
static void quit(struct app *app, int count) {
    if (app->geometry.is_overlaid)
        app->outline_wish = OUTLINE_BY_WIDTH;
    else
        quit_all(app, count);
}

static void add_help_group(struct app *app, enum action_group group) {
    for (size_t i = 0; i < n_actions; i++) {
        if (actions[i].group != group)
            continue;
        struct buf keys = {0};
        keymap_add_keys(app->keymap, &actions[i], false, &keys);
        popup_add(&app->popup, ROLE_HINT_KEY, buf_str(&keys), str_of(actions[i].help));
        buf_free(&keys);
    }
}

static void help(struct app *app, int count) {
    (void)count;
    popup_open(&app->popup, " Keys ");
    for (int group = 0; group < ACTION_GROUP_COUNT; group++) {
        if (group != 0)
            popup_add(&app->popup, ROLE_POPUP, STR(""), STR(""));
        popup_add(&app->popup, ROLE_HEADING, str_of(action_group_name((enum action_group)group)), STR(""));
        add_help_group(app, (enum action_group)group);
    }
}

const struct action actions[] = {
    {"line-down", "j Down", line_down, GROUP_MOVE, "next line", NULL, NULL},
    {"line-up", "k Up", line_up, GROUP_MOVE, "previous line", NULL, NULL},
    {"page-down", "Space f PgDn", page_down, GROUP_MOVE, "next page", NULL, NULL},
    {"page-up", "b PgUp", page_up, GROUP_MOVE, "previous page", NULL, NULL},
    {"half-page-down", "d ^D", half_page_down, GROUP_MOVE, "half a page down", NULL, NULL},
    {"half-page-up", "u ^U", half_page_up, GROUP_MOVE, "half a page up", NULL, NULL},
    {"scroll-down", "^E", scroll_down, GROUP_MOVE, "scroll down, the focus stays", NULL, NULL},
    {"scroll-up", "^Y", scroll_up, GROUP_MOVE, "scroll up, the focus stays", NULL, NULL},
    {"end", "G End", go_end, GROUP_MOVE, "the end; after a number, that article (16G)", "article", "16"},
    {"top", "g Home", go_top, GROUP_MOVE, "the beginning; after a number, that article (16g)", NULL, NULL},
    {"percent", "%", go_percent, GROUP_MOVE, "after a number, so far through the text (50%)", NULL, NULL},
    {"next-provision", "]", next_provision, GROUP_MOVE, "next provision", NULL, NULL},
    {"previous-provision", "[", previous_provision, GROUP_MOVE, "previous provision", NULL, NULL},
    {"next-section", "}", next_section, GROUP_MOVE, "next section", NULL, NULL},
    {"previous-section", "{", previous_section, GROUP_MOVE, "previous section", NULL, NULL},
    {"search", "/", search_forward, GROUP_FIND, "search as you type", "search", NULL},
    {"search-backward", "?", search_backward, GROUP_FIND, "search backward", NULL, NULL},
    {"next-match", "n", next_match, GROUP_FIND, "next match", NULL, NULL},
    {"previous-match", "N", previous_match, GROUP_FIND, "previous match", NULL, NULL},
    {"go", ":", go_to, GROUP_FIND, "go to a reference (:16(2), :military), or run an action by its name", "go to", NULL},
    {"other-pane", "Tab", other_pane, GROUP_SHOW, "to the outline and back", "outline", NULL},
    {"outline", "o", toggle_outline, GROUP_SHOW, "show or hide the outline", NULL, NULL},
    {"enter", "Enter", enter, GROUP_READ, "in the outline: read what the cursor is on", NULL, NULL},
    {"fold", "Left zc", fold, GROUP_SHOW, "in the outline: fold", NULL, NULL},
    {"unfold", "Right zo", unfold, GROUP_SHOW, "in the outline: unfold", NULL, NULL},
    {"fold-all", "zM", fold_all, GROUP_SHOW, "fold all of the outline", NULL, NULL},
    {"unfold-all", "zR", unfold_all, GROUP_SHOW, "unfold all of the outline", NULL, NULL},
    {"export", "e", export_part, GROUP_TAKE, "export this section or article to a file", "export", NULL},
    {"redraw", "r ^L", redraw, GROUP_PROGRAM, "draw the screen anew", NULL, NULL},
    {"help", "h F1", help, GROUP_PROGRAM, "these keys", "help", NULL},
    {"quit", "q", quit, GROUP_PROGRAM, "close what lies on top, or quit", "quit", NULL},
    {"quit-all", "Q", quit_all, GROUP_PROGRAM, "quit", NULL, NULL},
};
const size_t n_actions = sizeof actions / sizeof *actions;
