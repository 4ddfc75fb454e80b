#include "layout/role.h"

static const char *const names[ROLE_COUNT] = {
    [ROLE_TEXT] = "text",
    [ROLE_TITLE] = "title",
    [ROLE_META] = "meta",
    [ROLE_HEADING] = "heading",
    [ROLE_QUOTE] = "quote",
    [ROLE_SUMMARY] = "summary",
    [ROLE_NOTE] = "note",
    [ROLE_LABEL] = "label",
    [ROLE_BAR] = "bar",
    [ROLE_MARKER] = "marker",
    [ROLE_REFERENCE] = "reference",
    [ROLE_ADDRESS] = "address",
    [ROLE_OUTLINE] = "outline",
    [ROLE_OUTLINE_SECTION] = "outline-section",
    [ROLE_OUTLINE_READING] = "outline-reading",
    [ROLE_OUTLINE_CURSOR] = "outline-cursor",
    [ROLE_DIVIDER] = "divider",
    [ROLE_STICKY] = "sticky",
    [ROLE_FOCUS] = "focus",
    [ROLE_STATUS] = "status",
    [ROLE_MESSAGE] = "message",
    [ROLE_ERROR] = "error",
    [ROLE_HINT] = "hint",
    [ROLE_HINT_KEY] = "hint-key",
    [ROLE_FRAME] = "frame",
    [ROLE_POPUP] = "popup",
    [ROLE_SELECTED] = "selected",
    [ROLE_MATCH] = "match",
    [ROLE_MATCH_CURRENT] = "match-current",
    [ROLE_KEYWORD1] = "keyword1",
    [ROLE_KEYWORD2] = "keyword2",
    [ROLE_KEYWORD3] = "keyword3",
    [ROLE_KEYWORD4] = "keyword4",
    [ROLE_KEYWORD5] = "keyword5",
    [ROLE_KEYWORD6] = "keyword6",
    [ROLE_KEYWORD7] = "keyword7",
    [ROLE_KEYWORD8] = "keyword8",
    [ROLE_KEYWORD_USER] = "keyword-user",
};

const char *role_name(enum role role) {
    return names[role];
}

bool role_find(struct str name, enum role *role) {
    for (int i = 0; i < ROLE_COUNT; i++) {
        if (str_equal(name, str_of(names[i]))) {
            *role = (enum role)i;
            return true;
        }
    }
    return false;
}
