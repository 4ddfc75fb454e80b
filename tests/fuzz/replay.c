/*
 * Runs a fuzz target on its seeds, as a test: what once broke pacta must not break it again, with any compiler.
 *
 * Linked with tests/fuzz/fuzz_NAME.c where libFuzzer is not; each file in tests/fuzz/seeds/NAME is a case. A case fails by not
 * coming back, so that the plan, which stands first, is not kept; the last name in the log
 * is its own.
 */
#include <dirent.h>
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/diag.h"
#include "base/file.h"
#include "base/str.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The name after "fuzz_" in the name of this program. */
static const char *target_name(const char *program) {
    const char *name = strrchr(program, '/') != NULL ? strrchr(program, '/') + 1 : program;
    return strncmp(name, "fuzz_", 5) == 0 ? name + 5 : name;
}

static int is_seed(const struct dirent *entry) {
    return entry->d_name[0] != '.';
}

/* Copies what is read to memory of just its size, so that reading past its end is noticed. */
static void run_case(int number, const char *name, struct str content) {
    uint8_t *data = malloc(content.n != 0 ? content.n : 1);
    if (data == NULL)
        abort();
    if (content.n != 0)
        memcpy(data, content.p, content.n);
    printf("# %s\n", name);
    fflush(stdout);
    LLVMFuzzerTestOneInput(data, content.n);
    free(data);
    printf("ok %d - %s\n", number, name);
    fflush(stdout);
}

int main(int argc, char **argv) {
    const char *source = getenv("PACTA_SRCDIR");
    if (argc < 1 || source == NULL) {
        fprintf(stderr, "replay: PACTA_SRCDIR is not set\n");
        return 99;
    }
    struct buf folder = {0};
    buf_printf(&folder, "%s/tests/fuzz/seeds/%s", source, target_name(argv[0]));
    struct dirent **seeds;
    int n_seeds = scandir(folder.p, &seeds, is_seed, alphasort);
    if (n_seeds < 0) {
        fprintf(stderr, "replay: %s: %s\n", folder.p, strerror(errno));
        return 99;
    }
    printf("1..%d\n", n_seeds);
    int status = 0;
    for (int i = 0; i < n_seeds; i++) {
        struct buf path = {0}, content = {0};
        struct diag_list diags = {0};
        buf_printf(&path, "%s/%s", folder.p, seeds[i]->d_name);
        if (file_read(path.p, &content, &diags)) {
            run_case(i + 1, seeds[i]->d_name, buf_str(&content));
        } else {
            printf("not ok %d - %s cannot be read\n", i + 1, seeds[i]->d_name);
            status = 1;
        }
        diag_list_free(&diags);
        buf_free(&content);
        buf_free(&path);
        free(seeds[i]);
    }
    free(seeds);
    buf_free(&folder);
    return status;
}
