"""The text of a Word paragraph: runs, fields, links, notes, text boxes; tracked changes are taken as accepted."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from importers.office.docx_styles import RunLook, Styles, W, number, run_look, switch, value
from importers.office.symbols import small_figures, symbol
from importers.pieces import Break, Look, Note, Part, Piece, readable, safe_link
from programme.errors import UnsafeFile
from programme.word_marks import BREAK_STYLE, NUMBER_STYLE, node_of

if TYPE_CHECKING:
    from lxml.etree import _Element

R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds"
VML = "{urn:schemas-microsoft-com:vml}"
DEEPEST = 60
_BOX = f"{W}txbxContent"
_MARK = re.compile(r"[nz]_[0-9A-Za-z_-]{1,64}$")
_REFERENCE_CODE = re.compile(r"\s*(?:REF|PAGEREF)\s+([nz]_\w{1,64})", re.IGNORECASE)
_LINK_CODE = re.compile(r'\s*HYPERLINK\s+(?:(\\l)\s+)?"?([^"\s]+)', re.IGNORECASE)
_CONTENTS_CODE = re.compile(r"\s*TOC\b", re.IGNORECASE)
_WORDS = (f"{W}t", f"{W}sym", f"{VML}textpath", f"{A}t")
_LETTERS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_SKIPPED = {"del", "moveFrom", "pPr", "rPr", "sdtPr", "sdtEndPr", "customXmlPr", "smartTagPr"}


def node_id(mark: str | None) -> str:
    """The id of the node that a bookmark, a control's tag or an anchor of ours stands for; else ""."""
    return node_of(mark) if mark and _MARK.match(mark) else ""


@dataclass(slots=True)
class _Field:
    code: str = ""
    in_code: bool = True


@dataclass(slots=True)
class TextReader:
    """Reads paragraphs one after the other: a field may begin in one and end in another.

    What hangs on a paragraph but stands elsewhere is gathered in `boxes`, `comments` (ids) and `marks` (node ids, those
    of controls first) for the caller to take away. `pages` counts the page breaks that Word noted.
    """

    styles: Styles
    links: Mapping[str, str]
    note: Callable[[str, str], Note | None]
    """Note by kind ("footnote", "endnote") and id."""
    torn: "frozenset[_Element]" = frozenset()
    """Signs that begin fields without end: they begin nothing."""
    boxes: "list[_Element]" = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    marks: list[str] = field(default_factory=list)
    pages: int = 0
    hidden: int = 0
    """How many stretches of hidden text were left out."""
    struck: int = 0
    """How many stretches of text are struck through, yet read."""
    _fields: list[_Field] = field(default_factory=list)
    _new_page: bool = False
    _page: int | None = None

    @property
    def page(self) -> int:
        """The page, from 1, where the text of the paragraph begins that was read last."""
        return 1 + (self.pages if self._page is None else self._page)

    @property
    def in_contents(self) -> bool:
        """Whether a contents field is open."""
        return any(_CONTENTS_CODE.match(each.code) for each in self._fields)

    def parts(self, paragraph: "_Element", base: RunLook) -> list[Part]:
        """The parts of one paragraph whose style looks like `base`."""
        parts: list[Part] = []
        self._page = None
        self._children(paragraph, base, None, parts, 0)
        return parts

    def _children(self, element: "_Element", base: RunLook, link: str | None, parts: list[Part], depth: int) -> None:
        if depth > DEEPEST:
            raise UnsafeFile("file_nested_too_deep")
        for child in element.iterchildren():
            name = local_name(child)
            if name == "r":
                self._run(child, base, link, parts)
            elif name == "hyperlink":
                self._children(child, base, self._target(child) or link, parts, depth + 1)
            elif name == "fldSimple":
                self._children(child, base, _coded_link(child.get(f"{W}instr", "")) or link, parts, depth + 1)
            elif name == "bookmarkStart":
                self._mark(child.get(f"{W}name"), len(self.marks))
            elif name == "AlternateContent":
                self._children(chosen(child), base, link, parts, depth + 1)
            elif name in ("oMath", "oMathPara"):
                parts.append(Piece(_formula(child), base.look(), link))
            elif name not in _SKIPPED:
                if name == "sdt":
                    self._mark(value(child.find(f"{W}sdtPr"), "tag"), 0)
                    if is_placeholder(child):
                        continue
                self._children(child, base, link, parts, depth + 1)

    def _mark(self, mark: str | None, place: int) -> None:
        """A bookmark may stand for an id by a digest, a control always has it."""
        if mark and mark.startswith("n_") and (found := node_id(mark)):
            self.marks.insert(place, found)

    def _run(self, run: "_Element", base: RunLook, link: str | None, parts: list[Part]) -> None:
        properties = run.find(f"{W}rPr")
        own = run_look(properties)
        style = value(properties, "rStyle")
        name = self.styles.name_of(style) if style else ""
        if name == BREAK_STYLE:
            return
        look = own.over(self.styles.run(style).toggled(base) if style else base)
        shown = look.look()
        for child in _run_children(run):
            in_code = any(each.in_code for each in self._fields)
            part = self._run_part(child, shown, link)
            if isinstance(part, Piece) and look.raised:
                part = replace(part, text=small_figures(part.text, look.raised))
            if part is None:
                continue
            if name == NUMBER_STYLE and isinstance(part, Piece):
                part = replace(part, text="" if part.link else part.text)
            written = isinstance(part, Piece) and bool(part.text.strip())
            if look.hidden and isinstance(part, Piece):
                self.hidden += written
            elif not in_code:
                self.struck += written and bool(look.struck)
                parts.append(part)

    def _run_part(self, child: "_Element", look: Look, link: str | None) -> Part | None:
        name = local_name(child)
        if name == "t":
            self._text_began()
            return Piece(readable(child.text or ""), look, link or self._field_link())
        if name in _LETTERS:
            return Piece(_LETTERS[name], look, link)
        if name in ("br", "cr"):
            self._new_page = child.get(f"{W}type") == "page"
            self.pages += self._new_page
            return Break()
        if name == "sym":
            return Piece(symbol(child.get(f"{W}char"), child.get(f"{W}font")), look, link)
        if name == "pict" and (lettering := _lettering(child)):
            self._aside(name, child)  # text boxes beside it
            return Piece(lettering, look, link)
        if name in ("footnoteReference", "endnoteReference"):
            return self.note(name.removesuffix("Reference"), child.get(f"{W}id", ""))
        if name == "fldChar" and (answer := _answer(child)):
            self._field_sign(child.get(f"{W}fldCharType"))
            return Piece(answer, look, link)
        self._aside(name, child)
        return None

    def _aside(self, name: str, child: "_Element") -> None:
        """What a run holds beside text."""
        if name == "lastRenderedPageBreak":
            self.pages += not self._new_page
            self._new_page = False
        elif name == "fldChar" and child not in self.torn:
            self._field_sign(child.get(f"{W}fldCharType"))
        elif name == "instrText" and self._fields:
            self._fields[-1].code = (self._fields[-1].code + (child.text or ""))[:2000]
        elif name == "commentReference":
            self.comments.append(child.get(f"{W}id", ""))
        elif name in ("drawing", "pict", "object"):
            self.boxes += _boxes(child)

    def _text_began(self) -> None:
        self._new_page = False
        self._page = self.pages if self._page is None else self._page

    def _field_sign(self, kind: str | None) -> None:
        if kind == "begin" and len(self._fields) < DEEPEST:
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_code = False
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _field_link(self) -> str | None:
        return _coded_link(self._fields[-1].code) if self._fields else None

    def _target(self, element: "_Element") -> str | None:
        anchor = node_id(element.get(f"{W}anchor"))
        return f"#{anchor}" if anchor else safe_link(self.links.get(element.get(f"{R}id", "")))


def local_name(element: "_Element") -> str:
    """The tag without its namespace; "" for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def chosen(alternatives: "_Element") -> "_Element":
    """The one of several ways to say the same that we read: the first one with words."""
    ways = list(alternatives.iterchildren(f"{MC}Choice", f"{MC}Fallback"))
    spoken = (way for way in ways if next(way.iter(*_WORDS), None) is not None)
    return next(spoken, ways[0] if ways else alternatives)


def is_placeholder(control: "_Element") -> bool:
    """Whether a content control only says what to fill in."""
    return control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None


def torn_fields(root: "_Element") -> "frozenset[_Element]":
    """The signs that begin fields which never end, as deletions leave them: all that follows would be their code."""
    open_fields: list[_Element] = []
    for sign in root.iter(f"{W}fldChar"):
        if next(sign.iterancestors(f"{W}del", f"{W}moveFrom"), None) is not None:
            continue
        if sign.get(f"{W}fldCharType") == "begin":
            open_fields.append(sign)
        elif sign.get(f"{W}fldCharType") == "end" and open_fields:
            open_fields.pop()
    return frozenset(open_fields)


def _run_children(run: "_Element") -> "Iterator[_Element]":
    """What a run holds; of several ways to say the same one, of a word with a reading aid the word."""
    for child in run.iterchildren():
        name = local_name(child)
        if name == "AlternateContent":
            yield from _run_children(chosen(child))
        elif name == "ruby":
            for inner in child.iterfind(f"{W}rubyBase/{W}r"):
                yield from _run_children(inner)
        else:
            yield child


def _lettering(picture: "_Element") -> str:
    """The words of a text that is set as a picture, without those in its text boxes."""
    outside = next(picture.iterancestors(_BOX), None)
    own = (each for each in picture.iter(f"{VML}textpath") if next(each.iterancestors(_BOX), None) is outside)
    return " ".join(text for each in own if (text := each.get("string", "").strip()))


def _formula(element: "_Element") -> str:
    """The signs of a formula in one line, fractions with a stroke."""
    if element.tag == f"{M}t":
        return element.text or ""
    texts = [_formula(child) for child in element.iterchildren() if isinstance(child.tag, str)]
    return ("/" if element.tag == f"{M}f" else "").join(text for text in texts if text)


def _boxes(element: "_Element") -> "Iterator[_Element]":
    """The outermost text boxes, paragraphs of shapes and diagrams of a drawing: boxes within boxes hang on their own paragraphs."""
    for child in element.iterchildren():
        if child.tag in (_BOX, f"{A}p", DIAGRAM):
            yield child
        else:
            yield from _boxes(chosen(child) if local_name(child) == "AlternateContent" else child)


def _answer(sign: "_Element") -> str:
    """What is ticked or chosen in a form field, which no text says; "" for other fields."""
    box, choice = sign.find(f"{W}ffData/{W}checkBox"), sign.find(f"{W}ffData/{W}ddList")
    if box is not None:
        return "☒" if switch(box, "checked" if box.find(f"{W}checked") is not None else "default") else "☐"
    if choice is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choice.iterchildren(f"{W}listEntry")]
    place = int(number(value(choice, "result") or value(choice, "default")) or 0)
    return entries[place] if 0 <= place < len(entries) else ""


def _coded_link(code: str) -> str | None:
    if reference := _REFERENCE_CODE.match(code):
        return f"#{node_id(reference[1])}"
    match = _LINK_CODE.match(code)
    if match is None:
        return None
    if match[1]:
        anchor = node_id(match[2])
        return f"#{anchor}" if anchor else None
    return safe_link(match[2])
