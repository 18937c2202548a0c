"""Findings that somebody looked at and let stand, each with the reason. Kept as settings that belong to the programme."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from database import belongings
from database.entities import dumps
from database.ledger import Ledger
from database.records import Change, Label

_KIND = "waiver/"


@dataclass(frozen=True, slots=True)
class Waiver:
    """`key` is `programme.checks.waiver_key` of the finding, `kind` its kind; `created` is UTC in ISO 8601. `node` is the
    entry that it is about, "" where it is about the whole programme or nobody said."""

    key: str
    kind: str
    reason: str
    author: str
    created: str
    node: str = ""


class Waivers:
    """Operations on waivers, by programme and key. They are recorded, but not on a programme's undo stack."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def of_programme(self, programme: str) -> dict[str, Waiver]:
        """By key."""
        with self._ledger.read() as connection:
            found = belongings.read(connection, programme)
        return {
            key: _waiver(key, values)
            for name, values in found.items()
            if (key := name.removeprefix(_KIND)) != name and isinstance(values, dict)
        }

    def add(self, programme: str, key: str, kind: str, reason: str, node: str = "") -> Change:
        """Lets a finding stand, or gives another reason for one that does. With its `node` it goes when that is deleted
        for good."""
        with self._ledger.change(Label("finding_waived"), undoable=False) as work:
            work.row("programme", programme)
            values = {"kind": kind, "reason": reason, "author": work.author, "created": work.moment}
            values |= {"node": node} if node else {}
            work.put("setting", belongings.row_id(programme, _KIND + key), {"value": dumps(values)})
        return work.change

    def remove(self, programme: str, key: str) -> Change:
        """The finding counts again. Raises `NotFound`."""
        with self._ledger.change(Label("finding_counted"), undoable=False) as work:
            work.delete("setting", belongings.row_id(programme, _KIND + key))
        return work.change


def _waiver(key: str, values: Mapping[str, Any]) -> Waiver:
    """What came in a file may say more, or less."""
    facts = {name: str(values.get(name, "")) for name in ("kind", "reason", "author", "created", "node")}
    return Waiver(key, **facts)
