#include "tui/session.h"

#include <stdlib.h>

#include "tui/place.h"
#include "tui/state.h"

static void complain_of(struct app *app, struct diag_list *diags) {
    if (diags->n != 0)
        app_complain_of(app, diags);
    diag_list_free(diags);
}

void session_open(struct app *app) {
    struct diag_list diags = {0};
    app->state = state_open(&diags);
    complain_of(app, &diags);
}

/* Notes what was read last so that it is found again from any folder: by its id, or, outside of the library, by its whole path. */
static void note_last(struct app *app) {
    bool is_member = library_holds(app->library, app->agreement);
    char *path = is_member ? NULL : realpath(app->agreement->path.p, NULL);
    state_set_last(app->state, is_member ? app->agreement->id : path != NULL ? str_of(path) : app->agreement->path);
    free(path);
}

static void note_groups(struct app *app) {
    struct str ids[KEYWORD_GROUPS_MAX];
    size_t n = 0;
    for (size_t group = 0; group < app->agreement->n_keywords; group++)
        if ((lit_groups(app->lit) >> group & 1) != 0)
            ids[n++] = app->agreement->keywords[group].id;
    state_set_groups(app->state, app->agreement->id, ids, n);
}

void session_note(struct app *app) {
    if (app->state == NULL || app->view == NULL)
        return;
    struct kept_place place = place_keep(app->agreement, view_anchor(app->view), str_of(app->language));
    state_set_place(app->state, app->agreement->id, &place);
    place_free(&place);
    note_groups(app);
}

static void restore_groups(struct app *app) {
    size_t n = 0;
    const char *const *ids = state_groups(app->state, app->agreement->id, &n);
    unsigned groups = 0;
    for (size_t i = 0; i < n; i++)
        for (size_t group = 0; group < app->agreement->n_keywords; group++)
            if (str_equal(app->agreement->keywords[group].id, str_of(ids[i])))
                groups |= 1u << group;
    lit_set_groups(app->lit, groups);
}

/* Goes to a kept place, on a row that leaves what stood before it in view. */
static void go_place(struct app *app, const struct kept_place *place) {
    struct anchor anchor;
    if (place_find(app->agreement, place, str_of(app->language), &anchor) == PLACE_LOST)
        app_say(app, "the place read last is no longer there; this is what was before it");
    view_go_anchor(app->view, anchor, view_height(app->view) / 3);
    outline_go(app->outline, anchor.node);
}

void session_restore(struct app *app, bool with_place) {
    if (app->state == NULL)
        return;
    state_refresh(app->state);
    note_last(app);
    restore_groups(app);
    const struct kept_place *place = state_place(app->state, app->agreement->id);
    if (with_place && place != NULL)
        go_place(app, place);
}

static void save(struct app *app, bool waits_for_disk) {
    struct diag_list diags = {0};
    if (app->state == NULL || !state_has_news(app->state))
        return;
    state_save(app->state, waits_for_disk, &diags);
    complain_of(app, &diags);
}

void session_save(struct app *app) {
    save(app, false);
}

void session_close(struct app *app) {
    session_note(app);
    save(app, true);
    state_free(app->state);
    app->state = NULL;
}

static void carry_jump(struct jump *jump, const struct agreement *old, const struct agreement *new, struct str language) {
    struct anchor anchor;
    if (jump->agreement != old)
        return;
    place_carry_over(old, jump->anchor, new, language, &anchor);
    jump->agreement = new;
    jump->anchor = anchor;
}

void session_reload(struct app *app) {
    struct diag_list diags = {0};
    const struct agreement *old = app->agreement, *new = library_reload(app->library, old, &diags);
    if (new == NULL) {
        app_complain_of(app, &diags);
        return;
    }
    diag_list_free(&diags);
    struct jump here = app_here(app);
    unsigned groups = lit_groups(app->lit);
    bool was_filtered = app->is_filtered;
    carry_jump(&here, old, new, str_of(app->language));
    for (size_t i = 0; i < app->jumps.n; i++)
        carry_jump(&app->jumps.items[i], old, new, str_of(app->language));
    for (size_t i = 0; i < app->grep.n; i++)
        carry_jump(&app->grep.items[i], old, new, str_of(app->language));
    app_show(app, new);
    lit_set_groups(app->lit, groups);
    app_return(app, &here);
    app->is_filtered = was_filtered;
    app_reflow(app);
    app_say(app, "read again: %.*s", STR_ARG(new->path));
}

void session_mark(struct app *app, int letter) {
    if (letter < 'a' || letter > 'z' || app->state == NULL) {
        app_complain(app, "a mark is a letter from a to z");
        return;
    }
    struct kept_place place = place_keep(app->agreement, view_anchor(app->view), str_of(app->language));
    state_set_mark(app->state, letter, app->agreement->id, &place);
    place_free(&place);
    app_say(app, "mark %c", letter);
}

void session_go_mark(struct app *app, int letter) {
    const struct kept_mark *mark = app->state != NULL ? state_mark(app->state, letter) : NULL;
    const struct agreement *agreement = app->agreement;
    struct diag_list diags = {0};
    if (mark == NULL) {
        app_complain(app, "there is no such mark");
        return;
    }
    struct str id = str_of(mark->agreement);
    if (!str_equal(id, agreement->id) && library_find(app->library, id, &agreement, &diags) != LIBRARY_FOUND) {
        app_complain(app, "the mark is in %s, which is not in the library", mark->agreement);
        diag_list_free(&diags);
        return;
    }
    struct kept_place place = place_copy(&mark->place);
    app_leave(app);
    if (agreement != app->agreement)
        app_open(app, agreement, NULL);
    go_place(app, &place);
    place_free(&place);
    diag_list_free(&diags);
}
