#include "tui/theme.h"

/* A role's look: a foreground of the eight that every colour terminal has, or the terminal's own. */
struct look {
    attr_t attributes;
    short foreground;
};

enum { OWN = -1 };

static const struct look default_looks[ROLE_COUNT] = {
    [ROLE_TEXT] = {A_NORMAL, OWN},
    [ROLE_TITLE] = {A_BOLD, OWN},
    [ROLE_META] = {A_NORMAL, OWN},
    [ROLE_HEADING] = {A_BOLD, OWN},
    [ROLE_QUOTE] = {A_NORMAL, OWN},
    [ROLE_SUMMARY] = {A_NORMAL, OWN},
    [ROLE_NOTE] = {A_NORMAL, OWN},
    [ROLE_LABEL] = {A_NORMAL, COLOR_CYAN},
    [ROLE_BAR] = {A_NORMAL, COLOR_GREEN},
    [ROLE_MARKER] = {A_NORMAL, OWN},
    [ROLE_REFERENCE] = {A_NORMAL, COLOR_CYAN},
    [ROLE_ADDRESS] = {A_NORMAL, COLOR_CYAN},
    [ROLE_OUTLINE] = {A_NORMAL, OWN},
    [ROLE_OUTLINE_SECTION] = {A_BOLD, OWN},
    [ROLE_OUTLINE_READING] = {A_BOLD | A_UNDERLINE, OWN},
    [ROLE_OUTLINE_CURSOR] = {A_REVERSE, OWN},
    [ROLE_DIVIDER] = {A_NORMAL, OWN},
    [ROLE_STICKY] = {A_UNDERLINE, OWN},
    [ROLE_FOCUS] = {A_BOLD, COLOR_GREEN},
    [ROLE_STATUS] = {A_REVERSE, OWN},
    [ROLE_MESSAGE] = {A_REVERSE, OWN},
    [ROLE_ERROR] = {A_REVERSE | A_BOLD, OWN},
    [ROLE_HINT] = {A_NORMAL, OWN},
    [ROLE_HINT_KEY] = {A_BOLD, OWN},
    [ROLE_FRAME] = {A_NORMAL, OWN},
    [ROLE_POPUP] = {A_NORMAL, OWN},
    [ROLE_SELECTED] = {A_REVERSE, OWN},
    [ROLE_MATCH] = {A_UNDERLINE | A_BOLD, OWN},
    [ROLE_MATCH_CURRENT] = {A_REVERSE, OWN},
    [ROLE_KEYWORD1] = {A_UNDERLINE, COLOR_RED},
    [ROLE_KEYWORD2] = {A_UNDERLINE, COLOR_GREEN},
    [ROLE_KEYWORD3] = {A_UNDERLINE, COLOR_YELLOW},
    [ROLE_KEYWORD4] = {A_UNDERLINE, COLOR_BLUE},
    [ROLE_KEYWORD5] = {A_UNDERLINE, COLOR_MAGENTA},
    [ROLE_KEYWORD6] = {A_UNDERLINE, COLOR_CYAN},
    [ROLE_KEYWORD7] = {A_UNDERLINE | A_BOLD, COLOR_RED},
    [ROLE_KEYWORD8] = {A_UNDERLINE | A_BOLD, COLOR_BLUE},
    [ROLE_KEYWORD_USER] = {A_UNDERLINE | A_BOLD, OWN},
};

/* Makes a pair for each of the eight foregrounds on the terminal's own background: pair n + 1 is colour n. */
static bool make_pairs(void) {
    for (short colour = 0; colour < 8; colour++)
        if (init_pair((short)(colour + 1), colour, OWN) == ERR)
            return false;
    return true;
}

void theme_set_default(struct theme *theme, bool colour) {
    bool has_pairs = colour && has_colors() && make_pairs();
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        const struct look *look = &default_looks[role];
        theme->attributes[role] = look->attributes;
        theme->pairs[role] = has_pairs && look->foreground != OWN ? (short)(look->foreground + 1) : 0;
    }
}
