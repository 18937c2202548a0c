"""What may be dropped where in the tree, and what a drag carries."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData

from desktop.tree.outline import Entry, Outline, topmost
from programme import tree
from programme.errors import UserError

MIME_ENTRIES = "application/x-programmwerk-entries"


def fits(outline: Outline, entries: Sequence[Entry], parent: Entry | None) -> bool:
    """Whether `entries` with all below them can stand below `parent`."""
    try:
        tree.move_to(outline, outline.scheme, [entry.id for entry in entries], parent.id if parent else None)
    except UserError:
        return False
    return True


def carried(outline: Outline, entries: Sequence[Entry]) -> QMimeData:
    """What a drag of `entries` carries: their ids for this program, their titles for others."""
    chosen = topmost(entries)
    data = QMimeData()
    payload = {"programme": outline.id, "ids": [each.id for each in chosen]}
    data.setData(MIME_ENTRIES, QByteArray(json.dumps(payload).encode()))
    data.setText("\n".join(each.plain_title for each in chosen))
    return data


def carried_ids(data: QMimeData, outline: Outline) -> list[str]:
    """The ids of a drag that began in this programme; empty for any other."""
    if not data.hasFormat(MIME_ENTRIES):
        return []
    payload = json.loads(bytes(data.data(MIME_ENTRIES).data()).decode())
    if payload.get("programme") != outline.id:
        return []
    return [each for each in payload["ids"] if each in outline]
