"""The Vergleich in Word: what came is underlined, what went is struck through, both also in colour."""

from exporters.block_types import ComparedText, LineRole, Mark, MarkedRuns
from exporters.word.flow import Flow
from exporters.word.look import twips
from exporters.word.markers import MarkerLists
from exporters.word.runs import styled_run
from exporters.xml_text import tag

MARK_STYLES = {Mark.KEPT: "", Mark.ADDED: "Hinzugefuegt", Mark.REMOVED: "Entfernt"}
_BOLD = "<w:b/><w:bCs/>"
BOLD_RUN = f"<w:rPr>{_BOLD}</w:rPr>"
_ABOVE = '<w:rPr><w:rStyle w:val="Vergleichszeichen"/></w:rPr>'
_NOTE = '<w:rPr><w:rStyle w:val="Vermerk"/></w:rPr>'


class ComparedWriter:
    """Adds compared blocks to a flow."""

    label_above = True
    """Whether the number and note of a heading stand on a line of their own, as in the PDF."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self._markers = MarkerLists(flow.lists)

    def add(self, block: ComparedText) -> None:
        """One heading, paragraph, item or field."""
        content = "".join(self.runs(piece) for piece in block.pieces)
        above = self.label_above and block.role is LineRole.HEADING
        content = (_above(block) if above else self._before(block)) + content
        if block.anchor and block.mark is not Mark.MOVED_FROM:
            content = self.flow.anchored(block.anchor, content, ())
        self._place(block, content, self.paragraph_mark(block.mark))

    def _before(self, block: ComparedText) -> str:
        """Note and label in the same line."""
        content = ""
        between = " " if block.anchor else ": "
        if block.label:
            mark = block.mark if block.was_label is None else Mark.ADDED
            content = self.label(block.label + between, mark)
        if block.was_label:
            content = self.label(block.was_label + between, Mark.REMOVED) + content
        return styled_run(f"{block.remark} ", _NOTE) + content if block.remark else content

    def _place(self, block: ComparedText, content: str, end: str) -> None:
        if block.role is LineRole.HEADING:
            self._markers.close()
            outline = "" if block.rank == block.depth else f'<w:outlineLvl w:val="{block.rank - 1}"/>'
            self.flow.paragraph(f"Heading{block.depth}", content, rest=outline, end=end)
        elif block.anchor and block.label:
            self._markers.close()
            self.flow.paragraph("Massnahme", content, end=end)
        elif block.lists:
            number = self._markers.number(block.marker, block.lists)
            indent = "" if number else tag("ind", left=twips(self.flow.design.list_indent) * block.lists)
            self.flow.paragraph("Vergleichspunkt", content, number=number, rest=indent, end=end)
        else:
            self._markers.close()
            self.flow.paragraph("BodyText", content, end=end)

    def runs(self, piece: MarkedRuns) -> str:
        """The words of a piece, marked."""
        self.flow.runs.style = MARK_STYLES[piece.mark]
        runs = self.flow.runs.runs(piece.inlines)
        self.flow.runs.style = ""
        return runs

    def label(self, text: str, mark: Mark) -> str:
        """The number of a node or the name of a field, marked as what it belongs to."""
        style = MARK_STYLES[mark]
        return styled_run(text, f'<w:rPr><w:rStyle w:val="{style}"/>{_BOLD}</w:rPr>' if style else BOLD_RUN)

    def paragraph_mark(self, mark: Mark) -> str:  # noqa: ARG002 - for writers whose marks reach further than words
        """Properties of a paragraph's end."""
        return ""


def _above(block: ComparedText) -> str:
    return styled_run(block.above, _ABOVE) + "<w:r><w:br/></w:r>" if block.above else ""
