/* term.h has macros by the names of common words: it is included here, apart from the reader's own structs, and last. */
#include "tui/reader.h"

#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <curses.h>
#include <term.h>

/* One line for a terminal that the system does not know; the caller frees it. */
static char *explain_unknown_terminal(const char *name) {
    struct buf message = {0};
    if (name == NULL || name[0] == '\0')
        buf_add(&message, STR("TERM is not set; try TERM=xterm-256color"));
    else
        buf_printf(&message, "the terminal type \"%s\" is not known here; try TERM=xterm-256color", name);
    return buf_take(&message);
}

static bool has_capability(const char *name) {
    const char *sequence = tigetstr(name);
    return sequence != NULL && sequence != (const char *)(intptr_t)-1;
}

bool reader_is_possible(char **message) {
    int status = 0;
    *message = NULL;
    if (!isatty(STDOUT_FILENO))
        return false;
    const char *name = getenv("TERM");
    if (name == NULL || name[0] == '\0' || setupterm(NULL, STDOUT_FILENO, &status) != OK) {
        *message = explain_unknown_terminal(name);
        return false;
    }
    bool can_move = has_capability("cup") && has_capability("clear");
    del_curterm(cur_term);
    return can_move;
}
