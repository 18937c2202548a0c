"""Merging two edited copies of a programme with the state that both came from.

No edit of either side is lost: what both changed differently is in the result once and in the conflicts twice. A
conflict is settled by merging again with `choices`.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from programme.difference import Attribute, Position, node_values, positions, programme_values
from programme.merge_values import Conflict, ConflictKey, Judge, Side, merged_order, moved
from programme.model import Level, Node, Programme
from programme.tree import level_below

_Children = dict[str | None, list[str]]


@dataclass(frozen=True, slots=True)
class MergeResult:
    """The merged programme and what a person should look at."""

    programme: Programme
    conflicts: tuple[Conflict, ...]


def merge(
    base: Programme, mine: Programme, theirs: Programme, choices: Mapping[ConflictKey, Side] | None = None
) -> MergeResult:
    """Mine with their changes since `base`, by node id. Where both changed the same differently, mine stands unless
    `choices` (keyed by `Conflict.place`) say otherwise."""
    return _Merge(base, mine, theirs, Judge(choices or {})).result()


class _Merge:
    def __init__(self, base: Programme, mine: Programme, theirs: Programme, judge: Judge) -> None:
        self._programmes = (base, mine, theirs)
        self._sides = (positions(base), positions(mine), positions(theirs))
        self._base, self._mine, self._theirs = self._sides
        self._judge = judge
        self._parents: dict[str, str | None] = {}
        self._given_up: set[str] = set()
        self._scheme = mine.scheme

    def result(self) -> MergeResult:
        merged = self._merged_programme()
        self._scheme = merged.scheme
        self._choose_parents()
        self._keep_parents()
        self._break_circles()
        nodes = self._nodes(self._ordered_children())
        return MergeResult(replace(merged, nodes=nodes), tuple(self._judge.conflicts))

    def _merged_programme(self) -> Programme:
        """Everything but the nodes."""
        base, mine, theirs = self._programmes
        values = self._judge.values(None, *map(programme_values, self._programmes))
        return replace(
            mine,
            title=values.get((Attribute.TITLE, ""), ""),
            subtitle=values.get((Attribute.SUBTITLE, ""), ""),
            preface=values.get((Attribute.PREFACE, ""), ""),
            closing=values.get((Attribute.CLOSING, ""), ""),
            meta={key: value for (attribute, key), value in values.items() if attribute is Attribute.META},
            scheme=self._judge.scheme(base.scheme, mine.scheme, theirs.scheme),
            attachments=self._judge.attachments(base.attachments, mine.attachments, theirs.attachments),
        )

    # which nodes, and below which parent

    def _choose_parents(self) -> None:
        for node in dict.fromkeys([*self._mine, *self._theirs]):
            if self._stays(node):
                self._parents[node] = self._parent(node)

    def _stays(self, node: str) -> bool:
        """Only what one side removed and the other left alone goes; of what it still edits, a person is told."""
        mine, theirs = self._mine.get(node), self._theirs.get(node)
        left = mine or theirs
        if left is None or node not in self._base or (mine and theirs):
            return True
        return _is_edited(self._base[node], left) and self._judge.stays(node, left.node.title, mine is not None)

    def _parent(self, node: str) -> str | None:
        mine, theirs = self._mine.get(node), self._theirs.get(node)
        if mine is None or theirs is None:
            return (mine or theirs or self._base[node]).parent
        base = self._base.get(node, theirs)
        shown = (base.parent or "", mine.parent or "", theirs.parent or "")
        return self._judge.value((node, Attribute.PLACE, ""), (base.parent, mine.parent, theirs.parent), shown)

    def _keep_parents(self) -> None:
        """What stays keeps its parent, though a side removed it; a person is told, and may give up both."""
        waiting = list(self._parents)
        while waiting:
            parent = self._parents[waiting.pop()]
            if parent is not None and parent not in self._parents:
                left = self._mine.get(parent) or self._theirs[parent]
                if not self._judge.stays(parent, left.node.title, parent in self._mine):
                    self._given_up.add(parent)
                self._parents[parent] = left.parent
                waiting.append(parent)

    def _break_circles(self) -> None:
        """Where each side moved one node into the other, my places hold."""
        for node in list(self._parents):
            while circle := self._circle(node):
                other = next(each for each in circle if self._is_misplaced(each))
                mine, theirs = self._mine[other].parent, self._parents[other]
                base = self._base[other].parent if other in self._base else mine
                self._judge.note((other, Attribute.PLACE, ""), base or "", mine or "", theirs or "")
                self._parents[other] = mine
                self._keep_parents()

    def _is_misplaced(self, node: str) -> bool:
        return node in self._mine and self._parents[node] != self._mine[node].parent

    def _circle(self, node: str) -> list[str]:
        """The nodes of the circle that the way up from `node` runs into; none where it ends at the top."""
        path: list[str] = []
        place: str | None = node
        while place is not None:
            if place in path:
                return path[path.index(place) :]
            path.append(place)
            place = self._parents[place]
        return []

    # in which order

    def _ordered_children(self) -> _Children:
        kept: dict[str | None, dict[str, None]] = {}
        for node, parent in self._parents.items():
            kept.setdefault(parent, {})[node] = None
        sides = [_children(side) for side in (self._base, self._mine, self._theirs)]
        return {parent: self._ordered(parent, nodes, sides) for parent, nodes in kept.items()}

    def _ordered(self, parent: str | None, kept: Mapping[str, None], sides: Sequence[_Children]) -> list[str]:
        base, mine, theirs = (side.get(parent, []) for side in sides)
        own, other = set(mine), set(theirs)
        contested = moved(base, mine) & moved(base, theirs)
        if contested and [each for each in mine if each in other] != [each for each in theirs if each in own]:
            shown = [" ".join(order) for order in (base, mine, theirs)]
            if self._judge.side((parent, Attribute.ORDER, ""), *shown) is Side.THEIRS:
                mine, theirs = theirs, mine
        return merged_order(base, mine, theirs, kept)

    # what they say

    def _nodes(self, children: _Children) -> tuple[Node, ...]:
        tops = children.get(None, [])
        return tuple(built for each in tops for built in self._built(each, None, children))

    def _built(self, node: str, above: Level | None, children: _Children) -> list[Node]:
        """The node with its subtree, and after it what would have come below a Maßnahme."""
        if node in self._given_up:
            return []
        level = self._level(node, above)
        below = children.get(node, [])
        if level is not Level.MASSNAHME:
            inner = [built for each in below for built in self._built(each, level, children)]
            return [self._node(node, level, inner)]
        after = [built for each in below for built in self._built(each, above, children)]
        for each in below:
            self._judge.note((each, Attribute.PLACE, ""), *(_parent_of(side, each) for side in self._sides))
        return [self._node(node, level, []), *after]

    def _level(self, node: str, above: Level | None) -> Level:
        """The merged level; the next used one below the parent where that is deeper."""
        base, mine, theirs = (each.level for each in self._versions(node))
        shown = (base.value, mine.value, theirs.value)
        level = self._judge.value((node, Attribute.LEVEL, ""), (base, mine, theirs), shown)
        return level_below(self._scheme, above, level) if above is not None else level

    def _node(self, node: str, level: Level, children: Sequence[Node]) -> Node:
        base, mine, theirs = self._versions(node)
        values = self._judge.values(node, node_values(base), node_values(mine), node_values(theirs))
        return Node(
            id=node,
            level=level,
            title=values.get((Attribute.TITLE, ""), ""),
            text=values.get((Attribute.TEXT, ""), ""),
            short_title=values.get((Attribute.SHORT_TITLE, ""), ""),
            number=values.get((Attribute.NUMBER, "")),
            fields={key: value for (attribute, key), value in values.items() if attribute is Attribute.FIELD},
            comments=self._judge.comments(node, base.comments, mine.comments, theirs.comments),
            children=tuple(children),
        )

    def _versions(self, node: str) -> tuple[Node, Node, Node]:
        """Base, mine and theirs; a side that lacks the node counts as not having changed it."""
        base, mine, theirs = (side[node].node if node in side else None for side in self._sides)
        if base is None and mine is not None and theirs is not None:
            base = Node(node, theirs.level, "")
        origin = base or mine or theirs
        assert origin is not None
        return origin, mine or origin, theirs or origin


def _is_edited(base: Position, here: Position) -> bool:
    return base.parent != here.parent or replace(base.node, children=()) != replace(here.node, children=())


def _children(side: Mapping[str, Position]) -> _Children:
    children: _Children = {}
    for node, position in side.items():
        children.setdefault(position.parent, []).append(node)
    return children


def _parent_of(side: Mapping[str, Position], node: str) -> str:
    return (side[node].parent or "") if node in side else ""
