/*
 * Fuzzes the importers: whatever the bytes, they come back, with an agreement or with an error; and what is written of an agreement
 * is read again as the same one.
 */
#include <stdint.h>
#include <stdlib.h>

#include "export/commented.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_that(int holds) {
    if (!holds)
        abort();
}

/* Writes the result to where it is forgotten. */
static void write_result(const struct import_result *result, struct diag_list *diags) {
    char *text = NULL;
    size_t n = 0;
    FILE *memory = open_memstream(&text, &n);
    check_that(memory != NULL);
    check_that(commented_write(result, "fuzz", memory, diags));
    fclose(memory);
    free(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct diag_list diags = {0};
    struct import_result result = import_read((struct str){(const char *)data, size}, NULL, "fuzz", STR("fuzz"), &diags);
    check_that(result.agreement != NULL ? diags.n_errors == 0 : diags.n_errors != 0);
    if (result.agreement != NULL)
        write_result(&result, &diags);
    import_result_free(&result);
    diag_list_free(&diags);
    return 0;
}
