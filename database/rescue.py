"""What happens to a damaged store: it is kept aside, and a sound one is built from all that can be trusted.

Backup and journal give the present state whole as a rule. Where they do not, every row of the damaged file whose hash is
right is taken on top, rows that are damaged are put together again from the history, and what has lost its place is put
where it is seen. Nothing is ever written into the damaged file.
"""

import shutil
import tempfile
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, delete, insert, select, text
from sqlalchemy.exc import DBAPIError

from database import search_index, stacks
from database.backend import Backend
from database.backends import copy_with_log, file_backend, has_log, lengthen, mend_log, salvaged_keys, salvaged_rows
from database.entities import ENTITIES, GROUP_COLUMNS, HISTORY_COLUMNS, Entity, Values, dumps, load, write_item
from database.errors import StoreUnwritable
from database.folders import backup_folder, damaged_folder, free_path, rescue_prefix, sync_file, sync_folder
from database.forgetting import forget, gone_nodes
from database.health import is_sound
from database.ledger import Ledger
from database.migrations import migrate
from database.moments import Clock, moment_of
from database.purge_memory import doomed_again, recorded, remembered
from database.records import Label, RescueCause, RescueReport
from database.recovery import Recovered, recover, store_id, told_tick
from database.tables import table
from database.work import blob_digest
from programme import json_scheme
from programme.model import Level
from programme.schemes import AKTIONSPLAN

RESCUED_TITLE = "Gerettetes Programm"
"""Of a programme whose own row is lost, but not its nodes."""

BEHIND = "journal: "
"""What the fault of a store begins with that is whole, but older than its journal."""

_BESIDE = ("-wal", "-shm", "-journal")
_ORDER = ("setting", "scheme", "programme", "node", "comment", "attachment", "version", "merge_base")


@dataclass(slots=True)
class _Salvage:
    """What a damaged file still gave: sound rows by table and key, the keys of those that are damaged, and the ids of nodes
    that were deleted for good."""

    rows: dict[str, dict[Any, Values]] = field(default_factory=dict)
    damaged: dict[str, set[str]] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def tick(self) -> int:
        """The newest transaction that it knows of."""
        return max((int(row["tick"]) for row in self.rows["history_groups"].values()), default=0)


def rescue(store: Path, aside: Path, faults: Iterable[str], clock: Clock) -> RescueReport:
    """Replaces the damaged file at `store` (closed, or missing) by a sound one; `aside` is what `keep_aside` gave."""
    try:
        return _rescued(store, aside, tuple(faults)[:20], clock)
    except (OSError, DBAPIError, StoreUnwritable) as error:
        raise StoreUnwritable("rescue_impossible", path=str(store), reason=_reason(error), aside=str(aside)) from error


def _reason(error: OSError | DBAPIError | StoreUnwritable) -> str:
    """Why the disk refused, in its own words."""
    if isinstance(error, OSError):
        return error.strerror or str(error)
    return str(error.orig if isinstance(error, DBAPIError) else error.values.get("reason", ""))


def _rescued(store: Path, aside: Path, faults: tuple[str, ...], clock: Clock) -> RescueReport:
    with tempfile.TemporaryDirectory(
        dir=store.parent, prefix=rescue_prefix(store), ignore_cleanup_errors=True
    ) as beside:
        recovered = recover(backup_folder(store), Path(beside, "bestand.db"), moment_of(clock()))
        salvage = _salvaged(aside, Path(beside, "abbild")) if aside.exists() else None
        target = recovered.path if recovered else Path(beside, "bestand.db")
        lost = _finished(target, recovered, salvage, backup_folder(store), clock)
        _swap(target, store)
    return RescueReport(
        kept_aside=aside.parent,
        faults=faults,
        rescued=sum(len(rows) for rows in salvage.rows.values()) if salvage else 0,
        from_backup=recovered.backup if recovered else "",
        complete=_is_present(recovered, salvage),
        lost=lost,
        cause=RescueCause.BEHIND if faults and all(each.startswith(BEHIND) for each in faults) else RescueCause.DAMAGED,
    )


def keep_aside(store: Path, now: str) -> Path:
    """Copies all files of the damaged store into a folder of its own; where its main file is there.

    To be called while the store is still open: closing brings its log into the file.
    """
    folder = free_path(damaged_folder(store) / now.replace(":", "").replace(".", "-"))
    try:
        folder.mkdir(parents=True)
        if store.exists() or has_log(store):
            copy_with_log(store, folder)
            for path in folder.iterdir():
                sync_file(path)
            sync_folder(folder)
    except OSError as error:
        shutil.rmtree(folder, ignore_errors=True)  # half a copy only takes room
        raise StoreUnwritable("aside_impossible", path=str(store), reason=_reason(error)) from error
    return folder / store.name


def _swap(target: Path, store: Path) -> None:
    """The log goes first: beside a new file an old log would be taken for its own. A power cut in between leaves a file
    that is behind its journal, which the next opening notices."""
    sync_file(target)
    for ending in _BESIDE:
        store.with_name(store.name + ending).unlink(missing_ok=True)
    target.replace(store)
    sync_folder(store.parent)


def _is_present(recovered: Recovered | None, salvage: _Salvage | None) -> bool:
    """Whether backup and journal reach as far as the damaged file itself did."""
    if recovered is None or not recovered.whole:
        return False
    return salvage is None or recovered.tick >= salvage.tick()


def _finished(target: Path, recovered: Recovered | None, salvage: _Salvage | None, folder: Path, clock: Clock) -> int:
    """Completes the new file at `target`; how many rows could not be brought back.

    Its numbers go on above all that backup, journal (in `folder`) and damaged file know of, used or not.
    """
    lost = 0
    with closing(file_backend(target)) as backend, backend.connect() as connection:
        migrate(connection, backend, moment_of(clock()))
        if salvage is not None and not _is_present(recovered, salvage):
            with connection.begin():
                lost = _overlay(connection, backend, salvage)
        ledger = Ledger(backend, connection, "", clock)
        recovered_tick = recovered.tick if recovered else 0
        ledger.least_tick = max(recovered_tick, salvage.tick() if salvage else 0, told_tick(folder))
        _forget_again(ledger, salvage, folder)
        with connection.begin():
            search_index.read_all_again(connection, backend)
        with ledger.change(Label("store_rescued"), undoable=False) as work:
            work.put("setting", "rescued", {"value": dumps(work.moment)})
        backend.settle(connection)
    return lost


def _forget_again(ledger: Ledger, salvage: _Salvage | None, folder: Path) -> None:
    """Deletes for good once more what an older backup brought back; not what the damaged file itself had since."""
    with ledger.read() as connection:
        known = [*recorded(connection), *remembered(folder, store_id(connection))]
    for each in known:
        is_later = salvage is not None and salvage.tick() > each.tick
        seen = {*salvage.rows["nodes"], *salvage.rows["programmes"]} if salvage is not None and is_later else set()
        with ledger.read() as connection:
            doomed = doomed_again(connection, each, seen)
        if doomed.nodes or doomed.programmes:
            count = len(doomed.nodes) + len(doomed.programmes)
            with ledger.change(Label("purged", {"count": count}), undoable=False) as work:
                forget(work, doomed, versions=each.versions)


def _salvaged(aside: Path, folder: Path) -> _Salvage:
    """Reads a private copy in `folder`, which is made."""
    folder.mkdir()
    path = copy_with_log(aside, folder)
    lengthen(path)
    mend_log(path)
    found = _Salvage()
    for kind in ENTITIES.values():
        _take(found, path, kind.table_name, "id", kind.hashed, ("version",))
    _take(found, path, "history_groups", "seq", GROUP_COLUMNS, ())
    _take(found, path, "history", "seq", HISTORY_COLUMNS, ())
    blobs = salvaged_rows(path, "blobs", ("digest", "content", "tick"))
    found.rows["blobs"] = {
        row[0].decode(): {"digest": row[0].decode(), "content": row[1], "tick": row[2]}
        for row in blobs
        if isinstance(row[1], bytes) and blob_digest(row[1]).encode() == row[0] and isinstance(row[2], int)
    }
    found.gone = {key.decode() for key in salvaged_keys(path, "gone", "node_id") if key.isascii()}
    return found


def _take(found: _Salvage, path: Path, name: str, key: str, columns: tuple[str, ...], more: tuple[str, ...]) -> None:
    rows, damaged = found.rows.setdefault(name, {}), found.damaged.setdefault(name, set())
    for row in salvaged_rows(path, name, (key, "hash", *columns, *more)):
        end = len(row) - len(more)
        if is_sound(row[:end]):
            values = dict(zip((key, "hash", *columns, *more), map(_text, row), strict=True))
            rows[values[key]] = values
        elif isinstance(row[0], bytes):
            damaged.add(row[0].decode("utf-8", "replace"))


def _text(value: Any) -> Any:
    return value.decode() if isinstance(value, bytes) else value


def _overlay(connection: Connection, backend: Backend, salvage: _Salvage) -> int:
    """Puts what the damaged file gave over the recovered rows; the number of rows that nothing could give."""
    backend.defer_references(connection)
    for name, key in (("blobs", "digest"), ("history_groups", "seq"), ("history", "seq")):
        _put_missing(connection, name, key, salvage.rows[name].values())
    connection.execute(
        text(
            "INSERT INTO history_programmes (programme_id, group_seq) SELECT DISTINCT programme_id, group_seq FROM history "
            "WHERE programme_id IS NOT NULL EXCEPT SELECT programme_id, group_seq FROM history_programmes"
        )
    )
    lost = 0
    for name in _ORDER:
        kind = ENTITIES[name]
        _put_newer(connection, kind, salvage.rows[kind.table_name])
        lost += _put_from_history(connection, kind, salvage)
    lost += _drop_dangling(connection)
    _find_places(connection)
    _mark_gone(connection, salvage.gone)
    for (programme,) in connection.execute(select(table("programmes").c.id)).all():
        stacks.close_all(connection, programme)  # undo needs a state that follows from the history without a gap
    return lost


def _put_missing(connection: Connection, name: str, key: str, rows: Iterable[Values]) -> None:
    """Rows that are not there, or only in an older state."""
    target = table(name)
    ticks = {row[0]: row[1] for row in connection.execute(select(target.c[key], target.c.tick))}
    new = [row for row in rows if row[key] not in ticks or ticks[row[key]] < row["tick"]]
    if name == "history":
        groups = set(connection.execute(select(table("history_groups").c.seq)).scalars())
        new = [row for row in new if row["group_seq"] in groups]
    for row in new:
        if row[key] in ticks:
            connection.execute(delete(target).where(target.c[key] == row[key]))
    if new:
        connection.execute(insert(target), new)


def _put_newer(connection: Connection, kind: Entity, rows: Mapping[str, Values]) -> None:
    versions = {row[0]: row[1] for row in connection.execute(select(kind.table.c.id, kind.table.c.version))}
    newer = [row for key, row in rows.items() if key not in versions or versions[key] < row["version"]]
    for row in newer:
        connection.execute(delete(kind.table).where(kind.table.c.id == row["id"]))
        connection.execute(insert(kind.table).values(**row))


def _put_from_history(connection: Connection, kind: Entity, salvage: _Salvage) -> int:
    """Puts together again what is missing though the history says that it is there, and takes away what it says is
    gone; how many damaged rows are lost for all that."""
    known = set(connection.execute(select(kind.table.c.id)).scalars())
    told: dict[str, Values | None] = {}
    elsewhere = {seq for seq, group in salvage.rows["history_groups"].items() if group["role"] == stacks.ELSEWHERE}
    for _, row in sorted(salvage.rows["history"].items()):
        if row["entity"] == kind.name and row["group_seq"] not in elsewhere:
            _tell(kind, told, row)
    for key, values in told.items():
        if values is None and key in known and key not in salvage.rows[kind.table_name]:
            connection.execute(delete(kind.table).where(kind.table.c.id == key))
        elif values is not None and key not in known:
            whole = {column: values[column] for column in kind.hashed}
            connection.execute(insert(kind.table).values(**whole, version=1, hash=kind.hash_of(whole)))
    return len(salvage.damaged[kind.table_name] - known - {key for key, values in told.items() if values})


def _tell(kind: Entity, told: dict[str, Values | None], row: Values) -> None:
    values = told.get(row["entity_id"])
    if not row["item"]:
        told[row["entity_id"]] = load(row["after"])  # None: it went
    elif values is not None:
        write_item(kind, values, row["item"], load(row["after"]))


def _drop_dangling(connection: Connection) -> int:
    """Rows that name something that is gone for good; nodes are not among them, they find a place."""
    count = 0
    for name, column, target, key in (
        ("comments", "node_id", "nodes", "id"),
        ("attachments", "content", "blobs", "digest"),
        ("versions", "content", "blobs", "digest"),
        ("merge_bases", "content", "blobs", "digest"),
    ):
        sql = f"DELETE FROM {name} WHERE {column} NOT IN (SELECT {key} FROM {target})"
        count += connection.execute(text(sql)).rowcount
    return count


def _mark_gone(connection: Connection, gone: set[str]) -> None:
    """So that no merge brings them back. A node that is there stays: a damaged file is no reason to delete any."""
    known = {*gone_nodes(connection), *connection.execute(select(table("nodes").c.id)).scalars()}
    new = [{"node_id": node} for node in sorted(gone - known)]
    if new:
        connection.execute(insert(table("gone")), new)


def _find_places(connection: Connection) -> None:
    """Nodes below something that is gone, or no longer deeper than it, come to the top; so nothing stays unseen."""
    _add_missing_programmes(connection)
    nodes, kind = table("nodes"), ENTITIES["node"]
    rows = {row["id"]: dict(row) for row in connection.execute(select(nodes)).mappings()}
    for row in rows.values():
        parent = rows.get(row["parent_id"] or "")
        fits = parent is not None and Level(parent["level"]).depth < Level(row["level"]).depth
        if row["parent_id"] is not None and not (fits and parent and parent["programme_id"] == row["programme_id"]):
            moved = {name: row[name] for name in kind.hashed} | {"parent_id": None}
            changed = {"parent_id": None, "hash": kind.hash_of(moved)}
            connection.execute(nodes.update().where(nodes.c.id == row["id"]).values(**changed))


def _add_missing_programmes(connection: Connection) -> None:
    kind = ENTITIES["programme"]
    sql = (
        "SELECT programme_id FROM nodes UNION SELECT programme_id FROM versions UNION SELECT programme_id FROM "
        "attachments UNION SELECT programme_id FROM merge_bases UNION SELECT programme_id FROM comments"
    )
    known = set(connection.execute(select(kind.table.c.id)).scalars())
    for (programme,) in connection.execute(text(sql)).all():
        if programme not in known:
            row = dict.fromkeys(kind.columns, "") | {"id": programme, "title": RESCUED_TITLE, "removed": None}
            row |= {"scheme": dumps(json_scheme.to_json(AKTIONSPLAN)), "meta": "{}", "findings": "[]"}
            connection.execute(insert(kind.table).values(**row, version=1, hash=kind.hash_of(row)))
