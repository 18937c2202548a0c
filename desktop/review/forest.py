"""Trees of immutable nodes: find a node, put others in its place, put a node where it stands last in reading order.

What an edit does not touch stays the same object, so that views see at once what changed.
"""

from collections.abc import Sequence
from dataclasses import replace

from programme.errors import NotFound
from programme.model import Node

Nodes = tuple[Node, ...]
Path = tuple[int, ...]
"""Places among siblings, outermost first."""


def path_of(nodes: Nodes, node_id: str) -> Path:
    """Where a node stands. Raises `NotFound`."""
    stack: list[tuple[Node, Path]] = [(node, (place,)) for place, node in enumerate(nodes)]
    while stack:
        node, path = stack.pop()
        if node.id == node_id:
            return path
        stack += [(child, (*path, place)) for place, child in enumerate(node.children)]
    raise NotFound("node_unknown", id=node_id)


def node_at(nodes: Nodes, path: Path) -> Node:
    """The node at a path of one place at least."""
    node = nodes[path[0]]
    for place in path[1:]:
        node = node.children[place]
    return node


def siblings_at(nodes: Nodes, path: Path) -> Nodes:
    """The node at `path` with all that stand beside it."""
    return node_at(nodes, path[:-1]).children if len(path) > 1 else nodes


def with_siblings(nodes: Nodes, path: Path, siblings: Sequence[Node]) -> Nodes:
    """`nodes` with other nodes below the parent of `path`."""
    if len(path) == 1:
        return tuple(siblings)
    parent = nodes[path[0]]
    changed = replace(parent, children=with_siblings(parent.children, path[1:], siblings))
    return (*nodes[: path[0]], changed, *nodes[path[0] + 1 :])


def spliced(nodes: Nodes, path: Path, others: Sequence[Node]) -> Nodes:
    """`nodes` with `others` in the place of the node at `path`."""
    siblings, place = siblings_at(nodes, path), path[-1]
    return with_siblings(nodes, path, (*siblings[:place], *others, *siblings[place + 1 :]))


def attached(before: Nodes, node: Node) -> Nodes:
    """`before` with `node` behind everything in it, below the deepest last node that may hold it."""
    if before and before[-1].level.depth < node.level.depth:
        last = replace(before[-1], children=attached(before[-1].children, node))
        return (*before[:-1], last)
    return (*before, node)


def last_path(nodes: Nodes) -> Path:
    """The path to the last node in reading order; empty where there is none."""
    path: Path = ()
    while nodes:
        path = (*path, len(nodes) - 1)
        nodes = nodes[-1].children
    return path
