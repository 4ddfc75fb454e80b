#include "tui/line_commands.h"

#include "tui/export_form.h"
#include "tui/prompts.h"
#include "tui/shelf.h"
#include "tui/themes.h"

static void run_open(struct app *app, struct str name) {
    const struct agreement *agreement = NULL;
    struct diag_list diags = {0};
    enum library_status status = library_find(app->library, name, &agreement, &diags);
    if (status == LIBRARY_FOUND) {
        app_leave(app);
        app_open(app, agreement, NULL);
    } else if (diags.n_errors != 0) {
        app_complain_of(app, &diags);
    } else {
        app_complain(app, "there is no agreement \"%.*s\" in the library", STR_ARG(name));
    }
    diag_list_free(&diags);
}

/* With a file named, writes it; without, opens the form. */
static void run_export(struct app *app, struct str path) {
    prompts_open(app, PROMPT_EXPORT);
    if (path.n != 0)
        prompts_accept(app, path);
}

const struct line_command line_commands[] = {
    {"open", "AGREEMENT", "open an agreement by id, alias or path", COMPLETE_AGREEMENT, run_open},
    {"export", "[FILE]", "export this section or article", COMPLETE_FILE, run_export},
    {"grep", "PATTERN", "search the whole library", COMPLETE_NOTHING, shelf_grep},
    {"theme", "[NAME]", "show in another theme", COMPLETE_THEME, themes_run},
};
const size_t n_line_commands = sizeof line_commands / sizeof *line_commands;

const struct line_command *line_command_find(struct str line, struct str *argument) {
    size_t end = str_index(line, ' ');
    for (size_t i = 0; i < n_line_commands; i++) {
        if (!str_equal(str_slice(line, 0, end), str_of(line_commands[i].name)))
            continue;
        *argument = str_trim(str_slice(line, end, line.n));
        return &line_commands[i];
    }
    return NULL;
}

/* "mark a": an action that takes a letter, with it. */
static bool run_with_letter(struct app *app, struct str line) {
    size_t end = str_index(line, ' ');
    const struct action *action = action_find(str_slice(line, 0, end));
    if (action == NULL || !action->takes_letter || end + 2 != line.n)
        return false;
    app->letter = (unsigned char)line.p[end + 1];
    action->run(app, action->preset);
    return true;
}

void line_run(struct app *app, struct str line) {
    struct str argument;
    line = str_trim(line);
    const struct line_command *command = line_command_find(line, &argument);
    const struct action *action = action_find(line);
    if (line.n == 0)
        return;
    if (line.p[0] == '#')
        app_go_reference(app, str_slice(line, 1, line.n));
    else if (command != NULL)
        command->run(app, argument);
    else if (action != NULL && action->takes_letter)
        app_complain(app, "%s needs a letter, as in \":%s a\"", action->name, action->name);
    else if (action != NULL)
        action->run(app, action->preset);
    else if (!run_with_letter(app, line))
        app_go_reference(app, line);
}
