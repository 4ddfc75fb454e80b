"""Runs a program on a pseudo-terminal, and tells when its screen last changed.

What the program writes is kept with the time at which it came, and interpreted only once it is still, so that looking costs the
program no time. The terminal knows what xterm-256color's description makes programs send, as far as it moves characters about.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time

STILL = 0.25  # seconds without output after which a screen is taken for finished
PATIENCE = 20

CONTROL = re.compile(
    r"\x1b\[(?P<args>[0-9;:]*)(?P<final>[A-Za-z@`])"  # what moves, erases and scrolls
    r"|\x1b\[[<=>?][0-9;]*[ -/]*[@-~]|\x1b\[[0-9;]*[ -/]+[@-~]"  # modes and questions
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1bP[^\x1b]*\x1b\\"  # titles, more questions
    r"|\x1b[ -/][0-~]|\x1b(?P<escape>[0-Z\\^-~])"
    r"|(?P<plain>[^\x00-\x1f\x7f]+)|(?P<byte>[\x00-\x1f\x7f])"
)


class Screen:
    """The characters that stand on the screen."""

    def __init__(self, rows, columns):
        self.rows, self.columns = rows, columns
        self.cells = [[" "] * columns for _ in range(rows)]
        self.row = self.column = 0
        self.top, self.bottom = 0, rows - 1
        self.last, self.rest = " ", ""

    def resize(self, rows, columns):
        self.cells = [(line + [" "] * columns)[:columns] for line in self.cells[:rows]]
        self.cells += [[" "] * columns for _ in range(rows - len(self.cells))]
        self.rows, self.columns, self.top, self.bottom = rows, columns, 0, rows - 1
        self.row, self.column = min(self.row, rows - 1), min(self.column, columns - 1)

    def text(self):
        return "\n".join("".join(line).rstrip() for line in self.cells)

    def feed(self, text):
        text, at = self.rest + text, 0
        while at < len(text):
            found = CONTROL.match(text, at)
            if found is None:  # a sequence whose end is still to come
                break
            at = found.end()
            if found["plain"]:
                self.put(found["plain"])
            elif found["byte"]:
                self.control(found["byte"])
            elif found["final"]:
                numbers = [int(n) for n in re.split("[;:]", found["args"]) if n]
                self.sequence(found["final"], numbers)
            elif found["escape"] == "M":
                self.line_up()
        self.rest = text[at:]

    def put(self, text):
        for letter in text:
            if self.column == self.columns:
                self.column = 0
                self.line_down()
            self.cells[self.row][self.column] = self.last = letter
            self.column += 1

    def control(self, byte):
        if byte == "\r":
            self.column = 0
        elif byte == "\n":
            self.line_down()
        elif byte == "\b":
            self.column = max(min(self.column, self.columns - 1) - 1, 0)
        elif byte == "\t":
            self.column = min(self.column // 8 * 8 + 8, self.columns - 1)

    def scroll(self, n, top=None):
        """Moves the lines from `top` to the end of the scrolling region up by n, down where n is less than 0."""
        top = self.top if top is None else top
        region = self.cells[top : self.bottom + 1]
        n = max(-len(region), min(n, len(region)))
        blank = [[" "] * self.columns for _ in range(abs(n))]
        self.cells[top : self.bottom + 1] = region[n:] + blank if n > 0 else blank + region[: len(region) + n]

    def line_down(self):
        if self.row == self.bottom:
            self.scroll(1)
        else:
            self.row = min(self.row + 1, self.rows - 1)

    def line_up(self):
        if self.row == self.top:
            self.scroll(-1)
        else:
            self.row = max(self.row - 1, 0)

    def erase(self, row, start, end):
        self.cells[row][start:end] = [" "] * (end - start)

    def erase_display(self, what):
        self.erase_line(what)
        for row in range(self.row + 1, self.rows) if what == 0 else range(self.row) if what == 1 else range(self.rows):
            self.erase(row, 0, self.columns)

    def erase_line(self, what):
        column = min(self.column, self.columns - 1)
        self.erase(self.row, column if what == 0 else 0, column + 1 if what == 1 else self.columns)

    def sequence(self, final, numbers):
        first = numbers[0] if numbers else 0
        n, line, column = max(first, 1), self.cells[self.row], min(self.column, self.columns - 1)
        if final in "Hf":
            self.row = min(n, self.rows) - 1
            self.column = min(max(numbers[1] if len(numbers) > 1 else 1, 1), self.columns) - 1
        elif final == "r":
            self.top, self.bottom = n - 1, (numbers[1] if len(numbers) > 1 else self.rows) - 1
            self.row = self.column = 0
        elif final == "J":
            self.erase_display(first)
        elif final == "K":
            self.erase_line(first)
        elif final == "L":
            self.scroll(-n, self.row)
        elif final == "M":
            self.scroll(n, self.row)
        elif final == "S":
            self.scroll(n)
        elif final == "T":
            self.scroll(-n)
        elif final == "X":
            self.erase(self.row, column, min(column + n, self.columns))
        elif final == "P":
            line[column:] = (line[column + n :] + [" "] * n)[: self.columns - column]
        elif final == "@":
            line[column:] = ([" "] * n + line[column:])[: self.columns - column]
        elif final == "b":
            self.put(self.last * n)
        else:
            self.move(final, n, column)

    def move(self, final, n, column):
        if final == "A":
            self.row = max(self.row - n, 0)
        elif final == "B":
            self.row = min(self.row + n, self.rows - 1)
        elif final == "C":
            self.column = min(column + n, self.columns - 1)
        elif final == "D":
            self.column = max(column - n, 0)
        elif final in "G`":
            self.column = min(n, self.columns) - 1
        elif final == "d":
            self.row = min(n, self.rows) - 1


class Job:
    """A program that runs on a terminal of its own."""

    def __init__(self, command, environment, rows=30, columns=100):
        self.screen = Screen(rows, columns)
        ready, start = os.pipe()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
            os.write(start, struct.pack("qq", time.process_time_ns(), time.monotonic_ns()))  # one clock for all processes
            os.execve(command[0], command, environment)
        os.close(start)
        self.spent, self.started = struct.unpack("qq", os.read(ready, 16))
        os.close(ready)

    def settle(self, since):
        """Waits until the screen is still; the milliseconds from a time to the last output that changed a character on it."""
        end, changed = time.monotonic() + PATIENCE, since
        chunks = []
        while time.monotonic() < end and select.select([self.fd], [], [], STILL if chunks else 2)[0]:
            try:
                data = os.read(self.fd, 1 << 16)
            except OSError:  # the program has ended
                break
            chunks.append((time.monotonic_ns(), data))
        before = self.screen.text()
        for when, data in chunks:
            self.screen.feed(data.decode("utf-8", "replace"))
            after = self.screen.text()
            changed, before = (when, after) if after != before else (changed, before)
        return (changed - since) / 1e6

    def first_frame(self):
        return self.settle(self.started)

    def send(self, keys):
        """Sends keys; the milliseconds until their screen stands."""
        since = time.monotonic_ns()
        os.write(self.fd, keys.encode())
        return self.settle(since)

    def resize(self, rows, columns):
        self.screen.resize(rows, columns)
        since = time.monotonic_ns()
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        return self.settle(since)

    def processor_ms(self):
        """The time that the program has had on a processor."""
        with open(f"/proc/{self.pid}/schedstat", encoding="ascii") as file:
            return (int(file.read().split()[0]) - self.spent) / 1e6

    def peak_kib(self):
        with open(f"/proc/{self.pid}/status", encoding="ascii") as file:
            return int(re.search(r"VmHWM:\s+(\d+)", file.read())[1])

    def end(self):
        os.kill(self.pid, signal.SIGKILL)
        os.close(self.fd)
        os.waitpid(self.pid, 0)
