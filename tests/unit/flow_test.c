/* layout/flow: what is shown in which order, and places in it that survive. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "layout/flow.h"

#include "fixture.h"

static const char *const names[] = {"content/az-ru-2022.yaml", "tests/data/lake-concord.yaml", "tests/data/ferry-1911.yaml"};

static struct flow *flow_of(const struct agreement *agreement, const char *first, const char *last,
                            const struct flow_options *options) {
    const struct node *from = first != NULL ? address_find(agreement, str_of(first)) : agreement->root;
    const struct node *to = last != NULL ? address_find(agreement, str_of(last)) : from;
    assert_non_null(from);
    assert_non_null(to);
    return flow_new(agreement, from, to, options);
}

/* One letter an item: T title, M meta, H heading, L label, p paragraph, S see, A absences. */
static char *shape(const struct flow *flow) {
    static const char letters[] = {[FLOW_TITLE] = 'T',     [FLOW_META] = 'M', [FLOW_HEADING] = 'H', [FLOW_LABEL] = 'L',
                                   [FLOW_PARAGRAPH] = 'p', [FLOW_SEE] = 'S',  [FLOW_HOLDINGS] = 'A'};
    struct buf out = {0};
    for (size_t i = 0; i < flow->n_items; i++)
        buf_add_char(&out, letters[flow->items[i].kind]);
    return buf_take(&out);
}

static void assert_shape(const struct agreement *agreement, const char *first, const char *last, struct flow_options options,
                         const char *expected) {
    struct flow *flow = flow_of(agreement, first, last, &options);
    char *drawn = shape(flow);
    assert_string_equal(drawn, expected);
    free(drawn);
    flow_free(flow);
}

static void items_follow_the_file(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    assert_non_null(agreement);
    assert_shape(agreement, NULL, NULL, (struct flow_options){.language = STR(""), .absences = true},
                 "TM"
                 "HLppp"
                 "H"
                 "HLppppppppLpppLpS"
                 "HLppLp"
                 "H"
                 "HLp"
                 "H"
                 "HLp"
                 "HLp"
                 "A");
    assert_shape(agreement, NULL, NULL, (struct flow_options){.language = STR("")},
                 "TM"
                 "HLppp"
                 "H"
                 "HLppppppppLpppLpS"
                 "HLppLp"
                 "H"
                 "HLp"
                 "H"
                 "HLp"
                 "HLp");
    agreement_free(agreement);
}

static void a_part_is_what_is_asked_for(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    const struct flow_options all = {.language = STR("")};
    assert_shape(agreement, "art_16bis", NULL, all, "HLppLp");
    assert_shape(agreement, "sec_upkeep", NULL, all, "HHLp");
    assert_shape(agreement, "art_16bis", "prov_keeper", all, "HLppLpHHLp");
    /* A paragraph comes with the heading and the label without which nobody could say whose words they are. */
    assert_shape(agreement, "art_1__para_1__point_b", NULL, all, "HLppp");
    assert_shape(agreement, "art_1__para_2", NULL, all, "HLp");
    agreement_free(agreement);
}

static void a_language_hides_only_what_it_has(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    const struct flow_options french = {.language = STR("fr")}, german = {.language = STR("DE")}, latin = {.language = STR("la")};
    assert_shape(agreement, "art_1", NULL, french, "HLpppS");
    assert_shape(agreement, "art_1", NULL, german, "HLpS");
    assert_shape(agreement, "art_1", NULL, latin, "HLppppppppLpppLpS");
    assert_shape(agreement, "art_16bis", NULL, french, "HLppLp");
    struct flow *flow = flow_of(agreement, "art_1", NULL, &french);
    assert_true(str_equal(flow->items[0].text, STR("Passage")));
    flow_free(flow);
    agreement_free(agreement);
}

static void every_item_is_found_by_its_anchor(void **state) {
    (void)state;
    static const char *const languages[] = {"", "en", "fr"};
    for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
        struct agreement *agreement = fixture_load(names[n]);
        assert_non_null(agreement);
        for (size_t l = 0; l < sizeof languages / sizeof *languages; l++) {
            const struct flow_options options = {.language = str_of(languages[l]), .absences = true};
            struct flow *flow = flow_of(agreement, NULL, NULL, &options);
            size_t position = 0;
            for (size_t i = 0; i < flow->n_items; i++) {
                assert_int_equal(flow_find(flow, flow_anchor(flow, i)), i);
                assert_int_equal(flow->items[i].position, position);
                position += flow->items[i].end - flow->items[i].start;
            }
            assert_int_equal(flow->n_bytes, position);
            flow_free(flow);
        }
        agreement_free(agreement);
    }
}

static void every_byte_is_found_in_its_item(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    const struct flow_options options = {.language = STR(""), .absences = true};
    struct flow *flow = flow_of(agreement, NULL, NULL, &options);
    for (size_t i = 0; i < flow->n_items; i++) {
        const struct flow_item *item = &flow->items[i];
        const struct node *node = item->node;
        for (size_t byte = item->start; byte < item->end; byte++)
            assert_int_equal(flow_find(flow, (struct anchor){node, byte}), i);
        /* A search names the block, and not the paragraph. */
        while (node->kind == NODE_PARAGRAPH)
            node = node->parent;
        if (item->kind == FLOW_PARAGRAPH)
            for (size_t byte = item->start + 1; byte < item->end; byte++)
                assert_int_equal(flow_find(flow, (struct anchor){node, byte}), i);
    }
    flow_free(flow);
    agreement_free(agreement);
}

/* The anchor of a place that another choice of language hides leads to the nearest place before it. */
static void what_is_hidden_is_found_nearby(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    const struct flow_options all = {.language = STR("")}, english = {.language = STR("en")};
    struct flow *whole = flow_of(agreement, NULL, NULL, &all), *part = flow_of(agreement, NULL, NULL, &english);
    const struct node *article = address_find(agreement, STR("art_1"));
    for (size_t i = 0; i < whole->n_items; i++) {
        const struct flow_item *hidden = &whole->items[i];
        if (hidden->kind != FLOW_PARAGRAPH || str_equal(hidden->node->block->language, STR("en")))
            continue;
        const struct flow_item *found = &part->items[flow_find(part, flow_anchor(whole, i))];
        assert_int_equal(found->kind, FLOW_PARAGRAPH);
        assert_true(node_is_within(found->node, article));
        assert_true(str_equal(str_slice(found->text, found->start, found->end), STR("Nobody pays twice.")));
    }
    flow_free(whole);
    flow_free(part);
    agreement_free(agreement);
}

static void the_first_item_has_no_gap(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/lake-concord.yaml");
    const struct flow_options options = {.language = STR("")};
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        struct flow *flow = flow_new(agreement, agreement->nodes[i], agreement->nodes[i], &options);
        assert_true(flow->n_items != 0);
        assert_int_equal(flow->items[0].gap_before, 0);
        for (size_t n = 1; n < flow->n_items; n++)
            assert_true(flow->items[n].gap_before >= 0 && flow->items[n].gap_before <= 2);
        flow_free(flow);
    }
    agreement_free(agreement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_follow_the_file),
        cmocka_unit_test(a_part_is_what_is_asked_for),
        cmocka_unit_test(a_language_hides_only_what_it_has),
        cmocka_unit_test(every_item_is_found_by_its_anchor),
        cmocka_unit_test(every_byte_is_found_in_its_item),
        cmocka_unit_test(what_is_hidden_is_found_nearby),
        cmocka_unit_test(the_first_item_has_no_gap),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("flow", tests, NULL, NULL);
}
