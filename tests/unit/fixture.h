/*
 * Agreements for tests: from the files of the tree, and made of random text.
 */
#ifndef PACTA_TESTS_FIXTURE_H
#define PACTA_TESTS_FIXTURE_H

#include <stdio.h>
#include <stdlib.h>

#include "agreement/build.h"
#include "base/file.h"
#include "library/loader.h"
#include "text/utf8.h"

#include "random_text.h"

/* A path in the source tree, to be freed. */
static inline char *fixture_path(const char *name) {
    const char *folder = getenv("PACTA_SRCDIR");
    struct buf path = {0};
    buf_printf(&path, "%s/%s", folder != NULL ? folder : ".", name);
    return buf_take(&path);
}

/* Loads a file of the source tree; the faults, if any, are printed. */
static inline struct agreement *fixture_load(const char *name) {
    struct diag_list diags = {0};
    char *path = fixture_path(name);
    struct agreement *agreement = agreement_load(path, &diags);
    for (size_t i = 0; agreement == NULL && i < diags.n; i++) {
        char *message = diag_format(&diags.items[i]);
        fprintf(stderr, "%s\n", message);
        free(message);
    }
    diag_list_free(&diags);
    free(path);
    return agreement;
}

/* The content of a file of the source tree; nothing where there is none. */
static inline struct buf fixture_read(const char *name) {
    struct diag_list diags = {0};
    struct buf content = {0};
    char *path = fixture_path(name);
    file_read(path, &content, &diags);
    diag_list_free(&diags);
    free(path);
    return content;
}

/* A random text that is valid UTF-8 and holds a letter. */
static inline struct str fixture_random_text(struct prng *prng, struct arena *arena, size_t n_pieces) {
    struct buf text = {0}, valid = {0};
    random_text(prng, &text, n_pieces);
    for (size_t at = 0; at < text.n;) {
        char bytes[4];
        uint32_t code_point;
        at += utf8_decode(buf_str(&text), at, &code_point, NULL);
        buf_add(&valid, (struct str){bytes, utf8_encode(code_point, bytes)});
    }
    buf_add_char(&valid, 'x');
    struct str copy = arena_copy(arena, buf_str(&valid));
    buf_free(&text);
    buf_free(&valid);
    return copy;
}

/* The same with the markers of lists at the beginning of some of its lines. */
static inline struct str fixture_random_list(struct prng *prng, struct arena *arena) {
    static const char *const markers[] = {"",        "",   "1. ", "2. ",   "(a) ", "(b) ",   "(i) ",
                                          "(viii) ", "- ", "• ",  "10.1 ", "  ",   "\t(c)  "};
    struct buf list = {0};
    for (size_t n = 1 + prng_below(prng, 6); n > 0; n--) {
        buf_add(&list, str_of(markers[prng_below(prng, sizeof markers / sizeof *markers)]));
        buf_add(&list, fixture_random_text(prng, arena, prng_below(prng, 30)));
        buf_add_char(&list, '\n');
    }
    struct str copy = arena_copy(arena, buf_str(&list));
    buf_free(&list);
    return copy;
}

static inline void fixture_add_title(struct prng *prng, struct agreement *agreement, struct node *node) {
    node->titles = arena_alloc(agreement->arena, sizeof *node->titles);
    node->n_titles = 1;
    node->titles[0] =
        (struct title){agreement->language, str_trim(fixture_random_text(prng, agreement->arena, prng_below(prng, 12)))};
    node->is_editorial = prng_below(prng, 2) != 0;
}

static inline void fixture_add_blocks(struct prng *prng, struct agreement *agreement, struct node *holder) {
    for (int kind = 0; kind < BLOCK_KIND_COUNT; kind++) {
        for (size_t n = prng_below(prng, 3); n > 0; n--) {
            struct block block = {.kind = (enum block_kind)kind, .language = STR("en")};
            block.text = fixture_random_list(prng, agreement->arena);
            if (prng_below(prng, 4) == 0)
                block.language = STR("fr");
            if (kind == BLOCK_QUOTE || prng_below(prng, 3) != 0)
                block.source = &agreement->sources[prng_below(prng, agreement->n_sources)];
            if (prng_below(prng, 5) == 0)
                block.page = fixture_random_text(prng, agreement->arena, 3);
            build_block(agreement, holder, block, (struct place){1, 1});
        }
    }
}

/* An agreement of random texts: a preamble, sections with provisions, a closing. The caller frees it. */
static inline struct agreement *fixture_random_agreement(struct prng *prng) {
    struct arena *arena = arena_new();
    struct agreement *agreement = agreement_new(arena, STR("random"));
    const struct place place = {1, 1};
    agreement->id = STR("random");
    agreement->titles = arena_alloc(arena, sizeof *agreement->titles);
    agreement->n_titles = 1;
    agreement->titles[0] = (struct title){STR("en"), str_trim(fixture_random_text(prng, arena, 10))};
    agreement->n_sources = 2;
    agreement->sources = arena_array(arena, agreement->n_sources, sizeof *agreement->sources);
    agreement->sources[0] = (struct source){.id = STR("one"), .publisher = fixture_random_text(prng, arena, 8)};
    agreement->sources[1] = (struct source){.id = STR("two"), .title = fixture_random_text(prng, arena, 30), .date = {1999, 12, 0}};
    struct node *closing = NULL;
    for (size_t i = 0; i < 2; i++) {
        struct node *section = build_node(agreement, agreement->root, NODE_SECTION, place);
        section->id = i == 0 ? STR("alpha") : STR("beta");
        fixture_add_title(prng, agreement, section);
        if (prng_below(prng, 3) == 0)
            fixture_add_blocks(prng, agreement, section);
        for (size_t n = prng_below(prng, 3); n > 0; n--) {
            struct node *provision = build_node(agreement, section, NODE_PROVISION, place);
            provision->label = arena_copy(arena, str_of(arena_printf(arena, "%zu", 100 * i + n)));
            if (prng_below(prng, 4) != 0)
                fixture_add_title(prng, agreement, provision);
            fixture_add_blocks(prng, agreement, provision);
        }
    }
    closing = build_node(agreement, agreement->root, NODE_CLOSING, place);
    fixture_add_blocks(prng, agreement, closing);
    struct diag_list diags = {0};
    agreement_finish(agreement, false, &diags);
    diag_list_free(&diags);
    return agreement;
}

#endif
