#include "agreement/reference.h"
#include "tui/actions.h"
#include "tui/popups.h"
#include "tui/quotes.h"
#include "tui/session.h"

/* --- Following references ----------------------------------------------------------------------------------------------- */

void actions_follow(struct app *app, const struct reference *reference) {
    struct buf whole = {0};
    if (reference->target != NULL) {
        app_leave(app);
        app_go(app, reference->target);
        return;
    }
    if (reference->agreement.n != 0)
        buf_printf(&whole, "%.*s#%.*s", STR_ARG(reference->agreement), STR_ARG(reference->rest));
    else
        buf_add(&whole, reference->text);
    app_go_reference(app, buf_str(&whole));
    buf_free(&whole);
}

/* The part in focus, or the nearest around it, that has references; NULL where none has. */
static const struct node *find_referring(const struct app *app) {
    const struct node *part = app_part(app);
    return part->n_see != 0 ? part : NULL;
}

/* The reference that a number names, or the only one; NULL, with a list to choose from or a complaint, where it is neither. */
static const struct reference *choose_reference(struct app *app, int count) {
    const struct node *part = find_referring(app);
    if (part == NULL)
        app_complain(app, "there is no reference here");
    else if (count != 0 && (size_t)count > part->n_see)
        app_complain(app, "there are %zu references here", part->n_see);
    else if (count != 0 || part->n_see == 1)
        return &part->see[count != 0 ? count - 1 : 0];
    else
        popups_references(app, part);
    return NULL;
}

/* In the outline, reads what the cursor is on. */
static void enter_outline(struct app *app) {
    if (outline_count(app->outline) == 0)
        return;
    const struct node *node = outline_row(app->outline, outline_cursor(app->outline)).node;
    app->pane = PANE_TEXT;
    if (app->geometry.is_overlaid)
        app_close_top(app);
    app_leave(app);
    app_go(app, node);
}

void action_enter(struct app *app, int count) {
    if (app->pane == PANE_OUTLINE) {
        enter_outline(app);
        return;
    }
    const struct reference *reference = choose_reference(app, count);
    if (reference != NULL)
        actions_follow(app, reference);
}

void action_peek(struct app *app, int count) {
    const struct node *part = find_referring(app);
    const struct agreement *agreement = NULL;
    struct diag_list diags = {0};
    if (part == NULL || (size_t)count > part->n_see) {
        app_complain(app, "there is no such reference here");
        return;
    }
    const struct reference *reference = &part->see[count != 0 ? count - 1 : 0];
    if (reference->target != NULL) {
        popups_peek(app, app->agreement, reference->target, reference->last);
        return;
    }
    if (reference->agreement.n == 0 || library_find(app->library, reference->agreement, &agreement, &diags) != LIBRARY_FOUND) {
        app_complain(app, "%.*s is not to be had here", STR_ARG(reference->text));
        diag_list_free(&diags);
        return;
    }
    struct resolution resolution = reference_resolve(agreement, reference->rest);
    if (resolution.status == RESOLUTION_FOUND)
        popups_peek(app, agreement, resolution.node, resolution.last);
    else
        app_complain(app, "%s", resolution.message);
    resolution_free(&resolution);
    diag_list_free(&diags);
}

/* --- Going back and coming again ---------------------------------------------------------------------------------------- */

void action_back(struct app *app, int count) {
    struct jump to;
    for (int i = count != 0 ? count : 1; i > 0; i--) {
        if (!jumps_back(&app->jumps, app_here(app), &to)) {
            app_say(app, "nowhere to go back to");
            return;
        }
        app_return(app, &to);
    }
}

void action_forward(struct app *app, int count) {
    struct jump to;
    for (int i = count != 0 ? count : 1; i > 0; i--) {
        if (!jumps_forward(&app->jumps, &to)) {
            app_say(app, "nowhere to go forward to");
            return;
        }
        app_return(app, &to);
    }
}

void action_mark(struct app *app, int count) {
    (void)count;
    session_mark(app, app->letter);
}

/* A letter goes to its mark; a second apostrophe to before the last jump. */
void action_go_mark(struct app *app, int count) {
    struct jump to;
    (void)count;
    if (app->letter == '\'') {
        if (jumps_last(&app->jumps, app_here(app), &to))
            app_return(app, &to);
        else
            app_say(app, "there was no jump yet");
        return;
    }
    session_go_mark(app, app->letter);
}

void action_quotes(struct app *app, int count) {
    (void)count;
    if (app->quotes.is_open)
        quotes_close(app);
    else
        quotes_open(app);
}
