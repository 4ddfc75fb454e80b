#include "library/headings.h"

#include <stdint.h>

#include "agreement/label.h"
#include "agreement/number_words.h"
#include "library/flow_lines.h"
#include "library/numbers.h"
#include "text/fold.h"
#include "text/utf8.h"

struct heading_row {
    const char *word;
    enum heading_class class;
    const char *language;
};

/* A longer word stands before one that it begins with. */
static const struct heading_row words[] = {
    {"article", HEADING_ARTICLE, NULL},
    {"artículo", HEADING_ARTICLE, "es"},
    {"art", HEADING_ARTICLE, NULL},
    {"artikel", HEADING_ARTICLE, NULL},
    {"articolo", HEADING_ARTICLE, "it"},
    {"artigo", HEADING_ARTICLE, "pt"},
    {"artykuł", HEADING_ARTICLE, "pl"},
    {"articolul", HEADING_ARTICLE, "ro"},
    {"artikkel", HEADING_ARTICLE, "no"},
    {"artikkeli", HEADING_ARTICLE, "fi"},
    {"статья", HEADING_ARTICLE, "ru"},
    {"стаття", HEADING_ARTICLE, "uk"},
    {"артыкул", HEADING_ARTICLE, "be"},
    {"член", HEADING_ARTICLE, "bg"},
    {"члан", HEADING_ARTICLE, "sr"},
    {"član", HEADING_ARTICLE, "sr"},
    {"članak", HEADING_ARTICLE, "hr"},
    {"člen", HEADING_ARTICLE, "sl"},
    {"článek", HEADING_ARTICLE, "cs"},
    {"článok", HEADING_ARTICLE, "sk"},
    {"madde", HEADING_ARTICLE, "tr"},
    {"maddə", HEADING_ARTICLE, "az"},
    {"άρθρο", HEADING_ARTICLE, "el"},
    {"neni", HEADING_ARTICLE, "sq"},
    {"հոդված", HEADING_ARTICLE, "hy"},
    {"მუხლი", HEADING_ARTICLE, "ka"},
    {"المادة", HEADING_ARTICLE, "ar"},
    {"مادة", HEADING_ARTICLE, "ar"},
    {"ماده", HEADING_ARTICLE, "fa"},
    {"סעיף", HEADING_ARTICLE, "he"},
    {"अनुच्छेद", HEADING_ARTICLE, "hi"},
    {"pasal", HEADING_ARTICLE, "id"},
    {"điều", HEADING_ARTICLE, "vi"},
    {"ข้อ", HEADING_ARTICLE, "th"},
    {"§", HEADING_ARTICLE, NULL},
    {"part", HEADING_PART, "en"},
    {"partie", HEADING_PART, "fr"},
    {"parte", HEADING_PART, NULL},
    {"deel", HEADING_PART, "nl"},
    {"teil", HEADING_PART, "de"},
    {"часть", HEADING_PART, "ru"},
    {"الجزء", HEADING_PART, "ar"},
    {"część", HEADING_PART, "pl"},
    {"book", HEADING_BOOK, "en"},
    {"livre", HEADING_BOOK, "fr"},
    {"libro", HEADING_BOOK, NULL},
    {"buch", HEADING_BOOK, "de"},
    {"boek", HEADING_BOOK, "nl"},
    {"title", HEADING_TITLE, "en"},
    {"titre", HEADING_TITLE, "fr"},
    {"título", HEADING_TITLE, NULL},
    {"titolo", HEADING_TITLE, "it"},
    {"titel", HEADING_TITLE, NULL},
    {"раздел", HEADING_TITLE, "ru"},
    {"الباب", HEADING_TITLE, "ar"},
    {"chapter", HEADING_CHAPTER, "en"},
    {"chapitre", HEADING_CHAPTER, "fr"},
    {"capítulo", HEADING_CHAPTER, NULL},
    {"capitolo", HEADING_CHAPTER, "it"},
    {"capo", HEADING_CHAPTER, "it"},
    {"hoofdstuk", HEADING_CHAPTER, "nl"},
    {"kapitel", HEADING_CHAPTER, NULL},
    {"kapittel", HEADING_CHAPTER, "no"},
    {"глава", HEADING_CHAPTER, NULL},
    {"الفصل", HEADING_CHAPTER, "ar"},
    {"rozdział", HEADING_CHAPTER, "pl"},
    {"κεφάλαιο", HEADING_CHAPTER, "el"},
    {"bölüm", HEADING_CHAPTER, "tr"},
    {"fejezet", HEADING_CHAPTER, "hu"},
    {"section", HEADING_SECTION, NULL},
    {"sección", HEADING_SECTION, "es"},
    {"seção", HEADING_SECTION, "pt"},
    {"secção", HEADING_SECTION, "pt"},
    {"sezione", HEADING_SECTION, "it"},
    {"afdeling", HEADING_SECTION, NULL},
    {"abschnitt", HEADING_SECTION, "de"},
    {"секция", HEADING_SECTION, "ru"},
    {"القسم", HEADING_SECTION, "ar"},
    {"subsection", HEADING_SUBSECTION, "en"},
    {"sub-section", HEADING_SUBSECTION, "en"},
    {"sous-section", HEADING_SUBSECTION, "fr"},
    {"subsección", HEADING_SUBSECTION, "es"},
    {"subsecção", HEADING_SUBSECTION, "pt"},
    {"subseção", HEADING_SUBSECTION, "pt"},
    {"unterabschnitt", HEADING_SUBSECTION, "de"},
    {"paragraaf", HEADING_SUBSECTION, "nl"},
    {"annex", HEADING_ANNEX, "en"},
    {"annexe", HEADING_ANNEX, "fr"},
    {"anexo", HEADING_ANNEX, NULL},
    {"allegato", HEADING_ANNEX, "it"},
    {"bijlage", HEADING_ANNEX, "nl"},
    {"anlage", HEADING_ANNEX, "de"},
    {"anhang", HEADING_ANNEX, "de"},
    {"bilaga", HEADING_ANNEX, "sv"},
    {"bilag", HEADING_ANNEX, NULL},
    {"приложение", HEADING_ANNEX, "ru"},
    {"додаток", HEADING_ANNEX, "uk"},
    {"załącznik", HEADING_ANNEX, "pl"},
    {"příloha", HEADING_ANNEX, "cs"},
    {"ek", HEADING_ANNEX, "tr"},
    {"παράρτημα", HEADING_ANNEX, "el"},
    {"مرفق", HEADING_ANNEX, "ar"},
    {"المرفق", HEADING_ANNEX, "ar"},
    {"ملحق", HEADING_ANNEX, "ar"},
    {"الملحق", HEADING_ANNEX, "ar"},
    {"附件", HEADING_ANNEX, "zh"},
    {"附录", HEADING_ANNEX, "zh"},
    {"附錄", HEADING_ANNEX, "zh"},
    {"议定书", HEADING_ANNEX, "zh"},
    {"附属書", HEADING_ANNEX, "ja"},
    {"議定書", HEADING_ANNEX, NULL},
    {"appendix", HEADING_ANNEX, "en"},
    {"appendice", HEADING_ANNEX, NULL},
    {"apéndice", HEADING_ANNEX, "es"},
    {"schedule", HEADING_ANNEX, "en"},
    {"additional protocol", HEADING_ANNEX, "en"},
    {"final protocol", HEADING_ANNEX, "en"},
    {"final act", HEADING_ANNEX, "en"},
    {"joint declaration", HEADING_ANNEX, "en"},
    {"agreed minutes", HEADING_ANNEX, "en"},
    {"exchange of letters", HEADING_ANNEX, "en"},
    {"exchange of notes", HEADING_ANNEX, "en"},
    {"additional article", HEADING_ANNEX, "en"},
    {"additional articles", HEADING_ANNEX, "en"},
    {"separate article", HEADING_ANNEX, "en"},
    {"separate articles", HEADING_ANNEX, "en"},
    {"separate and secret article", HEADING_ANNEX, "en"},
    {"secret article", HEADING_ANNEX, "en"},
    {"secret articles", HEADING_ANNEX, "en"},
    {"supplementary article", HEADING_ANNEX, "en"},
    {"article additionnel", HEADING_ANNEX, "fr"},
    {"articles additionnels", HEADING_ANNEX, "fr"},
    {"article séparé", HEADING_ANNEX, "fr"},
    {"articles séparés", HEADING_ANNEX, "fr"},
    {"article secret", HEADING_ANNEX, "fr"},
    {"articles secrets", HEADING_ANNEX, "fr"},
    {"artículo adicional", HEADING_ANNEX, "es"},
    {"artículos adicionales", HEADING_ANNEX, "es"},
    {"protocole additionnel", HEADING_ANNEX, "fr"},
    {"protocole final", HEADING_ANNEX, "fr"},
    {"acte final", HEADING_ANNEX, "fr"},
    {"échange de lettres", HEADING_ANNEX, "fr"},
    {"échange de notes", HEADING_ANNEX, "fr"},
    {"protocolo adicional", HEADING_ANNEX, "es"},
    {"canje de notas", HEADING_ANNEX, "es"},
    {"protocol", HEADING_ANNEX, NULL},
    {"protocole", HEADING_ANNEX, "fr"},
    {"protocolo", HEADING_ANNEX, NULL},
    {"protokoll", HEADING_ANNEX, NULL},
    {"протокол", HEADING_ANNEX, "ru"},
    {"preamble", HEADING_PREAMBLE, "en"},
    {"préambule", HEADING_PREAMBLE, "fr"},
    {"preámbulo", HEADING_PREAMBLE, NULL},
    {"preambolo", HEADING_PREAMBLE, "it"},
    {"preambule", HEADING_PREAMBLE, "nl"},
    {"präambel", HEADING_PREAMBLE, "de"},
    {"преамбула", HEADING_PREAMBLE, NULL},
    {"الديباجة", HEADING_PREAMBLE, "ar"},
    {"序言", HEADING_PREAMBLE, "zh"},
    {"preâmbulo", HEADING_PREAMBLE, "pt"},
    {"table of contents", HEADING_CONTENTS, "en"},
    {"contents", HEADING_CONTENTS, "en"},
    {"table des matières", HEADING_CONTENTS, "fr"},
    {"índice", HEADING_CONTENTS, NULL},
    {"inhoudsopgave", HEADING_CONTENTS, "nl"},
    {"inhaltsverzeichnis", HEADING_CONTENTS, "de"},
    {"содержание", HEADING_CONTENTS, "ru"},
    {"оглавление", HEADING_CONTENTS, "ru"},
    {"目录", HEADING_CONTENTS, "zh"},
};

/* Words that a statement behind the articles begins with, and no number follows. */
static const struct heading_row statements[] = {
    {"declaration by", HEADING_ANNEX, "en"},         {"declaration of", HEADING_ANNEX, "en"},
    {"declaration concerning", HEADING_ANNEX, "en"}, {"declaration regarding", HEADING_ANNEX, "en"},
    {"déclaration de", HEADING_ANNEX, "fr"},         {"déclaration du", HEADING_ANNEX, "fr"},
    {"declaración de", HEADING_ANNEX, "es"},         {"declaración del", HEADING_ANNEX, "es"},
    {"déclaration commune", HEADING_ANNEX, "fr"},
};

/* Words for several articles, which head what is said of all of them: "Articles 2 to 4 (repealed)". */
static const struct heading_row plurals[] = {
    {"articles", HEADING_ARTICLE, NULL}, {"arts", HEADING_ARTICLE, NULL},     {"artículos", HEADING_ARTICLE, "es"},
    {"artigos", HEADING_ARTICLE, "pt"},  {"articoli", HEADING_ARTICLE, "it"}, {"artikelen", HEADING_ARTICLE, "nl"},
    {"artikel", HEADING_ARTICLE, NULL},  {"artikler", HEADING_ARTICLE, NULL}, {"статьи", HEADING_ARTICLE, "ru"},
    {"artykuły", HEADING_ARTICLE, "pl"}, {"المواد", HEADING_ARTICLE, "ar"},
};

/* What may stand between the first and the last number of these. */
static const char *const connectors[] = {"to",  "and", "through", "à",  "et", "a",  "al", "y",   "e", "bis", "und",
                                         "tot", "en",  "t/m",     "по", "и",  "do", "i",  "إلى", "–", "—",   "-"};

/* Words behind the number: "第三条", "5. cikk", "제1조". */
static const struct heading_row endings[] = {
    {"条", HEADING_ARTICLE, "zh"},      {"條", HEADING_ARTICLE, "zh"},       {"조", HEADING_ARTICLE, "ko"},
    {"章", HEADING_CHAPTER, "zh"},      {"장", HEADING_CHAPTER, "ko"},       {"节", HEADING_SECTION, "zh"},
    {"節", HEADING_SECTION, "zh"},      {"절", HEADING_SECTION, "ko"},       {"款", HEADING_SUBSECTION, "zh"},
    {"编", HEADING_PART, "zh"},         {"編", HEADING_PART, "zh"},          {"部分", HEADING_PART, "zh"},
    {"partie", HEADING_PART, "fr"},     {"teil", HEADING_PART, "de"},        {"abschnitt", HEADING_SECTION, "de"},
    {"kapitel", HEADING_CHAPTER, NULL}, {"bölüm", HEADING_CHAPTER, "tr"},    {"kısım", HEADING_PART, "tr"},
    {"cikk", HEADING_ARTICLE, "hu"},    {"pants", HEADING_ARTICLE, "lv"},    {"straipsnis", HEADING_ARTICLE, "lt"},
    {"člen", HEADING_ARTICLE, "sl"},    {"artikkel", HEADING_ARTICLE, "et"}, {"fejezet", HEADING_CHAPTER, "hu"},
};

static const char *const closings[] = {
    "in witness whereof",
    "in witness thereof",
    "in faith whereof",
    "in testimony whereof",
    "done at",
    "done in",
    "given under our hands",
    "en foi de quoi",
    "fait à",
    "fait en",
    "fait au",
    "fait le",
    "en fe de lo cual",
    "en testimonio de lo cual",
    "hecho en",
    "hecho a",
    "hecha en",
    "suscrito en",
    "firmado en",
    "ten blijke waarvan",
    "gedaan te",
    "zu urkund dessen",
    "geschehen zu",
    "in fede di che",
    "fatto a",
    "fatto in",
    "em fé do que",
    "em testemunho do que",
    "feito em",
    "feito na",
    "feito no",
    "в удостоверение чего",
    "совершено в",
    "وإثباتا لذلك",
    "حررت",
    "حرر",
    "以上の証拠として",
    "为此",
    "為此",
};

/* Is what follows a word no more of it? */
static bool ends_word(struct str s, size_t at) {
    uint32_t c;
    if (at >= s.n)
        return true;
    utf8_decode(s, at, &c, NULL);
    return !number_is_letter(c);
}

struct str heading_skip_signs(struct str s) {
    while (s.n != 0) {
        uint32_t c;
        size_t n = utf8_decode(s, 0, &c, NULL);
        bool is_sign = c == ' ' || c == '\t' || c == 0xA0 || c == '.' || c == ':' || c == '-' || c == '*' || c == '_' || c == '#' ||
                       c == ')' || c == ',' || (c >= 0x2010 && c <= 0x2015) || c == 0x3000 || c == 0xFF1A || c == 0x3001;
        if (!is_sign)
            break;
        s = str_slice(s, n, s.n);
    }
    return s;
}

/* What may stand between a word and its number: blanks, a dot, "No.", and "the" of "Article the First". */
static struct str skip_to_number(struct str s) {
    static const char *const signs[] = {"no", "nr", "nº", "n°", "№", "the", "رقم"};
    s = heading_skip_signs(s);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = fold_prefix(s, signs[i]);
        if (n != 0 && n < s.n && !number_is_letter((unsigned char)s.p[n]))
            return heading_skip_signs(str_slice(s, n, s.n));
    }
    return s;
}

static bool may_lack_number(enum heading_class class) {
    return class == HEADING_PREAMBLE || class == HEADING_CONTENTS || class == HEADING_ANNEX;
}

/* Is it the number of an annex, "(No 1)", and no remark in brackets? */
static bool begins_with_number_in_brackets(struct str s) {
    struct str number = skip_to_number(str_slice(s, 1, s.n));
    size_t n = number_length(number);
    return n != 0 && n < number.n && number.p[n] == ')';
}

/* Reads what follows the word of a row. */
static bool read_behind_word(struct str line, size_t n_word, const struct heading_row *row, struct heading *heading) {
    struct str behind = str_slice(line, n_word, line.n);
    struct str number = skip_to_number(behind);
    bool has_bracket = str_starts(number, STR("(")) && (row->class == HEADING_ARTICLE || begins_with_number_in_brackets(number));
    number = has_bracket ? skip_to_number(str_slice(number, 1, number.n)) : number;
    size_t n_skipped = behind.n - number.n;
    bool is_parted = n_skipped != 0 || (unsigned char)line.p[0] >= 0x80;
    size_t n = row->class != HEADING_PREAMBLE && is_parted ? number_length(number) : 0;
    size_t n_closed = has_bracket && n < number.n && number.p[n] == ')';
    if (has_bracket && n_closed == 0)
        return false;
    heading->class = row->class;
    heading->language = row->language;
    if (n == 0) {
        heading->label = (struct str){0};
        heading->printed = str_slice(line, 0, n_word);
        heading->rest = behind;
        return may_lack_number(row->class) && ends_word(line, n_word);
    }
    heading->label = str_slice(number, 0, n);
    heading->printed = str_slice(line, 0, n_word + n_skipped + n + n_closed);
    heading->rest = str_slice(number, n + n_closed, number.n);
    return true;
}

static struct str skip_blanks(struct str s) {
    while (s.n != 0 && (s.p[0] == ' ' || s.p[0] == '\t'))
        s = str_slice(s, 1, s.n);
    return s;
}

/* How many bytes at the start of s part the numbers of a range, white space and all: " to "; 0 where none does. */
static size_t connector_length(struct str s) {
    struct str word = skip_blanks(s);
    for (size_t i = 0; i < sizeof connectors / sizeof *connectors; i++) {
        size_t n = fold_prefix(word, connectors[i]);
        struct str behind = str_slice(word, n, word.n);
        bool is_apart = n != 0 && word.n != s.n && behind.n != 0 && behind.p[0] == ' ';
        if (is_apart)
            return s.n - skip_blanks(behind).n;
    }
    return 0;
}

/* Reads behind the first number of "Articles 2 to 4" the last, with which the line ends but for a remark in brackets. */
static bool read_range(struct heading *heading) {
    size_t n_connector = connector_length(heading->rest);
    struct str last = str_slice(heading->rest, n_connector, heading->rest.n);
    size_t n = n_connector != 0 && heading->label.n != 0 ? number_length(last) : 0;
    struct str rest = str_slice(last, n, last.n), remark = heading_skip_signs(rest);
    enum { SEVERAL_MAX = 100 };
    size_t from = heading_value(heading->label), to = heading_value(str_slice(last, 0, n));
    bool is_over = remark.n == 0 || remark.p[0] == '(' || remark.p[0] == '[';
    if (n == 0 || !is_over || from >= to || to - from > SEVERAL_MAX)
        return false;
    heading->last = str_slice(last, 0, n);
    heading->printed.n = (size_t)(rest.p - heading->printed.p);
    heading->rest = rest;
    return true;
}

/* Reads "第三条", "5. cikk": a number with its word behind it. */
static bool read_number_first(struct str line, struct heading *heading) {
    size_t n_lead = fold_prefix(line, "第") + fold_prefix(line, "제");
    struct str s = str_slice(line, n_lead, line.n);
    size_t n = number_length(s);
    if (n == 0)
        return false;
    struct str behind = str_slice(s, n, s.n);
    struct str word = n_lead == 0 ? heading_skip_signs(behind) : str_trim(behind);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        bool is_letter = (unsigned char)endings[i].word[0] < 0x80 || endings[i].language[0] == 's';
        size_t n_word = is_letter == (n_lead == 0) ? fold_prefix(word, endings[i].word) : 0;
        if (n_word == 0 || (is_letter && !ends_word(word, n_word)))
            continue;
        size_t n_more = n_lead != 0 ? number_inserted_length(str_slice(word, n_word, word.n)) : 0;
        size_t n_all = (size_t)(word.p - line.p) + n_word + n_more;
        heading->class = endings[i].class;
        heading->language = endings[i].language;
        heading->printed = str_slice(line, 0, n_all);
        heading->label = n_lead != 0 ? heading->printed : str_slice(s, 0, n);
        heading->rest = str_slice(line, n_all, line.n);
        return true;
    }
    return false;
}

/* Does a line end with these bytes, or is what follows no more of a word: a number may follow at once in "附件一"? */
static bool is_whole_word(struct str line, size_t n) {
    return ends_word(line, n) || (flow_is_unspaced(line) && number_length(str_slice(line, n, line.n)) != 0);
}

/* The row with the longest word that the line begins with, and how many bytes that takes; NULL where there is none. */
static const struct heading_row *find_row(const struct heading_row *rows, size_t n_rows, struct str line, size_t *n_word) {
    const struct heading_row *best = NULL;
    *n_word = 0;
    for (size_t i = 0; i < n_rows; i++) {
        size_t n = fold_prefix(line, rows[i].word);
        if (n > *n_word && is_whole_word(line, n)) {
            best = &rows[i];
            *n_word = n;
        }
    }
    return best;
}

/* Reads "DECLARATION BY THE ALLIES". */
static bool read_statement(struct str line, struct heading *heading) {
    size_t n;
    const struct heading_row *row = find_row(statements, sizeof statements / sizeof *statements, line, &n);
    if (row == NULL)
        return false;
    heading->class = row->class;
    heading->language = row->language;
    heading->label = (struct str){0};
    heading->printed = str_slice(line, 0, n);
    heading->rest = str_slice(line, n, line.n);
    return true;
}

enum division heading_division(enum heading_class class) {
    static const enum division divisions[HEADING_CLASS_COUNT] = {
        [HEADING_PART] = DIVISION_PART,       [HEADING_TITLE] = DIVISION_TITLE,           [HEADING_CHAPTER] = DIVISION_CHAPTER,
        [HEADING_SECTION] = DIVISION_SECTION, [HEADING_SUBSECTION] = DIVISION_SUBSECTION,
    };
    return divisions[class];
}

bool heading_read(struct str line, struct heading *heading) {
    line = str_trim(line);
    if (line.n == 0)
        return false;
    size_t n;
    const struct heading_row *row = find_row(words, sizeof words / sizeof *words, line, &n);
    heading->last = (struct str){0};
    if (row != NULL)
        return read_behind_word(line, n, row, heading);
    return read_statement(line, heading) || read_number_first(line, heading);
}

bool heading_read_several(struct str line, struct heading *heading) {
    line = str_trim(line);
    size_t n;
    const struct heading_row *row = find_row(plurals, sizeof plurals / sizeof *plurals, line, &n);
    if (row != NULL && read_behind_word(line, n, row, heading) && read_range(heading))
        return true;
    bool is_read = heading_read(line, heading);
    if (is_read && heading->class == HEADING_ARTICLE)
        read_range(heading);
    return is_read;
}

size_t heading_value(struct str label) {
    struct heading heading;
    if (read_number_first(label, &heading) && heading.label.n == heading.printed.n)
        label = str_slice(label, fold_prefix(label, "第") + fold_prefix(label, "제"), label.n);
    return number_value(label);
}

bool heading_same_number(struct str a, struct str b) {
    if (label_equal(a, b) || label_equal_across(a, b))
        return true;
    size_t x = heading_value(a), y = heading_value(b);
    return x != 0 && x == y && number_is_plain(a) && number_is_plain(b);
}

bool heading_is_closing(struct str text) {
    for (size_t i = 0; i < sizeof closings / sizeof *closings; i++) {
        size_t n = fold_prefix(text, closings[i]);
        if (n != 0 && (ends_word(text, n) || (unsigned char)closings[i][0] >= 0xE0))
            return true;
    }
    return false;
}
