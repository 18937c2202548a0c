"""Ways to damage a store's file, and a store worth damaging. Used by the short tests and by `make torture`."""

import random
import shutil
from collections.abc import Callable
from pathlib import Path

from database.folders import backup_folder
from database.store import Store
from programme.model import Programme
from tests.programme.builders import field, measure, programme

PAGE = 4096
NAME = "bestand.db"

Damage = Callable[[Path, random.Random], None]


def flip_bit(path: Path, choose: random.Random) -> None:
    content = bytearray(path.read_bytes())
    content[choose.randrange(len(content))] ^= 1 << choose.randrange(8)
    path.write_bytes(content)


def flip_bits(path: Path, choose: random.Random) -> None:
    for _ in range(20):
        flip_bit(path, choose)


def zero_page(path: Path, choose: random.Random) -> None:
    content = bytearray(path.read_bytes())
    start = choose.randrange(len(content) // PAGE) * PAGE
    content[start : start + PAGE] = bytes(PAGE)
    path.write_bytes(content)


def cut_off(path: Path, choose: random.Random) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: choose.randrange(len(content))])


def flip_log(path: Path, choose: random.Random) -> None:
    log = path.with_name(path.name + "-wal")
    flip_bit(log if log.exists() and log.stat().st_size else path, choose)


DAMAGES: dict[str, Damage] = {
    "flipped bit": flip_bit,
    "20 flipped bits": flip_bits,
    "zeroed page": zero_page,
    "cut off": cut_off,
    "flipped bit in the log": flip_log,
}


def filled_store(folder: Path, *, crash: bool) -> Programme:
    """A store with backup, journal, versions, comments and 210 nodes in `folder`; with `crash` never closed.

    Returns its programme.
    """
    working = folder.with_name(folder.name + "-working")
    working.mkdir()
    plan = programme(
        *[
            field(
                f"Feld {row}", *[measure(f"Maßnahme {row}.{each}", text="Grüße für alle. " * 20) for each in range(20)]
            )
            for row in range(10)
        ]
    )
    with Store.open(working / NAME, "Anna") as store:
        store.library.take_in(plan)
        store.versions.save(plan.id, "Entwurf 1")
    store = Store.open(working / NAME, "Anna")
    for row in range(10):
        store.entries.edit(plan.nodes[row].children[0].id, {"title": f"geändert {row}"})
    store.entries.move([plan.nodes[3].id], None, 0)
    store.history.undo(plan.id)
    store.comments.add(plan.nodes[0].id, "bitte prüfen")
    state = store.library.programme(plan.id)
    if crash:
        shutil.copytree(working, folder)
    store.close()
    if not crash:
        shutil.copytree(working, folder)
    shutil.rmtree(working)
    return state


def without_backups(store: Path) -> None:
    """Only the damaged file itself is left."""
    shutil.rmtree(backup_folder(store), ignore_errors=True)


def words_of(state: Programme) -> list[str]:
    """All titles and texts, for how much came back."""
    waiting, found = list(state.nodes), []
    while waiting:
        node = waiting.pop()
        found += [node.title, node.text]
        waiting += node.children
    return found
