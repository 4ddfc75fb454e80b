#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/parallel.h"
#include "base/suggest.h"
#include "command/message.h"
#include "command/operands.h"
#include "command/options.h"
#include "command/print.h"
#include "export/citation.h"
#include "export/json.h"
#include "library/hits.h"

/* How many cells of the text are shown on each side of a match. */
enum { DEFAULT_CONTEXT = 40 };

/* What is printed. */
enum search_output { OUTPUT_HITS, OUTPUT_COUNTS, OUTPUT_NAMES, OUTPUT_JSON, OUTPUT_KWIC };

struct search {
    const struct invocation *invocation;
    struct library *library;
    char *pattern;
    struct matcher *matcher;
    enum search_output output;
    unsigned places;
    int context_cells;
    const struct agreement **agreements; /* those to be searched */
    size_t n_agreements, capacity;
    size_t n_hits;
};

/* The title that was hit is the curator's: it stands in brackets, as everywhere. */
static bool is_editorial(const struct hit *hit) {
    return hit->place == BLOCK_KIND_COUNT && hit->node->is_editorial;
}

/* Appends what stands before the match, or behind it, in a line. */
static void add_before(const struct search *search, const struct hit *hit, size_t start, struct buf *out) {
    if (is_editorial(hit))
        buf_add_char(out, '[');
    if (start > 0)
        buf_add(out, search->invocation->display.utf8 ? STR("…") : STR("..."));
    buf_add(out, str_slice(hit->text, start, hit->match.start));
}

static void add_behind(const struct search *search, const struct hit *hit, size_t end, struct buf *out) {
    bool is_utf8 = search->invocation->display.utf8;
    buf_add(out, str_slice(hit->text, hit->match.end, end));
    if (end < hit->text.n)
        buf_add(out, is_utf8 ? STR("…") : STR("..."));
    if (is_editorial(hit))
        buf_add_char(out, ']');
    if (hit->source != NULL) {
        buf_add(out, is_utf8 ? STR(" · ") : STR(" - "));
        buf_add(out, hit->source->publisher.n != 0 ? hit->source->publisher : hit->source->id);
    }
}

static void write_match(const struct search *search, const struct hit *hit, FILE *out) {
    fputs(search->invocation->colour ? "\033[1m" : "", out);
    display_write(&search->invocation->display, out, str_slice(hit->text, hit->match.start, hit->match.end));
    fputs(search->invocation->colour ? "\033[0m" : "", out);
}

/* Writes "az-ru-2022#art_16 [quote]: …context… · AzerNEWS". */
static void write_hit(const struct search *search, const struct agreement *agreement, const struct hit *hit, FILE *out) {
    const struct display *display = &search->invocation->display;
    struct excerpt excerpt = hit_excerpt(hit, search->context_cells, &search->invocation->display);
    struct buf line = {0};
    citation_add_address(agreement, hit->node, &line);
    buf_printf(&line, " [%s]: ", hit_place_names[hit->place]);
    add_before(search, hit, excerpt.start, &line);
    display_write(display, out, buf_str(&line));
    write_match(search, hit, out);
    buf_clear(&line);
    add_behind(search, hit, excerpt.end, &line);
    display_write(display, out, buf_str(&line));
    putc('\n', out);
    buf_free(&line);
}

static void write_blanks(int n, FILE *out) {
    fprintf(out, "%*s", n > 0 ? n : 0, "");
}

/* Writes the hit as a line of a concordance ("key word in context"): the matches stand below one another. */
static void write_kwic(const struct search *search, const struct agreement *agreement, const struct hit *hit, FILE *out) {
    const struct display *display = &search->invocation->display;
    struct excerpt excerpt = hit_excerpt(hit, search->context_cells, display);
    struct str before = str_slice(hit->text, excerpt.start, hit->match.start);
    struct str behind = str_slice(hit->text, hit->match.end, excerpt.end);
    struct buf origin = {0};
    citation_add_address(agreement, hit->node, &origin);
    buf_printf(&origin, " [%s]", hit_place_names[hit->place]);
    write_blanks(search->context_cells - display_width(display, before), out);
    display_write(display, out, before);
    write_match(search, hit, out);
    display_write(display, out, behind);
    write_blanks(search->context_cells - display_width(display, behind) + 2, out);
    display_write(display, out, buf_str(&origin));
    putc('\n', out);
    buf_free(&origin);
}

static void add_member(struct buf *out, const char *name, struct str value) {
    buf_printf(out, "%s\"%s\":", out->p[out->n - 1] == '{' ? "" : ",", name);
    json_add_string(out, value);
}

/* Writes the hit as an object of JSON on a line of its own, behind the comma that parts it from the one before. */
static void write_json(const struct search *search, const struct agreement *agreement, const struct hit *hit, FILE *out) {
    struct excerpt excerpt = hit_excerpt(hit, search->context_cells, &search->invocation->display);
    struct buf line = {0}, address = {0};
    citation_add_address(agreement, hit->node, &address);
    buf_add_char(&line, '{');
    add_member(&line, "agreement", agreement->id);
    add_member(&line, "address", buf_str(&address));
    add_member(&line, "kind", str_of(hit_place_names[hit->place]));
    if (hit->source != NULL)
        add_member(&line, "source", hit->source->id);
    if (is_editorial(hit))
        buf_add(&line, STR(",\"editorial\":true"));
    add_member(&line, "language", hit->language);
    buf_printf(&line, ",\"start\":%zu,\"end\":%zu", hit->match.start, hit->match.end);
    add_member(&line, "match", str_slice(hit->text, hit->match.start, hit->match.end));
    add_member(&line, "context", str_slice(hit->text, excerpt.start, excerpt.end));
    buf_add_char(&line, '}');
    fprintf(out, ",\n%s", line.p);
    buf_free(&line);
    buf_free(&address);
}

/* What was found in an agreement, as it is to be printed. */
struct found {
    char *text;
    size_t size;
    size_t n_hits;
};

static void write_found(const struct search *search, const struct agreement *agreement, const struct hit *hit, FILE *out) {
    if (search->output == OUTPUT_HITS)
        write_hit(search, agreement, hit, out);
    else if (search->output == OUTPUT_JSON)
        write_json(search, agreement, hit, out);
    else if (search->output == OUTPUT_KWIC)
        write_kwic(search, agreement, hit, out);
}

static void search_agreement(const struct search *search, const struct agreement *agreement, struct found *found) {
    struct hit_search hits = {.agreement = agreement, .matcher = search->matcher, .places = search->places};
    struct hit hit;
    *found = (struct found){0};
    FILE *out = open_memstream(&found->text, &found->size);
    if (out == NULL)
        memory_exhausted();
    while (hits_next(&hits, &hit)) {
        found->n_hits++;
        write_found(search, agreement, &hit, out);
        if (search->output == OUTPUT_NAMES)
            break;
    }
    bool is_named = option_given(search->invocation, OPTION_AGREEMENT);
    if (search->output == OUTPUT_NAMES && found->n_hits != 0)
        fprintf(out, "%.*s\n", STR_ARG(agreement->id));
    else if (search->output == OUTPUT_COUNTS && (found->n_hits != 0 || is_named))
        fprintf(out, "%.*s:%zu\n", STR_ARG(agreement->id), found->n_hits);
    if (fclose(out) != 0)
        memory_exhausted();
}

/* Reads the names behind --in; false, with a message, where one is none. */
static bool read_places(struct search *search) {
    const char *names = option_text(search->invocation, OPTION_IN);
    struct str rest = str_of(names), name;
    search->places = names != NULL ? 0 : HITS_ANYWHERE;
    while (names != NULL && str_split(&rest, ',', &name)) {
        size_t place = 0;
        while (place <= BLOCK_KIND_COUNT && !str_equal(name, str_of(hit_place_names[place])))
            place++;
        if (place > BLOCK_KIND_COUNT) {
            message("--in: \"%.*s\" is none of quote, text, summary, note and heading", STR_ARG(name));
            message_see_help(search->invocation->command);
            return false;
        }
        search->places |= 1U << place;
    }
    return true;
}

/* The options that ask for another output. */
static const struct {
    enum option_id option;
    enum search_output output;
} outputs[] = {{OPTION_COUNTS, OUTPUT_COUNTS}, {OPTION_LIST, OUTPUT_NAMES}, {OPTION_JSON, OUTPUT_JSON}, {OPTION_KWIC, OUTPUT_KWIC}};

/* Chooses what to print; false, with a message, where two things are asked for. */
static bool read_output(struct search *search) {
    size_t n = 0;
    search->output = OUTPUT_HITS;
    for (size_t i = 0; i < sizeof outputs / sizeof *outputs; i++) {
        if (!option_given(search->invocation, outputs[i].option))
            continue;
        search->output = outputs[i].output;
        n++;
    }
    if (n < 2)
        return true;
    message("search: only one of --count, --list, --json and --kwic can be had at a time");
    message_see_help(search->invocation->command);
    return false;
}

/* Compiles the words of the pattern, one phrase. */
static bool read_pattern(struct search *search) {
    const struct invocation *invocation = search->invocation;
    struct diag_list diags = {0};
    struct buf pattern = {0};
    for (size_t i = 0; i < invocation->n_operands; i++)
        buf_printf(&pattern, "%s%s", i != 0 ? " " : "", invocation->operands[i]);
    bool is_regex = option_given(invocation, OPTION_REGEX);
    search->matcher = matcher_new(buf_str(&pattern), is_regex ? MATCH_REGEX : MATCH_PHRASE, &diags);
    message_diags(&diags, true);
    diag_list_free(&diags);
    search->pattern = buf_take(&pattern);
    return search->matcher != NULL;
}

static void add_agreement(struct search *search, const struct agreement *agreement) {
    ARRAY_RESERVE_ONE(search->agreements, search->n_agreements, search->capacity);
    search->agreements[search->n_agreements++] = agreement;
}

static bool is_chosen(const struct search *search, const struct agreement *agreement) {
    for (size_t i = 0; i < search->n_agreements; i++)
        if (search->agreements[i] == agreement)
            return true;
    return false;
}

static void choose_library(struct search *search) {
    struct diag_list diags = {0};
    size_t n;
    struct sieve *sieve = option_given(search->invocation, OPTION_REGEX) ? NULL : sieve_new(str_of(search->pattern));
    const struct library_entry *entries = library_sift(search->library, sieve, &n, &diags);
    sieve_free(sieve);
    message_diags(&diags, false);
    diag_list_free(&diags);
    for (size_t i = 0; i < n; i++)
        if (entries[i].hidden_by == NULL)
            add_agreement(search, entries[i].agreement);
}

/* Chooses the agreements to search: those that are named, else the library. */
static enum exit_status choose_agreements(struct search *search) {
    const struct invocation *invocation = search->invocation;
    if (!option_given(invocation, OPTION_AGREEMENT)) {
        choose_library(search);
        return STATUS_DONE;
    }
    for (size_t i = 0; i < invocation->n_options; i++) {
        const struct agreement *agreement;
        if (invocation->options[i].id != OPTION_AGREEMENT)
            continue;
        enum exit_status status = operands_open(search->library, str_of(invocation->options[i].text), &agreement);
        if (status != STATUS_DONE)
            return status;
        if (!is_chosen(search, agreement))
            add_agreement(search, agreement);
    }
    return STATUS_DONE;
}

/* Agreements that are searched together, by several threads: what is found waits in memory until it is its turn to be printed. */
enum { BATCH_SIZE = 64, AGREEMENTS_PER_THREAD_MIN = 4 };

struct batch {
    const struct search *search;
    const struct agreement *const *agreements;
    struct found found[BATCH_SIZE];
};

static void search_piece(void *context, size_t thread, size_t i) {
    struct batch *batch = context;
    (void)thread;
    search_agreement(batch->search, batch->agreements[i], &batch->found[i]);
}

/* An array of JSON begins without a comma. */
static void print_found(struct search *search, const struct found *found) {
    size_t start = search->output == OUTPUT_JSON && search->n_hits == 0 && found->size != 0 ? 1 : 0;
    fwrite(found->text + start, 1, found->size - start, stdout);
    search->n_hits += found->n_hits;
}

/* Searches up to n agreements, and prints what was found, in their order; returns how many they were. */
static size_t search_batch(struct search *search, const struct agreement *const *agreements, size_t n) {
    struct batch batch = {.search = search, .agreements = agreements};
    n = n < BATCH_SIZE ? n : BATCH_SIZE;
    /* A regular expression has but one place to work in. */
    size_t n_least = option_given(search->invocation, OPTION_REGEX) ? BATCH_SIZE : AGREEMENTS_PER_THREAD_MIN;
    parallel_run(n, n_least, search_piece, &batch);
    for (size_t i = 0; i < n; i++) {
        print_found(search, &batch.found[i]);
        free(batch.found[i].text);
    }
    return n;
}

static enum exit_status search_all(struct search *search) {
    enum exit_status status = choose_agreements(search);
    if (status != STATUS_DONE)
        return status;
    if (search->output == OUTPUT_JSON)
        putchar('[');
    for (size_t i = 0; i < search->n_agreements && !print_has_failed();)
        i += search_batch(search, search->agreements + i, search->n_agreements - i);
    if (search->output == OUTPUT_JSON)
        printf("%s]\n", search->n_hits != 0 ? "\n" : "");
    if (matcher_gave_up(search->matcher)) {
        message("the expression takes too many steps; there may be more hits than were found");
        return STATUS_TROUBLE;
    }
    return search->n_hits != 0 ? STATUS_DONE : STATUS_NOTHING;
}

static enum exit_status run_search(const struct invocation *invocation) {
    struct search search = {.invocation = invocation, .context_cells = option_number(invocation, OPTION_CONTEXT, DEFAULT_CONTEXT)};
    enum exit_status status = STATUS_TROUBLE;
    if (read_places(&search) && read_output(&search) && read_pattern(&search)) {
        search.library = library_open();
        status = search_all(&search);
    }
    free(search.agreements);
    free(search.pattern);
    matcher_free(search.matcher);
    library_free(search.library);
    return status;
}

static const struct option_row rows[] = {
    {OPTION_AGREEMENT, "agreement", 'a', ARGUMENT_AGREEMENT, "NAME", "search only this agreement; may be given several times"},
    {OPTION_CONTEXT, "context", 'C', ARGUMENT_NUMBER, "N", "show N columns of the text on each side of a hit (default: 40)"},
    {OPTION_COUNTS, "count", 'c', ARGUMENT_NONE, NULL, "print only how many hits each agreement has"},
    {OPTION_REGEX, "regex", 'E', ARGUMENT_NONE, NULL, "take PATTERN for a regular expression (PCRE2), on the text as it stands"},
    {OPTION_IN, "in", 0, ARGUMENT_TEXT, "KINDS", "search only these, with commas between: quote, text, summary, note, heading"},
    {OPTION_JSON, "json", 0, ARGUMENT_NONE, NULL, "print the hits as an array of JSON, an object a line"},
    {OPTION_KWIC, "kwic", 0, ARGUMENT_NONE, NULL, "print a concordance: the hits below one another, each in its context"},
    {OPTION_LIST, "list", 'l', ARGUMENT_NONE, NULL, "print only the ids of the agreements that have hits"},
};

const struct command command_search = {
    .name = "search",
    .operands = "PATTERN",
    .summary = "Search the library, and print one hit a line.",
    .description = "A hit is given as ADDRESS [KIND]: CONTEXT, and the source. Case matters only if PATTERN has a capital, accents "
                   "only if it has one; all kinds of quotation marks, dashes and spaces are alike.",
    .options = OPTION_TABLE(rows),
    .n_operands_min = 1,
    .n_operands_max = ANY_NUMBER,
    .run = run_search,
};
