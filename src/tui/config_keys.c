#include <stdlib.h>

#include "tui/config.h"

/* A key that may stay, and whose it is. */
struct bound {
    struct key_sequence sequence;
    const struct config_key *key;
    const struct action *action;
};

struct check {
    const struct config *config;
    struct diag_list *diags;
    struct bound *bounds;
    size_t n;
};

static struct diag_place place_of(const struct check *check, const struct config_key *key) {
    return (struct diag_place){check->config->path.p, key->place.line, key->place.column};
}

/* Is the one sequence the beginning of the other, or the same? */
static bool begins(const struct key_sequence *one, const struct key_sequence *other) {
    bool is_same = one->n <= other->n;
    for (size_t i = 0; i < one->n && is_same; i++)
        is_same = one->keys[i] == other->keys[i];
    return is_same;
}

/* Adds a fault where a key cannot stand beside one that stands before it in the file. */
static bool clashes(const struct check *check, const struct config_key *key, const struct key_sequence *sequence) {
    for (size_t i = 0; i < check->n; i++) {
        const struct bound *bound = &check->bounds[i];
        bool is_first = begins(sequence, &bound->sequence), is_second = begins(&bound->sequence, sequence);
        if (!is_first && !is_second)
            continue;
        const char *relation = is_first && is_second ? "is the same as" : is_first ? "is the beginning of" : "begins with";
        diag_add(check->diags, DIAG_VALUE, place_of(check, key), "another key", "key \"%.*s\" %s \"%.*s\", the key of %s (line %u)",
                 STR_ARG(key->name), relation, STR_ARG(bound->key->name), bound->action->name, (unsigned)bound->key->place.line);
        return true;
    }
    return false;
}

static bool is_possible(const struct check *check, const struct config_key *key, key_reader *read, struct key_sequence *sequence) {
    if (!read(key->name, sequence) || sequence->n == 0) {
        diag_add(check->diags, DIAG_VALUE, place_of(check, key), "a key such as j, ^E, Alt-x, PgDn, or several such as zc",
                 "\"%.*s\" as a key", STR_ARG(key->name));
        return false;
    }
    if (sequence->keys[0] >= '0' && sequence->keys[0] <= '9') {
        diag_add(check->diags, DIAG_VALUE, place_of(check, key), "another key",
                 "key \"%.*s\" begins with a digit, which is a count", STR_ARG(key->name));
        return false;
    }
    return !clashes(check, key, sequence);
}

static void check_binding(struct check *check, struct config_binding *binding, key_reader *read) {
    size_t n_kept = 0;
    for (size_t i = 0; i < binding->n_keys; i++) {
        struct config_key *key = &binding->keys[n_kept];
        struct key_sequence sequence;
        *key = binding->keys[i];
        if (!is_possible(check, key, read, &sequence))
            continue;
        check->bounds[check->n++] = (struct bound){sequence, key, binding->action};
        n_kept++;
    }
    binding->n_keys = n_kept;
}

void config_check_keys(struct config *config, key_reader *read, struct diag_list *diags) {
    struct check check = {.config = config, .diags = diags};
    size_t n_keys = 0;
    for (size_t i = 0; i < config->n_bindings; i++)
        n_keys += config->bindings[i].n_keys;
    check.bounds = memory_resize(NULL, n_keys, sizeof *check.bounds);
    for (size_t i = 0; i < config->n_bindings; i++)
        check_binding(&check, &config->bindings[i], read);
    free(check.bounds);
}
