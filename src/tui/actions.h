/*
 * The actions, by what they are for; actions.c binds them to names and keys.
 */
#ifndef PACTA_TUI_ACTIONS_H
#define PACTA_TUI_ACTIONS_H

#include "tui/app.h"

/* Moving (action_move.c). */
void action_line_down(struct app *app, int count);
void action_line_up(struct app *app, int count);
void action_page_down(struct app *app, int count);
void action_page_up(struct app *app, int count);
void action_half_page_down(struct app *app, int count);
void action_half_page_up(struct app *app, int count);
void action_scroll_down(struct app *app, int count);
void action_scroll_up(struct app *app, int count);
void action_top(struct app *app, int count);
void action_end(struct app *app, int count);
void action_percent(struct app *app, int count);
void action_next_provision(struct app *app, int count);
void action_previous_provision(struct app *app, int count);
void action_next_section(struct app *app, int count);
void action_previous_section(struct app *app, int count);
void action_next_quote(struct app *app, int count);
void action_previous_quote(struct app *app, int count);

/* Finding (action_find.c). */
void action_search(struct app *app, int count);
void action_search_backward(struct app *app, int count);
void action_next_match(struct app *app, int count);
void action_previous_match(struct app *app, int count);
void action_filter(struct app *app, int count);
void action_go(struct app *app, int count);
void action_keyword(struct app *app, int count);
void action_keywords_none(struct app *app, int count);
void action_keywords_all(struct app *app, int count);
void action_keyword_panel(struct app *app, int count);
void action_keyword_word(struct app *app, int count);

/* Reading (action_read.c). */
void action_enter(struct app *app, int count);
void action_peek(struct app *app, int count);
void action_back(struct app *app, int count);
void action_forward(struct app *app, int count);
void action_mark(struct app *app, int count);
void action_go_mark(struct app *app, int count);
void action_quotes(struct app *app, int count);

/* Showing (action_show.c). */
void action_other_pane(struct app *app, int count);
void action_outline(struct app *app, int count);
void action_fold(struct app *app, int count);
void action_unfold(struct app *app, int count);
void action_fold_all(struct app *app, int count);
void action_unfold_all(struct app *app, int count);
void action_card(struct app *app, int count);
void action_language(struct app *app, int count);
void action_measure(struct app *app, int count);
void action_where(struct app *app, int count);
void action_redraw(struct app *app, int count);
void action_help(struct app *app, int count);
void action_reload(struct app *app, int count);
void action_mouse(struct app *app, int count);
void action_theme(struct app *app, int count);
void action_library(struct app *app, int count);
void action_citing(struct app *app, int count);

/* Taking away, and the program (action_take.c). */
void action_copy(struct app *app, int count);
void action_copy_cited(struct app *app, int count);
void action_export(struct app *app, int count);
void action_quit(struct app *app, int count);
void action_quit_all(struct app *app, int count);

/* Goes where a reference leads, or says why it does not. */
void actions_follow(struct app *app, const struct reference *reference);

#endif
