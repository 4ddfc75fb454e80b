#include "agreement/address.h"
#include "text/grapheme.h"
#include "text/match.h"
#include "tui/place.h"

/* How many of the words are looked for where not all of them are found together. */
enum { WORDS_TRIED = 8 };

/* One search for a place. */
struct finder {
    const struct agreement *agreement;
    const struct kept_place *place;
    struct str language;
    struct str words;
    struct matcher *matcher; /* of the words; NULL where nothing can be looked for */
};

/* Is it a node in whose text the words may stand: a block, or, where they are of a title, whatever has one? */
static bool may_hold(const struct finder *f, const struct node *node) {
    return f->place->is_in_block ? node->kind == NODE_BLOCK : node->kind != NODE_BLOCK && node->kind != NODE_PARAGRAPH;
}

static struct str text_of(const struct finder *f, const struct node *node) {
    return f->place->is_in_block ? node->block->text : place_title(f->agreement, node, f->language);
}

static struct anchor anchor_of(const struct finder *f, const struct node *node, size_t byte) {
    return f->place->is_in_block ? place_in_block(node, byte) : (struct anchor){node, byte};
}

static struct matcher *match_words(struct str words) {
    struct diag_list diags = {0};
    struct matcher *matcher = words.n != 0 ? matcher_new(words, MATCH_PHRASE, &diags) : NULL;
    diag_list_free(&diags);
    return matcher;
}

/* The byte of the place, where its words match there. What matches may be spelled in more or fewer bytes than the words: then it
   is where their rest, from the place on, matches. */
static size_t byte_in(const struct finder *f, struct str text, const struct match *match) {
    size_t byte = match->start + f->place->into;
    struct match rest;
    if (match->end - match->start != f->words.n) {
        struct matcher *matcher = match_words(str_slice(f->words, f->place->into, f->words.n));
        if (matcher != NULL && matcher_find(matcher, text, match->start, &rest) && rest.start < match->end)
            byte = rest.start;
        matcher_free(matcher);
    }
    if (byte >= match->end)
        byte = match->end > match->start ? match->end - 1 : match->start;
    return grapheme_floor(text, byte);
}

/* The match that begins nearest to a byte. */
static bool find_nearest(const struct finder *f, struct str text, size_t wanted, struct match *found) {
    struct match match;
    bool is_found = false;
    *found = (struct match){0, 0};
    if (f->matcher == NULL)
        return false;
    for (size_t from = 0; matcher_find(f->matcher, text, from, &match); from = match.end) {
        bool is_behind = match.start >= wanted;
        if (!is_found || !is_behind || match.start - wanted < wanted - found->start)
            *found = match;
        is_found = true;
        if (is_behind)
            break;
    }
    return is_found;
}

static bool find_in(const struct finder *f, const struct node *node, size_t wanted, struct anchor *anchor) {
    struct match match;
    struct str text = text_of(f, node);
    if (!find_nearest(f, text, wanted, &match))
        return false;
    *anchor = anchor_of(f, node, byte_in(f, text, &match));
    return true;
}

/* Do the words stand where they stood? */
static bool stands_there(const struct finder *f, const struct node *node) {
    size_t start = f->place->byte - f->place->into;
    return f->place->into <= f->place->byte && str_starts(str_slice(text_of(f, node), start, (size_t)-1), f->words);
}

/* The text that the place was in: the holder itself for a title. NULL where there is none such now. */
static const struct node *find_text(const struct finder *f, const struct node *holder) {
    size_t n = 0;
    if (holder == NULL || !f->place->is_in_block)
        return holder;
    for (const struct node *node = holder->first; node != NULL; node = node->next)
        if (node->kind == NODE_BLOCK && node->block->kind == f->place->kind && ++n == f->place->nth)
            return node;
    return NULL;
}

static bool find_in_other_blocks(const struct finder *f, const struct node *holder, struct anchor *anchor) {
    for (const struct node *node = holder->first; node != NULL; node = node->next)
        if (node->kind == NODE_BLOCK && may_hold(f, node) && find_in(f, node, f->place->byte, anchor))
            return true;
    return false;
}

/* Finds the words in the whole agreement, where they stand only once. */
static bool find_elsewhere(const struct finder *f, struct anchor *anchor) {
    size_t n = 0;
    for (size_t i = 0; i < f->agreement->n_nodes && n < 2 && f->matcher != NULL; i++) {
        const struct node *node = f->agreement->nodes[i];
        struct match first, second;
        if (!may_hold(f, node) || !matcher_find(f->matcher, text_of(f, node), 0, &first))
            continue;
        n += matcher_find(f->matcher, text_of(f, node), first.end, &second) ? 2 : 1;
        *anchor = anchor_of(f, node, byte_in(f, text_of(f, node), &first));
    }
    return n == 1;
}

/* A place without words: the label of a block, or a line under a title. */
static enum place_found find_wordless(const struct finder *f, const struct node *text, struct anchor *anchor) {
    if (f->place->is_in_block)
        *anchor = (struct anchor){text, 0};
    else
        *anchor = (struct anchor){text, place_title(f->agreement, text, f->language).n + f->place->byte};
    return PLACE_EXACT;
}

/* The address of what is around: "annex_1" of "annex_1__art_3", "" where it goes on from none. */
static struct str address_around(struct str address) {
    do
        address = str_slice(address, 0, address.n != 0 ? address.n - 1 : 0);
    while (address.n != 0 && !str_ends(address, STR("__")));
    return str_slice(address, 0, address.n != 0 ? address.n - 2 : 0);
}

/* The part with this address; where there is none, the nearest around it that is there, at worst the root. */
static const struct node *find_holder(const struct agreement *agreement, struct str address, bool *is_there) {
    const struct node *found = address.n != 0 ? address_find(agreement, address) : agreement->root;
    *is_there = found != NULL;
    while (found == NULL) {
        address = address_around(address);
        found = address.n != 0 ? address_find(agreement, address) : agreement->root;
    }
    return node_holder(found);
}

/* The word that the place is in and those behind it, at most n together. */
static struct str words_from_place(const struct finder *f, int n) {
    struct str words = str_of(f->place->words);
    size_t start = f->place->into < words.n ? f->place->into : words.n;
    while (start != 0 && words.p[start - 1] != ' ')
        start--;
    size_t end = start;
    for (; n > 0 && end < words.n; n--) {
        while (end < words.n && words.p[end] == ' ')
            end++;
        while (end < words.n && words.p[end] != ' ')
            end++;
    }
    return str_slice(words, start, end);
}

/* Looks in the very text for fewer and fewer of the words, at last for the one that the place is in. */
static bool find_remains(const struct finder *f, const struct node *text, struct anchor *anchor) {
    bool is_found = false;
    for (int n = WORDS_TRIED; n > 0 && !is_found; n /= 2) {
        struct finder part = *f;
        struct kept_place place = *f->place;
        part.words = words_from_place(f, n);
        part.matcher = match_words(part.words);
        place.into -= (size_t)(part.words.p - place.words);
        part.place = &place;
        is_found = find_in(&part, text, place.byte, anchor);
        matcher_free(part.matcher);
    }
    return is_found;
}

static enum place_found find_place(const struct finder *f, struct anchor *anchor) {
    bool is_there;
    const struct node *holder = find_holder(f->agreement, str_of(f->place->address), &is_there);
    const struct node *text = is_there ? find_text(f, holder) : NULL;
    if (text != NULL && f->words.n == 0)
        return find_wordless(f, text, anchor);
    if (text != NULL && stands_there(f, text)) {
        *anchor = anchor_of(f, text, f->place->byte);
        return PLACE_EXACT;
    }
    if ((text != NULL && find_in(f, text, f->place->byte, anchor)) || (is_there && find_in_other_blocks(f, holder, anchor)) ||
        find_elsewhere(f, anchor))
        return PLACE_MOVED;
    if (text != NULL && find_remains(f, text, anchor))
        return PLACE_NEAR;
    *anchor = (struct anchor){holder, 0};
    return is_there ? PLACE_NEAR : PLACE_LOST;
}

enum place_found place_find(const struct agreement *agreement, const struct kept_place *place, struct str language,
                            struct anchor *anchor) {
    struct finder f = {.agreement = agreement, .place = place, .language = language, .words = str_of(place->words)};
    f.matcher = match_words(f.words);
    enum place_found found = find_place(&f, anchor);
    matcher_free(f.matcher);
    return found;
}

enum place_found place_carry_over(const struct agreement *old, struct anchor anchor, const struct agreement *new,
                                  struct str language, struct anchor *found) {
    struct kept_place place = place_keep(old, anchor, language);
    enum place_found how = place_find(new, &place, language, found);
    place_free(&place);
    for (size_t i = anchor.node->order; how == PLACE_LOST && i-- > 1;) {
        const struct node *before = old->nodes[i]->kind != NODE_PARAGRAPH ? address_find(new, old->nodes[i]->eid) : NULL;
        if (before == NULL)
            continue;
        *found = (struct anchor){node_holder(before), 0};
        break;
    }
    return how;
}
