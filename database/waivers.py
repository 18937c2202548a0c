"""Findings that somebody looked at and let stand, each with the reason. Kept as settings of the store."""

import json
from dataclasses import dataclass

from sqlalchemy import select

from database.entities import dumps
from database.ledger import Ledger
from database.records import Change, Label
from database.tables import table


@dataclass(frozen=True, slots=True)
class Waiver:
    """`key` is `programme.checks.waiver_key` of the finding, `kind` its kind; `created` is UTC in ISO 8601."""

    key: str
    kind: str
    reason: str
    author: str
    created: str


class Waivers:
    """Operations on waivers, by programme and key. They are recorded, but not on a programme's undo stack."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of_programme(self, programme: str) -> dict[str, Waiver]:
        """By key."""
        rows, begin = table("settings").c, row_id(programme, "")
        query = select(rows.id, rows.value).where(rows.id.startswith(begin, autoescape=True))
        with self._ledger.read() as connection:
            found = {row[0].removeprefix(begin): json.loads(row[1]) for row in connection.execute(query)}
        return {key: Waiver(key, **values) for key, values in found.items()}

    def add(self, programme: str, key: str, kind: str, reason: str) -> Change:
        """Lets a finding stand, or gives another reason for one that does."""
        with self._ledger.change(Label("finding_waived"), undoable=False) as work:
            work.row("programme", programme)
            values = {"kind": kind, "reason": reason, "author": work.author, "created": work.moment}
            work.put("setting", row_id(programme, key), {"value": dumps(values)})
        return work.change

    def remove(self, programme: str, key: str) -> Change:
        """The finding counts again. Raises `NotFound`."""
        with self._ledger.change(Label("finding_counted"), undoable=False) as work:
            work.delete("setting", row_id(programme, key))
        return work.change


def row_id(programme: str, key: str) -> str:
    """Under which setting a waiver is kept; deleting a programme for good takes those with an empty `key` as beginning."""
    return f"waiver/{programme}/{key}"
