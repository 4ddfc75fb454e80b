"""Commands, options, help, exit statuses: what a command line may and may not say."""

import re

from harness import case, expect, main, run, run_on_terminal, write, agreement

COMMANDS = ["list", "outline", "show", "quotes", "search", "keywords", "cite", "export", "check", "help", "version"]


@case
def help_lists_every_command():
    """--help lists every command, the options, the exit statuses"""
    result = expect(run("--help"), out=["usage: pacta", "--color", "--version", "Exit status:"], err="")
    for name in COMMANDS:
        assert re.search(rf"^  {name}\b", result.out, re.M), f"{name} is missing\n{result}"


@case
def help_is_the_same_by_any_name():
    """help, --help and -h say the same, of the program and of each command"""
    whole = expect(run("--help")).out
    assert run("help").out == run("-h").out == whole
    for name in COMMANDS:
        one = expect(run(name, "--help"), out=f"usage: pacta {name}", err="").out
        assert run("help", name).out == one and run("--help", name).out == one and one != whole, name


@case
def version_names_libraries():
    """--version names the program, the libraries and the licence"""
    result = expect(run("--version"), out=["pacta ", "ncurses", "libyaml", "utf8proc", "unibreak", "PCRE2", "MIT"], err="")
    assert run("version").out == result.out == run("list", "--version").out


@case
def unknown_options():
    """an option that is none: status 2, the nearest one, the way to help; nothing on stdout"""
    expect(run("show", "--widht", "20"), 2, "", ['"--widht"', '"--width"', 'see "pacta show --help"'])
    expect(run("--colour=never"), 2, "", ['"--colour"', '"--color"', 'see "pacta --help"'])
    expect(run("show", "--zzzzzzzz"), 2, "", "there is no option \"--zzzzzzzz\"\n")
    expect(run("show", "-Z"), 2, "", 'no option "-Z"')
    expect(run("list", "--width=3"), 2, "", 'no option "--width"')


@case
def wrong_arguments_of_options():
    """arguments that are missing, too many or none of those taken: status 2"""
    expect(run("show", "--width"), 2, "", '"--width" needs an argument')
    expect(run("show", "-w"), 2, "", '"--width" needs an argument')
    expect(run("check", "--strict=yes", "x"), 2, "", '"--strict" takes no argument')
    for number in ("-1", "x", "", "1.5", "99999999999999999999", "1000001"):
        expect(run("show", f"--width={number}"), 2, "", "is not a whole number")
    expect(run("list", "--color=sometimes"), 2, "", ['"sometimes"', "auto, always and never"])
    expect(run("search", "--in=quote,words", "x"), 2, "", ['"words"', "quote, text, summary, note and heading"])
    expect(run("search", "-c", "-l", "x"), 2, "", "only one of")
    expect(run("cite", "--style=mla", "16"), 2, "", ['"mla"', "plain"])
    expect(run("export", "-f", "pdf"), 2, "", ['"pdf"', "txt", "md", "json", "yaml"])


@case
def numbers_of_operands():
    """operands that are missing or too many: status 2"""
    for name in ("search", "cite", "check"):
        expect(run(name), 2, "", [f"pacta: {name}: an operand is missing", f'see "pacta {name} --help"'])
    expect(run("list", "x"), 2, "", "list takes no operand")
    expect(run("version", "x"), 2, "", "version takes no operand")
    expect(run("help", "list", "show"), 2, "", '"show" is one operand too many')


@case
def unknown_commands():
    """a word that is no command: the nearest one is named"""
    expect(run("lsit"), 2, "", ['"list"', 'see "pacta --help"'])
    expect(run("exprot", "16"), 2, "", '"export"')
    expect(run("help", "shwo"), 2, "", '"show"')
    expect(run("help", "qqqqqqqq"), 2, "", "pacta --help")


@case
def options_stand_anywhere():
    """options stand before the command, before operands and behind them; a long one may be cut short"""
    wide = expect(run("show", "--width=30", "16")).out
    for line in (("show", "16", "--width", "30"), ("show", "-w30", "16"), ("show", "--wid=30", "16"),
                 ("--width=30", "show", "16"), ("--color=never", "show", "16", "-w", "30"),
                 ("--color", "never", "show", "16", "-w", "30")):
        assert run(*line).out == wide, line


@case
def two_hyphens_end_commands_and_options():
    """behind "--" there are no commands and no options"""
    expect(run("--", "list"), 2, "", '"list"')
    expect(run("show", "--", "--width"), 1, "", '"--width"')
    assert run("show", "--", "16").out == run("show", "16").out == run("--", "16").out


@case
def status_of_what_is_found():
    """status 0 for what is found, 1 for what is not, 2 for what is wrong"""
    expect(run("16"), 0, "Art. 16", "")
    expect(run("12"), 1, "", "pacta: Moscow Declaration has 43 articles; this edition has 1, 6, 9, 10, 16, 25, 30\n")
    expect(run("search", "nothing like it"), 1, "", "")
    expect(run("show", "nowhere"), 1, "", ['"nowhere"', 'nor is an agreement called "nowhere"'])
    expect(run("show", "no-such-id#art_1"), 1, "", 'no agreement is called "no-such-id"')
    expect(run("search", "-a", "no-such-id", "x"), 1, "", 'no agreement is called "no-such-id"')
    expect(run("show", "./no-such-file.yaml"), 2, "", "./no-such-file.yaml: error: cannot be opened")
    write("bad.yaml", agreement(nonsense="x"))
    expect(run("show", "./bad.yaml"), 2, "", "./bad.yaml:3:1: error:")


@case
def messages_begin_with_the_name():
    """every message begins with the program's name, or the file's; what belongs to it is indented"""
    for line in (("12",), ("lsit",), ("show", "--x"), ("cite",), ("sec",)):
        for text in run(*line).err.splitlines():
            assert text.startswith(("pacta: ", "  ")), (line, text)


@case
def colour():
    """--color, NO_COLOR, TERM=dumb and a pipe say whether there are escape sequences"""
    escape = "\033["
    term = {"TERM": "xterm-256color"}
    assert escape not in run("show", "16", env=term).out
    assert escape in run("show", "16", "--color=always", env={"NO_COLOR": "1"}).out
    assert escape in run("search", "--color=always", "peace").out
    assert escape in run_on_terminal("show", "16", env=term).out
    assert escape not in run_on_terminal("show", "16", env={**term, "NO_COLOR": "1"}).out
    assert escape not in run_on_terminal("show", "16", env={"TERM": "dumb"}).out
    assert escape not in run_on_terminal("show", "16", env={"TERM": "no-such-terminal"}).out
    assert escape not in run_on_terminal("show", "16", "--color=never", env=term).out


@case
def no_arguments_at_all():
    """a program that is given not even its own name does not crash"""
    import subprocess
    import sys
    code = "import os; os.execve(os.environ['PACTA'], [], os.environ)"
    done = subprocess.run([sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode in (0, 1, 2), done


main()
