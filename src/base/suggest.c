#include "base/suggest.h"

/* Longer words are not worth a suggestion, and bound the row of distances below. */
enum { WORD_MAX = 64 };

static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static size_t least(size_t a, size_t b) {
    return a < b ? a : b;
}

/* The distance of optimal string alignment (Damerau and Levenshtein): letters put in, left out, replaced, or two that have changed
   places. Three rows of the table are kept; both words are at most WORD_MAX bytes. */
static size_t count_edits(struct str a, struct str b) {
    size_t rows[3][WORD_MAX + 1];
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3], *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            char left = lower(a.p[i - 1]), right = lower(b.p[j - 1]);
            row[j] = least(above[j - 1] + (left != right), least(row[j - 1], above[j]) + 1);
            if (i > 1 && j > 1 && left == lower(b.p[j - 2]) && right == lower(a.p[i - 2]))
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a.n % 3][b.n];
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
