"""Opening: places and their settings, one owner, stores that may only be read, foreign and newer files, migrations."""

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection

from database import migrations
from database.backend import Backend
from database.backup_files import backups_in
from database.errors import StoreForeign, StoreHeld, StoreMissing, StoreReadOnly, StoreUnwritable
from database.folders import backup_folder
from database.migrations import CURRENT, Step, migrate
from database.owner import owner_path
from database.records import PlaceKind
from database.sqlite.store_file import StoreFile
from database.store import Store
from programme.schemes import AKTIONSPLAN
from tests.database.conftest import Clock
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
        assert error.value.values["pid"] == holder.pid
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


def test_a_newer_store_is_refused_and_left_alone(path: Path) -> None:
    with Store.open(path) as store:
        store.library.create("P", AKTIONSPLAN)
    for file in backup_folder(path).iterdir():
        file.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {CURRENT + 1}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(StoreForeign, match="store_newer"):
        Store.open(path)
    assert path.read_bytes() == before


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


# migrations


def _add_column(connection: Connection, backend: Backend) -> None:
    connection.exec_driver_sql("ALTER TABLE schemes ADD COLUMN remark TEXT")


def _fail_halfway(connection: Connection, backend: Backend) -> None:
    connection.exec_driver_sql("ALTER TABLE schemes ADD COLUMN remark TEXT")
    connection.exec_driver_sql("DELETE FROM nodes")
    raise OSError("power cut")


def test_a_failing_step_leaves_the_store_as_it_was(path: Path) -> None:
    with Store.open(path) as store:
        store.library.take_in(programme(field("F")))
    backend = StoreFile(path)
    connection = backend.connect()
    steps = (*migrations.STEPS, Step("fails", _fail_halfway))
    with pytest.raises(OSError, match="power cut"):
        migrate(connection, backend, "2026-03-14T12:00:00.000Z", steps)
    with connection.begin():
        assert backend.schema_version(connection) == CURRENT
        assert connection.exec_driver_sql("SELECT count(*) FROM nodes").scalar() == 1
        assert "remark" not in str(connection.exec_driver_sql("SELECT sql FROM sqlite_master").all())
    connection.close()
    backend.close()


def test_an_older_store_is_copied_before_it_is_migrated(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanted = programme(field("F"))
    with Store.open(path, clock=clock) as store:
        store.library.take_in(wanted)
    number = len(backups_in(backup_folder(path)))
    steps = (*migrations.STEPS, Step("remark", _add_column))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "CURRENT", len(steps))
    monkeypatch.setattr("database.opening.CURRENT", len(steps))
    monkeypatch.setattr(migrate, "__defaults__", (steps,))
    clock.forward(minutes=1)
    with Store.open(path, clock=clock) as store:
        assert store.library.programme(wanted.id) == wanted
        assert len(store.backups.overview()) == number + 1
        with store._ledger.read() as connection:
            names = [row[0] for row in connection.exec_driver_sql("SELECT name FROM migrations ORDER BY step")]
    assert names == ["first_tables", "remark"]


STORES = Path(__file__).parent / "stores"


@pytest.mark.parametrize("name", sorted(each.name for each in STORES.glob("*.db")))
def test_every_store_version_that_ever_landed_still_opens(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((STORES / name).read_bytes())
    with Store.open(path, thorough=True) as store:
        assert store.rescued is None
        info = store.library.overview()[0]
        plan = store.library.programme(info.id)
        assert info.nodes == 4
        assert plan.nodes[0].children[0].children[0].fields["verantwortlich"] == "Tiefbauamt"
        assert [version.name for version in store.versions.of_programme(info.id)] == ["Entwurf 1"]
        assert len(store.search.find("radweg")) == 1
        store.history.undo(info.id)
        assert store.check() == []


def test_there_is_a_fixture_for_each_version() -> None:
    assert {f"store_{version}.db" for version in range(1, CURRENT + 1)} == {each.name for each in STORES.glob("*.db")}


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
