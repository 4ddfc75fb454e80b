"""Standard output: closed pipes, full disks, closed streams."""

import errno
import os
import subprocess

import harness
from harness import CONCORD, PACTA, PATIENCE, agreement, case, environment, main, write

PRINTING = [["show"], ["list"], ["outline"], ["quotes"], ["search", "the"], ["keywords"], ["cite", "16"], ["export"],
            ["export", "-f", "md"], ["export", "-f", "json"], ["export", "-f", "yaml"], ["help"], ["version"], ["16"],
            ["search", "--json", "the"], ["search", "-c", "the"]]


def run_into(arguments, stdout, **options):
    """Run the program into an open file."""
    return subprocess.run([PACTA, *arguments], stdin=subprocess.DEVNULL, stdout=stdout, stderr=subprocess.PIPE, timeout=PATIENCE,
                          env=environment({}), check=False, **options)


@case
def closed_pipes():
    """a closed pipe ends every command quietly"""
    for arguments in PRINTING + [["check", "bad.yaml"], ["check", "--json", "bad.yaml"], ["show", CONCORD]]:
        write("bad.yaml", agreement(nonsense="x"))
        reader, writer = os.pipe()
        os.close(reader)
        done = run_into(arguments, writer)
        os.close(writer)
        assert done.stderr == b"" and done.returncode in (0, 2), (arguments, done)
        assert done.returncode == 0 or arguments[0] == "check", (arguments, done)


@case
def pipes_closed_in_the_middle():
    """a pipe that is closed after the first line ends quietly, whether SIGPIPE is ignored or not"""
    text = "provisions:\n" + "".join(f"  - article: {n}\n    text: There shall be peace.\n" for n in range(1, 5000))
    write("big.yaml", agreement("big", text))
    for restore in (True, False):
        process = subprocess.Popen([PACTA, "show", "./big.yaml"], stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                   restore_signals=restore)
        process.stdout.readline()
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        assert process.wait(timeout=PATIENCE) == 0 and err == b"", (process.returncode, err)


@case
def full_disk():
    """standard output on a full disk: a message and status 2, of every command"""
    write("bad.yaml", agreement(nonsense="x"))
    with open("/dev/full", "wb") as full:
        for arguments in PRINTING + [["check", "bad.yaml"], ["check", "--json", "bad.yaml"]]:
            done = run_into(arguments, full)
            assert done.returncode == 2, (arguments, done)
            reason = os.strerror(errno.ENOSPC).encode()
            assert done.stderr == b"pacta: standard output cannot be written: " + reason + b"\n", (arguments, done)


@case
def closed_standard_output():
    """standard output closed at the start: a message and status 2, and an export to a file goes well"""
    if harness.SLOW:
        print("# a program that runs another may hold streams open for it")
        return

    def run_closed(command):
        return subprocess.run(["sh", "-c", command + " >&-"], stderr=subprocess.PIPE, env=environment({}), timeout=PATIENCE,
                              check=False)
    done = run_closed('"$PACTA" show 16')
    assert done.returncode == 2 and b"standard output cannot be written" in done.stderr, done
    done = run_closed('"$PACTA" export 16 -o x.txt')
    assert done.returncode == 0 and done.stderr == b"", done
    with open("x.txt", encoding="utf-8") as file:
        assert "military assistance" in file.read()


@case
def messages_keep_their_place():
    """messages come behind what was printed before them"""
    done = subprocess.run(["sh", "-c", '"$PACTA" cite 16 12 6 2>&1'], stdout=subprocess.PIPE, env=environment({}),
                          timeout=PATIENCE, check=False)
    lines = done.stdout.decode().splitlines()
    assert "art_16" in lines[0] and lines[1].startswith("pacta: ") and "art_6" in lines[2], lines


main()
