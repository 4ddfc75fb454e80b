"""pacta(1) and --help say the same: every command, option, format, style and exit status stands in both."""

import os
import re
import shutil
import subprocess

from harness import SRCDIR, case, expect, main, read, run

MANUAL = os.path.join(SRCDIR, "man", "pacta.1")


def commands():
    """The names of the commands, as help lists them."""
    rows = expect(run("help")).out.split("Commands:\n")[1].split("\n\n")[0]
    return re.findall(r"^  (\w+)", rows, re.M)


def options(text):
    """The options in a help text, as (letter or "", name, argument or "")."""
    return re.findall(r"^  (?:-(\w), |    )--([\w-]+)(?:=(\w+))?", text, re.M)


def sections():
    """What the manual says of each command, by its name; what it says in front of them, by ""."""
    text = read(MANUAL).decode()
    before, behind = text.split(".Sh COMMANDS\n")
    entries = re.split(r"^\.It Xo\n\.Cm (\w+)\n", behind.split(".Sh KEYS\n")[0], flags=re.M)
    return {"": before, **dict(zip(entries[1::2], entries[2::2]))}


def options_of(entry):
    """The options of an entry of the manual, as options() gives them but for the arguments, which are small there."""
    found = []
    for letter, letter_argument, name, argument in re.findall(
            r"^\.It (?:Fl (\w)(?: Ar (\w+))? , )?Fl \\-([\w-]+)(?: Ns = Ns Ar (\w+))?$", entry, re.M):
        assert not letter or letter_argument == argument, (letter, name)
        found.append((letter, name, argument.upper()))
    return found


@case
def commands_in_the_manual():
    """the manual has exactly the commands that help has"""
    assert sorted(set(sections()) - {""}) == sorted(commands())


@case
def options_in_the_manual():
    """the manual has exactly the options that help has, of each command"""
    manual = sections()
    common = options(expect(run("list", "--help")).out)
    assert len(common) == 3, common
    assert sorted(options_of(manual[""])) == sorted(options(run("--help").out))
    for name in commands():
        own = [option for option in options(expect(run(name, "--help")).out) if option not in common]
        assert sorted(options_of(manual[name])) == sorted(own), name


@case
def operands_in_the_manual():
    """the operands of each command are the same in the manual"""
    for name in commands():
        usage = expect(run(name, "--help")).out.splitlines()[0]
        wanted = re.findall(r"[A-Z]+", usage.split("[OPTION]...")[1])
        entry = sections()[name].split(".Xc\n")[0]
        assert re.findall(r"Ar (\w+)", entry) == [word.lower().replace("ref", "reference") for word in wanted], name


@case
def formats_and_styles_in_the_manual():
    """every format of export, every style of cite and the kinds that search takes, are in the manual and in help"""
    names = re.findall(r"^  (\w+)  ", run("export", "-f", "none").err, re.M)
    assert names
    for name in names:
        assert re.search(rf"^\.Cm {name}$", sections()["export"], re.M), name
        assert re.search(rf"\b{name}\b", run("export", "--help").out), name
    styles = re.findall(r"^  ([\w-]+)  ", run("cite", "-s", "none", "16").err, re.M)
    assert len(styles) == 7
    for name in styles:
        assert re.search(rf"^\.Cm {name}\b", sections()["cite"], re.M), name
        assert re.search(rf"\b{name}\b", run("cite", "--help").out), name
    for kind in re.findall(r"\w+", run("search", "--in=none", "x").err.split("none of ")[1].split("\n")[0].replace(" and ", " ")):
        assert re.search(rf"^\.Cm {kind}\b", sections()["search"], re.M), kind


@case
def exit_statuses_in_the_manual():
    """the exit statuses mean the same in the manual and in help"""
    text = read(MANUAL).decode().split(".Sh EXIT STATUS\n")[1].split(".El")[0]
    manual = dict(re.findall(r"^\.It (\d)\n(.*)\.$", text, re.M))
    told = " ".join(run("help").out.split("Exit status:")[1].split("\n\n")[0].split())
    assert sorted(manual) == ["0", "1", "2"]
    for status, meaning in manual.items():
        assert f"{status} {meaning}".lower() in told.lower(), (status, meaning, told)


@case
def environment_in_the_manual():
    """every environment variable that the sources read is in the manual"""
    manual = read(MANUAL).decode()
    names = set()
    for folder, _, files in os.walk(os.path.join(SRCDIR, "src")):
        for name in files:
            if name.endswith(".c"):
                names.update(re.findall(r'(?:getenv|environment)\("(\w+)"\)', read(os.path.join(folder, name)).decode()))
    assert len(names) > 5
    for name in names - {"HOME"}:
        assert re.search(rf"^\.It Ev .*\b{name}\b", manual, re.M), name


@case
def manuals_are_well_formed():
    """mandoc has nothing to say of the manuals"""
    if shutil.which("mandoc") is None:
        print("# mandoc is not installed")
        return
    for section in ("1", "5"):
        page = os.path.join(SRCDIR, "man", f"pacta.{section}")
        done = subprocess.run(["mandoc", "-Tlint", page], capture_output=True, check=False)
        # that the other page is not installed is no fault of this one
        told = [line for line in done.stdout.decode().splitlines() if not re.search(r"manual not found: Xr pacta [15]", line)]
        assert told == [] and done.stderr == b"", done


main()
