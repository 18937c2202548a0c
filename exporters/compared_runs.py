"""Two versions of a paragraph as one: runs that were kept, added, removed."""

from collections.abc import Iterable, Mapping, Sequence

from exporters.block_types import Mark, MarkedRuns
from exporters.inline_cuts import cut, flat
from programme.markup import Footnote, Inline, Run, plain_of
from programme.word_difference import Edit, word_difference

_FIRST_SIGN = 0xF0000  # for private use
_BETWEEN = MarkedRuns(Mark.KEPT, (Run(" "),))
"""Keeps a removed word from the one in its place, for the eye, the ear and whoever copies the text."""


def whole(inlines: Sequence[Inline], mark: Mark) -> tuple[MarkedRuns, ...]:
    """All of it with one mark."""
    return (MarkedRuns(mark, tuple(inlines)),) if inlines else ()


def compared(before: Sequence[Inline], after: Sequence[Inline], apart: bool = True) -> tuple[MarkedRuns, ...]:
    """Word by word, what was removed ahead of what came in its place; the look is that of the side a word is from.

    `apart` sets a blank between a removed word and the one in its place and compares a footnote in brackets where its
    mark stands. Without it kept and added words are exactly `after`, kept and removed ones `before`, and footnotes stay
    footnotes: one whose words changed goes, and another comes.
    """
    notes: dict[Footnote, str] = {}
    signs = None if apart else notes
    old, new = _without_notes(before, signs), _without_notes(after, signs)
    known = {sign: note for note, sign in notes.items()}
    at = to = 0
    pieces: list[MarkedRuns] = []
    last = ""
    for segment in word_difference(flat(old), flat(new)):
        length = len(segment.text)
        if segment.edit is Edit.DELETE:
            pieces.append(MarkedRuns(Mark.REMOVED, _with_notes(cut(old, at, at + length), known)))
        else:
            mark = Mark.KEPT if segment.edit is Edit.EQUAL else Mark.ADDED
            if apart and last[-1:].isalnum() and segment.text[:1].isalnum():
                pieces.append(_BETWEEN)
            pieces.append(MarkedRuns(mark, _with_notes(cut(new, to, to + length), known)))
        last = segment.text
        at += length * (segment.edit is not Edit.INSERT)
        to += length * (segment.edit is not Edit.DELETE)
    return tuple(pieces)


def _without_notes(inlines: Iterable[Inline], signs: dict[Footnote, str] | None) -> list[Inline]:
    """Footnotes as their words, or where there are `signs` each as a sign of its own, which no text has."""
    return [
        Run(plain_of((each,)) if signs is None else signs.setdefault(each, chr(_FIRST_SIGN + len(signs))))
        if isinstance(each, Footnote)
        else each
        for each in inlines
    ]


def _with_notes(inlines: Iterable[Inline], known: Mapping[str, Footnote]) -> tuple[Inline, ...]:
    if not known:
        return tuple(inlines)
    return tuple(known.get(each.text, each) if isinstance(each, Run) else each for each in inlines)
