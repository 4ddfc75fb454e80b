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

void line_run(struct app *app, struct str line) {
    struct str argument;
    line = str_trim(line);
    const struct line_command *command = line_command_find(line, &argument);
    const struct action *action = action_find(line);
    if (line.n == 0)
        return;
    if (command != NULL)
        command->run(app, argument);
    else if (action != NULL)
        action->run(app, action->preset);
    else
        app_go_reference(app, line);
}
