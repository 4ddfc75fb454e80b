"""HTML: well-formed, whole, safe; every address is an anchor, every link leads somewhere."""

import os
import re
import shutil
import subprocess
from html.parser import HTMLParser

from harness import CONCORD, DATA, DECLARATION, agreement, case, expect, main, read, run, write

FILES = [DECLARATION, CONCORD] + [os.path.join(DATA, name) for name in
                                  ("ferry-1911.yaml", "vclt-1969.yaml", "us-ru-1867.yaml", "hostile-signs.yaml")]
VOID = {"meta", "br", "hr", "img", "link", "input"}


class Page(HTMLParser):
    """What the tests ask of a page."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.ids, self.links, self.tags, self.text = [], [], [], [], ""
        self.feed(text)
        self.close()
        assert self.open == [], self.open

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.tags.append((tag, attrs))
        if "id" in attrs:
            self.ids.append(attrs["id"])
        if attrs.get("href", "").startswith("#"):
            self.links.append(attrs["href"][1:])
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open and self.open[-1] == tag, (tag, self.open)
        self.open.pop()

    def handle_data(self, data):
        if "style" not in self.open:
            self.text += data

    def find(self, tag, **wanted):
        return [attrs for name, attrs in self.tags if name == tag and all(attrs.get(key) == wanted[key] for key in wanted)]


def page(*operands):
    return Page(expect(run("export", *operands, "-f", "html")).out)


@case
def anchors_and_links():
    """each address of the outline is an anchor, once, and no link within the page leads nowhere"""
    for path in FILES:
        whole = page(path)
        assert len(whole.ids) == len(set(whole.ids)), path
        assert set(whole.links) <= set(whole.ids), (path, set(whole.links) - set(whole.ids))
        for eid in re.findall(r"  (\w+_\S+)", run("outline", path).out):
            assert eid in whole.ids, (path, eid)
    assert {"art_4__para_2__point_a__point_i", "annex_1__art_1", "preamble", "closing"} <= set(page(CONCORD).ids)


@case
def nothing_from_elsewhere():
    """no script, and nothing that a browser would fetch"""
    for path in FILES:
        text = run("export", path, "-f", "html").out
        whole = Page(text)
        assert not any(tag in ("script", "img", "link", "iframe", "object") for tag, _ in whole.tags), path
        assert not re.search(r"url\(|@import|javascript:", text), path
        assert not any(key == "src" or key.startswith("on") for _, attrs in whole.tags for key in attrs), path


@case
def kinds_and_sources():
    """what is quoted, full, summarised or noted says so, and a quotation where it is from"""
    whole = page(DECLARATION)
    kinds = [attrs["class"] for attrs in whole.find("figure")]
    assert {"quote", "summary", "note"} == set(kinds)
    assert len(whole.find("blockquote", cite="https://www.azernews.az/nation/189661.html")) == kinds.count("quote") > 0
    assert "“ quotation · AzerNEWS, 22 Feb 2022" in whole.text and "has 43 articles; this edition has 1, 6, 9" in whole.text
    assert whole.text.count("≈ summary") == kinds.count("summary")
    assert "editorial" in [attrs.get("class") for attrs in whole.find("span")]


@case
def languages_and_directions():
    """texts in another language say so, and those from right to left run so"""
    ferry = page(os.path.join(DATA, "ferry-1911.yaml"))
    assert ferry.find("html", lang="en") and ferry.find("div", lang="de") and ferry.find("div", lang="fr")
    assert ferry.text.count("full text (translation)") == 1
    write("a.yaml", agreement("a", "provisions:\n  - article: 1\n    text: [{text: سلام}, {text: Peace., language: en}]\n",
                              language="ar", title="معاهدة"))
    arabic = page("./a.yaml")
    assert arabic.find("html", lang="ar", dir="rtl") and arabic.find("div", lang="en", dir="ltr")
    assert arabic.find("figcaption", lang="en", dir="ltr")


@case
def parts():
    """of a part only the part, under its address, without links to what is left out"""
    part = page("16")
    assert "art_16" in part.ids and "art_6" not in part.ids and "az-ru-2022#art_16" in part.text
    assert set(part.links) <= set(part.ids) and "See Art. 6" in part.text
    assert [one for one in page("9-10").ids if one.startswith("art_")] == ["art_9", "art_10"]


@case
def hostile_texts():
    """what looks like markup is text, control characters are gone, and an address that is none of the web is no link"""
    write("h.yaml", agreement("h", 'sources: [{id: s, publisher: "</cite><b>", url: "javascript:alert(1)"}]\nprovisions:\n'
                              '  - article: 1\n    title: "<script>\\"&amp;\\u0007\\u0085"\n    quote: "<img src=x>"\n    source: s\n',
                              title='"</title><script>"'))
    text = expect(run("export", "./h.yaml", "-f", "html")).out
    whole = Page(text)
    assert not whole.find("script") and not whole.find("img") and not whole.find("b", src="x")
    assert '<script>"&amp;' in whole.text and "<img src=x>" in whole.text and "\u0007" not in text and "\u0085" not in text
    assert not [attrs for attrs in whole.find("a") if "javascript" in attrs["href"]] and not whole.find("blockquote", cite="javascript:alert(1)")


@case
def validity():
    """tidy, where it is installed, has nothing to say"""
    if shutil.which("tidy") is None:
        return
    for path in FILES:
        for operands in ([path], [path, "1"] if path == CONCORD else [path]):
            expect(run("export", *operands, "-f", "html", "-o", "x.html", "--force"))
            done = subprocess.run(["tidy", "-e", "-q", "x.html"], capture_output=True, check=False)
            assert done.returncode == 0 and done.stdout + done.stderr == b"", (operands, done)
    assert read("x.html").startswith(b"<!DOCTYPE html>")


main()
