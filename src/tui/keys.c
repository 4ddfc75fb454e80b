#include "tui/keys.h"

#include <curses.h>
#include <stdlib.h>

#include "base/arena.h"
#include "text/utf8.h"
#include "tui/config.h"
#include "tui/terminal.h"

/* Keys that have a name and not a character of their own. The first name of a key is the one that is shown. */
static const struct {
    const char *name;
    int key;
} key_names[] = {
    {"Down", KEY_SPECIAL + KEY_DOWN},
    {"Up", KEY_SPECIAL + KEY_UP},
    {"Left", KEY_SPECIAL + KEY_LEFT},
    {"Right", KEY_SPECIAL + KEY_RIGHT},
    {"PgDn", KEY_SPECIAL + KEY_NPAGE},
    {"PgUp", KEY_SPECIAL + KEY_PPAGE},
    {"Home", KEY_SPECIAL + KEY_HOME},
    {"End", KEY_SPECIAL + KEY_END},
    {"F1", KEY_SPECIAL + KEY_F0 + 1},
    {"S-Tab", KEY_SPECIAL + KEY_BTAB},
    {"Backspace", KEY_SPECIAL + KEY_BACKSPACE},
    {"Enter", '\r'},
    {"Tab", '\t'},
    {"Space", ' '},
    {"Esc", KEY_ESCAPE},
};

/* Different codes that terminals send for one key. */
static const struct {
    int sent, meant;
} same_keys[] = {
    {'\n', '\r'},
    {KEY_SPECIAL + KEY_ENTER, '\r'},
    {127, KEY_SPECIAL + KEY_BACKSPACE},
    {'H' & 31, KEY_SPECIAL + KEY_BACKSPACE},
    {KEY_SPECIAL + KEY_FIND, KEY_SPECIAL + KEY_HOME},
    {KEY_SPECIAL + KEY_SELECT, KEY_SPECIAL + KEY_END},
};

struct binding {
    struct key_sequence sequence;
    const struct action *action;
};

struct keymap {
    struct binding *bindings;
    size_t n_bindings, capacity;
};

const char *action_group_name(enum action_group group) {
    static const char *const names[ACTION_GROUP_COUNT] = {"Move", "Find", "Read", "Take away", "Show", "Program"};
    return names[group];
}

const struct action *action_find(struct str name) {
    for (size_t i = 0; i < n_actions; i++)
        if (str_equal(str_of(actions[i].name), name))
            return &actions[i];
    return NULL;
}

static int key_meant(int key) {
    for (size_t i = 0; i < sizeof same_keys / sizeof *same_keys; i++)
        if (same_keys[i].sent == key)
            return same_keys[i].meant;
    return key;
}

/* The key that a name alone means: "Down", "^E", or one character; 0 where it is neither. */
static int parse_plain_key(struct str name) {
    uint32_t code_point;
    bool is_valid;
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++)
        if (str_equal(name, str_of(key_names[i].name)))
            return key_names[i].key;
    if (name.n == 2 && name.p[0] == '^')
        return name.p[1] & 31;
    if (name.n == 0 || utf8_decode(name, 0, &code_point, &is_valid) != name.n || !is_valid || code_point <= ' ')
        return 0;
    return (int)code_point;
}

/* The same, with "Alt-" before it too. */
static int parse_key_name(struct str name) {
    struct str alt = STR("Alt-");
    if (!str_starts(name, alt))
        return parse_plain_key(name);
    int key = parse_plain_key(str_slice(name, alt.n, name.n));
    return key != 0 ? KEY_ALT + key : 0;
}

bool keymap_read_keys(struct str name, struct key_sequence *sequence) {
    int key = parse_key_name(name);
    sequence->n = 0;
    if (key == 0 && str_starts(name, STR("Alt-")))
        return false;
    if (key != 0) {
        sequence->keys[sequence->n++] = key_meant(key);
        return true;
    }
    for (size_t at = 0; at < name.n;) {
        uint32_t code_point;
        bool is_valid;
        at += utf8_decode(name, at, &code_point, &is_valid);
        if (!is_valid || code_point <= ' ' || sequence->n == KEY_SEQUENCE_MAX)
            return false;
        sequence->keys[sequence->n++] = (int)code_point;
    }
    return sequence->n != 0;
}

/* Does the binding begin with these keys? */
static bool begins_with(const struct key_sequence *whole, const struct key_sequence *sequence) {
    if (whole->n < sequence->n)
        return false;
    for (size_t i = 0; i < sequence->n; i++)
        if (whole->keys[i] != key_meant(sequence->keys[i]))
            return false;
    return true;
}

static void bind(struct keymap *keymap, struct str name, const struct action *action) {
    struct key_sequence sequence;
    if (!keymap_read_keys(name, &sequence))
        return;
    ARRAY_RESERVE_ONE(keymap->bindings, keymap->n_bindings, keymap->capacity);
    keymap->bindings[keymap->n_bindings++] = (struct binding){sequence, action};
}

/* Binds what the configuration says, and returns whether it says anything of the action. */
static bool bind_configured(struct keymap *keymap, const struct config *config, const struct action *action) {
    for (size_t i = 0; config != NULL && i < config->n_bindings; i++) {
        const struct config_binding *binding = &config->bindings[i];
        if (binding->action != action)
            continue;
        for (size_t k = 0; k < binding->n_keys; k++)
            bind(keymap, binding->keys[k].name, action);
        return true;
    }
    return false;
}

/* Does one of the first n bindings clash with these keys? */
static bool is_taken(const struct keymap *keymap, size_t n, struct str name) {
    struct key_sequence sequence;
    if (!keymap_read_keys(name, &sequence))
        return true;
    for (size_t i = 0; i < n; i++)
        if (begins_with(&keymap->bindings[i].sequence, &sequence) || begins_with(&sequence, &keymap->bindings[i].sequence))
            return true;
    return false;
}

struct keymap *keymap_new(const struct config *config) {
    struct keymap *keymap = memory_alloc(sizeof *keymap);
    bool *is_configured = memory_resize(NULL, n_actions, sizeof *is_configured);
    *keymap = (struct keymap){0};
    for (size_t i = 0; i < n_actions; i++)
        is_configured[i] = bind_configured(keymap, config, &actions[i]);
    size_t n_configured = keymap->n_bindings;
    for (size_t i = 0; i < n_actions; i++) {
        struct str rest = str_of(actions[i].keys), name;
        while (!is_configured[i] && str_split(&rest, ' ', &name))
            if (!is_taken(keymap, n_configured, name))
                bind(keymap, name, &actions[i]);
    }
    free(is_configured);
    return keymap;
}

void keymap_free(struct keymap *keymap) {
    if (keymap == NULL)
        return;
    free(keymap->bindings);
    free(keymap);
}

enum key_meaning keymap_look_up(const struct keymap *keymap, const struct key_sequence *sequence, const struct action **action) {
    enum key_meaning meaning = KEY_MEANS_NOTHING;
    for (size_t i = 0; i < keymap->n_bindings; i++) {
        const struct binding *binding = &keymap->bindings[i];
        if (!begins_with(&binding->sequence, sequence))
            continue;
        if (binding->sequence.n == sequence->n) {
            *action = binding->action;
            return KEY_MEANS_ACTION;
        }
        meaning = KEY_MEANS_MORE;
    }
    return meaning;
}

const struct action *keymap_following(const struct keymap *keymap, const struct key_sequence *sequence, size_t i,
                                      struct key_sequence *rest) {
    for (size_t at = 0; at < keymap->n_bindings; at++) {
        const struct binding *binding = &keymap->bindings[at];
        if (binding->sequence.n <= sequence->n || !begins_with(&binding->sequence, sequence) || i-- != 0)
            continue;
        rest->n = 0;
        for (size_t k = sequence->n; k < binding->sequence.n; k++)
            rest->keys[rest->n++] = binding->sequence.keys[k];
        return binding->action;
    }
    return NULL;
}

static void add_key(int key, struct buf *out) {
    if (key >= KEY_ALT) {
        buf_add(out, STR("Alt-"));
        key -= KEY_ALT;
    }
    for (size_t i = 0; i < sizeof key_names / sizeof *key_names; i++) {
        if (key_names[i].key == key) {
            buf_add(out, str_of(key_names[i].name));
            return;
        }
    }
    char bytes[4];
    const char *name = key >= KEY_SPECIAL ? keyname(key - KEY_SPECIAL) : NULL;
    if (key >= KEY_SPECIAL)
        buf_add(out, name != NULL ? str_of(name) : STR("that key"));
    else if (key > 0 && key < 32)
        buf_printf(out, "^%c", key + '@');
    else
        buf_add(out, (struct str){bytes, utf8_encode((uint32_t)key, bytes)});
}

void keymap_add_sequence(const struct key_sequence *sequence, struct buf *out) {
    for (size_t i = 0; i < sequence->n; i++)
        add_key(sequence->keys[i], out);
}

void keymap_add_keys(const struct keymap *keymap, const struct action *action, bool only_first, struct buf *out) {
    size_t n = 0;
    for (size_t i = 0; i < keymap->n_bindings; i++) {
        if (keymap->bindings[i].action != action || (only_first && n != 0))
            continue;
        buf_add(out, n++ != 0 ? STR(", ") : STR(""));
        keymap_add_sequence(&keymap->bindings[i].sequence, out);
    }
}
