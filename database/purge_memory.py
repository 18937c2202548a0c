"""What was deleted for good is remembered, so that no rescue brings it back from an older backup.

It stands in two places: in a setting, which history and journal record, and in a file beside the backups. Entries are named
by their ids, as in `gone`; programmes by digests of theirs, which are then nowhere to be found.
"""

import hashlib
import json
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from database.entities import dumps, load
from database.folders import sync_file, sync_folder
from database.forgetting import Doomed
from database.purge_note import PurgeNote
from database.recovery import store_id
from database.tables import table
from database.work import Work

_NAME = "endgueltig-geloescht.json"
_SETTING = "forgotten"
_CHUNK = 500


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What the transaction `tick` deleted: ids of nodes, digests of programmes' ids, and whether it went from named
    versions, too."""

    tick: int
    versions: bool
    nodes: tuple[str, ...]
    programmes: tuple[str, ...]


def forgotten(note: PurgeNote) -> Forgotten:
    """What is to be remembered of a deletion."""
    return Forgotten(note.before + 1, note.versions, note.doomed.nodes, tuple(map(_digest, note.doomed.programmes)))


def record(work: Work, what: Forgotten) -> None:
    """With the deletion itself, so that it is in history and journal."""
    work.put("setting", _SETTING, {"value": dumps(asdict(what))})


def recorded(connection: Connection) -> list[Forgotten]:
    """All that the history of a store knows of, oldest first."""
    rows = table("history").c
    told = select(rows.item, rows.after).where(rows.entity == "setting", rows.entity_id == _SETTING)
    found = connection.execute(told.order_by(rows.seq)).all()
    return [_read(json.loads(load(after) if item else load(after)["value"])) for item, after in found]


def remember(folder: Path, store: str, what: Forgotten) -> None:
    """Adds it to the file in `folder`. A full disk is no reason to stop: the history knows it, too."""
    known = remembered(folder, store)
    if what not in known:
        _write(folder, store, [*known, what])


def remembered(folder: Path, store: str) -> list[Forgotten]:
    """What the file in `folder` says of the store with this id; [] for a file that is missing or damaged."""
    try:
        checksum, _, content = (folder / _NAME).read_bytes().partition(b"\n")
        facts = json.loads(content) if checksum == _checksum(content) else {}
        return [_read(row) for row in facts["forgotten"]] if facts.get("store") == store else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def forget_revived(folder: Path, connection: Connection) -> None:
    """Takes out of the file what lives in the sound store: a person brought it back."""
    store = store_id(connection)
    known = remembered(folder, store)
    if not known:
        return
    kept = []
    for each in known:
        living = _living(connection, each)
        nodes = tuple(node for node in each.nodes if node not in living.nodes)
        gone = {_digest(programme) for programme in living.programmes}
        kept.append(replace(each, nodes=nodes, programmes=tuple(one for one in each.programmes if one not in gone)))
    if kept != known:
        _write(folder, store, [each for each in kept if each.nodes or each.programmes])


def doomed_again(connection: Connection, what: Forgotten, seen: Iterable[str]) -> Doomed:
    """What of it an older state brought back: not what was recorded after the deletion, nor what was `seen` since."""
    rows = table("history").c
    since = set(connection.execute(select(rows.entity_id).where(rows.tick > what.tick).distinct()).scalars())
    alive = since.union(seen)
    living = _living(connection, what)
    return Doomed(
        tuple(each for each in living.programmes if each not in alive),
        tuple(each for each in living.nodes if each not in alive),
    )


def _living(connection: Connection, what: Forgotten) -> Doomed:
    nodes, programmes = table("nodes").c.id, table("programmes").c.id
    chunks = (what.nodes[start : start + _CHUNK] for start in range(0, len(what.nodes), _CHUNK))
    found = (each for chunk in chunks for each in connection.execute(select(nodes).where(nodes.in_(chunk))).scalars())
    there = connection.execute(select(programmes)).scalars()
    return Doomed(tuple(each for each in there if _digest(each) in what.programmes), tuple(found))


def _write(folder: Path, store: str, known: list[Forgotten]) -> None:
    content = dumps({"store": store, "forgotten": [asdict(each) for each in known]}).encode()
    unfinished = folder / f"{_NAME}.neu"
    with suppress(OSError):
        unfinished.write_bytes(_checksum(content) + b"\n" + content)
        sync_file(unfinished)
        unfinished.replace(folder / _NAME)
        sync_folder(folder)


def _read(row: Any) -> Forgotten:
    """Raises KeyError, TypeError, ValueError for what is none."""
    nodes, programmes = (tuple(map(str, row[name])) for name in ("nodes", "programmes"))
    return Forgotten(int(row["tick"]), bool(row["versions"]), nodes, programmes)


def _digest(programme: str) -> str:
    return hashlib.blake2b(programme.encode(), digest_size=16).hexdigest()


def _checksum(content: bytes) -> bytes:
    return hashlib.blake2b(content, digest_size=16).hexdigest().encode()
