"""Footnotes of pages: the mark in the text takes the note to itself. Word and LibreOffice name them by anchors inside the note."""

import re
from typing import TYPE_CHECKING

from importers.pieces import Note, Piece, note_of

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARK = re.compile(r"[\[(]?(?:\d{1,3}|\*{1,3}|[ivxlc]{1,6})[\])]?$")
_PROCESSORS = re.compile(r"#(?:_(?:ftn|edn)\d|sd(?:foot|end)note\d)")
"""Anchors by which Word and LibreOffice name their notes."""
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_HOLDERS = ("li", "p", "div", "aside")
_LONGEST = 3_000


class Notes:
    """The notes of a page below `root`; those that stand at their mark are `taken`."""

    def __init__(self, root: "HtmlElement | None" = None) -> None:
        elements = [] if root is None else [each for each in root.iter() if isinstance(each.tag, str)]
        self._named: dict[str, HtmlElement] = {str(key): each for each in elements if (key := each.get("name"))}
        self._named |= {str(key): each for each in elements if (key := each.get("id"))}
        self.taken: set[HtmlElement] = set()

    def at(self, element: "HtmlElement") -> Note | None:
        """The note whose mark `element` is; None for anything else, and where the note stands at an earlier mark."""
        link = element.find("a") if element.tag == "sup" and len(element) == 1 else element
        if link is None or link.tag != "a" or not (link.get("href") or "").startswith("#"):
            return None
        mark = "".join(element.itertext()).strip()
        if not _MARK.match(mark):
            return None
        target = self._target(element, link)
        if target is None or target in self.taken or target.tag not in _HOLDERS:
            return None
        text = _BLANKS.sub(" ", "".join(target.itertext())).strip(" ↩︎↑^")
        note = note_of([[Piece(_without_mark(target, text, mark))]]) if 0 < len(text) <= _LONGEST else None
        if note is not None:
            self.taken.add(target)
        return note

    def _target(self, element: "HtmlElement", link: "HtmlElement") -> "HtmlElement | None":
        """What the mark leads to; of a word processor's anchor the part that it stands in."""
        anchor = link.get("href") or ""
        found = self._named.get(anchor[1:])
        if found is not None and _PROCESSORS.match(anchor):
            inside = any(each is found for each in element.iter())
            return (
                None
                if inside
                else next((each for each in found.iterancestors("div", "li", "p") if each.get("id")), None)
            )
        marked = element.tag == "sup" or link.get("role") == "doc-noteref" or link.find("sup") is not None
        return found if marked else None


def _without_mark(note: "HtmlElement", text: str, mark: str) -> str:
    """The `text` of a note without the mark that it may repeat, mostly as the link back; any other number before its words
    is one of them."""
    links = (each for each in note.iter("a") if (each.get("href") or "").startswith("#"))
    back = next((words for each in links if (words := "".join(each.itertext()).strip())), "")
    if _MARK.match(back) and text.startswith(back):
        return text.removeprefix(back).lstrip(". ")
    found = re.match(rf"[\[(]?{re.escape(mark.strip('[]()'))}(?![^\W_])(?:[\])]\.?|\.)?\s*(?=\S)", text)
    return text[found.end() :] if found else text
