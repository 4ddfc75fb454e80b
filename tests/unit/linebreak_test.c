/* text/linebreak: lines fit, lose nothing but white space where they break, and break where a reader expects it. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "random_text.h"
#include "text/grapheme.h"
#include "text/linebreak.h"

/* The lines of a text, joined by "|"; a hyphen that has to be shown is one. */
static void join_lines(struct str text, const char *language, int width_cells, struct buf *out) {
    struct display display = display_make(DISPLAY_SCREEN);
    struct text_breaker *breaker = text_breaker_new(text, str_of(language), &display);
    struct text_line line;
    buf_clear(out);
    for (size_t start = 0; text_breaker_line(breaker, start, width_cells, &line); start = line.next) {
        if (start > 0)
            buf_add_char(out, '|');
        buf_add(out, str_slice(text, line.start, line.end));
        if (line.hyphen)
            buf_add_char(out, '-');
    }
    buf_add_char(out, '\0');
    text_breaker_free(breaker);
}

static void test_named_texts(void **state) {
    (void)state;
    static const struct {
        const char *text;
        int width_cells;
        const char *lines;
        const char *language;
    } rows[] = {
        {"The Parties shall consult", 12, "The Parties|shall|consult", "en"},
        {"The Parties shall consult", 11, "The Parties|shall|consult", "en"},
        {"The Parties  shall", 11, "The Parties|shall", "en"},
        {"The Parties ", 11, "The Parties", "en"},
        {"The Parties shall consult", 100, "The Parties shall consult", "en"},
        {"  indented", 10, "  indented", "en"},
        {"Unabhaengigkeit", 6, "Unabha|engigk|eit", "de"},
        {"an Unabhaengigkeit", 6, "an|Unabha|engigk|eit", "de"},
        {"the State\xC2\xA0of", 11, "the|State\xC2\xA0of", "en"},
        {"well-known", 6, "well-|known", "en"},
        {"Article 16\xE2\x80\x93"
         "18",
         11, "Article 16–|18", "en"},
        {"non\xE2\x80\x91proliferation x", 17, "non\xE2\x80\x91proliferation|x", "en"},
        {"co\xC2\xADoperation", 6, "co\xC2\xAD-|operat|ion", "en"},
        {"coop\xC2\xAD"
         "eration",
         4, "coop\xC2\xAD|erat|ion", "en"}, /* no room for the hyphen */
        {"co\xC2\xADoperation", 11, "co\xC2\xADoperation", "en"},
        {"a\xE2\x80\x8B"
         "b",
         1, "a\xE2\x80\x8B|b", "en"},
        {"条約条約", 4, "条約|条約", "ja"},
        {"条約。条約", 4, "条|約。|条約", "ja"}, /* no line begins with a full stop */
        {"条約", 1, "条|約", "ja"},              /* wider than the line: still one to a line */
        {"(a) the Party’s “own” law", 8, "(a) the|Party’s|“own”|law", "en"},
        {"say “yes”", 6, "say|“yes”", "en"},
        {"l’accord d’Etat", 8, "l’accord|d’Etat", "fr"},
        {"um « oui »", 7, "um|« oui »", "fr"},
        {"„gut“ ist", 5, "„gut“|ist", "de"},
        {"a\xE2\x80\xA8"
         "b",
         9, "a|b", "en"},
        {"a\nb", 9, "a|b", "en"},
        {"e\xCC\x81"
         "e\xCC\x81"
         "e\xCC\x81",
         2,
         "e\xCC\x81"
         "e\xCC\x81|e\xCC\x81",
         "fr"},
        {"👨\xE2\x80\x8D👩 👨\xE2\x80\x8D👩", 4, "👨\xE2\x80\x8D👩|👨\xE2\x80\x8D👩", ""},
        {"\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA x", 2,
         "\xF0\x9F\x87\xA6\xF0\x9F\x87\xBF|\xF0\x9F\x87\xB7\xF0\x9F\x87\xBA|x", ""},
        {"ab\xFF"
         "cd ef",
         6,
         "ab\xFF"
         "cd|ef",
         ""},
        {"ab\xC3 cd ef", 5, "ab\xC3|cd ef", ""}, /* the space is none of the broken letter's */
        {"ab \xEF\xBF\xBF cd ef", 12, "ab \xEF\xBF\xBF|cd ef", ""},
        {"x\x1B", 4, "x|\x1B", ""},
        {"   ", 2, "", ""},
        {"", 5, "", ""},
        {"ab cd", 0, "a|b|c|d", ""},
    };
    struct buf joined = {0};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        join_lines(str_of(rows[i].text), rows[i].language, rows[i].width_cells, &joined);
        assert_string_equal(joined.p, rows[i].lines);
    }
    buf_free(&joined);
}

/* Words of ASCII letters, broken by the simplest program that can be. */
static void break_simply(struct str text, size_t width, struct buf *out) {
    size_t used = 0;
    struct str word, rest = text;
    buf_clear(out);
    while (str_split(&rest, ' ', &word)) {
        if (out->n > 0 && used + 1 + word.n > width) {
            buf_add_char(out, '|');
            used = 0;
        } else if (out->n > 0) {
            buf_add_char(out, ' ');
            used++;
        }
        buf_add(out, word);
        used += word.n;
    }
    buf_add_char(out, '\0');
}

static void test_as_a_simpler_program_would(void **state) {
    (void)state;
    struct prng prng = {17};
    struct buf text = {0}, simple = {0}, lines = {0};
    size_t n_broken = 0;
    for (size_t round = rounds(2000); round > 0; round--) {
        buf_clear(&text);
        for (size_t n_words = 1 + prng_below(&prng, 30); n_words > 0; n_words--) {
            for (size_t n = 1 + prng_below(&prng, 9); n > 0; n--)
                buf_add_char(&text, (char)('a' + prng_below(&prng, 26)));
            if (n_words > 1)
                buf_add_char(&text, ' ');
        }
        size_t width = 9 + prng_below(&prng, 40);
        break_simply(buf_str(&text), width, &simple);
        join_lines(buf_str(&text), "en", (int)width, &lines);
        assert_string_equal(lines.p, simple.p);
        n_broken += str_index(buf_str(&lines), '|') < lines.n;
    }
    assert_true(n_broken > 50);
    buf_free(&text);
    buf_free(&simple);
    buf_free(&lines);
}

/* What holds for every line of every text. */
static void assert_line(const struct display *display, struct str text, const struct text_line *line, int width_cells) {
    assert_true(line->start <= line->end && line->end <= line->next && line->start < line->next && line->next <= text.n);
    assert_int_equal(grapheme_floor(text, line->end), line->end);
    assert_int_equal(grapheme_floor(text, line->next), line->next);
    struct str shown = str_slice(text, line->start, line->end);
    assert_int_equal(display_width(display, shown) + line->hyphen, line->width_cells);
    if (line->width_cells > width_cells)
        assert_int_equal(line->next == line->end ? grapheme_next(text, line->start) : line->end, line->end);
    if (line->hyphen)
        assert_true(str_ends(shown, STR("\xC2\xAD")) && line->next < text.n);
    static const char *const spaces[] = {" ", "\t", "\n", "\xE2\x80\x83", "\xE3\x80\x80", "\xE2\x80\xA8"};
    for (size_t at = line->end; at < line->next;) {
        size_t end = grapheme_next(text, at);
        bool is_space = false;
        for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
            is_space |= str_equal(str_slice(text, at, end), str_of(spaces[i]));
        assert_true(is_space || end - at == 3); /* or another of the general punctuation's spaces */
        at = end;
    }
}

static void test_random_texts(void **state) {
    (void)state;
    struct prng prng = {19};
    struct buf text = {0};
    const struct display display = display_make(DISPLAY_SCREEN);
    size_t n_lines = 0, n_texts = rounds(4000);
    for (size_t round = n_texts; round > 0; round--) {
        random_text(&prng, &text, 1 + prng_below(&prng, 40));
        struct str s = exact_copy(buf_str(&text));
        struct text_breaker *breaker = text_breaker_new(s, str_of(round % 2 == 0 ? "en" : "ja"), &display);
        int width_cells = (int)prng_below(&prng, 30);
        size_t start = 0;
        struct text_line line;
        for (; text_breaker_line(breaker, start, width_cells, &line); start = line.next) {
            assert_int_equal(line.start, start);
            assert_line(&display, s, &line, width_cells);
            n_lines++;
        }
        assert_int_equal(start, s.n);
        text_breaker_free(breaker);
        free((char *)s.p);
    }
    assert_true(n_lines > 2 * n_texts);
    buf_free(&text);
}

/* A line of one paragraph is found without looking at what is far behind it. */
static void test_a_long_paragraph(void **state) {
    (void)state;
    struct buf text = {0};
    for (size_t i = 0; i < rounds(100000); i++)
        buf_add(&text, STR("and the Parties "));
    struct display display = display_make(DISPLAY_FILE);
    struct text_breaker *breaker = text_breaker_new(buf_str(&text), STR("en"), &display);
    struct text_line line = {0};
    size_t n_lines = 0;
    for (size_t start = 0; text_breaker_line(breaker, start, 15, &line); start = line.next, n_lines++)
        assert_int_equal(line.end - line.start, 15);
    assert_int_equal(n_lines, rounds(100000));
    text_breaker_free(breaker);
    buf_free(&text);
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_named_texts),
        cmocka_unit_test(test_as_a_simpler_program_would),
        cmocka_unit_test(test_random_texts),
        cmocka_unit_test(test_a_long_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
