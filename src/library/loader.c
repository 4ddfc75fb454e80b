#include "library/loader.h"

#include <stdlib.h>

#include "agreement/build.h"
#include "agreement/keyword.h"
#include "base/file.h"
#include "library/body.h"
#include "library/metadata.h"
#include "yaml/reader.h"

/* The format version that is read. */
#define FORMAT_VERSION "1"

/* The names of commands: an agreement called so could not be opened from the command line. */
static const char *const reserved_ids[] = {"list", "outline", "show",   "quotes", "search", "keywords", "refs",
                                           "cite", "export",  "import", "check",  "help",   "version"};

bool agreement_id_is_reserved(struct str id) {
    for (size_t i = 0; i < sizeof reserved_ids / sizeof *reserved_ids; i++)
        if (str_equal(id, str_of(reserved_ids[i])))
            return true;
    return false;
}

static void read_id(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    struct str id;
    (void)field;
    if (!load_text(load, value, &id) || !load_check_id(load, value, id))
        return;
    agreement->id = id;
    if (agreement_id_is_reserved(id))
        load_fault(load, DIAG_ID, value, "another name", "id \"%.*s\" is the name of a command", STR_ARG(id));
}

/* The parts of the text hang on the root's holder, whatever the target of the table. */
static void read_root_source(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)target;
    body_source(load, value, field, load->root);
}

static void read_root_preamble(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)target;
    body_preamble(load, value, field, load->root);
}

static void read_root_sections(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)target;
    body_sections(load, value, field, load->root);
}

static void read_root_provisions(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)target;
    body_provisions(load, value, field, load->root);
}

static void read_root_annexes(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)target;
    body_annexes(load, value, field, load->root);
}

static void read_root_closing(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)target;
    body_closing(load, value, field, load->root);
}

#define AT(member) .offset = offsetof(struct agreement, member)

/* What decides what the rest means, and so is read before it, wherever it stands. */
static const struct field first_fields[] = {
    {.key = "language", .read = field_language, AT(language)},
    {.key = "headings", .read = field_name, AT(headings), .names = &headings_names},
    {.key = "sources", .read = metadata_sources},
};

static const struct field agreement_fields[] = {
    {.key = "pacta", .read = field_skip, .is_required = true},
    {.key = "id", .read = read_id, .is_required = true},
    {.key = "title", .read = metadata_titles, .is_required = true},
    {.key = "kind", .read = field_name, AT(kind), .names = &agreement_kind_names},
    {.key = "language", .read = field_skip},
    {.key = "short", .read = field_text, AT(short_title)},
    {.key = "aliases", .read = metadata_aliases},
    {.key = "parties", .read = metadata_parties},
    {.key = "signed", .read = metadata_event_place, AT(signed_on)},
    {.key = "adopted", .read = metadata_event_place, AT(adopted)},
    {.key = "opened_for_signature", .read = metadata_event_place, AT(opened_for_signature)},
    {.key = "entry_into_force", .read = metadata_event_note, AT(entry_into_force)},
    {.key = "termination", .read = metadata_event_note, AT(termination)},
    {.key = "status", .read = field_name, AT(status), .names = &agreement_status_names},
    {.key = "registration", .read = metadata_registration},
    {.key = "series", .read = metadata_series},
    {.key = "depositary", .read = field_text, AT(depositary)},
    {.key = "authentic", .read = metadata_authentic},
    {.key = "relations", .read = metadata_relations},
    {.key = "subjects", .read = metadata_subjects},
    {.key = "articles", .read = field_number, AT(n_articles)},
    {.key = "unit", .read = field_name, AT(unit), .names = &unit_names},
    {.key = "numbering", .read = field_name, AT(numbering), .names = &numbering_names},
    {.key = "coverage", .read = field_name, AT(coverage), .names = &coverage_names},
    {.key = "headings", .read = field_skip},
    {.key = "sources", .read = field_skip},
    {.key = "keywords", .read = metadata_keywords},
    {.key = "source", .read = read_root_source},
    {.key = "preamble", .read = read_root_preamble, .is_late = true},
    {.key = "sections", .read = read_root_sections, .is_late = true},
    {.key = "provisions", .read = read_root_provisions, .is_late = true},
    {.key = "annexes", .read = read_root_annexes, .is_late = true},
    {.key = "closing", .read = read_root_closing, .is_late = true},
};
static const struct field_table agreement_table = FIELD_TABLE("an agreement", agreement_fields);

/* Is the file of a version that is read? If not, no more is to be said of it. */
static bool check_version(struct load *load, const struct yaml_node *root) {
    const struct yaml_node *version = yaml_map_get(root, STR("pacta"));
    if (version == NULL)
        return true;
    if (version->kind == YAML_TEXT && str_equal(version->u.text, STR(FORMAT_VERSION)))
        return true;
    if (version->kind == YAML_TEXT)
        load_fault(load, DIAG_VERSION, version, FORMAT_VERSION, "format version \"%.*s\"", STR_ARG(version->u.text));
    else
        load_fault(load, DIAG_VERSION, version, FORMAT_VERSION, "format version is %s", yaml_kind_name(version->kind));
    return false;
}

static void read_first_fields(struct load *load, const struct yaml_node *root) {
    for (size_t i = 0; i < sizeof first_fields / sizeof *first_fields; i++) {
        const struct yaml_node *value = yaml_map_get(root, str_of(first_fields[i].key));
        if (value != NULL)
            first_fields[i].read(load, value, &first_fields[i], load->agreement);
    }
}

static bool has_text(const struct yaml_node *root) {
    return yaml_map_get(root, STR("preamble")) != NULL || yaml_map_get(root, STR("sections")) != NULL ||
           yaml_map_get(root, STR("provisions")) != NULL || yaml_map_get(root, STR("annexes")) != NULL;
}

static void check_claims(struct load *load) {
    for (size_t i = 0; i < load->n_claims; i++) {
        const struct eid_claim *claim = &load->claims[i];
        struct buf expected = {0};
        buf_printf(&expected, "\"%.*s\"", STR_ARG(claim->node->eid));
        if (!str_equal(claim->value->u.text, claim->node->eid))
            load_fault(load, DIAG_EID, claim->value, expected.p, "address \"%.*s\"", STR_ARG(claim->value->u.text));
        buf_free(&expected);
    }
}

/* Fills the agreement from the tree of its file. */
static void read_agreement(struct load *load, const struct yaml_node *root) {
    struct agreement *agreement = load->agreement;
    if (root->kind == YAML_MAP) {
        if (!check_version(load, root))
            return;
        read_first_fields(load, root);
    }
    struct holder holder = {
        .node = agreement->root, .language = agreement->language, .is_editorial = agreement->headings == HEADINGS_EDITORIAL};
    load->root = &holder;
    if (!fields_read(load, root, &agreement_table, agreement))
        return;
    if (!load->is_partial && !has_text(root))
        load_fault(load, DIAG_MISSING_KEY, root, "preamble, sections, provisions or annexes", "an agreement without a text");
    agreement_finish(agreement, load->is_partial, load->diags);
    check_claims(load);
    if (load->is_thorough && !load->is_partial)
        keyword_check(agreement, load->diags);
}

static struct agreement *load_content(struct str text, const char *path, bool is_thorough, struct diag_list *diags) {
    struct arena *arena = arena_new(), *nodes = arena_new();
    struct diag_list found = {0};
    struct yaml_document document = yaml_read(text, path, arena, nodes, &found);
    struct agreement *agreement = agreement_new(arena, arena_copy(arena, str_of(path)));
    struct load load = {.agreement = agreement, .path = path, .diags = &found};
    load.is_thorough = is_thorough;
    load.is_partial = !document.is_complete;
    if (document.root != NULL)
        read_agreement(&load, document.root);
    free(load.claims);
    arena_free(nodes);
    bool is_usable = found.n_errors == 0 && document.root != NULL;
    diag_sort(&found);
    diag_move(diags, &found);
    if (is_usable)
        return agreement;
    agreement_free(agreement);
    return NULL;
}

struct agreement *agreement_load_text(struct str text, const char *path, struct diag_list *diags) {
    return load_content(text, path, false, diags);
}

static struct agreement *load_file(const char *path, bool is_thorough, struct diag_list *diags) {
    struct buf text = {0};
    struct agreement *agreement = NULL;
    if (file_read(path, &text, diags))
        agreement = load_content(buf_str(&text), path, is_thorough, diags);
    buf_free(&text);
    return agreement;
}

struct agreement *agreement_load(const char *path, struct diag_list *diags) {
    return load_file(path, false, diags);
}

struct agreement *agreement_check(const char *path, struct diag_list *diags) {
    return load_file(path, true, diags);
}
