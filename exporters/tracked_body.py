"""The Vergleich as tracked changes: accepted they make the later version, refused the earlier one."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from typing_extensions import override

from exporters.block_types import ComparedText, Mark, MarkedRuns
from exporters.comparison_body import Comparison, earlier_texts
from exporters.printed_nodes import NodeTexts
from programme.model import Node, Visit

_ARRIVED = {Mark.KEPT: Mark.MOVED_TO, Mark.ADDED: Mark.ADDED}


def tracked_body(texts: NodeTexts) -> Iterator[ComparedText]:
    """What stands between contents and imprint. Raises `NotFound` where the options name no earlier version."""
    return TrackedComparison(texts, earlier_texts(texts)).blocks()


class TrackedComparison(Comparison):
    """What moved stands in both places, each with its mark; the words say nothing else than the two versions do."""

    apart = False

    @override
    def _children(
        self, new: Sequence[Node], old: Sequence[Node], ancestors: tuple[Node, ...]
    ) -> Iterator[ComparedText]:
        for node, is_here in self._interleaved(new, old):
            visit = Visit(node, ancestors)
            was = self._was.get(node.id)
            if not is_here:
                yield from self._left(visit)
            elif node.id in self._moved:
                yield from self._arrived(visit)
            else:
                yield from self._kept(visit, was.node) if was else self._added(visit)
                yield from self._children(node.children, was.node.children if was else (), (*ancestors, node))

    def _interleaved(self, new: Sequence[Node], old: Sequence[Node]) -> list[tuple[Node, bool]]:
        """The later siblings (True), and those that are gone or moved (False) behind the one that they followed."""
        merged = [(node, True) for node in new]
        before: tuple[str, bool] | None = None
        for node in old:
            stays = node.id in self._is and node.id not in self._moved
            if not stays:
                at = next((place for place, (each, here) in enumerate(merged) if (each.id, here) == before), -1) + 1
                merged.insert(at, (node, False))
            before = (node.id, stays)
        return merged

    def _left(self, visit: Visit) -> Iterator[ComparedText]:
        """A branch where it stood before, wherever its parts are now."""
        node = visit.node
        yield from self._whole(visit, self._old, Mark.MOVED_FROM if node.id in self._is else Mark.REMOVED, "")
        for child in node.children:
            yield from self._left(Visit(child, (*visit.ancestors, node)))

    def _arrived(self, visit: Visit) -> Iterator[ComparedText]:
        """A branch where it stands now, wherever its parts were."""
        node = visit.node
        was = self._was.get(node.id)
        yield from _as_arrived(self._kept(visit, was.node)) if was else self._added(visit)
        for child in node.children:
            yield from self._arrived(Visit(child, (*visit.ancestors, node)))

    @override
    def _title(
        self, visit: Visit, texts: NodeTexts, pieces: tuple[MarkedRuns, ...], note: str, mark: Mark = Mark.KEPT
    ) -> ComparedText:
        title = super()._title(visit, texts, pieces, "", mark)
        was = self._was.get(visit.node.id)
        if mark is not Mark.KEPT or was is None:
            return title
        label = self._old.label(was.node)
        return title if label == title.label else replace(title, was_label=label)


def _as_arrived(texts: Iterator[ComparedText]) -> Iterator[ComparedText]:
    """What a moved node says now; what it no longer says is shown where it stood."""
    for text in texts:
        if text.mark is not Mark.REMOVED:
            pieces = tuple(
                MarkedRuns(_ARRIVED[each.mark], each.inlines) for each in text.pieces if each.mark in _ARRIVED
            )
            yield replace(text, pieces=pieces, mark=_ARRIVED[text.mark], was_label=None)
