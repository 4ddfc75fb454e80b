#include "agreement/reference.h"

#include <stdlib.h>

#include "agreement/label.h"
#include "agreement/name.h"
#include "agreement/reference_search.h"

/* No reference is longer; a longer text is not looked at any closer. */
enum { TEXT_MAX = 1000 };

void search_add_quoted(struct buf *out, struct str text) {
    enum { SHOWN_MAX = 100 };
    size_t n = text.n;
    if (n > SHOWN_MAX)
        for (n = SHOWN_MAX; n > 0 && ((unsigned char)text.p[n] & 0xC0) == 0x80; n--)
            continue;
    buf_printf(out, "\"%.*s%s\"", (int)n, text.p, n < text.n ? "..." : "");
}

/* Does it read as the number of an article in arabic figures? Then a word in a title that begins so is not what is meant. */
static bool is_plain_number(struct str text) {
    struct label_value value;
    return label_looks_like_article(text) && label_value(text, &value) && value.figures == FIGURES_ARABIC;
}

/* Looks for one place in each way in turn, until one leads somewhere. */
static void search_place(struct search *search, struct str text, bool with_prefixes) {
    static void (*const exact[])(struct search *, struct str) = {search_eid, search_part, search_article, search_id, search_title};
    for (size_t i = 0; i < sizeof exact / sizeof *exact && !search_is_settled(search); i++)
        exact[i](search, text);
    if (with_prefixes && !search_is_settled(search))
        search_id_prefix(search, text);
    if (with_prefixes && !search_is_settled(search) && !is_plain_number(text))
        search_title_words(search, text);
}

static void say_ambiguous(struct resolution *resolution, struct search *search, struct str text) {
    enum { NAMED_MAX = 20 };
    struct buf message = {0};
    search_add_quoted(&message, text);
    buf_add(&message, STR(" is ambiguous: "));
    for (size_t i = 0; i < search->n && i < NAMED_MAX; i++)
        buf_printf(&message, "%s%.*s", i != 0 ? ", " : "", STR_ARG(search->places[i]->eid));
    if (search->n > NAMED_MAX)
        buf_printf(&message, " and %zu more", search->n - NAMED_MAX);
    resolution->status = RESOLUTION_AMBIGUOUS;
    resolution->candidates = search->places;
    resolution->n_candidates = search->n;
    resolution->message = buf_take(&message);
    search->places = NULL;
}

static void say_pinpoint(struct resolution *resolution, const struct search *search, struct str text) {
    struct buf message = {0};
    name_add(search->agreement, search->reached, false, &message);
    if (message.n == 0)
        search_add_quoted(&message, text);
    if (search->missing.is_indent)
        buf_printf(&message, " has no indent %.*s", STR_ARG(search->missing.number));
    else
        buf_printf(&message, " has no paragraph (%.*s)", STR_ARG(search->missing.number));
    buf_add(&message, STR(" in this edition"));
    resolution->nearest = search->reached;
    resolution->message = buf_take(&message);
}

static void say_absent(struct resolution *resolution, const struct agreement *agreement, struct str text) {
    struct buf message = {0};
    struct str label;
    struct label_value value = {.number = 0};
    if (text.n <= TEXT_MAX && search_article_label(text, &label)) {
        resolution->article = label_value(label, &value) ? value.number : 0;
        name_add_holdings(agreement, &message);
    } else {
        buf_add(&message, STR("no section, provision or article "));
        search_add_quoted(&message, text);
        buf_add(&message, STR(" in "));
        buf_add(&message, agreement_name(agreement));
    }
    resolution->message = buf_take(&message);
}

/* Turns what a search has found into the answer. */
static struct resolution conclude(struct search *search, struct str text) {
    struct resolution resolution = {.status = RESOLUTION_ABSENT};
    if (search->n == 1) {
        resolution.status = RESOLUTION_FOUND;
        resolution.node = resolution.last = search->places[0];
    } else if (search->n > 1) {
        say_ambiguous(&resolution, search, text);
    } else if (search->reached != NULL) {
        say_pinpoint(&resolution, search, text);
    } else {
        say_absent(&resolution, search->agreement, text);
    }
    return resolution;
}

/* What may stand between the ends of a range. Of a bare hyphen, which stands in ids and words too, the ends must be exact. */
static const struct range_sign {
    const char *text;
    bool is_loose;
} range_signs[] = {{"->", true}, {"\u2013", true}, {"\u2014", true}, {" - ", true}, {" to ", true}, {"-", false}};

/* The two ends of a range, looked for. */
struct range {
    struct str texts[2];
    struct search ends[2];
    struct buf scratch;
};

/* "16(1)-(3)": the second end leaves out what it shares with the first. */
static void complete_second(struct range *range) {
    struct str first = range->texts[0];
    size_t end = first.n;
    if (!str_starts(range->texts[1], STR("(")))
        return;
    while (end > 0 && first.p[end - 1] != '(')
        end--;
    if (end == 0)
        return;
    buf_add(&range->scratch, str_slice(first, 0, end - 1));
    buf_add(&range->scratch, range->texts[1]);
    range->texts[1] = buf_str(&range->scratch);
}

static struct resolution conclude_range(const struct agreement *agreement, struct range *range, struct str text) {
    struct resolution ends[2];
    for (size_t i = 0; i < 2; i++) {
        ends[i] = conclude(&range->ends[i], range->texts[i]);
        if (ends[i].status == RESOLUTION_FOUND)
            continue;
        return ends[i];
    }
    struct resolution resolution = {.status = RESOLUTION_FOUND, .node = ends[0].node, .last = ends[1].node};
    if (resolution.last->order < resolution.node->order) {
        struct buf message = {0};
        search_add_quoted(&message, text);
        buf_add(&message, STR(" runs backwards: "));
        name_add(agreement, resolution.last, false, &message);
        buf_add(&message, STR(" comes first"));
        resolution = (struct resolution){.status = RESOLUTION_ABSENT, .message = buf_take(&message)};
    }
    return resolution;
}

/* Takes the text apart at a sign; true, and the answer, where both parts lead somewhere or read as articles. */
static bool resolve_range_at(const struct agreement *agreement, struct str text, size_t at, const struct range_sign *sign,
                             struct resolution *resolution, size_t *cost) {
    struct range range = {.ends = {{.agreement = agreement}, {.agreement = agreement}}};
    struct str label;
    bool is_range = true;
    range.texts[0] = str_trim(str_slice(text, 0, at));
    range.texts[1] = str_trim(str_slice(text, at + str_of(sign->text).n, text.n));
    complete_second(&range);
    for (size_t i = 0; i < 2 && is_range; i++) {
        is_range = range.texts[i].n != 0;
        if (is_range)
            search_place(&range.ends[i], range.texts[i], sign->is_loose);
        is_range = is_range && (search_is_settled(&range.ends[i]) || search_article_label(range.texts[i], &label));
    }
    if (is_range)
        *resolution = conclude_range(agreement, &range, text);
    *cost += range.ends[0].cost + range.ends[1].cost;
    search_free(&range.ends[0]);
    search_free(&range.ends[1]);
    buf_free(&range.scratch);
    return is_range;
}

static bool resolve_range(const struct agreement *agreement, struct str text, struct resolution *resolution, size_t *cost) {
    enum { TRIES_MAX = 16 };
    size_t n_tries = 0;
    for (size_t i = 0; i < sizeof range_signs / sizeof *range_signs; i++)
        for (size_t at = 1; at < text.n; at++)
            if (str_starts(str_slice(text, at, text.n), str_of(range_signs[i].text)) && n_tries++ < TRIES_MAX &&
                resolve_range_at(agreement, text, at, &range_signs[i], resolution, cost))
                return true;
    return false;
}

struct resolution reference_resolve(const struct agreement *agreement, struct str reference) {
    struct str text = str_trim(reference);
    struct search search = {.agreement = agreement};
    struct resolution resolution;
    if (text.n == 0 || str_equal(text, STR("#")))
        return (struct resolution){.status = RESOLUTION_FOUND, .node = agreement->root, .last = agreement->root};
    size_t sign = str_index(text, '#');
    bool is_local = text.n <= TEXT_MAX && (sign == 0 || sign == text.n);
    if (is_local)
        search_place(&search, text, true);
    if (!is_local || search_is_settled(&search) || !resolve_range(agreement, text, &resolution, &search.cost))
        resolution = conclude(&search, text);
    resolution.cost = search.cost;
    search_free(&search);
    return resolution;
}

void resolution_free(struct resolution *resolution) {
    free(resolution->candidates);
    free(resolution->message);
    *resolution = (struct resolution){.status = RESOLUTION_ABSENT};
}
