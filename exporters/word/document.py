"""The main part of a Word file, and what it asks of the other parts: each edition has its own set-up."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from exporters.block_types import (
    BulletMeasure,
    ComparedText,
    Cover,
    Heading,
    MeasureBlock,
    MeasureTable,
    NumberedLines,
    PrintBlock,
    Sheet,
    TableRow,
)
from exporters.composing.document import pictures_of
from exporters.composing.looks import font_set
from exporters.composing.pictures import CoverPicture
from exporters.debate_look import debate_look
from exporters.design import Design
from exporters.options import Edition, ExportOptions
from exporters.word.body import BodyWriter, CoverSetting, number_uses
from exporters.word.comments import CommentBook
from exporters.word.edition_styles import debate_design
from exporters.word.flow import Flow
from exporters.word.lines import LineWriter
from exporters.word.look import list_look
from exporters.word.numbering import HeadingCounter, ListLevel, ListNumbers, list_levels
from exporters.word.parts import section_xml
from exporters.word.rooms import sheet_rooms
from exporters.word.runs import RunWriter
from exporters.word.tracked import TrackedWriter
from exporters.xml_text import ROOT, XML_HEAD
from programme.model import Programme
from programme.numbering import shown_numbers

_NO_FIELD = "literal number"
_END = '<w:p><w:pPr><w:pStyle w:val="Abschnittsende"/></w:pPr></w:p>'


@dataclass(frozen=True, slots=True)
class BuiltDocument:
    """The main part as `xml`, the design as the edition changed it, and what was collected on the way.

    `levels` are the list levels that the heading styles are bound to, `pictures` those of the cover by name.
    """

    xml: str
    design: Design
    levels: Mapping[int, ListLevel]
    lists: ListNumbers
    runs: RunWriter
    comments: CommentBook
    pictures: dict[str, CoverPicture]

    def numbering_xml(self) -> str:
        """The numbering part."""
        inner = self.lists.xml(self.levels, list_look(self.design))
        return f"{XML_HEAD}<w:numbering {ROOT}>{inner}</w:numbering>"


def build_document(
    programme: Programme,
    options: ExportOptions,
    design: Design,
    blocks: Sequence[PrintBlock],
    pages: Mapping[str, int],
) -> BuiltDocument:
    """Sets `blocks`; `pages` as in `docx_writer.docx_parts`."""
    # In the other editions a heading's number is part of its computed line or of a marked text.
    levels = list_levels(programme.scheme) if options.edition is Edition.PRINT else {}
    lists, comments = ListNumbers(), CommentBook()
    uses = number_uses(blocks, HeadingCounter(levels, lists))
    runs = _run_writer(programme, blocks, frozenset(each for each, use in uses.items() if use.literal))
    fonts = font_set(design)
    look = debate_look(blocks, design, fonts, options.notes_margin) if options.edition is Edition.DEBATE else None
    if look:
        design = replace(debate_design(design, look.text, look.headings), page=look.page)
    elif options.edition is Edition.TABLE:
        design = _landscape(design)
    flow = Flow(design, runs, lists, comments)
    lines = LineWriter(flow, look, fonts, options.line_step) if look else None
    pictures = pictures_of(programme, design) if any(isinstance(block, Cover) for block in blocks) else {}
    cover = CoverSetting(section_xml(design.page, furniture=False), pictures)
    compared = TrackedWriter(flow, options.author, options.created) if options.tracked_changes else None
    rooms = sheet_rooms(programme, options, design, blocks)
    body = BodyWriter(flow, uses, cover, pages, lines, compared, rooms).xml(blocks)
    end = _END if body.endswith("</w:tbl>") else ""
    section = lines.section() if lines else section_xml(design.page, furniture=True)
    xml = f"{XML_HEAD}<w:document {ROOT}><w:body>{body}{end}{section}</w:body></w:document>"
    return BuiltDocument(xml, design, levels, lists, runs, comments, pictures)


def _run_writer(programme: Programme, blocks: Sequence[PrintBlock], literal: frozenset[str]) -> RunWriter:
    printed: dict[str, str] = {}
    for block in blocks:
        if isinstance(block, Heading | MeasureBlock | BulletMeasure):
            printed[block.anchor] = block.label
        elif isinstance(block, NumberedLines | ComparedText | Sheet) and block.anchor:
            printed[block.anchor] = _NO_FIELD
        elif isinstance(block, MeasureTable):
            printed |= {row.anchor: _NO_FIELD for row in block.rows if isinstance(row, TableRow)}
    named = frozenset(anchor for anchor, label in printed.items() if " " in label)
    return RunWriter(shown_numbers(programme), frozenset(printed), literal, named)


def _landscape(design: Design) -> Design:
    page = design.page
    turned = replace(page, width=page.height, height=page.width, inner=page.outer, outer=page.outer, two_sided=False)
    return replace(design, page=turned if page.width < page.height else page)
