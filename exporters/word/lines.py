"""The Beratungsfassung in Word: each computed line ends with a hard break in a style of its own, so that re-reading
drops the breaks, and Word numbers the lines natively. Where counting begins anew, a section begins."""

from exporters.block_types import LineRole, NumberedLines
from exporters.debate_look import LIST_STEP, DebateLook, condensing
from exporters.typesetting.fonts import FontSet
from exporters.word.flow import Flow
from exporters.word.look import twips
from exporters.word.markers import MarkerLists
from exporters.word.parts import section_xml
from exporters.xml_text import tag
from programme.lines import Line
from programme.word_marks import BREAK_STYLE

NUMBER_GAP = 340
_BREAK = f'<w:r><w:rPr><w:rStyle w:val="{BREAK_STYLE}"/></w:rPr><w:br/></w:r>'
_HYPHEN = f'<w:r><w:rPr><w:rStyle w:val="{BREAK_STYLE}"/></w:rPr><w:noBreakHyphen/></w:r>'
_FORCED = "<w:r><w:br/></w:r>"


class LineWriter:
    """Adds numbered blocks to a flow; `step` prints every nth number."""

    def __init__(self, flow: Flow, look: DebateLook, fonts: FontSet, step: int) -> None:
        self._flow = flow
        self._look = look
        self._fonts = fonts
        self._page = look.page
        self._step = step
        self._markers = MarkerLists(flow.lists)
        self._first: int | None = None
        self._next = 1
        self._sections = 0

    def add(self, block: NumberedLines) -> None:
        """One heading, paragraph or item."""
        if self._first is None:
            if block.first != 1:  # LibreOffice heeds a start number from the second section on
                self._flow.end_section(self.section())
                self._sections += 1
            self._first = block.first
        elif block.first != self._next:
            self._flow.end_section(self.section())
            self._sections += 1
            self._first = block.first
        self._next = block.first + len(block.lines)
        self._write(block)

    def section(self) -> str:
        """The w:sectPr that ends what was written since the last one."""
        numbering = ""
        if self._first is not None:
            numbering = tag(
                "lnNumType",
                countBy=self._step,
                start=self._first - 1,  # Word counts from the number after it
                distance=NUMBER_GAP,
                restart="newSection",
            )
        return section_xml(self._page, furniture=True, continuous=self._sections > 0, lines=numbering)

    def _write(self, block: NumberedLines) -> None:
        content = self._lines(block)
        if block.anchor:
            content = self._flow.anchored(block.anchor, content, block.comments)
        if block.role is LineRole.HEADING:
            self._markers.close()
            outline = "" if block.rank == block.depth else f'<w:outlineLvl w:val="{block.rank - 1}"/>'
            self._flow.paragraph(f"Heading{block.depth}", content, rest=outline)
        elif block.lists:
            number = self._markers.number(block.marker, block.lists)
            indent = "" if number else tag("ind", left=twips(LIST_STEP) * block.lists)
            self._flow.paragraph("Zeilenpunkt", content, number=number, rest=indent)
        else:
            self._markers.close()
            self._flow.paragraph("Zeilen", content)

    def _lines(self, block: NumberedLines) -> str:
        last = len(block.lines) - 1
        return "".join([self._line(line, block, place == last) for place, line in enumerate(block.lines)])

    def _line(self, line: Line, block: NumberedLines, last: bool) -> str:
        factor = condensing(line, block, self._look, self._fonts)
        self._flow.runs.extra = "" if factor == 1 else f'<w:w w:val="{int(factor * 100)}"/>'
        runs = self._flow.runs.runs(line.inlines) + (_HYPHEN if line.hyphenated else "")
        self._flow.runs.extra = ""
        return runs + ("" if last else _FORCED if line.forced else _BREAK)
