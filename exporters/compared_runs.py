"""Two versions of a paragraph as one: runs that were kept, added, removed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from exporters.block_types import Mark, MarkedRuns
from programme.markup import Footnote, Inline, LineBreak, Run, plain_of
from programme.word_difference import Edit, word_difference


def whole(inlines: Sequence[Inline], mark: Mark) -> tuple[MarkedRuns, ...]:
    """All of it with one mark."""
    return (MarkedRuns(mark, tuple(inlines)),) if inlines else ()


def compared(before: Sequence[Inline], after: Sequence[Inline]) -> tuple[MarkedRuns, ...]:
    """Word by word, what was removed ahead of what came in its place; the look is that of the side a word is from.

    A footnote is compared in brackets where its mark stands.
    """
    old, new = _open_notes(before), _open_notes(after)
    at = to = 0
    pieces: list[MarkedRuns] = []
    for segment in word_difference(_flat(old), _flat(new)):
        length = len(segment.text)
        if segment.edit is Edit.DELETE:
            pieces.append(MarkedRuns(Mark.REMOVED, tuple(_cut(old, at, at + length))))
        else:
            mark = Mark.KEPT if segment.edit is Edit.EQUAL else Mark.ADDED
            pieces.append(MarkedRuns(mark, tuple(_cut(new, to, to + length))))
        at += length * (segment.edit is not Edit.INSERT)
        to += length * (segment.edit is not Edit.DELETE)
    return tuple(pieces)


def _open_notes(inlines: Iterable[Inline]) -> list[Run | LineBreak]:
    return [Run(plain_of((each,))) if isinstance(each, Footnote) else each for each in inlines]


def _flat(inlines: Iterable[Run | LineBreak]) -> str:
    return "".join(each.text if isinstance(each, Run) else "\n" for each in inlines)


def _cut(inlines: Iterable[Run | LineBreak], start: int, end: int) -> Iterator[Inline]:
    place = 0
    for each in inlines:
        length = len(each.text) if isinstance(each, Run) else 1
        first, last = max(start - place, 0), min(end - place, length)
        if first < last:
            yield replace(each, text=each.text[first:last]) if isinstance(each, Run) else each
        place += length
