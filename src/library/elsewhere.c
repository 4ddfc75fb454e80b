#include "library/elsewhere.h"

#include <unistd.h>

#include "agreement/reference.h"

/* How much may be looked at for all references of a file, as for those within it. */
enum { COST_MAX = 60000000 };

bool elsewhere_is_needed(const struct agreement *agreement) {
    for (size_t i = 0; i < agreement->n_nodes; i++)
        for (size_t j = 0; j < agreement->nodes[i]->n_see; j++)
            if (agreement->nodes[i]->see[j].agreement.n != 0)
                return true;
    return false;
}

/* Appends the path that the file of an id has in the folder of this one; such a path has a "/" in it. */
static void add_path_beside(struct buf *out, struct str path, struct str id) {
    size_t n = path.n;
    while (n != 0 && path.p[n - 1] != '/')
        n--;
    buf_printf(out, "%.*s%.*s.yaml", n != 0 ? (int)n : 2, n != 0 ? path.p : "./", STR_ARG(id));
}

/* Opens the agreement of a name: what is checked may be on its way into a library, so what stands beside it comes first. */
static enum library_status find(struct library *library, const struct agreement *from, struct str name,
                                const struct agreement **agreement) {
    struct diag_list faults = {0}; /* of that file, and told where it is checked itself */
    struct buf beside = {0};
    enum library_status status = LIBRARY_ABSENT;
    add_path_beside(&beside, from->path, name);
    if (!library_is_path(name) && access(beside.p, R_OK) == 0)
        status = library_find(library, buf_str(&beside), agreement, &faults);
    if (status != LIBRARY_FOUND)
        status = library_find(library, name, agreement, &faults);
    buf_free(&beside);
    diag_list_free(&faults);
    return status;
}

/* Warns where the agreement that was found, which the message names, lacks the place; returns what it cost to look. */
static size_t check_place(const struct agreement *agreement, const struct reference *reference, struct diag_place place,
                          struct diag_list *diags) {
    if (reference->rest.n == 0)
        return 0;
    struct resolution resolution = reference_resolve(agreement, reference->rest);
    size_t cost = resolution.cost;
    if (resolution.status != RESOLUTION_FOUND)
        diag_add(diags, DIAG_ELSEWHERE, place, NULL, "\"%.*s\" leads nowhere: %s", STR_ARG(reference->text), resolution.message);
    resolution_free(&resolution);
    return cost;
}

static size_t check_one(struct library *library, const struct agreement *from, const struct reference *reference,
                        struct diag_list *diags) {
    static const char *const whys[] = {
        [LIBRARY_ABSENT] = "there is no agreement of that name in the library",
        [LIBRARY_AMBIGUOUS] = "several agreements of the library have that name",
        [LIBRARY_BROKEN] = "the file of that agreement cannot be read, or has errors",
    };
    struct diag_place place = {from->path.p, reference->place.line, reference->place.column};
    const struct agreement *agreement = NULL;
    enum library_status status = find(library, from, reference->agreement, &agreement);
    if (status == LIBRARY_FOUND)
        return check_place(agreement, reference, place, diags);
    diag_add(diags, DIAG_ELSEWHERE, place, NULL, "\"%.*s\" leads nowhere: %s", STR_ARG(reference->text), whys[status]);
    return 0;
}

void elsewhere_check(struct library *library, const struct agreement *agreement, struct diag_list *diags) {
    size_t cost = 0;
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        const struct node *node = agreement->nodes[i];
        for (size_t j = 0; j < node->n_see && cost <= COST_MAX; j++)
            if (node->see[j].agreement.n != 0)
                cost += check_one(library, agreement, &node->see[j], diags);
    }
}
