"""Entries on the clipboard: whole branches for this program, an indented outline as text for all others."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QByteArray, QMimeData

from desktop.tree import pasted_page, pasted_text
from desktop.tree.outline import Entry, Outline, as_node, topmost
from programme import json_format
from programme.errors import FormatError
from programme.model import Level, Node, Scheme
from programme.schemes import renamed_fields
from programme.tree import level_below

MIME_BRANCHES = "application/x-programmwerk-branches"
LONGEST_LINES = 500
_MARKDOWN = re.compile(r"^#{1,6} +\S|^\S.*\n(?:={3,}|-{3,}|~{3,}) *$", re.MULTILINE)
_HEADING = re.compile(r"<h[1-6][\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clip:
    """What the clipboard holds: `ids` only where entries were cut and not pasted yet; `left_out` lines are too many."""

    nodes: tuple[Node, ...]
    programme: str = ""
    ids: tuple[str, ...] = ()
    scheme: Scheme | None = None
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """Where a paste goes: below `parent` (None: the top), before its child number `index`."""

    parent: str | None
    index: int


def mime_of(outline: Outline, entries: Sequence[Entry], cut: bool) -> QMimeData:
    """`entries` with all below them."""
    chosen = topmost(entries)
    whole = replace(outline.head, nodes=tuple(as_node(each) for each in chosen), attachments=())
    data = QMimeData()
    payload = {"outline": json_format.to_json(whole), "cut": [each.id for each in chosen] if cut else []}
    data.setData(MIME_BRANCHES, QByteArray(json.dumps(payload, ensure_ascii=False).encode()))
    data.setText(as_text(chosen))
    return data


def clip_of(data: QMimeData | None, scheme: Scheme, level: Level) -> Clip | None:
    """What can be pasted as entries; lines of plain text become entries of `level`. None where there is nothing."""
    if data is None:  # an emptied clipboard, against what Qt's stubs say
        return None
    if data.hasFormat(MIME_BRANCHES):
        try:
            payload = json.loads(bytes(data.data(MIME_BRANCHES).data()).decode())
            programme = json_format.from_json(payload["outline"])
            return Clip(programme.nodes, programme.id, tuple(payload["cut"]), programme.scheme)
        except (FormatError, ValueError, LookupError, TypeError):  # of another version, or by any other program
            return None
    if not data.text().strip() or not scheme.uses(level):
        return None
    nodes, left_out = pasted_text.entries(data.text(), scheme, level, LONGEST_LINES)
    return Clip(nodes, left_out=left_out)


def branches_in(data: QMimeData | None) -> bytes:
    """What the clipboard holds for this program; empty where another one filled it."""
    return bytes(data.data(MIME_BRANCHES).data()) if data is not None else b""


def has_outline(data: QMimeData | None) -> bool:
    """Whether other programs copied a text with an outline of its own, which an entry for each line would flatten."""
    if data is None or data.hasFormat(MIME_BRANCHES):
        return False
    text = data.text()
    if pasted_text.has_columns(text):
        return pasted_text.names_columns(text)
    if is_markdown(data) or pasted_text.has_outline(text):
        return True
    return data.hasHtml() and pasted_page.has_outline(data.html())


def is_markdown(data: QMimeData) -> bool:
    """Whether the text has headings that its look, if it has any, does not know (editors copy their colours along)."""
    return bool(_MARKDOWN.search(data.text())) and not _HEADING.search(data.html())


def with_named_fields(node: Node, source: Scheme, target: Scheme) -> Node:
    """A copy for a programme of another scheme, all below it too, its fields as `renamed_fields` has them."""
    fields = renamed_fields(node.fields, source.definition(node.level), target.definition(node.level))
    children = tuple(with_named_fields(each, source, target) for each in node.children)
    return replace(node, fields=fields, children=children)


def target_for(outline: Outline, current: Entry | None, nodes: Sequence[Node]) -> Target:
    """Behind the current entry where the levels are alike, below it where what is pasted stands deeper."""
    if current is None:
        return Target(None, len(outline.top))
    own = min((node.level for node in nodes), key=lambda level: level.depth)
    entry: Entry | None = current
    while entry is not None and entry.level.depth > own.depth:
        entry = entry.parent
    if entry is None:
        return Target(None, len(outline.top))
    if entry.level.depth < own.depth and level_below(outline.scheme, entry.level, own):
        return Target(entry.id, len(entry.children))
    return Target(entry.parent.id if entry.parent else None, outline.place(entry) + 1)


def as_text(entries: Sequence[Entry]) -> str:
    """Numbers and titles, indented by two blanks a level."""
    lines = []
    for top in entries:
        base = len(top.ancestors())
        for entry in top.walk():
            indent = "  " * (len(entry.ancestors()) - base)
            lines.append(
                f"{indent}{entry.shown_number} {entry.plain_title}".rstrip()
                if entry.shown_number
                else indent + entry.plain_title
            )
    return "\n".join(lines)
