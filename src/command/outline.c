#include <stdio.h>
#include <stdlib.h>

#include "agreement/coverage.h"
#include "agreement/name.h"
#include "base/arena.h"
#include "command/operands.h"
#include "command/print.h"
#include "command/terminal.h"
#include "layout/label.h"
#include "layout/layout.h"

/* One row of the outline. */
struct row {
    struct str title; /* indented, with sign and number */
    struct str address;
    struct str holds; /* "quote, summary" */
};

struct outline_table {
    struct arena *arena;
    const struct flow *flow; /* for how headings are made */
    struct row *rows;
    size_t n, capacity;
    int title_width, address_width, holds_width;
    int line_width; /* of the terminal; 0: there is none, and nothing is cut or wrapped */
};

static bool is_row(const struct node *node) {
    return node->kind != NODE_AGREEMENT && node->kind != NODE_BLOCK && node->kind != NODE_PARAGRAPH;
}

static int depth_of(const struct node *node) {
    int depth = 0;
    for (const struct node *up = node->parent; up != NULL && up->parent != NULL; up = up->parent)
        depth++;
    return depth;
}

/* Appends "  “ Art. 16  Military assistance". */
static void add_title(const struct outline_table *table, const struct node *node, struct buf *out) {
    enum block_kind kind;
    for (int i = depth_of(node); i > 0; i--)
        buf_add(out, STR("  "));
    buf_add(out, coverage_best_kind(node, &kind) ? str_of(layout_kind_sign(kind, table->flow->options.ascii)) : STR("-"));
    buf_add_char(out, ' ');
    size_t start = out->n;
    struct str title = node_title(table->flow->agreement, node, (struct str){0});
    label_add_number_of(table->flow, node, out);
    if (out->n != start && title.n != 0)
        buf_add(out, STR("  "));
    buf_add(out, title);
}

static void add_holds(const struct node *node, struct buf *out) {
    unsigned kinds = coverage_block_kinds(node);
    size_t start = out->n;
    for (int kind = 0; kind < BLOCK_KIND_COUNT; kind++) {
        if ((kinds & 1U << kind) == 0)
            continue;
        if (out->n != start)
            buf_add(out, STR(", "));
        buf_add(out, str_of(block_kind_names.names[kind]));
    }
}

static void widen(const struct outline_table *table, int *column_width, int width_cells) {
    if (table->line_width == 0 && width_cells > PRINT_COLUMN_MAX)
        width_cells = PRINT_COLUMN_MAX;
    if (width_cells > *column_width)
        *column_width = width_cells;
}

static void add_row(struct outline_table *table, const struct display *display, const struct node *node) {
    struct buf title = {0}, holds = {0};
    add_title(table, node, &title);
    add_holds(node, &holds);
    ARRAY_RESERVE_ONE(table->rows, table->n, table->capacity);
    struct row *row = &table->rows[table->n++];
    *row = (struct row){arena_copy(table->arena, buf_str(&title)), node->eid, arena_copy(table->arena, buf_str(&holds))};
    buf_free(&title);
    buf_free(&holds);
    widen(table, &table->title_width, display_width(display, row->title));
    widen(table, &table->address_width, display_width(display, row->address));
    widen(table, &table->holds_width, display_width(display, row->holds));
}

static void add_rows(struct outline_table *table, const struct display *display, const struct selection *selection) {
    const struct node *end = node_skip(selection->last);
    for (const struct node *node = selection->first; node != NULL && node != end;) {
        if (is_row(node))
            add_row(table, display, node);
        node = node->kind == NODE_BLOCK ? node_skip(node) : node_next(node);
    }
}

/* Makes the rows fit the terminal. What is cut first can best be spared; the address, which is what to type, goes last. */
static void fit(struct outline_table *table) {
    const struct column_cut cuts[] = {
        {&table->title_width, 20}, {&table->holds_width, 5},   {&table->title_width, 8},
        {&table->holds_width, 1},  {&table->address_width, 8}, {&table->title_width, 1},
    };
    int width = table->title_width + 2 + table->address_width + 2 + table->holds_width;
    if (table->line_width != 0)
        print_cut_columns(cuts, sizeof cuts / sizeof *cuts, width - table->line_width);
}

/* Prints the title of the agreement and what stands under it. */
static void print_beginning(const struct outline_table *table, const struct display *display) {
    const struct agreement *agreement = table->flow->agreement;
    struct buf line = {0};
    buf_printf(&line, "%.*s (%.*s)", STR_ARG(agreement_title(agreement, (struct str){0})), STR_ARG(agreement->id));
    print_paragraph(display, buf_str(&line), table->line_width, 0, 0);
    buf_clear(&line);
    label_add_meta(table->flow, &line);
    if (line.n != 0)
        print_paragraph(display, buf_str(&line), table->line_width, 0, 0);
    putchar('\n');
    buf_free(&line);
}

static void print_holdings(const struct outline_table *table, const struct display *display) {
    struct buf line = {0};
    label_add_holdings(table->flow, &line);
    putchar('\n');
    print_paragraph(display, buf_str(&line), table->line_width, 0, 0);
    buf_free(&line);
}

static void print_rows(const struct outline_table *table, const struct display *display) {
    void (*print)(const struct display *, struct str, int, bool) = table->line_width != 0 ? print_cell : print_whole_cell;
    for (size_t i = 0; i < table->n && !print_has_failed(); i++) {
        const struct row *row = &table->rows[i];
        print(display, row->title, table->title_width, false);
        print(display, row->address, table->address_width, row->holds.n == 0);
        print(display, row->holds, table->holds_width, true);
        putchar('\n');
    }
}

static void print_outline(const struct invocation *invocation, const struct selection *selection) {
    const struct agreement *agreement = selection->agreement;
    const struct flow flow = {.agreement = agreement, .options = {.ascii = !invocation->display.utf8}};
    struct outline_table table = {.arena = arena_new(), .flow = &flow};
    bool is_whole = selection->first == agreement->root;
    table.line_width = terminal_is_output() ? terminal_width() : 0;
    add_rows(&table, &invocation->display, selection);
    fit(&table);
    if (is_whole)
        print_beginning(&table, &invocation->display);
    print_rows(&table, &invocation->display);
    if (is_whole && agreement->coverage == COVERAGE_EXCERPTS)
        print_holdings(&table, &invocation->display);
    free(table.rows);
    arena_free(table.arena);
}

static enum exit_status run_outline(const struct invocation *invocation) {
    struct library *library = library_open();
    struct selection selection;
    enum exit_status status = operands_select(library, invocation, &selection);
    if (status == STATUS_DONE)
        print_outline(invocation, &selection);
    library_free(library);
    return status;
}

const struct command command_outline = {
    .name = "outline",
    .operands = "[AGREEMENT] [REF]",
    .summary = "Print the outline of an agreement, or of a part of it.",
    .description =
        "A line has the sign of what the provision is best known by, its number and title, its address, and all kinds of text "
        "that it holds.",
    .options = NO_OPTIONS,
    .n_operands_max = ANY_NUMBER,
    .run = run_outline,
};
