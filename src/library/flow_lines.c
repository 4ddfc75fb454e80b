#include "library/flow_lines.h"

#include <stdlib.h>
#include <string.h>

#include "agreement/label.h"
#include "agreement/paragraph.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"

/* The longest lines that are taken for broken ones, and how short a line may be that is broken nonetheless, in percent. */
enum { WIDTH_MAX = 120, FULL_PERCENT = 70, COLUMNS_GAP = 4, LENGTH_COUNTED_MAX = 400 };

/* How many bytes a line break takes at byte `at`; 0 where there is none. */
static size_t break_length(struct str s, size_t at) {
    switch (s.p[at]) {
    case '\r':
        return at + 1 < s.n && s.p[at + 1] == '\n' ? 2 : 1;
    case '\n':
    case '\f':
    case '\v':
        return 1;
    case '\xE2': {
        struct str rest = str_slice(s, at, at + 3);
        return str_equal(rest, STR("\xE2\x80\xA8")) || str_equal(rest, STR("\xE2\x80\xA9")) ? 3 : 0;
    }
    default:
        return 0;
    }
}

/* The line without white space, no-break spaces and byte order marks at its ends. */
static struct str trim(struct str s, size_t *indent) {
    for (*indent = 0; s.n != 0; ++*indent) {
        bool is_no_break = str_starts(s, STR("\xC2\xA0"));
        bool is_mark = str_starts(s, STR("\xEF\xBB\xBF"));
        if (s.p[0] == '\t')
            *indent |= 7;
        else if (s.p[0] != ' ' && !is_no_break && !is_mark)
            break;
        s = str_slice(s, is_mark ? 3 : is_no_break ? 2 : 1, s.n);
    }
    while (s.n != 0 && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t' || str_ends(s, STR("\xC2\xA0"))))
        s.n -= str_ends(s, STR("\xC2\xA0")) ? 2 : 1;
    return s;
}

void page_lines_add(struct page_lines *lines, struct str text, size_t first_number) {
    bool begins_page = false;
    for (size_t start = 0; start < text.n;) {
        size_t end = start;
        while (end < text.n && break_length(text, end) == 0)
            end++;
        ARRAY_RESERVE_ONE(lines->items, lines->n, lines->capacity);
        struct page_line *line = &lines->items[lines->n++];
        line->text = trim(str_slice(text, start, end), &line->indent);
        line->number = first_number;
        line->begins_page = begins_page;
        line->ends_paragraph = false;
        begins_page = end < text.n && text.p[end] == '\f';
        if (end < text.n && text.p[end] != '\f' && text.p[end] != '\v' && (unsigned char)text.p[end] != 0xE2)
            first_number++;
        start = end + (end < text.n ? break_length(text, end) : 0);
    }
}

size_t page_lines_width(const struct page_lines *lines) {
    size_t counts[LENGTH_COUNTED_MAX + 1] = {0}, n = 0, n_longer = 0;
    for (size_t i = 0; i < lines->n; i++) {
        const struct page_line *line = &lines->items[i];
        if (line->text.n == 0)
            continue;
        size_t length =
            line->indent + (line->text.n > (size_t)4 * LENGTH_COUNTED_MAX ? LENGTH_COUNTED_MAX : utf8_count(line->text));
        counts[length < LENGTH_COUNTED_MAX ? length : LENGTH_COUNTED_MAX]++;
        n++;
    }
    size_t width = LENGTH_COUNTED_MAX;
    while (width > 0 && (n_longer + counts[width]) * 50 <= n)
        n_longer += counts[width--];
    return width <= WIDTH_MAX ? width : 0;
}

static bool ends_with_any(struct str text, const char *const *signs, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (str_ends(text, str_of(signs[i])))
            return true;
    return false;
}

bool flow_ends_clause(struct str text) {
    static const char *const closers[] = {"\"", "”", "’", "»", ")", "]", "'", "*"};
    static const char *const signs[] = {".", ";", ":", "!", "?", "。", "；", "：", "؛", "؟", "…"};
    bool ends_closed = true;
    while (ends_closed) {
        ends_closed = false;
        for (size_t i = 0; i < sizeof closers / sizeof *closers; i++)
            if (str_ends(text, str_of(closers[i]))) {
                text.n -= str_of(closers[i]).n;
                ends_closed = true;
            }
    }
    return ends_with_any(text, signs, sizeof signs / sizeof *signs);
}

/* Does it end with a letter or a digit? */
static bool ends_in_word(struct str text) {
    if (text.n == 0)
        return false;
    unsigned char c = (unsigned char)text.p[text.n - 1];
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

bool flow_begins_small(struct str text) {
    if (text.n == 0 || (unsigned char)text.p[0] < 'A')
        return false;
    size_t end = grapheme_next(text, 0);
    struct str first = str_slice(text, 0, end);
    if ((unsigned char)text.p[0] < 0x80)
        return text.p[0] >= 'a' && text.p[0] <= 'z';
    uint32_t c;
    utf8_decode(text, 0, &c, NULL);
    bool has_case = (c >= 0xC0 && c < 0x250) || (c >= 0x370 && c < 0x590);
    return has_case && !fold_has_capital(first);
}

/* Does it end with a word behind which a number in brackets is a reference and no item of a list? */
static bool ends_in_citation(struct str text) {
    static const char *const ends[] = {"aragraph", "aragraphs", "rticle", "rticles", "ubparagraph", "ection",  "lause", " and",
                                       " or",      " to",       " of",    "tem",     "aragraphe",   "artikel", "lid"};
    return ends_with_any(text, ends, sizeof ends / sizeof *ends);
}

bool flow_ends_in_small_word(struct str text, size_t longest) {
    size_t n = 0;
    while (n < text.n && text.p[text.n - 1 - n] >= 'a' && text.p[text.n - 1 - n] <= 'z')
        n++;
    return n != 0 && n <= longest && (n == text.n || text.p[text.n - 1 - n] == ' ');
}

bool flow_begins_list(struct str text) {
    struct marker marker;
    return marker_look(text, &marker) && marker.body < text.n && marker_position(marker.form, marker.number) == 1;
}

bool flow_expects_more(struct str text) {
    return flow_ends_in_small_word(text, FLOW_SMALL_WORD) || ends_in_citation(text);
}

bool flow_is_in_capitals(struct str text) {
    enum { LINE_MAX_BYTES = 400 };
    bool has_small = text.n > LINE_MAX_BYTES;
    for (size_t at = 0, next; at < text.n && !has_small; at = next) {
        uint32_t c;
        next = at + utf8_decode(text, at, &c, NULL);
        has_small = flow_begins_small(str_slice(text, at, text.n));
    }
    return !has_small && fold_has_capital(text);
}

/* The next gap between columns from byte `at` on: where it begins, and where it ends; s.n where there is none. */
static size_t find_gap(struct str s, size_t at, size_t *end) {
    for (; at < s.n; at = *end) {
        bool has_tab = false;
        while (at < s.n && s.p[at] != ' ' && s.p[at] != '\t')
            at++;
        for (*end = at; *end < s.n && (s.p[*end] == ' ' || s.p[*end] == '\t'); ++*end)
            has_tab = has_tab || s.p[*end] == '\t';
        has_tab = has_tab && !flow_begins_small(str_slice(s, *end, s.n)); /* else it is but a blank */
        bool is_clause = at != 0 && strchr(".;:,", s.p[at - 1]) != NULL && s.p[*end < s.n ? *end : at] == '(';
        if (*end < s.n && (*end - at >= COLUMNS_GAP || has_tab) && !is_clause)
            return at;
    }
    return s.n;
}

size_t flow_count_words(struct str text) {
    size_t n = 0;
    for (size_t i = 0; i < text.n; i++)
        n += text.p[i] != ' ' && (i == 0 || text.p[i - 1] == ' ');
    return n;
}

bool flow_is_unspaced(struct str text) {
    uint32_t c = 0;
    if (text.n != 0)
        utf8_decode(text, 0, &c, NULL);
    return (c >= 0x3000 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) || (c >= 0xFF00 && c < 0xFFF0) || (c >= 0xE00 && c < 0xE80);
}

/* How many bytes at the start of a line are a number without a dot or brackets, "1", "a", "iv"; 0 where there is none, or no text
   behind the white space that follows it; *body is where that text begins. */
static size_t bare_number(struct str s, size_t *body) {
    enum { DIGITS_MAX = 2, LETTERS_MAX = 4 };
    size_t n = 0, value;
    while (n < s.n && s.p[n] >= '0' && s.p[n] <= '9')
        n++;
    bool is_number = n != 0 && n <= DIGITS_MAX && s.p[0] != '0';
    for (; n < s.n && s.p[n] >= 'a' && s.p[n] <= 'z' && !is_number; n++)
        continue;
    bool is_letter = n == 1 || (n <= LETTERS_MAX && label_parse_roman(str_slice(s, 0, n), &value));
    static const char wide_blank[] = "\xE3\x80\x80";
    *body = n;
    while (*body < s.n && (s.p[*body] == ' ' || s.p[*body] == '\t' || str_starts(str_slice(s, *body, s.n), STR(wide_blank))))
        *body += s.p[*body] == wide_blank[0] ? sizeof wide_blank - 1 : 1;
    bool has_text = *body > n && *body < s.n && strchr(".-)", s.p[*body]) == NULL;
    return (is_number || is_letter) && has_text ? n : 0;
}

/* Does such a number stand apart from its text as one in a margin does, and is that text no row of a table? */
static bool is_in_margin(struct str s, size_t n, size_t body) {
    enum { MARGIN_GAP = 3 };
    size_t end;
    bool is_apart = body - n >= MARGIN_GAP || memchr(s.p + n, '\t', body - n) != NULL;
    return is_apart && find_gap(s, body, &end) == s.n;
}

/* Where the text of a line begins, behind the marker of a list, after which a gap means nothing. */
static size_t behind_marker(struct str text) {
    struct marker_levels levels = {.n = 0};
    struct marker marker;
    marker_read(text, &levels, &marker);
    return marker.form != MARKER_NONE ? marker.body : 0;
}

bool flow_has_columns(struct str text) {
    size_t end;
    return find_gap(text, behind_marker(text), &end) < text.n;
}

/* Appends a line with a sign between its columns, which would else run on in one another. */
static void add_line(struct buf *out, struct str text) {
    size_t start = 0, end;
    for (size_t at = find_gap(text, behind_marker(text), &end); at < text.n; at = find_gap(text, end, &end)) {
        buf_add(out, str_slice(text, start, at));
        buf_add(out, STR(" | "));
        start = end;
    }
    buf_add(out, str_slice(text, start, text.n));
}

/* A paragraph that is being read. */
struct flow {
    struct draft *draft;
    struct draft_node *node;
    struct str language;
    size_t width;
    size_t n_bare;               /* the next number of those that stand bare; 0: none does */
    struct marker_levels levels; /* of the lists that are open */
    struct buf text;
    const struct page_line *last; /* NULL: none yet */
    size_t n_blank;               /* lines behind it */
};

/* Where most lines are paragraphs: is one broken off all the same, in front of a small letter or not? */
static bool is_broken_off(struct str text, bool is_small) {
    enum { SHORTEST = 35, LONGEST = 100 };
    if (is_small && ends_in_word(text))
        return true;
    if (text.n < SHORTEST || text.n > LONGEST)
        return false;
    return flow_ends_in_small_word(text, FLOW_SMALL_WORD) || (is_small && str_ends(text, STR(",")));
}

/* Could a sentence in the middle of a paragraph begin so too: "Annex" and, in the next line, "A. They"? */
static bool is_doubtful_first(struct str line) {
    struct marker marker;
    return !marker_is_sure(line) && marker_look(line, &marker) && marker_position(marker.form, marker.number) == 1;
}

/* Does the number at the start of a line come next on its level, or is it a first? One in the middle of a sentence, of a day or a
   sum, mostly is not. */
static bool is_next_in_list(const struct flow *flow, struct str line) {
    struct marker_levels levels = flow->levels;
    struct marker marker;
    size_t level = marker_read(line, &levels, &marker), here = marker_position(marker.form, marker.number);
    bool goes_on = level < flow->levels.n && flow->levels.levels[level].form == marker.form;
    size_t last = goes_on ? marker_position(marker.form, str_of(flow->levels.levels[level].last)) : 0;
    return here == 0 || here == last + 1;
}

/* Does an item of a list end so: with a conjunction, but not one between two numbers, as in "paragraphs (a) and"? */
static bool ends_in_conjunction(struct str text) {
    static const char *const words[] = {" and", " or", " et", " ou", " und", " oder", " y", " o", " и", " или"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i]);
        if (str_ends(text, word) && text.n > word.n) {
            char before = text.p[text.n - word.n - 1];
            return before != ')' && !(before >= '0' && before <= '9');
        }
    }
    return false;
}

/* Is the number at the start of a line the middle of the sentence in the line before it? */
static bool is_number_in_sentence(const struct flow *flow, const struct page_line *page) {
    struct str line = page->text, last = flow->last->text;
    struct marker marker;
    if (page->indent < flow->last->indent && marker_look(last, &marker)) /* the list above goes on */
        return false;
    if (flow_ends_clause(last) || flow->n_blank != 0 || flow->width == 0)
        return false;
    bool is_next = is_next_in_list(flow, line);
    return !is_next || (is_doubtful_first(line) && ends_in_word(last) && !ends_in_conjunction(last)) ||
           (flow_expects_more(last) && !ends_in_conjunction(last));
}

/* Does the line go on with the paragraph? */
static bool goes_on(const struct flow *flow, const struct page_line *line) {
    struct str last = flow->last->text;
    bool is_open = !flow_ends_clause(last), is_small = flow_begins_small(line->text);
    if (flow->last->ends_paragraph)
        return false;
    struct marker_levels levels = flow->levels;
    struct marker marker;
    marker_read(line->text, &levels, &marker);
    if (marker.form == MARKER_DASH || marker.form == MARKER_BULLET ||
        (marker.form != MARKER_NONE && !is_number_in_sentence(flow, line)))
        return false;
    if (flow_has_columns(last) || flow_has_columns(line->text))
        return false;
    if (flow->width == 0)
        return flow->n_blank == 0 && is_broken_off(last, is_small);
    if (flow->n_blank != 0)
        return is_open && is_small && ends_in_word(last);
    size_t length = flow->last->indent + utf8_count(last);
    if (length * 100 < flow->width * FULL_PERCENT)
        return is_open && (is_small || flow_ends_in_small_word(last, FLOW_SMALL_WORD));
    bool is_indented = line->indent > flow->last->indent + 1 && flow->text.n != last.n;
    return !(is_indented && flow_ends_clause(last));
}

/* Joins a line: a blank between, but for a word that was parted with a hyphen, and in scripts without blanks. */
static void join(struct flow *flow, struct str line) {
    struct str text = buf_str(&flow->text);
    bool is_hyphen = text.n > 1 && text.p[text.n - 1] == '-' && text.p[text.n - 2] != ' ' && flow_begins_small(line);
    struct str last = str_slice(text, utf8_previous(text, text.n), text.n);
    if (!is_hyphen && !(flow_is_unspaced(last) && flow_is_unspaced(line)))
        buf_add_char(&flow->text, ' ');
    buf_add(&flow->text, line);
}

/* Hands the paragraph over. */
static void add_paragraph(struct flow *flow) {
    if (flow->text.n != 0)
        draft_add_text(flow->draft, flow->node, flow->language, buf_str(&flow->text));
    buf_clear(&flow->text);
}

/* Is the line, at the beginning of a paragraph, the one with this number and nothing but white space behind it? */
static bool has_bare_number(struct str s, size_t wanted) {
    size_t body, value, n = bare_number(s, &body);
    return n != 0 && str_to_size(str_slice(s, 0, n), &value) && value == wanted && !flow_begins_small(str_slice(s, body, s.n));
}

/* Are the paragraphs of a part numbered "1 Each Party", "2 Each Party"? Then the first of them is; numbers further down are those
   of notes. Where the number stands as in a margin, one will do; else a second must follow, with a blank line before it. */
static bool has_bare_numbers(const struct page_line *lines, size_t n) {
    size_t first = 0, body;
    while (first < n && lines[first].text.n == 0)
        first++;
    if (first == n || !has_bare_number(lines[first].text, 1))
        return false;
    size_t n_digits = bare_number(lines[first].text, &body);
    bool has_second = is_in_margin(lines[first].text, n_digits, body);
    for (size_t i = first + 1; i < n && !has_second; i++)
        has_second = lines[i - 1].text.n == 0 && has_bare_number(lines[i].text, 2);
    return has_second;
}

/* The text of a line, with a number that stands bare at its beginning dressed as a marker: "1." or "(a)". */
static struct str dress_number(struct flow *flow, const struct page_line *line, bool is_first) {
    struct str s = line->text;
    size_t body, n = bare_number(s, &body);
    if (n == 0)
        return s;
    bool is_digit = s.p[0] <= '9', is_marginal = is_in_margin(s, n, body);
    bool is_next = is_digit && flow->n_bare != 0 && (is_first || is_marginal) && has_bare_number(s, flow->n_bare);
    flow->n_bare += is_next;
    if (!is_next && (is_digit || !is_marginal))
        return s;
    return str_of(arena_printf(flow->draft->arena, is_digit ? "%.*s. %.*s" : "(%.*s) %.*s", STR_ARG(str_slice(s, 0, n)),
                               STR_ARG(str_slice(s, body, s.n))));
}

void flow_add(struct draft *draft, struct draft_node *node, struct str language, const struct page_line *lines, size_t n,
              size_t width) {
    struct flow flow = {.draft = draft, .node = node, .language = language, .width = width, .n_bare = has_bare_numbers(lines, n)};
    struct page_line *dressed = arena_array(draft->arena, n, sizeof *dressed);
    for (size_t i = 0; i < n; i++) {
        dressed[i] = lines[i];
        if (lines[i].text.n == 0) {
            flow.n_blank++;
            continue;
        }
        dressed[i].text = dress_number(&flow, &lines[i], flow.last == NULL || flow.n_blank != 0);
        if (flow.text.n != 0 && goes_on(&flow, &dressed[i])) {
            join(&flow, dressed[i].text);
        } else {
            struct marker marker;
            add_paragraph(&flow);
            add_line(&flow.text, dressed[i].text);
            marker_read(dressed[i].text, &flow.levels, &marker);
        }
        flow.last = &dressed[i];
        flow.n_blank = 0;
    }
    add_paragraph(&flow);
    buf_free(&flow.text);
}
