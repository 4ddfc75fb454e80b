/* export/citation: the exact strings. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "agreement/reference.h"
#include "export/citation.h"

#include "fixture.h"

/* The instruments, as far as every citation of them goes. */
#define DECLARATION                                                                                                          \
    "Declaration on Allied Interaction between the Republic of Azerbaijan and the Russian Federation (Moscow Declaration), " \
    "signed at "                                                                                                             \
    "Moscow on 22 February 2022"
#define AZERNEWS "AzerNEWS, 22 February 2022, https://www.azernews.az/nation/189661.html"
#define NEWS_AZ                                                                                                                  \
    "News.Az, 25 February 2022, "                                                                                                \
    "https://news.az/news/declaration-on-allied-cooperation-between-azerbaijan-and-russia-aims-to-strengthen-regional-security-" \
    "russian-mfa"

static void assert_cited(const char *file, const char *first, const char *last, const char *expected) {
    struct agreement *agreement = fixture_load(file);
    assert_non_null(agreement);
    const struct node *from = first != NULL ? address_find(agreement, str_of(first)) : agreement->root;
    const struct node *to = last != NULL ? address_find(agreement, str_of(last)) : from;
    assert_non_null(from);
    assert_non_null(to);
    struct buf out = {0};
    const struct citation_style *style = citation_style_find(STR("plain"));
    assert_non_null(style);
    const struct citation_place place = {agreement, from, to};
    citation_add(style, &place, 1, &out);
    assert_string_equal(out.p, expected);
    buf_free(&out);
    agreement_free(agreement);
}

static const char *const moscow = "content/az-ru-2022.yaml", *const ferry = "tests/data/ferry-1911.yaml";

static void a_quotation_is_quoted_in_its_source(void **state) {
    (void)state;
    assert_cited(moscow, "art_16", NULL, DECLARATION ", Article 16, quoted in " AZERNEWS " [az-ru-2022#art_16]");
}

static void a_summary_is_summarised_from_its_source(void **state) {
    (void)state;
    assert_cited(moscow, "art_9", NULL, DECLARATION ", Article 9, summarised from " NEWS_AZ " [az-ru-2022#art_9]");
}

static void full_text_is_cited_from_the_series(void **state) {
    (void)state;
    assert_cited(
        "tests/data/vclt-1969.yaml", "art_31__para_1", NULL,
        "Vienna Convention on the Law of Treaties (VCLT), adopted at Vienna on 23 May 1969, entered into force on 27 January "
        "1980, Article 31(1), 1155 UNTS 331 [vclt-1969#art_31__para_1]");
}

static void two_parties_are_named_where_the_title_does_not(void **state) {
    (void)state;
    assert_cited("tests/data/us-ru-1867.yaml", "art_I", NULL,
                 "Treaty concerning the Cession of the Russian Possessions in North America (United States–Russia), signed at "
                 "Washington on 30 March 1867, entered into force on 20 June 1867, Article I, 15 Stat. 539 [us-ru-1867#art_I]");
}

static void the_whole_has_no_pinpoint(void **state) {
    (void)state;
    assert_cited(moscow, NULL, NULL, DECLARATION " [az-ru-2022]");
}

static void what_has_no_number_is_cited_by_title(void **state) {
    (void)state;
    assert_cited(moscow, "prov_scope", NULL,
                 DECLARATION ", [Scope of the cooperation], summarised from " AZERNEWS " [az-ru-2022#prov_scope]");
    assert_cited(moscow, "sec_military-political", NULL,
                 DECLARATION ", [Military-political cooperation], quoted in and summarised from " AZERNEWS
                             " [az-ru-2022#sec_military-political]");
}

static void a_range_names_every_source(void **state) {
    (void)state;
    assert_cited(moscow, "art_6", "art_9",
                 DECLARATION ", Articles 6-9, quoted in and summarised from " AZERNEWS "; summarised from " NEWS_AZ
                             " [az-ru-2022#art_6-art_9]");
    assert_cited(
        ferry, "part_I", "sec_upkeep",
        "Arrangement on the Ferry at Two Oaks (Ferry Notes), signed at Two Oaks on 2 May 1911, Part I to [Upkeep of the "
        "ferry], quoted in Velmar Gazette, 4 May 1911, p. 12, https://gazette.example/1911/two_oaks; quoted in and summarised "
        "from The *Courier* (translation), June 1911 [ferry-1911#part_I-sec_upkeep]");
}

static void one_paragraph_has_the_source_of_its_block(void **state) {
    (void)state;
    assert_cited(ferry, "art_1__para_1__point_b", NULL,
                 "Arrangement on the Ferry at Two Oaks (Ferry Notes), signed at Two Oaks on 2 May 1911, Article 1(1)(b), quoted in "
                 "Velmar Gazette, 4 May 1911, p. 12, https://gazette.example/1911/two_oaks [ferry-1911#art_1__para_1__point_b]");
}

/* Every address in brackets leads back to what was cited. */
static void addresses_can_be_pasted_back(void **state) {
    (void)state;
    static const char *const files[] = {"content/az-ru-2022.yaml", "tests/data/lake-concord.yaml", "tests/data/ferry-1911.yaml"};
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct agreement *agreement = fixture_load(files[f]);
        assert_non_null(agreement);
        for (size_t i = 1; i < agreement->n_nodes; i++) {
            const struct node *node = agreement->nodes[i];
            if (node->eid.n == 0 || address_find(agreement, node->eid) != node)
                continue;
            struct buf out = {0};
            citation_add_address(agreement, node, &out);
            struct str name, rest;
            assert_true(reference_split(buf_str(&out), &name, &rest));
            assert_true(str_equal(name, agreement->id));
            struct resolution resolution = reference_resolve(agreement, rest);
            assert_int_equal(resolution.status, RESOLUTION_FOUND);
            assert_ptr_equal(resolution.node, node);
            resolution_free(&resolution);
            buf_free(&out);
        }
        agreement_free(agreement);
    }
}

static void ranges_can_be_pasted_back(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("content/az-ru-2022.yaml");
    struct resolution resolution = reference_resolve(agreement, STR("art_6-art_9"));
    assert_int_equal(resolution.status, RESOLUTION_FOUND);
    assert_ptr_equal(resolution.node, address_find(agreement, STR("art_6")));
    assert_ptr_equal(resolution.last, address_find(agreement, STR("art_9")));
    resolution_free(&resolution);
    agreement_free(agreement);
}

static void what_is_not_known_is_left_out(void **state) {
    (void)state;
    static const char text[] =
        "pacta: 1\nid: bare\ntitle: Bare Treaty\nsigned: {date: 1900-05}\n"
        "sources:\n  - {id: paper, title: A Paper}\nseries:\n  - {name: XTS}\n"
        "provisions:\n  - article: 1\n    note: A remark.\n  - article: 2\n    quote: Words.\n    source: paper\n"
        "  - id: three\n    title: Third\n    summary: Other words.\n";
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(STR(text), "bare.yaml", &diags);
    assert_non_null(agreement);
    static const char *const expected[] = {
        "Bare Treaty, signed in May 1900, Article 1, XTS [bare#art_1]",
        "Bare Treaty, signed in May 1900, Article 2, XTS, quoted in A Paper [bare#art_2]",
        "Bare Treaty, signed in May 1900, “Third”, XTS [bare#prov_three]",
    };
    const struct node *node = agreement->root->first;
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++, node = node->next) {
        struct buf out = {0};
        const struct citation_place place = {agreement, node, node};
        citation_add(&citation_styles[0], &place, 1, &out);
        assert_string_equal(out.p, expected[i]);
        buf_free(&out);
    }
    diag_list_free(&diags);
    agreement_free(agreement);
}

static void styles_are_found_by_name(void **state) {
    (void)state;
    for (size_t i = 0; i < n_citation_styles; i++)
        assert_ptr_equal(citation_style_find(str_of(citation_styles[i].name)), &citation_styles[i]);
    assert_null(citation_style_find(STR("Plain")));
    assert_null(citation_style_find(STR("")));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quotation_is_quoted_in_its_source), cmocka_unit_test(a_summary_is_summarised_from_its_source),
        cmocka_unit_test(full_text_is_cited_from_the_series),  cmocka_unit_test(two_parties_are_named_where_the_title_does_not),
        cmocka_unit_test(the_whole_has_no_pinpoint),           cmocka_unit_test(what_has_no_number_is_cited_by_title),
        cmocka_unit_test(a_range_names_every_source),          cmocka_unit_test(one_paragraph_has_the_source_of_its_block),
        cmocka_unit_test(addresses_can_be_pasted_back),        cmocka_unit_test(ranges_can_be_pasted_back),
        cmocka_unit_test(what_is_not_known_is_left_out),       cmocka_unit_test(styles_are_found_by_name),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("citation", tests, NULL, NULL);
}
