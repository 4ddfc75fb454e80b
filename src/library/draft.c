#include "library/draft.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/build.h"
#include "agreement/label.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"

struct draft *draft_new(const char *file, struct diag_list *diags) {
    struct arena *arena = arena_new();
    struct draft *draft = arena_alloc(arena, sizeof *draft);
    draft->arena = arena;
    struct arena *own = arena_new();
    draft->agreement = agreement_new(own, arena_copy(own, str_of(file)));
    draft->file = file;
    draft->diags = diags;
    draft->root = draft_add(draft, NULL, NODE_AGREEMENT, 0);
    return draft;
}

void draft_free(struct draft *draft) {
    agreement_free(draft->agreement);
    arena_free(draft->arena);
}

/* Hangs a part behind the last child. */
static void hang(struct draft_node *node, struct draft_node *parent) {
    node->parent = parent;
    node->next = NULL;
    node->previous = parent->last;
    if (parent->last != NULL)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

struct draft_node *draft_add(struct draft *draft, struct draft_node *parent, enum node_kind kind, size_t line) {
    struct draft_node *node = arena_alloc(draft->arena, sizeof *node);
    node->kind = kind;
    node->line = line;
    if (parent != NULL)
        hang(node, parent);
    return node;
}

struct draft_node *draft_only(struct draft *draft, struct draft_node *parent, enum node_kind kind, size_t line) {
    for (struct draft_node *child = parent->first; child != NULL; child = child->next)
        if (child->kind == kind)
            return child;
    return draft_add(draft, parent, kind, line);
}

void draft_remove(struct draft_node *node) {
    struct draft_node *parent = node->parent;
    if (node->previous != NULL)
        node->previous->next = node->next;
    else
        parent->first = node->next;
    if (node->next != NULL)
        node->next->previous = node->previous;
    else
        parent->last = node->previous;
}

void draft_move(struct draft_node *node, struct draft_node *parent) {
    draft_remove(node);
    hang(node, parent);
}

/* How many bytes at s.p[at] are one sign that parts words: white space, or a line break of any kind; 0 for any other. */
static size_t blank_length(struct str s, size_t at) {
    unsigned char c = (unsigned char)s.p[at];
    if (c == ' ' || (c >= '\t' && c <= '\r'))
        return 1;
    if (c == 0xC2 && at + 1 < s.n && (unsigned char)s.p[at + 1] == 0x85)
        return 2;
    bool is_separator =
        c == 0xE2 && at + 2 < s.n && (unsigned char)s.p[at + 1] == 0x80 && ((unsigned char)s.p[at + 2] & 0xFE) == 0xA8;
    return is_separator ? 3 : 0;
}

/* How many bytes at s.p[at] are a control character, or a byte order mark, which are no part of a text. */
static size_t control_length(struct str s, size_t at) {
    unsigned char c = (unsigned char)s.p[at];
    if (c < 0x20 || c == 0x7F)
        return 1;
    if (c == 0xC2 && at + 1 < s.n && (unsigned char)s.p[at + 1] >= 0x80 && (unsigned char)s.p[at + 1] < 0xA0)
        return 2;
    return c == 0xEF && str_starts(str_slice(s, at, s.n), STR("\xEF\xBB\xBF")) ? 3 : 0;
}

/* The text without no-break spaces at its ends. */
static struct str trim_no_break(struct str s) {
    while (str_starts(s, STR("\xC2\xA0")) || str_starts(s, STR(" ")))
        s = str_slice(s, s.p[0] == ' ' ? 1 : 2, s.n);
    while (str_ends(s, STR("\xC2\xA0")) || str_ends(s, STR(" ")))
        s.n -= s.p[s.n - 1] == ' ' ? 1 : 2;
    return s;
}

struct str draft_clean(struct draft *draft, struct str text) {
    char *out = arena_alloc(draft->arena, text.n + 1);
    size_t n = 0;
    bool is_parted = false;
    for (size_t at = 0; at < text.n;) {
        size_t n_blank = blank_length(text, at), n_control = n_blank != 0 ? 0 : control_length(text, at);
        if (n_blank + n_control != 0) {
            is_parted = is_parted || n_blank != 0;
            at += n_blank + n_control;
            continue;
        }
        if (is_parted && n != 0)
            out[n++] = ' ';
        is_parted = false;
        out[n++] = text.p[at++];
    }
    return trim_no_break((struct str){out, n});
}

struct str draft_keep(struct draft *draft, struct str text) {
    return arena_copy(draft->agreement->arena, draft_clean(draft, text));
}

void draft_set_title(struct draft *draft, struct draft_node *node, struct str language, struct str text) {
    text = draft_clean(draft, text);
    if (text.n == 0)
        return;
    if (language.n == 0)
        language = draft->agreement->language;
    struct draft_title **end = &node->titles;
    for (; *end != NULL; end = &(*end)->next)
        if (str_equal((*end)->title.language, language)) {
            struct str old = (*end)->title.text;
            (*end)->title.text = str_of(arena_printf(draft->arena, "%.*s %.*s", STR_ARG(old), STR_ARG(text)));
            return;
        }
    *end = arena_alloc(draft->arena, sizeof **end);
    (*end)->title = (struct title){language, text};
}

struct draft_block *draft_add_block(struct draft *draft, struct draft_node *node, enum block_kind kind, struct str language) {
    struct draft_block *block = arena_alloc(draft->arena, sizeof *block);
    block->kind = kind;
    block->language = language;
    block->source = draft->source;
    if (node->last_block != NULL)
        node->last_block->next = block;
    else
        node->blocks = block;
    node->last_block = block;
    return block;
}

void draft_add_line(struct draft *draft, struct draft_node *node, enum block_kind kind, struct str language, struct str text) {
    text = draft_clean(draft, text);
    if (text.n == 0)
        return;
    struct draft_block *block = node->last_block;
    if (block == NULL || block->kind != kind || block->source != draft->source || !str_equal(block->language, language))
        block = draft_add_block(draft, node, kind, language);
    struct draft_line *line = arena_alloc(draft->arena, sizeof *line);
    line->text = text;
    if (block->last != NULL)
        block->last->next = line;
    else
        block->first = line;
    block->last = line;
}

void draft_doubt(struct draft *draft, struct draft_node *node, size_t line, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(draft->arena, format, arguments);
    va_end(arguments);
    struct draft_doubt *doubt = arena_alloc(draft->arena, sizeof *doubt);
    *doubt = (struct draft_doubt){.line = line, .text = str_of(text)};
    if (node->last_doubt != NULL)
        node->last_doubt->next = doubt;
    else
        node->doubts = doubt;
    node->last_doubt = doubt;
    diag_add(draft->diags, DIAG_DOUBT, (struct diag_place){.file = draft->file, .line = line}, NULL, "%s", text);
}

struct draft_node *draft_next(const struct draft_node *node, const struct draft_node *top) {
    if (node->first != NULL)
        return node->first;
    while (node != top && node->next == NULL)
        node = node->parent;
    return node != top ? node->next : NULL;
}

bool draft_is_part(const struct draft_node *node) {
    return node->kind == NODE_SECTION || node->kind == NODE_PROVISION;
}

struct draft_node *draft_component(struct draft_node *node) {
    while (node->parent != NULL && node->kind != NODE_ANNEX)
        node = node->parent;
    return node;
}

struct draft_node *draft_text_holder(struct draft *draft, struct draft_node *parent, size_t line) {
    if (parent->first == NULL && (parent->kind == NODE_SECTION || parent->kind == NODE_ANNEX))
        return parent;
    if (parent->last != NULL && parent->last->is_loose)
        return parent->last;
    struct draft_node *node = draft_add(draft, parent, NODE_PROVISION, line);
    node->is_loose = true;
    return node;
}

bool draft_has_text(const struct draft_node *node) {
    for (const struct draft_block *block = node->blocks; block != NULL; block = block->next)
        if (block->first != NULL)
            return true;
    return false;
}

/* Appends what ASCII letters and digits a cluster folds to; false where it folds to none. */
static bool add_folded(struct buf *out, struct str text, size_t at, size_t end) {
    struct folded folded;
    fold_part((struct fold){0}, text, at, end, &folded);
    bool has_any = false;
    for (size_t i = 0; i < folded.n; i++) {
        uint32_t c = folded.code_points[i];
        if ((c < 'a' || c > 'z') && (c < '0' || c > '9'))
            continue;
        buf_add_char(out, (char)c);
        has_any = true;
    }
    return has_any;
}

void draft_add_id(struct buf *out, struct str text) {
    enum { LENGTH_MAX = 48 };
    struct buf id = {0};
    bool is_parted = false;
    for (size_t at = 0, end; at < text.n; at = end) {
        end = grapheme_next(text, at);
        size_t before = id.n;
        if (is_parted && id.n != 0)
            buf_add_char(&id, '-');
        if (id.n > LENGTH_MAX && is_parted) {
            id.n = before;
            break;
        }
        bool is_added = add_folded(&id, text, at, end);
        if (!is_added)
            id.n = before;
        is_parted = !is_added;
    }
    struct str made = buf_str(&id);
    if (made.n == 0)
        made = STR("text");
    if ((made.p[0] >= '0' && made.p[0] <= '9') || label_looks_like_article(made))
        buf_add(out, STR("the-"));
    buf_add(out, made);
    buf_free(&id);
}

const struct source *draft_add_source(struct draft *draft, struct source source) {
    struct agreement *agreement = draft->agreement;
    struct source *sources = arena_array(agreement->arena, agreement->n_sources + 1, sizeof *sources);
    if (agreement->n_sources != 0)
        memcpy(sources, agreement->sources, agreement->n_sources * sizeof *sources);
    sources[agreement->n_sources] = source;
    agreement->sources = sources;
    return &sources[agreement->n_sources++];
}

struct agreement *draft_finish(struct draft *draft, struct import_result *result) {
    draft_settle(draft);
    return draft_build(draft, result);
}
