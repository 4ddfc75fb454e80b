#include "tui/prompt.h"

#include <string.h>

#include "text/grapheme.h"
#include "text/utf8.h"
#include "tui/terminal.h"

static enum prompt_result move_left(struct prompt *prompt) {
    prompt->cursor = grapheme_previous(buf_str(&prompt->text), prompt->cursor);
    return PROMPT_GOES_ON;
}

static enum prompt_result move_right(struct prompt *prompt) {
    if (prompt->cursor < prompt->text.n)
        prompt->cursor = grapheme_next(buf_str(&prompt->text), prompt->cursor);
    return PROMPT_GOES_ON;
}

static enum prompt_result move_home(struct prompt *prompt) {
    prompt->cursor = 0;
    return PROMPT_GOES_ON;
}

static enum prompt_result move_end(struct prompt *prompt) {
    prompt->cursor = prompt->text.n;
    return PROMPT_GOES_ON;
}

/* Takes the bytes from `start` to `end` out of the text, and puts the cursor there. */
static enum prompt_result cut(struct prompt *prompt, size_t start, size_t end) {
    if (start == end)
        return PROMPT_GOES_ON;
    memmove(prompt->text.p + start, prompt->text.p + end, prompt->text.n - end + 1);
    prompt->text.n -= end - start;
    prompt->cursor = start;
    return PROMPT_CHANGED;
}

static enum prompt_result erase_before(struct prompt *prompt) {
    if (prompt->text.n == 0)
        return PROMPT_CANCELLED;
    return cut(prompt, grapheme_previous(buf_str(&prompt->text), prompt->cursor), prompt->cursor);
}

static enum prompt_result erase_at(struct prompt *prompt) {
    size_t at = prompt->cursor;
    return at < prompt->text.n ? cut(prompt, at, grapheme_next(buf_str(&prompt->text), at)) : PROMPT_GOES_ON;
}

static enum prompt_result erase_word(struct prompt *prompt) {
    size_t start = prompt->cursor;
    while (start != 0 && prompt->text.p[start - 1] == ' ')
        start--;
    while (start != 0 && prompt->text.p[start - 1] != ' ')
        start--;
    return cut(prompt, start, prompt->cursor);
}

static enum prompt_result erase_all(struct prompt *prompt) {
    return cut(prompt, 0, prompt->cursor);
}

static enum prompt_result accept(struct prompt *prompt) {
    (void)prompt;
    return PROMPT_ACCEPTED;
}

static enum prompt_result cancel(struct prompt *prompt) {
    (void)prompt;
    return PROMPT_CANCELLED;
}

static const struct {
    int key;
    enum prompt_result (*edit)(struct prompt *);
} edits[] = {
    {KEY_SPECIAL + KEY_LEFT, move_left},
    {'B' & 31, move_left},
    {KEY_SPECIAL + KEY_RIGHT, move_right},
    {'F' & 31, move_right},
    {KEY_SPECIAL + KEY_HOME, move_home},
    {'A' & 31, move_home},
    {KEY_SPECIAL + KEY_END, move_end},
    {'E' & 31, move_end},
    {KEY_SPECIAL + KEY_BACKSPACE, erase_before},
    {127, erase_before},
    {'H' & 31, erase_before},
    {KEY_SPECIAL + KEY_DC, erase_at},
    {'D' & 31, erase_at},
    {'W' & 31, erase_word},
    {'U' & 31, erase_all},
    {'\r', accept},
    {'\n', accept},
    {KEY_SPECIAL + KEY_ENTER, accept},
    {KEY_ESCAPE, cancel},
};

static enum prompt_result insert(struct prompt *prompt, uint32_t code_point) {
    char bytes[4];
    size_t n = utf8_encode(code_point, bytes);
    buf_reserve(&prompt->text, n);
    memmove(prompt->text.p + prompt->cursor + n, prompt->text.p + prompt->cursor, prompt->text.n - prompt->cursor + 1);
    memcpy(prompt->text.p + prompt->cursor, bytes, n);
    prompt->text.n += n;
    prompt->cursor += n;
    return PROMPT_CHANGED;
}

void prompt_start(struct prompt *prompt, struct str label, struct str text) {
    prompt_end(prompt);
    buf_add(&prompt->label, label);
    buf_add(&prompt->text, text);
    prompt->cursor = prompt->text.n;
}

enum prompt_result prompt_take(struct prompt *prompt, int key) {
    for (size_t i = 0; i < sizeof edits / sizeof *edits; i++)
        if (edits[i].key == key)
            return edits[i].edit(prompt);
    bool is_character = key >= 32 && key != 127 && key < KEY_SPECIAL;
    return is_character ? insert(prompt, (uint32_t)key) : PROMPT_GOES_ON;
}

int prompt_paint(const struct prompt *prompt, const struct painter *painter, int row, int left, int end_column) {
    struct str text = buf_str(&prompt->text);
    /* The text keeps at least a third of the row. */
    int label_end = end_column - (end_column - left) / 3;
    paint_blank(painter, row, left, end_column, ROLE_HINT);
    int column = paint_cut(painter, row, left, label_end, ROLE_HINT_KEY, buf_str(&prompt->label));
    int room = end_column - 1 - column;
    size_t first = 0;
    while (first < prompt->cursor && display_width(&painter->display, str_slice(text, first, prompt->cursor)) > room)
        first = grapheme_next(text, first);
    paint_text(painter, row, column, end_column, ROLE_HINT, str_slice(text, first, text.n));
    return column + display_width(&painter->display, str_slice(text, first, prompt->cursor));
}

void prompt_end(struct prompt *prompt) {
    buf_free(&prompt->text);
    buf_free(&prompt->label);
    prompt->cursor = 0;
}
