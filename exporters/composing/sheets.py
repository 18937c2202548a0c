"""One sheet for each measure, as action plans are printed: what stands above it, the measure, room for notes."""

from collections.abc import Iterator
from dataclasses import replace
from textwrap import shorten

from exporters.block_types import Sheet
from exporters.composing.comments import CommentComposer
from exporters.composing.inlines import Composed
from exporters.composing.looks import paragraph_style, run_style
from exporters.composing.measures import MeasureComposer
from exporters.composing.sections import Sections
from exporters.composing.texts import TextComposer
from exporters.typesetting.flow import Element, Headed, NoteRoom, Paragraph
from exporters.typesetting.inline import Span
from exporters.typesetting.items import Marks
from exporters.typesetting.structure import ARTIFACT
from programme.markup import Inline, plain_of

NOTES_TITLE = "Notizen"
CONTINUED = "Fortsetzung:"
_NAME = 40
"""Characters that name a measure overleaf."""
_NOTE_STEP = 24.0


class SheetComposer:
    """Sets sheets; each begins at the top of a page."""

    def __init__(
        self, texts: TextComposer, sections: Sections, measures: MeasureComposer, comments: CommentComposer
    ) -> None:
        self._texts = texts
        self._design = texts.design
        self._sections = sections
        self._measures = measures
        self._comments = comments

    def sheet(self, block: Sheet) -> Iterator[Element]:
        """The path as repeated head, overleaf with the name of the measure, then the measure, its fields and the notes."""
        heading = self._sections.heading(1, plain_of(block.inlines), block.anchor, block.label)
        head = tuple(self._step(label, inlines) for label, inlines in block.path)
        yield Headed(head, (self._statement(block, heading), *self._body(block)), (self._continued(block),))
        look = self._design.field_label
        note = Paragraph(
            (Span(NOTES_TITLE, run_style(self._design, look)),),
            replace(paragraph_style(look), before=16.0),
            Marks(ARTIFACT),
        )
        yield NoteRoom(note, _NOTE_STEP, self._design.rule)

    def _step(self, label: str, inlines: tuple[Inline, ...]) -> Paragraph:
        look = self._design.path
        before = Composed()
        before.add(Span(f"{label}: ", run_style(self._design, look, bold=True)))
        paragraph = self._texts.paragraph(inlines, look, self._sections.current, self._sections.current, before=before)
        return replace(paragraph, style=replace(paragraph.style, after=3.0))

    def _statement(self, block: Sheet, heading: int) -> Paragraph:
        look = self._design.headings[1]
        composed = Composed()
        if block.label:
            composed.add(Span(f"{block.label}\n", run_style(self._design, self._design.eyebrow)))
        self._texts.inlines.extend(composed, block.inlines, look, heading, self._sections.current)
        style = paragraph_style(look, keep_next=True, balanced=True)
        return Paragraph(
            tuple(composed.spans),
            style,
            composed.marks(heading),
            anchors=(block.anchor,),
            notes=composed.notes,
            rule_before=self._design.rule,
        )

    def _continued(self, block: Sheet) -> Paragraph:
        look = self._design.eyebrow
        style = replace(paragraph_style(look), before=6.0, after=6.0)
        span = Span(f"{CONTINUED} {brief_name(block)}", run_style(self._design, look))
        return Paragraph((span,), style, Marks(ARTIFACT), rule_before=self._design.rule)

    def _body(self, block: Sheet) -> Iterator[Element]:
        section = self._sections.current
        yield from self._texts.blocks(block.blocks, self._design.text, section, section)
        if block.rows:
            yield from self._measures.fields(block.rows, section)
        yield from self._comments.boxes(block.comments, section)


def brief_name(block: Sheet) -> str:
    """What names a measure overleaf: its label and the first words of its statement."""
    return shorten(f"{block.label} {plain_of(block.inlines)}", _NAME, placeholder=" …")
