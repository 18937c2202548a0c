"""The contents of a Word file: a field with its entries filled in, until Word updates it."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from exporters.block_types import Contents, ContentsEntry
from exporters.composing.document import line_setter
from exporters.composing.front import CONTENTS_TITLE, NUMBER_COLUMN
from exporters.composing.looks import run_style
from exporters.design import Design, Look
from exporters.typesetting.inline import Span
from exporters.typesetting.lines import LineStyle
from exporters.word.flow import TAB, Flow
from exporters.word.look import points, text_width
from exporters.word.runs import number_field, styled_run
from exporters.word.styles import CONTENTS_DEPTH, contents_step
from exporters.xml_text import tag
from programme.word_marks import node_bookmark

_DIGIT = 0.54
"""The width of a digit, in em."""
_UNKNOWN_PAGE = "…"
_BEGIN = (
    '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/>'
    "</w:docPartObj></w:sdtPr><w:sdtContent>"
)
_FIELD_END = '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'


def set_contents(flow: Flow, contents: Contents, pages: Mapping[str, int]) -> None:
    """A contents field with its entries filled in; `pages` count from 0."""
    depth = max(each.rank for each in contents.entries)
    flow.out.append(_BEGIN)
    flow.paragraph("TOCHeading", styled_run(CONTENTS_TITLE, ""))
    begin = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> TOC \\o "1-{depth}" \\h \\z \\u </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    )
    columns = _number_columns(flow.design, contents.entries)
    for entry, opens in contents.with_openings():
        words = _words(flow.design, entry, columns[entry.rank])
        kept = "<w:keepNext/>" if opens else ""
        content = begin + _linked(entry, words.text, pages.get(entry.anchor))
        flow.paragraph(f"TOC{min(entry.rank, CONTENTS_DEPTH)}", content, keep=kept, number=words.shape)
        begin = ""
    flow.out.append(_FIELD_END + "</w:sdtContent></w:sdt>")
    flow.new_page()


class _Words(NamedTuple):
    """The words of an entry with a line break where a line ends, and the tab stops and indents that differ from the style."""

    text: str
    shape: str


def _words(design: Design, entry: ContentsEntry, column: int) -> _Words:
    """A number hangs in its own column, as Word sets it when it updates a contents."""
    step = contents_step(design)
    left = step * (min(entry.rank, CONTENTS_DEPTH) - 1)
    look = design.contents[min(entry.rank, len(design.contents)) - 1]
    if _has_column(entry):
        left += column
        shape = tag("tabs", tag("tab", val="left", pos=left)) + tag("ind", left=left, hanging=column)
        return _Words("\n".join(_lines(design, look, entry.title, left)), shape)
    lines = _lines(design, look, f"{entry.label} {entry.title}".strip(), left + step, -step)
    # A hanging indent is a tab stop as well, at which the page number of a short title would stand.
    return _Words("\n".join(lines), "" if len(lines) > 1 else tag("ind", left=left, firstLine=0))


def _lines(design: Design, look: Look, words: str, left: int, indent: int = 0) -> list[str]:
    """The lines of a title, of like length and clear of the page numbers, as in PDF. Word and LibreOffice fill the last
    line to the end, where the number then has no room."""
    width = (text_width(design) - left) / 20 - NUMBER_COLUMN
    style = LineStyle(hyphenated=False, indent=indent / 20, balanced=True)
    lines = [each.text for each in line_setter(design).lines((Span(words, run_style(design, look)),), style, width)]
    if all(line.endswith(" ") for line in lines[:-1]):
        return [line.rstrip(" ") for line in lines]
    return [words]  # a word that goes on in the next line would fall apart there


def _number_columns(design: Design, entries: Iterable[ContentsEntry]) -> dict[int, int]:
    """For each rank the width that its longest number needs, in twips."""
    columns: dict[int, int] = {}
    for entry in entries:
        look = design.contents[min(entry.rank, len(design.contents)) - 1]
        needed = points(look.size * (_DIGIT * len(entry.label) + 0.6)) if _has_column(entry) else 0
        columns[entry.rank] = max(columns.get(entry.rank, contents_step(design)), needed)
    return columns


def _has_column(entry: ContentsEntry) -> bool:
    """Whether the label stands in the column of numbers; "Leitziel A" runs into its title."""
    return bool(entry.label) and " " not in entry.label


def _linked(entry: ContentsEntry, words: str, page: int | None) -> str:
    name = node_bookmark(entry.anchor)
    label = styled_run(entry.label, "") + TAB if _has_column(entry) else ""
    shown = _UNKNOWN_PAGE if page is None else str(page + 1)
    number = number_field(f"PAGEREF {name} \\h", styled_run(shown, ""))
    inner = label + styled_run(words, "") + TAB + number
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{inner}</w:hyperlink>'
