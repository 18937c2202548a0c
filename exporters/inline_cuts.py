"""Runs as flat text, and stretches of it as runs again. A forced break is one character, a footnote none."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from programme.markup import Footnote, Inline, LineBreak, Run


def flat(inlines: Iterable[Inline]) -> str:
    """The text that places in `cut` count in."""
    return "".join(
        each.text if isinstance(each, Run) else "\n" if isinstance(each, LineBreak) else "" for each in inlines
    )


def cut(inlines: Iterable[Inline], start: int, end: int) -> Iterator[Inline]:
    """The runs from `start` to `end`. A footnote belongs to the text that it follows."""
    place = 0
    for each in inlines:
        if isinstance(each, Footnote):
            if start < place <= end or start == place == 0:
                yield each
            continue
        length = len(each.text) if isinstance(each, Run) else 1
        first, last = max(start - place, 0), min(end - place, length)
        if first < last:
            yield replace(each, text=each.text[first:last]) if isinstance(each, Run) else each
        place += length
