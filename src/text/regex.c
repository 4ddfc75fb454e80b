#include "text/regex.h"

#ifdef HAVE_PCRE2

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdlib.h>

#include "base/arena.h"
#include "text/fold.h"
#include "text/grapheme.h"
#include "text/utf8.h"

/* How many steps a match may take from one place of the text: what a sensible pattern needs, many times over, and what a
   catastrophic one is through with in a fraction of a second. */
#define STEPS_MAX 1000000

/* The memory that the compiled code may use for its stack. */
#define JIT_STACK_MIN ((size_t)32 << 10)
#define JIT_STACK_MAX ((size_t)1 << 20)

struct regex {
    pcre2_code *code;     /* for valid UTF-8, translated to machine code where the library can */
    pcre2_code *tolerant; /* for any other text */
    pcre2_match_data *data;
    pcre2_match_context *context;
    pcre2_jit_stack *jit_stack;
    bool gave_up;
};

/* Behind the first `closing` from byte `at` on. */
static size_t skip_to(struct str s, size_t at, char closing) {
    return at + str_index(str_slice(s, at, s.n), closing);
}

/* Behind the escape that begins at byte `at` with a backslash: "\S", "\pL", "\p{Lu}", "\x{AB}", "\cA", "\k<Name>" ... */
static size_t skip_escape(struct str s, size_t at) {
    if (at + 2 >= s.n)
        return s.n;
    char letter = s.p[at + 1];
    char opening = s.p[at + 2];
    at += 2;
    if (opening == '{' && str_index(STR("pPxoNgk"), letter) < 7)
        return skip_to(s, at, '}');
    if ((opening == '<' || opening == '\'') && (letter == 'g' || letter == 'k'))
        return skip_to(s, at + 1, opening == '<' ? '>' : '\'');
    switch (letter) {
    case 'p':
    case 'P':
    case 'c':
        return at + 1;
    case 'x':
        return at + 2;
    default:
        return at;
    }
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Behind what no text is matched with at the beginning of a group: "(?<Name>", "(?P=Name)", "(?(Name)", "(?U)", "(*UCP)". */
static size_t skip_group_opening(struct str s, size_t at) {
    at += 2;
    if (s.p[at - 1] == '*')
        return skip_to(s, at, ')');
    while (at < s.n && (is_letter(s.p[at]) || s.p[at] == '-' || s.p[at] == '^'))
        at++;
    if (at + 1 >= s.n)
        return s.n;
    char sign = s.p[at];
    bool after_p = s.p[at - 1] == 'P';
    if (sign == '<' && s.p[at + 1] != '=' && s.p[at + 1] != '!')
        return skip_to(s, at, '>');
    if (sign == '\'')
        return skip_to(s, at + 1, '\'');
    return sign == '&' || sign == '(' || (after_p && (sign == '=' || sign == '>')) ? skip_to(s, at, ')') : at;
}

/* Is there a capital in the pattern that stands for itself? */
static bool has_literal_capital(struct str s) {
    for (size_t at = 0; at < s.n;) {
        uint32_t code_point;
        size_t end = at + utf8_decode(s, at, &code_point, NULL);
        if (code_point == '\\')
            end = skip_escape(s, at);
        else if (code_point == '(' && end < s.n && (s.p[end] == '?' || s.p[end] == '*'))
            end = skip_group_opening(s, at);
        else if (fold_has_capital(str_slice(s, at, end)))
            return true;
        at = end;
    }
    return false;
}

/* Compiles for one kind of text; adds a fault where the pattern is none. */
static pcre2_code *compile(struct str pattern, uint32_t options, struct diag_list *diags) {
    int error;
    PCRE2_SIZE offset;
    pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern.p, pattern.n, options, &error, &offset, NULL);
    if (code == NULL) {
        PCRE2_UCHAR message[256];
        pcre2_get_error_message(error, message, sizeof message);
        diag_add(diags, DIAG_VALUE, (struct diag_place){0}, NULL, "bad regular expression: %s, at character %zu of \"%.*s\"",
                 (const char *)message, utf8_count(str_slice(pattern, 0, offset)) + 1, STR_ARG(pattern));
    }
    return code;
}

/* The memory that matching needs, all of it beforehand. */
static void prepare(struct regex *regex) {
    regex->data = pcre2_match_data_create_from_pattern(regex->code, NULL);
    regex->context = pcre2_match_context_create(NULL);
    if (regex->data == NULL || regex->context == NULL)
        memory_exhausted();
    pcre2_set_match_limit(regex->context, STEPS_MAX);
    if (pcre2_jit_compile(regex->code, PCRE2_JIT_COMPLETE) != 0)
        return;
    regex->jit_stack = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
    pcre2_jit_stack_assign(regex->context, NULL, regex->jit_stack);
}

struct regex *regex_new(struct str pattern, struct diag_list *diags) {
    if (pattern.n == 0) {
        diag_add(diags, DIAG_VALUE, (struct diag_place){0}, "a regular expression", "nothing to look for");
        return NULL;
    }
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_MULTILINE | PCRE2_NEVER_BACKSLASH_C;
    if (!has_literal_capital(pattern))
        options |= PCRE2_CASELESS;
    pcre2_code *code = compile(pattern, options, diags);
    if (code == NULL)
        return NULL;
    struct regex *regex = memory_alloc(sizeof *regex);
    *regex = (struct regex){.code = code, .tolerant = compile(pattern, options | PCRE2_MATCH_INVALID_UTF, diags)};
    prepare(regex);
    return regex;
}

void regex_free(struct regex *regex) {
    if (regex == NULL)
        return;
    pcre2_code_free(regex->code);
    pcre2_code_free(regex->tolerant);
    pcre2_match_data_free(regex->data);
    pcre2_match_context_free(regex->context);
    pcre2_jit_stack_free(regex->jit_stack);
    free(regex);
}

/* One match, whatever it cuts. An empty one is no match: PCRE2 then looks for a longer one at the same place. */
static bool find_any(struct regex *regex, struct str text, bool well_formed, size_t from, struct match *match) {
    const pcre2_code *code = well_formed ? regex->code : regex->tolerant;
    uint32_t options = PCRE2_NOTEMPTY | (well_formed ? PCRE2_NO_UTF_CHECK : 0);
    int result = pcre2_match(code, (PCRE2_SPTR)text.p, text.n, from, options, regex->data, regex->context);
    if (result < 0) {
        regex->gave_up = result != PCRE2_ERROR_NOMATCH;
        return false;
    }
    const PCRE2_SIZE *offsets = pcre2_get_ovector_pointer(regex->data);
    *match = (struct match){offsets[0], offsets[1]};
    return true;
}

/* The first cluster boundary behind byte `at`. */
static size_t next_boundary(struct grapheme_walk *walk, size_t at) {
    do {
        uint32_t code_point;
        at += utf8_decode(walk->text, at, &code_point, NULL);
    } while (!grapheme_walk_at(walk, at));
    return at;
}

bool regex_find(struct regex *regex, struct str text, bool well_formed, size_t from, struct match *match) {
    struct grapheme_walk walk = {text, from};
    while (!regex->gave_up && from < text.n && find_any(regex, text, well_formed, from, match)) {
        /* \K can put the beginning of a match before `from` or behind its end. */
        bool forward = match->start >= from && match->start < match->end;
        size_t start = forward ? match->start : from;
        bool whole_start = grapheme_walk_at(&walk, start);
        struct grapheme_walk end_walk = walk;
        if (forward && whole_start && grapheme_walk_at(&end_walk, match->end))
            return true;
        from = next_boundary(&walk, start);
    }
    return false;
}

bool regex_gave_up(const struct regex *regex) {
    return regex->gave_up;
}

#else

struct regex *regex_new(struct str pattern, struct diag_list *diags) {
    (void)pattern;
    diag_add(diags, DIAG_VALUE, (struct diag_place){0}, NULL, "this build of pacta has no regular expressions (no PCRE2)");
    return NULL;
}

void regex_free(struct regex *regex) {
    (void)regex;
}

bool regex_find(struct regex *regex, struct str text, bool well_formed, size_t from, struct match *match) {
    (void)regex, (void)text, (void)well_formed, (void)from, (void)match;
    return false;
}

bool regex_gave_up(const struct regex *regex) {
    (void)regex;
    return false;
}

#endif
