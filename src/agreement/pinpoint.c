#include "agreement/pinpoint.h"

#include "agreement/label.h"
#include "agreement/paragraph.h"

/* The words that may stand before a step; an indent has no number of its own and is counted. */
static const struct {
    const char *word;
    bool is_indent;
} step_words[] = {
    {"paragraph", false}, {"paragraphs", false},   {"para", false},    {"paras", false},
    {"par", false},       {"subparagraph", false}, {"subpara", false}, {"sub-paragraph", false},
    {"sub-para", false},  {"sub-point", false},    {"point", false},   {"subpoint", false},
    {"letter", false},    {"lit", false},          {"item", false},    {"clause", false},
    {"no", false},        {"nr", false},           {"abs", false},     {"absatz", false},
    {"alinéa", false},    {"al", false},           {"lettre", false},  {"lid", false},
    {"punkt", false},     {"ust", false},          {"пункт", false},   {"подпункт", false},
    {"п", false},         {"пп", false},           {"ч", false},       {"indent", true},
    {"indents", true},    {"tiret", true},         {"bullet", true},   {"dash", true},
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

/* Is the byte part of a word? Beyond ASCII every one is. */
static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* How many bytes one separator at the start of s takes; 0 where there is none. */
static size_t separator_length(struct str s) {
    static const char *const wide[] = {"\u00a0", "\u202f", "\u2009"};
    if (s.n != 0 && (s.p[0] == ' ' || s.p[0] == '\t' || s.p[0] == ',' || s.p[0] == '.' || s.p[0] == '_'))
        return 1;
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++)
        if (str_starts(s, str_of(wide[i])))
            return str_of(wide[i]).n;
    return 0;
}

static struct str skip_separators(struct str s) {
    for (size_t n = separator_length(s); n != 0; n = separator_length(s))
        s = str_slice(s, n, s.n);
    return s;
}

static bool is_step_word(struct str word, bool *is_indent) {
    for (size_t i = 0; i < sizeof step_words / sizeof *step_words; i++) {
        if (str_equal_nocase(word, str_of(step_words[i].word))) {
            *is_indent = step_words[i].is_indent;
            return true;
        }
    }
    return false;
}

/* Could it number a paragraph? The number is dressed as a marker, and read as one. */
static bool is_number(struct str s) {
    enum { NUMBER_MAX = 12 };
    struct buf marker = {0};
    struct str number = STR("");
    if (s.n <= NUMBER_MAX) {
        buf_printf(&marker, "(%.*s)", STR_ARG(s));
        number = marker_number(buf_str(&marker));
    }
    bool is_whole = number.n == s.n && s.n != 0;
    buf_free(&marker);
    return is_whole;
}

static size_t digits_length(struct str s) {
    size_t n = 0;
    while (n < s.n && is_digit(s.p[n]))
        n++;
    return n;
}

/* How many bytes the word at the start of s has; a hyphen between letters is part of it. */
static size_t word_length(struct str s) {
    size_t n = 0;
    while (n < s.n && separator_length(str_slice(s, n, s.n)) == 0 &&
           (is_letter(s.p[n]) || (s.p[n] == '-' && n != 0 && n + 1 < s.n && is_letter(s.p[n + 1]))))
        n++;
    return n;
}

/* Takes the next step or word off *rest: "(2)", "2", "b", "paragraph". A number in brackets may hold dots. False at the end, or
   where a bracket is not closed. */
static bool next_token(struct str *rest, struct str *token) {
    size_t n = 0;
    *rest = skip_separators(*rest);
    if (rest->n != 0 && rest->p[0] == '(') {
        n = str_index(*rest, ')');
        if (n == rest->n)
            return false;
        *token = str_trim(str_slice(*rest, 1, n));
        *rest = str_slice(*rest, n + 1, rest->n);
        return true;
    }
    n = rest->n != 0 && is_digit(rest->p[0]) ? digits_length(*rest) : word_length(*rest);
    *token = str_slice(*rest, 0, n);
    *rest = str_slice(*rest, n, rest->n);
    if (n != 0 && rest->n != 0 && rest->p[0] == ')') /* "b)" */
        *rest = str_slice(*rest, 1, rest->n);
    return n != 0;
}

bool pinpoint_parse(struct str s, struct pinpoint *pinpoint) {
    bool is_indent = false, is_word = false;
    struct str token;
    pinpoint->n = 0;
    while (next_token(&s, &token)) {
        is_word = is_step_word(token, &is_indent);
        if (is_word)
            continue;
        if (pinpoint->n == PINPOINT_STEPS_MAX || !is_number(token))
            return false;
        pinpoint->steps[pinpoint->n++] = (struct pinpoint_step){token, is_indent};
        is_indent = false;
    }
    return s.n == 0 && !is_word;
}

/* The number that the numbers directly below a place may repeat, as "1.1" does below "1": of a paragraph, or of an article. */
static struct str number_above(const struct node *node) {
    const struct node *up = node->parent->kind == NODE_BLOCK ? node_holder(node->parent) : node->parent;
    struct str label = up->label;
    if (up->kind == NODE_PARAGRAPH)
        return marker_number(label);
    label_skip_unit(&label);
    return label;
}

/* `number` without the number above and the dot behind that; empty where it does not begin so. */
static struct str behind_prefix(struct str number, struct str above) {
    struct str rest = str_slice(number, above.n, number.n);
    bool repeats = above.n != 0 && str_starts(number, above) && str_starts(rest, STR("."));
    return repeats ? str_slice(rest, 1, rest.n) : STR("");
}

/* How a paragraph may answer to a step: by its number itself, by the part of it that the number above does not say ("2" of
   "16.2"), or as what stands above the one meant ("1" for "1.1"). */
enum answer { ANSWER_NUMBER, ANSWER_PART, ANSWER_ABOVE, ANSWER_COUNT };

static bool answers(const struct node *paragraph, struct pinpoint_step step, enum answer answer) {
    struct str number = marker_number(paragraph->label);
    size_t place;
    if (step.is_indent)
        return answer == ANSWER_NUMBER && paragraph->label.n != 0 && number.n == 0 && str_to_size(step.number, &place) &&
               place == paragraph->ordinal;
    if (number.n == 0)
        return false;
    if (answer == ANSWER_NUMBER)
        return label_equal(number, step.number);
    if (answer == ANSWER_PART)
        return label_equal(behind_prefix(number, number_above(paragraph)), step.number);
    return behind_prefix(step.number, number).n != 0;
}

/* One way down the tree. */
struct descent {
    const struct pinpoint *pinpoint;
    const struct node *reached;
    size_t n_steps;
};

static const struct node *find_from(struct descent *descent, const struct node *from, size_t n_done);

/* Looks among the paragraphs directly below `parent` (a block or a paragraph) for the next step, and goes on from there. */
static const struct node *find_below(struct descent *descent, const struct node *parent, size_t n_done, enum answer answer) {
    struct pinpoint_step step = descent->pinpoint->steps[n_done];
    for (const struct node *child = parent->first; child != NULL; child = child->next) {
        if (child->kind != NODE_PARAGRAPH || !answers(child, step, answer))
            continue;
        const struct node *found = find_from(descent, child, n_done + (answer != ANSWER_ABOVE));
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* Goes on from a place that n_done steps have led to. */
static const struct node *find_from(struct descent *descent, const struct node *from, size_t n_done) {
    if (descent->reached == NULL || n_done > descent->n_steps) {
        descent->reached = from;
        descent->n_steps = n_done;
    }
    if (n_done == descent->pinpoint->n)
        return from;
    for (enum answer answer = 0; answer < ANSWER_COUNT; answer++) {
        const struct node *found = NULL;
        if (from->kind == NODE_PARAGRAPH)
            found = find_below(descent, from, n_done, answer);
        else
            for (const struct node *child = from->first; child != NULL && found == NULL; child = child->next)
                if (child->kind == NODE_BLOCK)
                    found = find_below(descent, child, n_done, answer);
        if (found != NULL)
            return found;
    }
    return NULL;
}

const struct node *pinpoint_find(const struct node *from, const struct pinpoint *pinpoint, const struct node **reached,
                                 size_t *n_steps) {
    struct descent descent = {.pinpoint = pinpoint};
    const struct node *found = find_from(&descent, from, 0);
    *reached = descent.reached;
    *n_steps = descent.n_steps;
    return found;
}
