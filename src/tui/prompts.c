#include "tui/prompts.h"

#include "tui/export_form.h"

/* What a purpose does: when it is opened, when its text changes, is accepted, and is cancelled. NULL: nothing. */
struct purpose {
    const char *label;
    void (*open)(struct app *app);
    void (*change)(struct app *app, struct str text);
    void (*accept)(struct app *app, struct str text);
    void (*cancel)(struct app *app);
};

/* --- Going to a reference, running an action ---------------------------------------------------------------------------- */

/* A line that begins with "#" is a reference whatever it is called; else the name of an action comes before the name of a section. */
static void run_line(struct app *app, struct str line) {
    line = str_trim(line);
    const struct action *action = action_find(line);
    if (line.n == 0)
        return;
    if (action != NULL)
        action->run(app, action->preset);
    else
        app_go_reference(app, line);
}

/* --- Searching ---------------------------------------------------------------------------------------------------------- */

static void begin_search(struct app *app) {
    app->search_origin = app_here(app);
    app->search_is_backward = app->purpose == PROMPT_SEARCH_BACK;
}

static void go_to_origin(struct app *app) {
    view_go_anchor(app->view, app->search_origin.anchor, app->search_origin.row);
}

/* Shows the hit that would be gone to, while the pattern is typed. */
static void search_typed(struct app *app, struct str pattern) {
    struct diag_list diags = {0};
    go_to_origin(app);
    if (!search_start(&app->search, view_flow(app->view), pattern, false, &diags)) {
        app_complain_of(app, &diags);
        return;
    }
    if (app->search.n_hits == 0)
        return;
    struct position from = view_focus(app->view);
    app->search.current = app->search_is_backward ? search_previous(&app->search, from.item, from.byte)
                                                  : search_next(&app->search, from.item, from.byte);
    const struct hit *hit = &app->search.hits[app->search.current];
    view_show(app->view, (struct position){.item = hit->item, .byte = hit->start});
}

static void search_accepted(struct app *app, struct str pattern) {
    (void)pattern;
    if (app->search.matcher != NULL && app->search.n_hits == 0)
        app_complain(app, "no match for \"%s\"", app->search.pattern);
    if (app->search.n_hits != 0)
        jumps_add(&app->jumps, app->search_origin);
    app->pane = PANE_TEXT;
    outline_go(app->outline, view_node(app->view));
}

static void search_cancelled(struct app *app) {
    search_end(&app->search);
    go_to_origin(app);
}

static void filter_accepted(struct app *app, struct str pattern) {
    search_accepted(app, pattern);
    app->is_filtered = app->search.n_hits != 0;
    app_reflow(app);
}

/* --- The outline's filter, a word to light ------------------------------------------------------------------------------ */

static void outline_filter_typed(struct app *app, struct str pattern) {
    outline_filter(app->outline, pattern);
}

static void outline_filter_cancelled(struct app *app) {
    outline_filter(app->outline, STR(""));
}

static void word_accepted(struct app *app, struct str word) {
    struct diag_list diags = {0};
    word = str_trim(word);
    if (!lit_set_user(app->lit, word, &diags)) {
        app_complain_of(app, &diags);
        return;
    }
    if (word.n == 0)
        return;
    struct keyword_count count = lit_count(app->lit, LIT_USER, app->agreement->root);
    app_say(app, "\"%.*s\": %zu in the instrument's words, %zu in the curator's", STR_ARG(word), count.verbatim, count.curator);
}

/* --- The table ---------------------------------------------------------------------------------------------------------- */

static const struct purpose purposes[] = {
    [PROMPT_GO] = {.label = ":", .accept = run_line},
    [PROMPT_SEARCH] = {"/", begin_search, search_typed, search_accepted, search_cancelled},
    [PROMPT_SEARCH_BACK] = {"?", begin_search, search_typed, search_accepted, search_cancelled},
    [PROMPT_FILTER] = {"&", begin_search, search_typed, filter_accepted, search_cancelled},
    [PROMPT_OUTLINE_FILTER] = {"outline /", NULL, outline_filter_typed, NULL, outline_filter_cancelled},
    [PROMPT_KEYWORD] = {.label = "light: ", .accept = word_accepted},
    [PROMPT_EXPORT] = {"", export_form_open, export_form_changed, export_form_accepted, NULL},
    [PROMPT_OVERWRITE] = {"", export_form_ask, NULL, export_form_answered, NULL},
};

void prompts_open(struct app *app, enum prompt_purpose purpose) {
    prompt_start(&app->prompt, str_of(purposes[purpose].label), STR(""));
    app->purpose = purpose;
    if (purposes[purpose].open != NULL)
        purposes[purpose].open(app);
}

static void close_prompt(struct app *app) {
    prompt_end(&app->prompt);
    app->purpose = PROMPT_NONE;
}

static void accept(struct app *app, const struct purpose *purpose) {
    struct buf text = {0};
    buf_add(&text, buf_str(&app->prompt.text));
    close_prompt(app);
    if (purpose->accept != NULL)
        purpose->accept(app, buf_str(&text));
    buf_free(&text);
}

void prompts_take(struct app *app, int key) {
    const struct purpose *purpose = &purposes[app->purpose];
    if (app->purpose == PROMPT_EXPORT && export_form_take(app, key))
        return;
    enum prompt_result result = prompt_take(&app->prompt, key);
    if (result == PROMPT_ACCEPTED) {
        accept(app, purpose);
    } else if (result == PROMPT_CANCELLED) {
        close_prompt(app);
        if (purpose->cancel != NULL)
            purpose->cancel(app);
    } else if (result == PROMPT_CHANGED && purpose->change != NULL) {
        purpose->change(app, buf_str(&app->prompt.text));
    }
}
