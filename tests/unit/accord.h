/* Agreements for the tests of the model: the invented one under tests/data, and small ones from a text. */
#ifndef PACTA_TESTS_ACCORD_H
#define PACTA_TESTS_ACCORD_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "library/loader.h"

static inline void accord_print(const struct diag_list *diags) {
    for (size_t i = 0; i < diags->n; i++) {
        char *message = diag_format(&diags->items[i]);
        print_message("# %s\n", message);
        free(message);
    }
}

/* tests/data/lake-concord.yaml, which has no fault. */
static inline struct agreement *accord_lake(void) {
    const char *folder = getenv("PACTA_SRCDIR");
    struct buf path = {0};
    struct diag_list diags = {0};
    buf_printf(&path, "%s/tests/data/lake-concord.yaml", folder != NULL ? folder : ".");
    struct agreement *agreement = agreement_load(path.p, &diags);
    if (diags.n != 0)
        accord_print(&diags);
    assert_int_equal(diags.n, 0);
    diag_list_free(&diags);
    buf_free(&path);
    assert_non_null(agreement);
    return agreement;
}

/* An agreement from what stands behind its first six lines, which are the same for all; its faults go to *diags. */
static inline struct agreement *accord_load(const char *rest, struct diag_list *diags) {
    struct buf text = {0};
    buf_add(&text, STR("pacta: 1\nid: test\ntitle: Test Accord\nlanguage: en\nsources: [{id: s, title: Source}]\nsource: s\n"));
    buf_add(&text, str_of(rest));
    struct agreement *agreement = agreement_load_text(buf_str(&text), "test.yaml", diags);
    buf_free(&text);
    return agreement;
}

/* The same, where there is to be no fault. */
static inline struct agreement *accord_text(const char *rest) {
    struct diag_list diags = {0};
    struct agreement *agreement = accord_load(rest, &diags);
    if (diags.n != 0)
        accord_print(&diags);
    assert_int_equal(diags.n, 0);
    diag_list_free(&diags);
    assert_non_null(agreement);
    return agreement;
}

#endif
