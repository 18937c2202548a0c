"""The Vergleich in Word: what came is underlined, what went is struck through, both also in colour."""

from exporters.block_types import ComparedText, LineRole, Mark, MarkedRuns
from exporters.docx_flow import Flow
from exporters.docx_look import twips
from exporters.docx_markers import MarkerLists
from exporters.docx_runs import styled_run
from exporters.xml_text import tag

MARK_STYLES = {Mark.KEPT: "", Mark.ADDED: "Hinzugefuegt", Mark.REMOVED: "Entfernt"}
_NOTE = '<w:rPr><w:rStyle w:val="Vermerk"/></w:rPr>'


class ComparedWriter:
    """Adds compared blocks to a flow."""

    def __init__(self, flow: Flow) -> None:
        self._flow = flow
        self._markers = MarkerLists(flow.lists)

    def add(self, block: ComparedText) -> None:
        """One heading, paragraph, item or field."""
        content = "".join(self._runs(piece) for piece in block.pieces)
        if block.label:
            between = " " if block.anchor else ": "
            content = styled_run(block.label + between, _marked_label(block.mark)) + content
        if block.note:
            content = styled_run(f"{block.note}: ", _NOTE) + content
        if block.anchor:
            content = self._flow.anchored(block.anchor, content, ())
        self._place(block, content)

    def _place(self, block: ComparedText, content: str) -> None:
        if block.role is LineRole.HEADING:
            self._markers.close()
            outline = "" if block.rank == block.depth else f'<w:outlineLvl w:val="{block.rank - 1}"/>'
            self._flow.paragraph(f"Heading{block.depth}", content, rest=outline)
        elif block.anchor and block.label:
            self._markers.close()
            self._flow.paragraph("Massnahme", content)
        elif block.lists:
            number = self._markers.number(block.marker, block.lists)
            indent = "" if number else tag("ind", left=twips(self._flow.design.list_indent) * block.lists)
            self._flow.paragraph("Vergleichspunkt", content, number=number, rest=indent)
        else:
            self._markers.close()
            self._flow.paragraph("BodyText", content)

    def _runs(self, piece: MarkedRuns) -> str:
        self._flow.runs.style = MARK_STYLES[piece.mark]
        runs = self._flow.runs.runs(piece.inlines)
        self._flow.runs.style = ""
        return runs


def _marked_label(mark: Mark) -> str:
    style = MARK_STYLES[mark]
    return f'<w:rPr><w:rStyle w:val="{style}"/><w:b/><w:bCs/></w:rPr>' if style else "<w:rPr><w:b/><w:bCs/></w:rPr>"
