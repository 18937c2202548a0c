"""What a person chooses for an export."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from programme.measures import MeasureQuery
from programme.model import Programme


class Edition(StrEnum):
    """The kinds of print. Values are the words of the command line."""

    PRINT = "print"  # Druckfassung
    DEBATE = "debate"  # Beratungsfassung, with line numbers
    TABLE = "table"  # Maßnahmentabelle
    SHEETS = "sheets"  # Ein Blatt je Maßnahme
    COMPARISON = "comparison"  # Vergleich of two versions


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """One export.

    `parts` are node ids; empty means the whole programme. `stand` is the date printed as "Stand" (TT.MM.JJJJ),
    `version` the name of the version, both "" when not to be printed. `design` names a file of `resources/designs`.
    `line_width` is the L of the line-number rule, `line_step` prints every nth number, `notes_margin` leaves room at
    the right. `created` is the time in the file's properties (ISO 8601, UTC), given by the caller so that the same
    input makes the same bytes.

    `embed_fonts` puts the design's fonts into Word files (0.7 MB more).

    `line_record` are the lines of a version that was printed for deliberation (`programme.line_records`); without it
    they are counted now. `lines_of` is the id of that version where a person chose one, "" for lines counted now: whoever
    exports takes the record from the store (`exporters.printed_lines`). `compare_with` is the earlier version of a comparison, `compare_name` what it is called;
    `only_changes` leaves out what is the same in both. With `tracked_changes` Word gets the differences as changes that
    can be accepted or refused, made by `author`; then nothing is left out.
    """

    edition: Edition = Edition.PRINT
    parts: tuple[str, ...] = ()
    design: str = "ratsvorlage"
    cover: bool = True
    contents: bool = True
    contents_depth: int = 3
    imprint: bool = True
    chapter_on_new_page: bool = False
    empty_fields: bool = False
    comments: bool = False
    line_width: int = 80
    line_step: int = 1
    number_whole_programme: bool = False
    notes_margin: bool = True
    stand: str = ""
    version: str = ""
    created: str = "2026-01-01T00:00:00Z"
    measure_filter: MeasureQuery | None = None
    embed_fonts: bool = True
    lines_of: str = ""
    line_record: Mapping[str, Any] | None = None
    compare_with: Programme | None = None
    compare_name: str = ""
    only_changes: bool = False
    tracked_changes: bool = False
    author: str = ""
