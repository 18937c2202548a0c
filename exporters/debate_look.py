"""Type sizes of the Beratungsfassung: as large as the widest computed line allows, since no line may break again."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from exporters.block_types import LineRole, NumberedLines, PrintBlock
from exporters.design import Design, PageDesign
from exporters.typesetting.fonts import FontSet
from programme.lines import Line
from programme.markup import Run

POINTS = 72 / 25.4
_SMALLEST = 9.5
_LARGEST = 11.5
_LARGEST_HEADINGS = (16.0, 14.0, 12.5)
_LARGE_PRINT = 14.0
"""A design whose text is at least this large keeps its sizes and turns the page."""
_WIDTH, _WIDTH_WITH_NOTES, _NOTES = 165.0, 140.0, 30.0
_NUMBER_COLUMN = 25.0
LIST_STEP = 6.0
"""Indentation of each list level, in millimetres."""
_SAFETY = 0.985
"""Word's widths differ from ours in the last digit."""
NUMBER_SIZE = 7.5
NUMBER_COLOUR = "#595959"


@dataclass(frozen=True, slots=True)
class DebateLook:
    """Sizes in points; `text_width` in millimetres. `headings` are those of levels 1 to 3."""

    text: float
    headings: tuple[float, float, float]
    page: PageDesign
    text_width: float

    def size(self, block: NumberedLines) -> float:
        """The type size of a block."""
        return self.headings[block.depth - 1] if block.role is LineRole.HEADING else self.text

    @property
    def text_is_smallest(self) -> bool:
        """Whether wider lines would change nothing any more: they are condensed."""
        return self.text <= _SMALLEST


def debate_look(blocks: Iterable[PrintBlock], design: Design, fonts: FontSet, notes_margin: bool) -> DebateLook:
    """Sizes and page for `blocks`. `fonts` has the keys "head-regular", "head-bold" and their italics."""
    page, width = debate_page(design, notes_margin)
    widest: dict[str, float] = {}
    for block in blocks:
        if isinstance(block, NumberedLines):
            widen(widest, block, width, fonts)
    return fitting_look(widest, design, page, width)


def widen(widest: dict[str, float], block: NumberedLines, text_width: float, fonts: FontSet) -> None:
    """Notes in `widest` how many ems of the whole width the lines of `block` need at least, by what decides on their size."""
    name = str(block.depth) if block.role is LineRole.HEADING else "text"
    share = text_width / available(block, text_width)
    widest[name] = max(widest.get(name, 1.0), share * max(line_ems(line, block, fonts) for line in block.lines))


def fitting_look(widest: Mapping[str, float], design: Design, page: PageDesign, text_width: float) -> DebateLook:
    """Sizes for lines that need so much."""
    room = text_width * POINTS * _SAFETY
    largest = design.text.size if _is_large(design) else _LARGEST
    text = _fitting(room / widest.get("text", 1.0), _SMALLEST, largest)
    headings = tuple(
        _fitting(room / widest.get(str(depth), 1.0), text, max(most, text + 3 - depth))
        for depth, most in enumerate(_LARGEST_HEADINGS, 1)
    )
    return DebateLook(text, (headings[0], headings[1], headings[2]), page, text_width)


def available(block: NumberedLines, text_width: float) -> float:
    """Millimetres that a line of `block` has."""
    return text_width - LIST_STEP * block.lists


def condensing(line: Line, block: NumberedLines, look: DebateLook, fonts: FontSet) -> float:
    """1 where the line fits, else the factor by which its characters are narrowed."""
    width = line_ems(line, block, fonts) * look.size(block)
    room = available(block, look.text_width) * POINTS * _SAFETY
    return 1.0 if width <= room else room / width


def line_ems(line: Line, block: NumberedLines, fonts: FontSet) -> float:
    """The width of a line in units of its type size."""
    heading = block.role is LineRole.HEADING
    ems = 0.0
    for inline in line.inlines:
        if isinstance(inline, Run):
            key = "head-bold" if inline.bold or heading else "head-regular"
            ems += fonts[key].text(inline.text.rstrip(" ") if inline is line.inlines[-1] else inline.text)
    if line.hyphenated:
        ems += fonts["head-regular"].text("-")
    return ems / 1000


def debate_page(design: Design, notes_margin: bool) -> tuple[PageDesign, float]:
    """The page of the Beratungsfassung, and the width of its lines in millimetres."""
    page = design.page
    if _is_large(design):
        width = page.height - page.inner - page.outer
        turned = replace(page, width=page.height, height=page.width, two_sided=False)
        notes = _NOTES if notes_margin else 0.0
        return replace(turned, outer=page.outer + notes), width - notes
    width = _WIDTH_WITH_NOTES if notes_margin else _WIDTH
    return replace(page, inner=_NUMBER_COLUMN, outer=page.width - _NUMBER_COLUMN - width, two_sided=False), width


def _is_large(design: Design) -> bool:
    return design.text.size >= _LARGE_PRINT


def _fitting(wanted: float, smallest: float, largest: float) -> float:
    """`wanted` within bounds, rounded down to a half point, which is what Word can say."""
    return max(smallest, min(largest, int(wanted * 2) / 2))
