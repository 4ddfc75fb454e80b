#include "library/akn.h"

#include "agreement/kinds.h"
#include "library/languages.h"

/* What Akoma Ntoso says of a document as a whole. */

static struct str value_of(const struct xml_node *node) {
    return xml_attribute(node, "value");
}

struct str akn_language(const struct xml_node *document) {
    const struct xml_node *expression = xml_find(xml_child(document, "meta"), "FRBRExpression");
    return expression != NULL ? language_tag(xml_attribute(xml_child(expression, "FRBRlanguage"), "language")) : (struct str){0};
}

const struct xml_node *akn_title(const struct xml_node *document) {
    static const char *const parts[] = {"preface", "coverPage", "preamble"};
    static const char *const names[] = {"docTitle", "longTitle", "shortTitle"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            const struct xml_node *part = xml_child(document, parts[k]);
            const struct xml_node *title = part != NULL ? xml_find(part, names[i]) : NULL;
            if (title != NULL && title->first != NULL)
                return title;
        }
    return NULL;
}

/* A date of the work, where its name says what was done on it. */
static void read_date(struct draft *draft, const struct xml_node *from) {
    static const char *const signed_names[] = {"signature", "signed", "Signature"};
    static const char *const adopted_names[] = {"adoption", "adopted", "Adoption"};
    struct str name = xml_attribute(from, "name"), text = xml_attribute(from, "date");
    struct date date;
    if (!date_parse(str_slice(text, 0, 10), &date))
        return;
    for (size_t i = 0; i < sizeof signed_names / sizeof *signed_names; i++) {
        if (str_equal(name, str_of(signed_names[i])))
            draft->agreement->signed_on.date = date;
        if (str_equal(name, str_of(adopted_names[i])))
            draft->agreement->adopted.date = date;
    }
}

/* The document itself is the source of its words. */
static void read_source(struct draft *draft, const struct xml_node *meta) {
    const struct xml_node *work = xml_find(meta, "FRBRExpression");
    if (work == NULL)
        work = xml_find(meta, "FRBRWork");
    struct str iri = draft_keep(draft, value_of(xml_child(work, "FRBRthis")));
    const struct xml_node *publication = xml_find(meta, "publication");
    struct source source = {.id = STR("source")};
    source.publisher = draft_keep(draft, xml_attribute(publication, "showAs"));
    if (source.publisher.n == 0)
        source.publisher = draft_keep(draft, xml_attribute(publication, "name"));
    source.title = draft_keep(draft, xml_attribute(publication, "number"));
    bool is_date = date_parse(str_slice(xml_attribute(publication, "date"), 0, 10), &source.date);
    if (!is_date)
        source.date = (struct date){0};
    if (str_starts(iri, STR("http")))
        source.url = iri;
    else if (source.title.n == 0)
        source.title = iri;
    if (source.url.n + source.title.n + source.publisher.n != 0)
        draft->source = draft_add_source(draft, source);
}

/* What kind of instrument it is: as its name says, else its element, else its title. */
static void read_kind(struct draft *draft, const struct xml_node *document, struct str title) {
    struct agreement *agreement = draft->agreement;
    int kind;
    if (name_table_find(&agreement_kind_names, xml_attribute(document, "name"), &kind))
        agreement->kind = (enum agreement_kind)kind;
    else if (xml_is(document, "act"))
        agreement->kind = KIND_ACT;
    else
        agreement->kind = language_kind(title);
}

/* What the work is called, for a text without a title. What its first part is called would be a guess. */
static struct str name_of_work(const struct xml_node *document) {
    static const char *const names[] = {"FRBRalias", "FRBRname"};
    const struct xml_node *meta = xml_child(document, "meta");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct str name = value_of(meta != NULL ? xml_find(meta, names[i]) : NULL);
        if (name.n != 0)
            return name;
    }
    return (struct str){0};
}

void akn_read_meta(struct akn *akn, const struct xml_node *document) {
    struct draft *draft = akn->draft;
    const struct xml_node *meta = xml_child(document, "meta"), *title = akn_title(document);
    struct str language = akn_language(document);
    if (language.n != 0)
        draft->agreement->language = arena_copy(draft->agreement->arena, language);
    struct str text = title != NULL ? xml_text(title, draft->arena) : name_of_work(document);
    draft_set_title(draft, draft->root, (struct str){0}, text);
    read_kind(draft, document, text);
    const struct xml_node *work = meta != NULL ? xml_find(meta, "FRBRWork") : NULL;
    for (const struct xml_node *child = work != NULL ? work->first : NULL; child != NULL; child = child->next)
        if (xml_is(child, "FRBRdate"))
            read_date(draft, child);
    if (meta != NULL)
        read_source(draft, meta);
}
