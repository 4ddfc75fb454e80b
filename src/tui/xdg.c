#include "tui/xdg.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/str.h"

/* The file in the folder that the variable names, else in `fallback` below the home. */
static char *find_file(const char *variable, const char *fallback, const char *name) {
    const char *folder = getenv(variable), *home = getenv("HOME");
    struct buf path = {0};
    if (folder != NULL && folder[0] == '/')
        buf_printf(&path, "%s/pacta/%s", folder, name);
    else if (home != NULL && home[0] == '/')
        buf_printf(&path, "%s/%s/pacta/%s", home, fallback, name);
    return path.n != 0 ? buf_take(&path) : NULL;
}

char *xdg_config_file(const char *name) {
    return find_file("XDG_CONFIG_HOME", ".config", name);
}

char *xdg_state_file(const char *name) {
    return find_file("XDG_STATE_HOME", ".local/state", name);
}

bool xdg_make_folders(const char *path) {
    struct buf folder = {0};
    bool ok = true;
    buf_add(&folder, str_of(path));
    for (size_t i = 1; i < folder.n && ok; i++) {
        if (folder.p[i] != '/')
            continue;
        folder.p[i] = '\0';
        ok = mkdir(folder.p, 0700) == 0 || errno == EEXIST || errno == EISDIR;
        /* A folder that is there may stand in a file system where none can be made. */
        struct stat status;
        ok = ok || (stat(folder.p, &status) == 0 && S_ISDIR(status.st_mode));
        folder.p[i] = '/';
    }
    buf_free(&folder);
    return ok;
}
