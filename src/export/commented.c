#include "export/commented.h"

#include <stdlib.h>

#include "base/arena.h"
#include "export/export.h"
#include "export/writer.h"
#include "library/loader.h"

/* A comment and the line before which it goes. */
struct placed_comment {
    size_t line, order;
    const char *text;
};

static bool write_yaml(const struct agreement *agreement, char **yaml, size_t *n) {
    FILE *memory = open_memstream(yaml, n);
    if (memory == NULL)
        memory_exhausted();
    struct export_request request = {.agreement = agreement, .first = agreement->root, .last = agreement->root};
    request.display = display_make(DISPLAY_FILE);
    bool ok = export_write_yaml(&request, memory);
    return fclose(memory) == 0 && ok;
}

static int compare_places(const void *a, const void *b) {
    const struct placed_comment *x = a, *y = b;
    if (x->line != y->line)
        return x->line < y->line ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

/* The comments in the order of the lines that they go before: those where their places begin in the text that was read again. The
   root's go before all. */
static struct placed_comment *place_comments(const struct import_result *result, const struct agreement *read) {
    struct placed_comment *placed = memory_resize(NULL, result->n_comments + 1, sizeof *placed);
    for (size_t i = 0; i < result->n_comments; i++) {
        const struct node *node = read->nodes[result->comments[i].node->order];
        placed[i] = (struct placed_comment){node == read->root ? 1 : node->place.line, i, result->comments[i].text};
    }
    qsort(placed, result->n_comments, sizeof *placed, compare_places);
    return placed;
}

/* Writes a comment, indented as the line is that it goes before. */
static void write_comment(const char *text, struct str line, FILE *out) {
    size_t indent = 0;
    while (indent < line.n && line.p[indent] == ' ')
        indent++;
    fprintf(out, "%.*s# ", (int)indent, line.p);
    for (; *text != '\0'; text++)
        fputc((unsigned char)*text < 0x20 || *text == 0x7F ? ' ' : *text, out);
    fputc('\n', out);
}

static void write_lines(struct str yaml, const struct placed_comment *placed, size_t n, FILE *out) {
    struct str line;
    size_t number = 0, i = 0;
    while (str_split(&yaml, '\n', &line)) {
        number++;
        for (; i < n && placed[i].line <= number; i++)
            write_comment(placed[i].text, line, out);
        fwrite(line.p, 1, line.n, out);
        if (yaml.p != NULL)
            fputc('\n', out);
    }
}

/* The address of the first place of what was written that is another one where it has been read again; NULL where all are the
   same. */
static const char *find_difference(const struct agreement *a, const struct agreement *b) {
    if (b == NULL)
        return "nowhere";
    for (size_t i = 0; i < a->n_nodes; i++)
        if (i >= b->n_nodes || a->nodes[i]->kind != b->nodes[i]->kind || !str_equal(a->nodes[i]->eid, b->nodes[i]->eid)) {
            const struct node *holder = node_holder(a->nodes[i]);
            return holder->eid.n != 0 ? holder->eid.p : "the beginning";
        }
    return a->n_nodes == b->n_nodes ? NULL : "the end";
}

bool commented_write(const struct import_result *result, const char *name, FILE *out, struct diag_list *diags) {
    struct diag_list faults = {0};
    char *yaml = NULL;
    size_t n = 0;
    bool ok = write_yaml(result->agreement, &yaml, &n);
    struct agreement *read = ok ? agreement_load_text((struct str){yaml, n}, name, &faults) : NULL;
    const char *difference = find_difference(result->agreement, read);
    if (difference == NULL) {
        struct placed_comment *placed = place_comments(result, read);
        write_lines((struct str){yaml, n}, placed, result->n_comments, out);
        free(placed);
        ok = !ferror(out);
    } else {
        diag_add(diags, DIAG_FORMAT, (struct diag_place){.file = name}, NULL,
                 "what was made of it is not the same when it is read again: %s",
                 faults.n_errors != 0 ? faults.items[0].message : difference);
        ok = false;
    }
    agreement_free(read);
    diag_list_free(&faults);
    free(yaml);
    return ok;
}
