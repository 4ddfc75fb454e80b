#include <string.h>

#include "agreement/name.h"
#include "export/citation.h"
#include "export/writer.h"
#include "layout/label.h"
#include "layout/layout.h"

/* The deepest heading that there is. */
enum { LEVEL_MAX = 6 };

struct markdown {
    const struct export_request *request;
    const struct flow *flow;
    FILE *out;
    struct buf words, shown, escaped; /* scratch */
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* What CommonMark, or an extension of it that is widely in use, takes for markup wherever it stands. */
static bool is_markup(char c) {
    return c != '\0' && strchr("\\`*_[]<>&#|~$", c) != NULL;
}

/* Escapes what would be markup at the beginning of a paragraph only: the marker of a list, the line under a heading. Gives how
   many bytes it has taken. */
static size_t escape_start(struct str s, struct buf *out) {
    size_t n = 0;
    while (n < s.n && is_digit(s.p[n]))
        n++;
    buf_add(out, str_slice(s, 0, n));
    if (n == s.n || s.p[n] == '\0' || strchr(n != 0 ? ".)" : "-+=:", s.p[n]) == NULL)
        return n;
    buf_add_char(out, '\\');
    buf_add_char(out, s.p[n]);
    return n + 1;
}

/* Writes text so that it means just what it says, as one line; with `is_start` at the beginning of a paragraph. */
static void write_text(struct markdown *md, struct str text, bool is_start) {
    buf_clear(&md->shown);
    buf_clear(&md->escaped);
    display_add(&md->request->display, &md->shown, text);
    struct str s = is_start ? str_trim(buf_str(&md->shown)) : buf_str(&md->shown);
    for (size_t at = is_start ? escape_start(s, &md->escaped) : 0; at < s.n; at++) {
        if (is_markup(s.p[at]))
            buf_add_char(&md->escaped, '\\');
        buf_add_char(&md->escaped, s.p[at] == '\n' ? ' ' : s.p[at]);
    }
    if (md->escaped.n != 0)
        display_write(&md->request->display, md->out, buf_str(&md->escaped));
}

/* Writes what has been gathered in `words`, and empties it. */
static void write_words(struct markdown *md, bool is_start) {
    write_text(md, buf_str(&md->words), is_start);
    buf_clear(&md->words);
}

static void write_separator(struct markdown *md) {
    display_write(&md->request->display, md->out, STR(" · "));
}

/* Writes an address as code; none has a character that is markup there. */
static void write_address(struct markdown *md, const struct node *node) {
    buf_clear(&md->words);
    citation_add_address(md->flow->agreement, node, &md->words);
    putc('`', md->out);
    display_write(&md->request->display, md->out, buf_str(&md->words));
    putc('`', md->out);
    buf_clear(&md->words);
}

/* Can the address stand in a link as it is? */
static bool is_plain_url(struct str url) {
    for (size_t i = 0; i < url.n; i++)
        if (url.p[i] <= ' ' || url.p[i] > '~' || strchr("<>()[]\\\"`", url.p[i]) != NULL)
            return false;
    return str_starts(url, STR("http://")) || str_starts(url, STR("https://"));
}

/* Title, meta line and address stand above a part too, so that it says what it is from. */
static void write_beginning(struct markdown *md) {
    fputs("# ", md->out);
    write_text(md, agreement_title(md->flow->agreement, md->request->language), false);
    fputs("\n\n", md->out);
    label_add_meta(md->flow, &md->words);
    if (md->words.n != 0) {
        write_words(md, true);
        write_separator(md);
    }
    write_address(md, md->request->first);
    putc('\n', md->out);
}

static void write_heading(struct markdown *md, const struct flow_item *item) {
    int level = 1;
    for (const struct node *up = item->node->parent; up != NULL && level < LEVEL_MAX; up = up->parent)
        level++;
    for (int i = 0; i < level; i++)
        putc('#', md->out);
    putc(' ', md->out);
    label_add_number_of(md->flow, item->node, &md->words);
    if (md->words.n != 0 && item->text.n != 0)
        buf_add(&md->words, STR(" — "));
    if (item->text.n != 0)
        buf_printf(&md->words, item->node->is_editorial ? "[%.*s]" : "%.*s", STR_ARG(item->text));
    write_words(md, false);
}

/* Writes the source of a block, as a link where it has an address. */
static void write_source(struct markdown *md, const struct source *source) {
    bool is_link = is_plain_url(source->url);
    write_separator(md);
    if (is_link)
        putc('[', md->out);
    layout_add_source(source, &md->words);
    write_words(md, false);
    if (is_link)
        fprintf(md->out, "](%.*s)", STR_ARG(source->url));
}

static void write_label(struct markdown *md, const struct flow_item *item) {
    const struct block *block = item->node->block;
    const struct agreement *agreement = md->flow->agreement;
    buf_add(&md->words, str_of(layout_kind_word(block->kind)));
    md->words.p[0] = (char)(md->words.p[0] - 'a' + 'A');
    fputs("**", md->out);
    write_words(md, false);
    fputs("**", md->out);
    if (block_is_translation(agreement, block))
        buf_add(&md->words, STR(" (translation)"));
    if (layout_names_language(agreement, item->node)) {
        buf_add(&md->words, STR(" · "));
        layout_add_language(block->language, &md->words);
    }
    write_words(md, false);
    if (block->source != NULL)
        write_source(md, block->source);
    if (block->page.n != 0)
        buf_printf(&md->words, ", p. %.*s", STR_ARG(block->page));
    write_words(md, false);
    write_separator(md);
    write_address(md, node_holder(item->node));
}

static void write_paragraph(struct markdown *md, const struct flow_item *item) {
    if (item->node->block->kind == BLOCK_QUOTE)
        fputs("> ", md->out);
    write_text(md, str_slice(item->text, item->start, item->end), true);
}

static void write_see(struct markdown *md, const struct flow_item *item) {
    const struct node *node = item->node;
    fputs("See", md->out);
    for (size_t i = 0; i < node->n_see; i++) {
        buf_printf(&md->words, "%s [%zu] ", i != 0 ? ";" : "", i + 1);
        label_add_reference(md->flow, &node->see[i], &md->words);
        write_words(md, false);
        if (node->see[i].target == NULL)
            continue;
        write_separator(md);
        write_address(md, node->see[i].target);
    }
}

static void write_holdings(struct markdown *md) {
    label_add_holdings(md->flow, &md->words);
    write_words(md, true);
}

static void write_item(struct markdown *md, const struct flow_item *item) {
    switch (item->kind) {
    case FLOW_TITLE:
    case FLOW_META:
        break;
    case FLOW_HEADING:
        write_heading(md, item);
        break;
    case FLOW_LABEL:
        write_label(md, item);
        break;
    case FLOW_PARAGRAPH:
        write_paragraph(md, item);
        break;
    case FLOW_SEE:
        write_see(md, item);
        break;
    case FLOW_HOLDINGS:
        write_holdings(md);
        break;
    }
    putc('\n', md->out);
}

/* Does a quotation go on from the one item to the other? */
static bool goes_on(const struct flow_item *before, const struct flow_item *item) {
    return before->kind == FLOW_PARAGRAPH && item->kind == FLOW_PARAGRAPH && item->node->block == before->node->block &&
           item->node->block->kind == BLOCK_QUOTE;
}

bool export_write_markdown(const struct export_request *request, FILE *out) {
    const struct flow_options options = {.language = request->language, .absences = true};
    struct flow *flow = flow_new(request->agreement, request->first, request->last, &options);
    struct markdown md = {.request = request, .flow = flow, .out = out};
    write_beginning(&md);
    for (size_t i = 0; i < flow->n_items && !ferror(out); i++) {
        const struct flow_item *item = &flow->items[i];
        if (item->kind == FLOW_TITLE || item->kind == FLOW_META)
            continue;
        fputs(i != 0 && goes_on(item - 1, item) ? ">\n" : "\n", out);
        write_item(&md, item);
    }
    buf_free(&md.words);
    buf_free(&md.shown);
    buf_free(&md.escaped);
    flow_free(flow);
    return export_is_written(out);
}
