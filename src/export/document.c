#include "export/document.h"

#include "agreement/coverage.h"
#include "agreement/label.h"
#include "agreement/paragraph.h"

/* What is being written: of the nodes whose order is from `from` up to, not including, `to`, and of those around them. */
struct writing {
    const struct agreement *agreement;
    const struct document_syntax *syntax;
    void *state;
    size_t from, to;
    bool is_whole;
};

/* The keys under which the children of a node are gathered: a kind of block, or a kind of part. */
enum group {
    GROUP_RECITALS = BLOCK_KIND_COUNT,
    GROUP_SECTIONS,
    GROUP_PROVISIONS,
    GROUP_ANNEXES,
    GROUP_PREAMBLE,
    GROUP_CLOSING,
    GROUP_COUNT
};

static void write_node(const struct writing *w, const struct node *node, const struct source *inherited);

/* --- Single values: a key and its value, or nothing where there is none --- */

static void put_key(const struct writing *w, const char *key) {
    w->syntax->key(w->state, key);
}

static void put_text(const struct writing *w, const char *key, struct str text) {
    if (text.n == 0)
        return;
    put_key(w, key);
    w->syntax->text(w->state, text);
}

static void put_date(const struct writing *w, const char *key, struct date date) {
    struct buf iso = {0};
    date_add_iso(&iso, date);
    put_text(w, key, buf_str(&iso));
    buf_free(&iso);
}

/* The name of a value of a closed set, unless it is the one that need not be said. */
static void put_name(const struct writing *w, const char *key, const struct name_table *table, int value, int unsaid) {
    if (value != unsaid)
        put_text(w, key, str_of(table->names[value]));
}

static void put_number(const struct writing *w, const char *key, size_t number) {
    if (number == 0)
        return;
    put_key(w, key);
    w->syntax->number(w->state, number);
}

static void put_texts(const struct writing *w, const char *key, const struct str *texts, size_t n) {
    if (n == 0)
        return;
    put_key(w, key);
    w->syntax->list_start(w->state, true);
    for (size_t i = 0; i < n; i++)
        w->syntax->text(w->state, texts[i]);
    w->syntax->list_end(w->state);
}

/* A title in the agreement's language alone is a text; any other is a map by language. */
static void put_titles(const struct writing *w, const struct title *titles, size_t n) {
    if (n == 0)
        return;
    put_key(w, "title");
    if (n == 1 && str_equal_nocase(titles->language, w->agreement->language)) {
        w->syntax->text(w->state, titles->text);
        return;
    }
    w->syntax->map_start(w->state, false);
    for (size_t i = 0; i < n; i++) {
        struct buf tag = {0};
        buf_add(&tag, titles[i].language);
        put_text(w, tag.p, titles[i].text);
        buf_free(&tag);
    }
    w->syntax->map_end(w->state);
}

/* --- What is said of the agreement as a whole --- */

static void put_event(const struct writing *w, const char *key, const struct event *event) {
    if (event->date.year == 0 && event->place.n == 0 && event->note.n == 0)
        return;
    put_key(w, key);
    w->syntax->map_start(w->state, event->note.n == 0);
    put_date(w, "date", event->date);
    put_text(w, "place", event->place);
    put_text(w, "note", event->note);
    w->syntax->map_end(w->state);
}

static void put_party(const struct writing *w, const struct party *party) {
    w->syntax->map_start(w->state, false);
    put_text(w, "code", party->code);
    put_text(w, "name", party->name);
    put_text(w, "short", party->short_name);
    put_text(w, "abbr", party->abbr);
    put_text(w, "signatory", party->signatory);
    put_text(w, "office", party->office);
    put_date(w, "signed", party->signed_on);
    if (party->consent_means.n != 0 || party->consent_date.year != 0) {
        put_key(w, "consent");
        w->syntax->map_start(w->state, true);
        put_text(w, "means", party->consent_means);
        put_date(w, "date", party->consent_date);
        w->syntax->map_end(w->state);
    }
    w->syntax->map_end(w->state);
}

static void put_parties(const struct writing *w) {
    if (w->agreement->n_parties == 0)
        return;
    put_key(w, "parties");
    w->syntax->list_start(w->state, false);
    for (size_t i = 0; i < w->agreement->n_parties; i++)
        put_party(w, &w->agreement->parties[i]);
    w->syntax->list_end(w->state);
}

static void put_events(const struct writing *w) {
    const struct agreement *agreement = w->agreement;
    put_event(w, "signed", &agreement->signed_on);
    put_event(w, "adopted", &agreement->adopted);
    put_event(w, "opened_for_signature", &agreement->opened_for_signature);
    put_event(w, "entry_into_force", &agreement->entry_into_force);
    put_event(w, "termination", &agreement->termination);
    put_name(w, "status", &agreement_status_names, (int)agreement->status, STATUS_UNKNOWN);
}

static void put_registration(const struct writing *w) {
    const struct agreement *agreement = w->agreement;
    if (agreement->registration_number.n == 0 && agreement->registration_date.year == 0)
        return;
    put_key(w, "registration");
    w->syntax->map_start(w->state, true);
    put_text(w, "number", agreement->registration_number);
    put_date(w, "date", agreement->registration_date);
    w->syntax->map_end(w->state);
}

static void put_series(const struct writing *w) {
    if (w->agreement->n_series == 0)
        return;
    put_key(w, "series");
    w->syntax->list_start(w->state, false);
    for (size_t i = 0; i < w->agreement->n_series; i++) {
        const struct series *series = &w->agreement->series[i];
        w->syntax->map_start(w->state, true);
        put_text(w, "name", series->name);
        put_text(w, "volume", series->volume);
        put_text(w, "page", series->page);
        w->syntax->map_end(w->state);
    }
    w->syntax->list_end(w->state);
}

static void put_relations(const struct writing *w) {
    if (w->agreement->n_relations == 0)
        return;
    put_key(w, "relations");
    w->syntax->list_start(w->state, false);
    for (size_t i = 0; i < w->agreement->n_relations; i++) {
        const struct relation *relation = &w->agreement->relations[i];
        w->syntax->map_start(w->state, false);
        put_name(w, "type", &relation_type_names, (int)relation->type, -1);
        put_text(w, "target", relation->target);
        w->syntax->map_end(w->state);
    }
    w->syntax->list_end(w->state);
}

/* How many articles the instrument has; a part of the whole text still tells. */
static size_t count_articles(const struct writing *w) {
    const struct agreement *agreement = w->agreement;
    bool is_counted = !w->is_whole && agreement->n_articles == 0 && agreement->coverage == COVERAGE_FULL;
    return is_counted ? coverage_count_articles(agreement) : agreement->n_articles;
}

/* What the edition is. A part is an edition of excerpts. */
static void put_edition(const struct writing *w) {
    const struct agreement *agreement = w->agreement;
    enum coverage coverage = w->is_whole ? agreement->coverage : COVERAGE_EXCERPTS;
    put_number(w, "articles", count_articles(w));
    put_name(w, "unit", &unit_names, (int)agreement->unit, UNIT_ARTICLE);
    put_name(w, "numbering", &numbering_names, (int)agreement->numbering, NUMBERING_CONTINUOUS);
    put_name(w, "coverage", &coverage_names, (int)coverage, -1);
    put_name(w, "headings", &headings_names, (int)agreement->headings, -1);
}

static void put_sources(const struct writing *w) {
    if (w->agreement->n_sources == 0)
        return;
    put_key(w, "sources");
    w->syntax->list_start(w->state, false);
    for (size_t i = 0; i < w->agreement->n_sources; i++) {
        const struct source *source = &w->agreement->sources[i];
        w->syntax->map_start(w->state, false);
        put_text(w, "id", source->id);
        put_text(w, "publisher", source->publisher);
        put_text(w, "title", source->title);
        put_text(w, "author", source->author);
        put_date(w, "date", source->date);
        put_text(w, "url", source->url);
        put_name(w, "kind", &source_kind_names, (int)source->kind, SOURCE_UNKNOWN);
        put_date(w, "accessed", source->accessed);
        put_text(w, "language", source->language);
        w->syntax->map_end(w->state);
    }
    w->syntax->list_end(w->state);
}

static void put_keywords(const struct writing *w) {
    if (w->agreement->n_keywords == 0)
        return;
    put_key(w, "keywords");
    w->syntax->list_start(w->state, false);
    for (size_t i = 0; i < w->agreement->n_keywords; i++) {
        const struct keyword_group *group = &w->agreement->keywords[i];
        w->syntax->map_start(w->state, false);
        put_text(w, "id", group->id);
        if (!str_equal(group->label, group->id))
            put_text(w, "label", group->label);
        put_texts(w, "match", group->words, group->n_words);
        w->syntax->map_end(w->state);
    }
    w->syntax->list_end(w->state);
}

static void put_metadata(const struct writing *w) {
    const struct agreement *agreement = w->agreement;
    put_number(w, "pacta", 1);
    put_text(w, "id", agreement->id);
    put_name(w, "kind", &agreement_kind_names, (int)agreement->kind, KIND_OTHER);
    put_text(w, "language", agreement->language);
    put_titles(w, agreement->titles, agreement->n_titles);
    put_text(w, "short", agreement->short_title);
    put_texts(w, "aliases", agreement->aliases, agreement->n_aliases);
    put_parties(w);
    put_events(w);
    put_registration(w);
    put_series(w);
    put_text(w, "depositary", agreement->depositary);
    put_texts(w, "authentic", agreement->authentic, agreement->n_authentic);
    put_relations(w);
    put_texts(w, "subjects", agreement->subjects, agreement->n_subjects);
    put_edition(w);
    put_sources(w);
    put_keywords(w);
}

/* --- The text --- */

static size_t end_of(const struct writing *w, const struct node *node) {
    const struct node *behind = node_skip(node);
    return behind != NULL ? behind->order : w->agreement->n_nodes;
}

static bool overlaps(const struct writing *w, const struct node *node) {
    return node->order < w->to && end_of(w, node) > w->from;
}

static bool is_in_range(const struct writing *w, const struct node *node) {
    return node->order >= w->from && node->order < w->to;
}

/* Is the node written at all? Blocks of what only stands around a part are not. */
static bool is_written(const struct writing *w, const struct node *node) {
    return node->kind == NODE_BLOCK ? is_in_range(w, node) : overlaps(w, node);
}

/* The source that is said once for a node's own blocks, and holds for what is nested in it too: that of its first block. None
   where it has no block, or where some block at or below it has no source, which would inherit this one. */
static const struct source *common_source(const struct writing *w, const struct node *node) {
    const struct source *first = NULL;
    size_t end = end_of(w, node);
    for (size_t i = node->order; i < end; i++) {
        const struct node *block = w->agreement->nodes[i];
        if (block->kind != NODE_BLOCK || !is_written(w, block))
            continue;
        if (block->block->source == NULL || (first == NULL && block->parent != node))
            return NULL;
        if (first == NULL)
            first = block->block->source;
    }
    return first;
}

/* Whether a text needs its lines kept, or would lose the look of a list where they were joined. */
static bool needs_lines(const struct block *block) {
    return block->kind == BLOCK_TEXT || str_index(block->text, '\n') < block->text.n || marker_is_swallowed(block->text);
}

static void put_block_text(const struct writing *w, const struct block *block) {
    (needs_lines(block) ? w->syntax->lines : w->syntax->text)(w->state, block->text);
}

static bool is_own_language(const struct writing *w, const struct block *block) {
    return block->language.n == 0 || str_equal(block->language, w->agreement->language);
}

static void put_block_map(const struct writing *w, const struct block *block, const struct source *inherited) {
    w->syntax->map_start(w->state, false);
    put_key(w, "text");
    put_block_text(w, block);
    if (block->source != inherited && block->source != NULL)
        put_text(w, "source", block->source->id);
    if (!is_own_language(w, block))
        put_text(w, "language", block->language);
    put_text(w, "page", block->page);
    w->syntax->map_end(w->state);
}

/* All blocks of one kind: a text where one says all there is to say, else maps. */
static void put_blocks(const struct writing *w, const struct node *first, const struct source *inherited) {
    const struct block *block = first->block;
    size_t n = 0;
    for (const struct node *node = first; node != NULL; node = node->next)
        n += node->kind == NODE_BLOCK && node->block->kind == block->kind;
    if (n == 1 && block->source == inherited && is_own_language(w, block) && block->page.n == 0) {
        put_block_text(w, block);
    } else if (n == 1) {
        put_block_map(w, block, inherited);
    } else {
        w->syntax->list_start(w->state, false);
        for (const struct node *node = first; node != NULL; node = node->next)
            if (node->kind == NODE_BLOCK && node->block->kind == block->kind)
                put_block_map(w, node->block, inherited);
        w->syntax->list_end(w->state);
    }
}

/* Is the place in a division whose address begins with that of the division around it, because another one has its number? In a
   part the other one may be missing, and the address is a shorter one. */
static bool has_address_in_context(const struct node *node) {
    for (; node != NULL && node->parent != NULL; node = node->parent) {
        struct str above = node->parent->eid;
        if (node->kind == NODE_SECTION && node->parent->kind == NODE_SECTION && str_starts(node->eid, above))
            return true;
    }
    return false;
}

/* Does a reference of a part still lead somewhere: into the part, to another agreement, or to an article, which excerpts may
   lack? */
static bool is_kept(const struct writing *w, const struct reference *reference) {
    struct label_value value;
    size_t n_articles = count_articles(w);
    if (w->is_whole || reference->agreement.n != 0)
        return true;
    if (reference->target != NULL && is_written(w, reference->target) && overlaps(w, reference->last))
        return !has_address_in_context(reference->target);
    return label_value(reference->text, &value) && value.number != 0 && (n_articles == 0 || value.number <= n_articles);
}

static void put_see(const struct writing *w, const struct node *node) {
    size_t n_kept = 0;
    for (size_t i = 0; i < node->n_see; i++)
        n_kept += is_kept(w, &node->see[i]);
    if (n_kept == 0)
        return;
    put_key(w, "see");
    w->syntax->list_start(w->state, true);
    for (size_t i = 0; i < node->n_see; i++)
        if (is_kept(w, &node->see[i]))
            w->syntax->text(w->state, node->see[i].text);
    w->syntax->list_end(w->state);
}

static enum group group_of(const struct node *node) {
    static const enum group groups[NODE_KIND_COUNT] = {
        [NODE_PREAMBLE] = GROUP_PREAMBLE,    [NODE_RECITAL] = GROUP_RECITALS, [NODE_SECTION] = GROUP_SECTIONS,
        [NODE_PROVISION] = GROUP_PROVISIONS, [NODE_ANNEX] = GROUP_ANNEXES,    [NODE_CLOSING] = GROUP_CLOSING,
    };
    return node->kind == NODE_BLOCK ? (enum group)node->block->kind : groups[node->kind];
}

/* The nodes from the first one on that go under its key. */
static void put_group(const struct writing *w, const struct node *first, enum group group, const struct source *inherited) {
    static const char *const keys[GROUP_COUNT] = {
        [GROUP_RECITALS] = "recitals", [GROUP_SECTIONS] = "sections", [GROUP_PROVISIONS] = "provisions",
        [GROUP_ANNEXES] = "annexes",   [GROUP_PREAMBLE] = "preamble", [GROUP_CLOSING] = "closing",
    };
    if (first->kind == NODE_BLOCK) {
        put_key(w, block_kind_names.names[first->block->kind]);
        put_blocks(w, first, inherited);
        return;
    }
    put_key(w, keys[group]);
    if (group == GROUP_PREAMBLE || group == GROUP_CLOSING) {
        write_node(w, first, inherited);
        return;
    }
    w->syntax->list_start(w->state, false);
    for (const struct node *node = first; node != NULL; node = node->next)
        if (group_of(node) == group && is_written(w, node))
            write_node(w, node, inherited);
    w->syntax->list_end(w->state);
}

/* The children of a node, in the order in which the first of each group stands; what is said of its blocks comes behind these
   and before its parts. */
static void put_children(const struct writing *w, const struct node *node, const struct source *inherited) {
    const struct source *own = common_source(w, node);
    const struct source *source = own != NULL ? own : inherited;
    bool is_said = !is_in_range(w, node);
    unsigned done = 0;
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        enum group group = group_of(child);
        if (!is_written(w, child) || (done & 1u << group) != 0)
            continue;
        done |= 1u << group;
        if (child->kind != NODE_BLOCK && !is_said) {
            put_text(w, "source", source != inherited ? source->id : STR(""));
            put_see(w, node);
            is_said = true;
        }
        put_group(w, child, group, source);
    }
    if (is_said)
        return;
    put_text(w, "source", source != inherited ? source->id : STR(""));
    put_see(w, node);
}

/* A number that is counted would be another one where what stands before it is not written. */
static bool has_lost_count(const struct writing *w, const struct node *node) {
    bool is_counted = node->kind == NODE_RECITAL || node->kind == NODE_ANNEX || (node->kind == NODE_SECTION && node->id.n == 0);
    if (!is_counted || node->label.n != 0)
        return false;
    for (const struct node *before = node->previous; before != NULL; before = before->previous)
        if (before->kind == node->kind && !is_written(w, before))
            return true;
    return false;
}

/* The number under the key that its kind of node has. */
static void put_label(const struct writing *w, const struct node *node) {
    put_text(w, node->kind == NODE_PROVISION ? "article" : "number", node->label);
    if (!has_lost_count(w, node))
        return;
    struct buf number = {0};
    buf_printf(&number, "%zu", node->ordinal);
    put_text(w, "number", buf_str(&number));
    buf_free(&number);
}

static void write_node(const struct writing *w, const struct node *node, const struct source *inherited) {
    w->syntax->map_start(w->state, false);
    if (w->syntax->has_addresses)
        put_text(w, "eId", node->eid);
    put_name(w, "division", &division_names, (int)node->division, DIVISION_NONE);
    put_label(w, node);
    put_text(w, "id", node->id);
    put_titles(w, node->titles, node->n_titles);
    bool is_around_editorial =
        node->parent->parent != NULL ? node->parent->is_editorial : w->agreement->headings == HEADINGS_EDITORIAL;
    if (node->is_editorial != is_around_editorial)
        put_text(w, "headings", str_of(headings_names.names[node->is_editorial ? HEADINGS_EDITORIAL : HEADINGS_INSTRUMENT]));
    put_children(w, node, inherited);
    w->syntax->map_end(w->state);
}

/* Is there more than a closing? An agreement must have some text before it, be it an empty list. */
static bool has_body(const struct writing *w) {
    for (const struct node *node = w->agreement->root->first; node != NULL; node = node->next)
        if (node->kind != NODE_CLOSING && is_written(w, node))
            return true;
    return false;
}

static struct writing start_writing(const struct export_request *request, const struct document_syntax *syntax, void *state) {
    const struct node *first = node_holder(request->first), *last = node_holder(request->last);
    struct writing w = {.agreement = request->agreement, .syntax = syntax, .state = state, .from = first->order};
    w.to = end_of(&w, last);
    w.is_whole = first == request->agreement->root;
    return w;
}

void document_write_metadata(const struct export_request *request, const struct document_syntax *syntax, void *state) {
    struct writing w = start_writing(request, syntax, state);
    syntax->map_start(state, false);
    put_metadata(&w);
    syntax->map_end(state);
}

void document_write(const struct export_request *request, const struct document_syntax *syntax, void *state) {
    struct writing w = start_writing(request, syntax, state);
    syntax->map_start(state, false);
    put_metadata(&w);
    if (!has_body(&w)) {
        put_key(&w, "provisions");
        syntax->list_start(state, true);
        syntax->list_end(state);
    }
    put_children(&w, request->agreement->root, NULL);
    syntax->map_end(state);
}
