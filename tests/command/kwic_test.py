"""pacta search --kwic: a concordance, the hits below one another."""

from harness import case, expect, main, run


@case
def matches_stand_in_one_column():
    """each match begins in the same column, and each line ends with its address and kind"""
    lines = expect(run("search", "--kwic", "-C", "20", "-a", "az-ru-2022", "security")).out.splitlines()
    assert len(lines) > 5, lines
    for line in lines:
        assert line[20:28].lower() == "security", line
        assert line.rstrip().endswith("]") and "az-ru-2022#" in line, line
    assert len(lines) == len(expect(run("search", "-a", "az-ru-2022", "security")).out.splitlines())


@case
def one_output_at_a_time():
    """--kwic and --json together are refused"""
    assert run("search", "--kwic", "--json", "security").status == 2


main()
