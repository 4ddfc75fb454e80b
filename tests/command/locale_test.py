"""Locales: UTF-8, ASCII, Latin-1, none at all."""

import subprocess

from harness import CONCORD, agreement, case, expect, main, run, write

UNSET = {"LC_ALL": None, "LC_CTYPE": None, "LANG": None}


def latin_1():
    """The name of a locale in Latin-1, if this system has one."""
    names = subprocess.run(["locale", "-a"], capture_output=True, check=False).stdout.decode(errors="replace").split()
    return next((name for name in names if name.lower().endswith(("iso88591", "iso-8859-1"))), None)


@case
def ascii_locale():
    """in the C locale all that is printed is ASCII: signs, bars and what the locale lacks"""
    env = {"LC_ALL": "C"}
    for line in (["show"], ["list"], ["outline"], ["quotes"], ["search", "peace"], ["keywords"], ["cite", "16"], ["show", "12"],
                 ["show", CONCORD], ["outline", CONCORD], ["help"], ["version"], ["show", "\u00e9"]):
        result = run(*line, env=env)
        assert result.status in (0, 1), result
        assert max(result.raw_out + result.raw_err) < 0x80, result
    out = run("show", "16", env=env).out
    assert '" quotation - AzerNEWS, 22 Feb 2022 [az-ru-2022#art_16]' in out
    assert "Ors<U+00E8>ne" in run("show", CONCORD, env=env).out
    assert "~ summary" in run("show", "9", env=env).out and "* note" in run("show", "9", env=env).out
    assert "#" in run("keywords", env=env).out


@case
def no_locale():
    """with none of LC_ALL, LC_CTYPE and LANG, UTF-8 is tried; set to C, it is ASCII"""
    wanted = run("show", "16").raw_out
    assert run("show", "16", env=UNSET).raw_out == wanted
    assert run("show", "16", env={**UNSET, "LANG": ""}).raw_out == wanted
    for name in UNSET:
        assert run("show", "16", env={**UNSET, name: "C"}).raw_out == run("show", "16", env={"LC_ALL": "C"}).raw_out != wanted
        assert run("show", "16", env={**UNSET, name: "C.UTF-8"}).raw_out == wanted


@case
def missing_locale():
    """a UTF-8 locale that the system lacks is UTF-8 all the same"""
    assert run("show", "16", env={"LC_ALL": "xx_XX.UTF-8"}).raw_out == run("show", "16").raw_out


@case
def latin_1_locale():
    """in Latin-1 letters are encoded so, and what it lacks is shown as its number"""
    name = latin_1()
    if name is None:
        print("# this system has no such locale")
        return
    write("x.yaml", agreement(title="Trait\u00e9 \u0416"))
    assert b"Trait\xe9 <U+0416>" in run("show", "x.yaml", env={"LC_ALL": name}).raw_out


@case
def exports_are_utf_8():
    """an export is UTF-8 in every locale, byte for byte the same"""
    for form in ("txt", "md", "json", "yaml"):
        wanted = expect(run("export", CONCORD, "-f", form)).raw_out
        assert run("export", CONCORD, "-f", form, env={"LC_ALL": "C"}).raw_out == wanted, form
        run("export", CONCORD, "-f", form, "-o", f"x.{form}", env={"LC_ALL": "C"})
        with open(f"x.{form}", "rb") as file:
            assert file.read() == wanted, form


@case
def operands_in_ascii():
    """what is typed in UTF-8 is understood in the C locale too"""
    expect(run("search", "-a", CONCORD, "Ors\u00e8ne", env={"LC_ALL": "C"}), 0)


main()
