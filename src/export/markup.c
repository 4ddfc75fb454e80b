#include "export/markup.h"

#include "text/display.h"
#include "text/utf8.h"

/* What stands for a character that is markup; NULL for any other one. */
static const char *entity(uint32_t c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

void markup_write(FILE *out, struct str text) {
    const struct display display = display_make(DISPLAY_FILE);
    struct buf shown = {0};
    display_add(&display, &shown, text);
    struct str s = buf_str(&shown);
    for (size_t at = 0; at < s.n;) {
        uint32_t c;
        size_t n = utf8_decode(s, at, &c, NULL);
        if (entity(c) != NULL)
            fputs(entity(c), out);
        else if (c != 0xFFFE && c != 0xFFFF)
            fwrite(s.p + at, 1, n, out);
        at += n;
    }
    buf_free(&shown);
}

void markup_write_attribute(FILE *out, const char *name, struct str value) {
    if (value.n == 0)
        return;
    struct str line;
    bool is_first = true;
    fprintf(out, " %s=\"", name);
    while (str_split(&value, '\n', &line)) {
        fputs(is_first ? "" : "&#10;", out);
        markup_write(out, line);
        is_first = false;
    }
    putc('"', out);
}

bool markup_is_web(struct str url) {
    return str_starts(url, STR("https://")) || str_starts(url, STR("http://"));
}

bool markup_is_rtl(struct str language) {
    static const char *const tags[] = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"};
    struct str primary = str_slice(language, 0, str_index(language, '-'));
    if (str_ends(language, STR("-Arab")) || str_ends(language, STR("-Hebr")))
        return true;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (str_equal_nocase(primary, str_of(tags[i])))
            return !str_ends(language, STR("-Latn")) && !str_ends(language, STR("-Cyrl"));
    return false;
}

bool markup_is_within(const struct markup_range *range, const struct node *node) {
    return node->order >= range->from && node->order < range->to;
}

bool markup_overlaps(const struct markup_range *range, const struct agreement *agreement, const struct node *node) {
    const struct node *behind = node_skip(node);
    size_t end = behind != NULL ? behind->order : agreement->n_nodes;
    return node->order < range->to && end > range->from;
}
