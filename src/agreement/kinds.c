#include "agreement/kinds.h"

/* Each table must name every value: the sizes are held together here, the order by the designators. */
#define NAME_TABLE(table, count, ...)                                                                                 \
    static const char *const table##_strings[] = {__VA_ARGS__};                                                       \
    _Static_assert(sizeof table##_strings / sizeof *table##_strings == (count), "a value of " #table " has no name"); \
    const struct name_table table = {table##_strings, (count)}

NAME_TABLE(agreement_kind_names, AGREEMENT_KIND_COUNT, [KIND_TREATY] = "treaty", [KIND_CONVENTION] = "convention",
           [KIND_AGREEMENT] = "agreement", [KIND_PROTOCOL] = "protocol", [KIND_CHARTER] = "charter", [KIND_COVENANT] = "covenant",
           [KIND_DECLARATION] = "declaration", [KIND_STATEMENT] = "statement", [KIND_MEMORANDUM] = "memorandum",
           [KIND_EXCHANGE_OF_NOTES] = "exchange-of-notes", [KIND_ACT] = "act", [KIND_OTHER] = "other");

NAME_TABLE(agreement_status_names, AGREEMENT_STATUS_COUNT, [STATUS_UNKNOWN] = "", [STATUS_IN_FORCE] = "in-force",
           [STATUS_NOT_IN_FORCE] = "not-in-force", [STATUS_PROVISIONAL] = "provisional", [STATUS_TERMINATED] = "terminated",
           [STATUS_SUPERSEDED] = "superseded", [STATUS_NON_BINDING] = "non-binding");

NAME_TABLE(block_kind_names,
           BLOCK_KIND_COUNT, [BLOCK_QUOTE] = "quote", [BLOCK_TEXT] = "text", [BLOCK_SUMMARY] = "summary", [BLOCK_NOTE] = "note");

NAME_TABLE(division_names, DIVISION_COUNT, [DIVISION_NONE] = "", [DIVISION_PART] = "part", [DIVISION_TITLE] = "title",
           [DIVISION_CHAPTER] = "chapter", [DIVISION_SECTION] = "section", [DIVISION_SUBSECTION] = "subsection");

NAME_TABLE(
    unit_names,
    UNIT_COUNT, [UNIT_ARTICLE] = "article", [UNIT_PARAGRAPH] = "paragraph", [UNIT_POINT] = "point", [UNIT_SECTION] = "section");

NAME_TABLE(coverage_names, COVERAGE_COUNT, [COVERAGE_FULL] = "full", [COVERAGE_EXCERPTS] = "excerpts");

NAME_TABLE(headings_names, HEADINGS_COUNT, [HEADINGS_INSTRUMENT] = "instrument", [HEADINGS_EDITORIAL] = "editorial");

NAME_TABLE(numbering_names, NUMBERING_COUNT, [NUMBERING_CONTINUOUS] = "continuous", [NUMBERING_BY_DIVISION] = "by-division");

NAME_TABLE(source_kind_names, SOURCE_KIND_COUNT, [SOURCE_UNKNOWN] = "", [SOURCE_OFFICIAL] = "official", [SOURCE_PRESS] = "press",
           [SOURCE_SCHOLARLY] = "scholarly", [SOURCE_ARCHIVE] = "archive", [SOURCE_OTHER] = "other");

NAME_TABLE(relation_type_names, RELATION_TYPE_COUNT, [RELATION_AMENDS] = "amends", [RELATION_TERMINATES] = "terminates",
           [RELATION_IMPLEMENTS] = "implements", [RELATION_SUPERSEDES] = "supersedes", [RELATION_SUCCEEDS] = "succeeds",
           [RELATION_RECALLS] = "recalls", [RELATION_RELATES] = "relates");

bool name_table_find(const struct name_table *table, struct str name, int *value) {
    for (size_t i = 0; i < table->n; i++) {
        if (name.n != 0 && str_equal(str_of(table->names[i]), name)) {
            *value = (int)i;
            return true;
        }
    }
    return false;
}

void name_table_list(const struct name_table *table, struct buf *out) {
    size_t n_left = 0;
    for (size_t i = 0; i < table->n; i++)
        n_left += table->names[i][0] != '\0';
    for (size_t i = 0; i < table->n; i++) {
        if (table->names[i][0] == '\0')
            continue;
        n_left--;
        buf_printf(out, "%s%s", table->names[i], n_left > 1 ? ", " : n_left == 1 ? " or " : "");
    }
}

bool block_kind_is_verbatim(enum block_kind kind) {
    return kind == BLOCK_QUOTE || kind == BLOCK_TEXT;
}

const struct unit_row *unit_row(enum unit unit) {
    static const struct unit_row rows[UNIT_COUNT] = {
        [UNIT_ARTICLE] = {"Article", "Art.", "art"},
        [UNIT_PARAGRAPH] = {"Paragraph", "Para.", "para"},
        [UNIT_POINT] = {"Point", "Point", "point"},
        [UNIT_SECTION] = {"Section", "Sec.", "sec"},
    };
    return &rows[unit];
}

const struct division_row *division_row(enum division division) {
    static const struct division_row rows[DIVISION_COUNT] = {
        [DIVISION_NONE] = {"", "sec"},           [DIVISION_PART] = {"Part", "part"},
        [DIVISION_TITLE] = {"Title", "title"},   [DIVISION_CHAPTER] = {"Chapter", "chp"},
        [DIVISION_SECTION] = {"Section", "sec"}, [DIVISION_SUBSECTION] = {"Subsection", "subsec"},
    };
    return &rows[division];
}
