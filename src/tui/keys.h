/*
 * Keys: the table of actions, and which keys are bound to each.
 *
 * The one table feeds reading keys, the help, the hint line and (held by a test) the manual.
 */
#ifndef PACTA_TUI_KEYS_H
#define PACTA_TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct app;
struct config;

enum action_group { GROUP_MOVE, GROUP_FIND, GROUP_READ, GROUP_TAKE, GROUP_SHOW, GROUP_PROGRAM, ACTION_GROUP_COUNT };

/* What an action is: a verb on the app, with the count typed before its key (0: none). */
typedef void action_function(struct app *app, int count);

struct action {
    const char *name; /* as in ":page-down" */
    const char *keys; /* the keys it is bound to at first, separated by spaces */
    action_function *run;
    enum action_group group;
    const char *help;       /* what it does, for the help and the manual */
    const char *hint;       /* in a word or two, for the hint line */
    bool is_hinted;         /* stands on the hint line when nothing is pending */
    const char *hint_count; /* what is typed before the key in the hint ("16"), or NULL */
    int preset;             /* the count where none is typed */
    bool takes_letter;      /* waits for a letter, which app->letter then is */
};

/* The table of actions; in actions.c. */
extern const struct action actions[];
extern const size_t n_actions;

const char *action_group_name(enum action_group group);

/* The action of that name, or NULL. */
const struct action *action_find(struct str name);

enum { KEY_SEQUENCE_MAX = 3 };

struct key_sequence {
    int keys[KEY_SEQUENCE_MAX];
    size_t n;
};

struct keymap;

/* The key map as the table of actions has it, with what the configuration (or NULL) says instead. A default key that is the same
   as a configured one, or begins with it or the other way round, gives way. */
struct keymap *keymap_new(const struct config *config);
void keymap_free(struct keymap *keymap);

enum key_meaning {
    KEY_MEANS_NOTHING,
    KEY_MEANS_MORE, /* the sequence so far begins a longer one */
    KEY_MEANS_ACTION,
};

/* What a sequence of keys means. */
enum key_meaning keymap_look_up(const struct keymap *keymap, const struct key_sequence *sequence, const struct action **action);

/* Appends the keys that an action is bound to, as people read them: "j, Down". With `only_first`, the first alone. */
void keymap_add_keys(const struct keymap *keymap, const struct action *action, bool only_first, struct buf *out);

/* The i-th of the actions whose keys begin with this sequence, and in *rest what is still to be typed for it; NULL behind the
   last. */
const struct action *keymap_following(const struct keymap *keymap, const struct key_sequence *sequence, size_t i,
                                      struct key_sequence *rest);

/* Reads the name of a key or of up to three in a row ("Down", "^E", "Alt-x", "zc"); false where it is none. */
bool keymap_read_keys(struct str name, struct key_sequence *sequence);

/* Appends the names of a sequence's keys. */
void keymap_add_sequence(const struct key_sequence *sequence, struct buf *out);

#endif
