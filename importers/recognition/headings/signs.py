"""What headings are recognised by."""

from dataclasses import dataclass

WORD = "word"
"""Family of the signs that name a level; their order is its depth."""
MATTER = "matter"
"""Family of forewords and the like, which stand beside the chapters whatever they look like."""
REASON = "reason"
"""Family of what heads a motion's reason: right below the motion, beside the parts of its text; beside its chapters where
the motion itself has no heading."""
INNER = " inner"
"""Ends the detail of signs that are deeper than the same without: bold, and the text follows in the same paragraph, or
a section by what its chapter has and it has not."""


LOOKS = ("size", "bold", "caps", "underlined", "face")
"""Families of the signs that only look other than the text."""


@dataclass(frozen=True, slots=True)
class Sign:
    """What a heading is recognised by. Equal signs are equal ranks. `order` sorts signs of one `family`, outermost
    first; signs of different families are compared by how they follow each other."""

    family: str
    order: float = 0.0
    detail: str = ""


BARE_SECTION = Sign("named", detail="§")
"""The sign of a section of a contract or a statute that bears a number only ("§ 3")."""
ROW = Sign("named", detail="row")
"""The sign of a row of a table that heads the rows below it."""
SHEET_NAME = Sign("named", detail="sheet")
"""The sign of the name of a workbook's sheet, which heads all that stands on it."""
