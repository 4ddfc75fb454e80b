#include "library/languages.h"

#include <stdint.h>

#include "agreement/number_words.h"
#include "library/headings.h"
#include "library/numbers.h"
#include "text/fold.h"
#include "text/utf8.h"

/* What is read of a text to tell its language. */
enum { SAMPLE_BYTES = 20000, LANGUAGES = 18 };

static const struct {
    const char *code, *tag;
} codes[] = {
    {"eng", "en"}, {"fra", "fr"}, {"fre", "fr"}, {"spa", "es"}, {"esp", "es"}, {"por", "pt"}, {"ita", "it"}, {"deu", "de"},
    {"ger", "de"}, {"nld", "nl"}, {"dut", "nl"}, {"rus", "ru"}, {"ara", "ar"}, {"zho", "zh"}, {"chi", "zh"}, {"jpn", "ja"},
    {"kor", "ko"}, {"pol", "pl"}, {"ces", "cs"}, {"cze", "cs"}, {"slk", "sk"}, {"slo", "sk"}, {"ukr", "uk"}, {"bul", "bg"},
    {"ron", "ro"}, {"rum", "ro"}, {"hun", "hu"}, {"fin", "fi"}, {"swe", "sv"}, {"dan", "da"}, {"nor", "no"}, {"ell", "el"},
    {"gre", "el"}, {"tur", "tr"}, {"aze", "az"}, {"hye", "hy"}, {"arm", "hy"}, {"kat", "ka"}, {"geo", "ka"}, {"heb", "he"},
    {"fas", "fa"}, {"per", "fa"}, {"hin", "hi"}, {"lat", "la"}, {"lav", "lv"}, {"lit", "lt"}, {"est", "et"}, {"hrv", "hr"},
    {"srp", "sr"}, {"slv", "sl"}, {"sqi", "sq"}, {"alb", "sq"}, {"gle", "ga"}, {"mlt", "mt"}, {"vie", "vi"}, {"ind", "id"},
};

/* The commonest words of languages in the Latin alphabet, between blanks. */
static const struct {
    const char *tag, *words;
} common[LANGUAGES] = {
    {"en", " the of and to in shall be by for or any which this with may not such as is that "},
    {"fr", " le la les des et de du au aux un une en dans par pour est que qui ou sur avec ne sera leur ce cette "},
    {"es", " el la los las del y de en que un una por para se con o su al lo como será este esta "},
    {"pt", " o a os as do da dos das e de em que um uma por para com ou seu ao à será este esta no na não "},
    {"it", " il la lo gli le del della dei delle e di in che un una per con o al alla sarà questo nel non "},
    {"nl", " de het een van en in te voor op met dat die of door is zijn aan bij niet worden wordt deze dit "},
    {"de", " der die das und in den von zu mit des für auf dem ein eine ist oder werden wird nicht dieser diese im "},
    {"sv", " och att det en av för som den med till på är skall eller inte om denna i ett "},
    {"pl", " w i na z do się nie jest oraz lub o że przez od dla niniejszej są a po "},
    {"tr", " ve bu ile bir için olarak ya veya olan her taraf taraflar üzere göre anlaşma anlaşmanın kadar tarafından "},
    {"da", " og at det en af for til på er den med i som skal eller ikke der de denne "},
    {"no", " og at det en av for til på er den med i som skal eller ikke de denne "},
    {"fi", " ja ei että tai sekä tämän ovat joka jotka mukaan sopimuksen "},
    {"hu", " a az és hogy nem egy is vagy által ezt jelen szerződő felek "},
    {"cs", " a v na se že je o s z do nebo podle této tato jsou pro smluvní strany "},
    {"ro", " și de la în a cu din pentru care se prin este sau al ale părți "},
    {"hr", " i u na se je da za od ili ovog o su će s ugovora stranke "},
    {"la", " et in ad quod cum ut non est ab ex qui de per sunt vel si "},
};

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Two or three letters, then further parts of letters and digits. */
static bool is_tag(struct str s) {
    enum { FIRST_MIN = 2, FIRST_MAX = 3, PART_MAX = 8, PARTS_MAX = 4 };
    struct str part;
    size_t n_parts = 0;
    while (str_split(&s, '-', &part)) {
        bool is_first = n_parts++ == 0;
        if (part.n < (is_first ? FIRST_MIN : 1) || part.n > (is_first ? FIRST_MAX : PART_MAX))
            return false;
        for (size_t i = 0; i < part.n; i++)
            if (!is_letter(part.p[i]) && (is_first || part.p[i] < '0' || part.p[i] > '9'))
                return false;
    }
    return n_parts != 0 && n_parts <= PARTS_MAX;
}

struct str language_tag(struct str code) {
    code = str_trim(code);
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_equal_nocase(code, str_of(codes[i].code)))
            return str_of(codes[i].tag);
    return is_tag(code) ? code : (struct str){0};
}

/* How many of the words of the text are among the commonest of the language. */
static size_t count_common(struct str text, const char *common_words) {
    struct str words = str_of(common_words);
    size_t n = 0;
    for (size_t start = 0; start < text.n;) {
        size_t end = start;
        char word[16];
        while (end < text.n && end - start < 12 && ((text.p[end] | 0x20) >= 'a' || (unsigned char)text.p[end] >= 0x80) &&
               text.p[end] != ' ') {
            word[1 + end - start] = text.p[end] >= 'A' && text.p[end] <= 'Z' ? (char)(text.p[end] | 0x20) : text.p[end];
            end++;
        }
        size_t length = end - start;
        word[0] = word[length + 1] = ' ';
        for (size_t i = 0; length != 0 && i + length + 2 <= words.n; i++)
            n += str_equal(str_slice(words, i, i + length + 2), (struct str){word, length + 2});
        while (end < text.n && length == 12 && text.p[end] != ' ')
            end++;
        start = end + 1;
    }
    return n;
}

static const char *words_of(struct str tag) {
    for (size_t i = 0; i < LANGUAGES; i++)
        if (str_equal(tag, str_of(common[i].tag)))
            return common[i].words;
    return NULL;
}

/* A language that its script tells. */
static const struct {
    uint32_t first, last;
    const char *tag;
} scripts[] = {
    {0x400, 0x52F, "ru"},   {0x600, 0x6FF, "ar"}, {0x4E00, 0x9FFF, "zh"}, {0x3040, 0x30FF, "ja"},
    {0xAC00, 0xD7AF, "ko"}, {0x370, 0x3FF, "el"}, {0x530, 0x58F, "hy"},   {0x10A0, 0x10FF, "ka"},
    {0x590, 0x5FF, "he"},   {0x900, 0x97F, "hi"}, {0xE00, 0xE7F, "th"},
};
enum { SCRIPTS = sizeof scripts / sizeof *scripts };

/* The language of the script that most letters are of; the empty view for the Latin one. */
static struct str script_language(struct str text) {
    size_t counts[SCRIPTS + 1] = {0}, best = SCRIPTS;
    for (size_t at = 0; at < text.n;) {
        uint32_t c;
        at += utf8_decode(text, at, &c, NULL);
        if (!number_is_letter(c))
            continue;
        size_t i = 0;
        while (i < SCRIPTS && (c < scripts[i].first || c > scripts[i].last))
            i++;
        counts[i]++;
    }
    for (size_t i = 0; i < SCRIPTS; i++)
        if (counts[i] > counts[best])
            best = i;
    enum { HAN = 2, KANA = 3, KANA_SHARE = 10 }; /* Japanese is written in both */
    if (best == HAN && counts[KANA] * KANA_SHARE > counts[HAN])
        best = KANA;
    return best < SCRIPTS ? str_of(scripts[best].tag) : (struct str){0};
}

struct str language_guess(struct str text) {
    text = str_slice(text, 0, SAMPLE_BYTES);
    struct str script = script_language(text), best = {0};
    size_t n_best = 0;
    if (script.n != 0)
        return script;
    for (size_t i = 0; i < LANGUAGES; i++) {
        size_t n = count_common(text, common[i].words);
        if (n == n_best)
            best = (struct str){0};
        if (n > n_best)
            best = str_of(common[i].tag);
        n_best = n > n_best ? n : n_best;
    }
    return best;
}

int language_compare(struct str text, struct str a, struct str b) {
    text = str_slice(text, 0, SAMPLE_BYTES);
    struct str script = script_language(text);
    const char *words_a = words_of(a), *words_b = words_of(b);
    if (script.n != 0 || words_a == NULL || words_b == NULL) {
        bool fits_a = script.n != 0 ? str_equal(script, a) : words_a != NULL;
        bool fits_b = script.n != 0 ? str_equal(script, b) : words_b != NULL;
        return (int)fits_a - (int)fits_b;
    }
    size_t n_a = count_common(text, words_a), n_b = count_common(text, words_b);
    return n_a > n_b ? 1 : n_a < n_b ? -1 : 0;
}

enum agreement_kind language_kind(struct str text) {
    static const struct {
        const char *word;
        enum agreement_kind kind;
    } names[] = {
        {"treaty", KIND_TREATY},
        {"traité", KIND_TREATY},
        {"tratado", KIND_TREATY},
        {"verdrag", KIND_TREATY},
        {"vertrag", KIND_TREATY},
        {"договор", KIND_TREATY},
        {"convention", KIND_CONVENTION},
        {"convención", KIND_CONVENTION},
        {"конвенция", KIND_CONVENTION},
        {"agreement", KIND_AGREEMENT},
        {"accord", KIND_AGREEMENT},
        {"acuerdo", KIND_AGREEMENT},
        {"overeenkomst", KIND_AGREEMENT},
        {"abkommen", KIND_AGREEMENT},
        {"соглашение", KIND_AGREEMENT},
        {"protocol", KIND_PROTOCOL},
        {"protocole", KIND_PROTOCOL},
        {"протокол", KIND_PROTOCOL},
        {"charter", KIND_CHARTER},
        {"charte", KIND_CHARTER},
        {"carta", KIND_CHARTER},
        {"handvest", KIND_CHARTER},
        {"устав", KIND_CHARTER},
        {"covenant", KIND_COVENANT},
        {"pacte", KIND_COVENANT},
        {"declaration", KIND_DECLARATION},
        {"declaración", KIND_DECLARATION},
        {"декларация", KIND_DECLARATION},
        {"memorandum", KIND_MEMORANDUM},
        {"exchange of notes", KIND_EXCHANGE_OF_NOTES},
        {"statement", KIND_STATEMENT},
        {"act", KIND_ACT},
        {"ley", KIND_ACT},
        {"loi", KIND_ACT},
    };
    bool is_start = true;
    for (size_t at = 0; at < text.n && at < 512;) {
        struct str rest = str_slice(text, at, text.n);
        for (size_t i = 0; is_start && i < sizeof names / sizeof *names; i++) {
            size_t n = fold_prefix(rest, names[i].word);
            uint32_t behind = 0;
            if (n != 0 && n < rest.n)
                utf8_decode(rest, n, &behind, NULL);
            if (n != 0 && !number_is_letter(behind))
                return names[i].kind;
        }
        uint32_t c;
        at += utf8_decode(text, at, &c, NULL);
        is_start = !number_is_letter(c);
    }
    return KIND_OTHER;
}
