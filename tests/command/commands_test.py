"""What each command prints of a file that is good."""

import json
import os
import re

from harness import CONCORD, DATA, agreement, case, expect, main, run, run_on_terminal, write

QUOTED = ["art_6", "art_16", "art_25", "art_30"]
ART_16 = ("In order to ensure security, maintain peace and stability, the Russian Federation and the Republic of Azerbaijan may "
          "consider the possibility of providing each other with military assistance on the basis of the UN Charter, separate "
          "international treaties and taking into account the existing international legal obligations of each of the Parties")


def width(text):
    """The longest line."""
    return max(len(line) for line in text.splitlines())


@case
def show_says_kind_and_source():
    """show: kind, source and address of every block, editorial headings in brackets, what is absent"""
    out = expect(run("show"), err="").out
    for number in ("6", "16", "25", "30"):
        label = rf"“ quotation · AzerNEWS, 22 Feb 2022 \[az-ru-2022#art_{number}\]"
        assert re.search(rf"^Art\. {number}  \[.*\]\n{label}$", out, re.M), number
    assert "≈ summary · News.Az, 25 Feb 2022 [az-ru-2022#art_9]" in out
    assert "† note · AZERTAC, 23 Feb 2022 [az-ru-2022#art_1]" in out
    assert "Moscow Declaration has 43 articles; this edition has 1, 6, 9, 10, 16, 25, 30" in out
    assert "36 of them are not in this edition" in " ".join(out.split())


@case
def show_wraps():
    """show: wraps at --width, at $COLUMNS, at 80, at the terminal's width; 0 is one line a paragraph; no word is lost"""
    words = None
    for arguments, env, wanted in ((["--width=40"], {}, 40), (["-w", "25"], {}, 25), ([], {}, 80), ([], {"COLUMNS": "50"}, 50),
                                   (["--width=60"], {"COLUMNS": "50"}, 60), ([], {"COLUMNS": "x"}, 80), (["--width=0"], {}, None)):
        out = expect(run("show", "16", *arguments, env=env)).out
        text = re.sub(r"[\s┃]+", " ", out)
        assert words in (None, text), arguments
        words = text
        assert ART_16 in text
        assert width(out) <= wanted if wanted else ART_16 in out, (arguments, env)
        assert not wanted or width(out) > wanted - 15, (arguments, env)
    assert width(run_on_terminal("show", "16", env={"TERM": "dumb"}, columns=44).out) <= 44
    assert width(run_on_terminal("show", "16", "--width=70", env={"TERM": "dumb"}, columns=44).out) > 44


@case
def show_linear():
    """show --linear and PACTA_LINEAR: the kind spelled first, no bars and signs"""
    out = expect(run("show", "16", "--linear")).out
    assert "Quotation, Article 16, AzerNEWS:" in out and "┃" not in out and "“" not in out
    assert run("show", "16", env={"PACTA_LINEAR": "1"}).out == run("16", "--linear").out == out
    assert run("show", "16", env={"PACTA_LINEAR": "0"}).out == run("show", "16").out != out


@case
def show_language():
    """show --language: one of several languages; one that is nowhere is said, with those that there are"""
    both = expect(run("show", CONCORD, "1")).out
    french = expect(run("show", CONCORD, "1", "--language=fr")).out
    assert "Les Parties gouvernent" in both and "The Parties shall govern" in both
    assert "Les Parties gouvernent" in french and "The Parties shall govern" not in french and "Objet" in french
    assert run("show", CONCORD, "1", "--language=FR").out == french
    expect(run("show", CONCORD, "1", "--language=tlh"), 1, "", ['"tlh"', "en", "fr"])
    assert "German (translation)" in both or "(translation)" in both


@case
def reading_without_a_terminal():
    """pacta without a terminal prints as show does"""
    assert expect(run("16"), err="").out == run("show", "16").out
    assert expect(run(), err="").out == run("show").out
    assert run("az-ru-2022", "16").out == run("az-ru-2022#art_16").out == run("show", "16").out


@case
def reading_on_a_poor_terminal():
    """on a terminal that cannot move its cursor, or is unknown, the text is printed; what is unknown is named"""
    out = expect(run_on_terminal("16", env={"TERM": "dumb"}), out="Art. 16").out
    assert "\033" not in out
    expect(run_on_terminal("16", env={"TERM": "no-such-terminal"}), out="Art. 16", err=["no-such-terminal", "TERM=xterm-256color"])


@case
def not_found_opens_nothing():
    """a reference that is not found opens no reader, on a terminal either"""
    expect(run_on_terminal("12", env={"TERM": "xterm-256color"}), 1, "", "has 43 articles")
    expect(run_on_terminal("nowhere", env={"TERM": "xterm-256color"}), 1, "", '"nowhere"')


@case
def list_columns():
    """list: id, date, parties, title and coverage, aligned; cut only on a terminal"""
    folder = os.path.abspath("lib")
    write("lib/ueber.yaml", agreement("ueber", title="Über Œuvres 日本語", signed="{date: 1999-01}",
                                      parties="[{name: Velmar}]"))
    write("lib/longer-id.yaml", agreement("longer-id", articles="9", coverage="excerpts"))
    out = expect(run("list", env={"PACTA_PATH": folder}), err="").out
    lines = dict((line.split()[0], line) for line in out.splitlines())
    assert re.match(r"az-ru-2022  2022-02-22  Azerbaijan, Russia  Declaration on Allied Interaction between the Republic "
                    r"of Azerbaijan and the Russian Federation  excerpts, 7 of 43 articles$", lines["az-ru-2022"])
    assert lines["longer-id"].endswith("  excerpts, 1 of 9 articles") and lines["ueber"].endswith("  full, 1 article")
    assert lines["ueber"].index("1999-01") == lines["az-ru-2022"].index("2022-02-22")
    assert lines["ueber"].index("Über") == lines["az-ru-2022"].index("Declaration")
    cut = run_on_terminal("list", env={"TERM": "dumb"}, columns=100).out
    assert width(cut) <= 100 and "…" in cut and "excerpts, 7 of 43 articles" in cut
    for columns in (88, 80, 60, 40, 20, 13):
        for language in ("C.UTF-8", "C"):
            cut = run_on_terminal("list", env={"TERM": "dumb", "LC_ALL": language, "PACTA_PATH": folder}, columns=columns).out
            assert 10 < width(cut) <= columns, cut
            assert columns < 40 or "az-ru-2022" in cut, cut


@case
def one_long_cell():
    """list, outline: off a terminal a long cell stands whole, and does not make the other lines as long"""
    long = "x" * 5000
    body = f"provisions:\n  - {{article: 1, title: {long}, text: x}}\n  - {{article: 2, title: Short, text: x}}\n"
    write("cells/long.yaml", agreement("long", body, title=long))
    write("cells/short.yaml", agreement("short"))
    folder = os.path.abspath("cells")
    for line in (["outline", "long"], ["list"]):
        out = expect(run(*line, env={"PACTA_PATH": folder}), err="").out
        assert long in out, out
        assert all(len(row) < 500 for row in out.splitlines() if long not in row), out


@case
def outline_on_a_narrow_terminal():
    """outline: on a terminal every line fits"""
    for columns in (80, 60, 40, 20):
        out = expect(run_on_terminal("outline", env={"TERM": "dumb"}, columns=columns), err="").out
        assert width(out) <= columns, out
        assert columns < 60 or "prov_shared-positions" in out, out
    assert width(run("outline").out) > 100


@case
def outline_rows():
    """outline: sign, title, address and all kinds of text of each provision, indented; every address can be shown"""
    out = expect(run("outline"), out=["(az-ru-2022)", "this edition has 1, 6, 9"], err="").out
    assert re.search(r"^  “ Art\. 16  Military assistance +art_16 +quote$", out, re.M)
    assert re.search(r"^  “ Shared positions +prov_shared-positions +quote, summary, note$", out, re.M)
    assert re.search(r"^- Economic cooperation +sec_economic$", out, re.M)
    rows = re.findall(r"  ((?:art|sec|prov|rec)_\S+|preamble|closing)(?:  |$)", out, re.M)
    assert len(rows) > 45
    for address in rows[:: 6]:
        expect(run("show", address), err="")
    part = expect(run("outline", "sec_economic")).out
    assert part.splitlines()[0].startswith("- Economic") and len(part.splitlines()) == 9
    big = expect(run("outline", CONCORD), err="").out
    assert re.search(r"^  +. ?.*art_16bis", big, re.M) and "annex_1__art_1" in big and "rec_1" in big


@case
def quotes_with_citations():
    """quotes: each quotation, letter for letter, with its citation under it"""
    out = expect(run("quotes", "--width=0"), err="").out
    assert ART_16 in out
    citation = r"^  — Declaration on Allied Interaction .*, quoted in AzerNEWS, 22 February 2022, .*\[az-ru-2022#(\S+)\]$"
    addresses = re.findall(citation, out, re.M)
    assert addresses == ["prov_shared-positions"] + QUOTED, addresses
    assert "summary" not in out and "note" not in out
    for columns in (50, 60, 72, 80):
        wrapped = expect(run("quotes", "-w", str(columns))).out
        assert width(wrapped) <= columns, wrapped
        assert wrapped.count("https://www.azernews.az/nation/189661.html") == len(addresses), wrapped
        assert all(f"[az-ru-2022#{address}]" in wrapped for address in addresses), wrapped
    assert run("quotes", "30", "-w0").out in out
    expect(run("quotes", "art_1"), 1, "", "no quotation here")


@case
def search_lines():
    """search: address, kind, context, source; in the order of the document"""
    out = expect(run("search", "military assistance"), err="").out
    assert out == ("az-ru-2022#art_16 [heading]: [Military assistance]\n"
                   "az-ru-2022#art_16 [quote]: …of providing each other with military assistance on the basis of the UN "
                   "Charter,… · AzerNEWS\n"), out
    assert run("search", "military", "assistance").out == out
    for line in run("search", "security").out.splitlines():
        assert re.match(r"az-ru-2022#\S+ \[(quote|text|summary|note|heading)\]: ", line), line


@case
def search_folds():
    """search: case, accents, line breaks, kinds of quotes and spaces hide nothing; a capital and an accent count if typed"""
    for pattern in ("orsene", "orsène", "Orsène", "a single water", "“shared water”", '"shared water"', "article 8"):
        assert run("search", "-a", CONCORD, pattern).status == 0, pattern
    assert run("search", "military").out.count("\n") > run("search", "Military").out.count("\n") > 0
    expect(run("search", "-a", CONCORD, "orséne"), 1, "", "")


@case
def search_places():
    """search --in: only the kinds that are asked for"""
    whole = run("search", "peace").out
    parts = ""
    for kind in ("quote", "text", "summary", "note", "heading"):
        result = run("search", "--in", kind, "peace")
        assert all(f"[{kind}]: " in line for line in result.out.splitlines()), result
        parts += result.out
    assert sorted(parts.splitlines()) == sorted(whole.splitlines()) != []
    assert sorted(run("search", "--in=quote,heading", "peace").out.splitlines()) == sorted(
        line for line in whole.splitlines() if "[quote]" in line or "[heading]" in line)


@case
def search_context():
    """search -C: so many columns on each side, whole words"""
    line = expect(run("search", "--in=quote", "-C12", "military assistance")).out
    assert line == "az-ru-2022#art_16 [quote]: …other with military assistance on the… · AzerNEWS\n", line
    assert ": …military assistance… · " in run("search", "--in=quote", "-C0", "military assistance").out
    assert ART_16 in run("search", "--in=quote", "-C", "1000", "military assistance").out


@case
def search_counts_and_names():
    """search -c and -l: how many hits, and which agreements"""
    folder = os.path.abspath("lib")
    write("lib/small.yaml", agreement("small"))
    env = {"PACTA_PATH": folder}
    n = len(run("search", "peace").out.splitlines())
    assert expect(run("search", "-c", "peace", env=env)).out == f"az-ru-2022:{n}\nsmall:2\n"
    assert expect(run("search", "-l", "peace", env=env)).out == "az-ru-2022\nsmall\n"
    named = run("search", "-l", "-a", "small", "-a", "az-ru-2022", "-a", "small", "peace", env=env)
    assert expect(named).out == "small\naz-ru-2022\n"
    assert expect(run("search", "-c", "-a", "small", "xyzzy", env=env), 1).out == "small:0\n"
    expect(run("search", "-l", "xyzzy", env=env), 1, "", "")


@case
def search_regex():
    """search -E: a regular expression; a faulty one is a message"""
    if "no PCRE2" in run("--version").out:
        expect(run("search", "-E", "x"), 2, "")
        return
    out = expect(run("search", "-E", r"\bbank\s+cards?\b")).out
    assert "bank cards" in out
    expect(run("search", "-E", "("), 2, "", "pacta: ")
    expect(run("search", "("), 1, "", "")


@case
def search_json():
    """search --json: an array of objects, one a line, that tell where the hit is in the text"""
    hits = json.loads(expect(run("search", "--json", "peace")).out)
    assert len(hits) == len(run("search", "peace").out.splitlines())
    for hit in hits:
        assert hit["agreement"] == "az-ru-2022" and hit["address"].startswith("az-ru-2022") and hit["match"].lower() == "peace", hit
        assert hit["end"] - hit["start"] == 5 and hit["match"] in hit["context"], hit
        assert (hit["kind"] == "heading") == ("source" not in hit), hit
    assert run("search", "--json", "xyzzy").out == "[]\n"
    assert len(run("search", "--json", "peace").out.splitlines()) == len(hits) + 2


@case
def search_paragraphs():
    """search: a hit in a numbered paragraph has the paragraph's address"""
    hits = json.loads(expect(run("search", "-a", CONCORD, "--json", "--in=text", "shall")).out)
    addresses = [hit["address"] for hit in hits if "__para_" in hit["address"]]
    assert addresses
    for address in addresses[:5]:
        expect(run("show", CONCORD, address.split("#")[1]), out="shall")


@case
def search_needs_a_pattern():
    """search: a pattern in which there is nothing to find is a fault"""
    for pattern in ("", "\u00ad", "\u200b\u00ad"):
        expect(run("search", pattern), 2, "", "pacta: ")


@case
def search_marks_the_match():
    """search: on a coloured terminal the match is bold"""
    assert "with \033[1mmilitary assistance\033[0m on" in run("search", "--color=always", "--in=quote", "military assistance").out


@case
def keywords_table():
    """keywords: the instrument's own words apart from the curator's, by group and by section"""
    out = expect(run("keywords"), out=["Moscow Declaration", "instrument's own words", "curator's"], err="").out
    groups = re.findall(r"^(\d)  (.+?) +(\d+) \+ (\d+) +([█░]*)$", out, re.M)
    assert [group[0] for group in groups] == list("12345678") and groups[0][1] == "Security"
    own, curator = int(groups[0][2]), int(groups[0][3])
    cells = [re.findall(r"(\d+)\+(\d+)|(?<= )-(?= |$)", line[35:]) for line in out.splitlines() if re.match(r"[A-Z]", line)][1:]
    assert sum(int(row[0][0] or 0) for row in cells) == own and sum(int(row[0][1] or 0) for row in cells) == curator
    assert len(groups[0][4]) > 0 and groups[0][4].count("░") > groups[0][4].count("█") > 0
    write("plain.yaml", agreement())
    expect(run("keywords", "plain.yaml"), 1, "", "no keyword groups")


@case
def cite_places():
    """cite: one citation a line, of each operand, by any name"""
    line = ("Declaration on Allied Interaction between the Republic of Azerbaijan and the Russian Federation (Moscow "
            "Declaration), signed at Moscow on 22 February 2022, Article 16, quoted in AzerNEWS, 22 February 2022, "
            "https://www.azernews.az/nation/189661.html [az-ru-2022#art_16]\n")
    assert expect(run("cite", "16"), err="").out == line
    for words in (["az-ru-2022", "16"], ["az-ru-2022#art_16"], ["--style=plain", "Art. 16"], ["-s", "plain", "XVI"]):
        assert run("cite", *words).out == line, words
    out = expect(run("cite", "16", "az-ru-2022#9", os.path.join(DATA, "vclt-1969.yaml"), "31(1)", "26")).out.splitlines()
    addresses = ["az-ru-2022#art_16]", "az-ru-2022#art_9]", "vclt-1969#art_31__para_1]", "vclt-1969#art_26]"]
    assert [one.split("[")[-1] for one in out] == addresses, out
    assert "summarised from News.Az" in out[1]
    assert expect(run("cite", "az-ru-2022")).out.endswith(" [az-ru-2022]\n")
    result = expect(run("cite", "16", "12", "30"), 1, ["#art_16]", "#art_30]"], "has 43 articles")
    assert len(result.out.splitlines()) == 2
    expect(run("cite", "12", "--style=none"), 2, "", "there is no citation style")


@case
def cite_styles():
    """cite --style: the styles of footnotes line by line, those of lists as one list"""
    vienna = os.path.join(DATA, "vclt-1969.yaml")
    assert expect(run("cite", "-s", "oscola", vienna, "31(1)", "26"), err="").out == (
        "Vienna Convention on the Law of Treaties (adopted 23 May 1969, entered into force 27 January 1980) 1155 UNTS 331 (VCLT) "
        "art 31(1)\n"
        "Vienna Convention on the Law of Treaties (adopted 23 May 1969, entered into force 27 January 1980) 1155 UNTS 331 (VCLT) "
        "art 26\n")
    for style, entry in (("bibtex", "@misc{"), ("biblatex", "@legal{")):
        out = expect(run("cite", "16", "9", vienna, "26", "--style", style), err="").out.splitlines()
        assert out[:2] == [r"% \cite[art.~16]{az-ru-2022}", r"% \cite[art.~9]{az-ru-2022}"], out
        assert out[2].startswith(entry + "az-ru-2022, ") and out[2].endswith("}"), out
        assert out[3] == r"% \cite[art.~26]{vclt-1969}" and out[4].startswith(entry + "vclt-1969, ") and len(out) == 5, out
    items = json.loads(expect(run("cite", "16", "9", vienna, "--style=csl-json"), err="").out)
    assert [item["id"] for item in items] == ["az-ru-2022", "vclt-1969"], items
    result = expect(run("cite", "12", "16", "-s", "csl-json"), 1, err="has 43 articles")
    assert len(json.loads(result.out)) == 1
    expect(run("cite", "12", "-s", "bibtex"), 1, "", "has 43 articles")


@case
def check_good_files():
    """check: nothing to say of what is good"""
    expect(run("check", CONCORD, os.path.dirname(os.path.join(os.environ["PACTA_SRCDIR"], "content", "x"))), 0, "", "")


@case
def check_directories():
    """check: a directory is read whole, sorted, .yaml files only; names in it are to be right and unique"""
    write("lib/b.yaml", agreement("b", aliases="[a]"))
    write("lib/a.yaml", agreement("a"))
    write("lib/deep/c.yaml", agreement("other"))
    write("lib/z.yaml", "pacta: 9\n")
    write("lib/notes.txt", "no agreement")
    write("lib/.hidden.yaml", "no agreement")
    os.symlink(".", "lib/loop")
    out = expect(run("check", "lib"), 2, err="").out
    assert [line.split(":")[0] for line in out.splitlines()] == ["lib/b.yaml", "lib/deep/c.yaml", "lib/z.yaml"], out
    assert "lib/deep/c.yaml: warning: is not named after its agreement (expected other.yaml)" in out
    assert 'lib/b.yaml: warning: is called "a", as lib/a.yaml is' in out
    os.remove("lib/z.yaml")
    expect(run("check", "lib/"), 0, "warning")
    expect(run("check", "--strict", "lib"), 2, "warning")
    os.mkdir("void")
    expect(run("check", "void"), 1, "", "void")


@case
def check_warns():
    """check: warnings leave status 0, and with --strict make it 2"""
    write("x.yaml", agreement(keywords="[{id: k, label: K, match: [zzz]}]"))
    expect(run("check", "x.yaml"), 0, ["x.yaml:3:", "warning: ", '"zzz"'], "")
    expect(run("check", "--strict", "x.yaml"), 2, "warning: ", "")


@case
def check_json():
    """check --json: the same faults, valid JSON whatever the bytes"""
    name = write("bad\udcff.yaml", agreement(titel="x", kind="\"\u202e\""))  # a byte that is not UTF-8
    result = expect(run("check", "--json", name), 2, err="")
    faults = json.loads(result.raw_out.decode())
    assert [fault["line"] for fault in faults] == [3, 4] and all(fault["severity"] == "error" for fault in faults), faults
    assert faults[0]["code"] == "unknown-key" and faults[0]["column"] == 1 and "titel" in faults[0]["message"], faults
    assert faults[0]["file"] == "bad\ufffd.yaml" and "expected" in faults[0], faults
    assert len(result.out.splitlines()) == 4
    write("good.yaml", agreement())
    assert expect(run("check", "--json", "good.yaml")).out == "[]\n"


@case
def check_elsewhere():
    """check: a reference to another agreement that leads nowhere is a warning, at its line and column; only check looks"""
    write("lib/i-gatt.yaml", agreement("i-gatt", aliases="[gatt]"))
    write("lib/broken.yaml", "pacta: 1\n")
    write("here/beside.yaml", agreement("beside"))
    source = agreement("draft").rstrip("\n") + """
    see: ["i-gatt 99", "nosuch 5",
          gatt#art_1, i-gatt 1, beside 1, beside 7, "broken 3", "./none.yaml 3", ./here/beside.yaml 1, draft 1]
"""
    write("here/draft.yaml", source)
    line = source.split("\n").index('    see: ["i-gatt 99", "nosuch 5",') + 1
    env = {"PACTA_PATH": os.path.abspath("lib")}
    out = expect(run("check", "here/draft.yaml", env=env), 0, err="").out
    assert [re.match(r"here/draft.yaml:(\d+):(\d+): warning: \"(.*?)\" leads nowhere: (.*)", text).groups()
            for text in out.splitlines()] == [
        (str(line), "11", "i-gatt 99", "A Sample Treaty: this edition has article 1"),
        (str(line), "24", "nosuch 5", "there is no agreement of that name in the library"),
        (str(line + 1), "43", "beside 7", "A Sample Treaty: this edition has article 1"),
        (str(line + 1), "53", "broken 3", "the file of that agreement cannot be read, or has errors"),
        (str(line + 1), "65", "./none.yaml 3", "the file of that agreement cannot be read, or has errors")], out
    assert '"code":"elsewhere"' in expect(run("check", "--json", "here/draft.yaml", env=env)).out
    expect(run("check", "--strict", "here", env=env), 2, "nosuch")
    expect(run("show", "./here/draft.yaml", "1", env=env), err="")


main()
