#include "tui/keyword_panel.h"

#include "tui/popup_text.h"
#include "tui/popups.h"

/* The longest bar of the panel, in cells, and what the rest of a row takes: a narrow screen has shorter bars, or none. */
enum { BAR_WIDTH = 12, ROW_WIDTH = 46 };

static void add_bar(const struct app *app, size_t n, size_t most, struct buf *out) {
    int room = app->geometry.text_right - app->geometry.text_left - ROW_WIDTH;
    size_t width = room > BAR_WIDTH ? BAR_WIDTH : room > 0 ? (size_t)room : 0;
    size_t cells = most != 0 ? (n * width + most - 1) / most : 0;
    for (size_t i = 0; i < cells; i++)
        buf_add(out, app->ascii ? STR("#") : STR("█"));
}

static void add_row(struct app *app, size_t group, struct str label, size_t most) {
    struct keyword_count count = lit_count(app->lit, group, app->agreement->root);
    bool is_lit = (lit_groups(app->lit) >> group & 1) != 0;
    struct buf left = {0}, right = {0};
    if (group == LIT_USER)
        buf_printf(&left, "[%c] /  \"%.*s\"", is_lit ? 'x' : ' ', STR_ARG(label));
    else
        buf_printf(&left, "[%c] %zu  %.*s", is_lit ? 'x' : ' ', group + 1, STR_ARG(label));
    buf_printf(&right, "%4zu +%4zu  ", count.verbatim, count.curator);
    add_bar(app, count.verbatim + count.curator, most, &right);
    popup_add(&app->popup, (enum role)(ROLE_KEYWORD1 + group), buf_str(&left), buf_str(&right), (int)group);
    buf_free(&left);
    buf_free(&right);
}

void keyword_panel_fill(struct app *app) {
    const struct agreement *agreement = app->agreement;
    size_t most = 0;
    for (size_t group = 0; group < agreement->n_keywords; group++) {
        struct keyword_count count = lit_count(app->lit, group, agreement->root);
        most = count.verbatim + count.curator > most ? count.verbatim + count.curator : most;
    }
    for (size_t group = 0; group < agreement->n_keywords; group++)
        add_row(app, group, agreement->keywords[group].label, most);
    if (lit_user(app->lit) != NULL)
        add_row(app, LIT_USER, str_of(lit_user(app->lit)), most);
    popup_add(&app->popup, ROLE_POPUP, STR(""), STR(""), POPUP_NO_VALUE);
    popup_text_add_line(app, ROLE_HINT, STR("the instrument's words + the curator's"));
}

void keyword_panel_choose(struct app *app, int group) {
    lit_set_groups(app->lit, lit_groups(app->lit) ^ 1u << group);
    popups_refresh(app);
}
