#include "tui/outline.h"

#include <stdlib.h>

#include "agreement/coverage.h"
#include "agreement/name.h"
#include "text/match.h"

/* A row, folded away or not. */
struct entry {
    const struct node *node;
    int depth;
    bool is_folded;
    bool is_filtered; /* the filter does not let it through */
};

struct outline {
    const struct agreement *agreement;
    struct entry *entries; /* in document order */
    size_t n_entries, capacity;
    size_t *shown; /* the entries that are not folded away */
    size_t n_shown;
    size_t cursor; /* a place in shown */
    struct buf foot;
};

static bool is_row(const struct node *node) {
    return node->kind != NODE_AGREEMENT && node->kind != NODE_BLOCK && node->kind != NODE_PARAGRAPH && node->kind != NODE_RECITAL;
}

static bool has_rows(const struct outline *outline, size_t i) {
    return i + 1 < outline->n_entries && outline->entries[i + 1].depth > outline->entries[i].depth;
}

/* Lists the rows that no fold hides, and keeps the cursor on its row or the fold that hides it. */
static void show(struct outline *outline) {
    size_t cursor = outline->n_shown != 0 ? outline->shown[outline->cursor] : 0;
    outline->n_shown = 0;
    outline->cursor = 0;
    for (size_t i = 0; i < outline->n_entries; i++) {
        if (outline->entries[i].is_filtered)
            continue;
        if (i <= cursor)
            outline->cursor = outline->n_shown;
        outline->shown[outline->n_shown++] = i;
        size_t hidden = i;
        while (outline->entries[i].is_folded && hidden + 1 < outline->n_entries &&
               outline->entries[hidden + 1].depth > outline->entries[i].depth)
            hidden++;
        i = hidden;
    }
}

/* Appends which articles are quoted, in excerpts that quote any, else how many there are. */
static void add_foot(const struct agreement *agreement, struct buf *out) {
    struct str abbreviation = str_of(unit_row(agreement->unit)->abbreviation);
    struct buf quoted = {0};
    if (agreement->coverage == COVERAGE_EXCERPTS)
        coverage_add_articles(agreement, 1u << BLOCK_QUOTE | 1u << BLOCK_TEXT, &quoted);
    if (quoted.n == 0) {
        size_t n = coverage_count_articles(agreement);
        buf_printf(out, "%zu %s%s", n, unit_names.names[agreement->unit], n == 1 ? "" : "s");
        return;
    }
    buf_printf(out, "Quotes %.*ss. %s", (int)(abbreviation.n - str_ends(abbreviation, STR("."))), abbreviation.p, quoted.p);
    if (agreement->n_articles != 0)
        buf_printf(out, " of %zu", agreement->n_articles);
    buf_free(&quoted);
}

struct outline *outline_new(const struct agreement *agreement) {
    struct outline *outline = memory_alloc(sizeof *outline);
    *outline = (struct outline){.agreement = agreement};
    for (const struct node *node = agreement->root->first; node != NULL;) {
        if (is_row(node)) {
            int depth = 0;
            for (const struct node *up = node->parent; up->parent != NULL; up = up->parent)
                depth++;
            ARRAY_RESERVE_ONE(outline->entries, outline->n_entries, outline->capacity);
            outline->entries[outline->n_entries++] = (struct entry){.node = node, .depth = depth};
        }
        node = node->kind == NODE_BLOCK ? node_skip(node) : node_next(node);
    }
    outline->shown = memory_resize(NULL, outline->n_entries, sizeof *outline->shown);
    show(outline);
    add_foot(agreement, &outline->foot);
    return outline;
}

void outline_free(struct outline *outline) {
    if (outline == NULL)
        return;
    free(outline->entries);
    free(outline->shown);
    buf_free(&outline->foot);
    free(outline);
}

struct str outline_foot(const struct outline *outline) {
    return buf_str(&outline->foot);
}

size_t outline_count(const struct outline *outline) {
    return outline->n_shown;
}

struct outline_row outline_row(const struct outline *outline, size_t row) {
    size_t i = outline->shown[row];
    const struct entry *entry = &outline->entries[i];
    struct outline_row result = {
        .node = entry->node, .depth = entry->depth, .has_rows = has_rows(outline, i), .is_folded = entry->is_folded};
    if (entry->is_folded)
        result.n_hidden = coverage_count_provisions(entry->node);
    return result;
}

size_t outline_find(const struct outline *outline, const struct node *node) {
    size_t low = 0, high = outline->n_shown;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (outline->entries[outline->shown[middle]].node->order <= node->order)
            low = middle;
        else
            high = middle;
    }
    return low;
}

size_t outline_cursor(const struct outline *outline) {
    return outline->cursor;
}

void outline_move(struct outline *outline, long n_rows) {
    long to = (long)outline->cursor + n_rows, last = (long)outline->n_shown - 1;
    to = to > last ? last : to;
    outline->cursor = to > 0 ? (size_t)to : 0;
}

void outline_go(struct outline *outline, const struct node *node) {
    if (outline->n_shown != 0)
        outline->cursor = outline_find(outline, node);
}

void outline_fold(struct outline *outline) {
    if (outline->n_shown == 0)
        return;
    size_t i = outline->shown[outline->cursor];
    int depth = outline->entries[i].depth;
    if (!has_rows(outline, i) || outline->entries[i].is_folded) {
        while (i != 0 && outline->entries[i].depth >= depth)
            i--;
        if (outline->entries[i].depth >= depth)
            return;
    }
    outline->entries[i].is_folded = true;
    show(outline);
}

void outline_unfold(struct outline *outline) {
    if (outline->n_shown == 0)
        return;
    outline->entries[outline->shown[outline->cursor]].is_folded = false;
    show(outline);
}

void outline_fold_all(struct outline *outline, bool fold) {
    for (size_t i = 0; i < outline->n_entries; i++)
        outline->entries[i].is_folded = fold && has_rows(outline, i);
    show(outline);
}

static void add_numbered(struct buf *out, const char *word, struct str number) {
    buf_add(out, str_of(word));
    buf_add_char(out, ' ');
    buf_add(out, number);
}

/* A part's own number is enough here: what is around it stands above. */
void outline_add_text(const struct outline *outline, const struct node *node, struct buf *out) {
    struct str title = node_title(outline->agreement, node, STR(""));
    bool is_division = node->kind == NODE_SECTION && node->division != DIVISION_NONE && node->label.n != 0;
    if (node_is_article(node))
        add_numbered(out, unit_row(outline->agreement->unit)->abbreviation, node->label);
    else if (is_division)
        add_numbered(out, division_row(node->division)->name, node->label);
    else if (node->label.n != 0 || title.n == 0)
        name_add(outline->agreement, node, true, out);
    if (node->label.n != 0 && title.n != 0)
        buf_add(out, STR(" "));
    buf_add(out, title);
}

static bool is_found(const struct outline *outline, const struct entry *entry, const struct matcher *matcher) {
    struct buf text = {0};
    struct match match;
    outline_add_text(outline, entry->node, &text);
    bool found = matcher == NULL || matcher_find(matcher, buf_str(&text), 0, &match);
    buf_free(&text);
    return found;
}

void outline_filter(struct outline *outline, struct str pattern) {
    struct diag_list diags = {0};
    struct matcher *matcher = pattern.n != 0 ? matcher_new(pattern, MATCH_PHRASE, &diags) : NULL;
    int wanted_depth = 0;
    diag_list_free(&diags);
    /* From the end: a row is let through too if the one below it is, and is deeper. */
    for (size_t i = outline->n_entries; i-- > 0;) {
        struct entry *entry = &outline->entries[i];
        bool is_around = entry->depth < wanted_depth;
        entry->is_filtered = !is_around && !is_found(outline, entry, matcher);
        if (!entry->is_filtered || is_around)
            wanted_depth = entry->depth;
    }
    matcher_free(matcher);
    show(outline);
}

size_t outline_top(const struct outline *outline, size_t wanted, int height) {
    size_t rows = height > 0 ? (size_t)height : 1;
    size_t last = outline->n_shown > rows ? outline->n_shown - rows : 0;
    size_t top = wanted > rows / 2 ? wanted - rows / 2 : 0;
    return top < last ? top : last;
}
