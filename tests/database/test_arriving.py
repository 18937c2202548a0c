"""Taking in piece by piece: all or nothing, whatever comes between, whenever it ends."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from database import arriving
from database.backend import OnStep
from database.errors import StoreUnwritable
from database.folders import backup_folder
from database.recovery import recover
from database.store import Store
from database.tables import ARRIVING, all_tables, table
from programme.errors import NotFound
from programme.model import Attachment, Comment, Programme
from tests.programme.builders import field, measure, programme

NOW = "2026-03-14T12:00:00.000Z"
Taking = Callable[[Store, OnStep], str]


@pytest.fixture(autouse=True)
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(arriving, "_ROWS", 10)
    monkeypatch.setattr("database.foreign_history._PIECE", 7)


@pytest.fixture
def typed_in(store: Store) -> Programme:
    wanted = programme(field("Hier", measure("m")))
    store.library.take_in(wanted)
    return wanted


@pytest.fixture
def plan() -> Programme:
    remark = Comment("k", "Anna", NOW, "Wirklich?")
    measures = [measure(f"Maßnahme {each}", text="Wort " * 40) for each in range(40)]
    files = (Attachment("plan.png", "image/png", b"Bild"), Attachment("rede.txt", "text/plain", b"Liebe"))
    return replace(programme(field("Dort", replace(measures[0], comments=(remark,)), *measures[1:])), attachments=files)


@pytest.fixture(params=["import", "file"])
def taking(request: pytest.FixtureRequest, plan: Programme, tmp_path: Path) -> Taking:
    """A way to take `plan` in, told how far it is."""
    if request.param == "import":
        return lambda store, on_step: store.library.take_in(plan, on_step).made
    path = tmp_path / "plan.programm"
    with Store.open(tmp_path / "dort.db", "Bert") as there:
        there.library.take_in(plan)
        there.versions.save(plan.id, "Entwurf")
        for each in range(20):
            there.entries.edit(plan.nodes[0].id, {"short_title": f"{each}"})
        there.entries.edit(plan.nodes[0].id, {"short_title": None})
        there.exchange.save(plan.id, path)
    return lambda store, on_step: store.exchange.take_in(path, on_step=on_step).made


def test_what_is_whole_is_all_there_and_what_was_typed_meanwhile(
    store: Store, typed_in: Programme, plan: Programme, taking: Taking, tmp_path: Path
) -> None:
    typed: list[str] = []

    def on_step(_left: int, _total: int) -> None:
        typed.append(f"getippt {len(typed)}")
        assert store.entries.edit(typed_in.nodes[0].id, {"title": typed[-1]}, sitting="s").journalled

    assert taking(store, on_step) == plan.id
    assert len(typed) > 8
    assert store.library.programme(plan.id) == plan
    assert store.entries.node(typed_in.nodes[0].id).title == typed[-1]
    store.history.undo(typed_in.id)
    assert store.entries.node(typed_in.nodes[0].id).title == "Hier"
    assert store.check() == []
    assert len(store.search.find("Maßnahme", limit=1000)) == 40
    found = recover(backup_folder(store.path), tmp_path / "neu.db", NOW)
    assert found is not None and found.whole
    with Store.open(found.path, thorough=True) as copy:
        assert copy.library.programme(plan.id) == plan
        assert copy.history.of_programme(plan.id, 9999) == store.history.of_programme(plan.id, 9999)
        assert copy.versions.of_programme(plan.id) == store.versions.of_programme(plan.id)


def test_a_part_is_never_seen(store: Store, typed_in: Programme, plan: Programme, taking: Taking) -> None:
    seen: list[object] = []

    def look(_left: int, _total: int) -> None:
        seen.append([info.id for info in store.library.overview()])
        seen.append([store.bin.contents(), store.search.find("Maßnahme")])
        with pytest.raises(NotFound):
            store.library.programme(plan.id)
        with pytest.raises(NotFound):
            store.bin.purge([plan.id])

    taking(store, look)
    assert len(seen) > 16
    assert all(each in ([typed_in.id], [[], []]) if isinstance(each, list) else False for each in seen)


@pytest.mark.parametrize("share", [0, 40, 62, 80, 90])
def test_what_is_given_up_leaves_nothing(
    store: Store, typed_in: Programme, plan: Programme, taking: Taking, share: int, tmp_path: Path
) -> None:
    before = counts(store)

    def end(left: int, total: int) -> None:
        if 100 * (total - left) >= share * total:
            raise KeyError(share)
        store.search.refresh()

    with pytest.raises(KeyError):
        taking(store, end)
    after = counts(store)
    assert {name: after[name] - before[name] for name in after if after[name] != before[name]} in (
        {},
        {"history": 1, "history_groups": 1, "settings": 1},
    )
    assert store.entries.edit(typed_in.nodes[0].id, {"title": "danach"}).journalled
    assert store.check() == []
    assert_recovers(store, typed_in, tmp_path)
    assert taking(store, lambda _left, _total: None) == plan.id
    assert store.library.programme(plan.id) == plan


def test_giving_up_lets_others_between_its_pieces(
    store: Store, typed_in: Programme, plan: Programme, taking: Taking, tmp_path: Path
) -> None:
    typed: list[str] = []

    def end(left: int, total: int) -> None:
        if 100 * (total - left) < 62 * total:
            return
        typed.append(f"getippt {len(typed)}")
        store.entries.edit(typed_in.nodes[0].id, {"title": typed[-1]}, sitting="s")
        assert store.check() == []
        shutil.copytree(
            store.path.parent, tmp_path / f"dann{len(typed)}", ignore=shutil.ignore_patterns("da*", "dort*")
        )
        raise KeyError

    with pytest.raises(KeyError):
        taking(store, end)
    assert len(typed) >= 3
    assert store.entries.node(typed_in.nodes[0].id).title == typed[-1]
    with Store.open(tmp_path / "dann3" / store.path.name) as killed:  # in the middle of taking it away
        assert [info.id for info in killed.library.overview()] == [typed_in.id]
        assert marks(killed) == [None] and killed.check() == []
        assert killed.entries.node(typed_in.nodes[0].id).title == "getippt 2"


@pytest.mark.parametrize("share", [0, 40, 62, 80, 90])
def test_what_was_broken_off_is_gone_with_the_next_opening(
    store: Store, typed_in: Programme, plan: Programme, taking: Taking, share: int, tmp_path: Path
) -> None:
    left_behind = tmp_path / "abgebrochen"

    def killed(left: int, total: int) -> None:
        if 100 * (total - left) >= share * total and not left_behind.exists():
            shutil.copytree(store.path.parent, left_behind, ignore=shutil.ignore_patterns("abgebrochen", "dort*"))

    before = counts(store)
    taking(store, killed)
    with Store.open(left_behind / store.path.name) as again:
        assert again.rescued is None
        assert [info.id for info in again.library.overview()] == [typed_in.id]
        after = counts(again)
        assert {name for name in after if after[name] != before[name]} <= {"history", "history_groups", "settings"}
        assert after["history"] - before["history"] <= 1
        again.entries.edit(typed_in.nodes[0].id, {"title": "danach"})
        assert again.check() == []
        assert_recovers(again, typed_in, tmp_path)
        assert taking(again, lambda _left, _total: None) == plan.id
        assert again.library.programme(plan.id) == plan


def test_a_disk_that_refuses_to_take_it_away_leaves_it_out_of_sight(
    store: Store, plan: Programme, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreUnwritable("store_disk_full")

    def end(left: int, _total: int) -> None:
        if left < 50:
            monkeypatch.setattr(arriving, "forget_unseen", full)
            raise KeyError

    with pytest.raises(KeyError):
        store.library.take_in(plan, end)
    assert store.library.overview() == [] == store.bin.contents()
    assert ARRIVING in marks(store)
    monkeypatch.undo()
    store.close()
    with Store.open(path) as again:
        assert marks(again) == []


def test_a_programme_with_the_same_id_is_not_taken_for_the_part(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the look for known ids came too early, the old programme stays and the new one fails."""
    store.library.take_in(plan)
    monkeypatch.setattr("database.library.is_taken", lambda *_args: False)
    with pytest.raises(Exception, match="UNIQUE"):
        store.library.take_in(plan, lambda _left, _total: None)
    assert store.library.programme(plan.id) == plan


def counts(store: Store) -> dict[str, int]:
    """How many rows each table has, those of the search index when it has caught up."""
    store.search.refresh()
    with store._ledger.read() as connection:
        return {
            each.name: connection.execute(select(func.count()).select_from(each)).scalar_one() for each in all_tables()
        }


def marks(store: Store) -> list[str | None]:
    with store._ledger.read() as connection:
        return list(connection.execute(select(table("programmes").c.removed)).scalars())


def assert_recovers(store: Store, typed_in: Programme, tmp_path: Path) -> None:
    found = recover(backup_folder(store.path), tmp_path / "wieder.db", NOW)
    assert found is not None and found.whole
    with Store.open(found.path, thorough=True) as copy:
        assert [info.id for info in copy.library.overview()] == [typed_in.id]
        assert copy.entries.node(typed_in.nodes[0].id).title == "danach"
        assert marks(copy) == [None]
        assert copy.check() == []
