"""How far long work has come, put together from its parts."""

from database.backend import OnStep

WHOLE = 100
PIECE = 500
"""Rows between two looks at how far the work is, and whether it shall go on."""


def part(on_step: OnStep | None, start: int, end: int) -> OnStep:
    """What tells `on_step` of one part of the work, from `start` to `end` of `WHOLE`; nothing where that is None."""

    def told(left: int, total: int) -> None:
        if on_step is not None:
            done = start + (end - start) * (total - left) // max(1, total)
            on_step(WHOLE - done, WHOLE)

    return told
