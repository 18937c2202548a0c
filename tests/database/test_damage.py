"""A damaged store is noticed, kept aside and rescued; nothing is ever overwritten."""

import random
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text as sql

from database.errors import StoreDamaged, StoreForeign, StoreMissing, StoreUnwritable
from database.folders import backup_folder, damaged_folder
from database.forgetting import gone_nodes
from database.records import RescueCause
from database.store import Store
from programme.model import Programme, walk
from programme.schemes import AKTIONSPLAN
from tests.database.conftest import Clock
from tests.database.damage import DAMAGES, NAME, filled_store, without_backups
from tests.programme.builders import field, measure, programme

ROUNDS = 3  # `make torture` has hundreds


@contextmanager
def files_up_to(size: int) -> Iterator[None]:
    """Lets no file of this process grow beyond so many bytes, as if the disk were full."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.fixture(scope="module", params=[False, True], ids=["closed", "crashed"])
def filled(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Programme]:
    folder = tmp_path_factory.mktemp("filled") / "store"
    return folder, filled_store(folder, crash=request.param)


@pytest.mark.parametrize("kind", DAMAGES)
@pytest.mark.parametrize("backups", [True, False], ids=["backups", "no backups"])
def test_damage_is_noticed_and_made_good(
    filled: tuple[Path, Programme], tmp_path: Path, kind: str, backups: bool
) -> None:
    source, state = filled
    for round_ in range(ROUNDS):
        folder = tmp_path / str(round_)
        shutil.copytree(source, folder)
        DAMAGES[kind](folder / NAME, random.Random(f"{kind} {round_}"))
        damaged = (folder / NAME).read_bytes()
        if not backups:
            without_backups(folder / NAME)
        try:
            store = Store.open(folder / NAME, thorough=True, create=False)
        except StoreForeign:
            assert not backups  # without them nothing tells that this file was a store once
            assert (folder / NAME).read_bytes() == damaged
            continue
        with store:
            same = [state] == [store.library.programme(info.id) for info in store.library.overview()]
            if store.rescued is None:
                # a log may always end torn: without a journal its last transaction, the comment, may be lost unseen
                there = [store.library.programme(info.id) for info in store.library.overview()]
                torn = "log" in kind and not backups and there == [without_comment(state)]
                assert same or torn, f"{kind} {round_} went unnoticed"
            elif backups:
                assert same, store.rescued
                assert store.rescued.complete
                assert store.rescued.lost == 0
            if store.rescued is not None:
                assert (store.rescued.kept_aside / NAME).read_bytes() == damaged


def without_comment(state: Programme) -> Programme:
    return replace(state, nodes=(replace(state.nodes[0], comments=()), *state.nodes[1:]))


def test_a_lost_or_emptied_store_comes_back_from_backup_and_journal(
    filled: tuple[Path, Programme], tmp_path: Path
) -> None:
    for number, lose in enumerate((Path.unlink, lambda path: path.write_bytes(b""))):
        folder = tmp_path / str(number)
        shutil.copytree(filled[0], folder)
        lose(folder / NAME)
        for ending in ("-wal", "-shm"):
            (folder / (NAME + ending)).unlink(missing_ok=True)
        with Store.open(folder / NAME) as store:
            assert store.rescued is not None
            assert store.library.programme(filled[1].id) == filled[1]
            store.history.undo(filled[1].id)


def test_a_store_behind_its_journal_has_lost_something(filled: tuple[Path, Programme], tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(filled[0], folder)
    old = (folder / NAME).read_bytes()
    for ending in ("-wal", "-shm"):
        (folder / (NAME + ending)).unlink(missing_ok=True)
    with Store.open(folder / NAME) as store:
        store.entries.edit(filled[1].nodes[0].id, {"title": "neu"})
        after = store.library.programme(filled[1].id)
    (folder / NAME).write_bytes(old)
    with Store.open(folder / NAME) as store:
        assert store.rescued is not None
        assert store.library.programme(filled[1].id) == after


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of files")
@pytest.mark.parametrize("newest", ["journal", "backup", "backup and journal"])
def test_on_a_full_disk_no_older_state_passes_for_the_newest(tmp_path: Path, newest: str) -> None:
    path = tmp_path / NAME
    with Store.open(path) as store:
        made = store.library.create("P", AKTIONSPLAN).made
    store = Store.open(path)
    for number in range(4):
        node = store.entries.add(made, None, title=f"Feld {number}").made
        store.entries.edit(node, {"text": "".join(random.Random(number).choices("abcdefgh ", k=150_000))})
    state = store.library.programme(made)
    store.close(backup="backup" in newest)
    path.unlink()
    for journal in [] if "journal" in newest else backup_folder(path).glob("journal-*"):
        journal.unlink()
    with files_up_to(400 * 1024), pytest.raises(StoreUnwritable, match="rescue_impossible"):
        Store.open(path)
    assert not path.exists()
    with Store.open(path) as store:
        assert store.rescued is not None
        assert store.rescued.complete
        assert store.library.programme(made) == state


@pytest.mark.parametrize("left", ["an empty file", "nothing"])
@pytest.mark.parametrize("backups", [True, False])
def test_words_that_stand_only_in_the_log_come_back_from_it(tmp_path: Path, left: str, backups: bool) -> None:
    path = tmp_path / NAME
    store = Store.open(path)
    made = store.library.create("P", AKTIONSPLAN).made
    store.entries.add(made, None, title="nur im Log")
    log = path.with_name(path.name + "-wal")
    content = log.read_bytes()
    folder = shutil.copytree(backup_folder(path), tmp_path / "gemerkt")
    store.close()
    shutil.rmtree(backup_folder(path))
    if backups:
        folder.rename(backup_folder(path))
    path.write_bytes(b"")
    if left == "nothing":
        path.unlink()
    log.write_bytes(content)
    with Store.open(path) as store:
        assert store.rescued is not None
        assert [node.title for node in store.library.programme(made).nodes] == ["nur im Log"]
        assert (store.rescued.kept_aside / log.name).read_bytes() == content
        assert store.check() == []


@pytest.mark.skipif(sys.platform == "win32", reason="no limit of the size of files")
def test_what_two_rescues_of_one_moment_found_is_kept_and_nothing_half(
    filled: tuple[Path, Programme], tmp_path: Path
) -> None:
    source, _ = filled
    folder = tmp_path / "store"
    shutil.copytree(source, folder)
    path = folder / NAME
    found = []
    clock = Clock()
    for words in (b"erst " * 5000, b"dann " * 5000):
        path.write_bytes(words)
        with Store.open(path, clock=clock) as store:
            assert store.rescued is not None
            found.append((store.rescued.kept_aside / NAME).read_bytes())
    assert found == [b"erst " * 5000, b"dann " * 5000]
    path.write_bytes(b"zuletzt " * 5000)
    before = sorted(damaged_folder(path).rglob("*"))
    with files_up_to(8 * 1024), pytest.raises(StoreUnwritable, match="aside_impossible"):
        Store.open(path, clock=clock)
    assert sorted(damaged_folder(path).rglob("*")) == before


def test_a_store_behind_its_backup_has_lost_something_though_no_journal_says_so(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with Store.open(path) as store:
        made = store.library.create("P", AKTIONSPLAN).made
    older = path.read_bytes()
    with Store.open(path) as store:
        store.entries.add(made, None, title="neu")
    path.write_bytes(older)
    for journal in backup_folder(path).glob("journal-*"):
        journal.unlink()
    with Store.open(path) as store:
        assert store.rescued is not None
        assert store.rescued.cause is RescueCause.BEHIND
        assert [node.title for node in store.library.programme(made).nodes] == ["neu"]


def test_damaged_history_is_found_later_and_rescued(filled: tuple[Path, Programme], tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(filled[0], folder)
    with Store.open(folder / NAME) as store:
        with store._ledger.derive() as connection:
            connection.exec_driver_sql("UPDATE history SET after = '\"anders\"' WHERE item = 'title'")
        assert {fault.table for fault in store.check()} == {"history"}
        store.library.edit(filled[1].id, {"subtitle": "neu"})
        with pytest.raises(StoreDamaged):
            store.backups.make()
        store.close()
        assert isinstance(store.last_backup_failure, StoreDamaged)
    with Store.open(folder / NAME, thorough=True) as store:
        assert store.rescued is not None
        assert store.check() == []
        assert "anders" not in [entry.after for entry in store.history.of_programme(filled[1].id)]
        assert store.library.programme(filled[1].id) == replace(filled[1], subtitle="neu")


def test_without_a_backup_history_and_versions_come_from_the_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / NAME
    plan = programme(field("F", measure("M")))
    with Store.open(path) as store:
        store.library.take_in(plan)
        version = store.versions.save(plan.id, "Entwurf", lines={"rule": 1}).made
        for title in ("eins", "zwei"):
            store.entries.edit(plan.nodes[0].id, {"title": title})
        told = [(entry.item, entry.after) for entry in store.history.of_node(plan.nodes[0].id)]
        with store._ledger.connection.begin():
            store._ledger.connection.execute(sql("UPDATE settings SET hash = hash + 1 WHERE id = 'store'"))
        store.close(backup=False)
    without_backups(path)
    with Store.open(path, thorough=True) as store:
        assert store.rescued is not None
        assert [(entry.item, entry.after) for entry in store.history.of_node(plan.nodes[0].id)] == told
        assert store.versions.programme(version) == plan
        assert store.versions.lines(version) == {"rule": 1}


@pytest.mark.parametrize("is_there", [False, True])
def test_without_a_backup_a_rescue_remembers_what_was_deleted_for_good(tmp_path: Path, is_there: bool) -> None:
    """So that no merge brings it back. A node that is there stays, whatever a damaged file says."""
    path = tmp_path / NAME
    gone = measure("geht")
    plan = programme(field("bleibt", gone))
    with Store.open(path) as store:
        store.library.take_in(plan)
        store.exchange.save(plan.id, tmp_path / "alt.programm")
        store.entries.remove([gone.id])
        store.bin.purge([gone.id], backups=True)
        connection = store._ledger.connection
        with connection.begin():
            connection.execute(sql("UPDATE history SET after = 'verkehrt' WHERE seq = 3"))
            if is_there:
                connection.execute(sql("INSERT INTO gone VALUES (:node)"), {"node": plan.nodes[0].id})
        store.close(backup=False)
    without_backups(path)
    with Store.open(path, thorough=True) as store:
        assert store.rescued is not None
        assert [node.id for node in walk(store.library.programme(plan.id).nodes)] == [plan.nodes[0].id]
        with store._ledger.read() as read:
            assert gone_nodes(read) == {gone.id}
        if not is_there:
            store.exchange.merge(tmp_path / "alt.programm")
            assert [node.id for node in walk(store.library.programme(plan.id).nodes)] == [plan.nodes[0].id]


def test_a_wrong_search_index_is_made_anew(filled: tuple[Path, Programme], tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(filled[0], folder)
    with Store.open(folder / NAME) as store:
        hits = store.search.find("grüße", limit=1000)
        with store._ledger.derive() as connection:
            connection.exec_driver_sql("UPDATE search_texts SET body = 'falsch'")
        assert store.search.find("grüße") == []
        assert store.check() == []
        assert {hit.node for hit in store.search.find("grüße", limit=1000)} == {hit.node for hit in hits}


def test_a_damaged_store_that_may_only_be_read_is_refused(filled: tuple[Path, Programme], tmp_path: Path) -> None:
    folder = tmp_path / "store"
    shutil.copytree(filled[0], folder)
    content = (folder / NAME).read_bytes()
    (folder / NAME).write_bytes(content[: len(content) // 2])
    with pytest.raises(StoreDamaged):
        Store.open(folder / NAME, read_only=True)
    assert not damaged_folder(folder / NAME).exists()


def test_no_backup_and_no_store_is_simply_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing):
        Store.open(tmp_path / NAME, create=False)
    with Store.open(tmp_path / NAME) as store:
        assert store.rescued is None
    assert backup_folder(tmp_path / NAME).is_dir()


def test_a_damaged_schema_is_noticed_whatever_its_bytes(filled: tuple[Path, Programme], tmp_path: Path) -> None:
    """SQLite puts the name into its message, which Python cannot decode then."""
    folder = tmp_path / "store"
    shutil.copytree(filled[0], folder)
    with Store.open(folder / NAME):
        pass
    content = (folder / NAME).read_bytes()
    for before, after in (
        (b"tablenodesnodes", b"tablen\xa0desnodes"),
        (b"CREATE TABLE nodes (", b"CREATE TUBLE nodes ("),
    ):
        assert before in content
        content = content.replace(before, after)
    (folder / NAME).write_bytes(content)
    with Store.open(folder / NAME) as store:
        assert store.rescued is not None
        assert store.library.programme(filled[1].id) == filled[1]
