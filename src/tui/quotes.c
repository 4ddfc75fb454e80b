#include "tui/quotes.h"

#include <stdlib.h>

#include "agreement/name.h"
#include "text/linebreak.h"
#include "tui/terminal.h"

/* The measure of a quotation is large and narrow; a small screen has what it has. */
enum { QUOTE_MEASURE = 60, QUOTE_MARGIN = 4 };

static void find_blocks(struct app *app) {
    struct quote_view *quotes = &app->quotes;
    quotes->n_blocks = 0;
    for (size_t i = 0; i < app->agreement->n_nodes; i++) {
        const struct node *node = app->agreement->nodes[i];
        if (node->kind != NODE_BLOCK || node->block->kind != BLOCK_QUOTE)
            continue;
        ARRAY_RESERVE_ONE(quotes->blocks, quotes->n_blocks, quotes->capacity);
        quotes->blocks[quotes->n_blocks++] = node;
    }
}

void quotes_open(struct app *app) {
    struct quote_view *quotes = &app->quotes;
    const struct node *focus = view_node(app->view);
    find_blocks(app);
    if (quotes->n_blocks == 0) {
        app_complain(app, "this edition quotes nothing");
        return;
    }
    quotes->is_open = true;
    quotes->at = 0;
    quotes->top = 0;
    while (quotes->at + 1 < quotes->n_blocks && !node_is_within(focus, quotes->blocks[quotes->at]) &&
           quotes->blocks[quotes->at]->order < focus->order)
        quotes->at++;
}

void quotes_close(struct app *app) {
    app->quotes.is_open = false;
}

void quotes_move(struct app *app, long n) {
    struct quote_view *quotes = &app->quotes;
    long at = (long)quotes->at + n;
    if (at < 0 || at >= (long)quotes->n_blocks) {
        app_say(app, n > 0 ? "that was the last quotation" : "that was the first quotation");
        return;
    }
    quotes->at = (size_t)at;
    quotes->top = 0;
}

const struct node *quotes_block(const struct app *app) {
    return app->quotes.blocks[app->quotes.at];
}

/* --- Keys --------------------------------------------------------------------------------------------------------------- */

static void next(struct app *app) {
    quotes_move(app, 1);
}

static void previous(struct app *app) {
    quotes_move(app, -1);
}

static void down(struct app *app) {
    app->quotes.top++;
}

static void up(struct app *app) {
    if (app->quotes.top > 0)
        app->quotes.top--;
}

static void show_in_place(struct app *app) {
    const struct node *block = quotes_block(app);
    quotes_close(app);
    app_leave(app);
    app->pane = PANE_TEXT;
    app_go(app, block->first != NULL ? block->first : block);
}

static const struct {
    int key;
    void (*run)(struct app *);
} quote_keys[] = {
    {' ', next},
    {KEY_SPECIAL + KEY_RIGHT, next},
    {KEY_SPECIAL + KEY_NPAGE, next},
    {KEY_SPECIAL + KEY_LEFT, previous},
    {KEY_SPECIAL + KEY_PPAGE, previous},
    {KEY_SPECIAL + KEY_BACKSPACE, previous},
    {127, previous},
    {'j', down},
    {KEY_SPECIAL + KEY_DOWN, down},
    {'k', up},
    {KEY_SPECIAL + KEY_UP, up},
    {'\r', show_in_place},
    {'\n', show_in_place},
    {KEY_SPECIAL + KEY_ENTER, show_in_place},
};

bool quotes_take(struct app *app, int key) {
    for (size_t i = 0; i < sizeof quote_keys / sizeof *quote_keys; i++) {
        if (quote_keys[i].key == key) {
            quote_keys[i].run(app);
            return true;
        }
    }
    return false;
}

/* --- Drawing ------------------------------------------------------------------------------------------------------------ */

/* A line of the view: of the quotation, or about it. */
struct quote_line {
    enum role role;
    char *text;
    int indent;
};

struct quote_lines {
    struct quote_line *items;
    size_t n, capacity;
};

static void add_line(struct quote_lines *lines, enum role role, int indent, struct str text) {
    struct buf copy = {0};
    buf_add(&copy, text);
    ARRAY_RESERVE_ONE(lines->items, lines->n, lines->capacity);
    lines->items[lines->n++] = (struct quote_line){role, buf_take(&copy), indent};
}

/* Adds a text broken into lines of a width. */
static void add_broken(const struct app *app, struct quote_lines *lines, enum role role, int indent, int width, struct str text) {
    struct text_breaker *breaker = text_breaker_new(text, app->agreement->language, &app->painter.display);
    struct text_line line;
    for (size_t start = 0; text_breaker_line(breaker, start, width, &line); start = line.next)
        add_line(lines, role, indent, str_slice(text, line.start, line.end));
    text_breaker_free(breaker);
}

/* Appends the name of a part with its title, in brackets where that is the curator's. */
static void add_part(const struct app *app, const struct node *part, struct buf *out) {
    struct str title = node_title(app->agreement, part, STR(""));
    size_t before = out->n;
    if (part->label.n != 0 || title.n == 0)
        name_add(app->agreement, part, false, out);
    if (title.n == 0)
        return;
    buf_add(out, out->n != before ? STR(", ") : STR(""));
    buf_printf(out, part->is_editorial ? "[%.*s]" : "%.*s", STR_ARG(title));
}

static void add_words(const struct app *app, struct quote_lines *lines, int width, const struct node *block) {
    struct buf text = {0};
    for (const struct node *paragraph = block; paragraph != NULL; paragraph = node_next(paragraph)) {
        if (!node_is_within(paragraph, block))
            break;
        if (paragraph->kind != NODE_PARAGRAPH)
            continue;
        bool is_first = paragraph == block->first;
        buf_clear(&text);
        buf_add(&text, is_first && !app->is_linear ? (app->ascii ? STR("\"") : STR("“")) : STR(""));
        buf_add(&text, str_slice(block->block->text, paragraph->start, paragraph->end));
        if (paragraph->end == block->block->text.n && !app->is_linear)
            buf_add(&text, app->ascii ? STR("\"") : STR("”"));
        add_broken(app, lines, ROLE_QUOTE, 0, width, buf_str(&text));
    }
    buf_free(&text);
}

/* Adds where the words are from: the provision and section, the agreement, the source. */
static void add_origin(const struct app *app, struct quote_lines *lines, int width, const struct node *block) {
    struct buf text = {0};
    const struct node *part = node_holder(block);
    const struct event *event = agreement_date(app->agreement);
    buf_add(&text, app->ascii ? STR("-- ") : STR("— "));
    add_part(app, part, &text);
    if (part->parent != NULL && part->parent->kind == NODE_SECTION) {
        buf_add(&text, STR(", "));
        add_part(app, part->parent, &text);
    }
    add_line(lines, ROLE_TEXT, 0, STR(""));
    add_broken(app, lines, ROLE_META, 0, width, buf_str(&text));
    buf_clear(&text);
    buf_add(&text, agreement_title(app->agreement, STR("")));
    if (event->place.n != 0)
        buf_printf(&text, ", %.*s", STR_ARG(event->place));
    if (event->date.year != 0)
        buf_add(&text, STR(", "));
    date_add(&text, event->date, false);
    add_broken(app, lines, ROLE_META, 2, width - 2, buf_str(&text));
    buf_clear(&text);
    buf_add(&text, STR("quoted in "));
    layout_add_source(block->block->source, &text);
    add_broken(app, lines, ROLE_LABEL, 2, width - 2, buf_str(&text));
    buf_free(&text);
}

static void free_lines(struct quote_lines *lines) {
    for (size_t i = 0; i < lines->n; i++)
        free(lines->items[i].text);
    free(lines->items);
}

/* For a screen reader the kind comes first, as in the text. */
static void add_kind(const struct app *app, struct quote_lines *lines, int width, const struct node *block) {
    struct buf text = {0};
    buf_add(&text, STR("Quotation, "));
    add_part(app, node_holder(block), &text);
    if (block->block->source != NULL && block->block->source->publisher.n != 0)
        buf_printf(&text, ", %.*s", STR_ARG(block->block->source->publisher));
    buf_add_char(&text, ':');
    add_broken(app, lines, ROLE_LABEL, 0, width, buf_str(&text));
    buf_free(&text);
}

void quotes_draw(struct app *app) {
    const struct geometry *g = &app->geometry;
    struct quote_lines lines = {0};
    int margin = g->columns > QUOTE_MEASURE / 2 ? QUOTE_MARGIN : 1;
    int width = g->columns - 2 * margin < QUOTE_MEASURE ? g->columns - 2 * margin : QUOTE_MEASURE;
    int left = app->is_linear ? 0 : (g->columns - width) / 2, height = g->status_row;
    if (app->is_linear)
        add_kind(app, &lines, width, quotes_block(app));
    add_words(app, &lines, width, quotes_block(app));
    add_origin(app, &lines, width, quotes_block(app));
    int most = (int)lines.n > height ? (int)lines.n - height : 0;
    if (app->quotes.top > most)
        app->quotes.top = most;
    int top = (int)lines.n < height && !app->is_linear ? (height - (int)lines.n) / 2 : 0;
    for (int row = 0; row < height && app->quotes.top + row < (int)lines.n; row++) {
        const struct quote_line *line = &lines.items[app->quotes.top + row];
        paint_text(&app->painter, top + row, left + line->indent, g->columns, line->role, str_of(line->text));
    }
    free_lines(&lines);
}
