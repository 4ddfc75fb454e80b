/* export/citation: the styles of lists for other programs, letter for letter. */
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

/* The instruments, each at one of its places. */
static const char *const files[] = {"content/az-ru-2022.yaml", "tests/data/vclt-1969.yaml", "tests/data/us-ru-1867.yaml"};
static const char *const addresses[] = {"art_16", "art_31__para_1", "art_I"};
enum { N_FILES = sizeof files / sizeof *files };

static void assert_list(const char *style, const struct citation_place *places, size_t n, const char *expected) {
    struct buf out = {0};
    assert_non_null(citation_style_find(str_of(style)));
    citation_add(citation_style_find(str_of(style)), places, n, &out);
    assert_string_equal(out.p, expected);
    buf_free(&out);
}

static struct citation_place place_of(const struct agreement *agreement, const char *address) {
    const struct node *node = address_find(agreement, str_of(address));
    assert_non_null(node);
    return (struct citation_place){agreement, node, node};
}

static void assert_instruments(const char *style, const char *expected) {
    struct agreement *agreements[N_FILES];
    struct citation_place places[N_FILES];
    for (size_t i = 0; i < N_FILES; i++) {
        agreements[i] = fixture_load(files[i]);
        assert_non_null(agreements[i]);
        places[i] = place_of(agreements[i], addresses[i]);
    }
    assert_list(style, places, N_FILES, expected);
    for (size_t i = 0; i < N_FILES; i++)
        agreement_free(agreements[i]);
}

static void bibtex_is_exact(void **state) {
    (void)state;
    assert_instruments("bibtex",
                       "% \\cite[art.~16]{az-ru-2022}\n"
                       "@misc{az-ru-2022, title = {{Declaration on Allied Interaction between the Republic of Azerbaijan "
                       "and the Russian Federation}}, howpublished = {Signed at Moscow, 22 February 2022}, year = {2022}, "
                       "month = feb, url = {https://www.azernews.az/nation/189661.html}, urldate = {2025-07-05}}\n"
                       "% \\cite[art.~31(1)]{vclt-1969}\n"
                       "@misc{vclt-1969, title = {{Vienna Convention on the Law of Treaties}}, howpublished = {1155 UNTS "
                       "331}, year = {1969}, month = may, note = {Adopted 23 May 1969, entered into force 27 January 1980}}\n"
                       "% \\cite[art.~I]{us-ru-1867}\n"
                       "@misc{us-ru-1867, title = {{Treaty concerning the Cession of the Russian Possessions in North "
                       "America}}, howpublished = {15 Stat. 539}, year = {1867}, month = mar, note = {United "
                       "States--Russia. Signed 30 March 1867, entered into force 20 June 1867}}");
}

static void biblatex_is_exact(void **state) {
    (void)state;
    assert_instruments("biblatex",
                       "% \\cite[art.~16]{az-ru-2022}\n"
                       "@legal{az-ru-2022, entrysubtype = {piltreaty}, title = {{Declaration on Allied Interaction between "
                       "the Republic of Azerbaijan and the Russian Federation}}, shorttitle = {Moscow Declaration}, parties "
                       "= {Azerbaijan and Russia}, execution = {signed=2022-02-22}, date = {2022-02-22}, pagination = "
                       "{article}, url = {https://www.azernews.az/nation/189661.html}, urldate = {2025-07-05}}\n"
                       "% \\cite[art.~31(1)]{vclt-1969}\n"
                       "@legal{vclt-1969, entrysubtype = {piltreaty}, title = {{Vienna Convention on the Law of Treaties}}, "
                       "shorttitle = {VCLT}, execution = {adopted=1969-05-23 and inforce=1980-01-27}, date = {1969-05-23}, "
                       "journaltitle = {UNTS}, volume = {1155}, pages = {331}, pagination = {article}}\n"
                       "% \\cite[art.~I]{us-ru-1867}\n"
                       "@legal{us-ru-1867, entrysubtype = {piltreaty}, title = {{Treaty concerning the Cession of the "
                       "Russian Possessions in North America}}, parties = {{United States} and Russia}, execution = "
                       "{signed=1867-03-30 and inforce=1867-06-20}, date = {1867-03-30}, journaltitle = {Stat.}, volume = "
                       "{15}, pages = {539}, pagination = {article}}");
}

static void csl_json_is_exact(void **state) {
    (void)state;
    assert_instruments(
        "csl-json",
        "[{\"id\":\"az-ru-2022\",\"type\":\"treaty\",\"title\":\"Declaration on Allied Interaction between the Republic "
        "of Azerbaijan and the Russian Federation\",\"title-short\":\"Moscow "
        "Declaration\",\"issued\":{\"date-parts\":[[2022,2,22]]},\"event-place\":\"Moscow\",\"URL\":\"https://www.azernew"
        "s.az/nation/189661.html\",\"accessed\":{\"date-parts\":[[2025,7,5]]},\"language\":\"en\"},\n"
        " {\"id\":\"vclt-1969\",\"type\":\"treaty\",\"title\":\"Vienna Convention on the Law of "
        "Treaties\",\"title-short\":\"VCLT\",\"issued\":{\"date-parts\":[[1969,5,23]]},\"event-place\":\"Vienna\",\"volume\""
        ":\"1155\",\"container-title\":\"UNTS\",\"page\":\"331\",\"language\":\"en\"},\n"
        " {\"id\":\"us-ru-1867\",\"type\":\"treaty\",\"title\":\"Treaty concerning the Cession of the Russian "
        "Possessions in North "
        "America\",\"author\":[{\"literal\":\"U.S.\"},{\"literal\":\"Russ.\"}],\"issued\":{\"date-parts\":[[1867,3,30]]},\"ev"
        "ent-place\":\"Washington\",\"volume\":\"15\",\"container-title\":\"Stat.\",\"page\":\"539\",\"language\":\"en\"}]");
}

static const char awkward[] =
    "pacta: 1\nid: awkward\ntitle: \"100 % of {A} & B_C — \\\"so\\\" # 5 $ ~ ^ \\\\ end\"\nadopted: {date: 1900-05}\n"
    "sources:\n  - {id: web, publisher: Paper, url: 'https://x.example/a_b%20{c}', accessed: 2001}\n"
    "sections:\n  - id: first\n    title: Mr. Smith's\n    headings: editorial\n    provisions:\n"
    "      - {article: 1, quote: One., source: web}\n      - {article: 2, quote: Two., source: web}\n";

static struct agreement *load_awkward(void) {
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(STR(awkward), "awkward.yaml", &diags);
    diag_list_free(&diags);
    assert_non_null(agreement);
    return agreement;
}

static void a_work_has_one_entry_and_a_comment_for_each_place(void **state) {
    struct agreement *agreement = load_awkward(), *vienna = fixture_load(files[1]);
    struct citation_place places[] = {
        place_of(agreement, "art_1"),
        {vienna, vienna->root, vienna->root},
        place_of(agreement, "sec_first"),
        {agreement, address_find(agreement, STR("art_1")), address_find(agreement, STR("art_2"))},
    };
    (void)state;
    assert_list(
        "biblatex", places, sizeof places / sizeof *places,
        "% \\cite[art.~1]{awkward}\n"
        "% \\cite[{[Mr.~Smith's]}]{awkward}\n"
        "% \\cite[arts.~1--2]{awkward}\n"
        "@legal{awkward, entrysubtype = {piltreaty}, title = {{100 \\% of \\textbraceleft{}A\\textbraceright{} \\& B\\_C --- "
        "\"so\" \\# 5 \\$ \\textasciitilde{} \\textasciicircum{} \\textbackslash{} end}}, execution = {adopted=1900-05}, date = "
        "{1900-05}, pagination = {article}, url = {https://x.example/a_b%20%7Bc%7D}, urldate = {2001}}\n"
        "@legal{vclt-1969, entrysubtype = {piltreaty}, title = {{Vienna Convention on the Law of Treaties}}, shorttitle = "
        "{VCLT}, execution = {adopted=1969-05-23 and inforce=1980-01-27}, date = {1969-05-23}, journaltitle = {UNTS}, volume = "
        "{1155}, pages = {331}, pagination = {article}}");
    assert_list(
        "csl-json", places, sizeof places / sizeof *places,
        "[{\"id\":\"awkward\",\"type\":\"treaty\",\"title\":\"100 % of {A} & B_C — \\\"so\\\" # 5 $ ~ ^ \\\\ end\",\"issued\":"
        "{\"date-parts\":[[1900,5]]},\"URL\":\"https://x.example/a_b%20{c}\",\"accessed\":{\"date-parts\":[[2001]]},\"language\":"
        "\"en\"},\n"
        " {\"id\":\"vclt-1969\",\"type\":\"treaty\",\"title\":\"Vienna Convention on the Law of Treaties\",\"title-short\":"
        "\"VCLT\",\"issued\":{\"date-parts\":[[1969,5,23]]},\"event-place\":\"Vienna\",\"volume\":\"1155\",\"container-title\":"
        "\"UNTS\",\"page\":\"331\",\"language\":\"en\"}]");
    agreement_free(agreement);
    agreement_free(vienna);
}

static void an_unknown_date_is_left_out(void **state) {
    static const char text[] = "pacta: 1\nid: bare\ntitle: Bare\nprovisions:\n  - {article: 1, note: Nothing.}\n";
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(STR(text), "bare.yaml", &diags);
    assert_non_null(agreement);
    struct citation_place place = {agreement, agreement->root, agreement->root};
    (void)state;
    assert_list("bibtex", &place, 1, "@misc{bare, title = {{Bare}}}");
    assert_list("biblatex", &place, 1, "@legal{bare, entrysubtype = {piltreaty}, title = {{Bare}}, pagination = {article}}");
    assert_list("csl-json", &place, 1, "[{\"id\":\"bare\",\"type\":\"treaty\",\"title\":\"Bare\",\"language\":\"en\"}]");
    diag_list_free(&diags);
    agreement_free(agreement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bibtex_is_exact),
        cmocka_unit_test(biblatex_is_exact),
        cmocka_unit_test(csl_json_is_exact),
        cmocka_unit_test(a_work_has_one_entry_and_a_comment_for_each_place),
        cmocka_unit_test(an_unknown_date_is_left_out),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("citation lists", tests, NULL, NULL);
}
