"""Inline text as HTML: emphasis, links, references, notes that lead there and back."""

from collections.abc import Iterable
from html import escape

from exporters.addresses import web_address
from programme.markup import Footnote, Inline, LineBreak, Run


class HtmlInline:
    """Writes runs and collects their footnotes; `printed` are the ids that a reference may lead to."""

    def __init__(self, printed: frozenset[str]) -> None:
        self._printed = printed
        self._notes: list[str] = []

    def text(self, inlines: Iterable[Inline]) -> str:
        """The content of a paragraph, heading or cell."""
        return "".join([self._piece(each) for each in inlines])

    def notes(self) -> str:
        """All footnotes so far as a section at the page's end; "" where there are none."""
        if not self._notes:
            return ""
        items = "".join(
            f'<li id="fn{number}">{note} <a href="#fnref{number}" role="doc-backlink" '
            f'aria-label="Zurück zum Text bei Fußnote {number}">↩</a></li>'
            for number, note in enumerate(self._notes, 1)
        )
        return f'<section role="doc-endnotes" aria-label="Fußnoten"><h2>Fußnoten</h2><ol>{items}</ol></section>'

    def _piece(self, inline: Inline) -> str:
        if isinstance(inline, LineBreak):
            return "<br>"
        if isinstance(inline, Footnote):
            return self._note(inline)
        text = escape(inline.text)
        if inline.italic:
            text = f"<em>{text}</em>"
        if inline.bold:
            text = f"<strong>{text}</strong>"
        return self._linked(inline, text)

    def _linked(self, run: Run, text: str) -> str:
        if run.link is None:
            return text
        if run.link.startswith("#"):
            return f'<a href="#{escape(run.link[1:])}">{text}</a>' if run.link[1:] in self._printed else text
        address = web_address(run.link)
        return f'<a href="{escape(address)}">{text}</a>' if address else text

    def _note(self, footnote: Footnote) -> str:
        number = len(self._notes) + 1
        self._notes.append("")
        self._notes[number - 1] = self.text(footnote.inlines)
        return (
            f'<sup><a id="fnref{number}" href="#fn{number}" role="doc-noteref" '
            f'aria-label="Fußnote {number}">{number}</a></sup>'
        )
