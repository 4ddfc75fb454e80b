#include "library/text_import.h"

#include "agreement/label.h"

/* What only the whole of a text tells to be a heading, or none. Headings within articles are none: the sections of an article
   ("Article IV", "Section 1"), and the paragraphs of one that are marked with "§". They look like headings of divisions and
   articles; what stands between them tells. */

static bool is_of(const struct text *text, size_t at, enum heading_class class) {
    return text->lines[at].heading.class == class;
}

/* Do the sections of a document divide articles, and not the other way around? Then they begin anew behind the headings of
   articles, and follow on one another. */
static bool are_sections_inner(const struct text *text, struct text_range document) {
    size_t n_first = 0, n_first_in_article = 0, n_behind_section = 0;
    enum heading_class before = HEADING_NONE;
    for (size_t i = document.from; i < document.to; i++) {
        const struct heading *heading = &text->lines[i].heading;
        if (heading->class == HEADING_NONE)
            continue;
        if (heading->class == HEADING_SECTION) {
            bool is_first = heading_value(heading->label) == 1;
            n_first += is_first;
            n_first_in_article += is_first && before == HEADING_ARTICLE;
            n_behind_section += !is_first && before == HEADING_SECTION;
        }
        before = heading->class;
    }
    return n_first_in_article * 2 > n_first && n_behind_section != 0;
}

static bool has_sign(const struct text_line *line) {
    return line->heading.class == HEADING_ARTICLE && str_starts(line->heading.printed, STR("§"));
}

/* Do the "§" of a document, up to the heading of an annex, begin with 1 behind an article by another name? */
static bool are_signs_inner(const struct text *text, struct text_range document) {
    bool has_articles = false;
    for (size_t i = document.from; i < document.to; i++) {
        const struct text_line *line = &text->lines[i];
        if (has_sign(line) && has_articles && heading_value(line->heading.label) == 1)
            return true;
        has_articles = has_articles || (is_of(text, i, HEADING_ARTICLE) && !has_sign(line));
    }
    return false;
}

/* Makes a heading text, that begins a paragraph; where it has nothing but a title, this ends with it. */
static void make_text(struct text *text, size_t at) {
    struct text_line *line = &text->lines[at];
    struct str rest = heading_skip_signs(line->heading.rest);
    bool is_broken = at + 1 < text->n && flow_begins_small(text->lines[at + 1].page.text);
    line->heading = (struct heading){.class = HEADING_NONE};
    line->is_marked = false;
    line->is_inner = true;
    line->page.ends_paragraph =
        line->page.ends_paragraph || (!is_broken && flow_count_words(rest) <= FLOW_TITLE_WORDS_MAX && !flow_ends_clause(rest));
    if (at != 0)
        text->lines[at - 1].page.ends_paragraph = true;
}

/* Makes the sections of a document text, where they stand within articles. */
static void settle_sections(struct text *text, struct text_range document) {
    if (!are_sections_inner(text, document))
        return;
    size_t first = document.to;
    for (size_t i = document.to; i-- > document.from;)
        if (is_of(text, i, HEADING_SECTION)) {
            make_text(text, i);
            first = i;
        }
    draft_doubt(text->draft, text->draft->root, text->lines[first].page.number,
                "the sections stand within articles, and are text of these");
}

static void settle_signs(struct text *text, struct text_range document) {
    if (!are_signs_inner(text, document))
        return;
    for (size_t i = document.from; i < document.to; i++)
        if (has_sign(&text->lines[i]))
            make_text(text, i);
}

/* --- Letters ------------------------------------------------------------------------------------------------------------ */

/* Is the line nothing but this roman number, with blank lines around it and no sentence that goes on behind it? */
static bool is_number_alone(const struct text *text, size_t at, size_t wanted) {
    size_t value, next = text_next(text, (struct text_range){at, text->n}, at);
    struct str number = text->lines[at].page.text;
    if (str_ends(number, STR(".")))
        number.n--;
    bool is_apart =
        (at == 0 || text->lines[at - 1].page.text.n == 0) && (at + 1 == text->n || text->lines[at + 1].page.text.n == 0);
    bool is_number = number.n != 0 && number.p[0] <= 'Z' && label_parse_roman(number, &value) && value == wanted;
    return is_apart && is_number && next < text->n && !flow_begins_small(text->lines[next].page.text);
}

/* Makes the numbers headings, or only counts them. */
static size_t take_numbers(struct text *text, bool is_taken) {
    size_t n = 0;
    for (size_t i = 0; i < text->n; i++) {
        struct text_line *line = &text->lines[i];
        if (line->page.text.n == 0 || line->heading.class != HEADING_NONE || !is_number_alone(text, i, n + 1))
            continue;
        n++;
        if (!is_taken)
            continue;
        line->heading = (struct heading){.class = HEADING_LETTER, .printed = line->page.text, .label = line->page.text};
        line->is_marked = false;
        draft_doubt(text->draft, text->draft->root, line->page.number,
                    "\"%.*s\" stands alone, and is taken for the heading of a letter", STR_ARG(line->page.text));
    }
    return n;
}

/* In a text without articles and divisions, numbers that stand alone and count on from I head the letters of an exchange. */
static void find_letters(struct text *text) {
    enum { LETTERS_MIN = 2 };
    for (size_t i = 0; i < text->n; i++)
        if (is_of(text, i, HEADING_ARTICLE) || heading_division(text->lines[i].heading.class) != DIVISION_NONE)
            return;
    if (take_numbers(text, false) >= LETTERS_MIN)
        take_numbers(text, true);
}

void text_settle_headings(struct text *text) {
    find_letters(text);
    for (struct text_range document = {0, 0}; document.from < text->n; document.from = document.to) {
        document.to = document.from + 1;
        while (document.to < text->n && !is_of(text, document.to, HEADING_ANNEX))
            document.to++;
        settle_sections(text, document);
        settle_signs(text, document);
    }
}
