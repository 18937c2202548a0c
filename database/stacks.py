"""The undo stacks: which recorded change is undone or done again next. One stack per programme.

A group is "done", "undone" (redo can do it again) or "closed" (out of reach). Undo and redo groups are closed from the
start: they are on record, but not on the stack. A group over several programmes is undone where it is the newest in
all of them, and done again where it is the next in all of them.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select, text

from database.entities import GROUP_COLUMNS, Values, hashed_row
from database.errors import NothingToUndo
from database.quick import Quick
from database.tables import table

DONE, UNDONE, CLOSED = "done", "undone", "closed"
UNDO, REDO, ELSEWHERE = "undo", "redo", "elsewhere"
"""Roles of groups that are no change of their own."""
_STAND = Quick(lambda: text("UPDATE history_groups SET standing = :standing, hash = :hash WHERE seq = :seq"))
_IN_THE_WAY = Quick(
    lambda: text(
        "SELECT later.seq FROM history AS later JOIN history_groups AS groups ON groups.seq = later.group_seq "
        "WHERE later.tick > :since AND later.programme_id IN "
        "(SELECT programme_id FROM history_programmes WHERE group_seq = :group) AND (groups.sitting IS NULL OR EXISTS "
        "(SELECT 1 FROM history AS own WHERE own.entity_id = later.entity_id AND own.group_seq = :group "
        "AND own.item IN ('', later.item))) LIMIT 1"
    )
)


def next_undo(connection: Connection, programme: str) -> Values | None:
    """The group that undo would take back; None for an empty stack."""
    return _first(connection, programme, DONE, descending=True)


def next_redo(connection: Connection, programme: str) -> Values | None:
    """The group that redo would do again; None where nothing was undone."""
    return _first(connection, programme, UNDONE, descending=False)


def require_free(connection: Connection, group: Values, standing: str) -> None:
    """Raises `NothingToUndo` where another programme that the group touches has a newer change first."""
    for programme in programmes_of(connection, group["seq"]):
        other = next_undo(connection, programme) if standing == DONE else next_redo(connection, programme)
        if other is None or other["seq"] != group["seq"]:
            raise NothingToUndo("other_programme_first", programme=_title(connection, programme))


def require_apart(connection: Connection, group: Values, since: int) -> None:
    """Raises `NothingToUndo` where after the transaction `since` more happened in the programmes of a group than that
    someone typed, or where it was typed into a row that the group makes or takes away or an item that it changes."""
    if _IN_THE_WAY.first(connection, {"group": group["seq"], "since": since}) is not None:
        raise NothingToUndo("typed_meanwhile")


def set_standing(connection: Connection, groups: Iterable[Values], standing: str) -> None:
    """Moves groups on or off the stacks."""
    for group in groups:
        _STAND.run(connection, hashed_row(GROUP_COLUMNS, group | {"standing": standing}))


def close_redo(connection: Connection, programmes: Iterable[str]) -> None:
    """After a new change: what was undone in these programmes can no longer be done again."""
    _close(connection, [(programme, UNDONE, None) for programme in programmes])


def close_all(connection: Connection, programme: str) -> None:
    """Puts everything so far out of reach, as after deleting for good."""
    _close(connection, [(programme, DONE, None), (programme, UNDONE, None)])


def newest(connection: Connection, programme: str) -> Values | None:
    """The group written last in a programme, on the stack or not."""
    return _first(connection, programme, None, descending=True)


def programmes_of(connection: Connection, seq: int) -> list[str]:
    """The programmes that a group touches."""
    shares = table("history_programmes").c
    return [row[0] for row in connection.execute(select(shares.programme_id).where(shares.group_seq == seq))]


def groups_of(connection: Connection, programme: str) -> list[int]:
    """The numbers of all groups that touch a programme, oldest first."""
    shares = table("history_programmes").c
    query = select(shares.group_seq).where(shares.programme_id == programme).order_by(shares.group_seq)
    return list(connection.execute(query).scalars())


def _close(connection: Connection, waiting: list[tuple[str, str, int | None]]) -> None:
    """Closes groups of (programme, standing, number of a shared group that was closed or None for all).

    In the other programmes of a shared group goes along what cannot be reached past it: older done ones, undone ones
    that came after it.
    """
    rows = table("history_groups").c
    while waiting:
        programme, standing, shared = waiting.pop()
        query = _groups().where(rows.standing == standing)
        if shared is not None:
            query = query.where(rows.seq < shared if standing == DONE else rows.seq > shared)
        closed = [dict(row) for row in connection.execute(query, {"programme": programme}).mappings()]
        set_standing(connection, closed, CLOSED)
        for group in closed:
            others = [each for each in programmes_of(connection, group["seq"]) if each != programme]
            waiting += [(other, standing, group["seq"]) for other in others]


def _groups() -> Select[Any]:
    """All groups of the `programme` that is bound to it."""
    groups, shares = table("history_groups"), table("history_programmes")
    query = select(groups).join(shares, shares.c.group_seq == groups.c.seq)
    return query.where(shares.c.programme_id == bindparam("programme"))


@cache
def _outermost(standing: str | None, descending: bool) -> Quick:
    groups, order = table("history_groups"), table("history_programmes").c.group_seq
    query = _groups() if standing is None else _groups().where(groups.c.standing == standing)
    return Quick(lambda: query.order_by(order.desc() if descending else order).limit(1))


def _first(connection: Connection, programme: str, standing: str | None, *, descending: bool) -> Values | None:
    found = _outermost(standing, descending).mappings(connection, {"programme": programme})
    return found[0] if found else None


def _title(connection: Connection, programme: str) -> str:
    programmes = table("programmes").c
    row: Row[Any] | None = connection.execute(select(programmes.title).where(programmes.id == programme)).first()
    return str(row[0]) if row else ""
