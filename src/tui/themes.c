#include "tui/themes.h"

#include <stdlib.h>

#include "tui/popups.h"
#include "tui/theme_list.h"

/* Is there no such theme? Asked before it is loaded: loading changes the terminal's colours. */
static bool is_unknown(struct str name, struct diag_list *diags) {
    struct arena *arena = arena_new();
    struct theme_spec spec;
    bool ok = theme_find(name, arena, &spec, diags);
    arena_free(arena);
    return !ok && diags->n != 0 && diags->items[0].file == NULL;
}

void themes_load(struct app *app, struct str name, struct diag_list *diags) {
    struct buf copy = {0};
    theme_load(&app->theme, name, app->colour, diags);
    theme_apply_background(&app->theme);
    canvas_forget(app->painter.canvas);
    buf_add(&copy, name);
    free(app->theme_name);
    app->theme_name = buf_take(&copy);
}

void themes_use(struct app *app, struct str name) {
    struct diag_list diags = {0};
    if (is_unknown(name, &diags)) {
        app_complain_of(app, &diags);
        return;
    }
    diag_list_free(&diags);
    themes_load(app, name, &diags);
    app_say(app, "theme %s", app->theme_name);
    app_complain_of(app, &diags);
}

void themes_run(struct app *app, struct str name) {
    if (name.n == 0)
        popups_open(app, POPUP_THEMES);
    else
        themes_use(app, name);
}

void themes_fill(struct app *app) {
    struct arena *arena = arena_new();
    size_t n;
    const struct theme_entry *themes = theme_list(arena, &n);
    for (size_t i = 0; i < n; i++)
        popup_add(&app->popup, ROLE_POPUP, str_of(themes[i].name), str_of(themes[i].description), (int)i);
    arena_free(arena);
}

/* The pop-up stays, so that themes can be tried one after the other. */
void themes_choose(struct app *app, int value) {
    struct arena *arena = arena_new();
    size_t n;
    const struct theme_entry *themes = theme_list(arena, &n);
    if ((size_t)value < n)
        themes_use(app, str_of(themes[value].name));
    arena_free(arena);
}
