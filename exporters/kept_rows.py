"""Which rows of a measure's fields share a page: the first two and the last two, as the lines of a paragraph do."""

from collections.abc import Sequence

from exporters.block_types import FieldRow
from programme.markup import plain_of

_SHORT = 200
"""Characters of a value; a longer one may stand alone on a page, and pages would end half empty for it."""


def kept_rows(rows: Sequence[FieldRow]) -> set[int]:
    """Places of the rows that stay with the next one. Word files and pages ask alike, so that they count the same pages."""
    pairs = {0, len(rows) - 2} if len(rows) > 1 else set()
    return {place for place in pairs if all(len(plain_of(value)) <= _SHORT for _, value in rows[place : place + 2])}
