#include "tui/prompts.h"

#include <stdlib.h>
#include <unistd.h>

#include "agreement/name.h"
#include "base/file.h"
#include "export/export.h"

static void open_prompt(struct app *app, enum prompt_purpose purpose, struct str label, struct str text) {
    prompt_start(&app->prompt, label, text);
    app->purpose = purpose;
}

static void close_prompt(struct app *app) {
    prompt_end(&app->prompt);
    app->purpose = PROMPT_NONE;
}

void prompts_go(struct app *app) {
    open_prompt(app, PROMPT_GO, STR(":"), STR(""));
}

/* --- Going to a reference, running a command ------------------------------------------------------------------------- */

/* A line that begins with "#" is a reference whatever it is called; else the name of an action comes before the name of a section. */
static void run_line(struct app *app, struct str line) {
    line = str_trim(line);
    const struct action *action = action_find(line);
    if (line.n == 0)
        return;
    if (action != NULL)
        action->run(app, 0);
    else
        app_go_reference(app, line);
}

/* --- Searching ---------------------------------------------------------------------------------------------------------- */

void prompts_search(struct app *app, bool is_backward) {
    app->search_origin = view_focus(app->view);
    app->search_is_backward = is_backward;
    open_prompt(app, is_backward ? PROMPT_SEARCH_BACK : PROMPT_SEARCH, is_backward ? STR("?") : STR("/"), STR(""));
}

/* Shows the hit that would be gone to, while the pattern is typed. */
static void search_typed(struct app *app) {
    struct diag_list diags = {0};
    if (!search_start(&app->search, view_flow(app->view), buf_str(&app->prompt.text), false, &diags)) {
        app_complain_of(app, &diags);
        return;
    }
    struct position from = app->search_origin;
    if (app->search.n_hits == 0) {
        view_show(app->view, from);
        return;
    }
    app->search.current = app->search_is_backward ? search_previous(&app->search, from.item, from.byte)
                                                  : search_next(&app->search, from.item, from.byte);
    const struct hit *hit = &app->search.hits[app->search.current];
    view_show(app->view, (struct position){.item = hit->item, .byte = hit->start});
}

static void search_accepted(struct app *app) {
    if (app->search.matcher != NULL && app->search.n_hits == 0)
        app_complain(app, "no match for \"%s\"", app->search.pattern);
    outline_go(app->outline, view_node(app->view));
}

/* --- Exporting ---------------------------------------------------------------------------------------------------------- */

static struct export_request export_request(const struct app *app) {
    return (struct export_request){.agreement = app->agreement,
                                   .first = app->export_node,
                                   .last = app->export_node,
                                   .width_cells = LAYOUT_MEASURE,
                                   .display = display_make(DISPLAY_FILE)};
}

void prompts_export(struct app *app) {
    struct buf label = {0}, name = {0};
    app->export_node = app_part(app);
    struct export_request request = export_request(app);
    buf_add(&label, STR("Export "));
    name_add(app->agreement, app->export_node, false, &label);
    if (app->export_node->kind == NODE_AGREEMENT)
        buf_add(&label, agreement_name(app->agreement));
    buf_add(&label, STR(" to: "));
    export_add_file_name(&request, &export_formats[0], &name);
    open_prompt(app, PROMPT_EXPORT, buf_str(&label), buf_str(&name));
    buf_free(&label);
    buf_free(&name);
}

/* The format that a file's ending asks for; plain text where it asks for none. */
static const struct export_format *format_of(struct str path) {
    struct str ending = path;
    while (str_index(ending, '.') < ending.n)
        ending = str_slice(ending, str_index(ending, '.') + 1, ending.n);
    const struct export_format *format = export_format_find(ending);
    return format != NULL ? format : &export_formats[0];
}

static void write_export(struct app *app, const char *path, bool overwrite) {
    struct diag_list diags = {0};
    struct export_request request = export_request(app);
    struct atomic_file *file = atomic_open(path, overwrite, &diags);
    bool ok = file != NULL;
    if (ok) {
        /* A failure to write shows in the stream, and so at the commit. */
        format_of(str_of(path))->write(&request, atomic_stream(file));
        ok = atomic_commit(file, &diags);
    }
    if (ok)
        app_say(app, "written: %s (%s)", path, format_of(str_of(path))->description);
    else
        app_complain_of(app, &diags);
}

/* Asks before a file that is there is written over. */
static void export_accepted(struct app *app, struct str path) {
    free(app->export_path);
    struct buf copy = {0};
    buf_add(&copy, str_trim(path));
    app->export_path = buf_take(&copy);
    if (app->export_path[0] == '\0')
        return;
    if (access(app->export_path, F_OK) != 0) {
        write_export(app, app->export_path, false);
        return;
    }
    struct buf label = {0};
    buf_printf(&label, "%s exists. Write over it? (y/n) ", app->export_path);
    open_prompt(app, PROMPT_OVERWRITE, buf_str(&label), STR(""));
    buf_free(&label);
}

static void overwrite_answered(struct app *app, struct str answer) {
    if (str_equal_nocase(str_trim(answer), STR("y")) || str_equal_nocase(str_trim(answer), STR("yes")))
        write_export(app, app->export_path, true);
    else
        app_say(app, "not written");
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

void prompts_cancel(struct app *app) {
    bool was_search = app->purpose == PROMPT_SEARCH || app->purpose == PROMPT_SEARCH_BACK;
    close_prompt(app);
    if (!was_search)
        return;
    search_end(&app->search);
    view_show(app->view, app->search_origin);
}

static void accepted(struct app *app) {
    enum prompt_purpose purpose = app->purpose;
    struct buf text = {0};
    buf_add(&text, buf_str(&app->prompt.text));
    close_prompt(app);
    if (purpose == PROMPT_GO)
        run_line(app, buf_str(&text));
    else if (purpose == PROMPT_EXPORT)
        export_accepted(app, buf_str(&text));
    else if (purpose == PROMPT_OVERWRITE)
        overwrite_answered(app, buf_str(&text));
    else
        search_accepted(app);
    buf_free(&text);
}

void prompts_take(struct app *app, int key) {
    enum prompt_result result = prompt_take(&app->prompt, key);
    if (result == PROMPT_ACCEPTED)
        accepted(app);
    else if (result == PROMPT_CANCELLED)
        prompts_cancel(app);
    else if (result == PROMPT_CHANGED && (app->purpose == PROMPT_SEARCH || app->purpose == PROMPT_SEARCH_BACK))
        search_typed(app);
}
