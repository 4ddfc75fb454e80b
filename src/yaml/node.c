#include "yaml/node.h"

struct yaml_node *yaml_map_get(const struct yaml_node *map, struct str key) {
    for (size_t i = 0; i < map->u.map.n; i++)
        if (str_equal(map->u.map.pairs[i].key->u.text, key))
            return map->u.map.pairs[i].value;
    return NULL;
}

const char *yaml_kind_name(enum yaml_kind kind) {
    static const char *const names[] = {[YAML_TEXT] = "a text", [YAML_LIST] = "a list", [YAML_MAP] = "a map"};
    return names[kind];
}
