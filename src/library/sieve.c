#include "library/sieve.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/match.h"
#include "text/words.h"

struct sieve {
    struct matcher *matcher; /* of the word */
};

struct sieve *sieve_new(struct str phrase) {
    struct diag_list diags = {0};
    struct str word = word_longest(phrase);
    struct matcher *matcher = word.n != 0 ? matcher_new(word, MATCH_PHRASE, &diags) : NULL;
    diag_list_free(&diags);
    if (matcher == NULL)
        return NULL;
    struct sieve *sieve = memory_alloc(sizeof *sieve);
    sieve->matcher = matcher;
    return sieve;
}

void sieve_free(struct sieve *sieve) {
    if (sieve == NULL)
        return;
    matcher_free(sieve->matcher);
    free(sieve);
}

static bool is_id_byte(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '-';
}

/* The one line of the form "id: NAME" at the left edge: there is no other place for the id but in a mapping in braces. */
static bool find_id(struct str yaml, struct str *id) {
    static const char key[] = "\nid: ";
    const char *end = yaml.p + yaml.n;
    const char *line = memmem(yaml.p, yaml.n, key, sizeof key - 1);
    if (line == NULL)
        return false;
    const char *start = line + sizeof key - 1, *behind = start;
    while (behind < end && is_id_byte(*behind))
        behind++;
    *id = (struct str){start, (size_t)(behind - start)};
    bool is_plain = behind > start && (behind == end || *behind == '\n' || *behind == '\r');
    return is_plain && memmem(behind, (size_t)(end - behind), key, sizeof key - 1) == NULL;
}

/* Does a line begin so? */
static bool has_line(struct str yaml, const char *start) {
    struct buf wanted = {0};
    buf_printf(&wanted, "\n%s", start);
    bool has = memmem(yaml.p, yaml.n, wanted.p, wanted.n) != NULL;
    buf_free(&wanted);
    return has;
}

/* Is it an agreement on its face, with all that one must have? Another file is broken, which is to be told. */
static bool looks_sound(struct str yaml) {
    return (str_starts(yaml, STR("pacta: 1\n")) || has_line(yaml, "pacta: 1\n")) && has_line(yaml, "title:") &&
           (has_line(yaml, "sections:") || has_line(yaml, "provisions:") || has_line(yaml, "preamble:") ||
            has_line(yaml, "annexes:"));
}

/* UTF-16 has bytes of 0, and only a scalar with escapes writes a word as another one. */
static bool is_written_as_it_is(struct str yaml) {
    return yaml.n != 0 && memchr(yaml.p, '\0', yaml.n) == NULL && memchr(yaml.p, '\\', yaml.n) == NULL;
}

bool sieve_holds_back(const struct sieve *sieve, struct str yaml, struct str *id) {
    struct match match;
    return is_written_as_it_is(yaml) && looks_sound(yaml) && find_id(yaml, id) && !matcher_find(sieve->matcher, yaml, 0, &match);
}
