#include "tui/theme_spec.h"

const struct look_attribute_row look_attributes[] = {
    {"bold", LOOK_BOLD},
    {"underline", LOOK_UNDERLINE},
    {"reverse", LOOK_REVERSE},
    {"italic", LOOK_ITALIC},
};
const size_t n_look_attributes = sizeof look_attributes / sizeof *look_attributes;

/* What the built-in theme gives a role: an index of the palette of 256 for its foreground, or the terminal's own. The colours
   are those in the middle, which can be read on black, on white and on what lies between black and white and these. */
struct row {
    unsigned attributes;
    int foreground;
};

enum { OWN = -1, RED = 197, GREEN = 28, OCHRE = 130, BLUE = 33, PINK = 200, SLATE = 66, VIOLET = 129, MAUVE = 133, TEAL = 30 };

static const struct row rows[ROLE_COUNT] = {
    [ROLE_TEXT] = {0, OWN},
    [ROLE_TITLE] = {LOOK_BOLD, OWN},
    [ROLE_META] = {0, OWN},
    [ROLE_HEADING] = {LOOK_BOLD, OWN},
    [ROLE_QUOTE] = {0, OWN},
    [ROLE_SUMMARY] = {0, OWN},
    [ROLE_NOTE] = {0, OWN},
    [ROLE_LABEL] = {0, TEAL},
    [ROLE_BAR] = {0, GREEN},
    [ROLE_MARKER] = {0, OWN},
    [ROLE_REFERENCE] = {LOOK_UNDERLINE, TEAL},
    [ROLE_ADDRESS] = {0, TEAL},
    [ROLE_OUTLINE] = {0, OWN},
    [ROLE_OUTLINE_SECTION] = {LOOK_BOLD, OWN},
    [ROLE_OUTLINE_READING] = {LOOK_BOLD | LOOK_UNDERLINE, OWN},
    [ROLE_OUTLINE_CURSOR] = {LOOK_REVERSE, OWN},
    [ROLE_DIVIDER] = {0, OWN},
    [ROLE_STICKY] = {LOOK_UNDERLINE, OWN},
    [ROLE_FOCUS] = {LOOK_BOLD, GREEN},
    [ROLE_STATUS] = {LOOK_REVERSE, OWN},
    [ROLE_MESSAGE] = {LOOK_REVERSE, OWN},
    [ROLE_ERROR] = {LOOK_REVERSE | LOOK_BOLD, OWN},
    [ROLE_HINT] = {0, OWN},
    [ROLE_HINT_KEY] = {LOOK_BOLD, OWN},
    [ROLE_FRAME] = {0, OWN},
    [ROLE_POPUP] = {0, OWN},
    [ROLE_SELECTED] = {LOOK_REVERSE, OWN},
    [ROLE_MATCH] = {LOOK_UNDERLINE | LOOK_BOLD, OWN},
    [ROLE_MATCH_CURRENT] = {LOOK_REVERSE, OWN},
    [ROLE_KEYWORD1] = {LOOK_UNDERLINE, RED},
    [ROLE_KEYWORD2] = {LOOK_UNDERLINE, GREEN},
    [ROLE_KEYWORD3] = {LOOK_UNDERLINE, OCHRE},
    [ROLE_KEYWORD4] = {LOOK_UNDERLINE, BLUE},
    [ROLE_KEYWORD5] = {LOOK_UNDERLINE, PINK},
    [ROLE_KEYWORD6] = {LOOK_UNDERLINE, SLATE},
    [ROLE_KEYWORD7] = {LOOK_UNDERLINE, VIOLET},
    [ROLE_KEYWORD8] = {LOOK_UNDERLINE, MAUVE},
    [ROLE_KEYWORD_USER] = {LOOK_UNDERLINE | LOOK_BOLD, OWN},
};

void theme_spec_plain(struct theme_spec *spec) {
    *spec = (struct theme_spec){.base.foreground.kind = COLOUR_OWN};
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        spec->roles[role].look.attributes = rows[role].attributes;
        spec->roles[role].plain_attributes = rows[role].attributes;
    }
}

void theme_spec_default(struct theme_spec *spec) {
    theme_spec_plain(spec);
    spec->description = STR("the terminal's own colours");
    for (size_t role = 0; role < ROLE_COUNT; role++)
        if (rows[role].foreground != OWN)
            spec->roles[role].look.colours.foreground = (struct colour){COLOUR_INDEX, (uint32_t)rows[role].foreground};
}

/* Is the background of the screen a colour that only a terminal of 256 colours has? */
static bool needs_many_colours(const struct theme_spec *spec) {
    struct colour background = spec->base.background;
    return background.kind == COLOUR_RGB || (background.kind == COLOUR_INDEX && background.value >= 16);
}

struct look theme_spec_look(const struct theme_spec *spec, enum role role, enum colour_depth depth) {
    const struct theme_role *written = &spec->roles[role];
    struct look look = {.attributes = written->plain_attributes};
    if (depth == DEPTH_NONE || (depth < DEPTH_256 && needs_many_colours(spec)))
        return look;
    look.colours = colour_reduce(written->look.colours, depth);
    bool has_lost_background = written->look.colours.background.kind != COLOUR_OWN && look.colours.background.kind == COLOUR_OWN;
    if (!has_lost_background)
        look.attributes = written->look.attributes;
    return look;
}
