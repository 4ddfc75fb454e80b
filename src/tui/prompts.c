#include "tui/prompts.h"

#include "tui/export_form.h"
#include "tui/line_commands.h"
#include "tui/shelf.h"
#include "tui/state.h"
#include "tui/terminal.h"

/* What a purpose does: when it is opened, when its text changes, is accepted, and is cancelled. NULL: nothing. */
struct purpose {
    const char *label;
    void (*open)(struct app *app);
    void (*change)(struct app *app, struct str text);
    void (*accept)(struct app *app, struct str text);
    void (*cancel)(struct app *app);
    enum history history; /* which of the histories its lines are in, where it has one */
    bool has_history;
};

/* --- Searching ---------------------------------------------------------------------------------------------------------- */

static void begin_search(struct app *app) {
    shelf_grep_end(app);
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
    const struct flow_hit *hit = &app->search.hits[app->search.current];
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
    [PROMPT_GO] = {.label = ":", .accept = line_run, .history = HISTORY_GO, .has_history = true},
    [PROMPT_SEARCH] = {"/", begin_search, search_typed, search_accepted, search_cancelled, HISTORY_SEARCH, true},
    [PROMPT_SEARCH_BACK] = {"?", begin_search, search_typed, search_accepted, search_cancelled, HISTORY_SEARCH, true},
    [PROMPT_FILTER] = {"&", begin_search, search_typed, filter_accepted, search_cancelled, HISTORY_SEARCH, true},
    [PROMPT_OUTLINE_FILTER] = {"outline /", NULL, outline_filter_typed, NULL, outline_filter_cancelled, HISTORY_GO, false},
    [PROMPT_KEYWORD] = {.label = "light: ", .accept = word_accepted},
    [PROMPT_EXPORT] = {"", export_form_open, export_form_changed, export_form_accepted, NULL, HISTORY_GO, false},
    [PROMPT_OVERWRITE] = {"", export_form_ask, NULL, export_form_answered, NULL, HISTORY_GO, false},
};

void prompts_open(struct app *app, enum prompt_purpose purpose) {
    prompt_start(&app->prompt, str_of(purposes[purpose].label), STR(""));
    app->purpose = purpose;
    if (purposes[purpose].open != NULL)
        purposes[purpose].open(app);
}

static void close_prompt(struct app *app) {
    prompt_end(&app->prompt);
    completion_end(&app->completion);
    app->prompt_has_changed = false;
    app->purpose = PROMPT_NONE;
    app->history_at = 0;
}

void prompts_settle(struct app *app) {
    if (app->prompt_has_changed && purposes[app->purpose].change != NULL)
        purposes[app->purpose].change(app, buf_str(&app->prompt.text));
    app->prompt_has_changed = false;
}

void prompts_accept(struct app *app, struct str text) {
    const struct purpose *purpose = &purposes[app->purpose];
    struct buf copy = {0};
    buf_add(&copy, text);
    prompts_settle(app);
    close_prompt(app);
    if (purpose->has_history && app->state != NULL && text.n != 0)
        state_add_line(app->state, purpose->history, buf_str(&copy));
    if (purpose->accept != NULL)
        purpose->accept(app, buf_str(&copy));
    buf_free(&copy);
}

/* --- History and completion --------------------------------------------------------------------------------------------- */

/* Puts another text in the place of the one that was typed. */
static void replace_text(struct app *app, struct str text) {
    struct buf label = {0};
    buf_add(&label, buf_str(&app->prompt.label));
    prompt_start(&app->prompt, buf_str(&label), text);
    buf_free(&label);
    app->prompt_has_changed = true;
}

/* Shows an older line (a newer one), and at last the empty one. */
static bool take_history_key(struct app *app, int key) {
    const struct purpose *purpose = &purposes[app->purpose];
    bool is_older = key == KEY_SPECIAL + KEY_UP || key == ('P' & 31), is_newer = key == KEY_SPECIAL + KEY_DOWN || key == ('N' & 31);
    if (!purpose->has_history || app->state == NULL || (!is_older && !is_newer))
        return false;
    size_t n = state_count_lines(app->state, purpose->history);
    if (is_older && app->history_at < n)
        app->history_at++;
    else if (is_newer && app->history_at > 0)
        app->history_at--;
    const char *line = app->history_at != 0 ? state_line(app->state, purpose->history, n - app->history_at) : "";
    struct buf copy = {0};
    buf_add(&copy, str_of(line));
    replace_text(app, buf_str(&copy));
    buf_free(&copy);
    return true;
}

/* Finds what the word before the cursor can become: the first of the line, or the argument of its command. */
static void start_completion(struct app *app) {
    struct str line = str_slice(buf_str(&app->prompt.text), 0, app->prompt.cursor), argument;
    const struct line_command *command = line_command_find(line, &argument);
    bool is_argument = command != NULL && str_index(line, ' ') < line.n;
    struct str word = is_argument ? argument : line;
    completion_start(&app->completion, app, is_argument ? command->completes : COMPLETE_LINE, word, line.n - word.n);
}

static bool take_completion_key(struct app *app, int key) {
    bool is_back = key == KEY_SPECIAL + KEY_BTAB;
    if (app->purpose != PROMPT_GO || (key != '\t' && !is_back)) {
        completion_end(&app->completion);
        return false;
    }
    if (app->completion.n_words == 0)
        start_completion(app);
    const char *word = completion_next(&app->completion, is_back);
    if (word == NULL)
        return true;
    struct buf line = {0};
    buf_add(&line, str_slice(buf_str(&app->prompt.text), 0, app->completion.start));
    buf_add(&line, str_of(word));
    replace_text(app, buf_str(&line));
    buf_free(&line);
    return true;
}

void prompts_take(struct app *app, int key) {
    const struct purpose *purpose = &purposes[app->purpose];
    if (app->purpose == PROMPT_EXPORT && export_form_take(app, key))
        return;
    if (take_completion_key(app, key) || take_history_key(app, key))
        return;
    enum prompt_result result = prompt_take(&app->prompt, key);
    if (result == PROMPT_ACCEPTED) {
        prompts_accept(app, buf_str(&app->prompt.text));
    } else if (result == PROMPT_CANCELLED) {
        close_prompt(app);
        if (purpose->cancel != NULL)
            purpose->cancel(app);
    } else if (result == PROMPT_CHANGED) {
        app->prompt_has_changed = true;
    }
}
