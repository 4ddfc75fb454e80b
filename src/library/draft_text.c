#include "library/draft.h"

#include <string.h>

#include "agreement/label.h"
#include "library/numbers.h"

/* Paragraphs of text: the items of a list that run on in one paragraph get lines of their own, so that they can be named. */

/* Beyond these a number is a year or a sum, and a word a word. */
enum { DIGITS_MAX = 2, LETTERS_MAX = 5, LEVELS_MAX = 8, FAR_BYTES = 256 << 10, FAR_ITEMS = 64 };

enum item_form { ITEM_NONE, ITEM_NUMBER_DOT, ITEM_NUMBER, ITEM_LETTER, ITEM_ROMAN };

/* What begins an item: "1.", "1)", "(1)", "a)", "(a)", "(iv)". */
struct item {
    enum item_form form;
    bool is_open; /* has a bracket before it too */
    size_t value; /* which one it is in its list; as a letter, where it may be a letter or a roman number */
    size_t roman; /* as a roman number; 0: none */
    size_t n;     /* bytes */
};

/* The numbers that may come next, innermost last. */
struct open_lists {
    struct item levels[LEVELS_MAX];
    size_t n;
};

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static bool is_small(char c) {
    return c >= 'a' && c <= 'z';
}

static bool is_letter(char c) {
    return is_small(c) || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

/* Reads what stands between the brackets. */
static bool read_inner(struct str s, struct item *item) {
    size_t n_digits = 0, n_letters = 0;
    while (n_digits < s.n && is_digit(s.p[n_digits]))
        n_digits++;
    while (n_letters < s.n && is_small(s.p[n_letters]))
        n_letters++;
    if (n_digits != 0 && n_digits <= DIGITS_MAX) {
        item->form = ITEM_NUMBER;
        item->n = n_digits;
        return str_to_size(str_slice(s, 0, n_digits), &item->value);
    }
    if (n_letters == 0 || n_letters > LETTERS_MAX)
        return false;
    struct str word = str_slice(s, 0, n_letters);
    if (!label_parse_roman(word, &item->roman))
        item->roman = 0;
    item->value = n_letters == 1 ? (size_t)(word.p[0] - 'a' + 1) : 0;
    item->form = n_letters == 1 ? ITEM_LETTER : ITEM_ROMAN;
    item->n = n_letters;
    return n_letters == 1 || item->roman != 0;
}

/* Reads an item's marker at the start of s. */
static bool read_item(struct str s, struct item *item) {
    *item = (struct item){.is_open = s.n != 0 && s.p[0] == '('};
    if (!read_inner(str_slice(s, item->is_open, s.n), item))
        return false;
    size_t n = item->n + item->is_open;
    char behind = n < s.n ? s.p[n] : '\0', after = n + 1 < s.n ? s.p[n + 1] : '\0';
    item->n = n + 1;
    if (behind == ')')
        return true;
    item->form = item->form == ITEM_NUMBER ? ITEM_NUMBER_DOT : ITEM_NONE;
    return item->form == ITEM_NUMBER_DOT && behind == '.' && !item->is_open && !is_digit(after) &&
           number_ordinal_sign_length(str_slice(s, n, s.n)) == 0;
}

static bool is_same_form(const struct item *a, const struct item *b) {
    bool are_letters = a->form >= ITEM_LETTER && b->form >= ITEM_LETTER;
    return a->is_open == b->is_open && (a->form == b->form || are_letters);
}

/* Does b follow a in a list? */
static bool follows(const struct item *a, const struct item *b) {
    if (!is_same_form(a, b))
        return false;
    return (a->value != 0 && b->value == a->value + 1) || (a->roman != 0 && b->roman == a->roman + 1);
}

static bool is_first(const struct item *item) {
    return item->value == 1 || item->roman == 1;
}

/* A conjunction at the end of s, before the last item of a list: how many bytes it takes, else 0. */
static size_t conjunction_length(struct str s) {
    static const char *const words[] = {"and", "or", "et", "ou", "y", "o", "e", "und", "oder", "en", "of", "и", "или"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        struct str word = str_of(words[i]);
        if (str_ends(s, word) && (s.n == word.n || s.p[s.n - word.n - 1] == ' '))
            return word.n;
    }
    return 0;
}

/* May an item begin at this byte? It may behind the end of a clause, or a conjunction. */
static bool is_clause_start(struct str s, size_t at) {
    size_t before = at;
    while (before != 0 && s.p[before - 1] == ' ')
        before--;
    if (before == 0)
        return true;
    if (strchr(".;:", s.p[before - 1]) != NULL)
        return true;
    struct str head = str_slice(s, 0, before);
    static const char *const ends[] = {"；", "：", "。", "—", "–"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
        if (str_ends(head, str_of(ends[i])))
            return true;
    size_t n = conjunction_length(head);
    head = str_trim(str_slice(head, 0, head.n - n));
    return n != 0 && head.n != 0 && strchr(",;.:", head.p[head.n - 1]) != NULL;
}

/* What stands behind a marker: a blank, or at once a letter or an opening sign. A number with a dot begins a sentence. */
static bool is_item_start(struct str s, size_t at, const struct item *item) {
    struct str rest = str_slice(s, at + item->n, s.n);
    if (item->form == ITEM_NUMBER_DOT) {
        rest = str_trim(rest);
        return rest.n != 0 && !is_small(rest.p[0]) && !is_digit(rest.p[0]) && (at == 0 || s.p[at - 1] == ' ');
    }
    return rest.n != 0 && (rest.p[0] == ' ' || rest.p[0] == '(' || is_letter(rest.p[0]));
}

/* Does a letter follow a conjunction at once, as in "; oub) ..."? */
static bool is_glued_item(struct str s, size_t at) {
    return is_small(s.p[at]) && at + 1 < s.n && s.p[at + 1] == ')' && conjunction_length(str_slice(s, 0, at)) != 0;
}

/* The place of the next marker from byte `at` on; s.n where there is none. */
static size_t find_item(struct str s, size_t at, struct item *item) {
    for (; at < s.n; at++) {
        bool may_begin = s.p[at] == '(' || is_digit(s.p[at]) || is_small(s.p[at]);
        bool is_inside = at != 0 && s.p[at] != '(' && (is_digit(s.p[at - 1]) || is_letter(s.p[at - 1]) || s.p[at - 1] == '(');
        if (!may_begin)
            continue;
        if (is_inside && !is_glued_item(s, at))
            continue;
        if (read_item(str_slice(s, at, s.n), item) && is_item_start(s, at, item) && (is_inside || is_clause_start(s, at)))
            return at;
    }
    return s.n;
}

/* Is the first item of a list at byte `at` followed by its second one, not too far behind it? */
static bool has_second(struct str s, size_t at, const struct item *first) {
    struct item item;
    s = str_slice(s, 0, at + FAR_BYTES);
    size_t n_items = 0;
    for (at = find_item(s, at + first->n, &item); at < s.n && n_items < FAR_ITEMS; at = find_item(s, at + item.n, &item)) {
        if (follows(first, &item))
            return true;
        if (is_same_form(first, &item) && item.value == first->value && item.roman == first->roman)
            return false;
        n_items++;
    }
    return false;
}

/* Does the item go on with an open list, or begin a new one? Notes it. */
static bool take_item(struct str s, size_t at, const struct item *item, struct open_lists *lists) {
    for (size_t i = lists->n; i-- > 0;)
        if (follows(&lists->levels[i], item)) {
            lists->levels[i] = *item;
            lists->n = i + 1;
            return true;
        }
    if (lists->n == LEVELS_MAX || !(at == 0 || (is_first(item) && has_second(s, at, item))))
        return false;
    lists->levels[lists->n++] = *item;
    return true;
}

/* Adds a line, with a blank behind its marker where the source has none. */
static void add_item(struct draft *draft, struct draft_node *node, struct str language, struct str line) {
    struct item item;
    line = str_trim(line);
    bool is_glued = read_item(line, &item) && item.n < line.n && (is_letter(line.p[item.n]) || line.p[item.n] == '"') &&
                    !(item.is_open && line.p[1] == 's'); /* "(s)he" */
    if (!is_glued) {
        draft_add_line(draft, node, BLOCK_TEXT, language, line);
        return;
    }
    struct str marker = str_slice(line, 0, item.n), rest = str_slice(line, item.n, line.n);
    char *parted = arena_printf(draft->arena, "%.*s %.*s", STR_ARG(marker), STR_ARG(rest));
    draft_add_line(draft, node, BLOCK_TEXT, language, str_of(parted));
}

void draft_add_text(struct draft *draft, struct draft_node *node, struct str language, struct str text) {
    struct open_lists lists = {.n = 0};
    struct item item;
    text = draft_clean(draft, text);
    size_t start = 0;
    for (size_t at = find_item(text, 0, &item); at < text.n; at = find_item(text, at + item.n, &item)) {
        if (!take_item(text, at, &item, &lists))
            continue;
        if (at != start)
            add_item(draft, node, language, str_slice(text, start, at));
        start = at;
    }
    if (start < text.n)
        add_item(draft, node, language, str_slice(text, start, text.n));
}
