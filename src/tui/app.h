/*
 * The root object of the reader: all of its state, and the verbs that change it.
 *
 * An action takes the app and the count typed before its key (0: none) and leaves a new state; it draws nothing and knows no
 * terminal, so that it can be run from a key, by its name, or from a test. screen.h draws the state.
 *
 * What lies on top has the keys: the prompt over a pop-up over the quote view over the panes.
 */
#ifndef PACTA_TUI_APP_H
#define PACTA_TUI_APP_H

#include <stdbool.h>

#include "library/citing.h"
#include "library/library.h"
#include "tui/completion.h"
#include "tui/jumps.h"
#include "tui/keys.h"
#include "tui/lit.h"
#include "tui/outline.h"
#include "tui/popup.h"
#include "tui/prompt.h"
#include "tui/search.h"
#include "tui/view.h"

enum pane { PANE_TEXT, PANE_OUTLINE };

/* What the outline is asked to be; by default it stands beside the text where the terminal is wide enough. */
enum outline_wish { OUTLINE_BY_WIDTH, OUTLINE_SHOWN, OUTLINE_HIDDEN };

/* What the prompt is open for. */
enum prompt_purpose {
    PROMPT_NONE,
    PROMPT_GO,
    PROMPT_SEARCH,
    PROMPT_SEARCH_BACK,
    PROMPT_FILTER,
    PROMPT_OUTLINE_FILTER,
    PROMPT_KEYWORD,
    PROMPT_EXPORT,
    PROMPT_OVERWRITE
};

/* What the pop-up is open for. */
enum popup_purpose {
    POPUP_NONE,
    POPUP_HELP,
    POPUP_REFERENCES,
    POPUP_CANDIDATES,
    POPUP_KEYWORDS,
    POPUP_CARD,
    POPUP_LANGUAGES,
    POPUP_THEMES,
    POPUP_LIBRARY,
    POPUP_GREP,
    POPUP_CITING
};

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

/* A search over the library: its hits, and the one gone to last. */
struct grep {
    char *pattern;
    struct jump *items;
    size_t n, capacity;
    size_t at;
};

/* The quote view: which quotation is shown, of all that there are. */
struct quote_view {
    bool is_open;
    const struct node **blocks;
    size_t n_blocks, capacity;
    size_t at;
    int top; /* the first line shown of a long one */
};

struct app {
    struct library *library;
    struct config *config;
    const struct agreement *agreement;
    struct painter painter;
    struct theme theme;
    char *theme_name;
    bool colour;
    bool ascii; /* signs in ASCII */
    bool is_linear;
    bool has_mouse;
    int measure;    /* the widest the text may be */
    char *language; /* of the texts shown, where there is a choice; NULL: all */
    struct keymap *keymap;
    struct geometry geometry;
    struct view *view;
    struct outline *outline;
    enum pane pane;
    enum outline_wish outline_wish;
    struct search search;
    struct jump search_origin; /* where the reader was when the search was begun */
    bool search_is_backward;
    bool is_filtered; /* only the provisions with hits are shown */
    struct lit *lit;
    struct jumps jumps;
    struct state *state; /* what is kept from run to run; NULL: nothing */
    struct prompt prompt;
    enum prompt_purpose purpose;
    bool prompt_has_changed; /* since prompts_settle() */
    struct completion completion;
    size_t history_at; /* which of the lines typed before is shown, counted back from the newest; 0: none */
    struct popup popup;
    enum popup_purpose popup_purpose;
    struct view *peek; /* the text of the box over the text, or NULL */
    char *peek_title;
    struct quote_view quotes;
    const struct node **targets; /* what the rows of a list of places stand for */
    size_t n_targets, targets_capacity;
    const struct agreement **shelf; /* the agreements of the library, as the list has them */
    size_t n_shelf, shelf_order;
    struct grep grep;
    struct citing *citing;          /* what refers to the part that was asked about */
    const struct node *export_node; /* what the export prompt is about */
    size_t export_format;
    char *export_path;                  /* the file that is asked about */
    int count;                          /* digits typed so far; 0: none */
    struct key_sequence pending;        /* the keys of a sequence that has begun */
    const struct action *letter_action; /* waits for a letter, as m and ' do; NULL: none */
    int letter;                         /* the letter it has been given */
    struct buf message;
    bool message_is_error;
    bool must_quit;
};

/* Shows an agreement from its beginning, without regard to what was kept of it. The library keeps it. */
void app_show(struct app *app, const struct agreement *agreement);

/* Opens an agreement at a node, or (NULL) where it was read last. */
void app_open(struct app *app, const struct agreement *agreement, const struct node *node);

/* Frees all that the app owns; the library is not among it. */
void app_free(struct app *app);

/* Fits everything to a terminal of this size. */
void app_resize(struct app *app, int rows, int columns);

/* Makes the text anew after a change of what it shows (language, filter), the focus where it was. */
void app_reflow(struct app *app);

/* Takes a key, wherever it belongs. */
void app_take_key(struct app *app, int key);

/* Puts a line in place of the status line, until the next key. */
void app_say(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));
void app_complain(struct app *app, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Says the faults of a list as a complaint, the first of many, and empties the list. */
void app_complain_of(struct app *app, struct diag_list *diags);

/* What is being read: the provision, recital, section or other part in focus; the root above the first. */
const struct node *app_part(const struct app *app);

/* Where the reader is; and noting it before a jump. */
struct jump app_here(const struct app *app);
void app_leave(struct app *app);

/* Goes to where a jump was made from, in whichever agreement. */
void app_return(struct app *app, const struct jump *jump);

/* Goes to a node's heading or paragraph. */
void app_go(struct app *app, const struct node *node);

/* Resolves a reference, in the agreement that it names or the one that is open, and goes there as a jump; else says why not, and
   what there is, or offers the candidates. */
void app_go_reference(struct app *app, struct str reference);

/* Closes what lies on top; false where nothing does. */
bool app_close_top(struct app *app);

#endif
