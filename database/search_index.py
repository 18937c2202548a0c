"""Keeps the words that search looks at: folded, one row for each node and each programme, caught up before a search.

An edit only notes what it touched (`search_dirty`): folding and indexing 3 KB of text at every keystroke would cost
more than saving it. Row numbers begin with the level, so that the index gives hits of the upper levels first.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, delete, insert, select, text

from database.backend import Backend
from database.entities import Values
from database.quick import Quick
from database.snippets import shown_text, shown_title
from database.tables import table
from programme.language.folding import fold
from programme.markup import plain
from programme.model import Level

LEVEL_STEP = 10**15
"""Row number = depth * LEVEL_STEP + n; depth 0 is the programme itself."""

_Item = TypeVar("_Item")
_CHUNK = 500
_ADDING = Quick(
    lambda: insert(table("search_texts")).values({each.name: bindparam(each.name) for each in table("search_texts").c})
)
_WAITING = Quick(lambda: text("SELECT programme_id, node_id FROM search_dirty LIMIT :most"))
_WAITING_COUNT = Quick(lambda: text("SELECT count(*) FROM search_dirty"))
_CAUGHT_UP = Quick(lambda: text("DELETE FROM search_dirty WHERE programme_id = :programme AND node_id = :node"))
_LIVING = text(
    "WITH RECURSIVE line (start, above, removed) AS (SELECT id, parent_id, removed FROM nodes WHERE id IN :ids "
    "UNION ALL SELECT line.start, nodes.parent_id, COALESCE(line.removed, nodes.removed) FROM nodes JOIN line ON "
    "nodes.id = line.above) SELECT start FROM line WHERE above IS NULL AND removed IS NULL"
).bindparams(bindparam("ids", expanding=True))


@dataclass(frozen=True, slots=True)
class Words:
    """What an entry says, without markup. `fields` and `comments` hold one value a line."""

    title: str
    body: str
    fields: str
    comments: str

    def folded(self, ending: str) -> Values:
        """The columns of `search_texts`, with `ending` behind those that are not empty."""
        return {name: fold(value) + ending if (value := getattr(self, name)) else "" for name in self.__slots__}


def node_words(row: Any, comments: Iterable[str]) -> Words:
    """The words of a node from its row and the texts of its comments."""
    body = shown_text(row["text"]) if row["text"] else ""
    if row["short_title"]:
        body = f"{row['short_title']}\n{body}"
    fields = "\n".join(shown_title(value) for value in json.loads(row["fields"]).values())
    return Words(shown_title(row["title"]), body, fields, "\n".join(comments))


def programme_words(row: Any) -> Words:
    """The words of a programme itself."""
    body = "\n".join(filter(None, (row["subtitle"], plain(row["preface"]), plain(row["closing"]))))
    return Words(row["title"], body, "\n".join(json.loads(row["meta"]).values()), "")


def waiting_count(connection: Connection) -> int:
    """How many entries the index has still to catch up with."""
    found = _WAITING_COUNT.first(connection, {})
    return int(found[0]) if found else 0


def living(connection: Connection, nodes: Sequence[str]) -> set[str]:
    """Those of the nodes that stand in their tree: neither they nor anything above them lies in the bin."""
    return {node for chunk in _chunks(nodes) for node in connection.execute(_LIVING, {"ids": chunk}).scalars()}


def refresh(connection: Connection, backend: Backend, most: int = -1) -> int:
    """Brings the index up to date, with `most` entries (-1: all); the number of entries that were read again."""
    waiting = [(row[0], row[1]) for row in _WAITING.rows(connection, {"most": most})]
    if not waiting:
        return 0
    _drop(connection, backend, waiting)
    ending = backend.index_ending
    rows = [*_programme_rows(connection, waiting, ending), *_node_rows(connection, waiting, ending)]
    numbers = _free_numbers(connection)
    for row in rows:
        depth = row.pop("depth")
        numbers[depth] += 1
        row["id"] = depth * LEVEL_STEP + numbers[depth]
    if rows:
        _ADDING.run_many(connection, rows)
        backend.index_put(connection, [row["id"] for row in rows])
    _CAUGHT_UP.run_many(connection, [{"programme": programme, "node": node} for programme, node in waiting])
    return len(waiting)


def is_stale(connection: Connection, backend: Backend) -> bool:
    """Whether the words in the index are those of other entries than there are, as a damaged table would have it, or
    lack the ending that earlier programs did not write."""
    sql = (
        "SELECT 1 FROM search_texts LEFT JOIN nodes ON nodes.id = search_texts.node_id AND nodes.programme_id = "
        "search_texts.programme_id WHERE search_texts.node_id <> '' AND nodes.id IS NULL LIMIT 1"
    )
    ending = "SELECT 1 FROM search_texts WHERE title <> '' AND substr(title, -:length) <> :ending LIMIT 1"
    values = {"length": len(backend.index_ending), "ending": backend.index_ending}
    return (
        connection.execute(text(sql)).first() is not None
        or connection.execute(text(ending), values).first() is not None
    )


def read_all_again(connection: Connection, backend: Backend) -> None:
    """Forgets the index and all words in it, and makes it anew."""
    forget_all(connection, backend)
    refresh(connection, backend)


def forget_all(connection: Connection, backend: Backend) -> None:
    """Forgets the index and all words in it; it has to catch up with everything."""
    dirty, nodes, programmes = table("search_dirty"), table("nodes"), table("programmes")
    connection.execute(delete(dirty))
    connection.execute(delete(table("search_texts")))
    backend.rebuild_index(connection)
    everything = select(nodes.c.programme_id, nodes.c.id)
    connection.execute(insert(dirty).from_select(["programme_id", "node_id"], everything))
    heads = select(programmes.c.id, text("''"))
    connection.execute(insert(dirty).from_select(["programme_id", "node_id"], heads))


def _drop(connection: Connection, backend: Backend, waiting: Sequence[tuple[str, str]]) -> None:
    rows = table("search_texts")
    by_programme: dict[str, list[str]] = defaultdict(list)
    for programme, node in waiting:
        by_programme[programme].append(node)
    old: list[int] = []
    for programme, nodes in by_programme.items():
        for chunk in _chunks(nodes):
            query = select(rows.c.id).where(rows.c.programme_id == programme, rows.c.node_id.in_(chunk))
            old += connection.execute(query).scalars().all()
    backend.index_drop(connection, old)
    for ids in _chunks(old):
        connection.execute(delete(rows).where(rows.c.id.in_(ids)))


def _programme_rows(connection: Connection, waiting: Sequence[tuple[str, str]], ending: str) -> Iterator[Values]:
    rows = table("programmes")
    for programme, node in waiting:
        if not node:
            row = connection.execute(select(rows).where(rows.c.id == programme)).mappings().first()
            if row is not None:
                yield programme_words(row).folded(ending) | {"programme_id": programme, "node_id": "", "depth": 0}


def _node_rows(connection: Connection, waiting: Sequence[tuple[str, str]], ending: str) -> Iterator[Values]:
    """Without those that wait as entries of another programme, too: they come in the piece where that is looked at."""
    nodes, comments = table("nodes"), table("comments")
    wanted = set(waiting)
    for chunk in _chunks(list(dict.fromkeys(node for _, node in waiting if node))):
        there = living(connection, chunk)
        said: dict[str, list[str]] = defaultdict(list)
        query = select(comments.c.node_id, comments.c.text).where(comments.c.node_id.in_(there))
        for node, remark in connection.execute(query.order_by(comments.c.sort_key)):
            said[node].append(remark)
        for row in connection.execute(select(nodes).where(nodes.c.id.in_(there))).mappings():
            if (row["programme_id"], row["id"]) not in wanted:
                continue
            head = {"programme_id": row["programme_id"], "node_id": row["id"], "depth": Level(row["level"]).depth}
            yield node_words(row, said.get(row["id"], ())).folded(ending) | head


def _free_numbers(connection: Connection) -> dict[int, int]:
    """Depth to the highest number in use."""
    found = {}
    for depth in range(len(Level) + 1):
        low = depth * LEVEL_STEP
        sql = text("SELECT max(id) FROM search_texts WHERE id >= :low AND id < :high")
        highest = connection.execute(sql, {"low": low, "high": low + LEVEL_STEP}).scalar()
        found[depth] = (highest or low) - low
    return found


def _chunks(items: Sequence[_Item]) -> Iterator[Sequence[_Item]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
