"""The Beratungsfassung: every computed line is one printed line, with its number in the margin."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from exporters.block_types import LineRole, NumberedLines
from exporters.composing.looks import POINTS, paragraph_style, run_style
from exporters.composing.sections import Lists, Sections
from exporters.composing.texts import TextComposer
from exporters.debate_look import LIST_STEP, NUMBER_COLOUR, NUMBER_SIZE, DebateLook
from exporters.design import Alignment, Look
from exporters.typesetting.flow import FixedLine, Label, Paragraph, ParagraphStyle
from exporters.typesetting.inline import RunStyle, Span
from exporters.typesetting.items import Marks
from exporters.typesetting.lines import Align
from exporters.typesetting.metrics import SOFT_HYPHEN

LEADING, HEADING_LEADING = 1.42, 1.28
_NUMBER_GAP, _NUMBER_WIDTH = 9.0, 40.0
_MARKER_GAP = 4.0
SPACE_AFTER = 0.5
SPACE_BEFORE_HEADINGS = (1.6, 1.4, 1.2)


class DebateComposer:
    """Sets numbered blocks; `step` prints every nth number."""

    def __init__(self, texts: TextComposer, sections: Sections, look: DebateLook, step: int) -> None:
        self._texts = texts
        self._design = texts.design
        self._sections = sections
        self._lists = Lists(texts.structure)
        self._look = look
        self._step = max(step, 1)
        self._number = RunStyle(run_style(self._design, self._plain).font, NUMBER_SIZE, NUMBER_COLOUR)

    def lines(self, block: NumberedLines) -> Paragraph:
        """A block as given lines."""
        if block.role is LineRole.HEADING:
            return self._heading(block)
        element, mark = self._lists.paragraph(block.lists, block.marker, self._sections.current)
        left = block.lists * LIST_STEP * POINTS
        labels: tuple[Label, ...] = ()
        if mark is not None:
            span = Span(block.marker, run_style(self._design, self._plain))
            step = LIST_STEP * POINTS
            labels = (Label((span,), left - step, step - _MARKER_GAP, marks=Marks(mark)),)
        style = paragraph_style(self._plain, left)
        return self._paragraph(
            block, self._plain, element, style=replace(style, after=self._after(block)), labels=labels
        )

    def beside(self, depth: int) -> tuple[int, float]:
        """Where something without numbers stands that belongs to the latest block in `depth` lists: its element and
        indent."""
        return self._lists.body(depth, self._sections.current), depth * LIST_STEP * POINTS

    def close_lists(self) -> None:
        """What follows is no item of the lists so far."""
        self._lists.close()

    def _after(self, block: NumberedLines) -> float:
        return self._look.text * (SPACE_AFTER * 0.5 if block.lists else SPACE_AFTER)

    def _heading(self, block: NumberedLines) -> Paragraph:
        self._lists.close()
        element = self._sections.heading(block.rank, block.listed, block.anchor, block.label)
        size = self._look.size(block)
        before = size * SPACE_BEFORE_HEADINGS[block.depth - 1]
        given = self._design.headings[min(block.depth, len(self._design.headings)) - 1]
        look = Look(size, size * HEADING_LEADING, "head", True, colour=given.colour, before=before, after=size * 0.4)
        return self._paragraph(block, look, element, style=paragraph_style(look, keep_next=True))

    @property
    def _plain(self) -> Look:
        size = self._look.text
        return Look(size, size * LEADING, "head", align=Alignment.LEFT)

    def _paragraph(
        self, block: NumberedLines, look: Look, element: int, style: ParagraphStyle, labels: tuple[Label, ...] = ()
    ) -> Paragraph:
        fixed = tuple(self._fixed(block, look, element))
        anchors = (block.anchor,) if block.anchor else ()
        return Paragraph((), style, Marks(element), labels, anchors, fixed=fixed)

    def _fixed(self, block: NumberedLines, look: Look, element: int) -> Iterator[FixedLine]:
        last = len(block.lines) - 1
        for place, line in enumerate(block.lines):
            composed = self._texts.inlines.compose(line.inlines, look, element, self._sections.current)
            joined = place < last and not line.hyphenated and line.text.endswith("-")
            end = "" if place == last or joined or line.text.endswith(" ") else SOFT_HYPHEN if line.hyphenated else " "
            if end or not composed.spans:
                composed.add(Span(end, run_style(self._design, look)))
            number = tuple(self._numbers(block.first + place))
            yield FixedLine(tuple(composed.spans), composed.marks(element), number, composed.notes, joined)

    def _numbers(self, number: int) -> Iterable[Label]:
        if number % self._step == 0:
            x = -_NUMBER_GAP - _NUMBER_WIDTH
            yield Label((Span(str(number), self._number),), x, _NUMBER_WIDTH, Align.RIGHT)
