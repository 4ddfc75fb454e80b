/* tui/theme_spec, theme_file and theme_list: what theme files say, what is wrong with them, and whether the shipped ones can be
   read by everyone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/file.h"
#include "tui/theme_file.h"
#include "tui/theme_list.h"

static void print_faults(const struct diag_list *diags) {
    for (size_t i = 0; i < diags->n; i++) {
        char *line = diag_format(&diags->items[i]);
        print_error("%s\n", line);
        free(line);
    }
}

/* The top of the sources. */
static const char *source_folder(void) {
    const char *folder = getenv("PACTA_SRCDIR");
    if (folder == NULL)
        fail_msg("PACTA_SRCDIR is not set");
    return folder != NULL ? folder : "";
}

/* --- Files ---------------------------------------------------------------------------------------------------------------- */

/* Reads a theme that must be faultless. */
static void read_sound(const char *text, struct arena *arena, struct theme_spec *spec) {
    struct diag_list diags = {0};
    bool is_sound = theme_file_read(str_of(text), "own.yaml", arena, spec, &diags);
    print_faults(&diags);
    assert_int_equal(diags.n, 0);
    assert_true(is_sound);
}

static void test_roles_have_what_the_base_has(void **state) {
    struct arena *arena = arena_new();
    struct theme_spec spec;
    (void)state;
    read_sound("roles:\n  quote: {fg: red}\nbase: {fg: \"#010203\", bg: 230}\npacta-theme: 1\n", arena, &spec);
    struct look quote = theme_spec_look(&spec, ROLE_QUOTE, DEPTH_DIRECT), note = theme_spec_look(&spec, ROLE_NOTE, DEPTH_DIRECT);
    assert_true(colour_equal(quote.colours.foreground, (struct colour){COLOUR_INDEX, 1}));
    assert_true(colour_equal(quote.colours.background, (struct colour){COLOUR_RGB, 0xffffd7}));
    assert_true(colour_equal(note.colours.foreground, (struct colour){COLOUR_RGB, 0x010203}));
    arena_free(arena);
}

static void test_attributes_are_the_built_in_ones_unless_given(void **state) {
    struct arena *arena = arena_new();
    struct theme_spec spec;
    (void)state;
    read_sound("pacta-theme: 1\nname: own\ndescription: of one's own\nroles:\n  heading: {fg: 4}\n  status: {fg: 7, bg: 4}\n"
               "  error: {bg: 1, attributes: [italic, reverse]}\n  match: {attributes: []}\n  quote: {attributes: bold}\n",
               arena, &spec);
    assert_true(str_equal(spec.description, STR("of one's own")));
    assert_int_equal(theme_spec_look(&spec, ROLE_HEADING, DEPTH_16).attributes, LOOK_BOLD);
    assert_int_equal(theme_spec_look(&spec, ROLE_SELECTED, DEPTH_16).attributes, LOOK_REVERSE);
    assert_int_equal(theme_spec_look(&spec, ROLE_STATUS, DEPTH_16).attributes, 0);
    assert_int_equal(theme_spec_look(&spec, ROLE_STATUS, DEPTH_NONE).attributes, LOOK_REVERSE);
    assert_int_equal(theme_spec_look(&spec, ROLE_ERROR, DEPTH_16).attributes, LOOK_ITALIC | LOOK_REVERSE);
    assert_int_equal(theme_spec_look(&spec, ROLE_MATCH, DEPTH_NONE).attributes, 0);
    assert_int_equal(theme_spec_look(&spec, ROLE_QUOTE, DEPTH_8).attributes, LOOK_BOLD);
    arena_free(arena);
}

/* A background of exact colours is not brought down to the few of a terminal, whose looks nobody knows; a named one is kept. */
static void test_own_background_needs_many_colours(void **state) {
    struct arena *arena = arena_new();
    struct theme_spec spec;
    (void)state;
    read_sound("pacta-theme: 1\nbase: {fg: \"#ffffff\", bg: \"#000080\"}\nroles: {status: {bg: red}}\n", arena, &spec);
    struct look look = theme_spec_look(&spec, ROLE_STATUS, DEPTH_16);
    assert_true(look.colours.foreground.kind == COLOUR_OWN && look.colours.background.kind == COLOUR_OWN);
    assert_int_equal(look.attributes, LOOK_REVERSE);
    look = theme_spec_look(&spec, ROLE_STATUS, DEPTH_256);
    assert_true(look.colours.foreground.kind == COLOUR_INDEX && look.colours.background.value == 1);
    assert_int_equal(look.attributes, 0);
    read_sound("pacta-theme: 1\nbase: {fg: white, bg: blue}\n", arena, &spec);
    look = theme_spec_look(&spec, ROLE_TEXT, DEPTH_8);
    assert_true(look.colours.foreground.value == 7 && look.colours.background.value == 4);
    arena_free(arena);
}

struct fault {
    enum diag_code code;
    size_t line, column;
    const char *expected; /* a part of what was expected, or NULL */
};

static const struct {
    const char *text;
    struct fault faults[5];
} faulty_texts[] = {
    {"", {{DIAG_EMPTY, 1, 1, NULL}}},
    {"- bold\n", {{DIAG_TYPE, 1, 1, "a map for a theme"}}},
    {"name: own\n", {{DIAG_MISSING_KEY, 1, 1, NULL}}},
    {"pacta-theme: 2\nwhatever: 3\n", {{DIAG_VERSION, 1, 14, "1"}}},
    {"pacta-theme: [1]\n", {{DIAG_VERSION, 1, 14, "1"}}},
    {"pacta-theme: 1\nname: other\n", {{DIAG_FILE_NAME, 2, 7, NULL}}},
    {"pacta-theme: 1\nrolls:\n  quote: {}\n", {{DIAG_UNKNOWN_KEY, 2, 1, "\"roles\""}}},
    {"pacta-theme: 1\nroles:\n  quot: {fg: red}\n", {{DIAG_UNKNOWN_KEY, 3, 3, "\"quote\""}}},
    {"pacta-theme: 1\nroles:\n  zebra: {fg: red}\n", {{DIAG_UNKNOWN_KEY, 3, 3, "pacta(5)"}}},
    {"pacta-theme: 1\nroles:\n  quote: {fg: red, attribute: bold}\n", {{DIAG_UNKNOWN_KEY, 3, 20, "\"attributes\""}}},
    {"pacta-theme: 1\nroles:\n  quote: red\n", {{DIAG_TYPE, 3, 10, "a map for a role"}}},
    {"pacta-theme: 1\nroles: [quote]\n", {{DIAG_TYPE, 2, 8, "a map for the roles"}}},
    {"pacta-theme: 1\nbase: {fg: bleu, bg: 256}\nroles:\n  quote:\n    fg: #ffffff\n",
     {{DIAG_VALUE, 2, 12, "\"blue\""}, {DIAG_VALUE, 2, 22, "0 to 255"}, {DIAG_VALUE, 5, 8, "quotation marks"}}},
    {"pacta-theme: 1\nroles:\n  quote: {fg: [red]}\n", {{DIAG_TYPE, 3, 15, "a text"}}},
    {"pacta-theme: 1\nroles:\n  quote: {attributes: [bold, blinking, {}]}\n",
     {{DIAG_VALUE, 3, 30, "bold, underline, reverse or italic"}, {DIAG_TYPE, 3, 40, "a text"}}},
    {"pacta-theme: 1\nroles:\n  quote: {}\n  quote: {}\n", {{DIAG_DUPLICATE_KEY, 4, 3, NULL}}},
    {"pacta-theme: 1\nroles:\n  quote: {fg: \"red\n", {{DIAG_SYNTAX, 3, 15, NULL}}},
    {"pacta-theme: 1\ndescription: \x1B[31m\n", {{DIAG_CONTROL, 2, 14, NULL}}},
};

static size_t count_faults(const struct fault *faults) {
    size_t n = 0;
    while (n < 5 && faults[n].line != 0)
        n++;
    return n;
}

static void check_fault(const struct diag *diag, const struct fault *fault) {
    assert_int_equal(diag->code, fault->code);
    assert_int_equal(diag->line, fault->line);
    assert_int_equal(diag->column, fault->column);
    assert_string_equal(diag->file, "own.yaml");
    if (fault->expected != NULL) {
        assert_non_null(diag->expected);
        assert_non_null(strstr(diag->expected, fault->expected));
    }
}

static void test_faults_have_their_places(void **state) {
    (void)state;
    for (size_t i = 0; i < sizeof faulty_texts / sizeof *faulty_texts; i++) {
        struct arena *arena = arena_new();
        struct theme_spec spec;
        struct diag_list diags = {0};
        size_t n = count_faults(faulty_texts[i].faults);
        bool is_sound = theme_file_read(str_of(faulty_texts[i].text), "own.yaml", arena, &spec, &diags);
        diag_sort(&diags);
        if (diags.n != n) {
            print_error("%s", faulty_texts[i].text);
            print_faults(&diags);
        }
        assert_int_equal(diags.n, n);
        for (size_t k = 0; k < n; k++)
            check_fault(&diags.items[k], &faulty_texts[i].faults[k]);
        assert_int_equal(is_sound, diags.n_errors == 0);
        diag_list_free(&diags);
        arena_free(arena);
    }
}

static bool is_same_look(struct look a, struct look b) {
    return a.attributes == b.attributes && colour_equal(a.colours.foreground, b.colours.foreground) &&
           colour_equal(a.colours.background, b.colours.background);
}

static void assert_built_in(const struct theme_spec *spec) {
    struct theme_spec built_in;
    theme_spec_default(&built_in);
    for (int role = 0; role < ROLE_COUNT; role++)
        for (int depth = DEPTH_NONE; depth <= DEPTH_DIRECT; depth++)
            if (!is_same_look(theme_spec_look(spec, (enum role)role, (enum colour_depth)depth),
                              theme_spec_look(&built_in, (enum role)role, (enum colour_depth)depth)))
                fail_msg("%s at depth %d is not the built-in one", role_name((enum role)role), depth);
}

static void test_what_a_faulty_file_says_well_is_used(void **state) {
    struct arena *arena = arena_new();
    struct theme_spec spec;
    struct diag_list diags = {0};
    (void)state;
    assert_false(theme_file_read(STR("pacta-theme: 1\nroles:\n  quote: {fg: red, bg: no}\n  quott: {}\n  note: {fg: 3}\n"),
                                 "own.yaml", arena, &spec, &diags));
    assert_int_equal(diags.n_errors, 2);
    assert_int_equal(theme_spec_look(&spec, ROLE_QUOTE, DEPTH_8).colours.foreground.value, 1);
    assert_int_equal(theme_spec_look(&spec, ROLE_QUOTE, DEPTH_8).colours.background.kind, COLOUR_OWN);
    assert_int_equal(theme_spec_look(&spec, ROLE_NOTE, DEPTH_8).colours.foreground.value, 3);
    assert_false(theme_file_read(STR("pacta-theme: 7\nroles: {quote: {fg: red}}\n"), "own.yaml", arena, &spec, &diags));
    assert_built_in(&spec);
    assert_false(theme_file_read(STR("nothing"), "own.yaml", arena, &spec, &diags));
    assert_built_in(&spec);
    diag_list_free(&diags);
    arena_free(arena);
}

/* --- Where they are found -------------------------------------------------------------------------------------------------- */

/* A folder for a user's themes, of this test's own. */
struct home {
    char path[64];
    char themes[128];
};

static void write_theme(const struct home *home, const char *name, const char *text) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", home->themes, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static void remove_theme(const struct home *home, const char *name) {
    char path[256];
    snprintf(path, sizeof path, "%s/%s", home->themes, name);
    assert_int_equal(remove(path), 0);
}

static int make_home(void **state) {
    struct home *home = calloc(1, sizeof *home);
    char pacta[96];
    if (home == NULL)
        return -1;
    snprintf(home->path, sizeof home->path, "/tmp/pacta-theme-XXXXXX");
    if (mkdtemp(home->path) == NULL)
        return -1;
    snprintf(pacta, sizeof pacta, "%s/pacta", home->path);
    snprintf(home->themes, sizeof home->themes, "%s/themes", pacta);
    *state = home;
    setenv("PACTA_DATADIR", source_folder(), 1);
    return mkdir(pacta, 0700) != 0 || mkdir(home->themes, 0700) != 0 || setenv("XDG_CONFIG_HOME", home->path, 1) != 0;
}

static int remove_home(void **state) {
    struct home *home = *state;
    char pacta[96];
    snprintf(pacta, sizeof pacta, "%s/pacta", home->path);
    int status = remove(home->themes) != 0 || remove(pacta) != 0 || remove(home->path) != 0;
    free(home);
    return status;
}

static void test_themes_are_listed(void **state) {
    static const char *const names[] = {"default", "dark", "high-contrast", "light", "mono", "own"};
    const struct home *home = *state;
    struct arena *arena = arena_new();
    size_t n;
    write_theme(home, "own.yaml", "pacta-theme: 1\ndescription: my own\n");
    write_theme(home, "mono.yaml", "broken: [");
    const struct theme_entry *entries = theme_list(arena, &n);
    assert_int_equal(n, sizeof names / sizeof *names);
    for (size_t i = 0; i < n; i++)
        assert_string_equal(entries[i].name, names[i]);
    assert_string_equal(entries[5].description, "my own");
    assert_true(strlen(entries[0].description) > 0);
    remove_theme(home, "own.yaml");
    remove_theme(home, "mono.yaml");
    arena_free(arena);
}

static void test_the_users_own_theme_wins(void **state) {
    const struct home *home = *state;
    struct arena *arena = arena_new();
    struct theme_spec spec;
    struct diag_list diags = {0};
    write_theme(home, "dark.yaml", "pacta-theme: 1\nroles: {quote: {fg: 7}}\n");
    assert_true(theme_find(STR("dark"), arena, &spec, &diags));
    assert_int_equal(theme_spec_look(&spec, ROLE_QUOTE, DEPTH_8).colours.foreground.value, 7);
    remove_theme(home, "dark.yaml");
    assert_true(theme_find(STR("dark"), arena, &spec, &diags));
    assert_int_equal(theme_spec_look(&spec, ROLE_QUOTE, DEPTH_DIRECT).colours.background.kind, COLOUR_RGB);
    assert_int_equal(diags.n, 0);
    arena_free(arena);
}

static void test_faults_of_a_found_file_are_told(void **state) {
    const struct home *home = *state;
    struct arena *arena = arena_new();
    struct theme_spec spec;
    struct diag_list diags = {0};
    char path[256];
    write_theme(home, "own.yaml", "pacta-theme: 1\nroles: {quote: {fg: mauve}}\n");
    snprintf(path, sizeof path, "%s/own.yaml", home->themes);
    assert_false(theme_find(STR("own"), arena, &spec, &diags));
    assert_false(theme_find(str_of(path), arena, &spec, &diags));
    assert_int_equal(diags.n, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(diags.items[i].file, path);
        assert_int_equal(diags.items[i].line, 2);
        assert_int_equal(diags.items[i].column, 21);
    }
    remove_theme(home, "own.yaml");
    diag_list_free(&diags);
    arena_free(arena);
}

static void test_an_unknown_theme_is_told_and_the_built_in_one_shown(void **state) {
    struct arena *arena = arena_new();
    struct theme_spec spec;
    struct diag_list diags = {0};
    (void)state;
    assert_false(theme_find(STR("drak"), arena, &spec, &diags));
    assert_string_equal(diags.items[0].expected, "\"dark\"");
    assert_built_in(&spec);
    assert_false(theme_find(STR("solarized"), arena, &spec, &diags));
    assert_string_equal(diags.items[1].expected, "default, dark, high-contrast, light or mono");
    assert_false(theme_find(STR(""), arena, &spec, &diags));
    assert_false(theme_find(STR("/nowhere/own.yaml"), arena, &spec, &diags));
    assert_int_equal(diags.items[3].code, DIAG_IO);
    assert_built_in(&spec);
    setenv("PACTA_DATADIR", "/nowhere", 1);
    assert_true(theme_find(STR("default"), arena, &spec, &diags));
    assert_built_in(&spec);
    assert_int_equal(diags.n, 4);
    setenv("PACTA_DATADIR", source_folder(), 1);
    diag_list_free(&diags);
    arena_free(arena);
}

/* --- The shipped themes ---------------------------------------------------------------------------------------------------- */

/* Reads a shipped theme, which must be faultless. */
static void read_shipped(const char *name, struct arena *arena, struct theme_spec *spec) {
    struct diag_list diags = {0};
    char path[4096];
    snprintf(path, sizeof path, "%s/themes/%s.yaml", source_folder(), name);
    bool is_sound = theme_find(str_of(path), arena, spec, &diags);
    print_faults(&diags);
    assert_true(is_sound);
    assert_int_equal(diags.n, 0);
    assert_true(spec->description.n != 0);
}

static void test_the_shipped_default_is_the_built_in_one(void **state) {
    struct arena *arena = arena_new();
    struct theme_spec spec, built_in;
    (void)state;
    read_shipped("default", arena, &spec);
    assert_built_in(&spec);
    theme_spec_default(&built_in);
    assert_true(str_equal(spec.description, built_in.description));
    arena_free(arena);
}

/* Every role of a theme with its own background, at every depth that shows it. */
static void check_contrast(const char *name, double least) {
    static const enum colour_depth depths[] = {DEPTH_DIRECT, DEPTH_256};
    struct arena *arena = arena_new();
    struct theme_spec spec;
    read_shipped(name, arena, &spec);
    for (int role = 0; role < ROLE_COUNT; role++) {
        for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
            struct colour_pair pair = theme_spec_look(&spec, (enum role)role, depths[i]).colours;
            assert_true(pair.foreground.kind != COLOUR_OWN && pair.background.kind != COLOUR_OWN);
            assert_true(depths[i] == DEPTH_DIRECT ? pair.foreground.kind == COLOUR_RGB : pair.foreground.value >= 16);
            double contrast = colour_contrast(colour_rgb(pair.foreground), colour_rgb(pair.background));
            if (contrast < least)
                fail_msg("%s: %s reaches %.2f:1 at depth %d", name, role_name((enum role)role), contrast, (int)depths[i]);
        }
    }
    arena_free(arena);
}

static void test_contrast_of_the_shipped_themes(void **state) {
    (void)state;
    check_contrast("light", 4.5);
    check_contrast("dark", 4.5);
    check_contrast("high-contrast", 7);
}

/* What the default gives a colour can be read on black, on white, and on both backgrounds of solarized. */
static void test_default_can_be_read_on_every_background(void **state) {
    static const uint32_t backgrounds[] = {0x000000, 0xffffff, 0x002b36, 0xfdf6e3};
    struct theme_spec spec;
    int n_coloured = 0;
    (void)state;
    theme_spec_default(&spec);
    for (int role = 0; role < ROLE_COUNT; role++) {
        struct colour_pair pair = theme_spec_look(&spec, (enum role)role, DEPTH_256).colours;
        assert_int_equal(pair.background.kind, COLOUR_OWN);
        if (pair.foreground.kind == COLOUR_OWN)
            continue;
        assert_true(pair.foreground.value >= 16);
        n_coloured++;
        for (size_t i = 0; i < sizeof backgrounds / sizeof *backgrounds; i++)
            assert_true(colour_contrast(colour_rgb(pair.foreground), backgrounds[i]) >= 3);
    }
    assert_true(n_coloured >= 8);
}

/* How far apart two colours are, coarsely: the sum of the differences of their components. */
static int difference(uint32_t a, uint32_t b) {
    int red = (int)(a >> 16 & 0xff) - (int)(b >> 16 & 0xff), green = (int)(a >> 8 & 0xff) - (int)(b >> 8 & 0xff);
    int blue = (int)(a & 0xff) - (int)(b & 0xff);
    return abs(red) + abs(green) + abs(blue);
}

static void check_keywords(const char *name, enum colour_depth depth) {
    enum { LEAST = 64 };
    struct arena *arena = arena_new();
    struct theme_spec spec;
    read_shipped(name, arena, &spec);
    struct colour text = theme_spec_look(&spec, ROLE_TEXT, depth).colours.foreground;
    for (int i = ROLE_KEYWORD1; i <= ROLE_KEYWORD8; i++) {
        struct look look = theme_spec_look(&spec, (enum role)i, depth);
        assert_true((look.attributes & LOOK_UNDERLINE) != 0);
        assert_int_not_equal(look.colours.foreground.kind, COLOUR_OWN);
        uint32_t rgb = colour_rgb(look.colours.foreground);
        assert_true(text.kind == COLOUR_OWN || difference(rgb, colour_rgb(text)) >= LEAST);
        for (int k = ROLE_KEYWORD1; k < i; k++)
            if (difference(rgb, colour_rgb(theme_spec_look(&spec, (enum role)k, depth).colours.foreground)) < LEAST)
                fail_msg("%s: %s and %s look alike", name, role_name((enum role)k), role_name((enum role)i));
    }
    arena_free(arena);
}

static void test_keywords_can_be_told_apart(void **state) {
    static const char *const names[] = {"default", "light", "dark", "high-contrast"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        check_keywords(names[i], DEPTH_256);
        check_keywords(names[i], DEPTH_DIRECT);
    }
}

/* Roles that must differ where there are no colours, with no sign beside them that would say it. */
static const enum role apart[][2] = {
    {ROLE_MATCH, ROLE_TEXT},
    {ROLE_MATCH_CURRENT, ROLE_MATCH},
    {ROLE_MATCH_CURRENT, ROLE_TEXT},
    {ROLE_KEYWORD1, ROLE_TEXT},
    {ROLE_KEYWORD1, ROLE_MATCH},
    {ROLE_KEYWORD1, ROLE_MATCH_CURRENT},
    {ROLE_KEYWORD_USER, ROLE_TEXT},
    {ROLE_HEADING, ROLE_TEXT},
    {ROLE_STICKY, ROLE_TEXT},
    {ROLE_REFERENCE, ROLE_TEXT},
    {ROLE_OUTLINE_CURSOR, ROLE_OUTLINE},
    {ROLE_OUTLINE_CURSOR, ROLE_OUTLINE_READING},
    {ROLE_OUTLINE_READING, ROLE_OUTLINE},
    {ROLE_OUTLINE_SECTION, ROLE_OUTLINE},
    {ROLE_STATUS, ROLE_TEXT},
    {ROLE_ERROR, ROLE_MESSAGE},
    {ROLE_HINT_KEY, ROLE_HINT},
    {ROLE_SELECTED, ROLE_POPUP},
};

static void test_nothing_is_lost_without_colours(void **state) {
    static const char *const names[] = {"default", "light", "dark", "high-contrast", "mono"};
    (void)state;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct arena *arena = arena_new();
        struct theme_spec spec;
        read_shipped(names[i], arena, &spec);
        for (int role = 0; role < ROLE_COUNT; role++) {
            struct colour_pair pair = theme_spec_look(&spec, (enum role)role, DEPTH_NONE).colours;
            assert_true(pair.foreground.kind == COLOUR_OWN && pair.background.kind == COLOUR_OWN);
        }
        for (size_t k = 0; k < sizeof apart / sizeof *apart; k++)
            if (theme_spec_look(&spec, apart[k][0], DEPTH_NONE).attributes ==
                theme_spec_look(&spec, apart[k][1], DEPTH_NONE).attributes)
                fail_msg("%s: %s looks like %s", names[i], role_name(apart[k][0]), role_name(apart[k][1]));
        arena_free(arena);
    }
}

static void test_mono_has_no_colours(void **state) {
    struct arena *arena = arena_new();
    struct theme_spec spec;
    (void)state;
    read_shipped("mono", arena, &spec);
    for (int role = 0; role < ROLE_COUNT; role++)
        assert_true(is_same_look(theme_spec_look(&spec, (enum role)role, DEPTH_DIRECT),
                                 theme_spec_look(&spec, (enum role)role, DEPTH_NONE)));
    arena_free(arena);
}

/* Is the name a word of the text? */
static bool holds_word(const char *text, const char *name) {
    size_t n = strlen(name);
    for (const char *at = strstr(text, name); at != NULL; at = strstr(at + 1, name))
        if (at[-1] == ' ' && (at[n] == ' ' || at[n] == '\n'))
            return true;
    return false;
}

/* The manual lists what a theme can say. */
static void test_the_manual_knows_every_role_and_attribute(void **state) {
    struct buf manual = {0};
    struct diag_list diags = {0};
    char path[4096], name[32];
    (void)state;
    snprintf(path, sizeof path, "%s/man/pacta.5", source_folder());
    assert_true(file_read(path, &manual, &diags));
    const char *section = strstr(manual.p, ".Sh THEMES");
    assert_non_null(section);
    for (int role = 0; role < ROLE_COUNT; role++)
        if ((role < ROLE_KEYWORD2 || role > ROLE_KEYWORD7) && !holds_word(section, role_name((enum role)role)))
            fail_msg("%s is not in the manual", role_name((enum role)role));
    for (size_t i = 0; i < n_look_attributes; i++)
        assert_true(holds_word(section, look_attributes[i].name));
    for (uint32_t i = 0; i < 8; i++) {
        static const char *const names[] = {"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
        struct colour colour;
        snprintf(name, sizeof name, "bright-%s", names[i]);
        assert_true(holds_word(section, names[i]) && colour_parse(str_of(name), &colour) && colour.value == i + 8);
    }
    buf_free(&manual);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_roles_have_what_the_base_has),
        cmocka_unit_test(test_attributes_are_the_built_in_ones_unless_given),
        cmocka_unit_test(test_own_background_needs_many_colours),
        cmocka_unit_test(test_faults_have_their_places),
        cmocka_unit_test(test_what_a_faulty_file_says_well_is_used),
        cmocka_unit_test_setup_teardown(test_themes_are_listed, make_home, remove_home),
        cmocka_unit_test_setup_teardown(test_the_users_own_theme_wins, make_home, remove_home),
        cmocka_unit_test_setup_teardown(test_faults_of_a_found_file_are_told, make_home, remove_home),
        cmocka_unit_test_setup_teardown(test_an_unknown_theme_is_told_and_the_built_in_one_shown, make_home, remove_home),
        cmocka_unit_test(test_the_shipped_default_is_the_built_in_one),
        cmocka_unit_test(test_contrast_of_the_shipped_themes),
        cmocka_unit_test(test_default_can_be_read_on_every_background),
        cmocka_unit_test(test_keywords_can_be_told_apart),
        cmocka_unit_test(test_nothing_is_lost_without_colours),
        cmocka_unit_test(test_mono_has_no_colours),
        cmocka_unit_test(test_the_manual_knows_every_role_and_attribute),
    };
    return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
