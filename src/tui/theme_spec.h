/*
 * A theme as it is written: what each role looks like, whatever the terminal; and what becomes of that on one of few colours.
 * Pure: nothing here knows a terminal.
 */
#ifndef PACTA_TUI_THEME_SPEC_H
#define PACTA_TUI_THEME_SPEC_H

#include <stdbool.h>

#include "layout/role.h"
#include "tui/colour.h"

enum look_attribute { LOOK_BOLD = 1, LOOK_UNDERLINE = 2, LOOK_REVERSE = 4, LOOK_ITALIC = 8 };

struct look {
    struct colour_pair colours;
    unsigned attributes; /* of enum look_attribute */
};

struct theme_role {
    struct look look;
    unsigned plain_attributes; /* where the colours cannot be shown */
};

struct theme_spec {
    struct str description;
    struct colour_pair base; /* what a role has that names no colour of its own; its background is the screen's */
    struct theme_role roles[ROLE_COUNT];
};

/* The names of the attributes: "bold". */
struct look_attribute_row {
    const char *name;
    enum look_attribute attribute;
};
extern const struct look_attribute_row look_attributes[];
extern const size_t n_look_attributes;

/* The theme that is built in, "default": the terminal's own foreground and background, colours only as an addition to bold,
   underline and reverse. */
void theme_spec_default(struct theme_spec *spec);

/* A theme of no colours, with the attributes that the built-in one has where there are none: what a theme file begins with. */
void theme_spec_plain(struct theme_spec *spec);

/* How a role is to be shown. Where a theme has a background of its own that is none of the terminal's named colours, it is shown
   as it is meant from 256 colours on, and below with attributes only. */
struct look theme_spec_look(const struct theme_spec *spec, enum role role, enum colour_depth depth);

#endif
