#include "tui/place.h"

#include <stdlib.h>
#include <string.h>

#include "text/grapheme.h"

/* How much is kept around a place: enough to be found in one place only, and a line of the state file. */
enum { WORDS_MAX = 8, WORDS_BYTES_MAX = 72 };

static char *copy_text(struct str s) {
    struct buf copy = {0};
    buf_add(&copy, s);
    return buf_take(&copy);
}

void place_free(struct kept_place *place) {
    free(place->address);
    free(place->words);
    *place = (struct kept_place){0};
}

struct kept_place place_copy(const struct kept_place *place) {
    struct kept_place copy = *place;
    copy.address = copy_text(str_of(place->address));
    copy.words = copy_text(str_of(place->words));
    return copy;
}

bool place_equal(const struct kept_place *a, const struct kept_place *b) {
    return a->is_in_block == b->is_in_block && a->kind == b->kind && a->nth == b->nth && a->byte == b->byte && a->into == b->into &&
           strcmp(a->address, b->address) == 0 && strcmp(a->words, b->words) == 0;
}

struct str place_title(const struct agreement *agreement, const struct node *node, struct str language) {
    return node->kind == NODE_AGREEMENT ? agreement_title(agreement, language) : node_title(agreement, node, language);
}

struct anchor place_in_block(const struct node *block, size_t byte) {
    const struct node *found = block;
    for (const struct node *node = node_next(block); node != NULL && node->block == block->block; node = node_next(node))
        if (node->start <= byte)
            found = node;
    return (struct anchor){found, found == block ? 0 : byte};
}

/* Where the word ends that is at or behind `at`, and where the one begins that is at or before it. */
static size_t next_word(struct str text, size_t at, size_t end) {
    while (at < end && text.p[at] == ' ')
        at++;
    while (at < end && text.p[at] != ' ')
        at++;
    return at;
}

static size_t previous_word(struct str text, size_t at, size_t start) {
    while (at > start && text.p[at - 1] == ' ')
        at--;
    while (at > start && text.p[at - 1] != ' ')
        at--;
    return at;
}

/* The words around a byte, within [line_start, line_end): from the one that it is in onward, and, where the line ends too soon,
   some before it. Of a word that is longer than all that is kept, a part. */
static void find_words(struct str text, size_t byte, size_t line_start, size_t line_end, size_t *start, size_t *end) {
    size_t at = byte < line_end ? byte : line_end;
    bool is_within = at > line_start && text.p[at - 1] != ' ';
    size_t from = is_within ? previous_word(text, at, line_start) : at, to = at;
    if (at - from > WORDS_BYTES_MAX / 2)
        from = at;
    for (int n = 0; n < WORDS_MAX; n++) {
        bool is_forward = to < line_end;
        size_t next = is_forward ? next_word(text, to, line_end) : to;
        size_t before = is_forward ? from : previous_word(text, from, line_start);
        if (next - before > WORDS_BYTES_MAX)
            break;
        from = before;
        to = next;
    }
    if (to == at && at < line_end)
        to = line_end - from < WORDS_BYTES_MAX ? line_end : from + WORDS_BYTES_MAX;
    *start = grapheme_floor(text, from);
    *end = grapheme_floor(text, to);
}

static void keep_words(struct kept_place *place, struct str text, size_t byte, size_t line_start, size_t line_end) {
    size_t start, end;
    find_words(text, byte, line_start, line_end, &start, &end);
    place->byte = byte;
    place->into = byte > start ? byte - start : 0;
    place->words = copy_text(str_slice(text, start, end));
}

/* Keeps a byte of a block. A marker is not among the words, since it changes whenever a paragraph is put in before: its place is
   that of the first word behind it. */
static void keep_in_block(struct kept_place *place, const struct node *block, size_t byte) {
    const struct node *node = place_in_block(block, byte).node;
    if (node->kind != NODE_PARAGRAPH)
        return;
    bool has_body = node->body < node->end;
    keep_words(place, node->block->text, has_body && byte < node->body ? node->body : byte, has_body ? node->body : node->start,
               node->end);
}

/* The node of the block that a node is in. */
static const struct node *block_around(const struct node *node) {
    while (node->kind == NODE_PARAGRAPH)
        node = node->parent;
    return node;
}

/* Which of the holder's blocks of its kind it is. */
static size_t count_to(const struct node *block) {
    size_t n = 1;
    for (const struct node *other = block->previous; other != NULL; other = other->previous)
        n += other->kind == NODE_BLOCK && other->block->kind == block->block->kind;
    return n;
}

struct kept_place place_keep(const struct agreement *agreement, struct anchor anchor, struct str language) {
    const struct node *node = anchor.node;
    struct kept_place place = {.address = copy_text(node_holder(node)->eid), .nth = 1};
    const struct node *block = block_around(node);
    struct str title = place_title(agreement, node_holder(node), language);
    if (block->kind == NODE_BLOCK) {
        place.is_in_block = true;
        place.kind = block->block->kind;
        place.nth = count_to(block);
        if (node != block || anchor.byte != 0)
            keep_in_block(&place, block, anchor.byte);
    } else if (anchor.byte < title.n) {
        keep_words(&place, title, anchor.byte, 0, title.n);
    } else {
        place.byte = anchor.byte - title.n;
    }
    if (place.words == NULL)
        place.words = copy_text(STR(""));
    return place;
}
