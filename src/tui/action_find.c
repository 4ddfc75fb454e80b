#include "tui/actions.h"
#include "tui/popups.h"
#include "tui/prompts.h"
#include "tui/shelf.h"

/* --- Searching ---------------------------------------------------------------------------------------------------------- */

void action_go(struct app *app, int count) {
    (void)count;
    prompts_open(app, PROMPT_GO);
}

void action_search(struct app *app, int count) {
    (void)count;
    prompts_open(app, app->pane == PANE_OUTLINE ? PROMPT_OUTLINE_FILTER : PROMPT_SEARCH);
}

void action_search_backward(struct app *app, int count) {
    (void)count;
    prompts_open(app, PROMPT_SEARCH_BACK);
}

/* Goes to the next or previous hit from the focus, the current one itself left out. */
static void go_hit(struct app *app, bool is_forward) {
    struct search *search = &app->search;
    if (shelf_next_hit(app, is_forward))
        return;
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

void action_next_match(struct app *app, int count) {
    for (int i = count != 0 ? count : 1; i > 0; i--)
        go_hit(app, !app->search_is_backward);
}

void action_previous_match(struct app *app, int count) {
    for (int i = count != 0 ? count : 1; i > 0; i--)
        go_hit(app, app->search_is_backward);
}

/* Shows only what matches the search; without one, asks what to look for. */
void action_filter(struct app *app, int count) {
    (void)count;
    if (app->search.matcher == NULL) {
        prompts_open(app, PROMPT_FILTER);
        return;
    }
    app->is_filtered = !app->is_filtered;
    app_reflow(app);
}

/* --- Keywords ----------------------------------------------------------------------------------------------------------- */

/* Says which groups are lit, so that a key has an answer where nothing of the group is on the screen. */
static void say_lit(struct app *app) {
    struct buf names = {0};
    for (size_t group = 0; group < app->agreement->n_keywords; group++)
        if ((lit_groups(app->lit) >> group & 1) != 0)
            buf_printf(&names, "  %zu %.*s", group + 1, STR_ARG(app->agreement->keywords[group].label));
    if ((lit_groups(app->lit) >> LIT_USER & 1) != 0)
        buf_printf(&names, "  \"%s\"", lit_user(app->lit));
    app_say(app, names.n != 0 ? "lit:%s" : "no keyword is lit%s", names.n != 0 ? names.p : "");
    buf_free(&names);
}

void action_keyword(struct app *app, int count) {
    if (count < 1 || (size_t)count > app->agreement->n_keywords) {
        app_complain(app, "this agreement has %zu keyword groups", app->agreement->n_keywords);
        return;
    }
    lit_set_groups(app->lit, lit_groups(app->lit) ^ 1u << (unsigned)(count - 1));
    say_lit(app);
}

void action_keywords_none(struct app *app, int count) {
    (void)count;
    lit_set_groups(app->lit, 0);
    say_lit(app);
}

void action_keywords_all(struct app *app, int count) {
    (void)count;
    lit_set_groups(app->lit, ~0u);
    say_lit(app);
}

void action_keyword_panel(struct app *app, int count) {
    (void)count;
    popups_open(app, POPUP_KEYWORDS);
}

void action_keyword_word(struct app *app, int count) {
    (void)count;
    prompts_open(app, PROMPT_KEYWORD);
}
