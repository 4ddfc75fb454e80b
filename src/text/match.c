#include "text/match.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/regex.h"
#include "text/utf8.h"
#include "text/words.h"

/* A whole text folded: runs of white space are one space, and those at the ends may be dropped. */
struct needle {
    uint32_t *items;
    size_t n;
    size_t capacity;
};

struct matcher {
    enum match_mode mode;
    struct regex *regex; /* MATCH_REGEX only; what is below is for the other modes */
    struct fold fold;
    struct needle needle;
    bool any_ending;           /* the pattern ended in "*" */
    unsigned char ascii[0x80]; /* what each ASCII character folds to */
    bool begins[0x100];        /* may a match begin with this byte? Of those above 7F, which are looked at closer, all may */
};

static unsigned char byte_at(struct str s, size_t at) {
    return (unsigned char)s.p[at];
}

/* Appends what comes out of one part of a cluster. */
static void needle_add(struct needle *needle, const struct folded *folded) {
    for (size_t i = 0; i < folded->n; i++) {
        uint32_t code_point = folded->code_points[i];
        if (code_point == ' ' && needle->n > 0 && needle->items[needle->n - 1] == ' ')
            continue;
        ARRAY_RESERVE_ONE(needle->items, needle->n, needle->capacity);
        needle->items[needle->n++] = code_point;
    }
}

/* The whole of s folded; whoever asks frees the items. */
static struct needle needle_of(struct fold fold, struct str s) {
    struct needle needle = {0};
    for (size_t at = 0; at < s.n;) {
        size_t end = grapheme_next(s, at);
        while (at < end) {
            struct folded folded;
            at = fold_part(fold, s, at, end, &folded);
            needle_add(&needle, &folded);
        }
    }
    return needle;
}

/* Drops the space at either end. */
static void needle_trim(struct needle *needle) {
    if (needle->n > 0 && needle->items[needle->n - 1] == ' ')
        needle->n--;
    if (needle->n > 0 && needle->items[0] == ' ')
        memmove(needle->items, needle->items + 1, --needle->n * sizeof *needle->items);
}

static bool needle_equal(const struct needle *a, const struct needle *b) {
    return a->n == b->n && (a->n == 0 || memcmp(a->items, b->items, a->n * sizeof *a->items) == 0);
}

/* Takes a keyword apart: the words, and whether they may go on. */
static void compile_words(struct matcher *matcher, struct str pattern) {
    pattern = str_trim(pattern);
    matcher->any_ending = str_ends(pattern, STR("*"));
    matcher->needle = needle_of(matcher->fold, str_slice(pattern, 0, pattern.n - matcher->any_ending));
    needle_trim(&matcher->needle);
}

/* Tells every byte whether a match may begin with it. */
static void fill_tables(struct matcher *matcher) {
    for (unsigned char c = 0; c < 0x80; c++) {
        matcher->ascii[c] = fold_ascii(matcher->fold, c);
        matcher->begins[c] = matcher->ascii[c] == matcher->needle.items[0];
    }
    memset(matcher->begins + 0x80, true, 0x80);
}

/* Fills in the matcher; false, and a fault added, where there is nothing to look for, or too much. */
static bool compile(struct matcher *matcher, struct str pattern, struct diag_list *diags) {
    if (matcher->mode == MATCH_REGEX) {
        matcher->regex = regex_new(pattern, diags);
        return matcher->regex != NULL;
    }
    matcher->fold = (struct fold){.keep_case = fold_has_capital(pattern), .keep_accents = fold_has_accent(pattern)};
    if (matcher->mode == MATCH_WORDS)
        compile_words(matcher, pattern);
    else
        matcher->needle = needle_of(matcher->fold, pattern);
    if (matcher->needle.n == 0)
        diag_add(diags, DIAG_VALUE, (struct diag_place){0}, "a letter, a digit or a sign", "nothing to look for in \"%.*s\"",
                 STR_ARG(pattern));
    else if (matcher->needle.n > MATCH_PATTERN_MAX)
        diag_add(diags, DIAG_VALUE, (struct diag_place){0}, NULL, "too long to look for: %zu characters, at most %d are allowed",
                 matcher->needle.n, MATCH_PATTERN_MAX);
    else
        fill_tables(matcher);
    return matcher->needle.n != 0 && matcher->needle.n <= MATCH_PATTERN_MAX;
}

struct matcher *matcher_new(struct str pattern, enum match_mode mode, struct diag_list *diags) {
    struct matcher *matcher = memory_alloc(sizeof *matcher);
    *matcher = (struct matcher){.mode = mode};
    if (!compile(matcher, pattern, diags)) {
        matcher_free(matcher);
        return NULL;
    }
    return matcher;
}

void matcher_free(struct matcher *matcher) {
    if (matcher == NULL)
        return;
    regex_free(matcher->regex);
    free(matcher->needle.items);
    free(matcher);
}

/* Has a space just been matched, so that more white space belongs to it? */
static bool is_behind_space(const struct needle *needle, size_t n_matched) {
    return n_matched > 0 && needle->items[n_matched - 1] == ' ';
}

/* Goes on matching with one cluster; false where it differs. */
static bool match_cluster(const struct matcher *matcher, struct str text, size_t at, size_t end, size_t *n_matched) {
    const struct needle *needle = &matcher->needle;
    while (at < end) {
        struct folded folded;
        at = fold_part(matcher->fold, text, at, end, &folded);
        for (size_t i = 0; i < folded.n; i++) {
            if (folded.code_points[i] == ' ' && is_behind_space(needle, *n_matched))
                continue;
            if (*n_matched == needle->n || folded.code_points[i] != needle->items[*n_matched])
                return false;
            ++*n_matched;
        }
    }
    return true;
}

/* Goes on matching with ASCII characters that are each a cluster, up to one that is not or differs; returns where that is.
   (CR LF is one cluster, but it is white space, and a match takes in all the white space that it ends with.) */
static size_t match_ascii(const struct matcher *matcher, struct str text, size_t at, size_t *n_matched) {
    const struct needle *needle = &matcher->needle;
    while (*n_matched < needle->n && at + 1 < text.n && (byte_at(text, at) | byte_at(text, at + 1)) < 0x80) {
        if (matcher->ascii[byte_at(text, at)] != needle->items[*n_matched])
            break;
        ++*n_matched;
        at++;
    }
    return at;
}

/* What a cluster is to a run of white space. */
enum blank { BLANK_NOT, BLANK_SPACE, BLANK_PASSED_OVER };

/* Looks at the cluster at byte `at`; *next is where it ends. */
static enum blank blank_at(const struct matcher *matcher, struct str text, size_t at, size_t *next) {
    struct folded folded;
    *next = grapheme_next(text, at);
    if (fold_part(matcher->fold, text, at, *next, &folded) != *next || folded.n > 1)
        return BLANK_NOT;
    if (folded.n == 0)
        return BLANK_PASSED_OVER;
    return folded.code_points[0] == ' ' ? BLANK_SPACE : BLANK_NOT;
}

/* Behind the white space that goes on at byte `at`, maybe with something in it that is passed over. */
static size_t skip_space(const struct matcher *matcher, struct str text, size_t at) {
    size_t end = at;
    size_t next = at;
    enum blank blank = BLANK_PASSED_OVER;
    while (blank != BLANK_NOT && next < text.n) {
        blank = blank_at(matcher, text, next, &next);
        if (blank == BLANK_SPACE)
            end = next;
    }
    return end;
}

/* Does the text match from the cluster boundary `start` on? Then *end is the boundary behind the match. */
static bool match_at(const struct matcher *matcher, struct str text, size_t start, size_t *end) {
    size_t n_matched = 0;
    size_t at = start;
    while (n_matched < matcher->needle.n) {
        at = match_ascii(matcher, text, at, &n_matched);
        if (n_matched == matcher->needle.n)
            break;
        if (at == text.n)
            return false;
        size_t next = grapheme_next(text, at);
        bool matches = match_cluster(matcher, text, at, next, &n_matched);
        if (!matches || n_matched == 0) /* a match does not begin with what is passed over */
            return false;
        at = next;
    }
    *end = is_behind_space(&matcher->needle, n_matched) ? skip_space(matcher, text, at) : at;
    return true;
}

/* Does the character behind the ASCII character at byte `at` tell already that no match begins there? Most candidates go so. */
static bool differs_in_second(const struct matcher *matcher, struct str text, size_t at) {
    const struct needle *needle = &matcher->needle;
    if (needle->n < 2 || needle->items[0] == ' ' || at + 1 >= text.n || byte_at(text, at + 1) >= 0x80)
        return false;
    return matcher->ascii[byte_at(text, at + 1)] != needle->items[1];
}

/* The first byte from `at` on, where a code point begins, with which a match may begin; text.n if there is none. */
static size_t next_candidate(const struct matcher *matcher, struct str text, size_t at) {
    for (;;) {
        while (at < text.n && !matcher->begins[byte_at(text, at)])
            at++;
        if (at == text.n)
            return at;
        uint32_t code_point;
        size_t n_bytes = utf8_decode(text, at, &code_point, NULL);
        bool may_begin = code_point < 0x80 ? !differs_in_second(matcher, text, at)
                                           : fold_may_begin(matcher->fold, code_point, matcher->needle.items[0]);
        if (may_begin)
            return at;
        at += n_bytes;
    }
}

/* Where to go on after a match did not begin at byte `at`. White space is left behind as a whole: a match of a pattern that
   begins with a space begins with its first one, and a long run is not gone through again from each of its places. */
static size_t behind_candidate(const struct matcher *matcher, struct str text, size_t at, bool is_boundary) {
    size_t next;
    if (is_boundary && matcher->needle.items[0] == ' ' && blank_at(matcher, text, at, &next) == BLANK_SPACE)
        return skip_space(matcher, text, next);
    uint32_t code_point;
    return at + utf8_decode(text, at, &code_point, NULL);
}

/* Does a match from start to *end stand between word boundaries? Moves *end to the end of the word where any ending will do. */
static bool is_keyword(const struct matcher *matcher, struct str text, size_t start, size_t *end) {
    if (!word_boundary(text, start))
        return false;
    if (!matcher->any_ending)
        return word_boundary(text, *end);
    *end = word_end(text, *end);
    return true;
}

/* find() for all modes but MATCH_REGEX. */
static bool find_folded(const struct matcher *matcher, struct str text, size_t from, struct match *match) {
    struct grapheme_walk walk = {text, from};
    size_t at = next_candidate(matcher, text, from);
    while (at < text.n) {
        bool is_boundary = grapheme_walk_at(&walk, at);
        if (is_boundary && match_at(matcher, text, at, &match->end) &&
            (matcher->mode != MATCH_WORDS || is_keyword(matcher, text, at, &match->end))) {
            match->start = at;
            return true;
        }
        at = next_candidate(matcher, text, behind_candidate(matcher, text, at, is_boundary));
    }
    return false;
}

/* The first cluster boundary at or after byte `at`. */
static size_t boundary_from(struct str text, size_t at) {
    if (at >= text.n)
        return text.n;
    size_t boundary = grapheme_floor(text, at);
    return boundary < at ? grapheme_next(text, boundary) : boundary;
}

/* The first match that begins at `from`, a cluster boundary, or after it, in a text that is known, or not, to be well-formed. */
static bool find(const struct matcher *matcher, struct str text, bool well_formed, size_t from, struct match *match) {
    if (matcher->mode == MATCH_REGEX)
        return regex_find(matcher->regex, text, well_formed, from, match);
    return find_folded(matcher, text, from, match);
}

/* Only regular expressions need to know. */
static bool is_well_formed(const struct matcher *matcher, struct str text) {
    return matcher->mode == MATCH_REGEX && utf8_find_invalid(text) == text.n;
}

bool matcher_find(const struct matcher *matcher, struct str text, size_t from, struct match *match) {
    return find(matcher, text, is_well_formed(matcher, text), boundary_from(text, from), match);
}

struct matcher_cursor matcher_begin(const struct matcher *matcher, struct str text) {
    return (struct matcher_cursor){.text = text, .is_well_formed = is_well_formed(matcher, text)};
}

bool matcher_next(const struct matcher *matcher, struct matcher_cursor *cursor, struct match *match) {
    if (!find(matcher, cursor->text, cursor->is_well_formed, cursor->from, match))
        return false;
    cursor->from = match->end;
    return true;
}

size_t matcher_count(const struct matcher *matcher, struct str text) {
    struct matcher_cursor cursor = matcher_begin(matcher, text);
    struct match match;
    size_t n_matches = 0;
    while (matcher_next(matcher, &cursor, &match))
        n_matches++;
    return n_matches;
}

bool matcher_gave_up(const struct matcher *matcher) {
    return matcher->mode == MATCH_REGEX && regex_gave_up(matcher->regex);
}

static bool is_letter(struct str s) {
    return s.n != 0 && ((s.p[0] >= 'a' && s.p[0] <= 'z') || (s.p[0] >= 'A' && s.p[0] <= 'Z'));
}

bool match_same(struct str a, struct str b) {
    const struct fold fold = {.keep_case = false, .keep_accents = false};
    /* Where both begin with letters of ASCII, these tell most pairs apart: what may stand on a letter does not count. */
    if (is_letter(a) && is_letter(b) && (a.p[0] | 0x20) != (b.p[0] | 0x20))
        return false;
    struct needle needle_a = needle_of(fold, a);
    struct needle needle_b = needle_of(fold, b);
    needle_trim(&needle_a);
    needle_trim(&needle_b);
    bool same = needle_equal(&needle_a, &needle_b);
    free(needle_a.items);
    free(needle_b.items);
    return same;
}

bool match_has_regex(void) {
#ifdef HAVE_PCRE2
    return true;
#else
    return false;
#endif
}
