#include "library/importer.h"

#include <stdlib.h>
#include <string.h>

#include "library/flow_lines.h"
#include "library/headings.h"
#include "library/languages.h"

/*
 * ToTA, "Texts of Trade Agreements": <treaty> with <meta> and <body>, in the body chapters, in these articles of plain text.
 * Chapters stand side by side, whatever they are called: parts and titles get those behind them that are of a lower rank.
 */

struct tota {
    struct draft *draft;
    const struct xml_node *meta;
    size_t width; /* at which its lines are broken */
};

/* The text of an element of <meta>. */
static struct str meta_text(const struct tota *t, const char *name) {
    const struct xml_node *node = xml_child(t->meta, name);
    return node != NULL ? draft_keep(t->draft, xml_text(node, t->draft->arena)) : (struct str){0};
}

static struct date meta_date(const struct tota *t, const char *name) {
    struct date date = {0};
    struct str text = meta_text(t, name);
    if (text.n != 0 && !date_parse(text, &date)) {
        date = (struct date){0};
        draft_doubt(t->draft, t->draft->root, 0, "\"%.*s\" is no date (%s)", STR_ARG(text), name);
    }
    return date;
}

static void read_parties(const struct tota *t) {
    struct agreement *agreement = t->draft->agreement;
    const struct xml_node *list = xml_child(t->meta, "parties_original");
    if (list == NULL || xml_text(list, t->draft->arena).n == 0)
        list = xml_child(t->meta, "parties");
    if (list == NULL)
        return;
    agreement->parties = arena_array(agreement->arena, xml_count(list, "partyisocode"), sizeof *agreement->parties);
    for (const struct xml_node *node = list->first; node != NULL; node = node->next) {
        struct str code = draft_keep(t->draft, xml_text(node, t->draft->arena));
        if (xml_is(node, "partyisocode") && code.n != 0)
            agreement->parties[agreement->n_parties++] = (struct party){.code = code, .name = code};
    }
}

static void read_status(const struct tota *t) {
    static const struct {
        const char *name;
        enum agreement_status status;
    } names[] = {{"In Force", STATUS_IN_FORCE},
                 {"Inactive", STATUS_TERMINATED},
                 {"Not in Force", STATUS_NOT_IN_FORCE},
                 {"Signed", STATUS_NOT_IN_FORCE}};
    struct str text = meta_text(t, "status");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(text, str_of(names[i].name)))
            t->draft->agreement->status = names[i].status;
    if (text.n != 0 && t->draft->agreement->status == STATUS_UNKNOWN)
        draft_doubt(t->draft, t->draft->root, 0, "status \"%.*s\" is none of the format's", STR_ARG(text));
}

/* Who serves an address: "example.org" of "https://example.org/toll.pdf"; empty where it names nobody. */
static struct str host_of(struct str url) {
    size_t at = str_index(url, ':');
    struct str rest = str_slice(url, at, url.n);
    if (!str_starts(rest, STR("://")))
        return (struct str){0};
    rest = str_slice(rest, 3, rest.n);
    size_t n = 0;
    while (n < rest.n && strchr("/?#:", rest.p[n]) == NULL)
        n++;
    return str_slice(rest, 0, n);
}

/* The sources, known by who serves them, as no titles are given; that a source is the full text is said of what is taken from it.
   That of the full text in the language of the document is where the words are from. */
static void read_sources(const struct tota *t) {
    struct draft *draft = t->draft;
    struct agreement *agreement = draft->agreement;
    agreement->sources = arena_array(agreement->arena, xml_count(t->meta, "source"), sizeof *agreement->sources);
    for (const struct xml_node *node = t->meta->first; node != NULL; node = node->next) {
        struct str url = draft_keep(draft, xml_text(node, draft->arena));
        if (!xml_is(node, "source") || url.n == 0)
            continue;
        struct str type = draft_keep(draft, xml_attribute(node, "type"));
        struct source *source = &agreement->sources[agreement->n_sources++];
        source->id = str_of(arena_printf(agreement->arena, "source-%zu", agreement->n_sources));
        source->url = url;
        source->publisher = host_of(url);
        bool is_full_text = str_equal(type, STR("full text"));
        if (!is_full_text || source->publisher.n == 0)
            source->title = type;
        source->language = draft_keep(draft, language_tag(xml_attribute(node, "lang")));
        if (draft->source == NULL && is_full_text && str_equal(source->language, agreement->language))
            draft->source = source;
    }
}

/* Adds the parts of a text between separators to the subjects. */
static void add_subjects(const struct tota *t, struct str text, char separator) {
    struct agreement *agreement = t->draft->agreement;
    size_t n_parts = 1;
    for (size_t i = 0; i < text.n; i++)
        n_parts += text.p[i] == separator;
    struct str *subjects = arena_array(agreement->arena, agreement->n_subjects + n_parts, sizeof *subjects), part;
    for (size_t i = 0; i < agreement->n_subjects; i++)
        subjects[i] = agreement->subjects[i];
    while (text.n != 0 && str_split(&text, separator, &part))
        if (str_trim(part).n != 0)
            subjects[agreement->n_subjects++] = str_trim(part);
    agreement->subjects = subjects;
}

static void read_relations(const struct tota *t) {
    struct agreement *agreement = t->draft->agreement;
    size_t n = xml_count(t->meta, "related_agreement_wto_id");
    agreement->relations = arena_array(agreement->arena, n, sizeof *agreement->relations);
    for (const struct xml_node *node = t->meta->first; node != NULL; node = node->next) {
        struct str id = xml_text(node, t->draft->arena);
        if (!xml_is(node, "related_agreement_wto_id") || id.n == 0)
            continue;
        struct str target = str_of(arena_printf(agreement->arena, "WTO RTA %.*s", STR_ARG(id)));
        agreement->relations[agreement->n_relations++] = (struct relation){RELATION_RELATES, target};
    }
}

static void read_meta(const struct tota *t) {
    struct agreement *agreement = t->draft->agreement;
    struct str language = language_tag(meta_text(t, "language")), number = meta_text(t, "wto_rta_id");
    if (language.n != 0)
        agreement->language = language;
    draft_set_title(t->draft, t->draft->root, (struct str){0}, meta_text(t, "name"));
    agreement->kind = language_kind(meta_text(t, "type"));
    agreement->signed_on.date = meta_date(t, "date_signed");
    agreement->entry_into_force.date = meta_date(t, "date_into_force");
    agreement->termination.date = meta_date(t, "date_inactive");
    agreement->registration_date = meta_date(t, "date_notification");
    if (number.n != 0)
        agreement->registration_number = str_of(arena_printf(agreement->arena, "WTO RTA %.*s", STR_ARG(number)));
    struct str end = meta_text(t, "end_implementation");
    if (end.n != 0)
        agreement->entry_into_force.note = str_of(arena_printf(agreement->arena, "end of implementation %.*s", STR_ARG(end)));
    read_status(t);
    read_parties(t);
    read_sources(t);
    read_relations(t);
    add_subjects(t, meta_text(t, "type"), '&');
    add_subjects(t, meta_text(t, "notification"), '&');
    add_subjects(t, meta_text(t, "composition"), ';');
    add_subjects(t, meta_text(t, "region"), ';');
}

/* Appends the number and the name that an element has in attributes, as a paragraph. */
static void add_attributes(const struct xml_node *node, struct buf *out) {
    struct str number = xml_attribute(node, "number"), name = xml_attribute(node, "name");
    if (number.n + name.n != 0)
        buf_printf(out, "\n\n%.*s %.*s\n\n", STR_ARG(number), STR_ARG(name));
}

/* All text at and below an element, as it stands, if wanted with what the elements below have in attributes. */
static struct str raw_text(const struct tota *t, const struct xml_node *node, bool with_attributes) {
    struct buf text = {0};
    for (const struct xml_node *at = node; at != NULL; at = xml_next(at, node)) {
        if (with_attributes && at != node)
            add_attributes(at, &text);
        buf_add(&text, at->text);
    }
    struct str raw = arena_copy(t->draft->arena, buf_str(&text));
    buf_free(&text);
    return raw;
}

static void add_lines(const struct tota *t, struct draft_node *node, struct str text, size_t line) {
    struct page_lines lines = {0};
    page_lines_add(&lines, text, line);
    flow_add(t->draft, node, (struct str){0}, lines.items, lines.n, t->width);
    free(lines.items);
}

static void add_text(const struct tota *t, struct draft_node *node, const struct xml_node *from) {
    add_lines(t, node, raw_text(t, from, true), from->line);
}

/* Adds all text of an element, with what the element itself has in attributes. */
static void add_all(const struct tota *t, struct draft_node *node, const struct xml_node *from) {
    struct buf text = {0};
    add_attributes(from, &text);
    buf_add(&text, raw_text(t, from, true));
    add_lines(t, node, arena_copy(t->draft->arena, buf_str(&text)), from->line);
    buf_free(&text);
}

/* Keeps an element that is none of the format's as text. */
static void add_unknown(const struct tota *t, struct draft_node *node, const struct xml_node *from) {
    draft_doubt(t->draft, node, from->line, "<%.*s> is not known here; it is kept as text", STR_ARG(from->name));
    add_all(t, node, from);
}

/* Has it text, or what stands for some? */
static bool has_words(const struct xml_node *node) {
    for (const struct xml_node *at = node; at != NULL; at = xml_next(at, node))
        if (str_trim(at->text).n + xml_attribute(at, "number").n + xml_attribute(at, "name").n != 0)
            return true;
    return false;
}

static bool is_annex_element(const struct xml_node *node) {
    return xml_is(node, "annex") || xml_is(node, "appendix") || xml_is(node, "protocol") || xml_is(node, "schedule");
}

/* The number without the dots and blanks behind it. */
static struct str trim_number(struct str number) {
    while (str_ends(number, STR(".")) || str_ends(number, STR(" ")))
        number.n--;
    return number;
}

/* Sets number and title from the attributes: "ARTICLE 1-01"; of a word that is misprinted, the number is what stands behind it. */
static void read_number(const struct tota *t, const struct xml_node *from, struct draft_node *node) {
    struct str number = draft_clean(t->draft, xml_attribute(from, "number"));
    struct heading heading;
    node->heading = number;
    bool is_read = heading_read(number, &heading) && heading.label.n != 0;
    struct str rest = is_read ? heading_skip_signs(heading.rest) : (struct str){0};
    if (is_read && (rest.n == 0 || node->kind == NODE_SECTION)) {
        node->label = heading.label;
        node->heading = heading.printed;
        draft_set_title(t->draft, node, (struct str){0}, rest);
    } else if (node->kind == NODE_PROVISION) {
        size_t blank = str_index(number, ' ');
        node->label = trim_number(blank < number.n ? str_slice(number, blank + 1, number.n) : number);
    }
    draft_set_title(t->draft, node, (struct str){0}, xml_attribute(from, "name"));
}

static struct draft_node *read_annex(const struct tota *t, const struct xml_node *from);
static struct draft_node *read_chapter(const struct tota *t, const struct xml_node *from, struct draft_node *at);

static void read_article(const struct tota *t, struct draft_node *parent, const struct xml_node *from) {
    bool has_number = xml_attribute(from, "number").n != 0;
    struct draft_node *node = draft_add(t->draft, parent, NODE_PROVISION, from->line);
    if (has_number)
        read_number(t, from, node);
    else
        draft_set_title(t->draft, node, (struct str){0}, xml_attribute(from, "name"));
    add_text(t, node, from);
}

/* What a chapter is called; the number is what else stands there, as in "INTRODUCTORY CHAPTER". */
static enum division read_division(const struct tota *t, const struct xml_node *from, struct draft_node *node) {
    struct heading heading;
    read_number(t, from, node);
    if (heading_read(node->heading, &heading) && node->label.n != 0 && heading_division(heading.class) != DIVISION_NONE)
        return heading_division(heading.class);
    node->label = (struct str){0};
    static const struct {
        const char *word;
        enum division division;
    } words[] = {
        {" CHAPTER", DIVISION_CHAPTER}, {" PART", DIVISION_PART}, {" SECTION", DIVISION_SECTION}, {" TITLE", DIVISION_TITLE}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!str_ends(node->heading, str_of(words[i].word)))
            continue;
        node->label = str_slice(node->heading, 0, node->heading.n - str_of(words[i].word).n);
        return words[i].division;
    }
    struct str title = node->titles != NULL ? node->titles->title.text : (struct str){0};
    node->titles = NULL;
    draft_set_title(t->draft, node, (struct str){0}, node->heading);
    draft_set_title(t->draft, node, (struct str){0}, title);
    return DIVISION_NONE;
}

/* Does a division go on with the numbers of the agreement's own, though annexes stand before it? */
static bool goes_on(const struct draft *draft, const struct draft_node *section) {
    const struct draft_node *last = NULL;
    for (const struct draft_node *node = draft->root->first; node != NULL; node = node->next)
        if (node != section && node->kind == NODE_SECTION && node->division == section->division)
            last = node;
    return last != NULL && section->division != DIVISION_NONE && heading_value(section->label) == heading_value(last->label) + 1;
}

/* The part of the tree that a division belongs to: the nearest one around that is of a higher rank. What stands behind an annex is
   of it. */
static struct draft_node *parent_for(const struct draft *draft, struct draft_node *at, const struct draft_node *section) {
    enum division division = section->division;
    while (at->kind == NODE_SECTION && (division == DIVISION_NONE || at->division == DIVISION_NONE || at->division >= division))
        at = at->parent;
    return at->kind == NODE_ANNEX && goes_on(draft, section) ? draft->root : at;
}

/* Where text goes that stands between the parts of the agreement or of one of them. */
static struct draft_node *holder_of(const struct tota *t, struct draft_node *parent, size_t line) {
    struct draft_node *last = parent->last;
    if (parent->kind != NODE_AGREEMENT)
        return draft_text_holder(t->draft, parent, line);
    if (last == NULL || last->kind == NODE_PREAMBLE)
        return draft_only(t->draft, parent, NODE_PREAMBLE, line);
    if (last->kind == NODE_CLOSING)
        return last;
    return draft_text_holder(t->draft, last->kind == NODE_ANNEX ? last : parent, line);
}

/* What is neither chapter, article nor annex. What holds such is read as they are; no chapter behind a text goes on with one before
   it. */
static struct draft_node *read_other(const struct tota *t, const struct xml_node *from, struct draft_node *parent,
                                     struct draft_node *at) {
    bool is_part = xml_find(from, "article") != NULL || xml_find(from, "chapter") != NULL;
    if (is_part) {
        at = read_chapter(t, from, at);
        draft_doubt(t->draft, at, from->line, "<%.*s> is not known here; it is read as a chapter", STR_ARG(from->name));
        return at;
    }
    if (from->name.n != 0)
        add_unknown(t, holder_of(t, parent, from->line), from);
    else
        add_text(t, holder_of(t, parent, from->line), from);
    return draft_component(at) == draft_component(parent) ? parent : at;
}

/* A chapter without a number: the preamble, the conclusion, or what has no heading at all. Its text is no article. */
static void read_unnumbered(const struct tota *t, const struct xml_node *from, enum node_kind kind) {
    for (const struct xml_node *child = from->first; child != NULL; child = child->next) {
        bool is_article = xml_is(child, "article");
        if (!is_article && !has_words(child))
            continue;
        if (is_annex_element(child))
            read_annex(t, child);
        else if (is_article && xml_attribute(child, "number").n != 0)
            read_article(t, t->draft->root, child);
        else if (is_article || child->name.n == 0)
            add_all(t, draft_only(t->draft, t->draft->root, kind, child->line), child);
        else
            add_unknown(t, draft_only(t->draft, t->draft->root, kind, child->line), child);
    }
}

static bool has_articles(const struct draft *draft) {
    for (const struct draft_node *node = draft->root; node != NULL; node = draft_next(node, draft->root))
        if (node->kind == NODE_PROVISION)
            return true;
    return false;
}

/* Reads what is in a part; gives the one that the next chapter may go on with. */
static struct draft_node *read_parts(const struct tota *t, const struct xml_node *from, struct draft_node *parent) {
    struct draft_node *at = parent;
    for (const struct xml_node *child = from->first; child != NULL; child = child->next) {
        if (xml_is(child, "chapter"))
            at = read_chapter(t, child, at);
        else if (is_annex_element(child))
            read_annex(t, child);
        else if (xml_is(child, "article"))
            read_article(t, parent, child);
        else if (has_words(child))
            at = read_other(t, child, parent, at);
    }
    return at;
}

/* Reads an annex, whether it is an element of its own or a chapter that is called so. */
static struct draft_node *read_annex(const struct tota *t, const struct xml_node *from) {
    struct draft *draft = t->draft;
    struct draft_node *node = draft_add(draft, draft->root, NODE_ANNEX, from->line);
    struct str number = draft_clean(draft, xml_attribute(from, "number"));
    struct heading heading;
    if (heading_read(number, &heading) && heading.class == HEADING_ANNEX && heading.label.n != 0) {
        draft_number_annex(draft, node, (struct str){0}, &heading);
        draft_set_title(draft, node, (struct str){0}, heading_skip_signs(heading.rest));
    } else if (number.n != 0 && heading_read(number, &heading)) {
        draft_set_title(draft, node, (struct str){0}, number);
    } else {
        node->label = trim_number(number);
        node->heading = number;
    }
    draft_set_title(draft, node, (struct str){0}, xml_attribute(from, "name"));
    read_parts(t, from, node);
    return node;
}

static bool is_annex_number(const struct tota *t, struct str number) {
    struct heading heading;
    return heading_read(draft_clean(t->draft, number), &heading) && heading.class == HEADING_ANNEX && has_articles(t->draft);
}

static struct draft_node *read_chapter(const struct tota *t, const struct xml_node *from, struct draft_node *at) {
    struct draft *draft = t->draft;
    struct str name = xml_attribute(from, "name"), number = xml_attribute(from, "number");
    bool is_preamble = str_equal_nocase(name, STR("Preamble")), is_closing = str_equal_nocase(name, STR("Conclusion"));
    if (number.n == 0 && (is_preamble || is_closing || name.n == 0)) {
        is_preamble = is_preamble || (!is_closing && !has_articles(draft));
        read_unnumbered(t, from, is_preamble ? NODE_PREAMBLE : NODE_CLOSING);
        return draft->root;
    }
    if (is_annex_number(t, number))
        return read_annex(t, from);
    struct draft_node *section = draft_add(draft, draft->root, NODE_SECTION, from->line);
    section->division = read_division(t, from, section);
    struct draft_node *parent = parent_for(draft, at, section);
    if (parent != draft->root)
        draft_move(section, parent);
    read_parts(t, from, section);
    return section;
}

bool import_tota(struct draft *draft, const struct xml_node *root) {
    struct tota t = {.draft = draft, .meta = xml_child(root, "meta")};
    const struct xml_node *body = xml_child(root, "body");
    if (body == NULL) {
        diag_add(draft->diags, DIAG_EMPTY, (struct diag_place){draft->file, root->line, 1}, "<body>", "the treaty has no body");
        return false;
    }
    struct page_lines lines = {0};
    page_lines_add(&lines, raw_text(&t, body, false), 1);
    t.width = page_lines_width(&lines);
    free(lines.items);
    if (t.meta != NULL)
        read_meta(&t);
    for (const struct xml_node *child = root->first; child != NULL; child = child->next) {
        if (child == body)
            read_parts(&t, body, draft->root);
        else if (child != t.meta && has_words(child))
            read_other(&t, child, draft->root, draft->root);
    }
    return true;
}
