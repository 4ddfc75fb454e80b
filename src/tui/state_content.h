/*
 * The state in memory, and as a YAML file. Used by state.c alone.
 *
 * Each entry knows whether this process made it since the state was last saved: those entries, put into what the file holds now,
 * make the new file.
 */
#ifndef PACTA_TUI_STATE_CONTENT_H
#define PACTA_TUI_STATE_CONTENT_H

#include <stdio.h>

#include "tui/state.h"

enum { MARK_COUNT = 26 };

struct agreement_entry {
    char *id;
    char *when; /* of the last change: "2026-11-24T21:00:00Z", so that the order of the texts is that of time; "" not known */
    bool has_place;
    struct kept_place place;
    char **groups;
    size_t n_groups;
    bool is_place_new, are_groups_new;
};

struct mark_entry {
    struct kept_mark mark; /* agreement NULL: not set */
    bool is_new;
};

struct line_entry {
    char *text;
    bool is_new;
};

struct lines {
    struct line_entry *items;
    size_t n, capacity;
};

struct content {
    char *last; /* or NULL */
    bool is_last_new;
    struct agreement_entry *agreements;
    size_t n_agreements, capacity;
    struct mark_entry marks[MARK_COUNT];
    struct lines histories[HISTORY_COUNT];
};

/* Changing the content; all that is handed over is copied. Each entry that is changed counts as new. */
void content_set_last(struct content *content, struct str name);
struct agreement_entry *content_find(const struct content *content, struct str id);
struct agreement_entry *content_add(struct content *content, struct str id, struct str when);
void content_set_place(struct content *content, struct str id, struct str when, const struct kept_place *place);
void content_set_groups(struct content *content, struct str id, struct str when, const struct str *groups, size_t n);
void content_set_mark(struct content *content, size_t mark, struct str agreement, const struct kept_place *place);
void content_add_line(struct content *content, enum history history, struct str line);

bool content_has_news(const struct content *content);

/* From now on nothing counts as new. */
void content_settle(struct content *content);

/* Puts what is new in `from` into `to`, where it is new too. */
void content_apply_news(struct content *to, const struct content *from);

/* Drops the agreements that were read longest ago, if there are more than are kept; those that are left stand in the order of
   time, the latest first. */
void content_trim(struct content *content);

void content_free(struct content *content);

/* Reads what a file holds; nothing of it counts as new. What is wrong with it is added to diags. */
void content_read(struct content *content, struct str text, const char *path, struct diag_list *diags);

/* Writes the file; false where something cannot be written. */
bool content_write(const struct content *content, FILE *out);

#endif
