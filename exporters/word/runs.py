"""Inline text as runs of WordprocessingML: styles, breaks, links, references, footnotes."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from exporters.addresses import web_address
from exporters.opc_package import OFFICE, Relationship
from exporters.xml_text import escape
from programme.markup import Footnote, Inline, LineBreak, Run, plain_of
from programme.word_marks import NUMBER_STYLE, node_bookmark, number_bookmark

_BOLD = '<w:rStyle w:val="Strong"/><w:b/><w:bCs/>'
_STYLES = {
    (False, False): "",
    (True, False): f"<w:rPr>{_BOLD}</w:rPr>",
    (False, True): '<w:rPr><w:rStyle w:val="Emphasis"/></w:rPr>',
    (True, True): '<w:rPr><w:rStyle w:val="Emphasis"/><w:b/><w:bCs/></w:rPr>',
}
_SIGNS = re.compile("[\t\n\u00ad\u2011]")
_SIGN_ELEMENTS = {"\t": "tab", "\n": "br", "\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_NOTE_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
_LINE_BREAK = "<w:r><w:br/></w:r>"


@dataclass(slots=True)
class Links:
    """Addresses outside the file that one part points to, each with its relationship."""

    ids: dict[str, str] = field(default_factory=dict)

    def id_of(self, address: str) -> str | None:
        """The relationship's id; None for what no word processor should follow."""
        target = web_address(address)
        if target is None:
            return None
        return self.ids.setdefault(target, f"rIdLink{len(self.ids) + 1}")

    def relationships(self) -> tuple[Relationship, ...]:
        """One for each address."""
        kind = f"{OFFICE}/hyperlink"
        return tuple(Relationship(key, kind, target, external=True) for target, key in self.ids.items())


@dataclass(slots=True)
class RunWriter:
    """Writes runs and collects what they need elsewhere in the package.

    `numbers` are the shown numbers of all nodes, `printed` the nodes that this file prints; `literal` are those whose
    number is text, so that a reference has to point to a bookmark around it; `named` are those whose number has the
    level's name before it. While `style` is set, runs have that character style instead of their own, and while
    `extra` is set, these properties behind all others.
    """

    numbers: Mapping[str, str]
    printed: frozenset[str]
    literal: frozenset[str] = frozenset()
    named: frozenset[str] = frozenset()
    links: Links = field(default_factory=Links)
    note_links: Links = field(default_factory=Links)
    notes: list[str] = field(default_factory=list)
    style: str = ""
    extra: str = ""

    def runs(self, inlines: Iterable[Inline]) -> str:
        """The XML of `inlines`, for a paragraph of the body."""
        return "".join([self._piece(each, self.links) for each in inlines])

    def _piece(self, inline: Inline, links: Links) -> str:
        if isinstance(inline, Run):
            if inline.link is None:
                return styled_run(inline.text, self._look(inline))
            return self._linked(inline, inline.link, links)
        if isinstance(inline, LineBreak):
            return _LINE_BREAK
        if links is self.note_links:  # Word knows no footnote in a footnote
            return styled_run(plain_of((inline,)), "")
        return self._note(inline)

    def _linked(self, run: Run, address: str, links: Links) -> str:
        style = self._look(run)
        if address.startswith("#"):
            return self._reference(run, address[1:], style)
        link = links.id_of(address)
        if link is None:
            return styled_run(run.text, style)
        inner = styled_run(run.text, self._look(run, "Hyperlink"))
        return f'<w:hyperlink r:id="{link}" w:history="1">{inner}</w:hyperlink>'

    def _reference(self, run: Run, node_id: str, style: str) -> str:
        inner = styled_run(run.text, style)
        if node_id not in self.printed:
            return inner
        if run.text != self.numbers.get(node_id):  # text that a person linked
            return f'<w:hyperlink w:anchor="{node_bookmark(node_id)}" w:history="1">{inner}</w:hyperlink>'
        inner = styled_run(run.text, self._look(run, NUMBER_STYLE))
        if node_id in self.literal:
            return number_field(f"REF {number_bookmark(node_id)} \\h", inner)
        if node_id in self.named:  # the field would give "Maßnahme 3", where the text has the word already
            return f'<w:hyperlink w:anchor="{node_bookmark(node_id)}" w:history="1">{inner}</w:hyperlink>'
        return number_field(f"REF {node_bookmark(node_id)} \\n \\h", inner)

    def _look(self, run: Run, style: str = "") -> str:
        """The w:rPr of a run in the character style `style`, or in the one for its emphasis."""
        if not (style or self.style or self.extra):
            return _STYLES[run.bold, run.italic]
        name = self.style or style or ("Emphasis" if run.italic else "Strong" if run.bold else "")
        named = f'<w:rStyle w:val="{name}"/>' if name else ""
        bold = "<w:b/><w:bCs/>" if run.bold else ""
        italic = "<w:i/><w:iCs/>" if run.italic and name != "Emphasis" else ""
        return f"<w:rPr>{named}{bold}{italic}{self.extra}</w:rPr>"

    def _note(self, footnote: Footnote) -> str:
        number = len(self.notes) + 1
        self.notes.append("")  # takes the number, whatever is in the note
        content = "".join([self._piece(each, self.note_links) for each in footnote.inlines])
        self.notes[number - 1] = (
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>'
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{content}</w:p></w:footnote>'
        )
        return _NOTE_MARK.format(number)


def styled_run(text: str, style: str) -> str:
    """One run; `style` is its w:rPr element or ""."""
    content = escape(text)
    if _SIGNS.search(content):
        content = _SIGNS.sub(_sign, content)
    return f'<w:r>{style}<w:t xml:space="preserve">{content}</w:t></w:r>'


def number_field(instruction: str, shown: str) -> str:
    """A field with its present result, the runs `shown`."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def _sign(match: re.Match[str]) -> str:
    return f'</w:t><w:{_SIGN_ELEMENTS[match[0]]}/><w:t xml:space="preserve">'
