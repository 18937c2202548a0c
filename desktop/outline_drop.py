"""What may be dropped where in the tree, and what a drag carries."""

import json
from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QMimeData

from desktop.outline import Entry, Outline, topmost
from programme.model import Level, Scheme

MIME_ENTRIES = "application/x-programmwerk-entries"


def level_below(scheme: Scheme, own: Level, parent: Level | None) -> Level | None:
    """The level that an entry takes below `parent`: its own, or the next used one below the parent, whichever is
    deeper. None where nothing stands below `parent`."""
    if parent is None or own.depth > parent.depth:
        return own
    return next(iter(scheme.levels_below(parent)), None)


def fits(scheme: Scheme, entry: Entry, parent: Entry | None) -> bool:
    """Whether `entry` with all below it can stand below `parent`."""
    if parent is not None and (parent is entry or entry in parent.ancestors()):
        return False
    level = level_below(scheme, entry.level, parent.level if parent else None)
    if level is None:
        return False
    deepest = max(each.level.depth for each in entry.walk())
    return deepest + level.depth - entry.level.depth <= len(Level)


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
