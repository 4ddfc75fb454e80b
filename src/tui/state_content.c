#include "tui/state_content.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"

static char *copy_text(struct str s) {
    struct buf copy = {0};
    buf_add(&copy, s);
    return buf_take(&copy);
}

static void replace_text(char **text, struct str s) {
    char *copy = copy_text(s);
    free(*text);
    *text = copy;
}

void content_set_last(struct content *content, struct str name) {
    replace_text(&content->last, name);
    content->is_last_new = true;
}

struct agreement_entry *content_find(const struct content *content, struct str id) {
    for (size_t i = 0; i < content->n_agreements; i++)
        if (str_equal(str_of(content->agreements[i].id), id))
            return &content->agreements[i];
    return NULL;
}

struct agreement_entry *content_add(struct content *content, struct str id, struct str when) {
    ARRAY_RESERVE_ONE(content->agreements, content->n_agreements, content->capacity);
    struct agreement_entry *entry = &content->agreements[content->n_agreements++];
    *entry = (struct agreement_entry){.id = copy_text(id), .when = copy_text(when)};
    return entry;
}

/* The entry of an agreement, changed at this time. */
static struct agreement_entry *touch(struct content *content, struct str id, struct str when) {
    struct agreement_entry *entry = content_find(content, id);
    if (entry == NULL)
        return content_add(content, id, when);
    replace_text(&entry->when, when);
    return entry;
}

void content_set_place(struct content *content, struct str id, struct str when, const struct kept_place *place) {
    struct agreement_entry *entry = touch(content, id, when);
    struct kept_place copy = place_copy(place);
    place_free(&entry->place);
    entry->place = copy;
    entry->has_place = entry->is_place_new = true;
}

static void free_groups(struct agreement_entry *entry) {
    for (size_t i = 0; i < entry->n_groups; i++)
        free(entry->groups[i]);
    free(entry->groups);
}

void content_set_groups(struct content *content, struct str id, struct str when, const struct str *groups, size_t n) {
    struct agreement_entry *entry = touch(content, id, when);
    free_groups(entry);
    entry->groups = n != 0 ? memory_resize(NULL, n, sizeof *entry->groups) : NULL;
    entry->n_groups = n;
    for (size_t i = 0; i < n; i++)
        entry->groups[i] = copy_text(groups[i]);
    entry->are_groups_new = true;
}

void content_set_mark(struct content *content, size_t mark, struct str agreement, const struct kept_place *place) {
    struct mark_entry *entry = &content->marks[mark];
    struct kept_mark made = {copy_text(agreement), place_copy(place)};
    free(entry->mark.agreement);
    place_free(&entry->mark.place);
    *entry = (struct mark_entry){made, true};
}

/* Takes a line out, so that what is behind it moves up. */
static void drop_line(struct lines *lines, size_t i) {
    free(lines->items[i].text);
    memmove(lines->items + i, lines->items + i + 1, (lines->n - i - 1) * sizeof *lines->items);
    lines->n--;
}

void content_add_line(struct content *content, enum history history, struct str line) {
    struct lines *lines = &content->histories[history];
    for (size_t i = lines->n; i-- > 0;)
        if (str_equal(str_of(lines->items[i].text), line))
            drop_line(lines, i);
    ARRAY_RESERVE_ONE(lines->items, lines->n, lines->capacity);
    lines->items[lines->n++] = (struct line_entry){copy_text(line), true};
    while (lines->n > STATE_LINES_MAX)
        drop_line(lines, 0);
}

bool content_has_news(const struct content *content) {
    bool has_news = content->is_last_new;
    for (size_t i = 0; i < content->n_agreements; i++)
        has_news = has_news || content->agreements[i].is_place_new || content->agreements[i].are_groups_new;
    for (size_t i = 0; i < MARK_COUNT; i++)
        has_news = has_news || content->marks[i].is_new;
    for (size_t i = 0; i < HISTORY_COUNT; i++)
        for (size_t j = 0; j < content->histories[i].n; j++)
            has_news = has_news || content->histories[i].items[j].is_new;
    return has_news;
}

void content_settle(struct content *content) {
    content->is_last_new = false;
    for (size_t i = 0; i < content->n_agreements; i++)
        content->agreements[i].is_place_new = content->agreements[i].are_groups_new = false;
    for (size_t i = 0; i < MARK_COUNT; i++)
        content->marks[i].is_new = false;
    for (size_t i = 0; i < HISTORY_COUNT; i++)
        for (size_t j = 0; j < content->histories[i].n; j++)
            content->histories[i].items[j].is_new = false;
}

static void apply_agreement(struct content *to, const struct agreement_entry *entry) {
    struct str id = str_of(entry->id), when = str_of(entry->when);
    if (entry->is_place_new)
        content_set_place(to, id, when, &entry->place);
    if (!entry->are_groups_new)
        return;
    struct str *groups = memory_resize(NULL, entry->n_groups, sizeof *groups);
    for (size_t i = 0; i < entry->n_groups; i++)
        groups[i] = str_of(entry->groups[i]);
    content_set_groups(to, id, when, groups, entry->n_groups);
    free(groups);
}

void content_apply_news(struct content *to, const struct content *from) {
    if (from->is_last_new)
        content_set_last(to, str_of(from->last));
    for (size_t i = 0; i < from->n_agreements; i++)
        apply_agreement(to, &from->agreements[i]);
    for (size_t i = 0; i < MARK_COUNT; i++)
        if (from->marks[i].is_new)
            content_set_mark(to, i, str_of(from->marks[i].mark.agreement), &from->marks[i].mark.place);
    for (size_t i = 0; i < HISTORY_COUNT; i++)
        for (size_t j = 0; j < from->histories[i].n; j++)
            if (from->histories[i].items[j].is_new)
                content_add_line(to, (enum history)i, str_of(from->histories[i].items[j].text));
}

static void free_agreement(struct agreement_entry *entry) {
    free(entry->id);
    free(entry->when);
    place_free(&entry->place);
    free_groups(entry);
}

/* The latest first; those of one time by name. */
static int compare_times(const void *a, const void *b) {
    const struct agreement_entry *left = a, *right = b;
    int order = strcmp(right->when, left->when);
    return order != 0 ? order : strcmp(left->id, right->id);
}

void content_trim(struct content *content) {
    if (content->n_agreements != 0)
        qsort(content->agreements, content->n_agreements, sizeof *content->agreements, compare_times);
    while (content->n_agreements > STATE_AGREEMENTS_MAX)
        free_agreement(&content->agreements[--content->n_agreements]);
}

void content_free(struct content *content) {
    free(content->last);
    for (size_t i = 0; i < content->n_agreements; i++)
        free_agreement(&content->agreements[i]);
    free(content->agreements);
    for (size_t i = 0; i < MARK_COUNT; i++) {
        free(content->marks[i].mark.agreement);
        place_free(&content->marks[i].mark.place);
    }
    for (size_t i = 0; i < HISTORY_COUNT; i++) {
        while (content->histories[i].n != 0)
            drop_line(&content->histories[i], content->histories[i].n - 1);
        free(content->histories[i].items);
    }
    *content = (struct content){0};
}
