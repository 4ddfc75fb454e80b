#include "tui/shelf.h"

#include <stdlib.h>

#include "agreement/coverage.h"
#include "agreement/name.h"
#include "export/citation.h"
#include "library/citing.h"
#include "library/hits.h"
#include "tui/place.h"
#include "tui/popups.h"
#include "tui/terminal.h"

/* --- The list of agreements --------------------------------------------------------------------------------------------- */

static int compare_by_date(const struct agreement *a, const struct agreement *b) {
    struct date left = agreement_date(a)->date, right = agreement_date(b)->date;
    int by_year = (left.year > right.year) - (left.year < right.year);
    int by_month = (left.month > right.month) - (left.month < right.month);
    int by_day = (left.day > right.day) - (left.day < right.day);
    return by_year != 0 ? by_year : by_month != 0 ? by_month : by_day;
}

static int compare_by_title(const struct agreement *a, const struct agreement *b) {
    return str_compare(agreement_name(a), agreement_name(b));
}

static struct str first_party(const struct agreement *agreement) {
    const struct party *party = agreement->parties;
    return agreement->n_parties == 0 ? STR("") : party->short_name.n != 0 ? party->short_name : party->name;
}

static int compare_by_party(const struct agreement *a, const struct agreement *b) {
    return str_compare(first_party(a), first_party(b));
}

/* The orders of the list, in the order in which "s" goes through them. */
static const struct {
    const char *name;
    int (*compare)(const struct agreement *, const struct agreement *);
} orders[] = {{"date", compare_by_date}, {"title", compare_by_title}, {"party", compare_by_party}};

enum { N_ORDERS = sizeof orders / sizeof *orders };

/* Inserts in order: a library is some hundreds, and is nearly sorted. */
static void sort_shelf(struct app *app) {
    for (size_t i = 1; i < app->n_shelf; i++) {
        const struct agreement *agreement = app->shelf[i];
        size_t at = i;
        for (; at > 0 && orders[app->shelf_order].compare(app->shelf[at - 1], agreement) > 0; at--)
            app->shelf[at] = app->shelf[at - 1];
        app->shelf[at] = agreement;
    }
}

/* Puts the agreements of the library on the shelf, but for those that the sieve (NULL: none) holds back. */
static void read_shelf(struct app *app, const struct sieve *sieve) {
    struct diag_list diags = {0};
    size_t n;
    const struct library_entry *entries = library_sift(app->library, sieve, &n, &diags);
    app->shelf = memory_resize(app->shelf, n, sizeof *app->shelf);
    app->n_shelf = 0;
    for (size_t i = 0; i < n; i++)
        if (entries[i].hidden_by == NULL)
            app->shelf[app->n_shelf++] = entries[i].agreement;
    if (diags.n != 0)
        app_complain_of(app, &diags);
    diag_list_free(&diags);
    sort_shelf(app);
}

/* Appends "22 Feb 2022  Azerbaijan, Russia  7 of 43". */
static void add_facts(const struct app *app, const struct agreement *agreement, struct buf *out) {
    enum { NAMED_PARTIES_MAX = 3 };
    date_add(out, agreement_date(agreement)->date, true);
    buf_add(out, out->n != 0 ? STR("  ") : STR(""));
    for (size_t i = 0; i < agreement->n_parties && i < NAMED_PARTIES_MAX; i++) {
        const struct party *party = &agreement->parties[i];
        buf_printf(out, "%s%.*s", i != 0 ? ", " : "", STR_ARG(party->short_name.n != 0 ? party->short_name : party->name));
    }
    if (agreement->n_parties > NAMED_PARTIES_MAX)
        buf_printf(out, " and %zu more", agreement->n_parties - NAMED_PARTIES_MAX);
    size_t n = coverage_count_articles(agreement);
    if (agreement->coverage == COVERAGE_EXCERPTS && agreement->n_articles != 0)
        buf_printf(out, "  %zu of %zu %ss", n, agreement->n_articles, unit_names.names[agreement->unit]);
    else
        buf_printf(out, "  %zu %ss", n, unit_names.names[agreement->unit]);
    if (agreement == app->agreement)
        buf_add(out, STR("  (open)"));
}

void shelf_fill(struct app *app) {
    read_shelf(app, NULL);
    struct buf left = {0}, right = {0};
    buf_printf(&left, "%zu agreement%s, by %s; s sorts, / filters", app->n_shelf, app->n_shelf == 1 ? "" : "s",
               orders[app->shelf_order].name);
    popup_add(&app->popup, ROLE_HINT, buf_str(&left), STR(""), POPUP_NO_VALUE);
    for (size_t i = 0; i < app->n_shelf; i++) {
        buf_clear(&left);
        buf_clear(&right);
        display_add_cut(&app->painter.display, &left, agreement_name(app->shelf[i]), app->geometry.columns / 2);
        add_facts(app, app->shelf[i], &right);
        popup_add(&app->popup, ROLE_POPUP, buf_str(&left), buf_str(&right), (int)i);
    }
    buf_free(&left);
    buf_free(&right);
}

void shelf_choose(struct app *app, int value) {
    const struct agreement *agreement = app->shelf[value];
    popups_close(app);
    if (agreement == app->agreement)
        return;
    app_leave(app);
    app_open(app, agreement, NULL);
}

bool shelf_take(struct app *app, int key) {
    if (key != 's' || app->popup.is_filtering)
        return false;
    app->shelf_order = (app->shelf_order + 1) % N_ORDERS;
    popups_refresh(app);
    return true;
}

/* --- Searching all of them ---------------------------------------------------------------------------------------------- */

/* More hits than this nobody walks through. */
enum { GREP_HITS_MAX = 20000, GREP_CONTEXT_CELLS = 24 };

static void add_grep_hit(struct app *app, const struct agreement *agreement, const struct hit *hit) {
    struct grep *grep = &app->grep;
    bool is_new = grep->n == 0 || grep->items[grep->n - 1].agreement != agreement;
    struct buf left = {0}, right = {0};
    if (is_new)
        popup_add(&app->popup, ROLE_HEADING, agreement_name(agreement), STR(""), POPUP_NO_VALUE);
    name_add(agreement, hit->node, true, &left);
    struct excerpt excerpt = hit_excerpt(hit, GREP_CONTEXT_CELLS, &app->painter.display);
    buf_printf(&right, "[%s] ", hit_place_names[hit->place]);
    buf_add(&right, str_slice(hit->text, excerpt.start, excerpt.end));
    popup_add(&app->popup, ROLE_HINT_KEY, buf_str(&left), buf_str(&right), (int)grep->n);
    ARRAY_RESERVE_ONE(grep->items, grep->n, grep->capacity);
    struct anchor anchor = {.node = hit->holder, .byte = hit->match.start};
    if (hit->holder->kind == NODE_BLOCK)
        anchor = place_in_block(hit->holder, hit->match.start);
    grep->items[grep->n++] = (struct jump){agreement, anchor, 0};
    buf_free(&left);
    buf_free(&right);
}

/* Adds the hits of one agreement; false where the search is to end. */
static bool grep_agreement(struct app *app, const struct agreement *agreement, const struct matcher *matcher) {
    struct hit_search search = {.agreement = agreement, .matcher = matcher, .places = HITS_ANYWHERE};
    struct hit hit;
    while (app->grep.n < GREP_HITS_MAX && hits_next(&search, &hit))
        add_grep_hit(app, agreement, &hit);
    return app->grep.n < GREP_HITS_MAX && !terminal_was_interrupted();
}

void shelf_grep_end(struct app *app) {
    free(app->grep.items);
    free(app->grep.pattern);
    app->grep = (struct grep){0};
}

void shelf_grep(struct app *app, struct str pattern) {
    struct diag_list diags = {0};
    struct buf title = {0}, copy = {0};
    struct matcher *matcher = matcher_new(pattern, MATCH_PHRASE, &diags);
    if (matcher == NULL) {
        app_complain_of(app, &diags);
        return;
    }
    buf_printf(&title, "\"%.*s\" in the library", STR_ARG(pattern));
    buf_add(&copy, pattern);
    popups_open_list(app, POPUP_GREP, buf_str(&title));
    shelf_grep_end(app);
    app->grep.pattern = buf_take(&copy);
    struct sieve *sieve = sieve_new(pattern);
    read_shelf(app, sieve);
    sieve_free(sieve);
    for (size_t i = 0; i < app->n_shelf && grep_agreement(app, app->shelf[i], matcher); i++)
        continue;
    popup_show(&app->popup);
    if (app->grep.n == 0) {
        popups_close(app);
        app_complain(app, "no match for \"%s\" in the library", app->grep.pattern);
        shelf_grep_end(app);
    }
    buf_free(&title);
    matcher_free(matcher);
    diag_list_free(&diags);
}

/* Shows a hit in its place, with what was searched for lit. */
static void go_grep_hit(struct app *app, size_t at) {
    struct diag_list diags = {0};
    const struct jump *hit = &app->grep.items[at];
    app->grep.at = at;
    if (hit->agreement != app->agreement)
        app_open(app, hit->agreement, hit->anchor.node);
    search_start(&app->search, view_flow(app->view), str_of(app->grep.pattern), false, &diags);
    struct jump to = *hit;
    to.row = view_height(app->view) / 4;
    app_return(app, &to);
    struct position focus = view_focus(app->view);
    app->search.current = search_next(&app->search, focus.item, focus.byte);
    app_say(app, "%zu of %zu in the library", at + 1, app->grep.n);
    diag_list_free(&diags);
}

void shelf_grep_choose(struct app *app, int value) {
    popups_close(app);
    app_leave(app);
    app->pane = PANE_TEXT;
    go_grep_hit(app, (size_t)value);
}

bool shelf_next_hit(struct app *app, bool is_forward) {
    struct grep *grep = &app->grep;
    if (grep->n == 0)
        return false;
    go_grep_hit(app, (grep->at + (is_forward ? 1 : grep->n - 1)) % grep->n);
    return true;
}

/* --- What refers to a place --------------------------------------------------------------------------------------------- */

void shelf_citing(struct app *app) {
    struct diag_list diags = {0};
    struct buf title = {0};
    size_t n;
    const struct node *part = app_part(app);
    free(app->citing);
    app->citing = citing_find(app->library, app->agreement, part, &n, &diags);
    diag_list_free(&diags);
    if (n == 0) {
        app_say(app, "nothing in the library refers to it");
        return;
    }
    buf_add(&title, STR("What refers to "));
    name_add(app->agreement, part, false, &title);
    popups_open_list(app, POPUP_CITING, buf_str(&title));
    for (size_t i = 0; i < n; i++) {
        struct buf left = {0};
        citation_add_address(app->citing[i].agreement, app->citing[i].node, &left);
        popup_add(&app->popup, ROLE_HINT_KEY, buf_str(&left), node_title(app->citing[i].agreement, app->citing[i].node, STR("")),
                  (int)i);
        buf_free(&left);
    }
    popup_show(&app->popup);
    buf_free(&title);
}

void shelf_citing_choose(struct app *app, int value) {
    struct jump to = {app->citing[value].agreement, {.node = app->citing[value].node}, 0};
    popups_close(app);
    app_leave(app);
    app->pane = PANE_TEXT;
    app_return(app, &to);
}
