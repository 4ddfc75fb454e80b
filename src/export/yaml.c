#include "yaml/emitter.h"

#include "export/document.h"
#include "export/writer.h"

static void map_start(void *state, bool is_inline) {
    yaml_emit_map_start(state, is_inline);
}

static void map_end(void *state) {
    yaml_emit_map_end(state);
}

static void list_start(void *state, bool is_inline) {
    yaml_emit_list_start(state, is_inline);
}

static void list_end(void *state) {
    yaml_emit_list_end(state);
}

static void put_key(void *state, const char *key) {
    yaml_emit_text(state, str_of(key));
}

static void put_text(void *state, struct str text) {
    yaml_emit_text(state, text);
}

/* With a newline at its end a text becomes a literal block, each line of which is a paragraph, as a curator writes it. */
static void put_lines(void *state, struct str text) {
    struct buf lines = {0};
    buf_add(&lines, text);
    buf_add_char(&lines, '\n');
    yaml_emit_text(state, buf_str(&lines));
    buf_free(&lines);
}

static void put_number(void *state, size_t number) {
    struct buf digits = {0};
    buf_printf(&digits, "%zu", number);
    yaml_emit_text(state, buf_str(&digits));
    buf_free(&digits);
}

static const struct document_syntax yaml_syntax = {
    .map_start = map_start,
    .map_end = map_end,
    .list_start = list_start,
    .list_end = list_end,
    .key = put_key,
    .text = put_text,
    .lines = put_lines,
    .number = put_number,
};

static bool write_yaml(const struct export_request *request, FILE *out) {
    struct yaml_emitter *emitter = yaml_emitter_new(out);
    document_write(request, &yaml_syntax, emitter);
    bool ok = yaml_emitter_finish(emitter);
    return export_is_written(out) && ok;
}

bool export_write_yaml(const struct export_request *request, FILE *out) {
    if (request->display.target == DISPLAY_SCREEN)
        return export_write_shown(request, write_yaml, out);
    return write_yaml(request, out);
}
