/*
 * The actions, by what they are for; actions.c binds them to names and keys.
 */
#ifndef PACTA_TUI_ACTIONS_H
#define PACTA_TUI_ACTIONS_H

#include "tui/app.h"

/* Moving (action_move.c). */
action_function action_line_down, action_line_up, action_page_down, action_page_up, action_half_page_down, action_half_page_up,
    action_scroll_down, action_scroll_up, action_top, action_end, action_percent, action_next_provision, action_previous_provision,
    action_next_section, action_previous_section, action_next_quote, action_previous_quote;

/* Finding (action_find.c). */
action_function action_search, action_search_backward, action_next_match, action_previous_match, action_filter, action_go,
    action_keyword, action_keywords_none, action_keywords_all, action_keyword_panel, action_keyword_word;

/* Reading (action_read.c). */
action_function action_enter, action_peek, action_back, action_forward, action_mark, action_go_mark, action_quotes;

/* Showing (action_show.c). */
action_function action_other_pane, action_outline, action_fold, action_unfold, action_fold_all, action_unfold_all, action_card,
    action_language, action_measure, action_where, action_redraw, action_help, action_reload, action_mouse, action_theme,
    action_library, action_citing;

/* Taking away, and the program (action_take.c). */
action_function action_copy, action_copy_cited, action_export, action_quit, action_quit_all;

/* Goes where a reference leads, or says why it does not. */
void actions_follow(struct app *app, const struct reference *reference);

#endif
