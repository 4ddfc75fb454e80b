#include <stdio.h>
#include <stdlib.h>

#include "agreement/name.h"
#include "command/message.h"
#include "command/operands.h"
#include "command/print.h"
#include "export/citation.h"
#include "library/citing.h"

/* Prints "az-ru-2022#art_16  Article 16, Military assistance: see 6". */
static void print_citing(const struct invocation *invocation, const struct citing *citing) {
    struct buf line = {0};
    struct str title = node_title(citing->agreement, citing->node, STR(""));
    citation_add_address(citing->agreement, citing->node, &line);
    buf_add(&line, STR("  "));
    size_t before = line.n;
    name_add(citing->agreement, citing->node, false, &line);
    if (title.n != 0 && !str_equal(str_slice(buf_str(&line), before, line.n), title))
        buf_printf(&line, line.n != before ? ", %.*s" : "%.*s", STR_ARG(title));
    buf_printf(&line, ": see %.*s", STR_ARG(citing->reference->text));
    print_text(&invocation->display, buf_str(&line));
    putchar('\n');
    buf_free(&line);
}

static enum exit_status print_all(const struct invocation *invocation, struct library *library, const struct selection *selection) {
    struct diag_list diags = {0};
    size_t n;
    struct citing *citings = citing_find(library, selection->agreement, selection->first, &n, &diags);
    message_diags(&diags, false);
    for (size_t i = 0; i < n; i++)
        print_citing(invocation, &citings[i]);
    if (n == 0)
        message("nothing in the library refers to it");
    free(citings);
    diag_list_free(&diags);
    return n != 0 ? STATUS_DONE : STATUS_NOTHING;
}

static enum exit_status run_refs(const struct invocation *invocation) {
    struct library *library = library_open();
    struct selection selection;
    enum exit_status status = operands_select(library, invocation, &selection);
    if (status == STATUS_DONE)
        status = print_all(invocation, library, &selection);
    library_free(library);
    return status;
}

const struct command command_refs = {
    .name = "refs",
    .operands = "[AGREEMENT] REF",
    .summary = "Print what refers to a place, across the library.",
    .description = "Each line begins with the address of what has the reference.",
    .n_operands_min = 1,
    .n_operands_max = ANY_NUMBER,
    .run = run_refs,
};
