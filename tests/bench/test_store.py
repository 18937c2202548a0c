"""The store at 2,000 and 50,000 nodes, beside plain SQLite writing and reading the same rows in the same file mode."""

import gzip
import json
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from database.backup_files import unpack
from database.folders import backup_folder
from database.records import SearchFilter
from database.store import Store
from database.transfer import with_new_ids
from programme.ids import new_id
from programme.model import Level, Node, Programme, walk
from tests.bench.big_programme import big_programme
from tests.bench.figures import Figures

SIZES = {"2,000 nodes, 400,000 words": (2_000, 400_000), "50,000 nodes, 800,000 words": (50_000, 800_000)}
KEYSTROKES = 60_000
COPY_OF_A_HISTORY_ROW = "INSERT INTO history SELECT (SELECT max(seq) + 1 FROM history), tick, group_seq, programme_id, entity, entity_id, item, before, after, hash FROM history WHERE seq = 5"  # fmt: skip
TAKEN: dict[tuple[str, str], float] = {}
"""Median seconds by what was done and in which store."""


@dataclass(slots=True)
class Filled:
    """A store with one big programme, a plain SQLite file with the same rows, and what both are asked to do."""

    name: str
    path: Path
    plan: Programme
    store: Store
    plain: sqlite3.Connection
    measure: Node


def taken(
    figures: Figures,
    filled: Filled,
    what: str,
    call: Callable[[], object],
    *,
    rounds: int = 5,
    beside: Callable[[], object] | None = None,
    note: str = "",
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """The median of `clock` over the rounds, in the table and in `TAKEN`."""
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(seconds(call, clock))
        if beside is not None:
            theirs.append(seconds(beside, clock))
    TAKEN[what, filled.name] = figures.put(f"store, {filled.name}: {what}", ours, theirs, note=note)
    return TAKEN[what, filled.name]


def seconds(call: Callable[[], object], clock: Callable[[], float]) -> float:
    start = clock()
    call()
    return clock() - start


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

    note = "journal, history, hashes; processor time"
    taken(figures, filled, "take in", ours, rounds=3, beside=theirs, note=note, clock=time.process_time)


def test_open(figures: Figures, filled: Filled) -> None:
    def ours() -> None:
        filled.store.close(backup=False)
        filled.store = Store.open(filled.path, "Anna")

    def theirs() -> None:
        filled.plain.execute("PRAGMA quick_check").fetchall()
        filled.plain.execute("SELECT * FROM nodes").fetchall()

    median = taken(figures, filled, "close, open with all checks", ours, beside=theirs)
    if filled.name.startswith("2,000"):
        assert median < 0.15


def test_read(figures: Figures, filled: Filled) -> None:
    taken(
        figures,
        filled,
        "read the programme",
        lambda: filled.store.library.programme(filled.plan.id),
        beside=lambda: filled.plain.execute("SELECT * FROM nodes").fetchall(),
        note="processor time",
        clock=time.process_time,
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
    taken(figures, filled, "edit to durable (beside: plain SQLite)", ours, rounds=60, beside=theirs)
    sync = disk_sync(filled.path.parent)
    taken(figures, filled, "edit to durable (beside: one sync)", ours, rounds=60, beside=sync)


def test_move(figures: Figures, filled: Filled) -> None:
    """A subtree of about 40 nodes goes to the other end of its siblings and back."""
    sizes = {node.id: len(list(walk([node]))) for node in walk(filled.plan.nodes)}
    subtree = min(sizes, key=lambda node: abs(sizes[node] - 40))
    parent = filled.store.entries.place(subtree).parent
    numbers = count(1)

    def ours() -> None:
        filled.store.entries.move([subtree], parent, None if next(numbers) % 2 else 0)

    def theirs() -> None:
        filled.plain.execute("BEGIN IMMEDIATE")
        row = (str(next(numbers)), subtree)
        filled.plain.execute("UPDATE nodes SET sort_key = ?, version = version + 1 WHERE id = ?", row)
        filled.plain.execute(COPY_OF_A_HISTORY_ROW)
        filled.plain.execute("COMMIT")

    assert 35 <= sizes[subtree] <= 45
    taken(figures, filled, f"move a subtree of {sizes[subtree]}", ours, rounds=20, beside=theirs)


@pytest.mark.parametrize(
    "words", ["stadtentwicklung", "rad", "klimagerechte förderung", "STRASSE", "gibtesnicht", "er", "e", "qz", "%"]
)
def test_search(figures: Figures, filled: Filled, words: str) -> None:
    """In processor time, since the machine does other things; hits numbered, ordered and marked."""
    filled.store.search.find(words)
    hits: list[int] = []
    condition = " AND ".join("(title LIKE ? OR text LIKE ? OR fields LIKE ?)" for _ in words.split())
    values = [f"%{word}%" for word in words.split() for _ in range(3)]
    median = taken(
        figures,
        filled,
        f"search “{words}”",
        lambda: hits.append(len(filled.store.search.find(words))),
        rounds=9,
        beside=lambda: filled.plain.execute(
            f"SELECT * FROM nodes WHERE {condition} ORDER BY level LIMIT 100", values
        ).fetchall(),
        clock=time.process_time,
    )
    figures.note(f"store, {filled.name}: hits shown for “{words}”", str(hits[-1]))
    if filled.name.startswith("50,000"):
        assert median < 0.02


def test_filtered_search(figures: Figures, filled: Filled) -> None:
    only = SearchFilter(programmes=frozenset({filled.plan.id}), levels=frozenset({Level.MASSNAHME}))
    call = partial(filled.store.search.find, "rad", only)
    median = taken(figures, filled, "search “rad” with filters", call, rounds=9, clock=time.process_time)
    if filled.name.startswith("50,000"):
        assert median < 0.02


def test_index(figures: Figures, filled: Filled) -> None:
    def ours() -> None:
        filled.store.entries.edit(filled.measure.id, {"title": new_id()})
        filled.store.search.find("stadtentwicklung")

    taken(figures, filled, "edit, then search", ours)


def test_subtree(figures: Figures, filled: Filled) -> None:
    top = filled.plan.nodes[0]
    size = len(list(walk([top])))
    taken(figures, filled, f"read a subtree of {size}", lambda: filled.store.entries.node(top.id))


def test_version(figures: Figures, filled: Filled) -> None:
    numbers = count()

    def ours() -> None:
        filled.store.entries.edit(filled.measure.id, {"title": f"Fassung {next(numbers)}"})
        filled.store.versions.save(filled.plan.id, "Entwurf")

    def theirs() -> None:
        rows = filled.plain.execute("SELECT * FROM nodes ORDER BY sort_key").fetchall()
        content = zlib.compress(json.dumps(rows, ensure_ascii=False).encode(), 4)
        filled.plain.execute("INSERT INTO versions VALUES (?)", (content,))

    filled.plain.execute("CREATE TABLE IF NOT EXISTS versions (content BLOB)")
    note = "beside: rows as JSON, compressed; processor time"
    taken(figures, filled, "save a version", ours, rounds=3, beside=theirs, note=note, clock=time.process_time)


def test_backup(figures: Figures, filled: Filled, tmp_path: Path) -> None:
    """Beside: the store's own file copied, checked and packed by plain SQLite and gzip."""
    same = tmp_path / "same.db"

    def ours() -> None:
        filled.store.entries.edit(filled.measure.id, {"title": new_id()})
        filled.store.backups.make()

    def theirs() -> None:
        unpack(filled.store.backups.overview()[0].path, same)
        with closing(sqlite3.connect(same)) as source, closing(sqlite3.connect(tmp_path / "copy.db")) as target:
            source.backup(target)
            target.execute("PRAGMA integrity_check").fetchall()
        with gzip.open(tmp_path / "copy.gz", "wb", 1) as packed:
            packed.write((tmp_path / "copy.db").read_bytes())

    ours()
    what, note = "backup, checked and packed", "processor time"
    taken(figures, filled, what, ours, rounds=3, beside=theirs, note=note, clock=time.process_time)
    packed = filled.store.backups.overview()[0].size
    figures.note(
        f"store, {filled.name}: file, backup", f"{filled.path.stat().st_size / 1e6:.1f} MB, {packed / 1e6:.1f} MB"
    )


class Pieces:
    """An `on_step` that takes the longest time for which the store's thread works without letting others."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._start = time.thread_time()

    def __call__(self, *_far: int) -> None:
        self.longest = max(self.longest, time.thread_time() - self._start)
        self._start = time.thread_time()


def long_works(filled: Filled, file: Path) -> dict[str, Callable[[Pieces], object]]:
    store, plan = filled.store, filled.plan.id
    version = store.versions.save(plan, "Entwurf").made
    copy = with_new_ids(filled.plan)
    return {
        "saving a version": lambda told: store.versions.save(plan, "Noch einer", on_step=told),
        "reading a version": lambda told: store.versions.programme(version, told),
        "comparing a version": lambda told: store.versions.compare(version, on_step=told),
        "opening a programme": lambda told: store.library.programme(plan, told),
        "restoring a version": lambda told: store.versions.restore(version, told),
        "saving a file": lambda told: store.exchange.save(plan, file, on_step=told),
        "looking into a file": lambda told: store.exchange.look(file, on_step=told),
        "merging a file": lambda told: store.exchange.merge(file, on_step=told),
        "taking in a file": lambda told: store.exchange.take_in(file, on_step=told),
        "taking in what was read": lambda told: store.library.take_in(copy, told),
        "a backup": store.backups.make,
        "looking for damage": store.check,
    }


def test_how_long_typing_waits(figures: Figures, filled: Filled, tmp_path: Path) -> None:
    """Beside long work: its longest piece, beside plain SQLite reading all rows once."""
    works = long_works(filled, tmp_path / "plan.programm")
    read = filled.plain.execute
    plain = min(seconds(lambda: read("SELECT * FROM nodes").fetchall(), time.process_time) for _ in range(3))
    longest: dict[str, float] = {}
    for name, work in works.items():
        told = Pieces()
        work(told)
        told()
        figures.put(f"store, {filled.name}: longest piece, {name}", [told.longest], [plain], note="processor time")
        longest[name] = told.longest / plain
    if filled.name.startswith("50,000"):
        assert max(longest.values()) < 2, longest


def test_growth_is_linear_or_better(figures: Figures) -> None:
    """From 2,000 to 50,000 nodes, of what goes through all of them; some room for caches that overflow.

    In processor time: by the clock the same work took 25 to 36 times as long, as other work on the machine had it.
    """
    small, big = SIZES
    for what in ("take in", "read the programme", "save a version", "backup, checked and packed"):
        if (what, small) in TAKEN and (what, big) in TAKEN:
            grown = TAKEN[what, big] / TAKEN[what, small]
            figures.note(f"store: {what}, 25 times the nodes", f"{grown:.1f} times the seconds")
            assert grown < 25 * 1.3
    for what in ("edit to durable (beside: one sync)", "edit, then search"):
        if (what, small) in TAKEN and (what, big) in TAKEN:
            figures.note(f"store: {what}, 25 times the nodes", f"{TAKEN[what, big] / TAKEN[what, small]:.1f} times")


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
