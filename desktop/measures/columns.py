"""How wide the columns of the table of measures are until someone draws them to a width of her own."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.measures.model import Column
from programme.model import FieldKind, FieldRole

PADDING = 24
"""Pixels beside the words of a cell."""
NARROWEST, WIDEST = 72, 200
"""Pixels for columns whose values are short and known: numbers, days, choices."""
TITLE, WORDS = 360, 132
"""What a title and other running words have at least; below, the table is scrolled."""
TITLE_SHARE = 3
"""So many times the room of another column that is left over goes to the title."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the widths depend on: the room, the zoom of the letters, and how wide words are."""

    room: int
    zoom: float
    advance: Callable[[str], int]


def first_widths(columns: Sequence[Column], numbers: Sequence[str], measured: Measured) -> list[int]:
    """One width for each of `columns`, together as wide as the room where it is enough; `numbers` are the shown ones."""
    known = {place: _short(column, place, numbers, measured) for place, column in enumerate(columns)}
    fixed = {place: width for place, width in known.items() if width}
    least = {
        place: round((TITLE if column.item == "title" else WORDS) * measured.zoom)
        for place, column in enumerate(columns)
        if place not in fixed
    }
    spare = max(0, measured.room - sum(fixed.values()) - sum(least.values()))
    shares = {place: TITLE_SHARE if columns[place].item == "title" else 1 for place in least}
    whole = sum(shares.values()) or 1
    widths = fixed | {place: least[place] + spare * shares[place] // whole for place in least}
    return [widths[place] for place in range(len(columns))]


def _short(column: Column, place: int, numbers: Sequence[str], measured: Measured) -> int:
    """The width of a column whose values are short; 0 where words run."""
    field = column.field
    if place == 0:
        values = [max(numbers, key=len, default="")]
    elif field is not None and field.choices:
        values = list(field.choices)
    elif field is not None and (field.kind is FieldKind.DATE or field.role is FieldRole.DEADLINE):
        values = ["00.00.0000"]
    else:
        return 0
    # the head has the arrow of its order beside its word
    padding = round(PADDING * measured.zoom)
    widest = max([measured.advance(column.label) + padding, *map(measured.advance, values)]) + padding
    return round(min(max(widest, NARROWEST * measured.zoom), WIDEST * measured.zoom))
