/*
 * HTML: one file that needs no other, with the outline as links and every part under its address.
 */
#include "export/html.h"

#include "agreement/address.h"
#include "export/citation.h"
#include "export/markup.h"
#include "export/url.h"
#include "export/writer.h"
#include "layout/label.h"
#include "layout/layout.h"

/* The deepest heading that there is. */
enum { LEVEL_MAX = 6 };

struct html {
    const struct agreement *agreement;
    const struct flow *words; /* for the program's own words */
    struct markup_range range;
    bool is_whole;
    FILE *out;
    struct buf scratch;
};

/* --- Pieces --- */

/* Writes what has been gathered in `scratch`, and empties it. */
static void write_scratch(struct html *html) {
    markup_write(html->out, buf_str(&html->scratch));
    buf_clear(&html->scratch);
}

/* Writes the attributes of what is in a language, as far as they are not those of the document. */
static void write_language(struct html *html, struct str language) {
    bool is_rtl = markup_is_rtl(language);
    if (language.n == 0 || str_equal_nocase(language, html->agreement->language))
        return;
    markup_write_attribute(html->out, "lang", language);
    if (is_rtl != markup_is_rtl(html->agreement->language))
        markup_write_attribute(html->out, "dir", is_rtl ? STR("rtl") : STR("ltr"));
}

/* Of what the program says itself, in English. */
static void write_own_language(struct html *html) {
    if (!str_equal_nocase(str_slice(html->agreement->language, 0, 2), STR("en")))
        write_language(html, STR("en"));
}

/* Writes an address of the web. */
static void write_url(struct html *html, struct str url) {
    url_add(url, &html->scratch);
    write_scratch(html);
}

static void write_link_start(struct html *html, struct str eid) {
    fputs("<a href=\"#", html->out);
    write_url(html, eid);
    fputs("\">", html->out);
}

/* Writes the id of a node where its address leads to it: the same paragraph in another language has the same address. */
static void write_id(struct html *html, const struct node *node) {
    if (node->eid.n != 0 && address_find(html->agreement, node->eid) == node)
        markup_write_attribute(html->out, "id", node->eid);
}

/* Writes the titles: the first in the document's language where there is one, and the others behind it. */
static void write_titles(struct html *html, const struct title *titles, size_t n, struct str first, bool is_editorial) {
    const char *class_name = is_editorial ? " class=\"editorial\"" : "";
    for (size_t i = 0; i < n; i++) {
        if (titles[i].text.p != first.p)
            continue;
        fprintf(html->out, "<span%s", class_name);
        write_language(html, titles[i].language);
        putc('>', html->out);
        markup_write(html->out, first);
        fputs("</span>", html->out);
    }
    for (size_t i = 0; i < n; i++) {
        if (titles[i].text.p == first.p)
            continue;
        fputs(" <span class=\"also\"", html->out);
        write_language(html, titles[i].language);
        fprintf(html->out, "><span%s>", class_name);
        markup_write(html->out, titles[i].text);
        fputs("</span></span>", html->out);
    }
}

/* --- Blocks --- */

/* Writes the first and the following lines of a block, or of a paragraph of it, nested as they are. */
static void write_paragraphs(struct html *html, const struct node *parent) {
    for (const struct node *node = parent->first; node != NULL; node = node->next) {
        struct str text = node->block->text;
        bool is_item = node->label.n != 0;
        fputs(is_item ? "<div class=\"item\"" : "<p", html->out);
        write_id(html, node);
        fputs(is_item ? "><p><span class=\"number\">" : ">", html->out);
        if (is_item) {
            markup_write(html->out, str_trim(str_slice(text, node->start, node->body)));
            fputs(" </span>", html->out);
        }
        markup_write(html->out, str_slice(text, node->body, node->end));
        fputs("</p>\n", html->out);
        write_paragraphs(html, node);
        if (is_item)
            fputs("</div>\n", html->out);
    }
}

static void write_source_link(struct html *html, const struct source *source) {
    if (source == NULL)
        return;
    fputs(" · <a href=\"#source-", html->out);
    markup_write(html->out, source->id);
    fputs("\"><cite>", html->out);
    layout_add_source(source, &html->scratch);
    write_scratch(html);
    fputs("</cite></a>", html->out);
}

/* Writes what the words of a block are, and from where. */
static void write_caption(struct html *html, const struct node *node) {
    const struct block *block = node->block;
    fputs("<figcaption", html->out);
    write_own_language(html);
    fprintf(html->out, "><b>%s %s</b>", layout_kind_sign(block->kind, false), layout_kind_word(block->kind));
    if (block_is_translation(html->agreement, block))
        fputs(" (translation)", html->out);
    if (layout_names_language(html->agreement, node)) {
        buf_add(&html->scratch, STR(" · "));
        layout_add_language(block->language, &html->scratch);
    }
    write_scratch(html);
    write_source_link(html, block->source);
    if (block->page.n != 0)
        buf_printf(&html->scratch, ", p. %.*s", STR_ARG(block->page));
    write_scratch(html);
    fputs("</figcaption>\n", html->out);
}

static void write_block(struct html *html, const struct node *node) {
    const struct block *block = node->block;
    bool is_quote = block->kind == BLOCK_QUOTE;
    fprintf(html->out, "<figure class=\"%s\">\n", block_kind_names.names[block->kind]);
    write_caption(html, node);
    fputs(is_quote ? "<blockquote" : "<div", html->out);
    if (is_quote && block->source != NULL && markup_is_web(block->source->url)) {
        fputs(" cite=\"", html->out);
        write_url(html, block->source->url);
        putc('"', html->out);
    }
    write_language(html, block->language);
    fputs(">\n", html->out);
    write_paragraphs(html, node);
    fprintf(html->out, "</%s>\n</figure>\n", is_quote ? "blockquote" : "div");
}

/* --- Parts --- */

static const char *element_of(const struct node *node) {
    return node->kind == NODE_PROVISION ? "article" : "section";
}

/* Writes "Art. 16 — [Military assistance]" between tags that are there already. */
static void write_name(struct html *html, const struct node *node) {
    label_add_number_of(html->words, node, &html->scratch);
    if (html->scratch.n != 0 && node->n_titles != 0)
        buf_add(&html->scratch, STR(" — "));
    write_scratch(html);
    write_titles(html, node->titles, node->n_titles, node_title(html->agreement, node, STR("")), node->is_editorial);
}

static void write_see(struct html *html, const struct node *node) {
    if (node->n_see == 0)
        return;
    fputs("<p class=\"see\"", html->out);
    write_own_language(html);
    fputs(">See", html->out);
    for (size_t i = 0; i < node->n_see; i++) {
        const struct node *target = node->see[i].target;
        bool is_link = target != NULL && markup_is_within(&html->range, target) && target->eid.n != 0;
        fputs(i == 0 ? " " : "; ", html->out);
        if (is_link)
            write_link_start(html, target->eid);
        label_add_reference(html->words, &node->see[i], &html->scratch);
        write_scratch(html);
        if (is_link)
            fputs("</a>", html->out);
    }
    fputs("</p>\n", html->out);
}

static void write_children(struct html *html, const struct node *node, int level);

static void write_part(struct html *html, const struct node *node, int level) {
    const char *element = element_of(node);
    int heading = level < LEVEL_MAX ? level : LEVEL_MAX;
    fprintf(html->out, "<%s", element);
    write_id(html, node);
    fprintf(html->out, ">\n<h%d>", heading);
    write_name(html, node);
    fprintf(html->out, "</h%d>\n", heading);
    write_children(html, node, level + 1);
    fprintf(html->out, "</%s>\n", element);
}

/* Writes what hangs below a node; what only stands around the range has no heading. The references come behind the blocks. */
static void write_children(struct html *html, const struct node *node, int level) {
    bool must_see = node->kind != NODE_AGREEMENT && markup_is_within(&html->range, node);
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        bool is_within = markup_is_within(&html->range, child);
        if (must_see && child->kind != NODE_BLOCK) {
            write_see(html, node);
            must_see = false;
        }
        if (child->kind == NODE_BLOCK && is_within)
            write_block(html, child);
        else if (child->kind != NODE_BLOCK && is_within)
            write_part(html, child, level);
        else if (child->kind != NODE_BLOCK && markup_overlaps(&html->range, html->agreement, child))
            write_children(html, child, level);
    }
    if (must_see)
        write_see(html, node);
}

/* --- The outline --- */

static bool has_parts(const struct html *html, const struct node *node) {
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (child->kind != NODE_BLOCK && child->kind != NODE_RECITAL && markup_overlaps(&html->range, html->agreement, child))
            return true;
    return false;
}

static void write_outline_items(struct html *html, const struct node *node) {
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        bool is_within = markup_is_within(&html->range, child);
        if (child->kind == NODE_BLOCK || child->kind == NODE_RECITAL || !markup_overlaps(&html->range, html->agreement, child))
            continue;
        if (!is_within) {
            write_outline_items(html, child);
            continue;
        }
        fputs("<li>", html->out);
        write_link_start(html, child->eid);
        label_add_number_of(html->words, child, &html->scratch);
        if (html->scratch.n != 0)
            buf_add_char(&html->scratch, ' ');
        buf_add(&html->scratch, node_title(html->agreement, child, STR("")));
        struct str name = str_trim(buf_str(&html->scratch));
        markup_write(html->out, name);
        buf_clear(&html->scratch);
        fputs("</a>", html->out);
        if (has_parts(html, child)) {
            fputs("\n<ol>\n", html->out);
            write_outline_items(html, child);
            fputs("</ol>\n", html->out);
        }
        fputs("</li>\n", html->out);
    }
}

static void write_outline(struct html *html) {
    if (!has_parts(html, html->agreement->root))
        return;
    fputs("<nav", html->out);
    write_own_language(html);
    fputs(" aria-label=\"Outline\">\n<h2>Outline</h2>\n<ol>\n", html->out);
    write_outline_items(html, html->agreement->root);
    fputs("</ol>\n</nav>\n", html->out);
}

/* --- What is said of the whole --- */

static void write_row(struct html *html, const char *name, struct str value) {
    if (value.n == 0)
        return;
    fprintf(html->out, "<dt>%s</dt><dd>", name);
    markup_write(html->out, value);
    fputs("</dd>\n", html->out);
}

/* Writes what has been gathered in `scratch` as a row, and empties it. */
static void write_scratch_row(struct html *html, const char *name) {
    struct buf value = html->scratch;
    html->scratch = (struct buf){0};
    write_row(html, name, buf_str(&value));
    buf_free(&value);
}

static void write_party(struct html *html, const struct party *party) {
    buf_add(&html->scratch, party->name.n != 0 ? party->name : party->code);
    if (party->signatory.n != 0)
        buf_printf(&html->scratch, ", signed by %.*s", STR_ARG(party->signatory));
    if (party->signatory.n != 0 && party->office.n != 0)
        buf_printf(&html->scratch, ", %.*s", STR_ARG(party->office));
    if (party->consent_means.n != 0)
        buf_printf(&html->scratch, "; %.*s", STR_ARG(party->consent_means));
    if (party->consent_means.n != 0 && party->consent_date.year != 0) {
        buf_add_char(&html->scratch, ' ');
        date_add(&html->scratch, party->consent_date, false);
    }
    write_scratch_row(html, "Party");
}

static void write_event(struct html *html, const char *name, const struct event *event) {
    date_add(&html->scratch, event->date, false);
    if (event->place.n != 0)
        buf_printf(&html->scratch, "%s%.*s", html->scratch.n != 0 ? ", " : "", STR_ARG(event->place));
    if (event->note.n != 0)
        buf_printf(&html->scratch, "%s%.*s", html->scratch.n != 0 ? ". " : "", STR_ARG(event->note));
    write_scratch_row(html, name);
}

static void write_list(struct html *html, const char *name, const struct str *texts, size_t n) {
    for (size_t i = 0; i < n; i++)
        buf_printf(&html->scratch, "%s%.*s", i == 0 ? "" : ", ", STR_ARG(texts[i]));
    write_scratch_row(html, name);
}

static void write_card(struct html *html) {
    const struct agreement *agreement = html->agreement;
    fputs("<h2>About this agreement</h2>\n<dl>\n", html->out);
    write_row(html, "Short title", agreement->short_title);
    for (size_t i = 0; i < agreement->n_parties; i++)
        write_party(html, &agreement->parties[i]);
    write_event(html, "Adopted", &agreement->adopted);
    write_event(html, "Opened for signature", &agreement->opened_for_signature);
    write_event(html, "Signed", &agreement->signed_on);
    write_event(html, "Entry into force", &agreement->entry_into_force);
    write_event(html, "Termination", &agreement->termination);
    write_row(html, "Status", str_of(agreement_status_names.names[agreement->status]));
    buf_add(&html->scratch, agreement->registration_number);
    if (agreement->registration_number.n != 0 && agreement->registration_date.year != 0)
        buf_add(&html->scratch, STR(", "));
    date_add(&html->scratch, agreement->registration_date, false);
    write_scratch_row(html, "Registration");
    for (size_t i = 0; i < agreement->n_series; i++) {
        const struct series *series = &agreement->series[i];
        buf_printf(&html->scratch, "%.*s %.*s %.*s", STR_ARG(series->volume), STR_ARG(series->name), STR_ARG(series->page));
        write_scratch_row(html, "Printed in");
    }
    write_row(html, "Depositary", agreement->depositary);
    write_list(html, "Authentic in", agreement->authentic, agreement->n_authentic);
    for (size_t i = 0; i < agreement->n_relations; i++) {
        buf_printf(&html->scratch, "%s %.*s", relation_type_names.names[agreement->relations[i].type],
                   STR_ARG(agreement->relations[i].target));
        write_scratch_row(html, "Relation");
    }
    write_list(html, "Subjects", agreement->subjects, agreement->n_subjects);
    citation_add_address(agreement, agreement->root, &html->scratch);
    write_scratch_row(html, "Address");
    fputs("</dl>\n", html->out);
}

static void write_source(struct html *html, const struct source *source) {
    fputs("<li id=\"source-", html->out);
    markup_write(html->out, source->id);
    fputs("\">", html->out);
    if (source->author.n != 0)
        buf_printf(&html->scratch, "%.*s, ", STR_ARG(source->author));
    write_scratch(html);
    if (source->title.n != 0) {
        fputs("<cite>", html->out);
        markup_write(html->out, source->title);
        fputs("</cite>, ", html->out);
    }
    layout_add_source(source, &html->scratch);
    write_scratch(html);
    if (markup_is_web(source->url)) {
        fputs(", <a href=\"", html->out);
        write_url(html, source->url);
        fputs("\">", html->out);
        markup_write(html->out, source->url);
        fputs("</a>", html->out);
    } else if (source->url.n != 0) {
        buf_printf(&html->scratch, ", %.*s", STR_ARG(source->url));
        write_scratch(html);
    }
    if (source->accessed.year != 0)
        buf_add(&html->scratch, STR(", accessed "));
    date_add(&html->scratch, source->accessed, false);
    write_scratch(html);
    fputs("</li>\n", html->out);
}

static void write_footer(struct html *html) {
    const struct agreement *agreement = html->agreement;
    fputs("<footer", html->out);
    write_own_language(html);
    fputs(">\n", html->out);
    if (html->is_whole && agreement->coverage == COVERAGE_EXCERPTS) {
        fputs("<p class=\"holdings\">", html->out);
        label_add_holdings(html->words, &html->scratch);
        write_scratch(html);
        fputs("</p>\n", html->out);
    }
    write_card(html);
    if (agreement->n_sources != 0) {
        fputs("<h2>Sources</h2>\n<ol>\n", html->out);
        for (size_t i = 0; i < agreement->n_sources; i++)
            write_source(html, &agreement->sources[i]);
        fputs("</ol>\n", html->out);
    }
    fputs("</footer>\n", html->out);
}

static void write_header(struct html *html, const struct node *first) {
    const struct agreement *agreement = html->agreement;
    fputs("<header>\n<h1>", html->out);
    write_titles(html, agreement->titles, agreement->n_titles, agreement_title(agreement, STR("")), false);
    fputs("</h1>\n<p class=\"meta\"", html->out);
    write_own_language(html);
    putc('>', html->out);
    label_add_meta(html->words, &html->scratch);
    if (html->scratch.n != 0)
        buf_add(&html->scratch, STR(" · "));
    write_scratch(html);
    fputs("<code>", html->out);
    citation_add_address(agreement, first, &html->scratch);
    write_scratch(html);
    fputs("</code></p>\n</header>\n", html->out);
}

static void write_head(struct html *html) {
    struct str language = html->agreement->language;
    fputs("<!DOCTYPE html>\n<html", html->out);
    markup_write_attribute(html->out, "lang", language);
    if (markup_is_rtl(language))
        fputs(" dir=\"rtl\"", html->out);
    fputs(">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>",
          html->out);
    markup_write(html->out, agreement_title(html->agreement, STR("")));
    fputs("</title>\n", html->out);
    html_write_style(html->out);
    fputs("</head>\n", html->out);
}

static bool write_html(const struct export_request *request, FILE *out) {
    const struct agreement *agreement = request->agreement;
    const struct flow words = {.agreement = agreement};
    const struct node *first = node_holder(request->first), *behind = node_skip(node_holder(request->last));
    struct html html = {.agreement = agreement, .words = &words, .out = out, .is_whole = first == agreement->root};
    html.range = (struct markup_range){first->order, behind != NULL ? behind->order : agreement->n_nodes};
    write_head(&html);
    fputs("<body>\n", out);
    write_header(&html, first);
    write_outline(&html);
    fputs("<main>\n", out);
    write_children(&html, agreement->root, 2);
    fputs("</main>\n", out);
    write_footer(&html);
    fputs("</body>\n</html>\n", out);
    buf_free(&html.scratch);
    return export_is_written(out);
}

bool export_write_html(const struct export_request *request, FILE *out) {
    if (request->display.target == DISPLAY_SCREEN)
        return export_write_shown(request, write_html, out);
    return write_html(request, out);
}
