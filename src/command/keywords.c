#include <stdio.h>

#include "agreement/keyword.h"
#include "command/message.h"
#include "command/operands.h"
#include "command/print.h"
#include "command/terminal.h"
#include "layout/label.h"

enum { BAR_WIDTH = 24, CELL_WIDTH = 7, ROW_TITLE_MAX = 40 };

/* A table in the making. */
struct counting {
    const struct display *display;
    const struct agreement *agreement;
    const struct selection *selection;
    const struct keyword_set *set;
    struct keyword_count totals[KEYWORD_GROUPS_MAX];
    size_t most; /* the highest total */
    size_t most_in_cell;
    int title_width;
};

static size_t sum(struct keyword_count count) {
    return count.verbatim + count.curator;
}

/* Is the node a row: a division of any depth, the preamble and the like, a provision that stands in none, or the very one that
   was asked for? */
static bool is_row(const struct counting *c, const struct node *node) {
    return node->kind == NODE_SECTION || node->kind == NODE_ANNEX || node->kind == NODE_PREAMBLE || node->kind == NODE_CLOSING ||
           (node->kind == NODE_PROVISION && (node->parent->kind != NODE_SECTION || node == c->selection->first));
}

/* The rows in document order: the first one from `node` on, up to the end of the selection. */
static const struct node *find_row(const struct counting *c, const struct node *node) {
    const struct node *end = node_skip(c->selection->last);
    while (node != NULL && node != end && !is_row(c, node))
        node = node->kind == NODE_BLOCK ? node_skip(node) : node_next(node);
    return node != end ? node : NULL;
}

static void add_row_title(const struct counting *c, const struct node *node, struct buf *out) {
    const struct flow flow = {.agreement = c->agreement};
    for (const struct node *up = node->parent; up != NULL && up->parent != NULL; up = up->parent)
        buf_add(out, STR("  "));
    size_t start = out->n;
    struct str title = node_title(c->agreement, node, (struct str){0});
    label_add_number_of(&flow, node, out);
    if (out->n != start && title.n != 0)
        buf_add(out, STR("  "));
    buf_add(out, title);
}

/* Counts what the widths and the bars of the table depend on. */
static void measure(struct counting *c) {
    const struct node *end = node_skip(c->selection->last);
    for (size_t group = 0; group < c->agreement->n_keywords; group++) {
        for (const struct node *node = c->selection->first; node != NULL && node != end; node = node_skip(node)) {
            struct keyword_count count = keyword_count_node(c->set, group, node);
            c->totals[group].verbatim += count.verbatim;
            c->totals[group].curator += count.curator;
        }
        c->most = sum(c->totals[group]) > c->most ? sum(c->totals[group]) : c->most;
    }
    for (const struct node *row = find_row(c, c->selection->first); row != NULL; row = find_row(c, node_next(row))) {
        struct buf title = {0};
        add_row_title(c, row, &title);
        int width = display_width(c->display, buf_str(&title));
        c->title_width = width > c->title_width ? width : c->title_width;
        buf_free(&title);
        for (size_t group = 0; group < c->agreement->n_keywords; group++) {
            size_t n = sum(keyword_count_node(c->set, group, row));
            c->most_in_cell = n > c->most_in_cell ? n : c->most_in_cell;
        }
    }
    c->title_width = c->title_width > ROW_TITLE_MAX ? ROW_TITLE_MAX : c->title_width;
}

/* Prints the sign so many times as `n` of `most` comes to, at least once for anything at all. */
static void print_bar(const struct counting *c, size_t n, struct str sign) {
    size_t length = c->most != 0 ? (n * BAR_WIDTH + c->most - 1) / c->most : 0;
    for (size_t i = 0; i < length; i++)
        print_text(c->display, sign);
}

/* Prints a line for each group: its number, its counts, and a bar whose first part is the instrument's own words. */
static void print_groups(const struct counting *c) {
    int label_width = 0;
    for (size_t i = 0; i < c->agreement->n_keywords; i++) {
        int width = display_width(c->display, c->agreement->keywords[i].label);
        label_width = width > label_width ? width : label_width;
    }
    for (size_t i = 0; i < c->agreement->n_keywords; i++) {
        printf("%zu  ", i + 1);
        print_cell(c->display, c->agreement->keywords[i].label, label_width, false);
        printf("%4zu + %-4zu ", c->totals[i].verbatim, c->totals[i].curator);
        print_bar(c, c->totals[i].verbatim, c->display->utf8 ? STR("█") : STR("#"));
        print_bar(c, c->totals[i].curator, c->display->utf8 ? STR("░") : STR("."));
        putchar('\n');
    }
}

/* The sign for how much there is in a cell, beside the fullest one. */
static struct str cell_sign(const struct counting *c, size_t n) {
    static const struct {
        struct str utf8, ascii;
    } signs[] = {{{"▁", 3}, {".", 1}}, {{"▂", 3}, {".", 1}}, {{"▃", 3}, {":", 1}}, {{"▄", 3}, {":", 1}},
                 {{"▅", 3}, {"=", 1}}, {{"▆", 3}, {"=", 1}}, {{"▇", 3}, {"#", 1}}, {{"█", 3}, {"#", 1}}};
    size_t n_signs = sizeof signs / sizeof *signs;
    size_t i = n == 0 || c->most_in_cell == 0 ? 0 : (n * n_signs - 1) / c->most_in_cell;
    i = i < n_signs ? i : n_signs - 1;
    return n == 0 ? STR(" ") : c->display->utf8 ? signs[i].utf8 : signs[i].ascii;
}

static void print_row(const struct counting *c, const struct node *row) {
    struct buf title = {0};
    add_row_title(c, row, &title);
    print_cell(c->display, buf_str(&title), c->title_width, false);
    buf_free(&title);
    for (size_t group = 0; group < c->agreement->n_keywords; group++) {
        struct keyword_count count = keyword_count_node(c->set, group, row);
        struct buf cell = {0};
        if (sum(count) != 0)
            buf_printf(&cell, "%zu+%zu", count.verbatim, count.curator);
        else
            buf_add_char(&cell, '-');
        printf("%*s", CELL_WIDTH, cell.p);
        if (sum(count) != 0 || group + 1 < c->agreement->n_keywords)
            print_text(c->display, cell_sign(c, sum(count)));
        buf_free(&cell);
    }
    putchar('\n');
}

static void print_table(const struct counting *c) {
    print_blanks(c->title_width + 2);
    for (size_t group = 0; group < c->agreement->n_keywords; group++)
        printf("%s%*zu", group != 0 ? " " : "", CELL_WIDTH, group + 1);
    putchar('\n');
    for (const struct node *row = find_row(c, c->selection->first); row != NULL && !print_has_failed();
         row = find_row(c, node_next(row)))
        print_row(c, row);
}

static enum exit_status print_keywords(const struct invocation *invocation, const struct selection *selection) {
    const struct agreement *agreement = selection->agreement;
    if (agreement->n_keywords == 0) {
        message("%.*s has no keyword groups", STR_ARG(agreement_name(agreement)));
        return STATUS_NOTHING;
    }
    struct keyword_set *set = keyword_set_new(agreement);
    struct counting c = {.display = &invocation->display, .agreement = agreement, .selection = selection, .set = set};
    measure(&c);
    print_text(c.display, agreement_name(agreement));
    printf(": hits in the instrument's own words + in the curator's\n\n");
    print_groups(&c);
    putchar('\n');
    print_table(&c);
    keyword_set_free(set);
    return STATUS_DONE;
}

static enum exit_status run_keywords(const struct invocation *invocation) {
    struct library *library = library_open();
    struct selection selection;
    enum exit_status status = operands_select(library, invocation, &selection);
    if (status == STATUS_DONE)
        status = print_keywords(invocation, &selection);
    library_free(library);
    return status;
}

const struct command command_keywords = {
    .name = "keywords",
    .operands = "[AGREEMENT] [REF]",
    .summary = "Count the keyword groups, section by section.",
    .description = "Each count is of two parts, as in 3+11: in the instrument's own words (quotations and full text), and in the "
                   "curator's (summaries and notes). Sections include what is nested in them.",
    .options = NO_OPTIONS,
    .n_operands_max = ANY_NUMBER,
    .run = run_keywords,
};
