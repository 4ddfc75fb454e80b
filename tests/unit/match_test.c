/* text/match: a search finds what a reader would find, all of it, and tells its place to the byte. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "random_text.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/match.h"

static struct matcher *compile(struct str pattern, enum match_mode mode) {
    struct diag_list diags = {0};
    struct matcher *matcher = matcher_new(pattern, mode, &diags);
    assert_int_equal(matcher == NULL, diags.n_errors == 1);
    diag_list_free(&diags);
    return matcher;
}

/* Going on with a cursor must lead to the same match, or to the same end. */
static void assert_next(const struct matcher *matcher, struct matcher_cursor *cursor, const struct match *expected) {
    struct match match;
    assert_int_equal(matcher_next(matcher, cursor, &match), expected != NULL);
    if (expected != NULL) {
        assert_int_equal(match.start, expected->start);
        assert_int_equal(match.end, expected->end);
    }
}

/* Puts all matches into *out, in brackets where they stand. */
static void mark_matches(const struct matcher *matcher, struct str text, struct buf *out) {
    struct match match = {0, 0};
    struct matcher_cursor cursor = matcher_begin(matcher, text);
    size_t at = 0, n_matches = 0;
    buf_clear(out);
    while (matcher_find(matcher, text, match.end, &match)) {
        assert_next(matcher, &cursor, &match);
        buf_add(out, str_slice(text, at, match.start));
        buf_printf(out, "[%.*s]", STR_ARG(str_slice(text, match.start, match.end)));
        at = match.end;
        n_matches++;
    }
    assert_next(matcher, &cursor, NULL);
    buf_add(out, str_slice(text, at, text.n));
    buf_add_char(out, '\0');
    assert_int_equal(matcher_count(matcher, text), n_matches);
}

/* A pattern, and a text with brackets around each match that it must find. */
struct row {
    const char *pattern;
    const char *marked;
};

static void assert_rows(enum match_mode mode, const struct row *rows, size_t n_rows) {
    struct buf text = {0}, marked = {0};
    for (size_t i = 0; i < n_rows; i++) {
        buf_clear(&text);
        for (const char *c = rows[i].marked; *c != '\0'; c++)
            if (*c != '[' && *c != ']')
                buf_add_char(&text, *c);
        struct matcher *matcher = compile(str_of(rows[i].pattern), mode);
        if (matcher == NULL)
            fail_msg("row %zu: no pattern", i);
        struct str s = exact_copy(buf_str(&text));
        mark_matches(matcher, s, &marked);
        assert_string_equal(marked.p, rows[i].marked);
        matcher_free(matcher);
        free((char *)s.p);
    }
    buf_free(&text);
    buf_free(&marked);
}

#define ASSERT_ROWS(mode, rows) assert_rows(mode, rows, sizeof(rows) / sizeof *(rows))

static void test_letters(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"article", "[Article] 16 and [article]s, [ARTICLE]"},
        {"Article", "[Article] 16 and articles, ARTICLE"}, /* a capital: case counts */
        {"exupery", "Saint-[Exupéry], Saint-[Exupe\xCC\x81ry], [EXUPERY]"},
        {"Exupéry", "Saint-[Exupéry], Saint-[Exupe\xCC\x81ry], Exupery, EXUPÉRY"},
        {"exupe\xCC\x81ry", "[Exupéry], [Exupe\xCC\x81ry], Exupery, [EXUPÉRY]"},
        {"a", "[ą] [a\xCC\xA8] [á] b"},
        {"ą", "[ą] [a\xCC\xA8] á a [Ą]"},
        {"é e", "e é[é e]é e\xCC\x81"},       /* an accent anywhere counts everywhere */
        {"o", "[ò][o][O][\xC3\xB4]\xC3\xB8"}, /* ø is a letter of its own */
        {"strasse", "[Straße] [STRASSE] [Strasse] [STRAẞE]"},
        {"straße", "[Straße] [strasse]"},
        {"s", "[s]ß[S]"}, /* not half a letter */
        {"fi", "[ﬁ]nal [fi]nal of[fi]ce o\xEF\xAC\x83"
               "ce"}, /* nor a part of ﬃ */
        {"office", "[o\xEF\xAC\x83"
                   "ce] [office]"},
        {"...", "and so on[…] on[...]"},
        {"…", "and so on[…] on[...]"},
        {"m2", "[m²] [m2] [M2]"},
        {"istanbul", "[İstanbul] [Istanbul] [I\xCC\x87stanbul] ıstanbul"},
        {"ı", "[ı] i I"},
        {"łódź", "[Łódź] [\xC5\x82o\xCC\x81"
                 "dz\xCC\x81] Lodz"},
        {"σας", "[ΣΑΣ] [σασ] [σας]"},
        {"αι", "[αι] ᾳ"},
        {"договор", "[Договор] [ДОГОВОР]а"},
        {"елка", "[Ёлка] [елка]"},
        {"ёлка", "[Ёлка] [е\xCC\x88лка] елка"},
        {"１６条", "[16条] [１６条]"},
        {"Å", "[Å] [A\xCC\x8A] [\xE2\x84\xAB] å"},
        {"ﬀ", "e[ff]ect"},
    };
    ASSERT_ROWS(MATCH_PHRASE, rows);
}

static void test_signs_and_spaces(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"party's", "the [Party’s] [party's] [Party‘s] [partyʼs] [party′s] [party`s] [party´s]"},
        {"’", "['] [’]"},
        {"\"own\"", "[“own”] [\"own\"] [«own»] [„own“] 'own'"},
        {"air-space", "[air-space] [air–space] [air—space] [air‑space] [air−space] airspace air space"},
        {"armed forces", "[armed forces] [armed  forces] [armed\nforces] [armed\xC2\xA0"
                         "forces] [armed \t\xE3\x80\x80"
                         "forces] armedforces"},
        {"armed  forces", "[armed forces]"},
        {"a b", "[a\r\nb] [a\r\n\r\n b]"},
        {"a ", "[a\r\n]b[a\r\n]"},
        {"armed\xE2\x80\x83"
         "forces",
         "[armed\r\nforces]"},
        {"cooperation", "[co\xC2\xADop\xC2\xAD"
                        "er\xC2\xAD"
                        "ation] [cooper\xE2\x80\x8B"
                        "ation] [coopera\xEF\xBB\xBFtion]"},
        {"co\xC2\xADop", "[coop]"},
        {"co op", "[co \xC2\xADop] [co\xC2\xAD op] [co \xE2\x80\x8B op] coop"},
        {"a ", "[A   ]x[a\n]"},
        {" x", "a[ \xC2\xA0\n x]x"},
        {" ", "a[ ]b[  ]c[\n]d"},
        {"x ", "y x"},
        {"nothing", ""},
        {"¨", "a [¨] a b"},
        {"a\xCC\x88", "a¨ [ä]"},
        {"c++", "[C++] c+"},
        {"\x1B", "a[\x1B]b"},
    };
    ASSERT_ROWS(MATCH_PHRASE, rows);
}

static void test_other_scripts(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"שלום", "[ש\xD7\x81\xD6\xB8לו\xD6\xB9ם] [שלום]"},
        {"ש\xD7\x81ל", "[ש\xD7\x81ל]ום של"},
        {"محمد", "[م\xD9\x8Fح\xD9\x8Eم\xD9\x91\xD9\x8Eد] [محمد]"},
        {"한", "[한]국 [\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB]"},
        {"하", "한국 \xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"}, /* not the beginning of a syllable */
        {"\xE1\x84\x80\xE1\x85\xA1", "[가] 각"},
        {"क", "[क] कि क\xE0\xA5\x8D"}, /* another vowel, or none, is another letter */
        {"नियम", "[नियम]"},
        {"カ", "[カ] ガ カ\xE3\x82\x99"},
        {"ガ", "カ [ガ] [カ\xE3\x82\x99] [ｶﾞ]"},
        {"安全", "軍事[安全]保障"},
        {"👩", "[👩] 👩🏽 👩\xE2\x80\x8D👧"},
        {"👩\xE2\x80\x8D👧", "👩 [👩\xE2\x80\x8D👧] [👩👧]"},
        {"\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA",
         "[\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA] \xF0\x9F\x87\xA6\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA\xF0\x9F\x87\xA6"},
        {"❤", "[❤] [❤\xEF\xB8\x8F]"},
    };
    ASSERT_ROWS(MATCH_PHRASE, rows);
}

static void test_ill_formed_text(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"b", "a\xFF[b]\xC3[b]\xE2\x80[b]"},
        {"a\xCC\x81", "a\xFF\xCC\x81 [á]"},
        {"\xEF\xBF\xBD", "a[\xFF]b[\xEF\xBF\xBD]"},
        {"e", "[e]\xF0\x9F"},
    };
    ASSERT_ROWS(MATCH_PHRASE, rows);
}

static void test_keywords(void **state) {
    (void)state;
    static const struct row rows[] = {
        {"state", "the [State]’s, non-[state], interstate, statement, [state]."},
        {"threat*", "[threat], [threats], [Threatening], unthreatened, [threat]-level"},
        {"threat *", "[threats]"},
        {"armed forces", "[armed forces], the [Armed\nForces], unarmed forces, armed forcess"},
        {"armed force*", "[armed forces] [armed force]"},
        {"co", "[co]-op co\xC2\xADop [co]\xE2\x80\x8Bop"}, /* a soft hyphen ends no word, a zero-width space does */
        {"co*", "[co\xC2\xADop\xC2\xAD\xE2\x80\x8Doperate]-x"},
        {"op", "co\xC2\xADop co\xE2\x80\x8B[op]"},
        {"16", "[16] 161 a16 [16]. ([16])"},
        {"e", "[é] né"},
        {"traite", "le [traité] des traités"},
        {"мир", "[Мир] и миру"},
        {"мир*", "[Мир] и [миру]"},
        {"u.s.", "[U.S.] xU.S. [u.s.]a"},
        {"§", "[§]16 [§] 16"},
        {"a_b", "[a_b] [a_b]_c"},
        {"安全", "軍事[安全]保障"},
        {"安*", "[安]全"},
        {"安全*", "[安全]EU"},
        {"eu", "[EU]条約 EUx"},
        {"ไทย", "ประเทศ[ไทย]"},
    };
    ASSERT_ROWS(MATCH_WORDS, rows);
}

static void test_regular_expressions(void **state) {
    (void)state;
    if (!match_has_regex()) {
        assert_null(compile(STR("a"), MATCH_REGEX));
        return;
    }
    static const struct row rows[] = {
        {"art(icle)?\\.? \\d+", "[Article 16], [art. 6], [ART 3]"},
        {"Art(icle)?", "[Article] 16, article 6"},
        {"\\Bt\\s\\S+\\W", "a[t one ]and A[T Two ]"},
        {"\\p{Lu}\\w+", "the [Moscow] [Declaration], [Ágnes]"},
        {"\\x{41}b\\N{U+43}", "[abc] [ABC]"},
        {"(?<Name>a)(?P<Other>b)\\k<Name>(?P=Other)", "[abab] [ABAB]"},
        {"(?'Name'a)b(?P>Name)(?&Name)", "[abaa]"},
        {"\\pL\\PL\\x2E\\cA*\\x2A", "a[b .*] A[B-.*]"},
        {"(?<!X)a", "[a] A"},
        {"(*UCP)a(?i)b", "[ab] [AB]"},
        {"(?=A)a", "A a"},
        {"[[:alpha:]]x", "[ax] [Áx] x"},
        {"\\QA\\Eb", "[Ab] ab AB"},
        {"^the", "[The] one\n[the] other, the third"},
        {"one.$", "The [one,]\nand"},
        {"a.c", "[abc] a\nc [aéc]"},
        {"a*", "b[aaa]b[a]"}, /* never empty */
        {"x?|b", "a[b]"},
        {"a\\Kb", "a[b]"},
        {"e", "[e] e\xCC\x81 [e]"}, /* no half clusters */
        {"e.", "[e\xCC\x81] e\xCC\x81\xCC\xA8 [ex]"},
        {"\\X", "[e\xCC\x81][x]"},
        {"\xF0\x9F\x87\xA6", "\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF[\xF0\x9F\x87\xA6]"},
        {"é", "[é] [É] e\xCC\x81"}, /* the text as it stands */
        {"b+", "\xFF[bb]\xC3[b]"},
        {".b", "a\xFF"
               "b [xb]"},
        {"(?<=\\s)\\w", "\xC2\xA0[é]"},
    };
    ASSERT_ROWS(MATCH_REGEX, rows);
}

static void test_a_catastrophic_expression_ends(void **state) {
    (void)state;
    if (!match_has_regex())
        return;
    struct buf text = {0};
    for (size_t i = 0; i < 200; i++)
        buf_add(&text, STR("xx"));
    struct matcher *matcher = compile(STR("(x+x+)+[yz]"), MATCH_REGEX);
    struct match match;
    assert_true(matcher_find(matcher, STR("xxy"), 0, &match));
    assert_false(matcher_gave_up(matcher));
    alarm(60);
    assert_false(matcher_find(matcher, buf_str(&text), 0, &match));
    alarm(0);
    assert_true(matcher_gave_up(matcher));
    assert_false(matcher_find(matcher, STR("xxy"), 0, &match));
    matcher_free(matcher);
    buf_free(&text);
}

static void assert_fault(struct str pattern, enum match_mode mode, const char *part_of_message) {
    struct diag_list diags = {0};
    assert_null(matcher_new(pattern, mode, &diags));
    assert_int_equal(diags.n_errors, 1);
    assert_int_equal(diags.items[0].code, DIAG_VALUE);
    assert_non_null(strstr(diags.items[0].message, part_of_message));
    diag_list_free(&diags);
}

static void test_patterns_that_are_none(void **state) {
    (void)state;
    assert_fault(STR(""), MATCH_PHRASE, "nothing");
    assert_fault(STR("\xC2\xAD\xE2\x80\x8D"), MATCH_PHRASE, "nothing");
    assert_fault(STR(" "), MATCH_WORDS, "nothing");
    assert_fault(STR("*"), MATCH_WORDS, "nothing");
    assert_fault(STR(""), MATCH_REGEX, match_has_regex() ? "nothing" : "PCRE2");
    if (match_has_regex()) {
        assert_fault(STR("é(a"), MATCH_REGEX, "at character 4 of");
        assert_fault(STR("a\xFF"), MATCH_REGEX, "bad regular expression");
        assert_fault(STR("\\C"), MATCH_REGEX, "bad regular expression");
    }
    struct buf pattern = {0};
    for (size_t i = 0; i < MATCH_PATTERN_MAX; i++)
        buf_add_char(&pattern, 'a');
    matcher_free(compile(buf_str(&pattern), MATCH_PHRASE));
    buf_add_char(&pattern, 'a');
    assert_fault(buf_str(&pattern), MATCH_PHRASE, "too long");
    buf_free(&pattern);
    matcher_free(NULL);
}

static void test_beginning_in_the_middle(void **state) {
    (void)state;
    struct matcher *matcher = compile(STR("e"), MATCH_PHRASE);
    struct match match;
    struct str text = STR("e\xCC\x81 e\xCC\x81");
    assert_true(matcher_find(matcher, text, 1, &match)); /* inside the first cluster */
    assert_int_equal(match.start, 4);
    assert_int_equal(match.end, 7);
    assert_false(matcher_find(matcher, text, 5, &match));
    assert_false(matcher_find(matcher, text, 7, &match));
    assert_false(matcher_find(matcher, text, 100, &match));
    assert_false(matcher_find(matcher, (struct str){NULL, 0}, 0, &match));
    assert_int_equal(matcher_count(matcher, (struct str){NULL, 0}), 0);
    matcher_free(matcher);
    matcher = compile(STR("\xE1\x85\xA1\xE1\x86\xA8"), MATCH_PHRASE);
    assert_false(matcher_find(matcher, STR("\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"), 3, &match)); /* inside a syllable */
    matcher_free(matcher);
    matcher = compile(STR("op"), MATCH_WORDS);
    assert_false(matcher_find(matcher, STR("coop"), 2, &match)); /* what comes before counts */
    matcher_free(matcher);
}

static void test_sameness(void **state) {
    (void)state;
    assert_true(match_same(STR("Saint-Exupéry"), STR("SAINT–EXUPERY")));
    assert_true(match_same(STR(" the  Party’s\n"), STR("the party's")));
    assert_true(match_same(STR("Straße"), STR("strasse")));
    assert_true(match_same(STR(""), STR(" \xC2\xAD")));
    assert_false(match_same(STR("the party"), STR("theparty")));
    assert_false(match_same(STR("party"), STR("partys")));
    assert_false(match_same(STR("airspace"), STR("air-space")));
}

/* What holds for every match of any pattern in any text; returns how many there are. */
static size_t assert_matches_sound(const struct matcher *matcher, struct str text) {
    struct match match = {0, 0};
    size_t n_matches = 0;
    for (size_t from = 0; matcher_find(matcher, text, from, &match); from = match.end) {
        assert_true(match.start >= from && match.start < match.end && match.end <= text.n);
        assert_int_equal(grapheme_floor(text, match.start), match.start);
        assert_int_equal(grapheme_floor(text, match.end), match.end);
        n_matches++;
    }
    assert_int_equal(matcher_count(matcher, text), n_matches);
    return n_matches;
}

/* A random part of s, on cluster boundaries. */
static struct match random_part(struct prng *prng, struct str s) {
    size_t a = grapheme_floor(s, prng_below(prng, s.n + 1));
    size_t b = grapheme_floor(s, a + prng_below(prng, 24));
    return a < b ? (struct match){a, b} : (struct match){b, a};
}

static void test_every_part_of_a_text_is_found_in_it(void **state) {
    (void)state;
    struct prng prng = {23};
    struct buf text = {0};
    size_t n_found = 0;
    for (size_t round = rounds(20000); round > 0; round--) {
        random_text(&prng, &text, 1 + prng_below(&prng, 24));
        struct str s = exact_copy(buf_str(&text));
        struct match part = random_part(&prng, s);
        struct str pattern = str_slice(s, part.start, part.end);
        struct diag_list diags = {0};
        struct matcher *matcher = matcher_new(pattern, MATCH_PHRASE, &diags);
        assert_true(matcher != NULL || match_same(pattern, STR("")));
        if (matcher != NULL) {
            struct match match;
            assert_true(matcher_find(matcher, s, part.start, &match));
            assert_true(match.start < part.end);
            /* In front of the match there may only be what is passed over. */
            assert_true(match_same(str_slice(s, part.start, match.start), STR("")));
            assert_true(match_same(str_slice(s, match.start, match.end), pattern));
            assert_matches_sound(matcher, s);
            n_found++;
        }
        matcher_free(matcher);
        diag_list_free(&diags);
        free((char *)s.p);
    }
    assert_true(n_found > 500);
    buf_free(&text);
}

static void test_random_patterns_in_random_texts(void **state) {
    (void)state;
    struct prng prng = {29};
    struct buf text = {0}, pattern = {0};
    size_t n_matches[3] = {0};
    for (size_t round = rounds(30000); round > 0; round--) {
        random_text(&prng, &text, 1 + prng_below(&prng, 40));
        random_text(&prng, &pattern, round % 4 == 0 ? 2 : 1);
        enum match_mode mode = (enum match_mode)(round % 3);
        struct diag_list diags = {0};
        struct matcher *matcher = matcher_new(buf_str(&pattern), mode, &diags);
        struct str s = exact_copy(buf_str(&text));
        if (matcher != NULL)
            n_matches[mode] += assert_matches_sound(matcher, s);
        matcher_free(matcher);
        diag_list_free(&diags);
        free((char *)s.p);
    }
    assert_true(n_matches[MATCH_PHRASE] > 100 && n_matches[MATCH_WORDS] > 20);
    assert_true(n_matches[MATCH_REGEX] > 20 || !match_has_regex());
    buf_free(&text);
    buf_free(&pattern);
}

/* The first match at or after `from` by trying every part of the text; false if there is none. */
static bool find_by_trying(struct str pattern, struct str text, size_t from, struct match *match) {
    bool found = false;
    for (size_t start = from; start < text.n && !found; start = grapheme_next(text, start))
        for (size_t end = start; end < text.n && !found;) {
            end = grapheme_next(text, end);
            found = match_same(str_slice(text, start, end), pattern);
            *match = (struct match){start, end};
        }
    /* White space and what is passed over in front is no part of the match, so the shortest one with this end it is. */
    for (size_t start = match->start; found && start < match->end; start = grapheme_next(text, start))
        if (match_same(str_slice(text, start, match->end), pattern))
            match->start = start;
    return found;
}

static void test_as_trying_every_part_does(void **state) {
    (void)state;
    static const char *const pieces[] = {"a",        "A", "á", "a\xCC\x81", "b", "ß", "s", "S", " ", "\n", "\xC2\xA0",
                                         "\xC2\xAD", "’", "'", "-",         "–", "ﬁ", "f", "i", "…", ".",  "\xFF"};
    static const char *const patterns[] = {"a", "ab",  "ba", "a b", "ss", "s",   "fi", "if",
                                           "f", "...", "'",  "a-b", "aa", "a a", "s s"};
    struct prng prng = {31};
    struct buf text = {0};
    size_t n_compared = 0;
    for (size_t round = rounds(20000); round > 0; round--) {
        buf_clear(&text);
        for (size_t n = 1 + prng_below(&prng, 12); n > 0; n--)
            buf_add(&text, str_of(pieces[prng_below(&prng, sizeof pieces / sizeof *pieces)]));
        struct str s = buf_str(&text);
        struct str pattern = str_of(patterns[prng_below(&prng, sizeof patterns / sizeof *patterns)]);
        struct matcher *matcher = compile(pattern, MATCH_PHRASE);
        struct match found = {0, 0}, tried = {0, 0};
        bool more = true;
        for (size_t from = 0; more; from = found.end) {
            more = matcher_find(matcher, s, from, &found);
            assert_int_equal(find_by_trying(pattern, s, from, &tried), more);
            if (more) {
                assert_int_equal(found.start, tried.start);
                assert_int_equal(found.end, tried.end);
                n_compared++;
            }
        }
        matcher_free(matcher);
    }
    assert_true(n_compared > 200);
    buf_free(&text);
}

/* The same text composed and decomposed: every pattern, in either form, has its matches at the same places. */
static void test_normal_forms_do_not_matter(void **state) {
    (void)state;
    static const struct {
        const char *composed;
        const char *decomposed;
    } pairs[] = {
        {"é", "e\xCC\x81"},
        {"É", "E\xCC\x81"},
        {"ą\xCC\x81", "a\xCC\x81\xCC\xA8"},
        {"Å", "A\xCC\x8A"},
        {"\xE2\x84\xAB", "A\xCC\x8A"},
        {"ế", "e\xCC\x82\xCC\x81"},
        {"ệ", "e\xCC\xA3\xCC\x82"},
        {"ộ", "o\xCC\x82\xCC\xA3"},
        {"й", "и\xCC\x86"},
        {"ΐ", "ι\xCC\x88\xCC\x81"},
        {"ᾴ", "α\xCD\x85\xCC\x81"},
        {"가", "\xE1\x84\x80\xE1\x85\xA1"},
        {"각", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"},
        {"ガ", "カ\xE3\x82\x99"},
        {"א\xD6\xB7", "א\xD6\xB7"},
        {"\xEF\xAC\xAE", "א\xD6\xB7"},
        {"أ", "ا\xD9\x94"},
        {"\xE0\xA4\xA9", "न\xE0\xA4\xBC"},
        {"\xE1\xBF\xBD", "\xC2\xB4"},
        {"\xCE\x85", "\xC2\xA8\xCC\x81"},
        {"\xE2\x80\x80", "\xE2\x80\x82"},
        {"Σ", "Σ"},
        {"a", "a"},
        {"e", "e"},
        {" ", " "},
        {"ß", "ß"},
        {"ﬁ", "ﬁ"},
        {"α", "α"},
        {"ι", "ι"},
    };
    const size_t n_pairs = sizeof pairs / sizeof *pairs;
    struct prng prng = {37};
    struct buf forms[2] = {{0}, {0}};
    size_t n_matches = 0;
    for (size_t round = rounds(20000); round > 0; round--) {
        size_t places[2][17] = {{0}, {0}};
        size_t n = 4 + prng_below(&prng, 13);
        buf_clear(&forms[0]);
        buf_clear(&forms[1]);
        for (size_t i = 0; i < n; i++) {
            size_t pair = prng_below(&prng, n_pairs);
            places[0][i] = forms[0].n;
            places[1][i] = forms[1].n;
            buf_add(&forms[0], str_of(pairs[pair].composed));
            buf_add(&forms[1], str_of(pairs[pair].decomposed));
        }
        size_t first = prng_below(&prng, n - 2), last = first + 1 + prng_below(&prng, 2);
        size_t form = prng_below(&prng, 2);
        struct matcher *matcher = compile(str_slice(buf_str(&forms[form]), places[form][first], places[form][last]), MATCH_PHRASE);
        struct match found[2] = {{0, 0}, {0, 0}};
        while (matcher_find(matcher, buf_str(&forms[0]), found[0].end, &found[0])) {
            assert_true(matcher_find(matcher, buf_str(&forms[1]), found[1].end, &found[1]));
            size_t i = 0;
            while (i + 1 < n && places[0][i] < found[0].start)
                i++;
            assert_int_equal(places[1][i], found[1].start);
            n_matches++;
        }
        assert_false(matcher_find(matcher, buf_str(&forms[1]), found[1].end, &found[1]));
        matcher_free(matcher);
    }
    assert_true(n_matches > 500);
    buf_free(&forms[0]);
    buf_free(&forms[1]);
}

/* Long runs of what is hard to skip, with patterns that nearly match everywhere. */
static void test_hostile_texts_take_linear_time(void **state) {
    (void)state;
    static const struct {
        const char *pattern;
        const char *unit;
        enum match_mode mode;
    } rows[] = {
        {" x", " ", MATCH_PHRASE},
        {" x", "\xC2\xAD", MATCH_PHRASE},
        {" x", " \xC2\xAD", MATCH_PHRASE},
        {"ax", "a\xC2\xAD", MATCH_PHRASE},
        {"\xCC\x81x", "\xCC\x81", MATCH_PHRASE},
        {"👩x", "👩\xE2\x80\x8D", MATCH_PHRASE},
        {"\xF0\x9F\x87\xA6", "\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF", MATCH_PHRASE},
        {"\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF", "\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF", MATCH_PHRASE},
        {"x", "👩\xE2\x80\x8D", MATCH_WORDS},
        {"a", "a", MATCH_WORDS},
        {"a*", "a", MATCH_WORDS},
        {"\xC2\xAD"
         "a*",
         "\xC2\xAD", MATCH_WORDS},
        {"\xF0\x9F\x87\xA6", "\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF", MATCH_REGEX},
        {"👩", "👩\xE2\x80\x8D", MATCH_REGEX},
        {"e", "e\xCC\x81", MATCH_REGEX},
    };
    struct buf text = {0};
    alarm(120);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].mode == MATCH_REGEX && !match_has_regex())
            continue;
        buf_clear(&text);
        for (size_t k = rounds(200000); k > 0; k--)
            buf_add(&text, str_of(rows[i].unit));
        struct matcher *matcher = compile(str_of(rows[i].pattern), rows[i].mode);
        bool is_unit = str_equal(str_of(rows[i].pattern), str_of(rows[i].unit)) && rows[i].mode == MATCH_PHRASE;
        size_t n_matches = matcher_count(matcher, buf_str(&text));
        assert_true(is_unit ? n_matches == rounds(200000) : n_matches <= 1);
        matcher_free(matcher);
    }
    alarm(0);
    buf_free(&text);
}

/* The shortcuts of a search agree with folding itself, for every character. */
static void test_shortcuts(void **state) {
    (void)state;
    static const struct fold folds[] = {{false, false}, {false, true}, {true, false}, {true, true}};
    size_t n_tried = 0;
    for (uint32_t c = 0; c <= 0x10FFFF; c++) {
        if (c == 0xD800)
            c = 0xE000; /* surrogates are no characters */
        char bytes[4];
        struct str s = {bytes, utf8_encode(c, bytes)};
        for (size_t i = 0; i < sizeof folds / sizeof *folds; i++) {
            struct folded folded;
            assert_int_equal(fold_part(folds[i], s, 0, s.n, &folded), s.n);
            if (folded.n > 0 && !fold_may_begin(folds[i], c, folded.code_points[0]))
                fail_msg("U+%04X is skipped, though it folds to U+%04X", c, folded.code_points[0]);
            if (c < 0x80)
                assert_true(folded.n == 1 && fold_ascii(folds[i], (unsigned char)c) == folded.code_points[0]);
            n_tried += folded.n > 0;
        }
    }
    assert_true(n_tried > 4000000);
    assert_false(fold_may_begin(folds[0], 'b', 'a'));
    assert_false(fold_may_begin(folds[0], 0x4E00, 'a'));
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters),
        cmocka_unit_test(test_signs_and_spaces),
        cmocka_unit_test(test_other_scripts),
        cmocka_unit_test(test_ill_formed_text),
        cmocka_unit_test(test_keywords),
        cmocka_unit_test(test_regular_expressions),
        cmocka_unit_test(test_a_catastrophic_expression_ends),
        cmocka_unit_test(test_patterns_that_are_none),
        cmocka_unit_test(test_beginning_in_the_middle),
        cmocka_unit_test(test_sameness),
        cmocka_unit_test(test_every_part_of_a_text_is_found_in_it),
        cmocka_unit_test(test_random_patterns_in_random_texts),
        cmocka_unit_test(test_as_trying_every_part_does),
        cmocka_unit_test(test_normal_forms_do_not_matter),
        cmocka_unit_test(test_hostile_texts_take_linear_time),
        cmocka_unit_test(test_shortcuts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
