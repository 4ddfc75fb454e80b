#include "export/akn.h"

#include "agreement/address.h"

void akn_line(const struct akn *akn) {
    enum { INDENT = 2 };
    fprintf(akn->out, "\n%*s", akn->depth * INDENT, "");
}

void akn_write_identity(const struct akn *akn, const struct node *node) {
    struct buf name = {0};
    address_add_akn(akn->agreement, node, &name);
    markup_write_attribute(akn->out, "eId", buf_str(&name));
    if (!str_equal(buf_str(&name), node->eid))
        markup_write_attribute(akn->out, "GUID", node->eid);
    markup_write_attribute(akn->out, "pacta:id", node->id);
    buf_free(&name);
}

static void write_paragraphs(struct akn *akn, const struct node *parent);

static struct str marker_of(const struct node *node) {
    return str_trim(str_slice(node->block->text, node->start, node->body));
}

static void write_paragraph_text(const struct akn *akn, const struct node *node) {
    akn_line(akn);
    fputs("<p>", akn->out);
    markup_write(akn->out, str_slice(node->block->text, node->body, node->end));
    fputs("</p>", akn->out);
}

/* Writes an item: the same paragraph in another language has the same address, and only one of them can be known by it. */
static void write_item(struct akn *akn, const struct node *node) {
    akn_line(akn);
    fputs("<item", akn->out);
    if (node->eid.n != 0 && address_find(akn->agreement, node->eid) == node)
        akn_write_identity(akn, node);
    fputs("><num>", akn->out);
    markup_write(akn->out, marker_of(node));
    fputs("</num>", akn->out);
    akn->depth++;
    write_paragraph_text(akn, node);
    write_paragraphs(akn, node);
    akn->depth--;
    akn_line(akn);
    fputs("</item>", akn->out);
}

/* Writes the paragraphs below a node: those with markers that follow on one another are a list. */
static void write_paragraphs(struct akn *akn, const struct node *parent) {
    for (const struct node *node = parent->first; node != NULL; node = node->next) {
        if (node->label.n == 0) {
            write_paragraph_text(akn, node);
            continue;
        }
        if (node->previous == NULL || node->previous->label.n == 0) {
            akn_line(akn);
            fputs("<blockList>", akn->out);
            akn->depth++;
        }
        write_item(akn, node);
        if (node->next == NULL || node->next->label.n == 0) {
            akn->depth--;
            akn_line(akn);
            fputs("</blockList>", akn->out);
        }
    }
}

/* Appends the text as the elements give it back. */
static void add_lines(const struct node *parent, struct buf *out) {
    for (const struct node *node = parent->first; node != NULL; node = node->next) {
        if (out->n != 0)
            buf_add_char(out, '\n');
        if (node->label.n != 0)
            buf_add(out, marker_of(node));
        if (node->label.n != 0 && node->body < node->end)
            buf_add_char(out, ' ');
        buf_add(out, str_slice(node->block->text, node->body, node->end));
        add_lines(node, out);
    }
}

static void write_source(const struct akn *akn, const struct source *source) {
    struct buf reference = {0};
    if (source == NULL)
        return;
    buf_add_char(&reference, '#');
    akn_add_source(akn->agreement, source, &reference);
    markup_write_attribute(akn->out, "refersTo", buf_str(&reference));
    markup_write_attribute(akn->out, "pacta:source", source->id);
    buf_free(&reference);
}

void akn_write_block(struct akn *akn, const struct node *node) {
    const struct block *block = node->block;
    struct buf lines = {0};
    add_lines(node, &lines);
    akn_line(akn);
    fprintf(akn->out, "<blockContainer class=\"%s\" status=\"%s\"", block_kind_names.names[block->kind],
            block_kind_is_verbatim(block->kind) ? "verbatim" : "editorial");
    markup_write_attribute(akn->out, "xml:lang", block->language);
    write_source(akn, block->source);
    markup_write_attribute(akn->out, "pacta:page", block->page);
    if (!str_equal(buf_str(&lines), block->text))
        markup_write_attribute(akn->out, "pacta:text", block->text);
    putc('>', akn->out);
    akn->depth++;
    write_paragraphs(akn, node);
    if (node->first == NULL)
        fputs("<p/>", akn->out);
    akn->depth--;
    akn_line(akn);
    fputs("</blockContainer>", akn->out);
    buf_free(&lines);
}
