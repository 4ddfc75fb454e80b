#include "library/text_parser.h"

#include "agreement/paragraph.h"
#include "text/utf8.h"

/* Building a document between its headings. */

enum { TITLE_LINES_MAX = 6, FULL_PERCENT = 70 };

const struct text_line *parser_line(const struct parser *p, size_t at) {
    return &p->text->lines[at];
}

void text_add(const struct text *text, struct text_range range, struct draft_node *node, struct str language) {
    struct page_lines lines = {0};
    lines.items = arena_array(text->draft->arena, range.to - range.from, sizeof *lines.items);
    for (size_t i = range.from; i < range.to; i++)
        if (!text->lines[i].is_contents)
            lines.items[lines.n++] = text->lines[i].page;
    flow_add(text->draft, node, language, lines.items, lines.n, text->width);
}

/* Does it end as a heading does, not as a sentence or clause? */
static bool ends_heading(struct str s) {
    return s.n != 0 && str_index(STR(".;,:"), s.p[s.n - 1]) == STR(".;,:").n && !flow_ends_clause(s);
}

bool parser_is_bare_heading(const struct parser *p, size_t at) {
    return at < p->range.to && parser_line(p, at)->is_marked && parser_line(p, at)->heading.class == HEADING_NONE;
}

/* The first heading from `at` on that has a class; range.to where there is none. */
static size_t find_heading(const struct parser *p, size_t at) {
    while (at < p->range.to && parser_line(p, at)->heading.class == HEADING_NONE)
        at++;
    return at;
}

/* Can the line be the title of the heading before it: short, no sentence, with text behind it? */
static bool is_title_line(const struct parser *p, size_t at, bool is_article) {
    if (at >= p->range.to || parser_line(p, at)->heading.class != HEADING_NONE || parser_line(p, at)->is_row ||
        parser_line(p, at)->is_inner)
        return false;
    if (parser_line(p, at)->is_marked)
        return true;
    struct str s = parser_line(p, at)->page.text;
    size_t behind = text_next(p->text, p->range, at);
    bool is_blank_behind = at + 1 >= p->range.to || parser_line(p, at + 1)->page.text.n == 0;
    if (flow_count_words(s) > FLOW_TITLE_WORDS_MAX || !ends_heading(s) || flow_begins_small(s) ||
        (is_article && flow_begins_list(s)))
        return false;
    if (is_article && flow_expects_more(s) && !flow_is_in_capitals(s))
        return false;
    if (!is_article)
        return is_blank_behind || behind == p->range.to || parser_line(p, behind)->heading.class != HEADING_NONE;
    bool has_text = behind < p->range.to && parser_line(p, behind)->heading.class == HEADING_NONE;
    struct str text = has_text ? parser_line(p, behind)->page.text : STR("");
    bool is_before_first = behind == at + 1 && flow_begins_list(text) && marker_is_sure(text);
    return has_text && (is_blank_behind || is_before_first ||
                        (p->text->width == 0 && parser_line(p, behind)->page.text.n > 2 * s.n && s.n < 100));
}

/* How many lines from `at` on are the title of an article: one, or two where the first says that it goes on, with a blank line or
   nothing but capitals behind; 0 where it has none. */
static size_t count_title_lines(const struct parser *p, size_t at) {
    if (is_title_line(p, at, true))
        return 1;
    if (at + 2 >= p->range.to || parser_line(p, at)->heading.class != HEADING_NONE ||
        parser_line(p, at + 1)->heading.class != HEADING_NONE)
        return 0;
    struct str first = parser_line(p, at)->page.text, second = parser_line(p, at + 1)->page.text;
    bool goes_on = flow_ends_in_small_word(first, FLOW_SMALL_WORD) || (flow_is_in_capitals(first) && flow_is_in_capitals(second));
    bool is_over = second.n != 0 && parser_line(p, at + 2)->page.text.n == 0 && ends_heading(second);
    size_t behind = text_next(p->text, p->range, at + 1);
    bool has_text = behind < p->range.to && parser_line(p, behind)->heading.class == HEADING_NONE;
    return goes_on && is_over && has_text && !flow_begins_small(first) &&
                   flow_count_words(first) + flow_count_words(second) <= FLOW_TITLE_WORDS_MAX
               ? 2
               : 0;
}

/* Adds a line to a title that stands beside its number: of one in capitals that goes on in capitals. Returns where the text
   begins. */
static size_t read_rest_of_capitals(struct parser *p, size_t at, struct draft_node *node, struct str title) {
    bool goes_on = at + 1 < p->range.to && parser_line(p, at)->heading.class == HEADING_NONE && flow_is_in_capitals(title) &&
                   flow_is_in_capitals(parser_line(p, at)->page.text) && ends_heading(parser_line(p, at)->page.text);
    if (!goes_on)
        return at;
    draft_set_title(p->text->draft, node, p->language, parser_line(p, at)->page.text);
    return at + 1;
}

/* Sets the title of a part from the rest of its heading, or the lines behind it, and returns where its text begins. A heading that
   says its number twice says it once. */
static size_t read_title(struct parser *p, size_t at, struct draft_node *node) {
    struct draft *draft = p->text->draft;
    struct heading again;
    struct str rest = heading_skip_signs(parser_line(p, at)->heading.rest);
    bool is_article = node->kind == NODE_PROVISION;
    if (heading_read(rest, &again) && again.class == parser_line(p, at)->heading.class &&
        heading_same_number(again.label, node->label))
        rest = heading_skip_signs(again.rest);
    if (rest.n != 0) {
        draft_set_title(draft, node, p->language, rest);
        return is_article ? read_rest_of_capitals(p, at + 1, node, rest) : at + 1;
    }
    size_t next = text_next(p->text, p->range, at);
    size_t n_lines = is_article ? count_title_lines(p, next) : is_title_line(p, next, false);
    if (n_lines == 0)
        return at + 1;
    for (at = next; at < next + n_lines; at++)
        draft_set_title(draft, node, p->language, parser_line(p, at)->page.text);
    for (size_t n = 1; !is_article && n < TITLE_LINES_MAX && at < p->range.to; n++) {
        bool goes_on = parser_line(p, at)->page.text.n != 0 && !parser_line(p, at)->is_marked && is_title_line(p, at, false);
        if (!goes_on)
            break;
        draft_set_title(draft, node, p->language, parser_line(p, at++)->page.text);
    }
    return at;
}

/* Is the rest of the line the text, and no title? */
static bool is_text_behind(const struct parser *p, size_t at) {
    struct str rest = heading_skip_signs(parser_line(p, at)->heading.rest);
    if (rest.n == 0 || parser_line(p, at)->is_marked)
        return false;
    size_t next = text_next(p->text, p->range, at);
    bool goes_on = at + 1 < p->range.to && parser_line(p, at + 1)->page.text.n != 0;
    bool has_text = next < p->range.to && parser_line(p, next)->heading.class == HEADING_NONE;
    bool is_title = flow_count_words(rest) <= FLOW_TITLE_WORDS_MAX && ends_heading(rest) && !flow_begins_small(rest) &&
                    !(goes_on && flow_expects_more(rest) && !flow_is_in_capitals(rest));
    size_t length = parser_line(p, at)->page.indent + utf8_count(parser_line(p, at)->page.text);
    bool is_full = goes_on && length * 100 >= p->text->width * FULL_PERCENT;
    return !(is_title && has_text && (p->text->width == 0 || !is_full));
}

/* --- Divisions --- */

static int depth_of(const struct parser *p, const struct draft_node *node) {
    int depth = 0;
    for (; node != p->component; node = node->parent)
        depth++;
    return depth;
}

/* How deep a division of the class stands: as the last one did; a new class below what has just been opened, else by its rank. */
static int choose_depth(struct parser *p, enum heading_class class) {
    int depth = depth_of(p, p->at);
    if (p->depth_of[class] == 0) {
        bool is_just_opened =
            p->at != p->component && p->at->first == NULL && !draft_has_text(p->at) && p->at->division != DIVISION_NONE;
        int above = 0;
        for (int i = 0; i < (int)class; i++)
            above = p->depth_of[i] > above ? p->depth_of[i] : above;
        p->depth_of[class] = is_just_opened ? depth + 1 : above + 1;
    }
    return p->depth_of[class];
}

static size_t read_division(struct parser *p, size_t at) {
    const struct heading *heading = &parser_line(p, at)->heading;
    int depth = choose_depth(p, heading->class);
    while (depth_of(p, p->at) >= depth)
        p->at = p->at->parent;
    struct draft_node *node = draft_add(p->text->draft, p->at, NODE_SECTION, parser_line(p, at)->page.number);
    node->division = heading_division(heading->class);
    node->heading = heading->printed;
    node->label = heading->label;
    if (node->division == DIVISION_NONE) {
        draft_set_title(p->text->draft, node, p->language, heading->printed);
        node->label = (struct str){0};
    }
    size_t from = read_title(p, at, node);
    for (int class = (int)heading->class + 1; class < HEADING_CLASS_COUNT; class ++)
        if (p->depth_of[class] <= depth)
            p->depth_of[class] = 0;
    p->at = node;
    return from;
}

/* A heading without a number in front of articles: a section, below the division that is open. */
static size_t read_group(struct parser *p, size_t at) {
    while (p->at->kind == NODE_SECTION && p->at->division == DIVISION_NONE && p->at->heading.n == 0)
        p->at = p->at->parent;
    p->at = draft_add(p->text->draft, p->at, NODE_SECTION, parser_line(p, at)->page.number);
    draft_set_title(p->text->draft, p->at, p->language, parser_line(p, at)->page.text);
    return at + 1;
}

/* --- Articles --- */

/* Is the line hardly anything but signs, as one that parts a text from what is no part of it? */
static bool is_rule(struct str s) {
    enum { RULE_MIN = 20 };
    size_t n_signs = 0;
    for (size_t k = 0; k < s.n; k++)
        n_signs += s.p[k] == '-' || s.p[k] == '=' || s.p[k] == '*' || s.p[k] == '_';
    return s.n >= RULE_MIN && n_signs * 10 >= s.n * 9;
}

/* Where the closing begins among the lines of a last article; `to` where it does not. */
static size_t find_closing(const struct parser *p, size_t from, size_t to) {
    struct str previous = {0};
    for (size_t i = from; i < to; i++) {
        struct str s = parser_line(p, i)->page.text;
        if (s.n == 0)
            continue;
        bool is_start =
            previous.n == 0 || parser_line(p, i - 1)->page.text.n == 0 || p->text->width == 0 || flow_ends_clause(previous);
        if ((is_start && heading_is_closing(s)) || is_rule(s))
            return i;
        previous = s;
    }
    return to;
}

/* Does nothing but annexes follow? The heading that tells is kept: what is asked next lies mostly before it, too. */
static bool is_last(struct parser *p, size_t behind) {
    if (behind < p->asked_from || behind > p->telling) {
        p->asked_from = behind;
        p->telling = find_heading(p, behind);
        while (p->telling < p->range.to && (parser_line(p, p->telling)->heading.class == HEADING_PREAMBLE ||
                                            parser_line(p, p->telling)->heading.class == HEADING_CONTENTS))
            p->telling = find_heading(p, p->telling + 1);
    }
    return p->telling == p->range.to || parser_line(p, p->telling)->heading.class == HEADING_ANNEX;
}

size_t parser_find_end(const struct parser *p, size_t from) {
    size_t end = find_heading(p, from);
    for (size_t i = from; i < end; i++) {
        if (!parser_is_bare_heading(p, i))
            continue;
        size_t next = text_next(p->text, p->range, i);
        while (next < end && parser_is_bare_heading(p, next))
            next = text_next(p->text, p->range, next);
        if (next == end && end < p->range.to && parser_line(p, end)->heading.class == HEADING_ARTICLE)
            return i;
        i = next - 1;
    }
    return end;
}

void parser_add_with_closing(struct parser *p, struct text_range body, struct draft_node *node) {
    size_t closing = is_last(p, body.to) ? find_closing(p, body.from, body.to) : body.to;
    text_add(p->text, (struct text_range){body.from, closing}, node, p->language);
    if (closing < body.to)
        text_add(p->text, (struct text_range){closing, body.to},
                 draft_only(p->text->draft, p->component, NODE_CLOSING, parser_line(p, closing)->page.number), p->language);
}

static size_t read_article(struct parser *p, size_t at) {
    const struct text_line *line = parser_line(p, at);
    struct draft *draft = p->text->draft;
    struct draft_node *node = draft_add(draft, p->at, NODE_PROVISION, line->page.number);
    node->heading = line->heading.printed;
    node->label = line->heading.label;
    if (line->heading.last.n != 0) {
        draft_set_title(draft, node, p->language, line->heading.printed);
        draft_doubt(draft, node, line->page.number, "\"%.*s\" is one provision, to be found by the first of these numbers",
                    STR_ARG(line->heading.printed));
    }
    size_t from;
    if (is_text_behind(p, at)) {
        p->text->lines[at].page.text = heading_skip_signs(line->heading.rest);
        from = at;
    } else {
        from = read_title(p, at, node);
    }
    size_t end = parser_find_end(p, from == at ? at + 1 : from);
    parser_add_with_closing(p, (struct text_range){from, end}, node);
    return end;
}

/* --- Annexes --- */

/* Reads an annex, which is a document of its own up to the next annex. */
static size_t read_annex(struct parser *p, size_t at) {
    struct draft *draft = p->text->draft;
    struct text_range range = {at + 1, at + 1};
    while (range.to < p->range.to && parser_line(p, range.to)->heading.class != HEADING_ANNEX)
        range.to++;
    struct draft_node *node = draft_add(draft, p->component, NODE_ANNEX, parser_line(p, at)->page.number);
    const struct heading *heading = &parser_line(p, at)->heading;
    node->label = heading->label;
    node->heading = heading->printed;
    struct parser inner = {.text = p->text, .range = range, .component = node, .at = node, .language = p->language};
    inner.range.from = at;
    size_t from = read_title(&inner, at, node);
    if (node->titles == NULL || heading->label.n == 0) {
        struct str title = node->titles != NULL ? node->titles->title.text : (struct str){0};
        node->titles = NULL;
        draft_set_title(draft, node, p->language, heading->printed);
        draft_set_title(draft, node, p->language, title);
    }
    range.from = from;
    text_parse(p->text, range, node, p->language, false);
    return range.to;
}

/* What follows where no article is open: the text of a division, or a loose one. */
static size_t read_loose(struct parser *p, size_t at) {
    size_t end = parser_find_end(p, at + 1);
    struct draft_node *node = p->at;
    size_t first = text_next(p->text, p->range, at - 1);
    if (first >= end)
        return end;
    if (node->kind != NODE_SECTION || node->first != NULL) {
        node = draft_add(p->text->draft, p->at, NODE_PROVISION, parser_line(p, first)->page.number);
        node->is_loose = true;
    }
    parser_add_with_closing(p, (struct text_range){at, end}, node);
    return end;
}

void text_parse(struct text *text, struct text_range range, struct draft_node *component, struct str language, bool has_annexes) {
    struct parser p = {.text = text, .range = range, .component = component, .at = component, .language = language};
    size_t at = range.from < range.to ? parser_read_opening(&p) : range.to;
    bool has_articles = false;
    while (at < range.to) {
        enum heading_class class = parser_line(&p, at)->heading.class;
        if (class == HEADING_ARTICLE) {
            at = read_article(&p, at);
            has_articles = true;
        } else if (class == HEADING_ANNEX && has_annexes && (has_articles || component->first != NULL)) {
            at = read_annex(&p, at);
        } else if (class != HEADING_NONE && class != HEADING_ANNEX && class != HEADING_PREAMBLE && class != HEADING_CONTENTS) {
            at = read_division(&p, at);
        } else if (parser_is_bare_heading(&p, at)) {
            at = read_group(&p, at);
        } else {
            at = read_loose(&p, at);
        }
    }
}
