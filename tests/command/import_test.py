"""Imports: text, Markdown, Akoma Ntoso and ToTA become agreements in which no word is lost and every article is reachable."""

import os
import re
import resource
import subprocess

from harness import CONCORD, DATA, DECLARATION, PACTA, PATIENCE, agreement, case, environment, expect, main, read, run, write

SOURCES = os.path.join(DATA, "import")
FILES = ["harbour.txt", "twin.md", "toll.xml", "mill.xml"]
HARBOUR = os.path.join(SOURCES, "harbour.txt")

# What is no text but stands for something that the result says otherwise.
UNITS = {"article", "chapter", "chapitre", "title", "part", "annex", "artcle"}


def words(text):
    """The words of a text, in small letters."""
    return re.findall(r"\w+", text.lower())


def text(name):
    """A source as text, without its markup and what stands in attributes that are no text."""
    raw = read(os.path.join(SOURCES, name)).decode("latin-1" if name == "toll.xml" else "utf-8")
    if name.endswith(".xml"):
        raw = re.sub(r"<\?.*?\?>|<an:meta>.*?</an:meta>|<meta>.*?</meta>", "", raw, flags=re.S)
        raw = re.sub(r'<(?:chapter|article)(?: number="([^"]*)")?(?: name="([^"]*)")?>', r" \1 \2 ", raw)
        raw = re.sub(r"<[^>]*>", " ", raw)
    return re.sub(r"\]\([^)]*\)", "]", raw)


def imported(source, *options, name="imported.txt"):
    """The result of importing a text."""
    write(name, source)
    return run("import", name, *options)


def akn(body, front="<preface><p><docTitle>T</docTitle></p></preface>", meta="", behind=""):
    """An Akoma Ntoso document."""
    return f"<akomaNtoso><act><meta>{meta}</meta>{front}<body>{body}</body>{behind}</act></akomaNtoso>"


def article(number, content):
    return f"<article><num>Article {number}</num><content><p>{content}</p></content></article>"


def lines(out):
    """The lines of the result, without their indentation."""
    return [line.strip() for line in out.splitlines()]


def outline(path):
    """The addresses of all that has one, in order."""
    return re.findall(r"^ *(\S+)", expect(run("outline", path)).out, re.M)


@case
def golden():
    """each kind of file becomes the agreement that was looked at, twice the same"""
    for name in FILES:
        path = os.path.join(SOURCES, name)
        expect(run("import", path, "-o", name + ".yaml", "--id", name.split(".")[0]))
        assert read(name + ".yaml") == read(os.path.join(SOURCES, name.split(".")[0] + ".yaml")), name
        expect(run("check", name + ".yaml"), out="")


@case
def no_word_is_lost():
    """all words of a source are in the result, as often as there, but for those that stand for a number, or belong to the page"""
    for name in FILES:
        result = words(re.sub(r"(?m)^ *#.*$", "", read(os.path.join(SOURCES, name.split(".")[0] + ".yaml")).decode()))
        source = words(text(name))
        lost = [word for word in sorted(set(source)) if source.count(word) > result.count(word) and word not in UNITS]
        page = {"harbour.txt": {"harbour", "series", "treaty", "1", "2", "3", "4"}}.get(name, set())
        twice = {"twin.md": {"1", "1bis", "i", "traité", "sur", "le", "moulin", "artikel"}}.get(name, set())
        assert not set(lost) - page - twice - {"preamble", "conclusion"}, (name, lost)


@case
def articles_are_reachable():
    """articles are found under the number that the source prints, with their paragraphs"""
    for name, references in {"harbour.yaml": ["1(a)", "2(2)", "3bis", "art. 3 bis", "annex_1__art_2", "chp_II"],
                             "twin.yaml": ["1(1)(b)", "1bis", "chp_I"],
                             "toll.yaml": ["1-01(1)(b)", "1-02", "XX", "title_I", "chp_1"],
                             "mill.yaml": ["XVI", "16(1)(a)", "16(2)", "part_I", "rec_1"]}.items():
        for reference in references:
            if name == "harbour.yaml" and reference.startswith("annex"):
                reference = "annex_I__art_2"
            expect(run("show", os.path.join(SOURCES, name), reference), err="")


@case
def sentence_is_no_heading():
    """"Article 5" at the start of a line is a heading only where it is one"""
    source = ("CONVENTION ON THINGS\n\nArticle 1\n\nThe Commission acts by the procedures that have been described under\n"
              "Article 2. The Commission shall meet once a year, as provided for in\nArticle 3 of this Convention and by\n"
              "Article 4.\n\nArticle 2\n\nNothing in\nArticle 5\nshall hinder it.\n")
    result = expect(imported(source), err='imported.txt:8: warning: "Article 4." is taken for text, not for a heading')
    assert re.findall(r"article: (.*)", result.out) == ["1", "2"]
    assert "described under Article 2. The Commission" in result.out and "Nothing in Article 5 shall hinder it." in result.out
    assert result.out.startswith('# line 8: "Article 4." is taken for text')


@case
def labels_as_printed():
    """numbers of every kind and language are kept as they are printed"""
    for heading, label in {"ARTICLE XVI": "XVI", "Article 3bis": "3bis", "Article 2.11": "2.11", "Article 1er": "1er", "第三条": "第三条",
                           "Статья 3": "3", "المادة 3": "3", "ARTICLE 1ST.": "1ST", "Artículo 1º": "1º", "Art. 19A": "19A",
                           "ARTICLE PREMIER": "PREMIER", "Artikel 5 ter": "5 ter", "§ 7": "7", "Article A-03": "A-03"}.items():
        out = expect(imported(f"A Treaty\n\n{heading}\n\nThere shall be peace.\n", "-o", "x.yaml", "--force")).out
        assert out == ""
        assert re.search(rf'^- article: "?{re.escape(label)}"?$', read("x.yaml").decode(), re.M), (heading, read("x.yaml").decode())
        expect(run("check", "x.yaml"), out="")
        expect(run("show", "./x.yaml", f"art. {label}"), out="There shall be peace.")


@case
def languages_apart():
    """two languages whose articles do not agree are two documents"""
    source = ("A Treaty\n\n" + "".join(f"Article {i}\n\nThe Parties shall be in peace with each other for {i} years.\n\n" for i in range(1, 9)) +
              "Un traité\n\n" + "".join(f"Article {i}\n\nLes Parties sont en paix les unes avec les autres pour {i} ans.\n\n" for i in range(1, 3)))
    result = expect(imported(source, "-o", "apart.yaml"), err="stands apart")
    assert "annex_1__art_2" in expect(run("outline", "apart.yaml")).out
    assert result.out == "" and "language: fr" in read("apart.yaml").decode()


@case
def number_twice():
    """a number that stands twice is no error in the result, and none of the two texts is lost"""
    result = expect(imported("A Treaty\n\nArticle 1\n\nPeace.\n\nArticle 2\n\nTolls.\n\nArticle 2\n\nShips.\n", "-o", "x.yaml"),
                    err="imported.txt:11: warning: the number 2 stands twice")
    content = read("x.yaml").decode()
    assert content.count("article: 2") == 1 and "title: Article 2" in content and "Ships." in content
    assert result.status == 0
    expect(run("check", "x.yaml"), out="")


@case
def no_articles():
    """a text without articles is one provision, whose numbered paragraphs are reachable"""
    expect(imported("JUDGMENT\n\n1. The Court finds that there is peace.\n\n2. It finds (a) that; (b) this.\n", "-o", "court.yaml"))
    assert "It finds" in expect(run("show", "court.yaml", "text(2)")).out


@case
def encodings():
    """UTF-16 and declared Latin-1 are converted; bytes that are neither are named"""
    source = "Traité d'amitié\n\nArticle 1\n\nÉté.\n"
    for data in (source.encode("utf-16"), source.encode("utf-8-sig"),
                 b"\xfe\xff" + source.encode("utf-16-be"), b"# coding: latin-1\n" + source.encode("latin-1")):
        assert "Été." in expect(imported(data)).out, data
    expect(imported(source.encode("latin-1")), 2, out="", err="imported.txt:1:6: error: byte 5 (0xE9) is no UTF-8")
    expect(imported(b"Article 1\n\nx\x00y\n"), 2, out="", err="imported.txt:3:2: error: is no text")


@case
def no_importable():
    """what cannot be imported is a message, and nothing is written"""
    lol = '<!DOCTYPE treaty [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><treaty><body>&b;</body></treaty>'
    quadratic = '<!DOCTYPE treaty [<!ENTITY a "' + "a" * 50000 + '">]><treaty><body>' + "&a;" * 5000 + "</body></treaty>"
    external = '<!DOCTYPE treaty [<!ENTITY a SYSTEM "/etc/passwd">]><treaty><body>&a;</body></treaty>'
    for source, message in [("", "is empty"), (" \n\n", "is empty"), ("<!DOCTYPE html>\n<html><p>x</html>", "is an HTML page"),
                            ('<?xml version="1.0"?><rss/>', "is XML of another kind (<rss>)"), ("%PDF-1.4\n", "is a PDF file"),
                            ("<treaty><body><chapter>", "the XML is faulty"), (lol, "made of other entities"),
                            (quadratic, "expand without bound"), (external, "which is not read"), ("<treaty/>", "has no body"),
                            ("<act><body>" + "<part>" * 5000, "nested too deeply"), ("<act><body>&x;</body></act>", "the XML is faulty")]:
        expect(imported(source, "-o", "never.yaml"), 2, out="", err=message)
        assert not os.path.exists("never.yaml"), message
    expect(run("import", "missing.txt"), 2, out="", err="missing.txt: error:")
    expect(run("import", "."), 2, out="", err="is a directory")


@case
def size():
    """a long text, and one of nothing but headings, take time and memory in proportion"""
    lines = "".join(f"Article {i}\n\n" + "The Parties shall keep the peace in all waters and on all roads.\n" * 20 + "\n" for i in range(1, 2001))
    for name, source in (("long.txt", "A TREATY\n\n" + lines), ("heads.txt", "Article 1\n" * 20000), ("marks.md", "# a\n" * 20000),
                         ("items.txt", "Article 1\n\n" + "(a) ;" * 100000), ("stars.md", "# a\n\n" + "*[(" * 100000)):
        write(name, source)
        process = subprocess.run([PACTA, "import", name, "-o", name + ".yaml"], env=environment({}), capture_output=True, check=False,
                                 timeout=PATIENCE, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE)))
        assert process.returncode == 0, (name, process.stderr[:500])


@case
def ids_and_files():
    """the id is that of --id, else of the file that is written, else of the source, made to fit"""
    write("Traité N° 3 (final).txt", "A Treaty\n\nArticle 1\n\nPeace.\n")
    write("list.txt", "A Treaty\n\nArticle 1\n\nPeace.\n")
    source = "Traité N° 3 (final).txt"
    assert "id: traite-n-3-final\n" in expect(run("import", source)).out
    assert "id: other\n" in expect(run("import", source, "--id=Other")).out
    assert re.search(r"^id: (?!list$)\S+", expect(run("import", "list.txt")).out, re.M)
    expect(run("import", source, "-o", "peace.yaml"), out="", err="")
    assert b"id: peace\n" in read("peace.yaml")
    expect(run("import", source, "-o", "peace.yaml"), 2, err="--force replaces it")
    expect(run("import", source, "-o", "peace.yaml", "--force"))
    os.mkdir("library")
    expect(run("import", source, "list.txt", "-o", "library"), out="")
    assert sorted(os.listdir("library")) == sorted(re.findall(r"\S+\.yaml", " ".join(os.listdir("library")))) and \
        "traite-n-3-final.yaml" in os.listdir("library") and len(os.listdir("library")) == 2
    expect(run("check", "library"), out="")
    expect(run("import", source, "list.txt"), 2, out="", err="-o DIRECTORY")
    expect(run("import", source, "list.txt", "-o", "library", "--id=x"), 2, err="cannot have one id")


@case
def standard_input():
    """"-" is standard input; --from says the format"""
    expect(run("import", "-", stdin=read(HARBOUR)), out="id: imported\n")
    expect(run("import", "-", "--from", "tota", stdin=read(HARBOUR)), 2, out="", err="the XML is faulty")
    expect(run("import", "-", "--from", "word", stdin=b""), 2, out="", err=["there is no format", "akn   Akoma Ntoso"])


@case
def round_trip():
    """an export as Akoma Ntoso or JSON, imported, is the same agreement"""
    paths = [CONCORD, DECLARATION, os.path.join(DATA, "us-ru-1867.yaml"), os.path.join(DATA, "vclt-1969.yaml"),
             os.path.join(SOURCES, "twin.yaml"), "./order.yaml"]
    write("order.yaml", agreement("order", """provisions: [{id: contents, text: CONTENTS}]
preamble: {text: "We,"}
sections: [{division: chapter, number: I, title: One, provisions: [{article: 1, text: One.}]}]
closing: {text: Done.}
annexes:
  - {number: A, summary: Of all., sections: [{id: first, text: First.}], preamble: {text: "We too,"}, closing: {text: Done.}, provisions: [{article: 1, text: B.}]}
  - {number: B, preamble: {text: "We too,"}, provisions: [{article: 1, text: B.}]}
"""))
    for path in paths:
        whole = expect(run("export", path, "-f", "yaml")).raw_out
        for form in ("akn", "json"):
            expect(run("export", path, "-f", form, "-o", f"x.{form}", "--force"))
            assert expect(run("import", f"x.{form}")).raw_out == whole, (path, form)


@case
def notes_of_metadata():
    """a note in the metadata follows the text that refers to it, once; one that nothing refers to stands at the end"""
    notes = "".join(f'<note eId="n{i}"{marker}><p>Words {i}.</p><p>More.</p></note>'
                    for i, marker in ((1, ""), (2, ' marker="b"'), (3, ""), (4, ' marker="4"')))
    body = ("<article><num>Article 1</num><heading>Of<noteRef href='#n3' marker='c'/></heading><content>"
            "<p>a <noteRef href='#n1' marker='1'/> b</p><p>c <noteRef href='#n2'/> <noteRef href='#n1' marker='1'/></p></content></article>")
    result = expect(imported(akn(body, meta=f"<notes>{notes}</notes>"), "--from", "akn", name="n.xml"),
                    err="n.xml:1: warning: nothing refers to this note")
    assert "a [1] b,c [b] [1],[1] Words 1. More.,[b] Words 2. More.,[c] Words 3. More." in ",".join(lines(result.out)), result.out
    assert result.out.count("Words 1") == 1 and lines(result.out)[-1] == "[4] Words 4. More.", result.out
    body = article(1, "a <noteRef href='#self'/> <noteRef href='#no' marker='9'/>")
    result = expect(imported(akn(body, meta="<notes><note id='self'><p>It <noteRef href='#self'/></p></note></notes>"), name="n.xml"), err="")
    assert lines(result.out)[-2:] == ["a [*] [9]", "[*] It [*]"], result.out


@case
def title_in_a_sentence():
    """a title that has a line for itself is no text; one within a line stays in it"""
    for line, kept in (("<p><docTitle>on the lake</docTitle></p>", ""), ("<p><b><docTitle>on the lake</docTitle></b><eol/>of 1990</p>", "of 1990"),
                       ("<p>Treaty <docTitle>on the lake</docTitle> of <docDate date='1990-05-03'>1990</docDate></p>", "Treaty on the lake of 1990"),
                       ("<p>1990<br/>Treaty <i><docTitle>on the lake</docTitle></i></p>", "1990,Treaty on the lake"),
                       ("<container><p>Treaty</p><docTitle>on the lake</docTitle><p>of 1990</p></container>", "Treaty,of 1990")):
        got = ",".join(lines(expect(imported(akn(article(1, "a"), front=f"<preface>{line}</preface>"))).out))
        assert "title: on the lake" in got and got.partition("instrument,")[2] == (
            f"preamble:,text: |,{kept}," if kept else "") + "provisions:,- article: 1,text: |,a", got


@case
def ordinal_signs():
    """a sign behind a dot belongs to the number, and the article is found with and without it"""
    body = "".join(f"<article><num>{num}</num><content><p>{words_in}</p></content></article>" for num, words_in in (
        ("Artículo 8.º", "Ocho."), ("Artículo 9.º bis. - Objeto", "Nueve."), ("10.º", "Diez."), ("Article 11. Of it", "Eleven.")))
    expect(imported(akn(body), "-o", "o.yaml"), err="")
    assert re.findall(r"article: (.*)", read("o.yaml").decode()) == ["8.º", "9.º bis", "10.º", "11"]
    assert re.findall(r"  title: (.*)", read("o.yaml").decode()) == ["Objeto", "Of it"]
    for reference, last in (("art. 8.º", "Ocho."), ("8", "Ocho."), ("8º", "Ocho."), ("9.º bis", "Nueve."), ("9bis", "Nueve."), ("10", "Diez.")):
        assert lines(expect(run("show", "o.yaml", reference)).out)[-1] == last, reference


@case
def quotation_marks():
    """the marks of a quotation stand at its first and its last line, also where they are attributes"""
    def quoted(inside, element="quotedStructure"):
        marks = f"<{element} startQuote='“' endQuote='”'>{inside}</{element}>"
        out = expect(imported(akn(article(1, f"insert:{marks};"))), err="").out
        return ",".join(lines(out)).partition("article: 1,text: |,")[2]

    assert quoted("two words", "quotedText") == "insert:“two words”;"
    assert quoted("<p>One.</p>") == "insert:,“One.”,;"
    assert quoted("<article><num>Art. 5</num><content><p>One.</p><p>Two.</p></content></article>") == "insert:,“Art. 5 One.,Two.”,;"
    assert quoted("<paragraph><num>5</num></paragraph>") == "insert:,“5.”,;"
    assert quoted("<p/>") == "insert:,“”,;"
    assert quoted("<p>a</p><quotedStructure startQuote='‘' endQuote='’'><p>b</p></quotedStructure>") == "insert:,“a,‘b’”,;"


@case
def no_title():
    """without a title the name of the work is it, else the id, with a warning; a preface that was the title alone leaves nothing"""
    body = "<chapter><num>Chapter I</num><heading>Gen</heading>" + article(1, "a") + "</chapter>"
    out = expect(imported(akn(body, front=""), "--id", "x", name="t.xml"), err="t.xml: warning: no title was found").out
    assert "title: x" in lines(out) and "title: Gen" in lines(out)
    meta = "<identification><FRBRWork><FRBRname value='Lake Act'/></FRBRWork></identification>"
    out = expect(imported(akn(body, front="<preface/>", meta=meta)), err="").out
    assert "title: Lake Act" in out and "preamble" not in out
    out = expect(imported(akn(body, front="<preface><p><docTitle>T</docTitle></p></preface><preamble><p>We,</p></preamble>")), err="").out
    assert "preamble:,text: |,We," in ",".join(lines(out)) and out.count("preamble") == 1


@case
def attachments():
    """an annex has the number and the headings of its attachment, or of the one schedule in it, and none that is made up"""
    def annexes(inside):
        out = expect(imported(akn(article(1, "a"), behind=inside), "--from", "akn")).out
        return ",".join(lines(out)).partition(",annexes:,")[2]

    def attachment(heading, title="", holder="attachment"):
        return f"<attachments><{holder}>{heading}<doc name='annex'>{title}<mainBody><p>b</p></mainBody></doc></{holder}></attachments>"

    title = "<preface><p><docTitle>Of fish</docTitle></p></preface>"
    assert annexes(attachment("<heading>Annex I</heading><subheading>Sub words</subheading>")) == "- number: I,title: Sub words,text: |,b"
    assert annexes(attachment("<num>Annex I</num><heading>List</heading>")) == "- number: I,title: List,text: |,b"
    assert annexes(attachment("<num>PROTOCOL 2</num><heading>List</heading>")) == "- number: 2,title: PROTOCOL 2 List,text: |,b"
    assert annexes(attachment("<heading>List</heading>", title)) == "- title: List,preamble:,text: |,Of fish,provisions:,- id: text,text: |,b"
    assert annexes(attachment("<heading>Of fish</heading>", title)) == "- title: Of fish,text: |,b"
    assert annexes(attachment("")) == "- text: |,b"
    schedules = "".join(f"<hcontainer name='schedule'><num>SCHEDULE {i}</num><heading>Fees</heading><content><p>Fee {i}.</p></content></hcontainer>"
                        for i in (1, 2))
    doc = f"<attachments><attachment><doc name='schedule'><mainBody>{schedules}</mainBody></doc></attachment></attachments>"
    assert annexes(doc) == ("- number: 1,title: SCHEDULE 1 Fees,text: |,Fee 1.,- number: 2,title: SCHEDULE 2 Fees,text: |,Fee 2."), annexes(doc)


@case
def divisions_that_are_annexes():
    """a division numbered as an annex is one, in which articles begin anew; in an annex it stays a division"""
    body = ("<chapter><num>Chapter I</num>" + article(1, "a") + "</chapter><chapter><num>Annex I</num><heading>List</heading>" +
            article(1, "b") + "<chapter><num>Appendix 1</num>" + article(2, "c") + "</chapter></chapter>")
    result = expect(imported(akn(body), "-o", "a.yaml"), err="")
    for reference, words_in in (("art_1", "a"), ("annex_I__art_1", "b"), ("annex_I__art_2", "c")):
        assert lines(expect(run("show", "a.yaml", reference)).out)[-1] == words_in, (reference, result.out)


@case
def headings_around_articles():
    """what has a heading and articles in it is a section, whatever it is called; and so is a section around sections that are units"""
    out = expect(imported(akn("<transitional><heading>For now</heading>" + article(1, "a") + "</transitional>")), err="").out
    assert "sections:,- id: for-now,title: For now,provisions:,- article: 1,text: |,a" in ",".join(lines(out)), out
    out = expect(imported(akn("<section><num>2</num><section><num>2</num><content><p>a</p></content></section></section>")), err="").out
    assert "sections:,- id: the-2,title: 2,provisions:,- article: 2,text: |,a" in ",".join(lines(out)), out


@case
def attachment_that_is_the_main_document():
    """what an attachment is called that all else goes with is its title, or text where it has one"""
    source = ("<akomaNtoso><doc><mainBody><p>Letter.</p></mainBody><attachments><attachment><heading>Annex</heading><subheading>Of it</subheading>"
              "<doc><preface>{}</preface><mainBody>" + article(1, "a") + "</mainBody></doc></attachment></attachments></doc></akomaNtoso>")
    assert "title: Annex Of it" in expect(imported(source.format("<p>We,</p>"))).out
    out = expect(imported(source.format("<p><docTitle>T</docTitle></p>"))).out
    assert "title: T" in out and "preamble:,text: |,Annex,Of it" in ",".join(lines(out)), out


def tota(body):
    return f"<treaty><meta><name>N</name></meta><body>{body}</body></treaty>"


@case
def tota_unknown_elements():
    """what ToTA does not have is text in its place, with a warning, or an annex, or a chapter where it holds articles"""
    first = "<chapter number='CHAPTER 1' name='C'><article number='ARTICLE 1'>a<x name='Xn'>xt</x></article>tail<note>n</note></chapter>"
    source = ("<treaty><fore>Fore</fore>" + tota("Lead<chapter name='Preamble'><article>We,</article><b>bold</b></chapter>" + first +
              "<other name='Attr'>Other<sub number='7'>sub</sub></other><section number='SECTION 1'><article number='ARTICLE 2'>b</article></section>"
              "<empty/><annex>Annex words</annex><appendix name='Attr words'><article number='ARTICLE 1'>App.</article></appendix>"
              "<chapter number='FOREWORD' name='W'/>")[len("<treaty>"):-len("</treaty>")] + "<post>Post</post></treaty>")
    result = expect(imported(source, "--from", "tota", name="t.xml"))
    warnings = re.findall(r"warning: <(\w+)> is not known here", result.err)
    assert warnings == ["fore", "b", "note", "other", "section", "post"], result.err
    got = ",".join(line for line in lines(result.out) if not line.startswith("#") and "id:" not in line)
    assert "preamble:,text: |,Fore,Lead,We,,bold,sections:" in got, got
    assert "article: 1,text: |,a,Xn xt,text: |,tail,n,text: |,Attr,Other,7 sub,- division: section" in got, got
    assert "division: section,number: 1,provisions:,- article: 2,text: |,b" in got and "title: FOREWORD W" in got, got
    assert "annexes:,- text: |,Annex words,- title: Attr words,provisions:,- article: 1,text: |,App." in got, got


@case
def tota_annexes():
    """a chapter numbered as an annex or a protocol is one, in which articles begin anew; what follows is of it, unless it goes on"""
    chapter = "<chapter number='{}' name='{}'><article number='{}'>{}</article></chapter>"
    body = "".join(chapter.format(*row) for row in (
        ("CHAPTER 1", "One", "ARTICLE 1", "a"), ("ANNEX I", "Rules", "ARTICLE 1", "b"), ("CHAPTER 1", "Of it", "ARTICLE 2", "c"),
        ("ANNEX 2", "More", "17.", "d"), ("PROTOCOL 2", "Aid", "ARTICLE 1", "e"), ("CHAPTER 2", "Two", "ARTICLE 2", "f")))
    result = expect(imported(tota("<chapter><article>We,</article></chapter>" + body + "<annex>g</annex>"), "-o", "t.yaml"), err="")
    for reference, last in (("1", "a"), ("annex_I__art_1", "b"), ("annex_I__art_2", "c"), ("annex_2__art_17", "d"),
                            ("annex_PROTOCOL2__art_1", "e"), ("2", "f"), ("annex_4", "g")):
        assert lines(expect(run("show", "t.yaml", reference)).out)[-1] == last, (reference, read("t.yaml").decode())
    assert "title: PROTOCOL 2 Aid" in read("t.yaml").decode() and result.status == 0
    expect(run("check", "t.yaml"), out="")
    chapters = "<chapter number='PROTOCOL 1' name='A'/><chapter number='ANNEX 1' name='B'/><chapter><article name='Of all'>Seeing,</article></chapter>"
    out = ",".join(lines(expect(imported(tota(chapters)), err="").out))
    assert "title: PROTOCOL 1 A,- id: annex-1-b,title: ANNEX 1 B" in out and "preamble:,text: |,Of all,Seeing," in out, out
    write("t.xml", tota(chapter.format("CHAPTER 1", "One", "ARTICLE 1", "a") + chapter.format("ANNEX 1", "A", "ARTICLE 1", "b") +
                        "<chapter name='Conclusion'><article>Done.</article></chapter><annex>g</annex>"))
    expect(run("import", "t.xml", "-o", "u.yaml"), err="")
    assert lines(expect(run("show", "u.yaml", "annex_1")).out)[-1] == "b"


@case
def tota_sources():
    """a source is known by who serves it, and by its kind only where that says more than that it is the full text"""
    sources = "".join(f"<source lang='en' type='{kind}'>{url}</source>" for kind, url in (
        ("full text", "http://x.example:80/a.pdf"), ("annex", "https://y.example?b"), ("full text", "a.pdf")))
    source = tota("<article number='ARTICLE 1'>a</article>").replace("</meta>", f"<language>en</language>{sources}</meta>")
    expect(imported(source, "-o", "s.yaml"), err="")
    got = ",".join(lines(read("s.yaml").decode()))
    assert ("- id: source-1,publisher: x.example,url: http://x.example:80/a.pdf,language: en,- id: source-2,publisher: y.example,title: annex,"
            "url: https://y.example?b,language: en,- id: source-3,title: full text,url: a.pdf,language: en") in got, got
    assert "§ full text · x.example " in expect(run("show", "s.yaml", "1")).out


@case
def nothing_half_written():
    """a file that stands there stays as it was where an import fails"""
    write("there.yaml", agreement("there"))
    before = read("there.yaml")
    expect(imported("<treaty><body>", "-o", "there.yaml", "--force"), 2)
    assert read("there.yaml") == before and os.listdir(".") .count("there.yaml") == 1 and len(os.listdir(".")) == 2


@case
def one_name_twice():
    """two files that make one are an error that names both, and nothing of the second is written, with --force and without"""
    for folder, words_of in (("a", "Peace."), ("b", "War.")):
        os.mkdir(folder)
        write(folder + "/pact.txt", f"A Treaty\n\nArticle 1\n\n{words_of}\n")
    for folder, options in (("new", []), ("made", ["--force"])):
        os.mkdir(folder)
        result = expect(run("import", *options, "-o", folder, "a/pact.txt", "b/pact.txt"), 2,
                        err=["error: ", "a/pact.txt", "b/pact.txt", folder + "/pact.yaml"])
        assert "--force replaces it" not in result.err
        assert os.listdir(folder) == ["pact.yaml"] and b"Peace." in read(folder + "/pact.yaml")


@case
def says_what_is_wrong():
    """a title alone is told from nothing at all; UTF-16 without a byte order mark is read as what it plainly is"""
    expect(imported("Just one line"), 2, out="", err="holds no text behind the title (expected articles, or paragraphs)")
    treaty = "TRAITÉ DE PAIX\n\nArticle 1\n\nLa paix — “pax” 𝔓.\n\nArticle 2\n\nRépit.\n"
    for name, encoding in (("UTF-16LE", "utf-16-le"), ("UTF-16BE", "utf-16-be")):
        for source in (treaty, "ДОГОВОР О МИРЕ\n\nСтатья 1\n\nМир навсегда.\n"):
            result = expect(imported(source.encode(encoding)), err="warning: no byte order mark says so, but it looks like " + name)
            assert result.out == expect(imported(source)).out
    expect(imported("A Treaty\n\nArticle 1\n\nPe\0ace.\n"), 2, err="NUL")


@case
def annexes_named_once():
    """a title that says what an annex's number says is none; what says more stays, and so does a number printed twice"""
    source = "A Treaty\n\nArticle 1\n\nPeace.\n\n" + "".join(
        f"{head}\n\nArticle 1\n\nText.\n\n" for head in ("ANNEX II", "Annex A", "Protocol 4", "Anlage 5", "Annex A"))
    result = expect(imported(source, "-o", "annexes.yaml"))
    assert re.findall(r"(?m)^- number: (\S+)(?:\n  title: (.*))?", read("annexes.yaml").decode()) == [
        ("II", ""), ("A", ""), ("4", "Protocol 4"), ("5", "Anlage 5"), ("A-2", "Annex A")], result
    expect(run("check", "annexes.yaml"), out="")


@case
def title_right_before_an_article():
    """Markdown: the title needs no preamble behind it; a heading of which there are several heads a group of articles"""
    articles = ("## Article 1\n\nThe Parties shall share the water of the lakes in equal parts.\n\n"
                "## Article 2\n\nThis Treaty is in force from the day of its signature.\n")
    for head, title in (("# Treaty on Lakes\n\n", "Treaty on Lakes"), ("Treaty on Lakes\n===============\n\n", "Treaty on Lakes"),
                        ("**Treaty on Lakes**\n\n", "Treaty on Lakes"), ("---\ntitle: Lakes\n---\n\n# Lakes\n\n", "Lakes"),
                        ("# Treaty on Lakes\n\n## Preamble\n\nThe Parties,\n\n", "Treaty on Lakes"),
                        ("# Traité sur les lacs de la région\n\n## Treaty on the lakes of the region\n\n",
                         "\n  fr: Traité sur les lacs de la région\n  en: Treaty on the lakes of the region")):
        result = expect(imported(head + articles, name="x.md"), err="")
        assert re.search(r"(?m)^title:[ ]?((?:.|\n  )*)$", result.out)[1] == title, result
        assert "sections:" not in result.out and len(re.findall(r"(?m)^- article:", result.out)) == 2
    result = expect(imported("# General\n\n" + articles + "\n# Final\n\n## Article 3\n\nThree.\n", name="x.md"))
    assert re.findall(r"(?m)^  title: (.*)", result.out) == ["General", "Final"]
    result = expect(imported("# Lakes\n\n## General\n\n### Article 1\n\nOne.\n\n## Final\n\n### Article 2\n\nTwo.\n", name="x.md"), err="")
    assert re.findall(r"(?m)^(?:  )?title: (.*)", result.out) == ["Lakes", "General", "Final"]


def markdown(body, *options):
    """The lines of the first article of a treaty in Markdown."""
    result = expect(imported("# Treaty on Lakes\n\n## Article 1\n\n" + body, *options, name="x.md"))
    found = re.search(r"(?m)^- article: 1\n  text: \|\n((?:    .*\n|\n)*)", result.out)
    assert found is not None, result
    return [line.strip() for line in found[1].splitlines()]


@case
def lists_in_markdown():
    """Markdown: an item's number stands without the dash; 1. before every item counts up, and no other number changes"""
    assert markdown("1. Fish:\n   - (a) trout;\n   - **(b)** pike:\n     * i) small;\n     * big;\n   - 1.5 tonnes;\n   + (c) eels.\n\n+ 5 %.\n") == \
        ["1. Fish:", "(a) trout;", "(b) pike:", "i) small;", "- big;", "- 1.5 tonnes;", "(c) eels.", "+ 5 %."]
    assert markdown("1. One\n   still one.\n1. Two.\n\n   1) Nested.\n   1) Other.\n\n1. Three.\n\nText.\n\n1. Anew.\n") == \
        ["1. One still one.", "2. Two.", "1) Nested.", "2) Other.", "3. Three.", "Text.", "1. Anew."]
    assert markdown("3. Three.\n3. Four.\n\n(x)\n\n1. One.\n\n3. Three.\n\n3. Trois.\n") == \
        ["3. Three.", "4. Four.", "(x)", "1. One.", "3. Three.", "3. Trois."]
    expect(run("import", "x.md"), err="x.md:6: warning: the items of a list all have the number 3; they are counted up")
    write("x.md", "# Treaty\n\n## Article 1\n\n1. One.\n1. Two:\n   - (a) first;\n")
    expect(run("import", "x.md", "-o", "x.yaml"))
    assert run("show", "x.yaml", "1(2)(a)").status == 0
    assert "1. One. 1. Two." not in expect(imported("A Treaty\n\nArticle 1\n\n1. One.\n1. Two.\n")).out


@case
def marks_in_markdown():
    """Markdown: hard breaks, entities, emphasis by _, literal blocks and quoted headings leave their words and nothing else"""
    assert markdown("Line one\\\nline two\\\n") == ["Line one", "line two\\"]
    assert markdown("Fish &amp; &lt;b&gt; d&eacute;j&agrave; 5&nbsp;% &#8220;x&#x201D; &mdash; AT&T; R&D &nosuch; &#0; \\&amp;\n") == \
        ["Fish & <b> déjà 5\u00a0% “x” — AT&T; R&D &nosuch; &#0; &amp;"]
    assert markdown("An _odd_ and __bold _inner_ word__, “_quoted_”. snake_case_word _open Done at ____ on __/__ by _ and _.\n") == \
        ["An odd and bold inner word, “quoted”. snake_case_word _open Done at ____ on __/__ by _ and _."]
    assert markdown("Before.\n\n```text\none *two*\nthree &amp;\n```\n\nBehind.\n") == ["Before.", "one *two*", "three &amp;", "Behind."]
    assert markdown("```\nOpen\n\n**End**\n") == ["```", "Open", "End"]
    result = expect(imported("# Treaty\n\n## Article 1\n\nIt reads:\n\n> ### Article 2\n>\n> Quoted.\n\n## Article 2\n\nTwo.\n"))
    assert re.findall("article: (.*)", result.out) == ["1", "2"] and "It reads:\n    Article 2\n    Quoted.\n" in result.out


@case
def tables_in_markdown():
    """Markdown: a table is no title; each row is a line, each cell once, a bar in a cell told from one between cells"""
    assert markdown("| Fish  | Quota   |\n|-------|--------:|\n| Trout | 12.5        |\n| _Pike_ |  | x |\n| 3 \\| 4 | **5** |\n") == \
        ["| Fish | Quota |", "| Trout | 12.5 |", "| Pike | | x |", "| 3 \\| 4 | 5 |"]
    assert markdown("Quotas:\nFish | Quota\n---|---\nTrout | 12\n\nBehind.\n") == ["Quotas:", "| Fish | Quota |", "| Trout | 12 |", "Behind."]
    assert markdown("Text before it.\n\n|   |   |\n|---|---|\n| 1 | 2 |\n") == ["Text before it.", "| 1 | 2 |"]
    assert markdown("<table>\n<tr><th>Fish</th><th>Quota</th></tr>\n<tr><td>Trout</td>     <td>12</td></tr>\n</table>\n") == \
        ["| Fish | Quota |", "| Trout | 12 |"]
    assert markdown("<table border='1'>\n<tr>\n  <td>Trout</td>\n  <td>12</td>\n</tr>\n<TR>\n<TD>Pike</TD>\n</TR></table>\n") == \
        ["| Trout | 12 |", "| Pike |"]
    rows = "".join(f"| {i} kinds of fish in the lake | {i} tonnes of them in a year, or less if the Commission so decides |\n" for i in range(9))
    assert markdown("| Kind | Quota |\n|---|---|\n" + rows)[1:] == rows.splitlines()


@case
def sentence_is_no_annex():
    """where headings are marked, a sentence that is but a heading's word and number is text"""
    result = expect(imported("# Treaty on Lakes\n\n## Article 1\n\nOne.\n\n## Annex\n\n### Article 1\n\nAnnex one.\n\n### Article 2\n\nPart two.\n"),
                    err='"Annex one." is taken for text, not for a heading')
    assert result.out.count("- number:") == 0 and "    text: |\n      Annex one.\n" in result.out and "      Part two.\n" in result.out
    assert "- number: I\n" in expect(imported("A Treaty\n\nArticle 1\n\nOne.\n\nAnnex I.\n\nText of it.\n")).out


@case
def second_headings_and_quoted_documents():
    """Akoma Ntoso: a second number or heading is text, and so are a heading of the conclusions and an act that is quoted"""
    source = ("<akomaNtoso><act name='x'><preface><p><docTitle>A title</docTitle></p></preface><body><article><num>1</num><heading>One</heading>"
              "<heading>Further</heading><content><p>Text: <quotedStructure><act><body><article><num>9</num><content><p>Quoted.</p></content>"
              "</article></body></act></quotedStructure></p></content></article></body><conclusions><heading>At the end</heading></conclusions>"
              "</act></akomaNtoso>")
    out = expect(imported(source, "-o", "a.yaml"), err="") and read("a.yaml").decode()
    assert all(word in out for word in ("title: One", "Further", "Quoted.", "At the end")), out


@case
def what_a_declaration_multiplies():
    """XML: attributes that a declaration gives to every element take no memory, and entities in attributes are bounded"""
    limit = {} if os.environ.get("PACTA_TEST_SLOW") == "1" else {"preexec_fn": lambda: resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))}
    body = "<body><article><num>1</num><content>{}</content></article></body></act></akomaNtoso>"
    for name, text, status in (
            ("d.xml", f"<!DOCTYPE akomaNtoso [<!ATTLIST p x CDATA '{'y' * 200000}'>]><akomaNtoso><act name='x'>" + body.format("<p>a</p>" * 20000), 0),
            ("e.xml", f"<!DOCTYPE akomaNtoso [<!ENTITY e '{'y' * 200000}'>]><akomaNtoso><act name='x'>" + body.format("<p x='&e;'>a</p>" * 20000), 2)):
        write(name, text)
        done = subprocess.run([PACTA, "import", name], env=environment(None), capture_output=True, timeout=PATIENCE, check=False, **limit)
        assert done.returncode == status, (name, done.stderr[:500])


@case
def superscripts_and_notes_of_headings():
    """Akoma Ntoso: raised digits stay raised, and a note in a heading is a note of the text"""
    source = ("<akomaNtoso><act name='a'><body><article><num>Article 1</num><heading>Terms<authorialNote marker='1'><p>The note.</p>"
              "</authorialNote></heading><content><p>Of 10<sup>3</sup> kg and the 5<sup>th</sup>.</p></content></article>"
              "<article><num>Article 1<sup>2</sup></num><content><p>More.</p></content></article></body></act></akomaNtoso>")
    out = expect(imported(source, "-o", "s.yaml", "--id", "s-act")) and read("s.yaml").decode()
    assert "title: Terms\n" in out and "10³ kg and the 5th." in out and "The note." in out and "article: 1²" in out, out


@case
def notes_that_refer_to_notes():
    """Akoma Ntoso: a chain of notes, each of which refers to the next, is kept, however long"""
    notes = "".join(f"<note eId='n{i}'><p>{'<i>' * 60}Word{i}<noteRef href='#n{i + 1}'/>{'</i>' * 60}</p></note>" for i in range(1000))
    write("chain.xml", f"<akomaNtoso><act name='a'><meta><notes>{notes}</notes></meta><body><article><num>1</num><content>"
                       "<p>Text<noteRef href='#n0'/>.</p></content></article></body></act></akomaNtoso>")
    out = expect(run("import", "chain.xml")).out
    assert all(f"Word{i}" in out for i in (0, 1, 500, 999))


@case
def lists_of_several_articles():
    """Markdown: a list ends at the heading of the next article, however that is marked"""
    for head in ("**Article {}**", "Article {}", "Article {}\n---------"):
        source = "# T\n\n" + "\n".join(f"{head.format(n)}\n1. The Parties agree to part {n} of it." for n in (1, 2, 3)) + "\n"
        expect(imported(source, "--force", "-o", "l.yaml", name="l.md"))
        assert "2. The Parties" not in read("l.yaml").decode(), (head, read("l.yaml").decode())


main()
