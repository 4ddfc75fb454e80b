#include "tui/actions.h"
#include "tui/prompts.h"

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
