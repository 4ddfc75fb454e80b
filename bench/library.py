#!/usr/bin/env python3
"""Measures a search of a library beside ripgrep, which only looks for the letters in the same files.

    bench/library.py [-n RUNS] PACTA

The two run in turns; a ratio is the median of those of the single rounds. The files are in the memory of the system by then.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

import treaty

N_TREATIES, N_ARTICLES = 450, 80
LIMIT = 15
COMMON, RARE = "lantern", "semaphore"  # in a third of the treaties; in a twentieth
WORDS = {"nowhere": "zyxwvu", "in a twentieth of the files": RARE, "in a third": COMMON, "in all": "inspectorate"}


def write_library(folder):
    for number in range(N_TREATIES):
        words = [COMMON] * (number % 3 == 0) + [RARE] * (number % 20 == 0)
        ident = f"treaty-{number:03}"
        treaty.write_member(os.path.join(folder, ident + ".yaml"), ident, number, N_ARTICLES, f"Done by the {' and the '.join(words)}.")


def run(command, environment):
    """The seconds that it takes, and how much it printed."""
    start = time.monotonic()
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=False)
    return time.monotonic() - start, done.stdout.count(b"\n")


def measure(pacta, folder, n_rounds, environment):
    print(f"{'pacta search : rg -i':34} {'median, ms':>15} {'ratio':>6} {'limit':>6}")
    for where, word in WORDS.items():
        ours, theirs = [pacta, "search", word], [shutil.which("rg"), "-i", word, folder]
        run(ours, environment), run(theirs, environment)
        pairs = [(run(ours, environment), run(theirs, environment)) for _ in range(n_rounds)]
        a, b = ([pair[i][0] * 1000 for pair in pairs] for i in (0, 1))
        ratio = statistics.median(x / y for x, y in zip(a, b))
        times = f"{statistics.median(a):.1f} : {statistics.median(b):.1f}"
        print(f"  a word {where:25} {times:>15} {ratio:6.1f} {LIMIT:>6}{' *' if ratio > LIMIT else ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("-n", dest="rounds", type=int, default=15, metavar="RUNS")
    parser.add_argument("pacta", type=os.path.abspath)
    options = parser.parse_args()
    if shutil.which("rg") is None:
        sys.exit("bench: to be installed first: ripgrep")
    with tempfile.TemporaryDirectory() as folder:
        library = os.path.join(folder, "library")
        os.mkdir(library)
        write_library(library)
        size = sum(os.path.getsize(entry) for entry in os.scandir(library))
        print(f"\n{N_TREATIES} treaties, {size} bytes of YAML")
        os.mkdir(os.path.join(folder, "content"))
        measure(options.pacta, library, options.rounds,
                {"LC_ALL": "C.UTF-8", "PATH": os.environ["PATH"], "HOME": folder, "PACTA_DATADIR": folder, "PACTA_PATH": library})


main()
