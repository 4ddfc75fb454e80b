#include "text/display.h"

#include <langinfo.h>
#include <limits.h>
#include <string.h>
#include <utf8proc.h>
#include <wchar.h>

#include "text/grapheme.h"
#include "text/linebreak.h"
#include "text/utf8.h"

#define SOFT_HYPHEN 0x00AD
#define NO_BREAK_SPACE 0x00A0

/* What becomes of a code point. */
enum showing { SHOW_AS_IT_IS, SHOW_AS_SPACE, SHOW_BY_NAME, SHOW_NOT };

/* A code point as it is shown. */
struct piece {
    char bytes[12]; /* "<U+10FFFF>" is the longest */
    size_t n;
    int width_cells;
};

struct display display_make(enum display_target target) {
    const char *codeset = nl_langinfo(CODESET);
    bool utf8 = str_equal_nocase(str_of(codeset), STR("UTF-8")) || str_equal_nocase(str_of(codeset), STR("UTF8"));
    text_breaker_prepare();
    return (struct display){.target = target, .utf8 = target == DISPLAY_FILE || utf8};
}

static bool is_control(uint32_t code_point) {
    return code_point < 0x20 || (code_point >= 0x7F && code_point <= 0x9F);
}

static bool is_bidi_control(uint32_t code_point) {
    return (code_point >= 0x202A && code_point <= 0x202E) || (code_point >= 0x2066 && code_point <= 0x2069);
}

/* ZWNJ, ZWJ, LRM and RLM: they shape the text around them. */
static bool is_joiner_or_mark(uint32_t code_point) {
    return code_point >= 0x200C && code_point <= 0x200F;
}

/* A byte that is a visible ASCII character or a space. */
static bool is_plain(char byte) {
    return byte >= ' ' && byte <= '~';
}

/* wcwidth() where wchar_t may be narrower than Unicode. */
static int locale_width(uint32_t code_point) {
    return code_point <= (uint32_t)WCHAR_MAX ? wcwidth((wchar_t)code_point) : -1;
}

/* Turns a code point into the locale's encoding: the number of bytes, 0 where it has none. (size_t)-1 is an error, and glibc
   drops some code points without a word. */
static size_t encode_for_locale(uint32_t code_point, char out[MB_LEN_MAX]) {
    mbstate_t state;
    memset(&state, 0, sizeof state);
    size_t n = wcrtomb(out, (wchar_t)code_point, &state);
    return n != (size_t)-1 ? n : 0;
}

static bool locale_has(const struct display *display, uint32_t code_point) {
    if (display->utf8 && is_joiner_or_mark(code_point))
        return true;
    char encoded[MB_LEN_MAX];
    return locale_width(code_point) >= 0 && (display->utf8 || encode_for_locale(code_point, encoded) != 0);
}

static enum showing showing_on_screen(const struct display *display, uint32_t code_point) {
    if (code_point == '\t' || code_point == '\n' || code_point == 0x2028 || code_point == 0x2029)
        return SHOW_AS_SPACE;
    if (code_point == SOFT_HYPHEN)
        return SHOW_NOT;
    if (is_control(code_point) || is_bidi_control(code_point))
        return SHOW_BY_NAME;
    return locale_has(display, code_point) ? SHOW_AS_IT_IS : SHOW_BY_NAME;
}

static enum showing showing_in_file(uint32_t code_point) {
    if (code_point == '\t')
        return SHOW_AS_SPACE;
    return is_control(code_point) && code_point != '\n' ? SHOW_NOT : SHOW_AS_IT_IS;
}

static enum showing showing(const struct display *display, uint32_t code_point) {
    return display->target == DISPLAY_FILE ? showing_in_file(code_point) : showing_on_screen(display, code_point);
}

/* The width of a code point that is shown as it is; what wcwidth() will not measure (a joiner in some C libraries) has none. */
static int width_of(const struct display *display, uint32_t code_point) {
    if (code_point == SOFT_HYPHEN)
        return 0;
    int width = display->target == DISPLAY_FILE ? utf8proc_charwidth((int32_t)code_point) : locale_width(code_point);
    return width > 0 ? width : 0;
}

/* The code point as it is shown. */
static struct piece piece_of(const struct display *display, uint32_t code_point) {
    struct piece piece = {{0}, 0, 0};
    switch (showing(display, code_point)) {
    case SHOW_AS_IT_IS:
        piece.n = utf8_encode(code_point, piece.bytes);
        piece.width_cells = width_of(display, code_point);
        break;
    case SHOW_AS_SPACE:
        piece.bytes[0] = ' ';
        piece.n = 1;
        piece.width_cells = 1;
        break;
    case SHOW_BY_NAME:
        piece.width_cells = snprintf(piece.bytes, sizeof piece.bytes, "<U+%04X>", (unsigned)code_point);
        piece.n = (size_t)piece.width_cells;
        break;
    case SHOW_NOT:
        break;
    }
    return piece;
}

static void glyph_append(struct glyph *glyph, size_t *n, const struct piece *piece) {
    memcpy(glyph->bytes + *n, piece->bytes, piece->n);
    *n += piece->n;
    glyph->width_cells += piece->width_cells;
}

/* Does the cluster begin with a mark that would be drawn over whatever stands before it? */
static bool begins_with_mark(const struct display *display, struct str s) {
    uint32_t code_point;
    utf8_decode(s, 0, &code_point, NULL);
    utf8proc_category_t category = utf8proc_category((int32_t)code_point);
    return (category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME) &&
           showing(display, code_point) == SHOW_AS_IT_IS && width_of(display, code_point) == 0;
}

/* Shows a cluster piece by piece in the glyph's own bytes. */
static void glyph_rebuild(const struct display *display, struct str s, bool on_space, struct glyph *glyph) {
    size_t n = 0;
    glyph->width_cells = 0;
    if (on_space) {
        struct piece base = piece_of(display, locale_has(display, NO_BREAK_SPACE) ? NO_BREAK_SPACE : ' ');
        glyph_append(glyph, &n, &base);
    }
    const struct piece cut = piece_of(display, UTF8_REPLACEMENT);
    for (size_t at = 0; at < s.n;) {
        uint32_t code_point;
        at += utf8_decode(s, at, &code_point, NULL);
        struct piece piece = piece_of(display, code_point);
        if (n + piece.n + (at < s.n ? cut.n : 0) > sizeof glyph->bytes) {
            glyph_append(glyph, &n, &cut);
            break;
        }
        glyph_append(glyph, &n, &piece);
    }
    glyph->text = (struct str){glyph->bytes, n};
}

/* Is every code point of the cluster shown as it is? And the width that they have together. */
static bool is_shown_as_it_is(const struct display *display, struct str s, int *width_cells) {
    *width_cells = 0;
    for (size_t at = 0; at < s.n;) {
        uint32_t code_point;
        bool valid;
        at += utf8_decode(s, at, &code_point, &valid);
        if (!valid || showing(display, code_point) != SHOW_AS_IT_IS)
            return false;
        *width_cells += width_of(display, code_point);
    }
    return true;
}

void display_cluster(const struct display *display, struct str s, struct glyph *glyph) {
    glyph->text = s;
    glyph->width_cells = 1;
    if (s.n == 1 && is_plain(s.p[0]))
        return;
    bool on_screen = display->target == DISPLAY_SCREEN;
    bool on_space = on_screen && begins_with_mark(display, s);
    bool fits = !on_screen || s.n <= sizeof glyph->bytes;
    if (on_space || !fits || !is_shown_as_it_is(display, s, &glyph->width_cells))
        glyph_rebuild(display, s, on_space, glyph);
}

size_t display_plain(struct str s, size_t at) {
    size_t end = at;
    while (end < s.n && is_plain(s.p[end]))
        end++;
    if (end < s.n && end > at && (unsigned char)s.p[end] >= 0x80)
        end--;
    return end - at;
}

size_t display_next(const struct display *display, struct str s, size_t at, int *width_cells) {
    *width_cells = 1;
    if (is_plain(s.p[at]) && (at + 1 == s.n || (unsigned char)s.p[at + 1] < 0x80))
        return at + 1;
    size_t end = grapheme_next(s, at);
    struct glyph glyph;
    display_cluster(display, str_slice(s, at, end), &glyph);
    *width_cells = glyph.width_cells;
    return end;
}

int display_width(const struct display *display, struct str s) {
    int width;
    return display_fit(display, s, INT_MAX, &width) == s.n ? width : INT_MAX;
}

size_t display_fit(const struct display *display, struct str s, int width_cells, int *taken) {
    int rest = width_cells;
    size_t at = 0;
    for (bool fits = rest >= 0; fits && at < s.n;) {
        size_t n_plain = display_plain(s, at), end = at + n_plain;
        int width = n_plain < (size_t)rest ? (int)n_plain : rest;
        fits = n_plain <= (size_t)rest;
        if (n_plain == 0) {
            end = display_next(display, s, at, &width);
            fits = width <= rest;
        } else if (!fits) {
            end = at + (size_t)rest;
        }
        if (fits || n_plain != 0) {
            at = end;
            rest -= width;
        }
    }
    if (taken != NULL)
        *taken = width_cells - rest;
    return at;
}

void display_add(const struct display *display, struct buf *out, struct str s) {
    for (size_t at = 0; at < s.n;) {
        size_t end = at + display_plain(s, at);
        buf_add(out, str_slice(s, at, end));
        if (end < s.n) {
            struct glyph glyph;
            at = end;
            end = grapheme_next(s, at);
            display_cluster(display, str_slice(s, at, end), &glyph);
            buf_add(out, glyph.text);
        }
        at = end;
    }
}

/* Writes UTF-8, of which the locale has every code point, in the encoding of the locale. */
static void write_encoded(FILE *out, struct str s) {
    for (size_t at = 0; at < s.n;) {
        uint32_t code_point;
        char encoded[MB_LEN_MAX];
        at += utf8_decode(s, at, &code_point, NULL);
        fwrite(encoded, 1, encode_for_locale(code_point, encoded), out);
    }
}

void display_write(const struct display *display, FILE *out, struct str s) {
    struct buf shown = {0};
    display_add(display, &shown, s);
    if (display->utf8 && shown.n != 0)
        fwrite(shown.p, 1, shown.n, out);
    else if (!display->utf8)
        write_encoded(out, buf_str(&shown));
    buf_free(&shown);
}

void display_add_cut(const struct display *display, struct buf *out, struct str s, int width_cells) {
    if (display_fit(display, s, width_cells, NULL) == s.n) {
        display_add(display, out, s);
        return;
    }
    struct str ellipsis = !display->ascii && display_can_show(display, STR("…")) ? STR("…") : STR("...");
    ellipsis = str_slice(ellipsis, 0, display_fit(display, ellipsis, width_cells, NULL));
    size_t kept = display_fit(display, s, width_cells - display_width(display, ellipsis), NULL);
    display_add(display, out, str_slice(s, 0, kept));
    buf_add(out, ellipsis);
}

bool display_can_show(const struct display *display, struct str s) {
    int width_cells;
    return is_shown_as_it_is(display, s, &width_cells);
}
