#include "tui/actions.h"
#include "tui/clipboard.h"
#include "tui/config.h"
#include "tui/passage.h"
#include "tui/prompts.h"
#include "tui/quotes.h"
#include "tui/terminal.h"

static bool send_to_terminal(void *context, struct str bytes) {
    (void)context;
    return terminal_send(bytes);
}

/* Copies a text, and says which way it went. */
static void copy(struct app *app, struct str text) {
    struct clipboard clipboard = {
        .command = app->config->copy_command, .send = send_to_terminal, .must_stop = terminal_was_interrupted};
    struct buf how = {0};
    if (clipboard_copy(&clipboard, text, &how))
        app_say(app, "%s", how.p);
    else
        app_complain(app, "%s", how.p);
    buf_free(&how);
}

/* What is to be copied: the quotation that is shown alone, else the passage in focus. */
static const struct node *passage(const struct app *app) {
    return app->quotes.is_open ? quotes_block(app) : view_node(app->view);
}

void action_copy(struct app *app, int count) {
    struct buf text = {0};
    (void)count;
    passage_add(app->agreement, passage(app), str_of(app->language), &text);
    copy(app, buf_str(&text));
    buf_free(&text);
}

void action_copy_cited(struct app *app, int count) {
    const struct citation_style *style = app->config->citation;
    struct buf text = {0};
    (void)count;
    passage_add_cited(app->agreement, passage(app), str_of(app->language), style != NULL ? style : &citation_styles[0], &text);
    copy(app, buf_str(&text));
    buf_free(&text);
}

void action_export(struct app *app, int count) {
    (void)count;
    prompts_open(app, PROMPT_EXPORT);
}

void action_quit_all(struct app *app, int count) {
    (void)count;
    app->must_quit = true;
}

/* Closes what lies on top, else quits. */
void action_quit(struct app *app, int count) {
    if (!app_close_top(app))
        action_quit_all(app, count);
}
