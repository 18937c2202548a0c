"""The contents: headings with the pages on which they stand."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from exporters.block_types import Contents, ContentsEntry
from exporters.composing.looks import POINTS, font_set, paragraph_style, run_style
from exporters.design import Design
from exporters.typesetting.flow import Element, Entry, Label, Paragraph
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks
from exporters.typesetting.structure import Structure

CONTENTS_TITLE = "Inhalt"
CONTENTS_ANCHOR = "inhalt"
NUMBER_COLUMN = 34.0
_RANK_INDENT = 14.0
_LABEL_GAP = 8.0
_LABEL_SHARE = 0.2
"""Of the page's width: wider labels have no column, but run into their titles."""
_TURNOVER = 14.0
"""How far the lines of a title hang that has no number beside it."""
_DEEPEST_INDENT = 24.0


class ContentsComposer:
    """The list of headings; its structure is made once, its lines as often as page numbers are tried."""

    def __init__(self, contents: Contents, design: Design, structure: Structure, document: int) -> None:
        self._design = design
        self._contents = contents
        self._columns = self._label_columns()
        section = structure.add("Sect", document)
        self._heading = structure.add("H1", section)
        toc = structure.add("TOC", section)
        self._links = [
            structure.add("Link", structure.add("Reference", structure.add("TOCI", toc))) for _ in contents.entries
        ]

    def elements(self, pages: Mapping[str, str]) -> Iterator[Element]:
        """Title and entries; `pages` are the printed page numbers by anchor."""
        look = self._design.contents_title
        yield Paragraph(
            (Span(CONTENTS_TITLE, run_style(self._design, look)),),
            paragraph_style(look, keep_next=True),
            Marks(self._heading),
            anchors=(CONTENTS_ANCHOR,),
        )
        for (entry, opens), link in zip(self._contents.with_openings(), self._links, strict=True):
            yield self._entry(entry, link, pages.get(entry.anchor, ""), opens)

    def _entry(self, entry: ContentsEntry, link: int, page: str, opens: bool) -> Entry:
        looks = self._design.contents
        look = looks[min(entry.rank, len(looks)) - 1]
        style = run_style(self._design, look)
        marks = Marks(link, links=(f"#{entry.anchor}",))
        left, column = self._columns[entry.rank]
        beside = bool(entry.label and column)
        labels = (Label((Span(entry.label, style),), left, column, marks=marks),) if beside else ()
        words = entry.title if beside else f"{entry.label} {entry.title}".strip()
        shape = paragraph_style(look, left + (column if beside else _TURNOVER), balanced=True)
        line = replace(shape.line, indent=0.0 if beside else -_TURNOVER)
        shape = replace(shape, line=line, keep_whole=True, keep_next=opens, keep_lines=1)
        paragraph = Paragraph((Span(f"{words} ", style),), shape, marks, labels)
        return Entry(paragraph, Span(page, style), NUMBER_COLUMN, marks)

    def _label_columns(self) -> dict[int, tuple[float, float]]:
        """Left edge and width of the labels' column by rank: as wide as the widest label of the rank; 0 without one."""
        widest = self._design.page.width * POINTS * _LABEL_SHARE
        widths: dict[int, float] = {}
        for entry in self._contents.entries:
            look = self._design.contents[min(entry.rank, len(self._design.contents)) - 1]
            style = run_style(self._design, look)
            width = font_set(self._design)[style.font].text(entry.label) * style.size / 1000 if entry.label else 0.0
            widths[entry.rank] = max(widths.get(entry.rank, 0.0), width)
        columns, left = {}, 0.0
        for rank in range(1, max(widths, default=0) + 1):
            width = widths.get(rank, 0.0)
            columns[rank] = (left, width + _LABEL_GAP if 0.0 < width <= widest else 0.0)
            left += min(columns[rank][1], _DEEPEST_INDENT) or _RANK_INDENT
        return columns
