"""The shown numbers of search hits: counted where the hits stand, not through the whole programme.

What is counted once stays known until something moves. Where a level counts through the whole programme, all of it is
read.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple, cast

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from database.records import Change
from database.tables import table
from programme.model import Counter, Level, Scheme
from programme.numbering import numbers_of

_CHUNK = 500
_COUNTED_ITEMS = frozenset({"level", "number"})


class HitNumbers:
    """Numbers by programme and node."""

    def __init__(self) -> None:
        self._known: dict[str, dict[str, str]] = {}

    def of(self, connection: Connection, programme: str, nodes: Sequence[str], scheme: Scheme) -> dict[str, str]:
        """At least the numbers of living `nodes` of one programme; "" for those that have none."""
        known = self._known.setdefault(programme, {})
        missing = [node for node in nodes if node not in known]
        if missing:
            known |= _numbers(connection, programme, missing, scheme)
        return known

    def forget(self, change: Change) -> None:
        """Words alone move no number."""
        moved = change.added or change.removed or change.moved or change.edited_items & _COUNTED_ITEMS
        if moved or "scheme" in change.programme_items:
            for programme in change.programmes:
                self._known.pop(programme, None)


class _Bone(NamedTuple):
    """A node with nothing but what numbering looks at: a tenth of the time that real ones take to make."""

    id: str
    level: Level
    number: str | None
    children: tuple["_Bone", ...]


_Below = dict[str | None, list[tuple[str, Level, str | None]]]
_LEVELS = {level.value: level for level in Level}


def _numbers(connection: Connection, programme: str, nodes: Sequence[str], scheme: Scheme) -> dict[str, str]:
    if any(level.numbering.whole_programme for level in scheme.levels):
        below = _taken(connection, _of_programme(), {"programme": programme})
    else:
        below = _around(connection, programme, set(nodes), scheme)

    def grown(parent: str | None) -> tuple[_Bone, ...]:
        return tuple(_Bone(*row, grown(row[0]) if row[0] in below else ()) for row in below.get(parent, ()))

    numbers = numbers_of(cast("Any", grown(None)), scheme)
    return {row[0]: numbers.get(row[0], "") for rows in below.values() for row in rows}


def _around(connection: Connection, programme: str, nodes: set[str], scheme: Scheme) -> _Below:
    """The tops, and the children of all that stands above `nodes`; below tops also those of nodes without a number,
    since what stands below such a one is counted on by its neighbours."""
    above = _ancestors(connection, nodes)
    counted = {level.level for level in scheme.levels if level.numbering.counter is not Counter.NONE}
    below = _taken(connection, _tops(), {"programme": programme})
    opened = [row[0] for row in below.get(None, []) if row[0] in above]
    while opened:
        found: _Below = {}
        for chunk in _chunks(opened):
            found |= _taken(connection, _children(), {"parents": chunk})
        below |= found
        rows = [row for children in found.values() for row in children]
        opened = [node for node, level, number in rows if node in above or not _has_number(level, number, counted)]
    return below


def _has_number(level: Level, number: str | None, counted: set[Level]) -> bool:
    return level in counted if number is None else bool(number)


def _ancestors(connection: Connection, nodes: set[str]) -> set[str]:
    found: set[str] = set()
    waiting = nodes
    while waiting:
        parents: set[str] = set()
        for chunk in _chunks(sorted(waiting)):
            parents |= set(connection.execute(_parents(), {"nodes": chunk}).scalars())
        waiting = parents - found
        found |= parents
    return found


def _taken(connection: Connection, query: Select[Any], values: dict[str, Any]) -> _Below:
    """Nodes by parent, in order."""
    below: _Below = {}
    for node, parent, level, number in connection.execute(query, values).all():
        below.setdefault(parent, []).append((node, _LEVELS[level], number))
    return below


def _living(*conditions: ColumnElement[bool]) -> Select[Any]:
    rows = table("nodes").c
    query = select(rows.id, rows.parent_id, rows.level, rows.number)
    return query.where(rows.removed.is_(None), *conditions).order_by(rows.sort_key, rows.id)


@cache
def _of_programme() -> Select[Any]:
    return _living(table("nodes").c.programme_id == bindparam("programme"))


@cache
def _tops() -> Select[Any]:
    rows = table("nodes").c
    owner = rows.programme_id.concat("")  # as in `RowTree.children`
    return _living(owner == bindparam("programme"), rows.parent_id.is_(None))


@cache
def _children() -> Select[Any]:
    return _living(table("nodes").c.parent_id.in_(bindparam("parents", expanding=True)))


@cache
def _parents() -> Select[Any]:
    rows = table("nodes").c
    return select(rows.parent_id).where(rows.id.in_(bindparam("nodes", expanding=True)), rows.parent_id.is_not(None))


def _chunks(items: Sequence[str]) -> Iterator[Sequence[str]]:
    return (items[start : start + _CHUNK] for start in range(0, len(items), _CHUNK))
