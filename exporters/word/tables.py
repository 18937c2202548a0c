"""Tables of Word files: the two columns of a measure's fields."""

from collections.abc import Callable, Sequence

from exporters.block_types import EMPTY_FIELD, FieldRow, MeasureBlock
from exporters.design import Design
from exporters.kept_rows import kept_rows
from exporters.word.look import colour, text_width
from exporters.word.runs import styled_run
from exporters.xml_text import escape, tag
from programme.markup import Inline, plain_of

_FIRST_COLUMN_IS_HEAD = '<w:tblLook w:val="0680" w:firstRow="0" w:lastRow="0" w:firstColumn="1" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'  # fmt: skip
Content = Callable[[Sequence[Inline]], str]
"""Writes the runs of a field."""
_SPLITTABLE = 1800
"""Characters of a row that may fill half a page, so that it may be split."""
KEEP_NEXT = "<w:keepNext/>"
_UNSPLIT = "<w:trPr><w:cantSplit/></w:trPr>"


def field_table(block: MeasureBlock, content: Content, design: Design) -> str:
    """Labels on the left, values on the right; rows stay whole unless they fill half a page."""
    width = text_width(design)
    left = round(width * design.label_share)
    shade = tag("shd", val="clear", color="auto", fill=colour(design.shade)) if design.shade else ""
    kept = kept_rows(block.rows)
    rows = "".join(
        [
            _row(row, content, (left, width - left), shade, KEEP_NEXT if place in kept else "")
            for place, row in enumerate(block.rows)
        ]
    )
    title = plain_of(block.inlines)
    description = f"Zwei Spalten: Bezeichnung und Angabe zu „{title[:200]}“"
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="Angaben"/><w:tblW w:w="{width}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/>{_FIRST_COLUMN_IS_HEAD}'
        f'<w:tblCaption w:val="{escape(("Angaben zu " + block.label) if block.label else "Angaben")}"/>'
        f'<w:tblDescription w:val="{escape(description)}"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{left}"/><w:gridCol w:w="{width - left}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _row(row: FieldRow, content: Content, widths: tuple[int, int], shade: str, keep: str) -> str:
    label, value = row
    whole = _UNSPLIT if len(value) < 9 and len(plain_of(value)) < _SPLITTABLE else ""
    shown = content(value) if value else styled_run(EMPTY_FIELD, "")
    head = _cell("Feldname", widths[0], styled_run(label, ""), keep, shade)
    return f"<w:tr>{whole}{head}{_cell('Feldwert', widths[1], shown, keep)}</w:tr>"


def _cell(style: str, width: int, content: str, keep: str, shade: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shade}</w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{content}</w:p></w:tc>'
    )
