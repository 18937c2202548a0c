"""How far long work has come, put together from its parts."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from database.backend import OnStep

T = TypeVar("T")

WHOLE = 100
PIECE = 500
"""Rows between two looks at how far the work is, and whether it shall go on."""


def pieces(rows: Sequence[T], on_step: OnStep) -> Iterator[Sequence[T]]:
    """`rows` in pieces, in order. `on_step` is told between two what is left; so what is short is never broken off."""
    for start in range(0, len(rows), PIECE):
        if start:
            on_step(len(rows) - start, len(rows))
        yield rows[start : start + PIECE]


def part(on_step: OnStep | None, start: int, end: int) -> OnStep:
    """What tells `on_step` of one part of the work, from `start` to `end` of `WHOLE`; nothing where that is None."""

    def told(left: int, total: int) -> None:
        if on_step is not None:
            done = start + (end - start) * (total - left) // max(1, total)
            on_step(WHOLE - done, WHOLE)

    return told
