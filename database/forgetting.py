"""Deleting for good: words leave the rows, the history, the states for merging and, on wish, the named versions.

What can no longer be traced is put out of reach of undo. The ids of deleted nodes are kept, so that a merge with a file
that still has them does not bring them back.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, delete, insert, select

from database import belongings, stacks
from database.entities import ENTITIES, HISTORY_COLUMNS, Values, dumps, hashed_row, load
from database.ledger import highest
from database.tables import table
from database.versions import packed, packed_json, read_blob, unpacked, unpacked_json
from database.work import Work
from programme.model import Node, Programme

_CHUNK = 500
_OF_PROGRAMME = ("comments", "attachments", "versions", "merge_bases")


@dataclass(frozen=True, slots=True)
class Doomed:
    """What is to go: whole programmes, and nodes (with all below them) of others."""

    programmes: tuple[str, ...]
    nodes: tuple[str, ...]


def forget(work: Work, doomed: Doomed, *, versions: bool) -> None:
    """Takes away every trace of `doomed` that this store holds. With `versions` from named versions, too."""
    work.taken = {name: highest(work.connection, name) for name in ("history_groups", "history")}
    touched = _programmes_of(work.connection, doomed.nodes)
    _save_children(work, doomed.nodes)
    for name in ("merge_base", "version") if versions else ("merge_base",):
        for programme in touched:
            _clear_states(work, name, programme, set(doomed.nodes))
    for programme in (*touched, *doomed.programmes):
        stacks.close_all(work.connection, programme)
    for programme in touched:
        belongings.forget(work.connection, programme, doomed.nodes)
        _forget_findings(work.connection, programme, set(doomed.nodes))
    _forget_nodes(work.connection, doomed.nodes)
    for programme in doomed.programmes:
        _forget_programme(work.connection, programme)
    _forget_empty_groups(work.connection)
    _mark_gone(work.connection, doomed.nodes)
    drop_unused_blobs(work.connection)
    for node in doomed.nodes:
        for programme in touched:
            work.dirty[programme, node] = None
    work.programmes |= dict.fromkeys(touched)


def forget_unseen_group(connection: Connection, programme: str, group: int) -> None:
    """Of a programme that nobody ever saw, takes away what one recorded change made here, and the change."""
    history, groups, shares = table("history"), table("history_groups"), table("history_programmes")
    own = (history.c.group_seq == group, history.c.programme_id == programme)
    for name in ("comments", "nodes"):
        rows = table(name)
        made = select(history.c.entity_id).join(groups, groups.c.seq == history.c.group_seq)
        made = made.where(*own, groups.c.role != stacks.ELSEWHERE)
        connection.execute(delete(rows).where(rows.c.programme_id == programme, rows.c.id.in_(made)))
    connection.execute(delete(history).where(*own))
    connection.execute(delete(shares).where(shares.c.group_seq == group, shares.c.programme_id == programme))
    told = select(history.c.group_seq).where(history.c.group_seq == group)
    connection.execute(delete(groups).where(groups.c.seq == group, groups.c.seq.not_in(told)))


def forget_unseen(connection: Connection, programme: str) -> None:
    """Takes away the rest of a programme that nobody ever saw, with its history."""
    _forget_programme(connection, programme)
    _forget_empty_groups(connection)
    drop_unused_blobs(connection)


def is_forgotten(connection: Connection, doomed: Doomed) -> bool:
    """Whether all of `doomed` was deleted for good here."""
    rows = table("programmes").c
    there = set(connection.execute(select(rows.id).where(rows.id.in_(doomed.programmes))).scalars())
    return not there and gone_nodes(connection).issuperset(doomed.nodes)


def gone_nodes(connection: Connection) -> set[str]:
    """The ids of all nodes that were deleted for good and did not come back, in a backup or a file."""
    gone, nodes = table("gone").c.node_id, table("nodes").c.id
    return set(connection.execute(select(gone).where(gone.not_in(select(nodes)))).scalars())


def without_nodes(programme: Programme, nodes: set[str]) -> Programme:
    """The programme without these nodes; what stands below them and is none of them comes into their place."""

    def kept(children: Iterable[Node]) -> Iterator[Node]:
        for each in children:
            below = tuple(kept(each.children))
            yield from below if each.id in nodes else (replace(each, children=below),)

    findings = tuple(each for each in programme.findings if each.node not in nodes)
    return replace(programme, nodes=tuple(kept(programme.nodes)), findings=findings)


def drop_unused_blobs(connection: Connection) -> None:
    """Content that no row and no history names any more."""
    used: set[Any] = set()
    for name, columns in (
        ("attachments", ("content",)),
        ("versions", ("content", "lines")),
        ("merge_bases", ("content",)),
    ):
        for column in columns:
            used |= set(connection.execute(select(table(name).c[column])).scalars())
    history = table("history").c
    told = select(history.before, history.after).where(history.entity == "attachment")  # undo may bring one back
    for row in connection.execute(told):
        for value in map(load, row):
            used |= {value.get("content"), value.get("lines")} if isinstance(value, dict) else {value}
    blobs = table("blobs")
    unused = [digest for digest in connection.execute(select(blobs.c.digest)).scalars() if digest not in used]
    _delete(connection, "blobs", "digest", unused)


def _save_children(work: Work, nodes: Sequence[str]) -> None:
    """In a backup something may stand below a doomed node that has moved since: it comes to the nearest survivor."""
    rows = table("nodes").c
    doomed = set(nodes)
    parents = {row[0]: row[1] for row in work.connection.execute(select(rows.id, rows.parent_id))}
    for node, parent in parents.items():
        if parent in doomed and node not in doomed:
            while parent in doomed:
                parent = parents[parent]
            work.update("node", node, {"parent_id": parent})


def _clear_states(work: Work, name: str, programme: str, nodes: set[str]) -> None:
    rows = table("merge_bases" if name == "merge_base" else "versions")
    for row in list(work.connection.execute(select(rows).where(rows.c.programme_id == programme)).mappings()):
        state = unpacked(read_blob(work.connection, row["content"]))
        cleared = without_nodes(state, nodes)
        if cleared == state:
            continue
        items: dict[str, Any] = {"content": work.keep_blob(packed(cleared))}
        if row.get("lines"):
            record = unpacked_json(read_blob(work.connection, row["lines"]))
            items["lines"] = work.keep_blob(packed_json(_cleared_lines(record, nodes)))
        work.update(name, row["id"], items)


def _cleared_lines(record: Mapping[str, Any], nodes: set[str]) -> dict[str, Any]:
    """The printed lines without those of the nodes, and what came in a file and is none; all others keep their numbers."""
    blocks = record.get("blocks")
    rows = [row for row in blocks if isinstance(row, list) and row] if isinstance(blocks, list) else []
    return {**record, "blocks": [row for row in rows if str(row[0]) not in nodes]}


def _forget_nodes(connection: Connection, nodes: Sequence[str]) -> None:
    if not nodes:
        return
    comments = table("comments").c
    said = [
        each
        for chunk in _chunks(nodes)
        for each in connection.execute(select(comments.id).where(comments.node_id.in_(chunk))).scalars()
    ]
    _delete(connection, "history", "entity_id", [*nodes, *said, *_comments_in_history(connection, set(nodes))])
    _delete(connection, "comments", "node_id", nodes)
    _delete(connection, "nodes", "id", nodes)


def _comments_in_history(connection: Connection, nodes: set[str]) -> list[str]:
    """Comments of the nodes that were removed before, but are told of."""
    history = table("history").c
    told = select(history.entity_id, history.before, history.after).where(
        history.entity == "comment", history.item == ""
    )
    return [row[0] for row in connection.execute(told) if (load(row[1]) or load(row[2]) or {}).get("node_id") in nodes]


def _forget_findings(connection: Connection, programme: str, nodes: set[str]) -> None:
    """What reading a file said about the nodes, now and in the record of how the programme came. Not recorded, since
    the record would keep it."""
    rows, history, kind = table("programmes"), table("history"), ENTITIES["programme"]
    row = connection.execute(select(rows).where(rows.c.id == programme)).mappings().one()
    cleared = dict(row) | {"findings": _without_findings(row["findings"], nodes)}
    if cleared != dict(row):
        values = {"findings": cleared["findings"], "hash": kind.hash_of(cleared), "version": row["version"] + 1}
        connection.execute(rows.update().where(rows.c.id == programme).values(**values))
    told = select(history).where(
        history.c.entity == "programme", history.c.entity_id == programme, history.c.item == ""
    )
    for made in connection.execute(told).mappings().all():
        sides = {side: _row_without_findings(made[side], nodes) for side in ("before", "after")}
        values = hashed_row(HISTORY_COLUMNS, dict(made) | sides)
        if values != dict(made):
            connection.execute(history.update().where(history.c.seq == made["seq"]).values(**values))


def _row_without_findings(row: str | None, nodes: set[str]) -> str | None:
    found: Values | None = load(row)
    return None if found is None else dumps(found | {"findings": _without_findings(found.get("findings"), nodes)})


def _without_findings(findings: Any, nodes: set[str]) -> str:
    """History that came in a file may hold anything: what is no list of findings goes."""
    try:
        found = json.loads(findings or "[]")
    except (ValueError, RecursionError):
        found = []
    kept = found if isinstance(found, list) else []
    return dumps([each for each in kept if isinstance(each, dict) and str(each.get("node")) not in nodes])


def _forget_programme(connection: Connection, programme: str) -> None:
    nodes = table("nodes").c
    _forget_nodes(
        connection, list(connection.execute(select(nodes.id).where(nodes.programme_id == programme)).scalars())
    )
    for name in _OF_PROGRAMME:
        _delete(connection, name, "programme_id", [programme])
    for name in ("history", "history_programmes", "search_dirty"):
        _delete(connection, name, "programme_id", [programme])
    belongings.forget(connection, programme)
    _delete(connection, "programmes", "id", [programme])


def _forget_empty_groups(connection: Connection) -> None:
    """Their labels may hold titles."""
    rows, groups, shares = table("history").c, table("history_groups"), table("history_programmes")
    told = select(rows.group_seq)
    connection.execute(delete(shares).where(shares.c.group_seq.not_in(told)))
    connection.execute(delete(groups).where(groups.c.seq.not_in(told)))


def _mark_gone(connection: Connection, nodes: Sequence[str]) -> None:
    known = gone_nodes(connection)
    new = [{"node_id": node} for node in nodes if node not in known]
    if new:
        connection.execute(insert(table("gone")), new)


def _programmes_of(connection: Connection, nodes: Sequence[str]) -> list[str]:
    rows = table("nodes").c
    found: dict[str, None] = {}
    for chunk in _chunks(nodes):
        found |= dict.fromkeys(connection.execute(select(rows.programme_id).where(rows.id.in_(chunk))).scalars())
    return list(found)


def _delete(connection: Connection, name: str, column: str, values: Sequence[Any]) -> None:
    rows = table(name)
    for chunk in _chunks(values):
        condition: ColumnElement[bool] = rows.c[column].in_(chunk)
        connection.execute(delete(rows).where(condition))


def _chunks(values: Sequence[Any]) -> Iterable[Sequence[Any]]:
    return (values[start : start + _CHUNK] for start in range(0, len(values), _CHUNK))
