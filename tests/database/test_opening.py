"""Opening: places and their settings, one owner, stores that may only be read, foreign files, any names."""

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from database.errors import StoreForeign, StoreHeld, StoreMissing, StoreReadOnly, StoreUnwritable
from database.folders import backup_folder
from database.owner import owner_path
from database.records import PlaceKind
from database.store import Store
from programme.schemes import AKTIONSPLAN
from tests.programme.builders import field, programme

HOLDER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from database.store import Store
with Store.open(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


def pragma(store: Store, name: str) -> object:
    return store._ledger.connection.connection.driver_connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_local_store_is_fast_and_safe(store: Store) -> None:
    assert store.place is PlaceKind.LOCAL
    assert (pragma(store, "journal_mode"), pragma(store, "synchronous")) == ("wal", 2)
    assert (pragma(store, "locking_mode"), pragma(store, "foreign_keys")) == ("exclusive", 1)
    assert not store.path.with_name(store.path.name + "-shm").exists()


@pytest.mark.parametrize("name", ["OneDrive - Musterpartei", "Dropbox", "Nextcloud"])
def test_a_synchronised_store_is_one_file_at_any_moment(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name / "Programme"
    folder.mkdir(parents=True)
    with Store.open(folder / "bestand.db") as store:
        assert store.place is PlaceKind.SYNCED
        assert (pragma(store, "journal_mode"), pragma(store, "synchronous")) == ("truncate", 3)
        store.library.create("P", AKTIONSPLAN)


def test_a_store_that_moved_changes_its_settings(tmp_path: Path) -> None:
    local, synced = tmp_path / "bestand.db", tmp_path / "Dropbox" / "bestand.db"
    synced.parent.mkdir()
    with Store.open(local) as store:
        made = store.library.create("P", AKTIONSPLAN).made
    local.rename(synced)
    with Store.open(synced) as store:
        assert pragma(store, "journal_mode") == "truncate"
        assert store.library.programme(made).title == "P"


def test_another_process_is_told_who_holds_the_store(path: Path) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "open\n"
    for read_only in (False, True):
        with pytest.raises(StoreHeld) as error:
            Store.open(path, read_only=read_only)
        assert error.value.values["pid"] == str(holder.pid)
    holder.communicate("")
    assert not owner_path(path).exists()
    Store.open(path).close()


def test_after_a_crash_the_lock_is_free(path: Path) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert holder.stdout is not None
    holder.stdout.readline()
    holder.kill()
    holder.communicate()
    assert owner_path(path).exists()
    with Store.open(path) as store:
        assert store.rescued is None


def contents(folder: Path) -> dict[str, bytes]:
    """What lies in a folder; SQLite may leave an empty log and its index where it reads beside a possible writer."""
    files = {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}
    return {name: content for name, content in files.items() if content and not name.endswith("-shm")}


@pytest.mark.parametrize("what", ["file", "folder", "asked", "crashed folder"])
def test_what_cannot_be_written_is_read(tmp_path: Path, what: str) -> None:
    folder = tmp_path / "ordner"
    folder.mkdir()
    path = folder / "bestand.db"
    wanted = programme(field("Feld"))
    store = Store.open(path)
    store.library.take_in(wanted)
    store.search.refresh()
    if what == "crashed folder":
        log = path.with_name(path.name + "-wal").read_bytes()
        main = path.read_bytes()
        store.close()
        path.write_bytes(main)
        path.with_name(path.name + "-wal").write_bytes(log)
    store.close()
    if what == "file":
        path.chmod(0o444)
    elif "folder" in what:
        folder.chmod(0o555)
    before = contents(folder)
    try:
        with Store.open(path, read_only=what == "asked") as reading:
            assert reading.read_only
            assert reading.library.programme(wanted.id) == wanted
            assert len(reading.search.find("feld")) == 1
            assert reading.check() == []
            with pytest.raises(StoreReadOnly):
                reading.entries.edit(wanted.nodes[0].id, {"title": "neu"})
        assert contents(folder) == before
    finally:
        folder.chmod(0o755)


def test_missing_and_impossible_places(tmp_path: Path) -> None:
    with pytest.raises(StoreMissing, match="store_folder_missing"):
        Store.open(tmp_path / "gibt es nicht" / "bestand.db")
    with pytest.raises(StoreForeign, match="store_is_folder"):
        Store.open(tmp_path)
    (tmp_path / "gesperrt").mkdir(mode=0o555)
    with pytest.raises(StoreUnwritable, match="store_folder_read_only"):
        Store.open(tmp_path / "gesperrt" / "bestand.db")


@pytest.mark.parametrize(
    "name",
    [
        b"Gr\xc3\xbc\xc3\x9fe & \xc3\x84rger",
        b"a'b\"c",
        b"100% #1? ;x",
        b"%41",
        b"?mode=ro",
        b"file:x",
        b" leer ",
        b"latin1 \xe4",
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="signs that Windows allows in no name")
def test_a_folder_may_have_any_name(tmp_path: Path, name: bytes) -> None:
    folder = tmp_path / os.fsdecode(name)
    folder.mkdir()
    path = folder / "bestand.db"
    with Store.open(path) as store:
        made = store.library.create("P", AKTIONSPLAN).made
        store.backups.make()
        store.backups.restore(store.backups.overview()[0])
    assert {each.name for each in folder.iterdir()} == {path.name, backup_folder(path).name}
    path.chmod(0o444)
    with Store.open(path) as store:
        assert store.read_only
        assert store.library.programme(made).title == "P"
    path.chmod(0o644)
    with Store.open(path) as store:
        assert not store.read_only  # as an ordinary user: the log and the shared memory of the reading were left behind
        assert all(each.stat().st_mode & stat.S_IWUSR for each in folder.iterdir())
    path.chmod(0o444)
    with Store.open(path) as store:
        assert store.read_only
    path.chmod(0o644)
    path.write_bytes(b"")
    with Store.open(path) as store:
        assert store.rescued is not None
        assert store.library.programme(made).title == "P"


@pytest.mark.skipif(sys.platform == "win32", reason="other limits")
def test_a_name_or_path_that_is_too_long_gets_a_sentence(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["t" * 200] * 3)
    deep.mkdir(parents=True)
    with Store.open(tmp_path / ("n" * 220 + ".db")) as store:
        store.library.create("P", AKTIONSPLAN)
        for path in (tmp_path / ("n" * 247 + ".db"), tmp_path / ("ü" * 120 + ".db"), deep / "bestand.db"):
            with pytest.raises(StoreUnwritable, match="store_path_too_long"):
                Store.open(path)
            with pytest.raises(StoreUnwritable, match="store_path_too_long"):
                store.move_to(path)
    assert list(deep.iterdir()) == []


def test_foreign_files_are_left_alone(tmp_path: Path) -> None:
    text, database = tmp_path / "brief.txt", tmp_path / "fremd.db"
    text.write_bytes(b"Sehr geehrte Damen und Herren, " * 50)
    with sqlite3.connect(database) as connection:
        connection.execute("CREATE TABLE kunden (id)")
    connection.close()
    for path in (text, database):
        before = path.read_bytes()
        with pytest.raises(StoreForeign):
            Store.open(path)
        assert path.read_bytes() == before
        assert sorted(each.name for each in tmp_path.iterdir()) == ["brief.txt", "fremd.db"]


@pytest.mark.parametrize(
    "trap",
    [
        "CREATE TRIGGER t AFTER UPDATE ON nodes BEGIN DELETE FROM nodes; END",
        "CREATE VIEW v AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i FROM n) SELECT i FROM n",
    ],
)
def test_a_store_with_traps_is_refused_and_left_alone(path: Path, trap: str) -> None:
    with Store.open(path) as store:
        store.library.create("P", AKTIONSPLAN)
    with sqlite3.connect(path) as connection:
        connection.execute(trap)
    connection.close()
    before = path.read_bytes()
    for read_only in (False, True):
        with pytest.raises(StoreForeign, match="store_foreign"):
            Store.open(path, read_only=read_only)
    assert path.read_bytes() == before


def test_another_schema_than_ours_is_damage(path: Path) -> None:
    with Store.open(path) as store:
        made = store.library.create("P", AKTIONSPLAN).made
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE nodes DROP COLUMN short_title")
    connection.close()
    with Store.open(path) as store:
        assert store.rescued is not None
        assert [info.id for info in store.library.overview()] == [made]


def test_two_stores_in_one_process_do_not_disturb_each_other(tmp_path: Path) -> None:
    with Store.open(tmp_path / "eins.db") as one, Store.open(tmp_path / "zwei.db") as other:
        one.library.create("Eins", AKTIONSPLAN)
        other.library.create("Zwei", AKTIONSPLAN)
        assert [info.title for info in one.library.overview()] == ["Eins"]


def test_a_store_moves_with_backups_and_journal(tmp_path: Path) -> None:
    old, new = tmp_path / "Dropbox" / "bestand.db", tmp_path / "neu.db"
    old.parent.mkdir()
    wanted = programme(field("F"))
    with Store.open(old) as store:
        store.library.take_in(wanted)
        store.backups.make()
        store.entries.edit(wanted.nodes[0].id, {"title": "neu"})
        with pytest.raises(StoreUnwritable, match="move_impossible"):
            store.move_to(tmp_path / "gibt es nicht" / "bestand.db")
        (tmp_path / "besetzt.db").touch()
        with pytest.raises(StoreUnwritable, match="move_target_exists"):
            store.move_to(tmp_path / "besetzt.db")
        store.move_to(new)
    assert [each.name for each in old.parent.iterdir()] != []
    assert not old.exists()
    with Store.open(new) as store:
        assert (store.rescued, store.place) == (None, PlaceKind.LOCAL)
        assert store.entries.node(wanted.nodes[0].id).title == "neu"
        assert len(store.backups.overview()) == 1
        store.history.undo(wanted.id)


def test_sqlmodel_is_loaded_only_when_a_store_is_opened() -> None:
    code = "import sys, database, database.errors, database.records; sys.exit('sqlmodel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, cwd=Path(__file__).parents[2]).returncode == 0


def test_a_store_may_live_in_any_thread(path: Path) -> None:
    with ThreadPoolExecutor(1) as thread:
        store = thread.submit(Store.open, path, "Anna").result()
        made = thread.submit(store.library.create, "P", AKTIONSPLAN).result().made
        assert thread.submit(store.library.programme, made).result().title == "P"
        thread.submit(store.close).result()
    with Store.open(path) as store:
        assert store.library.programme(made).title == "P"
