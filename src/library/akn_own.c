#include "library/akn_own.h"

#include <stdio.h>
#include <stdlib.h>

#include "agreement/kinds.h"
#include "library/loader.h"
#include "library/name_set.h"
#include "yaml/emitter.h"

/* The elements are written as the YAML that they stand for (see export/akn.h for what stands for what), which the loader reads. */

struct own {
    struct yaml_emitter *out;
    const struct xml_node *see; /* the first of the references */
    struct arena *arena;        /* for texts that others have marked up since */
};

/* What may hang below a node, each under its key. */
enum group { GROUP_NONE, GROUP_BLOCK, GROUP_RECITALS, GROUP_SECTIONS, GROUP_PROVISIONS, GROUP_ANNEXES, GROUP_COUNT };

static const char *const group_keys[GROUP_COUNT] = {
    [GROUP_RECITALS] = "recitals", [GROUP_SECTIONS] = "sections", [GROUP_PROVISIONS] = "provisions", [GROUP_ANNEXES] = "annexes"};

static const struct xml_node *proprietary_of(const struct xml_node *root) {
    const struct xml_node *node = xml_find(root, "proprietary");
    return node != NULL && xml_find(xml_child(node, "agreement"), "pacta") != NULL ? node : NULL;
}

bool akn_own_is(const struct xml_node *root) {
    return proprietary_of(root) != NULL;
}

static void put(const struct own *own, struct str text) {
    yaml_emit_text(own->out, text);
}

static void put_pair(const struct own *own, const char *key, struct str text) {
    if (text.n == 0)
        return;
    put(own, str_of(key));
    put(own, text);
}

static const struct xml_node *first_element(const struct xml_node *node) {
    const struct xml_node *child = node->first;
    while (child != NULL && child->name.n == 0)
        child = child->next;
    return child;
}

/* --- Metadata: elements for keys, <item> for what is in a list --- */

static void put_value(const struct own *own, const struct xml_node *node);

static void put_map(const struct own *own, const struct xml_node *node) {
    yaml_emit_map_start(own->out, false);
    for (const struct xml_node *child = node->first; child != NULL; child = child->next) {
        if (child->name.n == 0)
            continue;
        put(own, child->name);
        put_value(own, child);
    }
    yaml_emit_map_end(own->out);
}

static void put_list(const struct own *own, const struct xml_node *node) {
    yaml_emit_list_start(own->out, false);
    for (const struct xml_node *child = node->first; child != NULL; child = child->next)
        if (xml_is(child, "item"))
            put_value(own, child);
    yaml_emit_list_end(own->out);
}

static void put_value(const struct own *own, const struct xml_node *node) {
    const struct xml_node *first = first_element(node);
    if (first == NULL)
        put(own, xml_raw_text(node, own->arena));
    else if (xml_is(first, "item"))
        put_list(own, node);
    else
        put_map(own, node);
}

/* --- Blocks --- */

/* Appends the lines of a block: of paragraphs, and of the items of lists with what is nested in them. */
static void add_lines(const struct own *own, const struct xml_node *parent, struct buf *out) {
    for (const struct xml_node *node = parent->first; node != NULL; node = node->next) {
        if (xml_is(node, "blockList")) {
            add_lines(own, node, out);
        } else if (xml_is(node, "p")) {
            buf_printf(out, "%s%.*s", out->n != 0 ? "\n" : "", STR_ARG(xml_raw_text(node, own->arena)));
        } else if (xml_is(node, "item")) {
            struct str number = xml_raw_text(xml_child(node, "num"), own->arena),
                       text = xml_raw_text(xml_child(node, "p"), own->arena);
            buf_printf(out, "%s%.*s%s%.*s", out->n != 0 ? "\n" : "", STR_ARG(number), text.n != 0 ? " " : "", STR_ARG(text));
            for (const struct xml_node *child = node->first; child != NULL; child = child->next)
                if (xml_is(child, "blockList"))
                    add_lines(own, child, out);
        }
    }
}

static void put_block(const struct own *own, const struct xml_node *node) {
    struct buf lines = {0};
    struct str exact = xml_attribute(node, "text");
    if (exact.n != 0)
        buf_add(&lines, exact);
    else
        add_lines(own, node, &lines);
    yaml_emit_map_start(own->out, false);
    put(own, STR("text"));
    put(own, buf_str(&lines));
    put_pair(own, "source", xml_attribute(node, "source"));
    put_pair(own, "language", xml_attribute(node, "lang"));
    put_pair(own, "page", xml_attribute(node, "page"));
    yaml_emit_map_end(own->out);
    buf_free(&lines);
}

static bool is_block_kind(const struct xml_node *node, int kind) {
    return xml_is(node, "blockContainer") && str_equal(xml_attribute(node, "class"), str_of(block_kind_names.names[kind]));
}

/* --- Parts --- */

static void put_parts(const struct own *own, const struct xml_node *const *holders);
static void put_node(const struct own *own, const struct xml_node *node);

/* Is it an element around what hangs below a node, and no part itself? */
static bool is_wrapper(const struct xml_node *node) {
    static const char *const names[] = {"content", "intro", "recitals", "attachments", "body", "mainBody", "portionBody"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (xml_is(node, names[i]))
            return true;
    return xml_is(node, "hcontainer") && str_equal(xml_attribute(node, "name"), STR("blocks"));
}

static bool is_division(const struct xml_node *node, enum division *division) {
    static const char *const names[DIVISION_COUNT] = {"section", "part", "title", "chapter", "section", "subsection"};
    bool is_plain = xml_is(node, "section") && str_equal(xml_attribute(node, "kind"), STR("section"));
    for (int i = DIVISION_PART; i < DIVISION_COUNT; i++)
        if (xml_is(node, names[i])) {
            *division = is_plain ? DIVISION_NONE : (enum division)i;
            return true;
        }
    return false;
}

static enum group group_of(const struct xml_node *node) {
    enum division division;
    if (str_equal(xml_attribute(node, "kind"), STR("provision")))
        return GROUP_PROVISIONS;
    if (xml_is(node, "recital"))
        return GROUP_RECITALS;
    if (xml_is(node, "attachment"))
        return GROUP_ANNEXES;
    if (xml_is(node, "blockContainer"))
        return GROUP_BLOCK;
    return is_division(node, &division) ? GROUP_SECTIONS : GROUP_NONE;
}

static void put_titles(const struct own *own, const struct xml_node *node, const char *element) {
    if (node == NULL || xml_child(node, element) == NULL)
        return;
    put(own, STR("title"));
    yaml_emit_map_start(own->out, false);
    for (const struct xml_node *child = node->first; child != NULL; child = child->next) {
        if (!xml_is(child, element))
            continue;
        put(own, xml_attribute(child, "lang"));
        put(own, xml_raw_text(child, own->arena));
    }
    yaml_emit_map_end(own->out);
}

/* The references of the node with this address. */
static void put_see(const struct own *own, const struct xml_node *node) {
    struct str eid = xml_attribute(node, "GUID");
    if (eid.n == 0)
        eid = xml_attribute(node, "eId");
    for (const struct xml_node *see = own->see; see != NULL; see = see->next) {
        if (!xml_is(see, "see") || !str_equal(xml_attribute(see, "of"), eid))
            continue;
        put(own, STR("see"));
        put_list(own, see);
    }
}

/* What a node says of itself before what hangs below it. */
static void put_identity(const struct own *own, const struct xml_node *node) {
    const struct xml_node *number = xml_child(node, "num");
    enum group group = group_of(node);
    enum division division = DIVISION_NONE;
    if (group == GROUP_SECTIONS && is_division(node, &division) && division != DIVISION_NONE)
        put_pair(own, "division", str_of(division_names.names[division]));
    if (number != NULL)
        put_pair(own, group == GROUP_PROVISIONS ? "article" : "number", xml_attribute(number, "label"));
    put_pair(own, "id", xml_attribute(node, "id"));
    put_pair(own, "headings", xml_attribute(node, "headings"));
    put_titles(own, node, "heading");
    const struct xml_node *container = xml_child(node, "container");
    if (str_equal(xml_attribute(container, "name"), STR("heading")))
        put_titles(own, container, "p");
    put_see(own, node);
}

/* A preamble or a closing, under its key. */
static void put_container(const struct own *own, const char *key, const struct xml_node *node) {
    if (node == NULL)
        return;
    const struct xml_node *holders[] = {node, NULL};
    put(own, str_of(key));
    yaml_emit_map_start(own->out, false);
    put_identity(own, node);
    put_parts(own, holders);
    yaml_emit_map_end(own->out);
}

/* The element behind this one among what hangs below the holder, wrappers opened. */
static const struct xml_node *next_part(const struct xml_node *node, const struct xml_node *holder) {
    do
        node = node == holder || is_wrapper(node) ? xml_next(node, holder) : xml_skip(node, holder);
    while (node != NULL && (node->name.n == 0 || is_wrapper(node)));
    return node;
}

/* Puts all parts of a group (of blocks, all of one kind) from the first one on under their key. */
static void put_group(const struct own *own, const struct xml_node *first, const struct xml_node *holder, enum group group,
                      int kind) {
    put(own, str_of(group == GROUP_BLOCK ? block_kind_names.names[kind] : group_keys[group]));
    yaml_emit_list_start(own->out, false);
    for (const struct xml_node *node = first; node != NULL; node = next_part(node, holder)) {
        if (group == GROUP_BLOCK && is_block_kind(node, kind))
            put_block(own, node);
        else if (group != GROUP_BLOCK && group_of(node) == group)
            put_node(own, node);
    }
    yaml_emit_list_end(own->out);
}

/* Puts what hangs below elements, each group where its first part stands. */
static void put_parts(const struct own *own, const struct xml_node *const *holders) {
    for (; *holders != NULL; holders++) {
        unsigned done = 0;
        for (const struct xml_node *node = next_part(*holders, *holders); node != NULL; node = next_part(node, *holders)) {
            enum group group = group_of(node);
            int kind = 0;
            if (group == GROUP_NONE ||
                (group == GROUP_BLOCK && !name_table_find(&block_kind_names, xml_attribute(node, "class"), &kind)))
                continue;
            unsigned bit = group == GROUP_BLOCK ? 1u << (GROUP_COUNT + kind) : 1u << group;
            if ((done & bit) == 0)
                put_group(own, node, *holders, group, kind);
            done |= bit;
        }
    }
}

/* --- Documents --- */

static const struct xml_node *body_of(const struct xml_node *document) {
    static const char *const names[] = {"body", "mainBody", "portionBody"};
    const struct xml_node *body = NULL;
    for (size_t i = 0; body == NULL && i < sizeof names / sizeof *names; i++)
        body = xml_child(document, names[i]);
    return body;
}

/* Puts the parts of a body that stand under one key. */
static void put_key_of_body(const struct own *own, const struct xml_node *body, struct str key) {
    for (const struct xml_node *node = next_part(body, body); node != NULL; node = next_part(node, body)) {
        enum group group = group_of(node);
        int kind = 0;
        bool is_found = group == GROUP_BLOCK
                            ? str_equal(xml_attribute(node, "class"), key) && name_table_find(&block_kind_names, key, &kind)
                            : group != GROUP_NONE && str_equal(key, str_of(group_keys[group]));
        if (!is_found)
            continue;
        put_group(own, node, body, group, kind);
        return;
    }
}

/* Is the name said for the first time? */
static bool is_new(struct name_set *seen, struct str name) {
    struct buf copy = {0};
    buf_add(&copy, name);
    bool is = name_set_add(seen, &copy);
    buf_free(&copy);
    return is;
}

/* Puts the parts of a document in the order that is said, each once. */
static void put_document(const struct own *own, const struct xml_node *document, struct str order) {
    const struct xml_node *annexes[] = {xml_child(document, "attachments"), NULL}, *body[] = {body_of(document), NULL};
    struct name_set seen = {.arena = own->arena};
    struct str name;
    bool has_body = body[0] == NULL;
    while (order.n != 0 && str_split(&order, ' ', &name)) {
        if (!is_new(&seen, name))
            continue;
        bool is_body = str_equal(name, STR("body"));
        if (str_equal(name, STR("preamble")))
            put_container(own, "preamble", xml_child(document, "preamble"));
        else if (str_equal(name, STR("closing")))
            put_container(own, "closing", xml_child(document, "conclusions"));
        else if (str_equal(name, STR("annexes")) && annexes[0] != NULL)
            put_parts(own, annexes);
        else if (is_body && !has_body)
            put_parts(own, body);
        else if (!is_body && body[0] != NULL)
            put_key_of_body(own, body[0], name);
        has_body = has_body || is_body;
    }
    name_set_free(&seen);
}

/* The order that stands in a document's own metadata; the usual one where none does. */
static struct str order_of(const struct own *own, const struct xml_node *document) {
    const struct xml_node *meta = xml_child(document, "meta"), *proprietary = meta != NULL ? xml_child(meta, "proprietary") : NULL;
    const struct xml_node *order = proprietary != NULL ? xml_child(proprietary, "order") : NULL;
    return order != NULL ? xml_raw_text(order, own->arena) : STR("preamble body closing");
}

static void put_node(const struct own *own, const struct xml_node *node) {
    const struct xml_node *document = xml_is(node, "attachment") ? xml_child(node, "doc") : NULL;
    const struct xml_node *holders[] = {node, NULL};
    yaml_emit_map_start(own->out, false);
    put_identity(own, node);
    if (document != NULL)
        put_document(own, document, order_of(own, document));
    else
        put_parts(own, holders);
    yaml_emit_map_end(own->out);
}

static void put_agreement(struct own *own, const struct xml_node *root) {
    const struct xml_node *proprietary = proprietary_of(root), *document = proprietary->parent->parent;
    const struct xml_node *metadata = xml_child(proprietary, "agreement");
    own->see = xml_child(proprietary, "see");
    yaml_emit_map_start(own->out, false);
    for (const struct xml_node *child = metadata->first; child != NULL; child = child->next) {
        if (child->name.n == 0)
            continue;
        put(own, child->name);
        put_value(own, child);
    }
    put_document(own, document, order_of(own, document));
    yaml_emit_map_end(own->out);
}

struct agreement *akn_own_read(const struct xml_node *root, const char *file, struct diag_list *diags) {
    char *yaml = NULL;
    size_t n = 0;
    FILE *memory = open_memstream(&yaml, &n);
    if (memory == NULL)
        memory_exhausted();
    struct own own = {.out = yaml_emitter_new(memory), .arena = arena_new()};
    put_agreement(&own, root);
    bool ok = yaml_emitter_finish(own.out);
    struct agreement *agreement = fclose(memory) == 0 && ok ? agreement_load_text((struct str){yaml, n}, file, diags) : NULL;
    free(yaml);
    arena_free(own.arena);
    return agreement;
}
