#include "export/citation.h"

#include "export/citation_parts.h"

const struct citation_style citation_styles[] = {
    {"plain", "title, date, place, source and address, in full words", citation_add_plain, NULL},
    {"oscola", "OSCOLA, for legal writing in Britain", citation_add_oscola, NULL},
    {"bluebook", "The Bluebook, for legal writing in the United States", citation_add_bluebook, NULL},
    {"chicago", "The Chicago Manual of Style, a note", citation_add_chicago, NULL},
    {"bibtex", "entries for BibTeX, the places in comments", NULL, citation_add_bibtex},
    {"biblatex", "entries for BibLaTeX, the places in comments", NULL, citation_add_biblatex},
    {"csl-json", "CSL-JSON, for reference managers and pandoc", NULL, citation_add_csl_json},
};

const size_t n_citation_styles = sizeof citation_styles / sizeof *citation_styles;

const struct citation_style *citation_style_find(struct str name) {
    for (size_t i = 0; i < n_citation_styles; i++)
        if (str_equal(name, str_of(citation_styles[i].name)))
            return &citation_styles[i];
    return NULL;
}

void citation_add(const struct citation_style *style, const struct citation_place *places, size_t n, struct buf *out) {
    if (style->add_list != NULL) {
        style->add_list(places, n, out);
        return;
    }
    for (size_t i = 0; i < n; i++) {
        if (i != 0)
            buf_add_char(out, '\n');
        style->add(&places[i], out);
    }
}

void citation_add_address(const struct agreement *agreement, const struct node *node, struct buf *out) {
    struct str eid = node_holder(node)->eid;
    if (node->eid.n != 0)
        eid = node->eid;
    buf_add(out, agreement->id);
    if (eid.n != 0)
        buf_printf(out, "#%.*s", STR_ARG(eid));
}
