"""Figures that benchmarks take, and the table that `make bench` ends with (Markdown, made for docs/measurements.md)."""

import json
import os
import platform
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `seconds` is a median, `best` the quickest round, `megabytes` a peak, `beside` seconds of the thing compared with."""

    what: str
    seconds: float | None = None
    best: float | None = None
    megabytes: float | None = None
    beside: float | None = None
    note: str = ""


@dataclass(slots=True)
class Figures:
    """Collects rows over a whole run."""

    rows: list[Row] = field(default_factory=list)

    def time(
        self,
        what: str,
        call: Callable[[], object],
        *,
        rounds: int = 5,
        beside: Callable[[], object] | None = None,
        note: str = "",
        clock: Callable[[], float] = time.perf_counter,
    ) -> float:
        """The median seconds of `call` over the rounds; `beside` (what it is compared with) takes turns with it, so that
        both see the same machine. With `time.process_time` as `clock`, what else runs on it hardly counts."""
        ours, theirs = [], []
        for _ in range(rounds):
            ours.append(_seconds(call, clock))
            if beside:
                theirs.append(_seconds(beside, clock))
        return self.put(what, ours, theirs, note=note)

    def put(self, what: str, ours: Sequence[float], theirs: Sequence[float] = (), *, note: str = "") -> float:
        """Takes seconds that were measured elsewhere, `theirs` those of what it is compared with; gives the median."""
        median = statistics.median(ours)
        self.rows.append(Row(what, median, min(ours), None, statistics.median(theirs) if theirs else None, note))
        return median

    def run(self, what: str, command: Sequence[str | Path], *, rounds: int = 3, note: str = "") -> tuple[float, float]:
        """Median seconds and highest peak memory (MB) of a process of its own; raises CalledProcessError where it fails."""
        taken = [_process(command) for _ in range(rounds)]
        seconds, peak = statistics.median(s for s, _ in taken), max(mb for _, mb in taken)
        self.rows.append(Row(what, seconds, min(s for s, _ in taken), peak, None, note))
        return seconds, peak

    def note(self, what: str, note: str) -> None:
        """A figure that is no time: a size, a score, a count."""
        self.rows.append(Row(what, note=note))

    def table(self) -> str:
        """All rows with machine and date."""
        head = f"{datetime.now(UTC):%Y-%m-%d}, {platform.platform(terse=True)}, Python {platform.python_version()}, {os.cpu_count()} cores"
        lines = [
            head,
            "",
            "| what | median | best | peak | compared with | ratio | note |",
            "|---|--:|--:|--:|--:|--:|---|",
        ]
        return "\n".join([*lines, *map(_line, self.rows)])


def _line(row: Row) -> str:
    ratio = f"{row.seconds / row.beside:.2f}" if row.seconds and row.beside else ""
    memory = f"{row.megabytes:.0f} MB" if row.megabytes is not None else ""
    cells = [row.what, _shown(row.seconds), _shown(row.best), memory, _shown(row.beside), ratio, row.note]
    return f"| {' | '.join(cells)} |"


def _shown(seconds: float | None) -> str:
    if seconds is None:
        return ""
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


def _seconds(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return clock() - start


# A child's peak counts the memory of the process that forked it, and pytest is big: a small Python stands between.
_BETWEEN = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
code = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
print(json.dumps([code, time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024]))
"""


def _process(command: Sequence[str | Path]) -> tuple[float, float]:
    between = [sys.executable, "-ISc", _BETWEEN, *command]
    code, seconds, peak = json.loads(subprocess.run(between, check=True, stdout=subprocess.PIPE).stdout)
    if code:
        raise subprocess.CalledProcessError(code, [str(word) for word in command])
    return seconds, peak
