"""Word's pages as our own layout sees them: how much room for notes the sheets have, and which of them go on overleaf."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from exporters.block_types import BulletMeasure, Heading, MeasureBlock, NumberedLines, PrintBlock, Sheet
from exporters.composing.document import DocumentSetter, furniture, line_setter
from exporters.composing.looks import font_set, frame
from exporters.composing.sheets import CONTINUED, NOTES_TITLE
from exporters.design import Alignment, Design
from exporters.options import Edition, ExportOptions
from exporters.typesetting.items import Page, PlacedLine
from exporters.typesetting.lines import LineSetter
from exporters.typesetting.structure import ARTIFACT
from programme.language.hyphenation import hyphenator
from programme.model import Programme
from resources.paths import hyphenation_files

_SPARED, _SPARED_BY_FIELD = 2.0, 0.6
"""Lines of text that are left free, since Word's lines are not always ours and its spaces add up: a sheet must not spill
over for notes."""
_LEAST = 50.0


class SheetRoom(NamedTuple):
    """`notes`: points of room for notes, 0 for none; `goes_on`: whether the sheet takes more than one page."""

    notes: float = 0.0
    goes_on: bool = False


def sheet_rooms(
    programme: Programme, options: ExportOptions, design: Design, blocks: Sequence[PrintBlock]
) -> dict[str, SheetRoom]:
    """The room of sheets by their anchors, where they have any or go on overleaf; empty for other editions."""
    if options.edition is not Edition.SHEETS:
        return {}
    layout = DocumentSetter(design, word_setter(design), options).layout(
        without_comments(blocks), furniture(programme, options, design)
    )
    spared = {
        block.anchor: design.text.leading * (_SPARED + _SPARED_BY_FIELD * len(block.rows))
        for block in blocks
        if isinstance(block, Sheet)
    }
    body = frame(design.page)
    foot = body.height - body.bottom
    rooms: dict[str, SheetRoom] = {}
    anchor = ""
    for page in layout.pages:
        anchor = next((name for name, _ in page.anchors if name in spared), anchor)
        title = _place(page, NOTES_TITLE)
        notes = 0.0 if title is None else foot - title - spared[anchor]
        goes_on = _place(page, CONTINUED) is not None
        if notes >= _LEAST or goes_on:
            rooms[anchor] = SheetRoom(notes if notes >= _LEAST else 0.0, goes_on)
    return rooms


def word_setter(design: Design) -> LineSetter:
    """Sets lines as Word will; for ragged text that is our own setter, with what it remembers."""
    if design.text.align is not Alignment.JUSTIFIED:
        return line_setter(design)
    return LineSetter(font_set(design), hyphenator(*hyphenation_files()).positions, as_word=True)


def without_comments(blocks: Iterable[PrintBlock]) -> list[PrintBlock]:
    """The blocks as they fill Word's pages: its comments stand beside them."""
    return [
        replace(block, comments=())
        if isinstance(block, Heading | BulletMeasure | MeasureBlock | NumberedLines | Sheet) and block.comments
        else block
        for block in blocks
    ]


def _place(page: Page, begin: str) -> float | None:
    """The height of a line that belongs to no element and begins so; None where there is none."""
    for item in page.items:
        if isinstance(item, PlacedLine) and item.marks.element == ARTIFACT and item.line.text.startswith(begin):
            return item.y
    return None
