/* yaml/emitter: what is written is read again byte for byte, and is what a person would want to read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "yaml/emitter.h"
#include "yaml/reader.h"

/* What the emitter writes for a map with one pair. */
static char *emit_pair(struct str text) {
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    struct yaml_emitter *e = yaml_emitter_new(out);
    yaml_emit_map_start(e, false);
    yaml_emit_text(e, STR("key"));
    yaml_emit_text(e, text);
    yaml_emit_map_end(e);
    assert_true(yaml_emitter_finish(e));
    fclose(out);
    return bytes;
}

static void assert_text(const struct yaml_node *node, struct str expected) {
    assert_non_null(node);
    assert_int_equal(node->kind, YAML_TEXT);
    assert_int_equal(node->u.text.n, expected.n);
    assert_memory_equal(node->u.text.p, expected.p, expected.n);
}

/* Writes the text in every place where one can stand, reads the whole again and compares. */
static void assert_round_trip(struct str text) {
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    struct yaml_emitter *e = yaml_emitter_new(out);
    yaml_emit_map_start(e, false);
    yaml_emit_text(e, STR("block"));
    yaml_emit_text(e, text);
    yaml_emit_text(e, STR("inline"));
    yaml_emit_map_start(e, true);
    yaml_emit_text(e, STR("a"));
    yaml_emit_text(e, text);
    yaml_emit_text(e, STR("b"));
    yaml_emit_text(e, text);
    yaml_emit_map_end(e);
    yaml_emit_text(e, STR("list"));
    yaml_emit_list_start(e, false);
    yaml_emit_text(e, text);
    yaml_emit_map_start(e, false);
    yaml_emit_text(e, STR("deep"));
    yaml_emit_text(e, text);
    yaml_emit_text(e, STR("after"));
    yaml_emit_text(e, STR("last"));
    yaml_emit_map_end(e);
    yaml_emit_list_end(e);
    yaml_emit_map_end(e);
    assert_true(yaml_emitter_finish(e));
    fclose(out);

    struct arena *arena = arena_new();
    struct diag_list diags = {0};
    struct yaml_document document = yaml_read((struct str){bytes, n}, "test", arena, arena, &diags);
    if (diags.n != 0)
        print_error("%s\n%s\n", bytes, diags.items[0].message);
    assert_int_equal(diags.n, 0);
    const struct yaml_node *map = document.root;
    assert_text(yaml_map_get(map, STR("block")), text);
    assert_text(yaml_map_get(yaml_map_get(map, STR("inline")), STR("a")), text);
    assert_text(yaml_map_get(yaml_map_get(map, STR("inline")), STR("b")), text);
    const struct yaml_node *list = yaml_map_get(map, STR("list"));
    assert_int_equal(list->u.list.n, 2);
    assert_text(list->u.list.items[0], text);
    assert_text(yaml_map_get(list->u.list.items[1], STR("deep")), text);
    assert_text(yaml_map_get(list->u.list.items[1], STR("after")), STR("last"));
    diag_list_free(&diags);
    arena_free(arena);
    free(bytes);
}

static void chosen_texts_survive(void **state) {
    (void)state;
    static const char *const texts[] = {
        "",
        " ",
        "\n",
        "\n\n",
        "a",
        " a",
        "a ",
        " a ",
        "a\n",
        "a\n\n",
        "\na",
        "\n\na\n",
        "a\nb",
        "a\n\nb",
        "a \nb",
        "a\n b",
        " a\nb",
        "\n  a\n b",
        "a\tb",
        "\ta",
        "a\t",
        "a\n\tb",
        "# a",
        "a # b",
        "a: b",
        ": b",
        "a:",
        "- a",
        "-",
        "- ",
        "? a",
        "---",
        "--- a",
        "...",
        "a\n---\nb",
        "a\n...\n",
        "'a'",
        "\"a\"",
        "a\"b",
        "a'b",
        "[a]",
        "{a: b}",
        "a, b",
        "a]",
        "*a",
        "&a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "|",
        ">",
        "~",
        "null",
        "yes",
        "No",
        "1",
        "1.10",
        "010",
        "0x1F",
        "1e3",
        "12:30",
        "2022-02-22",
        "2022-02",
        "-1",
        "+1",
        ".5",
        ".inf",
        "<<",
        "=",
        "\\",
        "\\n",
        "a\\",
        "\r",
        "a\rb",
        "a\r\nb",
        "\xC2\x85",
        "a\xC2\x85"
        "b",
        "\xE2\x80\xA8",
        "a\n\xE2\x80\xA9"
        "b",
        "\xEF\xBB\xBF"
        "a",
        "a\xEF\xBB\xBF",
        "\x01",
        "a\x1B[31mb",
        "\x7F",
        "\xC2\x80",
        "\xC2\x9B",
        "\xF0\x9F\x98\x80 a\nb",
        "\xF4\x8F\xBF\xBF",
        "\xEF\xBF\xBE",
        "\xEF\xBF\xBF",
        "\xE2\x80\xAE"
        "abc",
        "\xC2\xAD",
        "\xC2\xA0",
        "e\xCC\x81",
        "\xCC\x81",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_round_trip(str_of(texts[i]));
}

static void long_lines_survive(void **state) {
    (void)state;
    struct buf line = {0};
    for (size_t i = 0; i < 3000; i++)
        buf_printf(&line, "%s%s", i % 7 == 0 ? "  " : " ", i % 5 == 0 ? "#word:" : "w");
    assert_round_trip(buf_str(&line));
    buf_add_char(&line, ' ');
    assert_round_trip(buf_str(&line));
    buf_clear(&line);
    for (size_t i = 0; i < 20000; i++)
        buf_add_char(&line, 'x');
    assert_round_trip(buf_str(&line));
    buf_add(&line, STR("\n  "));
    assert_round_trip(buf_str(&line));
    buf_free(&line);
}

/* A small generator, so that a failure can be had again. */
static uint32_t next_random(uint32_t *seed) {
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void random_texts_survive(void **state) {
    (void)state;
    static const char *const pieces[] = {
        " ",          " ",
        "\n",         "\n",
        "a",          "word",
        "Article 16", "- ",
        "# ",         ": ",
        ":",          "'",
        "\"",         "\\",
        "\t",         "\r",
        "---",        "...",
        "{",          "}",
        "[",          "]",
        ",",          "|",
        ">",          "%",
        "é",          "“",
        "\xC2\x85",   "\xE2\x80\xA8",
        "\xC2\xA0",   "\xF0\x9F\x98\x80",
        "\x01",       "\x7F",
        "1.",         "(a)",
        "?",          "!",
        "*",
    };
    static const char *const words[] = {" ", " ", " ", "  ", "word", "longerword", "a", "#", ": ", "é"};
    size_t n_rounds = getenv("PACTA_TEST_SLOW") != NULL ? 2000 : 20000;
    struct buf text = {0};
    uint32_t seed = 1;
    for (size_t round = 0; round < n_rounds; round++) {
        buf_clear(&text);
        size_t n = next_random(&seed) % (round % 10 == 0 ? 120 : 12);
        for (size_t i = 0; round % 5 == 0 && i < 60; i++)
            buf_add(&text, str_of(words[next_random(&seed) % (sizeof words / sizeof *words)]));
        for (size_t i = 0; i < n; i++)
            buf_add(&text, str_of(pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]));
        assert_round_trip(buf_str(&text));
    }
    buf_free(&text);
}

static void assert_written(const char *text, const char *expected) {
    char *bytes = emit_pair(str_of(text));
    assert_string_equal(bytes, expected);
    free(bytes);
}

static void style_is_for_readers(void **state) {
    (void)state;
    assert_written("Moscow", "key: Moscow\n");
    assert_written("16 bis", "key: 16 bis\n");
    assert_written("43", "key: 43\n");
    assert_written("2022-02-22", "key: 2022-02-22\n");
    assert_written("2.10", "key: \"2.10\"\n");
    assert_written("010", "key: \"010\"\n");
    assert_written("no", "key: \"no\"\n");
    assert_written("", "key: ''\n");
    assert_written("1. one\n(a) two\n", "key: |\n  1. one\n  (a) two\n");
    assert_written("no newline at\nits end", "key: |-\n  no newline at\n  its end\n");
    assert_written(
        "The Parties shall govern the waters of the Lake in common, so that each may use them and none may spoil them.",
        "key: >-\n  The Parties shall govern the waters of the Lake in common, so that each may use them and none may spoil\n"
        "  them.\n");
}

static void write_errors_are_told(void **state) {
    (void)state;
    FILE *out = fopen("/dev/full", "w");
    if (out == NULL)
        skip();
    setvbuf(out, NULL, _IONBF, 0);
    struct yaml_emitter *e = yaml_emitter_new(out);
    yaml_emit_map_start(e, false);
    for (size_t i = 0; i < 5000; i++) {
        yaml_emit_text(e, STR("key"));
        yaml_emit_text(e, STR("a text that fills the buffer of the emitter after some rounds"));
    }
    yaml_emit_map_end(e);
    assert_false(yaml_emitter_finish(e));
    fclose(out);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(chosen_texts_survive), cmocka_unit_test(long_lines_survive),    cmocka_unit_test(random_texts_survive),
        cmocka_unit_test(style_is_for_readers), cmocka_unit_test(write_errors_are_told),
    };
    return cmocka_run_group_tests_name("yaml emitter", tests, NULL, NULL);
}
