/*
 * Numbers of articles and other parts, however they are spelled: "16", "Art. 16 bis", "16-bis", "XVI", "2.11".
 */
#ifndef PACTA_AGREEMENT_LABEL_H
#define PACTA_AGREEMENT_LABEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Appends the number of an address (Akoma Ntoso Naming Convention 1.0, 5.4): without a leading word such as "Article", white
   space and final punctuation, case kept, an inner dot as "-": "Art. 16 bis" gives "16bis", "2.11" gives "2-11". What a shell
   would not take as it stands becomes "-". */
void label_add_number(struct buf *out, struct str label);

/* Are these the same number, spelled in any way? "16 bis", "16bis", "16-bis" and "Article 16 BIS" are; "2.11" and "211" are not.
   A roman and an arabic number never are. */
bool label_equal(struct str a, struct str b);

/* Reads all of s as a roman number (I to MMMCMXCIX, any case, in its regular form); false if it is none. */
bool label_parse_roman(struct str s, size_t *value);

/* Does it read as the number of an article: digits in it, or a roman number, or a word such as "article" before it? */
bool label_looks_like_article(struct str s);

/* Moves *s past a leading word for an article or other numbered unit ("Article", "art.", "Artikel", "Статья", "§" ...) and the
   white space behind it; false where there is none. */
bool label_skip_unit(struct str *s);

#endif
