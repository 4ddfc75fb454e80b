/* export: nothing is lost, what is written can be read again, and each format keeps to its rules. */
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "agreement/address.h"
#include "export/export.h"
#include "export/plain.h"

#include "fixture.h"

static const char *const files[] = {"content/az-ru-2022.yaml", "tests/data/lake-concord.yaml", "tests/data/ferry-1911.yaml",
                                    "tests/data/vclt-1969.yaml", "tests/data/us-ru-1867.yaml"};
enum { N_FILES = sizeof files / sizeof *files };

static struct export_request request_for(const struct agreement *agreement, const struct node *first, const struct node *last) {
    return (struct export_request){.agreement = agreement,
                                   .first = first,
                                   .last = last,
                                   .width_cells = 72,
                                   .language = STR(""),
                                   .display = display_make(DISPLAY_FILE)};
}

static struct buf write_request(const struct export_request *request, const char *format) {
    char *bytes = NULL;
    size_t n = 0;
    FILE *out = open_memstream(&bytes, &n);
    assert_true(export_format_find(str_of(format))->write(request, out));
    fclose(out);
    return (struct buf){bytes, n, n + 1};
}

static struct buf write_part(const struct agreement *agreement, const struct node *node, const char *format) {
    struct export_request request = request_for(agreement, node, node);
    return write_request(&request, format);
}

static struct buf write_whole(const struct agreement *agreement, const char *format) {
    return write_part(agreement, agreement->root, format);
}

/* Loads what was exported; errors are printed, warnings let be. */
static struct agreement *load_again(const struct buf *text) {
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(buf_str(text), "exported", &diags);
    for (size_t i = 0; agreement == NULL && i < diags.n; i++)
        print_error("%zu: %s\n", diags.items[i].line, diags.items[i].message);
    if (agreement == NULL)
        print_error("%s\n", text->p);
    diag_list_free(&diags);
    assert_non_null(agreement);
    return agreement;
}

/* --- The same model --- */

static void assert_same_text(struct str a, struct str b) {
    assert_int_equal(a.n, b.n);
    if (a.n != 0)
        assert_memory_equal(a.p, b.p, a.n);
}

static void assert_same_texts(const struct str *a, size_t n_a, const struct str *b, size_t n_b) {
    assert_int_equal(n_a, n_b);
    for (size_t i = 0; i < n_a; i++)
        assert_same_text(a[i], b[i]);
}

static void assert_same_date(struct date a, struct date b) {
    assert_int_equal(a.year, b.year);
    assert_int_equal(a.month, b.month);
    assert_int_equal(a.day, b.day);
}

static void assert_same_titles(const struct title *a, size_t n_a, const struct title *b, size_t n_b) {
    assert_int_equal(n_a, n_b);
    for (size_t i = 0; i < n_a; i++) {
        assert_same_text(a[i].language, b[i].language);
        assert_same_text(a[i].text, b[i].text);
    }
}

static void assert_same_block(const struct block *a, const struct block *b) {
    assert_int_equal(a->kind, b->kind);
    assert_same_text(a->text, b->text);
    assert_same_text(a->language, b->language);
    assert_same_text(a->page, b->page);
    assert_int_equal(a->source != NULL, b->source != NULL);
    if (a->source != NULL)
        assert_same_text(a->source->id, b->source->id);
}

static void assert_same_node(const struct node *a, const struct node *b) {
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->division, b->division);
    assert_int_equal(a->is_editorial, b->is_editorial);
    assert_same_text(a->eid, b->eid);
    assert_same_text(a->id, b->id);
    assert_same_text(a->label, b->label);
    assert_same_titles(a->titles, a->n_titles, b->titles, b->n_titles);
    assert_int_equal(a->n_see, b->n_see);
    for (size_t i = 0; i < a->n_see; i++)
        assert_same_text(a->see[i].text, b->see[i].text);
    if (a->kind == NODE_BLOCK)
        assert_same_block(a->block, b->block);
    const struct node *other = b->first;
    for (const struct node *child = a->first; child != NULL; child = child->next, other = other->next) {
        assert_non_null(other);
        assert_same_node(child, other);
    }
    assert_null(other);
}

static void assert_same_event(const struct event *a, const struct event *b) {
    assert_same_date(a->date, b->date);
    assert_same_text(a->place, b->place);
    assert_same_text(a->note, b->note);
}

static void assert_same_parties(const struct agreement *a, const struct agreement *b) {
    assert_int_equal(a->n_parties, b->n_parties);
    for (size_t i = 0; i < a->n_parties; i++) {
        const struct party *p = &a->parties[i], *q = &b->parties[i];
        const struct str one[] = {p->code, p->name, p->short_name, p->abbr, p->signatory, p->office, p->consent_means};
        const struct str two[] = {q->code, q->name, q->short_name, q->abbr, q->signatory, q->office, q->consent_means};
        assert_same_texts(one, 7, two, 7);
        assert_same_date(p->signed_on, q->signed_on);
        assert_same_date(p->consent_date, q->consent_date);
    }
}

static void assert_same_sources(const struct agreement *a, const struct agreement *b) {
    assert_int_equal(a->n_sources, b->n_sources);
    for (size_t i = 0; i < a->n_sources; i++) {
        const struct source *p = &a->sources[i], *q = &b->sources[i];
        const struct str one[] = {p->id, p->publisher, p->title, p->author, p->url, p->language};
        const struct str two[] = {q->id, q->publisher, q->title, q->author, q->url, q->language};
        assert_same_texts(one, 6, two, 6);
        assert_same_date(p->date, q->date);
        assert_same_date(p->accessed, q->accessed);
        assert_int_equal(p->kind, q->kind);
    }
}

static void assert_same_lists(const struct agreement *a, const struct agreement *b) {
    assert_same_texts(a->aliases, a->n_aliases, b->aliases, b->n_aliases);
    assert_same_texts(a->authentic, a->n_authentic, b->authentic, b->n_authentic);
    assert_same_texts(a->subjects, a->n_subjects, b->subjects, b->n_subjects);
    assert_int_equal(a->n_series, b->n_series);
    for (size_t i = 0; i < a->n_series; i++) {
        assert_same_text(a->series[i].name, b->series[i].name);
        assert_same_text(a->series[i].volume, b->series[i].volume);
        assert_same_text(a->series[i].page, b->series[i].page);
    }
    assert_int_equal(a->n_relations, b->n_relations);
    for (size_t i = 0; i < a->n_relations; i++) {
        assert_int_equal(a->relations[i].type, b->relations[i].type);
        assert_same_text(a->relations[i].target, b->relations[i].target);
    }
    assert_int_equal(a->n_keywords, b->n_keywords);
    for (size_t i = 0; i < a->n_keywords; i++) {
        assert_same_text(a->keywords[i].id, b->keywords[i].id);
        assert_same_text(a->keywords[i].label, b->keywords[i].label);
        assert_same_texts(a->keywords[i].words, a->keywords[i].n_words, b->keywords[i].words, b->keywords[i].n_words);
    }
}

static void assert_same_metadata(const struct agreement *a, const struct agreement *b) {
    const struct str one[] = {a->id, a->language, a->short_title, a->depositary, a->registration_number};
    const struct str two[] = {b->id, b->language, b->short_title, b->depositary, b->registration_number};
    assert_same_texts(one, 5, two, 5);
    assert_int_equal(a->kind, b->kind);
    assert_int_equal(a->status, b->status);
    assert_int_equal(a->unit, b->unit);
    assert_int_equal(a->numbering, b->numbering);
    assert_int_equal(a->headings, b->headings);
    assert_same_titles(a->titles, a->n_titles, b->titles, b->n_titles);
    assert_same_event(&a->signed_on, &b->signed_on);
    assert_same_event(&a->adopted, &b->adopted);
    assert_same_event(&a->opened_for_signature, &b->opened_for_signature);
    assert_same_event(&a->entry_into_force, &b->entry_into_force);
    assert_same_event(&a->termination, &b->termination);
    assert_same_date(a->registration_date, b->registration_date);
    assert_same_parties(a, b);
    assert_same_sources(a, b);
    assert_same_lists(a, b);
}

static void assert_same_model(const struct agreement *a, const struct agreement *b) {
    assert_same_metadata(a, b);
    assert_int_equal(a->coverage, b->coverage);
    assert_int_equal(a->n_articles, b->n_articles);
    assert_int_equal(a->n_nodes, b->n_nodes);
    assert_same_node(a->root, b->root);
}

/* --- YAML and JSON --- */

static void assert_round_trip(const struct agreement *agreement, const char *format) {
    struct buf first = write_whole(agreement, format);
    struct agreement *again = load_again(&first);
    assert_same_model(agreement, again);
    struct buf second = write_whole(again, format);
    assert_string_equal(first.p, second.p);
    assert_int_equal(first.n, second.n);
    agreement_free(again);
    buf_free(&first);
    buf_free(&second);
}

static void agreements_load_again_from_yaml_and_json(void **state) {
    (void)state;
    for (size_t i = 0; i < N_FILES; i++) {
        struct agreement *agreement = fixture_load(files[i]);
        assert_non_null(agreement);
        assert_round_trip(agreement, "yaml");
        assert_round_trip(agreement, "json");
        agreement_free(agreement);
    }
}

static void random_agreements_load_again(void **state) {
    (void)state;
    struct prng prng = {1867};
    for (size_t round = 0; round < rounds(1000); round++) {
        struct agreement *agreement = fixture_random_agreement(&prng);
        assert_round_trip(agreement, "yaml");
        assert_round_trip(agreement, "json");
        agreement_free(agreement);
    }
}

/* Texts that a YAML file can hold only with care, as titles and as blocks. */
static void awkward_texts_load_again(void **state) {
    (void)state;
    static const char *const texts[] = {
        " leading",
        "trailing ",
        "a\tb",
        "\ttab",
        "#comment",
        "a #b",
        "- dash",
        ": colon",
        "a: b",
        "---",
        "...",
        "'",
        "\"",
        "|",
        ">",
        "\\",
        "a\n\nb",
        "\na",
        " a\n  b",
        "a \nb",
        "a\rb",
        "\x01\x1B[31m\x7F",
        "\xC2\x85",
        "\xE2\x80\xA8",
        "\xEF\xBB\xBF"
        "a",
        "\xEF\xBF\xBE",
        "\xF0\x9F\x98\x80\xF0\xA0\x80\x80",
        "\xE2\x80\xAE"
        "abc",
        "yes",
        "0x1F",
        "1. a 2. b",
        "(a) x; (b) y",
        "{a",
        "[a",
        "%a",
        "@a",
        "`a",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena *arena = arena_new();
        struct agreement *agreement = agreement_new(arena, STR("awkward"));
        struct title title = {STR("en"), str_trim(str_of(texts[i]))};
        agreement->id = STR("awkward");
        agreement->titles = &title;
        agreement->n_titles = 1;
        agreement->depositary = str_of(texts[i]);
        struct node *provision = build_node(agreement, agreement->root, NODE_PROVISION, (struct place){1, 1});
        provision->label = STR("1");
        provision->titles = &title;
        provision->n_titles = 1;
        for (int kind = BLOCK_TEXT; kind < BLOCK_KIND_COUNT; kind++)
            build_block(agreement, provision,
                        (struct block){.kind = (enum block_kind)kind, .text = agreement->depositary, .language = STR("en")},
                        (struct place){1, 1});
        struct diag_list diags = {0};
        agreement_finish(agreement, false, &diags);
        diag_list_free(&diags);
        assert_round_trip(agreement, "yaml");
        assert_round_trip(agreement, "json");
        agreement_free(agreement);
    }
}

/* Is every block of the part in the original under the same address, word for word? */
static void assert_part_of(const struct agreement *part, const struct agreement *whole) {
    for (size_t i = 1; i < part->n_nodes; i++) {
        const struct node *node = part->nodes[i];
        const struct node *original = address_find(whole, node_holder(node)->eid);
        if (node->kind != NODE_BLOCK)
            continue;
        assert_non_null(original);
        const struct node *block = original->first;
        while (block != NULL && (block->kind != NODE_BLOCK || !str_equal(block->block->text, node->block->text)))
            block = block->next;
        assert_non_null(block);
        assert_same_block(node->block, block->block);
    }
}

/* The node with this address in the part: a chapter whose number no other chapter of the part has needs no context there. */
static const struct node *find_in_part(const struct agreement *part, struct str eid) {
    const struct node *found = address_find(part, eid);
    for (size_t i = 0; found == NULL && i < eid.n; i++)
        if (str_starts(str_slice(eid, i, eid.n), STR("__")))
            found = address_find(part, str_slice(eid, i + 2, eid.n));
    return found;
}

/* Each part, whichever it is, is an agreement of its own with excerpts, in which the part has the address that it had. */
static void every_part_loads_as_excerpts(void **state) {
    (void)state;
    static const char *const formats[] = {"yaml", "json"};
    for (size_t f = 0; f < 2 * (size_t)N_FILES; f++) {
        struct agreement *agreement = fixture_load(files[f / 2]);
        assert_non_null(agreement);
        for (size_t i = 1; i < agreement->n_nodes; i += rounds(20) == 20 ? 1 : 7) {
            const struct node *node = agreement->nodes[i], *holder = node_holder(node);
            struct buf text = write_part(agreement, node, formats[f % 2]);
            struct agreement *part = load_again(&text);
            assert_same_metadata(agreement, part);
            assert_int_equal(part->coverage, COVERAGE_EXCERPTS);
            assert_non_null(find_in_part(part, holder->eid));
            assert_part_of(part, agreement);
            agreement_free(part);
            buf_free(&text);
        }
        agreement_free(agreement);
    }
}

static void a_part_holds_the_part_alone(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    struct buf text = write_part(agreement, address_find(agreement, STR("art_16bis")), "yaml");
    struct agreement *part = load_again(&text);
    assert_non_null(address_find(part, STR("part_I")));
    assert_null(address_find(part, STR("art_1")));
    assert_null(address_find(part, STR("sec_upkeep")));
    assert_null(address_find(part, STR("preamble")));
    assert_null(address_find(part, STR("closing")));
    assert_int_equal(part->n_articles, 18);
    agreement_free(part);
    buf_free(&text);
    struct export_request request =
        request_for(agreement, address_find(agreement, STR("art_16bis")), address_find(agreement, STR("annex_1")));
    text = write_request(&request, "json");
    part = load_again(&text);
    assert_null(address_find(part, STR("art_1")));
    assert_non_null(address_find(part, STR("prov_keeper")));
    assert_non_null(address_find(part, STR("annex_1__art_1")));
    assert_null(address_find(part, STR("closing")));
    agreement_free(part);
    buf_free(&text);
    agreement_free(agreement);
}

static void json_has_no_character_that_must_be_escaped(void **state) {
    (void)state;
    struct prng prng = {31};
    for (size_t round = 0; round < rounds(200); round++) {
        struct agreement *agreement = fixture_random_agreement(&prng);
        struct buf json = write_whole(agreement, "json");
        for (size_t i = 0; i < json.n; i++)
            assert_true((unsigned char)json.p[i] >= 0x20 || json.p[i] == '\n');
        assert_null(strstr(json.p, "\xE2\x80\xAE"));
        assert_null(strstr(json.p, "\xC2\x85"));
        buf_free(&json);
        agreement_free(agreement);
    }
}

/* --- Plain text and Markdown --- */

static void assert_golden(const char *format, const char *golden) {
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    struct buf written = write_whole(agreement, format), expected = fixture_read(golden);
    assert_true(expected.n != 0);
    assert_string_equal(written.p, expected.p);
    buf_free(&written);
    buf_free(&expected);
    agreement_free(agreement);
}

static void plain_text_is_as_reviewed(void **state) {
    (void)state;
    assert_golden("txt", "tests/data/golden/ferry-1911.txt");
}

static void markdown_is_as_reviewed(void **state) {
    (void)state;
    assert_golden("md", "tests/data/golden/ferry-1911.md");
}

static void a_part_says_what_it_is_from(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    const struct node *node = address_find(agreement, STR("prov_keeper"));
    struct buf text = write_part(agreement, node, "txt");
    assert_string_equal(text.p, "Arrangement on the Ferry at Two Oaks (Ferry Notes), signed at Two Oaks\n"
                                "on 2 May 1911, [The keeper] [ferry-1911#prov_keeper]\n"
                                "\n"
                                "[The keeper]\n"
                                "≈ summary · The *Courier*, Jun 1911\n"
                                "  Both Governments choose the keeper, who sleeps on the Velmar bank in\n"
                                "  winter and in summer where the keeper likes.\n");
    buf_free(&text);
    text = write_part(agreement, node, "md");
    assert_string_equal(text.p,
                        "# Arrangement on the Ferry at Two Oaks\n"
                        "\n"
                        "Exchange of notes · signed 2 May 1911, Two Oaks · Velmar, Orsène · `ferry-1911#prov_keeper`\n"
                        "\n"
                        "### \\[The keeper\\]\n"
                        "\n"
                        "**Summary** · The \\*Courier\\*, Jun 1911 · `ferry-1911#prov_keeper`\n"
                        "\n"
                        "Both Governments choose the keeper, who sleeps on the Velmar bank in winter and in summer where the "
                        "keeper likes.\n");
    buf_free(&text);
    agreement_free(agreement);
}

static bool has_control(struct str s) {
    for (size_t at = 0; at < s.n;) {
        uint32_t c;
        at += utf8_decode(s, at, &c, NULL);
        if ((c < 0x20 && c != '\n') || (c >= 0x7F && c < 0xA0))
            return true;
    }
    return false;
}

static void assert_clean_lines(struct str text) {
    struct str rest = text, line;
    assert_true(text.n != 0 && text.p[text.n - 1] == '\n');
    assert_false(has_control(text));
    while (str_split(&rest, '\n', &line))
        assert_true(line.n == 0 || line.p[line.n - 1] != ' ');
}

static void files_hold_no_controls_and_no_trailing_spaces(void **state) {
    (void)state;
    struct prng prng = {43};
    for (size_t round = 0; round < rounds(400); round++) {
        struct agreement *agreement = fixture_random_agreement(&prng);
        struct export_request request = request_for(agreement, agreement->root, agreement->root);
        request.width_cells = (int)prng_below(&prng, 100);
        struct buf text = write_request(&request, "txt");
        assert_clean_lines(buf_str(&text));
        buf_free(&text);
        text = write_request(&request, "md");
        assert_false(has_control(buf_str(&text)));
        buf_free(&text);
        agreement_free(agreement);
    }
}

/* Whatever the format, nothing that commands a terminal goes to one. */
static void terminals_are_safe_from_every_format(void **state) {
    (void)state;
    struct prng prng = {44};
    for (size_t round = 0; round < rounds(100); round++) {
        struct agreement *agreement = fixture_random_agreement(&prng);
        struct export_request request = request_for(agreement, agreement->root, agreement->root);
        request.display = display_make(DISPLAY_SCREEN);
        for (size_t i = 0; i < n_export_formats; i++) {
            struct buf text = write_request(&request, export_formats[i].name);
            assert_false(has_control(buf_str(&text)));
            assert_null(strstr(text.p, "\xE2\x80\xAE"));
            buf_free(&text);
        }
        agreement_free(agreement);
    }
}

/* At width 0 each paragraph is one line, so that no word of it can be missed by a search for lines. */
static void width_0_gives_one_line_a_paragraph(void **state) {
    (void)state;
    for (size_t f = 0; f < N_FILES; f++) {
        struct agreement *agreement = fixture_load(files[f]);
        struct export_request request = request_for(agreement, agreement->root, agreement->root);
        request.width_cells = 0;
        struct buf text = write_request(&request, "txt");
        for (size_t i = 0; i < agreement->n_nodes; i++) {
            const struct node *node = agreement->nodes[i];
            if (node->kind != NODE_PARAGRAPH)
                continue;
            struct buf line = {0};
            struct display display = display_make(DISPLAY_FILE);
            display_add(&display, &line, str_slice(node->block->text, node->body, node->end));
            assert_non_null(strstr(text.p, line.p));
            buf_free(&line);
        }
        buf_free(&text);
        agreement_free(agreement);
    }
}

static void markup_in_texts_is_escaped(void **state) {
    (void)state;
    static const char yaml[] =
        "pacta: 1\nid: marks\ntitle: \"# A *title* #\"\nsources:\n  - {id: web, publisher: \"A [b](c)\", url: "
        "\"https://x.example/a b\"}\n"
        "provisions:\n  - article: 1\n    title: \"<script> & `code`\"\n    source: web\n    text: |\n      12) twelve\n      + "
        "plus\n"
        "      = equals\n      > greater\n      ![image](x)\n      a_b __c__ ~~d~~ $e$ | f \\ g\n      ---\n";
    static const char expected[] =
        "# \\# A \\*title\\* \\#\n\n`marks`\n\n## Art. 1 — \\<script\\> \\& \\`code\\`\n\n"
        "**Full text** · A \\[b\\](c) · `marks#art_1`\n\n12\\) twelve\n\n\\+ plus\n\n\\= equals\n\n\\> greater\n\n"
        "!\\[image\\](x)\n\na\\_b \\_\\_c\\_\\_ \\~\\~d\\~\\~ \\$e\\$ \\| f \\\\ g\n\n\\---\n";
    struct diag_list diags = {0};
    struct agreement *agreement = agreement_load_text(STR(yaml), "marks.yaml", &diags);
    assert_non_null(agreement);
    struct buf text = write_whole(agreement, "md");
    assert_string_equal(text.p, expected);
    buf_free(&text);
    diag_list_free(&diags);
    agreement_free(agreement);
}

static void colour_ends_with_the_line(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    const struct flow_options options = {.language = STR("")};
    const struct plain_style style = {.width_cells = 30, .display = display_make(DISPLAY_SCREEN), .colour = true};
    struct flow *flow = flow_new(agreement, agreement->root, agreement->root, &options);
    char *bytes = NULL;
    size_t n = 0, n_coloured = 0;
    FILE *out = open_memstream(&bytes, &n);
    plain_write(flow, &style, out);
    fclose(out);
    struct str rest = {bytes, n}, line;
    while (str_split(&rest, '\n', &line)) {
        bool is_on = false;
        for (size_t i = 0; i < line.n; i++)
            if (line.p[i] == '\033')
                is_on = !str_starts(str_slice(line, i, line.n), STR("\033[0m")), n_coloured++;
        assert_false(is_on);
    }
    assert_true(n_coloured > 20);
    free(bytes);
    flow_free(flow);
    agreement_free(agreement);
}

/* --- The table --- */

static void file_names_are_offered(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/ferry-1911.yaml");
    const struct node *first = address_find(agreement, STR("art_1")), *last = address_find(agreement, STR("art_16bis"));
    const struct export_request requests[] = {request_for(agreement, agreement->root, agreement->root),
                                              request_for(agreement, first, first), request_for(agreement, first, last)};
    static const char *const expected[] = {"ferry-1911.md", "ferry-1911-art_1.md", "ferry-1911-art_1-art_16bis.md"};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++) {
        struct buf name = {0};
        export_add_file_name(&requests[i], export_format_find(STR("md")), &name);
        assert_string_equal(name.p, expected[i]);
        buf_free(&name);
    }
    assert_null(export_format_find(STR("pdf")));
    agreement_free(agreement);
}

static void write_errors_are_told(void **state) {
    (void)state;
    struct agreement *agreement = fixture_load("tests/data/lake-concord.yaml");
    struct export_request request = request_for(agreement, agreement->root, agreement->root);
    for (size_t i = 0; i < n_export_formats; i++) {
        FILE *out = fopen("/dev/full", "w");
        if (out == NULL)
            skip();
        assert_false(export_formats[i].write(&request, out));
        fclose(out);
    }
    agreement_free(agreement);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agreements_load_again_from_yaml_and_json),
        cmocka_unit_test(random_agreements_load_again),
        cmocka_unit_test(awkward_texts_load_again),
        cmocka_unit_test(every_part_loads_as_excerpts),
        cmocka_unit_test(a_part_holds_the_part_alone),
        cmocka_unit_test(json_has_no_character_that_must_be_escaped),
        cmocka_unit_test(plain_text_is_as_reviewed),
        cmocka_unit_test(markdown_is_as_reviewed),
        cmocka_unit_test(a_part_says_what_it_is_from),
        cmocka_unit_test(files_hold_no_controls_and_no_trailing_spaces),
        cmocka_unit_test(terminals_are_safe_from_every_format),
        cmocka_unit_test(width_0_gives_one_line_a_paragraph),
        cmocka_unit_test(markup_in_texts_is_escaped),
        cmocka_unit_test(colour_ends_with_the_line),
        cmocka_unit_test(file_names_are_offered),
        cmocka_unit_test(write_errors_are_told),
    };
    setlocale(LC_ALL, "C.UTF-8");
    return cmocka_run_group_tests_name("export", tests, NULL, NULL);
}
