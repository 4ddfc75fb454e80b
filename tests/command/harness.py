"""What the tests of the commands share: running the program, and telling TAP what came of it.

A test file defines its cases with @case and ends with main().
"""

import os
import pty
import shutil
import subprocess
import sys
import tempfile
import traceback

PACTA = os.environ["PACTA"]
SRCDIR = os.environ["PACTA_SRCDIR"]
SLOW = os.environ.get("PACTA_TEST_SLOW") == "1"
PATIENCE = 300 if SLOW else 60
LONGEST = 3000  # of what a failed case tells of an output
DATA = os.path.join(SRCDIR, "tests", "data")
CONCORD = os.path.join(DATA, "lake-concord.yaml")
DECLARATION = os.path.join(SRCDIR, "content", "az-ru-2022.yaml")

_cases = []


def case(function):
    """Register a case; its docstring is its name."""
    _cases.append(function)
    return function


def main():
    """Run all cases, each in a new directory of its own, and print TAP."""
    print(f"1..{len(_cases)}")
    failed = 0
    for number, function in enumerate(_cases, 1):
        directory = tempfile.mkdtemp(prefix="pacta-test-")
        os.chdir(directory)
        problem = ""
        try:
            function()
        except Exception:  # a case that breaks has failed; the others are still to be run
            problem = traceback.format_exc()
        os.chdir("/")
        shutil.rmtree(directory, ignore_errors=True)
        failed += problem != ""
        print(f"{'not ' if problem else ''}ok {number} - {function.__doc__.strip()}")
        for line in problem.splitlines():
            print("#", line.encode("ascii", "backslashreplace").decode())
        sys.stdout.flush()
    sys.exit(1 if failed else 0)


class Result:
    """What a run of the program came to."""

    def __init__(self, command, status, out, err):
        self.command, self.status = command, status
        self.raw_out, self.raw_err = out, err
        self.out, self.err = out.decode(errors="replace"), err.decode(errors="replace")

    def __repr__(self):
        return f"{self.command}\nstatus {self.status}\nstdout:\n{self.out[:LONGEST]}\nstderr:\n{self.err[:LONGEST]}"


def environment(changes):
    """The environment of the test with some variables changed; None takes one away."""
    env = dict(os.environ)
    for name, value in (changes or {}).items():
        if value is None:
            env.pop(name, None)
        else:
            env[name] = value
    return env


def run(*arguments, env=None, stdin=b"", stdout=subprocess.PIPE, stderr=subprocess.PIPE):
    """Run the program and wait for it."""
    process = subprocess.run([PACTA, *arguments], env=environment(env), input=stdin, stdout=stdout, stderr=stderr,
                             timeout=PATIENCE, check=False)
    return Result(arguments, process.returncode, process.stdout or b"", process.stderr or b"")


def run_on_terminal(*arguments, env=None, columns=80):
    """Run the program with a terminal as its standard output (and only that); what came out is as the terminal got it."""
    import fcntl
    import struct
    import termios
    outer, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    process = subprocess.Popen([PACTA, *arguments], env=environment(env), stdin=subprocess.DEVNULL, stdout=inner,
                               stderr=subprocess.PIPE)
    os.close(inner)
    out = b""
    while True:
        try:
            part = os.read(outer, 65536)
        except OSError:  # Linux's way to say that the other end is closed
            break
        if not part:
            break
        out += part
    os.close(outer)
    err = process.stderr.read()
    process.stderr.close()
    return Result(arguments, process.wait(timeout=PATIENCE), out.replace(b"\r\n", b"\n"), err)


def expect(result, status=0, out=None, err=None):
    """Hold a result to an exit status, and to texts, or lists of them, that must be in its output; "" for none at all."""
    assert result.status == status, f"status {status} was expected of\n{result}"
    for name, text, wanted in (("stdout", result.out, out), ("stderr", result.err, err)):
        if wanted == "":
            assert text == "", f"nothing was expected on {name} of\n{result}"
        for one in [wanted] if isinstance(wanted, str) else wanted or []:
            assert one in text, f"{one!r} was expected on {name} of\n{result}"
    return result


def write(path, content):
    """Write a file of text or bytes, and its directory."""
    if os.path.dirname(path):
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())
    return path


def read(path):
    """The bytes of a file."""
    with open(path, "rb") as file:
        return file.read()


def agreement(ident="sample", body=None, **keys):
    """The text of a small agreement; further keys as lines of YAML."""
    lines = ["pacta: 1", f"id: {ident}"]
    keys.setdefault("title", "A Sample Treaty")
    lines += [f"{key}: {value}" for key, value in keys.items()]
    lines.append(body or "provisions:\n  - article: 1\n    title: Peace\n    text: There shall be peace.\n")
    return "\n".join(lines)


def is_safe(text):
    """Is there nothing in the bytes that commands a terminal: no control but newline, no bidi control, no ill-formed UTF-8?"""
    decoded = text.decode()
    return not any((ord(c) < 0x20 and c != "\n") or 0x7F <= ord(c) <= 0x9F or c in "\u202a\u202b\u202c\u202d\u202e"
                   "\u2066\u2067\u2068\u2069" for c in decoded)
