"""Settings that belong to a store and travel with it: the office, own words of the spelling check. Not those of a window."""

import json
from typing import Any

from sqlalchemy import select

from database.entities import dumps
from database.ledger import Ledger
from database.records import Change, Label
from database.tables import table

OFFICE = "office"
"""The id of the office (a UUID) that new programmes get, for the day when several offices share one database."""

_OWN = frozenset({"store", "rescued", "restored", "purged", "forgotten"})


class Settings:
    """Values by key; anything that JSON can hold."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger

    def value(self, key: str) -> Any:
        """None where it was never set."""
        rows = table("settings").c
        with self._ledger.read() as connection:
            found = connection.execute(select(rows.value).where(rows.id == key)).scalar()
        return None if found is None else json.loads(found)

    def set(self, key: str, value: Any) -> Change:
        """Recorded, but no step of undo. ValueError for keys that the store itself uses."""
        if key in _OWN:
            raise ValueError(f"the store's own setting: {key}")
        with self._ledger.change(Label("setting_changed", {"key": key}), undoable=False) as work:
            work.put("setting", key, {"value": dumps(value)})
        return work.change
