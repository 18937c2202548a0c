"""Whatever is done to the open programme, the window's outline is what the store holds."""

import random
import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from database import ledger, progress
from desktop.document import ProgrammeDocument
from desktop.store_thread import StoreThread
from desktop.tree.model import OutlineModel
from programme.errors import UserError
from programme.tree import Direction
from tests.desktop.tree.test_model import expected, shown

EntryId = Callable[[str], str]


def stored(store: StoreThread, document: ProgrammeDocument) -> object:
    return store.ask(lambda inner: inner.library.programme(document.programme_id)).nodes


def held(document: ProgrammeDocument) -> object:
    assert document.outline is not None
    return document.outline.programme().nodes


def test_opens_what_the_store_holds(store: StoreThread, document: ProgrammeDocument) -> None:
    assert held(document) == stored(store, document)


def test_edit_add_move_remove_and_undo(store: StoreThread, document: ProgrammeDocument, entry_id: EntryId) -> None:
    made: list[str] = []
    first = held(document)
    document.edit(entry_id("Mietberatung"), "title", "Mietberatung für **alle**")
    document.edit(entry_id("Mietberatung"), "fields.zielgruppe", "Mieter*innen")
    document.add(entry_id("Bildung"), title="Schulen", then=made.append)
    document.move_towards([entry_id("Radwege")], Direction.DOWN)
    document.move([entry_id("Busse")], entry_id("Sozialräume"), 1)
    document.remove([entry_id("Wohnen")])
    store.flush()
    assert held(document) == stored(store, document)
    assert document.outline is not None and made[0] in document.outline
    for _ in range(6):
        document.undo()
    store.flush()
    assert held(document) == stored(store, document) == first
    for _ in range(6):
        document.redo()
    store.flush()
    assert held(document) == stored(store, document)


def test_an_older_save_does_not_bring_old_words_back(
    store: StoreThread, document: ProgrammeDocument, entry_id: EntryId
) -> None:
    seen: list[str] = []
    busse = entry_id("Busse")
    assert document.outline is not None
    entry = document.outline.entry(busse)
    document.entries_changed.connect(lambda ids: seen.append(entry.title) if busse in ids else None)
    for title in ("Busse i", "Busse in", "Busse in Takt"):
        document.edit(busse, "title", title, sitting="eine Sitzung")
    store.flush()
    assert seen == ["Busse in Takt"]
    document.undo()
    store.flush()
    assert entry.title == "Busse im Takt"


def test_a_refused_move_changes_nothing(store: StoreThread, document: ProgrammeDocument, entry_id: EntryId) -> None:
    errors: list[UserError] = []
    document.failed.disconnect()
    document.failed.connect(errors.append)
    document.move_towards([entry_id("Wohnen")], Direction.UP)
    store.flush()
    assert [error.kind for error in errors] == ["already_first"]
    assert held(document) == stored(store, document)


@pytest.mark.parametrize("seed", range(4))
def test_the_tree_follows_any_changes(qtbot: QtBot, store: StoreThread, document: ProgrammeDocument, seed: int) -> None:
    chance = random.Random(seed)
    model = OutlineModel()
    assert document.outline is not None
    outline = document.outline
    model.show(outline)
    document.entry_added.connect(model.entry_added)
    document.entry_removed.connect(model.entry_removed)
    document.entry_moved.connect(model.entry_moved)
    document.failed.disconnect()
    for _ in range(40):
        ids = [entry.id for entry in outline.walk()]
        act = chance.choice(["add", "up", "drop", "drop", "remove", "undo", "undo", "redo", "double"])
        chosen = chance.sample(ids, min(len(ids), chance.choice([1, 1, 2, 3])))
        if act == "add" or not ids:
            document.add(chance.choice([None, *ids]), title=f"neu {chance.random():.3f}")
        elif act == "up":
            document.move_towards(chosen[:1], chance.choice(list(Direction)))
        elif act == "drop":
            document.move(chosen, chance.choice([None, *ids]), chance.choice([None, 0, 1, 2]))
        elif act == "remove":
            document.remove(chosen[:1])
        elif act == "double":
            document.duplicate(chosen[:1])
        else:
            (document.undo if act == "undo" else document.redo)()
        store.flush()
        assert held(document) == stored(store, document), act
        assert shown(model) == expected(outline.top), act


@pytest.mark.parametrize("deed", ["replace", "undo", "redo"])
def test_long_changes_leave_what_is_typed_meanwhile(
    store: StoreThread, document: ProgrammeDocument, entry_id: EntryId, deed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    busse, seen = entry_id("Busse"), []
    edits = {entry_id(each): {"title": "Neu"} for each in ("Busse", "Radwege", "Wohnen", "Mietberatung")}
    others = {each: items for each, items in edits.items() if each != busse}
    deeds: dict[str, Callable[[], None]] = {
        "replace": lambda: document.edit_many(edits, "words_replaced", {"count": 4}),
        "undo": document.undo,
        "redo": document.redo,
    }
    if deed != "replace":
        document.edit_many(others, "words_replaced", {"count": 3})
    if deed == "redo":
        document.undo()
    store.flush()
    monkeypatch.setattr(progress, "PIECE", 1)
    monkeypatch.setattr(ledger, "_REST", 0.0)
    is_asked = threading.Event()
    document.saved.connect(lambda _moment: seen.append(document.outline and document.outline.entry(busse).title))
    store.call(lambda _store: is_asked.wait(60))
    deeds[deed]()
    document.edit(busse, "title", "Busse in Takt", sitting="eine Sitzung")
    is_asked.set()
    store.flush()
    assert seen == ["Busse in Takt"] * 2, "what was typed is saved first"
    assert held(document) == stored(store, document)
    assert document.outline is not None
    changed = sum(document.outline.entry(each).title == "Neu" for each in edits)
    assert changed == (0 if deed == "undo" else 3)
