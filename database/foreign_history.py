"""History that travels: what was done to a programme in one copy is shown in the others, but never undone there."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, insert, or_, select, update

from database import stacks
from database.backend import OnStep
from database.entities import ENTITIES, GROUP_COLUMNS, HISTORY_COLUMNS, Values, cleaned, dumps, hashed_row, load
from database.ledger import Ledger, highest
from database.moments import moment_of, time_of
from database.progress import PIECE, WHOLE, part
from database.quick import Quick, Row
from database.tables import table
from database.work import Work
from programme.archive import ArchivedChange, ArchivedValue

_TRAVELLING = ("node", "programme")
_PIECE = 1000  # rows: a twentieth of a second
_KIND = re.compile(r"[a-z_]{1,60}")


@dataclass(slots=True)
class Recorded:
    """What is known so far of the history of `programme`: rows and groups by number, and `before` which number rows are
    still to be read."""

    programme: str
    before: int = 0
    rows: dict[int, Row] = field(default_factory=dict)
    groups: dict[int, Row] = field(default_factory=dict)


def begun(connection: Connection, programme: str) -> Recorded:
    """What of the history may change after this moment: the change that someone is still typing on. `complete` reads
    the rest."""
    found = Recorded(programme, highest(connection, "history") + 1)
    running = stacks.newest(connection, programme)
    if running is not None and running["sitting"] is not None:
        _keep(found, _rows_of().rows(connection, {"group": running["seq"]}))
        _keep_groups(found, _group_of().rows(connection, {"group": running["seq"]}))
    return found


def complete(ledger: Ledger, recorded: Recorded, on_step: OnStep | None) -> None:
    """Reads all rows from before the moment of `begun`, the newest first. `on_step` is told between pieces what is left,
    and may use the store."""
    told, total = part(on_step, 0, WHOLE), recorded.before
    while recorded.before > 0:
        told(recorded.before, total)
        piece = {"programme": recorded.programme, "before": recorded.before, "since": recorded.before - _PIECE}
        with ledger.read() as connection:
            _keep(recorded, _rows_between().rows(connection, piece))
            _keep_groups(recorded, _groups_between().rows(connection, piece))
        recorded.before -= _PIECE


def changes(recorded: Recorded) -> tuple[ArchivedChange, ...]:
    """The recorded changes of a programme's words, oldest first; in any thread."""
    values: dict[int, list[ArchivedValue]] = defaultdict(list)
    for number in sorted(recorded.rows):
        group, *value = recorded.rows[number]
        values[group].append(ArchivedValue(*value))
    return tuple(
        ArchivedChange(head[0], head[1], load(head[2]), head[3], head[4], tuple(values[number]))
        for number, head in sorted(recorded.groups.items())
        if number in values
    )


def in_pieces(changes: Iterable[ArchivedChange]) -> Iterator[list[ArchivedChange]]:
    """Pieces of at most `_PIECE` values for `take`, of a large change several."""
    piece: list[ArchivedChange] = []
    count = 0
    for change in changes:
        for start in range(0, len(change.values), _PIECE):
            part_of = replace(change, values=change.values[start : start + _PIECE])
            if piece and count + len(part_of.values) > _PIECE:
                yield piece
                piece, count = [], 0
            piece.append(part_of)
            count += len(part_of.values)
    if piece:
        yield piece


def take(work: Work, programme: str, changes: Iterable[ArchivedChange], taken: dict[str, Values] | None = None) -> None:
    """Adds what is not known here, closed and marked as done elsewhere. What makes no sense is left out. `taken` are the
    groups that earlier pieces added, by id, and gets those that are added now."""
    taken = {} if taken is None else taken
    found = [change for change in changes if change.id]
    known = _known(work.connection, [change.id for change in found]) - taken.keys()
    number, row_number = highest(work.connection, "history_groups"), highest(work.connection, "history")
    told: list[Values] = []
    for change in (each for each in found if each.id not in known):
        rows = [_row(value) for value in change.values if _is_sensible(value, programme)]
        if not rows:
            continue
        if change.id not in taken:
            number += 1
            taken[change.id] = _group(change, number, work)
            _begin(work, programme, taken[change.id])
        elif taken[change.id]["tick"] != work.tick:
            taken[change.id] = _go_on(work, taken[change.id])
        numbers = {"tick": work.tick, "group_seq": taken[change.id]["seq"], "programme_id": programme}
        told += [row | numbers | {"seq": row_number + place} for place, row in enumerate(rows, 1)]
        row_number += len(rows)
    if told:
        work.connection.execute(insert(table("history")), [hashed_row(HISTORY_COLUMNS, row) for row in told])


def _begin(work: Work, programme: str, group: Values) -> None:
    work.connection.execute(insert(table("history_groups")).values(**hashed_row(GROUP_COLUMNS, group)))
    share = {"programme_id": programme, "group_seq": group["seq"]}
    work.connection.execute(insert(table("history_programmes")).values(**share))


def _go_on(work: Work, group: Values) -> Values:
    """The group with the number of this transaction, as that of its newest rows: so the journal tells of them."""
    groups = table("history_groups")
    group = hashed_row(GROUP_COLUMNS, group | {"tick": work.tick})
    work.connection.execute(
        update(groups).where(groups.c.seq == group["seq"]).values(tick=work.tick, hash=group["hash"])
    )
    return group


def _keep(recorded: Recorded, rows: Iterable[Row]) -> None:
    """What was read before stands: it is of the moment of `begun`."""
    for row in rows:
        recorded.rows.setdefault(row[0], row[1:])


def _keep_groups(recorded: Recorded, groups: Iterable[Row]) -> None:
    for group in groups:
        recorded.groups.setdefault(group[0], group[1:])


@cache
def _rows_between() -> Quick:
    return Quick(lambda: _rows().where(*_piece(), table("history").c.programme_id == bindparam("programme")))


@cache
def _groups_between() -> Quick:
    history, groups = table("history").c, table("history_groups").c
    told = select(history.group_seq).where(*_piece(), history.programme_id == bindparam("programme"))
    return Quick(lambda: _heads().where(groups.seq.in_(told)))


@cache
def _rows_of() -> Quick:
    return Quick(lambda: _rows().where(table("history").c.group_seq == bindparam("group")))


@cache
def _group_of() -> Quick:
    return Quick(lambda: _heads().where(table("history_groups").c.seq == bindparam("group")))


def _piece() -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    number = table("history").c.seq
    return number < bindparam("before"), number >= bindparam("since")


def _rows() -> Select[Any]:
    """Number, number of the group, and the columns of `ArchivedValue`."""
    rows = table("history").c
    query = select(rows.seq, rows.group_seq, rows.entity, rows.entity_id, rows.item, rows.before, rows.after)
    return query.where(or_(*(rows.entity == each for each in _TRAVELLING)))


def _heads() -> Select[Any]:
    """Number, and the columns of `ArchivedChange`."""
    rows = table("history_groups").c
    return select(rows.seq, rows.id, rows.kind, rows.label, rows.author, rows.changed)


def _known(connection: Connection, ids: Sequence[str]) -> set[str]:
    groups = table("history_groups").c
    chunks = (ids[start : start + PIECE] for start in range(0, len(ids), PIECE))
    return {
        each for chunk in chunks for each in connection.execute(select(groups.id).where(groups.id.in_(chunk))).scalars()
    }


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
    if (value.item and column not in kind.columns) or bool(dot) != (column in kind.maps):
        return False
    try:
        before, after = load(value.before), load(value.after)
    except (ValueError, RecursionError):  # no JSON, a number of thousands of digits, or brackets without end
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
