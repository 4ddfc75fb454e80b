#include "export/akn.h"

#include <string.h>

#include "agreement/coverage.h"
#include "agreement/label.h"
#include "export/writer.h"

static void write_parts(struct akn *akn, const struct node *parent);

/* --- Tags --- */

static void start_tag(struct akn *akn, const char *element) {
    akn_line(akn);
    fprintf(akn->out, "<%s", element);
    akn->depth++;
}

static void end_tag(struct akn *akn, const char *element) {
    akn->depth--;
    akn_line(akn);
    fprintf(akn->out, "</%s>", element);
}

static void open_element(struct akn *akn, const char *element) {
    start_tag(akn, element);
    putc('>', akn->out);
}

/* --- Numbers and headings --- */

/* What the heading of a node would be, were nothing said of it. */
static bool is_around_editorial(const struct akn *akn, const struct node *node) {
    return node->parent->parent != NULL ? node->parent->is_editorial : akn->agreement->headings == HEADINGS_EDITORIAL;
}

static void write_headings_attribute(const struct akn *akn, const struct node *node) {
    if (node->is_editorial != is_around_editorial(akn, node))
        markup_write_attribute(akn->out, "pacta:headings", node->is_editorial ? STR("editorial") : STR("instrument"));
}

static void write_titles(struct akn *akn, const struct node *node, const char *element) {
    for (size_t i = 0; i < node->n_titles; i++) {
        akn_line(akn);
        fprintf(akn->out, "<%s%s", element, node->is_editorial ? " status=\"editorial\"" : "");
        markup_write_attribute(akn->out, "xml:lang", node->titles[i].language);
        putc('>', akn->out);
        markup_write(akn->out, node->titles[i].text);
        fprintf(akn->out, "</%s>", element);
    }
}

/* Appends the number of a node as the instrument prints it, with the word for what it numbers. */
static void add_number(const struct akn *akn, const struct node *node, struct buf *out) {
    struct str label = node->label;
    if (node->kind == NODE_PROVISION)
        label_skip_unit(&label);
    if (node->kind == NODE_PROVISION)
        buf_printf(out, "%s ", unit_row(akn->agreement->unit)->name);
    else if (node->kind == NODE_SECTION && node->division != DIVISION_NONE)
        buf_printf(out, "%s ", division_row(node->division)->name);
    else if (node->kind == NODE_ANNEX && !str_equal_nocase(str_slice(label, 0, 5), STR("Annex")))
        buf_add(out, STR("Annex "));
    buf_add(out, label);
}

static void write_num_and_headings(struct akn *akn, const struct node *node) {
    if (node->label.n != 0) {
        struct buf number = {0};
        add_number(akn, node, &number);
        akn_line(akn);
        fputs("<num", akn->out);
        markup_write_attribute(akn->out, "pacta:label", node->label);
        putc('>', akn->out);
        markup_write(akn->out, buf_str(&number));
        fputs("</num>", akn->out);
        buf_free(&number);
    }
    write_titles(akn, node, "heading");
}

/* --- Blocks of a part --- */

static bool is_written_block(const struct akn *akn, const struct node *node) {
    return node->kind == NODE_BLOCK && markup_is_within(&akn->range, node);
}

static bool is_written_part(const struct akn *akn, const struct node *node) {
    return node->kind != NODE_BLOCK && markup_overlaps(&akn->range, akn->agreement, node);
}

static bool has_parts(const struct akn *akn, const struct node *node) {
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (is_written_part(akn, child))
            return true;
    return false;
}

/* Writes the blocks that stand from this node on up to the next part, and gives the last node passed. */
static const struct node *write_run(struct akn *akn, const struct node *node) {
    for (;; node = node->next) {
        if (is_written_block(akn, node))
            akn_write_block(akn, node);
        if (node->next == NULL || node->next->kind != NODE_BLOCK)
            return node;
    }
}

/* Writes what is in an element of the hierarchy: blocks alone are its content, before parts its introduction. */
static void write_hierarchy(struct akn *akn, const struct node *node) {
    bool is_content = !has_parts(akn, node);
    const char *element = is_content ? "content" : "intro";
    bool has_blocks = node->first != NULL && is_written_block(akn, node->first);
    if (!has_blocks && !is_content) {
        write_parts(akn, node);
        return;
    }
    if (has_blocks || is_content) {
        open_element(akn, element);
        if (has_blocks)
            write_run(akn, node->first);
        end_tag(akn, element);
    }
    write_parts(akn, node);
}

/* --- Parts --- */

/* An article of which there are quotations, but not the full text. */
static bool is_incomplete(const struct node *node) {
    unsigned kinds = coverage_block_kinds(node);
    return (kinds & 1u << BLOCK_QUOTE) != 0 && (kinds & 1u << BLOCK_TEXT) == 0;
}

static void write_provision(struct akn *akn, const struct node *node) {
    static const char *const elements[UNIT_COUNT] = {"article", "paragraph", "point", "section"};
    const char *element = node->label.n != 0 ? elements[akn->agreement->unit] : "hcontainer";
    start_tag(akn, element);
    if (node->label.n == 0)
        fputs(" name=\"provision\"", akn->out);
    akn_write_identity(akn, node);
    if (is_incomplete(node))
        fputs(" status=\"incomplete\"", akn->out);
    fputs(" pacta:kind=\"provision\"", akn->out);
    write_headings_attribute(akn, node);
    putc('>', akn->out);
    write_num_and_headings(akn, node);
    write_hierarchy(akn, node);
    end_tag(akn, element);
}

static void write_section(struct akn *akn, const struct node *node) {
    static const char *const elements[DIVISION_COUNT] = {"section", "part", "title", "chapter", "section", "subsection"};
    const char *element = elements[node->division];
    start_tag(akn, element);
    akn_write_identity(akn, node);
    if (node->division == DIVISION_NONE)
        fputs(" pacta:kind=\"section\"", akn->out);
    write_headings_attribute(akn, node);
    putc('>', akn->out);
    write_num_and_headings(akn, node);
    write_hierarchy(akn, node);
    end_tag(akn, element);
}

/* The text of a recital has no element around it, and there must be some. */
static void write_recital(struct akn *akn, const struct node *node) {
    start_tag(akn, "recital");
    akn_write_identity(akn, node);
    write_headings_attribute(akn, node);
    putc('>', akn->out);
    write_num_and_headings(akn, node);
    if (node->first != NULL)
        write_run(akn, node->first);
    else
        fputs("<p/>", akn->out);
    end_tag(akn, "recital");
}

/* A preamble or a closing, which have no headings of their own. */
static void write_container(struct akn *akn, const struct node *node, const char *element) {
    start_tag(akn, element);
    akn_write_identity(akn, node);
    write_headings_attribute(akn, node);
    putc('>', akn->out);
    if (node->n_titles != 0) {
        open_element(akn, "container name=\"heading\"");
        write_titles(akn, node, "p");
        end_tag(akn, "container");
    }
    write_parts(akn, node);
    if (node->first == NULL && node->n_titles == 0)
        fputs("<p/>", akn->out);
    end_tag(akn, element);
}

/* All recitals of a preamble; their address is beside that of the preamble. */
static void write_recitals(struct akn *akn, const struct node *first) {
    struct str preamble = first->parent->eid;
    struct buf eid = {0};
    buf_add(&eid, str_slice(preamble, 0, preamble.n - strlen("preamble")));
    buf_add(&eid, STR("recs"));
    start_tag(akn, "recitals");
    markup_write_attribute(akn->out, "eId", buf_str(&eid));
    putc('>', akn->out);
    buf_free(&eid);
    for (const struct node *node = first; node != NULL; node = node->next)
        if (node->kind == NODE_RECITAL && is_written_part(akn, node))
            write_recital(akn, node);
    end_tag(akn, "recitals");
}

/* Blocks that stand where the hierarchy has no place for text. */
static const struct node *write_loose_blocks(struct akn *akn, const struct node *first) {
    open_element(akn, "hcontainer name=\"blocks\"");
    open_element(akn, "content");
    const struct node *last = write_run(akn, first);
    end_tag(akn, "content");
    end_tag(akn, "hcontainer");
    return last;
}

/* Is text written before the parts of such a node by whoever writes the node, and may text stand anywhere among them? */
static bool is_hierarchy(const struct node *node) {
    return node->kind == NODE_SECTION || node->kind == NODE_PROVISION;
}

/* Writes the parts below a node, but for those that stand outside the body of a document. */
static void write_parts(struct akn *akn, const struct node *parent) {
    for (const struct node *node = parent->first; node != NULL; node = node->next) {
        if (is_written_block(akn, node) && (!is_hierarchy(parent) || node != parent->first)) {
            bool is_loose = is_hierarchy(parent);
            if (is_loose && node->previous != NULL && node->previous->kind == NODE_BLOCK)
                continue;
            node = is_loose ? write_loose_blocks(akn, node) : write_run(akn, node);
        } else if (!is_written_part(akn, node)) {
            continue;
        } else if (node->kind == NODE_SECTION) {
            write_section(akn, node);
        } else if (node->kind == NODE_PROVISION) {
            write_provision(akn, node);
        } else if (node->kind == NODE_RECITAL &&
                   (node->previous == NULL || node->previous->kind != NODE_RECITAL || !is_written_part(akn, node->previous))) {
            write_recitals(akn, node);
        }
    }
}

/* --- Documents --- */

/* The first part of a kind below a node that is written, or NULL. */
static const struct node *find_part(const struct akn *akn, const struct node *parent, enum node_kind kind) {
    for (const struct node *node = parent->first; node != NULL; node = node->next)
        if (node->kind == kind && is_written_part(akn, node))
            return node;
    return NULL;
}

static bool has_body(const struct akn *akn, const struct node *parent) {
    for (const struct node *node = parent->first; node != NULL; node = node->next)
        if (is_written_block(akn, node) ||
            (is_written_part(akn, node) && (node->kind == NODE_SECTION || node->kind == NODE_PROVISION)))
            return true;
    return false;
}

/* Writes preamble, body and closing of the agreement or of an annex. */
static void write_content(struct akn *akn, const struct node *node, const char *body) {
    const struct node *preamble = find_part(akn, node, NODE_PREAMBLE), *closing = find_part(akn, node, NODE_CLOSING);
    if (preamble != NULL)
        write_container(akn, preamble, "preamble");
    open_element(akn, body);
    write_parts(akn, node);
    if (!has_body(akn, node))
        fputs("<hcontainer name=\"blocks\"/>", akn->out);
    end_tag(akn, body);
    if (closing != NULL)
        write_container(akn, closing, "conclusions");
}

static void write_annex(struct akn *akn, const struct node *node) {
    start_tag(akn, "attachment");
    akn_write_identity(akn, node);
    write_headings_attribute(akn, node);
    putc('>', akn->out);
    write_num_and_headings(akn, node);
    open_element(akn, "doc name=\"annex\"");
    akn_write_meta(akn, node);
    write_content(akn, node, "mainBody");
    end_tag(akn, "doc");
    end_tag(akn, "attachment");
}

static void write_annexes(struct akn *akn) {
    const struct node *first = find_part(akn, akn->agreement->root, NODE_ANNEX);
    if (first == NULL)
        return;
    open_element(akn, "attachments");
    for (const struct node *node = first; node != NULL; node = node->next)
        if (node->kind == NODE_ANNEX && is_written_part(akn, node))
            write_annex(akn, node);
    end_tag(akn, "attachments");
}

static void write_document(struct akn *akn) {
    const char *element = akn_document_element(akn->agreement);
    start_tag(akn, element);
    fprintf(akn->out, " name=\"%s\">", agreement_kind_names.names[akn->agreement->kind]);
    akn_write_meta(akn, NULL);
    write_content(akn, akn->agreement->root, strcmp(element, "act") == 0 ? "body" : "mainBody");
    write_annexes(akn);
    end_tag(akn, element);
}

static void write_portion(struct akn *akn, const struct node *node) {
    struct buf work = {0};
    akn_add_work(akn->agreement, &work);
    start_tag(akn, "portion");
    markup_write_attribute(akn->out, "includedIn", buf_str(&work));
    putc('>', akn->out);
    akn_write_meta(akn, NULL);
    open_element(akn, "portionBody");
    if (node->kind == NODE_SECTION)
        write_section(akn, node);
    else
        write_provision(akn, node);
    end_tag(akn, "portionBody");
    end_tag(akn, "portion");
    buf_free(&work);
}

static bool write_akn(const struct export_request *request, FILE *out) {
    const struct agreement *agreement = request->agreement;
    const struct node *first = node_holder(request->first), *last = node_holder(request->last), *behind = node_skip(last);
    struct akn akn = {.request = request, .agreement = agreement, .out = out, .is_whole = first == agreement->root};
    akn.range = (struct markup_range){first->order, behind != NULL ? behind->order : agreement->n_nodes};
    fputs("<?xml version=\"1.0\" encoding=\"UTF-8\"?>", out);
    start_tag(&akn, "akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\" xmlns:pacta=\"" AKN_NAMESPACE "\"");
    putc('>', out);
    if (first == last && is_hierarchy(first))
        write_portion(&akn, first);
    else
        write_document(&akn);
    end_tag(&akn, "akomaNtoso");
    putc('\n', out);
    return export_is_written(out);
}

bool export_write_akn(const struct export_request *request, FILE *out) {
    if (request->display.target == DISPLAY_SCREEN)
        return export_write_shown(request, write_akn, out);
    return write_akn(request, out);
}
