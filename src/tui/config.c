#include "tui/config.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "base/suggest.h"
#include "library/fields.h"
#include "tui/xdg.h"
#include "yaml/reader.h"

static const char *const signs_names_list[CONFIG_SIGNS_COUNT] = {
    [SIGNS_BY_TERMINAL] = "", [SIGNS_UNICODE] = "unicode", [SIGNS_ASCII] = "ascii"};
static const struct name_table signs_names = {signs_names_list, CONFIG_SIGNS_COUNT};

/* Both ways to write each truth value in YAML 1.1 that people use. */
static const struct {
    const char *name;
    bool value;
} truth_names[] = {{"true", true}, {"false", false}, {"yes", true}, {"no", false}, {"on", true}, {"off", false}};

static void *member(const struct field *field, void *target) {
    return (char *)target + field->offset;
}

static void read_truth(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str text;
    if (!load_text(load, value, &text))
        return;
    for (size_t i = 0; i < sizeof truth_names / sizeof *truth_names; i++) {
        if (str_equal_nocase(text, str_of(truth_names[i].name))) {
            *(bool *)member(field, target) = truth_names[i].value;
            return;
        }
    }
    load_fault(load, DIAG_VALUE, value, "true or false", "\"%.*s\" as the value of %s", STR_ARG(text), field->key);
}

static void read_theme(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct config *config = target;
    field_text(load, value, field, target);
    config->theme_place = load_place(value);
}

static void read_measure(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct config *config = target;
    struct str text;
    size_t number;
    if (!load_text(load, value, &text))
        return;
    if (str_to_size(text, &number) && number >= MEASURE_MIN && number <= MEASURE_MAX)
        config->measure = number;
    else
        load_fault(load, DIAG_VALUE, value, "20 to 200 columns", "\"%.*s\" as the value of %s", STR_ARG(text), field->key);
}

static void read_citation(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct config *config = target;
    struct str text;
    if (!load_text(load, value, &text))
        return;
    const struct citation_style *style = citation_style_find(text);
    if (style != NULL) {
        config->citation = style;
        return;
    }
    struct buf expected = {0};
    for (size_t i = 0; i < n_citation_styles; i++)
        buf_printf(&expected, "%s%s", i == 0 ? "" : i + 1 == n_citation_styles ? " or " : ", ", citation_styles[i].name);
    load_fault(load, DIAG_VALUE, value, expected.p, "\"%.*s\" as the value of %s", STR_ARG(text), field->key);
    buf_free(&expected);
}

/* --- Lists of words ----------------------------------------------------------------------------------------------------- */

/* Words, each with where it stands. */
struct words {
    struct config_key *items;
    size_t n, capacity;
};

static void add_word(struct words *words, struct str word, const struct yaml_node *node) {
    ARRAY_RESERVE_ONE(words->items, words->n, words->capacity);
    words->items[words->n++] = (struct config_key){word, load_place(node)};
}

/* The words of a text, between white space. */
static void split_words(struct words *words, struct str text, const struct yaml_node *node) {
    size_t start = 0;
    for (size_t i = 0; i <= text.n; i++) {
        if (i < text.n && text.p[i] != ' ' && text.p[i] != '\t' && text.p[i] != '\n')
            continue;
        if (i > start)
            add_word(words, str_slice(text, start, i), node);
        start = i + 1;
    }
}

/* Reads a text as its words, and a list as its items. */
static struct words read_words(struct load *load, const struct yaml_node *value) {
    struct words words = {0};
    for (size_t i = 0; i < load_count_items(value); i++) {
        const struct yaml_node *item = load_item(value, i);
        struct str text;
        if (!load_text(load, item, &text))
            continue;
        if (value->kind == YAML_LIST)
            add_word(&words, text, item);
        else
            split_words(&words, text, item);
    }
    return words;
}

static void read_copy_command(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct config *config = target;
    struct words words = read_words(load, value);
    const char **argv = arena_array(config->arena, words.n + 1, sizeof *argv);
    (void)field;
    for (size_t i = 0; i < words.n; i++)
        argv[i] = arena_copy(config->arena, words.items[i].name).p;
    if (words.n != 0 && words.items[0].name.n == 0)
        load_fault(load, DIAG_VALUE, value, "a program and its arguments", "an empty name of a program");
    else if (words.n != 0)
        config->copy_command = argv;
    free(words.items);
}

static const struct action *find_action(struct load *load, const struct yaml_node *key) {
    const struct action *action = action_find(key->u.text);
    if (action != NULL)
        return action;
    const char **names = memory_resize(NULL, n_actions, sizeof *names);
    for (size_t i = 0; i < n_actions; i++)
        names[i] = actions[i].name;
    const char *nearest = suggest_nearest(key->u.text, names, n_actions);
    struct buf expected = {0};
    if (nearest != NULL)
        buf_printf(&expected, "\"%s\"", nearest);
    else
        buf_add(&expected, STR("the name of an action, as the help has them"));
    load_fault(load, DIAG_UNKNOWN_KEY, key, expected.p, "no action is called \"%.*s\"", STR_ARG(key->u.text));
    buf_free(&expected);
    free(names);
    return NULL;
}

/* "none", and an empty list, take an action's keys away. */
static struct config_binding make_binding(struct config *config, const struct action *action, const struct words *words) {
    struct config_binding binding = {.action = action, .keys = arena_array(config->arena, words->n, sizeof *binding.keys)};
    for (size_t i = 0; i < words->n; i++)
        if (!str_equal(words->items[i].name, STR("none")))
            binding.keys[binding.n_keys++] = words->items[i];
    return binding;
}

static void read_keys(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct config *config = target;
    (void)field;
    if (value->kind != YAML_MAP) {
        load_fault(load, DIAG_TYPE, value, "a map of actions and their keys", "%s", yaml_kind_name(value->kind));
        return;
    }
    config->bindings = arena_array(config->arena, value->u.map.n, sizeof *config->bindings);
    for (size_t i = 0; i < value->u.map.n; i++) {
        const struct yaml_pair *pair = &value->u.map.pairs[i];
        const struct action *action = find_action(load, pair->key);
        struct words words = read_words(load, pair->value);
        if (action != NULL)
            config->bindings[config->n_bindings++] = make_binding(config, action, &words);
        free(words.items);
    }
}

/* --- The file ----------------------------------------------------------------------------------------------------------- */

#define AT(member) .offset = offsetof(struct config, member)

static const struct field config_fields[] = {
    {.key = "theme", .read = read_theme, AT(theme)},
    {.key = "measure", .read = read_measure},
    {.key = "signs", .read = field_name, AT(signs), .names = &signs_names},
    {.key = "mouse", .read = read_truth, AT(mouse)},
    {.key = "linear", .read = read_truth, AT(linear)},
    {.key = "leave-text", .read = read_truth, AT(leave_text)},
    {.key = "citation", .read = read_citation},
    {.key = "copy-command", .read = read_copy_command},
    {.key = "keys", .read = read_keys},
};
static const struct field_table config_table = FIELD_TABLE("the configuration", config_fields);

static struct config *make_config(const char *path) {
    struct arena *arena = arena_new();
    struct config *config = arena_alloc(arena, sizeof *config);
    *config = (struct config){.arena = arena, .path = arena_copy(arena, str_of(path)), .citation = &citation_styles[0]};
    return config;
}

/* Is there nothing in the document but comments? */
static bool is_blank(const struct yaml_document *document) {
    const struct yaml_node *root = document->root;
    return document->is_complete && (root == NULL || (root->kind == YAML_TEXT && root->u.text.n == 0));
}

struct config *config_load_text(struct str text, const char *path, struct diag_list *diags) {
    struct config *config = make_config(path);
    struct arena *nodes = arena_new();
    struct diag_list found = {0};
    struct yaml_document document = yaml_read(text, config->path.p, config->arena, nodes, &found);
    struct load load = {.path = config->path.p, .diags = &found, .is_partial = !document.is_complete};
    if (is_blank(&document))
        diag_list_free(&found);
    else if (document.root != NULL)
        fields_read(&load, document.root, &config_table, config);
    arena_free(nodes);
    diag_sort(&found);
    diag_move(diags, &found);
    return config;
}

struct config *config_load(struct diag_list *diags) {
    char *path = xdg_config_file("config.yaml");
    struct buf text = {0};
    bool is_there = path != NULL && (access(path, F_OK) == 0 || (errno != ENOENT && errno != ENOTDIR));
    struct config *config;
    if (is_there && file_read(path, &text, diags))
        config = config_load_text(buf_str(&text), path, diags);
    else
        config = make_config(path != NULL ? path : "");
    buf_free(&text);
    free(path);
    return config;
}

void config_free(struct config *config) {
    if (config != NULL)
        arena_free(config->arena);
}
