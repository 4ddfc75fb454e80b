#include "library/text_import.h"

#include <stdlib.h>

#include "library/languages.h"
#include "yaml/node.h"
#include "yaml/reader.h"

/* Front matter: a map in YAML between lines of "---" before the text. It says what the text is, or holds it in other languages. */

struct front {
    struct draft *draft;
    struct text_front *result;
    struct source source;
    bool has_source;
};

/* The end of the line that begins at byte `at`, and where the next one begins. */
static struct str line_from(struct str s, size_t at, size_t *next) {
    size_t end = at + str_index(str_slice(s, at, s.n), '\n');
    *next = end < s.n ? end + 1 : s.n;
    struct str line = str_slice(s, at, end);
    return str_ends(line, STR("\r")) ? str_slice(line, 0, line.n - 1) : line;
}

/* The language that the name of a key ends in: "zh-cn" of "title-zh-cn". */
static struct str key_language(struct str key, const char *stem) {
    size_t n = str_of(stem).n;
    if (key.n <= n + 1 || (key.p[n] != '-' && key.p[n] != '_'))
        return (struct str){0};
    return language_tag(str_slice(key, n + 1, key.n));
}

static void add_body(struct front *front, struct str language, const struct yaml_node *value) {
    struct text_front *result = front->result;
    struct text_body *bodies = memory_resize(result->bodies, result->n_bodies + 1, sizeof *bodies);
    bodies[result->n_bodies++] = (struct text_body){language, value->u.text, value->line + 1};
    result->bodies = bodies;
}

/* Takes what a key says; false where it is none of those that are known. */
static bool take_pair(struct front *front, struct str key, const struct yaml_node *value) {
    struct draft *draft = front->draft;
    struct str text = value->u.text, kept = draft_keep(draft, text);
    if (str_equal(key, STR("language")) || str_equal(key, STR("lang"))) {
        front->result->language = language_tag(kept);
        return front->result->language.n != 0;
    }
    if (str_starts(key, STR("title"))) {
        struct str language = key_language(key, "title");
        if (key.n != 5 && language.n == 0)
            return false;
        draft_set_title(draft, draft->root, language.n != 0 ? language : front->result->language, text);
        return true;
    }
    if (str_starts(key, STR("body")) && key_language(key, "body").n != 0) {
        add_body(front, key_language(key, "body"), value);
        return true;
    }
    if (str_equal(key, STR("source")) || str_equal(key, STR("url"))) {
        struct str *slot = str_starts(kept, STR("http")) ? &front->source.url : &front->source.title;
        bool is_free = slot->n == 0;
        if (is_free)
            *slot = kept;
        front->has_source = true;
        return is_free;
    }
    if (str_equal(key, STR("date"))) {
        bool is_date = date_parse(kept, &front->source.date);
        front->has_source = front->has_source || is_date;
        return is_date;
    }
    return false;
}

static void read_pairs(struct front *front, const struct yaml_node *map) {
    for (size_t i = 0; i < map->u.map.n; i++) {
        const struct yaml_pair *pair = &map->u.map.pairs[i];
        struct str key = pair->key->u.text;
        if (pair->value->kind != YAML_TEXT)
            draft_doubt(front->draft, front->draft->root, pair->key->line, "\"%.*s\" is not understood", STR_ARG(key));
        else if (!take_pair(front, key, pair->value))
            draft_doubt(front->draft, front->draft->root, pair->key->line, "not understood: %.*s: %.*s", STR_ARG(key),
                        STR_ARG(pair->value->u.text));
    }
    if (front->has_source) {
        front->source.id = STR("source");
        front->draft->source = draft_add_source(front->draft, front->source);
    }
}

/* The language comes first: the titles are in it. */
static void read_language(struct front *front, const struct yaml_node *map) {
    const struct yaml_node *value = yaml_map_get(map, STR("language"));
    if (value == NULL)
        value = yaml_map_get(map, STR("lang"));
    struct str language =
        value != NULL && value->kind == YAML_TEXT ? language_tag(draft_keep(front->draft, value->u.text)) : (struct str){0};
    if (language.n != 0)
        front->draft->agreement->language = front->result->language = language;
}

struct text_front text_read_front(struct draft *draft, struct str content) {
    struct text_front result = {.rest = content, .rest_line = 1};
    size_t next, line = 1;
    if (!str_equal(line_from(content, 0, &next), STR("---")))
        return result;
    size_t start = next;
    for (size_t at = start; at < content.n; at = next) {
        struct str s = line_from(content, at, &next);
        line++;
        if (!str_equal(s, STR("---")) && !str_equal(s, STR("...")))
            continue;
        struct diag_list faults = {0};
        struct arena *nodes = arena_new();
        struct yaml_document document = yaml_read(str_slice(content, start, at), draft->file, draft->arena, nodes, &faults);
        if (faults.n_errors == 0 && document.root != NULL && document.root->kind == YAML_MAP) {
            struct front front = {.draft = draft, .result = &result};
            result.rest = str_slice(content, next, content.n);
            result.rest_line = line + 1;
            read_language(&front, document.root);
            read_pairs(&front, document.root);
        }
        diag_list_free(&faults);
        arena_free(nodes);
        return result;
    }
    return result;
}
