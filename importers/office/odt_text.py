"""The text of an OpenDocument paragraph: spans, links, notes, frames; blanks are squeezed as the format demands."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from importers.office.docx_text import node_id
from importers.office.odt_styles import DRAW, LOEXT, OFFICE, TABLE, TEXT, OdtLook, Styles, count_of
from importers.office.symbols import small_figures
from importers.pieces import Break, Note, Part, Piece, note_of, readable, safe_link
from programme.errors import UnsafeFile
from programme.word_marks import BREAK_STYLE

if TYPE_CHECKING:
    from lxml.etree import _Element

XLINK = "{http://www.w3.org/1999/xlink}"
FIELD = "{urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0}"
DEEPEST = 60
_SKIPPED = {
    f"{TEXT}tracked-changes", f"{TEXT}note-citation", f"{TEXT}placeholder", f"{TEXT}script", f"{TEXT}number", f"{TEXT}ruby-text", f"{TEXT}bookmark-end",
    f"{OFFICE}annotation-end", f"{OFFICE}event-listeners", f"{OFFICE}forms",
}  # fmt: skip
_MARKS = {f"{TEXT}bookmark", f"{TEXT}bookmark-start"}


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs; what hangs on them is gathered in `boxes`, `comments` and `marks` for the caller to take."""

    styles: Styles
    boxes: "list[_Element]" = field(default_factory=list)
    comments: "list[_Element]" = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    pages: int = 0
    hidden: int = 0
    """How many stretches of hidden text were left out."""
    struck: int = 0
    """How many stretches of text are struck through, yet read."""

    def parts(self, paragraph: "_Element", base: OdtLook) -> list[Part]:
        """The parts of one paragraph."""
        parts: list[Part] = []
        if any(is_hidden(mark) for mark in paragraph.iterchildren(f"{TEXT}hidden-paragraph")):
            base = replace(base, hidden=True)
        self._content(paragraph, base, None, parts, 0)
        return _squeezed(parts)

    def _content(self, element: "_Element", look: OdtLook, link: str | None, parts: list[Part], depth: int) -> None:
        if depth > DEEPEST:
            raise UnsafeFile("file_nested_too_deep")
        self._add_text(element.text, look, link, parts)
        for child in element.iterchildren():
            self._child(child, look, link, parts, depth)
            self._add_text(child.tail, look, link, parts)

    def _child(self, child: "_Element", look: OdtLook, link: str | None, parts: list[Part], depth: int) -> None:
        tag = child.tag
        if not isinstance(tag, str) or tag in _SKIPPED:
            return
        if tag == f"{TEXT}span":
            style = self.styles.text(child.get(f"{TEXT}style-name"))
            if style.name != BREAK_STYLE:
                self._content(child, style.look.over(look), link, parts, depth + 1)
        elif tag == f"{TEXT}a":
            self._content(child, look, _target(child) or link, parts, depth + 1)
        elif tag in _SIGNS:
            parts.append(_SIGNS[tag](child, look))
        elif tag in _MARKS:
            self._mark(child)
        elif tag == f"{TEXT}soft-page-break":
            self.pages += 1
        elif tag == f"{TEXT}note":
            note = self._note(child)
            parts += [note] if note else []
        elif tag == f"{OFFICE}annotation":
            self.comments.append(child)
        elif tag.startswith(DRAW):
            self.boxes += boxes_of(child)
        elif tag == f"{FIELD}fieldmark" and (answer := _answer(child)):
            parts.append(Piece(answer, look.look(), link))
        elif child.get(f"{LOEXT}showing-place-holder") != "true":
            self._content(child, look, link, parts, depth + 1)

    def _add_text(self, text: str | None, look: OdtLook, link: str | None, parts: list[Part]) -> None:
        if not text:
            return
        self.hidden += bool(look.hidden) and bool(text.strip())
        if not look.hidden:
            self.struck += bool(look.struck) and bool(text.strip())
            text = readable(re.sub(r"[ \t\r\n]+", " ", text))
            parts.append(Piece(small_figures(text, look.raised) if look.raised else text, look.look(), link))

    def _mark(self, element: "_Element") -> None:
        name = element.get(f"{TEXT}name", "")
        if name.startswith("n_") and (found := node_id(name)):
            self.marks.append(found)

    def _note(self, element: "_Element") -> Note | None:
        reader = TextReader(self.styles)
        return note_of(reader.parts(paragraph, OdtLook()) for paragraph in element.iter(f"{TEXT}p", f"{TEXT}h"))


def _sign(text: str) -> "Callable[[_Element, OdtLook], Part]":
    return lambda _, look: Piece(text, look.look())


_SIGNS: "dict[str, Callable[[_Element, OdtLook], Part]]" = {
    f"{TEXT}s": lambda child, look: Piece("\u2002" * count_of(child, f"{TEXT}c", 1, 200), look.look()),
    f"{TEXT}tab": _sign("\t"),
    f"{TEXT}line-break": lambda *_: Break(),
}


def boxes_of(drawing: "_Element") -> "Iterator[_Element]":
    """What holds text or tables in a frame or shape, the outermost ones: those inside are met when these are read."""
    if drawing.tag == f"{DRAW}text-box" or next(drawing.iterchildren(f"{TEXT}*", f"{TABLE}*"), None) is not None:
        yield drawing
        return
    for child in drawing.iterchildren(f"{DRAW}*"):
        yield from boxes_of(child)


def is_hidden(element: "_Element") -> bool:
    """Whether a section or a paragraph's mark says that nobody sees it."""
    return element.get(f"{TEXT}display") == "none" or element.get(f"{TEXT}is-hidden") == "true"


def plain_paragraphs(root: "_Element") -> Iterator[str]:
    """The paragraphs in what is no text of the programme, without looks."""
    texts = map(paragraph_text, root.iter(f"{TEXT}p", f"{TEXT}h"))
    return (text for text in texts if text)


def paragraph_text(paragraph: "_Element") -> str:
    """The words of one paragraph without looks; "" for none."""
    parts = TextReader(Styles(())).parts(paragraph, OdtLook())
    return "".join(part.text if isinstance(part, Piece) else "\n" for part in parts).strip()


def _answer(mark: "_Element") -> str:
    """What is ticked or chosen in a form field, which no text says; "" for other fields."""
    stated = [(each.get(f"{FIELD}name"), each.get(f"{FIELD}value", "")) for each in mark.iter(f"{FIELD}param")]
    kind = mark.get(f"{FIELD}type", "").rpartition(".")[2]
    if kind == "FORMCHECKBOX":
        return "☒" if ("Checkbox_Checked", "true") in stated else "☐"
    entries = [text for name, text in stated if name == "Dropdown_ListEntry"]
    chosen = next((text for name, text in stated if name == "Dropdown_Selected"), "0")
    return entries[int(chosen)] if chosen.isdecimal() and len(chosen) < 4 and int(chosen) < len(entries) else ""


def _squeezed(parts: list[Part]) -> list[Part]:
    """Blanks at a paragraph's start and after another blank are no text; those of `text:s`, held as en spaces so far, are."""
    result: list[Part] = []
    blank = True
    for part in parts:
        if isinstance(part, Piece):
            text = part.text[1:] if blank and part.text.startswith(" ") else part.text
            blank = text.endswith(" ") if text else blank
            part = Piece(text.replace("\u2002", " "), part.look, part.link)
        else:
            blank = isinstance(part, Break)
        result.append(part)
    return result


def _target(element: "_Element") -> str | None:
    target = element.get(f"{XLINK}href", "")
    if target.startswith("#"):
        anchor = node_id(target[1:].partition("|")[0])
        return f"#{anchor}" if anchor else None
    return safe_link(target)
