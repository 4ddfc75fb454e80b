"""pacta refs: what refers to a place, in the same agreement and across the library."""

import os

from harness import case, expect, main, run, write

FIRST = """pacta: 1
id: first
title: First
aliases: [number-one]
provisions:
- {article: 1, text: "1. One\\n2. Two"}
- {article: 2, text: b, see: [1, "1(2)"]}
- {article: 3, text: c}
- {id: scope, title: Scope, summary: s, see: 1-3}
"""
SECOND = """pacta: 1
id: second
title: Second
provisions:
- {article: 7, title: Far, text: a, see: ["first 1", "number-one#art_3"]}
"""


def library():
    """An environment with two agreements, of which the second refers to the first by id and by alias."""
    write("shelf/first.yaml", FIRST)
    write("shelf/second.yaml", SECOND)
    return {"PACTA_PATH": os.path.abspath("shelf")}


@case
def within_and_across():
    """references in the same agreement, by a range, and from another one"""
    env = library()
    out = expect(run("refs", "first", "1", env=env)).out
    assert [line.split("  ")[0] for line in out.splitlines()] == ["first#art_2", "first#art_2", "first#prov_scope", "second#art_7"]
    out = expect(run("refs", "first", "3", env=env)).out
    assert out == "first#prov_scope  Scope: see 1-3\nsecond#art_7  Article 7, Far: see number-one#art_3\n"


@case
def of_a_paragraph():
    """a pinpoint is cited by what names it, and by a range around it, not by what names the whole article"""
    out = expect(run("refs", "first", "1(2)", env=library())).out
    assert [line.split(": ")[-1] for line in out.splitlines()] == ["see 1(2)", "see 1-3"]


@case
def nothing():
    """status 1 where nothing refers to the place, and where there is no such place"""
    env = library()
    assert run("refs", "second", "7", env=env).status == 1
    assert run("refs", "second", "8", env=env).status == 1


main()
