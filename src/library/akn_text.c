#include "library/akn.h"

#include <stdlib.h>
#include <string.h>

/* The text of Akoma Ntoso elements as lines. */

/* Elements that are lines, or hold such; all others run on in the line that they stand in. */
static const char *const blocks[] = {
    "p",
    "block",
    "heading",
    "subheading",
    "crossHeading",
    "listIntroduction",
    "listConclusion",
    "listWrapUp",
    "intro",
    "wrapUp",
    "content",
    "li",
    "ul",
    "ol",
    "tocItem",
    "toc",
    "formula",
    "citation",
    "citations",
    "recital",
    "recitals",
    "container",
    "longTitle",
    "signature",
    "blockList",
    "item",
    "list",
    "point",
    "paragraph",
    "subparagraph",
    "clause",
    "subclause",
    "alinea",
    "indent",
    "subsection",
    "section",
    "article",
    "chapter",
    "part",
    "title",
    "tblock",
    "table",
    "caption",
    "quotedStructure",
    "embeddedStructure",
    "hcontainer",
    "rule",
    "proviso",
    "division",
    "blockContainer",
    "foreign",
    "speech",
    "question",
    "answer",
    "scene",
    "narrative",
    "summary",
    "other",
    "level",
    "transitional",
    "subrule",
    "book",
    "tome",
    "subpart",
    "subchapter",
    "preface",
    "preamble",
    "conclusions",
    "coverPage",
    "div",
    "sublist",
    "note",
    "mainBody",
    "body",
    "administrationOfOath",
    "address",
    "debateSection",
    "introduction",
    "background",
    "arguments",
    "remedies",
    "motivation",
    "decision",
    "adjournment",
    "rollCall",
    "prayers",
    "declarationOfVote",
    "communication",
    "petitions",
};

/* A note that the text refers to, and its sign there. */
struct cited_note {
    const struct xml_node *note;
    struct str marker;
};

/* Notes that refer to one another are written within one another, but for a chain of them. */
enum { NOTES_IN_NOTES_MAX = 4 };

struct output {
    const struct akn *akn;
    struct draft_node *node;
    struct buf line;
    struct buf quote;  /* the sign that opens what begins with the next line */
    struct buf number; /* of that */
    struct cited_note *notes;
    size_t n_notes, capacity;
    bool is_row;      /* in a row of a table, which is one line */
    int n_open_notes; /* that are written one within the other */
};

static bool is_listed(struct str name, const char *const *list, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_equal(name, str_of(list[i])))
            return true;
    return false;
}

static bool is_block(const struct xml_node *node) {
    return is_listed(node->name, blocks, sizeof blocks / sizeof *blocks);
}

static bool is_all_between(struct str s, char first, char last) {
    for (size_t i = 0; i < s.n; i++)
        if (s.p[i] < first || s.p[i] > last)
            return false;
    return s.n != 0;
}

/* Adds a number to those that the next line begins with, dressed as a marker where the source has it bare. */
static void add_number(struct output *out, const struct xml_node *from) {
    struct str text = xml_text(from, out->akn->draft->arena);
    if (text.n == 0)
        return;
    if (out->number.n != 0)
        buf_add_char(&out->number, ' ');
    if (is_all_between(text, '0', '9') && text.n <= 3)
        buf_printf(&out->number, "%.*s.", STR_ARG(text));
    else if (is_all_between(text, 'a', 'z') && text.n <= 5)
        buf_printf(&out->number, "(%.*s)", STR_ARG(text));
    else
        buf_add(&out->number, text);
}

static void render_children(struct output *out, const struct xml_node *from);

/* Ends the line. */
static void flush(struct output *out) {
    struct draft *draft = out->akn->draft;
    if (out->is_row)
        return;
    struct str text = draft_clean(draft, buf_str(&out->line));
    buf_clear(&out->line);
    if (text.n == 0)
        return;
    struct str quote = buf_str(&out->quote), number = buf_str(&out->number);
    if (quote.n + number.n != 0) {
        const char *parting = number.n != 0 ? " " : "";
        text = str_of(arena_printf(draft->arena, "%.*s%.*s%s%.*s", STR_ARG(quote), STR_ARG(number), parting, STR_ARG(text)));
    }
    if (number.n != 0)
        draft_add_line(draft, out->node, BLOCK_TEXT, out->akn->language, text);
    else
        draft_add_text(draft, out->node, out->akn->language, text);
    buf_clear(&out->quote);
    buf_clear(&out->number);
}

/* A number that no line followed stands alone. */
static void flush_number(struct output *out) {
    flush(out);
    if (out->number.n == 0 || out->is_row)
        return;
    buf_add(&out->quote, buf_str(&out->number));
    draft_add_line(out->akn->draft, out->node, BLOCK_TEXT, out->akn->language, buf_str(&out->quote));
    buf_clear(&out->quote);
    buf_clear(&out->number);
}

/* Adds the notes that the text refers to: behind all of it, since in a list they would end it. */
static void flush_notes(struct output *out) {
    for (size_t i = 0; i < out->n_notes; i++) {
        buf_printf(&out->line, "[%.*s] ", STR_ARG(out->notes[i].marker));
        out->is_row = true;
        render_children(out, out->notes[i].note);
        out->is_row = false;
        draft_add_line(out->akn->draft, out->node, BLOCK_TEXT, out->akn->language, buf_str(&out->line));
        buf_clear(&out->line);
    }
}

/* A note: its marker stays in the line, its text follows at the end. In a note or a table it stands in brackets in its place. */
static void render_note(struct output *out, const struct xml_node *note, struct str marker) {
    if (marker.n == 0)
        marker = STR("*");
    buf_printf(&out->line, "[%.*s]", STR_ARG(marker));
    if (out->is_row) {
        out->n_open_notes++;
        buf_add(&out->line, STR(" ("));
        render_children(out, note);
        buf_add(&out->line, STR(") "));
        out->n_open_notes--;
        return;
    }
    ARRAY_RESERVE_ONE(out->notes, out->n_notes, out->capacity);
    out->notes[out->n_notes++] = (struct cited_note){note, marker};
}

/* A reference to a note that stands elsewhere. The first one to each brings its words along, the others are the marker alone. */
static void render_reference(struct output *out, const struct xml_node *from) {
    struct akn_note *note = akn_find_note(out->akn->notes, xml_attribute(from, "href"));
    struct str marker = xml_attribute(from, "marker");
    if (marker.n == 0)
        marker = xml_text(from, out->akn->draft->arena);
    if (marker.n == 0 && note != NULL)
        marker = xml_attribute(note->node, "marker");
    if (note != NULL && !note->is_kept && out->n_open_notes < NOTES_IN_NOTES_MAX) {
        note->is_kept = true;
        render_note(out, note->node, marker);
    } else {
        buf_printf(&out->line, "[%.*s]", STR_ARG(marker.n != 0 ? marker : STR("*")));
    }
}

/* A row of a table is a line, with a sign between its cells. */
static void render_row(struct output *out, const struct xml_node *from) {
    bool was_row = out->is_row, is_first = true;
    flush(out);
    out->is_row = true;
    for (const struct xml_node *cell = from->first; cell != NULL; cell = cell->next) {
        if (cell->name.n == 0)
            continue;
        if (!is_first)
            buf_add(&out->line, STR(" | "));
        is_first = false;
        render_children(out, cell);
    }
    out->is_row = was_row;
    flush(out);
}

static struct draft_line *last_line(const struct output *out) {
    return out->node->last_block != NULL ? out->node->last_block->last : NULL;
}

/* A quotation, whose signs may stand in attributes: they belong to its first and its last line. */
static void render_quotation(struct output *out, const struct xml_node *from) {
    struct str start = xml_attribute(from, "startQuote"), end = xml_attribute(from, "endQuote");
    if (out->is_row || !is_block(from)) {
        buf_add(&out->line, start);
        render_children(out, from);
        buf_add(&out->line, end);
        return;
    }
    flush_number(out);
    const struct draft_line *before = last_line(out);
    buf_add(&out->quote, start);
    render_children(out, from);
    flush_number(out);
    struct draft_line *last = last_line(out);
    if (last != before && out->quote.n == 0) {
        last->text = str_of(arena_printf(out->akn->draft->arena, "%.*s%.*s", STR_ARG(last->text), STR_ARG(end)));
    } else {
        buf_add(&out->line, end);
        flush(out);
    }
}

static void render(struct output *out, const struct xml_node *from) {
    bool is_other_document = akn_is_document(from) && !xml_is(from->parent, "quotedStructure");
    if (from == out->akn->titles || xml_is(from, "meta") || is_other_document)
        return;
    if (from->name.n == 0) {
        buf_add(&out->line, from->text);
    } else if (xml_is(from, "eol") || xml_is(from, "br")) {
        flush(out);
        buf_add_char(&out->line, ' ');
    } else if (xml_is(from, "num") && !out->is_row) {
        flush(out);
        add_number(out, from);
    } else if (xml_is(from, "authorialNote")) {
        render_note(out, from, xml_attribute(from, "marker"));
    } else if (xml_is(from, "noteRef")) {
        render_reference(out, from);
    } else if (xml_attribute(from, "startQuote").n + xml_attribute(from, "endQuote").n != 0) {
        render_quotation(out, from);
    } else if (xml_is(from, "tr")) {
        render_row(out, from);
    } else if (is_block(from)) {
        flush(out);
        buf_add_char(&out->line, ' ');
        render_children(out, from);
        flush(out);
        buf_add_char(&out->line, ' ');
    } else {
        render_children(out, from);
    }
}

static void render_children(struct output *out, const struct xml_node *from) {
    for (const struct xml_node *child = from->first; child != NULL; child = child->next)
        render(out, child);
}

bool akn_is_blank(const struct xml_node *node) {
    for (const struct xml_node *at = node; at != NULL; at = xml_next(at, node))
        if (str_trim(at->text).n != 0 || xml_is(at, "noteRef"))
            return false;
    return true;
}

/* Does anything stand in the same line beside the element, within what is around it? */
static bool has_neighbour(const struct xml_node *node) {
    bool is_behind = false, has_words = false;
    for (const struct xml_node *at = node->parent->first; at != NULL; at = at->next) {
        bool ends_line = is_block(at) || xml_is(at, "eol") || xml_is(at, "br");
        if (at == node && has_words)
            return true;
        if (is_behind && ends_line)
            return false;
        is_behind = is_behind || at == node;
        if (at != node)
            has_words = !ends_line && (has_words || !akn_is_blank(at));
        if (is_behind && has_words)
            return true;
    }
    return false;
}

bool akn_is_alone(const struct xml_node *node) {
    for (; node->parent != NULL && !is_block(node); node = node->parent)
        if (has_neighbour(node))
            return false;
    return true;
}

static void end_output(struct output *out) {
    flush_number(out);
    flush_notes(out);
    buf_free(&out->line);
    buf_free(&out->number);
    buf_free(&out->quote);
    free(out->notes);
}

/* Is it an element's own number or heading, which are no text of it? */
static bool is_heading(const struct xml_node *node) {
    return xml_is(node, "num") || xml_is(node, "heading") || xml_is(node, "subheading");
}

bool akn_is_further_heading(const struct xml_node *node, unsigned *seen) {
    static const char *const names[] = {"num", "heading", "subheading"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (!xml_is(node, names[i]))
            continue;
        bool is_further = (*seen >> i & 1) != 0;
        *seen |= 1U << i;
        return is_further;
    }
    return false;
}

void akn_add_text(const struct akn *akn, struct draft_node *node, const struct xml_node *from, bool is_inside) {
    struct output out = {.akn = akn, .node = node};
    unsigned seen = 0;
    if (!is_inside)
        render(&out, from);
    for (const struct xml_node *child = is_inside ? from->first : NULL; child != NULL; child = child->next)
        if (!is_heading(child) || akn_is_further_heading(child, &seen))
            render(&out, child);
    end_output(&out);
}

struct str akn_heading_text(const struct akn *akn, const struct xml_node *heading) {
    struct buf text = {0};
    for (const struct xml_node *at = heading; at != NULL;) {
        bool is_note = xml_is(at, "authorialNote");
        buf_add(&text, at->text);
        at = is_note ? xml_skip(at, heading) : xml_next(at, heading);
    }
    struct str clean = draft_clean(akn->draft, buf_str(&text));
    buf_free(&text);
    return clean;
}

void akn_add_heading_notes(const struct akn *akn, struct draft_node *node, const struct xml_node *from) {
    struct output out = {.akn = akn, .node = node};
    for (const struct xml_node *child = from->first; child != NULL; child = child->next)
        for (const struct xml_node *at = is_heading(child) ? child : NULL; at != NULL; at = xml_next(at, child))
            if (xml_is(at, "noteRef"))
                render_reference(&out, at);
            else if (xml_is(at, "authorialNote"))
                render_note(&out, at, xml_attribute(at, "marker"));
    buf_clear(&out.line);
    end_output(&out);
}

void akn_add_note(const struct akn *akn, struct draft_node *node, struct akn_note *note) {
    struct output out = {.akn = akn, .node = node};
    note->is_kept = true;
    render_note(&out, note->node, xml_attribute(note->node, "marker"));
    buf_clear(&out.line);
    end_output(&out);
}
