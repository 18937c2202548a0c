"""Kills or starves a working store at a chosen system call, and looks at what is left."""

import gzip
import json
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from database.store import Store
from programme.model import Programme, walk
from tests.programme.builders import field as handlungsfeld
from tests.programme.builders import measure, programme
from tests.torture.victim import BESIDE, SECRET

ROOT = Path(__file__).resolve().parents[2]
NAME = "bestand.db"
CALLS = {
    "writes": "pwrite64,write,writev",
    "syncs": "fsync,fdatasync",
    "files": "ftruncate,unlink,unlinkat,rename,mkdir",
}
FAULTS = ("signal=KILL", "error=EIO", "error=ENOSPC")
MOST = 4000


@dataclass(slots=True)
class Tally:
    """What became of the store over all points."""

    points: int = 0
    corrupt: int = 0
    lost: int = 0
    halves: int = 0
    remembered: int = 0
    """What was deleted for good and is still there."""
    crashes: int = 0
    unsaved_but_there: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    first: str = ""

    def note(self, trouble: str, where: str) -> None:
        setattr(self, trouble, getattr(self, trouble) + 1)
        self.first = self.first or f"{trouble} at {where}"


def can_trace() -> bool:
    """Whether strace is here and allowed to trace."""
    if shutil.which("strace") is None:
        return False
    found = subprocess.run(
        ["strace", "-qq", "-o", "/dev/null", "-e", "inject=getppid:error=EIO", "true"], capture_output=True, check=False
    )
    return found.returncode == 0


def prepared(folder: Path) -> Path:
    """A store with one programme, closed in order."""
    folder.mkdir(parents=True)
    with Store.open(folder / NAME, "Anna") as store:
        plan = handlungsfeld("000", *[measure("000", text="Wort " * 100) for _ in range(4)])
        store.library.take_in(programme(plan))
        beside = handlungsfeld(""), handlungsfeld(SECRET, text=f"{SECRET}. " * 20)
        store.library.take_in(replace(programme(*beside), title=BESIDE))
    return folder


class Victim:
    """The forking process of `victim.py`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.torture.victim"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def run(self, path: Path, *trace: str) -> tuple[list[str], int]:
        """Works on the store at `path` under strace with these options; what was said, and the wait status."""
        pid = int(self._ask({"path": str(path)})["pid"])
        command = ["strace", "-f", "-qq", "-p", str(pid), *trace]
        tracer = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        while not is_traced(pid):
            if tracer.poll() is not None:
                raise RuntimeError("strace gave up")
            time.sleep(0.001)
        answer = self._ask("go")
        tracer.wait()
        return answer["said"], answer["status"]

    def close(self) -> None:
        """Ends it."""
        self._process.communicate("")

    def _ask(self, order: object) -> dict[str, object] | object:  # type: ignore[override]
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


@contextmanager
def victim() -> Iterator[Victim]:
    started = Victim()
    try:
        yield started
    finally:
        started.close()


def is_traced(pid: int) -> bool:
    status = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return "TracerPid:\t0\n" not in status


def every_point(working: Victim, source: Path, calls: str, fault: str, step: int = 1, first: int = 1) -> Tally:
    """Meets every `step`-th call from the `first` on with the fault, until the work is done before it comes."""
    tally = Tally()
    for number in range(first, MOST, step):
        folder = source.with_name("victim")
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(source, folder)
        log = source.with_name("strace.log")
        options = ["-o", str(log), "-e", f"trace={calls}", "-e", f"inject={calls}:{fault}:when={number}"]
        said, status = working.run(folder / NAME, *options)
        killed = status == signal.SIGKILL
        met = killed or "(INJECTED)" in log.read_text(errors="replace")
        tally.points += met
        if status and not killed:
            tally.note("crashes", f"{calls} {fault} {number}")
        judge(folder / NAME, said, tally, f"{calls} {fault} {number}")
        if not met:
            return tally
    return tally


def judge(path: Path, said: list[str], tally: Tally, where: str) -> None:
    """Opens what is left and compares it with what was called saved."""
    with Store.open(path, thorough=True) as store:
        if store.rescued is not None or store.check():
            tally.note("corrupt", where)
        found = next((each.id for each in store.library.overview() if each.title != BESIDE), None)
        if found is None:  # the victim is started on a store that has it
            tally.note("lost", where)
        else:
            _judge_words(store, store.library.programme(found), said, tally, where)
        store.close(backup=False)
    tally.errors.update(each for each in said if each.startswith("ERROR"))
    if "PURGED" in said and any(SECRET.encode() in each for each in contents(path.parent)):
        tally.note("remembered", where)


def _judge_words(store: Store, plan: Programme, said: list[str], tally: Tally, where: str) -> None:
    saved, typed = _last_number(said, "SAVED"), _last_number(said, "TYPED")
    titles = {node.title for node in walk(plan.nodes)}
    if len(titles) != 1:
        tally.note("halves", where)
    there = int(min(titles))
    text = plan.nodes[0].text.removeprefix("getippt ")
    if there < saved or (typed and int(text or 0) < typed):
        tally.note("lost", where)
    tally.unsaved_but_there += there > saved
    while store.history.state(plan.id).undo:
        store.history.undo(plan.id)
    if {node.title for node in walk(store.library.programme(plan.id).nodes)} != {"000"}:
        tally.note("halves", where)


def _last_number(said: list[str], word: str) -> int:
    return max((int(each.split()[1]) for each in said if each.startswith(word)), default=0)


def contents(folder: Path) -> Iterator[bytes]:
    """What stands in the files of a store, packed ones unpacked."""
    for path in folder.rglob("*"):
        if path.is_file():
            yield gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
