"""OpenSlides' export of motions as CSV: one motion a row, texts as plain text or HTML."""

from collections.abc import Iterator
from dataclasses import replace

from importers.motion_lines import motion_lines
from importers.source import SourceLine
from importers.tables.grid import Grid, named_rows

_NUMBER = ("identifier", "number", "bezeichner", "nummer", "kennung")
_TITLE = ("title", "titel")
_TEXT = ("text", "antragstext")
_REASON = ("reason", "begründung")
_META = {
    "submitters": "Antragsteller*in", "submitter": "Antragsteller*in", "antragsteller/innen": "Antragsteller*in",
    "antragsteller/in": "Antragsteller*in", "antragsteller*innen": "Antragsteller*in", "antragsteller": "Antragsteller*in",
    "antragstellende": "Antragsteller*in", "category": "Sachgebiet", "sachgebiet": "Sachgebiet", "kategorie": "Sachgebiet",
    "origin": "Herkunft", "herkunft": "Herkunft", "motion block": "Antragsblock", "motion_block": "Antragsblock",
    "antragsblock": "Antragsblock", "state": "Status", "status": "Status", "recommendation": "Empfehlung",
    "empfehlung": "Empfehlung", "tags": "Schlagwörter", "schlagwörter": "Schlagwörter",
}  # fmt: skip
_READ = {*_NUMBER, *_TITLE, *_TEXT, *_REASON, *_META}
_SHORT = 80
"""Letters up to which what stands in a column of another name is a detail; longer it is a section."""


def is_openslides(grid: Grid) -> bool:
    """Whether the head of a table is that of an export of motions: title and text, and a number, reason or submitters."""
    rows = named_rows(grid)
    names = {name for _, row in rows for name in row}
    has = [any(name in names for name in group) for group in (_TITLE, _TEXT)]
    more = any(name in names for name in (*_NUMBER, *_REASON, "submitters", "antragsteller/innen", "antragsteller/in"))
    return all(has) and more


def motions_of(grid: Grid) -> Iterator[SourceLine]:
    """The lines of all motions; all lines of a motion cite its row."""
    for number, row in named_rows(grid):
        meta = [
            (_META[name], " ".join(value.split())) for name, value in row.items() if name in _META and value.strip()
        ]
        sections = [("Antragstext", _first(row, _TEXT)), ("Begründung", _first(row, _REASON))]
        for name, value in row.items():
            if name not in _READ and value.strip():
                is_short = len(value) <= _SHORT and "\n" not in value.strip() and "<" not in value
                (meta if is_short else sections).append((name[:1].upper() + name[1:], value))
        for line in motion_lines(_first(row, _NUMBER), _first(row, _TITLE), meta, sections):
            yield replace(line, number=number)


def _first(row: dict[str, str], names: tuple[str, ...]) -> str:
    return next((row[name].strip() for name in names if row.get(name, "").strip()), "")
