#include "library/importer.h"

#include <stdlib.h>

#include "library/languages.h"
#include "library/text_import.h"

/* Plain text and Markdown: documents, one behind the other, of which those in other languages become part of the first. */

/* Where a numbering begins anew: the last article before and the first one behind. */
struct restart {
    size_t last, first;
};

/* A document in the text, and its language. */
struct piece {
    struct text_range range;
    struct str language;
};

/* The lines of a range as one text, enough of it to tell its language. */
static struct str sample(const struct text *text, struct text_range range) {
    enum { ENOUGH = 8000 };
    struct buf lines = {0};
    for (size_t i = range.from; i < range.to && lines.n < ENOUGH; i++)
        if (text->lines[i].heading.class == HEADING_NONE)
            buf_printf(&lines, "%.*s ", STR_ARG(text->lines[i].page.text));
    struct str all = arena_copy(text->draft->arena, buf_str(&lines));
    buf_free(&lines);
    return all;
}

/* Finds the next article from `at` on whose number is that of the first one. */
static bool find_restart(const struct text *text, size_t at, struct restart *restart) {
    struct str first = {0};
    size_t last = at, n = 0;
    for (size_t i = at; i < text->n; i++) {
        const struct heading *heading = &text->lines[i].heading;
        if (heading->class != HEADING_ARTICLE)
            continue;
        if (n != 0 && heading_same_number(heading->label, first)) {
            *restart = (struct restart){last, i};
            return true;
        }
        if (n == 0)
            first = heading->label;
        last = i;
        n++;
    }
    return false;
}

/* Is it a heading that a text may begin with? An annex is the end of the one before. */
static bool is_border_heading(const struct text_line *line) {
    return line->is_marked || (line->heading.class != HEADING_NONE && line->heading.class != HEADING_ANNEX);
}

/* The line at which the second language begins, between the last article in the first and the first one in the second: where the
   lines before are rather in the one and those behind in the other. Of equals a marked heading is the border, else the last. */
static size_t find_border(const struct text *text, struct restart restart, struct str a, struct str b) {
    struct text_range between = {restart.last + 1, restart.first + 1};
    size_t start = text_next(text, between, restart.last);
    if (text->lines[start].is_marked && text->lines[start].heading.class == HEADING_NONE) /* the title of the last article */
        start = text_next(text, between, start);
    size_t best = start;
    long score = 0, best_score = 0;
    for (size_t i = start; i <= restart.first; i = text_next(text, between, i)) {
        const struct text_line *line = &text->lines[i];
        bool is_tie_won = score == best_score && !is_border_heading(&text->lines[best]);
        if (score > best_score || is_tie_won) {
            best = i;
            best_score = score;
        }
        if (i < restart.first)
            score += language_compare(line->page.text, a, b);
    }
    return best;
}

/* The language of a range, else that of the word for an article in the heading at its end or beginning. */
static struct str guess(const struct text *text, struct text_range range, size_t heading) {
    struct str language = language_guess(sample(text, range));
    return language.n != 0 ? language : str_of(text->lines[heading].heading.language);
}

/* Cuts the text where another language begins. */
static size_t find_pieces(const struct text *text, struct str language, struct piece **pieces) {
    size_t n = 0, capacity = 0, from = 0;
    struct restart restart;
    struct str current = language;
    size_t at = 0;
    while (find_restart(text, at, &restart)) {
        struct restart behind;
        size_t end = find_restart(text, restart.first, &behind) ? behind.last : text->n;
        struct str before = guess(text, (struct text_range){at, restart.last + 1}, restart.last);
        struct str next = guess(text, (struct text_range){restart.first, end}, restart.first);
        if (before.n == 0)
            before = current.n != 0 ? current : STR("en");
        bool is_other = next.n != 0 && before.n != 0 && !str_equal(next, before);
        if (is_other) {
            size_t border = find_border(text, restart, before, next);
            ARRAY_RESERVE_ONE(*pieces, n, capacity);
            (*pieces)[n++] = (struct piece){{from, border}, current.n != 0 ? current : before};
            from = border;
            current = next;
        }
        at = restart.first;
    }
    ARRAY_RESERVE_ONE(*pieces, n, capacity);
    (*pieces)[n++] = (struct piece){{from, text->n}, current};
    return n;
}

/* Reads a document in another language, and merges it with the first, or makes it an annex. */
static void add_document(struct text *text, struct text_range range, struct str language) {
    struct draft *draft = text->draft;
    struct draft_node *node =
        draft_add(draft, draft->root, NODE_ANNEX, range.from < text->n ? text->lines[range.from].page.number : 0);
    node->language = language;
    text_parse(text, range, node, language, true);
    struct draft_title *titles = node->titles;
    if (text_merge(draft, draft->root, node, language)) {
        for (; titles != NULL; titles = titles->next) {
            bool is_there = false;
            for (const struct draft_title *title = draft->root->titles; title != NULL; title = title->next)
                is_there = is_there || str_equal_nocase(title->title.text, titles->title.text);
            if (!is_there)
                draft_set_title(draft, draft->root, titles->title.language, titles->title.text);
        }
        draft_remove(node);
        return;
    }
    node->id = str_of(arena_printf(draft->arena, "text-%.*s", STR_ARG(language)));
    draft_doubt(draft, node, node->line, "the articles of the text in %.*s are others than those of the first, so it stands apart",
                STR_ARG(language));
}

/* Prepares the lines of a text. */
static void prepare(struct text *text, struct str content, size_t first_line) {
    text_read_lines(text, content, first_line);
    text_drop_markup(text);
    text_drop_page(text);
    text_find_headings(text);
}

static bool is_empty(const struct text *text) {
    for (size_t i = 0; i < text->n; i++)
        if (text->lines[i].page.text.n != 0)
            return false;
    return true;
}

/* Reads the text behind the front matter: its documents in their languages. */
static void read_main(struct text *text, struct str language) {
    struct draft *draft = text->draft;
    struct piece *pieces = NULL;
    size_t n = find_pieces(text, language, &pieces);
    if (pieces[0].language.n == 0)
        pieces[0].language = language_guess(sample(text, pieces[0].range));
    if (pieces[0].language.n != 0)
        draft->agreement->language = arena_copy(draft->agreement->arena, pieces[0].language);
    if (n > 1)
        text->other_language = pieces[1].language;
    text_parse(text, pieces[0].range, draft->root, (struct str){0}, true);
    for (size_t i = 1; i < n; i++)
        add_document(text, pieces[i].range, arena_copy(draft->agreement->arena, pieces[i].language));
    free(pieces);
}

bool import_text(struct draft *draft, struct str content) {
    struct text_front front = text_read_front(draft, content);
    struct text text = {.draft = draft};
    prepare(&text, front.rest, front.rest_line);
    if (is_empty(&text) && front.n_bodies == 0) {
        diag_add(draft->diags, DIAG_EMPTY, (struct diag_place){.file = draft->file}, "a text", "is empty");
        return false;
    }
    read_main(&text, front.language);
    for (size_t i = 0; i < front.n_bodies; i++) {
        struct text other = {.draft = draft};
        prepare(&other, front.bodies[i].text, front.bodies[i].line);
        if (!is_empty(&other))
            add_document(&other, (struct text_range){0, other.n}, front.bodies[i].language);
    }
    free(front.bodies);
    if (draft->agreement->kind == KIND_OTHER && draft->root->titles != NULL)
        draft->agreement->kind = language_kind(draft->root->titles->title.text);
    return true;
}
