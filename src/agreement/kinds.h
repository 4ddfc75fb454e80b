/*
 * The closed sets of the format, each an enum with a table of its names: as the YAML spells them, as messages list them.
 */
#ifndef PACTA_AGREEMENT_KINDS_H
#define PACTA_AGREEMENT_KINDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What kind of instrument it is. */
enum agreement_kind {
    KIND_TREATY,
    KIND_CONVENTION,
    KIND_AGREEMENT,
    KIND_PROTOCOL,
    KIND_CHARTER,
    KIND_COVENANT,
    KIND_DECLARATION,
    KIND_STATEMENT,
    KIND_MEMORANDUM,
    KIND_EXCHANGE_OF_NOTES,
    KIND_ACT,
    KIND_OTHER,
    AGREEMENT_KIND_COUNT
};

enum agreement_status {
    STATUS_UNKNOWN, /* not said in the file */
    STATUS_IN_FORCE,
    STATUS_NOT_IN_FORCE,
    STATUS_PROVISIONAL,
    STATUS_TERMINATED,
    STATUS_SUPERSEDED,
    STATUS_NON_BINDING,
    AGREEMENT_STATUS_COUNT
};

/* Whose words a block holds. */
enum block_kind {
    BLOCK_QUOTE,   /* a verbatim excerpt */
    BLOCK_TEXT,    /* the full verbatim provision */
    BLOCK_SUMMARY, /* a curator's own words */
    BLOCK_NOTE,    /* an editor's remark */
    BLOCK_KIND_COUNT
};

enum division {
    DIVISION_NONE,
    DIVISION_PART,
    DIVISION_TITLE,
    DIVISION_CHAPTER,
    DIVISION_SECTION,
    DIVISION_SUBSECTION,
    DIVISION_COUNT
};

/* What a numbered provision is called. */
enum unit { UNIT_ARTICLE, UNIT_PARAGRAPH, UNIT_POINT, UNIT_SECTION, UNIT_COUNT };

enum coverage { COVERAGE_FULL, COVERAGE_EXCERPTS, COVERAGE_COUNT };

enum headings { HEADINGS_INSTRUMENT, HEADINGS_EDITORIAL, HEADINGS_COUNT };

enum numbering { NUMBERING_CONTINUOUS, NUMBERING_BY_DIVISION, NUMBERING_COUNT };

enum source_kind {
    SOURCE_UNKNOWN,
    SOURCE_OFFICIAL,
    SOURCE_PRESS,
    SOURCE_SCHOLARLY,
    SOURCE_ARCHIVE,
    SOURCE_OTHER,
    SOURCE_KIND_COUNT
};

enum relation_type {
    RELATION_AMENDS,
    RELATION_TERMINATES,
    RELATION_IMPLEMENTS,
    RELATION_SUPERSEDES,
    RELATION_SUCCEEDS,
    RELATION_RECALLS,
    RELATION_RELATES,
    RELATION_TYPE_COUNT
};

/* The names of an enum's values, in its order; "" for a value that cannot be written. */
struct name_table {
    const char *const *names;
    size_t n;
};

extern const struct name_table agreement_kind_names, agreement_status_names, block_kind_names, division_names, unit_names,
    coverage_names, headings_names, numbering_names, source_kind_names, relation_type_names;

/* Looks up a name; false if the table has none such. */
bool name_table_find(const struct name_table *table, struct str name, int *value);

/* Appends "a, b or c". */
void name_table_list(const struct name_table *table, struct buf *out);

/* Is this a kind of block whose words are the instrument's own? */
bool block_kind_is_verbatim(enum block_kind kind);

/* How a unit is named: "Article", "Art.", and its element in an address, "art". */
struct unit_row {
    const char *name;
    const char *abbreviation;
    const char *element;
};
const struct unit_row *unit_row(enum unit unit);

/* How a division is named: "Chapter", and its element in an address, "chp"; DIVISION_NONE has "" and "sec". */
struct division_row {
    const char *name;
    const char *element;
};
const struct division_row *division_row(enum division division);

#endif
