/*
 * The root object of the reader: all of its state, and the verbs that change it.
 *
 * An action takes the app and the count typed before its key (0: none) and leaves a new state; it draws nothing and knows no
 * terminal, so that it can be run from a key, by its name, or from a test. screen.h draws the state.
 */
#ifndef PACTA_TUI_APP_H
#define PACTA_TUI_APP_H

#include <stdbool.h>

#include "library/library.h"
#include "tui/keys.h"
#include "tui/outline.h"
#include "tui/popup.h"
#include "tui/prompt.h"
#include "tui/search.h"
#include "tui/view.h"

enum pane { PANE_TEXT, PANE_OUTLINE };

/* What the outline is asked to be; by default it stands beside the text where the terminal is wide enough. */
enum outline_wish { OUTLINE_BY_WIDTH, OUTLINE_SHOWN, OUTLINE_HIDDEN };

/* What the prompt is open for. */
enum prompt_purpose { PROMPT_NONE, PROMPT_GO, PROMPT_SEARCH, PROMPT_SEARCH_BACK, PROMPT_EXPORT, PROMPT_OVERWRITE };

/* Where everything is on the screen; all in cells, columns up to but not including `right`. */
struct geometry {
    int rows, columns;
    bool is_too_small;
    int outline_right; /* the outline's first column is 0; 0: it is not shown */
    bool is_overlaid;  /* it lies over the text */
    int text_left, text_right;
    int measure_left, measure_width;
    int sticky_row; /* -1: none */
    int text_top, text_height;
    int status_row;
    int hint_row; /* -1: none */
};

struct app {
    struct library *library;
    const struct agreement *agreement;
    struct painter painter;
    struct theme theme;
    bool ascii; /* signs in ASCII */
    struct keymap *keymap;
    struct geometry geometry;
    struct view *view;
    struct outline *outline;
    enum pane pane;
    enum outline_wish outline_wish;
    struct search search;
    struct position search_origin; /* where the reader was when the search was begun */
    int search_origin_row;
    bool search_is_backward;
    struct prompt prompt;
    enum prompt_purpose purpose;
    struct popup popup;
    const struct node *export_node; /* what the export prompt is about */
    char *export_path;              /* the file that is asked about */
    int count;                      /* digits typed so far; 0: none */
    struct key_sequence pending;    /* the keys of a sequence that has begun */
    struct buf message;
    bool message_is_error;
    bool must_quit;
};

/* Prepares to read an agreement; `node` NULL: from its beginning. */
void app_open(struct app *app, const struct agreement *agreement, const struct node *node);

/* Frees all that the app owns; the library is not among it. */
void app_free(struct app *app);

/* Fits everything to a terminal of this size. */
void app_resize(struct app *app, int rows, int columns);

/* Takes a key, wherever it belongs: the prompt, a pop-up, or the key table. */
void app_take_key(struct app *app, int key);

/* Puts a line in place of the status line, until the next key. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says the first fault of a list as a complaint, and empties the list. */
void app_complain_of(struct app *app, struct diag_list *diags);

/* What is being read: the provision, recital, section or other part in focus; the root above the first. */
const struct node *app_part(const struct app *app);

/* Goes to a node's heading or paragraph. */
void app_go(struct app *app, const struct node *node);

/* Resolves a reference and goes there; else says why not, and what there is. */
void app_go_reference(struct app *app, struct str reference);

#endif
