"""Backups and what they hold, in words. No Qt."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop import messages
from desktop.messages import numeral

if TYPE_CHECKING:
    from database.backups import Compared
    from programme.difference import Difference


@dataclass(frozen=True, slots=True)
class BackupRow:
    """A programme in a backup or in today's store. `state` says what became of it since; `is_there` that the backup has
    it, `is_here` that today's store has it."""

    programme: str
    title: str
    state: str
    is_there: bool
    is_here: bool
    is_same: bool


def backup_rows(compared: "Iterable[Compared]") -> list[BackupRow]:
    """Changed programmes first, then those that are gone, new ones, and at the end what is as it was."""
    rows = [_row(each) for each in compared]
    return sorted(rows, key=lambda row: (row.is_same, not row.is_here, not row.is_there, row.title.casefold()))


def shown_size(size: int) -> str:
    """Bytes as people read them: "340 KB", "1,2 MB"."""
    if size < 1_000_000:
        return f"{numeral(max(1, round(size / 1000)))} KB"
    return f"{numeral(size / 1_000_000, 1)} MB"


def _row(compared: "Compared") -> BackupRow:
    info = compared.now or compared.then
    assert info is not None
    there, here = compared.then is not None, compared.now is not None
    if not here:
        state = messages.text("backup", "gone")
    elif not there:
        state = messages.text("backup", "later")
    else:
        state = _changes(compared.difference) if compared.difference else ""
    return BackupRow(info.id, info.title, state or messages.text("backup", "same"), there, here, not state)


def _changes(difference: "Difference") -> str:
    changed = len({change.node for change in difference.changed})
    counts = (
        (len(difference.added), "added"),
        (len(difference.removed), "removed"),
        (len(difference.moved), "moved"),
        (changed, "changed"),
    )
    words = [messages.text("backup", kind, {"count": count}) for count, kind in counts if count]
    return messages.text("backup", "since", {"changes": ", ".join(words)}) if words else ""
