#include "export/json.h"

#include <stdint.h>

#include "export/document.h"
#include "export/writer.h"
#include "text/utf8.h"

/* No document of the format is nested deeper than its sections are, and those are bounded where it is read. */
enum { INDENT = 2 };

struct json {
    FILE *out;
    int depth;
    int inline_depth; /* the depth at which one line for all began; 0: not in one */
    bool is_first;    /* nothing stands before this in its list or map */
    bool is_behind_key;
};

/* RFC 8259 asks for the first; DEL, C1, the byte order mark and the noncharacters are what YAML, which JSON is to be a part of,
   does not read as they stand; line separators are what JavaScript did not; bidi controls are what a terminal obeys. */
static bool must_escape(uint32_t c) {
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == 0x2028 || c == 0x2029 || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF || c == 0xFFFE || c == 0xFFFF;
}

static void add_escaped(struct buf *out, uint32_t c) {
    if (c == '\n')
        buf_add(out, STR("\\n"));
    else if (c == '\t')
        buf_add(out, STR("\\t"));
    else
        buf_printf(out, "\\u%04x", (unsigned)c);
}

void json_add_string(struct buf *out, struct str s) {
    buf_add_char(out, '"');
    for (size_t at = 0; at < s.n;) {
        uint32_t c;
        char bytes[4];
        at += utf8_decode(s, at, &c, NULL);
        if (must_escape(c)) {
            add_escaped(out, c);
            continue;
        }
        if (c == '"' || c == '\\')
            buf_add_char(out, '\\');
        buf_add(out, (struct str){bytes, utf8_encode(c, bytes)});
    }
    buf_add_char(out, '"');
}

static void write_string(FILE *out, struct str s) {
    struct buf string = {0};
    json_add_string(&string, s);
    fwrite(string.p, 1, string.n, out);
    buf_free(&string);
}

static void begin_line(struct json *json) {
    fprintf(json->out, "\n%*s", json->depth * INDENT, "");
}

/* What comes between the last value and this one. */
static void separate(struct json *json) {
    if (!json->is_first && !json->is_behind_key)
        putc(',', json->out);
    if (!json->is_behind_key && json->inline_depth != 0) {
        if (!json->is_first)
            putc(' ', json->out);
    } else if (!json->is_behind_key && json->depth != 0) {
        begin_line(json);
    }
    json->is_first = false;
    json->is_behind_key = false;
}

static void open_level(struct json *json, char bracket, bool is_inline) {
    separate(json);
    putc(bracket, json->out);
    json->depth++;
    json->is_first = true;
    if (is_inline && json->inline_depth == 0)
        json->inline_depth = json->depth;
}

static void close_level(struct json *json, char bracket) {
    bool was_inline = json->inline_depth != 0;
    if (json->inline_depth == json->depth)
        json->inline_depth = 0;
    json->depth--;
    if (!json->is_first && !was_inline)
        begin_line(json);
    putc(bracket, json->out);
    json->is_first = false;
}

static void json_map_start(void *state, bool is_inline) {
    open_level(state, '{', is_inline);
}

static void json_map_end(void *state) {
    close_level(state, '}');
}

static void json_list_start(void *state, bool is_inline) {
    open_level(state, '[', is_inline);
}

static void json_list_end(void *state) {
    close_level(state, ']');
}

static void json_text(void *state, struct str text) {
    struct json *json = state;
    separate(json);
    write_string(json->out, text);
}

static void json_key(void *state, const char *key) {
    struct json *json = state;
    json_text(json, str_of(key));
    fputs(": ", json->out);
    json->is_behind_key = true;
}

static void json_number(void *state, size_t number) {
    struct json *json = state;
    separate(json);
    fprintf(json->out, "%zu", number);
}

static const struct document_syntax json_syntax = {
    .map_start = json_map_start,
    .map_end = json_map_end,
    .list_start = json_list_start,
    .list_end = json_list_end,
    .key = json_key,
    .text = json_text,
    .lines = json_text,
    .number = json_number,
    .has_addresses = true,
};

static bool write_json(const struct export_request *request, FILE *out) {
    struct json json = {.out = out, .is_first = true};
    document_write(request, &json_syntax, &json);
    putc('\n', out);
    return export_is_written(out);
}

bool export_write_json(const struct export_request *request, FILE *out) {
    if (request->display.target == DISPLAY_SCREEN)
        return export_write_shown(request, write_json, out);
    return write_json(request, out);
}
