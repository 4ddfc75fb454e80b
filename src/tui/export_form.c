#include "tui/export_form.h"

#include <stdlib.h>
#include <unistd.h>

#include "agreement/name.h"
#include "base/file.h"
#include "export/export.h"
#include "tui/frame.h"
#include "tui/prompts.h"
#include "tui/terminal.h"

static struct export_request make_request(const struct app *app) {
    return (struct export_request){.agreement = app->agreement,
                                   .first = app->export_node,
                                   .last = app->export_node,
                                   .width_cells = EXPORT_WIDTH,
                                   .language = str_of(app->language),
                                   .display = display_make(DISPLAY_FILE)};
}

/* Puts the name that is offered for the format into the prompt. */
static void offer_name(struct app *app) {
    struct buf name = {0};
    struct export_request request = make_request(app);
    export_add_file_name(&request, &export_formats[app->export_format], &name);
    prompt_start(&app->prompt, STR("File    "), buf_str(&name));
    buf_free(&name);
}

void export_form_open(struct app *app) {
    app->export_node = app_part(app);
    app->export_format = 0;
    offer_name(app);
}

/* The part of a path behind its last dot. */
static struct str ending_of(struct str path) {
    size_t at = path.n;
    while (at != 0 && path.p[at - 1] != '.' && path.p[at - 1] != '/')
        at--;
    return at != 0 && path.p[at - 1] == '.' ? str_slice(path, at, path.n) : STR("");
}

/* Changes the format, and with it the ending of the name. */
static void change_format(struct app *app, size_t format) {
    struct str path = buf_str(&app->prompt.text), ending = ending_of(path);
    struct buf name = {0};
    app->export_format = format;
    buf_add(&name, str_slice(path, 0, ending.n != 0 ? path.n - ending.n - 1 : path.n));
    buf_printf(&name, ".%s", export_formats[format].name);
    prompt_start(&app->prompt, STR("File    "), buf_str(&name));
    buf_free(&name);
}

bool export_form_take(struct app *app, int key) {
    bool is_next = key == '\t' || key == KEY_SPECIAL + KEY_DOWN;
    bool is_previous = key == KEY_SPECIAL + KEY_BTAB || key == KEY_SPECIAL + KEY_UP;
    if (!is_next && !is_previous)
        return false;
    change_format(app, (app->export_format + (is_next ? 1 : n_export_formats - 1)) % n_export_formats);
    return true;
}

void export_form_changed(struct app *app, struct str path) {
    const struct export_format *format = export_format_find(ending_of(path));
    if (format != NULL)
        app->export_format = (size_t)(format - export_formats);
}

static void write_export(struct app *app, bool overwrite) {
    struct diag_list diags = {0};
    struct export_request request = make_request(app);
    const struct export_format *format = &export_formats[app->export_format];
    struct atomic_file *file = atomic_open(app->export_path, overwrite, &diags);
    bool ok = file != NULL;
    if (ok) {
        /* A failure to write shows in the stream, and so at the commit. */
        format->write(&request, atomic_stream(file));
        ok = atomic_commit(file, &diags);
    }
    if (ok)
        app_say(app, "written: %s (%s)", app->export_path, format->description);
    else
        app_complain_of(app, &diags);
}

void export_form_accepted(struct app *app, struct str path) {
    struct buf copy = {0};
    free(app->export_path);
    buf_add(&copy, str_trim(path));
    app->export_path = buf_take(&copy);
    if (app->export_path[0] == '\0')
        app_say(app, "not written: no file was named");
    else if (access(app->export_path, F_OK) == 0)
        prompts_open(app, PROMPT_OVERWRITE);
    else
        write_export(app, false);
}

void export_form_ask(struct app *app) {
    struct buf label = {0};
    buf_printf(&label, "%s exists. Write over it? (y/n) ", app->export_path);
    prompt_start(&app->prompt, buf_str(&label), STR(""));
    buf_free(&label);
}

void export_form_answered(struct app *app, struct str answer) {
    answer = str_trim(answer);
    if (str_equal_nocase(answer, STR("y")) || str_equal_nocase(answer, STR("yes")))
        write_export(app, true);
    else
        app_say(app, "not written; %s is as it was", app->export_path);
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------ */

/* Says what the export covers: "Article 16, Military assistance". */
static void add_what(const struct app *app, struct buf *out) {
    const struct node *node = app->export_node;
    buf_add(out, STR("Export "));
    if (node->kind == NODE_AGREEMENT)
        buf_add(out, agreement_name(app->agreement));
    else
        name_add(app->agreement, node, false, out);
    struct str title = node_title(app->agreement, node, STR(""));
    if (node->label.n != 0 && title.n != 0)
        buf_printf(out, ", %.*s", STR_ARG(title));
}

static void draw_formats(const struct app *app, int row, const struct box *box) {
    int column = paint_text(&app->painter, row, box->left, box->right, ROLE_HINT_KEY, STR("Format  "));
    for (size_t i = 0; i < n_export_formats; i++) {
        enum role role = i == app->export_format ? ROLE_SELECTED : ROLE_POPUP;
        column = paint_text(&app->painter, row, column, box->right, role, str_of(export_formats[i].name)) + 2;
    }
}

int export_form_draw(struct app *app, int *column) {
    enum { FORM_WIDTH = 60, FORM_HEIGHT = 3 };
    const struct geometry *g = &app->geometry;
    struct box within = {g->text_top, 0, g->status_row, g->columns}, outer, content;
    struct buf title = {0};
    add_what(app, &title);
    bool has_frame = frame_place(&app->painter, &within, FORM_WIDTH, FORM_HEIGHT, &outer, &content);
    for (int row = outer.top; row < outer.bottom; row++)
        paint_blank(&app->painter, row, outer.left, outer.right, ROLE_POPUP);
    if (has_frame)
        frame_paint(&app->painter, app->ascii, &outer, buf_str(&title));
    buf_free(&title);
    if (content.bottom - content.top >= FORM_HEIGHT) {
        draw_formats(app, content.top, &content);
        paint_cut(&app->painter, content.top + 2, content.left, content.right, ROLE_HINT,
                  STR("Tab format  Enter write  Esc leave"));
    }
    int row = content.bottom - content.top >= 2 ? content.top + 1 : content.top;
    *column = prompt_paint(&app->prompt, &app->painter, row, content.left, content.right);
    return row;
}
