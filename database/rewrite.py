"""Brings the rows of a programme to a wanted state in the fewest recorded changes: for versions, merges and backups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from database import transfer
from database.entities import Values, load
from database.sort_keys import rekeyed
from database.tables import table
from database.work import Work, blob_digest
from programme.ids import new_id
from programme.model import Node, Programme, visits, walk

_CHUNK = 500
_WORDS = ("title", "text", "short_title", "number")


@dataclass(frozen=True, slots=True)
class _Wanted:
    node: Node
    parent: str | None
    key: str


def rewrite(work: Work, wanted: Programme, *, comments: bool) -> None:
    """Makes the programme with `wanted`'s id equal to `wanted`. Nodes that it lacks go to the bin, those that lie there
    come back.

    With `comments` these are made equal, too; without, they stay as they are and only nodes that are made anew bring
    theirs. Ids that other programmes use meanwhile are replaced. Findings stay as they are.
    """
    wanted = _with_free_ids(work, wanted)
    _write_head(work, wanted)
    rows = _rows(work, "nodes", wanted.id)
    places = _places(wanted, rows)
    made = [each for each in places.values() if each.node.id not in rows]
    work.create("node", [transfer.node_row(wanted.id, each.parent, each.node, each.key) for each in made])
    for each in places.values():
        if each.node.id in rows:
            _update(work, rows[each.node.id], each)
    for row in rows.values():
        if row["id"] not in places and row["removed"] is None and (row["parent_id"] or "") in (*places, ""):
            work.update("node", row["id"], {"removed": work.moment})
    if comments:
        _write_comments(work, wanted)
    else:
        known = _rows(work, "comments", wanted.id)
        new = [row for each in made for row in transfer.comment_rows(wanted.id, each.node) if row["id"] not in known]
        work.create("comment", new)
    _write_attachments(work, wanted)


def _write_head(work: Work, wanted: Programme) -> None:
    row = work.row("programme", wanted.id)
    items: dict[str, Any] = {
        name: value
        for name, value in transfer.programme_row(wanted).items()
        if name in ("title", "subtitle", "scheme", "preface", "closing")
    }
    gone = set(load(row["meta"])) - set(wanted.meta)
    items |= {f"meta.{key}": None for key in gone} | {f"meta.{key}": value for key, value in wanted.meta.items()}
    work.update("programme", wanted.id, items | {"removed": None})


def _places(wanted: Programme, rows: Mapping[str, Values]) -> dict[str, _Wanted]:
    """Every wanted node, parents first, with a key that lets stand what is in order already."""
    places: dict[str, _Wanted] = {}
    levels: list[tuple[str | None, Sequence[Node]]] = [(None, wanted.nodes)]
    while levels:
        parent, nodes = levels.pop()
        keys = rekeyed([_key(rows.get(node.id), parent) for node in nodes])
        for node, key in zip(nodes, keys, strict=True):
            places[node.id] = _Wanted(node, parent, key)
            levels.append((node.id, node.children))
    return places


def _key(row: Values | None, parent: str | None) -> str | None:
    return row["sort_key"] if row is not None and row["parent_id"] == parent else None


def _update(work: Work, row: Values, wanted: _Wanted) -> None:
    node = wanted.node
    items: dict[str, Any] = {name: getattr(node, name) for name in _WORDS}
    items |= {"parent_id": wanted.parent, "sort_key": wanted.key, "level": node.level.value, "removed": None}
    gone = set(load(row["fields"])) - set(node.fields)
    items |= {f"fields.{key}": None for key in gone} | {f"fields.{key}": value for key, value in node.fields.items()}
    work.update("node", node.id, items)


def _write_comments(work: Work, wanted: Programme) -> None:
    rows = _rows(work, "comments", wanted.id)
    kept: set[str] = set()
    for node in walk(wanted.nodes):
        keys = rekeyed([rows[each.id]["sort_key"] if each.id in rows else None for each in node.comments])
        for comment, key in zip(node.comments, keys, strict=True):
            row = transfer.comment_row(wanted.id, node.id, comment, key)
            kept.add(comment.id)
            work.put("comment", comment.id, {name: value for name, value in row.items() if name != "id"})
    nodes = {node.id for node in walk(wanted.nodes)}
    for row in rows.values():
        if row["id"] not in kept and row["node_id"] in nodes:
            work.delete("comment", row["id"])


def _write_attachments(work: Work, wanted: Programme) -> None:
    rows = list(_rows(work, "attachments", wanted.id).values())
    unmatched = {(row["name"], row["media_type"], row["description"], row["content"]): row for row in rows}
    keys: list[str | None] = []
    found = []
    for each in wanted.attachments:
        row = unmatched.pop((each.name, each.media_type, each.description, blob_digest(each.content)), None)
        found.append((each, row))
        keys.append(row["sort_key"] if row else None)
    kept = {row["id"] for _, row in found if row}
    for row in rows:
        if row["id"] not in kept:
            work.delete("attachment", row["id"])
    for (each, row), key in zip(found, rekeyed(keys), strict=True):
        if row:
            work.update("attachment", row["id"], {"sort_key": key})
        else:
            work.create("attachment", [transfer.attachment_row(wanted.id, each, work.keep_blob(each.content), key)])


def _with_free_ids(work: Work, wanted: Programme) -> Programme:
    """`wanted` with fresh ids for nodes and comments that stand in other programmes by now."""
    comments = [comment.id for node in walk(wanted.nodes) for comment in node.comments]
    nodes = [visit.node.id for visit in visits(wanted.nodes)]
    foreign = {*_foreign(work, "nodes", wanted.id, nodes), *_foreign(work, "comments", wanted.id, comments)}
    if not foreign:
        return wanted
    return transfer.renamed(wanted, {old: new_id() if old in foreign else old for old in (*nodes, *comments)})


def _foreign(work: Work, name: str, programme: str, ids: Sequence[str]) -> set[str]:
    rows = table(name).c
    found: set[str] = set()
    for start in range(0, len(ids), _CHUNK):
        query = select(rows.id).where(rows.programme_id != programme, rows.id.in_(ids[start : start + _CHUNK]))
        found |= set(work.connection.execute(query).scalars())
    return found


def _rows(work: Work, name: str, programme: str) -> dict[str, Values]:
    rows = table(name)
    query = select(rows).where(rows.c.programme_id == programme).order_by(rows.c.sort_key, rows.c.id)
    return {row["id"]: dict(row) for row in work.connection.execute(query).mappings()}
