#include <stdio.h>

#include "command/command.h"
#include "command/print.h"
#include "library/import.h"
#include "text/version.h"
#include "tui/reader.h"
#include "yaml/reader.h"

static enum exit_status run_version(const struct invocation *invocation) {
    struct buf libraries = {0};
    reader_add_version(&libraries);
    buf_add(&libraries, STR(", "));
    yaml_add_version(&libraries);
    buf_add(&libraries, STR(", "));
    text_add_versions(&libraries);
    buf_add(&libraries, STR(", "));
    import_add_version(&libraries);
    printf("pacta %s\nwith ", PACKAGE_VERSION);
    print_text(&invocation->display, buf_str(&libraries));
    printf("\nMIT License. There is no warranty.\n");
    buf_free(&libraries);
    return STATUS_DONE;
}

const struct command command_version = {
    .name = "version",
    .operands = "",
    .summary = "Say which version of pacta this is, and of which libraries.",
    .description = "",
    .options = NO_OPTIONS,
    .run = run_version,
};
