#include "library/text_import.h"

#include <stdlib.h>
#include <string.h>

#include "text/utf8.h"

/* Telling headings from lines that begin like one: "Article 5" at the start of a line may be the middle of a sentence. */

enum { ROW_MIN = 3, GAP_LINES_MAX = 2 };

size_t text_next(const struct text *text, struct text_range range, size_t at) {
    for (at++; at < range.to; at++)
        if (text->lines[at].page.text.n != 0)
            return at;
    return range.to;
}

size_t text_previous(const struct text *text, size_t at) {
    while (at-- > 0)
        if (text->lines[at].page.text.n != 0)
            return at;
    return (size_t)-1;
}

/* A line and what stands around it. */
struct candidate {
    const struct text *text;
    size_t at;
    struct heading heading;
    struct str rest;     /* of the line, without signs at its start */
    bool is_alone;       /* there is no rest */
    bool has_sign;       /* a sign stands between number and rest */
    bool is_apart;       /* a blank line, a heading or the start of the text is before it */
    bool follows_end;    /* the line before it ends a sentence */
    bool is_expected;    /* its number comes next */
    bool is_first;       /* its number is 1 */
    bool has_articles;   /* there was an article before */
    bool has_dot;        /* the number ends a sentence, by its looks */
    bool is_begun;       /* the last line that is not blank ends a sentence, or is a heading */
    bool is_title;       /* the line before it is a heading with nothing but its number */
    bool is_sentence;    /* ends like one, and bears no mark in a text that marks its headings */
    struct str previous; /* the last line that is not blank */
    struct str before;   /* the same; "" where the line stands apart from it */
    struct str behind;   /* the line behind it, without a blank line between; else "" */
    struct str next;     /* the next line that is not blank */
};

static bool begins_word_sign(struct str s) {
    return s.n != 0 && strchr(",;(/)", s.p[0]) != NULL;
}

/* Does the text read like a title: short, no sentence? */
static bool is_title_like(struct str s) {
    return s.n != 0 && flow_count_words(s) <= FLOW_TITLE_WORDS_MAX && !flow_begins_small(s) && !begins_word_sign(s) &&
           strchr(".;:,", s.p[s.n - 1]) == NULL;
}

/* Does the line end with a comma or a small word, "with" being one, so that a sentence must go on behind it? */
static bool must_go_on(struct str s) {
    return str_ends(s, STR(",")) || flow_ends_in_small_word(s, FLOW_SMALL_WORD + 1);
}

/* Is the line a heading that is over at its end, and no text behind one? */
static bool is_over(const struct text_line *line) {
    struct str rest = heading_skip_signs(line->heading.rest);
    if (line->heading.class == HEADING_NONE)
        return line->is_marked;
    return rest.n == 0 || line->is_marked || (is_title_like(rest) && !must_go_on(rest) && !flow_is_unspaced(rest));
}

static struct candidate make_candidate(const struct text *text, size_t at, const struct heading *heading, size_t expected) {
    struct candidate c = {.text = text, .at = at, .heading = *heading};
    c.rest = heading_skip_signs(heading->rest);
    c.is_alone = c.rest.n == 0;
    size_t n_signs = heading->rest.n - c.rest.n;
    for (size_t i = 0; i < n_signs; i++)
        c.has_sign = c.has_sign || heading->rest.p[i] != ' ';
    c.has_sign = c.has_sign || n_signs > 1;
    size_t value = heading_value(heading->label);
    c.is_first = value == 1;
    c.has_articles = expected > 1;
    c.is_expected = value != 0 && (value == expected || c.is_first);
    c.has_dot = heading->rest.n != 0 && heading->rest.p[0] == '.';
    const struct text_line *lines = text->lines;
    c.is_apart = at == 0 || (lines[at - 1].page.text.n == 0 && !lines[at - 1].is_dropped) || is_over(&lines[at - 1]);
    size_t previous = text_previous(text, at);
    c.is_begun = previous == (size_t)-1 || is_over(&lines[previous]) || flow_ends_clause(lines[previous].page.text);
    if (previous != (size_t)-1) {
        const struct heading *above = &lines[previous].heading;
        c.previous = lines[previous].page.text;
        bool takes_title = heading_division(above->class) != DIVISION_NONE ? !c.is_alone : above->class == HEADING_ARTICLE;
        c.is_title = takes_title && above->label.n != 0 && heading_skip_signs(above->rest).n == 0;
    }
    if (!c.is_apart)
        c.before = c.previous;
    c.is_apart = c.is_apart || previous == (size_t)-1;
    c.follows_end = c.is_apart || flow_ends_clause(c.before);
    if (at + 1 < text->n)
        c.behind = lines[at + 1].page.text;
    size_t next = text_next(text, (struct text_range){at, text->n}, at);
    if (next < text->n)
        c.next = lines[next].page.text;
    return c;
}

/* Does the line begin as a heading does, with no small letter? */
static bool begins_as_heading(struct str line) {
    return line.n != 0 && !flow_begins_small(line);
}

/* Does the line reach so far that it was broken for want of room? */
static bool is_full(const struct text *text, struct str line) {
    enum { FULL_PERCENT = 75 };
    return text->width != 0 && utf8_count(line) * 100 >= text->width * FULL_PERCENT;
}

/* Does nothing but a remark in brackets follow the number: "(former Article 3)", and not the "(2)" of a reference? */
static bool is_remark(struct str rest) {
    return str_starts(rest, STR("(")) && str_ends(rest, STR(")")) && str_index(rest, ' ') != rest.n &&
           flow_count_words(rest) <= FLOW_TITLE_WORDS_MAX;
}

static bool is_article_heading(const struct candidate *c) {
    bool is_open = !c->is_apart && !c->follows_end;
    bool is_middle = is_open && (c->has_dot || must_go_on(c->before) || is_full(c->text, c->before));
    bool stands_alone = c->is_alone && c->is_apart && c->behind.n == 0 && c->is_expected && (c->is_begun || c->is_first);
    if (c->is_alone && flow_begins_small(c->next) && !stands_alone)
        return false;
    if (c->is_alone && c->behind.n == 0 && c->is_expected)
        return !is_middle;
    if (c->is_alone)
        return !is_middle && (c->follows_end || c->is_expected || c->text->width == 0);
    if (is_remark(c->rest) && c->is_apart && c->is_expected)
        return true;
    if (flow_begins_small(c->rest) || (!c->has_sign && begins_word_sign(c->rest)) || begins_word_sign(c->heading.rest))
        return false;
    if (c->has_sign)
        return c->follows_end ? c->is_apart || c->is_expected || c->text->width == 0 : c->is_expected && !is_middle;
    return c->is_apart && (is_title_like(c->rest) || c->is_expected);
}

/* A division: nothing but its number, or with a title. */
static bool is_division_heading(const struct candidate *c) {
    bool is_below_title = flow_is_in_capitals(c->before) && flow_is_in_capitals(c->text->lines[c->at].page.text);
    if (c->is_alone)
        return c->is_apart || is_below_title || (c->follows_end && !flow_begins_small(c->behind));
    return c->is_apart && is_title_like(c->rest) && !begins_word_sign(c->heading.rest);
}

/* Is it the name of another instrument behind the articles of the first, "PROTOCOL OF SIGNATURE", with no number to tell it by? */
static bool is_instrument_behind(const struct candidate *c) {
    return c->has_articles && flow_is_in_capitals(c->text->lines[c->at].page.text);
}

/* An annex: its word with or without a number, or a short line that begins so. */
static bool is_annex_heading(const struct candidate *c) {
    struct str line = c->text->lines[c->at].page.text;
    bool is_marked = c->text->lines[c->at].is_marked;
    if (c->heading.label.n == 0 && c->is_title)
        return false;
    bool is_awaited = c->heading.label.n == 0 && (c->previous.n != 0 && strchr(":,", c->previous.p[c->previous.n - 1]) != NULL);
    /* "ANNEX 1" and "PROTOCOL" may have "to the Agreement" in the line behind; a sentence does not begin so. */
    bool goes_on = c->is_alone && c->behind.n != 0 && (c->heading.label.n != 0 || (c->is_begun && is_instrument_behind(c)));
    if (!is_marked && (is_awaited || (flow_begins_small(c->next) && !goes_on)))
        return false;
    if (c->is_alone)
        return c->is_apart;
    bool is_blank_behind = c->behind.n == 0 || c->text->lines[c->at + 1].heading.class != HEADING_NONE;
    bool is_short = flow_count_words(line) <= FLOW_TITLE_WORDS_MAX && strchr(".;,", line.p[line.n - 1]) == NULL;
    return c->is_apart && is_short && is_blank_behind && !begins_word_sign(c->heading.rest);
}

/* Is it a row of a table, in which one article is beside another: "Article 1    Article 3", "Article 4    -"? */
static bool is_row_of_articles(const struct candidate *c) {
    struct heading beside;
    struct str cell = str_trim(c->heading.rest);
    if (cell.n == 0 || !flow_has_columns(c->text->lines[c->at].page.text))
        return false;
    bool is_article = heading_read(cell, &beside) && beside.class == HEADING_ARTICLE;
    return heading_skip_signs(cell).n == 0 || (is_article && !heading_same_number(beside.label, c->heading.label));
}

static bool is_heading(const struct candidate *c) {
    const struct text_line *line = &c->text->lines[c->at];
    if (is_row_of_articles(c))
        return false;
    if (c->heading.last.n != 0)
        return c->is_apart && (c->is_begun || c->is_alone) && c->is_expected && !flow_begins_small(c->next);
    if (!begins_as_heading(line->page.text) && !line->is_marked)
        return false;
    if (c->is_sentence && c->heading.class != HEADING_ARTICLE)
        return false;
    switch (c->heading.class) {
    case HEADING_ARTICLE:
        return (line->is_marked && !begins_word_sign(c->heading.rest)) || is_article_heading(c);
    case HEADING_PREAMBLE:
    case HEADING_CONTENTS:
        return c->is_alone;
    case HEADING_ANNEX:
        return (c->heading.label.n != 0 || c->is_alone || line->is_marked || is_instrument_behind(c)) && is_annex_heading(c);
    default:
        return line->is_marked || is_division_heading(c);
    }
}

/* Does the line end with the number of a page, behind dots or a wide gap? Returns where the gap begins, or s.n. */
static size_t find_leader(struct str s) {
    size_t digits = s.n;
    while (digits != 0 && s.p[digits - 1] >= '0' && s.p[digits - 1] <= '9')
        digits--;
    size_t gap = digits, n_dots = 0;
    while (gap != 0 && (s.p[gap - 1] == '.' || s.p[gap - 1] == ' ' || s.p[gap - 1] == '\t' || s.p[gap - 1] == '_')) {
        n_dots += s.p[gap - 1] != ' ';
        gap--;
    }
    bool is_leader = digits != s.n && gap != 0 && (n_dots >= 2 || digits - gap >= 4 || (digits > gap && s.p[digits - 1] == '\t'));
    return is_leader ? gap : s.n;
}

/* --- The table of contents --- */

/* Is there a heading of the same class and number behind? */
static bool stands_again(const struct text *text, const struct heading *heading, size_t behind) {
    for (size_t i = behind; i < text->n; i++)
        if (text->lines[i].heading.class == heading->class && heading_same_number(text->lines[i].heading.label, heading->label))
            return true;
    return false;
}

static bool has_heading(const struct text *text, size_t at) {
    return at < text->n && text->lines[at].heading.class != HEADING_NONE;
}

/* The end of a run of headings from `at` on with hardly anything between them; *n is how many they are. */
static size_t contents_run(const struct text *text, size_t at, bool is_named, size_t *n) {
    size_t end = at, n_gap = 0;
    struct heading first = {.class = HEADING_NONE};
    *n = 0;
    for (size_t i = at; i < text->n && n_gap <= GAP_LINES_MAX; i++) {
        const struct text_line *line = &text->lines[i];
        if (line->page.text.n == 0)
            continue;
        bool has_leader = find_leader(line->page.text) < line->page.text.n;
        if (!has_heading(text, i) && !has_leader) {
            bool is_text =
                flow_count_words(line->page.text) > FLOW_TITLE_WORDS_MAX || (!is_named && flow_ends_clause(line->page.text));
            n_gap += is_text ? GAP_LINES_MAX + 1 : 1;
            continue;
        }
        if (line->heading.class == HEADING_ARTICLE && first.class == HEADING_NONE)
            first = line->heading;
        else if (line->heading.class == HEADING_ARTICLE && heading_same_number(first.label, line->heading.label))
            break;
        n_gap = 0;
        ++*n;
        end = i + 1;
    }
    return end;
}

/* Do most of the headings of the run stand again behind it? */
static bool is_repeated_behind(const struct text *text, struct text_range run) {
    enum { LOOKED_AT = 8 };
    size_t n = 0, n_again = 0;
    for (size_t i = run.from; i < run.to && n < LOOKED_AT; i++) {
        const struct heading *heading = &text->lines[i].heading;
        if (heading->class == HEADING_NONE || heading->label.n == 0)
            continue;
        n++;
        n_again += stands_again(text, heading, run.to);
    }
    return n_again != 0 && n_again * 4 >= n * 3;
}

/* The lines of a table of contents are no headings. It may have a name; else it is a run of headings before the first text. */
static void find_contents(struct text *text) {
    for (size_t i = 0, n_looked = 0; i < text->n && n_looked < 4; i++) {
        const struct text_line *line = &text->lines[i];
        if (line->heading.class == HEADING_NONE)
            continue;
        bool is_named = line->heading.class == HEADING_CONTENTS;
        size_t n, start = is_named ? i + 1 : i;
        struct text_range run = {start, contents_run(text, start, is_named, &n)};
        n_looked++;
        if (n < ROW_MIN || !is_repeated_behind(text, run))
            continue;
        for (size_t k = i; k < run.to; k++) {
            text->lines[k].heading.class = HEADING_NONE;
            text->lines[k].is_marked = false;
            text->lines[k].is_contents = text->lines[k].page.text.n != 0;
        }
        return;
    }
}

/* Takes a line that stands apart for a heading, though its word is damaged, where its number is the next, or nearly so, for others
   may be worse; returns which number is expected then. */
static size_t take_damaged(struct text *text, size_t i, size_t expected) {
    enum { LOST_MAX = 3 };
    struct text_line *line = &text->lines[i];
    struct heading heading;
    bool is_apart = (i == 0 || text->lines[i - 1].page.text.n == 0) && (i + 1 == text->n || text->lines[i + 1].page.text.n == 0);
    if (!is_apart || flow_begins_small(line->page.text) || !text_read_damaged(text->draft, line->page.text, &heading))
        return expected;
    size_t value = heading.label.n != 0 ? heading_value(heading.label) : 0;
    bool is_next = value >= expected && value <= expected + LOST_MAX;
    if (!is_next) {
        draft_doubt(text->draft, text->draft->root, line->page.number,
                    "\"%.*s\" may be the heading of an article; it is taken for text", STR_ARG(line->page.text));
        return expected;
    }
    draft_doubt(text->draft, text->draft->root, line->page.number, "\"%.*s\" is taken for the heading of Article %.*s",
                STR_ARG(line->page.text), STR_ARG(heading.label));
    line->heading = heading;
    return value + 1;
}

void text_find_headings(struct text *text) {
    size_t expected = 1;
    bool are_marked = false; /* the headings of articles, by "#" or an underline */
    for (size_t i = 0; i < text->n; i++) {
        struct text_line *line = &text->lines[i];
        struct heading heading = {.class = HEADING_NONE};
        if (line->page.text.n == 0 || line->is_quoted)
            continue;
        if (!heading_read_several(line->page.text, &heading)) {
            expected = take_damaged(text, i, expected);
            continue;
        }
        struct candidate c = make_candidate(text, i, &heading, expected);
        size_t leader = find_leader(line->page.text);
        c.is_sentence = are_marked && !line->is_marked && str_ends(line->page.text, STR("."));
        if (!is_heading(&c)) {
            if ((heading.class == HEADING_ARTICLE || c.is_sentence) && c.is_alone && c.heading.label.n != 0)
                draft_doubt(text->draft, text->draft->root, line->page.number, "\"%.*s\" is taken for text, not for a heading",
                            STR_ARG(line->page.text));
            continue;
        }
        line->heading = heading;
        are_marked = are_marked || (heading.class == HEADING_ARTICLE && line->level != 0);
        if (heading.class == HEADING_ARTICLE && leader == line->page.text.n)
            expected = heading_value(heading.last.n != 0 ? heading.last : heading.label) + 1;
    }
    find_contents(text);
    text_settle_headings(text);
}
