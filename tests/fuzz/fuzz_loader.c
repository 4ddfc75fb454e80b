/*
 * Fuzzes the loader: whatever the bytes, it comes back, with an agreement or with an error; and an agreement that it returns
 * keeps what the model promises.
 */
#include <stdint.h>
#include <stdlib.h>

#include "agreement/address.h"
#include "library/loader.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_that(int holds) {
    if (!holds)
        abort();
}

static void check_node(const struct agreement *agreement, const struct node *node, size_t place) {
    check_that(node->order == place);
    check_that((node->parent == NULL) == (place == 0));
    if (node->kind == NODE_PARAGRAPH)
        check_that(node->start <= node->body && node->body <= node->end && node->end <= node->block->text.n);
    if (node->eid.n != 0)
        check_that(address_find(agreement, node->eid) != NULL);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text((struct str){(const char *)data, size}, "fuzz.yaml", &diags);
    check_that(agreement != NULL ? diags.n_errors == 0 : diags.n_errors != 0);
    for (size_t i = 0; i < diags.n; i++)
        free(diag_format(&diags.items[i]));
    for (size_t i = 0; agreement != NULL && i < agreement->n_nodes; i++)
        check_node(agreement, agreement->nodes[i], i);
    agreement_free(agreement);
    diag_list_free(&diags);
    return 0;
}
