"""Long changes that give way to what is typed: whole or not at all, in one step, and typing never waits for them."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from database import ledger
from database.errors import GiveWay, NothingToUndo
from database.exchange import read_archive
from database.progress import PIECE
from database.records import Change, Label
from database.store import Store
from database.tables import table
from programme.archive import ArchivedChange, ArchivedValue, pack, wrap
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
    monkeypatch.setattr(ledger, "_REST", 0.0)


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


def change_all(store: Store, plan: Programme, _folder: Path) -> Long:
    edits = {node.id: {"title": node.title + "!"} for node in walk(plan.nodes)}
    return lambda typist: store.entries.edit_many(edits, Label("replaced"), on_step=typist)


@pytest.mark.parametrize("prepare", [paste, restore, merge, change_all])
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
    again = Typist(store, node, often=2)
    store.history.undo(plan.id, again)
    assert store.library.programme(plan.id) == before
    once_more = Typist(store, node, often=2)
    store.history.redo(plan.id, once_more)
    assert store.library.programme(plan.id) == after
    assert again.typed == once_more.typed == ["x", "xx"]
    assert not store.check()


def test_history_of_others_comes_whole_behind_what_is_typed(store: Store, tmp_path: Path) -> None:
    plan = store.library.programme(store.library.take_in(programme(field("F"), field("hier"))).made)
    file = tmp_path / "a.programm"
    store.exchange.save(plan.id, file)
    values = [
        ArchivedValue("node", plan.nodes[0].id, "title", f'"{each}"', f'"{each + 1}"') for each in range(COUNT * 2)
    ]
    told = [ArchivedChange(str(each.before), "title_edited", {}, "Bernd", "", (each,)) for each in values[COUNT:]]
    told.append(ArchivedChange("viel", "title_edited", {}, "Bernd", "", tuple(values[:COUNT])))
    came = replace(read_archive(file), history=tuple(told))
    file.write_bytes(wrap(pack(came)))
    typist = Typist(store, plan.nodes[1].id, often=3)
    there: list[int] = []

    def step(left: int, total: int) -> None:
        typist(left, total)
        if store.is_changing:
            count = select(func.count()).select_from(table("history"))
            there.append(store._ledger.connection.execute(count).scalar_one())

    store.exchange.merge(file, on_step=step)
    assert typist.typed == ["x", "xx", "xxx"]
    assert there[0] < COUNT and all(later - earlier <= 2 * PIECE for earlier, later in pairwise(there))
    found = [each for each in store.history.of_programme(plan.id, limit=10**4) if each.role == "elsewhere"]
    assert {each.after for each in found} == {str(each + 1) for each in range(COUNT * 2)}
    assert len(found) == COUNT * 2 and len({each.group for each in found}) == COUNT + 1
    assert not store.check()


@pytest.mark.parametrize("prepare", [paste, change_all])
def test_what_is_typed_beside_an_undo_in_the_same_programme_stays_and_both_can_be_taken_back(
    store: Store, tmp_path: Path, prepare: Callable[[Store, Programme, Path], Long]
) -> None:
    plan, _ = large(store)
    before = store.library.programme(plan.id)
    node = plan.nodes[0].children[-1]
    prepare(store, plan, tmp_path)(Typist(store, "", often=0))
    typist = Typist(store, node.id, often=2)
    store.history.undo(plan.id, typist)
    typed = store.library.programme(plan.id)
    assert typist.typed and store.entries.node(node.id) == replace(node, text="xx")
    assert store.history.state(plan.id).undo == Label("text_edited", {"level": "Maßnahme"})
    again = Typist(store, node.id, often=1)
    store.history.redo(plan.id, again)
    assert again.typed and store.entries.node(node.id).text == "x"
    assert store.library.programme(plan.id) != typed
    store.history.undo(plan.id)
    while store.history.state(plan.id).undo:
        store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before
    assert not store.check()


def test_an_undo_leaves_all_as_it_is_where_the_same_item_is_typed_into(store: Store, tmp_path: Path) -> None:
    plan, _ = large(store)
    change_all(store, plan, tmp_path)(Typist(store, "", often=0))
    node = plan.nodes[0].children[-1].id
    renamed_to = [each.title for each in walk(store.library.programme(plan.id).nodes)]

    class Titles(Typist):
        def __call__(self, _left: int, _total: int) -> None:
            if self.store.is_changing:
                self.is_waiting = not self.typed
                if self.is_waiting:
                    raise GiveWay
            elif self.is_waiting:
                self.is_waiting = False
                self.typed.append("neu")
                self.store.entries.edit(self.node, {"title": "neu"}, sitting="s")

    with pytest.raises(NothingToUndo, match="typed_meanwhile"):
        store.history.undo(plan.id, Titles(store, node, often=1))
    now = [each.title for each in walk(store.library.programme(plan.id).nodes)]
    assert sum(one != other for one, other in zip(renamed_to, now, strict=True)) == 1 and "neu" in now
    store.history.undo(plan.id)
    store.history.undo(plan.id)
    assert {each.title for each in walk(store.library.programme(plan.id).nodes)}.isdisjoint(renamed_to)


def test_an_undo_leaves_all_as_it_is_where_is_typed_into_what_it_takes_away(store: Store) -> None:
    plan, _ = large(store)
    before = store.library.programme(plan.id)
    store.entries.paste(plan.id, None, plan.nodes)
    pasted = store.library.programme(plan.id).nodes[-1].id
    with pytest.raises(NothingToUndo, match="typed_meanwhile"):
        store.history.undo(plan.id, Typist(store, pasted, often=1))
    assert store.entries.node(pasted).text == "x"
    store.history.undo(plan.id)
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before


def test_an_undo_leaves_all_as_it_is_where_more_than_typing_came_between(store: Store) -> None:
    plan, _ = large(store)
    before = store.library.programme(plan.id)
    store.entries.paste(plan.id, None, plan.nodes)
    pasted = store.library.programme(plan.id)
    asked: list[str] = []

    def add(_left: int, _total: int) -> None:
        if store.is_changing and not asked:
            asked.append("")
            raise GiveWay
        if not store.is_changing and asked == [""]:
            asked.append(store.entries.add(plan.id, pasted.nodes[-1].id, title="darunter").made)

    with pytest.raises(NothingToUndo, match="typed_meanwhile"):
        store.history.undo(plan.id, add)
    assert store.entries.node(asked[1]).title == "darunter"
    store.history.undo(plan.id)
    store.history.undo(plan.id)
    assert store.library.programme(plan.id) == before


def test_what_was_typed_meanwhile_is_not_replaced(store: Store, tmp_path: Path) -> None:
    plan, _ = large(store)
    node = plan.nodes[0].children[-1]
    edits = {each.id: {"text": "ersetzt"} for each in walk(plan.nodes)}
    typist = Typist(store, node.id, often=1)
    change = store.entries.edit_many(edits, Label("replaced"), {plan.id: {"title": "Neu"}}, typist)
    assert store.entries.node(node.id).text == "x" and node.id not in change.edited
    assert {each.text for each in walk(store.library.programme(plan.id).nodes)} == {"ersetzt", "x"}
    assert store.library.programme(plan.id).title == "Neu"


def test_what_is_short_never_gives_way(store: Store) -> None:
    plan, node = large(store)
    few = [each.id for each in plan.nodes[0].children[:PIECE]]
    typist = Typist(store, node, often=9)
    store.entries.edit_many({each: {"text": "neu"} for each in few}, Label("replaced"), on_step=typist)
    store.history.undo(plan.id, typist)
    store.history.redo(plan.id, typist)
    assert not typist.typed and not typist.is_waiting


def test_it_begins_anew_only_when_the_hand_rests(store: Store) -> None:
    plan, node = large(store)
    typed = [""]

    def type_on(_left: int, _total: int) -> None:
        if store.is_changing and len(typed) == 1:
            typed.append("x")
            raise GiveWay
        if not store.is_changing and 1 < len(typed) < 3 * ledger._LOOKS:
            store.entries.edit(node, {"text": "x" * len(typed)}, sitting="s")
            typed.append(store.entries.node(node).text)

    change = store.entries.paste(plan.id, None, plan.nodes, on_step=type_on)
    assert len(typed) == 3 * ledger._LOOKS and store.entries.node(node).text == typed[-1]
    assert store.history.state(plan.id).undo == change.label and not store.check()


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


def test_a_transaction_whose_end_is_refused_does_not_stand_in_the_way(store: Store) -> None:
    _, node = large(store)
    with pytest.raises(IntegrityError), store._ledger.change(Label("x")) as work:
        work.update("node", node, {"text": "verworfen"})
        work.update("node", node, {"parent_id": "nirgends"})
    assert store.entries.node(node).text == ""
    assert store.entries.edit(node, {"text": "weiter"}) and not store.check()
