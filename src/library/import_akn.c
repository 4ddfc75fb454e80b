#include "library/importer.h"

#include <stdlib.h>

#include "agreement/kinds.h"
#include "library/akn.h"
#include "library/headings.h"

/* Akoma Ntoso: where the parts of a document go. What they hold, akn_text.c renders. */

/* What becomes of an element. */
enum role {
    ROLE_TEXT, /* all that is not in the table */
    ROLE_SKIPPED,
    ROLE_INSIDE, /* what is in it stands where it stands */
    ROLE_FRONT,  /* preface, preamble */
    ROLE_CLOSING,
    ROLE_DIVISION,
    ROLE_ARTICLE,
};

static const struct {
    const char *name;
    enum role role;
    enum division division;
} roles[] = {
    {"meta", ROLE_SKIPPED, DIVISION_NONE},
    {"num", ROLE_SKIPPED, DIVISION_NONE},
    {"heading", ROLE_SKIPPED, DIVISION_NONE},
    {"subheading", ROLE_SKIPPED, DIVISION_NONE},
    {"components", ROLE_SKIPPED, DIVISION_NONE},
    {"collectionBody", ROLE_SKIPPED, DIVISION_NONE},
    {"attachments", ROLE_INSIDE, DIVISION_NONE},
    {"attachment", ROLE_INSIDE, DIVISION_NONE},
    {"body", ROLE_INSIDE, DIVISION_NONE},
    {"mainBody", ROLE_INSIDE, DIVISION_NONE},
    {"portionBody", ROLE_INSIDE, DIVISION_NONE},
    {"fragmentBody", ROLE_INSIDE, DIVISION_NONE},
    {"judgmentBody", ROLE_INSIDE, DIVISION_NONE},
    {"debateBody", ROLE_INSIDE, DIVISION_NONE},
    {"amendmentBody", ROLE_INSIDE, DIVISION_NONE},
    {"component", ROLE_INSIDE, DIVISION_NONE},
    {"preface", ROLE_FRONT, DIVISION_NONE},
    {"preamble", ROLE_FRONT, DIVISION_NONE},
    {"coverPage", ROLE_FRONT, DIVISION_NONE},
    {"header", ROLE_FRONT, DIVISION_NONE},
    {"conclusions", ROLE_CLOSING, DIVISION_NONE},
    {"article", ROLE_ARTICLE, DIVISION_NONE},
    {"part", ROLE_DIVISION, DIVISION_PART},
    {"title", ROLE_DIVISION, DIVISION_TITLE},
    {"chapter", ROLE_DIVISION, DIVISION_CHAPTER},
    {"section", ROLE_DIVISION, DIVISION_SECTION},
    {"subsection", ROLE_DIVISION, DIVISION_SUBSECTION},
    {"book", ROLE_DIVISION, DIVISION_NONE},
    {"tome", ROLE_DIVISION, DIVISION_NONE},
    {"subpart", ROLE_DIVISION, DIVISION_NONE},
    {"subtitle", ROLE_DIVISION, DIVISION_NONE},
    {"subchapter", ROLE_DIVISION, DIVISION_NONE},
    {"division", ROLE_DIVISION, DIVISION_NONE},
    {"subdivision", ROLE_DIVISION, DIVISION_NONE},
    {"hcontainer", ROLE_DIVISION, DIVISION_NONE},
    {"tblock", ROLE_DIVISION, DIVISION_NONE},
    {"debateSection", ROLE_DIVISION, DIVISION_NONE},
    {"level", ROLE_DIVISION, DIVISION_NONE},
};

static const char *const documents[] = {
    "act",           "bill",    "doc",      "statement",          "debate",          "debateReport", "judgment", "amendment",
    "amendmentList", "portion", "fragment", "documentCollection", "officialGazette",
};

bool akn_is_document(const struct xml_node *node) {
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++)
        if (xml_is(node, documents[i]))
            return true;
    return false;
}

static enum role role_of(const struct xml_node *node, enum division *division) {
    *division = DIVISION_NONE;
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (xml_is(node, roles[i].name)) {
            *division = roles[i].division;
            return roles[i].role;
        }
    return ROLE_TEXT;
}

static void walk(const struct akn *akn, struct draft_node *parent, const struct xml_node *from);

/* Does a text begin with the number of an annex? */
static bool read_annex_number(struct str text, struct heading *read) {
    return heading_read(text, read) && read->class == HEADING_ANNEX && read->label.n != 0;
}

/* Sets number and title from <num> and <heading>. */
static void read_heading(const struct akn *akn, struct draft_node *node, const struct xml_node *from) {
    struct draft *draft = akn->draft;
    const struct xml_node *num = xml_child(from, "num"), *heading = xml_child(from, "heading");
    const struct xml_node *subheading = xml_child(from, "subheading");
    struct str printed = num != NULL ? akn_heading_text(akn, num) : (struct str){0};
    struct heading read;
    node->heading = printed;
    node->label = printed;
    bool has_number = heading_read(printed, &read) && read.label.n != 0;
    if (has_number && node->kind == NODE_ANNEX && read.class == HEADING_ANNEX)
        draft_number_annex(draft, node, akn->language, &read);
    if (has_number) {
        node->label = read.label;
        draft_set_title(draft, node, akn->language, heading_skip_signs(read.rest));
    }
    while (!has_number && node->label.n > 1 && (str_ends(node->label, STR(".")) || str_ends(node->label, STR("-"))))
        node->label.n--;
    if (heading == NULL && node->kind == NODE_PROVISION)
        heading = xml_child(from, "note");
    if (heading != NULL)
        draft_set_title(draft, node, akn->language, akn_heading_text(akn, heading));
    if (subheading != NULL)
        draft_set_title(draft, node, akn->language, akn_heading_text(akn, subheading));
}

static void read_article(const struct akn *akn, struct draft_node *parent, const struct xml_node *from) {
    struct draft_node *node = draft_add(akn->draft, parent, NODE_PROVISION, from->line);
    read_heading(akn, node, from);
    struct akn inside = *akn;
    if (xml_child(from, "heading") == NULL && xml_child(from, "note") != NULL)
        inside.titles = xml_child(from, "note");
    akn_add_text(&inside, node, from, true);
    akn_add_heading_notes(akn, node, from);
}

/* Is there an article below, or whatever is a numbered unit here? */
static bool holds_units(const struct akn *akn, const struct xml_node *node) {
    return xml_find(node, "article") != NULL || (akn->unit != NULL && xml_find(node, akn->unit) != NULL);
}

/* Is it a name of annexes, which says nothing else? */
static bool is_annex_name(struct str name) {
    static const char *const names[] = {"schedule", "annex", "annexe", "appendix", "attachment"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (str_equal_nocase(name, str_of(names[i])))
            return true;
    return false;
}

/* Is a division an annex, by its name or, where it is not in one, by its number? */
static bool is_annex(const struct akn *akn, struct draft_node *parent, const struct xml_node *node) {
    const struct xml_node *num = xml_child(node, "num");
    struct heading read;
    if (xml_is(node, "hcontainer") && is_annex_name(xml_attribute(node, "name")))
        return true;
    return num != NULL && draft_component(parent)->kind != NODE_ANNEX && read_annex_number(xml_text(num, akn->draft->arena), &read);
}

static void read_division(const struct akn *akn, struct draft_node *parent, const struct xml_node *from, enum division division) {
    enum node_kind kind = is_annex(akn, parent, from) ? NODE_ANNEX : NODE_SECTION;
    struct draft_node *node = draft_add(akn->draft, parent, kind, from->line);
    read_heading(akn, node, from);
    bool is_block = xml_is(from, "tblock");
    if (is_block && node->label.n != 0)
        division = xml_is(from->parent, "tblock") ? DIVISION_SUBSECTION : DIVISION_SECTION;
    if (division == DIVISION_SECTION && akn->draft->agreement->unit == UNIT_SECTION)
        division = DIVISION_NONE; /* its number would be that of a unit */
    node->division = kind == NODE_SECTION ? division : DIVISION_NONE;
    if (division == DIVISION_NONE && kind == NODE_SECTION && node->label.n != 0) {
        struct str title = node->titles != NULL ? node->titles->title.text : (struct str){0};
        node->titles = NULL;
        draft_set_title(akn->draft, node, akn->language, node->heading);
        draft_set_title(akn->draft, node, akn->language, title);
        node->label = (struct str){0};
    }
    akn_add_heading_notes(akn, node, from);
    walk(akn, node, from);
}

/* The recitals of a preamble are parts of it, the rest of it is its text: before them in lines, behind them without a number. */
static void read_front(const struct akn *akn, struct draft_node *preamble, const struct xml_node *from) {
    for (const struct xml_node *child = from->first; child != NULL; child = child->next) {
        if (xml_is(child, "recital")) {
            struct draft_node *recital = draft_add(akn->draft, preamble, NODE_RECITAL, child->line);
            read_heading(akn, recital, child);
            akn_add_text(akn, recital, child, true);
            akn_add_heading_notes(akn, recital, child);
        } else if (xml_find(child, "recital") != NULL) {
            read_front(akn, preamble, child);
        } else if (!akn_is_blank(child)) {
            struct draft_node *holder = preamble;
            if (preamble->first != NULL)
                holder = draft_add(akn->draft, preamble, NODE_RECITAL, child->line);
            akn_add_text(akn, holder, child, false);
            if (holder != preamble && !draft_has_text(holder))
                draft_remove(holder);
        }
    }
}

/* Has an element a number or a heading of its own, and not for the document in it? */
static bool has_heading(const struct xml_node *node) {
    for (const struct xml_node *child = node->first; child != NULL; child = child->next)
        if (akn_is_document(child))
            return false;
    return xml_child(node, "num") != NULL || xml_child(node, "heading") != NULL || xml_child(node, "subheading") != NULL;
}

/* Reads a preface, a preamble or a closing, of which nothing is left where it was the title alone. */
static void read_frame(const struct akn *akn, struct draft_node *component, const struct xml_node *from, enum role role) {
    enum node_kind kind = role == ROLE_FRONT ? NODE_PREAMBLE : NODE_CLOSING;
    struct draft_node *node = draft_only(akn->draft, component, kind, from->line);
    if (role == ROLE_FRONT)
        read_front(akn, node, from);
    else
        akn_add_text(akn, node, from, false);
    if (node->first == NULL && !draft_has_text(node))
        draft_remove(node);
}

/* Reads the child elements of a part, each by its role. */
static void walk(const struct akn *akn, struct draft_node *parent, const struct xml_node *from) {
    unsigned seen = 0;
    for (const struct xml_node *child = from->first; child != NULL; child = child->next) {
        enum division division;
        enum role role = role_of(child, &division);
        struct draft_node *component = draft_component(parent);
        bool is_unit = akn->unit != NULL && xml_is(child, akn->unit) && xml_child(child, "num") != NULL;
        bool is_around = role == ROLE_INSIDE || (role == ROLE_TEXT && holds_units(akn, child));
        bool is_left_out = role == ROLE_SKIPPED && !akn_is_further_heading(child, &seen);
        if (is_left_out || akn_is_document(child) || child == akn->titles || akn_is_blank(child))
            continue;
        if (role == ROLE_FRONT || role == ROLE_CLOSING)
            read_frame(akn, component, child, role);
        else if (role == ROLE_ARTICLE || (is_unit && !holds_units(akn, child)))
            read_article(akn, parent, child);
        else if (role == ROLE_DIVISION || (is_around && has_heading(child)))
            read_division(akn, parent, child, division);
        else if (is_around)
            walk(akn, parent, child);
        else
            akn_add_text(akn, draft_text_holder(akn->draft, parent, child->line), child, false);
    }
}

/* Keeps the notes of a document that nothing has referred to behind all of it; without a document, all that are left. */
static void add_other_notes(const struct akn *akn, struct draft_node *component, const struct xml_node *document) {
    for (size_t i = 0; i < akn->notes->n; i++) {
        struct akn_note *note = &akn->notes->items[i];
        if (note->is_kept || akn_is_blank(note->node) || (document != NULL && !akn_note_is_of(note, document)))
            continue;
        struct draft_node *holder = draft_text_holder(akn->draft, component, note->node->line);
        draft_doubt(akn->draft, holder, note->node->line, "nothing refers to this note; it is kept at the end");
        akn_add_note(akn, holder, note);
    }
}

/* --- Documents --- */

struct documents {
    const struct xml_node **items;
    size_t n, capacity;
};

/* All documents below, but for those that others quote. */
static struct documents find_documents(const struct xml_node *root) {
    struct documents found = {0};
    for (const struct xml_node *at = root; at != NULL; at = xml_next(at, root)) {
        if (!akn_is_document(at) || xml_is(at->parent, "quotedStructure"))
            continue;
        ARRAY_RESERVE_ONE(found.items, found.n, found.capacity);
        found.items[found.n++] = at;
    }
    return found;
}

/* How many elements of that name are in the document itself. */
static size_t count_own(const struct xml_node *document, const char *name) {
    size_t n = 0;
    for (const struct xml_node *at = document->first; at != NULL;) {
        bool is_other = akn_is_document(at) || xml_is(at, "quotedStructure");
        n += xml_is(at, name) && xml_child(at, "num") != NULL;
        at = is_other ? xml_skip(at, document) : xml_next(at, document);
    }
    return n;
}

/* The document that the others go with: with the most articles, else the most sections, else the first that is no collection. */
static const struct xml_node *main_document(const struct documents *all) {
    static const char *const names[] = {"article", "section", "paragraph"};
    for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
        const struct xml_node *best = NULL;
        size_t n_best = 0;
        for (size_t i = 0; i < all->n; i++) {
            size_t n = count_own(all->items[i], names[k]);
            if (n > n_best) {
                n_best = n;
                best = all->items[i];
            }
        }
        if (best != NULL)
            return best;
    }
    for (size_t i = 0; i < all->n; i++)
        if (!xml_is(all->items[i], "documentCollection"))
            return all->items[i];
    return all->items[0];
}

/* Without articles, the numbered units are what there is most of. */
static void choose_unit(struct akn *akn, const struct documents *all) {
    static const struct {
        const char *name;
        enum unit unit;
    } units[] = {{"section", UNIT_SECTION}, {"paragraph", UNIT_PARAGRAPH}, {"point", UNIT_POINT}};
    size_t n = 0;
    for (size_t i = 0; i < all->n; i++)
        n += count_own(all->items[i], "article");
    for (size_t k = 0; n == 0 && k < sizeof units / sizeof *units; k++) {
        for (size_t i = 0; i < all->n; i++)
            n += count_own(all->items[i], units[k].name);
        if (n == 0)
            continue;
        akn->unit = units[k].name;
        akn->draft->agreement->unit = units[k].unit;
    }
}

/* What refers to a component of a collection shows what it is called. */
static struct str shown_name(const struct xml_node *root, const struct xml_node *document) {
    struct str id = xml_attribute(document->parent, "eId");
    for (const struct xml_node *at = root; at != NULL && id.n != 0; at = xml_next(at, root))
        if (xml_is(at, "documentRef") &&
            (str_ends(xml_attribute(at, "href"), id) || str_ends(id, xml_attribute(at->parent, "eId"))))
            return xml_attribute(at, "showAs");
    return (struct str){0};
}

/* Sets number and title of an annex by what its attachment is called, else by its own title, else by what it is called elsewhere.
   What is no title of it stays text. */
static void read_annex_heading(struct akn *akn, struct draft_node *node, const struct xml_node *document,
                               const struct xml_node *root) {
    struct draft *draft = akn->draft;
    const struct xml_node *around = document->parent, *title = akn_title(document), *heading = xml_child(around, "heading");
    bool is_attached = heading != NULL || xml_child(around, "num") != NULL || xml_child(around, "subheading") != NULL;
    struct str text = title != NULL ? xml_text(title, draft->arena) : shown_name(root, document),
               name = xml_attribute(document, "name");
    struct heading read;
    if (is_attached) {
        read_heading(akn, node, around);
        bool is_same = heading != NULL && title != NULL && str_equal(xml_text(heading, draft->arena), text);
        title = is_same ? title : NULL;
        text = node->label.n == 0 && node->titles != NULL ? node->titles->title.text : (struct str){0};
        node->titles = text.n != 0 ? NULL : node->titles;
        akn_add_heading_notes(akn, node, around);
    } else if (text.n == 0 && !is_annex_name(name)) {
        text = name;
    }
    akn->titles = title != NULL && akn_is_alone(title) ? title : NULL;
    if (read_annex_number(text, &read)) {
        draft_number_annex(draft, node, akn->language, &read);
        text = heading_skip_signs(read.rest);
    }
    draft_set_title(draft, node, akn->language, text);
}

/* What holds nothing but annexes, and says nothing of its own, is none. */
static void open_annexes(struct draft_node *node) {
    bool is_needed =
        node->first == NULL || node->titles != NULL || node->label.n != 0 || node->doubts != NULL || draft_has_text(node);
    for (const struct draft_node *child = node->first; child != NULL; child = child->next)
        is_needed = is_needed || child->kind != NODE_ANNEX;
    if (is_needed)
        return;
    while (node->first != NULL)
        draft_move(node->first, node->parent);
    draft_remove(node);
}

static void read_annex(struct akn *akn, const struct xml_node *document, const struct xml_node *root) {
    struct draft *draft = akn->draft;
    struct draft_node *node = draft_add(draft, draft->root, NODE_ANNEX, document->line);
    struct str language = akn_language(document);
    bool is_other = language.n != 0 && !str_equal(language, draft->agreement->language);
    akn->language = is_other ? arena_copy(draft->agreement->arena, language) : (struct str){0};
    read_annex_heading(akn, node, document, root);
    walk(akn, node, document);
    add_other_notes(akn, node, document);
    open_annexes(node);
}

/* The document that the others go with may be an attachment too. What that is called is the title where there is no other, else
   text. */
static void read_around(const struct akn *akn, const struct xml_node *document) {
    static const char *const names[] = {"num", "heading", "subheading"};
    struct draft *draft = akn->draft;
    bool has_title = draft->root->titles != NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && document->parent != NULL; i++) {
        const struct xml_node *heading = xml_child(document->parent, names[i]);
        struct str text = heading != NULL ? xml_text(heading, draft->arena) : (struct str){0};
        if (text.n != 0 && !has_title)
            draft_set_title(draft, draft->root, (struct str){0}, text);
        else if (text.n != 0)
            akn_add_text(akn, draft_only(draft, draft->root, NODE_PREAMBLE, heading->line), heading, false);
    }
}

bool import_akn(struct draft *draft, const struct xml_node *root) {
    struct akn_notes notes = akn_notes_of(root, draft->arena);
    struct akn akn = {.draft = draft, .notes = &notes};
    struct documents all = find_documents(root);
    if (all.n == 0) {
        diag_add(draft->diags, DIAG_EMPTY, (struct diag_place){draft->file, root->line, 1}, "an act, a bill, a doc or the like",
                 "there is no document in it");
        return false;
    }
    const struct xml_node *main = main_document(&all), *title = akn_title(main);
    choose_unit(&akn, &all);
    akn_read_meta(&akn, main);
    akn.titles = title != NULL && akn_is_alone(title) ? title : NULL;
    read_around(&akn, main);
    for (size_t i = 0; i < all.n; i++)
        if (xml_is(all.items[i], "documentCollection") && all.items[i] != main)
            walk(&akn, draft->root, all.items[i]);
    walk(&akn, draft->root, main);
    for (size_t i = 0; i < all.n; i++)
        if (all.items[i] != main && !xml_is(all.items[i], "documentCollection"))
            read_annex(&akn, all.items[i], root);
    akn.language = (struct str){0};
    add_other_notes(&akn, draft->root, NULL);
    free(all.items);
    return true;
}
