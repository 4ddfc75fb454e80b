#include "tui/theme.h"

#include <stdint.h>
#include <term.h>

#include "base/arena.h"
#include "tui/theme_list.h"

/* Pairs of any colours came with ncurses 6.1; an older one has those of 256. */
#if defined(NCURSES_EXT_COLORS) && NCURSES_EXT_COLORS >= 20180127
#define HAS_EXTENDED_PAIRS 1
#else
#define HAS_EXTENDED_PAIRS 0
#define init_extended_pair(pair, foreground, background) init_pair((short)(pair), (short)(foreground), (short)(background))
#endif

#ifndef A_ITALIC
#define A_ITALIC A_NORMAL
#endif

/* The pairs that have been made: number i + 1 is that of pairs[i]; number 0 is the terminal's own. */
struct palette {
    enum colour_depth depth;
    struct colour_pair pairs[ROLE_COUNT];
    int n;
};

/* Does the terminal take red, green and blue for a colour's number? The capability is a flag, a number or a string. */
static bool has_direct_colour(void) {
    const char *string = tigetstr("RGB");
    return tigetflag("RGB") > 0 || tigetnum("RGB") > 0 || (string != NULL && string != (const char *)(intptr_t)-1);
}

static enum colour_depth find_depth(bool colour) {
    if (!colour || !has_colors() || COLORS < 8)
        return DEPTH_NONE;
    if (has_direct_colour())
        return HAS_EXTENDED_PAIRS && COLORS >= 1 << 24 ? DEPTH_DIRECT : DEPTH_8;
    return COLORS >= 256 ? DEPTH_256 : COLORS >= 16 ? DEPTH_16 : DEPTH_8;
}

/* The number of a colour for curses. With direct colours the lowest numbers are those of a palette: a trace of green, which
   nobody sees, leads out of it. */
static int number_of(struct colour colour) {
    if (colour.kind == COLOUR_OWN)
        return -1;
    return (int)(colour.kind == COLOUR_RGB && colour.value < 0x100 ? colour.value | 0x100 : colour.value);
}

static bool is_same_pair(struct colour_pair a, struct colour_pair b) {
    return colour_equal(a.foreground, b.foreground) && colour_equal(a.background, b.background);
}

/* The number of a pair, made where there is none such yet; false if the terminal has no more. */
static bool find_pair_number(struct palette *palette, struct colour_pair pair, short *number) {
    static const struct colour_pair own = {.foreground.kind = COLOUR_OWN};
    *number = 0;
    if (is_same_pair(pair, own))
        return true;
    for (int i = 0; i < palette->n; i++) {
        if (is_same_pair(pair, palette->pairs[i])) {
            *number = (short)(i + 1);
            return true;
        }
    }
    int next = palette->n + 1;
    if (next >= COLOR_PAIRS || init_extended_pair(next, number_of(pair.foreground), number_of(pair.background)) == ERR)
        return false;
    palette->pairs[palette->n++] = pair;
    *number = (short)next;
    return true;
}

static attr_t attributes_of(unsigned attributes) {
    return ((attributes & LOOK_BOLD) != 0 ? A_BOLD : A_NORMAL) | ((attributes & LOOK_UNDERLINE) != 0 ? A_UNDERLINE : A_NORMAL) |
           ((attributes & LOOK_REVERSE) != 0 ? A_REVERSE : A_NORMAL) | ((attributes & LOOK_ITALIC) != 0 ? A_ITALIC : A_NORMAL);
}

static bool tells_keywords(const struct theme *theme) {
    for (int i = ROLE_KEYWORD1; i <= ROLE_KEYWORD8; i++)
        for (int k = ROLE_KEYWORD1; k < i; k++)
            if (theme->pairs[i] == theme->pairs[k])
                return false;
    return true;
}

static void set_spec(struct theme *theme, const struct theme_spec *spec, bool colour) {
    struct palette palette = {.depth = find_depth(colour)};
    for (size_t role = 0; role < ROLE_COUNT; role++) {
        struct look look = theme_spec_look(spec, (enum role)role, palette.depth);
        if (!find_pair_number(&palette, look.colours, &theme->pairs[role]))
            look.attributes = spec->roles[role].plain_attributes;
        /* Where the screen has a background, curses gives it to wide cells without colours, but not to simple ones. */
        if (theme->pairs[role] == 0)
            theme->pairs[role] = theme->pairs[ROLE_TEXT];
        theme->attributes[role] = attributes_of(look.attributes);
    }
    theme->tells_keywords = tells_keywords(theme);
}

void theme_set_default(struct theme *theme, bool colour) {
    struct theme_spec spec;
    theme_spec_default(&spec);
    set_spec(theme, &spec, colour);
}

bool theme_load(struct theme *theme, struct str name, bool colour, struct diag_list *diags) {
    struct theme_spec spec;
    struct arena *arena = arena_new();
    bool is_sound = theme_find(name, arena, &spec, diags);
    set_spec(theme, &spec, colour);
    arena_free(arena);
    return is_sound;
}

void theme_apply_background(const struct theme *theme) {
    cchar_t blank;
    if (setcchar(&blank, L" ", A_NORMAL, theme->pairs[ROLE_TEXT], NULL) == OK)
        bkgrndset(&blank);
}
