/* tui/passage: what is taken away says whose words it is, and is verbatim where it is the instrument's. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "library/loader.h"
#include "tui/passage.h"

static const char text[] =
    "pacta: 1\nid: lake\ntitle: {en: Treaty of the Lake, fr: Traité du lac}\nsigned: {date: 1911-05-02, place: Basel}\n"
    "authentic: [en]\n"
    "sources:\n- {id: gazette, publisher: The Gazette, date: 1911-05-03}\n- {id: book, title: A Book}\n"
    "source: gazette\n"
    "sections:\n"
    "- id: boats\n  title: Of boats\n  headings: editorial\n  provisions:\n"
    "  - article: 16\n    title: Lamps\n"
    "    text: |\n      1. Every boat shall carry a lamp.\n      2. The lamp shall be lit:\n      (a) at night; and\n"
    "      (b) in fog, “rain” or snow.\n      Nothing else counts.\n"
    "    summary: {text: Boats need lamps., source: book, page: 7}\n"
    "    note: Not kept in practice.\n"
    "  - id: keeper\n    title: The keeper\n    summary: A keeper is chosen.\n"
    "  - article: 17\n"
    "    quote: [{text: No toll., source: gazette}, {text: Pas de péage., language: fr, source: book}]\n"
    "  - article: 18\n    text: \"\\x1b[31mRed\\x07\\tA­B\\u202e \\x9b\"\n";

static struct agreement *load(void) {
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(str_of(text), "lake.yaml", &diags);
    for (size_t i = 0; i < diags.n; i++)
        print_error("%zu:%zu %s\n", diags.items[i].line, diags.items[i].column, diags.items[i].message);
    assert_non_null(agreement);
    diag_list_free(&diags);
    return agreement;
}

/* The node with an address, and from there down: "b" the first block, "b2" the second, "p" its first paragraph, and so on. */
struct passage_case {
    const char *address;
    int block, paragraph; /* from 1; 0: not down to there */
    const char *language;
    const char *expected;
    const char *cited; /* with the plain citation; NULL: the same as without it */
};

#define CITED(pinpoint, rest) "Treaty of the Lake, signed at Basel on 2 May 1911, " pinpoint ", " rest

static const struct passage_case passage_cases[] = {
    /* The full text: the block, a paragraph, one with points under it, a point, a line behind them. */
    {"art_16", 1, 0, "",
     "1. Every boat shall carry a lamp.\n2. The lamp shall be lit:\n(a) at night; and\n(b) in fog, “rain” or snow.\nNothing else "
     "counts.",
     "“1. Every boat shall carry a lamp.\n2. The lamp shall be lit:\n(a) at night; and\n(b) in fog, “rain” or snow.\nNothing else "
     "counts.”\n" CITED("Article 16", "quoted in The Gazette, 3 May 1911 [lake#art_16]")},
    {"art_16__para_1", 0, 0, "", "1. Every boat shall carry a lamp.",
     "“1. Every boat shall carry a lamp.”\n" CITED("Article 16(1)", "quoted in The Gazette, 3 May 1911 [lake#art_16__para_1]")},
    {"art_16__para_2", 0, 0, "", "2. The lamp shall be lit:\n(a) at night; and\n(b) in fog, “rain” or snow.", NULL},
    {"art_16__para_2__point_b", 0, 0, "", "(b) in fog, “rain” or snow.",
     "“(b) in fog, “rain” or snow.”\n" CITED("Article 16(2)(b)",
                                             "quoted in The Gazette, 3 May 1911 [lake#art_16__para_2__point_b]")},
    {"art_16", 1, 3, "", "Nothing else counts.",
     "“Nothing else counts.”\n" CITED("Article 16", "quoted in The Gazette, 3 May 1911 [lake#art_16]")},
    /* A summary, whole and by its paragraph, with its page; a note with and one without a source. */
    {"art_16", 2, 0, "", "Boats need lamps. [summary, A Book, p. 7]",
     "Boats need lamps. [summary, A Book, p. 7]\n" CITED("Article 16", "summarised from A Book, p. 7 [lake#art_16]")},
    {"art_16", 2, 1, "", "Boats need lamps. [summary, A Book, p. 7]", NULL},
    {"art_16", 3, 1, "", "Not kept in practice. [note, The Gazette, 3 May 1911]", NULL},
    /* A quotation, and one that is a translation. */
    {"art_17", 1, 1, "", "No toll.", "“No toll.”\n" CITED("Article 17", "quoted in The Gazette, 3 May 1911 [lake#art_17]")},
    {"art_17", 2, 1, "", "Pas de péage. [translation, A Book]",
     "“Pas de péage.” [translation, A Book]\n" CITED("Article 17", "quoted in A Book (translation) [lake#art_17]")},
    /* Headings: with the blocks that stand under them, in one language or all; a section's alone; the title. */
    {"art_16", 0, 0, "",
     "Article 16 [Lamps]\n\n1. Every boat shall carry a lamp.\n2. The lamp shall be lit:\n(a) at night; and\n(b) in fog, “rain” or "
     "snow.\nNothing else counts.\n\nBoats need lamps. [summary, A Book, p. 7]\n\nNot kept in practice. [note, The Gazette, 3 May "
     "1911]",
     NULL},
    {"prov_keeper", 0, 0, "", "[The keeper]\n\nA keeper is chosen. [summary, The Gazette, 3 May 1911]",
     "[The keeper]\n\nA keeper is chosen. [summary, The Gazette, 3 May 1911]\n" CITED(
         "[The keeper]", "summarised from The Gazette, 3 May 1911 [lake#prov_keeper]")},
    {"art_17", 0, 0, "", "Article 17\n\nNo toll.\n\nPas de péage. [translation, A Book]", NULL},
    {"art_17", 0, 0, "en", "Article 17\n\nNo toll.", NULL},
    {"art_17", 0, 0, "fr", "Article 17\n\nPas de péage. [translation, A Book]", NULL},
    {"sec_boats", 0, 0, "", "[Of boats]", NULL},
    {"", 0, 0, "", "Treaty of the Lake", "Treaty of the Lake\nTreaty of the Lake, signed at Basel on 2 May 1911 [lake]"},
    {"", 0, 0, "fr", "Traité du lac", NULL},
    /* What a terminal would obey when it is pasted there. */
    {"art_18", 1, 1, "", "[31mRed A­B\xE2\x80\xAE ", NULL},
};

static const struct node *find_node(const struct agreement *agreement, const struct passage_case *c) {
    const struct node *node = c->address[0] != '\0' ? address_find(agreement, str_of(c->address)) : agreement->root;
    assert_non_null(node);
    if (c->block != 0)
        node = node->first;
    for (int i = 1; i < c->block; i++)
        node = node->next;
    if (c->paragraph != 0)
        node = node->first;
    for (int i = 1; i < c->paragraph; i++)
        node = node->next;
    assert_non_null(node);
    return node;
}

static void test_passages(void **state) {
    struct agreement *agreement = load();
    (void)state;
    for (size_t i = 0; i < sizeof passage_cases / sizeof *passage_cases; i++) {
        const struct passage_case *c = &passage_cases[i];
        const struct node *node = find_node(agreement, c);
        struct buf out = {0};
        passage_add(agreement, node, str_of(c->language), &out);
        assert_string_equal(out.p, c->expected);
        buf_clear(&out);
        passage_add_cited(agreement, node, str_of(c->language), citation_style_find(STR("plain")), &out);
        if (c->cited != NULL)
            assert_string_equal(out.p, c->cited);
        buf_free(&out);
    }
    agreement_free(agreement);
}

/* No summary, note or translation, wherever the focus stands, is taken away without saying so; nor with quotation marks, unless it is a
   translation. */
static void test_nothing_is_taken_for_a_quotation(void **state) {
    struct agreement *agreement = load();
    size_t n_marked = 0;
    (void)state;
    for (const struct node *node = agreement->root; node != NULL; node = node_next(node)) {
        if (node->block == NULL)
            continue;
        bool is_verbatim = block_kind_is_verbatim(node->block->kind), is_translation = block_is_translation(agreement, node->block);
        for (size_t style = 0; style < n_citation_styles; style++) {
            struct buf plain = {0}, cited = {0};
            passage_add(agreement, node, STR(""), &plain);
            passage_add_cited(agreement, node, STR(""), &citation_styles[style], &cited);
            bool is_marked = plain.p[plain.n - 1] == ']';
            assert_int_equal(is_marked, !is_verbatim || is_translation);
            assert_int_equal(str_starts(buf_str(&cited), STR("“")), is_verbatim);
            assert_int_equal(strstr(cited.p, is_translation ? "[translation" : is_verbatim ? "“" : "[") != NULL, true);
            n_marked += is_marked;
            buf_free(&plain);
            buf_free(&cited);
        }
    }
    assert_true(n_marked >= 8);
    agreement_free(agreement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_passages),
        cmocka_unit_test(test_nothing_is_taken_for_a_quotation),
    };
    setlocale(LC_CTYPE, "");
    return cmocka_run_group_tests_name("passage", tests, NULL, NULL);
}
