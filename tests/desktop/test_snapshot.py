"""The programme as a value: always what the store holds, with unchanged branches kept."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.document import ProgrammeDocument
from desktop.snapshot import Snapshot
from desktop.store_thread import StoreThread
from desktop.tree.outline import Entry, as_node
from programme.model import Node, Programme
from programme.tree import Direction

EntryId = Callable[[str], str]


@pytest.fixture
def snapshot(document: ProgrammeDocument) -> Snapshot:
    return Snapshot(document)


def stored(store: StoreThread, document: ProgrammeDocument) -> Programme:
    store.flush()
    return store.ask(lambda inner: inner.library.programme(document.programme_id))


def test_it_is_what_the_store_holds_through_all_kinds_of_changes(
    snapshot: Snapshot, document: ProgrammeDocument, store: StoreThread, entry_id: EntryId
) -> None:
    steps: list[Callable[[], None]] = [
        lambda: document.edit(entry_id("Mietberatung"), "title", "Beratung"),
        lambda: document.add(entry_id("Bildung"), None, title="Schulen"),
        lambda: document.move([entry_id("Busse")], entry_id("Sozialräume"), 0),
        lambda: document.move_towards([entry_id("Bildung")], Direction.UP),
        lambda: document.remove([entry_id("Radwege")]),
        lambda: document.remove([entry_id("Wohnen")]),
        lambda: document.edit_head(document.programme_id, "title", "Neuer Titel"),
        document.undo,
        document.undo,
        lambda: document.change(lambda inner: inner.comments.add(entry_id("Verkehr"), "Warum?")),
    ]
    assert snapshot.take_now() == stored(store, document)
    for step in steps:
        step()
        held = stored(store, document)
        assert snapshot.take_now() == held


def test_branches_that_did_not_change_stay_the_same_objects(
    snapshot: Snapshot, document: ProgrammeDocument, store: StoreThread, entry_id: EntryId
) -> None:
    before = snapshot.take_now()
    document.edit(entry_id("Busse"), "title", "Busse alle zehn Minuten")
    store.flush()
    after = snapshot.take_now()
    assert before is not None and after is not None
    assert [one is other for one, other in zip(before.nodes, after.nodes, strict=True)] == [True, False, True]
    document.move([entry_id("Bildung")], None, 0)
    store.flush()
    moved = snapshot.take_now()
    assert moved is not None and {id(each) for each in moved.nodes} == {id(each) for each in after.nodes}


def test_only_branches_that_changed_are_looked_at(
    snapshot: Snapshot,
    document: ProgrammeDocument,
    store: StoreThread,
    entry_id: EntryId,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    snapshot.take_now()
    looked: list[str] = []

    def look(entry: Entry, children: tuple[Node, ...] | None = None) -> Node:
        looked.append(entry.title)
        return as_node(entry, children)

    monkeypatch.setattr("desktop.snapshot.as_node", look)
    document.edit(entry_id("Busse"), "title", "Busse alle zehn Minuten")
    store.flush()
    assert snapshot.take_now() == stored(store, document)
    assert set(looked) == {"Verkehr", "Radwege für Bürger*innen", "Busse alle zehn Minuten"}
    looked.clear()
    snapshot.take_now()
    assert looked == []
    document.move([entry_id("Busse")], entry_id("Bildung"), 0)
    store.flush()
    assert snapshot.take_now() == stored(store, document)
    assert "Wohnen" not in looked and {"Verkehr", "Bildung"} < set(looked)


def test_who_cannot_wait_gets_what_is_being_built(
    snapshot: Snapshot,
    document: ProgrammeDocument,
    store: StoreThread,
    entry_id: EntryId,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    snapshot.take_now()
    monkeypatch.setattr("desktop.spare_time.SLICE", -1)
    taken: list[Programme] = []
    document.edit(entry_id("Radwege"), "title", "Breite Radwege")
    store.flush()
    snapshot.take(taken.append)
    document.edit(entry_id("Breite"), "title", "Noch breitere Radwege")
    store.flush()
    assert not taken and snapshot.take_now() == stored(store, document)
    qtbot.waitUntil(lambda: bool(taken))
    assert taken == [stored(store, document)] and snapshot.take_now() == taken[0]


def test_it_is_handed_over_when_built_and_not_after_closing(
    snapshot: Snapshot, document: ProgrammeDocument, store: StoreThread, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.spare_time.SLICE", -1)
    taken: list[Programme] = []
    snapshot.take(taken.append)
    assert taken == []
    document.close()
    qtbot.wait(20)
    assert taken == [] and snapshot.take_now() is None
    document.open(store.ask(lambda inner: inner.library.overview()[0].id))
    store.flush()
    monkeypatch.setattr("desktop.spare_time.SLICE", 0.003)
    snapshot.take(taken.append)
    snapshot.take(taken.append)
    qtbot.waitUntil(lambda: len(taken) == 2)
    assert taken[0] == stored(store, document)


def test_who_takes_it_may_ask_again_at_once(
    snapshot: Snapshot, document: ProgrammeDocument, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.spare_time.SLICE", -1)
    taken: list[Programme] = []
    snapshot.take(lambda _programme: snapshot.take(taken.append))
    qtbot.waitUntil(lambda: len(taken) == 1)
    assert taken == [snapshot.take_now()]


def test_it_says_once_for_each_programme_that_it_is_whole(
    snapshot: Snapshot, document: ProgrammeDocument, store: StoreThread, entry_id: EntryId
) -> None:
    told: list[Programme | None] = []
    snapshot.made.connect(lambda: told.append(snapshot.take_now()))
    snapshot.take(lambda _programme: None)
    document.edit(entry_id("Mietberatung"), "title", "Beratung")
    store.flush()
    snapshot.take(lambda _programme: None)
    assert len(told) == 1
    document.open(document.programme_id)
    store.flush()
    snapshot.take(lambda _programme: None)
    assert told == [told[0], stored(store, document)]
