"""The Vergleich: the later version in full, with what came, went and moved since the earlier one."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from exporters.block_types import ComparedText, FieldRow, LineRole, Mark, MarkedRuns, PrintBlock, Remark
from exporters.compared_runs import compared, whole
from exporters.list_texts import BULLET, FlatItem, flat_items
from exporters.printed_nodes import NodeTexts
from programme.difference import Difference, difference, positions
from programme.errors import NotFound
from programme.lines import is_list_item
from programme.markup import Inline, plain_of
from programme.model import Node, Visit
from programme.word_difference import matches

_NEW, _REMOVED, _MOVED = "Neu", "Gestrichen", "Verschoben von {}"
_LEGEND = "Hinzugekommenes ist unterstrichen, Gestrichenes durchgestrichen. Verschobenes ist benannt."
_BEGINNING = "Anfang des Programms"


def comparison_body(texts: NodeTexts) -> Iterator[PrintBlock]:
    """What stands between contents and imprint, in the order of the later version; what is gone stands where it was.

    Raises `NotFound` where the options name no earlier version.
    """
    comparison = Comparison(texts, earlier_texts(texts))
    yield Remark(_LEGEND)
    yield from comparison.blocks()


def earlier_texts(texts: NodeTexts) -> NodeTexts:
    """Those of the version that is compared with. Raises `NotFound` where the options name none."""
    base = texts.options.compare_with
    if base is None:
        raise NotFound("comparison_without_base", title=texts.programme.title)
    return NodeTexts(base, texts.options)


class Comparison:
    """Walks through both versions at once."""

    apart = True
    """Whether removed words are kept apart from those in their place."""

    def __init__(self, new: NodeTexts, old: NodeTexts) -> None:
        self._new, self._old = new, old
        self._was = positions(old.programme)
        self._is = positions(new.programme)
        found: Difference = difference(old.programme, new.programme)
        self._moved = {each.node: each for each in found.moved}
        self._touched = found.nodes()

    def blocks(self) -> Iterator[ComparedText]:
        """All of the body."""
        yield from self._text(self._old.programme.preface, self._new.programme.preface)
        yield from self._children(self._new.programme.nodes, self._old.programme.nodes, ())
        yield from self._text(self._old.programme.closing, self._new.programme.closing)

    def _children(
        self, new: Sequence[Node], old: Sequence[Node], ancestors: tuple[Node, ...]
    ) -> Iterator[ComparedText]:
        for node in self._merged(new, old):
            visit = Visit(node, ancestors)
            was = self._was.get(node.id)
            if node.id not in self._is:
                yield from self._gone(visit)
                yield from self._children((), node.children, (*ancestors, node))
            elif self._wanted(node):
                yield from self._kept(visit, was.node) if was else self._added(visit)
                yield from self._children(node.children, was.node.children if was else (), (*ancestors, node))

    def _merged(self, new: Sequence[Node], old: Sequence[Node]) -> list[Node]:
        """The later siblings, and those that are gone behind the one that they followed."""
        merged = list(new)
        places = {node.id: place for place, node in enumerate(merged)}
        before: str | None = None
        for node in old:
            if node.id not in self._is:
                at = next((place for place, each in enumerate(merged) if each.id == before), -1) + 1
                merged.insert(at, node)
            if node.id in places or node.id not in self._is:
                before = node.id
        return merged

    def _wanted(self, node: Node) -> bool:
        if not self._new.options.only_changes:
            return True
        below = self._was.get(node.id)
        gone = below is not None and any(child.id not in self._is for child in below.node.children)
        return gone or node.id in self._touched or any(self._wanted(child) for child in node.children)

    def _added(self, visit: Visit) -> Iterator[ComparedText]:
        yield from self._whole(visit, self._new, Mark.ADDED, _NEW)

    def _gone(self, visit: Visit) -> Iterator[ComparedText]:
        yield from self._whole(visit, self._old, Mark.REMOVED, _REMOVED)

    def _whole(self, visit: Visit, texts: NodeTexts, mark: Mark, note: str) -> Iterator[ComparedText]:
        node = visit.node
        yield self._title(visit, texts, whole(texts.title(node), mark), note, mark)
        item = is_list_item(texts.definitions[node.level])
        fields = [_field(label, whole(value, mark), item, mark) for label, value in _filled(texts.rows(node))]
        leaves = flat_items(texts.text(node), int(item))
        yield from _in_order(item, fields, [_paragraph(leaf, whole(leaf.inlines, mark), mark) for leaf in leaves])

    def _kept(self, visit: Visit, was: Node) -> Iterator[ComparedText]:
        node = visit.node
        note = _MOVED.format(self._old_place(node)) if node.id in self._moved else ""
        yield self._title(visit, self._new, self._compared(self._old.title(was), self._new.title(node)), note)
        item = is_list_item(self._new.definitions[node.level])
        before, after = dict(_filled(self._old.rows(was))), dict(_filled(self._new.rows(node)))
        labels = [*after, *(each for each in before if each not in after)]
        fields = [
            _field(
                label,
                self._compared(before.get(label, ()), after.get(label, ())),
                item,
                Mark.ADDED if label not in before else Mark.REMOVED if label not in after else Mark.KEPT,
            )
            for label in labels
        ]
        old, new = (flat_items(text, int(item)) for text in (self._old.text(was), self._new.text(node)))
        yield from _in_order(item, fields, self._leaves(list(old), list(new)))

    def _old_place(self, node: Node) -> str:
        """The number that it had, else the title that it stood under."""
        was = self._was[node.id]
        label = self._old.label(was.node)
        parent = self._was[was.parent].node if was.parent else None
        above = (self._old.label(parent) or f"„{self._old.short(parent)}“") if parent else ""
        return ", ".join(part for part in (above, label) if part) or _BEGINNING

    def _title(
        self, visit: Visit, texts: NodeTexts, pieces: tuple[MarkedRuns, ...], note: str, mark: Mark = Mark.KEPT
    ) -> ComparedText:
        node = visit.node
        here = ComparedText(LineRole.ITEM, pieces, node.id, label=texts.label(node), note=note, mark=mark)
        if is_list_item(texts.definitions[node.level]):
            return replace(here, lists=1, marker="" if here.label else BULLET)
        return replace(
            here, role=LineRole.HEADING, rank=texts.rank(visit), depth=node.level.depth, listed=texts.listed(node)
        )

    def _text(self, before: str, after: str) -> Iterator[ComparedText]:
        old = list(flat_items(self._old.references.text(before), 0))
        new = list(flat_items(self._new.references.text(after), 0))
        if old != new or not self._new.options.only_changes:
            yield from self._leaves(old, new)

    def _leaves(self, old: list[FlatItem], new: list[FlatItem]) -> Iterator[ComparedText]:
        at = to = 0
        found = matches([plain_of(each.inlines) for each in old], [plain_of(each.inlines) for each in new])
        for place, target, length in [*found, (len(old), len(new), 0)]:
            yield from self._unequal(old[at:place], new[to:target])
            for leaf in new[target : target + length]:
                yield _paragraph(leaf, whole(leaf.inlines, Mark.KEPT))
            at, to = place + length, target + length

    def _unequal(self, old: Iterable[FlatItem], new: Iterable[FlatItem]) -> Iterator[ComparedText]:
        for before, after in zip_longest(old, new):
            if after is None:
                yield _paragraph(before, whole(before.inlines, Mark.REMOVED), Mark.REMOVED)
            elif before is None:
                yield _paragraph(after, whole(after.inlines, Mark.ADDED), Mark.ADDED)
            else:
                yield _paragraph(after, self._compared(before.inlines, after.inlines))

    def _compared(self, before: Sequence[Inline], after: Sequence[Inline]) -> tuple[MarkedRuns, ...]:
        return compared(before, after, self.apart)


def _in_order(item: bool, fields: Iterable[ComparedText], texts: Iterable[ComparedText]) -> Iterator[ComparedText]:
    """A heading's fields stand before its text, those of a measure behind it."""
    yield from texts if item else fields
    yield from fields if item else texts


def _paragraph(leaf: FlatItem, pieces: tuple[MarkedRuns, ...], mark: Mark = Mark.KEPT) -> ComparedText:
    role = LineRole.ITEM if leaf.lists else LineRole.PARAGRAPH
    return ComparedText(role, pieces, lists=leaf.lists, marker=leaf.marker, mark=mark)


def _field(label: str, pieces: tuple[MarkedRuns, ...], item: bool, mark: Mark = Mark.KEPT) -> ComparedText:
    role = LineRole.ITEM if item else LineRole.PARAGRAPH
    return ComparedText(role, pieces, label=label, lists=int(item), mark=mark)


def _filled(rows: Iterable[FieldRow]) -> list[FieldRow]:
    return [row for row in rows if row[1]]
