#include "tui/theme_file.h"

#include <stddef.h>
#include <string.h>

#include "library/fields.h"
#include "yaml/reader.h"

/* The version of the format of theme files. */
#define FORMAT_VERSION "1"

static void read_colour(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct str text;
    struct buf expected = {0};
    if (!load_text(load, value, &text) || colour_parse(text, (struct colour *)((char *)target + field->offset)))
        return;
    const char *nearest = colour_suggest(text);
    if (nearest != NULL)
        buf_printf(&expected, "\"%s\"", nearest);
    else
        buf_add(&expected, STR("default, the name of a colour, 0 to 255, or \"#rrggbb\" in quotation marks"));
    load_fault(load, DIAG_VALUE, value, expected.p, "\"%.*s\" as the colour %s", STR_ARG(text), field->key);
    buf_free(&expected);
}

static void add_unknown_attribute(struct load *load, const struct yaml_node *node, struct str text) {
    struct buf expected = {0};
    for (size_t i = 0; i < n_look_attributes; i++)
        buf_printf(&expected, "%s%s", i == 0 ? "" : i + 1 == n_look_attributes ? " or " : ", ", look_attributes[i].name);
    load_fault(load, DIAG_VALUE, node, expected.p, "\"%.*s\" as an attribute", STR_ARG(text));
    buf_free(&expected);
}

/* What a role says of its attributes holds with and without colours. */
static void read_attributes(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct theme_role *role = target;
    unsigned attributes = 0;
    (void)field;
    for (size_t i = 0; i < load_count_items(value); i++) {
        const struct yaml_node *item = load_item(value, i);
        struct str text;
        size_t found = 0;
        if (!load_text(load, item, &text))
            continue;
        while (found < n_look_attributes && !str_equal(text, str_of(look_attributes[found].name)))
            found++;
        if (found == n_look_attributes)
            add_unknown_attribute(load, item, text);
        else
            attributes |= look_attributes[found].attribute;
    }
    role->look.attributes = attributes;
    role->plain_attributes = attributes;
}

static const struct field base_fields[] = {
    {.key = "fg", .read = read_colour, .offset = offsetof(struct colour_pair, foreground)},
    {.key = "bg", .read = read_colour, .offset = offsetof(struct colour_pair, background)},
};
static const struct field_table base_table = FIELD_TABLE("the base of a theme", base_fields);

static const struct field role_fields[] = {
    {.key = "fg", .read = read_colour, .offset = offsetof(struct theme_role, look.colours.foreground)},
    {.key = "bg", .read = read_colour, .offset = offsetof(struct theme_role, look.colours.background)},
    {.key = "attributes", .read = read_attributes},
};
static const struct field_table role_table = FIELD_TABLE("a role", role_fields);

/* Every role has the colours of the base, as long as it says nothing else. */
static void read_base(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct theme_spec *spec = target;
    (void)field;
    fields_read(load, value, &base_table, &spec->base);
    for (size_t role = 0; role < ROLE_COUNT; role++)
        spec->roles[role].look.colours = spec->base;
}

/* A background of its own says what reverse would say, so a role that does not ask for reverse is not shown so. */
static void read_role(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct theme_spec *spec = target;
    struct theme_role *role = (struct theme_role *)((char *)target + field->offset);
    if (!fields_read(load, value, &role_table, role) || yaml_map_get(value, STR("attributes")) != NULL)
        return;
    if (!colour_equal(role->look.colours.background, spec->base.background))
        role->look.attributes &= ~(unsigned)LOOK_REVERSE;
}

static void read_roles(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct field fields[ROLE_COUNT];
    (void)field;
    for (size_t role = 0; role < ROLE_COUNT; role++)
        fields[role] = (struct field){.key = role_name((enum role)role),
                                      .read = read_role,
                                      .offset = offsetof(struct theme_spec, roles) + role * sizeof(struct theme_role)};
    const struct field_table table = FIELD_TABLE("the roles of a theme", fields);
    fields_read(load, value, &table, target);
}

/* A theme is chosen by the name of its file: to have another one is a slip. */
static void read_name(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    const char *slash = strrchr(load->path, '/');
    struct str file = str_of(slash != NULL ? slash + 1 : load->path), name;
    (void)field, (void)target;
    if (!load_text(load, value, &name) || !str_ends(file, STR(".yaml")))
        return;
    file = str_slice(file, 0, file.n - STR(".yaml").n);
    if (!str_equal(file, name))
        load_fault(load, DIAG_FILE_NAME, value, NULL, "the theme is named \"%.*s\", its file \"%.*s\"", STR_ARG(name),
                   STR_ARG(file));
}

static const struct field theme_fields[] = {
    {.key = "pacta-theme", .read = field_skip, .is_required = true},
    {.key = "name", .read = read_name},
    {.key = "description", .read = field_text, .offset = offsetof(struct theme_spec, description)},
    {.key = "base", .read = read_base},
    {.key = "roles", .read = read_roles, .is_late = true},
};
static const struct field_table theme_table = FIELD_TABLE("a theme", theme_fields);

/* Is the file of a version that is read? If not, no more is to be said of it. */
static bool check_version(struct load *load, const struct yaml_node *root) {
    const struct yaml_node *version = root->kind == YAML_MAP ? yaml_map_get(root, STR("pacta-theme")) : NULL;
    if (version == NULL || (version->kind == YAML_TEXT && str_equal(version->u.text, STR(FORMAT_VERSION))))
        return true;
    struct str text = version->kind == YAML_TEXT ? version->u.text : str_of(yaml_kind_name(version->kind));
    load_fault(load, DIAG_VERSION, version, FORMAT_VERSION, "version of the format of themes is \"%.*s\"", STR_ARG(text));
    return false;
}

bool theme_file_read(struct str text, const char *file, struct arena *arena, struct theme_spec *spec, struct diag_list *diags) {
    size_t n_errors = diags->n_errors;
    struct arena *nodes = arena_new();
    struct yaml_document document = yaml_read(text, file, arena, nodes, diags);
    struct load load = {.path = file, .diags = diags, .is_partial = !document.is_complete};
    theme_spec_default(spec);
    if (document.root != NULL && check_version(&load, document.root)) {
        struct theme_spec written;
        theme_spec_plain(&written);
        if (fields_read(&load, document.root, &theme_table, &written))
            *spec = written;
    }
    arena_free(nodes);
    return diags->n_errors == n_errors;
}
