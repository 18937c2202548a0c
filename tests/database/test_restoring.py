"""Bringing back from a backup: one programme, or the whole store."""

from pathlib import Path

import pytest

from database.errors import StoreDamaged, StoreUnwritable
from database.moments import moment_of
from database.store import Store
from programme.difference import difference
from programme.model import Programme, walk
from tests.database.conftest import Clock
from tests.programme.builders import field, programme


def test_one_programme_is_restored_and_undone(store: Store, plan: Programme) -> None:
    backup = store.backups.make()
    assert backup is not None
    store.comments.add(plan.nodes[0].id, "später")
    store.entries.remove([plan.nodes[0].children[0].id])
    after = store.library.programme(plan.id)
    store.backups.restore_programme(backup, plan.id)
    assert store.library.programme(plan.id) == plan
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == after


def test_comparing_and_restoring_let_others_between_and_what_is_typed_stays(store: Store, plan: Programme) -> None:
    other = store.entries.add(store.library.take_in(programme(field("G"))).made, None, title="hier").made
    backup = store.backups.make()
    assert backup is not None
    store.entries.remove([plan.nodes[0].children[0].id])
    before, typed = store.library.programme(plan.id), list[str]()

    def type_on(_left: int, _total: int) -> None:
        if not store.is_changing and len(typed) < 5:
            typed.append("x" * (len(typed) + 1))
            store.entries.edit(other, {"text": typed[-1]}, sitting="s")

    found = {each.now.id: each for each in store.backups.compare(backup, type_on) if each.now}
    assert typed and found[plan.id].difference == difference(plan, before)
    typed.clear()
    change = store.backups.restore_programme(backup, plan.id, type_on)
    assert typed and store.entries.node(other).text == typed[-1]
    assert store.library.programme(plan.id) == plan
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before and change.programmes == (plan.id,)
    assert not store.check()


@pytest.mark.parametrize("where", ["bin", "gone"])
def test_a_programme_that_is_gone_is_restored(store: Store, plan: Programme, where: str) -> None:
    backup = store.backups.make()
    assert backup is not None
    store.library.remove(plan.id)
    if where == "gone":
        store.bin.purge([plan.id])
    store.backups.restore_programme(backup, plan.id, lambda _left, _total: None)
    assert store.library.programme(plan.id) == plan and not store.check()


def test_the_whole_store_is_restored_and_goes_on(path: Path, clock: Clock) -> None:
    with Store.open(path, clock=clock) as store:
        plan = programme(field("F"))
        store.library.take_in(plan)
        backup = store.backups.make()
        assert backup is not None
        clock.forward(hours=1)
        other = store.library.take_in(programme(field("dazu"))).made
        store.entries.edit(plan.nodes[0].id, {"title": "neu"})
        store.search.find("neu")
        clock.forward(hours=1)
        change = store.backups.restore(backup)
        assert plan.id in change.programmes
        assert [info.id for info in store.library.overview()] == [plan.id]
        assert store.library.programme(plan.id) == plan
        assert store.search.find("neu") == []
        store.entries.edit(plan.nodes[0].id, {"title": "danach"})
        assert store.backups.overview()[0].created == moment_of(clock())
        before = store.backups.overview()[1]
        assert {info.id for info in store.backups.programmes(before)} == {plan.id, other}
    path.unlink()
    with Store.open(path, clock=clock) as store:  # backup and journal tell the new time, not the abandoned one
        assert [node.title for node in store.library.programme(plan.id).nodes] == ["danach"]


def test_the_backup_of_today_does_not_thin_away_the_one_that_is_restored(
    store: Store, plan: Programme, clock: Clock
) -> None:
    for words in ("erst", "dann", "zuletzt", "heute"):
        store.entries.edit(plan.nodes[0].id, {"title": words})
        if words != "heute":
            store.backups.make()
        clock.forward(minutes=5)
    store.backups.restore(store.backups.overview()[-1])
    assert store.library.programme(plan.id).nodes[0].title == "erst"
    assert "heute" in {store.backups.programme(each, plan.id).nodes[0].title for each in store.backups.overview()}


def test_a_damaged_backup_changes_nothing(store: Store, plan: Programme) -> None:
    backup = store.backups.make()
    assert backup is not None
    store.entries.edit(plan.nodes[0].id, {"title": "neu"})
    backup.path.write_bytes(backup.path.read_bytes()[:-20])
    with pytest.raises(StoreDamaged):
        store.backups.restore(backup)
    assert store.library.programme(plan.id).nodes[0].title == "neu"
    assert [each.path for each in store.backups.overview()] == [backup.path]


def test_a_programme_comes_back_beside_one_that_took_its_nodes(store: Store, plan: Programme) -> None:
    backup = store.backups.make()
    assert backup is not None
    other = store.library.create("Anderes", plan.scheme).made
    moved = plan.nodes[0].children[0].id
    store.comments.add(moved, "bleibt")
    store.entries.move([plan.nodes[0].id], None, programme=other)
    store.library.remove(plan.id)
    store.bin.purge([plan.id])
    store.backups.restore_programme(backup, plan.id)
    back = store.library.programme(plan.id)
    assert [node.title for node in walk(back.nodes)] == [node.title for node in walk(plan.nodes)]
    assert store.entries.place(moved).programme == other
    assert store.check() == []
    store.history.undo(plan.id)
    assert [info.id for info in store.library.overview()] == [other]


def test_the_store_gets_the_state_and_its_record_at_once(
    path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk that is full after the state came must not leave it without the record that the journal needs."""

    def full(*_arguments: object, **_named: object) -> None:
        raise StoreUnwritable("store_disk_full", path=str(path))

    with Store.open(path, clock=clock) as store:
        plan = programme(field("F"), field("G"))
        store.library.take_in(plan)
        backup = store.backups.make()
        assert backup is not None
        store.entries.edit(plan.nodes[0].id, {"title": "abgetan"})
        store.backups.make()
        with monkeypatch.context() as refusing:
            refusing.setattr(store._ledger, "change", full)
            assert store.backups.restore(backup).journalled
        store.entries.edit(plan.nodes[1].id, {"title": "danach"})
        store.close(backup=False)
    path.unlink()
    with Store.open(path, clock=clock) as store:
        assert [node.title for node in store.library.programme(plan.id).nodes] == ["F", "danach"]


def test_a_disk_that_refuses_the_state_leaves_all_as_it_was(
    store: Store, plan: Programme, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise StoreUnwritable("store_disk_full", path=str(store.path))

    backup = store.backups.make()
    assert backup is not None
    store.entries.edit(plan.nodes[0].id, {"title": "heute"})
    told = store.history.of_programme(plan.id)
    monkeypatch.setattr(store._ledger.backend, "overwrite", full)
    with pytest.raises(StoreUnwritable, match="store_disk_full"):
        store.backups.restore(backup)
    assert store.library.programme(plan.id).nodes[0].title == "heute"
    assert store.history.of_programme(plan.id) == told
