#include "command/terminal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "command/message.h"
#include "command/options.h"
#include "tui/reader.h"

enum { DEFAULT_WIDTH = 80 };

/* An environment variable; NULL where it is not set, or set to nothing. */
static const char *environment(const char *name) {
    const char *value = getenv(name);
    return value != NULL && value[0] != '\0' ? value : NULL;
}

bool terminal_is_output(void) {
    return isatty(STDOUT_FILENO) != 0;
}

int terminal_width(void) {
    struct winsize size;
    if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    size_t columns;
    if (str_to_size(str_of(getenv("COLUMNS")), &columns) && columns > 0 && columns <= NUMBER_MAX)
        return (int)columns;
    return DEFAULT_WIDTH;
}

int terminal_wrap_width(const struct invocation *invocation) {
    return option_number(invocation, OPTION_WIDTH, terminal_width());
}

bool terminal_choose_colour(const struct invocation *invocation, bool *colour) {
    const char *when = option_text(invocation, OPTION_COLOR);
    if (when == NULL || strcmp(when, "auto") == 0) {
        char *reason = NULL;
        *colour = environment("NO_COLOR") == NULL && reader_is_possible(&reason);
        free(reason);
        return true;
    }
    *colour = strcmp(when, "always") == 0;
    if (*colour || strcmp(when, "never") == 0)
        return true;
    message("--color: \"%s\" is none of auto, always and never", when);
    message_see_help(invocation->command);
    return false;
}

bool terminal_is_linear(const struct invocation *invocation) {
    const char *linear = environment("PACTA_LINEAR");
    return option_given(invocation, OPTION_LINEAR) || (linear != NULL && strcmp(linear, "0") != 0);
}
