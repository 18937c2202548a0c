"""The elements of a page, one after the other, become lines: paragraphs, headings, items, cells."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from importers.office.docx_text import node_id
from importers.office.list_labels import form_of, written
from importers.pieces import Break, Look, Note, Part, Piece, lines_of, readable, safe_link
from importers.progress import Steps
from importers.source import Cell, LineEnd, LineRole, SourceLine
from importers.web import styles
from importers.web.cells import Cells
from importers.web.content import OWN_COVER, SILENT, Surroundings, is_own_part, is_permalink, words_of
from importers.web.notes import Notes
from importers.web.styles import Css
from programme.word_marks import CLOSING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_HEADING = re.compile(r"h([1-6])$")
_BLOCKS = frozenset(
    "p div section article main header footer aside nav figure figcaption blockquote address pre dl dt dd ul ol li table "
    "thead tbody tfoot tr td th caption details summary fieldset legend center form body hr".split()
)
_BOLD, _ITALIC = frozenset("b strong th dt".split()), frozenset("i em cite dfn var".split())
_PLAIN = Look()
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_COVER_ROLES = {"title": LineRole.TITLE, "subtitle": LineRole.SUBTITLE, "edition": LineRole.PAGE_HEAD}
GENERATOR = "Programmwerk"
"""How our own pages name what made them."""
_MSO_LEVEL = re.compile(r"\blevel([1-9])\b")
_ID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$")
_LINE_HEIGHT = 1.2


@dataclass(slots=True)
class _State:
    """What holds inside an element."""

    look: Look = _PLAIN
    link: str | None = None
    outline: int | None = None
    list_level: int | None = None
    cell: Cell | None = None
    left: float = 0.0
    align: str = ""
    style: str = ""
    pre: bool = False
    cover: bool = False
    role: LineRole = LineRole.TEXT


class Blocks:
    """Gathers the lines of a page."""

    def __init__(self, css: Css, surroundings: Surroundings) -> None:
        self.lines: list[SourceLine] = []
        self._css, self._surroundings = css, surroundings
        self._parts: list[Part] = []
        self._states: list[_State] = [_State()]
        self.cells = Cells()
        self.changed = self.struck = 0  # stretches put in or taken out, and such as are only struck through
        self._counts: list[int] = []
        self._marker = ""
        self._item_open = False
        self._margin: int | None = None
        self._number = 0
        self._notes = Notes()
        self._node = ""
        self._is_own = False
        self._steps = Steps(0)

    def read_page(self, body: "HtmlElement") -> None:
        """The text of a page, and what hangs around it before and behind."""
        self._is_own = _is_own(body)
        self._steps = Steps(sum(1 for _ in body.iter()))
        before: list[str | HtmlElement] = []
        after: list[str | HtmlElement] = []
        place: HtmlElement | None = self._surroundings.main
        while place is not None and place is not body:
            earlier = list(place.itersiblings(preceding=True))[::-1]
            parent = place.getparent()
            before[:0] = [(parent.text if parent is not None else "") or "", *_with_tails(earlier)]
            after += [place.tail or "", *_with_tails(place.itersiblings())]
            place = parent
        for words in before:
            self._around(words, LineRole.PAGE_HEAD)
        self.read(self._surroundings.main)
        for words in after:
            self._around(words, LineRole.PAGE_FOOT)

    def _around(self, words: "str | HtmlElement", role: LineRole) -> None:
        if isinstance(words, str):
            self._furniture(words, role)
        else:
            self.read(words)

    def read(self, root: "HtmlElement") -> None:
        """All below and including `root`. A loop with a stack: pages may be nested deeper than Python's calls."""
        self._notes = Notes(root)
        stack: list[tuple[HtmlElement, bool]] = [(root, False)]
        while stack:
            element, done = stack.pop()
            if done:
                self._leave(element)
                if element is not root:
                    self._text(element.tail)
                continue
            if not self._enter(element):
                if element is not root:
                    self._text(element.tail)
                continue
            stack.append((element, True))
            stack += [(child, False) for child in reversed(element)]
            self._text(element.text)
        self._flush()

    # --------------------------------------------------------------------------------------------- entering, leaving

    def _enter(self, element: "HtmlElement") -> bool:
        """Whether to go into `element`."""
        self._steps.step()
        tag = element.tag
        if not isinstance(tag, str) or tag in SILENT or element in self._notes.taken:
            return False
        if element.get("hidden") is not None or self._is_line_number(element) or is_permalink(element):
            return False
        values = self._css.of(element)
        if styles.is_hidden(values):
            return False
        if self._surroundings.is_around(element):
            self._flush()
            self._furniture(words_of(element), LineRole.PAGE_FOOT if self.lines else LineRole.PAGE_HEAD)
            return False
        if element.get("role") == "doc-endnotes" and all(item in self._notes.taken for item in element.iter("li")):
            return False  # every note stands at its mark
        if self._is_deleted(element, values):
            return False
        if tag in ("br", "img", "input") or self._note(element) or self._list_sign(element, values):
            self._void(element)
            return False
        heading = _HEADING.match(tag)
        if heading or tag in _BLOCKS:
            self._flush()
        self._states.append(self._state(element, values, int(heading[1]) if heading else None))
        self._open_structure(element, tag)
        return True

    def _is_deleted(self, element: "HtmlElement", values: styles.Declarations) -> bool:
        """Whether an element was taken out of the text; counts such changes, and what is only struck through."""
        self.changed += element.tag in ("ins", "del") and bool(words_of(element))
        self.struck += element.tag in ("s", "strike") or "line-through" in values.get("text-decoration", "")
        return bool(element.tag == "del")

    def _leave(self, element: "HtmlElement") -> None:
        tag = str(element.tag)
        if _HEADING.match(tag) or tag in _BLOCKS:
            self._flush()
        if tag in ("ul", "ol") and self._counts:
            self._counts.pop()
        elif tag == "li":
            self._marker, self._item_open = "", False
        elif tag == "table":
            self.cells.end()
        self._states.pop()

    def _void(self, element: "HtmlElement") -> None:
        if element.tag == "br":
            follower = element.getnext()
            wrapped = follower is not None and not (element.tail or "").strip() and self._is_line_number(follower)
            if not wrapped:
                self._parts.append(Break())
            elif not self._ends_open():
                self._parts.append(Piece(" ", self._states[-1].look))

    def _ends_open(self) -> bool:
        """Whether the text so far ends so that nothing comes between it and the next line: with a blank or a hyphen."""
        last = self._parts[-1] if self._parts else None
        return not isinstance(last, Piece) or last.text.endswith((" ", "-", "\u00a0"))

    def _is_line_number(self, element: "HtmlElement") -> bool:
        """An empty element that shows a line number beside the text; the first one of a paragraph is remembered."""
        shown = element.get("data-line-number") if isinstance(element.tag, str) else None
        if shown is None or len(element) or (element.text or "").strip():
            return False
        if self._margin is None and not self._parts and shown.isdecimal() and len(shown) < 8:
            self._margin = int(shown)
        return True

    # ------------------------------------------------------------------------------------------------------- states

    def _state(self, element: "HtmlElement", values: styles.Declarations, heading: int | None) -> _State:
        state = replace(self._states[-1])
        tag = str(element.tag)
        look = state.look
        bold, italic = styles.is_bold(values), styles.is_italic(values)
        size = styles.points(values.get("font-size"), look.size or 12.0)
        state.look = replace(
            look,
            bold=bold if bold is not None else look.bold or tag in _BOLD,
            italic=italic if italic is not None else look.italic or tag in _ITALIC,
            underlined=tag == "u" or "underline" in values.get("text-decoration", "") or look.underlined,
            caps=look.caps or values.get("text-transform") == "uppercase",
            size=look.size if size is None else round(size, 1),
            colour=styles.colour(values.get("color")) or look.colour,
        )
        state.outline = heading or state.outline
        state.link = safe_link(self._target(element)) or state.link if tag == "a" else state.link
        state.left += styles.points(values.get("margin-left")) or 0.0 if tag in _BLOCKS else 0.0
        state.align = values.get("text-align") or element.get("align") or state.align
        state.style = (
            element.get("class", "").split(" ")[0] or state.style if tag in _BLOCKS or heading else state.style
        )
        state.pre = state.pre or tag == "pre"
        if state.cover:
            state.role = _COVER_ROLES.get(element.get("class", ""), state.role)
            state.outline = None if state.role is LineRole.TITLE else state.outline
        state.cover = state.cover or (is_own_part(element) and element.get("class") == OWN_COVER)
        return state

    def _target(self, element: "HtmlElement") -> str | None:
        target = element.get("href") or ""
        if not target.startswith("#"):
            return target
        node = self._node_of(target[1:])
        return f"#{node}" if node else None

    def _node_of(self, anchor: str | None) -> str:
        """The id of an entry that an anchor stands for; in our own pages anchors are those ids, and the closing words
        have one, too."""
        if self._is_own and (anchor == CLOSING or _ID.match(anchor or "")):
            return anchor or ""
        return node_id(anchor)

    def _open_structure(self, element: "HtmlElement", tag: str) -> None:
        state = self._states[-1]
        self._node = self._node_of(element.get("id")) or self._node
        if tag in ("ul", "ol"):
            state.list_level = 0 if state.list_level is None else state.list_level + 1
            start = element.get("start", "1")
            self._counts.append((int(start) if start.isdecimal() and len(start) < 7 else 1) - 1)
        elif tag == "li" and state.list_level is not None:
            self._marker, self._item_open = self._label(element), True
        elif tag == "table":
            state.list_level = None
            self.cells.begin(state.cell)
        elif tag == "tr":
            self.cells.begin_row()
        elif tag in ("td", "th"):
            state.cell = self.cells.place(element) or state.cell

    def _label(self, element: "HtmlElement") -> str:
        parent = element.getparent()
        if parent is None or parent.tag != "ol":
            return "•"
        value = element.get("value", "")
        self._counts[-1] = int(value) if value.isdecimal() and len(value) < 7 else self._counts[-1] + 1
        return f"{written(self._counts[-1], form_of(parent.get('type', '1')))}."

    # --------------------------------------------------------------------------------------------------------- text

    def _text(self, text: str | None) -> None:
        if not text:
            return
        state = self._states[-1]
        if state.pre:
            for number, line in enumerate(text.split("\n")):
                self._parts += [Break()] if number else []
                self._parts.append(Piece(line, state.look, state.link))
            return
        squeezed = _BLANKS.sub(" ", text)
        last = self._parts[-1] if self._parts else Break()
        if squeezed.startswith(" ") and (
            isinstance(last, Break) or (isinstance(last, Piece) and last.text.endswith(" "))
        ):
            squeezed = squeezed[1:]
        if squeezed:
            self._parts.append(Piece(readable(squeezed), state.look, state.link))

    def _flush(self) -> None:
        """Ends the open paragraph."""
        parts, self._parts = self._parts, []
        if not any(not isinstance(part, Break) and (isinstance(part, Note) or part.text.strip()) for part in parts):
            return
        state = self._states[-1]
        self._number += 1
        inside = state.list_level is not None
        frame = SourceLine(
            "",
            self._number,
            LineEnd.PARAGRAPH,
            role=state.role,
            style=f"h{state.outline}" if state.outline else state.style,
            outline=state.outline,
            list_level=state.list_level,
            marker=self._marker if inside else "",
            goes_on=inside and not self._marker,
            cell=state.cell,
            align=state.align if state.align in ("left", "center", "right", "justify") else "",
            left=state.left,
            margin_number=self._margin,
            node=self._node,
        )
        self._marker, self._margin, self._node = "", None, ""
        self.lines += lines_of(_stripped(parts), frame)

    def _furniture(self, words: str, role: LineRole) -> None:
        """What hangs around the text is kept as such, so that people see what was left out."""
        if words.strip():
            self._number += 1
            self.lines.append(SourceLine(" ".join(words.split()), self._number, LineEnd.PARAGRAPH, role=role))

    def _note(self, element: "HtmlElement") -> bool:
        """Whether a footnote stands at its mark now."""
        note = self._notes.at(element)
        self._parts += [note] if note is not None else []
        return note is not None

    def _list_sign(self, element: "HtmlElement", values: styles.Declarations) -> bool:
        """Word writes bullets and numbers as text that it tells itself to ignore."""
        if values.get("mso-list", "").casefold() != "ignore":
            return False
        sign = _BLANKS.sub("", "".join(element.itertext()).replace("\u00a0", ""))
        depth, paragraph = _paragraph_around(element)
        level = _MSO_LEVEL.search(self._css.of(paragraph).get("mso-list", "")) if paragraph is not None else None
        for state in self._states[-1 - depth :]:  # of the paragraph, and of what stands around the sign in it
            state.list_level = int(level[1]) - 1 if level else state.list_level or 0
        self._marker = "•" if sign in ("·", "§", "o", "Ø", "") else readable(sign)
        return True


def _paragraph_around(element: "HtmlElement") -> tuple[int, "HtmlElement | None"]:
    """How many elements lie between `element` and its paragraph, and the paragraph; None where there is none."""
    for depth, each in enumerate(element.iterancestors()):
        if each.tag in _BLOCKS or _HEADING.match(str(each.tag)):
            return depth, each
    return 0, None


def _is_own(body: "HtmlElement") -> bool:
    return any(each.get("content") == GENERATOR for each in body.getroottree().iterfind(".//meta[@name='generator']"))


def _with_tails(elements: "Iterable[HtmlElement]") -> Iterator["str | HtmlElement"]:
    for element in elements:
        yield element if is_own_part(element) else words_of(element)
        yield element.tail or ""


def _stripped(parts: list[Part]) -> Iterator[Part]:
    """Without blanks at the end of the paragraph and before forced breaks."""
    for place, part in enumerate(parts):
        last = all(not isinstance(each, Piece) or not each.text.strip() for each in parts[place + 1 : place + 2])
        if isinstance(part, Piece) and last:
            yield replace(part, text=part.text.rstrip(" "))
        else:
            yield part
