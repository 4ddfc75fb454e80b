/* export/citation: the styles of footnotes, letter for letter. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "export/citation.h"

#include "fixture.h"

/* The instruments; "opened" is the convention of Vienna with the date from which states could sign it. */
static const char moscow[] = "content/az-ru-2022.yaml", vienna[] = "tests/data/vclt-1969.yaml", opened[] = "opened",
                  alaska[] = "tests/data/us-ru-1867.yaml", lake[] = "tests/data/lake-concord.yaml",
                  ferry[] = "tests/data/ferry-1911.yaml";

static struct agreement *load_text(const char *text) {
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(str_of(text), "text.yaml", &diags);
    diag_list_free(&diags);
    assert_non_null(agreement);
    return agreement;
}

static struct agreement *load_opened(void) {
    struct buf file = fixture_read(vienna), text = {0};
    const char *rest = strstr(file.p, "entry_into_force:");
    assert_non_null(rest);
    buf_add(&text, (struct str){file.p, (size_t)(rest - file.p)});
    buf_printf(&text, "opened_for_signature: {date: 1969-05-23, place: Vienna}\n%s", rest);
    struct agreement *agreement = load_text(text.p);
    buf_free(&file);
    buf_free(&text);
    return agreement;
}

static void assert_place(const struct agreement *agreement, const char *style, const struct node *first, const struct node *last,
                         const char *expected) {
    const struct citation_place place = {agreement, first, last};
    struct buf out = {0};
    assert_non_null(citation_style_find(str_of(style)));
    citation_add(citation_style_find(str_of(style)), &place, 1, &out);
    assert_string_equal(out.p, expected);
    buf_free(&out);
}

static void assert_cited(const char *file, const char *style, const char *first, const char *last, const char *expected) {
    struct agreement *agreement = file == opened ? load_opened() : fixture_load(file);
    assert_non_null(agreement);
    const struct node *from = first != NULL ? address_find(agreement, str_of(first)) : agreement->root;
    const struct node *to = last != NULL ? address_find(agreement, str_of(last)) : from;
    assert_non_null(from);
    assert_non_null(to);
    assert_place(agreement, style, from, to, expected);
    agreement_free(agreement);
}

static void the_examples_are_exact(void **state) {
    static const struct {
        const char *style, *file, *address, *expected;
    } examples[] = {
        {"oscola", moscow, "art_16",
         "Declaration on Allied Interaction between the Republic of Azerbaijan and the Russian Federation "
         "(Azerbaijan–Russia) (signed 22 February 2022) (Moscow Declaration) art 16, quoted in Vugar "
         "Khalilov, ‘Azerbaijan, Russia sign Declaration on Allied Cooperation [UPDATE]’ AzerNEWS (22 "
         "February 2022) <https://www.azernews.az/nation/189661.html> accessed 5 July 2025"},
        {"oscola", vienna, "art_31__para_1",
         "Vienna Convention on the Law of Treaties (adopted 23 May 1969, entered into force 27 January 1980) "
         "1155 UNTS 331 (VCLT) art 31(1)"},
        {"oscola", opened, "art_31__para_1",
         "Vienna Convention on the Law of Treaties (opened for signature 23 May 1969, entered into force 27 "
         "January 1980) 1155 UNTS 331 (VCLT) art 31(1)"},
        {"oscola", alaska, "art_I",
         "Treaty concerning the Cession of the Russian Possessions in North America (United States–Russia) "
         "(signed 30 March 1867, entered into force 20 June 1867) 15 Stat 539 art I"},
        {"bluebook", moscow, "art_16",
         "Declaration on Allied Interaction, Azer.-Russ., art. 16, Feb. 22, 2022, quoted in Vugar Khalilov, "
         "Azerbaijan, Russia sign Declaration on Allied Cooperation [UPDATE], AzerNEWS (Feb. 22, 2022), "
         "https://www.azernews.az/nation/189661.html."},
        {"bluebook", vienna, "art_31__para_1",
         "Vienna Convention on the Law of Treaties art. 31(1), adopted May 23, 1969, 1155 U.N.T.S. 331."},
        {"bluebook", opened, "art_31__para_1",
         "Vienna Convention on the Law of Treaties art. 31(1), opened for signature May 23, 1969, 1155 "
         "U.N.T.S. 331."},
        {"bluebook", alaska, "art_I",
         "Treaty concerning the Cession of the Russian Possessions in North America, U.S.-Russ., art. I, Mar. "
         "30, 1867, 15 Stat. 539."},
        {"chicago", moscow, "art_16",
         "Declaration on Allied Interaction between the Republic of Azerbaijan and the Russian Federation, "
         "February 22, 2022, art. 16, quoted in Vugar Khalilov, “Azerbaijan, Russia sign Declaration on "
         "Allied Cooperation [UPDATE],” AzerNEWS, February 22, 2022, "
         "https://www.azernews.az/nation/189661.html."},
        {"chicago", vienna, "art_31__para_1", "Vienna Convention on the Law of Treaties, May 23, 1969, 1155 UNTS 331, art. 31(1)."},
        {"chicago", alaska, "art_I",
         "Treaty concerning the Cession of the Russian Possessions in North America, U.S.-Russ., March 30, "
         "1867, 15 Stat. 539, art. I."},
    };
    (void)state;
    for (size_t i = 0; i < sizeof examples / sizeof *examples; i++)
        assert_cited(examples[i].file, examples[i].style, examples[i].address, NULL, examples[i].expected);
}

static void the_whole_has_no_pinpoint(void **state) {
    (void)state;
    assert_cited(vienna, "oscola", NULL, NULL,
                 "Vienna Convention on the Law of Treaties (adopted 23 May 1969, entered into force 27 January 1980) 1155 UNTS 331 "
                 "(VCLT)");
    assert_cited(vienna, "bluebook", NULL, NULL,
                 "Vienna Convention on the Law of Treaties, adopted May 23, 1969, 1155 U.N.T.S. 331.");
    assert_cited(moscow, "bluebook", NULL, NULL, "Declaration on Allied Interaction, Azer.-Russ., Feb. 22, 2022.");
    assert_cited(vienna, "chicago", NULL, NULL, "Vienna Convention on the Law of Treaties, May 23, 1969, 1155 UNTS 331.");
}

static void a_summary_says_so(void **state) {
    (void)state;
    assert_cited(
        moscow, "oscola", "art_9", NULL,
        "Declaration on Allied Interaction between the Republic of Azerbaijan and the Russian Federation (Azerbaijan–Russia) "
        "(signed 22 February 2022) (Moscow Declaration) art 9, summarised from News.Az (25 February 2022) "
        "<https://news.az/news/declaration-on-allied-cooperation-between-azerbaijan-and-russia-aims-to-strengthen-regional-"
        "security-russian-mfa>");
    assert_cited(moscow, "bluebook", "prov_scope", NULL,
                 "Declaration on Allied Interaction, Azer.-Russ., [Scope of the cooperation], Feb. 22, 2022, summarised from Vugar "
                 "Khalilov, Azerbaijan, Russia sign Declaration on Allied Cooperation [UPDATE], AzerNEWS (Feb. 22, 2022), "
                 "https://www.azernews.az/nation/189661.html.");
}

static void places_have_small_letters_and_titles_their_own(void **state) {
    (void)state;
    static const char lake_until[] = "Concord on the Waters, the Navigation and the Fisheries of Lake Isarn (invented) (opened for "
                                     "signature 14 June 1987, entered into force 4 November 1988) 12 Isarn Treaty Series 204 (Lake "
                                     "Concord) ";
    static const struct {
        const char *first, *last, *expected;
    } places[] = {
        {"part_I", NULL, "part I"},
        {"rec_3", NULL, "preamble, recital 3"},
        {"annex_1__art_1", NULL, "annex 1, art 1"},
        {"art_4", "art_6", "arts 4–6"},
        {"part_I", "part_II", "part I to part II"},
        {"art_4__para_2__point_a__point_i", NULL, "art 4(2)(a)(i)"},
    };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct buf expected = {0};
        buf_printf(&expected, "%s%s", lake_until, places[i].expected);
        assert_cited(lake, "oscola", places[i].first, places[i].last, expected.p);
        buf_free(&expected);
    }
    assert_cited(ferry, "chicago", "art_1__para_1__point_b", NULL,
                 "Arrangement on the Ferry at Two Oaks, Velmar-Orsène, May 2, 1911, art. 1(1)(b), quoted in Velmar Gazette, May 4, "
                 "1911, 12, "
                 "https://gazette.example/1911/two_oaks.");
}

static void what_is_not_known_is_left_out(void **state) {
    static const char text[] =
        "pacta: 1\nid: bare\ntitle: Bare Treaty\nsigned: {date: 1900-05}\n"
        "parties: [{code: FRA, name: French Republic}, {name: Kingdom of Velmar, short: Velmar}]\n"
        "sources:\n  - {id: paper, title: What now?}\nseries:\n  - {name: XTS}\n  - {name: UNTS, volume: 3}\n"
        "provisions:\n  - article: 1\n    note: A remark.\n  - article: 2\n    quote: Words.\n    source: paper\n";
    static const struct {
        const char *style, *first, *second;
    } expected[] = {
        {"oscola", "Bare Treaty (French Republic–Velmar) (signed May 1900) 3 UNTS art 1",
         "Bare Treaty (French Republic–Velmar) (signed May 1900) 3 UNTS art 2, quoted in ‘What now?’"},
        {"bluebook", "Bare Treaty, Fr.-Velmar, art. 1, May 1900, 3 U.N.T.S.",
         "Bare Treaty, Fr.-Velmar, art. 2, May 1900, 3 U.N.T.S., quoted in What now?"},
        {"chicago", "Bare Treaty, Fr.-Velmar, May 1900, 3 UNTS, art. 1.",
         "Bare Treaty, Fr.-Velmar, May 1900, 3 UNTS, art. 2, quoted in What now?"},
    };
    struct agreement *agreement = load_text(text);
    const struct node *node = agreement->root->first;
    (void)state;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        assert_place(agreement, expected[i].style, node, node, expected[i].first);
        assert_place(agreement, expected[i].style, node->next, node->next, expected[i].second);
    }
    agreement_free(agreement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_examples_are_exact),
        cmocka_unit_test(the_whole_has_no_pinpoint),
        cmocka_unit_test(a_summary_says_so),
        cmocka_unit_test(places_have_small_letters_and_titles_their_own),
        cmocka_unit_test(what_is_not_known_is_left_out),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("citation styles", tests, NULL, NULL);
}
