"""Backups beside the work: typing never waits for one, and one that takes long is seen, at the end of the window, too."""

import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from database.folders import backup_folder
from database.recovery import recover
from database.store import Store
from desktop import closing, upkeep
from desktop.closing import close_store
from desktop.store_thread import StoreThread
from desktop.upkeep import Upkeep
from programme.model import Programme
from tests.programme.builders import field, measure, programme

NOW = datetime(2026, 3, 14, 12, 0, tzinfo=UTC)


class Hall:
    """A store in its thread, with a clock."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = NOW
        self.thread = StoreThread()
        self.thread.open(lambda: Store.open(path, "Anna", clock=lambda: self.now), lambda _store: None, _fail)
        self.thread.flush()
        self.plan: Programme = programme(field("Feld", *[measure(f"M{each}") for each in range(50)]))
        self.thread.ask(lambda store: store.library.take_in(self.plan))

    def edit(self, title: str, done: list[str], alone: bool = False, is_typed: bool = False) -> None:
        node = self.plan.nodes[0].id

        def work(store: Store) -> None:
            store.entries.edit(node, {"title": title})
            done.append(title)

        self.thread.call(work, alone=alone, is_typed=is_typed)


def _fail(error: Exception) -> None:
    raise error


@pytest.fixture
def hall(tmp_path: Path, qtbot: QtBot) -> Iterator[Hall]:
    made = Hall(tmp_path / "bestand.db")
    yield made
    made.thread.close()


def test_typing_is_saved_while_a_backup_is_made(hall: Hall, tmp_path: Path) -> None:
    done: list[str] = []
    begun, asked = threading.Event(), threading.Event()

    def slow(_left: int, _total: int) -> None:
        begun.set()
        assert asked.wait(60)

    def back_up(store: Store) -> None:
        assert store.backups.make(hall.thread.between(slow)) is not None
        done.append("gesichert")

    hall.thread.call(back_up, alone=True)
    assert begun.wait(60)
    hall.edit("getippt", done)
    hall.edit("allein", done, alone=True)
    hall.edit("danach", done)
    asked.set()
    hall.thread.flush()
    assert done == ["getippt", "danach", "gesichert", "allein"]
    found = recover(backup_folder(hall.path), tmp_path / "neu.db", "2026-03-14T12:00:00.000Z")
    assert found is not None and found.whole
    with Store.open(found.path) as copy:
        assert copy.entries.node(hall.plan.nodes[0].id).title == "allein"


def test_what_fails_in_the_middle_of_a_backup_fails_for_whoever_asked(hall: Hall) -> None:
    failed: list[object] = []
    begun, asked = threading.Event(), threading.Event()

    def slow(_left: int, _total: int) -> None:
        begun.set()
        assert asked.wait(60)

    made: list[object] = []
    hall.thread.call(lambda store: store.backups.make(hall.thread.between(slow)), made.append, alone=True)
    assert begun.wait(60)
    hall.thread.call(lambda store: store.entries.node("keiner"), None, failed.append)
    asked.set()
    hall.thread.flush()
    assert [type(each).__name__ for each in failed] == ["NotFound"]
    assert made != [None] and len(made) == 1


def test_only_a_backup_that_takes_long_is_told_of(hall: Hall, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper = Upkeep(hall.thread, hall.thread)
    said: list[str] = []
    keeper.told.connect(said.append)
    for worth, words in (
        (1e9, []),
        (-1.0, ["Der Datenbestand wird gesichert. Sie können weiterschreiben.", "Gesichert."]),
    ):
        monkeypatch.setattr(upkeep, "WORTH_TELLING", worth)
        hall.now += timedelta(minutes=31)
        hall.edit(f"neu {worth}", [])
        count = len(hall.thread.ask(lambda store: store.backups.overview()))
        keeper._back_up()
        hall.thread.flush()
        qtbot.waitUntil(lambda told=words: len(said) >= len(told))  # type: ignore[misc]
        assert len(hall.thread.ask(lambda store: store.backups.overview())) == count + 1
        assert said == words


def test_a_long_last_backup_is_seen(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[QProgressDialog] = []
    make = closing._progress

    def progress() -> QProgressDialog:
        shown.append(make())
        return shown[-1]

    monkeypatch.setattr(closing, "WORTH_TELLING", -1.0)
    monkeypatch.setattr(closing, "_progress", progress)
    done: list[str] = []
    hall.edit("zuletzt", done)
    close_store(hall.thread)
    assert len(shown) == 1 and not shown[0].isVisible()
    assert shown[0].labelText() == "Die letzten Änderungen werden gesichert …"
    assert done == ["zuletzt"]
    with Store.open(hall.path) as store:
        assert store.entries.node(hall.plan.nodes[0].id).title == "zuletzt"
        assert store.backups.make() is None


def test_a_short_last_backup_shows_nothing(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(closing, "WORTH_TELLING", 1e9)
    monkeypatch.setattr(closing, "_progress", lambda: pytest.fail("a window for nothing"))
    close_store(hall.thread)
    assert not hall.thread.is_open


def test_a_long_change_begins_anew_behind_what_was_typed(hall: Hall) -> None:
    done: list[str] = []
    begun, asked = threading.Event(), threading.Event()
    steps = hall.thread.between(only_typed=True)
    many = [field("Viele", *[measure(f"N{each}") for each in range(600)])]

    def paste(store: Store) -> None:
        def slow(left: int, total: int) -> None:
            if store.is_changing:
                begun.set()
                assert asked.wait(60)
            steps(left, total)

        assert store.entries.paste(hall.plan.id, None, many, on_step=slow)
        done.append("eingefügt")

    hall.thread.call(paste)
    assert begun.wait(60)
    hall.edit("danach", done)
    hall.edit("getippt", done, is_typed=True)
    asked.set()
    hall.thread.flush()
    assert done == ["getippt", "eingefügt", "danach"]
    plan = hall.thread.ask(lambda store: store.library.programme(hall.plan.id))
    assert [(node.title, len(node.children)) for node in plan.nodes] == [("danach", 50), ("Viele", 600)]


def test_searches_do_not_pile_up_while_the_index_catches_up(hall: Hall) -> None:
    done: list[str] = []
    begun, asked = threading.Event(), threading.Event()

    def search(name: str) -> None:
        def slow(_left: int, _total: int) -> None:
            begun.set()
            assert asked.wait(60)

        def work(store: Store) -> None:
            done.append(f"{name} beginnt")
            assert store.search.find("Feld", on_step=hall.thread.between(slow))
            done.append(f"{name} endet")

        hall.thread.call(work, alone="search")

    search("erste")
    assert begun.wait(60)
    search("zweite")
    hall.edit("getippt Feld", done)
    asked.set()
    hall.thread.flush()
    assert done == ["erste beginnt", "getippt Feld", "erste endet", "zweite beginnt", "zweite endet"]


def test_a_store_that_is_still_being_opened_is_closed_for_all_that(tmp_path: Path, qtbot: QtBot) -> None:
    path, may_open = tmp_path / "bestand.db", threading.Event()
    opened: list[Store] = []

    def slowly() -> Store:
        assert may_open.wait(60)
        opened.append(Store.open(path, "Anna"))
        return opened[0]

    thread = StoreThread()
    thread.open(slowly, lambda _store: None, _fail)
    threading.Timer(0.1, may_open.set).start()
    thread.close()
    assert opened[0]._opened.connection.closed
    assert not path.with_name(path.name + ".owner").exists()
    thread.close()
    with Store.open(path) as again:
        assert again.rescued is None
