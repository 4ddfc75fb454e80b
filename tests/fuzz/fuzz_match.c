/*
 * Fuzzes searching: a pattern up to the first newline, the rest a text that it is looked for in, in every mode. Matches lie on
 * cluster boundaries, in order, and are what they are said to be; and what is the same to a reader is found.
 */
#include <stdint.h>
#include <stdlib.h>

#include "text/fold.h"
#include "text/grapheme.h"
#include "text/match.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_that(bool holds) {
    if (!holds)
        abort();
}

/* For every byte of text, and the place behind it: does a cluster begin there? Told only by going forward. */
static bool *all_boundaries(struct str text) {
    bool *boundaries = calloc(text.n + 1, sizeof *boundaries);
    check_that(boundaries != NULL);
    for (size_t at = 0; at < text.n; at = grapheme_next(text, at))
        boundaries[at] = true;
    boundaries[text.n] = true;
    return boundaries;
}

/* Is the match a part of the text that the pattern stands for? Regular expressions may stand for anything. */
static bool is_meant(struct str pattern, enum match_mode mode, struct str found) {
    bool any_ending = mode == MATCH_WORDS && str_ends(str_trim(pattern), STR("*"));
    return mode == MATCH_REGEX || any_ending || match_same(pattern, found);
}

/* Looks at every match from every fifth byte on, and counts them from the first. */
static void check_matches(const struct matcher *matcher, struct str pattern, enum match_mode mode, struct str text) {
    bool *boundaries = all_boundaries(text);
    for (size_t first = 0; first <= text.n && first < 40; first += 5) {
        struct match match;
        size_t n_matches = 0;
        for (size_t from = first; matcher_find(matcher, text, from, &match); from = match.end) {
            check_that(from <= match.start && match.start < match.end && match.end <= text.n);
            check_that(boundaries[match.start] && boundaries[match.end]);
            check_that(is_meant(pattern, mode, str_slice(text, match.start, match.end)));
            n_matches++;
        }
        check_that(first != 0 || matcher_gave_up(matcher) || matcher_count(matcher, text) == n_matches);
    }
    free(boundaries);
}

/* Is the cluster white space, or nothing that is compared? */
static bool is_blank(struct str text, size_t start, size_t end) {
    return match_same(str_slice(text, start, end), STR(""));
}

/* A pattern that is the same as the whole text, and asks for nothing that sameness leaves out, is found in it. */
static bool must_be_found(struct str pattern, enum match_mode mode, struct str text) {
    if (mode != MATCH_PHRASE || pattern.n == 0 || fold_has_capital(pattern) || fold_has_accent(pattern))
        return false;
    bool blank_at_end =
        is_blank(pattern, 0, grapheme_next(pattern, 0)) || is_blank(pattern, grapheme_previous(pattern, pattern.n), pattern.n);
    return !blank_at_end && match_same(pattern, text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct str input = {(const char *)data, size};
    size_t newline = str_index(input, '\n');
    struct str pattern = str_slice(input, 0, newline);
    struct str text = str_slice(input, newline + 1, size);
    check_that(match_same(text, text) && match_same(pattern, text) == match_same(text, pattern));
    for (enum match_mode mode = MATCH_PHRASE; mode <= MATCH_REGEX; mode++) {
        struct diag_list diags = {0};
        struct match match;
        struct matcher *matcher = matcher_new(pattern, mode, &diags);
        check_that((matcher == NULL) == (diags.n_errors == 1));
        if (matcher != NULL) {
            check_matches(matcher, pattern, mode, text);
            check_that(!must_be_found(pattern, mode, text) || matcher_find(matcher, text, 0, &match));
        }
        matcher_free(matcher);
        diag_list_free(&diags);
    }
    return 0;
}
