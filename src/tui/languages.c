#include "tui/languages.h"

#include <stdlib.h>

#include "tui/popups.h"

/* A language of an agreement's blocks, and how many provisions have a text in it. */
struct language {
    struct str tag;
    size_t n_holders;
    const struct node *last_holder;
};

struct language_list {
    struct language *items;
    size_t n, capacity;
    size_t n_holders; /* all that have a text */
    const struct node *last_holder;
};

static struct language *find_language(struct language_list *list, struct str tag) {
    for (size_t i = 0; i < list->n; i++)
        if (str_equal_nocase(list->items[i].tag, tag))
            return &list->items[i];
    ARRAY_RESERVE_ONE(list->items, list->n, list->capacity);
    list->items[list->n] = (struct language){.tag = tag};
    return &list->items[list->n++];
}

/* The languages in the order in which they are first met. */
static struct language_list list_languages(const struct agreement *agreement) {
    struct language_list list = {0};
    for (size_t i = 0; i < agreement->n_nodes; i++) {
        const struct node *node = agreement->nodes[i];
        if (node->kind != NODE_BLOCK)
            continue;
        struct language *language = find_language(&list, node->block->language);
        const struct node *holder = node->parent;
        language->n_holders += language->last_holder != holder;
        language->last_holder = holder;
        list.n_holders += list.last_holder != holder;
        list.last_holder = holder;
    }
    return list;
}

void languages_fill(struct app *app) {
    struct language_list list = list_languages(app->agreement);
    popup_add(&app->popup, ROLE_POPUP, STR("all"), STR("every text there is"), 0);
    for (size_t i = 0; i < list.n; i++) {
        struct buf right = {0};
        buf_printf(&right, "%zu of %zu texts%s", list.items[i].n_holders, list.n_holders,
                   list.items[i].n_holders < list.n_holders ? "; elsewhere what there is" : "");
        popup_add(&app->popup, ROLE_POPUP, list.items[i].tag, buf_str(&right), (int)i + 1);
        buf_free(&right);
    }
    free(list.items);
}

void languages_choose(struct app *app, int value) {
    struct language_list list = list_languages(app->agreement);
    struct buf tag = {0};
    char *old = app->language; /* the flow that is shown borrows it until there is another */
    app->language = NULL;
    if (list.items != NULL && value != 0 && (size_t)value <= list.n) {
        const struct language *language = &list.items[value - 1];
        buf_add(&tag, language->tag);
        app->language = buf_take(&tag);
        app_say(app, "language %s: %zu of %zu texts have it", app->language, language->n_holders, list.n_holders);
    } else {
        app_say(app, "all languages");
    }
    free(list.items);
    app_reflow(app);
    popups_close(app);
    free(old);
}
