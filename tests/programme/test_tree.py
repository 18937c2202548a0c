"""Moving nodes: where the keys lead, which levels a subtree takes, and what is refused."""

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.errors import TreeError
from programme.model import Level, Node, Programme, walk
from programme.schemes import AKTIONSPLAN, KOALITIONSVERTRAG
from programme.tree import (
    Direction,
    Move,
    ProgrammeTree,
    ancestors,
    change_level,
    level_below,
    move_to,
    move_towards,
    possible_directions,
    subtree,
    tops,
)
from tests.programme.builders import aim, field, goal, measure, programme, programmes


def moved(before: Programme, move: Move) -> tuple[tuple[str, str | None, Level], ...]:
    """(id, parent, level) in reading order after a move, worked out from the plain tree."""
    tree = ProgrammeTree(before)
    children: dict[str | None, list[str]] = {None: list(tree.children(None))}
    levels = {node.id: node.level for node in walk(before.nodes)} | dict(move.levels)
    for node in walk(before.nodes):
        children[node.id] = list(tree.children(node.id))
    for node_id in move.nodes:
        children[tree.parent(node_id)].remove(node_id)
    children[move.parent][move.index : move.index] = move.nodes

    def listed(parent: str | None) -> list[tuple[str, str | None, Level]]:
        found = []
        for each in children[parent]:
            found += [(each, parent, levels[each]), *listed(each)]
        return found

    return tuple(listed(None))


def ids(nodes: tuple[Node, ...]) -> list[str]:
    return [node.id for node in walk(nodes)]


A, B = measure("a"), measure("b")
AIM_1, AIM_2 = aim("1", A, B), aim("2")
GOAL = goal("A", AIM_1, AIM_2)
FIELD_1, FIELD_2 = field("eins", GOAL), field("zwei")
PLAN = programme(FIELD_1, FIELD_2)
TREE = ProgrammeTree(PLAN)


@pytest.mark.parametrize(
    ("node", "direction", "parent", "index"),
    [
        (B, Direction.UP, AIM_1, 0),
        (A, Direction.DOWN, AIM_1, 1),
        (A, Direction.OUT, GOAL, 1),
        (GOAL, Direction.OUT, None, 1),
        (FIELD_2, Direction.UP, None, 0),
        (FIELD_2, Direction.IN, FIELD_1, 1),
    ],
)
def test_keys_lead_to_the_neighbouring_place(node: Node, direction: Direction, parent: Node | None, index: int) -> None:
    move = move_towards(TREE, AKTIONSPLAN, [node.id], direction)
    assert (move.nodes, move.parent, move.index) == ((node.id,), parent and parent.id, index)


def test_a_node_keeps_its_level_where_it_is_deep_enough_and_sinks_where_it_is_not() -> None:
    assert move_towards(TREE, AKTIONSPLAN, [A.id], Direction.OUT).levels == {}
    assert move_to(TREE, AKTIONSPLAN, [FIELD_2.id], GOAL.id).levels == {FIELD_2.id: Level.HANDLUNGSZIEL}


def test_the_next_level_is_one_that_the_scheme_uses() -> None:
    assert level_below(KOALITIONSVERTRAG, Level.LEITZIEL) is Level.MASSNAHME
    assert level_below(KOALITIONSVERTRAG, None, Level.LEITZIEL) is Level.LEITZIEL
    with pytest.raises(TreeError, match="nothing_below_massnahme"):
        level_below(KOALITIONSVERTRAG, Level.MASSNAHME)


@pytest.mark.parametrize(
    ("node", "direction", "kind"),
    [
        (A, Direction.UP, "already_first"),
        (A, Direction.IN, "nothing_before"),
        (B, Direction.DOWN, "already_last"),
        (B, Direction.IN, "nothing_below_massnahme"),
        (FIELD_1, Direction.OUT, "already_at_top"),
    ],
)
def test_what_leads_nowhere_is_refused(node: Node, direction: Direction, kind: str) -> None:
    with pytest.raises(TreeError) as error:
        move_towards(TREE, AKTIONSPLAN, [node.id], direction)
    assert error.value.kind == kind


def test_nothing_goes_below_massnahme_or_into_itself() -> None:
    with pytest.raises(TreeError, match="below_massnahme"):
        move_to(TREE, AKTIONSPLAN, [AIM_1.id], AIM_2.id)
    for target in (GOAL.id, AIM_1.id):
        with pytest.raises(TreeError, match="into_itself"):
            move_to(TREE, AKTIONSPLAN, [GOAL.id], target)


def test_several_nodes_of_one_parent_move_together() -> None:
    three = [measure(name) for name in "xyz"]
    tree = ProgrammeTree(programme(aim("", *three)))
    move = move_towards(tree, AKTIONSPLAN, [three[2].id, three[1].id], Direction.UP)
    assert (move.nodes, move.index) == ((three[1].id, three[2].id), 0)
    with pytest.raises(TreeError, match="different_parents"):
        move_towards(TREE, AKTIONSPLAN, [A.id, AIM_2.id], Direction.UP)


def test_nodes_below_a_chosen_one_come_along_and_reading_order_counts() -> None:
    assert tops(TREE, [FIELD_2.id, A.id, GOAL.id, B.id]) == (GOAL.id, FIELD_2.id)


def test_another_level_takes_the_subtree_along() -> None:
    alone = programme(field("eins", goal("A", aim("1"))))
    tree, top = ProgrammeTree(alone), alone.nodes[0]
    assert change_level(tree, top.id, Level.LEITZIEL)[top.children[0].children[0].id] is Level.MASSNAHME
    with pytest.raises(TreeError, match="level_not_deeper"):
        change_level(tree, top.children[0].id, Level.HANDLUNGSFELD)


@given(st.data(), programmes())
def test_any_allowed_move_keeps_all_nodes_and_the_order_of_levels(data: st.DataObject, before: Programme) -> None:
    everything = ids(before.nodes)
    if not everything:
        return
    tree = ProgrammeTree(before)
    chosen = data.draw(st.lists(st.sampled_from(everything), min_size=1, max_size=3, unique=True))
    target = data.draw(st.none() | st.sampled_from(everything))
    try:
        move = move_to(tree, before.scheme, chosen, target, data.draw(st.none() | st.integers(0, 5)))
    except TreeError:
        return
    after = moved(before, move)
    levels = {node: level for node, _, level in after}
    assert sorted(levels) == sorted(everything)
    assert all(parent is None or levels[parent].depth < level.depth for _, parent, level in after)
    assert set(move.levels) <= {below for top in move.nodes for below in subtree(tree, top)}


@given(st.data(), programmes())
def test_up_and_down_are_each_others_inverse(data: st.DataObject, before: Programme) -> None:
    everything = ids(before.nodes)
    if not everything:
        return
    tree = ProgrammeTree(before)
    node = data.draw(st.sampled_from(everything))
    possible = possible_directions(tree, before.scheme, [node])
    siblings = list(tree.children(tree.parent(node)))
    assert (Direction.UP in possible) == (siblings[0] != node)
    assert (Direction.DOWN in possible) == (siblings[-1] != node)
    assert (Direction.OUT in possible) == bool(ancestors(tree, node))
    if Direction.UP in possible:
        up = move_towards(tree, before.scheme, [node], Direction.UP)
        assert up.index == siblings.index(node) - 1
        assert up.levels == {}


def test_ten_thousand_siblings_move_at_once() -> None:
    many = [measure(f"m{number}") for number in range(10_000)]
    tree = ProgrammeTree(programme(field("x", *many)))
    before = process_time()
    up = move_towards(tree, AKTIONSPLAN, [each.id for each in many[1:]], Direction.UP)
    assert (up.nodes, up.index) == (tuple(each.id for each in many[1:]), 0)
    assert move_towards(tree, AKTIONSPLAN, [many[-2].id], Direction.DOWN).index == 9_999
    assert process_time() - before < 5
