#include "agreement/label.h"
#include "agreement/reference.h"
#include "agreement/reference_search.h"

/* No name of an agreement with a place in it is longer. */
enum { NAMED_PLACE_MAX = 512 };

/* How much may be looked at for all references of a file: far more than any needs, and what is through in seconds. */
enum { COST_MAX = 60000000 };

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Could it be an agreement's id or alias, and not a word for an article or another part? */
static bool is_name(struct str s) {
    if (s.n == 0 || !is_letter(s.p[0]) || search_begins_with_part(s) || label_looks_like_article(s))
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!is_letter(s.p[i]) && !(s.p[i] >= '0' && s.p[i] <= '9') && s.p[i] != '-' && s.p[i] != '_' && s.p[i] != '.')
            return false;
    return true;
}

/* "art_16", "sec_military": an element in small letters, and a number or name behind it. */
static bool is_eid(struct str s) {
    size_t end = str_index(s, '_');
    if (end == 0 || end + 1 >= s.n || str_index(s, ' ') != s.n)
        return false;
    for (size_t i = 0; i < end; i++)
        if (s.p[i] < 'a' || s.p[i] > 'z')
            return false;
    return true;
}

/* Could it be the address or the number of a place, or a range of numbers? */
static bool is_place(struct str s) {
    struct str label;
    size_t hyphen = str_index(s, '-');
    bool is_range = hyphen != s.n && search_article_label(str_trim(str_slice(s, 0, hyphen)), &label) &&
                    search_article_label(str_trim(str_slice(s, hyphen + 1, s.n)), &label);
    return is_range || is_eid(s) || search_begins_with_part(s) || search_article_label(s, &label);
}

/* Where the path that the text begins with ends; 0 where it begins with none. */
static size_t path_end(struct str s) {
    static const char ending[] = ".yaml";
    size_t end = str_index(s, ' ');
    for (size_t at = 1; at + sizeof ending - 1 <= s.n; at++) {
        size_t behind = at + sizeof ending - 1;
        if (str_equal(str_slice(s, at, behind), STR(ending)) && (behind == s.n || s.p[behind] == ' '))
            return behind;
    }
    return str_index(str_slice(s, 0, end), '/') < end ? end : 0;
}

bool reference_split(struct str reference, struct str *agreement, struct str *rest) {
    struct str text = str_trim(reference), word;
    size_t at = text.n;
    if (text.n > NAMED_PLACE_MAX)
        return false;
    while (at > 0 && text.p[at - 1] != '#')
        at--;
    bool has_sign = at > 1;
    size_t end = has_sign ? at - 1 : path_end(text);
    bool is_whole = end != 0; /* a sign or a path leaves no doubt */
    if (!is_whole)
        end = str_index(text, ' ');
    struct str name = str_trim(str_slice(text, 0, end));
    struct str behind = str_trim(str_slice(text, has_sign ? at : end, text.n));
    word = text;
    if (!is_whole && (label_skip_unit(&word) || !is_name(name) || !is_place(behind)))
        return false;
    *agreement = name;
    *rest = behind;
    return name.n != 0;
}

/* Is it the agreement's own id or alias? */
static bool is_own_name(const struct agreement *agreement, struct str name) {
    bool is_own = str_equal_nocase(agreement->id, name);
    for (size_t i = 0; i < agreement->n_aliases && !is_own; i++)
        is_own = str_equal_nocase(agreement->aliases[i], name);
    return is_own;
}

/* Is what is absent only not in this edition, while the instrument has it? */
static bool is_outside_edition(const struct agreement *agreement, const struct resolution *resolution) {
    bool is_excerpt = agreement->coverage == COVERAGE_EXCERPTS;
    if (resolution->nearest != NULL)
        return is_excerpt;
    if (agreement->n_articles == 0)
        return is_excerpt && resolution->article != 0;
    return resolution->article != 0 && resolution->article <= agreement->n_articles;
}

/* Does the message have the text in quotation marks? */
static bool has_quoted(struct str message, struct str text) {
    struct buf quoted = {0};
    bool has_text = false;
    search_add_quoted(&quoted, text);
    for (size_t at = 0; at < message.n && !has_text; at++)
        has_text = str_starts(str_slice(message, at, message.n), buf_str(&quoted));
    buf_free(&quoted);
    return has_text;
}

/* Adds the fault that a reference leads nowhere, or to several places. A curator sees a list of them, and must be told which it
   is. */
static void add_fault(const struct agreement *agreement, const struct reference *reference, const struct resolution *resolution,
                      struct diag_list *diags) {
    struct diag_place place = {agreement->path.p, reference->place.line, reference->place.column};
    bool is_absent = resolution->status == RESOLUTION_ABSENT;
    bool is_outside = is_absent && is_outside_edition(agreement, resolution);
    struct buf which = {0};
    if (!has_quoted(str_of(resolution->message), reference->text)) {
        search_add_quoted(&which, reference->text);
        buf_add(&which, is_absent ? STR(" leads nowhere: ") : STR(": "));
    }
    diag_add(diags, is_outside ? DIAG_ABSENT_ARTICLE : DIAG_REFERENCE, place, NULL, "%.*s%s", STR_ARG(buf_str(&which)),
             resolution->message);
    buf_free(&which);
}

/* Resolves one; returns what it cost. */
static size_t resolve_one(const struct agreement *agreement, struct reference *reference, struct diag_list *diags) {
    struct str name, rest;
    struct resolution resolution = reference_resolve(agreement, reference->text);
    size_t cost = resolution.cost;
    if (resolution.status == RESOLUTION_ABSENT && reference_split(reference->text, &name, &rest)) {
        resolution_free(&resolution);
        if (!is_own_name(agreement, name)) {
            reference->agreement = name;
            reference->rest = rest;
            return cost;
        }
        resolution = reference_resolve(agreement, rest);
        cost += resolution.cost;
    }
    if (resolution.status == RESOLUTION_FOUND) {
        reference->target = resolution.node;
        reference->last = resolution.last;
    } else {
        add_fault(agreement, reference, &resolution, diags);
    }
    resolution_free(&resolution);
    return cost;
}

void reference_resolve_all(struct agreement *agreement, struct diag_list *diags) {
    size_t cost = 0;
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        struct node *node = agreement->nodes[i];
        for (size_t j = 0; j < node->n_see && cost <= COST_MAX; j++) {
            cost += resolve_one(agreement, &node->see[j], diags);
            if (cost > COST_MAX)
                diag_add(diags, DIAG_REFERENCE,
                         (struct diag_place){agreement->path.p, node->see[j].place.line, node->see[j].place.column}, NULL,
                         "too many references that lead nowhere in this agreement: those behind this one are not looked for");
        }
    }
}
