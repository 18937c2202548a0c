"""Power cuts: what was written is recorded once, then replayed up to any moment with any part of the unsynced lost.

The rules are those of a strict file system: a write is safe when its file was synced after it, and may else be missing
or torn; a new name, a rename or a deletion is safe when its folder was synced, and is else lost with all that came
after it in that folder.
"""

import ast
import random
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.torture.faults import NAME, Victim

TRACED = "openat,lseek,pwrite64,write,ftruncate,fsync,fdatasync,unlink,unlinkat,rename,mkdir,rmdir,sendto"
SECTOR = 512
_LINE = re.compile(r"^\d+\s+(\w+)\((.*)\)\s+= (-?\d+)")
_HANDLE = re.compile(r"^(?:AT_FDCWD|\d+)<((?:[^>\\]|\\.)*)>")


@dataclass(frozen=True, slots=True)
class Step:
    """One recorded call: `kind` is its role here, `path` the file, `other` the second name of a rename."""

    kind: str
    path: str = ""
    data: bytes = b""
    offset: int = 0
    other: str = ""


@dataclass(slots=True)
class File:
    """What is safe of a file, and what was done since its last sync."""

    safe: bytearray = field(default_factory=bytearray)
    since: list[Step] = field(default_factory=list)


@dataclass(slots=True)
class Folder:
    """Names that are safe, and changes of names since the folder was synced."""

    safe: dict[str, File] = field(default_factory=dict)
    now: dict[str, File] = field(default_factory=dict)
    since: list[tuple[str, str, File | None]] = field(default_factory=list)


def record(working: Victim, folder: Path, log: Path) -> list[Step]:
    """A whole run of the victim on the store in `folder`."""
    working.run(folder / NAME, "-y", "-xx", "-s", "1000000", "-o", str(log), "-e", f"trace={TRACED}")
    return list(steps(log, folder))


def steps(log: Path, folder: Path) -> Iterator[Step]:
    """The calls that concern files in `folder`, and what was said."""
    places: dict[str, int] = {}
    for line in log.read_text(encoding="ascii", errors="replace").splitlines():
        match = _LINE.match(line)
        if match is None or int(match[3]) < 0:
            continue
        step = _step(match[1], match[2], int(match[3]), places)
        if step is not None and (step.kind == "say" or step.path.startswith(str(folder))):
            yield step


def _step(call: str, words: str, result: int, places: dict[str, int]) -> Step | None:
    texts = [ast.literal_eval(f'b"{each}"') for each in re.findall(r'"((?:\\x..)*)"', words)]
    handle = _HANDLE.match(words)
    path = _unescaped(handle[1]) if handle else ""
    numbers = [int(each) for each in re.findall(r"(?<![\w\\])(\d+)(?=[,\s]|$)", words.rpartition('"')[2])]
    if call == "sendto":
        return Step("say", data=texts[0])
    if call == "openat":
        name = str(Path(path, texts[0].decode()))
        places[name] = 0
        kind = "create" if "O_CREAT" in words else "open"
        return Step("empty", name) if "O_TRUNC" in words else Step(kind, name)
    if call == "lseek":
        places[path] = result
        return None
    if call == "pwrite64":
        return Step("write", path, texts[0][:result], numbers[-1])
    if call == "write":
        offset = places.get(path, 0)
        places[path] = offset + result
        return Step("write", path, texts[0][:result], offset)
    if call == "ftruncate":
        return Step("cut", path, offset=numbers[-1])
    if call in ("fsync", "fdatasync"):
        return Step("sync", path)
    if call == "rename":
        return Step("rename", texts[0].decode(), other=texts[1].decode())
    if call in ("unlink", "rmdir"):
        return Step("remove", texts[0].decode())
    if call == "unlinkat":
        return Step("remove", str(Path(path, texts[0].decode())))
    return Step("folder", texts[0].decode())


def _unescaped(text: str) -> str:
    return str(ast.literal_eval(f'b"{text}"').decode()) if "\\" in text else text


class Disk:
    """What a disk holds while steps arrive, with everything that a power cut could still undo."""

    def __init__(self, folder: Path) -> None:
        self._folders: dict[str, Folder] = {}
        for path in (folder, *folder.rglob("*")):
            if path.is_dir():
                self._folders[str(path)] = Folder()
            else:
                names = self._folders[str(path.parent)]
                names.safe[path.name] = names.now[path.name] = File(bytearray(path.read_bytes()))
        self._parents: dict[str, bool] = dict.fromkeys(self._folders, True)

    def take(self, step: Step) -> None:
        """One more call."""
        if step.kind == "folder":
            self._folders[step.path] = Folder()
            self._parents[step.path] = False
            return
        if step.path in self._folders:
            if step.kind == "sync":
                self._sync_folder(step.path)
            elif step.kind == "remove":
                del self._folders[step.path]
            return
        folder, name = self._folders[str(Path(step.path).parent)], Path(step.path).name
        if step.kind in ("create", "empty") and name not in folder.now:
            folder.now[name] = File()
            folder.since.append(("create", name, folder.now[name]))
        elif step.kind == "empty":
            folder.now[name].since.append(Step("cut", step.path))
        elif step.kind in ("write", "cut"):
            folder.now[name].since.append(step)
        elif step.kind == "sync":
            file = folder.now[name]
            file.safe, file.since = done(file, file.since), []
        elif step.kind == "remove":
            folder.since.append(("remove", name, folder.now.pop(name, None)))
        elif step.kind == "rename":
            self._rename(folder, name, step.other)

    def after_cut(self, target: Path, root: Path, choose: random.Random) -> None:
        """Writes into `target` what the disk under `root` might hold after a power cut at this moment."""
        target.mkdir(parents=True)
        for path, folder in self._folders.items():
            if not self._parents[path] and choose.random() < 0.5:
                continue
            here = target / Path(path).relative_to(root)
            here.mkdir(parents=True, exist_ok=True)
            for name, file in self._names(folder, choose).items():
                kept = [_torn(step, choose) for step in file.since if choose.random() < 0.5]
                (here / name).write_bytes(done(file, kept))

    def _names(self, folder: Folder, choose: random.Random) -> dict[str, File]:
        names = dict(folder.safe)
        for kind, name, file in folder.since[: choose.randint(0, len(folder.since))]:
            if kind == "remove":
                names.pop(name, None)
            elif file is not None:
                names[name] = file
        return names

    def _rename(self, folder: Folder, name: str, other: str) -> None:
        file = folder.now.pop(name)
        target = self._folders[str(Path(other).parent)]
        target.now[Path(other).name] = file
        folder.since.append(("remove", name, file))
        target.since.append(("create", Path(other).name, file))

    def _sync_folder(self, path: str) -> None:
        folder = self._folders[path]
        folder.safe, folder.since = dict(folder.now), []
        for each in self._folders:
            if str(Path(each).parent) == path:
                self._parents[each] = True


def done(file: File, steps_: list[Step]) -> bytearray:
    """A file's content after these writes."""
    content = bytearray(file.safe)
    for step in steps_:
        if step.kind == "cut":
            content = content[: step.offset] + bytes(max(0, step.offset - len(content)))
        else:
            content += bytes(max(0, step.offset - len(content)))
            content[step.offset : step.offset + len(step.data)] = step.data
    return content


def _torn(step: Step, choose: random.Random) -> Step:
    """Now and then only some sectors of a write reach the disk."""
    if step.kind != "write" or len(step.data) <= SECTOR or choose.random() < 0.8:
        return step
    return Step("write", step.path, step.data[: SECTOR * choose.randint(1, len(step.data) // SECTOR)], step.offset)


def cut_states(
    recorded: list[Step], folder: Path, target: Path, count: int, seed: int
) -> Iterator[tuple[Path, list[str]]]:
    """`count` folders as a power cut might leave them, at moments spread over the run, with what was said until then.

    `folder` is the store as it was before the run. Each folder is gone when the next one comes.
    """
    choose = random.Random(seed)
    moments = sorted(choose.randrange(len(recorded)) for _ in range(count))
    disk, said, place = Disk(folder), [], 0
    for moment in moments:
        for step in recorded[place : moment + 1]:
            if step.kind == "say":
                said += step.data.decode().splitlines()
            else:
                disk.take(step)
        place = moment + 1
        shutil.rmtree(target, ignore_errors=True)
        disk.after_cut(target, folder, choose)
        yield target, list(said)


def has_y() -> bool:
    """Whether strace can name files by their handles."""
    return subprocess.run(["strace", "-y", "-V"], capture_output=True, check=False).returncode == 0
