"""The living nodes as a `programme.tree.Tree`, read row by row as the rules ask for them.

The tree's top is that of one programme; nodes of others are known, so that they can be moved into this one.
"""

import json
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, text

from database.quick import Quick, Row
from database.tables import table
from programme import json_scheme
from programme.errors import NotFound
from programme.model import Level, Scheme


class RowTree:
    """Caches what it has read: make a new one for each operation."""

    def __init__(self, connection: Connection, programme: str) -> None:
        self.programme = programme
        self._connection = connection
        self._nodes: dict[str, tuple[Level, str | None]] = {}
        self._children: dict[str | None, tuple[str, ...]] = {}
        self._keys: dict[str, str] = {}
        self._programmes: dict[str, str] = {}

    @classmethod
    def around(cls, connection: Connection, node: str) -> "RowTree":
        """The tree that a living node stands in. Raises `NotFound`."""
        tree = cls(connection, "")
        line = tree._read_line(node)
        tree.programme = tree._programmes[node]
        if (scheme := line[-1][4]) is not None:
            tree.scheme = _scheme(scheme)
        tree.require_programme()
        return tree

    @cached_property
    def scheme(self) -> Scheme:
        """The programme's scheme. Raises `NotFound` where the programme is unknown or in the bin."""
        found = _LIVING_PROGRAMME.first(self._connection, {"programme": self.programme})
        if found is None:
            raise NotFound("programme_unknown", id=self.programme)
        return _scheme(found[0])

    def level(self, node: str) -> Level:
        """Raises `NotFound`."""
        return self._node(node)[0]

    def parent(self, node: str) -> str | None:
        """Raises `NotFound`."""
        return self._node(node)[1]

    def children(self, node: str | None) -> Sequence[str]:
        """In reading order."""
        if node not in self._children:
            rows = table("nodes").c
            below = (rows.parent_id == node) if node is not None else rows.parent_id.is_(None)
            owner = rows.programme_id.concat("")  # by the index on programmes, all nodes would be read to find the tops
            query = select(rows.id, rows.level, rows.sort_key).where(
                owner == self.programme, below, rows.removed.is_(None)
            )
            found = self._connection.execute(query.order_by(rows.sort_key, rows.id)).all()
            for each in found:
                self._nodes[each[0]] = Level(each[1]), node
                self._keys[each[0]] = each[2]
            self._children[node] = tuple(each[0] for each in found)
        return self._children[node]

    def sort_key(self, node: str) -> str:
        """Of a node whose siblings were asked for."""
        return self._keys[node]

    def require_living(self, node: str) -> None:
        """Raises `NotFound` where the node or something above it, or the programme, lies in the bin."""
        self._read_line(node)
        self.require_programme()

    def require_programme(self) -> None:
        """Raises `NotFound` where the programme is unknown or in the bin."""
        _ = self.scheme

    def programme_of(self, node: str) -> str:
        """Raises `NotFound`."""
        if node not in self._programmes:
            self._node(node)
            self._programmes.setdefault(node, self.programme)  # a child of this tree, read with its siblings
        return self._programmes[node]

    def _read_line(self, node: str) -> list[Row]:
        """The rows of a node and all above it, up to the top. Raises `NotFound` where one of them lies in the bin."""
        line = _LINE.rows(self._connection, {"node": node})
        for each, level, parent, programme, _ in line:
            self._nodes[each] = Level(level), parent
            self._programmes[each] = programme
        missing = line[-1][2] if line else node
        if missing is not None:
            raise NotFound("node_unknown", id=missing)
        return line

    def _node(self, node: str) -> tuple[Level, str | None]:
        if node not in self._nodes:
            found = _LIVING_NODE.first(self._connection, {"node": node})
            if found is None:
                raise NotFound("node_unknown", id=node)
            self._nodes[node] = Level(found[0]), found[1]
            self._programmes[node] = found[2]
        return self._nodes[node]


@lru_cache(maxsize=32)
def _scheme(content: str) -> Scheme:
    return json_scheme.from_json(json.loads(content))


def _living_node() -> Select[Any]:
    rows = table("nodes").c
    columns: list[Any] = [rows.level, rows.parent_id, rows.programme_id]
    return select(*columns).where(rows.id == bindparam("node"), rows.removed.is_(None))


def _living_programme() -> Select[Any]:
    rows = table("programmes").c
    return select(rows.scheme).where(rows.id == bindparam("programme"), rows.removed.is_(None))


_LINE = Quick(
    lambda: text(
        "WITH RECURSIVE line (id, level, parent_id, programme_id) AS (SELECT id, level, parent_id, programme_id FROM nodes "
        "WHERE id = :node AND removed IS NULL UNION SELECT nodes.id, nodes.level, nodes.parent_id, nodes.programme_id "
        "FROM nodes JOIN line ON nodes.id = line.parent_id WHERE nodes.removed IS NULL) SELECT id, level, parent_id, "
        "programme_id, (SELECT scheme FROM programmes WHERE programmes.id = line.programme_id AND removed IS NULL AND "
        "line.parent_id IS NULL) FROM line"
    )
)
"""A living node and those above it, upwards; the scheme of a living programme stands with the top."""
_LIVING_NODE = Quick(_living_node)
_LIVING_PROGRAMME = Quick(_living_programme)
