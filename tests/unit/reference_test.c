/* agreement/reference: what people type and curators write, and what they are told where it leads nowhere. */
#include "accord.h"
#include "fixture.h"

#include "agreement/address.h"
#include "agreement/coverage.h"
#include "agreement/label.h"
#include "agreement/name.h"
#include "agreement/paragraph.h"
#include "agreement/reference.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* What a reference gives, on one line: an eId, "eId .. eId", the eIds of an ambiguous one with "?" before, or "! message". */
static void describe(struct buf *out, const struct agreement *agreement, struct str reference) {
    struct resolution resolution = reference_resolve(agreement, reference);
    buf_clear(out);
    if (resolution.status == RESOLUTION_FOUND) {
        assert_null(resolution.message);
        buf_add(out, resolution.node->eid);
        if (resolution.last != resolution.node)
            buf_printf(out, " .. %.*s", STR_ARG(resolution.last->eid));
    } else if (resolution.status == RESOLUTION_AMBIGUOUS) {
        assert_true(resolution.n_candidates > 1);
        assert_non_null(resolution.message);
        buf_add_char(out, '?');
        for (size_t i = 0; i < resolution.n_candidates; i++)
            buf_printf(out, " %.*s", STR_ARG(resolution.candidates[i]->eid));
        for (size_t i = 1; i < resolution.n_candidates; i++)
            assert_true(resolution.candidates[i - 1]->order < resolution.candidates[i]->order);
    } else {
        assert_null(resolution.node);
        buf_printf(out, "! %s", resolution.message);
    }
    resolution_free(&resolution);
}

static void assert_resolves(const struct agreement *agreement, const char *reference, const char *expected) {
    struct buf out = {0};
    describe(&out, agreement, str_of(reference));
    if (!str_equal(buf_str(&out), str_of(expected)))
        fail_msg("\"%s\" gives \"%.*s\" instead of \"%s\"", reference, STR_ARG(buf_str(&out)), expected);
    buf_free(&out);
}

static void assert_rows(const struct agreement *agreement, const char *const (*rows)[2], size_t n) {
    for (size_t i = 0; i < n; i++)
        assert_resolves(agreement, rows[i][0], rows[i][1]);
}

/* --- One agreement with a bit of everything ---------------------------------------------------------------------------- */

static int set_up_lake(void **state) {
    *state = accord_lake();
    return 0;
}

static int tear_down(void **state) {
    agreement_free(*state);
    return 0;
}

static void test_spellings(void **state) {
    static const char *const rows[][2] = {
        {"16", "art_16"},
        {"Art. 16", "art_16"},
        {"article 16", "art_16"},
        {" 16 ", "art_16"},
        {"art16", "art_16"},
        {"XVI", "art_16"},
        {"xvi", "art_16"},
        {"Article XVI", "art_16"},
        {"16 bis", "art_16bis"},
        {"16bis", "art_16bis"},
        {"16-bis", "art_16bis"},
        {"Art. 16 BIS", "art_16bis"},
        {"XVI bis", "art_16bis"},
        {"§ 16", "art_16"},
        {"Статья 16", "art_16"},
        {"ART_16", "art_16"},
        {"#art_16", "art_16"},
        {"#Art_16", "art_16"},
        {"art-16", "art_16"},
        {"016", "art_16"},
        {"artículo 16", "art_16"},
        {"16.", "art_16"},
        {"", ""},
        {"  ", ""},
        {"#", ""},
    };
    assert_rows(*state, rows, COUNT(rows));
}

static void test_pinpoints(void **state) {
    static const char *const rows[][2] = {
        {"16(2)(b)", "art_16__para_2__point_b"},
        {"16.2.b", "art_16__para_2__point_b"},
        {"16, para. 2 (b)", "art_16__para_2__point_b"},
        {"16 paragraph 2 point b", "art_16__para_2__point_b"},
        {"Article 16, paragraph 2(b)", "art_16__para_2__point_b"},
        {"Article 16 (2) (B)", "art_16__para_2__point_b"},
        {"art_16(2)(b)", "art_16__para_2__point_b"},
        {"16(2)b)", "art_16__para_2__point_b"},
        {"16 2b", "art_16__para_2__point_b"},
        {"16(2)(b)(ii)", "art_16__para_2__point_b__point_ii"},
        {"16 bis(2)", "art_16bis__para_2"},
        {"16 bis 2", "art_16bis__para_2"},
        {"XVI(2)", "art_16__para_2"},
        {"paragraph 2 of Article 16", "art_16__para_2"},
        {"point b of paragraph 2 of article 16", "art_16__para_2__point_b"},
        {"7(1.1)", "art_7__para_1__subpara_1-1"},
        {"7(1)(1.1)", "art_7__para_1__subpara_1-1"},
        {"7.1.1", "art_7__para_1__subpara_1-1"},
        {"6(1), indent 2", "art_6__para_1__indent_2"},
        {"18(2)(b)", "art_18__para_2__point_b"},
        {"18, sub-paragraph 2 b", "art_18__para_2__point_b"},
        {"2(i)", "art_2__point_i"},
        {"2(j)", "art_2__point_j"},
        {"art_16__list_1__para_2", "art_16__para_2"},
        {"art_16__para_2__list_1__point_b", "art_16__para_2__point_b"},
        {"16(9)", "! Article 16 has no paragraph (9) in this edition"},
        {"16(2)(z)", "! Article 16(2) has no paragraph (z) in this edition"},
        {"16(2)(b)(v)", "! Article 16(2)(b) has no paragraph (v) in this edition"},
        {"6(1), indent 9", "! Article 6(1) has no indent 9 in this edition"},
        {"9(1)", "! Article 9 has no paragraph (1) in this edition"},
    };
    assert_rows(*state, rows, COUNT(rows));
}

static void test_parts(void **state) {
    static const char *const rows[][2] = {
        {"Part III", "part_III"},
        {"part 3", "part_III"},
        {"chapter II", "? part_II__chp_II part_III__chp_II part_IV__chp_II"},
        {"part II chapter I", "part_II__chp_I"},
        {"Part II, Chapter I", "part_II__chp_I"},
        {"chapter 1 of part 2", "part_II__chp_I"},
        {"part II, art. 8", "art_8"},
        {"part II, art. 1", "! no section, provision or article \"part II, art. 1\" in Lake Concord"},
        {"section 2", "sec_2"},
        {"annex 1", "annex_1"},
        {"Annex I", "annex_1"},
        {"annexe 1", "annex_1"},
        {"annex", "? annex_1 annex_2"},
        {"annex 3", "! no section, provision or article \"annex 3\" in Lake Concord"},
        {"annex 1, article 2", "annex_1__art_2"},
        {"annex 1 art 4(2)(c)(ii)", "annex_1__art_4__para_2__point_c__point_ii"},
        {"annex 1 4", "annex_1__art_4"},
        {"article 2 of annex 1", "annex_1__art_2"},
        {"paragraph 2 of article 2 of annex 1", "annex_1__art_2__para_2"},
        {"annex 2 section 1 art 2", "annex_2__art_2"},
        {"annex_1__art_4", "annex_1__art_4"},
        {"preamble", "preamble"},
        {"Préambule", "preamble"},
        {"recital 3", "rec_3"},
        {"recital III", "! no section, provision or article \"recital III\" in Lake Concord"},
        {"rec. 3", "rec_3"},
        {"preamble, recital 3", "rec_3"},
        {"preamble 3", "rec_3"},
        {"recital 99", "! no section, provision or article \"recital 99\" in Lake Concord"},
        {"closing", "closing"},
    };
    assert_rows(*state, rows, COUNT(rows));
}

static void test_names_and_titles(void **state) {
    static const char *const rows[][2] = {
        {"agreed-understanding", "prov_agreed-understanding"},
        {"Agreed-Understanding", "prov_agreed-understanding"},
        {"agreed", "prov_agreed-understanding"},
        {"agreed under", "prov_agreed-understanding"},
        {"prov_agreed-understanding", "prov_agreed-understanding"},
        {"negot", "art_49"},
        {"NEGOT", "art_49"},
        {"Négociation", "art_49"},
        {"negociation", "art_49"},
        {"good off", "art_49"},
        {"d'eau", "art_22"},
        {"Arbitration", "? art_51 annex_2"},
        {"arbitra", "? art_51 annex_2"},
        {"egotiation", "! no section, provision or article \"egotiation\" in Lake Concord"},
        {"foo", "! no section, provision or article \"foo\" in Lake Concord"},
        {"lake-concord#16", "! no section, provision or article \"lake-concord#16\" in Lake Concord"},
    };
    assert_rows(*state, rows, COUNT(rows));
}

static void test_ranges(void **state) {
    static const char *const rows[][2] = {
        {"16-18", "art_16 .. art_18"},
        {"16\u201318", "art_16 .. art_18"},
        {"16 - 18", "art_16 .. art_18"},
        {"art. 16 to 18", "art_16 .. art_18"},
        {"arts 16-18", "art_16 .. art_18"},
        {"art_16->art_18", "art_16 .. art_18"},
        {"art_16-art_18", "art_16 .. art_18"},
        {"16-16 bis", "art_16 .. art_16bis"},
        {"XVI-XVIII", "art_16 .. art_18"},
        {"16-16", "art_16"},
        {"16(1)-(3)", "art_16__para_1 .. art_16__para_3"},
        {"16(1)-16(3)", "art_16__para_1 .. art_16__para_3"},
        {"part I - part II", "part_I .. part_II"},
        {"recital 1 to recital 3", "rec_1 .. rec_3"},
        {"18-16", "! \"18-16\" runs backwards: Article 16 comes first"},
        {"16-99", "! Lake Concord has 61 articles; this edition has 1-16, 16 bis, 17-60"},
        {"98-99", "! Lake Concord has 61 articles; this edition has 1-16, 16 bis, 17-60"},
        {"16(1)-(9)", "! Article 16 has no paragraph (9) in this edition"},
        {"16-", "art_16"},
        {"negot-fact", "! no section, provision or article \"negot-fact\" in Lake Concord"},
    };
    assert_rows(*state, rows, COUNT(rows));
}

static void test_absent_articles(void **state) {
    static const char *const numbers[] = {"61", "99", "art. 99", "Article 99(2)", "99.1", "99 bis", "LXX", "0", "99, paragraph 2"};
    const struct agreement *lake = *state;
    for (size_t i = 0; i < COUNT(numbers); i++)
        assert_resolves(lake, numbers[i], "! Lake Concord has 61 articles; this edition has 1-16, 16 bis, 17-60");
    struct resolution resolution = reference_resolve(lake, STR("art. 61 bis(2)"));
    assert_int_equal(resolution.status, RESOLUTION_ABSENT);
    assert_int_equal(resolution.article, 61);
    assert_null(resolution.nearest);
    resolution_free(&resolution);
    resolution = reference_resolve(lake, STR("16(7)"));
    assert_int_equal(resolution.article, 0);
    assert_ptr_equal(resolution.nearest, address_find(lake, STR("art_16")));
    resolution_free(&resolution);
}

/* Every address leads to its place, in any case of its letters and with a "#" before it. */
static void test_every_address(void **state) {
    const struct agreement *lake = *state;
    struct buf text = {0}, out = {0};
    size_t n = 0;
    for (size_t i = 0; i < lake->n_nodes; i++) {
        struct str eid = lake->nodes[i]->eid;
        if (eid.n == 0)
            continue;
        buf_clear(&text);
        buf_add_char(&text, '#');
        for (size_t k = 0; k < eid.n; k++)
            buf_add_char(&text, (char)(n % 2 == 0 && eid.p[k] >= 'a' && eid.p[k] <= 'z' ? eid.p[k] - 'a' + 'A' : eid.p[k]));
        describe(&out, lake, eid);
        assert_true(str_equal(buf_str(&out), eid));
        describe(&out, lake, buf_str(&text));
        assert_true(str_equal(buf_str(&out), eid));
        n++;
    }
    assert_true(n > 300);
    buf_free(&text);
    buf_free(&out);
}

/* Every article of the main body answers to its number in every spelling. */
static void test_every_article(void **state) {
    static const char *const spellings[] = {"%.*s", "Art. %.*s", "article %.*s", "ARTICLE %.*s.", "§%.*s", "art-%.*s", "  %.*s  "};
    const struct agreement *lake = *state;
    struct buf text = {0}, out = {0};
    size_t n = 0;
    for (const struct node *node = coverage_first_article(lake->root); node != NULL;
         node = coverage_next_article(lake->root, node)) {
        for (size_t i = 0; i < COUNT(spellings); i++, n++) {
            char spelled[64];
            snprintf(spelled, sizeof spelled, spellings[i], STR_ARG(node->label));
            describe(&out, lake, str_of(spelled));
            assert_true(str_equal(buf_str(&out), node->eid));
        }
    }
    assert_int_equal(n, 61 * COUNT(spellings));
    buf_free(&text);
    buf_free(&out);
}

/* Every numbered paragraph answers to its numbers, put together in several ways. */
static void test_every_paragraph(void **state) {
    static const char *const ways[][2] = {{"(", ")"}, {" (", ")"}, {".", ""}, {", para. ", ""}, {" ", ""}};
    const struct agreement *lake = *state;
    struct buf out = {0}, text = {0};
    size_t n = 0;
    for (size_t i = 0; i < lake->n_nodes; i++) {
        const struct node *node = lake->nodes[i];
        struct str numbers[MARKER_LEVELS_MAX + 1];
        size_t n_numbers = 0;
        const struct node *up = node;
        for (; up->kind == NODE_PARAGRAPH; up = up->parent)
            numbers[n_numbers++] = marker_number(up->label);
        bool has_indent = false, has_dot = false;
        for (size_t k = 0; k < n_numbers; k++) {
            has_indent = has_indent || numbers[k].n == 0;
            has_dot = has_dot || str_index(numbers[k], '.') != numbers[k].n;
        }
        up = node_holder(up);
        if (n_numbers == 0 || has_indent || !node_is_article(up) || node_ancestor(up, NODE_ANNEX) != NULL)
            continue;
        for (size_t way = 0; way < (has_dot ? 2 : COUNT(ways)); way++, n++) { /* a dot is kept only in brackets */
            buf_clear(&text);
            buf_add(&text, up->label);
            for (size_t k = n_numbers; k-- > 0;)
                buf_printf(&text, "%s%.*s%s", ways[way][0], STR_ARG(numbers[k]), ways[way][1]);
            describe(&out, lake, buf_str(&text));
            if (!str_equal(buf_str(&out), node->eid))
                fail_msg("\"%.*s\" gives \"%.*s\" instead of \"%.*s\"", STR_ARG(buf_str(&text)), STR_ARG(buf_str(&out)),
                         STR_ARG(node->eid));
        }
    }
    assert_true(n > 800);
    buf_free(&out);
    buf_free(&text);
}

/* What is called "Article 31(1)(b)" is found by that name, unless its name is a title that others share. */
static void test_every_name(void **state) {
    const struct agreement *lake = *state;
    struct buf out = {0}, name = {0};
    size_t n = 0;
    for (size_t i = 1; i < lake->n_nodes; i++) {
        const struct node *node = lake->nodes[i];
        if (node->eid.n == 0)
            continue;
        for (size_t is_short = 0; is_short < 2; is_short++, n++) {
            buf_clear(&name);
            name_add(lake, node, is_short != 0, &name);
            describe(&out, lake, buf_str(&name));
            if (!str_equal(buf_str(&out), node->eid))
                fail_msg("\"%.*s\" gives \"%.*s\" instead of \"%.*s\"", STR_ARG(buf_str(&name)), STR_ARG(buf_str(&out)),
                         STR_ARG(node->eid));
        }
    }
    assert_true(n > 600);
    buf_free(&out);
    buf_free(&name);
}

/* The references that its curator wrote. */
static void test_curated(void **state) {
    const struct agreement *lake = *state;
    size_t n_here = 0, n_elsewhere = 0;
    for (size_t i = 0; i < lake->n_nodes; i++) {
        for (size_t k = 0; k < lake->nodes[i]->n_see; k++) {
            const struct reference *reference = &lake->nodes[i]->see[k];
            bool is_elsewhere = reference->target == NULL;
            *(is_elsewhere ? &n_elsewhere : &n_here) += 1;
            assert_true(is_elsewhere == (reference->agreement.n != 0));
            assert_true(is_elsewhere == (reference->last == NULL));
            if (is_elsewhere) {
                assert_true(str_equal(reference->agreement, STR("az-ru-2022")));
                assert_true(str_equal(reference->rest, STR("16")) || str_equal(reference->rest, STR("art_6")));
            }
        }
    }
    assert_true(n_here > 40);
    assert_int_equal(n_elsewhere, 2);
}

/* --- Small agreements -------------------------------------------------------------------------------------------------- */

static void test_by_division(void **state) {
    (void)state;
    struct agreement *agreement = accord_text("numbering: by-division\n"
                                              "sections:\n"
                                              "  - {division: chapter, number: I, title: One, provisions: [\n"
                                              "      {article: 1, text: \"1. One.\\n2. Two.\"}, {article: 2, text: Two.}]}\n"
                                              "  - {division: chapter, number: II, title: Two, provisions: [\n"
                                              "      {article: 1, text: \"1. One.\\n2. Two.\\n3. Three.\"}]}\n");
    static const char *const rows[][2] = {
        {"1", "? chp_I__art_1 chp_II__art_1"},
        {"2", "chp_I__art_2"},
        {"1(2)", "? chp_I__art_1__para_2 chp_II__art_1__para_2"},
        {"1(3)", "chp_II__art_1__para_3"},
        {"chapter II, 1", "chp_II__art_1"},
        {"chp 2 art 1(2)", "chp_II__art_1__para_2"},
        {"article 1 of chapter I", "chp_I__art_1"},
        {"Chapter II, Article 1", "chp_II__art_1"},
    };
    assert_rows(agreement, rows, COUNT(rows));
    struct resolution resolution = reference_resolve(agreement, STR("1"));
    assert_string_equal(resolution.message, "\"1\" is ambiguous: chp_I__art_1, chp_II__art_1");
    resolution_free(&resolution);
    agreement_free(agreement);
}

static void test_labels_with_dots_and_brackets(void **state) {
    (void)state;
    struct agreement *agreement = accord_text("provisions:\n"
                                              "  - {article: 2, text: \"11. Eleven.\\n12. Twelve.\"}\n"
                                              "  - {article: \"2.11\", text: \"1. One.\"}\n"
                                              "  - {article: \"5\", text: \"(a) A.\\n(b) B.\"}\n"
                                              "  - {article: \"5(a)\", text: Five a.}\n"
                                              "  - {article: 5b, text: Five b.}\n"
                                              "  - {article: A-03, text: \"A-03.1 Dotted.\"}\n"
                                              "  - {article: XX, text: \"1. One.\"}\n"
                                              "  - {article: \"30\", text: \"30.1 One.\\n30.2 Two.\\n(a) A.\"}\n");
    static const char *const rows[][2] = {
        {"2.11", "art_2-11"},
        {"2(11)", "art_2__para_11"},
        {"2.12", "art_2__para_12"},
        {"2.11(1)", "art_2-11__para_1"},
        {"2.11.1", "art_2-11__para_1"},
        {"5(a)", "art_5-a"},
        {"5 (a)", "art_5-a"},
        {"5(b)", "art_5__point_b"},
        {"5b", "art_5b"},
        {"a03", "art_A-03"},
        {"A-03", "art_A-03"},
        {"20", "art_XX"},
        {"xx", "art_XX"},
        {"20(1)", "art_XX__para_1"},
        {"30.2", "art_30__para_30-2"},
        {"30(2)(a)", "art_30__para_30-2__point_a"},
        {"30(30.2)", "art_30__para_30-2"},
        {"5-20", "art_5 .. art_XX"},
    };
    assert_rows(agreement, rows, COUNT(rows));
    agreement_free(agreement);
}

static void test_roman_beside_arabic(void **state) {
    (void)state;
    struct agreement *agreement = accord_text("provisions:\n"
                                              "  - {article: V, text: Roman.}\n"
                                              "  - {article: \"5\", text: Arabic.}\n"
                                              "  - {article: \"6\", text: Arabic.}\n"
                                              "  - {article: VII, text: Roman.}\n");
    static const char *const rows[][2] = {{"5", "art_5"},  {"V", "art_V"},   {"v", "art_V"},    {"6", "art_6"},
                                          {"VI", "art_6"}, {"7", "art_VII"}, {"vii", "art_VII"}};
    assert_rows(agreement, rows, COUNT(rows));
    assert_resolves(agreement, "8", "! Test Accord: this edition has articles V, 5, 6, VII");
    agreement_free(agreement);
}

static void test_main_body_and_annexes(void **state) {
    (void)state;
    struct agreement *with =
        accord_text("provisions: [{article: 1, text: One.}]\n"
                    "annexes: [{title: Map, provisions: [{article: 1, text: One.}, {article: 2, text: Two.}]}]\n");
    assert_resolves(with, "1", "art_1");
    assert_resolves(with, "2", "! Test Accord: this edition has article 1");
    assert_resolves(with, "annex, 2", "annex_1__art_2");
    agreement_free(with);
    struct agreement *without = accord_text("annexes: [{title: Map, provisions: [{article: 1, text: One.}]},"
                                            " {title: Tolls, provisions: [{article: 1, text: One.}, {article: 2, text: Two.}]}]\n");
    assert_resolves(without, "1", "? annex_1__art_1 annex_2__art_1");
    assert_resolves(without, "2", "annex_2__art_2");
    agreement_free(without);
}

static void test_ids_before_titles(void **state) {
    (void)state;
    struct agreement *agreement = accord_text(
        "coverage: excerpts\narticles: 43\n"
        "sections:\n"
        "  - id: military-political\n"
        "    title: Cooperation\n"
        "    provisions:\n"
        "      - {id: scope, title: Scope, summary: \"1. One\"}\n"
        "      - {article: 16, title: Military assistance, quote: \"Verbatim.\"}\n"
        "      - {article: 25, title: Military assistance in war, quote: \"Verbatim.\"}\n"
        "  - {id: energy, title: 50 years of gas, provisions: [{id: energy-saving, title: Saving, summary: Words.}]}\n");
    static const char *const rows[][2] = {
        {"military", "sec_military-political"},
        {"military-political", "sec_military-political"},
        {"military pol", "sec_military-political"},
        {"assist", "? art_16 art_25"},
        {"assistance in", "art_25"},
        {"military assistance", "art_16"},
        {"Military Assistance", "art_16"},
        {"energy", "sec_energy"},
        {"ener", "? sec_energy prov_energy-saving"},
        {"scope", "prov_scope"},
        {"50 years", "sec_energy"},
        {"years", "sec_energy"},
        {"50", "! Test Accord has 43 articles; this edition has 16, 25"},
        {"military-energy", "! no section, provision or article \"military-energy\" in Test Accord"},
        {"military - energy", "sec_military-political .. sec_energy"},
        {"military-political - energy", "sec_military-political .. sec_energy"},
        {"scope-energy", "prov_scope .. sec_energy"},
    };
    assert_rows(agreement, rows, COUNT(rows));
    agreement_free(agreement);
}

static void test_blocks_that_hold_different_parts(void **state) {
    (void)state;
    struct agreement *agreement = accord_text("provisions:\n"
                                              "  - article: 1\n"
                                              "    quote: \"2. Two.\"\n"
                                              "    text: \"1. One.\\n2. Two:\\n(a) a;\\n(b) b.\"\n"
                                              "    summary: \"3. Not the instrument's number.\"\n");
    assert_resolves(agreement, "1(2)", "art_1__para_2");
    assert_resolves(agreement, "1(2)(b)", "art_1__para_2__point_b");
    assert_resolves(agreement, "1(3)", "! Article 1 has no paragraph (3) in this edition");
    agreement_free(agreement);
}

/* --- What a curator wrote ---------------------------------------------------------------------------------------------- */

static void assert_fault(const struct diag_list *diags, size_t i, enum diag_code code, size_t line, size_t column,
                         const char *message) {
    assert_true(i < diags->n);
    assert_int_equal(diags->items[i].code, code);
    assert_int_equal(diags->items[i].line, line);
    assert_int_equal(diags->items[i].column, column);
    assert_string_equal(diags->items[i].file, "test.yaml");
    assert_string_equal(diags->items[i].message, message);
}

/* The fixture puts six lines before. */
static void test_curated_faults(void **state) {
    (void)state;
    struct diag_list diags = {0};
    struct agreement *agreement =
        accord_load("articles: 43\ncoverage: excerpts\naliases: [accord]\n"
                    "provisions:\n"
                    "  - article: 16\n"
                    "    quote: Verbatim.\n"
                    "    see: [17, \"16(2)\", other-accord 5, other-accord#art_5, test 16, accord#art_16, ./x.yaml]\n"
                    "  - {article: 18, quote: Verbatim., see: [\"42 bis\", XL]}\n",
                    &diags);
    assert_non_null(agreement);
    assert_int_equal(diags.n_errors, 0);
    assert_int_equal(diags.n, 4);
    assert_fault(&diags, 0, DIAG_ABSENT_ARTICLE, 13, 11,
                 "\"17\" leads nowhere: Test Accord has 43 articles; this edition has 16, 18");
    assert_fault(&diags, 1, DIAG_ABSENT_ARTICLE, 13, 15,
                 "\"16(2)\" leads nowhere: Article 16 has no paragraph (2) in this edition");
    assert_fault(&diags, 2, DIAG_ABSENT_ARTICLE, 14, 43,
                 "\"42 bis\" leads nowhere: Test Accord has 43 articles; this edition has 16, 18");
    assert_fault(&diags, 3, DIAG_ABSENT_ARTICLE, 14, 53,
                 "\"XL\" leads nowhere: Test Accord has 43 articles; this edition has 16, 18");
    const struct node *article = address_find(agreement, STR("art_16"));
    static const char *const elsewhere[][2] = {{"", ""}, {"", ""}, {"other-accord", "5"}, {"other-accord", "art_5"},
                                               {"", ""}, {"", ""}, {"./x.yaml", ""}};
    assert_int_equal(article->n_see, COUNT(elsewhere));
    for (size_t i = 0; i < COUNT(elsewhere); i++) {
        assert_true(str_equal(article->see[i].agreement, str_of(elsewhere[i][0])));
        assert_true(str_equal(article->see[i].rest, str_of(elsewhere[i][1])));
        assert_ptr_equal(article->see[i].target, i == 4 || i == 5 ? article : NULL);
        assert_ptr_equal(article->see[i].last, article->see[i].target);
    }
    agreement_free(agreement);
    diag_list_free(&diags);
}

static void test_curated_errors(void **state) {
    (void)state;
    struct diag_list diags = {0};
    struct agreement *agreement = accord_load("articles: 43\n"
                                              "provisions:\n"
                                              "  - article: 1\n"
                                              "    text: Verbatim.\n"
                                              "    see: [44, \"1(2)\", foo, annex 7, 2-1, com]\n"
                                              "  - {article: 2, title: Common, text: Verbatim.}\n"
                                              "  - {article: 3, title: Community, text: Verbatim.}\n",
                                              &diags);
    assert_null(agreement);
    assert_int_equal(diags.n, 6);
    assert_fault(&diags, 0, DIAG_REFERENCE, 11, 11, "\"44\" leads nowhere: Test Accord has 43 articles; this edition has 1, 2, 3");
    assert_fault(&diags, 1, DIAG_REFERENCE, 11, 15, "\"1(2)\" leads nowhere: Article 1 has no paragraph (2) in this edition");
    assert_fault(&diags, 2, DIAG_REFERENCE, 11, 23, "no section, provision or article \"foo\" in Test Accord");
    assert_fault(&diags, 3, DIAG_REFERENCE, 11, 28, "no section, provision or article \"annex 7\" in Test Accord");
    assert_fault(&diags, 4, DIAG_REFERENCE, 11, 37, "\"2-1\" runs backwards: Article 1 comes first");
    assert_fault(&diags, 5, DIAG_REFERENCE, 11, 42, "\"com\" is ambiguous: art_2, art_3");
    diag_list_free(&diags);
}

static void test_split(void **state) {
    (void)state;
    static const char *const rows[][3] = {
        {"un-charter#art_51", "un-charter", "art_51"},
        {"un-charter 51", "un-charter", "51"},
        {"un-charter Art. 51(1)(a)", "un-charter", "Art. 51(1)(a)"},
        {"un-charter art_51__para_1", "un-charter", "art_51__para_1"},
        {"un-charter 2.11.b", "un-charter", "2.11.b"},
        {"un-charter 16 bis", "un-charter", "16 bis"},
        {"un-charter XVI", "un-charter", "XVI"},
        {"un-charter 16-18", "un-charter", "16-18"},
        {"un-charter annex 1", "un-charter", "annex 1"},
        {"un-charter preamble", "un-charter", "preamble"},
        {"un-charter#", "un-charter", ""},
        {"un-charter#military coop", "un-charter", "military coop"},
        {"az-ru-2022 16", "az-ru-2022", "16"},
        {" az-ru-2022  16 ", "az-ru-2022", "16"},
        {"draft.yaml#16", "draft.yaml", "16"},
        {"draft.yaml", "draft.yaml", ""},
        {"draft.yaml military", "draft.yaml", "military"},
        {"./x/y.yaml 16", "./x/y.yaml", "16"},
        {"./my drafts/x.yaml 16", "./my drafts/x.yaml", "16"},
        {"x/y 16", "x/y", "16"},
        {"x/y", "x/y", ""},
        {"./a#b.yaml#16", "./a#b.yaml", "16"},
        {"ООН 51", "ООН", "51"},
    };
    static const char *const none[] = {
        "",        "16",          "art 16", "Article 16", "section 2",          "part III", "annex 4",        "recital 9",
        "#art_16", "military",    "16 bis", "16 18",      "military political", "xvi 3",    "un-charter foo", "un-charter",
        "(a) 16",  "urgent cons", "no 5",   "preamble 3", "Art. 16(2)",
    };
    struct str agreement, rest;
    for (size_t i = 0; i < COUNT(rows); i++) {
        if (!reference_split(str_of(rows[i][0]), &agreement, &rest))
            fail_msg("\"%s\" names an agreement", rows[i][0]);
        if (!str_equal(agreement, str_of(rows[i][1])) || !str_equal(rest, str_of(rows[i][2])))
            fail_msg("\"%s\" gives \"%.*s\" and \"%.*s\"", rows[i][0], STR_ARG(agreement), STR_ARG(rest));
    }
    for (size_t i = 0; i < COUNT(none); i++)
        if (reference_split(str_of(none[i]), &agreement, &rest))
            fail_msg("\"%s\" names no agreement", none[i]);
}

/* Numbers that look random and are the same in every run. */
static size_t random_below(uint32_t *state, size_t n) {
    *state = *state * 1664525u + 1013904223u;
    return (*state >> 8) % n;
}

/* Whatever is typed, the answer holds together. */
static void test_anything(void **state) {
    static const char *const pieces[] = {"16",  "(",       ")",   "2",    "b",       ".",      "-",    " ",
                                         "bis", "art",     "XVI", "part", "annex",   "1",      "of",   "#",
                                         "_",   "__",      "to",  "neg",  "recital", "\u2013", "\xff", "agreed",
                                         ",",   "chapter", "(a)", "999",  "indent",  "fish",   "para", "preamble"};
    const struct agreement *lake = *state;
    uint32_t random = 2022;
    size_t n_found = 0, n_rounds = getenv("PACTA_TEST_SLOW") != NULL ? 2000 : 20000;
    for (size_t i = 0; i < n_rounds; i++) {
        struct buf text = {0}, out = {0};
        for (size_t k = random_below(&random, 7); k-- > 0;)
            buf_add(&text, str_of(pieces[random_below(&random, COUNT(pieces))]));
        describe(&out, lake, buf_str(&text));
        n_found += out.n != 0 && out.p[0] != '?' && out.p[0] != '!';
        struct str name, rest;
        if (reference_split(buf_str(&text), &name, &rest))
            assert_true(name.n != 0 && name.n + rest.n <= text.n);
        buf_free(&text);
        buf_free(&out);
    }
    assert_true(n_found > n_rounds / 50);
}

/* Every node has a name in Akoma Ntoso of its own, and is found by it. */
static void names_in_akoma_ntoso_lead_back(void **state) {
    static const char *const files[] = {"content/az-ru-2022.yaml", "tests/data/lake-concord.yaml", "tests/data/ferry-1911.yaml"};
    size_t n_mapped = 0;
    (void)state;
    for (size_t f = 0; f < sizeof files / sizeof *files; f++) {
        struct agreement *agreement = fixture_load(files[f]);
        assert_non_null(agreement);
        for (size_t i = 1; i < agreement->n_nodes; i++) {
            const struct node *node = agreement->nodes[i];
            struct buf name = {0};
            if (node->eid.n == 0 || address_find(agreement, node->eid) != node)
                continue;
            address_add_akn(agreement, node, &name);
            struct resolution resolution = reference_resolve(agreement, buf_str(&name));
            assert_int_equal(resolution.status, RESOLUTION_FOUND);
            assert_ptr_equal(resolution.node, node);
            n_mapped += !str_equal(buf_str(&name), node->eid);
            resolution_free(&resolution);
            buf_free(&name);
        }
        agreement_free(agreement);
    }
    assert_true(n_mapped > 40);
}

static void names_in_akoma_ntoso_are_counted(void **state) {
    static const char text[] = "pacta: 1\nid: mixed\ntitle: Mixed\nsections:\n"
                               "  - {id: one, title: One, provisions: [{id: loose, note: N.}, {article: 1, note: N.}, {id: list, "
                               "text: \"1. A.\\n2. B.\\n\"}],\n"
                               "     sections: [{id: inner, title: Inner, provisions: [{id: deep, note: N.}]}]}\n"
                               "  - {division: section, number: 2, title: Two, provisions: [{id: end, note: N.}]}\n"
                               "  - {id: three, title: Three, provisions: [{article: 2, note: N.}]}\n";
    static const char *const names[][2] = {
        {"sec_1", "sec_one"},
        {"sec_1__hcontainer_1", "prov_loose"},
        {"SEC_1__HCONTAINER_2", "prov_list"},
        {"sec_1__hcontainer_2__para_2", "prov_list__para_2"},
        {"#sec_1__hcontainer_2(1)", "prov_list__para_1"},
        {"sec_1__sec_1", "sec_inner"},
        {"sec_1__sec_1__hcontainer_1", "prov_deep"},
        {"sec_2", "sec_2"},
        {"sec_2__hcontainer_1", "prov_end"},
        {"sec_2-2", "sec_three"},
    };
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(STR(text), "mixed.yaml", &diags);
    (void)state;
    assert_non_null(agreement);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct resolution resolution = reference_resolve(agreement, str_of(names[i][0]));
        assert_int_equal(resolution.status, RESOLUTION_FOUND);
        assert_true(str_equal(resolution.node->eid, str_of(names[i][1])));
        resolution_free(&resolution);
    }
    static const char *const absent[] = {"sec_4", "sec_1__hcontainer_3", "sec_1__sec_2", "hcontainer_1",
                                         "sec_1__hcontainer_1__para_1"};
    for (size_t i = 0; i < sizeof absent / sizeof *absent; i++) {
        struct resolution resolution = reference_resolve(agreement, str_of(absent[i]));
        assert_int_equal(resolution.status, RESOLUTION_ABSENT);
        resolution_free(&resolution);
    }
    diag_list_free(&diags);
    agreement_free(agreement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_in_akoma_ntoso_lead_back),
        cmocka_unit_test(names_in_akoma_ntoso_are_counted),
#define LAKE_TEST(test) cmocka_unit_test_setup_teardown(test, set_up_lake, tear_down)
        LAKE_TEST(test_spellings),
        LAKE_TEST(test_pinpoints),
        LAKE_TEST(test_parts),
        LAKE_TEST(test_names_and_titles),
        LAKE_TEST(test_ranges),
        LAKE_TEST(test_absent_articles),
        LAKE_TEST(test_every_address),
        LAKE_TEST(test_every_article),
        LAKE_TEST(test_every_paragraph),
        LAKE_TEST(test_every_name),
        LAKE_TEST(test_curated),
        LAKE_TEST(test_anything),
        cmocka_unit_test(test_by_division),
        cmocka_unit_test(test_labels_with_dots_and_brackets),
        cmocka_unit_test(test_roman_beside_arabic),
        cmocka_unit_test(test_main_body_and_annexes),
        cmocka_unit_test(test_ids_before_titles),
        cmocka_unit_test(test_blocks_that_hold_different_parts),
        cmocka_unit_test(test_curated_faults),
        cmocka_unit_test(test_curated_errors),
        cmocka_unit_test(test_split),
    };
    return cmocka_run_group_tests_name("reference", tests, NULL, NULL);
}
