"""Exports: formats, files written whole or not at all, and what is read again is the same."""

import json
import os
import re
import resource
import signal
import stat
import subprocess
import time

from harness import (CONCORD, DATA, DECLARATION, PACTA, PATIENCE, agreement, case, environment, expect, main, read, run,
                     run_on_terminal, write)

FORMATS = ["txt", "md", "html", "json", "akn", "yaml"]


@case
def formats():
    """each format, of a part and of the whole, says kind and source"""
    for form in FORMATS:
        for operands in ([], ["16"], ["sec_economic"], ["9-10"]):
            out = expect(run("export", *operands, "-f", form), err="").out
            assert re.search("azernews|news-az|AzerNEWS|News.Az", out), (form, operands)
            assert re.search("quotation|Quotation|quote|summary|Summary", out), (form, operands)
    assert run("export", "16", "--format=txt").out == run("export", "16").out
    assert "quotation" in run("export", "16").out and "> In order" in run("export", "16", "-f", "md").out
    json.loads(run("export", CONCORD, "-f", "json").out)


@case
def formats_by_ending():
    """the ending of the file says the format, unless -f does; none is plain text; an unknown one is a fault"""
    for form in FORMATS:
        expect(run("export", "16", "-o", f"a.{form}"), out="", err="")
        assert read(f"a.{form}") == run("export", "16", "-f", form).raw_out
    expect(run("export", "16", "-f", "md", "-o", "b.txt"))
    assert read("b.txt") == read("a.md")
    expect(run("export", "16", "--output=plain"))
    expect(run("export", "16", "-o", "dir.md/../.hidden"), 2)
    assert read("plain") == read("a.txt")
    expect(run("export", "16", "-o", "c.pdf"), 2, "", ['"pdf"', "yaml"])
    assert sorted(os.listdir(".")) == sorted([f"a.{form}" for form in FORMATS] + ["b.txt", "plain"])


@case
def standard_output():
    """-o - is standard output, and so is no -o"""
    assert run("export", "16", "-o", "-").out == run("export", "16").out
    assert os.listdir(".") == []


@case
def existing_files():
    """an existing file is left as it is, unless --force is given; its permissions stay"""
    write("x.txt", "mine")
    expect(run("export", "16", "-o", "x.txt"), 2, "", ["x.txt", "--force"])
    assert read("x.txt") == b"mine"
    os.chmod("x.txt", 0o640)
    expect(run("export", "16", "-o", "x.txt", "--force"), 0, "", "")
    assert b"military" in read("x.txt") and stat.S_IMODE(os.stat("x.txt").st_mode) == 0o640
    assert os.listdir(".") == ["x.txt"]
    os.symlink("x.txt", "link.txt")
    expect(run("export", "6", "-o", "link.txt", "--force"))
    assert os.path.islink("link.txt") and b"urgent consultations" in read("x.txt")


@case
def unwritable_files():
    """a directory, a device, a folder that is not there: status 2, and nothing is left behind"""
    os.mkdir("d.txt")
    for path in ("d.txt", "/dev/null", "none/x.txt"):
        expect(run("export", "16", "-o", path, "--force"), 2, "", [path, "error: "])
    assert os.listdir(".") == ["d.txt"] and os.listdir("d.txt") == []


@case
def nothing_is_written_of_what_is_not_found():
    """what is not found, and what is broken, writes nothing"""
    write("x.txt", "mine")
    expect(run("export", "12", "-o", "x.txt", "--force"), 1, "", "has 43 articles")
    expect(run("export", "./none.yaml", "-o", "x.txt", "--force"), 2, "")
    expect(run("export", "16", "--language=tlh", "-o", "x.txt", "--force"), 1, "", '"tlh"')
    assert read("x.txt") == b"mine" and os.listdir(".") == ["x.txt"]


@case
def full_disk():
    """when there is no room for the file, the old one stands and no other is left"""
    write("x.yaml", "old")
    big = write("big.yaml", agreement("big", "provisions:\n" + "".join(
        f"  - article: {n}\n    text: There shall be peace between the Parties, and a lasting one.\n" for n in range(1, 3000))))

    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (50000, 50000))

    for form in FORMATS:
        done = subprocess.run([PACTA, "export", f"./{big}", "-f", form, "-o", "x.yaml", "--force"], preexec_fn=limit,
                              capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == 2 and b"x.yaml: error: cannot be written: File too large" in done.stderr, done
        assert read("x.yaml") == b"old" and sorted(os.listdir(".")) == ["big.yaml", "x.yaml"]


@case
def killed_in_the_middle():
    """killed at any moment, the file is the old one or the new one, whole"""
    big = write("big.yaml", agreement("big", "provisions:\n" + "".join(
        f"  - article: {n}\n    text: There shall be peace between the Parties, and a lasting one.\n" for n in range(1, 20000))))
    started = time.monotonic()
    expect(run("export", f"./{big}", "-o", "new.yaml"))
    whole = time.monotonic() - started
    new, old, seen = read("new.yaml"), b"old", set()
    for step in range(12):
        write("x.yaml", old)
        process = subprocess.Popen([PACTA, "export", f"./{big}", "-o", "x.yaml", "--force"], env=environment({}))
        time.sleep(whole * (step + 1) / 11)
        process.kill()
        process.wait()
        assert read("x.yaml") in (old, new), "half a file"
        seen.add(read("x.yaml"))
    assert old in seen


@case
def width():
    """--width wraps plain text; 0 is one line a paragraph; a file is wrapped at 80 wherever it is made"""
    assert max(map(len, run("export", "16", "--width=40").out.splitlines())) <= 40
    assert any(len(line) > 200 for line in run("export", "16", "--width=0").out.splitlines())
    run_on_terminal("export", "16", "-o", "x.txt", env={"TERM": "dumb"}, columns=120)
    assert 65 < max(map(len, read("x.txt").decode().splitlines())) <= 80


@case
def yaml_round_trip():
    """YAML loads again to the same model; the second round is the same byte for byte"""
    for path in (DECLARATION, CONCORD, *(os.path.join(DATA, name) for name in ("vclt-1969.yaml", "us-ru-1867.yaml"))):
        expect(run("export", path, "-o", "first.yaml", "--force"), err="")
        expect(run("check", "first.yaml"), 0, "", "")
        expect(run("export", "./first.yaml", "-o", "second.yaml", "--force"))
        assert read("first.yaml") == read("second.yaml"), path
        assert run("export", path, "-f", "json").out == run("export", "./second.yaml", "-f", "json").out, path
        assert run("show", path, "--width=0").out == run("show", "./second.yaml", "--width=0").out, path
        assert run("outline", path).out == run("outline", "./second.yaml").out, path


@case
def yaml_of_a_part():
    """the YAML of a part is an agreement that loads, with the part in it"""
    for part in ("16", "sec_economic", "9-10"):
        expect(run("export", part, "-o", "part.yaml", "--force"))
        expect(run("check", "part.yaml"), 0)
        whole, again = (re.sub(r"(?m)^  see .*\n", "", run("show", *names, part).out) for names in ([], ["./part.yaml"]))
        assert again == whole, part


@case
def language():
    """--language: in plain text and Markdown one of several"""
    for form in ("txt", "md"):
        out = expect(run("export", CONCORD, "1", "-f", form, "--language=fr")).out
        assert "Les Parties gouvernent" in out and "The Parties shall govern" not in out


@case
def an_agreement_over_itself():
    """an agreement may be written over the file that it is read from"""
    write("self.yaml", read(DECLARATION))
    expect(run("export", "./self.yaml", "-o", "self.yaml", "--force"))
    expect(run("check", "self.yaml"), 0, "", "")


main()
