#include "library/importer.h"

#include <stdlib.h>

#include "library/flow_lines.h"

bool import_text(struct draft *draft, struct str content) {
    struct page_lines lines = {0};
    page_lines_add(&lines, content, 1);
    struct draft_node *node = draft_add(draft, draft->root, NODE_PROVISION, 1);
    flow_add(draft, node, (struct str){0}, lines.items, lines.n, page_lines_width(&lines));
    free(lines.items);
    if (!draft_has_text(node)) {
        diag_add(draft->diags, DIAG_EMPTY, (struct diag_place){.file = draft->file}, "a text", "is empty");
        return false;
    }
    return true;
}
