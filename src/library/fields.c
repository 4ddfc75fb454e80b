#include "library/fields.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>

#include "agreement/label.h"
#include "base/suggest.h"

/* A longer list of keys does not help in a message; a longer id is none that people type, and stands in many addresses. */
enum { LISTED_KEYS_MAX = 12, ID_MAX = 200 };

void load_fault(struct load *load, enum diag_code code, const struct yaml_node *node, const char *expected, const char *format,
                ...) {
    struct buf message = {0};
    va_list arguments;
    va_start(arguments, format);
    buf_vprintf(&message, format, arguments);
    va_end(arguments);
    diag_add(load->diags, code, (struct diag_place){load->path, node->line, node->column}, expected, "%s", message.p);
    buf_free(&message);
}

struct place load_place(const struct yaml_node *node) {
    return (struct place){node->line, node->column};
}

bool load_text(struct load *load, const struct yaml_node *node, struct str *text) {
    if (node->kind != YAML_TEXT) {
        load_fault(load, DIAG_TYPE, node, "a text", "%s", yaml_kind_name(node->kind));
        return false;
    }
    *text = node->u.text;
    return true;
}

static void add_unknown_key(struct load *load, const struct yaml_node *key, const struct field_table *table) {
    const char **keys = memory_resize(NULL, table->n, sizeof *keys);
    for (size_t i = 0; i < table->n; i++)
        keys[i] = table->fields[i].key;
    const char *nearest = suggest_nearest(key->u.text, keys, table->n);
    struct buf expected = {0};
    if (nearest != NULL)
        buf_printf(&expected, "\"%s\"", nearest);
    else if (table->n > LISTED_KEYS_MAX)
        buf_add(&expected, STR("one of the keys that pacta(5) lists"));
    for (size_t i = 0; nearest == NULL && table->n <= LISTED_KEYS_MAX && i < table->n; i++)
        buf_printf(&expected, "%s%s", i == 0 ? "one of " : ", ", keys[i]);
    load_fault(load, DIAG_UNKNOWN_KEY, key, expected.p, "unknown key \"%.*s\" in %s", STR_ARG(key->u.text), table->what);
    buf_free(&expected);
    free(keys);
}

static const struct field *find_field(const struct field_table *table, struct str key) {
    for (size_t i = 0; i < table->n; i++)
        if (str_equal(str_of(table->fields[i].key), key))
            return &table->fields[i];
    return NULL;
}

static void check_required(struct load *load, const struct yaml_node *map, const struct field_table *table) {
    for (size_t i = 0; i < table->n && !load->is_partial; i++)
        if (table->fields[i].is_required && yaml_map_get(map, str_of(table->fields[i].key)) == NULL)
            load_fault(load, DIAG_MISSING_KEY, map, NULL, "%s without the key \"%s\"", table->what, table->fields[i].key);
}

/* Notes that the field has been met; false where it had been before. */
static bool is_first(const struct field_table *table, const struct field *field, uint64_t *met) {
    uint64_t bit = UINT64_C(1) << (field - table->fields);
    bool is_new = (*met & bit) == 0;
    *met |= bit;
    return is_new;
}

/* Reads those pairs that are late, or those that are not. Of a key that stands there twice, which is a fault already, the first
   counts: readers may rely on being called once. */
static void read_pairs(struct load *load, const struct yaml_node *map, const struct field_table *table, bool is_late,
                       void *target) {
    uint64_t met = 0;
    for (size_t i = 0; i < map->u.map.n; i++) {
        const struct yaml_pair *pair = &map->u.map.pairs[i];
        const struct field *field = find_field(table, pair->key->u.text);
        if (field == NULL && !is_late)
            add_unknown_key(load, pair->key, table);
        if (field != NULL && field->is_late == is_late && is_first(table, field, &met))
            field->read(load, pair->value, field, target);
    }
}

bool fields_read(struct load *load, const struct yaml_node *node, const struct field_table *table, void *target) {
    if (node->kind != YAML_MAP) {
        struct buf expected = {0};
        buf_printf(&expected, "a map for %s", table->what);
        load_fault(load, DIAG_TYPE, node, expected.p, "%s", yaml_kind_name(node->kind));
        buf_free(&expected);
        return false;
    }
    check_required(load, node, table);
    read_pairs(load, node, table, false, target);
    read_pairs(load, node, table, true, target);
    return true;
}

/* The member that a field fills. */
static void *member(const struct field *field, void *target) {
    return (char *)target + field->offset;
}

void field_skip(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)load, (void)value, (void)field, (void)target;
}

void field_text(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    load_text(load, value, member(field, target));
}

void field_date(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str text;
    struct date date;
    if (!load_text(load, value, &text))
        return;
    if (date_parse(text, &date))
        *(struct date *)member(field, target) = date;
    else
        load_fault(load, DIAG_DATE, value, "a day such as 2022-02-22, or 2022-02, or 2022", "\"%.*s\" is no date", STR_ARG(text));
}

void field_name(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str text;
    int found;
    if (!load_text(load, value, &text))
        return;
    if (name_table_find(field->names, text, &found)) {
        *(int *)member(field, target) = found;
        return;
    }
    struct buf expected = {0};
    name_table_list(field->names, &expected);
    load_fault(load, DIAG_VALUE, value, expected.p, "\"%.*s\" as the value of %s", STR_ARG(text), field->key);
    buf_free(&expected);
}

void field_number(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str text;
    size_t number;
    if (!load_text(load, value, &text))
        return;
    if (str_to_size(text, &number) && number != 0 && number <= 1000000)
        *(size_t *)member(field, target) = number;
    else
        load_fault(load, DIAG_VALUE, value, "a number above zero", "\"%.*s\" as the value of %s", STR_ARG(text), field->key);
}

static bool is_alphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/* Well-formed enough for RFC 5646: subtags of 1 to 8 letters or digits, the first of 2 or more letters. */
static bool is_language_tag(struct str tag) {
    struct str rest = tag, subtag;
    bool is_first = true;
    while (str_split(&rest, '-', &subtag)) {
        if (subtag.n < (is_first ? 2u : 1u) || subtag.n > 8)
            return false;
        for (size_t i = 0; i < subtag.n; i++)
            if (!is_alphanumeric(subtag.p[i]) || (is_first && subtag.p[i] <= '9'))
                return false;
        is_first = false;
    }
    return !is_first;
}

static bool check_language(struct load *load, const struct yaml_node *node, struct str tag) {
    if (is_language_tag(tag))
        return true;
    load_fault(load, DIAG_VALUE, node, "a language tag such as en or pt-BR", "\"%.*s\" as a language", STR_ARG(tag));
    return false;
}

void field_language(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str text;
    if (load_text(load, value, &text) && check_language(load, value, text))
        *(struct str *)member(field, target) = text;
}

static bool is_id(struct str id) {
    for (size_t i = 0; i < id.n; i++) {
        char c = id.p[i];
        if (!(c >= 'a' && c <= 'z') && (i == 0 || !((c >= '0' && c <= '9') || c == '-')))
            return false;
    }
    return id.n != 0 && id.n <= ID_MAX;
}

static bool check_id_form(struct load *load, const struct yaml_node *node, struct str id) {
    if (is_id(id))
        return true;
    load_fault(load, DIAG_ID, node, "a small letter, then small letters, digits and hyphens, 200 at most", "\"%.*s\" as an id",
               STR_ARG(id));
    return false;
}

bool load_check_id(struct load *load, const struct yaml_node *node, struct str id) {
    if (!check_id_form(load, node, id))
        return false;
    if (label_looks_like_article(id)) {
        load_fault(load, DIAG_ID, node, "a word", "id \"%.*s\" reads as the number of an article", STR_ARG(id));
        return false;
    }
    return true;
}

void field_id(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str text;
    if (load_text(load, value, &text) && check_id_form(load, value, text))
        *(struct str *)member(field, target) = text;
}

size_t load_count_items(const struct yaml_node *node) {
    return node->kind == YAML_LIST ? node->u.list.n : 1;
}

const struct yaml_node *load_item(const struct yaml_node *node, size_t i) {
    return node->kind == YAML_LIST ? node->u.list.items[i] : node;
}

static void add_title(struct load *load, const struct yaml_node *value, struct str language, struct title *title) {
    struct str text;
    if (!load_text(load, value, &text))
        return;
    if (str_trim(text).n == 0)
        load_fault(load, DIAG_EMPTY_TEXT, value, NULL, "an empty title");
    *title = (struct title){.language = language, .text = str_trim(text)};
}

void load_titles(struct load *load, const struct yaml_node *value, struct title **titles, size_t *n_titles) {
    struct arena *arena = load->agreement->arena;
    size_t n = value->kind == YAML_MAP ? value->u.map.n : 1;
    *titles = arena_array(arena, n, sizeof **titles);
    *n_titles = n;
    if (value->kind != YAML_MAP) {
        add_title(load, value, load->agreement->language, *titles);
        return;
    }
    if (n == 0)
        load_fault(load, DIAG_EMPTY_TEXT, value, NULL, "an empty title");
    for (size_t i = 0; i < n; i++) {
        const struct yaml_pair *pair = &value->u.map.pairs[i];
        check_language(load, pair->key, pair->key->u.text);
        add_title(load, pair->value, pair->key->u.text, &(*titles)[i]);
    }
}
