/* tui/view, jumps and lit: where the reader is stays where it is, whatever the width, the height and what is shown. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/loader.h"
#include "tui/jumps.h"
#include "tui/lit.h"
#include "tui/view.h"

static unsigned next_random(unsigned *state) {
    *state ^= *state << 13;
    *state ^= *state >> 17;
    *state ^= *state << 5;
    return *state;
}

static struct agreement *load_concord(void) {
    struct diag_list diags = {0};
    struct buf path = {0};
    buf_printf(&path, "%s/tests/data/lake-concord.yaml", getenv("PACTA_SRCDIR"));
    struct agreement *agreement = agreement_load(path.p, &diags);
    assert_non_null(agreement);
    buf_free(&path);
    diag_list_free(&diags);
    return agreement;
}

static struct flow *make_flow(const struct agreement *agreement, const bool *hidden) {
    struct flow_options options = {.hidden = hidden};
    return flow_new(agreement, agreement->root, agreement->root, &options);
}

static struct view *open_view(const struct agreement *agreement, int width, int height) {
    struct display display = display_make(DISPLAY_SCREEN);
    struct view *view = view_new(make_flow(agreement, NULL), &display);
    view_resize(view, width, height);
    return view;
}

static void assert_same_anchor(const struct view *view, struct anchor anchor) {
    struct anchor now = view_anchor(view);
    assert_ptr_equal(now.node, anchor.node);
    assert_int_equal(now.byte, anchor.byte);
}

/* What is drawn agrees with itself: one row is in focus, it is the one that view_focus_row() names, and nothing follows the end. */
static void assert_sound(struct view *view) {
    int height = view_height(view), n_focus = 0;
    struct view_row *rows = calloc((size_t)height, sizeof *rows);
    int focus = view_rows(view, rows);
    assert_int_equal(focus, view_focus_row(view));
    for (int i = 0; i < height; i++) {
        n_focus += rows[i].is_focus;
        if (rows[i].is_end)
            assert_null(rows[i].line);
        else if (i > 0)
            assert_false(rows[i - 1].is_end);
        if (rows[i].line != NULL)
            assert_true(rows[i].line->width_cells <= view_width(view));
    }
    assert_int_equal(n_focus, 1);
    assert_non_null(rows[focus].line);
    free(rows);
}

static void move_anyhow(struct view *view, unsigned *seed) {
    long n = (long)(next_random(seed) % 40) - 20;
    switch (next_random(seed) % 3) {
    case 0:
        view_move(view, n);
        break;
    case 1:
        view_page(view, n);
        break;
    default:
        view_scroll(view, n % 3);
    }
}

static void test_no_size_moves_the_reader(void **state) {
    struct agreement *agreement = load_concord();
    struct view *view = open_view(agreement, 72, 30);
    unsigned seed = 19870614;
    (void)state;
    for (int round = 0; round < 300; round++) {
        move_anyhow(view, &seed);
        struct anchor anchor = view_anchor(view);
        int row = view_focus_row(view);
        for (int i = 0; i < 5; i++) {
            view_resize(view, (int)(1 + next_random(&seed) % 120), (int)(1 + next_random(&seed) % 60));
            assert_same_anchor(view, anchor);
            assert_sound(view);
        }
        view_resize(view, 72, 30);
        assert_same_anchor(view, anchor);
        assert_int_equal(view_focus_row(view), row);
    }
    view_free(view);
    agreement_free(agreement);
}

/* Going down line by line passes every line that is not blank once, and going up passes the same ones. */
static void test_no_line_is_passed_over(void **state) {
    struct agreement *agreement = load_concord();
    static const int widths[] = {12, 31, 72};
    (void)state;
    for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
        struct view *view = open_view(agreement, widths[w], 20);
        size_t down = 0, up = 0;
        for (struct position before = {.item = (size_t)-1}, now = view_focus(view); memcmp(&before, &now, sizeof now) != 0;
             down++) {
            before = now;
            view_move(view, 1);
            now = view_focus(view);
        }
        assert_int_equal(view_focus(view).item, view_flow(view)->n_items - 1);
        assert_int_equal(view_percent(view), 100);
        for (struct position before = {.item = (size_t)-1}, now = view_focus(view); memcmp(&before, &now, sizeof now) != 0; up++) {
            before = now;
            view_move(view, -1);
            now = view_focus(view);
        }
        assert_int_equal(view_focus(view).item, 0);
        assert_int_equal(up, down);
        assert_true(down > view_flow(view)->n_items);
        view_free(view);
    }
    agreement_free(agreement);
}

static void test_pages_come_to_both_ends(void **state) {
    struct agreement *agreement = load_concord();
    struct view *view = open_view(agreement, 60, 15);
    int pages = 0;
    (void)state;
    while (view_percent(view) < 100 && pages++ < 1000)
        view_page(view, 13);
    assert_true(pages < 1000);
    for (int i = 0; i < pages + 20; i++)
        view_page(view, -13);
    assert_int_equal(view_focus(view).item, 0);
    view_free(view);
    agreement_free(agreement);
}

static void test_what_a_filter_hides_is_come_back_to(void **state) {
    struct agreement *agreement = load_concord();
    struct view *view = open_view(agreement, 60, 20);
    bool *hidden = calloc(agreement->n_nodes, sizeof *hidden);
    (void)state;
    view_move(view, 150);
    struct anchor anchor = view_anchor(view);
    int row = view_focus_row(view);
    for (size_t i = 0; i < agreement->n_nodes; i++)
        hidden[i] = node_is_within(agreement->nodes[i], node_ancestor(anchor.node, NODE_PROVISION));
    view_replace_flow(view, make_flow(agreement, hidden));
    assert_ptr_not_equal(view_node(view), anchor.node);
    assert_sound(view);
    view_resize(view, 40, 10);
    view_resize(view, 60, 20);
    view_replace_flow(view, make_flow(agreement, NULL));
    assert_same_anchor(view, anchor);
    assert_int_equal(view_focus_row(view), row);
    free(hidden);
    view_free(view);
    agreement_free(agreement);
}

/* --- Jumps -------------------------------------------------------------------------------------------------------------- */

static struct jump jump_of(size_t byte) {
    return (struct jump){.anchor = {.byte = byte}};
}

static void test_back_and_forward(void **state) {
    struct jumps jumps = {0};
    struct jump to;
    (void)state;
    assert_false(jumps_back(&jumps, jump_of(0), &to));
    for (size_t i = 1; i <= 3; i++)
        jumps_add(&jumps, jump_of(i));
    for (size_t i = 3; i >= 1; i--) {
        assert_true(jumps_back(&jumps, jump_of(i == 3 ? 9 : i + 1), &to));
        assert_int_equal(to.anchor.byte, i);
    }
    assert_false(jumps_back(&jumps, jump_of(1), &to));
    static const size_t forward[] = {2, 3, 9};
    for (size_t i = 0; i < 3; i++) {
        assert_true(jumps_forward(&jumps, &to));
        assert_int_equal(to.anchor.byte, forward[i]);
    }
    assert_false(jumps_forward(&jumps, &to));
    jumps_free(&jumps);
}

static void test_the_last_jump_is_exchanged(void **state) {
    struct jumps jumps = {0};
    struct jump to;
    (void)state;
    assert_false(jumps_last(&jumps, jump_of(1), &to));
    jumps_add(&jumps, jump_of(1));
    assert_true(jumps_last(&jumps, jump_of(2), &to));
    assert_int_equal(to.anchor.byte, 1);
    assert_true(jumps_last(&jumps, jump_of(1), &to));
    assert_int_equal(to.anchor.byte, 2);
    jumps_free(&jumps);
}

static void test_old_jumps_make_room(void **state) {
    struct jumps jumps = {0};
    struct jump to;
    size_t n = 0;
    (void)state;
    for (size_t i = 1; i <= 5000; i++)
        jumps_add(&jumps, jump_of(i));
    for (struct jump here = jump_of(0); jumps_back(&jumps, here, &to); here = to)
        assert_int_equal(to.anchor.byte, 5000 - n++);
    assert_true(n >= 100 && n < 1000);
    jumps_free(&jumps);
}

/* --- Lit words ---------------------------------------------------------------------------------------------------------- */

static void test_lit_words_do_not_overlap(void **state) {
    const char *text = "pacta: 1\nid: t\ntitle: T\nprovisions: [{article: 1, text: armed forces and armed peace}]\n"
                       "keywords: [{id: a, match: [armed forces, peace]}, {id: b, match: [armed, forces]}]\n";
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(str_of(text), "t.yaml", &diags);
    struct lit *lit = lit_new(agreement);
    struct lit_span spans[8];
    (void)state;
    assert_int_equal(lit_find(lit, STR("armed forces"), 0, 12, spans, 8), 0);
    lit_set_groups(lit, ~0u);
    static const struct lit_span expected[] = {{0, 12, 0}, {17, 22, 1}, {23, 28, 0}};
    assert_int_equal(lit_find(lit, STR("armed forces and armed peace"), 0, 28, spans, 8), 3);
    assert_memory_equal(spans, expected, sizeof expected);
    assert_int_equal(lit_count(lit, 0, agreement->root).verbatim, 2);
    assert_int_equal(lit_count_all(lit, agreement->root), 5);
    assert_true(lit_set_user(lit, STR("and"), &diags));
    assert_int_equal(lit_count(lit, LIT_USER, agreement->root).verbatim, 1);
    lit_free(lit);
    agreement_free(agreement);
    diag_list_free(&diags);
}

int main(void) {
    setlocale(LC_ALL, "C.UTF-8");
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_size_moves_the_reader), cmocka_unit_test(test_no_line_is_passed_over),
        cmocka_unit_test(test_pages_come_to_both_ends),  cmocka_unit_test(test_what_a_filter_hides_is_come_back_to),
        cmocka_unit_test(test_back_and_forward),         cmocka_unit_test(test_the_last_jump_is_exchanged),
        cmocka_unit_test(test_old_jumps_make_room),      cmocka_unit_test(test_lit_words_do_not_overlap),
    };
    return cmocka_run_group_tests_name("view", tests, NULL, NULL);
}
