#include "tui/popup_text.h"

#include "text/linebreak.h"
#include "tui/popups.h"

/* The cells that a frame and the gap beside a label take; and what a text must have to be readable, and need not be wider than. */
enum { FRAME = 4, GAP = 2, WIDTH_MIN = 20, WIDTH_MAX = 64, INDENT = 2 };

static int room(const struct app *app) {
    const struct geometry *g = &app->geometry;
    int columns = popups_is_wide(app) ? g->columns : g->text_right - g->text_left;
    return columns - (app->painter.is_bare ? 0 : FRAME);
}

/* Is there room for a text beside a label? */
static bool is_beside(const struct app *app, int label_width) {
    return room(app) - label_width - GAP >= WIDTH_MIN;
}

int popup_text_width(const struct app *app, int label_width) {
    int width = is_beside(app, label_width) ? room(app) - label_width - GAP : room(app) - INDENT;
    return width > WIDTH_MAX ? WIDTH_MAX : width > 1 ? width : 1;
}

static void add_lines(struct app *app, enum role role, struct str label, bool beside, int width, struct str text) {
    struct text_breaker *breaker = text_breaker_new(text, app->agreement->language, &app->painter.display);
    struct text_line line;
    struct str left = label;
    for (size_t start = 0; text_breaker_line(breaker, start, width, &line); start = line.next) {
        struct str part = str_slice(text, line.start, line.end);
        struct buf indented = {0};
        if (!beside)
            buf_printf(&indented, "%*s", label.n != 0 ? INDENT : 0, "");
        buf_add(&indented, part);
        if (beside)
            popup_add(&app->popup, role, left, part, POPUP_NO_VALUE);
        else
            popup_add(&app->popup, ROLE_POPUP, buf_str(&indented), STR(""), POPUP_NO_VALUE);
        left = STR("");
        buf_free(&indented);
    }
    text_breaker_free(breaker);
}

void popup_text_add(struct app *app, enum role role, struct str label, int label_width, struct str text) {
    bool beside = is_beside(app, label_width);
    if (!beside && label.n != 0)
        popup_text_add_line(app, role, label);
    add_lines(app, role, label, beside, popup_text_width(app, label_width), text);
}

void popup_text_add_line(struct app *app, enum role role, struct str text) {
    struct text_breaker *breaker = text_breaker_new(text, app->agreement->language, &app->painter.display);
    struct text_line line;
    int width = room(app) > 1 ? room(app) : 1;
    for (size_t start = 0; text_breaker_line(breaker, start, width < WIDTH_MAX ? width : WIDTH_MAX, &line); start = line.next)
        popup_add(&app->popup, role, str_slice(text, line.start, line.end), STR(""), POPUP_NO_VALUE);
    text_breaker_free(breaker);
}
