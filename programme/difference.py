"""What changed between two states of a programme: nodes added, removed, moved, and changed attributes.

Nodes are known by their ids, so that a move is a move. Comments are no part of what a programme says and are not
compared here.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from programme.model import Attachment, Node, Programme
from programme.word_difference import increasing


class Attribute(StrEnum):
    """What of a programme or node can change."""

    TITLE = "title"
    TEXT = "text"
    SHORT_TITLE = "short_title"
    NUMBER = "number"
    LEVEL = "level"
    FIELD = "field"
    SUBTITLE = "subtitle"
    PREFACE = "preface"
    CLOSING = "closing"
    META = "meta"
    SCHEME = "scheme"
    ATTACHMENT = "attachment"
    # only in merging
    PLACE = "place"
    ORDER = "order"
    REMOVAL = "removal"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Placed:
    """A node that came or went. `parent` is None at the top; `top` says that the parent did not come or go with it."""

    node: str
    parent: str | None
    place: int
    top: bool


@dataclass(frozen=True, slots=True)
class Move:
    """A node that stands elsewhere: below another parent, or past its siblings. Places count siblings from 0."""

    node: str
    parent_before: str | None
    parent_after: str | None
    place_before: int
    place_after: int


@dataclass(frozen=True, slots=True)
class Change:
    """A changed attribute. `node` is None for the programme itself; `key` names the field, meta entry or attachment.

    `before` and `after` are the values as stored (markup, level value), "" for none; of attachments their digests.
    """

    node: str | None
    attribute: Attribute
    key: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Difference:
    """All of it: added, moved and changed in the order of the later state, removed in that of the earlier."""

    added: tuple[Placed, ...]
    removed: tuple[Placed, ...]
    moved: tuple[Move, ...]
    changed: tuple[Change, ...]

    @property
    def is_empty(self) -> bool:
        """Whether both states say the same."""
        return not (self.added or self.removed or self.moved or self.changed)

    def nodes(self) -> set[str]:
        """Ids of all nodes that came, went, moved or changed."""
        placed = {each.node for each in (*self.added, *self.removed)} | {each.node for each in self.moved}
        return placed | {each.node for each in self.changed if each.node is not None}


@dataclass(frozen=True, slots=True)
class Position:
    """A node with its parent's id and its place among its siblings."""

    node: Node
    parent: str | None
    place: int


def difference(before: Programme, after: Programme) -> Difference:
    """What happened from `before` to `after`, with as few moves as possible."""
    old, new = positions(before), positions(after)
    return Difference(
        added=_placed(new, old),
        removed=_placed(old, new),
        moved=tuple(_moves(old, new)),
        changed=(*_programme_changes(before, after), *_node_changes(old, new)),
    )


def positions(programme: Programme) -> dict[str, Position]:
    """Where each node stands, in reading order."""
    found: dict[str, Position] = {}
    stack = [Position(node, None, place) for place, node in enumerate(programme.nodes)][::-1]
    while stack:
        position = stack.pop()
        found[position.node.id] = position
        children = enumerate(position.node.children)
        stack.extend([Position(child, position.node.id, place) for place, child in children][::-1])
    return found


def node_values(node: Node) -> dict[tuple[Attribute, str], str]:
    """Attribute and key to value; what is empty is missing. The level is left out: moves change it along."""
    values = {
        (Attribute.TITLE, ""): node.title,
        (Attribute.TEXT, ""): node.text,
        (Attribute.SHORT_TITLE, ""): node.short_title,
        (Attribute.NUMBER, ""): node.number or "",
    }
    values.update({(Attribute.FIELD, key): value for key, value in node.fields.items()})
    return {place: value for place, value in values.items() if value}


def programme_values(programme: Programme) -> dict[tuple[Attribute, str], str]:
    """As `node_values`, for what belongs to no node."""
    values = {
        (Attribute.TITLE, ""): programme.title,
        (Attribute.SUBTITLE, ""): programme.subtitle,
        (Attribute.PREFACE, ""): programme.preface,
        (Attribute.CLOSING, ""): programme.closing,
    }
    values.update({(Attribute.META, key): value for key, value in programme.meta.items()})
    return {place: value for place, value in values.items() if value}


def _placed(here: Mapping[str, Position], there: Mapping[str, Position]) -> tuple[Placed, ...]:
    return tuple(
        Placed(node, each.parent, each.place, each.parent is None or each.parent in there)
        for node, each in here.items()
        if node not in there
    )


def _moves(old: Mapping[str, Position], new: Mapping[str, Position]) -> Iterator[Move]:
    settled = _settled(old, new)
    for node, position in new.items():
        if node in old and node not in settled:
            before = old[node]
            yield Move(node, before.parent, position.parent, before.place, position.place)


def _settled(old: Mapping[str, Position], new: Mapping[str, Position]) -> set[str]:
    """Nodes that stayed: of the children that a parent kept, the most that kept their order."""
    kept: dict[str | None, list[str]] = {}
    for node, position in new.items():
        if node in old and old[node].parent == position.parent:
            kept.setdefault(position.parent, []).append(node)
    return {
        siblings[index]
        for siblings in kept.values()
        for index in increasing([old[sibling].place for sibling in siblings])
    }


def _node_changes(old: Mapping[str, Position], new: Mapping[str, Position]) -> Iterator[Change]:
    for node, position in new.items():
        if node in old:
            before = old[node].node
            if _shift(old, new, node) not in (0, _shift(old, new, position.parent)):
                yield Change(node, Attribute.LEVEL, "", before.level.value, position.node.level.value)
            yield from _value_changes(node, node_values(before), node_values(position.node))


def _shift(old: Mapping[str, Position], new: Mapping[str, Position], node: str | None) -> int:
    """By how many levels a node sank. A subtree that sank with its parent has no change of its own."""
    if node is None or node not in old:
        return 0
    return new[node].node.level.depth - old[node].node.level.depth


def _programme_changes(before: Programme, after: Programme) -> Iterator[Change]:
    yield from _value_changes(None, programme_values(before), programme_values(after))
    if before.scheme != after.scheme:
        yield Change(None, Attribute.SCHEME, "", before.scheme.name, after.scheme.name)
    old = {(Attribute.ATTACHMENT, each.name): digest(each) for each in before.attachments}
    new = {(Attribute.ATTACHMENT, each.name): digest(each) for each in after.attachments}
    yield from _value_changes(None, old, new)


def digest(attachment: Attachment) -> str:
    """Short name of an attachment's content, type and description."""
    head = f"{attachment.media_type}\n{attachment.description}\n".encode()
    return hashlib.sha256(head + attachment.content).hexdigest()[:16]


def _value_changes(
    node: str | None, old: Mapping[tuple[Attribute, str], str], new: Mapping[tuple[Attribute, str], str]
) -> Iterator[Change]:
    if old == new:
        return
    for place in dict.fromkeys([*new, *old]):
        before, after = old.get(place, ""), new.get(place, "")
        if before != after:
            yield Change(node, place[0], place[1], before, after)
