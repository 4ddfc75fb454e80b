#include "export/export.h"

#include <stdlib.h>

#include "base/arena.h"
#include "export/writer.h"

const struct export_format export_formats[] = {
    {"txt", "plain text", export_write_text},
    {"md", "Markdown", export_write_markdown},
    {"html", "HTML, a file of its own for a browser or for paper", export_write_html},
    {"json", "JSON, with the address of every part", export_write_json},
    {"akn", "Akoma Ntoso 3.0, the XML of parliaments and courts", export_write_akn},
    {"yaml", "YAML, which pacta reads again", export_write_yaml},
};

const size_t n_export_formats = sizeof export_formats / sizeof *export_formats;

const struct export_format *export_format_find(struct str name) {
    for (size_t i = 0; i < n_export_formats; i++)
        if (str_equal(name, str_of(export_formats[i].name)))
            return &export_formats[i];
    return NULL;
}

void export_add_file_name(const struct export_request *request, const struct export_format *format, struct buf *out) {
    buf_add(out, request->agreement->id);
    if (request->first->eid.n != 0)
        buf_printf(out, "-%.*s", STR_ARG(request->first->eid));
    if (request->last != request->first && request->last->eid.n != 0)
        buf_printf(out, "-%.*s", STR_ARG(request->last->eid));
    buf_printf(out, ".%s", format->name);
}

bool export_is_part(const struct export_request *request) {
    return request->first != request->agreement->root;
}

bool export_is_written(FILE *out) {
    return fflush(out) == 0 && !ferror(out);
}

bool export_write_shown(const struct export_request *request, export_writer *write, FILE *out) {
    char *bytes = NULL;
    size_t n = 0;
    FILE *memory = open_memstream(&bytes, &n);
    if (memory == NULL || !write(request, memory) || fclose(memory) != 0)
        memory_exhausted();
    struct str rest = {bytes, n}, line;
    while (str_split(&rest, '\n', &line)) {
        if (rest.p == NULL && line.n == 0)
            break;
        if (line.n != 0)
            display_write(&request->display, out, line);
        putc('\n', out);
    }
    free(bytes);
    return export_is_written(out);
}
