"""Stores of older and newer programs: migrated after a copy, refused, or left as they were."""

import shutil
import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection

from database import migrations
from database.backend import Backend
from database.backup_files import backups_in, pack
from database.errors import StoreForeign, StoreReadOnly, StoreUnwritable
from database.folders import backup_folder
from database.migrations import CURRENT, Step, migrate
from database.sqlite.store_file import StoreFile
from database.store import Store
from programme.model import Programme
from programme.schemes import AKTIONSPLAN
from tests.database.conftest import Clock
from tests.programme.builders import field, programme


def test_a_newer_store_is_refused_and_left_alone(path: Path) -> None:
    with Store.open(path) as store:
        store.library.create("P", AKTIONSPLAN)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {CURRENT + 1}")
        connection.execute("INSERT INTO migrations VALUES (?, 'newer', '')", (CURRENT + 1,))
    connection.close()
    before = path.read_bytes()
    for _ in range(2):
        for read_only in (False, True):
            with pytest.raises(StoreForeign, match="store_newer"):
                Store.open(path, read_only=read_only)
        assert path.read_bytes() == before
        shutil.rmtree(backup_folder(path), ignore_errors=True)  # its own backups say nothing of the newer program


@pytest.mark.parametrize("version", [0, CURRENT + 1, CURRENT + 64])
def test_a_wrong_byte_in_the_version_is_damage_and_no_newer_program(path: Path, version: int) -> None:
    with Store.open(path) as store:
        made = store.library.create("P", AKTIONSPLAN).made
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    shutil.rmtree(backup_folder(path))
    with Store.open(path) as store:
        assert store.rescued is not None
        assert [info.id for info in store.library.overview()] == [made]


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


@pytest.fixture
def newer_program(path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Programme:
    """A store with this programme at `path`; from then on the program knows one step more."""
    wanted = programme(field("F"))
    with Store.open(path, clock=clock) as store:
        store.library.take_in(wanted)
    steps = (*migrations.STEPS, Step("remark", _add_column))
    monkeypatch.setattr(migrations, "STEPS", steps)
    monkeypatch.setattr(migrations, "CURRENT", len(steps))
    monkeypatch.setattr("database.opening.CURRENT", len(steps))
    monkeypatch.setattr(migrate, "__defaults__", (steps,))
    clock.forward(minutes=1)
    return wanted


def test_an_older_store_is_copied_before_it_is_migrated(path: Path, clock: Clock, newer_program: Programme) -> None:
    number = len(backups_in(backup_folder(path)))
    with Store.open(path, clock=clock) as store:
        assert store.library.programme(newer_program.id) == newer_program
        assert len(store.backups.overview()) == number + 1
        with store._ledger.read() as connection:
            names = [row[0] for row in connection.exec_driver_sql("SELECT name FROM migrations ORDER BY step")]
    assert names == ["first_tables", "remark"]


@pytest.mark.parametrize("obstacle", ["no backup", "full disk", "read only", "read-only folder"])
def test_an_older_store_that_cannot_be_copied_or_written_stays_as_it_was(
    path: Path, clock: Clock, newer_program: Programme, obstacle: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, before = backup_folder(path), path.read_bytes()
    names = sorted(each.name for each in folder.iterdir())
    if obstacle == "no backup":
        folder.rename(folder.with_name("weg"))
        folder.touch()
    elif obstacle == "full disk":
        monkeypatch.setattr("database.opening.pack", _full)
    elif obstacle == "read-only folder":
        path.parent.chmod(0o555)
    kind = "backup_not_written" if obstacle in ("no backup", "full disk") else "store_older_read_only"
    try:
        with pytest.raises((StoreUnwritable, StoreReadOnly), match=kind):
            Store.open(path, clock=clock, read_only=obstacle == "read only")
    finally:
        path.parent.chmod(0o755)
    assert path.read_bytes() == before
    if obstacle == "no backup":
        folder.unlink()
        folder.with_name("weg").rename(folder)
    assert sorted(each.name for each in folder.iterdir()) == names
    monkeypatch.setattr("database.opening.pack", pack)
    with Store.open(path, clock=clock) as store:
        assert store.rescued is None
        assert store.library.programme(newer_program.id) == newer_program


def _full(*_arguments: object) -> None:
    raise StoreUnwritable("backup_not_written", path="", reason="")


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
