#include "tui/completion.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "tui/app.h"
#include "tui/line_commands.h"
#include "tui/theme_list.h"

static void add_word(struct completion *c, struct str prefix, struct str word) {
    if (word.n < prefix.n || !str_equal_nocase(str_slice(word, 0, prefix.n), prefix))
        return;
    struct buf copy = {0};
    buf_add(&copy, word);
    ARRAY_RESERVE_ONE(c->words, c->n_words, c->capacity);
    c->words[c->n_words++] = buf_take(&copy);
}

/* The addresses and ids of all parts of the agreement; paragraphs only where the word already names one. */
static void add_references(struct completion *c, const struct app *app, struct str word) {
    bool has_paragraph = false;
    for (size_t i = 0; i + 1 < word.n; i++)
        has_paragraph = has_paragraph || (word.p[i] == '_' && word.p[i + 1] == '_');
    for (size_t i = 1; i < app->agreement->n_nodes && word.n != 0; i++) {
        const struct node *node = app->agreement->nodes[i];
        if (node->id.n != 0)
            add_word(c, word, node->id);
        if (node->eid.n != 0 && (node->kind != NODE_PARAGRAPH || has_paragraph))
            add_word(c, word, node->eid);
    }
}

static void add_line_words(struct completion *c, struct app *app, struct str word) {
    for (size_t i = 0; i < n_line_commands; i++)
        add_word(c, word, str_of(line_commands[i].name));
    for (size_t i = 0; i < n_actions; i++)
        add_word(c, word, str_of(actions[i].name));
    add_references(c, app, word);
}

static void add_agreements(struct completion *c, struct app *app, struct str word) {
    struct diag_list diags = {0};
    size_t n;
    const struct library_entry *entries = library_entries(app->library, &n, &diags);
    for (size_t i = 0; i < n; i++)
        if (entries[i].hidden_by == NULL)
            add_word(c, word, entries[i].agreement->id);
    diag_list_free(&diags);
}

static void add_themes(struct completion *c, struct app *app, struct str word) {
    struct arena *arena = arena_new();
    size_t n;
    const struct theme_entry *themes = theme_list(arena, &n);
    (void)app;
    for (size_t i = 0; i < n; i++)
        add_word(c, word, str_of(themes[i].name));
    arena_free(arena);
}

/* The files of the folder that the word names up to its last slash. */
static void add_files(struct completion *c, struct app *app, struct str word) {
    size_t n = word.n;
    (void)app;
    while (n != 0 && word.p[n - 1] != '/')
        n--;
    struct buf path = {0};
    buf_add(&path, n != 0 ? str_slice(word, 0, n) : STR("./"));
    size_t folder = path.n;
    DIR *dir = opendir(path.p);
    for (struct dirent *entry = dir != NULL ? readdir(dir) : NULL; entry != NULL; entry = readdir(dir)) {
        struct stat status;
        if (entry->d_name[0] == '.' && (n == word.n || word.p[n] != '.'))
            continue;
        path.n = folder;
        buf_add(&path, str_of(entry->d_name));
        if (stat(path.p, &status) == 0 && S_ISDIR(status.st_mode))
            buf_add_char(&path, '/');
        add_word(c, word, n != 0 ? buf_str(&path) : str_slice(buf_str(&path), 2, path.n));
    }
    if (dir != NULL)
        closedir(dir);
    buf_free(&path);
}

static int compare_words(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void completion_start(struct completion *c, struct app *app, enum completion_kind kind, struct str word, size_t start) {
    static void (*const add[])(struct completion *, struct app *, struct str) = {[COMPLETE_LINE] = add_line_words,
                                                                                 [COMPLETE_AGREEMENT] = add_agreements,
                                                                                 [COMPLETE_THEME] = add_themes,
                                                                                 [COMPLETE_FILE] = add_files};
    completion_end(c);
    c->start = start;
    if (kind != COMPLETE_NOTHING)
        add[kind](c, app, word);
    if (c->n_words != 0 && kind == COMPLETE_FILE)
        qsort(c->words, c->n_words, sizeof *c->words, compare_words);
    c->at = c->n_words;
}

const char *completion_next(struct completion *c, bool is_back) {
    if (c->n_words == 0)
        return NULL;
    if (c->at >= c->n_words)
        c->at = is_back ? c->n_words - 1 : 0;
    else
        c->at = (c->at + (is_back ? c->n_words - 1 : 1)) % c->n_words;
    return c->words[c->at];
}

void completion_add_list(const struct completion *c, struct buf *out) {
    enum { BEFORE = 2 };
    size_t first = c->at > BEFORE && c->at < c->n_words ? c->at - BEFORE : 0;
    for (size_t i = first; i < c->n_words; i++)
        buf_printf(out, i == c->at ? "[%s] " : " %s  ", c->words[i]);
}

void completion_end(struct completion *c) {
    for (size_t i = 0; i < c->n_words; i++)
        free(c->words[i]);
    free(c->words);
    *c = (struct completion){0};
}
