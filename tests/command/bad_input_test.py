"""Bad input: each is a message with file, line and column (where there are any), status 2, and no crash, hang or raw byte."""

import os
import subprocess
import threading
import time

import harness
from harness import PATIENCE, agreement, case, expect, is_safe, main, read, run, write

BODY = "provisions:\n  - article: 1\n    title: Peace\n    text: There shall be peace.\n"


def expect_fault(content, *wanted, path="bad.yaml"):
    """Hold both check and show to what they say of a file: a fault at "LINE:COLUMN: error", and parts of the message."""
    write(path, content)
    for result, text in ((run("check", path), "out"), (run("show", f"./{path}"), "err")):
        told = getattr(result, text)
        assert result.status == 2, result
        assert is_safe(result.raw_out) and is_safe(result.raw_err), result
        for one in wanted:
            assert one in told, f"{one!r} was expected of\n{result}"
        assert all(line.startswith((path, f"./{path}")) for line in told.splitlines()), result
    return run("check", path)


@case
def empty_file():
    """an empty file, and one of blanks and comments"""
    expect_fault("", "bad.yaml", "error: ")
    expect_fault("\n\n# nothing\n", "bad.yaml", "error: ")


@case
def control_characters():
    """NULs and other control characters, each at its place"""
    expect_fault(agreement().replace("Sample", "Sam\0ple").encode(), "bad.yaml:3:13: error:")
    expect_fault(agreement().replace("Sample", "Sam\033[2Jple").encode(), "bad.yaml:3:13: error:")
    result = expect_fault("pacta: 1\nid: \x01x\ntitle: \x07y\n" + BODY, "bad.yaml:2:5: error:", "bad.yaml:3:8: error:")
    assert result.out.count("error") >= 2, result
    expect_fault(b"\0" * 5000, "bad.yaml:1:1: error:")


@case
def tabs():
    """a tab as indentation"""
    expect_fault("pacta: 1\nid: x\ntitle: T\nprovisions:\n\t- article: 1\n", "bad.yaml:5:1: error:")


@case
def latin_1():
    """bytes that are not UTF-8, with the column in characters"""
    expect_fault(agreement(title="Trait\u00e9 d'amiti\u00e9").encode("latin-1"), "bad.yaml:3:13: error:", "bad.yaml:3:22: error:")
    expect_fault("pacta: 1\nid: x\ntitle: é é ".encode() + b"\xff\n" + BODY.encode(), "bad.yaml:3:12: error:")


@case
def utf_16():
    """UTF-16, with and without a byte order mark"""
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        write("bad.yaml", agreement().encode(encoding))
        result = run("check", "bad.yaml")
        assert result.status == 2 and is_safe(result.raw_out), result


@case
def wrong_kinds():
    """a list or a text where a map was expected, and the other way round"""
    expect_fault("- pacta: 1\n- id: x\n", "bad.yaml:1:1: error:", "map")
    expect_fault("just a text\n", "bad.yaml:1:1: error:", "map")
    expect_fault(agreement(body="provisions:\n  article: 1\n  text: x\n"), "bad.yaml:5:3: error:", "list")
    expect_fault(agreement(title="[a, b]"), "bad.yaml:3:8: error:")
    expect_fault(agreement(short="{a: b}"), "bad.yaml:3:8: error:")
    expect_fault(agreement(body="provisions:\n  - article: 1\n    text: {text: [x]}\n"), "bad.yaml:6:18: error:")


@case
def alias_bomb():
    """aliases that expand without bound"""
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
    for before, name in zip("abcdefgh", "bcdefghi"):
        bomb += f"{name}: &{name} [{', '.join(['*' + before] * 10)}]\n"
    started = time.monotonic()
    expect_fault("pacta: 1\nid: x\ntitle: T\n" + bomb + BODY, "bad.yaml:", "error:")
    assert time.monotonic() - started < PATIENCE / 3


@case
def self_alias():
    """an alias of what it stands in, and of nothing"""
    expect_fault("pacta: 1\nid: x\ntitle: T\nsections: &s\n  - id: a\n    title: A\n    sections: *s\n", "bad.yaml:7:15: error:")
    expect_fault(agreement(short="*nowhere"), "bad.yaml:3:8: error:")


@case
def depth():
    """5,000 levels, of lists, of maps and of sections"""
    expect_fault(agreement(short="[" * 5000 + "]" * 5000), "bad.yaml:3:", "error:")
    expect_fault(agreement(short="{a: " * 5000 + "}" * 5000), "bad.yaml:3:", "error:")
    sections = "sections:\n"
    for level in range(5000):
        sections += " " * level + f"- id: s{level}\n" + " " * level + "  sections:\n"
    expect_fault(agreement(body=sections), "bad.yaml:", "error:")


@case
def two_documents():
    """a second document"""
    expect_fault(agreement() + "---\n" + agreement(), "bad.yaml:8:1: error:")


@case
def not_yaml():
    """what is no YAML: the place is the one at which it goes wrong"""
    expect_fault("pacta: 1\nid: x\ntitle: \"T\nprovisions: [\n", "bad.yaml:", "error:")
    expect_fault("pacta: 1\nid: x\ntitle: T: U\n" + BODY, "bad.yaml:3:9: error:")
    expect_fault("pacta: 1\nid: x\ntitle: T\n  sub: x\n" + BODY, "bad.yaml:4:", "error:")
    expect_fault(bytes(range(256)) * 10, "bad.yaml:1:", "error:")


@case
def keys():
    """keys that are unknown (with the nearest known one), there twice, or missing"""
    expect_fault(agreement(titel="x"), "bad.yaml:3:1: error:", '"titel"', '"title"')
    expect_fault(agreement(body="provisions:\n  - article: 1\n    qoute: x\n"), "bad.yaml:6:5: error:", '"quote"')
    expect_fault(agreement() + "id: again\n", "bad.yaml:8:1: error:")
    expect_fault("id: x\ntitle: T\n" + BODY, "bad.yaml:1:1: error:", '"pacta"')
    expect_fault("pacta: 1\nid: x\n" + BODY, '"title"')
    expect_fault("pacta: 1\nid: x\ntitle: T\n", "preamble", "sections")
    expect_fault(agreement(title='""'), "bad.yaml:3:8: error:")


@case
def dates():
    """dates that are none"""
    for date in ("2022-02-30", "2023-02-29", "2022-13-01", "22.2.2022", "2022-2-2", "yesterday", "2022-00-10", "20220222"):
        expect_fault(agreement(signed=f"{{date: {date}}}"), "bad.yaml:3:16: error:", date)


@case
def versions():
    """format versions from the future, and none at all"""
    for version in ("2", "1.1", "99999999999999999999", "one", "-1", '""'):
        expect_fault("pacta: " + version + "\nid: x\ntitle: T\n" + BODY, "bad.yaml:1:8: error:")


@case
def ids():
    """ids that are misformed, the name of a command, or read as an article"""
    for ident in ("Upper", "1st", "a b", "\u00e9t\u00e9", "-x", "art-3", "list", "help", "refs", "import", "xvi"):
        expect_fault(agreement(ident), "bad.yaml:2:5: error:")
    two = "sections:\n  - {id: same, title: A}\n  - {id: same, title: B}\n"
    expect_fault(agreement(body=two), "bad.yaml:6:", "error:", '"same"')


@case
def command_names_are_reserved():
    """no agreement may have the name of any command as its id"""
    for line in run("help").out.split("Commands:\n")[1].splitlines():
        if line.startswith("  ") and line[2] != " ":
            name = line.split()[0]
            expect_fault(agreement(name), "bad.yaml:2:5: error:", name)
        elif not line:
            break


@case
def articles_twice():
    """an article number that is there twice, however it is spelled"""
    twice = "provisions:\n  - {article: 16 bis, text: x}\n  - {article: 16bis, text: y}\n"
    expect_fault(agreement(body=twice), "bad.yaml:6:", "error:", "line 5")


@case
def dangling_references():
    """references that lead nowhere, and to several places"""
    expect_fault(agreement(body="provisions:\n  - {article: 1, text: x, see: [nowhere]}\n"), "bad.yaml:5:33: error:", '"nowhere"')
    body = "provisions:\n  - {article: 1, text: x}\n  - {article: 2, text: y, see: 7}\n"
    expect_fault(agreement(body=body), "bad.yaml:6:", "error:")


@case
def sources():
    """a quotation without a source, and a source that is not there"""
    expect_fault(agreement(body="provisions:\n  - {article: 1, quote: x}\n"), "bad.yaml:5:", "error:")
    expect_fault(agreement(body="provisions:\n  - {article: 1, quote: x, source: gazette}\n"), "bad.yaml:5:", '"gazette"')


@case
def many_faults_in_order():
    """many faults in one run, in the order of the lines, each once"""
    write("bad.yaml", "pacta: 1\nid: Not An Id\ntitel: x\ntitle: T\nkind: pact\nsigned: {date: 2022-02-30, where: here}\n"
          "keywords:\n  - {id: k, label: K, match: [zzz]}\nprovisions:\n  - article: 1\n    quote: x\n    see: [9, nowhere]\n"
          "  - article: 1\n    text: y\n")
    result = expect(run("check", "bad.yaml"), 2, err="")
    places = [tuple(int(n) for n in line.split(":")[1:3]) for line in result.out.splitlines()]
    assert places == sorted(places), result
    for line in (2, 3, 5, 6, 8, 11, 12, 13):
        assert any(place[0] == line for place in places), f"nothing about line {line}\n{result}"
    assert len(set(result.out.splitlines())) == len(result.out.splitlines()), result


@case
def escapes_in_titles():
    """escape sequences and bidi overrides, escaped in YAML: shown as what they are, in every output that a terminal may get"""
    evil = '"A \\e[31mred\\e[0m \\u202Edetrevni\\u202C \\x07 \\x9B2J \\u2066 treaty"'
    body = (f"sections:\n  - id: s\n    title: {evil}\n    provisions:\n      - article: 1\n        title: {evil}\n"
            f"        text: {evil}\n        see: [1]\n")
    write("evil.yaml", agreement("evil", body, title=evil, short=evil,
                                 parties="[{name: " + evil + "}]",
                                 keywords="[{id: k, label: " + evil + ", match: [treaty]}]"))
    path = "./evil.yaml"
    for line in (["show", path], ["show", path, "--linear"], ["show", path, "--width=0"], ["outline", path], ["keywords", path],
                 ["search", "-a", path, "treaty"], ["search", "-a", path, "--json", "treaty"], ["cite", path, "1"],
                 ["show", path, "12"], ["export", path, "-f", "json"], ["check", path], [path]):
        for env in ({}, {"LC_ALL": "C"}):
            result = run(*line, env=env)
            assert result.status in (0, 1), result
            assert is_safe(result.raw_out) and is_safe(result.raw_err), result
    for line in (["show", path], ["outline", path], ["search", "-C200", "-a", path, "treaty"]):
        expect(run(*line), out=["<U+001B>[31mred", "<U+202E>", "<U+009B>"])
    os.mkdir("library")
    os.rename("evil.yaml", "library/evil.yaml")
    assert is_safe(run("list", env={"PACTA_PATH": os.path.abspath("library")}).raw_out)


@case
def escapes_in_operands():
    """what a user types is made safe too, in whatever message quotes it"""
    for line in (["show", "\033[31m"], ["\033]0;x\007"], ["show", "./\033[2J.yaml"], ["show", "--\033[31m"],
                 ["search", "--in=\033[31m", "x"], ["cite", "--style=\u202e", "16"], ["export", "-f", "\x9b"],
                 ["check", "\033[31m"], ["help", "\033[1m"],
                 ["show", "\u202enowhere"], ["export", "16", "-o", "/nonexistent/\033[31m.txt"]):
        result = run(*line)
        assert result.status in (1, 2), result
        assert is_safe(result.raw_out) and is_safe(result.raw_err), result


@case
def export_loses_controls():
    """exports to a file lose control characters in txt and md; yaml and json keep them, escaped"""
    write("evil.yaml", agreement("evil", 'provisions:\n  - article: 1\n    text: "a\\eb\\x07c \\x9Bd \\x7Fe"\n'))
    for form in ("txt", "md"):
        out = expect(run("export", "./evil.yaml", "-f", form)).raw_out
        assert is_safe(out) and b"abc d e" in out, out
    for form in ("yaml", "json"):
        expect(run("export", "./evil.yaml", "-o", f"again.{form}"))
        assert is_safe(read(f"again.{form}"))
    write("second.yaml", read("again.yaml"))
    assert run("export", "./second.yaml", "-f", "json").raw_out == read("again.json")


@case
def no_files():
    """a directory, a device, a FIFO, a socket, nothing there: none is waited for"""
    os.mkfifo("fifo.yaml")
    os.mkdir("folder.yaml")
    os.symlink("loop.yaml", "loop.yaml")
    for path, message in (("./folder.yaml", "directory"), ("/dev/zero", "device"), ("/dev/null", "device"), ("./fifo.yaml", "FIFO"),
                          ("./none.yaml", "No such file"), ("./loop.yaml", "symbolic links"), ("/dev/zero#16", "device")):
        result = expect(run("show", path), 2, "", ["error: ", message])
        assert result.err.startswith(path.split("#")[0] + ": "), result
    expect(run("check", "/dev/zero", "./fifo.yaml", "none.yaml"), 2, ["/dev/zero: error", "./fifo.yaml: error", "none.yaml: error"])


@case
def no_permission():
    """a file that may not be read"""
    write("secret.yaml", agreement())
    os.chmod("secret.yaml", 0)
    if os.access("secret.yaml", os.R_OK):
        print("# root reads everything: nothing to be seen here")
        return
    expect(run("show", "./secret.yaml"), 2, "", "./secret.yaml: error: cannot be opened")


@case
def changing_file():
    """a file that grows and shrinks while it is read is read whole, or refused, never half"""
    full = agreement(body="provisions:\n" + "".join(f"  - {{article: {n}, text: Text {n}.}}\n" for n in range(1, 20000)))
    write("moving.yaml", full)
    stop = threading.Event()

    def shake():
        with open("moving.yaml", "r+b") as file:
            while not stop.is_set():
                file.truncate(len(full) // 2)
                file.seek(0)
                file.write(full.encode())
                file.flush()

    shaker = threading.Thread(target=shake)
    shaker.start()
    try:
        for _ in range(3 if harness.SLOW else 12):
            result = run("show", "./moving.yaml", "19999")
            assert result.status in (0, 1, 2), result
            assert result.status != 0 or "Text 19999." in result.out, result
            assert result.status == 0 or "./moving.yaml" in result.err or "19999" in result.err, result
    finally:
        stop.set()
        shaker.join()


@case
def huge_file():
    """a file far larger than any agreement is refused at once"""
    with open("huge.yaml", "wb") as file:
        file.truncate(1 << 40)
    expect(run("show", "./huge.yaml"), 2, "", ["./huge.yaml: error:", "too large"])


@case
def long_lines():
    """a line of a megabyte, a word of a megabyte, a key of a megabyte"""
    write("long.yaml", agreement(body="provisions:\n  - article: 1\n    text: " + "word " * 200000 + "\n"))
    expect(run("show", "./long.yaml"), err="")
    write("long.yaml", agreement(body="provisions:\n  - article: 1\n    text: " + "w" * 1000000 + "\n"))
    assert run("show", "./long.yaml", "--width=20").out.count("w") == 1000000
    write("long.yaml", agreement() + "k" * 1000000 + ": x\n")
    assert run("check", "long.yaml").status == 2
    assert run("show", "9" * 100000).status in (1, 2)


@case
def closed_streams():
    """a standard stream that is closed at the start"""
    if harness.SLOW:
        print("# a program that runs another may hold streams open for it")
        return
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        done = subprocess.run(["sh", "-c", f'"$PACTA" show 16 {closed}'], capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == (2 if ">&-" in closed.replace("2>&-", "") else 0), (closed, done)


main()
