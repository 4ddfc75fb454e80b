/* The sieve: it holds back no file with a match, whatever the phrase and however YAML writes the text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/hits.h"
#include "library/loader.h"
#include "library/sieve.h"
#include "random_text.h"
#include "yaml/emitter.h"

/* An agreement of the id "a" with this as the value of its one text. */
static struct str file_with(struct buf *out, const char *value) {
    buf_clear(out);
    buf_printf(out,
               "pacta: 1\nid: a\ntitle: T\nsections:\n  - id: s\n    title: S\n    provisions:\n      - article: 1\n"
               "        text: %s\n",
               value);
    return buf_str(out);
}

static bool holds_back(const char *phrase, struct str yaml) {
    struct sieve *sieve = sieve_new(str_of(phrase));
    struct str id = {0};
    bool does = sieve != NULL && sieve_holds_back(sieve, yaml, &id);
    if (does)
        assert_true(str_equal(id, STR("a")));
    sieve_free(sieve);
    return does;
}

static void test_what_is_held_back(void **state) {
    static const struct {
        const char *phrase, *value;
        bool is_held_back;
    } rows[] = {
        {"peace", "There shall be peace.", false},
        {"war", "There shall be peace.", true},
        {"peace and war", "There shall be peace.", false}, /* the longest word is there */
        {"peace and warfare", "There shall be peace.", true},
        {"PEACE", "There shall be peace.", true},
        {"peace", "PEACE", false},
        {"ete", "l'été", false},
        {"été", "l'ete", true},
        {"don't", "'don''t'", false},
        {"shall be", "|\n          There shall\n          be", false},
        {"peace", "\"pe\\\n          ace\"", false},
        {"peace", "\"\\x70eace\"", false},
        {"no such", "\"a \\\\ b\"", false}, /* escapes are for the parser */
        {"peace",
         "pe\xC2\xAD"
         "ace",
         false},
        {"条約", "この条約は", false},
        {"条約", "この約条は", true},
    };
    struct buf yaml = {0};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(holds_back(rows[i].phrase, file_with(&yaml, rows[i].value)), rows[i].is_held_back);
    buf_free(&yaml);
}

static void test_what_is_no_agreement_is_never_held_back(void **state) {
    static const char *const files[] = {
        "",
        "pacta: 1\nid: a\ntitle: [\n",
        "pacta: 1\nid: a\ntitle: T\n",
        "pacta: 2\nid: a\ntitle: T\nsections: []\n",
        "pacta: 1\nid: 'a'\ntitle: T\nsections: []\n",
        "pacta: 1\nid: a b\ntitle: T\nsections: []\n",
        "pacta: 1\nid: a\nid: b\ntitle: T\nsections: []\n",
        "{pacta: 1, id: a, title: T, sections: []}\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        assert_false(holds_back("peace", str_of(files[i])));
    assert_true(holds_back("peace", STR("pacta: 1\nid: a\ntitle: T\nannexes: []\n")));
}

static void test_a_phrase_without_words_holds_back_nothing(void **state) {
    (void)state;
    assert_null(sieve_new(STR("...")));
    assert_null(sieve_new(STR("")));
}

static bool has_match(const struct agreement *agreement, const struct matcher *matcher) {
    struct hit_search search = {.agreement = agreement, .matcher = matcher, .places = HITS_ANYWHERE};
    struct hit hit;
    return hits_next(&search, &hit);
}

/* A file with the text as the emitter writes it. */
static struct str emitted_file(struct buf *out, struct str text) {
    char *map = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&map, &size);
    struct yaml_emitter *emitter = yaml_emitter_new(stream);
    yaml_emit_map_start(emitter, false);
    yaml_emit_text(emitter, STR("text"));
    yaml_emit_text(emitter, text);
    yaml_emit_map_end(emitter);
    assert_true(yaml_emitter_finish(emitter));
    fclose(stream);
    buf_clear(out);
    buf_add(out, STR("pacta: 1\nid: a\ntitle: T\nsections:\n  - id: s\n    title: S\n    provisions:\n      - article: 1\n"));
    struct str rest = {map, size}, line;
    while (str_split(&rest, '\n', &line))
        buf_printf(out, "%s%.*s\n", line.n != 0 ? "        " : "", STR_ARG(line));
    free(map);
    return buf_str(out);
}

static size_t n_held_back, n_matched;

/* A file with a match is never held back. */
static void check_phrase(struct str yaml, struct str phrase) {
    struct diag_list diags = {0};
    struct buf copy = {0};
    struct agreement *agreement = agreement_load_text(yaml, "a.yaml", &diags);
    struct matcher *matcher = matcher_new(phrase, MATCH_PHRASE, &diags);
    buf_add(&copy, phrase);
    bool does = holds_back(copy.p, yaml);
    if (agreement != NULL && matcher != NULL && has_match(agreement, matcher)) {
        assert_false(does);
        n_matched++;
    }
    n_held_back += does;
    buf_free(&copy);
    matcher_free(matcher);
    agreement_free(agreement);
    diag_list_free(&diags);
}

static void test_no_match_is_held_back(void **state) {
    struct prng prng = {20220222};
    struct buf text = {0}, other = {0}, yaml = {0};
    (void)state;
    for (size_t i = 0; i < rounds(6000); i++) {
        random_text(&prng, &text, 1 + prng_below(&prng, 8));
        random_text(&prng, &other, 1 + prng_below(&prng, 3));
        size_t start = utf8_floor(buf_str(&text), prng_below(&prng, text.n + 1));
        size_t end = utf8_floor(buf_str(&text), start + prng_below(&prng, text.n - start + 1));
        if (utf8_find_invalid(buf_str(&text)) != text.n || memchr(text.p, '\0', text.n) != NULL)
            continue;
        emitted_file(&yaml, buf_str(&text));
        check_phrase(buf_str(&yaml), str_slice(buf_str(&text), start, end));
        if (memchr(other.p, '\0', other.n) == NULL)
            check_phrase(buf_str(&yaml), buf_str(&other));
    }
    assert_true(n_matched > rounds(100) && n_held_back > rounds(100));
    buf_free(&text);
    buf_free(&other);
    buf_free(&yaml);
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_held_back),
        cmocka_unit_test(test_what_is_no_agreement_is_never_held_back),
        cmocka_unit_test(test_a_phrase_without_words_holds_back_nothing),
        cmocka_unit_test(test_no_match_is_held_back),
    };
    return cmocka_run_group_tests_name("sieve", tests, NULL, NULL);
}
