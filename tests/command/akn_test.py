"""Akoma Ntoso: valid against its schema, and everything of the agreement can be read back from it.

The schema is looked for where PACTA_AKN_SCHEMA says: the path of akomantoso30.xsd, with xml.xsd beside it.
"""

import json
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET

from harness import CONCORD, DATA, DECLARATION, agreement, case, expect, main, run, write

AKN = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"
OWN = "{urn:x-pacta:agreement:1}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
FILES = [DECLARATION, CONCORD] + [os.path.join(DATA, name) for name in ("ferry-1911.yaml", "vclt-1969.yaml", "us-ru-1867.yaml",
                                                                         "hostile-signs.yaml")]
SCHEMA = os.environ.get("PACTA_AKN_SCHEMA")
# What could stand in more than one place, and texts whose lines do not give them back to the byte.
ODD = agreement("odd", """sources: [{id: preamble, publisher: A}, {id: aze, publisher: B}]
parties: [{code: AZE, name: Azerbaijan}, {name: Velmar}]
preamble: {title: Opening, headings: editorial, text: {text: "We,", source: aze}, recitals: [{title: First}, {text: "Seeing,", number: 7}]}
sections:
  - division: chapter
    number: I
    summary: Before.
    sections: [{division: section, number: 1, provisions: [{article: 1, text: "1.   Wide.\\n\\n  (a) Indented.\\nPlain \\n"}]}]
    note: Behind.
    provisions: [{id: empty, title: Nothing}]
  - {id: second, title: Second}
  - {division: section, number: 2, title: {fr: Deux}}
closing: {text: "Done. "}
annexes: [{title: Bare}, {number: "Annex B", preamble: [{text: "X"}], note: "N", provisions: [{article: 1, quote: {text: "Q", source: aze}}],
  closing: {note: "C"}}]
""", headings="instrument")


# Parts of the body on both sides of others.
ORDER = agreement("order", """provisions: [{id: contents, text: CONTENTS}]
preamble: {text: "We,"}
sections: [{division: chapter, number: I, title: One, provisions: [{article: 1, text: One.}]}]
annexes: [{number: A, sections: [{id: first, text: First.}], preamble: {text: "We too,"}, provisions: [{article: 1, text: B.}]},
  {number: B, preamble: {text: "We too,"}, provisions: [{article: 1, text: B.}]}]
""")


def tree(*operands):
    return ET.fromstring(expect(run("export", *operands, "-f", "akn")).raw_out)


def text_of(block):
    """The lines of a block, as the elements have them."""
    if block.get(OWN + "text") is not None:
        return block.get(OWN + "text")
    lines = []

    def walk(element):
        for child in element:
            if child.tag == AKN + "p":
                lines.append(child.text or "")
            elif child.tag == AKN + "item":
                words = child.find(AKN + "p").text or ""
                lines.append(child.find(AKN + "num").text + (" " + words if words else ""))
                walk([one for one in child if one.tag == AKN + "blockList"])
            else:
                walk(child)

    walk(block)
    return "\n".join(lines)


PARTS = {AKN + name for name in ("preamble", "recital", "part", "title", "chapter", "section", "subsection", "article", "paragraph",
                                 "point", "hcontainer", "attachment", "conclusions")}


def parts_of_akn(root):
    """Every part with what is said of it and its own blocks, by its address."""
    found = {}

    def walk(element, part):
        for child in element:
            if child.tag in (AKN + "meta", AKN + "item"):
                continue
            if child.tag == AKN + "blockContainer":
                part["blocks"].append((child.get("class"), text_of(child), child.get(LANG), child.get(OWN + "source"),
                                       child.get(OWN + "page")))
                assert child.get("status") == ("verbatim" if child.get("class") in ("quote", "text") else "editorial")
            elif child.tag in (AKN + "heading",) or (child.tag == AKN + "p" and element.get("name") == "heading"):
                part["titles"].append((child.get(LANG), child.text))
            elif child.tag == AKN + "num":
                part["label"] = child.get(OWN + "label")
            elif child.tag in PARTS and child.get("name") != "blocks":
                eid = child.get("GUID") or child.get("eId")
                found[eid] = {"id": child.get(OWN + "id"), "label": None, "titles": [], "blocks": []}
                walk(child, found[eid])
            else:
                walk(child, part)

    top = {"blocks": []}
    walk(root, top)
    found[""] = {"id": None, "label": None, "titles": [], "blocks": top["blocks"]}
    return found


def parts_of_json(data):
    """The same of the JSON export."""
    found = {}

    def titles(title):
        if title is None:
            return []
        return list(title.items()) if isinstance(title, dict) else [(data["language"], title)]

    def walk(part, source):
        source = part.get("source", source)
        blocks = []
        for key, value in part.items():
            if key in ("quote", "text", "summary", "note"):
                for one in value if isinstance(value, list) else [value]:
                    one = one if isinstance(one, dict) else {"text": one}
                    blocks.append((key, one["text"], one.get("language", data["language"]), one.get("source", source), one.get("page")))
        eid = part.get("eId", "")
        found[eid] = {"id": part.get("id") if eid else None, "label": part.get("article", part.get("number")), "blocks": blocks,
                      "titles": titles(part.get("title")) if eid else []}
        for key in ("preamble", "closing", "recitals", "sections", "provisions", "annexes"):
            for one in [part[key]] if isinstance(part.get(key), dict) else part.get(key, []):
                walk(one, source)

    walk(data, None)
    return found


def value_of(element):
    """What an element of the metadata holds: a list, a map or a text."""
    if len(element) == 0:
        return element.text or ""
    if element[0].tag == OWN + "item":
        return [value_of(child) for child in element]
    return {child.tag.removeprefix(OWN): value_of(child) for child in element}


@case
def nothing_is_lost():
    """every part, its id, number, titles and blocks, letter for letter, and all metadata can be read back"""
    write("odd.yaml", ODD)
    for path in FILES + ["./odd.yaml"]:
        data = json.loads(run("export", path, "-f", "json").out)
        root = tree(path)
        ours, theirs = parts_of_json(data), parts_of_akn(root)
        assert ours.keys() == theirs.keys(), (path, ours.keys() ^ theirs.keys())
        for eid, part in ours.items():
            if path.endswith("hostile-signs.yaml"):  # holds what XML cannot
                continue
            both = [sorted(one["blocks"], key=str) if eid in ("", "chp_I") else one["blocks"] for one in (part, theirs[eid])]
            assert both[0] == both[1], (path, eid, both)
            assert {**part, "blocks": 0} == {**theirs[eid], "blocks": 0}, (path, eid, part, theirs[eid])
        meta = value_of(root.find(f".//{OWN}agreement"))
        for key, value in data.items():
            if key not in ("preamble", "closing", "recitals", "sections", "provisions", "annexes", "source"):
                assert meta[key] == (str(value) if isinstance(value, int) else value) or path.endswith("hostile-signs.yaml"), (path, key)


@case
def texts_to_the_byte():
    """white space that the lines do not give back, and blocks behind the parts, are kept"""
    write("odd.yaml", ODD)
    root = tree("./odd.yaml")
    assert [one.get(OWN + "text") for one in root.iter(AKN + "blockContainer") if one.get(OWN + "text")] == [
        "1.   Wide.\n\n  (a) Indented.\nPlain "]
    assert [text_of(one) for box in root.iter(AKN + "hcontainer") if box.get("name") == "blocks"
            for one in box.iter(AKN + "blockContainer")] == ["Behind."]


@case
def order_of_parts():
    """what the elements cannot keep of the order of parts stands in the metadata, of annexes only where it is not the usual one"""
    write("order.yaml", ORDER)
    assert [one.text for one in tree("./order.yaml").iter(OWN + "order")] == ["provisions preamble sections annexes",
                                                                             "sections preamble provisions"]
    assert [one.text for one in tree(DECLARATION).iter(OWN + "order")] == ["preamble body closing"]


@case
def references_of_the_editor():
    """the references of each part are there, under its address"""
    see = {one.get("of"): [item.text for item in one] for one in tree(DECLARATION).iter(OWN + "see")}
    assert see["art_16"] == ["6"] and see["prov_arms-supply"] == ["maintenance-centres"]
    assert "of=" not in run("export", "16", "-f", "akn").out


@case
def names_are_unique_and_known():
    """no name stands twice, and what is referred to has its entry"""
    write("odd.yaml", ODD)
    for path in FILES + ["./odd.yaml"]:
        root = tree(path)
        names = [one.get("eId") for one in root.iter() if one.get("eId")]
        assert len(names) == len(set(names)), path
        entries = {one.get("eId") for one in root.iter(AKN + "TLCOrganization")}
        used = {value[1:] for one in root.iter() for key, value in one.attrib.items() if value.startswith("#") and key in
                ("href", "source", "refersTo")}
        assert used <= entries, (path, used - entries)
    root = tree(DECLARATION)
    scope = [one for one in root.iter() if one.get("GUID") == "prov_scope"][0]
    assert scope.tag == AKN + "hcontainer" and scope.get("eId") == "sec_2__hcontainer_1"
    expect(run("show", scope.get("eId")), out="Scope of the cooperation")
    article = [one for one in root.iter() if one.get("eId") == "art_16"][0]
    assert article.tag == AKN + "article" and article.get("status") == "incomplete"
    assert article.find(AKN + "heading").get("status") == "editorial"


@case
def documents_by_kind():
    """the element, the country and the names are those of the kind of agreement"""
    for path, element, uri in ((DECLARATION, "statement", "/akn/xx/statement/declaration/2022-02-22/az-ru-2022"),
                               (FILES[3], "act", "/akn/un/act/convention/1969-05-23/vclt-1969"),
                               (FILES[2], "doc", "/akn/xx/doc/exchange-of-notes/1911-05-02/ferry-1911")):
        root = tree(path)
        assert root[0].tag == AKN + element, path
        assert root.find(f".//{AKN}FRBRWork/{AKN}FRBRuri").get("value") == uri
        assert root.find(f".//{AKN}FRBRExpression/{AKN}FRBRthis").get("value") == uri + "/eng@/!main"
    assert tree(DECLARATION, "16")[0].tag == AKN + "portion" and tree(DECLARATION, "9-10")[0].tag == AKN + "statement"
    env = {"SOURCE_DATE_EPOCH": "86400"}
    assert '<FRBRdate date="1970-01-02" name="markup"/>' in run("export", "-f", "akn", env=env).out


@case
def validity():
    """the schema, where it is at hand, has nothing to say, of the whole and of parts"""
    if SCHEMA is None or shutil.which("xmllint") is None:
        return
    write("odd.yaml", ODD)
    write("order.yaml", ORDER)
    parts = [[path] for path in FILES + ["./odd.yaml", "./order.yaml"]]
    parts += [[CONCORD, one] for one in ("4", "part_II", "annex_1", "annex_1__art_1", "preamble", "rec_2", "closing", "4-40")]
    parts += [["./odd.yaml", one] for one in ("1", "chp_I", "second", "empty", "annex_AnnexB", "preamble")]
    for operands in parts:
        expect(run("export", *operands, "-f", "akn", "-o", "x.xml", "--force"))
        done = subprocess.run(["xmllint", "--noout", "--nonet", "--schema", SCHEMA, "x.xml"], capture_output=True, check=False)
        assert done.returncode == 0, (operands, done.stderr)


@case
def words_marked_up_since():
    """an export in which somebody has marked up words reads back with all of them"""
    exported = expect(run("export", "-f", "akn")).out
    assert "<p>" in exported and "maintain peace" in exported
    write("marked.xml", exported.replace("maintain peace", "maintain <i>peace</i>", 1))
    wanted, result = run("export", "-f", "yaml"), expect(run("import", "marked.xml"), err="")
    texts = [re.sub(r"\s+", " ", one.out) for one in (wanted, result)]
    assert texts[1].count("maintain peace") == texts[0].count("maintain peace") != 0, result


main()
