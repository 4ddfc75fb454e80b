/*
 * Fuzzes references against an agreement that has a bit of everything: each is found, ambiguous or absent, never a crash, and
 * what is said of it agrees with what is returned.
 */
#include <stdint.h>
#include <stdlib.h>

#include "agreement/reference.h"
#include "library/loader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char text[] =
    "pacta: 1\nid: fuzzed\ntitle: Treaty on Everything\nnumbering: by-division\nsource: s\n"
    "sources: [{id: s, publisher: P}]\n"
    "preamble: [{number: 1, text: Considering}, {number: 2, text: Resolving}]\n"
    "sections:\n"
    "  - {division: part, number: I, title: First part, provisions: [{article: 1, text: \"1. One\\n(a) two\\n(i) three\\n(ii) "
    "four\\n"
    "2. Five\"}, {article: 16 bis, text: x}, {article: \"2.11\", quote: y}]}\n"
    "  - {division: part, number: II, title: Second part, provisions: [{article: 1, text: z}, {article: XVI, text: x}]}\n"
    "  - {id: military-matters, title: Military matters, provisions: [{id: scope, title: Scope of it, summary: s}]}\n"
    "annexes: [{title: Map, provisions: [{article: 1, text: a}]}]\n"
    "closing: {text: Done at Moscow}\n";

static void check_that(int holds) {
    if (!holds)
        abort();
}

/* Loaded once: it is the references that change. */
static const struct agreement *load_once(void) {
    static const struct agreement *agreement;
    struct diag_list diags = {0};
    if (agreement == NULL)
        agreement = agreement_load_text((struct str){text, sizeof text - 1}, "fuzz.yaml", &diags);
    diag_list_free(&diags);
    check_that(agreement != NULL);
    return agreement;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    const struct agreement *agreement = load_once();
    struct str reference = {(const char *)data, size}, name, rest;
    struct resolution resolution = reference_resolve(agreement, reference);
    check_that((resolution.status == RESOLUTION_FOUND) == (resolution.node != NULL));
    check_that((resolution.status == RESOLUTION_FOUND) == (resolution.last != NULL));
    check_that((resolution.status == RESOLUTION_AMBIGUOUS) == (resolution.n_candidates > 1));
    check_that((resolution.status == RESOLUTION_FOUND) == (resolution.message == NULL));
    if (resolution.status == RESOLUTION_FOUND)
        check_that(resolution.node->order <= resolution.last->order);
    resolution_free(&resolution);
    if (reference_split(reference, &name, &rest))
        check_that(name.n != 0 && name.n + rest.n <= reference.n);
    return 0;
}
