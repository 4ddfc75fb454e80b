#include "agreement/name.h"
#include "tui/panes.h"

static const struct pane_signs unicode_signs = {"▸", "▾", "●", "│", " › ", "▶", {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"}};
static const struct pane_signs ascii_signs = {"+", "-", "*", "|", " > ", ">", {".", ".", ":", ":", "+", "+", "#", "#"}};

const struct pane_signs *panes_signs(const struct app *app) {
    return app->ascii ? &ascii_signs : &unicode_signs;
}

/* Appends what a part is called where room is short: an article by its number, anything else by its title. */
static void add_short_name(const struct app *app, const struct node *node, struct buf *out) {
    struct str title = node_title(app->agreement, node, STR(""));
    bool is_division = node->kind == NODE_SECTION || node->kind == NODE_ANNEX;
    if (title.n != 0 && (is_division || node->label.n == 0))
        buf_add(out, title);
    else
        name_add(app->agreement, node, true, out);
}

void panes_add_heading(const struct app *app, const struct node *part, struct buf *out) {
    struct str title = node_title(app->agreement, part, str_of(app->language));
    size_t before = out->n;
    if (part->label.n != 0 || title.n == 0)
        name_add(app->agreement, part, true, out);
    if (title.n == 0)
        return;
    buf_add(out, out->n != before ? STR("  ") : STR(""));
    buf_printf(out, part->is_editorial ? "[%.*s]" : "%.*s", STR_ARG(title));
}

/* The numbered paragraph that a node is, or is in; NULL where there is none. */
static const struct node *numbered_paragraph(const struct node *node) {
    while (node != NULL && node->kind == NODE_PARAGRAPH && node->eid.n == 0)
        node = node->parent;
    return node != NULL && node->kind == NODE_PARAGRAPH ? node : NULL;
}

/* From the outermost part to the innermost; a numbered paragraph goes with its article, as Art. 16(2). */
void panes_add_parts(const struct app *app, const struct node *node, struct buf *out) {
    const struct node *paragraph = numbered_paragraph(node), *part = node_holder(node);
    size_t before = out->n;
    if (part->parent == NULL)
        return;
    panes_add_parts(app, part->parent, out);
    if (out->n != before)
        buf_add(out, str_of(panes_signs(app)->separator));
    if (paragraph != NULL)
        name_add(app->agreement, paragraph, true, out);
    else
        add_short_name(app, part, out);
}

void panes_add_path(const struct app *app, const struct node *node, struct buf *out) {
    buf_add(out, agreement_name(app->agreement));
    if (node_holder(node)->parent != NULL)
        buf_add(out, str_of(panes_signs(app)->separator));
    panes_add_parts(app, node, out);
}
