/* layout/layout: every byte of an item is shown exactly once, no line is too wide, and it looks as it should. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "layout/layout.h"
#include "text/grapheme.h"

#include "fixture.h"

/* --- Properties --- */

static bool is_white(uint32_t c) {
    return c == ' ' || c == '\t' || c == '\n' || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 ||
           c == 0x202F || c == 0x205F || c == 0x3000;
}

/* What a span covers and does not show may be white space or a soft hyphen only. */
static void assert_nothing_hidden(struct str hidden) {
    for (size_t at = 0; at < hidden.n;) {
        uint32_t c;
        at += utf8_decode(hidden, at, &c, NULL);
        assert_true(is_white(c) || c == 0xAD);
    }
}

static void assert_span(const struct flow_item *item, const struct span *span, const struct display *display, size_t *covered) {
    assert_int_equal(display_width(display, span->text), span->width_cells);
    if (!span->is_source)
        return;
    assert_int_equal(span->start, *covered);
    assert_true(span->end > span->start && span->end <= item->end);
    assert_true(span->text.n <= span->end - span->start);
    if (span->text.n != 0)
        assert_ptr_equal(span->text.p, item->text.p + span->start);
    assert_nothing_hidden(str_slice(item->text, span->start + span->text.n, span->end));
    *covered = span->end;
}

/* A line may be too wide only by one cluster for which the width is too small. */
static void assert_width(const struct line *line, int width_cells) {
    if (width_cells == 0 || line->width_cells <= width_cells)
        return;
    const struct span *last = &line->spans[line->n_spans - 1];
    assert_int_equal(grapheme_next(last->text, 0), last->text.n);
    assert_true(last->column <= 2 || last->column <= width_cells - 10);
}

static void assert_item(const struct flow *flow, size_t i, int width_cells, const struct display *display) {
    struct arena *arena = arena_new();
    const struct flow_item *item = &flow->items[i];
    struct layout layout = layout_item(flow, i, width_cells, display, arena);
    size_t covered = item->start;
    assert_true(layout.n_lines >= 1);
    if (width_cells == 0)
        assert_true(layout.n_lines <= 2); /* the second where a quotation goes on under its bar */
    for (size_t n = 0; n < layout.n_lines; n++) {
        const struct line *line = &layout.lines[n];
        size_t before = covered;
        int column = 0;
        for (size_t s = 0; s < line->n_spans; s++) {
            assert_true(line->spans[s].column >= column);
            column = line->spans[s].column + line->spans[s].width_cells;
            assert_span(item, &line->spans[s], display, &covered);
        }
        assert_int_equal(column, line->width_cells);
        assert_int_equal(line->start, covered > before ? before : item->start);
        assert_int_equal(line->end, covered > before ? covered : item->start);
        assert_width(line, width_cells);
        for (size_t byte = before; byte < covered; byte++)
            assert_int_equal(layout_find_line(&layout, byte), n);
    }
    assert_int_equal(covered, item->end);
    arena_free(arena);
}

static void spans_cover_the_text_once(void **state) {
    (void)state;
    const struct display displays[] = {display_make(DISPLAY_SCREEN), display_make(DISPLAY_FILE)};
    struct prng prng = {1911};
    for (size_t round = 0; round < rounds(1000); round++) {
        struct agreement *agreement = fixture_random_agreement(&prng);
        const struct flow_options options = {.language = STR(""),
                                             .linear = prng_below(&prng, 4) == 0,
                                             .ascii = prng_below(&prng, 4) == 0,
                                             .addresses = prng_below(&prng, 2) == 0};
        struct flow *flow = flow_new(agreement, agreement->root, agreement->root, &options);
        for (size_t i = 0; i < flow->n_items; i++)
            assert_item(flow, i, (int)prng_below(&prng, prng_below(&prng, 2) != 0 ? 121 : 14), &displays[prng_below(&prng, 2)]);
        flow_free(flow);
        agreement_free(agreement);
    }
}

static void shipped_agreements_fit_every_width(void **state) {
    (void)state;
    static const char *const names[] = {"content/az-ru-2022.yaml", "tests/data/lake-concord.yaml", "tests/data/ferry-1911.yaml"};
    const struct display display = display_make(DISPLAY_SCREEN);
    const struct flow_options options = {.language = STR(""), .absences = true};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        struct agreement *agreement = fixture_load(names[n]);
        assert_non_null(agreement);
        struct flow *flow = flow_new(agreement, agreement->root, agreement->root, &options);
        for (int width_cells = 1; width_cells <= 120; width_cells += getenv("PACTA_TEST_SLOW") != NULL ? 17 : 1)
            for (size_t i = 0; i < flow->n_items; i++)
                assert_item(flow, i, width_cells, &display);
        flow_free(flow);
        agreement_free(agreement);
    }
}

/* --- Looks --- */

/* Loads an agreement with one provision of this body, in YAML indented by four spaces. */
static struct agreement *load_provision(const char *headings, const char *body) {
    struct buf text = {0};
    struct diag_list diags = {0};
    buf_printf(&text,
               "pacta: 1\nid: test\ntitle: Test\nheadings: %s\nauthentic: [en, fr]\narticles: 100\ncoverage: excerpts\n"
               "sources:\n  - {id: news, publisher: News, date: 2022-02-22}\n"
               "provisions:\n  - article: 16\n%s",
               headings, body);
    struct agreement *agreement = agreement_load_text(buf_str(&text), "test", &diags);
    if (agreement == NULL)
        print_error("%s: %s\n", diags.items[0].message, text.p);
    diag_list_free(&diags);
    buf_free(&text);
    assert_non_null(agreement);
    return agreement;
}

/* The lines of the provision as they are seen, blank lines as well; spaces at the end of a line are not seen. */
static char *draw(const struct agreement *agreement, int width_cells, const struct flow_options *options) {
    const struct display display = display_make(DISPLAY_SCREEN);
    const struct node *node = address_find(agreement, STR("art_16"));
    struct flow *flow = flow_new(agreement, node, node, options);
    struct arena *arena = arena_new();
    struct buf out = {0};
    for (size_t i = 0; i < flow->n_items; i++) {
        struct layout layout = layout_item(flow, i, width_cells, &display, arena);
        for (int gap = 0; gap < flow->items[i].gap_before; gap++)
            buf_add_char(&out, '\n');
        for (size_t n = 0; n < layout.n_lines; n++) {
            int column = 0;
            for (size_t s = 0; s < layout.lines[n].n_spans; s++) {
                const struct span *span = &layout.lines[n].spans[s];
                for (; column < span->column; column++)
                    buf_add_char(&out, ' ');
                display_add(&display, &out, span->text);
                column += span->width_cells;
            }
            while (out.n != 0 && out.p[out.n - 1] == ' ')
                out.n--;
            buf_add_char(&out, '\n');
        }
    }
    arena_free(arena);
    flow_free(flow);
    return buf_take(&out);
}

static void assert_drawn(const char *headings, const char *body, int width_cells, struct flow_options options,
                         const char *expected) {
    struct agreement *agreement = load_provision(headings, body);
    char *drawn = draw(agreement, width_cells, &options);
    assert_string_equal(drawn, expected);
    free(drawn);
    agreement_free(agreement);
}

static const char *const quote_body = "    title: Military assistance\n    quote: |\n      In order to ensure security.\n"
                                      "      (a) by land;\n      Or not.\n    source: news\n    see: [16, \"un-charter 51\"]\n";

static void a_quotation_has_a_bar_on_every_line(void **state) {
    (void)state;
    assert_drawn("editorial", quote_body, 40, (struct flow_options){.language = STR("")},
                 "Art. 16  [Military assistance]\n"
                 "“ quotation · News, 22 Feb 2022\n"
                 "┃ In order to ensure security.\n"
                 "┃ (a) by land;\n"
                 "┃\n"
                 "┃ Or not.\n"
                 "  see [1] Art. 16  [2] un-charter 51\n");
}

static void ascii_signs_say_the_same(void **state) {
    (void)state;
    assert_drawn("instrument", quote_body, 24, (struct flow_options){.language = STR(""), .ascii = true},
                 "Art. 16  Military\n"
                 "  assistance\n"
                 "\" quotation - News, 22\n"
                 "  Feb 2022\n"
                 "| In order to ensure\n"
                 "| security.\n"
                 "| (a) by land;\n"
                 "|\n"
                 "| Or not.\n"
                 "  see [1] Art. 16\n"
                 "      [2] un-charter 51\n");
}

static void linear_spells_the_kind_and_stands_flush(void **state) {
    (void)state;
    assert_drawn("editorial", quote_body, 60, (struct flow_options){.language = STR(""), .linear = true},
                 "Article 16: [Military assistance]\n"
                 "Quotation, Article 16, News:\n"
                 "In order to ensure security.\n"
                 "(a) by land;\n"
                 "\n"
                 "Or not.\n"
                 "See: 1, Article 16; 2, un-charter 51.\n");
}

static void narrow_screens_keep_cells_for_the_text(void **state) {
    (void)state;
    assert_drawn("editorial", quote_body, 11, (struct flow_options){.language = STR("")},
                 "Art. 16\n"
                 " [Military\n"
                 " assistanc\n"
                 " e]\n"
                 "“ quotation\n"
                 " · News, 22\n"
                 " Feb 2022\n"
                 "┃In order\n"
                 "┃to ensure\n"
                 "┃security.\n"
                 "┃(a) by\n"
                 "┃land;\n"
                 "┃\n"
                 "┃Or not.\n"
                 " see\n"
                 " [1] Art.\n"
                 " 16\n"
                 " [2] un-\n"
                 " charter 51\n");
}

static void markers_hang_by_depth(void **state) {
    (void)state;
    assert_drawn(
        "instrument",
        "    text: |\n      Each Party shall:\n      1. keep the ferry, and not let it sink;\n      (a) by day;\n      (i) in "
        "summer;\n      (ii) in winter, when it is ice;\n      2. pay.\n      Nobody pays twice.\n",
        30, (struct flow_options){.language = STR("")},
        "Art. 16\n"
        "§ full text\n"
        "  Each Party shall:\n"
        "  1.  keep the ferry, and not\n"
        "      let it sink;\n"
        "      (a) by day;\n"
        "          (i)  in summer;\n"
        "          (ii) in winter, when\n"
        "               it is ice;\n"
        "  2.  pay.\n"
        "\n"
        "  Nobody pays twice.\n");
}

static void languages_and_translations_are_named(void **state) {
    (void)state;
    static const char body[] = "    source: news\n    text:\n      - {text: Water., page: 7}\n      - {text: Eau., language: fr}\n"
                               "      - {text: Wasser., language: de}\n      - {text: Su., language: qqq}\n    note: A remark.\n";
    assert_drawn("instrument", body, 60, (struct flow_options){.language = STR("")},
                 "Art. 16\n"
                 "§ full text · English · News, 22 Feb 2022, p. 7\n"
                 "  Water.\n\n"
                 "§ full text · French · News, 22 Feb 2022\n"
                 "  Eau.\n\n"
                 "§ full text (translation) · German · News, 22 Feb 2022\n"
                 "  Wasser.\n\n"
                 "§ full text (translation) · qqq · News, 22 Feb 2022\n"
                 "  Su.\n\n"
                 "† note · English · News, 22 Feb 2022\n"
                 "  A remark.\n");
    assert_drawn("instrument", body, 60, (struct flow_options){.language = STR("fr"), .addresses = true},
                 "Art. 16\n"
                 "§ full text · French · News, 22 Feb 2022 [test#art_16]\n"
                 "  Eau.\n\n"
                 "† note · English · News, 22 Feb 2022 [test#art_16]\n"
                 "  A remark.\n");
}

static void a_soft_hyphen_shows_only_where_a_line_breaks(void **state) {
    (void)state;
    assert_drawn("instrument", "    summary: \"a trans\\u00ADbound\\u00ADary river\"\n", 14,
                 (struct flow_options){.language = STR("")},
                 "Art. 16\n"
                 "≈ summary\n"
                 "  a trans-\n"
                 "  boundary\n"
                 "  river\n");
}

static void nothing_in_a_title_or_text_reaches_the_terminal_raw(void **state) {
    (void)state;
    assert_drawn("editorial", "    title: \"A\\e[31mB\"\n    summary: \"x\\u202Ey\\tz\"\n", 40,
                 (struct flow_options){.language = STR("")},
                 "Art. 16  [A<U+001B>[31mB]\n"
                 "≈ summary\n"
                 "  x<U+202E>y z\n");
}

static void absences_are_said(void **state) {
    (void)state;
    assert_drawn("instrument", "    summary: One.\n    see: [99]\n", 60, (struct flow_options){.language = STR("")},
                 "Art. 16\n"
                 "≈ summary\n"
                 "  One.\n"
                 "  see [1] 99 (not in this edition)\n");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(spans_cover_the_text_once),
        cmocka_unit_test(shipped_agreements_fit_every_width),
        cmocka_unit_test(a_quotation_has_a_bar_on_every_line),
        cmocka_unit_test(ascii_signs_say_the_same),
        cmocka_unit_test(linear_spells_the_kind_and_stands_flush),
        cmocka_unit_test(narrow_screens_keep_cells_for_the_text),
        cmocka_unit_test(markers_hang_by_depth),
        cmocka_unit_test(languages_and_translations_are_named),
        cmocka_unit_test(a_soft_hyphen_shows_only_where_a_line_breaks),
        cmocka_unit_test(nothing_in_a_title_or_text_reaches_the_terminal_raw),
        cmocka_unit_test(absences_are_said),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("layout", tests, NULL, NULL);
}
