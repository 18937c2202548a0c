"""Programme <-> rows, without loss. Reading knows nothing of history; writing makes rows for a `Work`."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from operator import itemgetter
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, bindparam, select

from database.backend import OnStep
from database.entities import Values, dumps
from database.progress import WHOLE, part, pieces
from database.quick import Quick
from database.sort_keys import spread
from database.tables import table
from database.work import Work
from programme import json_format, json_scheme
from programme.bulk import collector_paused, let_go
from programme.errors import NotFound
from programme.findings import Finding
from programme.ids import new_id
from programme.model import Attachment, Comment, Level, Node, Programme, visits, walk

_LEVELS = {level.value: level for level in Level}
NODE_COLUMNS = ("id", "parent_id", "level", "title", "text", "short_title", "number", "fields", "sort_key")
"""Of `ProgrammeRows.nodes`, in this order."""

_REFERENCE = re.compile(r"\]\(#([^)\s]+)\)")


@dataclass(frozen=True, slots=True)
class ProgrammeRows:
    """All rows of a programme, read at one moment: a fraction of the time that it takes to build it from them. `nodes`
    and `comments` as they came, in no order."""

    head: Values
    nodes: list[Any]
    comments: Sequence[Values]
    attachments: tuple[Attachment, ...]


def read_programme(connection: Connection, programme: str) -> Programme:
    """The whole programme without what lies in the bin. Raises `NotFound`."""
    return built(read_rows(connection, programme))


def read_rows(connection: Connection, programme: str, *, in_bin: bool = False) -> ProgrammeRows:
    """What `built` makes the programme of; `in_bin` also of one that lies there. Raises `NotFound`."""
    rows = table("programmes")
    row = connection.execute(select(rows).where(rows.c.id == programme)).mappings().first()
    if row is None or (row["removed"] is not None and not in_bin):
        raise NotFound("programme_unknown", id=programme)
    of_them = {"wanted": programme}
    with collector_paused():
        nodes = _of_programme().rows(connection, of_them)
        comments = _comments_of_programme().mappings(connection, of_them)
    return ProgrammeRows(dict(row), nodes, comments, _attachments(connection, programme))


def require_living(connection: Connection, programme: str) -> None:
    """Raises `NotFound` for a programme that is unknown or in the bin."""
    rows = table("programmes").c
    living = select(rows.id).where(rows.id == programme, rows.removed.is_(None))
    if connection.execute(living).first() is None:
        raise NotFound("programme_unknown", id=programme)


def built(rows: ProgrammeRows) -> Programme:
    """The programme from its rows, in any thread."""
    with collector_paused():
        nodes = _grown(None, _by_parent(rows.nodes), _by_node(rows.comments))
    return replace(programme_of(rows.head), nodes=nodes, attachments=rows.attachments)


def built_once(rows: ProgrammeRows) -> Programme:
    """As `built`, and takes the rows' nodes away piece by piece: all of them let go at once kept Python from the window for
    30 ms with 50,000 entries."""
    made = built(rows)
    let_go(rows.nodes)
    return made


def read_findings(connection: Connection, programme: str) -> tuple[Finding, ...]:
    """What stands open from reading. Raises `NotFound`."""
    rows = table("programmes")
    row = connection.execute(select(rows).where(rows.c.id == programme)).mappings().first()
    if row is None:
        raise NotFound("programme_unknown", id=programme)
    return programme_of(dict(row)).findings


def programme_of(row: Values) -> Programme:
    """A programme row without nodes and attachments."""
    findings = json_format.from_json({"format": json_format.FORMAT, "findings": json.loads(row["findings"])}).findings
    return Programme(
        id=row["id"],
        title=row["title"],
        scheme=json_scheme.from_json(json.loads(row["scheme"])),
        subtitle=row["subtitle"],
        meta=json.loads(row["meta"]),
        preface=row["preface"],
        closing=row["closing"],
        findings=findings,
    )


def read_nodes(connection: Connection, programme: str) -> tuple[Node, ...]:
    """All living nodes, as trees."""
    of_them = {"wanted": programme}
    comments = _by_node(_comments_of_programme().mappings(connection, of_them))
    with collector_paused():
        return _grown(None, _by_parent(_of_programme().rows(connection, of_them)), comments)


def read_node(connection: Connection, node: str) -> Node:
    """A living node with what stands below it; it costs what these are. Raises `NotFound`."""
    nodes = _by_parent(_below().rows(connection, {"wanted": node}))
    comments = _by_node(_comments_below().mappings(connection, {"wanted": node}))
    top = next((row for children in nodes.values() for row in children if row[0] == node), None)
    if top is None:
        raise NotFound("node_unknown", id=node)
    return _grown(top[1], nodes | {top[1]: [top]}, comments)[0]


@cache
def _of_programme() -> Quick:
    rows = table("nodes").c
    return Quick(lambda: _nodes(rows.programme_id == bindparam("wanted"), rows.removed.is_(None)))


@cache
def _below() -> Quick:
    return Quick(lambda: _nodes(table("nodes").c.id.in_(_ids_below(bindparam("wanted")))))


def _nodes(*conditions: ColumnElement[bool]) -> Select[Any]:
    rows = table("nodes").c
    return select(*(rows[name] for name in NODE_COLUMNS)).where(*conditions)


def _ids_below(node: ColumnElement[Any]) -> Select[Any]:
    """A living node and all that lives below it."""
    rows = table("nodes").c
    start = select(rows.id).where(rows.id == node, rows.removed.is_(None)).cte("below", recursive=True)
    more = select(rows.id).join(start, rows.parent_id == start.c.id).where(rows.removed.is_(None))
    return select(start.union_all(more).c.id)


@cache
def _comments_of_programme() -> Quick:
    rows = table("comments")
    return Quick(lambda: select(rows).where(rows.c.programme_id == bindparam("wanted")))


@cache
def _comments_below() -> Quick:
    rows = table("comments")
    return Quick(lambda: select(rows).where(rows.c.node_id.in_(_ids_below(bindparam("wanted")))))


def _by_parent(rows: Iterable[Any]) -> dict[str | None, list[Any]]:
    """Rows of nodes by parent, in order.

    Put in order here: the database would carry all texts along, for as long as it takes to read them. Siblings by themselves:
    all 50,000 at once kept Python from the window for 25 ms.
    """
    below: dict[str | None, list[Any]] = defaultdict(list)
    for row in rows:
        below[row[1]].append(row)
    for siblings in below.values():
        siblings.sort(key=itemgetter(8, 0))
    return below


def _by_node(rows: Iterable[Values]) -> dict[str, tuple[Comment, ...]]:
    """Comments by node, in order."""
    found: dict[str, list[Comment]] = defaultdict(list)
    for row in sorted(rows, key=itemgetter("sort_key", "id")):
        found[row["node_id"]].append(Comment(**{name: row[name] for name in Comment.__slots__}))
    return {node: tuple(comments) for node, comments in found.items()}


def write_programme(work: Work, programme: Programme, office: str) -> None:
    """Rows for a programme whose ids are all free."""
    create_programme(work, programme, office)
    nodes, comments = node_rows(programme.id, None, programme.nodes, spread(len(programme.nodes)))
    create_nodes(work, nodes, comments)
    write_attachments(work, programme.id, programme.attachments)


def create_programme(work: Work, programme: Programme, office: str) -> None:
    """The row of a programme, without its nodes and attachments."""
    work.create("programme", [programme_row(programme) | {"office": office, "created": work.moment, "removed": None}])


def create_nodes(
    work: Work, nodes: Sequence[Values], comments: Sequence[Values], on_step: OnStep | None = None
) -> None:
    """Rows as `node_rows` makes them; `on_step` is told between pieces what is left, and may raise."""
    for piece in pieces(nodes, part(on_step, 0, WHOLE)):
        work.create("node", piece)
    work.create("comment", comments)


def programme_row(programme: Programme) -> Values:
    """What a programme says of itself, as columns."""
    head = replace(programme, nodes=(), attachments=())
    return {
        "id": programme.id,
        "title": programme.title,
        "subtitle": programme.subtitle,
        "scheme": dumps(json_scheme.to_json(programme.scheme)),
        "meta": dumps(dict(programme.meta)),
        "preface": programme.preface,
        "closing": programme.closing,
        "findings": dumps(json_format.to_json(head).get("findings", [])),
    }


def node_rows(
    programme: str, parent: str | None, nodes: Iterable[Node], keys: Iterable[str]
) -> tuple[list[Values], list[Values]]:
    """Rows of nodes (parents before children) and of comments for `nodes` below `parent`, ordered by `keys`."""
    rows, comments = [], []
    waiting = [(parent, node, key) for node, key in zip(nodes, keys, strict=True)]
    while waiting:
        above, node, key = waiting.pop()
        rows.append(node_row(programme, above, node, key))
        comments += comment_rows(programme, node)
        waiting += [(node.id, child, key) for child, key in zip(node.children, spread(len(node.children)), strict=True)]
    return rows, comments


def node_row(programme: str, parent: str | None, node: Node, key: str) -> Values:
    """One node as columns."""
    return {
        "id": node.id,
        "programme_id": programme,
        "parent_id": parent,
        "level": node.level.value,
        "sort_key": key,
        "title": node.title,
        "text": node.text,
        "short_title": node.short_title,
        "number": node.number,
        "fields": dumps(dict(node.fields)),
        "removed": None,
    }


def comment_rows(programme: str, node: Node) -> list[Values]:
    """The comments of a node as columns."""
    keys = spread(len(node.comments))
    return [comment_row(programme, node.id, each, key) for each, key in zip(node.comments, keys, strict=True)]


def comment_row(programme: str, node: str, comment: Comment, key: str) -> Values:
    """One comment as columns."""
    values = {name: getattr(comment, name) for name in Comment.__slots__}
    return values | {"programme_id": programme, "node_id": node, "sort_key": key}


def write_attachments(work: Work, programme: str, attachments: Iterable[Attachment]) -> None:
    """Adds attachments to a programme that has none."""
    files = list(attachments)
    work.create(
        "attachment",
        [
            attachment_row(programme, each, work.keep_blob(each.content), key)
            for each, key in zip(files, spread(len(files)), strict=True)
        ],
    )


def attachment_row(programme: str, attachment: Attachment, digest: str, key: str) -> Values:
    """One attachment as columns, with a fresh id."""
    return {
        "id": new_id(),
        "programme_id": programme,
        "sort_key": key,
        "name": attachment.name,
        "media_type": attachment.media_type,
        "description": attachment.description,
        "content": digest,
    }


def with_new_ids(programme: Programme) -> Programme:
    """A copy under fresh ids; references between its nodes and answers between its comments follow.

    Where an id stands twice, references mean its first bearer.
    """
    fresh = {visit.node.id: new_id() for visit in visits(programme.nodes)}
    fresh |= {comment.id: new_id() for node in walk(programme.nodes) for comment in node.comments}
    return replace(renamed(programme, fresh), id=new_id())


def renamed(programme: Programme, names: Mapping[str, str]) -> Programme:
    """The programme with all nodes and comments under other ids; what refers to them follows."""
    used: set[str] = set()
    return replace(
        programme,
        nodes=tuple(_renamed(node, names, used) for node in programme.nodes),
        preface=_followed(programme.preface, names),
        closing=_followed(programme.closing, names),
        findings=tuple(replace(each, node=names.get(each.node or "", each.node)) for each in programme.findings),
    )


def copied_nodes(nodes: Iterable[Node]) -> tuple[Node, ...]:
    """Copies of subtrees under fresh ids."""
    return copied(nodes, ())[0]


def copied(nodes: Iterable[Node], findings: Iterable[Finding]) -> tuple[tuple[Node, ...], tuple[Finding, ...]]:
    """Copies of subtrees under fresh ids, and what was found in them."""
    scheme = json_format.from_json({"format": 1}).scheme
    whole = Programme(id="", title="", scheme=scheme, nodes=tuple(nodes), findings=tuple(findings))
    made = with_new_ids(whole)
    return made.nodes, made.findings


def findings_with(row: Values, more: Iterable[Finding]) -> str:
    """The findings of a programme's row and further ones, as its column holds them."""
    empty = programme_of(row)
    return str(programme_row(replace(empty, findings=(*empty.findings, *more)))["findings"])


def _renamed(node: Node, fresh: Mapping[str, str], used: set[str]) -> Node:
    return replace(
        node,
        id=_fresh(node.id, fresh, used),
        title=_followed(node.title, fresh),
        text=_followed(node.text, fresh),
        fields={key: _followed(value, fresh) for key, value in node.fields.items()},
        comments=tuple(
            replace(each, id=_fresh(each.id, fresh, used), answer_to=fresh.get(each.answer_to or "", each.answer_to))
            for each in node.comments
        ),
        children=tuple(_renamed(child, fresh, used) for child in node.children),
    )


def _fresh(old: str, fresh: Mapping[str, str], used: set[str]) -> str:
    if old in used:
        return new_id()
    used.add(old)
    return fresh[old]


def _followed(text: str, fresh: Mapping[str, str]) -> str:
    if "](#" not in text:
        return text
    return _REFERENCE.sub(lambda match: f"](#{fresh.get(match[1], match[1])})", text)


def _grown(
    parent: str | None, below: Mapping[str | None, list[Any]], comments: Mapping[str, tuple[Comment, ...]]
) -> tuple[Node, ...]:
    rows = below.get(parent, ())
    of_rows = json.loads(f"[{','.join(row[7] for row in rows)}]")  # at once: siblings share the names of their fields
    return tuple(
        Node(
            id=row[0],
            level=_LEVELS[row[2]],
            title=row[3],
            text=row[4],
            short_title=row[5],
            number=row[6],
            fields=fields,
            comments=comments.get(row[0], ()),
            children=_grown(row[0], below, comments) if row[0] in below else (),
        )
        for row, fields in zip(rows, of_rows, strict=True)
    )


def _attachments(connection: Connection, programme: str) -> tuple[Attachment, ...]:
    rows, blobs = table("attachments"), table("blobs")
    query = select(rows.c.name, rows.c.media_type, blobs.c.content, rows.c.description).join(
        blobs, blobs.c.digest == rows.c.content
    )
    query = query.where(rows.c.programme_id == programme).order_by(rows.c.sort_key, rows.c.id)
    return tuple(Attachment(row[0], row[1], row[2], row[3]) for row in connection.execute(query))
