"""Typing: while someone types in one place, each save goes on with the history row of the one before.

What was typed last is kept in memory. As long as its group is the newest of its programme, nothing else happened there:
then neither the row nor the tree around it nor its history has to be read again at every key.
"""

from sqlalchemy import Connection, text

from database import stacks
from database.entities import GROUP_COLUMNS, HISTORY_COLUMNS, Values, hashed_row
from database.moments import time_of
from database.quick import Quick
from database.work import Typed, Work

LONGEST_SECONDS = 300
_NEWEST = Quick(
    lambda: text(
        "SELECT latest.tick, newest.seq, newest.tick FROM (SELECT max(tick) AS tick FROM history_groups) AS latest "
        "LEFT JOIN history_groups AS newest ON newest.seq = "
        "(SELECT max(group_seq) FROM history_programmes WHERE programme_id = :programme)"
    )
)
_ROW_GOES_ON = Quick(lambda: text('UPDATE history SET "after" = :after, tick = :tick, hash = :hash WHERE seq = :seq'))
_GROUP_GOES_ON = Quick(
    lambda: text("UPDATE history_groups SET changed = :changed, tick = :tick, hash = :hash WHERE seq = :seq")
)


class Sittings:
    """What was typed last in each programme."""

    def __init__(self) -> None:
        self._typed: dict[str, Typed] = {}

    def typed_in(self, connection: Connection, sitting: str | None) -> tuple[int, Typed | None]:
        """Within the running transaction: the number of the one before, 0 for none, and what this sitting typed, where
        it is the newest change of its programme."""
        typed = next((each for each in self._typed.values() if each.group["sitting"] == sitting), None)
        programme = typed.told["programme_id"] if typed is not None else None
        last, *newest = _NEWEST.rows(connection, {"programme": programme})[0]
        is_newest = typed is not None and newest == [typed.group["seq"], typed.group["tick"]]
        return last or 0, typed if is_newest else None

    def keep(self, typed: Typed) -> None:
        """After the commit, since on what is rolled back nothing can go on."""
        self._typed[typed.told["programme_id"]] = typed


def begun(work: Work, group: Values, row: Values, last: int) -> Typed | None:
    """What was recorded as a new group with this row, where more may be typed on it. `last` is the transaction before."""
    if group["sitting"] is None or group["standing"] != stacks.DONE or not _is_single(work) or not row["item"]:
        return None
    return Typed(group, row, work.last, work.label, last)


def continued(work: Work, last: int) -> Typed | None:
    """What was typed before, with what is recorded now; None where a new group is due. `last` as in `begun`."""
    typed = work.typed
    if typed is None or not _is_single(work) or not _continues(typed, work):
        return None
    row = hashed_row(HISTORY_COLUMNS, typed.told | {"after": work.recorded[0]["after"], "tick": work.tick})
    _ROW_GOES_ON.run(work.connection, row)
    group = hashed_row(GROUP_COLUMNS, typed.group | {"changed": work.moment, "tick": work.tick})
    _GROUP_GOES_ON.run(work.connection, group)
    return Typed(group, row, work.last, work.label, last)


def _is_single(work: Work) -> bool:
    return len(work.recorded) == 1 and len(work.programmes) == 1


def _continues(typed: Typed, work: Work) -> bool:
    if typed.group["author"] != work.author:
        return False
    if any(typed.told[key] != work.recorded[0][key] for key in ("entity", "entity_id", "item")):
        return False
    return (time_of(work.moment) - time_of(typed.group["created"])).total_seconds() <= LONGEST_SECONDS
