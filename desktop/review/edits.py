"""What a person can do to a programme that was just read, as functions from value to value. Knows no Qt.

A document is read from top to bottom, so these edits keep the reading order: a heading that is moved out takes what
follows it along, one that is moved in goes below what stands before it. No edit loses a word but `dropped`.
Every function raises `TreeError` where the tree does not allow what is asked, and `NotFound` for an unknown id.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from desktop.review.forest import Nodes, Path, attached, node_at, path_of, siblings_at, spliced, with_siblings
from programme import tree as rules
from programme.errors import TreeError
from programme.model import Level, Node, Programme, Scheme, walk
from programme.schemes import with_field
from programme.tree import Direction, Move, ProgrammeTree


@dataclass(frozen=True, slots=True)
class Edit:
    """The programme after an edit. `heirs` names, for each node that is gone while its words are not, the node that has
    them now ("" for the preface). `made` is the id of a new node."""

    programme: Programme
    heirs: Mapping[str, str] = field(default_factory=dict)
    made: str = ""


# -------------------------------------------------------------------------------------------------------------- levels


def moved_out(programme: Programme, ids: Iterable[str]) -> Edit:
    """Each node one used level further out; what follows it and stands deeper now comes below it."""
    for each in _tops(programme, ids):
        node = _node(programme, each)
        programme = _at_level(programme, each, _outer(programme.scheme, node.level))
    return Edit(programme)


def moved_in(programme: Programme, ids: Iterable[str]) -> Edit:
    """Each node one used level deeper, below what stands before it where that may hold it."""
    for each in _tops(programme, ids):
        node = _node(programme, each)
        programme = _at_level(programme, each, rules.level_below(programme.scheme, node.level))
    return Edit(programme)


def with_level(programme: Programme, ids: Iterable[str], level: Level) -> Edit:
    """Each node at `level`, however far that is."""
    for each in _tops(programme, ids):
        programme = _at_level(programme, each, level)
    return Edit(programme)


def _outer(scheme: Scheme, level: Level) -> Level:
    outer = [each for each in scheme.levels_below(None) if each.depth < level.depth]
    if not outer:
        raise TreeError("already_at_top")
    return outer[-1]


def _at_level(programme: Programme, node_id: str, level: Level) -> Programme:
    path = path_of(programme.nodes, node_id)
    node = node_at(programme.nodes, path)
    if level.depth < node.level.depth:
        nodes = _placed_out(programme.nodes, path, _lifted(node, level, programme.scheme))
    elif level.depth > node.level.depth:
        siblings, place = siblings_at(programme.nodes, path), path[-1]
        before = attached(siblings[:place], _lowered(node, level, programme.scheme))
        nodes = with_siblings(programme.nodes, path, (*before, *siblings[place + 1 :]))
    else:
        return programme
    return replace(programme, nodes=nodes)


def _placed_out(nodes: Nodes, path: Path, node: Node) -> Nodes:
    """`node` in its place or, where its parent may not hold it, behind that; with all that it heads now."""
    siblings, place = siblings_at(nodes, path), path[-1]
    below = tuple(takewhile(lambda each: each.level.depth > node.level.depth, siblings[place + 1 :]))
    node = replace(node, children=_joined(node.children, below))
    rest = siblings[place + 1 + len(below) :]
    if len(path) == 1 or node_at(nodes, path[:-1]).level.depth < node.level.depth:
        return with_siblings(nodes, path, (*siblings[:place], node, *rest))
    parent = replace(node_at(nodes, path[:-1]), children=siblings[:place])  # rest is empty: all of it stands deeper
    nodes = spliced(nodes, path[:-1], (parent, node))
    return _placed_out(nodes, (*path[:-2], path[-2] + 1), node)


def _joined(before: Nodes, after: Nodes) -> Nodes:
    for node in after:
        before = attached(before, node)
    return before


def _lifted(node: Node, level: Level, scheme: Scheme) -> Node:
    """`node` further out; headings below it come along, measures stay what they are."""
    offset = level.depth - node.level.depth
    children = []
    for child in node.children:
        used = [each for each in scheme.levels_below(level) if each.depth >= child.level.depth + offset]
        new = used[0] if used and child.level is not Level.MASSNAHME else child.level
        children.append(_lifted(child, new, scheme) if new.depth < child.level.depth else child)
    return replace(node, level=level, children=tuple(children))


def _lowered(node: Node, level: Level, scheme: Scheme) -> Node:
    """`node` deeper; what stands below it moves only where it must."""
    if level is Level.MASSNAHME and node.children:
        raise TreeError("below_massnahme")
    children = [
        child
        if child.level.depth > level.depth
        else _lowered(child, rules.level_below(scheme, level, child.level), scheme)
        for child in node.children
    ]
    return replace(node, level=level, children=tuple(children))


def fitted(nodes: Nodes, scheme: Scheme, above: Level | None) -> Nodes:
    """Nodes from elsewhere as they can stand below `above`; what stands below them moves only where it must."""
    return tuple(_lowered(node, rules.level_below(scheme, above, node.level), scheme) for node in nodes)


# --------------------------------------------------------------------------------------------------------------- places


def moved_towards(programme: Programme, ids: Sequence[str], direction: Direction) -> Edit:
    """Up or down among siblings."""
    move = rules.move_towards(ProgrammeTree(programme), programme.scheme, ids, direction)
    return Edit(_applied(programme, move))


def moved_to(programme: Programme, ids: Sequence[str], parent: str | None, index: int | None) -> Edit:
    """Drag and drop; `index` counts the children as they stand now."""
    return Edit(_applied(programme, rules.move_to(ProgrammeTree(programme), programme.scheme, ids, parent, index)))


def _applied(programme: Programme, move: Move) -> Programme:
    nodes = programme.nodes
    taken = []
    for each in move.nodes:
        path = path_of(nodes, each)
        taken.append(_relevelled(node_at(nodes, path), move.levels))
        nodes = spliced(nodes, path, ())
    if move.parent is None:
        return replace(programme, nodes=(*nodes[: move.index], *taken, *nodes[move.index :]))
    path = path_of(nodes, move.parent)
    parent = node_at(nodes, path)
    children = (*parent.children[: move.index], *taken, *parent.children[move.index :])
    return replace(programme, nodes=spliced(nodes, path, (replace(parent, children=children),)))


def _relevelled(node: Node, levels: Mapping[str, Level]) -> Node:
    if node.id not in levels:
        return node
    children = tuple(_relevelled(child, levels) for child in node.children)
    return replace(node, level=levels[node.id], children=children)


def dropped(programme: Programme, ids: Iterable[str]) -> Edit:
    """Without these nodes and all below them: the one edit that loses words."""
    nodes = programme.nodes
    for each in _tops(programme, ids):
        nodes = spliced(nodes, path_of(nodes, each), ())
    return Edit(replace(programme, nodes=nodes))


# ---------------------------------------------------------------------------------------------------------------- words


def renamed(programme: Programme, node_id: str, title: str) -> Edit:
    """Another title, as inline markup."""
    return Edit(changed(programme, node_id, lambda node: replace(node, title=title)))


def retitled(programme: Programme, title: str) -> Edit:
    """Another title of the whole, as inline markup."""
    return Edit(replace(programme, title=title) if title != programme.title else programme)


def with_scheme(programme: Programme, scheme: Scheme) -> Edit:
    """Another scheme, with the fields added that nodes carry and it does not know."""
    before = programme.scheme
    used = {(node.level, key) for node in walk(programme.nodes) for key in node.fields}
    for definition in before.levels:
        for each in definition.fields:
            if (definition.level, each.key) in used:
                scheme = with_field(scheme, definition.level, each)
    return Edit(replace(programme, scheme=scheme))


def changed(programme: Programme, node_id: str, change: Callable[[Node], Node]) -> Programme:
    """The programme with one node replaced by what `change` makes of it."""
    path = path_of(programme.nodes, node_id)
    node = node_at(programme.nodes, path)
    return replace(programme, nodes=spliced(programme.nodes, path, (change(node),)))


def _tops(programme: Programme, ids: Iterable[str]) -> tuple[str, ...]:
    return rules.tops(ProgrammeTree(programme), ids)


def _node(programme: Programme, node_id: str) -> Node:
    return node_at(programme.nodes, path_of(programme.nodes, node_id))
