"""Letting many values go."""

import weakref

from programme.bulk import let_go


class _Thing:
    """What can be asked whether it is still there."""


def test_a_list_is_emptied_piece_by_piece_from_its_front() -> None:
    things = [_Thing() for _ in range(5)]
    left: list[list[bool]] = []
    there = [weakref.ref(each) for each in things]
    weakref.finalize(things[2], lambda: left.append([each() is not None for each in there]))
    let_go(things, 2)
    assert things == []
    assert left[0][:2] == [False, False] and left[0][4]
