/*
 * Akoma Ntoso 3.0 (OASIS, 2018). For the files of its writer alone; an importer finds here how the model is encoded.
 *
 * The names that Akoma Ntoso has say what they can; what it cannot say stands in attributes and elements of pacta's own namespace,
 * AKN_NAMESPACE, prefix "pacta", and nothing of the model is lost.
 *
 * document        <act> (with <body>) for treaties and the like, <statement> for declarations, statements and memoranda, <doc> for
 *                 the rest (with <mainBody>), name = the kind. One provision or section alone: <portion>, in <portionBody>.
 * metadata        <meta>/<proprietary>/<pacta:agreement>: all keys of pacta(5) but the texts; a map has an element for each key, a
 *                 list an <pacta:item> for each entry. <pacta:order> holds the kinds of parts below the root, as they follow on one
 *                 another ("preamble body annexes closing"); where others stand between those of the body, each of these by its key
 *                 ("provisions preamble sections"). An annex has one of its own where it is another one than usual.
 *                 <pacta:see of="EID"> holds an <pacta:item> for each reference of a node.
 * node            eId: the address as Akoma Ntoso names it; GUID: pacta's own address where that is another one; pacta:id: the
 *                 id; pacta:headings: "editorial" or "instrument" where the heading is not what the one above is.
 *   preamble      <preamble>, its titles in <container name="heading">, recitals in <recitals>
 *   recital       <recital>
 *   section       <part>, <title>, <chapter>, <section>, <subsection>; without a division <section pacta:kind="section">
 *   provision     <article>, <paragraph>, <point>, <section> after the unit, pacta:kind="provision"; without a number
 *                 <hcontainer name="provision">. status="incomplete" where there are quotations, but not the full text.
 *   annex         <attachment>, and in it <doc name="annex"> with <preamble>, <mainBody>, <conclusions>
 *   closing       <conclusions>, its titles as those of the preamble
 * number          <num pacta:label="16">Article 16</num>: the label is what the model has
 * title           <heading xml:lang="en">, one for each language; status="editorial" where it is the curator's
 * block           <blockContainer class="quote|text|summary|note" status="verbatim|editorial" xml:lang refersTo="#SOURCE"
 *                 pacta:source="ID" pacta:page>, in <content> or <intro>; behind a part that it does not precede, in
 *                 <hcontainer name="blocks">. In it a <p> for each line; a numbered line is an <item> of a <blockList>: <num> is
 *                 its marker, the <p> the rest, one blank between them, further lists what is nested. Where the lines put together
 *                 so are not the text to the byte, pacta:text holds it.
 */
#ifndef PACTA_EXPORT_AKN_H
#define PACTA_EXPORT_AKN_H

#include "export/export.h"
#include "export/markup.h"

#define AKN_NAMESPACE "urn:x-pacta:agreement:1"

struct akn {
    const struct export_request *request;
    const struct agreement *agreement;
    struct markup_range range;
    bool is_whole;
    FILE *out;
    int depth; /* of elements, for the indent */
};

/* Begins a line, as deep as the elements are that are open. */
void akn_line(const struct akn *akn);

/* Writes the attributes by which a node is known. */
void akn_write_identity(const struct akn *akn, const struct node *node);

/* Writes a block with its paragraphs. */
void akn_write_block(struct akn *akn, const struct node *node);

/* The element for the document: "act", "statement" or "doc". */
const char *akn_document_element(const struct agreement *agreement);

/* Appends the IRI of the work: "/akn/xx/act/treaty/1867-03-30/us-ru-1867". */
void akn_add_work(const struct agreement *agreement, struct buf *out);

/* Appends what stands for a source where it is referred to: "azernews". */
void akn_add_source(const struct agreement *agreement, const struct source *source, struct buf *out);

/* Writes <meta>: of the document, or (not NULL) of an annex. */
void akn_write_meta(struct akn *akn, const struct node *annex);

#endif
