/*
 * Pinpoints: what stands behind the number of an article to name a paragraph in it: "(2)(b)", ".2.b", ", paragraph 2, point b".
 */
#ifndef PACTA_AGREEMENT_PINPOINT_H
#define PACTA_AGREEMENT_PINPOINT_H

#include "agreement/agreement.h"

enum { PINPOINT_STEPS_MAX = 8 };

/* One step down: to the paragraph with this number, or to the indent at this place. */
struct pinpoint_step {
    struct str number;
    bool is_indent;
};

struct pinpoint {
    struct pinpoint_step steps[PINPOINT_STEPS_MAX];
    size_t n;
};

/* Reads all of s; nothing but separators gives no steps. False where it is no pinpoint. */
bool pinpoint_parse(struct str s, struct pinpoint *pinpoint);

/* The paragraph that it leads to from a place. Where it leads nowhere, NULL; *reached is then the deepest place on the way, and
   *n_steps how many steps led to it. */
const struct node *pinpoint_find(const struct node *from, const struct pinpoint *pinpoint, const struct node **reached,
                                 size_t *n_steps);

#endif
