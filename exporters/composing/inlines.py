"""Runs of markup as styled spans, with the links and footnotes in them."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from exporters.addresses import web_address
from exporters.composing.looks import note_mark, paragraph_style, run_style
from exporters.design import Design, Look
from exporters.typesetting.flow import Label, Paragraph
from exporters.typesetting.inline import RunStyle, Span
from exporters.typesetting.items import Marks
from exporters.typesetting.structure import ARTIFACT, Structure
from programme.markup import Footnote, Inline, LineBreak
from programme.markup import Run as TextRun

_NOTE_INDENT = 14.0


@dataclass(slots=True)
class Composed:
    """Spans, and for each its element, its link, and the footnote that it is the mark of."""

    spans: list[Span] = field(default_factory=list)
    inner: list[int] = field(default_factory=list)
    links: list[str | None] = field(default_factory=list)
    notes: dict[int, tuple[Paragraph, ...]] = field(default_factory=dict)

    def add(self, span: Span, element: int = ARTIFACT, link: str | None = None) -> None:
        """One span; `element` ARTIFACT means that it is part of its paragraph."""
        self.spans.append(span)
        self.inner.append(element)
        self.links.append(link)

    def marks(self, element: int) -> Marks:
        """The marks of a paragraph made of these spans."""
        plain = all(each == ARTIFACT for each in self.inner)
        linked = any(self.links)
        return Marks(element, () if plain else tuple(self.inner), tuple(self.links) if linked else ())


class InlineComposer:
    """Turns runs into spans; counts the footnotes of the document in `notes`."""

    def __init__(self, design: Design, structure: Structure, anchors: Container[str], notes_before: int = 0) -> None:
        self._design = design
        self._structure = structure
        self._anchors = anchors
        self.notes = notes_before

    def compose(self, inlines: Iterable[Inline], look: Look, element: int, section: int) -> Composed:
        """The spans of runs inside `element`; footnotes become elements of `section`."""
        composed = Composed()
        self.extend(composed, inlines, look, element, section)
        return composed

    def extend(self, composed: Composed, inlines: Iterable[Inline], look: Look, element: int, section: int) -> None:
        """Adds the spans of runs to what is composed."""
        for inline in inlines:
            if isinstance(inline, TextRun):
                self._run(composed, inline, look, element)
            elif isinstance(inline, LineBreak):
                composed.add(Span("\n", run_style(self._design, look)))
            elif isinstance(inline, Footnote):
                self._footnote(composed, inline, look, element, section)

    def _run(self, composed: Composed, run: TextRun, look: Look, element: int) -> None:
        style = run_style(self._design, look, run.bold, run.italic)
        link = self._target(run.link or "")
        if not link:
            composed.add(Span(run.text, style))
            return
        target = self._structure.add("Link", element, inline=True)
        coloured = style if link.startswith("#") else replace(style, decoration="underline")
        composed.add(Span(run.text, coloured), target, link)

    def _target(self, link: str) -> str:
        """A place in this document, or an address of the web in ASCII; "" for all else."""
        if link.startswith("#"):
            return link if link[1:] in self._anchors else ""
        return web_address(link) or ""

    def _footnote(self, composed: Composed, note: Footnote, look: Look, element: int, section: int) -> None:
        self.notes += 1
        number = str(self.notes)
        style: RunStyle = note_mark(run_style(self._design, look))
        mark = self._structure.add("Reference", element, inline=True)
        composed.add(Span(number, style), mark)
        composed.notes[len(composed.spans) - 1] = (self._note(note, number, section),)

    def _note(self, note: Footnote, number: str, section: int) -> Paragraph:
        look = self._design.note
        element = self._structure.add("Note", section)
        self._structure.identifiers[element] = f"fussnote-{number}"
        text = self.compose(note.inlines, look, element, section)
        label = Span(number, run_style(self._design, look))
        mark = Marks(self._structure.add("Lbl", element))
        return Paragraph(
            tuple(text.spans),
            paragraph_style(look, _NOTE_INDENT),
            text.marks(element),
            (Label((label,), 0.0, _NOTE_INDENT, marks=mark),),
        )
