/*
 * The configuration: $XDG_CONFIG_HOME/pacta/config.yaml, as pacta(5) has it.
 *
 * A file with faults is used as far as it goes: a value that is none leaves its setting as if nothing had been said.
 */
#ifndef PACTA_TUI_CONFIG_H
#define PACTA_TUI_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "agreement/agreement.h"
#include "base/diag.h"
#include "export/citation.h"
#include "tui/keys.h"

enum { MEASURE_MIN = 20, MEASURE_MAX = 200 };

enum config_signs { SIGNS_BY_TERMINAL, SIGNS_UNICODE, SIGNS_ASCII, CONFIG_SIGNS_COUNT };

/* A key as it is written: "j", "^E", "Alt-x", "zc". */
struct config_key {
    struct str name;
    struct place place;
};

/* The keys of an action, in place of those that it has by default. */
struct config_binding {
    const struct action *action;
    struct config_key *keys;
    size_t n_keys; /* 0: the action is to have no key */
};

struct config {
    struct arena *arena;                   /* of all that it holds */
    struct str path;                       /* of the file, for messages */
    struct str theme;                      /* a theme's name; "" where nothing is said */
    struct place theme_place;              /* where it is named */
    size_t measure;                        /* columns of text; 0: nothing is said */
    int signs;                             /* enum config_signs */
    bool mouse;                            /* listen to it from the beginning */
    bool linear;                           /* as --linear does */
    bool leave_text;                       /* what was read stays on the screen after quitting */
    const struct citation_style *citation; /* for copies; the plain one where nothing is said */
    const char *const *copy_command;       /* a program and its arguments, behind them NULL; NULL: none */
    struct config_binding *bindings;
    size_t n_bindings;
};

/* Reads the user's configuration; where there is none, nothing is said in it. Never NULL. */
struct config *config_load(struct diag_list *diags);

/* The same from a text that is in memory; `path` is only its name in diagnostics. */
struct config *config_load_text(struct str text, const char *path, struct diag_list *diags);

void config_free(struct config *config);

/* Reads the name of a key or of several in a row; false where it is none. */
typedef bool key_reader(struct str name, struct key_sequence *sequence);

/* Takes out of the bindings, with a fault for each, the keys that cannot be: names of none, those that begin with a digit (which
   are a count), and those that another key of the file is the same as or the beginning of. Of two that clash the first stays. */
void config_check_keys(struct config *config, key_reader *read, struct diag_list *diags);

#endif
