"""Long changes that give way to what is typed: whole or not at all, in one step, and typing never waits for them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from database import ledger
from database.errors import GiveWay
from database.progress import PIECE
from database.records import Change, Label
from database.store import Store
from programme.model import Node, Programme, walk
from programme.schemes import AKTIONSPLAN
from tests.programme.builders import field, measure, programme

COUNT = 2 * PIECE + 10
Long = Callable[["Typist"], Change]


class Typist:
    """An `on_step` that types where it may, and wishes to `often` times where a change is being made."""

    def __init__(self, store: Store, node: str, often: int) -> None:
        self.store, self.node, self.often = store, node, often
        self.typed: list[str] = []
        self.is_waiting = False
        self.longest = 0

    def __call__(self, _left: int, _total: int) -> None:
        if self.store.is_changing:
            self.is_waiting = self.is_waiting or len(self.typed) < self.often
            if self.is_waiting:
                raise GiveWay
        elif self.is_waiting:
            self.is_waiting = False
            self.typed.append("x" * (len(self.typed) + 1))
            assert self.store.entries.edit(self.node, {"text": self.typed[-1]}, sitting="s")


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger, "_MOMENT", 0.0)


def large(store: Store) -> tuple[Programme, str]:
    """A programme of many measures, and a node of another one, in which is typed."""
    measures = [measure(f"Nummer {number}") for number in range(COUNT)]
    plan = store.library.programme(store.library.take_in(programme(field("F", *measures))).made)
    other = store.library.create("Anderes", AKTIONSPLAN).made
    return plan, store.entries.add(other, None, title="hier").made


def paste(store: Store, plan: Programme, _folder: Path) -> Long:
    return lambda typist: store.entries.paste(plan.id, None, plan.nodes, on_step=typist)


def renamed(node: Node) -> Node:
    return replace(node, title=node.title + "!", children=tuple(map(renamed, node.children)))


def rename_all(store: Store, plan: Programme) -> None:
    edits = {node.id: {"title": node.title + "!"} for node in walk(plan.nodes)}
    store.entries.edit_many(edits, Label("replaced"))


def restore(store: Store, plan: Programme, _folder: Path) -> Long:
    version = store.versions.save(plan.id, "Entwurf").made
    rename_all(store, plan)
    return lambda typist: store.versions.restore(version, typist)


def merge(store: Store, plan: Programme, folder: Path) -> Long:
    with Store.open(folder / "zweiter.db", "Bernd") as other:
        store.exchange.save(plan.id, folder / "a.programm")
        other.exchange.take_in(folder / "a.programm")
        rename_all(other, plan)
        other.exchange.save(plan.id, folder / "b.programm")
        other.close(backup=False)
    return lambda typist: store.exchange.merge(folder / "b.programm", on_step=typist)


@pytest.mark.parametrize("prepare", [paste, restore, merge])
def test_a_long_change_begins_anew_behind_what_is_typed(
    store: Store, tmp_path: Path, prepare: Callable[[Store, Programme, Path], Long]
) -> None:
    plan, node = large(store)
    work = prepare(store, plan, tmp_path)
    before = store.library.programme(plan.id)
    typist = Typist(store, node, often=3)
    change = work(typist)
    assert typist.typed == ["x", "xx", "xxx"]
    assert store.entries.node(node).text == "xxx"
    after = store.library.programme(plan.id)
    assert change.programmes == (plan.id,) and after != before
    assert store.history.state(plan.id).undo == change.label
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before
    store.history.redo(plan.id)
    assert store.library.programme(plan.id) == after
    assert not store.check()


def test_at_last_it_no_longer_gives_way(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, node = large(store)
    monkeypatch.setattr(ledger, "_PATIENCE", 0.0)
    typist = Typist(store, node, often=10**9)
    assert paste(store, plan, Path())(typist)
    assert not typist.typed


def test_what_ends_it_ends_it_for_good(store: Store) -> None:
    plan, node = large(store)
    before = store.library.programme(plan.id)

    def given_up(_left: int, _total: int) -> None:
        if store.is_changing:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        store.entries.paste(plan.id, None, plan.nodes, on_step=given_up)
    assert store.library.programme(plan.id) == before
    assert not store.is_changing
    assert store.entries.edit(node, {"text": "weiter"})
