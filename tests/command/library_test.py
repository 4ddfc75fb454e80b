"""Where agreements come from: ids, aliases, paths, the folders of the library and their order."""

import json
import os

from harness import CONCORD, agreement, case, expect, main, read, run, write


def library(name, *texts):
    """A folder of agreements, each named after its id; returns its path."""
    for text in texts:
        ident = text.split("\nid: ")[1].split("\n")[0]
        write(f"{name}/{ident}.yaml", text)
    os.makedirs(name, exist_ok=True)
    return os.path.abspath(name)


def empty_content():
    """An environment in which the program brings no agreement of its own."""
    os.makedirs("data/content", exist_ok=True)
    return {"PACTA_DATADIR": os.path.abspath("data")}


@case
def all_names_of_an_agreement():
    """by id, by alias, by path, each with the reference behind it or behind #"""
    wanted = expect(run("show", "16")).out
    path = os.path.join(os.environ["PACTA_SRCDIR"], "content", "az-ru-2022.yaml")
    for name in ("az-ru-2022", "moscow-declaration", path):
        for line in ([name, "16"], [f"{name}#16"], [f"{name}#art_16"], [name, "art.", "16"], [f"{name}#Article 16"],
                     [f"{name}#art.", "16"]):
            assert run("show", *line).out == wanted, line
    assert run("show", "#art_16").out == run("show", "az-ru-2022 16").out == run("show", "moscow-declaration 16").out == wanted
    write("mine.yaml", read(path))
    assert run("show", "mine.yaml", "16").out == run("show", "./mine.yaml#16").out == wanted
    assert run("show", "az-ru-2022#").out == run("show").out == run("show", "az-ru-2022").out


@case
def references():
    """addresses, spellings, ids, beginnings of ids and titles, ranges, pinpoints"""
    art = expect(run("show", "16")).out
    for words in (["art_16"], ["ART_16"], ["Art. 16"], ["article", "16"], ["military assistance"], ["XVI"], ["Military", "assist"]):
        assert run("show", *words).out == art, words
    section = expect(run("show", "sec_military-political"), out="Military-political cooperation").out
    for words in (["military-political"], ["military-p"]):
        assert run("show", *words).out == section, words
    expect(run("show", "9-10"), out=["art_9]", "art_10]"])
    expect(run("show", CONCORD, "16bis"), out="art_16bis")
    pinpoint = expect(run("show", CONCORD, "art_7__para_2")).out
    assert run("show", CONCORD, "7(2)").out == run("show", CONCORD, "7.2").out == pinpoint != run("show", CONCORD, "7").out


@case
def words_that_are_numbers():
    """an id or a title comes before a word that counts, which behind "article" is a number all the same"""
    body = ("provisions:\n  - {article: 1, text: one}\n  - {id: unique, title: The unique thing, text: two}\n"
            "annexes:\n  - {number: I, title: Rules, text: three}\n  - {number: Appendix I, title: Fees, text: four}\n"
            "  - {number: VIII bis, title: Last, text: five}\n")
    write("words.yaml", agreement("words", body))
    for reference, last in (("unique", "two"), ("article first", "one"), ("1", "one"), ("annex 1", "three"), ("Appendix 1", "four"),
                            ("appendix I", "four"), ("annex VIIIbis", "five")):
        assert expect(run("show", "words.yaml", reference)).out.split()[-1] == last, reference
    assert run("show", "words.yaml", "Protocol 1").status == 1
    expect(run("outline", "words.yaml"), out=["Appendix I  Fees", "Annex VIII bis  Last"])


@case
def ambiguous_references():
    """a reference that may mean several places: status 2, one candidate a line, as an address that can be pasted back"""
    body = ("numbering: by-division\nsections:\n"
            "  - {division: chapter, number: I, title: One, provisions: [{article: 1, title: First, text: x}]}\n"
            "  - {division: chapter, number: II, title: Two, provisions: [{article: 1, title: Second, text: y}]}\n")
    write("two.yaml", agreement("two", body))
    result = expect(run("show", "two.yaml", "1"), 2, "", '"1"')
    candidates = [line.split()[0] for line in result.err.splitlines()[1:]]
    assert len(candidates) == 2 and all("#" in one for one in candidates), result
    for candidate in candidates:
        expect(run("show", "two.yaml", candidate.split("#")[1]), out="First" if candidate == candidates[0] else "Second")


@case
def several_and_none_named():
    """several agreements and none named: status 2 and the list of them; pacta alone lists the library"""
    env = {"PACTA_PATH": library("lib", agreement("second", aliases="[deux]"))}
    for line in (["show", "1"], ["show"], ["outline"], ["quotes"], ["keywords"], ["cite", "1"], ["export"], ["1"]):
        expect(run(*line, env=env), 2, "", ["the library holds several agreements", "az-ru-2022", "second"])
    assert run(env=env).out == expect(run("list", env=env), 0, ["az-ru-2022", "second"], "").out
    expect(run("nowhere", "1", env=env), 2, "", 'no agreement is called "nowhere"')
    expect(run("show", "second", "1", env=env), out="There shall be peace.")
    expect(run("show", "deux", "1", env=env), out="There shall be peace.")


@case
def one_and_none_named():
    """with one agreement in the library, that is meant"""
    env = {**empty_content(), "PACTA_PATH": library("lib", agreement("only"))}
    expect(run(env=env), out="There shall be peace.", err="")
    expect(run("1", env=env), out="There shall be peace.", err="")


@case
def empty_library():
    """with no agreement in the library, a message"""
    env = empty_content()
    expect(run("list", env=env), 1, "", "no agreement in the library")
    for line in ([], ["16"], ["show"], ["keywords"]):
        expect(run(*line, env=env), 2, "", "no agreement in the library")
    expect(run("search", "x", env=env), 1, "", "")


@case
def folders_in_their_order():
    """PACTA_PATH in its order, then the user's own folder, then what ships; the first file of an id wins, and list says so"""
    first = library("first", agreement("az-ru-2022", title="From the first"), agreement("aa"))
    second = library("second", agreement("az-ru-2022", title="From the second"), agreement("bb"))
    own = library("xdg/pacta", agreement("az-ru-2022", title="From my own"), agreement("zz"))
    env = {"PACTA_PATH": f"{first}::{second}:/nonexistent", "XDG_DATA_HOME": os.path.abspath("xdg")}
    result = expect(run("list", env=env), out=["From the first"], err="")
    rows = [line.split()[0] for line in result.out.splitlines()]
    assert rows == ["aa", "az-ru-2022", "hides", "hides", "hides", "bb", "zz"], result
    hidden = [line.split()[1] for line in result.out.splitlines() if "hides" in line]
    shipped = os.path.join(os.environ["PACTA_DATADIR"], "content")
    assert hidden == [f"{folder}/az-ru-2022.yaml" for folder in (second, own, shipped)], result
    expect(run("show", "az-ru-2022", env=env), out="From the first", err="")
    expect(run("show", "az-ru-2022", env={"PACTA_PATH": second}), out="From the second")
    expect(run("show", "az-ru-2022", env={"XDG_DATA_HOME": os.path.abspath("xdg")}), out="From my own")
    expect(run("show", "az-ru-2022", env={"XDG_DATA_HOME": "xdg"}), out="Declaration on Allied Interaction")
    home = library("home/.local/share/pacta", agreement("az-ru-2022", title="From home"))
    assert home and expect(run("show", "az-ru-2022", env={"HOME": os.path.abspath("home")}), out="From home")


@case
def broken_files():
    """a broken file of the library is a warning and is left out; named by its path or its id it is an error"""
    folder = library("lib", agreement("good"))
    write("lib/broken.yaml", "pacta: 1\nid: broken\ntitle: [\n")
    env = {"PACTA_PATH": folder}
    warning = f"{folder}/broken.yaml:"
    expect(run("list", env=env), 0, ["good", "az-ru-2022"], [warning, "warning: "])
    expect(run("search", "peace", env=env), 0, "good#art_1 [text]", [warning, "warning: "])
    expect(run("search", "no such words", env=env), 1, "", [warning, "warning: "])
    expect(run("show", "good", env=env), 0, "peace", "")
    for name in ("broken", f"{folder}/broken.yaml", f"{folder}/broken.yaml#1"):
        result = expect(run("show", name, env=env), 2, "", [warning, "error: "])
        assert "warning" not in result.err, result


@case
def a_search_does_not_read_on_where_the_word_is_not():
    """what hides a file is known also where a search finds nothing in it; a file that is broken in its middle hides nothing"""
    def saying(ident, text):
        return agreement(ident, f"provisions:\n  - article: 1\n    text: {text}\n")

    first, second = library("first", saying("twin", "Of war.")), library("second", saying("twin", "Of peace."))
    env = {"PACTA_PATH": f"{first}:{second}", **empty_content()}
    expect(run("search", "of peace", env=env), 1, "", "")
    expect(run("search", "of war", env=env), 0, "twin#art_1", "")
    write("first/twin.yaml", saying("twin", "Of war.") + "unknown: here\n")
    expect(run("search", "of peace", env=env), 0, "twin#art_1", "first/twin.yaml:")


@case
def a_search_of_many():
    """is complete and in order, however it is printed"""
    names = [f"treaty-{i:03}" for i in range(150)]
    many = library("many", *[agreement(name, f"provisions:\n  - article: 1\n    text: Word{i % 7} here.\n")
                             for i, name in enumerate(names)])
    env = {"PACTA_PATH": many, **empty_content()}
    for options in ([], ["--json"], ["-c"], ["-l"], ["--kwic"], ["-E"]):
        lines = expect(run("search", *options, "word3", env=env), 0, names[3], "").out.splitlines()
        found = [next(name for name in names if name in line) for line in lines if "treaty-" in line]
        assert found == [name for i, name in enumerate(names) if i % 7 == 3], (options, lines)
    assert len(json.loads(run("search", "--json", "word3", env=env).out)) == len(found)
    assert json.loads(expect(run("search", "--json", "word9", env=env), 1, err="").out) == []


@case
def misnamed_files():
    """a library file that is not named after its id is found all the same, with a warning"""
    folder = library("lib")
    write("lib/other.yaml", agreement("right"))
    env = {"PACTA_PATH": folder}
    expect(run("show", "right", env=env), 0, "peace", ["other.yaml: warning:", '"right"'])
    expect(run("show", "./lib/other.yaml"), 0, "peace", "")


@case
def ambiguous_aliases():
    """an alias of two agreements: status 2 and both of them"""
    env = {"PACTA_PATH": library("lib", agreement("a", aliases="[both]"), agreement("b", aliases="[both]"))}
    expect(run("show", "both", env=env), 2, "", ['"both" is a name of several', "  a  ", "  b  "])


@case
def warnings_on_reading():
    """warnings about a file are told where the file is named by its path, and not where it is opened by its id"""
    folder = library("lib", agreement("warned", body="provisions:\n  - article: 1\n    text: >\n      1. In peace.\n      2. In war.\n"))
    expect(run("show", "warned", env={"PACTA_PATH": folder}), 0, "peace", "")
    expect(run("show", f"{folder}/warned.yaml"), 0, "peace", ["warned.yaml:6:", "warning: "])


@case
def paths_with_number_signs():
    """a path may hold a # itself"""
    write("c#/draft#1.yaml", agreement("draft"))
    expect(run("show", "c#/draft#1.yaml"), out="peace")
    expect(run("show", "./c#/draft#1.yaml#art_1"), out="peace")


main()
