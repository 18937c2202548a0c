"""The rules of moving nodes: where "up, down, in, out" lead, and which levels a moved subtree takes.

Moving changes the parent first. The level becomes the node's own or the next used level below the new parent,
whichever is deeper; the subtree shifts along; what would go below Maßnahme is refused.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from programme.errors import NotFound, TreeError
from programme.model import Level, Node, Programme, Scheme, shift, visits


class Direction(StrEnum):
    """The four moves by key: Alt with an arrow."""

    UP = "up"
    DOWN = "down"
    IN = "in"
    OUT = "out"


class Tree(Protocol):
    """What the rules need to know of a tree. None as an id is the programme itself. Ids are those of living nodes."""

    def level(self, node: str) -> Level:
        """Raises `NotFound`."""
        ...

    def parent(self, node: str) -> str | None:
        """None at the top. Raises `NotFound`."""
        ...

    def children(self, node: str | None) -> Sequence[str]:
        """In reading order."""
        ...


@dataclass(frozen=True, slots=True)
class Move:
    """`nodes`, in reading order, become children of `parent` (None: the top), the first of them at `index`.

    `index` counts the parent's children without the moved ones. `levels` names each node whose level changes.
    """

    nodes: tuple[str, ...]
    parent: str | None
    index: int
    levels: Mapping[str, Level]


class ProgrammeTree:
    """A `Programme` as a `Tree`."""

    def __init__(self, programme: Programme) -> None:
        self._nodes: dict[str, Node] = {}
        self._parents: dict[str, str | None] = {}
        self._top = tuple(node.id for node in programme.nodes)
        for visit in visits(programme.nodes):
            self._nodes[visit.node.id] = visit.node
            self._parents[visit.node.id] = visit.ancestors[-1].id if visit.ancestors else None

    def level(self, node: str) -> Level:
        """Raises `NotFound`."""
        return self._node(node).level

    def parent(self, node: str) -> str | None:
        """None at the top. Raises `NotFound`."""
        self._node(node)
        return self._parents[node]

    def children(self, node: str | None) -> Sequence[str]:
        """In reading order."""
        return self._top if node is None else tuple(child.id for child in self._node(node).children)

    def _node(self, node: str) -> Node:
        if node not in self._nodes:
            raise NotFound("node_unknown", id=node)
        return self._nodes[node]


def level_below(scheme: Scheme, parent: Level | None, own: Level | None = None) -> Level:
    """The level of a node below `parent`: `own` or the next used level, whichever is deeper.

    Without a used level below `parent` the next of the four counts. Raises `TreeError` below a Maßnahme.
    """
    used = scheme.levels_below(parent)
    depth = parent.depth if parent else 0
    if depth >= len(Level):
        raise TreeError("nothing_below_massnahme")
    following = used[0] if used else list(Level)[depth]
    return max(own or following, following, key=lambda level: level.depth)


def fitted(node: Node, scheme: Scheme, parent: Level | None) -> Node:
    """`node` with its subtree, at the level that it takes when it is pasted below `parent`. Raises `TreeError`."""
    return shift(node, level_below(scheme, parent, node.level))


def move_to(tree: Tree, scheme: Scheme, nodes: Iterable[str], parent: str | None, index: int | None = None) -> Move:
    """Drag and drop: `nodes` below `parent`, before its child number `index` as it stands now (None: behind the last).

    Nodes below others of `nodes` move with those. Raises `TreeError`, `NotFound`.
    """
    moved = tops(tree, nodes)
    _refuse_own_subtree(tree, moved, parent)
    children = tree.children(parent)
    index = len(children) if index is None else max(0, min(index, len(children)))
    going = set(moved)
    before = sum(1 for child in children[:index] if child not in going)
    return Move(moved, parent, before, _levels_after(tree, scheme, moved, parent))


def move_towards(tree: Tree, scheme: Scheme, nodes: Iterable[str], direction: Direction) -> Move:
    """Where `direction` leads. Several nodes must stand below one parent and gather where they go.

    Up and down pass one sibling; in goes to the end of the sibling before; out goes right behind the parent.
    Raises `TreeError` where there is no such place.
    """
    moved = tops(tree, nodes)
    parent = _common_parent(tree, moved)
    siblings = tree.children(parent)
    if direction is Direction.OUT:
        if parent is None:
            raise TreeError("already_at_top")
        above = tree.parent(parent)
        return move_to(tree, scheme, moved, above, tree.children(above).index(parent) + 1)
    if direction is Direction.DOWN:
        after = siblings.index(moved[-1]) + 1
        if after == len(siblings):
            raise TreeError("already_last")
        return move_to(tree, scheme, moved, parent, after + 1)
    before = siblings.index(moved[0]) - 1
    if before < 0:
        raise TreeError("already_first" if direction is Direction.UP else "nothing_before")
    if direction is Direction.UP:
        return move_to(tree, scheme, moved, parent, before)
    return move_to(tree, scheme, moved, siblings[before])


def possible_directions(tree: Tree, scheme: Scheme, nodes: Iterable[str]) -> frozenset[Direction]:
    """The directions that `move_towards` would not refuse; for the state of buttons."""
    moved = tuple(nodes)
    found = set()
    for direction in Direction:
        try:
            move_towards(tree, scheme, moved, direction)
        except TreeError:
            continue
        found.add(direction)
    return frozenset(found)


def change_level(tree: Tree, node: str, level: Level) -> Mapping[str, Level]:
    """The new levels of `node` and what stands below it, for `node` at `level`. Raises `TreeError`."""
    parent = tree.parent(node)
    if parent is not None and level.depth <= tree.level(parent).depth:
        raise TreeError("level_not_deeper", parent=tree.level(parent).value, child=level.value)
    return shifted(tree, node, level)


def shifted(tree: Tree, node: str, level: Level) -> dict[str, Level]:
    """The nodes of the subtree whose level changes when `node` comes to `level`. Raises `TreeError`."""
    offset = level.depth - tree.level(node).depth
    if not offset:
        return {}
    levels: dict[str, Level] = {}
    for each in subtree(tree, node):
        depth = tree.level(each).depth + offset
        if not 1 <= depth <= len(Level):
            raise TreeError("below_massnahme" if offset > 0 else "above_handlungsfeld", count=offset)
        levels[each] = list(Level)[depth - 1]
    return levels


def tops(tree: Tree, nodes: Iterable[str]) -> tuple[str, ...]:
    """`nodes` without those that stand below another of them, in reading order. Raises `TreeError` for none.

    Nodes at the top of another programme, which `tree` does not list, keep the order in which they are given.
    """
    wanted = dict.fromkeys(nodes)
    if not wanted:
        raise TreeError("nothing_chosen")
    lines = {node: ancestors(tree, node) for node in wanted}
    kept = [node for node in wanted if not any(each in wanted for each in lines[node])]
    if len(kept) > 1:
        places: _Places = {}
        kept.sort(key=lambda node: _reading_place(tree, (*lines[node], node), places))
    return tuple(kept)


def ancestors(tree: Tree, node: str) -> tuple[str, ...]:
    """Outermost first; empty at the top."""
    found: list[str] = []
    parent = tree.parent(node)
    while parent is not None:
        found.append(parent)
        parent = tree.parent(parent)
    return tuple(reversed(found))


def subtree(tree: Tree, node: str) -> list[str]:
    """`node` and all below it, in reading order."""
    found, stack = [], [node]
    while stack:
        found.append(stack.pop())
        stack.extend(reversed(tree.children(found[-1])))
    return found


_Places = dict[str | None, dict[str, int]]
"""Per parent the places of its children; filled as they are asked for."""


def _reading_place(tree: Tree, line: Sequence[str], places: _Places) -> list[int]:
    above: list[str | None] = [None, *line[:-1]]
    for parent in above:
        if parent not in places:
            places[parent] = {child: place for place, child in enumerate(tree.children(parent))}
    return [places[parent].get(node, 0) for parent, node in zip(above, line, strict=True)]


def _common_parent(tree: Tree, nodes: Sequence[str]) -> str | None:
    parents = {tree.parent(node) for node in nodes}
    if len(parents) > 1:
        raise TreeError("different_parents")
    return parents.pop()


def _refuse_own_subtree(tree: Tree, moved: Sequence[str], parent: str | None) -> None:
    if parent is not None and any(each in moved for each in (*ancestors(tree, parent), parent)):
        raise TreeError("into_itself")


def _levels_after(tree: Tree, scheme: Scheme, moved: Sequence[str], parent: str | None) -> dict[str, Level]:
    above = tree.level(parent) if parent is not None else None
    levels: dict[str, Level] = {}
    for node in moved:
        own = tree.level(node)
        levels |= shifted(tree, node, own if tree.parent(node) == parent else level_below(scheme, above, own))
    return levels
