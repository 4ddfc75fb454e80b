#include "command/list.h"

#include <stdio.h>
#include <stdlib.h>

#include "agreement/coverage.h"
#include "base/arena.h"
#include "command/message.h"
#include "command/print.h"
#include "command/terminal.h"

enum column { COLUMN_ID, COLUMN_DATE, COLUMN_PARTIES, COLUMN_TITLE, COLUMN_COVERAGE, COLUMN_COUNT };

/* The cells of the table, and how wide each column is. */
struct table {
    struct arena *arena;
    const struct library_entry *entries;
    size_t n;
    struct str (*cells)[COLUMN_COUNT];
    int widths[COLUMN_COUNT];
    bool is_cut; /* to the widths, for a terminal */
};

static void add_parties(const struct agreement *agreement, struct buf *out) {
    for (size_t i = 0; i < agreement->n_parties; i++) {
        const struct party *party = &agreement->parties[i];
        if (i != 0)
            buf_add(out, STR(", "));
        buf_add(out, party->short_name.n != 0 ? party->short_name : party->name);
    }
}

/* Appends "excerpts, 7 of 43 articles". */
static void add_coverage(const struct agreement *agreement, struct buf *out) {
    size_t n_here = coverage_count_articles(agreement);
    const char *unit = unit_names.names[agreement->unit];
    buf_add(out, str_of(coverage_names.names[agreement->coverage]));
    if (n_here != 0 || agreement->n_articles != 0)
        buf_printf(out, ", %zu ", n_here);
    if (agreement->n_articles != 0 && agreement->n_articles != n_here)
        buf_printf(out, "of %zu ", agreement->n_articles);
    if (n_here != 0 || agreement->n_articles != 0)
        buf_printf(out, "%s%s", unit, agreement->n_articles == 1 || (agreement->n_articles == 0 && n_here == 1) ? "" : "s");
}

static void add_cell(const struct agreement *agreement, enum column column, struct buf *out) {
    switch (column) {
    case COLUMN_ID:
        buf_add(out, agreement->id);
        break;
    case COLUMN_DATE:
        date_add_iso(out, agreement_date(agreement)->date);
        break;
    case COLUMN_PARTIES:
        add_parties(agreement, out);
        break;
    case COLUMN_TITLE:
        buf_add(out, agreement_title(agreement, (struct str){0}));
        break;
    default:
        add_coverage(agreement, out);
        break;
    }
}

static struct table make_table(const struct display *display, const struct library_entry *entries, size_t n) {
    struct table table = {.arena = arena_new(), .entries = entries, .n = n, .is_cut = terminal_is_output()};
    table.cells = arena_array(table.arena, n, sizeof *table.cells);
    struct buf cell = {0};
    for (size_t i = 0; i < n; i++) {
        for (int column = 0; column < COLUMN_COUNT && entries[i].hidden_by == NULL; column++) {
            buf_clear(&cell);
            add_cell(entries[i].agreement, (enum column)column, &cell);
            table.cells[i][column] = arena_copy(table.arena, buf_str(&cell));
            int width = display_width(display, table.cells[i][column]);
            if (!table.is_cut && width > PRINT_COLUMN_MAX)
                width = PRINT_COLUMN_MAX;
            if (width > table.widths[column])
                table.widths[column] = width;
        }
    }
    buf_free(&cell);
    return table;
}

/* Makes the table fit a terminal. What is cut first can best be spared; the id, which is what to type, goes last. */
static void fit(struct table *table, int width_cells) {
    int *widths = table->widths;
    const struct column_cut cuts[] = {
        {&widths[COLUMN_TITLE], 16},  {&widths[COLUMN_COVERAGE], 8}, {&widths[COLUMN_PARTIES], 8}, {&widths[COLUMN_TITLE], 1},
        {&widths[COLUMN_PARTIES], 1}, {&widths[COLUMN_COVERAGE], 1}, {&widths[COLUMN_DATE], 1},    {&widths[COLUMN_ID], 1},
    };
    int width = 2 * (COLUMN_COUNT - 1);
    for (int column = 0; column < COLUMN_COUNT; column++)
        width += widths[column];
    print_cut_columns(cuts, sizeof cuts / sizeof *cuts, width - width_cells);
}

static void print_table(const struct display *display, const struct table *table) {
    for (size_t i = 0; i < table->n && !print_has_failed(); i++) {
        const struct library_entry *entry = &table->entries[i];
        if (entry->hidden_by != NULL) {
            printf("  hides ");
            print_text(display, str_of(entry->path));
        }
        for (int column = 0; column < COLUMN_COUNT && entry->hidden_by == NULL; column++)
            (table->is_cut ? print_cell : print_whole_cell)(display, table->cells[i][column], table->widths[column],
                                                            column == COLUMN_COUNT - 1);
        putchar('\n');
    }
}

enum exit_status list_print(const struct invocation *invocation, struct library *library) {
    struct diag_list diags = {0};
    size_t n;
    const struct library_entry *entries = library_entries(library, &n, &diags);
    message_diags(&diags, false);
    diag_list_free(&diags);
    if (n == 0) {
        message("there is no agreement in the library");
        return STATUS_NOTHING;
    }
    struct table table = make_table(&invocation->display, entries, n);
    if (table.is_cut)
        fit(&table, terminal_width());
    print_table(&invocation->display, &table);
    arena_free(table.arena);
    return STATUS_DONE;
}

static enum exit_status run_list(const struct invocation *invocation) {
    struct library *library = library_open();
    enum exit_status status = list_print(invocation, library);
    library_free(library);
    return status;
}

const struct command command_list = {
    .name = "list",
    .operands = "",
    .summary = "List the agreements of the library.",
    .description = "A line has the id, the date, the parties, the title, and how much of the instrument this edition holds. "
                   "Files that an agreement of the same id hides are named below it.",
    .options = NO_OPTIONS,
    .run = run_list,
};
