"""The store at 2,000 and 50,000 nodes, beside plain SQLite writing and reading the same rows in the same file mode."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from database.folders import backup_folder
from database.store import Store
from programme.ids import new_id
from programme.model import Level, Node, Programme, walk
from tests.bench.big_programme import big_programme
from tests.bench.figures import Figures

SIZES = {"2,000 nodes, 400,000 words": (2_000, 400_000), "50,000 nodes, 800,000 words": (50_000, 800_000)}
KEYSTROKES = 60_000


@dataclass(slots=True)
class Filled:
    """A store with one big programme, a plain SQLite file with the same rows, and what both are asked to do."""

    name: str
    path: Path
    plan: Programme
    store: Store
    plain: sqlite3.Connection
    measure: Node


def sized(nodes: int, words: int) -> Programme:
    """A programme with about so many nodes and words, under ids of its own."""
    start = big_programme(words=nodes * 75)
    share = max(1, words // nodes - 45)

    def grown(node: Node) -> Node:
        text = (node.text + " ") * (1 + share // 40) if node.level is Level.MASSNAHME and share > 40 else node.text
        return replace(node, id=new_id(), text=text.strip(), children=tuple(grown(child) for child in node.children))

    return replace(start, id=new_id(), nodes=tuple(grown(node) for node in start.nodes))


def plain_file(path: Path, source: Path) -> sqlite3.Connection:
    """The rows of the store's nodes and history in two plain tables, in the file mode that the store has."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {pragma}")
    connection.execute("ATTACH ? AS store", (str(source),))
    connection.execute("BEGIN")
    connection.execute("CREATE TABLE nodes AS SELECT * FROM store.nodes")
    connection.execute("CREATE UNIQUE INDEX n ON nodes (id)")
    connection.execute("CREATE INDEX p ON nodes (parent_id)")
    connection.execute("CREATE TABLE history AS SELECT * FROM store.history")
    connection.execute("CREATE UNIQUE INDEX h ON history (seq)")
    connection.execute("COMMIT")
    connection.execute("DETACH store")
    return connection


@pytest.fixture(scope="module", params=SIZES)
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Filled]:
    folder = tmp_path_factory.mktemp("store")
    path, plan = folder / "bestand.db", sized(*SIZES[request.param])
    with Store.open(path, "Anna") as store:
        store.library.take_in(plan)
    plain = plain_file(folder / "plain.db", path)
    measure = next(node for node in walk(plan.nodes) if node.level is Level.MASSNAHME)
    store = Store.open(path, "Anna")
    yield Filled(request.param, path, plan, store, plain, measure)
    store.close(backup=False)
    plain.close()


def test_take_in(figures: Figures, filled: Filled, tmp_path: Path) -> None:
    rows = filled.plain.execute("SELECT * FROM nodes").fetchall()
    told = filled.plain.execute("SELECT * FROM history").fetchall()
    numbers = count()

    def ours() -> None:
        with Store.open(tmp_path / f"ours{next(numbers)}.db") as store:
            store.library.take_in(filled.plan)
            store.close(backup=False)

    def theirs() -> None:
        other = sqlite3.connect(tmp_path / f"theirs{next(numbers)}.db")
        for name, values in (("nodes", rows), ("history", told)):
            columns = ", ".join(row[1] for row in filled.plain.execute(f"PRAGMA table_info({name})"))
            other.execute(f"CREATE TABLE {name} ({columns.replace('before', 'b').replace('after', 'a')})")
            other.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(values[0]))})", values)
        other.commit()
        other.close()

    figures.time(f"store, {filled.name}: take in", ours, rounds=3, beside=theirs, note="journal, history, hashes")


def test_open(figures: Figures, filled: Filled) -> None:
    def ours() -> None:
        filled.store.close(backup=False)
        filled.store = Store.open(filled.path, "Anna")

    def theirs() -> None:
        filled.plain.execute("PRAGMA quick_check").fetchall()
        filled.plain.execute("SELECT * FROM nodes").fetchall()

    seconds = figures.time(f"store, {filled.name}: close, open with all checks", ours, beside=theirs)
    if filled.name.startswith("2,000"):
        assert seconds < 0.15


def test_read(figures: Figures, filled: Filled) -> None:
    figures.time(
        f"store, {filled.name}: read the programme",
        lambda: filled.store.library.programme(filled.plan.id),
        beside=lambda: filled.plain.execute("SELECT * FROM nodes").fetchall(),
    )


def disk_sync(folder: Path) -> Callable[[], None]:
    """What the disk takes for itself: one page behind the others, synced."""
    handle = os.open(folder / "sync", os.O_WRONLY | os.O_CREAT)

    def sync() -> None:
        os.write(handle, bytes(4096))
        os.fdatasync(handle)

    return sync


def test_edit(figures: Figures, filled: Filled) -> None:
    numbers = count()
    node = filled.measure

    def ours() -> None:
        filled.store.entries.edit(node.id, {"text": f"{node.text} {next(numbers)}"}, sitting="s")

    def theirs() -> None:
        text = f"{node.text} {next(numbers)}"
        filled.plain.execute("BEGIN IMMEDIATE")
        filled.plain.execute("UPDATE nodes SET text = ?, version = version + 1 WHERE id = ?", (text, node.id))
        filled.plain.execute("UPDATE history SET after = ? WHERE seq = 5", (text,))
        filled.plain.execute("COMMIT")

    ours()
    figures.time(f"store, {filled.name}: edit to durable (beside: plain SQLite)", ours, rounds=60, beside=theirs)
    sync = disk_sync(filled.path.parent)
    figures.time(f"store, {filled.name}: edit to durable (beside: one sync)", ours, rounds=60, beside=sync)


def test_move(figures: Figures, filled: Filled) -> None:
    targets = [node for node in walk(filled.plan.nodes) if node.level is Level.LEITZIEL][:2]
    subtree = max(targets[0].children, key=lambda node: len(list(walk([node]))))
    numbers = count(1)

    def ours() -> None:
        filled.store.entries.move([subtree.id], targets[next(numbers) % 2].id)

    def theirs() -> None:
        filled.plain.execute("BEGIN IMMEDIATE")
        row = (targets[next(numbers) % 2].id, subtree.id)
        filled.plain.execute("UPDATE nodes SET parent_id = ? WHERE id = ?", row)
        filled.plain.execute("INSERT INTO history SELECT * FROM history WHERE seq < 0")
        filled.plain.execute("COMMIT")

    size = len(list(walk([subtree])))
    figures.time(f"store, {filled.name}: move a subtree of {size}", ours, rounds=20, beside=theirs)


@pytest.mark.parametrize("words", ["stadtentwicklung", "rad", "klimagerechte förderung", "gibtesnicht"])
def test_search(figures: Figures, filled: Filled, words: str) -> None:
    filled.store.search.find(words)
    hits: list[int] = []
    seconds = figures.time(
        f"store, {filled.name}: search “{words}”",
        lambda: hits.append(len(filled.store.search.find(words))),
        beside=lambda: filled.plain.execute(
            "SELECT id FROM nodes WHERE text LIKE ? LIMIT 100", (f"%{words}%",)
        ).fetchall(),
    )
    figures.note(f"store, {filled.name}: hits shown for “{words}”", str(hits[-1]))
    if filled.name.startswith("50,000"):
        assert seconds < 0.02


def test_index(figures: Figures, filled: Filled) -> None:
    def ours() -> None:
        filled.store.entries.edit(filled.measure.id, {"title": new_id()})
        filled.store.search.find("stadtentwicklung")

    figures.time(f"store, {filled.name}: edit, then search", ours)


def test_version(figures: Figures, filled: Filled) -> None:
    numbers = count()

    def ours() -> None:
        filled.store.entries.edit(filled.measure.id, {"title": f"Fassung {next(numbers)}"})
        filled.store.versions.save(filled.plan.id, "Entwurf")

    figures.time(f"store, {filled.name}: save a version", ours, rounds=3)


def test_backup(figures: Figures, filled: Filled, tmp_path: Path) -> None:
    def ours() -> None:
        filled.store.entries.edit(filled.measure.id, {"title": new_id()})
        filled.store.backups.make()

    def theirs() -> None:
        target = sqlite3.connect(tmp_path / "copy.db")
        filled.plain.backup(target)
        target.close()

    figures.time(f"store, {filled.name}: backup, checked and packed", ours, rounds=3, beside=theirs)
    packed = filled.store.backups.overview()[0].size
    figures.note(
        f"store, {filled.name}: file, backup", f"{filled.path.stat().st_size / 1e6:.1f} MB, {packed / 1e6:.1f} MB"
    )


def test_keystrokes(figures: Figures, tmp_path: Path) -> None:
    """A day of typing: 60,000 saves of a growing text, two in a second, in sittings that the store ends by itself."""
    now = [datetime(2026, 3, 14, 8, 0, tzinfo=UTC)]
    path = tmp_path / "bestand.db"
    words = "Wort für Wort wächst der Text. " * 100
    with Store.open(path, "Anna", clock=lambda: now[0]) as store:
        plan = sized(100, 4_500)
        store.library.take_in(plan)
        node = next(node for node in walk(plan.nodes) if node.level is Level.MASSNAHME).id
        largest = 0
        for number in range(KEYSTROKES):
            now[0] += timedelta(seconds=0.5)
            store.entries.edit(node, {"text": words[: 1 + number % len(words)] + str(number)}, sitting="s")
            if number % 600 == 0 and store.backups.is_due():
                largest = max(largest, sum(each.stat().st_size for each in backup_folder(path).glob("*.jsonl")))
                store.backups.make()
    whole = path.stat().st_size
    beside = sum(each.stat().st_size for each in backup_folder(path).iterdir())
    shown = f"store {whole / 1e6:.1f} MB, journals at most {largest / 1e6:.1f} MB, backups and journals {beside / 1e6:.1f} MB"
    figures.note(f"store: after {KEYSTROKES:,} saved keystrokes of a text of 3 KB", shown)
    assert whole < 50e6
