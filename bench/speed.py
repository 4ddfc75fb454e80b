#!/usr/bin/env python3
"""Measures pacta beside less and vim, each on a terminal of its own, in turns, and prints a table of ratios.

    make bench                                        builds what is needed and runs this
    bench/speed.py [-n RUNS] [--bare PROGRAM] PACTA   the program, and bench/bare.c compiled

Peers show the text that pacta exports of the same agreement. A ratio is the median of those of the single rounds, in which the
peers run one after the other, so that it holds on a machine that is now fast, now slow; beside it stands the ratio of the best
times of all rounds, which other programs on the machine disturb least, and that of the processor's time. Memory is VmHWM.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

import terminal
import treaty

SOURCES = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DECLARATION = "az-ru-2022"
ROWS, COLUMNS = 30, 100
OTHER_ROWS, OTHER_COLUMNS = 24, 90  # to resize to
SEARCHED = treaty.RARE_WORD


class Peer:
    """A program, what it opens, and what its keys are for each thing that is measured."""

    def __init__(self, name, command, keys, n_times=1):
        self.name, self.command, self.keys, self.n_times = name, command, keys, n_times
        self.times, self.processor, self.peaks = {}, {}, []

    def note(self, what, job, milliseconds, spent_before):
        self.times.setdefault(what, []).append(milliseconds)
        self.processor.setdefault(what, []).append(job.processor_ms() - spent_before)

    def run(self, environment):
        """One round: the first frame, all keys, at last a resize."""
        job = terminal.Job(self.command, environment, ROWS, COLUMNS)
        try:
            self.note("first frame", job, job.first_frame(), 0)
            for what, keys in self.keys.items():
                for _ in range(self.n_times):
                    spent = job.processor_ms()
                    self.note(what, job, job.send(keys), spent)
            spent = job.processor_ms()
            self.note("resize", job, job.resize(OTHER_ROWS, OTHER_COLUMNS), spent)
            self.peaks.append(job.peak_kib())
        finally:
            job.end()


def compare(ours, theirs, limits):
    """Prints a row a measure: both times, the ratios and the limit."""
    print(f"\n{ours.name + ' : ' + theirs.name:34} {'median, ms':>15} {'ratio':>6} {'best':>6} {'cpu':>6} {'limit':>6}")
    for what, limit in limits.items():
        a, b = ours.times[what], theirs.times[what]
        pairs = statistics.median(x / y for x, y in zip(a, b) if y > 0)
        spent = statistics.median(ours.processor[what]) / statistics.median(theirs.processor[what])
        times = f"{statistics.median(a):.2f} : {statistics.median(b):.2f}"
        mark = " *" if limit and pairs > limit and min(a) / min(b) > limit else ""
        print(f"  {what:32} {times:>15} {pairs:6.2f} {min(a) / min(b):6.2f} {spent:6.2f} {limit or '':>6}{mark}")


def tell_peak(peer, limit):
    kib = statistics.median(peer.peaks)
    print(f"  {'peak of ' + peer.name + ', MiB':32} {kib / 1024:15.1f} {'':20} {limit:6}{' *' if kib > 1024 * limit else ''}")


def export(pacta, agreement, path, environment):
    with open(path, "wb") as out:
        subprocess.run([pacta, "export", agreement, "-f", "txt"], stdout=out, env=environment, check=True)


def line_of(path, start):
    """The number of the first line that starts so."""
    with open(path, encoding="utf-8") as file:
        return next(number for number, line in enumerate(file, 1) if line.startswith(start))


def run_in_turns(peers, n_rounds, environment):
    for number in range(n_rounds):
        for peer in peers:
            with tempfile.TemporaryDirectory() as home:  # no kept state: every run begins at the beginning
                peer.run(dict(environment, HOME=home))
        print(f"\r{number + 1}/{n_rounds}", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)


def measure_declaration(options, folder, environment):
    text = os.path.join(folder, "declaration.txt")
    export(options.pacta, DECLARATION, text, environment)
    keys = {"a line down (j)": "j", "a page down (Space)": " "}
    pacta = Peer("pacta", [options.pacta, DECLARATION], keys, 3)
    less = Peer("less", [shutil.which("less"), text], keys, 3)
    bare = Peer("bare curses", [options.bare, text], keys, 3) if options.bare else None
    run_in_turns([pacta, less] + [bare] * bool(bare), options.rounds, environment)
    print(f"The Declaration, {os.path.getsize(text)} bytes of text", end="")
    compare(pacta, less, {"first frame": 1.3, "a line down (j)": 1.5, "a page down (Space)": 1.5})
    tell_peak(pacta, 6)
    if bare:
        compare(bare, less, dict.fromkeys(["first frame", *keys]))
        compare(pacta, bare, dict.fromkeys(["first frame", *keys]))


def measure_treaty(options, folder, environment):
    path, text = os.path.join(folder, "basin-treaty.yaml"), os.path.join(folder, "basin-treaty.txt")
    treaty.write(path)
    export(options.pacta, path, text, environment)
    middle = treaty.N_ARTICLES // 2
    pacta = Peer("pacta", [options.pacta, path], {"G": "G", "350G": f"{middle}G", "search": f"/{SEARCHED}\r"})
    vim = Peer("vim", [shutil.which("vim"), "-u", "NONE", "-R", text],
               {"G": "G", "350G": f"{line_of(text, f'Art. {middle} ')}G", "search": f"/{SEARCHED}\r"})
    run_in_turns([pacta, vim], options.rounds, environment)
    print(f"\n{treaty.N_ARTICLES} articles, {os.path.getsize(path)} bytes of YAML, {os.path.getsize(text)} of text", end="")
    compare(pacta, vim, {"first frame": 2.5, "G": 1.5, "350G": 1.5, "search": 1.5, "resize": 1.5})
    tell_peak(pacta, 16)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", dest="rounds", type=int, default=15, metavar="RUNS")
    parser.add_argument("--bare", type=os.path.abspath, metavar="PROGRAM", help="bench/bare.c, compiled")
    parser.add_argument("pacta", type=os.path.abspath)
    options = parser.parse_args()
    missing = [name for name in ("less", "vim") if shutil.which(name) is None]
    if missing:
        sys.exit(f"bench: to be installed first: {' and '.join(missing)}")
    environment = {"TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "PACTA_DATADIR": SOURCES}
    with tempfile.TemporaryDirectory() as folder:
        measure_declaration(options, folder, dict(environment, HOME=folder))
        measure_treaty(options, folder, dict(environment, HOME=folder))


main()
