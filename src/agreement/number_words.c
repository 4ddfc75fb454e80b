#include "agreement/number_words.h"

#include "agreement/label.h"
#include "text/fold.h"
#include "text/utf8.h"

struct number_word {
    const char *word;
    size_t value;
};

static const struct number_word number_words[] = {
    {"one", 1},           {"two", 2},           {"three", 3},         {"four", 4},
    {"five", 5},          {"six", 6},           {"seven", 7},         {"eight", 8},
    {"nine", 9},          {"ten", 10},          {"eleven", 11},       {"twelve", 12},
    {"thirteen", 13},     {"fourteen", 14},     {"fifteen", 15},      {"sixteen", 16},
    {"seventeen", 17},    {"eighteen", 18},     {"nineteen", 19},     {"twenty", 20},
    {"thirty", 30},       {"forty", 40},        {"fifty", 50},        {"sixty", 60},
    {"first", 1},         {"second", 2},        {"third", 3},         {"fourth", 4},
    {"fifth", 5},         {"sixth", 6},         {"seventh", 7},       {"eighth", 8},
    {"ninth", 9},         {"tenth", 10},        {"premier", 1},       {"Ier", 1},
    {"Ire", 1},           {"première", 1},      {"deuxième", 2},      {"troisième", 3},
    {"quatrième", 4},     {"unique", 1},        {"primero", 1},       {"primera", 1},
    {"segundo", 2},       {"segunda", 2},       {"tercero", 3},       {"tercera", 3},
    {"cuarto", 4},        {"cuarta", 4},        {"quinto", 5},        {"quinta", 5},
    {"sexto", 6},         {"sexta", 6},         {"séptimo", 7},       {"octavo", 8},
    {"noveno", 9},        {"décimo", 10},       {"único", 1},         {"única", 1},
    {"primo", 1},         {"prima", 1},         {"secondo", 2},       {"terzo", 3},
    {"unico", 1},         {"primeiro", 1},      {"primeira", 1},      {"erste", 1},
    {"erster", 1},        {"zweiter", 2},       {"eerste", 1},        {"первая", 1},
    {"первый", 1},        {"вторая", 2},        {"третья", 3},        {"الأول", 1},
    {"الأولى", 1},        {"الثاني", 2},        {"الثانية", 2},       {"الثالث", 3},
    {"الثالثة", 3},       {"الرابع", 4},        {"الرابعة", 4},       {"الخامس", 5},
    {"الخامسة", 5},       {"undécimo", 11},     {"duodécimo", 12},    {"decimotercero", 13},
    {"decimocuarto", 14}, {"decimoquinto", 15}, {"decimosexto", 16},  {"decimoséptimo", 17},
    {"decimoctavo", 18},  {"decimonoveno", 19}, {"vigésimo", 20},     {"trigésimo", 30},
    {"séptima", 7},       {"octava", 8},        {"novena", 9},        {"décima", 10},
    {"второй", 2},        {"третий", 3},        {"четвертая", 4},     {"четвёртая", 4},
    {"пятая", 5},         {"шестая", 6},        {"седьмая", 7},       {"восьмая", 8},
    {"девятая", 9},       {"десятая", 10},      {"السادس", 6},        {"السادسة", 6},
    {"السابع", 7},        {"السابعة", 7},       {"الثامن", 8},        {"الثامنة", 8},
    {"التاسع", 9},        {"التاسعة", 9},       {"العاشر", 10},       {"العاشرة", 10},
    {"الحادية عشرة", 11}, {"الثانية عشرة", 12}, {"الثالثة عشرة", 13}, {"الرابعة عشرة", 14},
    {"الخامسة عشرة", 15}, {"السادسة عشرة", 16}, {"السابعة عشرة", 17}, {"الثامنة عشرة", 18},
    {"التاسعة عشرة", 19}, {"العشرون", 20},      {"birinci", 1},       {"ikinci", 2},
    {"üçüncü", 3},        {"dördüncü", 4},      {"beşinci", 5},       {"altıncı", 6},
    {"yedinci", 7},       {"zweite", 2},        {"dritte", 3},        {"dritter", 3},
    {"vierter", 4},       {"fünfter", 5},       {"cinquième", 5},     {"sixième", 6},
    {"septième", 7},      {"huitième", 8},      {"erstes", 1},        {"zweites", 2},
    {"drittes", 3},       {"viertes", 4},
};

static const struct number_word chinese[] = {
    {"〇", 0}, {"零", 0}, {"一", 1}, {"二", 2},  {"三", 3},   {"四", 4},    {"五", 5}, {"六", 6},
    {"七", 7}, {"八", 8}, {"九", 9}, {"十", 10}, {"百", 100}, {"千", 1000}, {"两", 2},
};

bool number_is_letter(uint32_t c) {
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (label_digit(c) >= 0)
        return false;
    bool is_sign = c < 0xC0 || c == 0xD7 || c == 0xF7 || (c >= 0x2000 && c <= 0x206F) || (c >= 0x2190 && c <= 0x2BFF) ||
                   (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF00 && c <= 0xFF20) || c == 0x60C || c == 0x61B || c == 0x61F;
    return !is_sign;
}

bool number_is_letter_at(struct str s, size_t at) {
    uint32_t c;
    if (at >= s.n)
        return false;
    utf8_decode(s, at, &c, NULL);
    return number_is_letter(c);
}

/* The number that a word stands for; *n its length. */
static size_t word_value(struct str s, size_t *n) {
    *n = 0;
    size_t value = 0;
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
        size_t length = fold_prefix(s, number_words[i].word);
        if (length > *n && !number_is_letter_at(s, length)) {
            *n = length;
            value = number_words[i].value;
        }
    }
    return value;
}

size_t number_words_length(struct str s, size_t *value) {
    size_t n, n_more;
    *value = word_value(s, &n);
    if (n == 0 || *value < 10 || n + 1 >= s.n || (s.p[n] != ' ' && s.p[n] != '-'))
        return n;
    size_t more = word_value(str_slice(s, n + 1, s.n), &n_more);
    if (n_more == 0 || more >= 10)
        return n;
    *value += more;
    return n + 1 + n_more;
}

/* The Chinese digit at byte `at`; false where there is none. */
static bool chinese_at(struct str s, size_t at, size_t *value, size_t *n) {
    for (size_t i = 0; i < sizeof chinese / sizeof *chinese; i++) {
        struct str sign = str_of(chinese[i].word);
        if (!str_starts(str_slice(s, at, s.n), sign))
            continue;
        *value = chinese[i].value;
        *n = sign.n;
        return true;
    }
    return false;
}

size_t number_chinese_length(struct str s, size_t *value) {
    size_t at = 0, sum = 0, digit = 0, sign, n;
    while (chinese_at(s, at, &sign, &n) && at < 64) {
        if (sign >= 10) {
            sum += (digit != 0 ? digit : 1) * sign;
            digit = 0;
        } else {
            digit = digit * 10 + sign;
        }
        at += n;
    }
    *value = sum + digit;
    return at;
}
