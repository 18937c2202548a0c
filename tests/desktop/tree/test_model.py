"""The tree model under Qt's own tester, while entries come, go and move at random."""

import random
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from desktop.tree.drop import carried, fits
from desktop.tree.follow import Added, Moved, Removed, Step, apply_move, reconcile, remove
from desktop.tree.model import OutlineModel, Role
from desktop.tree.outline import Entry, Outline
from desktop.tree.view import OutlineTree
from programme.model import Level, Node
from programme.tree import Move
from tests.programme.builders import aim, field, goal, measure, programme


def sample() -> Outline:
    return Outline(
        programme(
            field("Wohnen", goal("Alle Akteure", aim("Sozialräume", measure("Das erste"), measure("Das zweite")))),
            field("Verkehr", measure("Radwege"), measure("Busse")),
            field("Bildung"),
        )
    )


def shown(model: OutlineModel, parent: QModelIndex | None = None) -> list[object]:
    index = parent or QModelIndex()
    rows = [model.index(row, 0, index) for row in range(model.rowCount(index))]
    return [[row.data(Role.ENTRY).title, *shown(model, row)] for row in rows]


def expected(entries: list[Entry], visible: set[str] | None = None) -> list[object]:
    kept = [each for each in entries if visible is None or each.id in visible]
    return [[each.title, *expected(each.children, visible)] for each in kept]


@pytest.fixture
def outline() -> Outline:
    return sample()


@pytest.fixture
def model(outline: Outline, qtbot: QtBot) -> OutlineModel:
    model = OutlineModel()
    model.show(outline)
    model.tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)  # type: ignore[attr-defined]
    return model


def test_shows_numbers_and_titles(model: OutlineModel, outline: Outline) -> None:
    assert shown(model) == expected(outline.top)
    entry = next(each for each in outline.walk() if each.title == "Das zweite")
    index = model.index_of(entry.id)
    assert index.data() == "2  Das zweite"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Maßnahme 2: Das zweite"


@pytest.mark.parametrize("seed", range(12))
def test_follows_any_changes(model: OutlineModel, outline: Outline, seed: int) -> None:
    chance = random.Random(seed)
    visible: set[str] | None = None
    for _ in range(60):
        entries = list(outline.walk())
        kind = chance.choice(["add", "remove", "move", "move", "filter"])
        if kind == "add" or len(entries) < 4:
            parent = chance.choice([None, *entries])
            if parent is not None and parent.level is Level.MASSNAHME:
                continue
            siblings = outline.siblings(parent)
            entry = outline.insert(measure(f"neu {chance.random():.3f}"), parent, chance.randint(0, len(siblings)))
            model.entry_added(entry.id)
            if visible is not None:
                visible |= {entry.id} | {each.id for each in entry.ancestors()}
        elif kind == "remove":
            entry = chance.choice(entries)
            outline.remove(entry)
            model.entry_removed(entry)
        elif kind == "move":
            entry, parent = chance.choice(entries), chance.choice([None, *entries])
            if not fits(outline, [entry], parent):
                continue
            count = len([each for each in outline.siblings(parent) if each is not entry])
            outline.move(entry, parent, chance.randint(0, count))
            if not model.is_settled(entry.id):  # as the view asks
                model.entry_moved(entry.id)
            if visible is not None and entry.id in visible:
                visible = {each.id for each in entries if model.index_of(each.id).isValid()}
        else:
            share = chance.choice([0.05, 0.4])  # few hits bring those above them along, many do not
            chosen = {each.id for each in entries if chance.random() < share}
            visible = chance.choice([None, chosen])
            model.show_only(visible)
            if visible is not None:
                visible = visible | {above.id for each in chosen for above in outline.entry(each).ancestors()}
        assert shown(model) == expected(outline.top, visible)


def test_a_drag_is_taken_where_its_levels_fit(model: OutlineModel, outline: Outline, qtbot: QtBot) -> None:
    goal_entry = next(each for each in outline.walk() if each.title == "Alle Akteure")
    cycling = next(each for each in outline.walk() if each.title == "Radwege")
    data = carried(outline, [goal_entry])
    move = Qt.DropAction.MoveAction
    assert not model.canDropMimeData(data, move, -1, 0, model.index_of(cycling.id))
    assert not model.canDropMimeData(data, move, -1, 0, model.index_of(goal_entry.children[0].id))
    wishes: list[tuple[object, ...]] = []
    model.drop_wished.connect(lambda *values: wishes.append(values))
    assert not model.dropMimeData(data, move, 0, 0, model.index_of(outline.top[1].id))
    assert wishes == [([goal_entry.id], outline.top[1].id, 0, False)]


def test_a_locked_structure_takes_no_drag(model: OutlineModel, outline: Outline) -> None:
    data = carried(outline, [outline.top[1].children[0]])
    model.locked = True
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, -1, 0, model.index_of(outline.top[2].id))


def test_the_first_open_branches_that_can_be_seen(qtbot: QtBot) -> None:
    outline = sample()
    model = OutlineModel()
    tree = OutlineTree(model)
    qtbot.addWidget(tree)
    model.show(outline)
    living, traffic, education = outline.top
    hidden = living.children[0]
    tree.choose(education.id)  # Qt keeps the index of what is chosen, too
    tree.expand_ids([traffic.id, hidden.id])
    assert tree.open_ids(9) == [traffic.id]
    assert set(tree.expanded_ids()) == {traffic.id, hidden.id}
    tree.expand_ids([living.id])
    assert tree.open_ids(9) == [living.id, hidden.id, traffic.id]
    assert tree.open_ids(2) == [living.id, hidden.id]


@given(known=st.integers(0, 4), order=st.permutations(range(9)), below=st.sets(st.integers(0, 8)))
def test_new_neighbours_come_in_as_few_pieces_as_they_stand_in(known: int, order: list[int], below: set[int]) -> None:
    nodes = [field(f"Feld {each}", *([measure("a"), measure("b")] if each in below else [])) for each in range(9)]
    kept = {nodes[each].id for each in order[:known]}
    whole = programme(*nodes)
    outline = Outline(replace(whole, nodes=tuple(each for each in nodes if each.id in kept)))
    model = OutlineModel()
    model.show(outline)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    pieces: list[int] = []
    model.rowsInserted.connect(lambda parent, first, last: pieces.append(parent.isValid()))
    for step in reconcile(outline, whole):
        if isinstance(step, Added):
            model.entry_added(step.id)
    assert shown(model) == expected(outline.top)
    assert shown(model) == expected(Outline(whole).top)
    places = [each.id in kept for each in nodes]
    assert pieces.count(False) == sum(1 for is_kept, _run in groupby(places) if not is_kept)
    assert pieces.count(True) == sum(1 for each in below if nodes[each].id not in kept)
    tester.deleteLater()


def follow(model: OutlineModel, steps: Iterable[Step | None]) -> None:
    """As the views do it."""
    for step in steps:
        if isinstance(step, Added):
            model.entry_added(step.id)
        elif isinstance(step, Removed):
            model.entry_removed(step.entry)
        elif isinstance(step, Moved) and not model.is_settled(step.id):
            model.entry_moved(step.id)


def shuffled(nodes: list[Node], chance: random.Random) -> tuple[Node, ...]:
    """The same nodes in runs at any places below any of the outer ones, some of them left out and some new."""
    inner = [each for node in nodes for each in node.children]
    cut = sorted(chance.sample(range(len(inner) + 1), 4))
    runs = [inner[first:last] for first, last in zip([0, *cut], [*cut, len(inner)], strict=True)]
    chance.shuffle(runs)
    if chance.random() < 0.5:
        runs[0] = [measure("neu"), measure("auch neu")]
    outer = chance.sample(nodes, chance.randint(2, len(nodes)))
    below: list[list[Node]] = [[] for _ in outer]
    for run in runs[: chance.randint(2, len(runs))]:
        chance.choice(below).extend(run)
    return tuple(replace(node, children=tuple(each)) for node, each in zip(outer, below, strict=True))


@pytest.mark.parametrize("share", [None, 0.9, 0.3, 0.1])
@pytest.mark.parametrize("seed", range(8))
def test_runs_of_neighbours_come_go_and_move_in_one_piece_each(share: float | None, seed: int, qtbot: QtBot) -> None:
    chance = random.Random(seed)
    nodes = [field(f"Feld {each}", *(measure(f"{each}-{place}") for place in range(6))) for each in range(4)]
    whole = programme(*nodes)
    outline, model = Outline(whole), OutlineModel()
    model.show(outline)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    if share is not None:
        model.show_only({each.id for each in outline.walk() if chance.random() < share})
    for _ in range(12):
        visible = {each.id for each in outline.walk() if share is None or model.index_of(each.id).isValid()}
        known = set(outline.ids())
        wanted = replace(whole, nodes=shuffled(nodes, chance) if chance.random() < 0.7 else whole.nodes)
        follow(model, reconcile(outline, wanted))
        assert expected(outline.top) == expected(Outline(wanted).top)
        now = {each.id for each in outline.walk() if each.id in visible or each.id not in known}
        needed = now | {above.id for each in now for above in outline.entry(each).ancestors()}
        assert shown(model) == expected(outline.top, needed)
    tester.deleteLater()


def test_many_neighbours_go_and_move_in_one_piece(qtbot: QtBot) -> None:
    outline = Outline(programme(field("A", *(measure(f"{each}") for each in range(500))), field("B", measure("Ziel"))))
    model = OutlineModel()
    model.show(outline)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    told: list[tuple[str, int, int]] = []
    model.rowsMoved.connect(lambda _above, first, last, _to, _place: told.append(("moved", first, last)))
    model.rowsRemoved.connect(lambda _above, first, last: told.append(("removed", first, last)))
    inner = list(outline.top[0].children)
    follow(model, apply_move(outline, Move(tuple(each.id for each in inner[100:300]), outline.top[1].id, 1, {})))
    assert shown(model) == expected(outline.top) and len(outline.top[1].children) == 201
    follow(model, apply_move(outline, Move(tuple(each.id for each in inner[10:20]), outline.top[0].id, 200, {})))
    assert shown(model) == expected(outline.top)
    follow(model, remove(outline, [*inner[400:], *inner[:5]]))
    assert shown(model) == expected(outline.top)
    follow(model, remove(outline, inner[150:250]))
    assert shown(model) == expected(outline.top)
    places = [("moved", 100, 299), ("moved", 10, 19), ("removed", 200, 299), ("removed", 0, 4), ("removed", 51, 150)]
    assert [told[0], told[1], told[-1]] == [places[0], places[1], places[4]] and len(told) <= 6
    tester.deleteLater()
