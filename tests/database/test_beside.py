"""Long work beside the store: what is changed meanwhile is saved at once, and what is given up leaves nothing."""

import itertools
import random
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path
from threading import Event
from typing import TypeVar

import pytest
from sqlalchemy import Connection, text

from database import backups, looking_through, transfer, versions
from database.backend import OnStep
from database.beside import beside
from database.errors import StoreUnwritable
from database.folders import backup_folder
from database.records import Label
from database.recovery import recover
from database.scratch import SCRATCH
from database.store import Store
from database.typing_on import typed_on
from programme.errors import NotFound
from programme.model import Programme
from tests.database.conftest import Clock
from tests.programme.builders import field, measure, programme

T = TypeVar("T")
NOW = "2026-03-14T12:00:00.000Z"
PATIENCE = 60  # seconds; only a failing test waits so long


@pytest.fixture
def plan(store: Store) -> Programme:
    wanted = programme(field("Feld", *[measure(f"M{each}", text="Wort " * 400) for each in range(60)]))
    store.library.take_in(wanted)
    return wanted


def typing(store: Store, plan: Programme) -> tuple[list[str], Callable[[int, int], None]]:
    """What was typed, and an `on_step` that types where no change is being made."""
    typed: list[str] = []

    def on_step(_left: int, _total: int) -> None:
        if store.is_changing:
            return
        typed.append(f"getippt {len(typed)}")
        store.entries.edit(plan.nodes[0].id, {"title": typed[-1]}, sitting="s")

    return typed, on_step


def held_until(
    on_step: Callable[[int, int], None], work: Callable[..., T], times: int = 2
) -> tuple[OnStep, Callable[..., T]]:
    """Both as they are, but that the work waits until `on_step` was called so many `times`, however slow the machine."""
    calls, enough = itertools.count(1), Event()

    def counted(left: int, total: int) -> None:
        on_step(left, total)
        if next(calls) >= times:
            enough.set()

    def held(*args: object) -> T:
        assert enough.wait(PATIENCE), "nobody was let in beside the work"
        return work(*args)

    return counted, held


def test_work_that_is_given_up_ends_at_its_next_step() -> None:
    ended_at, is_given_up = [], Event()

    def work(told: OnStep | None) -> None:
        assert told is not None
        told(1000, 1000)
        assert is_given_up.wait(PATIENCE)
        with ExitStack() as at_the_end:
            left = PATIENCE * 1000
            at_the_end.callback(lambda: ended_at.append(left))
            while left:
                left -= 1
                told(left, 1000)
                is_over.wait(0.001)

    def give_up(left: int, _total: int) -> None:
        is_given_up.set()
        raise KeyError(left)

    is_over = Event()
    with pytest.raises(KeyError):
        beside(work, give_up)
    assert ended_at and ended_at[0] > 0


@pytest.mark.parametrize("when", [0, 9, 10, 30, 60, 99, 100])
def test_a_backup_that_is_given_up_leaves_no_file(store: Store, plan: Programme, when: int) -> None:
    before = {each.name for each in backup_folder(store.path).iterdir()}

    def end(left: int, total: int) -> None:
        if 100 * (total - left) >= when * total:
            raise KeyError(when)

    with pytest.raises(KeyError):
        store.backups.make(end)
    assert {each.name for each in backup_folder(store.path).iterdir()} == before


@pytest.mark.parametrize("seed", range(4))
def test_backup_and_journal_are_the_present_state_whatever_comes_between(
    store: Store, plan: Programme, tmp_path: Path, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.sqlite.store_file.PAGES_PER_STEP", 20)
    choose = random.Random(seed)
    nodes = [node.id for node in plan.nodes[0].children]
    steps = []

    def between(left: int, total: int) -> None:
        steps.append(left)
        what = choose.randrange(12) if len(steps) < 60 else 12
        if what == 0:
            store.entries.edit(choose.choice(nodes), {"text": f"{len(steps)} " * choose.randrange(3000)}, sitting="s")
        elif what == 1:
            store.entries.move([choose.choice(nodes)], plan.nodes[0].id, 0)
        elif what == 2 and store.history.state(plan.id).undo:
            store.history.undo(plan.id)
        elif what == 3:
            store.versions.save(plan.id, f"Stand {len(steps)}")
        elif what == 4:
            with pytest.raises(NotFound):  # rolled back in the middle of the copy
                store.entries.edit_many({nodes[0]: {"title": "x"}, "keiner": {"title": "y"}}, Label("replaced"))
        elif what < 12:
            store.entries.edit(nodes[1], {"title": f"Titel {len(steps)}"})

    made = store.backups.make(between)
    assert made is not None and len(steps) > 10
    now = store.library.programme(plan.id)
    assert store.check() == []
    found = recover(backup_folder(store.path), tmp_path / "neu.db", NOW)
    assert found is not None and found.whole and found.backup == made.created
    with Store.open(found.path, thorough=True) as copy:
        assert copy.rescued is None
        assert copy.library.programme(plan.id) == now
        assert copy.check() == []


def test_a_version_is_the_state_of_the_call_and_typing_is_saved_meanwhile(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, on_step = typing(store, plan)
    counted, held = held_until(on_step, versions._packed_rows)
    with monkeypatch.context() as patched:
        patched.setattr(versions, "_packed_rows", held)
        version = store.versions.save(plan.id, "Entwurf", on_step=counted).made
    assert len(typed) >= 2
    assert store.versions.programme(version) == plan
    assert store.entries.node(plan.nodes[0].id).title == typed[-1]
    again = len(typed)
    counted, reading = held_until(on_step, versions.unpacked)
    monkeypatch.setattr(versions, "unpacked", reading)
    assert store.versions.programme(version, counted) == plan
    assert len(typed) >= again + 2


def test_a_version_is_restored_over_what_was_typed_meanwhile(store: Store, plan: Programme) -> None:
    version = store.versions.save(plan.id, "Entwurf").made
    store.entries.remove([plan.nodes[0].children[0].id])
    typed, on_step = typing(store, plan)
    store.versions.restore(version, on_step)
    assert typed
    assert store.library.programme(plan.id) == plan
    store.history.undo(plan.id)
    assert store.entries.node(plan.nodes[0].id).title == typed[-1]
    assert len(store.entries.node(plan.nodes[0].id).children) == 59


def test_what_is_typed_while_a_programme_is_read_is_in_it_and_nothing_is_read_twice(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = plan.nodes[0], plan.nodes[0].children[7]
    store.entries.edit(second.id, {"text": "vorher"}, sitting="t")

    def on_step(_left: int, _total: int) -> None:
        store.entries.edit(first.id, {"title": "**Neu**"}, sitting="s")
        store.entries.edit(second.id, {"text": "nachher", "number": "9a", "fields.zustaendig": "Amt"}, sitting="t")

    readings = []
    counted, held = held_until(on_step, lambda rows: readings.append(rows) or transfer.built(rows))
    monkeypatch.setattr(transfer, "built_once", held)
    read = store.library.programme(plan.id, counted)
    assert len(readings) == 1
    assert read == store.library.programme(plan.id)
    assert read.nodes[0].title == "**Neu**" and read.nodes[0].children[7].fields["zustaendig"] == "Amt"


def test_parents_in_a_circle_are_not_followed_without_end(store: Store, plan: Programme) -> None:
    ledger, (top, (one, other, *_)) = store.library._ledger, (plan.nodes[0], plan.nodes[0].children)
    with ledger.read():
        before = ledger.last_tick()
    store.entries.edit(one.id, {"title": "Neu"})
    with ledger.derive() as connection:
        hang(connection, {one.id: other.id, other.id: one.id})
        assert typed_on(connection, plan, before) is None
        hang(connection, {one.id: top.id, other.id: top.id})  # nobody else expects this of a sound store


def hang(connection: Connection, parents: dict[str, str]) -> None:
    for node, parent in parents.items():
        connection.execute(text("UPDATE nodes SET parent_id = :parent WHERE id = :id"), {"parent": parent, "id": node})


@pytest.mark.parametrize("what", ["moved", "removed", "commented", "renamed"])
def test_what_is_more_than_typing_is_in_a_programme_that_is_read_meanwhile(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    node = plan.nodes[0].children[3].id
    changes = {
        "moved": lambda: store.entries.move([node], plan.nodes[0].id, 0),
        "removed": lambda: store.entries.remove([node]),
        "commented": lambda: store.comments.add(node, "Stimmt das?"),
        "renamed": lambda: store.library.edit(plan.id, {"title": "Umbenannt"}),
    }
    made = []

    def on_step(_left: int, _total: int) -> None:
        if not made:
            made.append(changes[what]())

    counted, held = held_until(on_step, transfer.built_once)
    monkeypatch.setattr(transfer, "built_once", held)
    read = store.library.programme(plan.id, counted)
    assert read != plan and read == store.library.programme(plan.id)


def test_what_is_typed_while_a_file_is_merged_stays(store: Store, plan: Programme, tmp_path: Path) -> None:
    file, changed = tmp_path / "plan.programm", plan.nodes[0].children[5].id
    store.exchange.save(plan.id, file)
    with Store.open(tmp_path / "other.db", "Bert") as other:
        other.exchange.take_in(file)
        other.entries.edit(changed, {"text": "von Bert"})
        other.exchange.save(plan.id, file)
    typed, on_step = typing(store, plan)
    assert store.exchange.merge(file, on_step=on_step).edited == (changed,)
    assert typed
    assert store.entries.node(plan.nodes[0].id).title == typed[-1]
    assert store.entries.node(changed).text == "von Bert"
    store.history.undo(plan.id)
    assert store.entries.node(plan.nodes[0].id).title == typed[-1]
    assert store.entries.node(changed).text == plan.nodes[0].children[5].text


def test_what_is_given_up_while_a_version_is_restored_changes_nothing(store: Store, plan: Programme) -> None:
    version = store.versions.save(plan.id, "Entwurf").made
    store.entries.remove([plan.nodes[0].children[0].id])
    now = store.library.programme(plan.id)

    def end(_left: int, _total: int) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        store.versions.restore(version, end)
    assert store.library.programme(plan.id) == now


def test_a_version_that_is_given_up_is_none(store: Store, plan: Programme) -> None:
    def end(_left: int, _total: int) -> None:
        raise KeyError

    with pytest.raises(KeyError):
        store.versions.save(plan.id, "Entwurf", on_step=end)
    assert store.versions.of_programme(plan.id) == []


def test_typing_is_saved_while_the_store_is_looked_through(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed, on_step = typing(store, plan)
    counted, held = held_until(on_step, looking_through._seen_in, 20)  # more than the copying tells of
    monkeypatch.setattr(looking_through, "_seen_in", held)
    before = {each.name for each in backup_folder(store.path).iterdir()}
    assert store.check(counted) == []
    assert len(typed) >= 20
    assert {each.name for each in backup_folder(store.path).iterdir()} == before
    assert [hit.title for hit in store.search.find(typed[-1])] == [typed[-1]]


@pytest.mark.parametrize("on_step", [None, lambda _left, _total: None], ids=["in the store", "in a copy"])
def test_damage_is_noticed_and_a_wrong_index_is_made_anew(
    store: Store, plan: Programme, on_step: OnStep | None
) -> None:
    assert len(store.search.find("Wort", limit=1000)) == 60
    connection = store._ledger.connection
    with connection.begin():
        connection.execute(text("UPDATE search_texts SET body = 'verkehrt' WHERE title LIKE 'm7%'"))
    assert store.check(on_step) == []
    assert len(store.search.find("Wort", limit=1000)) == 60
    with connection.begin():
        connection.execute(text("UPDATE history SET after = 'verkehrt' WHERE seq = 3"))
    assert [fault.table for fault in store.check(on_step)] == ["history"]


def test_without_room_for_a_copy_the_store_itself_is_looked_at(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> None:
        raise StoreUnwritable("store_disk_full")

    monkeypatch.setattr(type(store._ledger.backend), "copy", full)
    with store._ledger.connection.begin():
        store._ledger.connection.execute(text("UPDATE history SET after = 'verkehrt' WHERE seq = 3"))
    assert [fault.table for fault in store.check(lambda _left, _total: None)] == ["history"]
    assert not list(backup_folder(store.path).glob(f"{SCRATCH}*"))


def test_typing_is_saved_while_the_first_search_catches_up(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("database.search._PIECE", 10)
    typed: list[str] = []

    def on_step(left: int, _total: int) -> None:
        if left > 5:
            typed.append(f"{left}")
            store.entries.edit(plan.nodes[0].id, {"title": f"getippt {left}"}, sitting="s")

    assert len(store.search.find("Wort", limit=1000, on_step=on_step)) == 60
    assert len(typed) > 3
    assert [hit.node for hit in store.search.find(f"getippt {typed[-1]}")] == [plan.nodes[0].id]


def test_a_journal_does_not_follow_over_a_restored_backup(
    path: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the disk refused the backup after it, what came later would else be put on the wrong state."""
    plan = programme(field("Erst", measure("a")))
    with Store.open(path, clock=clock) as store:
        store.library.take_in(plan)
        old = store.backups.make()
        assert old is not None
        clock.forward(minutes=1)
        store.entries.edit(plan.nodes[0].id, {"title": "Dann"})
        made = iter([True, False])
        pack = backups.pack

        def packed(*args: object) -> None:
            if not next(made):
                raise StoreUnwritable("backup_not_written")
            pack(*args)  # type: ignore[arg-type]

        monkeypatch.setattr(backups, "pack", packed)
        store.backups.restore(old)
        monkeypatch.setattr(backups, "pack", pack)
        assert store.entries.node(plan.nodes[0].id).title == "Erst"
        store.entries.edit(plan.nodes[0].id, {"text": "auf dem alten Stand"})
        found = recover(backup_folder(path), tmp_path / "neu.db", NOW)
        assert found is not None and not found.whole
        with Store.open(found.path) as copy:
            node = copy.entries.node(plan.nodes[0].id)
            assert (node.title, node.text) == ("Dann", "")
        clock.forward(minutes=1)
        store.backups.make()
        found = recover(backup_folder(path), tmp_path / "noch.db", NOW)
        assert found is not None and found.whole
        with Store.open(found.path) as copy:
            node = copy.entries.node(plan.nodes[0].id)
            assert (node.title, node.text) == ("Erst", "auf dem alten Stand")
