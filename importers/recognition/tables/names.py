"""Names of columns and rows that say where their words go."""

import re
from collections import Counter
from collections.abc import Sequence

from importers.recognition.blocks import ends_sentence
from importers.recognition.labels import folded_label, is_known
from importers.recognition.tables.cells import TableCell
from importers.recognition.words import level_word
from programme.model import Level

TITLES = frozenset("titel massnahme massnahmen massnahmentitel bezeichnung projekt projekttitel name kurztitel vorhaben"
                    " massnahmenbezeichnung titeldermassnahme handlung handlungsempfehlung forderung losung".split())  # fmt: skip
NUMBERS = frozenset("nr nummer lfdnr lfd massnahmennr massnahmennummer kennung kurzel id".split())
PARENTS = {
    **dict.fromkeys(("handlungsfeld", "themenfeld", "aktionsfeld", "bereich", "themenbereich", "kapitel", "sektor"), Level.HANDLUNGSFELD),
    **dict.fromkeys(("leitziel", "oberziel", "strategischesziel", "themenblock", "unterkapitel"), Level.LEITZIEL),
    **dict.fromkeys(("handlungsziel", "teilziel", "unterziel", "operativesziel", "abschnitt"), Level.HANDLUNGSZIEL),
}  # fmt: skip
_LONGEST_LABEL = 90
SLASH = re.compile(r"\s*/\s+|\s+/\s*")


def is_label(cell: TableCell, repeated: Counter[str]) -> bool:
    """Whether a cell of the first column names what stands beside it. `repeated` counts the tables of such cells."""
    plain = cell.plain
    if not plain or len(plain) > _LONGEST_LABEL or cell.column > 0:
        return False
    name = folded_label(plain)
    return (
        plain.endswith(":")
        or is_known(plain)
        or (repeated[name] > 1 and not name.isdigit())
        or name in PARENTS
        or name in TITLES
        or level_word(plain) is not None
    )


def is_header(row: Sequence[TableCell]) -> bool:
    """Short cells that name their columns."""
    if any(cell.place.header for cell in row):
        return True
    return len(row) > 1 and are_names(row) and has_meaning(row)


def are_names(row: Sequence[TableCell]) -> bool:
    """Whether all cells of a row are short and none is a sentence."""
    return all(len(cell.plain) <= _LONGEST_LABEL and not ends_sentence(cell.plain.rstrip(".:?")) for cell in row)


def has_meaning(row: Sequence[TableCell]) -> bool:
    """Whether a row names at least two things that measures have, one of them a title or a known field."""
    names = [folded_label(part) for cell in row for part in SLASH.split(cell.plain)]
    known = [name in TITLES or name in NUMBERS or name in PARENTS or is_known(name) for name in names]
    return sum(known) >= min(2, len(row)) and any(name in TITLES or is_known(name) for name in names)


def is_plain_field(row: Sequence[TableCell]) -> bool:
    """Whether a first row is a field with its value rather than the names of columns."""
    name = row[0].plain
    named = is_known(name) or folded_label(name) in PARENTS or level_word(name) is not None
    return len(row) == 2 and named and not has_meaning(row)
