#include <stdlib.h>

#include "base/arena.h"
#include "tui/state_content.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

static const char *const history_keys[HISTORY_COUNT] = {[HISTORY_GO] = "go", [HISTORY_SEARCH] = "search"};

/* --- Reading ------------------------------------------------------------------------------------------------------------ */

/* One reading. Whatever is not as this program writes it is a fault, and is left out. */
struct reading {
    struct content *content;
    const char *path;
    struct diag_list *diags;
};

static void add_fault(struct reading *r, const struct yaml_node *node, const char *expected) {
    diag_add(r->diags, DIAG_TYPE, (struct diag_place){r->path, node->line, node->column}, expected, "%s",
             node->kind == YAML_TEXT ? "another text" : yaml_kind_name(node->kind));
}

/* The value of a key if it is of that kind; NULL where it is not there, or, which is a fault, of another kind. */
static const struct yaml_node *get(struct reading *r, const struct yaml_node *map, const char *key, enum yaml_kind kind) {
    static const char *const expected[] = {[YAML_TEXT] = "a text", [YAML_LIST] = "a list", [YAML_MAP] = "a map"};
    const struct yaml_node *value = map != NULL ? yaml_map_get(map, str_of(key)) : NULL;
    if (value == NULL || value->kind == kind)
        return value;
    add_fault(r, value, expected[kind]);
    return NULL;
}

static struct str get_text(struct reading *r, const struct yaml_node *map, const char *key) {
    const struct yaml_node *value = get(r, map, key, YAML_TEXT);
    return value != NULL ? value->u.text : STR("");
}

static size_t get_number(struct reading *r, const struct yaml_node *map, const char *key, size_t otherwise) {
    const struct yaml_node *value = get(r, map, key, YAML_TEXT);
    if (value != NULL && !str_to_size(value->u.text, &otherwise))
        add_fault(r, value, "a number");
    return otherwise;
}

/* Reads a place as a view of the texts of the file; false where the map holds none. */
static bool read_place(struct reading *r, const struct yaml_node *map, struct kept_place *place) {
    const struct yaml_node *address = get(r, map, "address", YAML_TEXT), *part = get(r, map, "in", YAML_TEXT);
    const struct yaml_node *words = get(r, map, "words", YAML_TEXT);
    int kind = 0;
    if (address == NULL || part == NULL)
        return false;
    bool is_in_block = name_table_find(&block_kind_names, part->u.text, &kind);
    if (!is_in_block && !str_equal(part->u.text, STR("title"))) {
        add_fault(r, part, "title, quote, text, summary or note");
        return false;
    }
    struct kept_place view = {.is_in_block = is_in_block,
                              .kind = (enum block_kind)kind,
                              .nth = get_number(r, map, "nth", 1),
                              .byte = get_number(r, map, "byte", 0),
                              .into = get_number(r, map, "into", 0)};
    struct buf texts[2] = {{0}, {0}};
    buf_add(&texts[0], address->u.text);
    buf_add(&texts[1], words != NULL ? words->u.text : STR(""));
    view.address = buf_take(&texts[0]);
    view.words = buf_take(&texts[1]);
    *place = view;
    return true;
}

static void read_groups(struct reading *r, const struct yaml_node *list, struct agreement_entry *entry) {
    size_t n = list != NULL ? list->u.list.n : 0;
    entry->groups = n != 0 ? memory_resize(NULL, n, sizeof *entry->groups) : NULL;
    for (size_t i = 0; i < n; i++) {
        const struct yaml_node *item = list->u.list.items[i];
        struct buf copy = {0};
        if (item->kind != YAML_TEXT) {
            add_fault(r, item, "a text");
            continue;
        }
        buf_add(&copy, item->u.text);
        entry->groups[entry->n_groups++] = buf_take(&copy);
    }
}

static void read_agreements(struct reading *r, const struct yaml_node *map) {
    for (size_t i = 0; map != NULL && i < map->u.map.n; i++) {
        const struct yaml_pair *pair = &map->u.map.pairs[i];
        if (pair->value->kind != YAML_MAP) {
            add_fault(r, pair->value, "a map");
            continue;
        }
        struct agreement_entry *entry = content_add(r->content, pair->key->u.text, get_text(r, pair->value, "when"));
        const struct yaml_node *place = get(r, pair->value, "place", YAML_MAP);
        entry->has_place = place != NULL && read_place(r, place, &entry->place);
        read_groups(r, get(r, pair->value, "keywords", YAML_LIST), entry);
    }
}

static void read_marks(struct reading *r, const struct yaml_node *map) {
    for (size_t i = 0; map != NULL && i < map->u.map.n; i++) {
        const struct yaml_pair *pair = &map->u.map.pairs[i];
        struct str letter = pair->key->u.text;
        struct kept_place place;
        const struct yaml_node *agreement = pair->value->kind == YAML_MAP ? get(r, pair->value, "agreement", YAML_TEXT) : NULL;
        if (letter.n != 1 || letter.p[0] < 'a' || letter.p[0] > 'z' || agreement == NULL) {
            add_fault(r, pair->key, "a letter and its place");
        } else if (read_place(r, pair->value, &place)) {
            content_set_mark(r->content, (size_t)(letter.p[0] - 'a'), agreement->u.text, &place);
            place_free(&place);
        }
    }
}

static void read_history(struct reading *r, const struct yaml_node *list, enum history history) {
    for (size_t i = 0; list != NULL && i < list->u.list.n; i++) {
        const struct yaml_node *item = list->u.list.items[i];
        if (item->kind == YAML_TEXT)
            content_add_line(r->content, history, item->u.text);
        else
            add_fault(r, item, "a text");
    }
}

void content_read(struct content *content, struct str text, const char *path, struct diag_list *diags) {
    struct arena *arena = arena_new();
    struct reading r = {content, path, diags};
    struct yaml_document document = yaml_read(text, path, arena, arena, diags);
    if (document.root != NULL && document.root->kind != YAML_MAP)
        add_fault(&r, document.root, "a map");
    const struct yaml_node *root = document.root != NULL && document.root->kind == YAML_MAP ? document.root : NULL;
    const struct yaml_node *last = get(&r, root, "last", YAML_TEXT), *history = get(&r, root, "history", YAML_MAP);
    if (last != NULL)
        content_set_last(content, last->u.text);
    read_agreements(&r, get(&r, root, "agreements", YAML_MAP));
    read_marks(&r, get(&r, root, "marks", YAML_MAP));
    for (size_t i = 0; i < HISTORY_COUNT; i++)
        read_history(&r, get(&r, history, history_keys[i], YAML_LIST), (enum history)i);
    content_settle(content);
    arena_free(arena);
}

/* --- Writing ------------------------------------------------------------------------------------------------------------ */

static void emit_pair(struct yaml_emitter *out, const char *key, struct str value) {
    yaml_emit_text(out, str_of(key));
    yaml_emit_text(out, value);
}

static void emit_number(struct yaml_emitter *out, const char *key, size_t number) {
    char digits[32];
    emit_pair(out, key, (struct str){digits, (size_t)snprintf(digits, sizeof digits, "%zu", number)});
}

static void emit_place(struct yaml_emitter *out, const struct kept_place *place) {
    emit_pair(out, "address", str_of(place->address));
    emit_pair(out, "in", place->is_in_block ? str_of(block_kind_names.names[place->kind]) : STR("title"));
    if (place->nth != 1)
        emit_number(out, "nth", place->nth);
    emit_number(out, "byte", place->byte);
    if (place->words[0] != '\0')
        emit_pair(out, "words", str_of(place->words));
    if (place->into != 0)
        emit_number(out, "into", place->into);
}

static void emit_agreement(struct yaml_emitter *out, const struct agreement_entry *entry) {
    yaml_emit_text(out, str_of(entry->id));
    yaml_emit_map_start(out, false);
    emit_pair(out, "when", str_of(entry->when));
    if (entry->has_place) {
        yaml_emit_text(out, STR("place"));
        yaml_emit_map_start(out, true);
        emit_place(out, &entry->place);
        yaml_emit_map_end(out);
    }
    if (entry->n_groups != 0) {
        yaml_emit_text(out, STR("keywords"));
        yaml_emit_list_start(out, true);
        for (size_t i = 0; i < entry->n_groups; i++)
            yaml_emit_text(out, str_of(entry->groups[i]));
        yaml_emit_list_end(out);
    }
    yaml_emit_map_end(out);
}

static void emit_marks(struct yaml_emitter *out, const struct mark_entry *marks) {
    yaml_emit_map_start(out, false);
    for (size_t i = 0; i < MARK_COUNT; i++) {
        char letter = (char)('a' + (int)i);
        if (marks[i].mark.agreement == NULL)
            continue;
        yaml_emit_text(out, (struct str){&letter, 1});
        yaml_emit_map_start(out, true);
        emit_pair(out, "agreement", str_of(marks[i].mark.agreement));
        emit_place(out, &marks[i].mark.place);
        yaml_emit_map_end(out);
    }
    yaml_emit_map_end(out);
}

static void emit_history(struct yaml_emitter *out, const struct lines *lines) {
    yaml_emit_list_start(out, false);
    for (size_t i = 0; i < lines->n; i++)
        yaml_emit_text(out, str_of(lines->items[i].text));
    yaml_emit_list_end(out);
}

bool content_write(const struct content *content, FILE *stream) {
    fputs("# Where pacta was last, its marks and the lines typed at its prompts; pacta(5) says more.\n", stream);
    struct yaml_emitter *out = yaml_emitter_new(stream);
    yaml_emit_map_start(out, false);
    if (content->last != NULL)
        emit_pair(out, "last", str_of(content->last));
    yaml_emit_text(out, STR("agreements"));
    yaml_emit_map_start(out, false);
    for (size_t i = 0; i < content->n_agreements; i++)
        emit_agreement(out, &content->agreements[i]);
    yaml_emit_map_end(out);
    yaml_emit_text(out, STR("marks"));
    emit_marks(out, content->marks);
    yaml_emit_text(out, STR("history"));
    yaml_emit_map_start(out, false);
    for (size_t i = 0; i < HISTORY_COUNT; i++) {
        yaml_emit_text(out, str_of(history_keys[i]));
        emit_history(out, &content->histories[i]);
    }
    yaml_emit_map_end(out);
    yaml_emit_map_end(out);
    return yaml_emitter_finish(out);
}
