"""Two versions of a paragraph as one: runs that were kept, added, removed."""

from collections.abc import Iterable, Sequence

from exporters.block_types import Mark, MarkedRuns
from exporters.inline_cuts import cut, flat
from programme.markup import Footnote, Inline, Run, plain_of
from programme.word_difference import Edit, word_difference

_BETWEEN = MarkedRuns(Mark.KEPT, (Run(" "),))
"""Keeps a removed word from the one in its place, for the eye, the ear and whoever copies the text."""


def whole(inlines: Sequence[Inline], mark: Mark) -> tuple[MarkedRuns, ...]:
    """All of it with one mark."""
    return (MarkedRuns(mark, tuple(inlines)),) if inlines else ()


def compared(before: Sequence[Inline], after: Sequence[Inline], apart: bool = True) -> tuple[MarkedRuns, ...]:
    """Word by word, what was removed ahead of what came in its place; the look is that of the side a word is from.

    A footnote is compared in brackets where its mark stands. `apart` sets a blank between a removed word and the one in
    its place; without it kept and added words are exactly `after`, kept and removed ones `before`.
    """
    old, new = _open_notes(before), _open_notes(after)
    at = to = 0
    pieces: list[MarkedRuns] = []
    last = ""
    for segment in word_difference(flat(old), flat(new)):
        length = len(segment.text)
        if segment.edit is Edit.DELETE:
            pieces.append(MarkedRuns(Mark.REMOVED, tuple(cut(old, at, at + length))))
        else:
            mark = Mark.KEPT if segment.edit is Edit.EQUAL else Mark.ADDED
            if apart and last[-1:].isalnum() and segment.text[:1].isalnum():
                pieces.append(_BETWEEN)
            pieces.append(MarkedRuns(mark, tuple(cut(new, to, to + length))))
        last = segment.text
        at += length * (segment.edit is not Edit.INSERT)
        to += length * (segment.edit is not Edit.DELETE)
    return tuple(pieces)


def _open_notes(inlines: Iterable[Inline]) -> list[Inline]:
    return [Run(plain_of((each,))) if isinstance(each, Footnote) else each for each in inlines]
