"""A programme that was read, brought to what was typed into it meanwhile: reading it anew would take a second each time."""

import json
from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, text

from database.quick import Quick
from programme.model import Level, Node, Programme

_TYPED = frozenset({"title", "text", "short_title", "number", "fields"})
_MOST = 1_000
_SINCE = Quick(
    lambda: text(
        "SELECT DISTINCT entity, entity_id, item FROM history WHERE tick > :tick AND programme_id = :programme "
        f"LIMIT {_MOST + 1}"
    )
)
_ROW = Quick(
    lambda: text(
        "SELECT parent_id, title, text, short_title, number, fields FROM nodes WHERE id = :id AND removed IS NULL"
    )
)


def typed_on(connection: Connection, read: Programme, tick: int) -> Programme | None:
    """The programme as it stands, which was `read` after the transaction `tick`; None where more happened in it since than
    that somebody typed into entries that it has."""
    changes = _SINCE.rows(connection, {"programme": read.id, "tick": tick})
    if len(changes) > _MOST or any(each[0] != "node" or each[2].partition(".")[0] not in _TYPED for each in changes):
        return None
    nodes: tuple[Node, ...] | None = read.nodes
    for node in {each[1] for each in changes}:
        nodes = _with(nodes, _path_to(connection, node), connection) if nodes is not None else None
    return replace(read, nodes=nodes) if nodes is not None else None


def _path_to(connection: Connection, node: str) -> list[str]:
    """The ids from the outermost entry down to `node`. In a damaged store parents may go round in a circle; no sound path is
    longer than there are levels."""
    path = [node]
    while (
        len(path) <= len(Level) and (row := _ROW.first(connection, {"id": path[0]})) is not None and row[0] is not None
    ):
        path.insert(0, row[0])
    return path


def _with(nodes: tuple[Node, ...], path: Sequence[str], connection: Connection) -> tuple[Node, ...] | None:
    """The same entries with the present words of the one at the end of `path`; None where one of them is not there."""
    place = next((place for place, node in enumerate(nodes) if node.id == path[0]), None)
    if place is None:
        return None
    made = _below(nodes[place], path[1:], connection) if len(path) > 1 else _present(nodes[place], connection)
    return (*nodes[:place], made, *nodes[place + 1 :]) if made is not None else None


def _below(node: Node, path: Sequence[str], connection: Connection) -> Node | None:
    children = _with(node.children, path, connection)
    return replace(node, children=children) if children is not None else None


def _present(node: Node, connection: Connection) -> Node | None:
    row = _ROW.first(connection, {"id": node.id})
    if row is None:
        return None
    names = ("title", "text", "short_title", "number")
    return replace(node, **dict(zip(names, row[1:5], strict=True)), fields=json.loads(row[5]))
