/*
 * Frames: the single line around a pop-up.
 */
#ifndef PACTA_TUI_FRAME_H
#define PACTA_TUI_FRAME_H

#include <stdbool.h>

#include "tui/paint.h"

/* A box for content of this size in the middle of `within`, no larger than that (as wide as
   that where only a sliver would be left beside it); *content is the room inside the frame, or the
   whole box where there is no room for a frame (then false is returned). */
bool frame_place(const struct painter *painter, const struct box *within, int width, int height, struct box *outer,
                 struct box *content);

/* Blanks the box and paints a frame around it with a title in its upper edge. */
void frame_paint(const struct painter *painter, bool ascii, const struct box *outer, struct str title);

#endif
