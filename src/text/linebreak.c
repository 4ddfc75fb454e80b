#include "text/linebreak.h"

#include <limits.h>
#include <linebreak.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "text/utf8.h"

struct text_breaker {
    struct str text;
    struct display display;
    char breaks[]; /* for each byte of the text, what libunibreak says of the place behind it */
};

/* The line as far as it has been put together. */
struct progress {
    size_t shown_end;      /* behind the last cluster that is no white space */
    int shown_width;       /* up to there */
    int width;             /* with the white space behind it */
    struct text_line last; /* the line that ends at the last place seen where it may; `next` is its start if there is none */
};

/* What stands, for libunibreak, for what it cannot be given, in as many bytes: bytes that are ill-formed would take others with
   them, and version 1.1 aborts at U+FFFF, which it takes for the end of the text, and at the halves of flags. None: empty. */
static struct str stand_in(uint32_t code_point, bool valid, size_t n_bytes) {
    if (!valid || code_point == 0xFFFF)
        return str_slice(STR("xxx"), 0, n_bytes); /* letters */
    if (code_point >= 0x1F1E6 && code_point <= 0x1F1FF)
        return STR("\xF0\xA0\x80\x80"); /* an ideograph: a line may break at either side */
    return STR("");
}

/* A copy of the text, to be freed, with all stand-ins in place; NULL if there are none. */
static char *copy_for_library(struct str text) {
    char *copy = NULL;
    size_t n_bytes;
    for (size_t at = 0; at < text.n; at += n_bytes) {
        uint32_t code_point;
        bool valid;
        n_bytes = utf8_decode(text, at, &code_point, &valid);
        struct str instead = stand_in(code_point, valid, n_bytes);
        if (instead.n == 0)
            continue;
        if (copy == NULL)
            copy = memcpy(memory_alloc(text.n), text.p, text.n);
        memcpy(copy + at, instead.p, instead.n);
    }
    return copy;
}

void text_breaker_prepare(void) {
    init_linebreak();
}

struct text_breaker *text_breaker_new(struct str text, struct str language, const struct display *display) {
    struct text_breaker *breaker = memory_alloc(sizeof *breaker + text.n);
    breaker->text = text;
    breaker->display = *display;
    memset(breaker->breaks, LINEBREAK_NOBREAK, text.n);
    if (text.n == 0)
        return breaker;
    struct buf code = {0};
    buf_add(&code, language);
    char *copy = copy_for_library(text);
    set_linebreaks_utf8((const utf8_t *)(copy != NULL ? copy : text.p), text.n, code.p, breaker->breaks);
    free(copy);
    buf_free(&code);
    return breaker;
}

void text_breaker_free(struct text_breaker *breaker) {
    free(breaker);
}

/* White space that is not shown where a line breaks behind it; a no-break space is none. */
static bool is_break_space(struct str text, size_t at, size_t end) {
    unsigned char byte = (unsigned char)text.p[at];
    if (byte > ' ' && byte < 0x80)
        return false;
    uint32_t code_point;
    if (at + utf8_decode(text, at, &code_point, NULL) != end)
        return false;
    return code_point == ' ' || code_point == '\t' || code_point == '\n' || code_point == 0x1680 ||
           (code_point >= 0x2000 && code_point <= 0x200A && code_point != 0x2007) || code_point == 0x2028 || code_point == 0x2029 ||
           code_point == 0x205F || code_point == 0x3000;
}

static bool ends_with_soft_hyphen(struct str text, size_t end) {
    return str_ends(str_slice(text, 0, end), STR("\xC2\xAD"));
}

static int add_widths(int a, int b) {
    return a < INT_MAX - b ? a + b : INT_MAX;
}

/* The line from its start to what has been shown, going on at `next`. */
static struct text_line line_so_far(const struct progress *progress, size_t start, size_t next) {
    return (struct text_line){start, progress->shown_end, next, progress->shown_width, false};
}

/* Notes that the line may end before byte `next`; not where there is no room for the hyphen that would have to be shown. */
static void note_break(const struct text_breaker *breaker, struct progress *progress, size_t next, int width_cells) {
    struct text_line line = line_so_far(progress, progress->last.start, next);
    line.hyphen = ends_with_soft_hyphen(breaker->text, next);
    line.width_cells += line.hyphen;
    if (line.width_cells <= width_cells)
        progress->last = line;
}

/* Where a line ends at a cluster that does not fit: at the last place where it may, else before this cluster, or behind it
   where it is the first. */
static struct text_line break_before(const struct progress *progress, size_t at) {
    if (progress->last.next > progress->last.start)
        return progress->last;
    return line_so_far(progress, progress->last.start, at);
}

/* Takes the cluster at byte `at` into the line and returns its end; `at` itself where it does not fit. */
static size_t take_cluster(const struct text_breaker *breaker, struct progress *progress, size_t at, int width_cells) {
    int cluster_width;
    size_t end = display_next(&breaker->display, breaker->text, at, &cluster_width);
    int width = add_widths(progress->width, cluster_width);
    bool space = is_break_space(breaker->text, at, end);
    bool is_first = at == progress->last.start;
    if (width > width_cells && !space && !is_first)
        return at;
    progress->width = width;
    if (!space) {
        progress->shown_end = end;
        progress->shown_width = width;
    }
    return end;
}

bool text_breaker_line(const struct text_breaker *breaker, size_t start, int width_cells, struct text_line *line) {
    struct str text = breaker->text;
    if (start >= text.n)
        return false;
    struct progress progress = {start, 0, 0, {start, start, start, 0, false}};
    size_t at = start;
    while (at < text.n) {
        size_t end = take_cluster(breaker, &progress, at, width_cells);
        if (end == at) {
            *line = break_before(&progress, at);
            return true;
        }
        at = end;
        if (breaker->breaks[at - 1] == LINEBREAK_MUSTBREAK)
            break;
        if (breaker->breaks[at - 1] == LINEBREAK_ALLOWBREAK)
            note_break(breaker, &progress, at, width_cells);
    }
    *line = line_so_far(&progress, start, at);
    return true;
}
