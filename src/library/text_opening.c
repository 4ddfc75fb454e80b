#include "library/text_parser.h"

#include "library/languages.h"
#include "text/utf8.h"

/* The beginning of a document: titles, a table of contents, the preamble. */

enum { CUT_TITLE_MAX = 300 };

/* Adds a title in its language, unless it is there already; false where one of that language is another. */
static bool add_title(struct parser *p, struct str language, struct str text) {
    for (const struct draft_title *title = p->component->titles; title != NULL; title = title->next) {
        if (str_equal_nocase(title->title.text, text))
            return true;
        if (str_equal(title->title.language, language.n != 0 ? language : p->text->draft->agreement->language))
            return false;
    }
    draft_set_title(p->text->draft, p->component, language, text);
    return true;
}

/* Reads bare headings at the beginning as titles: of two, the one that is of the document's language is told by the other. */
static size_t read_marked_titles(struct parser *p, size_t at) {
    struct str own = p->language.n != 0 ? p->language : p->text->draft->agreement->language;
    size_t second = text_next(p->text, p->range, at);
    bool has_second = parser_is_bare_heading(p, second);
    struct str first_text = parser_line(p, at)->page.text, language = language_guess(first_text);
    if (has_second && (language.n == 0 || str_equal(language, own))) {
        int order = language_compare(first_text, own, p->text->other_language);
        bool is_other = p->text->other_language.n != 0 && order <= 0 &&
                        language_compare(parser_line(p, second)->page.text, own, p->text->other_language) >= order;
        language = is_other ? p->text->other_language : language;
    }
    bool is_foreign = has_second && language.n != 0 && !str_equal(language, own);
    add_title(p, is_foreign ? language : p->language, first_text);
    if (!is_foreign || !add_title(p, p->language, parser_line(p, second)->page.text))
        return at + 1;
    return second + 1;
}

/* The beginning of a text, up to the first comma or full stop, or to the last blank that a title has room for. */
static struct str first_clause(struct str text) {
    enum { SHORTEST = 20 };
    text = str_slice(text, 0, utf8_floor(text, CUT_TITLE_MAX));
    size_t last_blank = text.n;
    for (size_t i = 0; i < text.n; i++) {
        bool is_stop = text.p[i] == '.' && i + 1 < text.n && text.p[i + 1] == ' ' && i > SHORTEST;
        if (i != 0 && (text.p[i] == ',' || text.p[i] == ';' || is_stop))
            return str_slice(text, 0, i);
        last_blank = text.p[i] == ' ' && i != 0 ? i : last_blank;
    }
    return str_slice(text, 0, last_blank);
}

/* Reads the first lines as the title, up to a blank line or another indent. What is too long for one, or a sentence, stays text,
   and the title is its beginning. */
static size_t read_plain_title(struct parser *p, size_t at, size_t end) {
    size_t to = at + 1;
    while (p->text->width != 0 && to < end && parser_line(p, to)->page.text.n != 0 &&
           parser_line(p, to)->page.indent == parser_line(p, at)->page.indent)
        to++;
    struct buf joined = {0};
    for (size_t i = at; i < to; i++)
        buf_printf(&joined, "%s%.*s", i != at ? " " : "", STR_ARG(parser_line(p, i)->page.text));
    struct str all = buf_str(&joined);
    bool is_title = all.n <= CUT_TITLE_MAX && !str_ends(all, STR(".")) && !str_ends(all, STR(",")) && !str_ends(all, STR(";"));
    struct str title = is_title ? all : first_clause(all);
    if (!is_title)
        draft_doubt(p->text->draft, p->component, parser_line(p, at)->page.number,
                    "no title stands alone; this one is the beginning of the first sentence");
    while (title.n != 0 && (title.p[title.n - 1] == ':' || title.p[title.n - 1] == ' '))
        title.n--;
    add_title(p, p->language, title);
    buf_free(&joined);
    return is_title ? to : at;
}

/* A table of contents is a part of its own. */
static void add_contents(struct parser *p, size_t from, size_t to) {
    struct draft_node *node = NULL;
    for (size_t i = from; i < to; i++) {
        if (!parser_line(p, i)->is_contents)
            continue;
        if (node == NULL) {
            node = draft_add(p->text->draft, p->component, NODE_PROVISION, parser_line(p, i)->page.number);
            node->is_loose = true;
            node->id = STR("contents");
        }
        draft_add_line(p->text->draft, node, BLOCK_TEXT, p->language, parser_line(p, i)->page.text);
    }
}

/* Where the opening ends of which the part from `at` on is still to be read: what the preamble's heading heads belongs to it. */
static size_t find_opening_end(const struct parser *p, size_t at) {
    size_t end = parser_find_end(p, at);
    while (end < p->range.to && parser_line(p, end)->heading.class == HEADING_PREAMBLE)
        end = parser_find_end(p, end + 1);
    return end;
}

/* Is a bare heading right before the first article the title of the whole, and not one of the groups of articles: the only one of
   its level, or the title that is known already? */
static bool is_title_heading(const struct parser *p, size_t at) {
    const struct text_line *line = parser_line(p, at);
    for (const struct draft_title *title = p->component->titles; title != NULL; title = title->next)
        if (str_equal_nocase(title->title.text, line->page.text))
            return true;
    for (size_t i = at + 1; line->level != 0 && i < p->range.to; i++)
        if (parser_is_bare_heading(p, i) && parser_line(p, i)->level == line->level)
            return false;
    return p->component->titles == NULL;
}

/* Reads all before the first heading: titles, contents, preamble. */
size_t parser_read_opening(struct parser *p) {
    size_t end = find_opening_end(p, p->range.from);
    size_t at = text_next(p->text, p->range, p->range.from - 1);
    while (at < end && parser_line(p, at)->is_contents)
        at = text_next(p->text, p->range, at);
    if (at == end && parser_is_bare_heading(p, at) && is_title_heading(p, at))
        end = find_opening_end(p, at + 1);
    if (at < end && p->component->titles == NULL && parser_line(p, at)->heading.class == HEADING_NONE)
        at = parser_is_bare_heading(p, at) ? read_marked_titles(p, at) : read_plain_title(p, at, end);
    else if (at < end && parser_is_bare_heading(p, at) && add_title(p, p->language, parser_line(p, at)->page.text))
        at++;
    if (at > end) /* the second title stood right before the first article */
        end = find_opening_end(p, at);
    add_contents(p, p->range.from, end);
    for (size_t i = end; i < p->range.to; i++) /* else they would be lost */
        p->text->lines[i].is_contents = false;
    bool is_whole = end == p->range.to; /* no heading at all */
    struct draft_node *holder = NULL;
    for (size_t i = at; i < end; i++) {
        if (parser_line(p, i)->page.text.n == 0 || parser_line(p, i)->is_contents || holder != NULL)
            continue;
        holder = draft_add(p->text->draft, p->component, is_whole ? NODE_PROVISION : NODE_PREAMBLE, parser_line(p, i)->page.number);
        if (parser_line(p, i)->heading.class == HEADING_PREAMBLE && holder->kind == NODE_PREAMBLE) {
            draft_set_title(p->text->draft, holder, p->language, parser_line(p, i)->page.text);
            at = i + 1;
        }
    }
    if (holder != NULL && is_whole)
        parser_add_with_closing(p, (struct text_range){at, end}, holder);
    else if (holder != NULL)
        text_add(p->text, (struct text_range){at, end}, holder, p->language);
    return end;
}
