#include "tui/colour.h"

#include <stddef.h>

#include "base/suggest.h"

enum { N_NAMED = 16, N_PALETTE = 256, CUBE_FIRST = 16, GREY_FIRST = 232 };

static const char *const names[N_NAMED] = {
    "black",        "red",        "green",        "yellow",        "blue",        "magenta",        "cyan",        "white",
    "bright-black", "bright-red", "bright-green", "bright-yellow", "bright-blue", "bright-magenta", "bright-cyan", "bright-white",
};

/* The first sixteen colours, as xterm has them. */
static const uint32_t named_rgb[N_NAMED] = {
    0x000000, 0xcd0000, 0x00cd00, 0xcdcd00, 0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
    0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00, 0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
};

/* The light that a component of sRGB gives off, in parts of 65535. */
static const uint16_t light[256] = {
    0,     20,    40,    60,    80,    99,    119,   139,   159,   179,   199,   219,   241,   264,   288,   313,   340,   367,
    396,   427,   458,   491,   526,   562,   599,   637,   677,   718,   761,   805,   851,   898,   947,   997,   1048,  1101,
    1156,  1212,  1270,  1330,  1391,  1453,  1517,  1583,  1651,  1720,  1790,  1863,  1937,  2013,  2090,  2170,  2250,  2333,
    2418,  2504,  2592,  2681,  2773,  2866,  2961,  3058,  3157,  3258,  3360,  3464,  3570,  3678,  3788,  3900,  4014,  4129,
    4247,  4366,  4488,  4611,  4736,  4864,  4993,  5124,  5257,  5392,  5530,  5669,  5810,  5953,  6099,  6246,  6395,  6547,
    6700,  6856,  7014,  7174,  7335,  7500,  7666,  7834,  8004,  8177,  8352,  8528,  8708,  8889,  9072,  9258,  9445,  9635,
    9828,  10022, 10219, 10417, 10619, 10822, 11028, 11235, 11446, 11658, 11873, 12090, 12309, 12530, 12754, 12980, 13209, 13440,
    13673, 13909, 14146, 14387, 14629, 14874, 15122, 15371, 15623, 15878, 16135, 16394, 16656, 16920, 17187, 17456, 17727, 18001,
    18277, 18556, 18837, 19121, 19407, 19696, 19987, 20281, 20577, 20876, 21177, 21481, 21787, 22096, 22407, 22721, 23038, 23357,
    23678, 24002, 24329, 24658, 24990, 25325, 25662, 26001, 26344, 26688, 27036, 27386, 27739, 28094, 28452, 28813, 29176, 29542,
    29911, 30282, 30656, 31033, 31412, 31794, 32179, 32567, 32957, 33350, 33745, 34143, 34544, 34948, 35355, 35764, 36176, 36591,
    37008, 37429, 37852, 38278, 38706, 39138, 39572, 40009, 40449, 40891, 41337, 41785, 42236, 42690, 43147, 43606, 44069, 44534,
    45002, 45473, 45947, 46423, 46903, 47385, 47871, 48359, 48850, 49344, 49841, 50341, 50844, 51349, 51858, 52369, 52884, 53401,
    53921, 54445, 54971, 55500, 56032, 56567, 57105, 57646, 58190, 58737, 59287, 59840, 60396, 60955, 61517, 62082, 62650, 63221,
    63795, 64372, 64952, 65535,
};

/* How many colours of the palette a depth has, and from which on their looks are known. */
static const struct {
    uint32_t first, n;
} palettes[] = {
    [DEPTH_NONE] = {0, 0}, [DEPTH_8] = {0, 8}, [DEPTH_16] = {0, 16}, [DEPTH_256] = {CUBE_FIRST, 256}, [DEPTH_DIRECT] = {0, 8},
};

/* What a colour is seen against: nothing that is known yet, one colour, or whatever the terminal's own is. */
struct ground {
    uint32_t rgb[2];
    size_t n;
};

static const struct ground own_ground = {{0x000000, 0xffffff}, 2};

static int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

static bool parse_rgb(struct str text, struct colour *colour) {
    uint32_t rgb = 0;
    if (text.n != 7 || text.p[0] != '#')
        return false;
    for (size_t i = 1; i < text.n; i++) {
        int digit = hex_value(text.p[i]);
        if (digit < 0)
            return false;
        rgb = rgb << 4 | (uint32_t)digit;
    }
    *colour = (struct colour){COLOUR_RGB, rgb};
    return true;
}

bool colour_parse(struct str text, struct colour *colour) {
    size_t index;
    if (str_equal(text, STR("default"))) {
        *colour = (struct colour){.kind = COLOUR_OWN};
        return true;
    }
    for (uint32_t i = 0; i < N_NAMED; i++) {
        if (str_equal(text, str_of(names[i]))) {
            *colour = (struct colour){COLOUR_INDEX, i};
            return true;
        }
    }
    if (str_to_size(text, &index) && index < N_PALETTE) {
        *colour = (struct colour){COLOUR_INDEX, (uint32_t)index};
        return true;
    }
    return parse_rgb(text, colour);
}

const char *colour_suggest(struct str text) {
    return suggest_nearest(text, names, N_NAMED);
}

bool colour_equal(struct colour a, struct colour b) {
    return a.kind == b.kind && (a.kind == COLOUR_OWN || a.value == b.value);
}

/* The level of a component of the cube of 216: 0 to 5. */
static uint32_t cube_level(uint32_t step) {
    return step == 0 ? 0 : 55 + 40 * step;
}

uint32_t colour_rgb(struct colour colour) {
    uint32_t index = colour.value;
    if (colour.kind == COLOUR_RGB)
        return colour.value;
    if (index < CUBE_FIRST)
        return named_rgb[index];
    if (index >= GREY_FIRST)
        return (8 + 10 * (index - GREY_FIRST)) * 0x010101;
    index -= CUBE_FIRST;
    return cube_level(index / 36) << 16 | cube_level(index / 6 % 6) << 8 | cube_level(index % 6);
}

/* How light a colour is, from 0 to 1. */
static double luminance(uint32_t rgb) {
    return (0.2126 * light[rgb >> 16 & 0xff] + 0.7152 * light[rgb >> 8 & 0xff] + 0.0722 * light[rgb & 0xff]) / 65535;
}

double colour_contrast(uint32_t a, uint32_t b) {
    double light_a = luminance(a), light_b = luminance(b);
    return light_a > light_b ? (light_a + 0.05) / (light_b + 0.05) : (light_b + 0.05) / (light_a + 0.05);
}

/* The contrast with that of the ground which it stands out from least. */
static double least_contrast(uint32_t rgb, const struct ground *ground) {
    double least = 21;
    for (size_t i = 0; i < ground->n; i++) {
        double contrast = colour_contrast(rgb, ground->rgb[i]);
        if (contrast < least)
            least = contrast;
    }
    return least;
}

/* The steps of contrast that a reduction keeps. */
static int grade(double contrast) {
    return contrast >= 7 ? 3 : contrast >= 4.5 ? 2 : contrast >= 3 ? 1 : 0;
}

/* How far apart two colours are for the eye, roughly: differences of the components, weighted by how red the two are. */
static uint32_t distance(uint32_t a, uint32_t b) {
    int32_t red = (int32_t)(a >> 16 & 0xff) - (int32_t)(b >> 16 & 0xff);
    int32_t green = (int32_t)(a >> 8 & 0xff) - (int32_t)(b >> 8 & 0xff);
    int32_t blue = (int32_t)(a & 0xff) - (int32_t)(b & 0xff);
    int32_t mean_red = (int32_t)((a >> 16 & 0xff) + (b >> 16 & 0xff)) / 2;
    return (uint32_t)((((512 + mean_red) * red * red) >> 8) + 4 * green * green + (((767 - mean_red) * blue * blue) >> 8));
}

/* Not to be guessed with few colours: black, white and the greys, one of which may well be the background, and the bright colours,
   which many palettes make greys too. */
static bool is_doubtful(uint32_t index) {
    return index == 0 || index >= 7;
}

/* The colour of the palette that can be read best. */
static struct colour find_clearest(enum colour_depth depth, const struct ground *ground) {
    struct colour clearest = {COLOUR_INDEX, palettes[depth].first};
    for (uint32_t i = palettes[depth].first; i < palettes[depth].n; i++) {
        struct colour candidate = {COLOUR_INDEX, i};
        if (least_contrast(colour_rgb(candidate), ground) > least_contrast(colour_rgb(clearest), ground))
            clearest = candidate;
    }
    return clearest;
}

/* The nearest colour of the palette of those whose contrast is of the grade `wanted`, or what can be read best where none is. On a
   ground that is not known the nearest of all, and the terminal's own where that cannot be read so well: another hue would be no
   gain. */
static struct colour find_nearest(uint32_t rgb, enum colour_depth depth, const struct ground *ground, int wanted) {
    bool is_guess = ground->n == own_ground.n && depth < DEPTH_256;
    uint32_t nearest_distance = UINT32_MAX;
    struct colour nearest = {.kind = COLOUR_OWN};
    for (uint32_t i = palettes[depth].first; i < palettes[depth].n; i++) {
        struct colour candidate = {COLOUR_INDEX, i};
        uint32_t candidate_distance = distance(rgb, colour_rgb(candidate));
        if (candidate_distance >= nearest_distance || (is_guess && is_doubtful(i)))
            continue;
        if (is_guess || grade(least_contrast(colour_rgb(candidate), ground)) >= wanted) {
            nearest_distance = candidate_distance;
            nearest = candidate;
        }
    }
    if (is_guess && grade(least_contrast(colour_rgb(nearest), ground)) < wanted)
        return (struct colour){.kind = COLOUR_OWN};
    return nearest.kind == COLOUR_OWN ? find_clearest(depth, ground) : nearest;
}

static struct colour reduce_one(struct colour colour, enum colour_depth depth, const struct ground *ground, int wanted) {
    if (colour.kind == COLOUR_OWN || depth == DEPTH_NONE)
        return (struct colour){.kind = COLOUR_OWN};
    if (colour.kind == COLOUR_INDEX && colour.value < palettes[depth].n)
        return colour;
    if (depth == DEPTH_DIRECT)
        return (struct colour){COLOUR_RGB, colour_rgb(colour)};
    return find_nearest(colour_rgb(colour), depth, ground, wanted);
}

/* The same for a colour that stands with the terminal's own. */
static struct colour reduce_alone(struct colour colour, enum colour_depth depth) {
    if (colour.kind == COLOUR_OWN)
        return colour;
    return reduce_one(colour, depth, &own_ground, grade(least_contrast(colour_rgb(colour), &own_ground)));
}

/* The background goes first: it is what many roles have in common. The foreground keeps the contrast that it had with it before,
   also where the background has moved. */
struct colour_pair colour_reduce(struct colour_pair pair, enum colour_depth depth) {
    static const struct ground unknown = {.n = 0};
    struct colour_pair reduced;
    if (pair.foreground.kind == COLOUR_OWN || pair.background.kind == COLOUR_OWN || depth == DEPTH_NONE) {
        reduced.foreground = reduce_alone(pair.foreground, depth);
        reduced.background = reduce_alone(pair.background, depth);
        return reduced;
    }
    int wanted = grade(colour_contrast(colour_rgb(pair.foreground), colour_rgb(pair.background)));
    reduced.background = reduce_one(pair.background, depth, &unknown, 0);
    struct ground ground = {.rgb = {colour_rgb(reduced.background)}, .n = 1};
    reduced.foreground = reduce_one(pair.foreground, depth, &ground, wanted);
    return reduced;
}
