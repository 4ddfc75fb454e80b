/* tui/place: a reading position that is found again in an agreement that was edited meanwhile. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "library/loader.h"
#include "tui/place.h"

#define HEAD "pacta: 1\nid: t\ntitle: Treaty of the Lake\nsources: [{id: s, publisher: P}]\nsource: s\nprovisions:\n"
#define ART_1 "- {article: 1, title: Aims, text: The Parties shall keep the lake clean at all times.}\n"
#define ART_2                                                                                                  \
    "- article: 2\n  title: Boats\n"                                                                           \
    "  summary: Boats are to be painted in one of three colours.\n"                                            \
    "  text: |\n    1. Every boat shall carry a lamp.\n    2. The lamp shall be lit:\n    (a) at night; and\n" \
    "    (b) in fog, rain or snow, whatever the hour.\n"
#define ART_3 "- {article: 3, title: Tolls, quote: No toll shall be raised on the lake.}\n"
#define ALL HEAD ART_1 ART_2 ART_3

static struct agreement *load(const char *text) {
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(str_of(text), "t.yaml", &diags);
    for (size_t i = 0; i < diags.n; i++)
        print_error("%zu:%zu %s\n", diags.items[i].line, diags.items[i].column, diags.items[i].message);
    assert_non_null(agreement);
    diag_list_free(&diags);
    return agreement;
}

/* The anchor of the first place, in a paragraph or a title, where these words stand. */
static struct anchor anchor_at(const struct agreement *agreement, const char *words) {
    for (const struct node *node = agreement->root; node != NULL; node = node_next(node)) {
        bool is_paragraph = node->kind == NODE_PARAGRAPH;
        struct str text = is_paragraph ? node->block->text : place_title(agreement, node, STR(""));
        if (node->kind == NODE_BLOCK)
            continue;
        for (size_t i = is_paragraph ? node->start : 0; i < (is_paragraph ? node->end : text.n); i++)
            if (str_starts(str_slice(text, i, text.n), str_of(words)))
                return (struct anchor){node, i};
    }
    fail_msg("no words \"%s\"", words);
    return (struct anchor){agreement->root, 0};
}

/* The text from an anchor onward. */
static struct str text_at(const struct agreement *agreement, struct anchor anchor) {
    bool is_paragraph = anchor.node->kind == NODE_PARAGRAPH;
    struct str text = is_paragraph ? anchor.node->block->text : place_title(agreement, anchor.node, STR(""));
    assert_true(anchor.byte <= text.n);
    assert_true(!is_paragraph || (anchor.byte >= anchor.node->start && anchor.byte <= anchor.node->end));
    return str_slice(text, anchor.byte, text.n);
}

/* Keeps the place of some words in one text and finds it in another. */
struct edit {
    const char *before;
    const char *words;
    const char *after;
    enum place_found found;
    const char *address;   /* of the holder where it is found */
    const char *words_now; /* that the anchor then stands at; NULL: the same words */
};

static const struct edit edits[] = {
    /* The same text: every kind of place. */
    {ALL, "lamp shall", ALL, PLACE_EXACT, "art_2", NULL},
    {ALL, "(b) in fog", ALL, PLACE_EXACT, "art_2", "in fog"},
    {ALL, "hour.", ALL, PLACE_EXACT, "art_2", NULL},
    {ALL, ".", ALL, PLACE_EXACT, "art_1", NULL},
    {ALL, "Lake", ALL, PLACE_EXACT, "", NULL},
    {ALL, "Tolls", ALL, PLACE_EXACT, "art_3", NULL},
    {ALL, "three colours", ALL, PLACE_EXACT, "art_2", NULL},
    {ALL, "ainted", ALL, PLACE_EXACT, "art_2", NULL},
    /* Words put in before it, taken out, a sentence moved. */
    {ALL, "lake clean", HEAD "- {article: 1, text: 'In peace, the Parties shall keep the lake clean at all times.'}\n", PLACE_MOVED,
     "art_1", NULL},
    {ALL, "all times", HEAD "- {article: 1, text: Keep the lake clean at all times.}\n", PLACE_NEAR, "art_1", NULL},
    {ALL, "lamp shall", HEAD "- {article: 2, text: 'Every boat has one. The lamp is lit.'}\n", PLACE_NEAR, "art_2", "lamp is"},
    {ALL, "amp shall", HEAD "- {article: 2, text: 'Every boat has one. The lamp is lit.'}\n", PLACE_NEAR, "art_2", "amp is"},
    {ALL, "No toll", HEAD "- article: 3\n  quote: ['Tolls are evil.', No toll shall be raised on the lake.]\n", PLACE_MOVED,
     "art_3", NULL},
    /* A paragraph put in before it, which changes its number and its place; a paragraph moved to the end. */
    {ALL, "2. The lamp",
     HEAD "- article: 2\n  text: |\n    1. Every boat shall carry a lamp.\n    2. And an anchor.\n    3. The lamp shall be lit:\n"
          "    (a) at night.\n",
     PLACE_MOVED, "art_2", "The lamp"},
    {ALL, "carry a lamp", HEAD "- article: 2\n  text: |\n    1. The lamp shall be lit.\n    2. Every boat shall carry a lamp.\n",
     PLACE_MOVED, "art_2", NULL},
    /* Found although white space, dashes and quotation marks were edited. */
    {HEAD "- {article: 1, text: 'The so-called \"lake\" of the two Parties'}\n", "lake\"",
     HEAD "- {article: 1, text: \"O: The so\u2011called   “lake”\u00a0of the two Parties\"}\n", PLACE_MOVED, "art_1", "lake”"},
    /* Of several places in the text, the nearest. */
    {HEAD "- {article: 1, text: 'peace and trade, and war, and law, and peace and trade'}\n", "peace and trade,",
     HEAD "- {article: 1, text: 'O peace and trade, and war, and law, and peace and trade'}\n", PLACE_MOVED, "art_1", NULL},
    /* Another block of the holder: the summary was made a note, the full text a quotation. */
    {ALL, "three colours", HEAD "- {article: 2, note: Boats are to be painted in one of three colours.}\n", PLACE_MOVED, "art_2",
     NULL},
    {ALL, "very boat", HEAD "- {article: 2, quote: 'Every boat shall carry a lamp.'}\n", PLACE_MOVED, "art_2", NULL},
    /* An article put in before it, so that the old number is another article now. */
    {ALL, "toll shall",
     HEAD ART_1 ART_2 "- {article: 3, text: Fish are free.}\n- {article: 4, quote: No toll shall be raised on the lake.}\n",
     PLACE_MOVED, "art_4", NULL},
    {ALL, "Tolls", HEAD ART_1 "- {article: 3, title: Fish, text: x}\n- {article: 4, title: Tolls, text: x}\n", PLACE_MOVED, "art_4",
     NULL},
    /* Its words are gone, or stand elsewhere more than once. */
    {ALL, "toll shall", HEAD ART_1 "- {article: 3, text: Fish are free.}\n", PLACE_NEAR, "art_3", ""},
    {ALL, "toll shall",
     HEAD "- {article: 3, title: Tolls, text: x}\n- {article: 4, quote: No toll shall be raised on the lake.}\n"
          "- {article: 5, quote: No toll shall be raised on the lake.}\n",
     PLACE_NEAR, "art_3", "Tolls"},
    {ALL, "Tolls", HEAD "- {article: 3, title: Fees, text: Tolls}\n", PLACE_NEAR, "art_3", "Fees"},
    /* The article is gone. */
    {ALL, "toll shall", HEAD ART_1, PLACE_LOST, "", "Treaty"},
};

static void test_places_are_found_in_edited_texts(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++) {
        const struct edit *edit = &edits[i];
        struct agreement *before = load(edit->before), *after = load(edit->after);
        struct kept_place place = place_keep(before, anchor_at(before, edit->words), STR(""));
        agreement_free(before);
        struct anchor anchor;
        enum place_found found = place_find(after, &place, STR(""), &anchor);
        struct str address = node_holder(anchor.node)->eid, text = text_at(after, anchor);
        const char *words = edit->words_now != NULL ? edit->words_now : edit->words;
        if (found != edit->found || !str_equal(address, str_of(edit->address)) || !str_starts(text, str_of(words)))
            fail_msg("%zu, \"%s\" (\"%s\"): found %d in \"%.*s\" at \"%.*s\"", i, edit->words, place.words, (int)found,
                     STR_ARG(address), STR_ARG(text));
        place_free(&place);
        agreement_free(after);
    }
}

static void test_lines_without_text_are_places(void **state) {
    struct agreement *agreement = load(ALL "sections: [{title: S, provisions: [{article: 4, text: x, see: 1}]}]\n");
    struct agreement *edited =
        load(HEAD "- {article: 3, title: Tolls}\n- {article: 4, title: New, note: y, text: z, see: 1}\n" ART_1);
    const struct node *block = address_find(agreement, STR("art_2"))->first->next;
    (void)state;
    assert_int_equal(block->kind, NODE_BLOCK);
    /* The label of the full text, which stands behind the summary. */
    struct anchor anchor, label = {block, 0};
    struct kept_place place = place_keep(agreement, label, STR(""));
    assert_int_equal(place_find(agreement, &place, STR(""), &anchor), PLACE_EXACT);
    assert_ptr_equal(anchor.node, block);
    assert_int_equal(anchor.byte, 0);
    place_free(&place);
    /* The line of references under an article that had no title and now has one. */
    struct anchor see = {address_find(agreement, STR("art_4")), 1};
    place = place_keep(agreement, see, STR(""));
    assert_int_equal(place_find(edited, &place, STR(""), &anchor), PLACE_EXACT);
    assert_string_equal(anchor.node->eid.p, "art_4");
    assert_int_equal(anchor.byte, strlen("New") + 1);
    place_free(&place);
    agreement_free(agreement);
    agreement_free(edited);
}

static void test_lost_places_are_near_what_is_around(void **state) {
    static const char with[] =
        HEAD ART_1 "annexes:\n- title: A\n  provisions:\n  - {article: 1, text: Of ducks.}\n  - {article: 2, text: Of geese.}\n";
    static const char without[] = HEAD ART_1 "annexes:\n- {title: A, text: All gone.}\n";
    struct agreement *old = load(with), *new = load(without);
    struct anchor anchor;
    struct kept_place place = place_keep(old, anchor_at(old, "geese"), STR(""));
    (void)state;
    assert_string_equal(place.address, "annex_1__art_2");
    assert_int_equal(place_find(new, &place, STR(""), &anchor), PLACE_LOST);
    assert_string_equal(anchor.node->eid.p, "annex_1");
    place_free(&place);
    /* Where the old agreement is still at hand, what stood before the lost place is nearer than the beginning. */
    struct agreement *all = load(ALL), *two = load(HEAD ART_1 ART_2);
    assert_int_equal(place_carry_over(all, anchor_at(all, "toll shall"), two, STR(""), &anchor), PLACE_LOST);
    assert_string_equal(anchor.node->eid.p, "art_2");
    assert_int_equal(place_carry_over(all, anchor_at(all, "toll shall"), all, STR(""), &anchor), PLACE_EXACT);
    assert_string_equal(node_holder(anchor.node)->eid.p, "art_3");
    agreement_free(old);
    agreement_free(new);
    agreement_free(all);
    agreement_free(two);
}

/* Every byte of a text can be kept and found again, also within and behind long words, clusters and blank ends. */
static void test_every_byte_is_a_place(void **state) {
    struct buf text = {0};
    (void)state;
    buf_add(&text, STR(HEAD "- article: 1\n  text: |\n    "));
    for (int i = 0; i < 30; i++)
        buf_add(&text, STR("e\xCC\x81"));
    buf_add(&text,
            STR("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx  a b\n\n    1. c\n    "));
    for (int i = 0; i < 60; i++)
        buf_add(&text, STR("条約"));
    buf_add(&text, STR("\n"));
    struct agreement *agreement = load(text.p);
    const struct node *block = address_find(agreement, STR("art_1"))->first;
    for (const struct node *node = block->first; node != NULL && node->block == block->block; node = node_next(node)) {
        for (size_t i = node->start; i < node->end; i++) {
            struct anchor anchor;
            struct kept_place place = place_keep(agreement, (struct anchor){node, i}, STR(""));
            assert_true(strlen(place.words) > 0 && strlen(place.words) < 100);
            assert_int_equal(place_find(agreement, &place, STR(""), &anchor), PLACE_EXACT);
            assert_ptr_equal(anchor.node, node);
            assert_int_equal(anchor.byte, i < node->body ? node->body : i);
            place_free(&place);
        }
    }
    agreement_free(agreement);
    buf_free(&text);
}

/* What comes from a state file may be anything. */
static void test_hostile_places_do_no_harm(void **state) {
    static const struct kept_place places[] = {
        {"", false, BLOCK_QUOTE, 0, SIZE_MAX, "", SIZE_MAX},
        {"art_2", true, BLOCK_TEXT, SIZE_MAX, SIZE_MAX, "lamp", SIZE_MAX},
        {"art_2", true, BLOCK_TEXT, 1, 0, "lamp", SIZE_MAX},
        {"art_2", true, BLOCK_TEXT, 1, SIZE_MAX, "lamp shall be lit", 3},
        {"art_2__para_2__point_b", true, BLOCK_NOTE, 7, 5, "\xC2\xAD", 1},
        {"__", true, BLOCK_NOTE, 7, 5, "\xFF\x1B", 9},
        {"____art_2__", false, BLOCK_NOTE, 0, 0, "x", 0},
    };
    struct agreement *agreement = load(ALL);
    (void)state;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        struct anchor anchor = {NULL, 0};
        place_find(agreement, &places[i], STR(""), &anchor);
        assert_non_null(anchor.node);
        struct kept_place copy = place_copy(&places[i]);
        assert_true(place_equal(&copy, &places[i]));
        copy.byte++;
        assert_false(place_equal(&copy, &places[i]));
        place_free(&copy);
    }
    agreement_free(agreement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_places_are_found_in_edited_texts),    cmocka_unit_test(test_lines_without_text_are_places),
        cmocka_unit_test(test_lost_places_are_near_what_is_around), cmocka_unit_test(test_every_byte_is_a_place),
        cmocka_unit_test(test_hostile_places_do_no_harm),
    };
    return cmocka_run_group_tests_name("place", tests, NULL, NULL);
}
