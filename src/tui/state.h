/*
 * What is kept from run to run: where each agreement was read last, which keyword groups were lit, marks, and the lines typed at
 * the prompts. In $XDG_STATE_HOME/pacta/state.yaml.
 *
 * Several readers may run at once. Saving reads the file again and changes only what this process changed since it last saved:
 * whoever wrote an entry last has it. A state that cannot be read or written costs one warning and never the reading: all of it
 * works in memory as well.
 */
#ifndef PACTA_TUI_STATE_H
#define PACTA_TUI_STATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/diag.h"
#include "tui/place.h"

/* How much is kept; what is oldest goes first. */
enum { STATE_AGREEMENTS_MAX = 1000, STATE_LINES_MAX = 100 };

/* The prompts whose lines are kept: ":", and "/" and "?" together. */
enum history { HISTORY_GO, HISTORY_SEARCH, HISTORY_COUNT };

struct kept_mark {
    char *agreement; /* its id */
    struct kept_place place;
};

struct state;

/* Reads the state; there need not be any. A faulty file is a warning, what can be read of it is used, and it is set aside as
   state.yaml.bad when a new one is first written. */
struct state *state_open(struct diag_list *diags);
void state_free(struct state *state);

/* Is there anything that state_save() would write? */
bool state_has_news(const struct state *state);

/* Writes what was changed, merged with what others wrote meanwhile, and takes over what they wrote. Nothing is written where
   nothing was changed. Between two keys nobody waits for the disk, at the end of a run there is time to. False on failure, which is
   a warning only the first time. */
bool state_save(struct state *state, bool waits_for_disk, struct diag_list *diags);

/* Takes over what others wrote meanwhile, without writing: to be called before another agreement is opened. */
void state_refresh(struct state *state);

/* What was read last: the id of an agreement, or the path of its file. NULL: nothing. */
const char *state_last(const struct state *state);
void state_set_last(struct state *state, struct str name);

/* The place where an agreement was read last, by the agreement's id; NULL where there is none. Good until the state next changes,
   as all that is returned here. */
const struct kept_place *state_place(const struct state *state, struct str agreement);
void state_set_place(struct state *state, struct str agreement, const struct kept_place *place);

/* The ids of the keyword groups that are lit. */
const char *const *state_groups(const struct state *state, struct str agreement, size_t *n);
void state_set_groups(struct state *state, struct str agreement, const struct str *groups, size_t n);

/* The mark of a letter, a to z; NULL where it is not set, or is no such letter. */
const struct kept_mark *state_mark(const struct state *state, int letter);
void state_set_mark(struct state *state, int letter, struct str agreement, const struct kept_place *place);

/* The lines typed at a prompt, the newest last; a line that is typed again moves to the end. */
size_t state_count_lines(const struct state *state, enum history history);
const char *state_line(const struct state *state, enum history history, size_t i);
void state_add_line(struct state *state, enum history history, struct str line);

#endif
