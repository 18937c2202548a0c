"""Room behind the write-ahead log: laid out while one types, never seen in what is read, and not on a disk that is nearly full."""

import shutil
from pathlib import Path
from types import SimpleNamespace

import pytest

from database.sqlite.log_room import LogRoom
from database.store import Store
from tests.programme.builders import field, programme

ROOM = 1024 * 1024


def logged(tmp_path: Path) -> Store:
    """A store whose log holds a programme."""
    store = Store.open(tmp_path / "plan.sqlite")
    store.library.take_in(programme(field("Wohnen"), title="Musterstadt"))
    return store


def copied(tmp_path: Path) -> Path:
    """The store of the folder as a killed process leaves it."""
    torn = tmp_path / "torn"
    torn.mkdir()
    for name in ("plan.sqlite", "plan.sqlite-wal"):
        shutil.copy(tmp_path / name, torn / name)
    return torn / "plan.sqlite"


def test_a_store_that_is_torn_away_with_room_in_its_log_has_all_words(tmp_path: Path) -> None:
    with logged(tmp_path) as store:
        log = tmp_path / "plan.sqlite-wal"
        before = log.stat().st_size
        LogRoom(tmp_path / "plan.sqlite").lay_out()
        assert log.stat().st_size == before + ROOM and not any(log.read_bytes()[before:])
        store.library.take_in(programme(field("Verkehr"), title="Danach"))
        torn = copied(tmp_path)
    with Store.open(torn, thorough=True) as again:
        assert again.rescued is None and not again.check()
        assert {each.title for each in again.library.overview()} == {"Musterstadt", "Danach"}


def test_room_is_laid_out_again_only_when_the_log_has_outgrown_it(tmp_path: Path) -> None:
    with logged(tmp_path):
        room, log = LogRoom(tmp_path / "plan.sqlite"), tmp_path / "plan.sqlite-wal"
        room.lay_out()
        laid_out = log.stat().st_size
        room.lay_out()
        assert log.stat().st_size == laid_out


def test_a_disk_that_is_nearly_full_is_left_to_the_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(tmp_path):
        log = tmp_path / "plan.sqlite-wal"
        before = log.stat().st_size
        monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=32 * ROOM))
        LogRoom(tmp_path / "plan.sqlite").lay_out()
        assert log.stat().st_size == before


def test_a_store_without_a_log_gets_none(tmp_path: Path) -> None:
    LogRoom(tmp_path / "plan.sqlite").lay_out()
    assert not list(tmp_path.iterdir())


def test_what_is_committed_meanwhile_is_not_written_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with logged(tmp_path) as store:

        def commit(_folder: Path) -> SimpleNamespace:
            store.library.take_in(programme(field("Verkehr"), title="Zugleich"))
            return SimpleNamespace(free=1024 * ROOM)

        with monkeypatch.context() as meanwhile:
            meanwhile.setattr(shutil, "disk_usage", commit)
            LogRoom(tmp_path / "plan.sqlite").lay_out()
        torn = copied(tmp_path)
    with Store.open(torn, thorough=True) as again:
        assert again.rescued is None
        assert {each.title for each in again.library.overview()} == {"Musterstadt", "Zugleich"}
