"""History that travels: what was done to a programme in one copy is shown in the others, but never undone there."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, insert, select

from database import stacks
from database.entities import ENTITIES, GROUP_COLUMNS, HISTORY_COLUMNS, Values, cleaned, dumps, hashed_row, load
from database.ledger import highest
from database.moments import moment_of, time_of
from database.tables import table
from database.work import Work
from programme.archive import ArchivedChange, ArchivedValue

_TRAVELLING = ("node", "programme")
_KIND = re.compile(r"[a-z_]{1,60}")


def read(connection: Connection, programme: str) -> tuple[ArchivedChange, ...]:
    """The recorded changes of a programme's words, oldest first."""
    history, groups = table("history"), table("history_groups")
    values: dict[int, list[ArchivedValue]] = defaultdict(list)
    query = select(history).where(history.c.programme_id == programme, history.c.entity.in_(_TRAVELLING))
    for row in connection.execute(query.order_by(history.c.seq)).mappings():
        value = ArchivedValue(row["entity"], row["entity_id"], row["item"], row["before"], row["after"])
        values[row["group_seq"]].append(value)
    found = []
    for row in connection.execute(select(groups).order_by(groups.c.seq)).mappings():
        if row["seq"] in values:
            facts = (row["id"], row["kind"], load(row["label"]), row["author"], row["changed"])
            found.append(ArchivedChange(*facts, tuple(values[row["seq"]])))
    return tuple(found)


def take(work: Work, programme: str, changes: Iterable[ArchivedChange]) -> None:
    """Adds what is not known here, closed and marked as done elsewhere. What makes no sense is left out."""
    groups = table("history_groups").c
    known = set(work.connection.execute(select(groups.id)).scalars())
    number = highest(work.connection, "history_groups")
    row_number = highest(work.connection, "history")
    for change in changes:
        rows = [_row(value) for value in change.values if _is_sensible(value, programme)]
        if change.id in known or not change.id or not rows:
            continue
        known.add(change.id)
        number += 1
        group = _group(change, number, work)
        work.connection.execute(insert(table("history_groups")).values(**hashed_row(GROUP_COLUMNS, group)))
        share = {"programme_id": programme, "group_seq": number}
        work.connection.execute(insert(table("history_programmes")).values(**share))
        numbers = {"tick": work.tick, "group_seq": number, "programme_id": programme}
        numbered = [row | numbers | {"seq": row_number + place} for place, row in enumerate(rows, 1)]
        row_number += len(rows)
        work.connection.execute(insert(table("history")), [hashed_row(HISTORY_COLUMNS, row) for row in numbered])


def _group(change: ArchivedChange, number: int, work: Work) -> Values:
    moment = _moment(change.created, work.moment)
    return cleaned(
        {
            "seq": number,
            "id": change.id,
            "tick": work.tick,
            "kind": change.kind if _KIND.fullmatch(change.kind) else "node_edited",
            "label": dumps(dict(change.label)),
            "author": change.author,
            "created": moment,
            "changed": moment,
            "sitting": None,
            "standing": stacks.CLOSED,
            "role": stacks.ELSEWHERE,
            "counterpart": None,
        }
    )


def _row(value: ArchivedValue) -> Values:
    words = {"entity_id": value.entity_id, "item": value.item, "before": value.before, "after": value.after}
    return cleaned({"entity": value.entity} | words)


def _is_sensible(value: ArchivedValue, programme: str) -> bool:
    """Whether a value could have been recorded here: of words of this programme, as texts."""
    if value.entity not in _TRAVELLING or (value.entity == "programme" and value.entity_id != programme):
        return False
    kind = ENTITIES[value.entity]
    column, dot, _ = value.item.partition(".")
    if (value.item and column not in kind.columns) or (dot and column not in kind.maps):
        return False
    try:
        before, after = load(value.before), load(value.after)
    except (json.JSONDecodeError, RecursionError):
        return False
    expected = str if value.item else Mapping
    return all(each is None or _fits(each, expected, kind.hashed) for each in (before, after))


def _fits(value: Any, expected: type, columns: tuple[str, ...]) -> bool:
    if not isinstance(value, expected):
        return False
    if isinstance(value, Mapping):
        return all(isinstance(value.get(column), str | None) for column in columns)
    return True


def _moment(text: str, otherwise: str) -> str:
    try:
        return moment_of(time_of(text))
    except (ValueError, OverflowError):
        return otherwise
