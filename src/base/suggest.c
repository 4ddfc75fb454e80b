#include "base/suggest.h"

/* Longer words are not worth a suggestion, and bound the row of distances below. */
enum { WORD_MAX = 64 };

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* Levenshtein's distance, one row of the table at a time; both words at most WORD_MAX bytes. */
static size_t count_edits(struct str a, struct str b) {
    size_t row[WORD_MAX + 1];
    for (size_t j = 0; j <= b.n; j++)
        row[j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t diagonal = row[0];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            size_t replaced = diagonal + (lower(a.p[i - 1]) != lower(b.p[j - 1]));
            diagonal = row[j];
            row[j] = least(replaced, least(row[j], row[j - 1]) + 1);
        }
    }
    return row[b.n];
}

const char *suggest_nearest(struct str word, const char *const *candidates, size_t n_candidates) {
    const char *nearest = NULL;
    size_t fewest = word.n / 3 > 1 ? word.n / 3 : 1;
    if (word.n == 0 || word.n > WORD_MAX)
        return NULL;
    for (size_t i = 0; i < n_candidates; i++) {
        struct str candidate = str_of(candidates[i]);
        if (candidate.n == 0 || candidate.n > WORD_MAX)
            continue;
        size_t edits = count_edits(word, candidate);
        if (edits < fewest || (edits == fewest && nearest == NULL && edits < word.n)) {
            nearest = candidates[i];
            fewest = edits;
        }
    }
    return nearest;
}
