"""Forms that set the name of each field small above its value, several fields side by side, without any ruling."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from importers.pdf.rows import Row, rows_as_set, segments_of
from importers.pdf.words import Word

_SMALLER = 0.85
"""Times the size of a value that a name has at most."""
_STRAIGHT = 2.0
"""Points by which left edges may differ."""
_FEWEST_ROWS = 2
_NEAR = 2.2
"""Font sizes between the lines of one field at most."""


@dataclass(slots=True)
class StackedForm:
    """The fields of a form, row by row: the words of each name and of its value. `rows` are all its rows on the page."""

    fields: list[tuple[list[Word], list[Word]]] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    names: int = 0
    """How many of the rows hold names."""


def stacked_forms(words: Sequence[Word]) -> list[StackedForm]:
    """The forms of a page, from top to bottom; names in one row are no form."""
    grows = sum(one.size <= _SMALLER * other.size for one, other in pairwise(words))
    rows = rows_as_set(words) if grows >= _FEWEST_ROWS else []
    forms: list[StackedForm] = []
    place = 0
    while place + 1 < len(rows):
        form, after = _form_at(rows, place)
        if form.names >= _FEWEST_ROWS:
            forms.append(form)
        place = max(after, place + 1)
    return forms


def _form_at(rows: Sequence[Row], place: int) -> tuple[StackedForm, int]:
    """The form that begins at a row, and the place of the row below it; without fields where none begins there."""
    form = StackedForm()
    while place + 1 < len(rows) and _names_values(rows[place], rows[place + 1]):
        names, size = segments_of(rows[place]), rows[place + 1].size
        values: list[list[Word]] = [[] for _ in names]
        form.rows.append(rows[place])
        place += 1
        while place < len(rows) and _goes_on(form.rows[-1], rows[place], names, size):
            for part in segments_of(rows[place]):
                values[_column(names, part)] += part.words
            form.rows.append(rows[place])
            place += 1
        form.names += 1
        form.fields += [(name.words, value) for name, value in zip(names, values, strict=True)]
    return form, place


def _names_values(names: Row, values: Row) -> bool:
    """Whether a row of several small parts stands right above a row of larger ones that begin at the same places."""
    if names.size > _SMALLER * values.size or max(word.size for word in names.words) > names.size:
        return False
    parts = segments_of(names)
    return len(parts) > 1 and _goes_on(names, values, parts, values.size)


def _goes_on(above: Row, row: Row, names: Sequence[Row], size: float) -> bool:
    """Whether a row holds further words of values."""
    near = row.base - above.base <= _NEAR * size and row.size == size
    return near and all(_column(names, part) >= 0 for part in segments_of(row))


def _column(names: Sequence[Row], part: Row) -> int:
    """The name whose left edge a part shares; -1 for none."""
    return next((place for place, name in enumerate(names) if abs(name.left - part.left) <= _STRAIGHT), -1)
