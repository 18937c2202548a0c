"""Brings the rows of a programme to a wanted state in the fewest recorded changes: for versions, merges and backups."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, select

from database import transfer
from database.backend import OnStep
from database.entities import Values, load
from database.progress import WHOLE, part, pieces
from database.sort_keys import rekeyed
from database.tables import table
from database.work import Work, blob_digest
from programme.ids import new_id
from programme.model import Node, Programme, visits, walk

_CHUNK = 500
_WORDS = ("title", "text", "short_title", "number")


@dataclass(frozen=True, slots=True)
class Present:
    """The rows of a programme at one moment; `binned` are those of its removed nodes, without their texts."""

    rows: transfer.ProgrammeRows
    binned: Sequence[Values]


@dataclass(frozen=True, slots=True)
class Plan:
    """What has to be done to a programme so that it is `wanted`: nodes and comments that are new, items of those that are
    not, and the ids of those that go."""

    wanted: Programme
    with_comments: bool
    head: Values
    nodes: Sequence[Values]
    items: Sequence[tuple[str, Values]]
    removed: Sequence[str]
    comments: Sequence[Values]
    said: Sequence[Values]
    unsaid: Sequence[str]


def rewrite(work: Work, wanted: Programme, *, comments: bool) -> None:
    """Makes the programme with `wanted`'s id equal to `wanted`. Nodes that it lacks go to the bin, those that lie there
    come back.

    With `comments` these are made equal, too; without, they stay as they are and only nodes that are made anew bring
    theirs. Ids that other programmes use meanwhile are replaced. Findings stay as they are.
    """
    carry_out(work, planned(present(work.connection, wanted.id), wanted, comments=comments))


def present(connection: Connection, programme: str) -> Present:
    """What `planned` starts from, also of a programme in the bin. Raises `NotFound`."""
    nodes = table("nodes").c
    binned = select(nodes.id, nodes.parent_id, nodes.sort_key, nodes.fields, nodes.removed)
    found = connection.execute(binned.where(nodes.programme_id == programme, nodes.removed.is_not(None)))
    return Present(transfer.read_rows(connection, programme, in_bin=True), [dict(row) for row in found.mappings()])


def planned(now: Present, wanted: Programme, *, comments: bool) -> Plan:
    """As `rewrite`; in any thread."""
    rows = {row[0]: _node_values(row) for row in now.rows.nodes} | {row["id"]: row for row in now.binned}
    said = {row["id"]: row for row in sorted(now.rows.comments, key=itemgetter("sort_key", "id"))}
    places = _places(wanted, rows)
    made = [each for each in places.values() if each.node.id not in rows]
    kept = ((rows[each.node.id], each) for each in places.values() if each.node.id in rows)
    changed, unsaid = _comments(said, wanted) if comments else ([], [])
    return Plan(
        wanted=wanted,
        with_comments=comments,
        head=_head(now.rows.head, wanted),
        nodes=[transfer.node_row(wanted.id, each.parent, each.node, each.key) for each in made],
        items=[(row["id"], items) for row, each in kept if (items := _items(row, each))],
        removed=[
            row["id"]
            for row in rows.values()
            if row["id"] not in places and row["removed"] is None and (row["parent_id"] or "") in (*places, "")
        ],
        comments=[]
        if comments
        else [row for each in made for row in transfer.comment_rows(wanted.id, each.node) if row["id"] not in said],
        said=changed,
        unsaid=unsaid,
    )


def carry_out(work: Work, plan: Plan, on_step: OnStep | None = None) -> None:
    """Does what was planned for the programme as it is now. `on_step` is told between pieces, and may raise."""
    wanted = _with_free_ids(work, plan)
    if wanted is not plan.wanted:
        rewrite(work, wanted, comments=plan.with_comments)
        return
    work.update("programme", wanted.id, plan.head)
    transfer.create_nodes(work, plan.nodes, [], part(on_step, 0, WHOLE // 2))
    for node, items in chain.from_iterable(pieces(plan.items, part(on_step, WHOLE // 2, WHOLE))):
        work.update("node", node, items)
    for node in plan.removed:
        work.update("node", node, {"removed": work.moment})
    work.create("comment", plan.comments)
    for row in plan.said:
        work.put("comment", row["id"], {name: value for name, value in row.items() if name != "id"})
    work.delete("comment", *plan.unsaid)
    _write_attachments(work, wanted)


@dataclass(frozen=True, slots=True)
class _Wanted:
    node: Node
    parent: str | None
    key: str


def _head(row: Values, wanted: Programme) -> Values:
    items: Values = {
        name: value
        for name, value in transfer.programme_row(wanted).items()
        if name in ("title", "subtitle", "scheme", "preface", "closing")
    }
    gone = set(load(row["meta"])) - set(wanted.meta)
    items |= {f"meta.{key}": None for key in gone} | {f"meta.{key}": value for key, value in wanted.meta.items()}
    return items | {"removed": None}


def _node_values(row: Sequence[Any]) -> Values:
    return dict(zip(transfer.NODE_COLUMNS, row, strict=True)) | {"removed": None}


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


def _items(row: Values, wanted: _Wanted) -> Values:
    """What has to be set; {} where all is as it should be."""
    node = wanted.node
    items: Values = {name: getattr(node, name) for name in _WORDS}
    items |= {"parent_id": wanted.parent, "sort_key": wanted.key, "level": node.level.value, "removed": None}
    fields = load(row["fields"])
    if row["removed"] is None and fields == node.fields and all(row[name] == items[name] for name in items):
        return {}
    gone = set(fields) - set(node.fields)
    return items | {f"fields.{key}": None for key in gone} | {f"fields.{key}": node.fields[key] for key in node.fields}


def _comments(rows: Mapping[str, Values], wanted: Programme) -> tuple[list[Values], list[str]]:
    """The comments that have to be said anew or otherwise, and the ids of those that have to go."""
    said: list[Values] = []
    kept: set[str] = set()
    nodes = set()
    for node in walk(wanted.nodes):
        nodes.add(node.id)
        keys = rekeyed([rows[each.id]["sort_key"] if each.id in rows else None for each in node.comments])
        for comment, key in zip(node.comments, keys, strict=True):
            row = transfer.comment_row(wanted.id, node.id, comment, key)
            kept.add(comment.id)
            if not row.items() <= rows.get(comment.id, {}).items():
                said.append(row)
    return said, [row["id"] for row in rows.values() if row["id"] not in kept and row["node_id"] in nodes]


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


def _with_free_ids(work: Work, plan: Plan) -> Programme:
    """What is wanted, with fresh ids for nodes and comments that stand in other programmes by now."""
    wanted = plan.wanted
    new = [row["id"] for row in (*plan.comments, *plan.said)]
    foreign = _foreign(work, "nodes", wanted.id, [row["id"] for row in plan.nodes])
    foreign |= _foreign(work, "comments", wanted.id, new)
    if not foreign:
        return wanted
    ids = [visit.node.id for visit in visits(wanted.nodes)]
    ids += [comment.id for node in walk(wanted.nodes) for comment in node.comments]
    return transfer.renamed(wanted, {old: new_id() if old in foreign else old for old in ids})


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
