"""Keys that order siblings: between any two there is room for one more, so that a move changes one row.

A key is a fraction in base 62, written without "0." ("V" is about a half). Keys sort as ASCII text (PostgreSQL: collation
"C") and never end with "0", so that there is always room before them.
"""

from bisect import bisect_left
from collections.abc import Sequence

_DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_BASE = len(_DIGITS)


def between(before: str, after: str) -> str:
    """A short key after `before` and before `after`; "" stands for the open end on either side.

    At an open end it steps by one digit: appending is what people do most, and halving would lengthen keys six times
    as fast.
    """
    if not after:
        return _following(before)
    if not before:
        return _preceding(after)
    key, place, bounded = "", 0, True
    while True:
        low = _digit(before, place)
        high = _digit(after, place) if bounded else _BASE
        if high - low > 1:
            return key + _DIGITS[(low + high) // 2]
        key += _DIGITS[low]
        bounded = bounded and high == low
        place += 1


def spread(count: int) -> list[str]:
    """`count` keys in order, evenly spaced and as short as that allows."""
    width = 1
    while _BASE**width <= count + 1:
        width += 1
    step = _BASE**width // (count + 1)
    return [_written(step * place, width) for place in range(1, count + 1)]


def rekeyed(keys: Sequence[str | None]) -> list[str]:
    """Keys in order for siblings that have `keys` now (None: new ones), with as few changed as possible."""
    kept = _longest_rising(keys)
    result: list[str] = []
    position = 0
    while position < len(keys):
        if position in kept:
            result.append(keys[position] or "")
            position += 1
            continue
        end = next((each for each in range(position, len(keys)) if each in kept), len(keys))
        before = result[-1] if result else ""
        result += _filled(before, (keys[end] or "") if end < len(keys) else "", end - position)
        position = end
    return result


def _filled(before: str, after: str, count: int) -> list[str]:
    """`count` keys between two, by halving, so that they stay short."""
    if count <= 0:
        return []
    if not before and not after:
        return spread(count)
    middle = between(before, after)
    half = count // 2
    return [*_filled(before, middle, half), middle, *_filled(middle, after, count - half - 1)]


def _longest_rising(keys: Sequence[str | None]) -> set[int]:
    """Positions of a longest strictly rising run of the keys there are."""
    tails: list[str] = []
    tail_positions: list[int] = []
    previous: dict[int, int | None] = {}
    for position, key in enumerate(keys):
        if not key or key.endswith("0"):
            continue
        place = bisect_left(tails, key)
        previous[position] = tail_positions[place - 1] if place else None
        tails[place : place + 1] = [key]
        tail_positions[place : place + 1] = [position]
    found: set[int] = set()
    position_or_none = tail_positions[-1] if tail_positions else None
    while position_or_none is not None:
        found.add(position_or_none)
        position_or_none = previous[position_or_none]
    return found


def _following(key: str) -> str:
    if not key:
        return _DIGITS[_BASE // 2]
    place = next((place for place, digit in enumerate(key) if digit != _DIGITS[-1]), None)
    return key + _DIGITS[1] if place is None else key[:place] + _DIGITS[_digit(key, place) + 1]


def _preceding(key: str) -> str:
    place = next(place for place, digit in enumerate(key) if digit != _DIGITS[0])
    digit = _digit(key, place)
    return key[:place] + (_DIGITS[digit - 1] if digit > 1 else _DIGITS[0] + _DIGITS[-1])


def _digit(key: str, place: int) -> int:
    return _DIGITS.index(key[place]) if place < len(key) else 0


def _written(value: int, width: int) -> str:
    digits = ""
    for _ in range(width):
        value, rest = divmod(value, _BASE)
        digits = _DIGITS[rest] + digits
    return digits.rstrip("0")
