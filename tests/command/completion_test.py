"""Completions: what the shells offer is what the program has. A shell that is not installed is not asked."""

import os
import re
import shutil
import subprocess

from harness import CONCORD, PACTA, PATIENCE, case, expect, main, read, run, write

FOLDER = os.path.join(os.environ["PACTA_BUILDDIR"], "completions")
COMMANDS = re.findall(r"^  (\w+) ", run("--help").out.split("ommands:")[1].split("\n\n")[0], re.M)


def program():
    """A folder in which the program is called pacta, wherever it is."""
    write("bin/pacta", f'#!/bin/sh\nexec {PACTA} "$@"\n')
    os.chmod("bin/pacta", 0o755)
    return {**os.environ, "PATH": os.path.abspath("bin") + ":" + os.environ["PATH"]}


def bash(*words):
    """What bash offers for the last word."""
    script = """. "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _pacta; printf '%s\n' "${COMPREPLY[@]}" """
    done = subprocess.run(["bash", "-c", script, "bash", os.path.join(FOLDER, "pacta"), "pacta", *words], env=program(),
                          capture_output=True, timeout=PATIENCE, check=False)
    assert done.stderr == b"", done
    return [line for line in done.stdout.decode().splitlines() if line]


def options(name):
    """The options that help tells of."""
    return set(re.findall(r"(?<![\w-])--?[a-zA-Z][\w-]*", "\n".join(
        line[:24] for line in run(*([name] if name else []), "--help").out.splitlines() if re.match(r" +-", line))))


@case
def commands_and_agreements_in_bash():
    """bash: commands, ids and addresses first; ids and addresses where a command takes places"""
    assert len(COMMANDS) >= 11
    assert set(COMMANDS) | {"az-ru-2022", "art_16", "sec_economic", "preamble", "closing"} <= set(bash(""))
    assert bash("exp") == ["export"] and bash("az") == ["az-ru-2022"] and bash("list", "") == []
    for name in ("show", "outline", "quotes", "cite", "export", "keywords", "refs"):
        offered = bash(name, "")
        assert {"az-ru-2022", "art_16", "prov_scope"} <= set(offered) and "list" not in offered, name
    assert set(bash("help", "")) == set(COMMANDS)


@case
def places_in_bash():
    """bash: addresses in the agreement at hand, as a word of their own or behind a #"""
    assert bash("show", "az-ru-2022", "art_1") == ["art_1", "art_10", "art_16"]
    assert bash("az-ru-2022", "art_16") == ["art_16"]
    assert bash("show", "az-ru-2022#art_3") == ["az-ru-2022#art_30"]
    write("lib/lake-concord.yaml", read(CONCORD))
    assert "annex_1__art_1" in bash("export", "./lib/lake-concord.yaml", "annex_1_")
    assert bash("export", "-f", "md", "./lib/lake-concord.yaml", "art_60") == ["art_60"]
    assert bash("export", "./lib/lake-c") == ["./lib/lake-concord.yaml"] and bash("check", "li") == ["lib"]


@case
def options_in_bash():
    """bash: every option of every command, and what it takes"""
    for name in ["", *COMMANDS]:
        assert set(bash(*([name] if name else []), "-")) == options(name), name
    assert bash("export", "--format", "") == bash("export", "-f", "") == bash("export", "--format", "=")
    assert bash("export", "-f", "") == re.findall(r"^  (\w+)  ", run("export", "-f", "none").err, re.M)
    assert bash("import", "--from", "") == bash("import", "--from", "=") == ["text", "akn", "tota"]
    assert bash("cite", "-s", "bib") == ["bibtex", "biblatex"] and bash("show", "--color", "=", "al") == ["always"]
    assert bash("search", "--in", "") == ["quote", "text", "summary", "note", "heading"]
    assert set(bash("--theme", "")) == {"default", "light", "dark", "high-contrast", "mono"} and bash("--theme", "hi") == ["high-contrast"]
    assert bash("search", "-a", "") == ["az-ru-2022"] and bash("show", "-w", "") == []


@case
def nothing_is_run():
    """bash: what is typed is never run, nor what stands in a file's name"""
    write("$(touch oops)x.yaml", "")
    bash("show", "$(touch oops)", ""), bash("show", "`touch oops`#"), bash("check", ""), bash("check", "$(touch oops)")
    assert not os.path.exists("oops")


@case
def zsh():
    """zsh: the script is one that it reads, with every command and option in it"""
    text = read(os.path.join(FOLDER, "_pacta")).decode()
    assert text.startswith("#compdef pacta\n")
    for name in COMMANDS:
        assert f"'{name}:" in text and f"    {name})" in text, name
        assert all(option in text for option in options(name)), name
    assert "text akn tota" in text
    if shutil.which("zsh") is not None:
        done = subprocess.run(["zsh", "-fn", os.path.join(FOLDER, "_pacta")], capture_output=True, check=False)
        assert done.returncode == 0 and done.stderr == b"", done


@case
def fish():
    """fish: what it offers for words of each kind"""
    text = read(os.path.join(FOLDER, "pacta.fish")).decode()
    for name in COMMANDS:
        assert f"-a {name} -d" in text, name
    assert "-l from -x -a 'text akn tota'" in text
    if shutil.which("fish") is None:
        return

    def offer(line):
        done = subprocess.run(["fish", "--no-config", "-c", f"source {FOLDER}/pacta.fish; complete -C '{line}'"], env=program(),
                              capture_output=True, timeout=PATIENCE, check=False)
        assert done.returncode == 0 and done.stderr == b"", done
        return {one.split("\t")[0] for one in done.stdout.decode().splitlines()}

    assert set(COMMANDS) <= offer("pacta ") and "art_16" in offer("pacta show ")
    assert offer("pacta show az-ru-2022 art_1") == {"art_1", "art_10", "art_16"}
    assert offer("pacta cite -s bib") == {"-sbibtex", "-sbiblatex"} or offer("pacta cite -s bib") == {"bibtex", "biblatex"}
    assert "--format" in offer("pacta export --fo")


main()
