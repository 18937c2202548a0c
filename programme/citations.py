"""Changes as committees cite them, by the line numbers of the earlier state: "Von Zeile 16 bis 18 löschen:".

Data only; the sentences stand in `resources/messages` under the templates' names.
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import accumulate, groupby

from programme.difference import difference
from programme.lines import Line, LineSettings, NumberedBlock, Part, number_lines
from programme.model import Programme, visits
from programme.numbering import shown_numbers
from programme.word_difference import Edit, Segment, matches, word_difference

_ALIKE = 0.4
"""Share of common words from which on a paragraph counts as another one changed."""


class CitationKind(StrEnum):
    """What is to be done at the cited lines."""

    DELETE = "delete"
    INSERT = "insert"
    REPLACE = "replace"
    INSERT_AFTER = "insert_after"
    INSERT_BEFORE = "insert_before"
    MOVE_AFTER = "move_after"
    MOVE_BEFORE = "move_before"
    NEW_MOTION = "new_motion"


@dataclass(frozen=True, slots=True)
class Citation:
    """One change. `first` and `last` are lines of the earlier state, counted in `motion`; for `INSERT_AFTER` and
    `INSERT_BEFORE` both are the line beside which the text comes, for `NEW_MOTION` 0.

    `target` is the line after or before which the lines `first` to `last` move, counted in `target_motion`. `segments`
    hold the cited lines with their changes; paragraphs are divided by line feeds. `nodes` are the changed nodes.
    """

    kind: CitationKind
    motion: str
    first: int
    last: int
    segments: tuple[Segment, ...]
    nodes: tuple[str, ...]
    target: int = 0
    target_motion: str = ""

    @property
    def template(self) -> str:
        """Name of the sentence: the kind, with "_line" or "_lines" where lines are changed or moved."""
        if self.kind in (CitationKind.INSERT_AFTER, CitationKind.INSERT_BEFORE, CitationKind.NEW_MOTION):
            return self.kind.value
        return f"{self.kind.value}_{'line' if self.first == self.last else 'lines'}"

    @property
    def values(self) -> dict[str, int]:
        """What fills the template."""
        return {"first": self.first, "last": self.last, "target": self.target}


def citations(before: Programme, after: Programme, settings: LineSettings | None = None) -> list[Citation]:
    """Every change from `before` to `after` in the order of the lines of `before`, new motions last."""
    comparison = _Comparison(before, after, settings or LineSettings())
    order = dict.fromkeys(block.motion for block in comparison.old.values())
    motions = {motion: place for place, motion in enumerate(order)}
    found = [*comparison.deletions(), *comparison.changes(), *comparison.insertions(), *comparison.moves()]
    found.sort(key=lambda each: (motions.get(each.motion, len(motions)), each.first, each.last))
    return _joined(found)


_Key = tuple[str, Part, str, int]


@dataclass(frozen=True, slots=True)
class _Anchor:
    """The earlier line that new text follows; 0 is before the first. `known` says that the motion was there before."""

    motion: str
    line: int
    known: bool = True


@dataclass(frozen=True, slots=True)
class _Placed:
    """A block of the later state: what it follows, and what its moved subtree (`root`, if any) follows."""

    block: NumberedBlock
    root: str | None
    anchor: _Anchor
    outside: _Anchor


class _Comparison:
    def __init__(self, before: Programme, after: Programme, settings: LineSettings) -> None:
        self.old = {_key(block): block for block in number_lines(before, settings)}
        self._new = number_lines(after, settings)
        self._partners = _partners(self.old.values(), self._new)
        self._prefixes = (_prefixes(before), _prefixes(after))
        self._roots = _moved_roots(before, after)
        self._stretches = _stretches(before, self.old.values())

    def deletions(self) -> Iterator[Citation]:
        """Paragraphs that are gone."""
        kept = set(self._partners.values())
        for key, block in self.old.items():
            if key not in kept:
                segments = (Segment(Edit.DELETE, flat_text(block.lines)),)
                yield Citation(CitationKind.DELETE, block.motion, block.first, block.last, segments, (block.node,))

    def changes(self) -> Iterator[Citation]:
        """Paragraphs that say something else."""
        for block in self._new:
            partner = self._partners.get(_key(block))
            if partner is not None:
                yield from _changes_of(self.old[partner], self._text_after(block))

    def insertions(self) -> Iterator[Citation]:
        """New paragraphs one after the other are one insertion after the line that they follow."""
        fresh = [each for each in self._places() if _key(each.block) not in self._partners]
        for anchor, places in groupby(fresh, key=lambda each: each.anchor):
            blocks = [each.block for each in places]
            text = "\n".join(flat_text(block.lines) for block in blocks)
            nodes = tuple(dict.fromkeys(block.node for block in blocks))
            yield _insertion(anchor, (Segment(Edit.INSERT, text),), nodes)

    def moves(self) -> Iterator[Citation]:
        """Moved subtrees with the lines that they had."""
        targets = {each.root: each.outside for each in reversed(list(self._places())) if each.root is not None}
        for node, anchor in targets.items():
            first, last = self._stretches[node]
            kind = CitationKind.MOVE_AFTER if anchor.line else CitationKind.MOVE_BEFORE
            target = max(anchor.line, 1)
            yield Citation(kind, first.motion, first.first, last.last, (), (node,), target, anchor.motion)

    def _places(self) -> Iterator[_Placed]:
        known = {block.motion for block in self.old.values()}
        outside = _Anchor("", 0, "" in known)
        inside: dict[str, _Anchor] = {}
        for block in self._new:
            root = self._roots.get(block.node)
            if block.motion != outside.motion and (root is None or block.node == block.motion):
                outside = _Anchor(block.motion, 0, block.motion in known)
            yield _Placed(block, root, inside.get(root, outside) if root else outside, outside)
            partner = self._partners.get(_key(block))
            if partner is not None:
                anchor = _Anchor(self.old[partner].motion, self.old[partner].last)
                if root is None:
                    outside = anchor
                else:
                    inside[root] = anchor

    def _text_after(self, block: NumberedBlock) -> str:
        """The new text; a heading keeps its old number, since numbers that count anew are no change."""
        text = flat_text(block.lines)
        if block.part is not Part.TITLE or block.depth:
            return text
        old, new = (prefixes.get(block.node, "") for prefixes in self._prefixes)
        title = "" if text == new.rstrip() else text.removeprefix(new)
        return (old + title).rstrip() if not title else old + title


def flat_text(lines: Sequence[Line]) -> str:
    """The text of a block without the hyphens on top; a forced break is a line feed."""
    return "".join(_pieces(lines))


def _pieces(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        text = line.text.removesuffix("-") if line.hyphenated else line.text
        yield f"{text}\n" if line.forced else text


def _key(block: NumberedBlock) -> _Key:
    return block.node, block.part, block.key, block.place


def _prefixes(programme: Programme) -> dict[str, str]:
    return {node: f"{number} " for node, number in shown_numbers(programme).items()}


def _moved_roots(before: Programme, after: Programme) -> dict[str, str]:
    """For nodes in moved subtrees of the later state the id of the nearest moved node."""
    moved = {move.node for move in difference(before, after).moved}
    roots: dict[str, str] = {}
    for visit in visits(after.nodes):
        parent = visit.ancestors[-1].id if visit.ancestors else ""
        if visit.node.id in moved:
            roots[visit.node.id] = visit.node.id
        elif parent in roots:
            roots[visit.node.id] = roots[parent]
    return roots


def _stretches(before: Programme, blocks: Iterable[NumberedBlock]) -> dict[str, tuple[NumberedBlock, NumberedBlock]]:
    """First and last block of each node's subtree."""
    above = {visit.node.id: [*(each.id for each in visit.ancestors), visit.node.id] for visit in visits(before.nodes)}
    found: dict[str, tuple[NumberedBlock, NumberedBlock]] = {}
    for block in blocks:
        for node in above[block.node]:
            found[node] = (found[node][0], block) if node in found else (block, block)
    return found


def _partners(old: Iterable[NumberedBlock], new: Iterable[NumberedBlock]) -> dict[_Key, _Key]:
    """For each block of the later state the block that it was."""
    texts: dict[str, list[NumberedBlock]] = {}
    known = set()
    for block in old:
        known.add(_key(block))
        if block.part is Part.TEXT:
            texts.setdefault(block.node, []).append(block)
    found: dict[_Key, _Key] = {}
    later: dict[str, list[NumberedBlock]] = {}
    for block in new:
        if block.part is Part.TEXT:
            later.setdefault(block.node, []).append(block)
        elif _key(block) in known:
            found[_key(block)] = _key(block)
    for node, blocks in later.items():
        found.update(_aligned(texts.get(node, []), blocks))
    return found


def _aligned(old: Sequence[NumberedBlock], new: Sequence[NumberedBlock]) -> Iterator[tuple[_Key, _Key]]:
    """Paragraphs of one text: equal ones first, then between them those that have most words in common."""
    before, after = [flat_text(each.lines) for each in old], [flat_text(each.lines) for each in new]
    words, others = [Counter(text.split()) for text in before], [Counter(text.split()) for text in after]
    at = to = 0
    for place, target, length in [*matches(before, after), (len(old), len(new), 0)]:
        free = to
        for index in range(at, place):
            partner = next((each for each in range(free, target) if _alike(words[index], others[each])), None)
            if partner is not None:
                yield _key(new[partner]), _key(old[index])
                free = partner + 1
        for offset in range(length):
            yield _key(new[target + offset]), _key(old[place + offset])
        at, to = place + length, target + length


def _alike(words: Counter[str], others: Counter[str]) -> bool:
    return 2 * (words & others).total() >= _ALIKE * (words.total() + others.total())


def _insertion(anchor: _Anchor, segments: tuple[Segment, ...], nodes: tuple[str, ...]) -> Citation:
    if not anchor.known:
        return Citation(CitationKind.NEW_MOTION, anchor.motion, 0, 0, segments, nodes)
    if anchor.line:
        return Citation(CitationKind.INSERT_AFTER, anchor.motion, anchor.line, anchor.line, segments, nodes)
    return Citation(CitationKind.INSERT_BEFORE, anchor.motion, 1, 1, segments, nodes)


def _changes_of(block: NumberedBlock, after: str) -> Iterator[Citation]:
    """The changed lines of a paragraph; changes that touch one line are cited together."""
    segments = word_difference(flat_text(block.lines), after)
    ends = _line_ends(block.lines)
    group: list[tuple[int, int]] = []
    for start, end in _changed_stretches(segments):
        first = bisect_right(ends, start)
        last = max(first, bisect_left(ends, end))
        first, last = min(first, len(ends) - 1), min(last, len(ends) - 1)
        if group and first <= group[-1][1]:
            group[-1] = (group[-1][0], max(last, group[-1][1]))
        else:
            group.append((first, last))
    for first, last in group:
        cited = _clipped(segments, ends[first - 1] if first else 0, ends[last], last == len(ends) - 1)
        yield Citation(_kind(cited), block.motion, block.first + first, block.first + last, cited, (block.node,))


def _kind(segments: Iterable[Segment]) -> CitationKind:
    edits = {segment.edit for segment in segments}
    if Edit.DELETE in edits:
        return CitationKind.REPLACE if Edit.INSERT in edits else CitationKind.DELETE
    return CitationKind.INSERT


def _line_ends(lines: Sequence[Line]) -> list[int]:
    """Where the lines end in `flat_text`."""
    return list(accumulate(len(piece) for piece in _pieces(lines)))


def _changed_stretches(segments: Iterable[Segment]) -> Iterator[tuple[int, int]]:
    """Start and end in the earlier text of each deletion and insertion; an insertion has no length."""
    place = 0
    for segment in segments:
        length = 0 if segment.edit is Edit.INSERT else len(segment.text)
        if segment.edit is not Edit.EQUAL:
            yield place, place + length
        place += length


def _clipped(segments: Iterable[Segment], start: int, end: int, at_end: bool) -> tuple[Segment, ...]:
    """The segments between two places of the earlier text; an insertion at `end` belongs there only `at_end`."""
    clipped: list[Segment] = []
    place = 0
    for segment in segments:
        if segment.edit is Edit.INSERT:
            if start <= place < end or (at_end and place == end):
                clipped.append(segment)
            continue
        text = segment.text[max(0, start - place) : max(0, end - place)]
        if text:
            clipped.append(replace(segment, text=text))
        place += len(segment.text)
    return tuple(clipped)


def _joined(found: Iterable[Citation]) -> list[Citation]:
    """Whole paragraphs that go one after the other are one deletion; with new ones at their place a replacement."""
    joined: list[Citation] = []
    for citation in found:
        if joined and (together := _together(joined[-1], citation)):
            joined[-1] = together
        else:
            joined.append(citation)
    return joined


def _together(first: Citation, second: Citation) -> Citation | None:
    """None where the two stay apart. What follows is a deletion of whole paragraphs."""
    if first.motion != second.motion or not _is_whole(second) or second.kind is not CitationKind.DELETE:
        return None
    beside = {CitationKind.INSERT_AFTER: first.last + 1, CitationKind.INSERT_BEFORE: first.first}.get(first.kind)
    start = second.first if beside == second.first else first.first
    if beside != second.first and not (_is_whole(first) and second.first == first.last + 1):
        return None
    deleted, inserted = _text(Edit.DELETE, first, second), _text(Edit.INSERT, first, second)
    segments = tuple(each for each in (Segment(Edit.DELETE, deleted), Segment(Edit.INSERT, inserted)) if each.text)
    nodes = tuple(dict.fromkeys((*first.nodes, *second.nodes)))
    return Citation(_kind(segments), first.motion, start, second.last, segments, nodes)


def _is_whole(citation: Citation) -> bool:
    """Whether nothing of the cited lines stays."""
    whole = (CitationKind.DELETE, CitationKind.REPLACE)
    return citation.kind in whole and all(each.edit is not Edit.EQUAL for each in citation.segments)


def _text(edit: Edit, *cited: Citation) -> str:
    parts = ("".join(each.text for each in citation.segments if each.edit is edit) for citation in cited)
    return "\n".join(part for part in parts if part)
