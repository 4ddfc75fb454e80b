/*
 * Numbers of articles and other parts, however they are spelled: "16", "Art. 16 bis", "16-bis", "XVI", "2.11".
 */
#ifndef PACTA_AGREEMENT_LABEL_H
#define PACTA_AGREEMENT_LABEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

/* What a number is written in. */
enum label_figures { FIGURES_ARABIC, FIGURES_ROMAN, FIGURES_WORDS };

/* The number that a label begins with. */
struct label_value {
    size_t number;
    enum label_figures figures;
    struct str rest; /* what follows, without white space and dashes before it: "bis" of "16 bis", ".11" of "2.11" */
};

/* Appends the number of an address (Akoma Ntoso Naming Convention 1.0, 5.4): without a leading word such as "Article", white
   space and punctuation at the ends, case kept, an inner dot as "-": "Art. 16 bis" gives "16bis", "2.11" gives "2-11". What a
   shell would not take as it stands becomes "-". */
void label_add_number(struct buf *out, struct str label);

/* Are these the same number, spelled in any way? "16 bis", "16bis", "16-bis" and "Article 16 BIS" are, "1" and "1er" and "01"
   are; "2.11" and "211", "5a" and "5(a)" are not. A roman and an arabic number never are. */
bool label_equal(struct str a, struct str b);

/* The same, quicker, where `number` has no leading word, as label_skip_unit() leaves it. */
bool label_is_number(struct str label, struct str number);

/* Are these the same number, written in other figures: "16 bis" and "XVI bis", "1" and "premier", "3" and "第三条"? */
bool label_equal_across(struct str a, struct str b);

/* Reads all of s as a roman number (I to MMMCMXCIX, any case, in its regular form); false if it is none. */
bool label_parse_roman(struct str s, size_t *value);

/* Reads the number at the start of a label, behind a leading word; false where it begins with none. */
bool label_value(struct str label, struct label_value *value);

/* The value of a decimal digit of the scripts that number articles with their own; -1 for anything else. */
int label_digit(uint32_t code_point);

/* How many bytes at the start of a label are a word, of letters alone. */
size_t label_word_length(struct str label);

/* Does it read as the number of an article: "16", "16bis", "2.11", a roman number up to CCCXCIX, or any number with a word
   such as "article" before it ("art-3")? */
bool label_looks_like_article(struct str s);

/* Moves *s past a leading word for an article or other numbered unit ("Article", "art.", "Artikel", "Статья", "§" ...) and the
   white space behind it; false where there is none, or no number behind it. */
bool label_skip_unit(struct str *s);

/* The same, whatever stands behind the word: what an instrument prints for a number need not read as one ("Article premier",
   "第三条"). */
bool label_skip_word(struct str *s);

#endif
