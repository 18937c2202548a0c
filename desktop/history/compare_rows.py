"""Two states of a programme side by side, as rows: what stood before, what stands now, and what happened. No Qt."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from desktop import messages
from desktop.history.scheme_words import scheme_words
from programme.difference import Attribute, Difference, Move, difference
from programme.markup import plain, plain_inline
from programme.model import Node, Programme, shown_short_title, visits
from programme.numbering import full_label, shown_numbers
from programme.word_difference import Segment, word_difference


class What(StrEnum):
    """What happened to an entry."""

    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    MOVED_AND_CHANGED = "moved_and_changed"


@dataclass(frozen=True, slots=True)
class Passage:
    """One text of an entry: its name ("" for the title) and the words with what happened to them."""

    name: str
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One entry; `passages` begin with its title, changed or not: there are many a "Maßnahme 2". `before` and `after` are "Maßnahme 1" as each state numbers it, "" where the entry is missing;
    `place_before` and `place_after` say under what it stood, for moves. `node` is None for the programme itself."""

    node: str | None
    what: What
    depth: int
    before: str
    after: str
    passages: tuple[Passage, ...]
    place_before: str = ""
    place_after: str = ""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All rows in the order of the later state; what was removed stands where it was."""

    rows: tuple[CompareRow, ...]
    counts: Mapping[What, int] = field(default_factory=dict)


_BLOCKS = (Attribute.TEXT, Attribute.PREFACE, Attribute.CLOSING)


def compare(before: Programme, after: Programme) -> Comparison:
    """Everything that differs, and the entries that don't, with what each is called on both sides."""
    return _Comparer(before, after).comparison()


class _Comparer:
    def __init__(self, before: Programme, after: Programme) -> None:
        self.before, self.after = before, after
        self.found: Difference = difference(before, after)
        self.names_before, self.names_after = entry_labels(before), entry_labels(after)
        self.moves: dict[str, Move] = {move.node: move for move in self.found.moved}
        self.old = {visit.node.id: visit.node for visit in visits(before.nodes)}

    def comparison(self) -> Comparison:
        rows = [*self._own(), *self._later(), *self._removed()]
        order = self._reading_order()
        rows.sort(key=lambda row: order.get(row.node or "", 0))
        counts: dict[What, int] = {}
        for row in rows:
            counts[row.what] = counts.get(row.what, 0) + 1
        return Comparison(tuple(rows), counts)

    def _own(self) -> Iterator[CompareRow]:
        passages = self._passages(None)
        if passages:
            yield CompareRow(None, What.CHANGED, 0, self.before.title, self.after.title, passages)

    def _later(self) -> Iterator[CompareRow]:
        added = {each.node for each in self.found.added}
        for visit in visits(self.after.nodes):
            node, depth = visit.node, len(visit.ancestors)
            name = self.names_after[node.id]
            if node.id in added:
                yield CompareRow(node.id, What.ADDED, depth, "", name, _whole(node, self.after, after=True))
                continue
            passages, move = self._passages(node.id), self.moves.get(node.id)
            row = (node.id, _what(bool(passages), move), depth, self.names_before[node.id], name)
            title = () if any(not each.name for each in passages) else _whole(node, self.after, after=None)[:1]
            yield CompareRow(*row, (*title, *passages), *self._places(move))

    def _removed(self) -> Iterator[CompareRow]:
        removed = {each.node for each in self.found.removed}
        for visit in visits(self.before.nodes):
            node = visit.node
            if node.id in removed:
                shown = _whole(node, self.before, after=False)
                yield CompareRow(node.id, What.REMOVED, len(visit.ancestors), self.names_before[node.id], "", shown)

    def _passages(self, node: str | None) -> tuple[Passage, ...]:
        found = []
        for change in self.found.changed:
            if change.node == node:
                pair = [_words(change.attribute, each) for each in (change.before, change.after)]
                if change.attribute is Attribute.SCHEME:
                    pair = scheme_words(self.before.scheme, self.after.scheme)
                found.append(Passage(self._name(change.attribute, change.key, node), word_difference(*pair)))
        return tuple(found)

    def _name(self, attribute: Attribute, key: str, node: str | None) -> str:
        if attribute is Attribute.META:
            return key
        if attribute is Attribute.FIELD and node:
            definition = self.before.scheme.definition(self.old[node].level).field_by_key(key)
            return definition.label if definition else key
        return (
            messages.text("attribute", attribute.value) if attribute.value in messages.known_kinds("attribute") else ""
        )

    def _places(self, move: Move | None) -> tuple[str, str]:
        if move is None:
            return "", ""
        before = self.names_before.get(move.parent_before or "", self.before.title)
        return before, self.names_after.get(move.parent_after or "", self.after.title)

    def _reading_order(self) -> dict[str, float]:
        """The later order; a removed entry comes right behind what stood before it."""
        order: dict[str, float] = {visit.node.id: place for place, visit in enumerate(visits(self.after.nodes), 1)}
        last = 0.0
        for visit in visits(self.before.nodes):
            if visit.node.id in order:
                last = order[visit.node.id]
            else:
                last = order[visit.node.id] = last + 1e-6
        return order


def _what(changed: bool, move: Move | None) -> What:
    if move is not None:
        return What.MOVED_AND_CHANGED if changed else What.MOVED
    return What.CHANGED if changed else What.SAME


def entry_labels(programme: Programme) -> dict[str, str]:
    """Per id what an entry is called in a list: "Maßnahme 2: Mietberatung"."""
    numbers = shown_numbers(programme)
    labels = {}
    for visit in visits(programme.nodes):
        definition = programme.scheme.definition(visit.node.level)
        label = full_label(definition, numbers.get(visit.node.id, "")) or definition.singular
        labels[visit.node.id] = f"{label}: {shown_short_title(visit.node, plain_inline(visit.node.title))}"
    return labels


def _whole(node: Node, programme: Programme, after: bool | None) -> tuple[Passage, ...]:
    """All words of an entry; `after` says whether they came, went (False) or stayed (None)."""
    definition = programme.scheme.definition(node.level)
    labels = {each.key: each.label for each in definition.fields}
    texts = [("", plain_inline(node.title)), (messages.text("attribute", "text"), plain(node.text))]
    texts += [(labels.get(key, key), plain_inline(value)) for key, value in node.fields.items()]
    pairs = [(name, (words if after is not True else "", words if after is not False else "")) for name, words in texts]
    return tuple(Passage(name, word_difference(*pair)) for name, pair in pairs if any(pair))


def _words(attribute: Attribute, value: str) -> str:
    if attribute is Attribute.LEVEL:
        return messages.text("level", value) if value else ""
    if attribute in _BLOCKS:
        return plain(value)
    return plain_inline(value)
