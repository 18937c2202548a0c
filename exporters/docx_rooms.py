"""Word's pages as our own layout sees them: how much room for notes the sheets have."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from exporters.block_types import BulletMeasure, Heading, MeasureBlock, NumberedLines, PrintBlock, Sheet
from exporters.composing.document import DocumentSetter, furniture, line_setter
from exporters.composing.looks import font_set, frame
from exporters.composing.sheets import NOTES_TITLE
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


def note_rooms(
    programme: Programme, options: ExportOptions, design: Design, blocks: Sequence[PrintBlock]
) -> dict[str, float]:
    """Points by the anchor of each sheet that has room for notes; empty for other editions."""
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
    rooms: dict[str, float] = {}
    anchor = ""
    for page in layout.pages:
        anchor = next((name for name, _ in page.anchors if name in spared), anchor)
        title = _title_of_notes(page)
        if title is not None and foot - title - spared[anchor] >= _LEAST:
            rooms[anchor] = foot - title - spared[anchor]
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


def _title_of_notes(page: Page) -> float | None:
    for item in page.items:
        if isinstance(item, PlacedLine) and item.marks.element == ARTIFACT and item.line.text.strip() == NOTES_TITLE:
            return item.y
    return None
