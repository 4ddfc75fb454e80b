/*
 * Searching in text as a reader means it.
 *
 * A pattern is compared with text after folding both: compatibility decomposition, and, unless the pattern holds a capital,
 * case folding (smart-case); and, unless the pattern holds an accent, marks that are accents are passed over. Apostrophes and
 * single quotation marks of all kinds are alike, so are double ones, dashes and hyphens, and any run of white space (line
 * breaks too) is one space; default-ignorable code points (soft hyphen, ZWJ, variation selectors ...) are passed over.
 * A match begins and ends on grapheme cluster boundaries, is never empty, and is found in a text of any normal form.
 * Positions are bytes of the text as it stands.
 *
 * An accent is a non-spacing mark of canonical combining class 1, 10 to 36 or 200 to 240: the accents of Latin, Greek and
 * Cyrillic, Hebrew points and Arabic vowel signs, but not, say, the Devanagari virama or the Japanese voicing mark, which make
 * another letter.
 *
 * Regular expressions see the text as it stands, unfolded. "^" and "$" match at the lines of a block (each is a paragraph),
 * "." matches no newline, and a match that would cut a grapheme cluster is passed over.
 */
#ifndef PACTA_TEXT_MATCH_H
#define PACTA_TEXT_MATCH_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "base/str.h"

struct matcher;

/* Where a match begins and ends, in bytes. */
struct match {
    size_t start;
    size_t end;
};

enum match_mode {
    MATCH_PHRASE, /* a word, a part of one or a phrase, wherever it stands */
    MATCH_WORDS,  /* a keyword: begins and ends where words do (text/words.h); a final "*" takes any ending of the last one */
    MATCH_REGEX,  /* PCRE2 with UTF and UCP; case is ignored unless the pattern holds a capital outside an escape */
};

/* The longest pattern, in code points when folded: bounds what a pattern from a file can cost. */
#define MATCH_PATTERN_MAX 1024

/* Compiles a pattern. On a fault (nothing left after folding, too long, a bad regular expression, no PCRE2 in this build) adds
   to diags and returns NULL. The caller frees it with matcher_free(). */
struct matcher *matcher_new(struct str pattern, enum match_mode mode, struct diag_list *diags);
void matcher_free(struct matcher *matcher);

/* The first match in text that begins at or after byte `from`; false if there is none. The whole text is looked at for what
   comes before a match, so call it with one text and growing `from`, not with slices. */
bool matcher_find(const struct matcher *matcher, struct str text, size_t from, struct match *match);

/* Going from match to match of one text, at a cost that does not grow with what is behind. */
struct matcher_cursor {
    struct str text;
    size_t from;         /* where to go on: 0 or the end of a match, of this matcher or another */
    bool is_well_formed; /* known by matcher_begin() for a regular expression only */
};
struct matcher_cursor matcher_begin(const struct matcher *matcher, struct str text);

/* The next match, not overlapping the one before; false if there is none. */
bool matcher_next(const struct matcher *matcher, struct matcher_cursor *cursor, struct match *match);

/* How many matches text has, not overlapping. */
size_t matcher_count(const struct matcher *matcher, struct str text);

/* Has the matcher given up, because a regular expression took too many steps somewhere? Then it finds nothing any more, and
   what it found before may not be all. */
bool matcher_gave_up(const struct matcher *matcher);

/* Are a and b the same to a reader who looks for either? (Case, accents, kinds of quotes and dashes, how much white
   space there is between words and any at the ends do not count.) */
bool match_same(struct str a, struct str b);

/* Is this build able to do MATCH_REGEX? */
bool match_has_regex(void);

#endif
