#include "yaml/emitter.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/arena.h"

/* Longer lines are folded, and one-line texts longer than that become blocks. */
enum { LINE_WIDTH = 100, FOLD_FROM_BYTES = 80, DEPTH_MAX = 64 };

struct yaml_emitter {
    yaml_emitter_t emitter;
    FILE *out;
    bool has_failed;
    size_t depth;
    bool is_inline[DEPTH_MAX]; /* of the open maps and lists: is each written on one line? */
};

static int write_bytes(void *data, unsigned char *bytes, size_t n) {
    struct yaml_emitter *e = data;
    return fwrite(bytes, 1, n, e->out) == n;
}

/* Hands an event over, which libyaml then owns. `is_made` tells whether there was memory to make it. */
static void emit(struct yaml_emitter *e, yaml_event_t *event, int is_made) {
    if (!is_made)
        memory_exhausted();
    if (e->has_failed) {
        yaml_event_delete(event);
        return;
    }
    if (yaml_emitter_emit(&e->emitter, event))
        return;
    if (e->emitter.error == YAML_MEMORY_ERROR)
        memory_exhausted();
    e->has_failed = true;
}

struct yaml_emitter *yaml_emitter_new(FILE *out) {
    struct yaml_emitter *e = memory_alloc(sizeof *e);
    *e = (struct yaml_emitter){.out = out};
    if (!yaml_emitter_initialize(&e->emitter))
        memory_exhausted();
    yaml_emitter_set_output(&e->emitter, write_bytes, e);
    yaml_emitter_set_encoding(&e->emitter, YAML_UTF8_ENCODING);
    yaml_emitter_set_unicode(&e->emitter, 1);
    yaml_emitter_set_width(&e->emitter, LINE_WIDTH);
    yaml_event_t event;
    emit(e, &event, yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING));
    emit(e, &event, yaml_document_start_event_initialize(&event, NULL, NULL, NULL, 1));
    return e;
}

bool yaml_emitter_finish(struct yaml_emitter *e) {
    yaml_event_t event;
    emit(e, &event, yaml_document_end_event_initialize(&event, 1));
    emit(e, &event, yaml_stream_end_event_initialize(&event));
    bool ok = !e->has_failed;
    yaml_emitter_delete(&e->emitter);
    free(e);
    return ok;
}

/* Notes that a map or list opens; what is in an inline one is inline too. */
static bool open_level(struct yaml_emitter *e, bool is_inline) {
    if (e->depth != 0 && e->is_inline[e->depth - 1])
        is_inline = true;
    e->is_inline[e->depth < DEPTH_MAX ? e->depth : DEPTH_MAX - 1] = is_inline;
    if (e->depth < DEPTH_MAX)
        e->depth++;
    return is_inline;
}

static void close_level(struct yaml_emitter *e) {
    if (e->depth != 0)
        e->depth--;
}

void yaml_emit_map_start(struct yaml_emitter *e, bool is_inline) {
    yaml_event_t event;
    yaml_mapping_style_t style = open_level(e, is_inline) ? YAML_FLOW_MAPPING_STYLE : YAML_BLOCK_MAPPING_STYLE;
    emit(e, &event, yaml_mapping_start_event_initialize(&event, NULL, NULL, 1, style));
}

void yaml_emit_map_end(struct yaml_emitter *e) {
    yaml_event_t event;
    close_level(e);
    emit(e, &event, yaml_mapping_end_event_initialize(&event));
}

void yaml_emit_list_start(struct yaml_emitter *e, bool is_inline) {
    yaml_event_t event;
    yaml_sequence_style_t style = open_level(e, is_inline) ? YAML_FLOW_SEQUENCE_STYLE : YAML_BLOCK_SEQUENCE_STYLE;
    emit(e, &event, yaml_sequence_start_event_initialize(&event, NULL, NULL, 1, style));
}

void yaml_emit_list_end(struct yaml_emitter *e) {
    yaml_event_t event;
    close_level(e);
    emit(e, &event, yaml_sequence_end_event_initialize(&event));
}

/* Does the text hold a line break of YAML 1.1 that is no newline? Outside double quotes such a one would be read as a newline,
   or as a break that folds. */
static bool has_other_break(struct str s) {
    for (size_t i = 0; i < s.n; i++) {
        struct str rest = str_slice(s, i, s.n);
        if (s.p[i] == '\r' || str_starts(rest, STR("\xC2\x85")) || str_starts(rest, STR("\xE2\x80\xA8")) ||
            str_starts(rest, STR("\xE2\x80\xA9")))
            return true;
    }
    return false;
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Is it a whole number as one would write it, or a date? These mean the same to whoever reads them as text. */
static bool is_number_or_date(struct str s) {
    size_t n_digits = 0, n_hyphens = 0;
    for (size_t i = 0; i < s.n; i++) {
        n_digits += is_digit(s.p[i]);
        n_hyphens += s.p[i] == '-' && (i == 4 || i == 7);
    }
    if (n_digits == s.n)
        return s.n == 1 || s.p[0] != '0';
    return n_digits + n_hyphens == s.n && is_digit(s.p[0]) && (s.n == 7 || s.n == 10);
}

/* Would a YAML reader with types take the text, unquoted, for something else: a truth value, nothing, a fraction, an octal
   number, a time? pacta itself would not. */
static bool looks_typed(struct str s) {
    static const char *const words[] = {"y",     "n",    "yes", "no", "on", "off",  "true",
                                        "false", "null", "~",   "<<", "=",  ".inf", ".nan"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (str_equal_nocase(s, str_of(words[i])))
            return true;
    if (s.n == 0 || is_number_or_date(s))
        return false;
    if (!is_digit(s.p[0]) && !(s.n > 1 && strchr("+-.", s.p[0]) != NULL && (is_digit(s.p[1]) || s.p[1] == '.')))
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!is_digit(s.p[i]) && strchr("+-.:_abcdefxABCDEFXTZtz", s.p[i]) == NULL)
            return false;
    return true;
}

/* libyaml itself falls back on quotes where a style cannot hold the text. But it does not know what a break other than a newline
   comes to when it is read again, nor that the lines of a block do not fold where the first one begins with a space. */
static yaml_scalar_style_t choose_style(const struct yaml_emitter *e, struct str text) {
    bool has_newline = str_index(text, '\n') < text.n;
    if (has_other_break(text))
        return YAML_DOUBLE_QUOTED_SCALAR_STYLE;
    if (e->depth != 0 && e->is_inline[e->depth - 1])
        return has_newline || looks_typed(text) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_ANY_SCALAR_STYLE;
    if (has_newline)
        return YAML_LITERAL_SCALAR_STYLE;
    if (text.n == 0)
        return YAML_SINGLE_QUOTED_SCALAR_STYLE;
    if (text.n >= FOLD_FROM_BYTES && text.p[0] != ' ')
        return YAML_FOLDED_SCALAR_STYLE;
    return looks_typed(text) ? YAML_DOUBLE_QUOTED_SCALAR_STYLE : YAML_PLAIN_SCALAR_STYLE;
}

void yaml_emit_text(struct yaml_emitter *e, struct str text) {
    yaml_event_t event;
    unsigned char empty[] = "";
    unsigned char *bytes = text.n != 0 ? (unsigned char *)(uintptr_t)text.p : empty;
    emit(e, &event, yaml_scalar_event_initialize(&event, NULL, NULL, bytes, (int)text.n, 1, 1, choose_style(e, text)));
}
