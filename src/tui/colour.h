/*
 * Colours: how a theme writes them, and what is left of them on a terminal with fewer. Pure: nothing here knows a terminal.
 *
 * What the first sixteen colours look like is the user's affair, so nothing is brought down to them but on a terminal that has
 * no others; then they are taken for those of xterm.
 */
#ifndef PACTA_TUI_COLOUR_H
#define PACTA_TUI_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* The colours of a terminal; DIRECT: the first eight, and any red, green and blue. */
enum colour_depth { DEPTH_NONE, DEPTH_8, DEPTH_16, DEPTH_256, DEPTH_DIRECT };

enum colour_kind {
    COLOUR_OWN,   /* the terminal's own foreground or background */
    COLOUR_INDEX, /* of the palette of 256: value is 0 to 255 */
    COLOUR_RGB,   /* value is 0xrrggbb */
};

struct colour {
    enum colour_kind kind;
    uint32_t value;
};

struct colour_pair {
    struct colour foreground, background;
};

/* Reads "default", a name ("red", "bright-red"), an index ("0" to "255") or "#rrggbb"; false if it is none of these. */
bool colour_parse(struct str text, struct colour *colour);

/* The named colour that a word was most likely meant to be, or NULL. */
const char *colour_suggest(struct str text);

bool colour_equal(struct colour a, struct colour b);

/* The red, green and blue of a colour that is not the terminal's own. */
uint32_t colour_rgb(struct colour colour);

/* The contrast of two colours given as 0xrrggbb, from 1 to 21, as the Web Content Accessibility Guidelines 2 compute it. */
double colour_contrast(uint32_t a, uint32_t b);

/* The nearest pair that a terminal of this depth can show and that can be read as well: a contrast of 7:1, 4.5:1 or 3:1 is kept
   as far as the colours allow. A colour on the terminal's own background (or the other way round) is held to what it reaches on
   both black and white, and becomes the terminal's own where there is none such. */
struct colour_pair colour_reduce(struct colour_pair pair, enum colour_depth depth);

#endif
