#include "library/metadata.h"

/* Far more than any agreement has. */
enum { SOURCES_MAX = 2000, WORDS_MAX = 500 };

static const struct field event_place_fields[] = {
    {.key = "date", .read = field_date, .offset = offsetof(struct event, date)},
    {.key = "place", .read = field_text, .offset = offsetof(struct event, place)},
};
static const struct field_table event_place_table = FIELD_TABLE("a date and place", event_place_fields);

static const struct field event_note_fields[] = {
    {.key = "date", .read = field_date, .offset = offsetof(struct event, date)},
    {.key = "note", .read = field_text, .offset = offsetof(struct event, note)},
};
static const struct field_table event_note_table = FIELD_TABLE("a date and note", event_note_fields);

static const struct field registration_fields[] = {
    {.key = "number", .read = field_text, .offset = offsetof(struct agreement, registration_number)},
    {.key = "date", .read = field_date, .offset = offsetof(struct agreement, registration_date)},
};
static const struct field_table registration_table = FIELD_TABLE("a registration", registration_fields);

static const struct field consent_fields[] = {
    {.key = "means", .read = field_text, .offset = offsetof(struct party, consent_means)},
    {.key = "date", .read = field_date, .offset = offsetof(struct party, consent_date)},
};
static const struct field_table consent_table = FIELD_TABLE("a consent", consent_fields);

static void read_consent(struct load *load, const struct yaml_node *value, const struct field *field, void *party) {
    (void)field;
    fields_read(load, value, &consent_table, party);
}

static const struct field party_fields[] = {
    {.key = "code", .read = field_text, .offset = offsetof(struct party, code)},
    {.key = "name", .read = field_text, .offset = offsetof(struct party, name), .is_required = true},
    {.key = "short", .read = field_text, .offset = offsetof(struct party, short_name)},
    {.key = "abbr", .read = field_text, .offset = offsetof(struct party, abbr)},
    {.key = "signatory", .read = field_text, .offset = offsetof(struct party, signatory)},
    {.key = "office", .read = field_text, .offset = offsetof(struct party, office)},
    {.key = "signed", .read = field_date, .offset = offsetof(struct party, signed_on)},
    {.key = "consent", .read = read_consent},
};
static const struct field_table party_table = FIELD_TABLE("a party", party_fields);

static const struct field source_fields[] = {
    {.key = "id", .read = field_id, .offset = offsetof(struct source, id), .is_required = true},
    {.key = "publisher", .read = field_text, .offset = offsetof(struct source, publisher)},
    {.key = "title", .read = field_text, .offset = offsetof(struct source, title)},
    {.key = "author", .read = field_text, .offset = offsetof(struct source, author)},
    {.key = "date", .read = field_date, .offset = offsetof(struct source, date)},
    {.key = "url", .read = field_text, .offset = offsetof(struct source, url)},
    {.key = "kind", .read = field_name, .offset = offsetof(struct source, kind), .names = &source_kind_names},
    {.key = "accessed", .read = field_date, .offset = offsetof(struct source, accessed)},
    {.key = "language", .read = field_language, .offset = offsetof(struct source, language)},
};
static const struct field_table source_table = FIELD_TABLE("a source", source_fields);

static const struct field series_fields[] = {
    {.key = "name", .read = field_text, .offset = offsetof(struct series, name), .is_required = true},
    {.key = "volume", .read = field_text, .offset = offsetof(struct series, volume)},
    {.key = "page", .read = field_text, .offset = offsetof(struct series, page)},
};
static const struct field_table series_table = FIELD_TABLE("a series", series_fields);

static const struct field relation_fields[] = {
    {.key = "type",
     .read = field_name,
     .offset = offsetof(struct relation, type),
     .names = &relation_type_names,
     .is_required = true},
    {.key = "target", .read = field_text, .offset = offsetof(struct relation, target), .is_required = true},
};
static const struct field_table relation_table = FIELD_TABLE("a relation", relation_fields);

/* What a list of maps fills: an array of structs of one size, made in the arena. */
static void *read_maps(struct load *load, const struct yaml_node *value, const struct field_table *table, size_t size, size_t *n) {
    size_t n_items = load_count_items(value);
    char *array = arena_array(load->agreement->arena, n_items, size);
    *n = 0;
    for (size_t i = 0; i < n_items; i++)
        if (fields_read(load, load_item(value, i), table, array + *n * size))
            ++*n;
    return array;
}

/* A list of texts; where `places` is given, it gets the place of each. */
static struct str *read_texts(struct load *load, const struct yaml_node *value, size_t *n, struct place **places) {
    size_t n_items = load_count_items(value);
    struct str *texts = arena_array(load->agreement->arena, n_items, sizeof *texts);
    if (places != NULL)
        *places = arena_array(load->agreement->arena, n_items, sizeof **places);
    *n = 0;
    for (size_t i = 0; i < n_items; i++) {
        const struct yaml_node *item = load_item(value, i);
        if (!load_text(load, item, &texts[*n]))
            continue;
        if (str_trim(texts[*n]).n == 0)
            load_fault(load, DIAG_EMPTY_TEXT, item, NULL, "an empty text");
        if (places != NULL)
            (*places)[*n] = load_place(item);
        ++*n;
    }
    return texts;
}

void metadata_event_place(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    fields_read(load, value, &event_place_table, (char *)target + field->offset);
}

void metadata_event_note(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    fields_read(load, value, &event_note_table, (char *)target + field->offset);
}

void metadata_registration(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    (void)field;
    fields_read(load, value, &registration_table, target);
}

void metadata_parties(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->parties = read_maps(load, value, &party_table, sizeof *agreement->parties, &agreement->n_parties);
}

/* The place in the file of the id of the i-th of a list of maps. */
static const struct yaml_node *id_node(const struct yaml_node *value, size_t i) {
    const struct yaml_node *item = load_item(value, i);
    const struct yaml_node *id = item->kind == YAML_MAP ? yaml_map_get(item, STR("id")) : NULL;
    return id != NULL ? id : item;
}

static void add_duplicate(struct load *load, const struct yaml_node *value, size_t i, const char *what, struct str id) {
    load_fault(load, DIAG_DUPLICATE_ID, id_node(value, i), NULL, "%s \"%.*s\" again", what, STR_ARG(id));
}

/* Leaves out what a list has more than the limit, which is a fault: every further one would be compared with all before it. */
static void limit(struct load *load, const struct yaml_node *value, size_t n_max, const char *what, size_t *n) {
    if (*n <= n_max)
        return;
    struct buf expected = {0};
    buf_printf(&expected, "%zu at most", n_max);
    load_fault(load, DIAG_VALUE, load_item(value, n_max), expected.p, "%zu %s", *n, what);
    buf_free(&expected);
    *n = n_max;
}

void metadata_sources(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->sources = read_maps(load, value, &source_table, sizeof *agreement->sources, &agreement->n_sources);
    limit(load, value, SOURCES_MAX, "sources", &agreement->n_sources);
    for (size_t i = 1; i < agreement->n_sources; i++) {
        struct str id = agreement->sources[i].id;
        if (id.n != 0 && agreement_source(agreement, id) != &agreement->sources[i])
            add_duplicate(load, value, i, "source", id);
    }
}

void metadata_series(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->series = read_maps(load, value, &series_table, sizeof *agreement->series, &agreement->n_series);
}

void metadata_relations(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->relations = read_maps(load, value, &relation_table, sizeof *agreement->relations, &agreement->n_relations);
}

static void read_words(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct keyword_group *group = target;
    (void)field;
    group->words = read_texts(load, value, &group->n_words, &group->places);
    limit(load, value, WORDS_MAX, "words of one group", &group->n_words);
    if (load_count_items(value) == 0)
        load_fault(load, DIAG_EMPTY_TEXT, value, "a word or a phrase", "a keyword group without a word");
}

static const struct field keyword_fields[] = {
    {.key = "id", .read = field_id, .offset = offsetof(struct keyword_group, id), .is_required = true},
    {.key = "label", .read = field_text, .offset = offsetof(struct keyword_group, label)},
    {.key = "match", .read = read_words, .is_required = true},
};
static const struct field_table keyword_table = FIELD_TABLE("a keyword group", keyword_fields);

void metadata_keywords(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->keywords = read_maps(load, value, &keyword_table, sizeof *agreement->keywords, &agreement->n_keywords);
    limit(load, value, KEYWORD_GROUPS_MAX, "keyword groups", &agreement->n_keywords);
    for (size_t i = 0; i < agreement->n_keywords; i++) {
        struct keyword_group *group = &agreement->keywords[i];
        if (group->label.n == 0)
            group->label = group->id;
        for (size_t j = 0; j < i; j++)
            if (str_equal(agreement->keywords[j].id, group->id))
                add_duplicate(load, value, i, "keyword group", group->id);
    }
}

void metadata_aliases(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->aliases = read_texts(load, value, &agreement->n_aliases, NULL);
    for (size_t i = 0; i < agreement->n_aliases; i++)
        load_check_id(load, load_item(value, i), agreement->aliases[i]);
}

void metadata_authentic(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->authentic = read_texts(load, value, &agreement->n_authentic, NULL);
}

void metadata_subjects(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    agreement->subjects = read_texts(load, value, &agreement->n_subjects, NULL);
}

void metadata_titles(struct load *load, const struct yaml_node *value, const struct field *field, void *target) {
    struct agreement *agreement = target;
    (void)field;
    load_titles(load, value, &agreement->titles, &agreement->n_titles);
}
