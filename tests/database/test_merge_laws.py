"""Merging two edited copies loses no edit of either: words, fields, comments, moves, additions and removals.

Every item of a programme is compared in four states: the common one, both copies, and the merged programme. What one side
changed must stand; what both changed must stand as one of them said it, and be named as a conflict.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import example, given, settings
from hypothesis import strategies as st

from database.store import Store
from programme.merge_values import Conflict
from programme.model import Node, Programme, walk
from tests.programme.builders import field, goal, measure, programme

GONE = ""
Items = dict[tuple[str, str], str]
Edit = tuple[str, int, int]
KINDS = ("title", "text", "field", "meta", "comment", "answer", "uncomment", "add", "remove", "move")
EDITS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 30), st.integers(0, 30)), max_size=6)


def start() -> Programme:
    areas = (field(f"F{row}", goal(f"G{row}", measure(f"a{row}"), measure(f"b{row}"))) for row in range(3))
    return programme(*areas, meta={"Zeitraum": "2026"})


def edited(store: Store, plan: str, edits: list[Edit]) -> None:
    """Makes the edits, as far as they go."""
    for number, (kind, one, two) in enumerate(edits):
        now = store.library.programme(plan)
        nodes = list(walk(now.nodes))
        words = f"{store.author} {number}"
        if kind == "meta":
            store.library.edit(plan, {f"meta.{('Zeitraum', 'Stand')[one % 2]}": words})
        elif nodes:
            edited_node(store, nodes, nodes[one % len(nodes)], (kind, one, two), words)


def edited_node(store: Store, nodes: list[Node], node: Node, edit: Edit, words: str) -> None:
    kind, _, two = edit
    target = nodes[two % len(nodes)]
    inside = {each.id for each in walk([node])}
    if kind in ("title", "text"):
        store.entries.edit(node.id, {kind: words})
    elif kind == "field":
        store.entries.edit(node.id, {f"fields.{('status', 'bemerkungen')[two % 2]}": words})
    elif kind == "comment":
        store.comments.add(node.id, words)
    elif kind in ("answer", "uncomment") and node.comments:
        comment = node.comments[two % len(node.comments)].id
        store.comments.edit(comment, {"text": words}) if kind == "answer" else store.comments.remove(comment)
    elif kind == "add" and node.level.depth < 4:
        store.entries.add("", node.id, title=words)
    elif kind == "remove":
        store.entries.remove([node.id])
    elif kind == "move" and target.id not in inside and target.level.depth < node.level.depth:
        store.entries.move([node.id], target.id)


def items_of(plan: Programme) -> Items:
    """Everything that an edit can change, by node and name."""
    return dict(_items(plan))


def _items(plan: Programme) -> Iterator[tuple[tuple[str, str], str]]:
    yield from ((("", f"meta.{key}"), value) for key, value in plan.meta.items())
    for node in walk(plan.nodes):
        yield (node.id, "title"), node.title
        yield (node.id, "text"), node.text
        yield from (((node.id, f"fields.{key}"), value) for key, value in node.fields.items())
        yield from (((node.id, f"comment {each.id}"), each.text) for each in node.comments)
        yield from (((child.id, "parent"), node.id) for child in node.children)


def check(base: Items, mine: Items, theirs: Items, merged: Items, told: set[str | None]) -> None:
    nodes = [{node for node, name in side if name == "title"} for side in (base, mine, theirs, merged)]
    assert (nodes[1] | nodes[2]) - nodes[0] <= nodes[3]  # new ones are there
    assert nodes[1] & nodes[2] <= nodes[3] <= nodes[0] | nodes[1] | nodes[2]
    for place in {*base, *mine, *theirs, *merged}:
        node = place[0]
        if node and node not in nodes[3]:
            continue
        was, one, other, found = (side.get(place, GONE) for side in (base, mine, theirs, merged))
        absent = [node and node not in side for side in nodes[1:3]]
        if absent[0] or one == was:
            expected = {was if absent[1] else other}
        elif absent[1] or other == was:
            expected = {one}
        else:
            expected = {one, other}
            assert one == other or node in told or not node or "\n" in found, (place, one, other, found)
        moved = place[1] == "parent" and (expected & (nodes[0] - nodes[3]) or node in told)
        assert found in expected or moved, (place, was, one, other, found)


@settings(max_examples=10)
@given(EDITS, EDITS, EDITS)
@example([], [], [(kind, 0, 4) for kind in KINDS[:6]])
@example([], [("title", 0, 0), ("text", 4, 0)], [("uncomment", 0, 0), ("field", 0, 0), ("move", 2, 4)])
@example([], [("remove", 4, 0)], [("move", 5, 0)])
@example([], [("uncomment", 1, 0), ("remove", 2, 0)], [("text", 2, 0), ("answer", 0, 0), ("add", 1, 0)])
def test_merging_two_edited_copies_loses_no_edit_of_either(
    before: list[Edit], mine: list[Edit], theirs: list[Edit]
) -> None:
    plan = start()
    with TemporaryDirectory() as folder:
        file = Path(folder, "x.programm")
        with (
            Store.open(Path(folder, "anna.db"), "Anna") as anna,
            Store.open(Path(folder, "bernd.db"), "Bernd") as bernd,
        ):
            anna.library.take_in(plan)
            edited(anna, plan.id, [("comment", each, 0) for each in (0, 1, 3)] + before)
            base = anna.library.programme(plan.id)
            anna.exchange.save(plan.id, file)
            bernd.exchange.take_in(file)
            assert bernd.library.programme(plan.id) == base
            edited(anna, plan.id, mine)
            edited(bernd, plan.id, theirs)
            sides = [store.library.programme(plan.id) for store in (anna, bernd)]
            bernd.exchange.save(plan.id, file)
            conflicts: tuple[Conflict, ...] = anna.exchange.preview_merge(file).conflicts
            group = anna.exchange.merge(file).group
            merged = anna.library.programme(plan.id)
            told = {each.node for each in conflicts}
            check(items_of(base), items_of(sides[0]), items_of(sides[1]), items_of(merged), told)
            check_removed(base, sides, merged)
            if group:
                anna.history.undo(plan.id)
            assert anna.library.programme(plan.id) == sides[0]
            assert [*anna.check(), *bernd.check()] == []
            anna.close(backup=False)
            bernd.close(backup=False)


def check_removed(base: Programme, sides: list[Programme], merged: Programme) -> None:
    """What one side removed and the other left as it was does not come back."""
    left = {node.id for node in walk(merged.nodes)}
    for remover, other in (sides, sides[::-1]):
        there = {node.id for node in walk(remover.nodes)}
        before, untouched = dict(_placed(base.nodes)), dict(_placed(other.nodes))
        for node in walk(base.nodes):
            if node.id not in there and untouched.get(node.id) == before[node.id]:
                assert node.id not in left or any(child.id in there for child in walk([node]))


def _placed(nodes: Sequence[Node], path: tuple[str, ...] = ()) -> Iterator[tuple[str, tuple[Node, tuple[str, ...]]]]:
    """Per id the entry and the ids above it: one that was moved, or went along, was not left as it was."""
    for node in nodes:
        yield node.id, (node, path)
        yield from _placed(node.children, (*path, node.id))
