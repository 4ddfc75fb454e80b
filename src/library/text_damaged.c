#include "library/text_import.h"

#include <string.h>

#include "agreement/label.h"
#include "agreement/number_words.h"
#include "base/suggest.h"
#include "library/numbers.h"

/* Headings whose word came to harm where a page was read by a machine: "Artic1e 1", "ARTlCLE 2.", "A R T I C L E 6". */

enum { WORD_MIN = 5, WORD_MAX = 10, LINE_LONGEST = 40 };

static bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

/* The letter that is often read as this sign. */
static char mend(char c) {
    if (c >= 'A' && c <= 'Z')
        return (char)(c - 'A' + 'a');
    return c == '1' || c == '|' || c == '!' ? 'l' : c == '0' ? 'o' : c == '5' ? 's' : c;
}

/* Reads the first word into `word`, mended; one whose letters stand apart, as a whole. Returns how many bytes it takes. */
static size_t read_word(struct str s, char word[WORD_MAX], size_t *n_word) {
    bool is_spaced = s.n > 2 && is_blank(s.p[1]);
    size_t at = 0;
    *n_word = 0;
    while (at < s.n && *n_word < WORD_MAX && !is_blank(s.p[at])) {
        word[(*n_word)++] = mend(s.p[at++]);
        bool has_more = is_spaced && at + 2 < s.n && is_blank(s.p[at]) && !is_blank(s.p[at + 1]) && is_blank(s.p[at + 2]);
        bool is_letter = has_more && number_is_letter((unsigned char)s.p[at + 1]);
        at += is_letter;
    }
    return at;
}

/* A number whose signs were misread for others that look like them: "l3" as "13", "Il" and "lll" as Roman. */
static struct str mend_number(struct draft *draft, struct str number) {
    struct buf roman = {0}, arabic = {0};
    size_t value;
    for (size_t i = 0; i < number.n; i++) {
        bool is_stroke = strchr("lI1|!", number.p[i]) != NULL;
        buf_add_char(&roman, is_stroke ? 'I' : number.p[i]);
        buf_add_char(&arabic, is_stroke ? '1' : number.p[i] == 'O' || number.p[i] == 'o' ? '0' : number.p[i]);
    }
    bool is_roman = label_parse_roman(buf_str(&roman), &value), is_arabic = str_to_size(buf_str(&arabic), &value);
    bool has_digit = strpbrk(arabic.p != NULL ? arabic.p : "", "23456789") != NULL;
    struct str mended = is_roman && !has_digit ? buf_str(&roman) : is_arabic ? buf_str(&arabic) : STR("");
    mended = arena_copy(draft->arena, mended);
    buf_free(&roman);
    buf_free(&arabic);
    return mended;
}

bool text_read_damaged(struct draft *draft, struct str line, struct heading *heading) {
    static const char *const words[] = {"article", "artikel", "artigo", "articolo"};
    char letters[WORD_MAX];
    size_t n_word, n = line.n <= LINE_LONGEST ? read_word(line, letters, &n_word) : 0;
    if (n == 0 || n >= line.n || !is_blank(line.p[n]) || n_word < WORD_MIN ||
        suggest_nearest((struct str){letters, n_word}, words, sizeof words / sizeof *words) == NULL)
        return false;
    struct str number = heading_skip_signs(str_slice(line, n, line.n)), word = str_slice(number, 0, str_index(number, ' '));
    while (word.n != 0 && strchr(".:", word.p[word.n - 1]) != NULL)
        word.n--;
    size_t n_number = number_length(number);
    bool is_sound = n_number != 0 && n_number == word.n;
    *heading = (struct heading){.class = HEADING_ARTICLE};
    heading->label = is_sound ? word : mend_number(draft, word);
    heading->printed = str_slice(line, 0, line.n - number.n + word.n);
    heading->last = (struct str){0};
    heading->rest = str_slice(number, word.n, number.n);
    return heading_skip_signs(heading->rest).n == 0 || n_number == 0;
}
